"""A damaged database gives way: it is set aside, and the newest sound copy, or the bundle, takes its place.

What is newer than that copy comes out of the archive afterwards (`refresh.recovery`): a note in the table of
facts says so for as long as it has not, however often the program is killed on the way. The damaged file is
kept and only read; user.sqlite is not touched.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.store import backup, replacing
from govtrades_desktop.store.connection import SCHEMA_VERSION, Reader, Store, open_store
from govtrades_desktop.store.integrity import Damage, DamageKind, clear_doubt, mend_indexes
from govtrades_desktop.store.rows import INDEX_COLUMNS
from govtrades_desktop.store.starter import unpack_starter

log = logging.getLogger(__name__)

RECOVERY, RECOVERED = "recovery", "recovered"
"""Facts: what is still to be brought back, and what came of it."""

_AT_ONCE = 200
_DOCUMENT = ("sha256", "size_bytes", "url", "etag", "last_modified", "fetched_at")
_IMAGE = ("page", "sha256", "size_bytes", "url", "fetched_at")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How a damaged database was replaced.

    Attributes:
        aside: where the damaged one is kept; None where it held nothing.
        damage: what was wrong with it, the second half of a sentence.
        origin: "backup", "bundle", "empty", or "mended" (in its place: only indexes were wrong).
        origin_day: of the backup or of the bundle; ISO.
        unsound: names of newer copies that were no good themselves.
        at: aware UTC, ISO text.
    """

    aside: str | None
    damage: str
    origin: str
    origin_day: str | None
    unsound: tuple[str, ...]
    at: str

    def sentence(self) -> str:
        """Tell it."""
        if self.origin == "mended":
            return f"The database was damaged: {self.damage}. Its indexes were made anew from its tables."
        parts = [f"The database was damaged: {self.damage}."]
        if self.aside:
            parts.append(f"It is kept as {self.aside}.")
        if self.unsound:
            parts.append(f"Copies that are damaged too: {', '.join(self.unsound)}.")
        parts.append(
            {
                "backup": f"The backup of {self.origin_day} took its place.",
                "bundle": f"There is no sound backup; the bundled data of {self.origin_day} took its place.",
            }.get(self.origin, "There is no sound backup and no bundled data; a new database was begun.")
        )
        return " ".join(parts)


def replace_damaged(
    database: Path, damage: Damage, *, backups: Path, starter: Path | None, now: dt.datetime | None = None
) -> Rebuilt:
    """Set a damaged database aside and put the best there is in its place. No connection to it may be open.

    Killed at any moment, the next start finds the damaged one in its place, or the new one, or neither and
    what `replacing.finish_replacing` puts there.

    Raises:
        StoreUnavailable: the folder cannot be written, or the disk is full; the damaged one is where it was.
    """
    moment = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    if damage.kind is DamageKind.INDEX and mend_indexes(database):
        clear_doubt(database)
        rebuilt = Rebuilt(None, damage.words, "mended", None, (), moment.isoformat(timespec="seconds"))
        log.warning("%s", rebuilt.sentence())
        return rebuilt
    aside = database.with_name(f"{database.name}.damaged-{moment.strftime(replacing.STAMP)}")
    told = None if damage.kind is DamageKind.EMPTY else aside.name
    unsound: list[str] = []

    def as_rebuilt(origin: str, day: str | None) -> Rebuilt:
        at = moment.isoformat(timespec="seconds")
        return Rebuilt(told, damage.words, origin, day, tuple(unsound), at)

    rebuilt: Rebuilt | None = None  # type: ignore[no-redef]
    for copy in backup.backups_of(database, backups):
        candidate = as_rebuilt("backup", f"{copy.made_at:%Y-%m-%d %H:%M} UTC")
        if _prepare(copy, database, candidate):
            rebuilt = candidate
            break
        unsound.append(copy.path.name)
    else:
        rebuilt = _prepare_without_backup(database, starter, as_rebuilt)
    replacing.replace_prepared(database, aside=aside)
    if told is None:
        replacing.remove(aside)  # there was nothing in it
    clear_doubt(database)
    log.warning("%s %s", rebuilt.sentence(), damage.problems)
    return rebuilt


def _prepare(copy: backup.Backup, database: Path, rebuilt: Rebuilt) -> bool:
    """Prepare a copy to take the place; False where it is no good, or a newer program's."""
    if copy.schema_version > SCHEMA_VERSION or backup.describe(copy.path).problem:
        return False
    facts = [(RECOVERY, json.dumps(asdict(rebuilt)))]
    try:
        replacing.prepare_replacing(copy.path, database, facts=facts)
    except StoreUnavailable as error:
        if "damaged" not in error.message:
            raise
        return False
    return True


def _prepare_without_backup(database: Path, starter: Path | None, as_rebuilt: Any) -> Rebuilt:
    source = database.with_name(f".{database.stem}-fresh.part")
    replacing.remove(source)
    try:
        origin, day = "empty", None
        if starter is not None:
            try:
                day = unpack_starter(starter, source).isoformat()
                origin = "bundle"
            except StoreUnavailable as error:
                log.warning("%s", error)
                replacing.remove(source)
        if origin == "empty":
            open_store(source).close()
        rebuilt: Rebuilt = as_rebuilt(origin, day)
        replacing.prepare_replacing(source, database, facts=[(RECOVERY, json.dumps(asdict(rebuilt)))])
    finally:
        replacing.remove(source)
    return rebuilt


def load_recovery(store: Store | Reader) -> Rebuilt | None:
    """Return what is still to be brought back out of the archive, or None where nothing is."""
    text = store.value("SELECT value FROM meta WHERE name = ?", (RECOVERY,))
    if text is None:
        return None
    facts = json.loads(text)
    return Rebuilt(**{**facts, "unsound": tuple(facts["unsound"])})


