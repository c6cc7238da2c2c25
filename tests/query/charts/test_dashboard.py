"""The dashboard under filters: each figure is what SQL says, and a door to exactly its rows."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query.charts import DashboardFilter, load_official_charts
from govtrades_desktop.query.dashboard import Dashboard, forget_dashboards, load_dashboard
from govtrades_desktop.query.dashboard_filter import UNRESOLVED
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades
from tests.query.charts.truth import VOLUME, check_counts, check_doors, check_filing_counts
from tests.query.edited import ADAM, World
from tests.query.test_overlay import edit, world

__all__ = ["world"]  # a fixture

# a filter, what SQL asks of a trade, and what of a filing (which has no owner and no kind of asset)
FILTERS = [
    (DashboardFilter(), "1", "1"),
    (DashboardFilter(chamber="senate"), "chamber = 'senate'", "source = 'senate'"),
    (DashboardFilter(party="D"), "party = 'D'", "party = 'D'"),
    (DashboardFilter(party=UNRESOLVED), "party IS NULL", "party IS NULL"),
    (DashboardFilter(first_year=2025), "year >= 2025", "year >= 2025"),
    (DashboardFilter(last_year=2024), "year <= 2024", "year <= 2024"),
    (
        DashboardFilter(first_year=2024, last_year=2025),
        "year BETWEEN 2024 AND 2025",
        "year BETWEEN 2024 AND 2025",
    ),
    (DashboardFilter(owner="dependent_child"), "owner = 'dependent_child'", "1"),
    (DashboardFilter(asset_class="government_bond"), "class = 'government_bond'", "1"),
    (DashboardFilter(asset_class=UNRESOLVED), "class IS NULL", "1"),
    (
        DashboardFilter("house", "R", 2025, 2025, "spouse", "option"),
        "chamber = 'house' AND party = 'R' AND year = 2025 AND owner = 'spouse' AND class = 'option'",
        "source = 'house' AND party = 'R' AND year = 2025",
    ),
    (DashboardFilter(chamber="senate", party="L"), "0", "0"),
]
FILINGS = """(SELECT f.*, s.state, (SELECT substr(p.party, 1, 1) FROM term p
 WHERE p.bioguide = m.bioguide AND f.filed_on BETWEEN p.start_on AND p.end_on) AS party
 FROM filing f JOIN filing_state s ON s.filing_id = f.id LEFT JOIN filing_official m ON m.filing_id = f.id
 WHERE f.kind IS NOT NULL)"""
NAMES = [one.as_query() or "all" for one, _, _ in FILTERS]


@pytest.mark.parametrize(("shown", "trades", "filings"), FILTERS, ids=NAMES)
def test_all_of_it_follows_a_filter_at_once(
    people: Library, truth: sqlite3.Connection, shown: DashboardFilter, trades: str, filings: str
) -> None:
    """Stops: a chart of all owners over tiles of one."""
    board = load_dashboard(people, shown, top=4)
    check_figures(board, truth, trades)
    check_reports(board, truth, filings)
    assert check_all_doors(people, board) > 20
    wanted = [row[0] for row in truth.execute(f"SELECT id FROM trade WHERE {trades} ORDER BY id")]
    found = people.trades.array("id")[find_trades(people, board.query)]
    assert sorted(found.tolist()) == wanted, "the filter's own search finds its trades"
    assert trades == "0" or len(wanted) > 0, "the seed must let each of them fail"
    json.dumps(board.as_json())


def check_figures(board: Dashboard, truth: sqlite3.Connection, where: str) -> None:
    """Hold tiles, months, lags and rankings to SQL."""
    count, low, high, opened, untold = truth.execute(f"SELECT {VOLUME} FROM trade WHERE {where}").fetchone()
    sums = board.tiles.sums
    assert (sums.trades, sums.amount_low_usd, sums.amount_high_usd) == (count, low, high)
    assert (sums.open_ended, sums.without_amount) == (opened, untold)
    sides = dict(truth.execute(f"SELECT side, COUNT(*) FROM trade WHERE {where} GROUP BY side"))
    tiles = board.tiles
    assert (tiles.buys, tiles.sells, tiles.exchanges) == tuple(
        sides.get(side, 0) for side in ("buy", "sell", "exchange")
    )
    late, dated, undated, newest = truth.execute(
        "SELECT COALESCE(SUM(lag > 45), 0), COUNT(lag), COALESCE(SUM(traded IS NULL), 0),"
        f" COALESCE(MAX(substr(filed, 1, 7)), '') FROM trade WHERE {where}"
    ).fetchone()
    assert (tiles.late, tiles.dated, board.without_traded_on) == (late, dated, undated)
    people = "SELECT COUNT(DISTINCT COALESCE(bioguide, listed)) FROM trade WHERE"
    assert tiles.officials == truth.execute(f"{people} {where}").fetchone()[0]
    shown = 0
    for month in board.months:
        by_side = {
            row[0]: row[1:]
            for row in truth.execute(
                f"SELECT side, {VOLUME} FROM trade WHERE ({where}) AND substr(traded, 1, 7) = ?"
                " GROUP BY side",
                (f"{month.first_day:%Y-%m}",),
            )
        }
        none = (0, 0, 0, 0, 0)
        buys = (month.buys, month.buys_low_usd, month.buys_high_usd, month.buys_open_ended,
                month.buys_without_amount)  # fmt: skip
        sells = (month.sells, month.sells_low_usd, month.sells_high_usd, month.sells_open_ended,
                 month.sells_without_amount)  # fmt: skip
        assert (buys, sells) == (by_side.get("buy", none), by_side.get("sell", none)), month
        assert month.trades == sum(side[0] for side in by_side.values())
        shown += month.trades
    assert shown + board.outside_months + undated == count, "no trade is lost between the months"
    for before, after in zip(board.months, board.months[1:], strict=False):
        assert (before.first_day + dt.timedelta(days=31)).replace(day=1) == after.first_day, "no gap"
    assert not board.months or f"{board.months[-1].first_day:%Y-%m}" <= newest
    for one in board.lags:
        low_day, high_day = one.low_days or 0, 10**9 if one.high_days is None else one.high_days
        between = "lag < 0" if one.low_days is None else f"lag BETWEEN {low_day} AND {high_day}"
        statement = f"SELECT COUNT(*) FROM trade WHERE ({where}) AND {between}"
        assert one.trades == truth.execute(statement).fetchone()[0], one
    assert sum(one.trades for one in board.lags) == dated
    for key, ranking in (("bioguide", board.most_active), ("security", board.most_traded)):
        best = [row[0] for row in truth.execute(
            f"SELECT COUNT(*) AS n FROM trade WHERE ({where}) AND {key} IS NOT NULL GROUP BY {key}"
            " ORDER BY n DESC")]  # fmt: skip
        known = [bar for bar in ranking if bar.key]
        assert [bar.trades for bar in known] == best[: len(known)]
        for bar in known:
            told = truth.execute(
                "SELECT COUNT(*), SUM(side = 'buy'), SUM(side = 'sell'), COALESCE(SUM(low), 0),"
                f" COALESCE(SUM(high), 0), SUM(is_open) FROM trade WHERE ({where}) AND {key} = ?",
                (bar.key,),
            ).fetchone()
            figures = (bar.trades, bar.buys, bar.sells, bar.amount_low_usd, bar.amount_high_usd,
                       bar.open_ended)  # fmt: skip
            assert figures == told, bar


def check_reports(board: Dashboard, truth: sqlite3.Connection, where: str) -> None:
    """Hold the figures of filings, and the strip by year and state, to SQL."""
    states = dict(truth.execute(f"SELECT state, COUNT(*) FROM {FILINGS} WHERE {where} GROUP BY state"))
    told = board.coverage.totals
    assert {state.value: count for state, count in told.states.items() if count} == states
    assert (board.tiles.filings, board.tiles.filings_paper) == (sum(states.values()), states.get("paper", 0))
    cells = {
        (year, state): count
        for year, state, count in truth.execute(
            f"SELECT year, state, COUNT(*) FROM {FILINGS} WHERE {where} GROUP BY 1, 2"
        )
    }
    strip = {(one.year, cell.state.value): cell.filings for one in board.strip for cell in one.cells}
    assert {place: count for place, count in strip.items() if count} == cells
    assert all({cell.state for cell in one.cells} == set(LedgerState) for one in board.strip)
    assert all(sum(cell.filings for cell in one.cells) == one.listed for one in board.strip)
    order = "ORDER BY filed_on DESC, doc_id DESC, id DESC LIMIT 4"
    newest = [row[0] for row in truth.execute(f"SELECT id FROM {FILINGS} WHERE {where} {order}")]
    assert [row.id for row in board.newest_filings[:4]] == newest


def check_all_doors(library: Library, board: Dashboard) -> int:
    """Hold every number of the dashboard to the rows its search finds; return how many there were."""
    queries, tiles = board.tile_queries, board.tiles
    reports = {name for name in queries if name.startswith("filings")}

    def marks() -> Iterator[tuple[int, str]]:
        yield tiles.sums.trades, queries["trades"] or "version:current"
        for name in set(queries) - reports - {"trades"}:
            yield getattr(tiles, name), queries[name]
        yield board.without_traded_on, board.without_traded_on_query
        yield board.outside_months, board.outside_months_query
        for month in board.months:
            yield month.trades, month.query
            yield month.buys, month.buys_query
            yield month.sells, month.sells_query
        for bar in (*board.most_active, *board.most_traded):
            yield bar.trades, bar.query
            yield bar.buys, bar.buys_query
            yield bar.sells, bar.sells_query
        for one in board.lags:
            yield one.trades, one.query

    def listed() -> Iterator[tuple[int, str]]:
        for name in reports:
            yield getattr(tiles, name), queries[name]
        for row in board.coverage.rows:
            yield row.listed, row.query
            for state, count in row.states.items():
                yield count, row.query_of(state)
        for year in board.strip:
            yield year.listed, year.query
            for cell in year.cells:
                yield cell.filings, cell.query

    return check_counts(library, marks()) + check_filing_counts(library, listed())


def test_the_same_over_the_data_that_ships(bundled: Library, bundled_truth: sqlite3.Connection) -> None:
    """Both chambers of many years, amended, with misprinted dates and open bands."""
    for shown, trades, filings in (
        (DashboardFilter(), "1", "1"),
        (
            DashboardFilter("house", None, 2020, 2026, "spouse"),
            "chamber = 'house' AND year BETWEEN 2020 AND 2026 AND owner = 'spouse'",
            "source = 'house' AND year BETWEEN 2020 AND 2026",
        ),
        (
            DashboardFilter("senate", last_year=2020),
            "chamber = 'senate' AND year <= 2020",
            "source = 'senate' AND year <= 2020",
        ),
    ):
        board = load_dashboard(bundled, shown)
        assert board.tiles.sums.trades > 200
        check_figures(board, bundled_truth, trades)
        check_reports(board, bundled_truth, filings)
    for shown in (
        DashboardFilter(party="D", first_year=2018),
        DashboardFilter("senate", "R", 2015, 2020, "joint", "municipal_bond"),
        DashboardFilter(asset_class="fund"),
    ):
        board = load_dashboard(bundled, shown, top=5)
        assert board.tiles.sums.trades > 20 and check_all_doors(bundled, board) > 100


def test_what_filings_do_not_have_is_told_not_faked(people: Library) -> None:
    """Stops: '3 of 515 reports read' beside a chart of one owner, as if the others were not read."""
    whole = load_dashboard(people)
    by_owner = load_dashboard(people, DashboardFilter(owner="spouse", asset_class="stock"))
    assert by_owner.tiles.filings == whole.tiles.filings and by_owner.coverage == whole.coverage
    assert by_owner.tiles.sums.trades < whole.tiles.sums.trades
    assert by_owner.shown.beyond_filings == ("owner", "asset_class")
    assert "no owner and asset class" in (by_owner.coverage_note or "")
    assert "day of the trade" in (load_dashboard(people, DashboardFilter(party="D")).coverage_note or "")
    assert whole.coverage_note is None and load_dashboard(people, 2025).coverage_note is None


def test_the_old_ways_to_ask_give_the_same(people: Library) -> None:
    one = load_dashboard(people, DashboardFilter(chamber="house", first_year=2025, last_year=2025))
    assert one == load_dashboard(people, 2025, chamber="house")
    assert (one.year, one.chamber) == (2025, "house")
    assert load_dashboard(people, DashboardFilter(first_year=2024, last_year=2025)).year is None
    told = one.as_json()
    assert told["year"] == 2025 and told["filter"]["query"] == "year:2025 chamber:house"
    assert {"trades", "amount_low_usd", "late_share", "officials"} <= set(told["tiles"])


def test_what_is_kept_is_what_would_be_counted_anew(people: Library) -> None:
    """Stops: a dashboard of another filter, or of another length, out of what is kept."""
    filters = [DashboardFilter(owner=one) for one in ("self", "spouse", "joint", "dependent_child")]
    filters += [DashboardFilter(party=one) for one in ("D", "R", "I", UNRESOLVED)]
    filters += [DashboardFilter(), DashboardFilter(chamber="house")]
    asked = [(one, top) for one in filters for top in (3, 10, 3, 10)]
    kept = [load_dashboard(people, one, top=top) for one, top in asked]
    for (one, top), found in zip(asked, kept, strict=True):
        forget_dashboards(people)
        assert load_dashboard(people, one, top=top) == found
    assert len(kept[-1].newest_filings) == 10


def test_an_edit_shows_at_once_whatever_was_kept(world: World) -> None:
    """Stops: a dashboard of before the correction, for as long as the window stays open."""
    with world.library() as library:
        before, charts = load_dashboard(library), load_official_charts(library, ADAM)
        assert load_dashboard(library) == before and charts is not None
        edit(world, "official", ADAM)
        edit(world, "amount", "50000001+", line=1)
        assert library.reload()
        after, corrected = load_dashboard(library), load_official_charts(library, ADAM)
        forget_dashboards(library)
        assert after == load_dashboard(library)
        assert after.tiles.sums.open_ended == before.tiles.sums.open_ended + 1
        assert ADAM not in {one.key for one in before.most_active}
        assert ADAM in {one.key for one in after.most_active}
        assert corrected is not None and len(corrected.points) > len(charts.points)
        assert corrected.whole.all.open_ended == 1 and check_doors(library, corrected) > 5
        assert after.newest_filings != before.newest_filings, "filings are corrected too"


@pytest.mark.parametrize(
    "parts",
    [
        {"chamber": "lords"},
        {"party": "Whig"},
        {"owner": "cat"},
        {"asset_class": "tulips"},
        {"first_year": 2025, "last_year": 2024},
        {"first_year": 0},
    ],
)
def test_what_nothing_can_be_is_refused(parts: dict[str, object]) -> None:
    with pytest.raises(UserInputError):
        replace(DashboardFilter(), **parts)  # type: ignore[arg-type]
