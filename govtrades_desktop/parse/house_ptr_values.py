"""What a row's cells mean: raw printed lines to a Transaction, with a finding for whatever does not read.

A value that cannot be read is None **and** a finding; nothing is guessed, no row is dropped.
"""

from __future__ import annotations

import datetime as dt
import re

from govtrades_desktop.core.amounts import Amount, parse_amount
from govtrades_desktop.core.dates import parse_us_date
from govtrades_desktop.core.records import (
    Box,
    FilingStatus,
    Finding,
    Owner,
    PagePlace,
    Transaction,
    TransactionType,
)
from govtrades_desktop.parse.house_ptr_rows import RawRow
from govtrades_desktop.parse.option_terms import read_bond_terms, read_option_terms

OWNERS = {"": Owner.SELF, "SP": Owner.SPOUSE, "JT": Owner.JOINT, "DC": Owner.DEPENDENT_CHILD}
TYPES = {
    "P": TransactionType.PURCHASE,
    "S": TransactionType.SALE,
    "S(PARTIAL)": TransactionType.PARTIAL_SALE,
    "E": TransactionType.EXCHANGE,
}
STATUSES = {"NEW": FilingStatus.NEW, "AMENDED": FilingStatus.AMENDED, "DELETED": FilingStatus.DELETED}

_CODE = re.compile(r"\[([A-Za-z0-9]{2})\]\Z")
# (AAPL), (BRK.B), (BF-B), (T$A), (BAC.PR.L), (9988.HK), with or without its exchange: (NYSE: ABC), (ABC:US).
_TICKER = re.compile(
    r"\((?:(?P<exchange>[A-Za-z][A-Za-z ]{1,12}):\s?)?"
    r"(?P<ticker>(?:[A-Za-z][A-Za-z0-9]{0,5}|\d{1,6}(?=\.[A-Za-z]{1,3}\)))(?:[.$/^-][A-Za-z0-9]{1,3}){0,2}\$?)"
    r"\)\Z"
)
_COUNTRY = re.compile(r":[A-Z]{2}\)\Z")
SECURITIES = frozenset({"ST", "OP", "EF", "ET"})
# Words in brackets before the asset code that name an exchange, a form or nothing at all, and no security.
_NOT_TICKERS = "NASDAQ NYSE AMEX OTC OTCQB OTCQX LSE TSX THE ETF ADR REIT IRA LLC LP INC LTD CORP PLC CUSIP"
_EXCHANGES = """
NASDAQ NASDAQGS NASDAQGM NASDAQCM NYSE NYSEARCA NYSEAMERICAN NYSEMKT AMEX CBOE BATS OTC OTCMKTS OTCBB OTCPK
OTCQB OTCQX LSE LON TSX TSXV TSE ASX HKEX SIX EPA ETR
"""
_FUND_TICKERS = {"CORP": frozenset({"EF", "ET"}), "REIT": frozenset({"EF", "ET"})}  # funds of these names
EXCHANGES = frozenset(_EXCHANGES.split())
NOT_TICKERS = frozenset(_NOT_TICKERS.split())


def join_lines(lines: list[list[str]]) -> str:
    """Join printed lines with single blanks; a word broken after its hyphen goes on without one.

    SEEN: House 20033393 "AU-" / "2026;". A dash that stands alone at a line's end keeps its blank.
    """
    text = ""
    for words in lines:
        part = " ".join(words)
        if not part:
            continue
        if text and not (len(text) > 1 and text[-1] == "-" and text[-2].isalnum()):
            text += " "
        text += part
    return text


