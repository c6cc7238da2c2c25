"""The commands of the user's own edits: `corrections`, `correct`, `undo`. The source's data never changes."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.exit_codes import DONE, WITH_FAILURES
from govtrades_desktop.cli.text import json_line, one_line, table
from govtrades_desktop.core.amounts import format_amount
from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.settings.paths import DataPaths

if TYPE_CHECKING:
    from govtrades_desktop.query.edits import Standing
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.store.user_data import Correction, Edit, UserStore, Value


@contextlib.contextmanager
def _opened(paths: DataPaths) -> Iterator[tuple[Library, UserStore]]:
    """Open the data for reading and the user's file; what happened to that file is told on stderr."""
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.store.user_data import UserStore

    make_ready(paths, is_read=True)
    store = UserStore(paths.user_database, backups=paths.backups)
    tell_notices(store.file.prepare())
    with Library(paths.database, paths.derived) as library:
        yield library, store
    tell_notices(store.file.take_notices())


def ready_user_file(paths: DataPaths) -> None:
    """Make the user's file ready for a command that only reads; what is wrong with it is told on stderr.

    The world's data is shown all the same: without the edits, where they cannot be had.
    """
    from govtrades_desktop.store.user_data import UserStore

    store = UserStore(paths.user_database, backups=paths.backups)
    try:
        tell_notices(store.file.prepare())
    except StoreUnavailable as error:
        tell_notices((f"{error} {error.hint}".strip(),))


def tell_notices(notices: tuple[str, ...]) -> None:
    """Print on stderr what happened to the user's file."""
    for notice in notices:
        print(f"govtrades: {notice}", file=sys.stderr)


def corrections(options: argparse.Namespace, paths: DataPaths) -> int:
    """List every edit, newest first; 1 where one in force does not fit the data now."""
    from govtrades_desktop.query.edits import list_standings

    with _opened(paths) as (library, store):
        found = list_standings(library.reader, store)
    if options.json:
        print(json_line({"corrections": [_json(one) for one in found]}))
    elif not found:
        print("You made no edits. `govtrades correct DOC_ID …` makes one.")
    else:
        header = ("", "made", "filing", "line", "filer", "what", "was", "is now", "state", "comment")
        print(table(header, [_cells(one) for one in found], right=(0, 3)))
        for one in found:
            for sentence in _remarks(one):
                print(f"{one.correction.id}: {sentence}")
    return WITH_FAILURES if any(_is_waiting(one) for one in found) else DONE


def correct(options: argparse.Namespace, paths: DataPaths) -> int:
    """Make one edit."""
    with _opened(paths) as (library, store):
        kept = store.set(_edit(library, options))
    edit = kept.edit
    if options.json:
        print(json_line(_correction_json(kept)))
    else:
        line = f" line {edit.line}" if edit.line is not None else ""
        print(
            f"Edit {kept.id}: {edit.field.value} of {edit.source} {edit.doc_id}{line} is now"
            f" {_words(edit.value)} (the source says {_words(edit.was)})."
            f" `govtrades undo {kept.id}` takes it back."
        )
    return DONE


def undo(options: argparse.Namespace, paths: DataPaths) -> int:
    """Take one edit back; it stays in the list."""
    with _opened(paths) as (_library, store):
        undone = store.undo(options.id)
    if options.json:
        print(json_line(_correction_json(undone)))
    else:
        print(f"Edit {undone.id} is undone; it stays in the list.")
    return DONE


def _edit(library: Library, options: argparse.Namespace) -> Edit:
    from govtrades_desktop.query import corrections as checks

    reader = library.reader
    filing = checks.find_filing(reader, options.doc_id, options.source)
    line, comment = options.line, options.comment
    if options.official is not None:
        if line is not None:
            raise UserInputError("Who filed a filing is the same on every line: leave --line out.")
        made = checks.check_official(reader, filing, options.official, comment)
        if warning := checks.other_chamber(reader, filing, str(made.value)):
            print(f"govtrades: {warning}", file=sys.stderr)
        return made
    if options.security is not None:
        return checks.check_security(reader, filing, line, options.security, comment)
    if options.amount is not None:
        return checks.check_amount(filing, line, options.amount, comment)
    return checks.check_note(filing, line, options.note, comment)


def _is_waiting(one: Standing) -> bool:
    from govtrades_desktop.query.edits import EditState

    return one.state is EditState.IN_FORCE and one.trouble is not None


def _words(value: Value) -> str:
    if value is None:
        return "nothing"
    return format_amount(*value) if isinstance(value, tuple) else one_line(value)


def _cells(one: Standing) -> tuple[str, ...]:
    edit = one.correction.edit
    state = one.state.value.replace("_", " ")
    return (
        str(one.correction.id),
        f"{one.correction.made_at:%Y-%m-%d %H:%M}",
        f"{edit.source} {edit.doc_id}",
        "" if edit.line is None else str(edit.line),
        one.filer,
        edit.field.value,
        _words(edit.was),
        " ".join(part for part in (_words(edit.value), one.value_name) if part),
        "not applied" if _is_waiting(one) else state,
        edit.comment,
    )


def _remarks(one: Standing) -> list[str]:
    """Return what a person must know of an edit in force, in sentences."""
    from govtrades_desktop.query.edits import EditState, Trouble

    if one.state is not EditState.IN_FORCE:
        return []
    edit = one.correction.edit
    troubles = {
        Trouble.NO_FILING: "this filing is not in the database now; the edit is kept.",
        Trouble.NO_ROW: "this row is not in the database now; the edit is kept.",
        Trouble.OTHER_ROW: "another trade stands on this line now; the edit is kept and not applied.",
        Trouble.UNKNOWN_VALUE: f"{_words(edit.value)} is not in the reference data now; the edit is kept.",
    }
    told = [troubles[one.trouble]] if one.trouble else []
    if one.seems_line is not None:
        told.append(f"the row seems to be line {one.seems_line} now: set it there again.")
    if one.is_source_changed:
        told.append(f"the source changed since: was {_words(edit.was)}, now {_words(one.now)}.")
    elif one.is_row_changed:
        told.append("the row reads a little otherwise now than when the edit was made.")
    if one.is_replaced:
        told.append("a later version of the report replaces this row; the edit stays on the replaced one.")
    return told


def _correction_json(kept: Correction) -> dict[str, Any]:
    edit = kept.edit
    return {
        "id": kept.id,
        "source": edit.source,
        "doc_id": edit.doc_id,
        "line": edit.line,
        "field": edit.field.value,
        "value": edit.value,
        "was": edit.was,
        "comment": edit.comment,
        "made_at": kept.made_at.isoformat(),
        "undone_at": None if kept.undone_at is None else kept.undone_at.isoformat(),
    }


def _json(one: Standing) -> dict[str, Any]:
    return _correction_json(one.correction) | {
        "state": one.state.value,
        "applied": one.is_applied,
        "trouble": None if one.trouble is None else one.trouble.value,
        "now": one.now,
        "source_changed": one.is_source_changed,
        "row_replaced": one.is_replaced,
        "seems_line": one.seems_line,
        "filer": one.filer,
        "value_name": one.value_name or None,
        "remarks": _remarks(one),
    }
