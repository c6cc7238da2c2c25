"""Newer facts about legislators join the known ones: nothing with days is lost to something without."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from govtrades_desktop.core.identity import (
    Committee,
    CommitteeSeat,
    Legislators,
    Official,
    OfficialName,
    Term,
)
from govtrades_desktop.store.legislator_merging import (
    merge_bundle,
    merge_committees,
    merge_officials,
    merge_seats,
)

DAY = dt.date(2026, 6, 22)
BEFORE = dt.date(2026, 4, 22)
LAST = Term("house", "CA", 11, "Democrat", dt.date(2025, 1, 3), dt.date(2027, 1, 3))
FIRST = Term("house", "CA", 5, "Democrat", dt.date(1987, 6, 2), dt.date(1989, 1, 3))
UNDATED = Term("house", "CA", 11, "Democrat", None, None)


def official(bioguide: str = "P000197", *terms: Term) -> Official:
    return Official(bioguide, OfficialName("Nancy", "", "Pelosi", "", ""), "Nancy Pelosi", None, (), terms)


SERVING = official("P000197", FIRST, LAST)


def test_full_terms_replace_undated_ones_and_never_the_reverse() -> None:
    """The CSV of former members would otherwise wipe out, at the next refresh, what the JSON had told."""
    undated, dated = official("P000197", UNDATED), official("P000197", FIRST)
    assert merge_officials([undated], None, [dated], day=DAY) == (dated,)
    assert merge_officials([dated], None, [undated], day=DAY) == (dated,)
    newer = replace(undated, full_name="N. Pelosi")
    assert merge_officials([undated], None, [newer], day=DAY) == (newer,)
    assert merge_officials([SERVING], [undated], [], day=DAY) == (SERVING,)


def test_who_left_is_no_more_serving() -> None:
    """Left in the middle of a term, and listed among the former without days, somebody would serve on."""
    ended = official("P000197", FIRST, replace(LAST, end_on=DAY))
    other = official("S000033", LAST)
    assert merge_officials([SERVING], [other], [official("P000197", UNDATED)], day=DAY) == (ended, other)
    # gone from both lists: kept all the same, earlier filings are hers
    assert merge_officials([SERVING], [other], [], day=DAY) == (ended, other)
    told = official("P000197", FIRST, replace(LAST, end_on=dt.date(2026, 5, 1)))
    assert merge_officials([SERVING], [other], [told], day=DAY) == (told, other)


def test_who_is_listed_and_cannot_be_read_stays_as_known() -> None:
    merged = merge_officials([SERVING], [], [], day=DAY, unread=frozenset({"P000197"}))
    assert merged == (SERVING,)


def test_without_a_new_list_of_members_nobody_leaves() -> None:
    assert merge_officials([SERVING], None, [], day=DAY) == (SERVING,)


def seat(committee: str = "HSAG", **changes: object) -> CommitteeSeat:
    plain = CommitteeSeat("P000197", committee, "minority", "", 3, BEFORE, None)
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_seats_open_and_close_on_the_day_they_are_seen_to() -> None:
    past = seat("HSBA", seen_until=BEFORE, seen_from=dt.date(2012, 11, 9))
    merged = merge_seats([past, seat("HSAG"), seat("HSAP")], [seat("HSAP"), seat("HSAS")], DAY)
    assert merged == (
        seat("HSAG", seen_until=DAY),
        seat("HSAP"),
        seat("HSAS", seen_from=DAY),
        past,
    )
    assert merge_seats(merged, [seat("HSAP"), seat("HSAS")], DAY) == merged


def test_a_title_or_a_side_closes_a_seat_and_opens_another_and_a_rank_does_not() -> None:
    chair = seat(title="Chair", side="majority")
    assert merge_seats([seat()], [chair], DAY) == (seat(seen_until=DAY), replace(chair, seen_from=DAY))
    assert merge_seats([seat()], [seat(rank=2)], DAY) == (seat(rank=2),)


def test_a_seat_seen_and_gone_on_one_day_was_never_held() -> None:
    assert merge_seats([seat(seen_from=DAY)], [], DAY) == ()
    again = merge_seats([seat(seen_from=DAY)], [seat(title="Chair")], DAY)
    assert again == (seat(title="Chair", seen_from=DAY),)


def test_committees_are_never_dropped_and_bear_the_newest_name() -> None:
    old, new = Committee("HSAG", "Agriculture", "house", None), Committee("HSAG", "Farms", "house", None)
    gone = Committee("HSXX", "Gone", "house", None)
    assert merge_committees([old, gone], [new]) == (new, gone)


def test_a_bundle_brings_its_seats_and_keeps_what_was_known_better() -> None:
    former = official("B000711", UNDATED)
    known = Legislators(
        BEFORE, (official("B000711", FIRST), SERVING), (Committee("HSXX", "X", "house", None),), (seat(),)
    )
    bundle = Legislators(DAY, (former, SERVING), (), (seat(seen_from=dt.date(2013, 1, 3)),))
    merged = merge_bundle(known, bundle)
    assert merged.as_of == DAY
    assert merged.officials == known.officials
    assert (merged.committees, merged.seats) == (known.committees, bundle.seats)