def read_row(row: RawRow, line: int, *, is_case_lost: bool) -> tuple[Transaction | None, list[Finding]]:
    """Return the transaction of one raw row, and what about it could not be read.

    A row whose owner or type cannot be read is no transaction: there is no value that would not be a guess
    (a blank owner means the filer, and a type there must be). Its filing fails, with these findings.

    Args:
        row: as printed.
        line: its number.
        is_case_lost: layout 1, and its true capitals could not be told by the drawn widths.
    """
    findings: list[Finding] = []

    def doubt(code: str, message: str) -> None:
        findings.append(Finding(code, f"Row {line}: {message}", page=row.page, line=line))

    cells = {column: join_lines(lines) for column, lines in row.cells.items()}
    owner_text = cells.get("owner", "").upper()
    if owner_text not in OWNERS:
        doubt("owner_unknown", f"the owner is printed as {cells['owner']!r}.")
    asset, asset_type = _split_code(row.cells.get("asset", []))
    if not asset:
        doubt("asset_missing", "no asset name was found.")
    if asset_type is None:
        doubt("asset_type_missing", f"no asset code in brackets follows {asset!r}.")
    type_text = "".join(cells.get("type", "").split()).upper()
    if type_text not in TYPES:
        doubt("type_unknown", f"the transaction type is printed as {cells.get('type', '')!r}.")
    dates = {name: _date(cells.get(name, "")) for name in ("traded", "notified")}
    for name, day in dates.items():
        if day is None:
            doubt(f"{name}_on_missing", f"the date {name} is printed as {cells.get(name, '')!r}.")
    amount = _amount(cells.get("amount", ""))
    if amount is None:
        doubt("amount_missing", f"the amount is printed as {cells.get('amount', '')!r}.")
    if row.cap_gains is None:
        doubt("cap_gains_missing", "no check box for capital gains stands beside it.")
    subs = {name: join_lines(lines) or None for name, lines in row.subs.items()}
    status_text = (subs.get("filing_status") or "").upper()
    if status_text not in STATUSES:
        doubt("filing_status_missing", f"the filing status is printed as {status_text!r}.")
    if stray := cells.get("cap_gains"):
        doubt("leftover_text", f"{stray!r} stands in the column of the check boxes.")
    if owner_text not in OWNERS or type_text not in TYPES:
        return None, findings
    description, comment = subs.get("description"), subs.get("comment")
    transaction = Transaction(
        line=line,
        owner=OWNERS[owner_text],
        asset=asset,
        ticker=_ticker(asset, asset_type, is_case_lost=is_case_lost),
        asset_type=asset_type,
        type=TYPES[type_text],
        traded_on=dates["traded"],
        notified_on=dates["notified"],
        amount_low_usd=amount.low_usd if amount else None,
        amount_high_usd=amount.high_usd if amount else None,
        amount_exact_usd=amount.exact_usd if amount else None,
        cap_gains_over_200=row.cap_gains,
        filing_status=STATUSES.get(status_text),
        row_id=cells.get("id") or None,
        option=read_option_terms(asset_type, asset, description, comment),
        bond=read_bond_terms(asset_type, asset, description),
        description=description,
        subholding_of=subs.get("subholding_of"),
        location=subs.get("location"),
        comment=comment,
        page=row.page,
        box=_box(row.places[row.page]),
        more_places=tuple(
            PagePlace(page, _box(place)) for page, place in sorted(row.places.items()) if page != row.page
        ),
    )
    return transaction, findings


def _box(place: tuple[float, float, float, float]) -> Box:
    return Box(*(round(edge, 1) for edge in place))


def _split_code(lines: list[list[str]]) -> tuple[str, str | None]:
    """Return the asset's name as filed and its code; the code is the last word, `[ST]`."""
    if lines and lines[-1] and (found := _CODE.search(lines[-1][-1])):
        rest = [*lines[:-1], lines[-1][:-1]]
        if glued := lines[-1][-1][: found.start()]:
            rest[-1] = [*rest[-1], glued]
        return join_lines(rest), found[1].upper()
    return join_lines(lines), None


def _ticker(asset: str, asset_type: str | None, *, is_case_lost: bool) -> str | None:
    """Return the ticker, the bracket right before the asset code, in capitals.

    A name in brackets ("(Bitcoin)", "(GLAS Funds LP)"), an exchange and a CUSIP are none. A stock's ticker
    may be typed in small letters; where the text layer lost the case of letters, a short bracket will do.
    """
    while found := _TICKER.search(asset):
        if found["exchange"] and found["exchange"].replace(" ", "").upper() not in EXCHANGES:
            found = _TICKER.search(_COUNTRY.sub(")", asset))
            if not found or found["exchange"]:
                return None
        word = found["ticker"].upper()
        if word not in NOT_TICKERS or asset_type in _FUND_TICKERS.get(word, ()):
            break
        asset = asset[: found.start()].rstrip()  # the ticker may stand before: "Nestle SA (NSRGY) (ADR)"
    else:
        return None
    ticker = found["ticker"]
    if ticker[0].isalpha() and sum(map(str.isdigit, ticker)) > 2:
        return None
    is_typed_small = ticker == ticker.lower() and asset_type in SECURITIES
    if ticker != ticker.upper() and not is_typed_small and not (is_case_lost and len(ticker) <= 5):
        return None
    return str(ticker.upper())


def _date(text: str) -> dt.date | None:
    try:
        return parse_us_date(text)
    except ValueError:
        return None


def _amount(text: str) -> Amount | None:
    try:
        return parse_amount(text)
    except ValueError:
        return None