def end_recovery(store: Store, told: dict[str, Any]) -> None:
    """Note that everything was brought back that could be, with the figures."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM meta WHERE name = ?", (RECOVERY,))
        connection.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (RECOVERED, json.dumps(told))
        )


# -- what a damaged file still tells ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Salvaged:
    """One document that a damaged database told of.

    Attributes:
        source: of its filing.
        index: the filing's values of `rows.INDEX_COLUMNS`, in that order.
        document: sha256, size_bytes, url, etag, last_modified, fetched_at.
        images: of each page: page, sha256, size_bytes, url, fetched_at.
        is_newest: the filing's newest document.
    """

    source: str
    index: tuple[Any, ...]
    document: tuple[Any, ...]
    images: tuple[tuple[Any, ...], ...]
    is_newest: bool


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read of a damaged file.

    Attributes:
        filings: source and doc_id of every filing that could be read.
        documents: those with their filings, oldest first.
        is_whole: everything could be read: what is not here was not there.
    """

    filings: frozenset[tuple[str, str]] = frozenset()
    documents: tuple[Salvaged, ...] = ()
    is_whole: bool = False


def salvage(damaged: Path) -> Salvage:
    """Read of a damaged database what can be read: which document is of which filing. It is not written to.

    Nothing of it is trusted further than that: a document is verified by its hash, and read anew.
    """
    filings: dict[int, tuple[Any, ...]] = {}
    documents: dict[int, tuple[Any, ...]] = {}
    images: dict[int, list[tuple[Any, ...]]] = {}
    if not damaged.exists():
        return Salvage()
    try:
        with contextlib.closing(_connect_damaged(damaged)) as connection:
            columns = ("id", "source", "document_id", "read_document_id", *INDEX_COLUMNS)
            parts = [True]
            for row in _rows(connection, "filing", columns, parts):
                if _is_plain(row, columns):
                    filings[row[0]] = row
            for row in _rows(connection, "document", ("id", "filing_id", *_DOCUMENT), parts):
                documents[row[0]] = row
            for row in _rows(connection, "page_image", ("id", "document_id", *_IMAGE), parts):
                images.setdefault(row[1], []).append(row[2:])
    except sqlite3.Error as error:
        log.warning("nothing can be read of %s: %s", damaged, error)
        return Salvage()
    found = []
    for document_id, document in sorted(documents.items()):
        filing = filings.get(document[1])
        if filing is not None:
            pages = tuple(sorted(images.get(document_id, [])))
            is_newest = document_id == (filing[2] if filing[2] is not None else filing[3])
            found.append(Salvaged(filing[1], filing[4:], document[2:], pages, is_newest))
    told = frozenset((row[1], row[4]) for row in filings.values())
    return Salvage(told, tuple(found), is_whole=all(parts))


def _connect_damaged(damaged: Path) -> sqlite3.Connection:
    uri = damaged.resolve().as_uri()
    last: sqlite3.Error | None = None
    for mode in ("mode=ro", "immutable=1"):  # with what its log holds, else without
        connection = sqlite3.connect(f"{uri}?{mode}", uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("PRAGMA writable_schema = 1")  # else a file cut short is not opened at all
            connection.execute("PRAGMA cell_size_check = 1")
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            connection.close()
            last = error
            continue
        return connection
    assert last is not None
    raise last


def _rows(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], parts: list[bool]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table that can be read, by ranges of ids, around the places that cannot.

    `parts` takes False for each range with a place that cannot be read.
    """
    listed = ", ".join(f'"{name}"' for name in columns)
    try:
        last = connection.execute(f'SELECT MAX(id) FROM "{table}"').fetchone()[0]
    except sqlite3.Error:
        last = None
        parts.append(False)
        with contextlib.suppress(sqlite3.Error):  # its last page is gone: ids are searched for from below
            last = connection.execute(f'SELECT id FROM "{table}" ORDER BY id LIMIT 1').fetchone()[0]
            last = _highest(connection, table, int(last))
    if not isinstance(last, int):
        return
    for start in range(0, last + 1, _AT_ONCE):
        yield from _range(connection, f'SELECT {listed} FROM "{table}"', start, start + _AT_ONCE, parts)


def _highest(connection: sqlite3.Connection, table: str, known: int) -> int:
    step = 1
    misses = 0
    while misses < 4:  # doubling: a range that cannot be read may lie before one that can
        try:
            row = connection.execute(
                f'SELECT id FROM "{table}" WHERE id >= ? LIMIT 1', (known + step,)
            ).fetchone()
            if row is None:
                break
            known, misses = int(row[0]), 0
        except sqlite3.Error:
            misses += 1
        step *= 2
    return known + 2 * step


def _range(
    connection: sqlite3.Connection, select: str, start: int, end: int, parts: list[bool]
) -> Iterator[tuple[Any, ...]]:
    try:
        found = connection.execute(f"{select} WHERE id >= ? AND id < ?", (start, end)).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        if end - start == 1:
            parts.append(False)
            return
        middle = (start + end) // 2
        yield from _range(connection, select, start, middle, parts)
        yield from _range(connection, select, middle, end, parts)
        return
    yield from found


def _is_plain(row: tuple[Any, ...], columns: tuple[str, ...]) -> bool:
    """Return whether a filing's row has the form it must have: a torn page may give anything."""
    facts = dict(zip(columns, row, strict=True))
    return (
        all(isinstance(facts[name], str) for name in ("source", "doc_id", "filing_type", "last", "url"))
        and isinstance(facts["year"], int)
        and 1990 < facts["year"] < 2200
        and isinstance(facts["times_listed"], int)
    )
