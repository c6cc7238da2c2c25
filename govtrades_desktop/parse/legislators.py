"""Files of the legislators project -> officials, committees, seats. Pure; made to run in a child of its own.

Reads the three forms in which the project publishes the same facts: JSON, YAML (plain text, lists and maps
only: no tag of a YAML file makes an object here) and, of people alone, a CSV that has each one's last term
without its dates. What a record means is `legislator_records`' business. One record that cannot be read is a
finding in words; a file of which many cannot is not the file it should be.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.identity import Committee, CommitteeSeat, Official
from govtrades_desktop.parse.legislator_records import (
    WrongRecord,
    bioguide_of,
    is_within_reach,
    read_committee,
    read_official,
    read_seat,
    shape_of,
    told_of,
)

PEOPLE = ("legislators-current", "legislators-historical")
COMMITTEES = ("committees-current", "committees-historical")
MEMBERSHIP = "committee-membership-current"

MOST_WRONG = 0.05
"""A file of which a larger share cannot be read is refused whole: its form must have changed."""

_FEW = 3  # wrong records that never refuse a file, however small it is
_ITEMS_A_CHUNK = 200
# CBaseLoader gives text, lists and maps, nothing else; without libyaml the same in Python.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class LegislatorsFile:
    """What one file of the project told.

    Attributes:
        name: without its ending.
        total: records in the file, whether of use here or not.
        officials: of the historical list, only those who can appear in a filing (`is_within_reach`).
        unread: ids of people whose record is there and cannot be read.
        committees: with their subcommittees.
        seats: as of the day given; `seen_from` is that day.
        findings: what cannot be read, in sentences.
    """

    name: str
    total: int
    officials: tuple[Official, ...] = ()
    unread: frozenset[str] = frozenset()
    committees: tuple[Committee, ...] = ()
    seats: tuple[CommitteeSeat, ...] = ()
    findings: tuple[str, ...] = ()


def parse_legislators_file(
    kind: str, data: bytes, *, doc_id: str | None = None, day: dt.date
) -> LegislatorsFile:
    """Read one file.

    Args:
        kind: name and form, e.g. "legislators-current.yaml".
        data: its bytes.
        doc_id: of no use here; what reads in a child is called so.
        day: on which it was fetched.

    Raises:
        SourceChanged: not the form, not the file, empty, or too many records that cannot be read.
    """
    name, _, form = kind.rpartition(".")
    told = read_plain(data, form, kind)
    if name == MEMBERSHIP:
        return _membership(kind, told, day)
    if not isinstance(told, list):
        raise SourceChanged(f"{kind} should be a list and is {shape_of(told)}.")
    if name in COMMITTEES:
        lists, _, findings = _each(kind, told, read_committee)
        found = tuple(committee for group in lists for committee in group)
        return LegislatorsFile(name, len(told), committees=found, findings=findings)
    is_dated = form != "csv"
    people, unread, findings = _each(kind, told, lambda record: read_official(record, is_dated=is_dated))
    doubles = len(people) - len({one.bioguide for one in people})
    if doubles:
        raise SourceChanged(f"{kind} lists {doubles} people twice.")
    if name == "legislators-historical":
        people = [one for one in people if is_within_reach(one)]
    return LegislatorsFile(
        name, len(told), officials=tuple(people), unread=frozenset(unread), findings=findings
    )


def _membership(kind: str, told: Any, day: dt.date) -> LegislatorsFile:
    if not isinstance(told, dict):
        raise SourceChanged(f"{kind} should be a map of committees and is {shape_of(told)}.")
    findings: list[str] = []
    seats: list[CommitteeSeat] = []
    total = 0
    for code, members in told.items():
        if not isinstance(members, list):
            raise SourceChanged(f"{kind}: the members of {code} should be a list, not {shape_of(members)}.")
        total += len(members)
        held: set[str] = set()
        for member in members:
            try:
                seat = read_seat(str(code), member, day)
                if seat.bioguide in held:
                    raise WrongRecord("is listed twice")
            except WrongRecord as error:
                findings.append(f"{kind}: {told_of(member)} on {code}: {error}.")
                continue
            held.add(seat.bioguide)
            seats.append(seat)
    _judge(kind, total, findings)
    return LegislatorsFile(MEMBERSHIP, total, seats=tuple(seats), findings=tuple(findings))


def _each(
    kind: str, told: list[Any], read: Callable[[Any], _Made]
) -> tuple[list[_Made], list[str], tuple[str, ...]]:
    """Read every record; return what was made, the ids of what could not be, and why not."""
    made: list[_Made] = []
    unread: list[str] = []
    findings: list[str] = []
    for record in told:
        try:
            made.append(read(record))
        except WrongRecord as error:
            unread.append(bioguide_of(record))
            findings.append(f"{kind}: {told_of(record)}: {error}; this record is left out.")
    _judge(kind, len(told), findings)
    return made, unread, tuple(findings)


def _judge(kind: str, total: int, findings: list[str]) -> None:
    if not total:
        raise SourceChanged(f"{kind} lists nothing.", is_empty=True)
    if len(findings) == total or len(findings) > max(_FEW, total * MOST_WRONG):
        raise SourceChanged(
            f"{kind}: {len(findings)} of {total} records cannot be read; the first: {findings[0]}",
            hint="The project may have changed its form; look for a newer version of this program.",
        )


def read_plain(data: bytes, form: str, kind: str) -> Any:
    """Return a file as plain lists, maps and values.

    Raises:
        SourceChanged: not of that form.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceChanged(f"{kind} is not UTF-8 text.") from error
    if form == "json":
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SourceChanged(f"{kind} is not whole JSON: {error}.") from error
    if form == "yaml":
        return _read_yaml(text, kind)
    return _read_csv(text, kind)


