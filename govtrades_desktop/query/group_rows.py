"""Groups of trades as rows for the screen: what each is called, its figures, and the search for its trades.

Of `grouping.Groups`; it groups nothing itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar import field_text, names_versions
from govtrades_desktop.query.group_figures import GROUP_COLUMNS, Grouping
from govtrades_desktop.query.grouping import Groups
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.tallies import OWNER_WORDS, TYPE_WORDS


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group as a row of the table.

    Attributes:
        key: as the data names it: a bioguide, a security's key, a filing's id, "2025-05", "D"; None where
            that is not known.
        label: for a reader: the official's name, the symbol, the filing's own id; None where nothing tells.
        detail: more of the same: seat, the security's name, who filed.
        filed_on: of a filing.
        query: finds exactly its trades among those in force; None where no search can.
        trades: in force; the further counts and sums are over these.
        superseded: rows of the group that a later version replaces, or that delete one.
        amount_low_usd: sum of the lower ends.
        amount_high_usd: sum of the upper ends; a floor where `open_ended` is not 0.
        first_traded_on, last_traded_on: as filed; None where no trade has a date.
    """

    key: str | None
    label: str | None
    detail: str
    filed_on: dt.date | None
    query: str | None
    trades: int
    superseded: int
    purchases: int
    sales: int
    exchanges: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
    without_amount: int
    first_traded_on: dt.date | None
    last_traded_on: dt.date | None


def load_groups(library: Library, groups: Groups, wanted: Iterable[int], *, text: str = "") -> list[GroupRow]:
    """Return groups as rows for the screen, in the order of `wanted`.

    Args:
        library: in the state in which `groups` were made.
        groups: of `group_trades`.
        wanted: numbers of groups.
        text: the search that found the trades; each group's query narrows it.
    """
    numbers = np.fromiter(wanted, np.intp)
    figures = groups.figures_at(numbers)
    rows = zip(*(figures.cells(name, range(len(numbers))) for name in GROUP_COLUMNS), strict=True)
    names = _NAMES[groups.grouping]
    is_all = bool(text.strip()) and names_versions(text)
    found = []
    for first, _rank, *counts in rows:
        told = names(_Cells(library.trades, first))
        query = told.query
        if query is not None:
            if groups.grouping is Grouping.FILING and not is_all:
                query += " version:current"  # a filing's id alone finds what was replaced, too
            query = f"({text.strip()}) {query}" if text.strip() else query
        found.append(GroupRow(told.key, told.label, told.detail, told.filed_on, query, *counts))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What a group is called, and the search text that finds its trades."""

    key: str | None
    label: str | None
    query: str | None
    detail: str = ""
    filed_on: dt.date | None = None


class _Cells:
    """The cells of one trade by the names of their columns."""

    def __init__(self, table: ColumnTable, position: int) -> None:
        self.table = table
        self.position = (position,)

    def __getitem__(self, name: str) -> str | None:
        found: str | None = self.table.cells(name, self.position)[0]
        return found

    def day(self, name: str) -> dt.date | None:
        found: dt.date | None = self.table.cells(name, self.position)[0]
        return found


def _official(cells: _Cells) -> _Told:
    bioguide, name = cells["bioguide"], cells["official"]
    seat = cells["district"] or cells["state"] or ""
    if bioguide is not None:
        return _Told(bioguide, name, field_text("bioguide", bioguide), seat)
    if name is None:
        return _Told(None, None, None, seat)
    return _Told(None, name, f"{field_text('official', name)} unresolved:official", seat)


def _security(cells: _Cells) -> _Told:
    key, asset = cells["security"], cells["asset"]
    if key is not None:
        name = cells["issuer"] or asset or ""
        return _Told(key, cells["symbol"] or name, field_text("security", key), name)
    if asset is None:
        return _Told(None, cells["symbol"], None)
    return _Told(None, cells["symbol"] or asset, f"{field_text('asset', asset)} unresolved:security", asset)


def _filing(cells: _Cells) -> _Told:
    doc_id, source = cells["doc_id"] or "", cells["source"] or ""
    query = f"{field_text('doc', doc_id)} source:{source}"
    return _Told(f"{source}:{doc_id}", doc_id, query, cells["official"] or "", cells.day("filed"))


def _month(cells: _Cells) -> _Told:
    day = cells.day("traded")
    if day is None:
        return _Told(None, None, "-traded:>=0001")
    month = f"{day.year:04d}-{day.month:02d}"
    return _Told(month, month, f"traded:{month}")


def _year(cells: _Cells) -> _Told:
    day = cells.day("traded")
    if day is None:
        return _Told(None, None, "-traded:>=0001")
    return _Told(f"{day.year:04d}", f"{day.year:04d}", f"traded:{day.year:04d}")


def _by(column: str, query: Callable[[str], str], missing: str | None = None) -> Callable[[_Cells], _Told]:
    def told(cells: _Cells) -> _Told:
        value = cells[column]
        return _Told(None, None, missing) if value is None else _Told(value, value, query(value))

    return told


_NAMES: dict[Grouping, Callable[[_Cells], _Told]] = {
    Grouping.OFFICIAL: _official,
    Grouping.SECURITY: _security,
    Grouping.FILING: _filing,
    Grouping.MONTH: _month,
    Grouping.YEAR: _year,
    Grouping.PARTY: _by("party", lambda value: f"party:{value}", "unresolved:party"),
    Grouping.STATE: _by("state", lambda value: f"state:{value}"),
    Grouping.CHAMBER: _by("chamber", lambda value: f"chamber:{value}"),
    Grouping.SECTOR: _by("sector", lambda value: field_text("sector", value), "unresolved:sector"),
    Grouping.CLASS: _by("asset_class", lambda value: f"class:{value.replace('_', '-')}", "unresolved:class"),
    Grouping.OWNER: _by("owner", lambda value: f"owner:{OWNER_WORDS[value]}"),
    Grouping.TYPE: _by("type", lambda value: f"type:{TYPE_WORDS[value]}"),
}
