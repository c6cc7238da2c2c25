"""Terms, seats and stretches as of a day: dated terms first, then seats, then the listed facts."""

from __future__ import annotations

import datetime as dt

import pytest

from govtrades_desktop.core.identity import CommitteeSeat, Official, OfficialName, Term
from govtrades_desktop.resolve.service import congress_start, seats_on, served_between, stretches, term_on
from tests.support.legislators import bundled_legislators, officials


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def seats_of(bioguide: str) -> tuple[CommitteeSeat, ...]:
    return tuple(seat for seat in bundled_legislators().seats if seat.bioguide == bioguide)


@pytest.mark.parametrize(
    ("bioguide", "on", "party"),
    [
        ("V000133", "2019-12-18", "Democrat"),  # Van Drew, whose change the project dates
        ("V000133", "2019-12-19", "Republican"),
        ("A000367", "2019-07-03", "Republican"),  # Amash, of whom it tells the last party only
        ("A000367", "2019-07-04", "Independent"),
        ("A000367", "2020-05-01", "Libertarian"),
        ("S001191", "2013-05-01", "Democrat"),  # Sinema
        ("S001191", "2022-12-09", "Independent"),
        ("M001183", "2024-05-30", "Democrat"),  # Manchin
        ("M001183", "2024-05-31", "Independent"),
        ("M001201", "2020-12-13", "Republican"),  # Mitchell
        ("M001201", "2020-12-14", "Independent"),
        ("P000197", "2024-01-01", "Democrat"),  # Pelosi, who never changed
    ],
)
def test_a_party_is_that_of_the_day(bioguide: str, on: str, party: str) -> None:
    """Stops every trade of a former member bearing the party of the last weeks in office."""
    term = term_on(officials()[bioguide], day(on))
    assert term is not None and term.party == party


def test_a_term_is_that_of_the_chamber_and_the_day() -> None:
    marshall = officials()["M001198"]  # Roger Marshall: the House to 2021, then the Senate
    house = term_on(marshall, day("2018-05-01"))
    senate = term_on(marshall, day("2022-05-01"))
    assert house is not None and (house.chamber, house.state, house.district) == ("house", "KS", 1)
    assert senate is not None and (senate.chamber, senate.district) == ("senate", None)
    after = term_on(marshall, day("2022-05-01"), "house")
    assert after is not None and after.chamber == "house"
    assert term_on(officials()["P000197"], day("2022-05-01"), "senate") is None


def test_on_the_day_of_a_change_the_new_term_counts() -> None:
    name = OfficialName("Ann", "", "Able", "", "")
    old = Term("house", "OH", 3, "Democrat", day("2011-01-03"), day("2013-01-03"))
    new = Term("house", "OH", 4, "Democrat", day("2013-01-03"), day("2015-01-03"))
    official = Official("A000001", name, "Ann Able", None, (), (old, new))
    assert term_on(official, day("2013-01-02")) == old
    assert term_on(official, day("2013-01-03")) == new
    assert term_on(official, day("2010-01-01")) == old
    assert term_on(official, day("2016-01-01")) == new


def test_seats_are_those_that_the_record_shows_on_the_day() -> None:
    seat = CommitteeSeat("A000001", "HSBA", "majority", "", 3, day("2021-03-01"), day("2023-02-17"))
    now = CommitteeSeat("A000001", "HSAG", "minority", "Chair", 1, day("2023-02-17"), None)
    held = (seat, now)
    assert seats_on(held, day("2021-02-28")) == ()
    assert seats_on(held, day("2021-03-01")) == (seat,)
    assert seats_on(held, day("2023-02-16")) == (seat,)
    assert seats_on(held, day("2023-02-17")) == (now,)
    assert seats_on(held, day("2030-01-01")) == (now,)


def test_a_seat_whose_rank_changed_is_held_once() -> None:
    """The record begins a new row at each change of rank: a committee must not be counted twice."""
    for bioguide in ("D000626", "G000583", "P000197"):
        for year in range(2013, 2026):
            codes = [seat.committee for seat in seats_on(seats_of(bioguide), dt.date(year, 10, 1))]
            assert codes == sorted(set(codes))


def test_a_congress_begins_on_the_third_of_january() -> None:
    assert congress_start(day("2025-01-02")) == day("2023-01-03")
    assert congress_start(day("2025-01-03")) == day("2025-01-03")
    assert congress_start(day("2026-12-31")) == day("2025-01-03")


@pytest.mark.parametrize(
    ("bioguide", "first", "last"),
    [
        ("L000596", "2023-01-03", "2027-01-03"),  # Luna, who serves: terms
        ("C001124", "2019-01-03", "2021-01-03"),  # TJ Cox: seats, seen from February on
        ("P000604", "2013-01-03", "2024-05-01"),  # Payne, died 2024-04-24: as near as seats tell
        ("B000589", None, "2015-10-31"),  # Boehner, a speaker: no seat at all
        ("K000362", None, "2021-01-03"),  # King, stripped of his seats in 2019
    ],
)
def test_service_is_told_by_terms_else_by_seats_else_by_listed_facts(
    bioguide: str, first: str | None, last: str
) -> None:
    found = served_between(officials()[bioguide], seats_of(bioguide))
    assert found == (day(first) if first else None, day(last))


def test_a_gap_of_a_congress_parts_two_stretches() -> None:
    """Bob Dold of Illinois lost in 2012 and came back in 2015: he was no member between."""
    found = [one for one in stretches(officials()["D000613"], seats_of("D000613")) if one.is_witnessed]
    assert [(one.first_on, one.last_on) for one in found] == [
        (None, day("2013-01-03")),
        (day("2015-01-03"), day("2017-01-03")),
    ]
    assert not any(one.covers(day("2014-05-01")) for one in found)


def test_somebody_without_terms_days_or_seats_has_an_unwitnessed_stretch_that_covers_nothing() -> None:
    name = OfficialName("Ann", "", "Able", "", "")
    official = Official("A000001", name, "Ann Able", None, (), (Term("house", "OH", 3, None, None, None),))
    (stretch,) = stretches(official, ())
    assert not stretch.is_witnessed and not stretch.covers(day("2014-01-01"))
    assert served_between(official, ()) == (None, None)
