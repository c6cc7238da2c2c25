"""Which row stands in the place of which: pure matching of House rows; Senate rows: `tests/store`."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.resolve.versions import (
    AMENDING,
    NOT_AT_HAND,
    UNCERTAIN,
    FiledRow,
    is_same_asset,
    match_amending,
)

_FACTS: dict[str, Any] = {
    "line": 1,
    "traded_on": "2025-01-05",
    "owner": "spouse",
    "type": "purchase",
    "ticker": "AAPL",
    "asset": "Apple Inc. (AAPL)",
    "amount": (1001, 15000, None),
    "rest": (None,) * 7,
    "notified_on": "2025-01-20",
    "asset_type": "ST",
    "subholding": None,
    "status": "new",
    "row_id": None,
}


def row(number: int, filing: int = 1, **changes: Any) -> FiledRow:
    return FiledRow(id=number, filing_id=filing, **{**_FACTS, **changes})


def amending(number: int, filing: int = 2, **changes: Any) -> FiledRow:
    return row(number, filing, **{"status": "amended", "row_id": "2000000001", **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"traded_on": "2025-01-06"},
        {"amount": (15001, 50000, None)},
        {"type": "sale"},
        {"owner": "joint"},
        {"asset": "Apple"},
        {"ticker": None},
        {"notified_on": "2025-01-21", "amount": (15001, 50000, None)},
        {"asset_type": "OP", "rest": ("put", *[None] * 6)},
        {"status": "deleted"},
    ],
)
def test_a_corrected_fact_or_two_do_not_hide_the_original(changes: dict[str, Any]) -> None:
    match = match_amending([[row(1)], [amending(2, **changes)]])
    assert (match.replaced, match.doubts) == ({1: 2}, {})


@pytest.mark.parametrize(
    "changes",
    [
        {"ticker": "MSFT", "asset": "Microsoft Corporation (MSFT)"},
        {"traded_on": "2025-02-06", "notified_on": "2025-02-20"},  # people trade one asset many times
        {"traded_on": "2025-01-06", "amount": (15001, 50000, None), "owner": "joint"},
        {"status": "deleted", "amount": (15001, 50000, None), "owner": "joint"},
    ],
)
def test_another_trade_is_not_the_original_and_that_is_told(changes: dict[str, Any]) -> None:
    match = match_amending([[row(1)], [amending(2, **changes)]])
    assert (match.replaced, match.doubts) == ({}, {2: NOT_AT_HAND})


def test_nothing_filed_at_the_same_time_or_later_is_an_original() -> None:
    match = match_amending([[amending(2, 1), row(3, 1)], [row(1, 2)]])
    assert match.replaced == {} and match.doubts == {2: NOT_AT_HAND}


def test_the_surest_pair_comes_first() -> None:
    """Of two purchases of a share the one that the amendment repeats, not the one that stands first."""
    other = row(1, amount=(15001, 50000, None))
    match = match_amending([[other, row(2, line=2)], [amending(3)]])
    assert match.replaced == {2: 3}
    both = [amending(3, row_id="1"), amending(4, row_id="2", amount=(15001, 50000, None))]
    assert match_amending([[other, row(2)], both]).replaced == {2: 3, 1: 4}


def test_the_same_account_tells_equal_rows_apart() -> None:
    """SEEN: House 20030475: one share sold on one day in five trusts."""
    trusts = [row(number, line=number, subholding=f"Trust {number}") for number in (1, 2, 3)]
    match = match_amending([trusts, [amending(9, subholding="Trust 2")]])
    assert match.replaced == {2: 9}
    match = match_amending([trusts, [amending(9, subholding="Trust 7")]])
    assert match.replaced == {} and match.doubts == {9: UNCERTAIN}


def test_of_identical_rows_one_is_taken_for_each_amending_row() -> None:
    twins = [row(1), row(2, line=2)]
    assert match_amending([twins, [amending(9)]]).replaced == {1: 9}
    both = [amending(8, row_id="1"), amending(9, row_id="2", line=2)]
    assert match_amending([twins, both]).replaced == {1: 8, 2: 9}
    three = match_amending([twins, [*both, amending(10, row_id="3", line=3)]])
    assert three.replaced == {1: 8, 2: 9} and three.doubts == {10: NOT_AT_HAND}


def test_amending_rows_of_one_number_are_a_chain() -> None:
    first = amending(2, 2, amount=(15001, 50000, None))
    second = amending(3, 3, amount=(50001, 100000, None), owner="joint")
    gone = amending(4, 4, status="deleted", amount=(50001, 100000, None), owner="joint")
    match = match_amending([[row(1)], [first], [second], [gone]])
    assert match.replaced == {1: 2, 2: 3, 3: 4} and match.doubts == {}
    # without its original the chain still counts once
    assert match_amending([[first], [second]]).replaced == {2: 3}
    assert match_amending([[first], [second]]).doubts == {2: NOT_AT_HAND}


def test_two_numbers_are_two_originals_never_a_chain() -> None:
    match = match_amending([[row(1)], [amending(2, 2)], [amending(3, 3, row_id="2000000002")]])
    assert match.replaced == {1: 2} and match.doubts == {3: NOT_AT_HAND}


def test_one_original_told_as_two_rows_loses_neither() -> None:
    match = match_amending([[row(1)], [amending(2), amending(3, line=2)]])
    assert match.replaced == {1: 2} and match.doubts == {}


def test_a_ticker_of_two_letters_in_a_name_is_chance() -> None:
    assert not is_same_asset(row(1, ticker="ON", asset="ON Semi"), row(2, ticker=None, asset="Bank on Main"))
    assert is_same_asset(row(1, ticker="NVDA", asset="NVDA"), row(2, ticker=None, asset="NVIDIA (NVDA)"))


_ROWS = st.builds(
    dict,
    traded_on=st.sampled_from(["2025-01-05", "2025-01-06", None]),
    owner=st.sampled_from(["self", "spouse"]),
    type=st.sampled_from(["purchase", "sale"]),
    ticker=st.sampled_from(["AAPL", "F", None]),
    amount=st.sampled_from([(1001, 15000, None), (15001, 50000, None)]),
    status=st.sampled_from(["new", "new", "amended", "deleted"]),
    row_id=st.sampled_from([None, "1", "2", "3"]),
    subholding=st.sampled_from([None, "Trust"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(_ROWS, max_size=4), max_size=4))
def test_whatever_is_filed_links_lead_forward_and_no_row_is_used_twice(
    reports: list[list[dict[str, Any]]],
) -> None:
    number = 0
    filings = []
    for filing, rows in enumerate(reports):
        filings.append([])
        for line, facts in enumerate(rows, 1):
            number += 1
            told = facts if facts["status"] in AMENDING else {**facts, "row_id": None}
            filings[-1].append(row(number, filing, line=line, **told))
    match = match_amending(filings)
    rows_by_id = {one.id: one for filed in filings for one in filed}
    originals = [old for old in match.replaced if rows_by_id[old].status not in AMENDING]
    for old, new in match.replaced.items():
        assert rows_by_id[old].filing_id < rows_by_id[new].filing_id
        assert rows_by_id[new].status in AMENDING
    assert len({match.replaced[old] for old in originals}) == len(originals)
    for one in match.doubts:
        assert rows_by_id[one].status in AMENDING
        assert one not in [match.replaced[old] for old in originals]
