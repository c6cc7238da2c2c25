"""The legislators project's files: three forms, one truth; what cannot be read is told, never guessed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.identity import Committee, OfficialName, Term
from govtrades_desktop.parse.legislators import LegislatorsFile, parse_legislators_file
from tests.support import real
from tests.support.legislator_files import (
    COMMITTEES,
    FORMER_COMMITTEES,
    MARRIED,
    SWITCHER,
    as_bytes,
    member,
    person,
    special_people,
)

DAY = dt.date(2026, 6, 22)
CURRENT = "legislators-current"


def parse(told: Any, name: str = CURRENT, form: str = "json") -> LegislatorsFile:
    data = told if isinstance(told, bytes) else as_bytes(told, form)
    return parse_legislators_file(f"{name}.{form}", data, day=DAY)


def people(*more: dict[str, Any]) -> list[dict[str, Any]]:
    """Return enough good people that a few bad ones do not refuse the file."""
    return [*special_people(), *(person(number) for number in range(100, 110)), *more]


def test_json_and_yaml_tell_the_same() -> None:
    assert parse(people()) == parse(people(), form="yaml")
    assert parse(COMMITTEES, "committees-current") == parse(COMMITTEES, "committees-current", "yaml")
    seats = {"HSAG": [member("P000101", 1)]}
    name = "committee-membership-current"
    assert parse(seats, name) == parse(seats, name, "yaml")


def test_a_party_changed_within_a_term_is_two_terms() -> None:
    """Read as one, a trade of 2019 would be shown under the party of 2020."""
    (switcher,) = (one for one in parse(people()).officials if one.bioguide == SWITCHER)
    assert switcher.terms == (
        Term("house", "NJ", 2, "Democrat", dt.date(2019, 1, 3), dt.date(2019, 12, 18)),
        Term("house", "NJ", 2, "Republican", dt.date(2019, 12, 19), dt.date(2021, 1, 3)),
        Term("senate", "NJ", None, "Republican", dt.date(2023, 1, 3), dt.date(2029, 1, 3)),
    )
    assert switcher.name == OfficialName("Jefferson", "", "Van Drew", "Jr.", "Jeff")
    assert switcher.full_name == "Jefferson Van Drew Jr."  # nobody told how it is written officially


def test_other_names_keep_the_parts_they_have() -> None:
    (married,) = (one for one in parse(people()).officials if one.bioguide == MARRIED)
    assert [(name.first, name.last) for name in married.other_names] == [
        ("", "Herseth"),
        ("Stephanie Marie", ""),
    ]


def test_the_table_has_the_last_term_and_no_days() -> None:
    found = parse(people(), form="csv").officials
    assert len(found) == len(people())
    (switcher,) = (one for one in found if one.bioguide == SWITCHER)
    assert switcher.terms == (Term("senate", "NJ", None, "Republican", None, None),)
    assert switcher.birthday is not None


def test_a_long_list_of_yaml_is_read_whole() -> None:
    """It is read in parts; a part lost between two would be two hundred people who never served."""
    many = [person(number) for number in range(1000, 1731)]
    body = b"---\n# made\n" + as_bytes(many, "yaml")
    assert parse(body, form="yaml").officials == parse(many).officials


def test_text_in_yaml_makes_no_object_and_a_date_without_quotes_is_a_date() -> None:
    body = as_bytes(people(), "yaml").replace(b"'2025-01-03'", b"2025-01-03")
    assert parse(body, form="yaml") == parse(people())
    evil = b"- !!python/object/apply:os.system ['exit 1']\n"
    with pytest.raises(SourceChanged):
        parse(evil, form="yaml")


def test_of_former_members_those_are_kept_who_can_appear_in_a_filing() -> None:
    def former(number: int, born: str | None, end: str | None) -> dict[str, Any]:
        term = {"type": "rep", "state": "TX", "district": 1, "party": "Democrat"}
        dates = {"start": "1950-01-03", "end": end} if end else {}
        return person(number, bio={"birthday": born} if born else {}, terms=[term | dates])

    dated = [
        former(1, "1850-01-01", "1951-01-03"),
        former(2, "1914-12-31", "1999-01-03"),
        former(3, "1915-01-01", "1960-01-03"),
        former(4, None, "2008-01-03"),
    ]
    kept = parse(dated, "legislators-historical")
    assert [one.bioguide for one in kept.officials] == ["P000003", "P000004"]
    assert kept.total == 4
    table = [former(5, "1914-12-31", None), former(6, "1917-11-20", None), former(7, None, None)]
    kept = parse(table, "legislators-historical", "csv")
    assert [one.bioguide for one in kept.officials] == ["P000006"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": {"bioguide": "X1"}}, "the bioguide id 'X1' is none"),
        ({"id": None}, "id is empty, not a map"),
        ({"name": {"first": "Ana"}}, "there is no last name"),
        ({"name": {"first": "Ana", "last": 7}}, "last is 7, not a text"),
        ({"bio": {"birthday": "1940"}}, "birthday is '1940', not a date"),
        ({"bio": {"birthday": "1941-02-29"}}, "birthday is '1941-02-29', not a date"),
        ({"terms": []}, "there are no terms"),
        ({"terms": "2021"}, "terms is a text, not a list"),
        ({"terms": [{"type": "king", "state": "CA"}]}, "a term of the kind 'king' is unknown"),
        ({"terms": [{"type": "sen", "state": "California"}]}, "the state 'California' is none"),
        ({"terms": [{"type": "sen", "state": "CA", "party": "D"}]}, "a term lacks its dates"),
        (
            {"terms": [{"type": "sen", "state": "CA", "start": "2025-01-03", "end": "2019-01-03"}]},
            "a term ends on 2019-01-03 before it begins on 2025-01-03",
        ),
        (
            {"terms": [{"type": "rep", "state": "CA", "district": "first"}]},
            "district is 'first', not a number",
        ),
        ({"terms": [{"type": "rep", "state": "CA", "district": True}]}, "district is True, not a number"),
        ({"other_names": {"last": "X"}}, "other_names is a map, not a list"),
    ],
)
def test_one_wrong_record_is_told_and_the_rest_is_kept(change: dict[str, Any], told: str) -> None:
    """A term read from a wrong value would place somebody in another state for ever."""
    found = parse(people(person(7, **change)))
    assert len(found.officials) == len(people())
    (finding,) = found.findings
    assert told in finding and finding.endswith("this record is left out.")
    assert len(found.unread) == 1


def test_many_wrong_records_are_another_form() -> None:
    bad = [person(number, terms=[]) for number in range(10)]
    with pytest.raises(
        SourceChanged, match="10 of 22 records cannot be read; the first: .*P000000 Ana Núñez0"
    ):
        parse(people(*bad))


def test_one_person_twice_refuses_the_file() -> None:
    with pytest.raises(SourceChanged, match="lists 1 people twice"):
        parse(people(person(100)))


@pytest.mark.parametrize(
    ("body", "form", "told"),
    [
        (b"[]", "json", "lists nothing"),
        (b"{}", "json", "should be a list"),
        (b"<html><title>Maintenance</title></html>", "yaml", "should be a list and is a text"),
        (b"", "yaml", "should be a list and is empty"),
        (b"- id: [\n", "yaml", "not whole YAML"),
        (b"\xff\xfe", "json", "not UTF-8"),
        (b"[" * 100_000, "json", "not whole JSON"),
        (b"[" * 5000, "yaml", "not whole YAML"),
        (b"a,b\n1,2\n", "csv", "lacks the columns bioguide_id, birthday"),
        (b"<html>", "csv", "lacks the columns"),
    ],
)
def test_what_is_no_such_file_is_refused(body: bytes, form: str, told: str) -> None:
    with pytest.raises(SourceChanged, match=told):
        parse(body, form=form)


@pytest.mark.parametrize("form", ["json", "yaml", "csv"])
def test_a_body_cut_anywhere_is_refused_or_tells_fewer(form: str) -> None:
    """YAML and CSV cut between two records are whole files: only the count of people can show it."""
    body = as_bytes(people(), form)
    whole = parse(body, form=form)
    for at in range(1, len(body), 211):
        try:
            cut = parse(body[:at], form=form)
        except SourceChanged:
            continue
        assert set(cut.officials[:-1]) <= set(whole.officials) and len(cut.officials) <= len(whole.officials)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text("-:[]{}\n 'a1,&*!|>", max_size=80).map(str.encode))
def test_any_bytes_are_refused_in_words(body: bytes) -> None:
    for kind in ("legislators-current", "committees-current", "committee-membership-current"):
        for form in ("json", "yaml", "csv"):
            with pytest.raises(SourceChanged):
                parse(body, kind, form)


def test_committees_and_what_they_were_called() -> None:
    assert parse(COMMITTEES, "committees-current").committees[:2] == (
        Committee("HSAG", "House Committee on Agriculture", "house", None),
        Committee("HSAG15", "Forestry and Horticulture", "house", "HSAG"),
    )
    former = parse(FORMER_COMMITTEES, "committees-historical").committees
    assert former[1] == Committee("HSAG29", "Livestock, Dairy", "house", "HSAG")


def test_seats_and_what_is_odd_about_them() -> None:
    seats = {
        "HSAG": [
            *(member(f"P{number:06d}", number) for number in range(1, 40)),
            member("P000001", 40),
            member("P000041", 41, party="both"),
        ],
        "SSFI": [member("P000001", 1, title="Chairman"), member("P000002", 2) | {"rank": None}],
    }
    found = parse(seats, "committee-membership-current")
    assert (found.total, len(found.seats)) == (43, 41)
    chair = found.seats[-2]
    assert (chair.committee, chair.side, chair.title, chair.rank) == ("SSFI", "majority", "Chairman", 1)
    assert chair.seen_from == DAY and chair.seen_until is None
    assert [finding.split(": ")[-1] for finding in found.findings] == [
        "is listed twice.",
        "the side 'both' is neither majority nor minority.",
    ]


PROJECT = real.SHARED / "reference" / "congress-legislators"


@pytest.mark.real
def test_the_real_files() -> None:
    if not PROJECT.exists():
        pytest.skip(f"the legislators project is not here ({PROJECT})")

    def read(file: str) -> LegislatorsFile:
        return parse_legislators_file(file, (PROJECT / file).read_bytes(), day=DAY)

    current = read("legislators-current.yaml")
    assert (current.total, len(current.officials), current.findings) == (537, 537, ())
    by_id = {one.bioguide: one for one in current.officials}
    pelosi = by_id["P000197"]
    assert pelosi.full_name == "Nancy Pelosi" and pelosi.birthday == dt.date(1940, 3, 26)
    assert pelosi.terms[0].district == 5 and pelosi.terms[-1].district == 11
    assert by_id["S000033"].name.nickname == "Bernie"
    assert [(t.party, t.start_on) for t in by_id["K000401"].terms][-2:] == [
        ("Republican", dt.date(2025, 1, 3)),
        ("Independent", dt.date(2026, 3, 9)),
    ]
    table = read("legislators-current.csv")
    assert {one.bioguide for one in table.officials} == set(by_id)
    former = read("legislators-historical.csv")
    assert (former.total, len(former.officials), former.findings) == (12230, 2107, ())
    assert all(term.start_on is None for one in former.officials for term in one.terms)
    committees = read("committees-current.yaml")
    seats = read("committee-membership-current.yaml")
    assert (len(committees.committees), len(seats.seats), seats.findings) == (230, 3879, ())
    assert {seat.committee for seat in seats.seats} <= {one.code for one in committees.committees}


def test_the_fixture_is_beside_the_checkout_only() -> None:
    assert not Path(PROJECT).is_relative_to(real.REPOSITORY)
    assert json.loads(as_bytes([], "json")) == []
