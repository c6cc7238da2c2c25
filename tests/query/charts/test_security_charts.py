"""The charts of one security: each figure is what SQL says, a cluster is what its definition says."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections import defaultdict
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.query.charts import (
    CLUSTER_DAYS,
    CLUSTER_OFFICIALS,
    SecurityCharts,
    TradePoints,
    load_security_charts,
)
from govtrades_desktop.query.charts.clusters import find_clusters
from govtrades_desktop.query.charts.marks import Beside
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import BUY, SELL
from govtrades_desktop.query.trades import find_trades
from tests.query.charts.test_official_charts import check_points
from tests.query.charts.truth import check_bar, check_doors, volume

Rows = list[tuple[int, int, str]]
"""Of trades of one side: id, day, who."""


def charts_of(library: Library, key: str, top: int = 30) -> SecurityCharts:
    found = load_security_charts(library, key, top=top)
    assert found is not None
    return found


def defined_clusters(rows: Rows) -> set[frozenset[int]]:
    """Return the clusters by their definition, word for word: every window, then those in no other."""
    windows = []
    for start in sorted({day for _, day, _ in rows}):
        inside = [row for row in rows if start <= row[1] < start + CLUSTER_DAYS]
        if len({who for _, _, who in inside}) >= CLUSTER_OFFICIALS:
            windows.append(frozenset(row[0] for row in inside))
    return {one for one in windows if not any(one < other for other in windows)}


def check_security(library: Library, truth: sqlite3.Connection, key: str) -> SecurityCharts:
    """Hold everything about a security to SQL."""
    charts = charts_of(library, key)
    where = f"security = '{key}'"
    check_bar(truth, charts.whole, where)
    check_points(truth, charts.points, where)
    for quarter in charts.quarters:
        days = (str(quarter.first_day), str(quarter.last_day))
        check_bar(truth, quarter, f"{where} AND traded BETWEEN ? AND ?", days)
    shown = sum(one.all.trades for one in charts.quarters)
    beside = charts.outside_quarters.trades + charts.points.undated.trades
    assert shown + beside == charts.whole.all.trades, "no trade is lost between the quarters"
    for bar in charts.officials:
        part = "bioguide = ?" if bar.key else "bioguide IS NULL AND listed = ?"
        check_bar(truth, bar, f"{where} AND {part}", (bar.key or bar.label,))
    statement = f"SELECT COUNT(*) FROM trade WHERE {where} GROUP BY COALESCE(bioguide, listed)"
    counts = [row[0] for row in truth.execute(f"{statement} ORDER BY 1 DESC")]
    assert [bar.all.trades for bar in charts.officials] == counts[:30]
    assert charts.officials_total == len(counts)
    for side, name in ((BUY, "buy"), (SELL, "sell")):
        rows = truth.execute(
            f"SELECT id, CAST(julianday(traded) AS INTEGER), bioguide FROM trade WHERE {where} AND side = ?"
            " AND traded IS NOT NULL AND bioguide IS NOT NULL",
            (name,),
        ).fetchall()
        found = [one for one in charts.clusters if one.side == side]
        assert {frozenset(one.ids.tolist()) for one in found} == defined_clusters(rows)
    for cluster in charts.clusters:
        ids = cluster.ids.tolist()
        assert set(library.trades.array("id")[find_trades(library, cluster.query)].tolist()) == set(ids)
        assert cluster.volume == volume(truth, f"id IN ({', '.join(map(str, ids))})")
        assert cluster.last_day - cluster.first_day < dt.timedelta(days=CLUSTER_DAYS)
        assert len(cluster.officials) >= CLUSTER_OFFICIALS and cluster.trades == len(ids)
    assert check_doors(library, charts) > 10
    return charts


def test_every_figure_is_what_sql_says(people: Library, truth: sqlite3.Connection) -> None:
    found = 0
    for key in people.securities.values("key"):
        found += len(check_security(people, truth, key).clusters)
    assert found > 2, "the seed must have clusters"
    assert load_security_charts(people, "no:such") is None
    apple = charts_of(people, "320193:aapl")
    assert (apple.key, apple.symbol, apple.sector, apple.sector_system) == (
        "320193:AAPL", "AAPL", "Information Technology", "GICS"
    )  # fmt: skip
    assert charts_of(people, "37996:F").sector_system == "SIC"
    assert any(bar.party == "D" for bar in apple.officials) and any(not bar.key for bar in apple.officials)


def test_the_same_over_the_data_that_ships(bundled: Library, bundled_truth: sqlite3.Connection) -> None:
    most = "SELECT security FROM trade WHERE security IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 60"
    keys = [row[0] for row in bundled_truth.execute(most)]
    found = 0
    for key in (*keys[:3], keys[59]):
        found += len(check_security(bundled, bundled_truth, key).clusters)
    assert found > 3


def points_of(rows: list[tuple[int, str, int]]) -> TradePoints:
    """Return made-up points: day, who ("" is nobody known), side; ids by day."""
    rows = sorted(rows, key=lambda row: row[0])
    names = sorted({who for _, who, _ in rows})
    count = len(rows)
    zeros = np.zeros(count, dtype=np.int64)
    return TradePoints(
        ids=np.arange(1, count + 1),
        positions=zeros,
        traded=np.array([row[0] for row in rows], dtype="datetime64[D]"),
        disclosed=np.array([row[0] for row in rows], dtype="datetime64[D]"),
        side=np.array([row[2] for row in rows], dtype=np.int8),
        is_partial=zeros > 0,
        low_usd=zeros + 1001,
        high_usd=zeros + 15000,
        low_step=zeros,
        high_step=zeros,
        late=zeros,
        lag_days=zeros,
        official=np.array([names.index(row[1]) for row in rows], dtype=np.int32),
        party=zeros,
        security=zeros,
        asset_class=zeros,
        officials=tuple((name, name) for name in names),
        parties=(),
        securities=(),
        asset_classes=(),
        undated=Beside(0, ""),
        generation=0,
    )


TRADES = st.lists(st.tuples(st.integers(0, 70), st.sampled_from(["", "A", "B", "C", "D"]), st.integers(0, 3)))


@settings(max_examples=300, deadline=None)
@given(rows=TRADES)
def test_clusters_are_what_their_definition_says(rows: list[tuple[int, str, int]]) -> None:
    """Stops: a sweep that loses the last cluster, keeps one within another, or counts one person thrice."""
    points = points_of(rows)
    clusters = find_clusters(points, "x")
    by_side: dict[int, Rows] = defaultdict(list)
    days = points.traded.astype(np.int64).tolist()
    for at, side in enumerate(points.side.tolist()):
        if who := points.officials[points.official[at]][0]:
            by_side[side].append((at + 1, days[at], who))
    for side in (BUY, SELL):
        found = [one for one in clusters if one.side == side]
        assert {frozenset(one.ids.tolist()) for one in found} == defined_clusters(by_side[side])
        assert len(found) == len({frozenset(one.ids.tolist()) for one in found})
        for before, after in zip(found, found[1:], strict=False):
            overlap = after.first_day <= before.last_day
            assert after.run - before.run == (not overlap), "a run is what hangs together"
    assert {one.side for one in clusters} <= {BUY, SELL}


def test_21_days_is_21_days() -> None:
    """The first and the last day are of the 21: day 0 and day 20 are together, day 0 and day 21 are not."""
    near = [(0, "A", BUY), (10, "B", BUY), (20, "C", BUY)]
    (cluster,) = find_clusters(points_of(near), "x")
    assert (cluster.last_day - cluster.first_day).days == 20 and cluster.volume.high_usd == 45_000
    assert cluster.query == "x type:buy -unresolved:official traded:1970-01-01..1970-01-21"
    assert find_clusters(points_of([*near[:2], (21, "C", BUY)]), "x") == ()
    assert find_clusters(points_of([*near[:2], (20, "C", SELL)]), "x") == (), "each side by itself"
    assert find_clusters(points_of([*near[:2], (20, "A", BUY)]), "x") == (), "two persons are not three"
    assert find_clusters(points_of([*near[:2], (20, "", BUY)]), "x") == (), "nobody known is nobody"
    assert find_clusters(points_of([]), "x") == ()


def test_clusters_that_share_a_day_are_of_one_run_and_others_are_not() -> None:
    shared = [(0, "A"), (1, "B"), (20, "C"), (39, "A"), (40, "B"), (90, "A"), (91, "B"), (92, "C")]
    found = find_clusters(points_of([(day, who, SELL) for day, who in shared]), "x")
    assert [(str(one.first_day), str(one.last_day), one.run) for one in found] == [
        ("1970-01-01", "1970-01-21", 0),
        ("1970-01-21", "1970-02-10", 0),
        ("1970-04-01", "1970-04-03", 1),
    ]


def test_order_within_a_day_changes_nothing() -> None:
    rows = [(day, who, BUY) for day in (0, 3, 20, 21, 40) for who in "ABCD"]
    wanted = [(one.first_day, one.trades) for one in find_clusters(points_of(rows), "x")]
    shuffled = rows[:]
    random.Random(4).shuffle(shuffled)
    assert [(one.first_day, one.trades) for one in find_clusters(points_of(shuffled), "x")] == wanted
    one_sided = points_of(rows)
    assert find_clusters(replace(one_sided, side=one_sided.side * 0), "x") == ()
