"""Who filed: 185 filings checked by hand, who must be taken for nobody else, and what never matters."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.identity import FilerFacts, FilerRole, Legislators, Official, Term
from govtrades_desktop.parse.entry import parse_document
from govtrades_desktop.resolve.filers import CONFIDENCE, FilerResolver
from govtrades_desktop.resolve.service import stretches
from tests.support.legislators import bundled_legislators
from tests.support.real import FILINGS

CHECKED: list[dict[str, Any]] = json.loads(Path(__file__).with_name("filers_checked.json").read_text())


@cache
def resolver() -> FilerResolver:
    return FilerResolver(bundled_legislators())


def facts_of(row: dict[str, Any]) -> FilerFacts:
    filed_on = dt.date.fromisoformat(row["filed_on"]) if row["filed_on"] else None
    names = ("source", "filing_type", "first", "last", "suffix", "prefix", "state_district")
    return FilerFacts(**{name: row[name] for name in names}, filed_on=filed_on, year=row["year"])


def house(first: str, last: str, seat: str, day: str, kind: str = "P", prefix: str = "Hon.") -> FilerFacts:
    filed_on = dt.date.fromisoformat(day)
    return FilerFacts("house", kind, first, last, "", prefix, seat, filed_on, filed_on.year)


def senate(first: str, last: str, day: str, suffix: str = "") -> FilerFacts:
    filed_on = dt.date.fromisoformat(day)
    return FilerFacts("senate", "P", first, last, suffix, "", "", filed_on, filed_on.year)


def wrong_rows(found: FilerResolver, columns: tuple[str, ...]) -> list[str]:
    wrong = []
    for row in CHECKED:
        match = found.resolve(facts_of(row))
        got = {"bioguide": match.bioguide, "role": match.role.value, "method": match.method}
        wrong += [f"{row['doc_id']} {row['first']} {row['last']}: {got}"] * any(
            got[name] != row[name] for name in columns
        )
    return wrong


def test_every_checked_filing_finds_its_official_its_role_and_its_method() -> None:
    assert len(CHECKED) >= 150
    assert wrong_rows(resolver(), ("bioguide", "role", "method")) == []


def test_a_match_has_a_confidence_and_the_lack_of_one_a_sentence() -> None:
    for row in CHECKED:
        match = resolver().resolve(facts_of(row))
        if match.bioguide is None:
            assert match.method is None and match.confidence is None
            assert match.reason is not None and match.reason.endswith(".")
        else:
            assert match.reason is None and match.method is not None
            discount = 0.03 if match.role is FilerRole.CANDIDATE else 0
            assert match.confidence == pytest.approx(CONFIDENCE[match.method] - discount)


# Forms that the indexes at hand do not print, of real people: every method has its filing.
RARE_FORMS = [
    (house("R.", "Hudson", "NC09", "2024-05-07"), "H001067", "initials_district"),
    (house("R.", "Hudson", "NC12", "2024-05-07"), "H001067", "initials_state"),
    (senate("S.", "Whitehouse", "2024-05-07"), "W000802", "initials_service"),
    (house("John Terrence Tj", "Cox", "CA10", "2019-08-13"), "C001124", "second_name_state"),
    (house("Jaime", "Herrera", "WA03", "2015-05-07"), "H001056", "family_part_district"),
    (house("Greg", "La Malfa", "CA01", "2015-05-07"), None, None),
    (house("Doug", "La Malfa", "CA01", "2015-05-07"), "L000578", "name_district"),
    (house("Scott", "Desjarlais", "TN04", "2015-05-07"), "D000616", "name_district"),
    (house("Kaialii", "Kahele", "HI02", "2021-05-07"), "K000396", "name_district"),
    (house("", "Pelosi, Nancy", "CA11", "2024-05-07"), "P000197", "name_district"),
    (house("", "Hon. Nancy Pelosi", "CA11", "2024-05-07"), "P000197", "name_district"),
    (senate("Thomas R", "Carper (Former Senator)", "2024-05-07"), "C000174", "name_service"),
    (house("Nancy", "Pelosi", "", "2024-05-07"), "P000197", "name_service"),
]


@pytest.mark.parametrize(("facts", "bioguide", "method"), RARE_FORMS)
def test_a_rare_form_is_read(facts: FilerFacts, bioguide: str | None, method: str | None) -> None:
    match = resolver().resolve(facts)
    assert (match.bioguide, match.method) == (bioguide, method)


def test_every_method_has_a_checked_filing() -> None:
    seen = {row["method"] for row in CHECKED} | {method for _, _, method in RARE_FORMS} | {"name_undated"}
    assert set(CONFIDENCE) <= seen


def made_up(bioguide: str, first: str, last: str, *terms: Term, suffix: str = "") -> Official:
    from govtrades_desktop.core.identity import OfficialName

    name = OfficialName(first, "", last, suffix, "")
    return Official(bioguide, name, f"{first} {last}", dt.date(1950, 1, 1), (), terms)


def undated(chamber: str = "house", state: str = "OH", district: int | None = 3) -> Term:
    return Term(chamber, state, district, "Democrat", None, None)


def dated(first: str, last: str, district: int = 3, state: str = "OH") -> Term:
    return Term(
        "house", state, district, "Democrat", dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    )


def resolver_of(*people: Official) -> FilerResolver:
    return FilerResolver(Legislators(dt.date(2026, 1, 1), people, (), ()))


def test_a_member_of_whose_days_nothing_is_known_is_found_by_name_state_and_district_only() -> None:
    found = resolver_of(made_up("A000001", "Ann", "Able", undated()))
    assert found.resolve(house("Ann", "Able", "OH03", "2012-05-01")).method == "name_undated"
    assert found.resolve(house("Ann", "Able", "OH04", "2012-05-01")).bioguide is None
    assert found.resolve(house("Ann", "Able", "OH03", "2012-05-01", "C", "")).bioguide is None
    assert found.resolve(house("Ann", "Able", "OH03", "2014-05-01")).bioguide is None  # no trace since 2012


def test_two_of_one_name_in_one_state_are_a_reason_not_a_guess() -> None:
    """Stops a guess between two members of a state: it was silent, for either would have looked right."""
    two = resolver_of(
        made_up("A000001", "Ann", "Able", dated("2013-01-03", "2017-01-03", 3)),
        made_up("A000002", "Annie", "Able", dated("2013-01-03", "2017-01-03", 4)),
    )
    assert two.resolve(house("Ann", "Able", "OH04", "2014-05-01")).bioguide == "A000002"
    match = two.resolve(house("Ann", "Able", "OH09", "2014-05-01"))
    assert match.bioguide is None
    assert match.reason == "Two members of that name served for OH around that time: Ann Able, Annie Able."


def test_father_and_son_of_one_seat_are_told_apart_by_the_day() -> None:
    family = resolver_of(
        made_up("A000001", "Don", "Able", dated("1989-01-03", "2012-03-06"), suffix="Sr."),
        made_up("A000002", "Don", "Able", dated("2012-11-15", "2024-04-24"), suffix="Jr."),
    )
    assert family.resolve(house("Don", "Able", "OH03", "2011-05-01")).bioguide == "A000001"
    assert family.resolve(house("Don", "Able", "OH03", "2014-05-01")).bioguide == "A000002"
    assert family.resolve(house("Don", "Able Jr.", "OH03", "2013-01-20", "T")).bioguide == "A000002"


# Who must be nobody: a family name alone, another given name, another state, another time, another person.
NOBODY = [
    house("", "Pelosi", "CA11", "2024-05-07"),
    house("Paul", "Pelosi", "CA11", "2024-05-07"),
    house("Nancy", "Pelosi", "TX11", "2024-05-07"),
    house("Christine", "Pelosi", "CA11", "2024-05-07", "C", ""),
    house("Mike", "Rogers", "GA03", "2014-05-07"),
    house("Mike", "Rogers", "", "2014-05-07"),
    house("Michael", "Rogers", "", "2014-05-07"),
    house("L.", "Sanchez", "CA99", "2014-05-07"),
    house("Ana", "Sanchez", "CA46", "2014-05-07"),
    house("Lincoln", "Diaz-Balart", "FL21", "2014-05-07"),
    house("Jose", "Diaz-Balart", "FL26", "2024-05-07"),
    house("Julian", "Castro", "TX20", "2024-05-07", "C", ""),
    house("Fidel", "Castro", "TX20", "2024-05-07"),
    house("Tim", "Scott", "SC01", "2023-05-07"),
    house("Rick", "Scott", "FL17", "2023-05-07"),
    house("Robert", "Scott", "GA13", "2023-05-07"),
    house("Carl", "Levin", "MI09", "2014-05-07"),
    house("Sander", "Levin", "MI09", "2023-05-07"),
    house("Patrick", "Kennedy", "RI01", "2014-05-07", "C", ""),
    house("Robert", "Kennedy", "MA04", "2014-05-07"),
    house("Gary", "Peters", "CA52", "2014-05-07"),
    house("Scott", "Peters", "MI14", "2014-05-07"),
    house("Michelle", "Lujan", "NV03", "2014-05-07"),
    house("Ben Ray", "Grisham", "NM03", "2014-05-07"),
    house("Sean", "Maloney", "TX18", "2014-05-07"),
    house("Carolyn", "Maloney", "NY12", "2025-05-07", "C", ""),
    house("Bill", "Johnson", "GA06", "2014-05-07"),
    house("Mike", "Johnson", "OH06", "2024-05-07"),
    house("Duncan", "Hunter", "TX50", "2014-05-07"),
    house("John", "Dingell", "MI06", "2024-05-07"),
    house("Barack", "Obama", "IL01", "2014-05-07"),
    house("John", "Smith", "NE03", "2014-05-07"),
    house("James", "Smith", "TX21", "2014-05-07", "C", ""),
    house("Michael", "Doyle", "PA12", "2022-04-24", "C", ""),
    house("Mike", "Kelly", "AZ01", "2020-04-24", "C", ""),
    house("George", "Miller", "CA11", "2020-04-24", "C", ""),
    house("Ben", "McAdams", "UT01", "2026-05-14", "C"),
    house("Robert", "Byrd", "WV03", "2014-05-14", "C", ""),
    senate("", "Cruz", "2020-05-07"),
    senate("Mark", "Kennedy", "2020-05-07"),
    senate("Robert", "Kennedy", "2020-05-07"),
    senate("Tom", "Cotton-Smith", "2020-05-07"),
    senate("Elizabeth", "Dole", "2020-05-07"),
    senate("Edward", "Kennedy", "2020-05-07"),
    senate("Nancy", "Pelosi", "2020-05-07"),
    senate("Staff", "Member", "2020-05-07"),
    senate("Udall", "", "2013-05-07"),
]


@pytest.mark.parametrize(
    "facts", NOBODY, ids=lambda f: f"{f.first} {f.last} {f.state_district} {f.filing_type}"
)
def test_nobody_is_taken_for_somebody_else(facts: FilerFacts) -> None:
    match = resolver().resolve(facts)
    assert match.bioguide is None
    assert match.reason


def test_another_given_name_never_finds_a_member() -> None:
    """Stops matching by family name, state and district: a predecessor's or namesake's trades, silently."""
    for row in CHECKED:
        facts = replace(facts_of(row), first="Zebulon")
        assert resolver().resolve(facts).bioguide is None, row


def test_another_state_never_finds_a_member() -> None:
    for row in CHECKED:
        if row["state_district"]:
            facts = replace(
                facts_of(row), state_district="GU00" if row["state_district"] != "GU00" else "VI00"
            )
            assert resolver().resolve(facts).bioguide is None, row


def test_a_candidate_stays_a_candidate() -> None:
    """A candidate's report is no member's, though the person sat in the House before or after."""
    for row in CHECKED:
        for kind in "CDW":
            match = resolver().resolve(replace(facts_of(row), filing_type=kind))
            assert row["source"] == "senate" or match.role is FilerRole.CANDIDATE


def test_the_senates_status_of_today_makes_nobody_a_former_member() -> None:
    """Stops 2020's reports being a former senator's because the page was printed in 2025."""
    facts = replace(senate("Thomas R", "Carper", "2020-03-03"), status="Former Senator")
    assert resolver().resolve(facts).role is FilerRole.MEMBER


def test_terms_with_dates_give_the_same_answers_as_seats() -> None:
    """A refresh brings the days of former members' terms: who they are must not change by it."""
    told = bundled_legislators()
    seats: dict[str, list[Any]] = {}
    for seat in told.seats:
        seats.setdefault(seat.bioguide, []).append(seat)
    people = []
    for official in told.officials:
        own = [one for one in stretches(official, seats.get(official.bioguide, ())) if one.is_witnessed]
        last = official.terms[-1]
        if last.start_on is None and own:
            terms = [
                Term(
                    one.chamber,
                    one.state,
                    last.district if one.chamber == last.chamber else None,
                    last.party,
                    one.first_on or dt.date(2009, 1, 3),
                    one.last_on,
                )
                for one in own
            ]
            people.append(replace(official, terms=tuple(terms)))
        else:
            people.append(official)
    dated_too = FilerResolver(replace(told, officials=tuple(people)))
    assert wrong_rows(dated_too, ("bioguide",)) == []


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@given(st.sampled_from(CHECKED), st.sampled_from([str.upper, str.lower, str.swapcase, without_accents]))
def test_case_and_accents_never_change_the_answer(row: dict[str, Any], change: Any) -> None:
    facts = facts_of(row)
    changed = replace(facts, first=change(facts.first), last=change(facts.last), suffix=change(facts.suffix))
    assert resolver().resolve(changed) == resolver().resolve(facts)


