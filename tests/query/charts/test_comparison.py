"""Officials, or securities, side by side: each figure is what SQL says, and a door to exactly its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.charts import ComparedKind, Comparison, load_comparison
from govtrades_desktop.query.charts.axis import Axis
from govtrades_desktop.query.library import Library
from tests.query.charts.truth import check_bar, check_doors


def check_comparison(
    library: Library, truth: sqlite3.Connection, keys: Sequence[str], *, has_parties: bool = True
) -> Comparison:
    """Hold everything about a comparison to SQL, parties where all terms have days."""
    found = load_comparison(library, keys)
    is_official = found.kind is ComparedKind.OFFICIALS
    column, other = ("bioguide", "security") if is_official else ("security", "bioguide")
    assert [one.key for one in found.compared] == list(keys)
    for before, after in zip(found.months, found.months[1:], strict=False):
        assert (after.year * 12 + after.month) - (before.year * 12 + before.month) == 1, "no gap"
    for one in found.compared:
        where = f"{column} = '{one.key}'"
        check_bar(truth, one.whole, where)
        assert tuple(month.first_day for month in one.months) == found.months, "one axis for all"
        for month in one.months:
            check_bar(truth, month, f"{where} AND substr(traded, 1, 7) = ?", (month.label,))
        beside = one.outside_months.trades + one.undated.trades
        assert sum(month.all.trades for month in one.months) + beside == one.whole.all.trades
        lags = [row[0] for row in truth.execute(
            f"SELECT lag FROM trade WHERE {where} AND lag IS NOT NULL ORDER BY lag")]  # fmt: skip
        assert (one.dated, one.late) == (len(lags), sum(lag > 45 for lag in lags))
        for share, told in ((50, one.median_lag_days), (90, one.p90_lag_days)):
            wanted = next((lag for n, lag in enumerate(lags, 1) if n * 100 >= share * len(lags)), None)
            assert told == wanted
        for bars, name in ((one.sectors, "sector"), (one.parties, "party")):
            for bar in bars if name != "party" or has_parties else ():
                check_bar(truth, bar, f"{where} AND {name} IS ?", (bar.key or None,))
        assert sum(bar.all.trades for bar in one.sectors or one.parties) == one.whole.all.trades
        assert sum(lag.trades for lag in one.lags) == one.dated
        for lag in one.lags:
            (wanted,) = truth.execute(
                f"SELECT COUNT(*) FROM trade WHERE {where} AND lag IS NOT NULL"
                " AND (?1 IS NULL OR lag >= ?1) AND (?2 IS NULL OR lag <= ?2)", (lag.low_days, lag.high_days)
            ).fetchone()  # fmt: skip
            assert lag.trades == wanted
        counts = [bar.all.trades for bar in one.most if bar.key]
        assert counts == sorted(counts, reverse=True)
        ranked = truth.execute(
            f"SELECT COUNT(*) AS n FROM trade WHERE {where} AND {other} IS NOT NULL GROUP BY {other}"
            " ORDER BY n DESC").fetchall()  # fmt: skip
        assert all(row[0] <= min(counts, default=0) for row in ranked[len(counts) :])
        assert one.most_total >= len(one.most)
        for bar in one.most:
            if bar.key:
                check_bar(truth, bar, f"{where} AND {other} = ?", (bar.key,))
    named = ", ".join(f"'{key}'" for key in keys)
    wanted = truth.execute(
        f"SELECT {other}, COUNT(DISTINCT {column}) AS sharers, COUNT(*) AS n FROM trade"
        f" WHERE {column} IN ({named}) AND {other} IS NOT NULL GROUP BY 1 HAVING sharers > 1"
        " ORDER BY sharers DESC, n DESC"
    ).fetchall()
    assert found.shared_total == len(wanted)
    assert [(one.sharers, one.trades) for one in found.shared] == [row[1:] for row in wanted[:30]]
    assert {one.key for one in found.shared} <= {row[0] for row in wanted}
    for one in found.shared:
        assert [part.key for part in one.parts] == list(keys)
        for part in one.parts:
            check_bar(truth, part, f"{column} = ? AND {other} = ?", (part.key, one.key))
    assert check_doors(library, found) > 10
    return found


def test_every_figure_is_what_sql_says(people: Library, truth: sqlite3.Connection) -> None:
    two = check_comparison(people, truth, ("P000197", "M001166"))
    assert two.kind is ComparedKind.OFFICIALS and two.shared and two.compared[0].party == "D"
    six = ("V000081", "P000197", "M001166", "W000797", "F000459", "H001061")
    assert max(one.sharers for one in check_comparison(people, truth, six).shared) > 2
    stocks = check_comparison(people, truth, ("320193:AAPL", "37996:F", "filed:MSFT"))
    assert stocks.kind is ComparedKind.SECURITIES and stocks.shared[0].party in ("D", "R")
    assert {bar.key for one in stocks.compared for bar in one.parties} >= {"D", "R", ""}


def test_the_same_over_the_data_that_ships(bundled: Library, bundled_truth: sqlite3.Connection) -> None:
    for column, places in (("bioguide", (0, 3, 11)), ("security", (0, 1))):
        most = f"SELECT {column} FROM trade WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC"
        keys = [row[0] for row in bundled_truth.execute(most)]
        found = check_comparison(bundled, bundled_truth, [keys[place] for place in places], has_parties=False)
        assert found.shared and len(found.months) > 50


def test_one_who_never_traded_stands_beside_others(people: Library, truth: sqlite3.Connection) -> None:
    found = check_comparison(people, truth, ("Z000999", "P000197"))
    assert found.compared[0].whole.all.trades == 0 and found.compared[0].median_lag_days is None
    assert found.months and found.shared == ()
    assert load_comparison(people, ("z000999", "p000197")) == found, "whatever the case"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("P000197",), "1 cannot be compared"),
        (tuple(f"P00019{n}" for n in range(7)), "7 cannot be compared"),
        (("P000197", "p000197"), "named twice"),
        (("P000197", "320193:AAPL"), "cannot be compared with each other"),
        (("P000197", "X999999"), "no official and no security 'X999999'"),
    ],
)
def test_what_cannot_be_compared_is_said(people: Library, keys: tuple[str, ...], words: str) -> None:
    with pytest.raises(UserInputError, match=words):
        load_comparison(people, keys)


def test_what_one_alone_has_is_on_the_axis() -> None:
    """Three trades of one were strays among the thousand of another, and were drawn nowhere."""
    few, many = Axis(400, 2, 1), Axis(600, 40, 1)
    both = Axis.around([few, Axis(0, 0, 1), many], most=300)
    assert (both.first, both.length) == (400, 240)
    assert (both.first, both.first + both.length) == (few.first, many.first + many.length)
    cut = Axis.around([few, many], most=100)
    assert (cut.first, cut.length) == (540, 100), "of more than can be drawn the newest"
    assert Axis.around([Axis(0, 0, 1)] * 2, most=100).length == 0
