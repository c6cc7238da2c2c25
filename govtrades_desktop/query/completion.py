"""What may stand behind a key while it is typed: officials, tickers, committees, states, sectors, words.

From memory, within a keystroke. It suggests; the grammar decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from weakref import WeakKeyDictionary

import numpy as np

from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.committees import count_by_committee, load_committees
from govtrades_desktop.query.grammar.edit import Typed, typed_at
from govtrades_desktop.query.grammar.key_tests import Key
from govtrades_desktop.query.grammar.keys import FILING_KEYS, TRADE_KEYS
from govtrades_desktop.query.grammar.list_keys import SECURITIES, official_vocabulary
from govtrades_desktop.query.grammar.places import STATES
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import officials_table
from govtrades_desktop.query.palette import load_directory
from govtrades_desktop.query.securities import securities_table
from govtrades_desktop.query.security_names import load_security_names
from govtrades_desktop.query.trades import list_years

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
    if key.lower() == "security" and wanted:
        found = load_security_names(library).begun(wanted, most)
        return tuple(Suggestion(_exactly(one.key), one.told_with(wanted)) for one in found)
    begins: list[Suggestion] = []
    holds: list[Suggestion] = []
    # of a committee the words count, not its first one: they all begin with their chamber
    starts = (f"\n{wanted}", f" {wanted}") if key.lower() == "committee" else (f"\n{wanted}",)
    for told, suggestion in _known(key.lower(), library):
        if any(start in told for start in starts):
            begins.append(suggestion)
            if len(begins) >= most:
                break
        elif len(holds) < most and wanted in told:
            holds.append(suggestion)
    return tuple((begins + holds)[:most])


_Told = tuple[tuple[str, Suggestion], ...]
_KNOWN: WeakKeyDictionary[ColumnTable, dict[str, _Told]] = WeakKeyDictionary()


def _known(key: str, library: Library) -> _Told:
    """Return every value of a key beside its folded words, made once for each state of the data."""
    of_data = _KNOWN.setdefault(library.trades, {})
    if key not in of_data:
        of_data[key] = tuple(
            (f"\n{fold(one.text.strip(_QUOTES))}\n{fold(one.label)}", one)
            for one in _candidates(key, library)
        )
    return of_data[key]


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
        counts = count_by_committee(library, library.trades, np.arange(len(library.trades)))
        # a subcommittee has few trades or none: whoever types "fin" means the whole
        ordered = sorted(
            load_committees(library), key=lambda c: (c.parent is not None, -counts.get(c.code, 0))
        )
        yield from (Suggestion(one.code, one.name) for one in ordered)
    elif key == "sector":
        yield from (Suggestion(_exactly(value)) for value in library.trades.values("sector"))
    elif key == "state":
        yield from (Suggestion(value, STATES.get(value, "")) for value in _together(library, "state"))
    elif key in ("traded", "filed", "disclosed", "notified", "first", "last"):
        yield from _dates(library)
    elif key == "year":
        yield from (Suggestion(str(year)) for year in list_years(library))
    elif key in _EXAMPLES:
        yield from (Suggestion(text, label) for text, label in _EXAMPLES[key])
    elif found := TRADE_KEYS.get(key) or FILING_KEYS.get(key) or _list_keys().get(key):
        yield from (Suggestion(word) for word in found.words)


_EXAMPLES = {
    "amount": tuple(
        (f"{sign}{short}", f"{words} {dollars}")
        for sign, words in ((">=", "at least"), ("<=", "at most"))
        for short, dollars in (
            ("1001", "$1,001"), ("15k", "$15,000"), ("50k", "$50,000"), ("100k", "$100,000"),
            ("250k", "$250,000"), ("500k", "$500,000"), ("1m", "$1,000,000"), ("5m", "$5,000,000"),
        )
    ),
    "lag": (
        (">45", "more than 45 days: late"), ("<=45", "45 days at most"), ("0..7", "a week at most"),
        ("30..45", "30 to 45 days"), (">90", "more than 90 days"), (">365", "more than a year"),
    ),
}  # fmt: skip


def _dates(library: Library) -> Iterator[Suggestion]:
    """Yield the years of the data, and forms that a date may have."""
    years = list_years(library)
    yield from (Suggestion(str(year), f"all of {year}") for year in years)
    yield from (Suggestion(f">={year}", f"from {year} on") for year in years)
    yield from (Suggestion(f"{year - 1}..{year}", f"{year - 1} and {year}") for year in years)
    for year in years[:3]:
        yield from (Suggestion(f"{year}-{month:02d}") for month in range(12, 0, -1))
        for quarter in range(4):
            first, last = f"{year}-{3 * quarter + 1:02d}", f"{year}-{3 * quarter + 3:02d}"
            yield Suggestion(f"{first}..{last}", f"quarter {quarter + 1} of {year}")


def _list_keys() -> dict[str, Key]:
    return {**official_vocabulary(tuple).keys, **SECURITIES.keys}


def _together(library: Library, column: str) -> Iterable[str]:
    return sorted({*library.trades.values(column), *library.filings.values(column)})


def _exactly(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'="{doubled}"'


class OfferKind(Enum):
    """What is offered: a key, a value of one, or a person or a thing that a plain word may mean."""

    KEY = auto()
    VALUE = auto()
    OFFICIAL = auto()
    SECURITY = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on typing.

    Attributes:
        kind: what it is.
        key: of the grammar: the one offered, or whose value it is.
        text: what takes the place of what was typed.
        shown: what a reader recognises it by.
        label: what it is, in a few words; may be empty.
    """

    kind: OfferKind
    key: str
    text: str
    shown: str
    label: str = ""


