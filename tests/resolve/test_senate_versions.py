"""Reports of one senator: rows that an amendment moved from another report, and rows told twice."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.resolve.repeats import Repeat, difference, repeated_rows
from govtrades_desktop.resolve.senate_versions import FiledReport, ReportMatch, match_reports
from govtrades_desktop.resolve.versions import FiledRow

_FACTS: dict[str, Any] = {
    "traded_on": "2017-09-07",
    "owner": "spouse",
    "type": "purchase",
    "ticker": "AAPL",
    "asset": "Apple Inc.",
    "amount": (1001, 15000, None),
    "rest": (None,) * 7,
}


def row(filing: int, line: int, **changes: Any) -> FiledRow:
    facts = {**_FACTS, "ticker": f"T{line}", "asset": f"Asset number {line}", **changes}
    return FiledRow(id=filing * 100 + line, filing_id=filing, line=line, **facts)


def copied(of: FiledRow, filing: int, line: int, **changes: Any) -> FiledRow:
    """Return the row as another report tells it."""
    facts = {name: getattr(of, name) for name in FiledRow.__slots__}
    return FiledRow(**{**facts, "id": filing * 100 + line, "filing_id": filing, "line": line, **changes})


def report(
    filing: int, rows: list[FiledRow], *, filed: str, of: str | None = None, amendment: int | None = None
) -> FiledReport:
    return FiledReport(filing, filed, of or filed, amendment, f"doc{filing}", rows)


def split(*moved: dict[str, Any]) -> tuple[list[FiledReport], list[FiledRow]]:
    """Return a report of nine rows split in two amendments, as SEEN: Roberts, 2018-06-28.

    The first amends the report itself, and keeps five rows; the second bears another report's date and tells
    the other four, changed as `moved` says.
    """
    whole = [row(1, line) for line in range(1, 10)]
    kept = [copied(one, 2, line) for line, one in enumerate(whole[:5], 1)]
    changes = [*moved, *[{}] * (4 - len(moved))]
    others = [
        copied(one, 3, line, **told)
        for line, (one, told) in enumerate(zip(whole[5:], changes, strict=True), 1)
    ]
    reports = [
        report(1, whole, filed="2017-12-01"),
        report(2, kept, filed="2018-06-28", of="2017-12-01", amendment=1),
        report(3, others, filed="2018-06-28", of="2017-09-29", amendment=1),
    ]
    return reports, whole


def test_rows_that_an_amendment_moved_to_another_report_are_counted_once() -> None:
    """The four moved rows matched nothing in the chain of 09/29 and were counted twice: 15 for real."""
    reports, whole = split()
    match = match_reports(reports)
    assert match.replaced == {
        **{one.id: 200 + line for line, one in enumerate(whole[:5], 1)},
        **{one.id: 300 + line for line, one in enumerate(whole[5:], 1)},
    }
    assert match.repeats == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": (15001, 50000, None)},  # SEEN: Roberts, CELG, moved into another band
        {"ticker": None, "asset": "T6-Asset number 6"},  # SEEN: the same, NVDA
        {"owner": "joint"},
    ],
)
def test_among_a_moved_block_a_corrected_fact_is_a_correction(changes: dict[str, Any]) -> None:
    reports, whole = split(changes)
    assert match_reports(reports).replaced[whole[5].id] == 301


@pytest.mark.parametrize(
    "changes",
    [
        {"traded_on": "2017-09-08"},  # people trade one asset many times
        {"type": "sale"},
        {"amount": (15001, 50000, None), "owner": "joint"},
        {"ticker": "MSFT", "asset": "Microsoft"},
    ],
)
def test_another_trade_among_a_moved_block_is_another_trade(changes: dict[str, Any]) -> None:
    reports, whole = split(changes)
    match = match_reports(reports)
    assert whole[5].id not in match.replaced and 301 not in match.repeats


def test_without_a_block_what_is_nearly_alike_is_a_doubt() -> None:
    """SEEN: Toomey, VZ 2017-01-27: sold in part by one report, sold by an amendment to another."""
    original = row(1, 1, type="sale")
    stray = copied(original, 2, 4, type="partial_sale")
    match = match_reports(
        [
            report(1, [original], filed="2017-03-03"),
            report(2, [stray], filed="2018-08-13", of="2017-02-09", amendment=1),
        ]
    )
    assert match == ReportMatch({}, {stray.id: Repeat(original, "type")})


def test_two_originals_that_say_the_same_stay_and_the_later_row_is_doubted() -> None:
    """Identical rows are legitimate, within one report most of all; SEEN: Hoeven, XSLV 2019-03-08."""
    first, second = row(1, 1), row(1, 2, ticker="T1", asset="Asset number 1")
    later = [copied(first, 2, 9, asset_type="Stock"), copied(first, 2, 10), copied(first, 2, 11)]
    match = match_reports(
        [report(2, later, filed="2019-04-09"), report(1, [first, second], filed="2019-03-22")]
    )
    assert match.replaced == {}
    assert {one: (repeat.row.id, repeat.fact) for one, repeat in match.repeats.items()} == {
        209: (101, ""),
        210: (102, ""),
    }


def test_an_amendment_repeats_nothing_that_is_filed_after_it_nor_the_same_row_twice() -> None:
    one = row(1, 1)
    twice = [copied(one, 2, 1), copied(one, 2, 2)]
    amendment = report(2, twice, filed="2018-01-05", of="2017-02-02", amendment=1)
    later = match_reports([amendment, report(1, [one], filed="2018-02-01")])
    assert later.replaced == {} and set(later.repeats) == {101}
    earlier = match_reports([amendment, report(1, [one], filed="2018-01-04")])
    assert earlier.replaced == {101: 201}
    assert set(earlier.repeats) == set()  # two rows of one report are two trades


def test_a_moved_row_may_be_amended_again_where_it_stands_now() -> None:
    one = row(1, 1)
    reports = [
        report(1, [one], filed="2018-01-04"),
        report(2, [copied(one, 2, 1)], filed="2018-02-01", of="2017-02-02", amendment=1),
        report(3, [copied(one, 3, 1, owner="joint")], filed="2018-03-01", of="2017-02-02", amendment=2),
        # the report that lost the row is amended late: what it repeats stands elsewhere now
        report(4, [copied(one, 4, 1, owner="joint")], filed="2018-04-01", of="2018-01-04", amendment=1),
    ]
    for given_order in itertools.permutations(reports):
        assert match_reports(given_order).replaced == {101: 201, 201: 301, 301: 401}


def test_the_amount_and_the_date_alone_never_make_one_trade_of_two() -> None:
    assert difference(row(1, 1), row(2, 1)) == ""
    assert difference(row(1, 1), row(2, 2)) is None
    assert difference(row(1, 1), row(2, 1, type="exchange")) is None
    undated = [row(1, 1, traded_on=None), row(2, 1, traded_on=None)]
    assert repeated_rows(undated) == {}


_rows = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from(["2017-09-07", None]), st.sampled_from([1, 2])),
    max_size=5,
)
_reports = st.lists(
    st.tuples(_rows, st.sampled_from(["d1", "d2"]), st.sampled_from([None, 1, 2]), st.integers(1, 4)),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(_reports, st.randoms())
def test_each_row_is_used_once_whatever_is_filed_and_in_whatever_order_it_is_read(
    told: list[Any], chance: Any
) -> None:
    reports = []
    for filing, (rows, of, amendment, day) in enumerate(told, 1):
        filed = [
            row(filing, line, ticker=ticker, asset=ticker * 4, traded_on=traded, amount=(low, low, None))
            for line, (ticker, traded, low) in enumerate(rows, 1)
        ]
        reports.append(report(filing, filed, filed=f"2020-01-0{day}", of=of, amendment=amendment))
    match = match_reports(reports)
    assert len(set(match.replaced.values())) == len(match.replaced)
    for old, new in match.replaced.items():
        assert old // 100 != new // 100
    for one, repeat in match.repeats.items():
        assert not {one, repeat.row.id} & set(match.replaced)
        assert one // 100 != repeat.row.filing_id
    chance.shuffle(reports)
    assert match_reports(reports) == match
