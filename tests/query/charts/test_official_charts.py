"""The charts of one official: each figure is what SQL says, and a door to exactly its rows."""

from __future__ import annotations

import datetime as dt
import sqlite3
from bisect import bisect_right

import numpy as np
import pytest

from govtrades_desktop.query.charts import (
    AMOUNT_LIMITS_USD,
    LAG_UNKNOWN,
    LagComparison,
    OfficialCharts,
    TradePoints,
    load_official_charts,
)
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import BUY, EXCHANGE, SELL
from tests.query.charts.truth import check_bar, check_doors

SIDES = {"buy": BUY, "sell": SELL, "exchange": EXCHANGE}
MOST = "SELECT bioguide FROM trade WHERE bioguide IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT ?"


def charts_of(library: Library, bioguide: str, top: int = 20) -> OfficialCharts:
    found = load_official_charts(library, bioguide, top=top)
    assert found is not None
    return found


def check_official(library: Library, truth: sqlite3.Connection, bioguide: str) -> OfficialCharts:
    """Hold everything about an official to SQL."""
    charts = charts_of(library, bioguide, top=15)
    where = f"bioguide = '{bioguide}'"
    check_bar(truth, charts.whole, where)
    check_points(truth, charts.points, where)
    for bar in charts.sectors:
        check_bar(truth, bar, f"{where} AND sector IS ?", (bar.key or None,))
        system = truth.execute("SELECT DISTINCT sector_system FROM security WHERE sector = ?", (bar.key,))
        assert ([bar.detail] if bar.key else []) == [row[0] for row in system]
    assert sum(bar.all.trades for bar in charts.sectors) == charts.whole.all.trades, "each trade once"
    for bar in charts.securities:
        part = "security = ?" if bar.key else "security IS NULL AND asset = ? COLLATE NOCASE"
        check_bar(truth, bar, f"{where} AND {part}", (bar.key or bar.detail,))
    statement = (
        f"SELECT COUNT(*) FROM trade WHERE {where} GROUP BY COALESCE(security, LOWER('as filed:' || asset))"
    )
    counts = [row[0] for row in truth.execute(f"{statement} ORDER BY 1 DESC")]
    assert [bar.all.trades for bar in charts.securities] == counts[:15]
    assert charts.securities_total == len(counts)
    check_lags(truth, charts.lags, bioguide)
    for stretch in charts.committees:
        until = stretch.seen_until or "9999"
        assert stretch.trades == truth.execute(
            f"SELECT COUNT(*) FROM trade WHERE {where} AND traded >= ? AND traded < ?",
            (str(stretch.seen_from), str(until)),
        ).fetchone()[0]  # fmt: skip
    seats = truth.execute("SELECT COUNT(*) FROM committee_seat WHERE bioguide = ?", (bioguide,)).fetchone()
    assert len(charts.committees) == seats[0]
    assert check_doors(library, charts) > 40
    return charts


