"""Officials, committees and seats in the database: read whole, and written only where they differ.

A few thousand people and some ten thousand seats: they are compared and replaced table by table, each change
one transaction with the facts about where it came from.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from govtrades_desktop.core.identity import (
    Committee,
    CommitteeSeat,
    Legislators,
    Official,
    OfficialName,
    Term,
)
from govtrades_desktop.core.identity_json import legislators_json
from govtrades_desktop.store.connection import Store, utc_text
from govtrades_desktop.store.reference_files import ReferenceFacts, load_reference_file, save_reference_file

NAME = "legislators"
"""The row of `reference_file` that stands for all of it."""

_NAMES = "first, middle, last, suffix, nickname"


class Rows(Protocol):
    """A Store or a Reader."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""


def load_legislators(rows: Rows) -> Legislators:
    """Return everything that is known, officials by bioguide; of an empty database nothing, as of day one."""
    told = rows.rows("SELECT as_of FROM reference_file WHERE name = ?", (NAME,))
    names: dict[str, list[OfficialName]] = defaultdict(list)
    for bioguide, *parts in rows.rows(f"SELECT bioguide, {_NAMES} FROM official_name ORDER BY id"):
        names[bioguide].append(OfficialName(*parts))
    terms: dict[str, list[Term]] = defaultdict(list)
    for bioguide, chamber, state, district, party, start_on, end_on in rows.rows(
        "SELECT bioguide, chamber, state, district, party, start_on, end_on FROM term ORDER BY id"
    ):
        terms[bioguide].append(Term(chamber, state, district, party, _day(start_on), _day(end_on)))
    officials = [
        Official(
            bioguide=bioguide,
            name=OfficialName(*parts),
            full_name=full_name,
            birthday=_day(birthday),
            other_names=tuple(names[bioguide]),
            terms=tuple(terms[bioguide]),
        )
        for bioguide, full_name, birthday, *parts in rows.rows(
            f"SELECT bioguide, full_name, birthday, {_NAMES} FROM official ORDER BY bioguide"
        )
    ]
    committees = rows.rows("SELECT code, name, chamber, parent FROM committee ORDER BY code")
    seats = rows.rows(
        "SELECT bioguide, committee, side, title, rank, seen_from, seen_until FROM committee_seat ORDER BY id"
    )
    return Legislators(
        as_of=dt.date.fromisoformat(told[0][0]) if told else dt.date.min,
        officials=tuple(officials),
        committees=tuple(Committee(*row) for row in committees),
        seats=tuple(
            CommitteeSeat(*row[:5], dt.date.fromisoformat(row[5]), _day(row[6]))  # type: ignore[call-arg]
            for row in seats
        ),
    )


def replace_legislators(
    store: Store,
    data: Legislators,
    *,
    at: dt.datetime,
    url: str = "",
    bundle_sha256: str = "",
    files: Iterable[ReferenceFacts] = (),
) -> bool:
    """Bring the tables up to `data` in one transaction; return whether anything but its day differs.

    Args:
        store: the writer.
        data: all of it, merged with what was known (`legislator_merging`).
        at: aware moment of the write.
        url: where it came from.
        bundle_sha256: of the bundled file, where it came from one.
        files: the validators of its files, kept with it: a crash in between would otherwise make the next
            refresh believe that it has what it has not.
    """
    content = content_sha256(data)
    before = load_reference_file(store, NAME)
    is_changed = before is None or before.content_sha256 != content
    moment = utc_text(at)
    with store.transaction() as connection:
        if is_changed:
            _replace_people(connection, data.officials)
            connection.execute("DELETE FROM committee")
            connection.executemany(
                "INSERT INTO committee (code, name, chamber, parent) VALUES (?, ?, ?, ?)",
                ((one.code, one.name, one.chamber, one.parent) for one in data.committees),
            )
            connection.execute("DELETE FROM committee_seat")
            connection.executemany(
                "INSERT INTO committee_seat (bioguide, committee, side, title, rank, seen_from, seen_until)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(seat.bioguide, seat.committee, seat.side, seat.title, seat.rank),
                        *(seat.seen_from.isoformat(), _text(seat.seen_until)),
                    )
                    for seat in data.seats
                ),
            )
            store.mark_changed()
        if bundle_sha256:
            # Validators of an earlier refresh: "not changed since" would be said of what is no more here.
            connection.execute("DELETE FROM reference_file WHERE source = ? AND name <> ?", (NAME, NAME))
        for one in files:
            save_reference_file(store, one)
        save_reference_file(
            store,
            ReferenceFacts(
                name=NAME,
                source=NAME,
                url=url,
                etag=bundle_sha256,
                content_sha256=content,
                as_of=data.as_of,
                checked_at=moment,
                changed_at=moment if is_changed or before is None else before.changed_at,
            ),
        )
    return is_changed


def content_sha256(data: Legislators) -> str:
    """Return what two states have in common that tell the same, whatever their day."""
    told = {name: value for name, value in legislators_json(data).items() if name != "as_of"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _replace_people(connection: Any, officials: Sequence[Official]) -> None:
    for table in ("official", "official_name", "term"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany(
        f"INSERT INTO official (bioguide, full_name, birthday, {_NAMES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((one.bioguide, one.full_name, _text(one.birthday), *_parts(one.name)) for one in officials),
    )
    connection.executemany(
        f"INSERT INTO official_name (bioguide, {_NAMES}) VALUES (?, ?, ?, ?, ?, ?)",
        ((one.bioguide, *_parts(name)) for one in officials for name in one.other_names),
    )
    connection.executemany(
        "INSERT INTO term (bioguide, chamber, state, district, party, start_on, end_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(one.bioguide, term.chamber, term.state, term.district, term.party),
                *(_text(term.start_on), _text(term.end_on)),
            )
            for one in officials
            for term in one.terms
        ),
    )


def _parts(name: OfficialName) -> tuple[str, str, str, str, str]:
    return (name.first, name.middle, name.last, name.suffix, name.nickname)


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
