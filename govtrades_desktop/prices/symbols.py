"""Which symbol's prices belong to which security on which days. Pure: ticker history in, spans out.

A ticker is not a company: META was a fund until January 2022 and is Facebook since June. No rule here lets a
security have the prices of a day on which, as far as is known, another one bore the symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govtrades_desktop.core.identity import TickerSpan
from govtrades_desktop.prices.provider import BY_TODAYS_HOLDER
from govtrades_desktop.prices.records import day_number

ALWAYS, NEVER_ENDS = -(2**31) + 1, 2**31 - 1
"""Days before and after all others."""


@dataclass(frozen=True, slots=True)
class SymbolSpan:
    """Days on which a symbol's prices are a security's: from `first` up to, and without, `end`.

    Attributes:
        symbol: in the SEC's spelling.
        first: days since 1970-01-01; ALWAYS where open.
        end: the first day no more; NEVER_ENDS where open.
        is_fallback: of days before the security bore the symbol, when it had another one and nobody this one.
            Prices of such days, and none under the other symbol, tell that the source keeps whole pasts under
            today's symbols.
    """

    symbol: str
    first: int
    end: int
    is_fallback: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """That a security of the lists bore a ticker for some days."""

    security_key: str
    span: TickerSpan


def spans_of(
    security_key: str,
    ticker: str | None,
    tickers: Sequence[TickerSpan],
    holdings: Iterable[Holding],
    source: str,
) -> tuple[tuple[SymbolSpan, ...], str]:
    """Return under which symbols, and on which days, a source has the prices of a security.

    Args:
        security_key: of the security.
        ticker: its ticker of today, or its last.
        tickers: every ticker it had, with dates; empty of one that only filings name.
        holdings: who else bore any of these tickers, and when; its own may be among them.
        source: a provider's name.

    Returns:
        The spans, and why there is none, in a sentence (empty where there is one). Days that two securities
        are said to have had one ticker are nobody's.
    """
    own = list(tickers) or ([TickerSpan(ticker, None, None, "")] if ticker else [])
    if not own:
        return (), "It never had a ticker, as far as is known."
    others = [one for one in holdings if one.security_key != security_key]
    last = max(own, key=lambda one: (_end(one), _first(one)))
    if source in BY_TODAYS_HOLDER:
        return _of_todays_holder(last, others)
    found: list[SymbolSpan] = []
    for span in sorted(own, key=_first, reverse=True):
        found += [
            SymbolSpan(span.ticker, *part) for part in _without((_first(span), _end(span)), span, others)
        ]
    if len(own) > 1 and last.valid_from is not None:
        found += [
            SymbolSpan(last.ticker, *part, is_fallback=True)
            for part in _without((ALWAYS, _first(last)), last, others)
        ]
    if not found:
        return (), f"The ticker {last.ticker} stands for another security on the same days."
    return tuple(found), ""


def _of_todays_holder(last: TickerSpan, others: Sequence[Holding]) -> tuple[tuple[SymbolSpan, ...], str]:
    same = [one for one in others if one.span.ticker == last.ticker]
    if last.valid_until is None:
        if any(one.span.valid_until is None for one in same):
            return (
                (),
                f"The ticker {last.ticker} stands for two securities today: whose prices it has is unknown.",
            )
        return (SymbolSpan(last.ticker, ALWAYS, NEVER_ENDS),), ""
    if any(one.span.valid_until is None for one in same):
        return (), (
            f"It had the ticker {last.ticker} until {last.valid_until}; today another security has it, and"
            " the source keeps that one's prices under it."
        )
    parts = _without((_first(last), _end(last)), last, others)
    spans = tuple(SymbolSpan(last.ticker, *part) for part in parts)
    return spans, "" if spans else f"The ticker {last.ticker} stands for another security on the same days."


def _without(part: tuple[int, int], span: TickerSpan, others: Sequence[Holding]) -> list[tuple[int, int]]:
    """Return what is left of `part` without the days on which another security bore the ticker.

    Against one without any dates, a span with dates keeps its days: "now and then" says less than a day.
    """
    parts = [part] if part[0] < part[1] else []
    is_dated = span.valid_from is not None or span.valid_until is not None
    for other in others:
        theirs = other.span
        if theirs.ticker != span.ticker:
            continue
        if is_dated and theirs.valid_from is None and theirs.valid_until is None:
            continue
        first, end = _first(theirs), _end(theirs)
        left = []
        for a, b in parts:
            left += [(a, min(b, first)), (max(a, end), b)] if first < b and a < end else [(a, b)]
        parts = [(a, b) for a, b in left if a < b]
    return parts


def _first(span: TickerSpan) -> int:
    return ALWAYS if span.valid_from is None else day_number(span.valid_from)


def _end(span: TickerSpan) -> int:
    return NEVER_ENDS if span.valid_until is None else day_number(span.valid_until)


def symbol_spellings(symbol: str) -> tuple[str, ...]:
    """Return how others write a symbol of the SEC's: "BRK-B" is "BRK.B", "BRK/B", "BRK B" too.

    Never without the mark: "BRKB" may be another ticker.
    """
    plain = symbol.strip().upper()
    return tuple(dict.fromkeys((plain, *(plain.replace("-", mark) for mark in "./ "))))
