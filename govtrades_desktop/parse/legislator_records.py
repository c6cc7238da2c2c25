"""One record of the legislators project -> one record of ours; every value is looked at, none is guessed.

Pure: it opens nothing and knows no file form. Values may be text where YAML or CSV gave them, or numbers
where JSON did; an empty text, "null" and "~" are absent values.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from govtrades_desktop.core.identity import Committee, CommitteeSeat, Official, OfficialName, Term

FILINGS_BEGIN = dt.date(2008, 1, 1)
"""The first index year of any source: whoever left office before may still file as a candidate."""

BORN_SINCE = dt.date(1915, 1, 1)
"""Nobody born earlier served in 2008 or since (the oldest: Robert Byrd, born 1917), or could run again."""

_CHAMBERS = {"rep": "house", "sen": "senate"}
_COMMITTEE_CHAMBERS = ("house", "senate", "joint")
_SIDES = ("majority", "minority")
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
_CODE = re.compile(r"[A-Z]{4}")
_SUBCODE = re.compile(r"[A-Z0-9]{2}")
_STATE = re.compile(r"[A-Z]{2}")
_ABSENT = ("", "null", "~")


class WrongRecord(Exception):  # noqa: N818 - reads as what it is
    """A record that is not what the project promises; the text says what is wrong, for a sentence."""


def is_within_reach(official: Official) -> bool:
    """Say whether somebody can appear in a filing: in office since 2008, or born late enough to run again.

    Of the CSV's former members, who have no dates, the birthday alone tells; without one (537 people of the
    18th and 19th century) they are left out.
    """
    if any(term.end_on is not None and term.end_on >= FILINGS_BEGIN for term in official.terms):
        return True
    return official.birthday is not None and official.birthday >= BORN_SINCE


def bioguide_of(record: Any) -> str:
    """Return the id of a person's record as printed; empty where there is none."""
    ids = record.get("id") if isinstance(record, dict) else None
    return str(ids.get("bioguide") or "") if isinstance(ids, dict) else ""


def told_of(record: Any) -> str:
    """Return whom or what a record is about, for a sentence."""
    if not isinstance(record, dict):
        return shape_of(record)
    name = record.get("name")
    if isinstance(name, dict):
        name = " ".join(str(name[part]) for part in ("first", "last") if name.get(part))
    told = bioguide_of(record) or record.get("bioguide") or record.get("thomas_id") or ""
    parts = [str(part)[:60] for part in (told, name) if part]
    return " ".join(parts) or "a record without a name"


def shape_of(value: Any) -> str:
    """Return what kind of value something is, for a sentence."""
    shapes = {dict: "a map", list: "a list", str: "a text", type(None): "empty"}
    return shapes.get(type(value), f"a {type(value).__name__}")


def read_official(record: Any, *, is_dated: bool) -> Official:
    """Read one person.

    Args:
        record: as published.
        is_dated: terms must have their dates (False: the CSV, which has none).

    Raises:
        WrongRecord: a value is missing or of the wrong kind.
    """
    person = _map(record, "the record")
    bioguide = _text(_map(person.get("id"), "id"), "bioguide")
    if not _BIOGUIDE.fullmatch(bioguide):
        raise WrongRecord(f"the bioguide id {bioguide!r} is none")
    told_name = _map(person.get("name"), "name")
    name = _name(told_name)
    if not name.last:
        raise WrongRecord("there is no last name")
    bio = _map(person.get("bio") or {}, "bio")
    terms = [term for told in _list(person, "terms") for term in _terms(_map(told, "a term"), is_dated)]
    if not terms:
        raise WrongRecord("there are no terms")
    written = _text(told_name, "official_full")
    plain = " ".join(part for part in (name.first, name.middle, name.last, name.suffix) if part)
    return Official(
        bioguide=bioguide,
        name=name,
        full_name=written or plain,
        birthday=_day(bio, "birthday"),
        other_names=tuple(
            _name(_map(other, "another name")) for other in _list(person, "other_names", is_optional=True)
        ),
        terms=tuple(sorted(terms, key=lambda term: term.start_on or dt.date.min)),
    )


def _name(told: dict[str, Any]) -> OfficialName:
    parts = (_text(told, part) for part in ("first", "middle", "last", "suffix", "nickname"))
    return OfficialName(*parts)


