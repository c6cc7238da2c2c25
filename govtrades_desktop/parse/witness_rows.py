"""The second witness's rows: from anchored lines to records. Shares no code with the first reading's rows.

Knows no PDF library: it is given tokens with their colour and place by `witness`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from govtrades_desktop.core.records import (
    Box,
    FilingStatus,
    Owner,
    PagePlace,
    Transaction,
    TransactionType,
    Vehicle,
)
from govtrades_desktop.parse.option_terms import read_bond_terms, read_option_terms

_DATE = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})$")
_KINDS = {"P": TransactionType.PURCHASE, "S": TransactionType.SALE, "E": TransactionType.EXCHANGE}
_OWNERS = {"SP": Owner.SPOUSE, "JT": Owner.JOINT, "DC": Owner.DEPENDENT_CHILD}
# First letters of the labels' words. Layout 2 loses all the others, layout 1 their case.
LABELS = {"fs": "filing_status", "so": "subholding_of", "l": "location", "d": "description", "c": "comment"}
_NO_TICKERS = {"NASDAQ", "NYSE", "THE", "OTC", "AMEX", "OTCQB", "OTCQX", "LSE", "TSX"} | {
    *("ETF", "ADR", "IRA", "LLC", "LP", "INC", "LTD", "PLC", "CUSIP")
}
_EXCHANGE = re.compile(r"(NASDAQ|NYSE|AMEX|OTC|CBOE|BATS|LSE|LON|TS[EX]|ASX|HKEX|SIX|EPA|ETR)[A-Z ]*: ?")
_TICKER = re.compile(r"[A-Z][A-Z0-9]{0,5}([.$/^-][A-Z0-9]{1,3}){0,2}\$?$|\d{1,6}\.[A-Z]{1,3}$")


def read_ticker(asset: str, code: str | None) -> str | None:
    """Return the symbol in the bracket that ends the name; small letters count in one without capitals."""
    bracket = asset[asset.rfind("(") + 1 : -1] if asset.endswith(")") and "(" in asset else ""
    is_listed = code in ("ST", "OP", "EF", "ET")
    if bracket == bracket.lower() and is_listed:
        bracket = bracket.upper()
    if found := _EXCHANGE.match(bracket):
        bracket = bracket[found.end() :]
    bracket = re.sub(r":[A-Z]{2}$", "", bracket)
    if bracket in _NO_TICKERS or (bracket in ("CORP", "REIT") and code not in ("EF", "ET")):
        return read_ticker(asset[: asset.rfind("(")].rstrip(), code)
    if not _TICKER.match(bracket):
        return None
    return None if bracket[0].isalpha() and len(re.findall(r"\d", bracket)) > 2 else bracket


@dataclass(slots=True)
class Token:
    """A run of letters of one colour without a gap; `small` where it is set in the labels' tiny capitals."""

    text: str
    x0: float
    x1: float
    bright: float
    is_bold: bool
    small: int
    size: float


@dataclass(slots=True)
class Draft:
    """A row while it is being read."""

    page: int
    base: float
    x_type: float
    x_amount: float
    kind: str
    days: list[str]
    body: list[list[Token]] = field(default_factory=list)
    amount: list[str] = field(default_factory=list)
    parts: dict[str, list[list[str]]] = field(default_factory=dict)
    x_asset: float | None = None
    places: dict[int, list[float]] = field(default_factory=dict)
    gains: bool | None = None


def find_anchor(tokens: list[Token]) -> tuple[int, str, list[str]] | None:
    """Find type, date and date standing side by side in black: the sign of a row's first line."""
    for place in range(len(tokens) - 2):
        kind = tokens[place].text.upper()
        if kind not in _KINDS or tokens[place].bright > 0.1:
            continue
        rest = [token.text for token in tokens[place + 1 : place + 4]]
        if rest[0].casefold() == "(partial)":
            kind, rest = "S (partial)", rest[1:]
        if len(rest) >= 2 and _DATE.match(rest[0]) and _DATE.match(rest[1]):
            return place, kind, rest[:2]
    return None


def widen(row: Draft, page: int, base: float, tokens: list[Token]) -> None:
    """Widen the row's place on the page to hold one more line."""
    edges = [tokens[0].x0, base - 9, max(t.x1 for t in tokens), base + 3]
    if known := row.places.get(page):
        edges = [*map(min, known[:2], edges[:2]), *map(max, known[2:], edges[2:])]
    row.places[page] = edges


