"""Whom and what a correction can name: officials and securities found by a few letters. Reads only.

All of them, not only those in the ledger: that is what a correction is for. Nothing is chosen here; several
that go by one name are told apart by what stands beside the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from govtrades_desktop.core.identity import Term
from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.derive.service_columns import party_letter
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import to_date

MOST = 40
"""More than anybody reads through; a longer name finds fewer."""


@dataclass(frozen=True, slots=True)
class OfficialChoice:
    """One official that can be chosen.

    Attributes:
        bioguide: the key.
        name: "Last, First Suffix"; full_name: as the official writes it.
        party: its letter, of the last term; chamber and seat ("CA11", "ND") likewise.
        first_year, last_year: of the record of terms; None: from before it, or still in office.
    """

    bioguide: str
    name: str
    full_name: str
    party: str | None
    chamber: str | None
    seat: str | None
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class SecurityChoice:
    """One security that can be chosen: `ticker` is today's or its last, `tickers` all it had."""

    key: str
    ticker: str | None
    name: str
    asset_class: str
    sector: str | None
    tickers: tuple[str, ...]


_Officials = list[tuple[str, OfficialChoice]]
_Securities = list[tuple[tuple[str, ...], str, SecurityChoice]]

# beside the folded words that each is found by; read once for each state of the data, at the first letter
_OFFICIALS: WeakKeyDictionary[ColumnTable, _Officials] = WeakKeyDictionary()
_SECURITIES: WeakKeyDictionary[ColumnTable, _Securities] = WeakKeyDictionary()


def find_officials_to_choose(library: Library, text: str, *, most: int = MOST) -> tuple[OfficialChoice, ...]:
    """Return the officials whose names, id or seat begin with every word of the text, latest in office first.

    An empty text finds nobody.
    """
    words = _words(text)
    if not words:
        return ()
    found = [one for told, one in _officials(library) if _begin_all(told, words)]
    found.sort(key=lambda one: (-(one.last_year or 9999), one.name, one.bioguide))
    return tuple(found[:most])


def load_official_choice(library: Library, bioguide: str) -> OfficialChoice | None:
    """Return one official, or None where the reference data has none such."""
    return next((one for _, one in _officials(library) if one.bioguide == bioguide), None)


def find_securities_to_choose(library: Library, text: str, *, most: int = MOST) -> tuple[SecurityChoice, ...]:
    """Return the securities that a ticker or the beginnings of a name's words find.

    Whole tickers come first, today's before earlier ones; then what the ledger's trades are in.
    """
    words = _words(text)
    if not words:
        return ()
    whole = " ".join(words)
    traded = set(library.securities.values("key"))
    found: list[tuple[tuple[int, bool, str, str], SecurityChoice]] = []
    for tickers, told, one in _securities(library):
        if whole in tickers:
            rank = 0 if fold(one.ticker or "") == whole else 1
        elif _begin_all(told, words):
            rank = 2
        else:
            continue
        found.append(((rank, one.key not in traded, one.name, one.key), one))
    found.sort(key=lambda pair: pair[0])
    return tuple(one for _, one in found[:most])


def load_security_choice(library: Library, key: str) -> SecurityChoice | None:
    """Return one security, or None where the reference data has none such."""
    return next((one for _, _, one in _securities(library) if one.key == key), None)


def has_words(told: str, text: str) -> bool:
    """Return whether all words of `text` stand somewhere in what is told, whatever case and accents."""
    folded = fold(told)
    return all(word in folded for word in fold(text).split())


def _words(text: str) -> list[str]:
    return fold(text.replace(",", " ")).split()


def _begin_all(told: str, words: list[str]) -> bool:
    """Return whether each word begins one of the words told (`told` has a blank before each)."""
    return all(f" {word}" in told for word in words)


def _officials(library: Library) -> _Officials:
    found = _OFFICIALS.get(library.indexes.trades)
    if found is None:
        found = _OFFICIALS[library.indexes.trades] = _read_officials(library)
    return found


def _securities(library: Library) -> _Securities:
    found = _SECURITIES.get(library.indexes.trades)
    if found is None:
        found = _SECURITIES[library.indexes.trades] = _read_securities(library)
    return found


def _read_officials(library: Library) -> list[tuple[str, OfficialChoice]]:
    reader = library.reader
    terms: dict[str, list[Term]] = {}
    for bioguide, chamber, state, district, party, start_on, end_on in reader.rows(
        "SELECT bioguide, chamber, state, district, party, start_on, end_on FROM term"
        " ORDER BY bioguide, start_on IS NOT NULL, start_on, id"
    ):
        term = Term(chamber, state, district, party, to_date(start_on), to_date(end_on))
        terms.setdefault(bioguide, []).append(term)
    others: dict[str, list[str]] = {}
    for bioguide, *parts in reader.rows(
        "SELECT bioguide, first, middle, last, suffix, nickname FROM official_name"
    ):
        others.setdefault(bioguide, []).extend(parts)
    serving = dict(
        zip(
            library.officials.cells("bioguide", range(len(library.officials))),
            library.officials.cells("is_serving", range(len(library.officials))),
            strict=True,
        )
    )
    found = []
    for bioguide, first, middle, last, suffix, nickname, full_name in reader.rows(
        "SELECT bioguide, first, middle, last, suffix, nickname, full_name FROM official ORDER BY bioguide"
    ):
        of = terms.get(bioguide, [])
        last_term = of[-1] if of else None
        starts = [one.start_on.year for one in of if one.start_on]
        is_from_before = bool(of) and of[0].start_on is None
        ends = [one.end_on.year for one in of if one.end_on]
        choice = OfficialChoice(
            bioguide=bioguide,
            name=display_name(first, last, suffix),
            full_name=full_name,
            party=party_letter(last_term),
            chamber=None if last_term is None else last_term.chamber,
            seat=_seat(last_term),
            first_year=min(starts) if starts and not is_from_before else None,
            last_year=None if serving.get(bioguide) or not ends else max(ends),
        )
        told = (first, middle, last, suffix, nickname, full_name, *others.get(bioguide, ()))
        words = " ".join(fold(part) for part in (*told, bioguide, choice.seat or "") if part)
        # a name in two parts is found by either: "Wasserman Schultz", "Ocasio-Cortez"
        found.append((f" {words} {words.replace('-', ' ')}", choice))
    return found


def _seat(term: Term | None) -> str | None:
    if term is None:
        return None
    return term.state if term.district is None else f"{term.state}{term.district:02d}"


def _read_securities(library: Library) -> list[tuple[tuple[str, ...], str, SecurityChoice]]:
    reader = library.reader
    tickers: dict[str, list[str]] = {}
    for key, ticker in reader.rows("SELECT security_key, ticker FROM security_ticker ORDER BY id"):
        tickers.setdefault(key, []).append(ticker)
    names: dict[str, list[str]] = {}
    for key, name in reader.rows("SELECT security_key, name FROM security_name ORDER BY id"):
        names.setdefault(key, []).append(name)
    found = []
    for key, ticker, name, asset_class, sector in reader.rows(
        "SELECT key, ticker, name, asset_class, sector FROM security ORDER BY key"
    ):
        every = tuple(dict.fromkeys(one for one in (ticker, *tickers.get(key, ())) if one))
        choice = SecurityChoice(key, ticker, name, asset_class, sector, every)
        words = " ".join(fold(part) for part in (*every, name, *names.get(key, ()), key))
        found.append((tuple(fold(one) for one in every), f" {words}", choice))
    return found
