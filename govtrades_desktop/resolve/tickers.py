"""How tickers are written: the same share class as filers, exchanges, data vendors and the SEC spell it.

Pure text: what a spelling may stand for. May not look anything up: `asset_index` tells whether there is such
a ticker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_OCC = re.compile(r"^([A-Z]{1,6}) ?(\d{6})([CP])(\d{8})$")
_FOREIGN = re.compile(
    r"^([A-Z0-9]{1,6})\.(SW|VX|AS|L|IL|TI|MI|SG|F|MU|BE|DU|HM|HA|DE|MX|TO|V|PA|BR|HK|T|AX|MC|ST|CO|OL|VI|SA|BA|SN)$"
)
_PREFERRED = re.compile(r"^([A-Z]{1,5})[.\-/ ]?(?:P|PR|PR\.|P\.)[.\-/]?([A-Z])$")
_CLASSED = re.compile(r"^([A-Z]{1,5})[.\-/ ]([A-Z])$")
_DOLLAR = re.compile(r"^([A-Z]{1,5})\$([A-Z])?$")
_WHEN_ISSUED = re.compile(r"^([A-Z]{1,5})[.\-/](?:WI|W\.I\.|WD)$")
_WARRANT = re.compile(r"^([A-Z]{1,5})[.\-/](WT?|WS|U|UN|RT?)$")
_GLUED = re.compile(r"^([A-Z]{2,4})([A-C])$")
_TICKER = re.compile(r"^[A-Z]{1,5}(?:[.\-/$][A-Z]{1,3})?$")
_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:(?:NYSE|NASDAQ|AMEX|NYSE\s?ARCA|OTC\w*)\s*[:\-]\s*)?([A-Z]{1,5}(?:[.\-/$][A-Z]{1,2})?)\s*[)\]]"
)
_BEFORE_DASH = re.compile(r"^([A-Z]{1,5}(?:[.\-/][A-Z]{1,2})?)\s?[-\u2013:]\s?(?=\S)")
_AFTER_DASH = re.compile(
    r"(?:\s[-\u2013]|:|\b(?:NYSE|NASDAQ|AMEX|ticker|symbol):?)\s([A-Z]{1,5}(?:\.[A-Z])?)$", re.I
)
_LAST_WORD = re.compile(r"\s([A-Z]{3,5})$")
_FIRST_WORD = re.compile(r"^([A-Z]{2,5})\s(?=\S)")
_OTHER_WORDS = """
NYSE NASDAQ AMEX OTC THE NEW INC CORP LLC PLC LTD ADR ADS ETF CMN COM CALL PUT CALLS PUTS USA FUND BOND NOTE
"""
_NO_TICKERS = frozenset(_OTHER_WORDS.split())


class Spelling(StrEnum):
    """How a candidate was got from what was printed."""

    PRINTED = "printed"
    CLASS = "class"  # BRK.B, BRK/B, BRKB for BRK-B
    PREFERRED = "preferred"  # T$A for T-PA
    WHEN_ISSUED = "when_issued"  # XLS-WI for XLS
    FOREIGN = "foreign"  # SBUX.SW for SBUX
    OPTION = "option"  # SPY160219P00180000 for SPY


@dataclass(frozen=True, slots=True)
class TickerForm:
    """A ticker in the SEC's own spelling that a printed one may mean."""

    ticker: str
    spelling: Spelling


def clean_ticker(printed: str) -> str:
    """Return a ticker upper case, without the caret or blanks that vendors put around it."""
    return printed.strip().upper().lstrip("^$").strip()


def ticker_forms(printed: str) -> tuple[TickerForm, ...]:
    """Return what a printed ticker may mean, the likeliest first.

    The SEC writes a share class and a preferred series with a dash ("BRK-B", "T-PA"); filers write "BRK.B",
    "BRK/B", "BRKB", "T$A", "T-A". A form needs the name's agreement unless it only changes the mark.
    """
    ticker = clean_ticker(printed)
    forms = [TickerForm(ticker, Spelling.PRINTED)]
    forms.extend(_other_forms(ticker))
    seen: dict[str, TickerForm] = {}
    for form in forms:
        if form.ticker:
            seen.setdefault(form.ticker, form)
    return tuple(seen.values())


