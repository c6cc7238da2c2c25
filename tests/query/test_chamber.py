"""One table for both chambers: what a chamber's filter shows is that chamber's, and the two are the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query.coverage import load_coverage
from govtrades_desktop.query.dashboard import load_dashboard
from govtrades_desktop.query.filings import find_filings, load_filing, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows, load_trade, sum_trades
from govtrades_desktop.store.connection import open_store
from tests.store.factory import fill, fill_senate

CHAMBERS = ("house", "senate")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("both")
    with open_store(folder / "g.sqlite") as store:
        fill(store, filings=40, seed=2)
        fill_senate(store)
    return folder


@pytest.fixture
def library(both: Path) -> Iterator[Library]:
    with Library(both / "g.sqlite", both / "derived") as opened:
        yield opened


def test_the_chambers_part_the_tables_without_a_rest(library: Library) -> None:
    for year in (None, 2025):
        trades = [find_trades(library, year=year, chamber=one) for one in CHAMBERS]
        assert sorted(i for part in trades for i in part) == sorted(find_trades(library, year=year))
        filings = [find_filings(library, year=year, chamber=one) for one in CHAMBERS]
        assert sorted(i for part in filings for i in part) == sorted(find_filings(library, year=year))
    for one in CHAMBERS:
        rows = load_rows(library, find_trades(library, chamber=one))
        assert rows and {row.chamber for row in rows} == {one}
        assert list(find_trades(library, f"chamber:{one}")) == list(find_trades(library, chamber=one))


def test_dashboard_and_coverage_follow_the_chamber(library: Library) -> None:
    """Stops: tiles of both chambers over the table of one."""
    whole = load_dashboard(library)
    parts = [load_dashboard(library, chamber=one) for one in CHAMBERS]
    for name in ("buys", "sells", "exchanges", "filings", "late", "dated", "filings_read"):
        assert sum(getattr(part.tiles, name) for part in parts) == getattr(whole.tiles, name), name
    assert sum(part.tiles.sums.amount_low_usd for part in parts) == whole.tiles.sums.amount_low_usd
    for part, one in zip(parts, CHAMBERS, strict=True):
        assert part.chamber == one and {row.source for row in part.newest_filings} == {one}
        assert {row.source for row in part.coverage.rows} == {one}
        assert load_coverage(library, chamber=one).totals == part.coverage.totals
        for mark in (*part.most_traded, *part.most_active, *part.months, *part.lags):
            found = find_trades(library, mark.query)
            counted = getattr(mark, "trades", None)
            if counted is None:
                assert len(find_trades(library, mark.query + " type:buy")) == mark.buys, mark.query
            else:
                assert len(found) == counted, mark.query
        assert sum_trades(library, find_trades(library, chamber=one)) == part.tiles.sums


def test_a_version_of_a_report_tells_of_the_others(library: Library) -> None:
    rows = load_filings(library, find_filings(library, chamber="senate", sort=("filed",)))
    original, amendment = rows
    assert (original.amendment, amendment.amendment) == (None, 1)
    earlier, later = load_filing(library, original.id), load_filing(library, amendment.id)
    assert earlier is not None and later is not None
    assert later.report_date == earlier.report_date == original.filed_on
    assert [one.id for one in later.replaces] == [original.id] and earlier.replaces == ()
    assert earlier.replaced_by is None and original.reading is LedgerState.READ, "one of its rows stands"
    assert (earlier.images, later.images) == (0, 2)
    trades = {row.is_superseded: row for row in earlier.trades}
    replaced = load_trade(library, trades[True].id)
    assert replaced is not None and replaced.replaced_by is not None
    assert replaced.replaced_by.filing_id == amendment.id
    successor = load_trade(library, replaced.replaced_by.id)
    assert successor is not None and [one.id for one in successor.replaces] == [trades[True].id]
