"""What words tell of an option or a bond. What is not told, or told twice differently, stays None.

Filers write freely ("Purchased 20 call options with a strike price of $150 and an expiration date of
1/16/26.", "CALL BERKSHIRE CL B NEW $300 EXP 01/17/25", "Put option, strike price $215, exp. Feb. 21, 2025."):
each term is looked for by the words around it, never by its place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TypeVar

from govtrades_desktop.core.records import BondTerms, OptionTerms

_T = TypeVar("_T")

MAX_CHARS = 3_000  # of a text that is searched; the longest real one has 700
OPTION_CODE = "OP"
BOND_CODES = frozenset({"GS", "CS"})  # government securities and agency debt; corporate bonds and notes

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_AFTER_YEAR = r"(?!\d|\s*(?:contracts?|calls?|puts?|options?|shares?)\b)"  # "Jan 20 20 calls" has no year
_DATE = (
    r"(?:\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?![\d/])|\d{1,2}\.\d{1,2}\.(?:20)?\d{2}(?![\d.])"
    r"|20\d\d-\d\d-\d\d(?!\d)"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:20\d\d|'?[123]\d{_AFTER_YEAR})"
    rf"|\d{{1,2}}[ -]?{_MONTH}[ -]?(?:20\d\d|[123]\d{_AFTER_YEAR}))"
)
_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = _TO_TWELVE.split()
_NUMBER = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_NUMBER_WORDS)})"

# Words that make it an option in a row that is not coded as one. "Capital Call", "CALL MAKE WHOLE",
# "CALLABLE" and "Covered Call ETF" do not.
_IS_OPTION = re.compile(
    r"\b(?:call|put)s?\s+(?:options?|contracts?)\b|\bstrike\b|\A(?:call|put)\s.*\bexp\b", re.IGNORECASE
)
_KIND = re.compile(r"(?<!capital )\b(call|put)s?\b(?! make whole)", re.IGNORECASE)
_SHORTHAND = re.compile(r"(?<![\w$])([CP])\s+(\d{1,5}\.\d{2})(?!\d)")  # a broker's "C 380.00"
_STRIKES = (
    re.compile(
        r"\b(?:strike(?:\s+price)?|exercise\s+price)s?\s*(?:of|at|is|was|:|=|@|-)?\s*\$?\s*"
        r"(\d[\d,]*(?:\.\d+)?)(?![/\d])",
        re.IGNORECASE,
    ),
    re.compile(r"\$\s*(\d[\d,]*(?:\.\d+)?)\s+(?:strike\b|exp\b)", re.IGNORECASE),
    re.compile(r"(?<![\w$.,/-])(\d{1,5}(?:\.\d+)?)\s+strike\b", re.IGNORECASE),
    re.compile(r"\$\s*(\d{1,5}(?:\.\d{1,2})?)\s+(?:call|put)s?\b", re.IGNORECASE),
)
# Whole contracts as brokers print them: (expiry, C or P, strike), or (expiry, strike, C or P).
_OCC = re.compile(r"(?<![A-Z])[A-Z]{1,6}\s{0,5}(\d{6})([CP])(\d{8})(?!\d)")  # AAPL230120C00150000
_SYMBOL = re.compile(r"(?<![A-Z])[A-Z]{1,6}(\d{6})([CP])(\d{1,5}(?:\.\d{1,2})?)(?![\d.])")  # -AAPL230120C150
_TICKET = re.compile(r"(?<!\d)(\d\d/\d\d/\d{4})\s+(\d{1,5}\.\d\d)\s+([CP])\b")  # 01/20/2023 150.00 C
_NAMED = re.compile(
    rf"\b({_MONTH}\s+\d{{1,2}},?\s+\d{{2,4}})\s+\$(\d{{1,5}}(?:\.\d{{1,2}})?)(?!\d)", re.IGNORECASE
)
_EXPIRY = re.compile(
    rf"\b(?:exp(?:ir(?:es?|ing|y|ed|ation))?\.?(?:\s+dates?)?)\s*(?:of|on|is|:|=|-)?\s*({_DATE})",
    re.IGNORECASE,
)
_CONTRACTS = re.compile(
    rf"(?<![\w$.,/'-]){_NUMBER}\s+(?:(?-i:[A-Z]{{1,5}}(?:\.[A-Z])?)\s+)?(?:(?:covered|long|short)\s+)?"
    r"(?:(?:call|put)s?\s+(?:options?|contracts?)|options?\b|contracts?\b|calls\b|puts\b)"
    r"|\bcontracts?\s*[:=]\s*(\d{1,5})(?![\d.,]\d)",
    re.IGNORECASE,
)
# A number that ends these is a year or a price: "Jan 2023 calls", "a strike of 150 calls".
_NO_COUNT = re.compile(
    rf"(?:{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?|(?:strike|price)(?:\s+(?:of|at|is|was))?)\s*\Z",
    re.IGNORECASE,
)
_NOT_EXERCISED = re.compile(
    r"\b(?:not|never)\s+exercised\b|\bunexercised\b|\bexpired\b|\bassigned\b"
    r"|\bsold\b[^.;]*\b(?:option|call|put|contract)s?\b",
    re.IGNORECASE,
)
_EXERCISED = re.compile(r"\bexercised\b|\bexercise of\b|\bexercising\b", re.IGNORECASE)

_RATE = re.compile(r"(?<![\d/.,-])(\d{1,2}(?:\.\d+)?|\.\d+)\s*%")
_ZERO_COUPON = re.compile(r"\bzero\s+(?:cpn|coupon)\b", re.IGNORECASE)
_MATURITY = re.compile(
    rf"\b(?:due|matur(?:es|ing|ity)(?:\s+date)?)\s*(?:on|of|:|-)?\s*({_DATE})", re.IGNORECASE
)
_BESIDE_RATE = re.compile(rf"%\s*;?\s*({_DATE})|({_DATE})\s*;?\s*\d[\d.]*\s*%", re.IGNORECASE)
_ANY_DATE = re.compile(rf"(?<![\d/])({_DATE})", re.IGNORECASE)
_OTHER_DATE = re.compile(r"\b(?:dtd|dated|call|called|callable|issued|redeemed|as of)\.?\s*\Z", re.IGNORECASE)


def read_option_terms(
    asset_type: str | None, asset: str, description: str | None, comment: str | None
) -> OptionTerms | None:
    """Return what the row tells of an option; None where the row is no option or tells nothing of it.

    An option is a row coded OP, or one whose words say so (SEEN: House 20026590 row 5, an exercise coded ST;
    20030635, calls coded OT).
    """
    description, comment = description and description[:MAX_CHARS], comment and comment[:MAX_CHARS]
    parts = [part for part in (description, comment, asset[:MAX_CHARS]) if part]
    if asset_type != OPTION_CODE and not any(_IS_OPTION.search(part) for part in parts):
        return None
    text = "; ".join(parts)
    told = "; ".join(part for part in (description, comment) if part)
    kinds = {found[1].lower() for found in _KIND.finditer(text)}
    strikes = {_decimal(found[1]) for pattern in _STRIKES for found in pattern.finditer(text)}
    if asset_type == OPTION_CODE:
        for found in _SHORTHAND.finditer(told):
            kinds.add("call" if found[1] == "C" else "put")
            strikes.add(Decimal(found[2]))
    expiries = {_read_date(found[1]) for found in _EXPIRY.finditer(text)}
    contracts = {
        _read_number(found[1] or found[2])
        for found in _CONTRACTS.finditer(told)
        if not _NO_COUNT.search(told[max(found.start() - 40, 0) : found.start()])
    }
    if asset_type == OPTION_CODE:
        for expiry, kind, strike in _broker_terms(text):
            expiries.add(expiry)
            strikes.add(strike)
            if kind:
                kinds.add("call" if kind == "C" else "put")
    is_exercised = None
    if _NOT_EXERCISED.search(told):
        is_exercised = False
    elif _EXERCISED.search(told):
        is_exercised = True
    terms = OptionTerms(
        type=_only(kinds),
        strike_usd=_only(strikes),
        expires_on=_only(expiries),
        contracts=_only(contracts),
        is_exercised=is_exercised,
    )
    return None if terms == OptionTerms() else terms


def read_bond_terms(asset_type: str | None, asset: str, description: str | None) -> BondTerms | None:
    """Return coupon and maturity of a row coded as a bond, as its name or description tells them.

    A date in the name is the maturity if it is the only one and no other event's ("DTD", "Call"); a date in
    the description counts only with the word, or beside the coupon.
    """
    if asset_type not in BOND_CODES:
        return None
    asset = asset[:MAX_CHARS]
    text = f"{asset}; {(description or '')[:MAX_CHARS]}"
    rates = {Decimal(found[1]) for found in _RATE.finditer(text)}
    if not rates and _ZERO_COUPON.search(text):
        rates = {Decimal(0)}
    dates = {_read_date(found[1]) for found in _MATURITY.finditer(text)}
    if not dates:
        dates = {_read_date(found[1] or found[2]) for found in _BESIDE_RATE.finditer(text)}
    if not dates:
        dates = {
            _read_date(found[1])
            for found in _ANY_DATE.finditer(asset)
            if not _OTHER_DATE.search(asset[: found.start()])
        }
    terms = BondTerms(rate_percent=_only(rates), matures_on=_only(dates))
    return None if terms == BondTerms() else terms


def _broker_terms(text: str) -> Iterator[tuple[dt.date | None, str | None, Decimal]]:
    """Yield (expiry, C or P, strike) of whole contracts as brokers print them."""
    for pattern, scale in ((_OCC, 1000), (_SYMBOL, 1)):
        for found in pattern.finditer(text):
            day = found[1]
            yield _read_date(f"{day[2:4]}/{day[4:]}/{day[:2]}"), found[2], Decimal(found[3]) / scale
    for found in _TICKET.finditer(text):
        yield _read_date(found[1]), found[3], Decimal(found[2])
    for found in _NAMED.finditer(text):
        yield _read_date(found[1]), None, Decimal(found[2])


def _only(values: Collection[_T]) -> _T | None:
    """Return the single value; None where there is none, or more than one."""
    return next(iter(values)) if len(values) == 1 else None


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").rstrip("."))


def _read_number(text: str) -> int:
    word = text.lower()
    return _NUMBER_WORDS.index(word) + 1 if word in _NUMBER_WORDS else int(word.replace(",", ""))


def _read_date(text: str) -> dt.date | None:
    """Read 1/16/26, 1-15-26, 1.16.26, 2026-01-16, Feb. 21st, 2025 or 21FEB25; None: no such day.

    Years of two digits are of this century.
    """
    try:
        if found := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})\Z", text):
            month, day, year = (int(part) for part in found.groups())
        elif found := re.match(r"(\d{4})-(\d\d)-(\d\d)\Z", text):
            year, month, day = (int(part) for part in found.groups())
        else:
            numbers = [int(digits) for digits in re.findall(r"\d+", text)]
            name = re.search(r"[a-z]{3}", re.sub(r"\d(?:st|nd|rd|th)", "", text.lower()))
            if name is None or len(numbers) != 2:
                return None
            (day, year), month = numbers, _MONTH_NUMBERS[name[0]]
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except (ValueError, KeyError):
        return None