def _other_forms(ticker: str) -> Iterator[TickerForm]:
    if found := _OCC.match(ticker):
        yield TickerForm(found.group(1), Spelling.OPTION)
        return
    if found := _DOLLAR.match(ticker):
        yield TickerForm(f"{found.group(1)}-P{found.group(2) or ''}", Spelling.PREFERRED)
    if found := _CLASSED.match(ticker):
        yield TickerForm(f"{found.group(1)}-{found.group(2)}", Spelling.CLASS)
        yield TickerForm(f"{found.group(1)}-P{found.group(2)}", Spelling.PREFERRED)
    elif found := _PREFERRED.match(ticker):
        yield TickerForm(f"{found.group(1)}-P{found.group(2)}", Spelling.PREFERRED)
    if found := _WHEN_ISSUED.match(ticker):
        yield TickerForm(found.group(1), Spelling.WHEN_ISSUED)
    elif found := _WARRANT.match(ticker):
        mark = {"W": "WT", "WS": "WT", "U": "UN", "R": "RI", "RT": "RI"}.get(found.group(2), found.group(2))
        yield TickerForm(f"{found.group(1)}-{mark}", Spelling.CLASS)
    if found := _FOREIGN.match(ticker):
        base = found.group(1)
        yield TickerForm(base, Spelling.FOREIGN)
        if glued := _GLUED.match(base):
            yield TickerForm(f"{glued.group(1)}-{glued.group(2)}", Spelling.FOREIGN)
    if found := _GLUED.match(ticker):
        yield TickerForm(f"{found.group(1)}-{found.group(2)}", Spelling.CLASS)


def is_option_symbol(printed: str) -> bool:
    """Tell whether it is an option's symbol of the OCC: root, date, C or P, strike in thousandths."""
    return _OCC.match(clean_ticker(printed)) is not None


def is_foreign_symbol(printed: str) -> bool:
    """Tell whether a vendor's mark of a foreign exchange stands behind the ticker (".SW", ".AS", ".MX")."""
    return _FOREIGN.match(clean_ticker(printed)) is not None


def is_mutual_fund_symbol(printed: str) -> bool:
    """Tell whether it is Nasdaq's symbol of a mutual fund: five letters, the last an X."""
    return re.fullmatch(r"[A-Z]{4}X", clean_ticker(printed)) is not None


def tickers_in_name(asset: str) -> tuple[str, ...]:
    """Return what is written as a ticker inside a name: "(NYSE: XYZ)", "[XYZ]", "XYZ - Name", "Name: XYZ"."""
    found: dict[str, None] = {}
    for match in _IN_BRACKETS.finditer(asset):
        found[match.group(1)] = None
    for pattern in (_BEFORE_DASH, _AFTER_DASH):
        hit = pattern.search(asset.strip())
        if hit is not None:
            found[hit.group(1)] = None
    return tuple(ticker for ticker in found if ticker not in _NO_TICKERS)


def bare_tickers(asset: str) -> tuple[tuple[str, str], ...]:
    """Return each first or last word that may be a ticker, with the rest of the name: "Fireeye Inc FEYE".

    Such a word is no evidence alone: "PALL CORP" begins with the ticker of a palladium fund. The rest must be
    the whole name of what the ticker stands for.
    """
    text = asset.strip()
    found = []
    for pattern in (_LAST_WORD, _FIRST_WORD):
        hit = pattern.search(text)
        if hit is not None and hit.group(1) not in _NO_TICKERS:
            found.append((hit.group(1), f"{text[: hit.start()]} {text[hit.end() :]}".strip()))
    return tuple(found)


def whole_ticker(asset: str) -> str | None:
    """Return the ticker where the asset's name is nothing but one ("WBA", "nflx", "SYM CALL"), else None."""
    text = re.sub(r"\s+(?:CALLS?|PUTS?|STOCK|ETF|\(?STOCK OPTIONS?\)?)$", "", asset.strip(), flags=re.I)
    is_one_case = text.isupper() or text.islower()
    if not is_one_case or text.upper() in _NO_TICKERS or _TICKER.match(text.upper()) is None:
        return None
    return text.upper()
