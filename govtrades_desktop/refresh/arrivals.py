"""What came over the network and may not be in the ledger yet: a note for the run after a kill. No network.

A document is archived on one thread and entered into the ledger on another, some documents later; a program
that is killed in between would ask the site for all of them again. So each arrival is noted beside the
archive first, and the notes go once the run has ended. None is ever needed: without it, a document is fetched
once more.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from govtrades_desktop.core.records import RawDocument

_log = logging.getLogger(__name__)

NAME = "arrivals.jsonl"
LONGEST = dt.timedelta(days=1)
"""An older note is not believed: the site may have another document by now."""

Arrival = tuple[RawDocument, tuple[RawDocument, ...]]


class Arrivals:
    """The notes of one data folder, for whoever holds its lock; `note` and `take` are for one thread.

    Trouble with the file is logged and otherwise passed over: it saves requests, no data.
    """

    def __init__(self, folder: Path) -> None:
        """Build, and read what an earlier run left.

        Args:
            folder: the archive's; made with the first note.
        """
        self._path = folder / NAME
        self._left = _read(self._path)

    def note(self, source: str, doc_id: str, document: RawDocument, images: Sequence[RawDocument]) -> None:
        """Note one document that came, before it is archived: a note without its document is harmless."""
        line = json.dumps([source, doc_id, *(_form(one) for one in (document, *images))])
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with open(self._path, "a", encoding="utf-8") as out:
                out.write(line + "\n")
        except OSError as error:
            _log.warning("an arrival could not be noted: %s", error)

    def take(self, source: str, doc_id: str, *, now: dt.datetime) -> Arrival | None:
        """Return what an earlier run brought of a filing and left; once."""
        found = self._left.pop((source, doc_id), None)
        if found is None or not dt.timedelta() <= now - found[0].fetched_at <= LONGEST:
            return None
        return found

    def clear(self) -> None:
        """Forget all: the run has ended, and what it brought is in the ledger."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)


def _read(path: Path) -> dict[tuple[str, str], Arrival]:
    found: dict[tuple[str, str], Arrival] = {}
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return found
    except OSError as error:
        _log.warning("the notes of arrivals cannot be read: %s", error)
        return found
    for line in lines:
        try:
            source, doc_id, *forms = json.loads(line)
            document, *images = (_record(form) for form in forms)
        except (ValueError, TypeError, KeyError):
            continue  # the last line of a killed program may be cut
        found[(str(source), str(doc_id))] = (document, tuple(images))
    return found


def _form(document: RawDocument) -> dict[str, Any]:
    return {**asdict(document), "fetched_at": document.fetched_at.isoformat()}


def _record(form: dict[str, Any]) -> RawDocument:
    moment = dt.datetime.fromisoformat(form["fetched_at"])
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return RawDocument(
        url=str(form["url"]),
        sha256=str(form["sha256"]),
        size_bytes=int(form["size_bytes"]),
        fetched_at=moment,
        etag=str(form["etag"]),
        last_modified=str(form["last_modified"]),
    )