def check_points(truth: sqlite3.Connection, points: TradePoints, where: str) -> None:
    """Hold each point to SQL, field by field."""
    rows = truth.execute(
        "SELECT id, traded, disclosed, side, type = 'partial_sale', low, high, is_open, lag, bioguide,"
        f" party, security, class FROM trade WHERE {where} AND traded IS NOT NULL ORDER BY traded, id"
    ).fetchall()
    assert points.ids.tolist() == [row[0] for row in rows]
    for at, row in enumerate(rows):
        _, traded, disclosed, side, is_partial, *amounts, bioguide, party, security, kind = row
        low, high, is_open, lag = amounts
        assert str(points.traded[at]) == traded
        assert str(points.disclosed[at]) == (disclosed or "NaT")
        assert points.side[at] == SIDES[side] and points.is_partial[at] == is_partial
        assert points.low_usd[at] == (-1 if low is None else low)
        assert points.high_usd[at] == (-1 if high is None or is_open else high)
        if low is not None:
            last = len(AMOUNT_LIMITS_USD) - 1
            assert points.low_step[at] == bisect_right(AMOUNT_LIMITS_USD, low) - 1
            assert points.high_step[at] == (last if is_open else bisect_right(AMOUNT_LIMITS_USD, high) - 1)
        elif high is None:
            assert points.low_step[at] == points.high_step[at] == -1
        assert points.lag_days[at] == (LAG_UNKNOWN if lag is None else lag)
        assert points.late[at] == (-1 if lag is None else lag > 45)
        assert points.officials[points.official[at]][0] == (bioguide or "")
        assert points.securities[points.security[at]][0] == (security or "")
        assert party in (None, "" if points.party[at] < 0 else points.parties[points.party[at]])
        told = None if points.asset_class[at] < 0 else points.asset_classes[points.asset_class[at]]
        # a stock whose name the form cut may be of a security that is a fund on all its rows
        assert told == kind or (security or "").startswith("filed:")
    undated = truth.execute(f"SELECT COUNT(*) FROM trade WHERE {where} AND traded IS NULL").fetchone()[0]
    assert points.undated.trades == undated
    assert {len(getattr(points, name)) for name in ("positions", "late", "party", "high_step")} == {len(rows)}