_SHORTEST_WORD = 2


def keys_of(table: str) -> Mapping[str, Key]:
    """Return the keys that a search of a table knows: "filings", "officials", "securities", else trades."""
    if table == "filings":
        return FILING_KEYS
    if table == "officials":
        return official_vocabulary(tuple).keys
    return SECURITIES.keys if table == "securities" else TRADE_KEYS


def offers_at(
    text: str, cursor: int, table: str, library: Library | None, *, most: int = 12, is_whole: bool = False
) -> tuple[Typed, tuple[Offer, ...]]:
    """Return what is being typed, and ways to go on; nothing where nothing can be said. Raises nothing.

    Args:
        text: in the box.
        cursor: in characters.
        table: what is searched, as `keys_of`.
        library: opened; None: keys and their fixed words alone.
        most: so many at most.
        is_whole: offer every value of the key, whatever is typed of one already; where nothing is typed,
            every key.
    """
    typed = typed_at(text, cursor)
    keys = keys_of(table)
    prefix = "" if is_whole and typed.key is not None else typed.prefix
    if typed.key is not None:
        if typed.key not in keys:
            return typed, ()
        return typed, tuple(_values(typed, keys[typed.key], prefix, library, most))
    if not prefix:
        return typed, tuple(map(_key_offer, keys.values())) if is_whole else ()
    found = [_key_offer(key) for name, key in keys.items() if name.startswith(prefix.lower())]
    if library is not None and len(prefix) >= _SHORTEST_WORD:
        named = _named(prefix, keys, library, most - min(len(found), most // 2))
        is_symbol = bool(named) and fold(named[0].shown) == fold(prefix)
        found = named + found if is_symbol else found + named
    return typed, tuple(found[:most])


def begins_something(typed: Typed, table: str, library: Library | None) -> bool:
    """Return whether what is typed begins a key (from two letters on), or a known value, and is none."""
    keys = keys_of(table)
    prefix = typed.prefix
    if typed.key is None:
        return len(prefix) >= _SHORTEST_WORD and any(name.startswith(prefix.lower()) for name in keys)
    wanted = fold(prefix.strip(_QUOTES))
    if typed.key not in keys or not wanted:
        return False
    known = [fold(one.shown) for one in _values(typed, keys[typed.key], prefix, library, 20)]
    return wanted not in known and any(one.startswith(wanted) for one in known)


def _key_offer(key: Key) -> Offer:
    return Offer(OfferKind.KEY, key.name, f"{key.name}:", f"{key.name}:", key.help)


def _values(typed: Typed, key: Key, prefix: str, library: Library | None, most: int) -> Iterator[Offer]:
    known: tuple[Suggestion, ...]
    if library is None or key.words:  # of this table: the same key may know other words in another one
        wanted = prefix.lower()
        words = sorted((w for w in key.words if wanted in w), key=lambda w: not w.startswith(wanted))
        known = tuple(map(Suggestion, words))
    elif key.name == "type" and not key.words:  # the ledger's own codes
        codes = library.filings.values("filing_type")
        known = tuple(Suggestion(code) for code in codes if code.lower().startswith(prefix.lower()))
    else:
        known = values_for(key.name, prefix, library, most=most)
    for one in known:
        is_quoted = one.text.startswith(("=", '"'))
        if is_quoted and not typed.is_alone:  # a quotation stands alone behind its key
            continue
        shown = one.text.removeprefix("=").strip('"').replace('""', '"')
        yield Offer(OfferKind.VALUE, key.name, one.text, shown, one.label)


def _named(word: str, keys: Mapping[str, Key], library: Library, most: int) -> list[Offer]:
    """Return the officials and securities that a plain word may mean, those whose symbol it is first."""
    directory = load_directory(library)
    officials = directory.find_officials(word, most) if "official" in keys else []
    securities = directory.find_securities(word, most) if "ticker" in keys else []
    people = [
        Offer(
            OfferKind.OFFICIAL,
            "official",
            f"official:{_exactly(one.name)}",
            one.name,
            " ".join(part for part in (one.party, one.seat) if part),
        )
        for one in officials
    ]
    things = [
        Offer(OfferKind.SECURITY, "ticker", f"ticker:{one.symbol}", one.symbol, one.name)
        for one in securities
        if one.symbol and not any(letter.isspace() for letter in one.symbol)
    ]
    half = max(most // 2, most - len(things))
    people = people[:half]
    things = things[: most - len(people)]
    is_symbol = bool(things) and fold(things[0].shown) == fold(word)
    return things + people if is_symbol else people + things