def read_day(text: str) -> dt.date | None:
    """Return the date that the text ends in; None where it is none."""
    found = _DATE.search(text)
    try:
        return dt.date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _broken(lines: list[list[str]]) -> str:
    """Join lines; what was broken after a hyphen inside a word grows together."""
    out = ""
    for words in lines:
        part = " ".join(words)
        if not part:
            continue
        out += part if not out or re.search(r"\w-$", out) else " " + part
    return out


def finish_row(row: Draft, line: int) -> Transaction:
    """Return the record of a row, by the colour of its tokens and the place of its sub-lines."""
    edge = (row.x_asset if row.x_asset is not None else 0.0) - 3
    names: list[list[str]] = []
    code: str | None = None
    owner, row_id = Owner.SELF, None
    for tokens in row.body:
        name: list[str] = []
        for token in tokens:
            if token.x0 < edge:
                if token.text.upper() in _OWNERS:
                    owner = _OWNERS[token.text.upper()]
                elif re.fullmatch(r"\d{8,12}", token.text):
                    row_id = token.text
            elif 0.4 < token.bright < 0.7 and token.text.startswith("["):
                code = token.text.strip("[]").upper()
            else:
                name.append(token.text)
        names.append(name)
    asset = _broken(names)
    parts = {name: _broken(lines) or None for name, lines in row.parts.items()}
    low, high, exact = _money(" ".join(row.amount))
    status = (parts.get("filing_status") or "").casefold()
    kind = TransactionType.PARTIAL_SALE if row.kind == "S (partial)" else _KINDS[row.kind]
    return Transaction(
        line=line,
        owner=owner,
        asset=asset,
        ticker=read_ticker(asset, code),
        asset_type=code,
        type=kind,
        traded_on=read_day(row.days[0]),
        notified_on=read_day(row.days[1]),
        amount_low_usd=low,
        amount_high_usd=high,
        amount_exact_usd=exact,
        cap_gains_over_200=row.gains,
        filing_status=FilingStatus(status) if status in ("new", "amended", "deleted") else None,
        row_id=row_id,
        option=read_option_terms(code, asset, parts.get("description"), parts.get("comment")),
        bond=read_bond_terms(code, asset, parts.get("description")),
        description=parts.get("description"),
        subholding_of=parts.get("subholding_of"),
        location=parts.get("location"),
        comment=parts.get("comment"),
        page=row.page,
        box=Box(*row.places[row.page]),
        more_places=tuple(PagePlace(p, Box(*e)) for p, e in sorted(row.places.items()) if p != row.page),
    )


def _money(text: str) -> tuple[int | None, int | None, Decimal | None]:
    figures = [Decimal(figure.replace(",", "")) for figure in re.findall(r"\$([\d,]+(?:\.\d+)?)", text)]
    if len(figures) == 2 and "-" in text:
        return int(figures[0]), int(figures[1]), None
    if len(figures) == 1 and "over" in text.casefold():
        return int(figures[0]) + 1, None, None
    if len(figures) == 1 and "-" not in text:
        whole = int(figures[0])
        return whole, whole + (figures[0] != whole), figures[0]
    return None, None, None


def _is_open(block: list[list[str]]) -> bool:
    """True where a name's last bracket is not closed yet."""
    name = " ".join(" ".join(words) for words in block)
    return name.rfind("(") > name.rfind(")")


def read_vehicles(lines: list[tuple[int, float, list[Token]]]) -> Iterable[Vehicle]:
    """Return the investment vehicles; a line close under another goes on with it."""
    blocks: list[list[list[str]]] = []
    extras: list[dict[str, list[list[str]]]] = []
    previous = (0, 0.0)
    for page, base, tokens in lines:
        words = [t.text for t in tokens]
        first = tokens[0]
        label = "".join(t.text[0] for t in tokens if t.small and t.text.endswith(":")).casefold()
        if blocks and label[:1] in LABELS and first.small:
            extras[-1][LABELS[label[:1]]] = [words[1:]]
        elif blocks and (
            (page == previous[0] and base - previous[1] < 13)
            or (page != previous[0] and not extras[-1] and (words[0] == "(Owner:" or _is_open(blocks[-1])))
        ):
            (list(extras[-1].values())[-1] if extras[-1] else blocks[-1]).append(words)
        else:
            blocks.append([words])
            extras.append({})
        previous = (page, base)
    for block, extra in zip(blocks, extras, strict=True):
        name = " ".join(" ".join(words) for words in block)
        owner = Owner.SELF
        for code, who in _OWNERS.items():
            if name.endswith(f" (Owner: {code})"):
                owner, name = who, name.removesuffix(f" (Owner: {code})")
        where, what = _broken(extra.get("location", [])), _broken(extra.get("description", []))
        yield Vehicle(name, owner, where or None, what or None)