def _terms(told: dict[str, Any], is_dated: bool) -> list[Term]:
    """Read one term; several where the person changed parties within it, each with its days."""
    chamber = _CHAMBERS.get(_text(told, "type"))
    if chamber is None:
        raise WrongRecord(f"a term of the kind {told.get('type')!r} is unknown")
    state = _text(told, "state")
    if not _STATE.fullmatch(state):
        raise WrongRecord(f"the state {state!r} is none")
    district = _number(told, "district") if chamber == "house" else None
    if district is not None and district < 0:  # the project's mark for a district nobody knows
        district = None
    party = _text(told, "party") or None
    if not is_dated:
        return [Term(chamber, state, district, party, None, None)]
    start_on, end_on = _span(told)
    spans = _list(told, "party_affiliations", is_optional=True)
    if not spans:
        return [Term(chamber, state, district, party, start_on, end_on)]
    changes = [_map(span, "a party affiliation") for span in spans]
    return [
        Term(chamber, state, district, _text(change, "party") or None, *_span(change)) for change in changes
    ]


def _span(told: dict[str, Any]) -> tuple[dt.date, dt.date]:
    start_on, end_on = _day(told, "start"), _day(told, "end")
    if start_on is None or end_on is None:
        raise WrongRecord("a term lacks its dates")
    if end_on < start_on:
        raise WrongRecord(f"a term ends on {end_on} before it begins on {start_on}")
    return start_on, end_on


def read_committee(record: Any) -> tuple[Committee, ...]:
    """Read a committee and its subcommittees; the code of one is its parent's with two characters more.

    Raises:
        WrongRecord: a value is missing or of the wrong kind.
    """
    told = _map(record, "the record")
    chamber, code = _text(told, "type"), _text(told, "thomas_id")
    if chamber not in _COMMITTEE_CHAMBERS:
        raise WrongRecord(f"a committee of the kind {told.get('type')!r} is unknown")
    if not _CODE.fullmatch(code):
        raise WrongRecord(f"the code {code!r} is none")
    found = [Committee(code, _committee_name(told), chamber, None)]
    for inner in _list(told, "subcommittees", is_optional=True):
        sub = _map(inner, "a subcommittee")
        subcode = _text(sub, "thomas_id")
        if not _SUBCODE.fullmatch(subcode):
            raise WrongRecord(f"the code {subcode!r} of a subcommittee is none")
        found.append(Committee(code + subcode, _committee_name(sub), chamber, code))
    return tuple(found)


def _committee_name(told: dict[str, Any]) -> str:
    """Return its name; of a former one the last it had, which the project keeps by Congress."""
    name = _text(told, "name")
    names = told.get("names")
    if not name and isinstance(names, dict) and names:
        last = max(names, key=lambda congress: int(congress) if str(congress).isdigit() else 0)
        name = _text(names, last)
    if not name:
        raise WrongRecord("there is no name")
    return name


def read_seat(code: str, record: Any, day: dt.date) -> CommitteeSeat:
    """Read a member's seat on the committee `code`, seen on `day`.

    Raises:
        WrongRecord: a value is missing or of the wrong kind.
    """
    told = _map(record, "the record")
    bioguide, side = _text(told, "bioguide"), _text(told, "party")
    if not _CODE.fullmatch(code[:4]) or (len(code) > 4 and not _SUBCODE.fullmatch(code[4:])):
        raise WrongRecord(f"the code {code!r} is none")
    if not _BIOGUIDE.fullmatch(bioguide):
        raise WrongRecord(f"the bioguide id {bioguide!r} is none")
    if side not in _SIDES:
        raise WrongRecord(f"the side {side!r} is neither majority nor minority")
    return CommitteeSeat(bioguide, code, side, _text(told, "title"), _number(told, "rank"), day, None)


def _map(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WrongRecord(f"{what} is {shape_of(value)}, not a map")
    return value


def _list(told: dict[str, Any], key: str, *, is_optional: bool = False) -> list[Any]:
    value = told.get(key)
    if is_optional and (value is None or value in _ABSENT):
        return []
    if not isinstance(value, list):
        raise WrongRecord(f"{key} is {shape_of(value)}, not a list")
    return value


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    if value is None or value in _ABSENT:
        return ""
    if not isinstance(value, str):
        raise WrongRecord(f"{key} is {value!r}, not a text")
    return " ".join(value.split())


def _number(told: dict[str, Any], key: str) -> int | None:
    value = told.get(key)
    if value is None or value in _ABSENT:
        return None
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,4}", value):
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongRecord(f"{key} is {value!r}, not a number")
    return value


def _day(told: dict[str, Any], key: str) -> dt.date | None:
    value = told.get(key)
    if value is None or value in _ABSENT:
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise WrongRecord(f"{key} is {value!r}, not a date")