def check_lags(truth: sqlite3.Connection, lags: LagComparison, bioguide: str) -> None:
    """Hold the histogram, both sides of it, to SQL."""
    statement = "SELECT lag FROM trade WHERE bioguide = ? AND lag IS NOT NULL ORDER BY lag"
    own = [row[0] for row in truth.execute(statement, (bioguide,))]
    peers = truth.execute(
        "SELECT lag, bioguide FROM trade WHERE bioguide <> ?1 AND lag IS NOT NULL"
        " AND (chamber, substr(traded, 1, 4)) IN (SELECT chamber, substr(traded, 1, 4) FROM trade"
        " WHERE bioguide = ?1 AND lag IS NOT NULL) ORDER BY lag",
        (bioguide,),
    ).fetchall()
    theirs = [lag for lag, _ in peers]
    assert (lags.dated, lags.peers_dated) == (len(own), len(theirs))
    assert lags.officials == len({one for _, one in peers})
    assert (lags.late, lags.peers_late) == (sum(lag > 45 for lag in own), sum(lag > 45 for lag in theirs))
    for days, told in ((own, lags.median_days), (theirs, lags.peers_median_days)):
        assert told == (days[(len(days) + 1) // 2 - 1] if days else None)
    for one in lags.bins:
        low = -(10**9) if one.low_days is None else one.low_days
        high = 10**9 if one.high_days is None else one.high_days
        assert one.trades == sum(low <= lag <= high for lag in own)
        assert one.peers_trades == sum(low <= lag <= high for lag in theirs)
        assert one.share == pytest.approx(one.trades / len(own))
        assert one.peers_share == (pytest.approx(one.peers_trades / len(theirs)) if theirs else None)
    assert sum(one.trades for one in lags.bins) == len(own)
    assert not own or any(one.high_days == 45 for one in lags.bins), "an edge falls on the 45 days"


def test_every_figure_is_what_sql_says(people: Library, truth: sqlite3.Connection) -> None:
    for bioguide in people.officials.values("bioguide"):
        if truth.execute("SELECT 1 FROM trade WHERE bioguide = ?", (bioguide,)).fetchone():
            check_official(people, truth, bioguide)
    undated = truth.execute("SELECT COUNT(*) FROM trade WHERE traded IS NULL AND bioguide IS NOT NULL")
    assert undated.fetchone()[0] > 0, "the seed must have rows that are no points"


def test_the_same_over_the_data_that_ships(bundled: Library, bundled_truth: sqlite3.Connection) -> None:
    some = [row[0] for row in bundled_truth.execute(MOST, (40,))]
    for bioguide in (some[0], some[9], some[39]):
        charts = check_official(bundled, bundled_truth, bioguide)
        assert charts.lags.officials > 10 and len(charts.sectors) > 2
    assert {bar.detail for bar in charts_of(bundled, some[0]).sectors} == {"GICS", "SIC", ""}


def test_somebody_without_trades_has_charts_with_nothing_in_them(people: Library) -> None:
    """Stops: a page that fails, or that compares nobody with everybody, where nothing was disclosed."""
    charts = charts_of(people, "z000999")
    assert (charts.bioguide, charts.name, charts.state) == ("Z000999", "Zero, Nobody", "WY")
    assert len(charts.points) == 0 and charts.sectors == charts.securities == ()
    assert charts.lags.bins == () and (charts.lags.dated, charts.lags.peers_dated) == (0, 0)
    assert charts.lags.median_days is None and charts.whole.all.trades == 0
    assert [one.chamber for one in charts.career] == ["house"]
    assert check_doors(people, charts) > 3
    assert load_official_charts(people, "X999999") is None


def test_committees_and_career_are_dated_stretches(people: Library) -> None:
    pelosi = charts_of(people, "P000197")
    first, second = pelosi.committees
    assert (first.code, first.role, str(first.seen_until)) == ("HSBA", "", "2025-01-10")
    assert (second.code, second.role, second.seen_until) == ("HSAG", "Ranking Member", None)
    assert first.trades > 0 and second.trades > 0 and first.name == "House Committee on Financial Services"
    assert first.trades + second.trades <= pelosi.whole.all.trades
    part = charts_of(people, "V000081").committees[0]
    assert (part.parent, part.parent_name) == ("HSBA", "House Committee on Financial Services")
    assert charts_of(people, "F000459").committees[-1].name == "HSXX", "of a committee long gone"
    career = charts_of(people, "M001166").career
    assert [(one.party_letter, one.is_party_change) for one in career] == [("D", False), ("R", True)]
    assert (career[0].from_on, career[1].until_on) == (dt.date(2023, 1, 3), dt.date(2027, 1, 3))


def test_terms_in_one_go_are_one_stretch_and_time_out_of_office_parts_them(tmp_path: object) -> None:
    """Stops: a gap of years painted over as service, or twenty bands for twenty terms in one seat."""
    from pathlib import Path

    from govtrades_desktop.store.connection import open_store
    from tests.query.identity_factory import add_reference
    from tests.store.factory import fill

    folder = Path(str(tmp_path))
    with open_store(folder / "g.sqlite") as store:
        fill(store, filings=4)
        add_reference(store)
        with store.transaction() as connection:
            connection.execute("DELETE FROM term WHERE bioguide = 'Z000999'")
            connection.executemany(
                "INSERT INTO term (bioguide, chamber, state, district, party, start_on, end_on)"
                " VALUES ('Z000999', ?, 'WY', ?, ?, ?, ?)",
                [
                    ("house", 0, "Democrat", "2011-01-05", "2013-01-03"),
                    ("house", 0, "Democrat", "2013-01-03", "2015-01-03"),
                    ("house", 0, "Democrat", "2017-01-03", "2019-01-03"),
                    ("house", 0, "Republican", "2019-01-03", "2021-01-03"),
                    ("senate", None, "Republican", "2021-01-03", "2027-01-03"),
                ],
            )
            store.mark_changed()
    with Library(folder / "g.sqlite", folder / "derived") as library:
        career = charts_of(library, "Z000999").career
    assert [(one.chamber, str(one.from_on), str(one.until_on), one.is_party_change) for one in career] == [
        ("house", "2011-01-05", "2015-01-03", False),
        ("house", "2017-01-03", "2019-01-03", False),
        ("house", "2019-01-03", "2021-01-03", True),
        ("senate", "2021-01-03", "2027-01-03", False),
    ]


def test_points_are_in_order_and_lead_to_their_rows(people: Library) -> None:
    points = charts_of(people, "P000197").points
    assert (np.diff(points.traded.astype(np.int64)) >= 0).all() and len(points) > 20
    assert (people.trades.array("id")[points.positions] == points.ids).all()
    assert set(points.side.tolist()) == {BUY, SELL, EXCHANGE} and points.is_partial.any()
    assert points.is_partial[points.side != SELL].sum() == 0
