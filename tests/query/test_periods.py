"""Trades by quarter and year, and how they were matched: each number is what SQL and a search find."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.periods import count_by_period, count_matches, shown_units
from govtrades_desktop.query.trades import find_trades
from tests.query.identity_factory import identified_database

IN_FORCE = "t.replaced_by IS NULL AND t.filing_status IS NOT 'deleted'"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return identified_database(tmp_path_factory.mktemp("periods") / "g.sqlite")


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path, path.parent / "derived") as opened:
        yield opened


@pytest.mark.parametrize("is_quarterly", [False, True])
@pytest.mark.parametrize("query", ["", 'security:="320193:AAPL"', "party:R"])
def test_each_period_is_what_its_search_finds(library: Library, query: str, *, is_quarterly: bool) -> None:
    found = count_by_period(library, query, is_quarterly=is_quarterly)
    assert sum(one.trades for one in found) == len(find_trades(library, query)) > 0
    for one in found:
        if one.query:
            assert len(find_trades(library, one.query)) == one.trades, one
            assert len(find_trades(library, f"{one.query} type:buy")) == one.buys, one
            assert len(find_trades(library, f"{one.query} type:sell")) == one.sells, one


def test_quarters_are_those_of_the_calendar(library: Library, path: Path) -> None:
    with sqlite3.connect(path) as database:
        wanted = database.execute(
            "SELECT strftime('%Y', t.traded_on) || ' Q' || ((strftime('%m', t.traded_on) + 2) / 3) AS q,"
            ' COUNT(*) FROM "transaction" t JOIN trade_security x ON x.transaction_id = t.id'
            f" WHERE x.security_key = '320193:AAPL' AND t.traded_on IS NOT NULL AND {IN_FORCE}"
            " GROUP BY q ORDER BY q"
        ).fetchall()
    found = count_by_period(library, 'security:="320193:AAPL"', is_quarterly=True)
    assert [(one.label, one.trades) for one in found if one.query] == wanted


def test_matches_are_counted_by_method_with_their_confidence(library: Library, path: Path) -> None:
    with sqlite3.connect(path) as database:
        wanted = database.execute(
            "SELECT x.method, COUNT(*), MIN(x.confidence), MAX(x.confidence) FROM trade_security x"
            ' JOIN "transaction" t ON t.id = x.transaction_id'
            f" WHERE x.security_key = '320193:AAPL' AND {IN_FORCE} GROUP BY x.method"
        ).fetchall()
    found = count_matches(library, "320193:AAPL")
    assert [(one.method, one.trades, one.low, one.high) for one in found] == wanted
    assert count_matches(library, "0:NOTHING") == ()


@pytest.mark.parametrize(
    ("counts", "first", "last", "most", "shown"),
    [
        ([1, 0, 2, 0, 3], 600, 604, 180, [1, 0, 2, 0, 3]),
        ([0, 1, 0, 2, 0], 600, 604, 180, [1, 0, 2]),  # from the first with a trade to the last
        ([1, 0, 2, 0, 3], 600, 603, 180, [1, 0, 2]),  # the last is a misprint: after the newest filing
        ([1, 2, 3, 4, 5], 600, 604, 3, [3, 4, 5]),  # the newest, where there are more than it may show
        ([5, 0, 0, 4, 5], 600, 604, 3, [4, 5]),
        ([1, 2], 600, 500, 180, []),
        ([], 0, 0, 180, []),
    ],
)
def test_an_axis_shows_what_misprinted_years_do_not_stretch(
    counts: list[int], first: int, last: int, most: int, shown: list[int]
) -> None:
    """Stops: a hundred years of nothing for the sake of one trade of 2102, kept as filed."""
    assert counts[shown_units(np.array(counts), first, last, most)] == shown