def _read_yaml(text: str, kind: str) -> Any:
    """Read YAML; a long list in parts, since the whole of 10 MB would need a gigabyte at once."""
    try:
        if not re.match(r"(?:(?:#[^\n]*|---)?\s*\n)*- ", text):
            return yaml.load(text, _Loader)  # noqa: S506 - a base loader makes text, lists and maps only
        items: list[Any] = []
        for chunk in _chunks(text):
            part = yaml.load(chunk, _Loader)  # noqa: S506 - likewise
            if not isinstance(part, list):
                raise SourceChanged(f"{kind} is not a list all through.")
            items += part
        return items
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        told = " ".join(str(error).split())
        raise SourceChanged(f"{kind} is not whole YAML: {told[:200]}.") from error


def _chunks(text: str) -> Iterator[str]:
    """Cut a block list between its items: no other line of one may begin with "- " (YAML 1.1, 4.2)."""
    starts = [match.start() for match in re.finditer(r"(?m)^- ", text)]
    starts[0] = 0
    for first in range(0, len(starts), _ITEMS_A_CHUNK):
        after = first + _ITEMS_A_CHUNK
        yield text[starts[first] : starts[after] if after < len(starts) else len(text)]


_CSV_NAME = {
    "first": "first_name",
    "middle": "middle_name",
    "last": "last_name",
    "suffix": "suffix",
    "nickname": "nickname",
    "official_full": "full_name",
}
_CSV_TERM = ("type", "state", "district", "party")


def _read_csv(text: str, kind: str) -> list[Any]:
    """Return the rows in the shape of the other forms: one term each, without its dates."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    wanted = {*_CSV_NAME.values(), *_CSV_TERM, "birthday", "bioguide_id"}
    missing = sorted(wanted - set(reader.fieldnames or ()))
    if missing:
        raise SourceChanged(f"{kind} lacks the columns {', '.join(missing)}.")
    people: list[Any] = []
    try:
        for row in reader:
            people.append(
                {
                    "id": {"bioguide": row["bioguide_id"]},
                    "name": {part: row[column] for part, column in _CSV_NAME.items()},
                    "bio": {"birthday": row["birthday"]},
                    "terms": [{column: row[column] for column in _CSV_TERM}],
                }
            )
    except csv.Error as error:
        raise SourceChanged(f"{kind} is not whole CSV: {error}.") from error
    return people
