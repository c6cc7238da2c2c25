"""A saved view over the data: the rows that it shows, and in sentences what of it does not fit any more.

A view is never changed here. What is not understood (a sort or a grouping of a newer version, a column that
is gone) is left out and told; a query that does not parse shows nothing, and is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.views import View, ViewPage, unknown_keys
from govtrades_desktop.derive.column import Mask, Positions, missing_column
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.filings import FILING_SORTS, find_filings
from govtrades_desktop.query.grammar import FILINGS, parse, search_mask
from govtrades_desktop.query.grammar.list_keys import official_vocabulary
from govtrades_desktop.query.grouping import GROUP_SORTS, Grouping
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import OFFICIAL_SORTS, find_officials, officials_table
from govtrades_desktop.query.securities import (
    SECURITY_SORTS,
    find_securities,
    list_vocabulary,
    securities_table,
)
from govtrades_desktop.query.trades import TRADE_SORTS, find_trades, vocabulary_of

_SORTS = {
    ViewPage.TRADES: TRADE_SORTS,
    ViewPage.FILINGS: FILING_SORTS,
    ViewPage.OFFICIALS: OFFICIAL_SORTS,
    ViewPage.SECURITIES: SECURITY_SORTS,
}
_CHAMBERS = ("house", "senate")


@dataclass(frozen=True, slots=True)
class ViewTerms:
    """What of a view this version can show.

    Attributes:
        sort: names of the page's sorts.
        grouping: None where there is none, or none that is known.
        group_sort: names of GROUP_SORTS.
        chamber: None where there is none, or none that is known.
    """

    sort: tuple[str, ...]
    grouping: Grouping | None
    group_sort: tuple[str, ...]
    chamber: str | None


def view_terms(view: View) -> ViewTerms:
    """Return what of a view this version can show; the rest is told by `view_problems`."""
    groupings = tuple(Grouping) if view.page is ViewPage.TRADES else ()
    return ViewTerms(
        sort=_known(view.sort, _SORTS[view.page]),
        grouping=next((one for one in groupings if one == view.grouping), None),
        group_sort=_known(view.group_sort, GROUP_SORTS),
        chamber=view.chamber if view.chamber in _CHAMBERS else None,
    )


def find_view(library: Library, view: View, *, text: str = "", sort: Iterable[str] = ()) -> Positions:
    """Return the rows that a view shows, in its order: positions in the table of its page.

    Args:
        library: opened.
        view: any.
        text: a search that narrows it further.
        sort: another order in the place of the view's.

    Raises:
        UserInputError: the view's query, or `text`, cannot be understood.
    """
    terms = view_terms(view)
    query = view_query(view, text)
    order = tuple(sort) or terms.sort
    if view.page is ViewPage.TRADES:
        return find_trades(library, query, sort=order, year=view.year, chamber=terms.chamber)
    if view.page is ViewPage.FILINGS:
        return find_filings(library, query, sort=order, year=view.year, chamber=terms.chamber)
    find = find_officials if view.page is ViewPage.OFFICIALS else find_securities
    return find(library, query, sort=order)


def view_query(view: View, text: str = "") -> str:
    """Return a view's query narrowed by another search.

    Raises:
        UserInputError: both are told, and one of them is no search of its own: "a) (b".
    """
    parts = [part.strip() for part in (view.query, text) if part.strip()]
    if len(parts) < 2:
        return "".join(parts)
    for part in parts:
        parse(part)
    return " ".join(f"({part})" for part in parts)


def view_problems(library: Library, view: View, *, columns: Collection[str] | None = None) -> tuple[str, ...]:
    """Return in sentences what of a view does not fit this version or the data; mostly nothing.

    Args:
        library: opened.
        view: any.
        columns: keys of the columns of the view's page, where they are known.
    """
    found = []
    problem = query_problem(library, view)
    if problem:
        found.append(f"Its query cannot be understood: {problem} It is kept as it is: {view.query}")
    terms = view_terms(view)
    for what, told, known in (
        ("sort", view.sort, terms.sort),
        ("order of groups", view.group_sort, terms.group_sort),
    ):
        if unknown := [name for name in told if name not in known]:
            found.append(f"This version has no {what} {_list(unknown)}; the rest of the order stands.")
    if view.grouping is not None and terms.grouping is None:
        found.append(f"This version cannot group {view.page} by {view.grouping!r}; they are not grouped.")
    if view.chamber is not None and terms.chamber is None:
        found.append(f"This version knows no chamber {view.chamber!r}; all are shown.")
    if columns is not None and (unknown := [one.key for one in view.columns if one.key not in columns]):
        found.append(f"This version has no column {_list(unknown)}; the others are shown.")
    if keys := unknown_keys(view):
        found.append(f"This version does not know {_list(keys)} in it; that is kept.")
    return tuple(found)


def query_problem(library: Library, view: View) -> str:
    """Return in a sentence why a view's query cannot be understood; empty where it can."""
    try:
        _mask_of_nothing(library, view)
    except UserInputError as error:
        return f"{error} {error.hint}".strip()
    return ""


def _mask_of_nothing(library: Library, view: View) -> Mask | None:
    """Ask the query of a table without rows: everything about it is checked, and nothing is searched."""
    table, vocabulary = library.trades, vocabulary_of(library)
    if view.page is ViewPage.FILINGS:
        table, vocabulary = library.filings, FILINGS
    elif view.page is ViewPage.OFFICIALS:
        table, vocabulary = officials_table(library), official_vocabulary(lambda: load_committees(library))
    elif view.page is ViewPage.SECURITIES:
        table, vocabulary = securities_table(library), list_vocabulary(library)
    empty = {name: missing_column(column.kind, 0) for name, column in table.columns.items()}
    return search_mask(view.query, ColumnTable(empty), vocabulary)


def _known(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.removeprefix("-") in known)


def _list(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names)