@given(st.sampled_from(CHECKED), st.sampled_from(["  ", "\t", "\u00a0", " \u00a0 "]), st.booleans())
def test_blanks_never_change_the_answer(row: dict[str, Any], blank: str, at_the_ends: bool) -> None:
    facts = facts_of(row)

    def spaced(text: str) -> str:
        text = text.replace(" ", blank)
        return f"{blank}{text}{blank}" if at_the_ends and text else text

    changed = replace(facts, first=spaced(facts.first), last=spaced(facts.last), suffix=spaced(facts.suffix))
    assert resolver().resolve(changed) == resolver().resolve(facts)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=6), st.sampled_from("PCAXOTW"))
def test_any_text_is_answered_in_words(first: str, last: str, seat: str, kind: str) -> None:
    match = resolver().resolve(house(first, last, seat, "2020-01-01", kind, ""))
    assert (match.bioguide is None) == (match.reason is not None)


@pytest.mark.real
def test_every_trade_report_of_a_member_in_the_real_indexes_has_its_official() -> None:
    """All 8,248 of 2013-2026; the two left over were filed by candidates who never served."""
    filed, nobody = 0, []
    for path in sorted((FILINGS / "house" / "financial-pdfs").glob("*FD.zip")):
        index = parse_document("house_index", path.read_bytes())
        for ref in index.refs:  # type: ignore[union-attr]
            if ref.filing_type != "P":
                continue
            filed += 1
            facts = FilerFacts(
                "house",
                "P",
                ref.first,
                ref.last,
                ref.suffix,
                ref.prefix,
                ref.state_district,
                ref.filed_on,
                ref.year,
            )
            if resolver().resolve(facts).bioguide is None:
                nobody.append(f"{ref.first} {ref.last}")
    assert filed >= 8_000
    assert sorted(nobody) == ["Ada Norah Henriquez", "Richard B. Reisdorf"]
