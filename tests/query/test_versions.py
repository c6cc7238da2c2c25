"""A trade that an amendment tells again is one trade: found once, summed once, and both rows to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.query.coverage import load_coverage
from govtrades_desktop.query.dashboard import load_dashboard
from govtrades_desktop.query.filings import find_filings, load_filing
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows, load_trade, sum_trades
from govtrades_desktop.store.connection import open_store
from tests.store.factory import fill_senate


@pytest.fixture
def amended(tmp_path: Path) -> Iterator[Library]:
    """An original of two rows, and an amendment that corrects the first and leaves out the second."""
    with open_store(tmp_path / "g.sqlite") as store:
        fill_senate(store)
    with Library(tmp_path / "g.sqlite", tmp_path / "derived") as library:
        yield library


def lines(library: Library, text: str) -> list[tuple[str, int]]:
    """Return (last digit of the report, line) of what a search finds."""
    rows = load_rows(library, find_trades(library, text))
    return sorted((row.doc_id[-1], row.line) for row in rows)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [("1", 2), ("2", 1)]),
        ("hoeven", [("1", 2), ("2", 1)]),
        ("ticker:AAPL", [("2", 1)]),
        ("status:superseded", [("1", 1)]),
        ("version:superseded", [("1", 1)]),
        ("version:current", [("1", 2), ("2", 1)]),
        ("version:all", [("1", 1), ("1", 2), ("2", 1)]),
        ("version:all ticker:AAPL", [("1", 1), ("2", 1)]),
        ("-version:superseded", [("1", 2), ("2", 1)]),
        ("ticker:F OR status:superseded", [("1", 1), ("1", 2)]),
        ("status:new", []),
    ],
)
def test_what_an_amendment_repeats_is_found_only_where_it_is_asked_for(
    amended: Library, text: str, wanted: list[tuple[str, int]]
) -> None:
    assert lines(amended, text) == wanted


def test_a_filing_that_is_named_is_shown_whole(amended: Library) -> None:
    original = amended.filings.values("doc_id")[0]
    assert lines(amended, f"doc:{original}") == [("1", 1), ("1", 2)]
    assert lines(amended, f"-doc:{original}") == [("2", 1)]
    detail = load_filing(
        amended, int(amended.filings.array("id")[find_filings(amended, f"doc:{original}")[0]])
    )
    assert detail is not None and [row.is_superseded for row in detail.trades] == [True, False]


def test_sums_and_counts_tell_each_trade_once(amended: Library) -> None:
    """Three rows are stored, two trades were made."""
    board = load_dashboard(amended)
    assert (board.tiles.sums.trades, board.tiles.buys) == (2, 2)
    assert board.tiles.sums == sum_trades(amended, find_trades(amended))
    assert load_coverage(amended).totals.trades == 2
    for ranked in (*board.most_traded, *board.most_active):
        assert len(find_trades(amended, ranked.query)) == ranked.trades


def test_the_chain_can_be_walked_both_ways(amended: Library) -> None:
    (old,) = load_rows(amended, find_trades(amended, "version:superseded"), is_whole=True)
    assert old.as_json()["is_superseded"] is True
    before = load_trade(amended, old.id)
    assert before is not None and before.replaced_by is not None and before.replaces == ()
    after = load_trade(amended, before.replaced_by.id)
    assert after is not None and [row.id for row in after.replaces] == [old.id] and after.replaced_by is None
    assert after.row.as_json()["is_superseded"] is False


def test_a_restated_trade_has_the_lag_of_its_first_report(amended: Library) -> None:
    """Filed on 2025-05-03 and once more on 2025-06-01, a trade of 2025-04-10 was "late": it was not."""
    (new,) = load_rows(amended, find_trades(amended, "ticker:AAPL"), is_whole=True)
    told = new.as_json()
    assert (told["filed_on"], told["disclosed_on"]) == ("2025-06-01", "2025-05-03")
    assert (told["lag_days"], told["is_late"]) == (23, False) and new.is_restated
    assert lines(amended, "filed:2025-06") == lines(amended, "disclosed:2025-05 filed:2025-06") == [("2", 1)]
    assert lines(amended, "late:yes version:all") == lines(amended, "disclosed:2025-06") == []
    assert load_dashboard(amended).tiles.late_share == 0
    (alone,) = load_rows(amended, find_trades(amended, "ticker:F"))
    assert alone.disclosed_on == alone.filed_on and not alone.is_restated


def test_sums_are_of_trades_in_force_whatever_rows_are_shown(amended: Library) -> None:
    """`version:all` and `doc:` summed a trade once for each of its versions."""
    everything = sum_trades(amended, find_trades(amended, "version:all"))
    assert (everything.rows, everything.trades, everything.replaced, everything.deletions) == (3, 2, 1, 0)
    in_force = sum_trades(amended, find_trades(amended))
    assert everything.amount_low_usd == in_force.amount_low_usd == 2 * 1001
    assert everything.amount_high_usd == in_force.amount_high_usd == 2 * 15000
    nothing = sum_trades(amended, find_trades(amended, "status:superseded"))
    assert (nothing.rows, nothing.trades, nothing.amount_high_usd, nothing.without_amount) == (1, 0, 0, 0)
