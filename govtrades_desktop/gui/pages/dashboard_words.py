"""What narrows the dashboard, in words, and where its marks lead. Text and wishes: no widget, no number."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.pages.page import FilingsWish, TradesWish
from govtrades_desktop.query.dashboard_filter import UNRESOLVED, DashboardFilter


def _tr(words: str) -> str:
    return QCoreApplication.translate("dashboard", words)


def party_words(letter: str) -> str:
    """Return the members of a party, by its letter or UNRESOLVED."""
    return {
        "D": _tr("Democrats"),
        "R": _tr("Republicans"),
        "I": _tr("Independents"),
        "L": _tr("Libertarians"),
        UNRESOLVED: _tr("Party not known"),
    }.get(letter, letter)


def owner_words(owner: str) -> str:
    """Return whose the trades are."""
    return _tr("owner: {who}").format(who=show.owner_word(owner).lower())


def asset_words(name: str) -> str:
    """Return a kind of asset, by its name or UNRESOLVED."""
    return _tr("Kind not found out") if name == UNRESOLVED else show.asset_class(name)


def years_words(first: int | None, last: int | None) -> str:
    """Return index years in words; empty for all."""
    if first is None and last is None:
        return ""
    if first == last:
        return str(first)
    if first is None:
        return _tr("until {year}").format(year=last)
    return _tr("since {year}").format(year=first) if last is None else f"{first}–{last}"


def filter_parts(shown: DashboardFilter) -> list[tuple[str, str]]:
    """Return what is in force as (part, words): "party", "chamber", "owner", "asset_class", "years"."""
    parts = [
        ("party", party_words(shown.party) if shown.party else ""),
        ("chamber", show.chamber_word(shown.chamber) if shown.chamber else ""),
        ("owner", owner_words(shown.owner) if shown.owner else ""),
        ("asset_class", asset_words(shown.asset_class) if shown.asset_class else ""),
        ("years", years_words(shown.first_year, shown.last_year)),
    ]
    return [(name, words) for name, words in parts if words]


def filter_words(shown: DashboardFilter) -> str:
    """Return "Democrats · House · owner: spouse · 2024–2025"; "all years" where nothing is left out."""
    return " · ".join(words for _, words in filter_parts(shown)) or _tr("everything, all years")


def without_part(shown: DashboardFilter, part: str) -> DashboardFilter:
    """Return a filter with one of `filter_parts` taken away."""
    if part == "years":
        return replace(shown, first_year=None, last_year=None)
    return replace(shown, **{part: None})


def beyond_sentence(shown: DashboardFilter) -> str:
    """Say what of a filter reports cannot be narrowed by; empty where they follow all of it."""
    missing = {
        ("owner",): _tr("A report has no owner: these are not narrowed by it."),
        ("asset_class",): _tr("A report has no kind of asset: these are not narrowed by it."),
        ("owner", "asset_class"): _tr("A report has neither owner nor kind of asset: not narrowed by them."),
    }
    return missing.get(shown.beyond_filings, "")


def beyond_remark(shown: DashboardFilter) -> str:
    """Say the same in a few words; empty likewise."""
    missing = {
        ("owner",): _tr("of any owner"),
        ("asset_class",): _tr("of any asset"),
        ("owner", "asset_class"): _tr("of any owner and asset"),
    }
    return missing.get(shown.beyond_filings, "")


def trades_wish(query: str, shown: DashboardFilter) -> TradesWish:
    """Return the wish for the trades that `query` finds; what the bar over the pages says is left to it.

    Args:
        query: of a mark; it holds `shown.as_query()`, or nothing of the filter at all.
        shown: what the mark was counted under.
    """
    return TradesWish(_without_scope(query, shown), shown.year, shown.chamber)


def filings_wish(
    shown: DashboardFilter,
    *,
    year: int | None = None,
    state: LedgerState | None = None,
    filing_id: int | None = None,
    is_report: bool = True,
) -> FilingsWish:
    """Return the wish for filings under what filings have of a filter.

    Args:
        shown: what the mark was counted under.
        year: of the mark, inside the years of the filter; None: all of them.
        state: of the mark; None: all.
        filing_id: put the cursor on this one.
        is_report: transaction reports alone.
    """
    filings = shown.of_filings()
    if year is not None:
        filings = replace(filings, first_year=year, last_year=year)
    is_in_range = shown.year is None and (filings.first_year, filings.last_year) != (None, None)
    # of several years one is asked for in the text: told to the bar, it would narrow the dashboard, too
    text = _without_scope(filings.as_query(), filings, keeps_year=is_in_range)
    kind = "P" if is_report else None
    return FilingsWish(text, None if is_in_range else filings.year, kind, state, filing_id, filings.chamber)


def _without_scope(query: str, shown: DashboardFilter, *, keeps_year: bool = False) -> str:
    """Return a search text without the one year and the chamber, which a wish names beside it."""
    rest = replace(shown, chamber=None)
    if shown.year is not None and not keeps_year:
        rest = replace(rest, first_year=None, last_year=None)
    full = shown.as_query()
    before, found, after = query.rpartition(full) if full else (query, "", "")
    return " ".join(f"{before} {rest.as_query()} {after}".split()) if found else query
