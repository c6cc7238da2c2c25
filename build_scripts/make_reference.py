"""Make resources/reference/: the legislators that the program knows before it has seen a network.

From the files of the legislators project (CC0) and from the dates of its committee seats, which were read
from that project's own history. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

from govtrades_desktop.core.identity import Committee, CommitteeSeat, Legislators
from govtrades_desktop.core.identity_json import legislators_json
from govtrades_desktop.parse.legislators import LegislatorsFile, parse_legislators_file
from govtrades_desktop.sources.legislators import (
    COMMITTEES,
    CURRENT,
    FORMER_COMMITTEES,
    HISTORICAL,
    MEMBERSHIP,
    LegislatorsProject,
)
from govtrades_desktop.store.bundles import write_bundle
from govtrades_desktop.store.legislator_merging import merge_committees, merge_officials, merge_seats

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "reference"
SEAT_DATES = "committee_memberships_dated.csv"
PROJECT = "congress-legislators"
CHAMBERS = {"H": "house", "S": "senate", "J": "joint"}


def read_project(folder: Path, day: dt.date) -> dict[str, LegislatorsFile]:
    """Read each of the project's files in the first form that is there; an absent one is told."""
    found = {}
    for ref in LegislatorsProject.files:
        forms = [form for form in ref.forms if (folder / f"{ref.name}.{form}").is_file()]
        if not forms:
            print(f"  {ref.name}: not here")
            continue
        kind = f"{ref.name}.{forms[0]}"
        found[ref.name] = parse_legislators_file(kind, (folder / kind).read_bytes(), day=day)
        print(f"  {kind}: {found[ref.name].total:,} records")
        for finding in found[ref.name].findings:
            print(f"    {finding}")
    return found


def read_seat_dates(path: Path) -> tuple[CommitteeSeat, ...]:
    """Read the dated seats: on which day each change was first seen in the project's history."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(
            CommitteeSeat(
                bioguide=row["bioguide"],
                committee=row["committee"],
                side=row["side"],
                title=row["title"],
                rank=int(row["rank"]) if row["rank"] else None,
                seen_from=dt.date.fromisoformat(row["seen_from"]),
                seen_until=dt.date.fromisoformat(row["seen_until"]) if row["seen_until"] else None,
            )
            for row in csv.DictReader(lines)
        )


def as_seen_last(
    dated: tuple[CommitteeSeat, ...], held: tuple[CommitteeSeat, ...]
) -> tuple[CommitteeSeat, ...]:
    """Return the dated seats, those still held with the side that the newest list shows.

    The dates tell when a seat was taken; its side is as it was that day, and the majority may have changed
    since. Closing and opening them all on the day of this build would invent a change.
    """
    now = {(seat.bioguide, seat.committee): seat.side for seat in held}
    return tuple(
        replace(seat, side=now.get((seat.bioguide, seat.committee), seat.side))
        if seat.seen_until is None
        else seat
        for seat in dated
    )


def unnamed(seats: tuple[CommitteeSeat, ...], known: tuple[Committee, ...]) -> tuple[Committee, ...]:
    """Return a committee for each code that seats have and no list names: called by what its code says."""
    names = {one.code: one for one in known}
    made = []
    for code in sorted({seat.committee for seat in seats} - set(names)):
        parent = names.get(code[:4])
        is_sub = len(code) > 4
        above = parent.name if parent else code[:4]
        name = f"{above}: former subcommittee {code[4:]}" if is_sub else f"Former committee {code}"
        made.append(Committee(code, name, CHAMBERS[code[0]], code[:4] if is_sub else None))
    return tuple(made)


def make_legislators(source: Path, as_of: dt.date | None) -> Legislators:
    """Return everything that the bundle tells.

    Raises:
        SystemExit: a file is missing, or a seat belongs to nobody.
    """
    dated = read_seat_dates(source / SEAT_DATES)
    day = as_of or max(day for seat in dated for day in (seat.seen_from, seat.seen_until) if day)
    files = read_project(source / PROJECT, day)
    missing = {CURRENT, HISTORICAL, COMMITTEES, MEMBERSHIP} - set(files)
    if missing:
        raise SystemExit(f"not made: {', '.join(sorted(missing))} missing in {source / PROJECT}")
    officials = merge_officials((), files[CURRENT].officials, files[HISTORICAL].officials, day=day)
    seats = merge_seats(as_seen_last(dated, files[MEMBERSHIP].seats), files[MEMBERSHIP].seats, day)
    strangers = {seat.bioguide for seat in seats} - {one.bioguide for one in officials}
    if strangers:
        raise SystemExit(f"not made: seats of people in no list: {', '.join(sorted(strangers))}")
    former = files[FORMER_COMMITTEES].committees if FORMER_COMMITTEES in files else ()
    named = merge_committees(former, files[COMMITTEES].committees)
    committees = merge_committees(unnamed(seats, named), named)
    return Legislators(day, officials, committees, seats)


def main() -> int:
    """Make it; return 0 when the files are in place."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="DIR",
        help=f"a folder with {PROJECT}/ and {SEAT_DATES}",
    )
    parser.add_argument("--out", type=Path, default=TARGET, metavar="DIR")
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        metavar="DATE",
        help="the day that the files tell of (default: of the newest change of a seat)",
    )
    options = parser.parse_args()
    data = make_legislators(options.source, options.as_of)
    size = write_bundle(options.out, LegislatorsProject.name, legislators_json(data))
    held = sum(seat.seen_until is None for seat in data.seats)
    print(f"{options.out}: legislators as of {data.as_of}, {size / 1e3:,.0f} kB")
    print(
        f"  {len(data.officials):,} officials, {len(data.committees):,} committees, {len(data.seats):,} seats"
    )
    print(f"  of which {held:,} are held")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
