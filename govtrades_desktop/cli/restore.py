"""The command `restore`: which copies there are, and one of them in the place of the present data."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.text import json_line, plural
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.backup import Backup, Contents, backups_of, describe


def restore(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """List the copies, or put one in the place of what is there; that is set aside."""
    database = paths.user_database if options.user else paths.database
    if options.list or options.file is None:
        return _list(options, database, paths)
    copy = _find(options.file, database, paths)
    from govtrades_desktop.refresh.restoring import restore_copy

    done = restore_copy(copy, paths, is_user=options.user, stop=threading.Event())
    if not options.user:
        make_ready(paths)  # an older schema is brought up to date
        from govtrades_desktop.refresh.processing import derive_now

        derive_now(paths, stop=threading.Event())
    contents = describe(database)
    if options.json:
        aside = None if done.aside is None else str(done.aside)
        print(json_line({"restored": str(copy), "to": str(database), "set_aside": aside} | _facts(contents)))
    else:
        print(f"restored {copy}")
        print(f"  it holds {_words(contents)}")
        if done.aside is not None:
            print(f"  what was there before is kept as {done.aside}")
    return 0


def _find(name: Path, database: Path, paths: DataPaths) -> Path:
    """Return the copy that is meant: a path, or the name of one in the folder of backups.

    Raises:
        UserInputError: there is none.
    """
    for candidate in (name, paths.backups / name.name):
        if candidate.is_file():
            if candidate.resolve() == database.resolve():
                raise UserInputError(f"{candidate} is what is in use now.")
            return candidate
    raise UserInputError(
        f"There is no copy {name}.", hint="govtrades restore --list  names those that there are."
    )


def _list(options: argparse.Namespace, database: Path, paths: DataPaths) -> int:
    copies = backups_of(database, paths.backups)
    if options.json:
        told = [
            {
                "file": str(one.path),
                "made_at": one.made_at.isoformat(),
                "label": one.label,
                "schema": one.schema_version,
                "bytes": one.size_bytes,
                **_facts(describe(one.path)),
            }
            for one in copies
        ]
        print(json_line({"folder": str(paths.backups), "backups": told}))
        return 0
    if not copies:
        print(f"There is no copy in {paths.backups}.")
        return 0
    total = sum(one.size_bytes for one in copies)
    print(
        f"{len(copies)} {'copy' if len(copies) == 1 else 'copies'} in {paths.backups}, {total / 1e6:.1f} MB"
    )
    for one in copies:
        print(_line(one, describe(one.path)))
    return 0


def _line(one: Backup, contents: Contents) -> str:
    told = f"DAMAGED: {contents.problem}" if contents.problem else f"sound; {_words(contents)}"
    return (
        f"{one.path.name}\n  {one.made_at:%Y-%m-%d %H:%M} UTC, {one.label}, schema {one.schema_version},"
        f" {one.size_bytes / 1e6:.1f} MB; {told}"
    )


def _words(contents: Contents) -> str:
    if contents.edits is not None:
        return f"corrections and saved views: {contents.edits:,}"
    newest = f", the newest filed on {contents.newest_filed_on}" if contents.newest_filed_on else ""
    return f"{plural(contents.filings, 'filing')}, {plural(contents.trades, 'trade')}{newest}"


def _facts(contents: Contents) -> dict[str, object]:
    facts: dict[str, object] = {"is_sound": not contents.problem, "problem": contents.problem or None}
    if contents.edits is not None:
        return facts | {"edits": contents.edits}
    day = contents.newest_filed_on
    return facts | {
        "filings": contents.filings,
        "trades": contents.trades,
        "newest_filed_on": None if day is None else day.isoformat(),
    }
