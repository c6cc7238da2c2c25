"""What may stand behind a key while it is typed: officials, tickers, committees, states, sectors, words.

From memory, within a keystroke. It suggests; the grammar decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.grammar.keys import FILING_KEYS, TRADE_KEYS
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import officials_table
from govtrades_desktop.query.securities import securities_table

_QUOTES = '="\u201c\u201d\u201e'


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One value of a key.

    Attributes:
        text: what stands behind the colon, quoted where it must be.
        label: what it is, for a reader; empty where the text says it.
    """

    text: str
    label: str = ""


def values_for(key: str, prefix: str, library: Library, *, most: int = 20) -> tuple[Suggestion, ...]:
    """Return values that a key may take, those that begin with `prefix` before those that hold it.

    Args:
        key: of the grammar, whatever its case; of an unknown one there is nothing to say.
        prefix: what was typed behind the colon so far.
        library: opened.
        most: so many at most.
    """
    wanted = fold(prefix.strip(_QUOTES))
    begins: list[Suggestion] = []
    holds: list[Suggestion] = []
    for suggestion in _candidates(key.lower(), library):
        names = [fold(suggestion.text.strip(_QUOTES)), fold(suggestion.label)]
        if any(name.startswith(wanted) for name in names):
            begins.append(suggestion)
            if len(begins) >= most:
                break
        elif len(holds) < most and any(wanted in name for name in names):
            holds.append(suggestion)
    return tuple((begins + holds)[:most])


def _candidates(key: str, library: Library) -> Iterator[Suggestion]:
    """Yield every value of a key, the most traded first."""
    if key in ("official", "bioguide"):
        officials = officials_table(library)
        every = range(len(officials))
        columns = (
            officials.cells(name, every) for name in ("bioguide", "name", "party", "district", "state")
        )
        for bioguide, name, party, district, state in zip(*columns, strict=True):
            seat = " ".join(part for part in (party, district or state) if part)
            if key == "bioguide":
                yield Suggestion(bioguide, ", ".join(part for part in (name, seat) if part))
            else:
                yield Suggestion(_exactly(name or bioguide), seat)
    elif key in ("ticker", "security"):
        securities = securities_table(library)
        every = range(len(securities))
        columns = (securities.cells(name, every) for name in ("key", "symbol", "name"))
        for security, symbol, name in zip(*columns, strict=True):
            if key == "security":
                yield Suggestion(_exactly(security), f"{name} {symbol or ''}".strip())
            elif symbol:
                yield Suggestion(symbol, name or "")
    elif key == "committee":
        yield from (Suggestion(one.code, one.name) for one in load_committees(library))
    elif key == "sector":
        yield from (Suggestion(_exactly(value)) for value in library.trades.values("sector"))
    elif key == "state":
        yield from (Suggestion(value) for value in _together(library, "state"))
    elif found := TRADE_KEYS.get(key) or FILING_KEYS.get(key):
        yield from (Suggestion(word) for word in found.words)


def _together(library: Library, column: str) -> Iterable[str]:
    return sorted({*library.trades.values(column), *library.filings.values(column)})


def _exactly(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'="{doubled}"'
