"""What a damaged database file still tells: which document is of which filing. It is read, never written to.

Nothing of it is believed further than that: a document is verified by its hash and read anew.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.store.rows import INDEX_COLUMNS

log = logging.getLogger(__name__)

_AT_ONCE = 200
_DOCUMENT = ("sha256", "size_bytes", "url", "etag", "last_modified", "fetched_at")
_IMAGE = ("page", "sha256", "size_bytes", "url", "fetched_at")
_HEADER_BYTES = 100  # of the first page, before its own content: https://www.sqlite.org/fileformat2.html
_PAGES_AT, _FORMATS_AT = 28, 18


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
    """Read of a damaged database what can be read; nothing where nothing can."""
    filings: dict[int, tuple[Any, ...]] = {}
    documents: dict[int, tuple[Any, ...]] = {}
    images: dict[int, list[tuple[Any, ...]]] = {}
    if not damaged.exists():
        return Salvage()
    parts = [True]
    try:
        with _opened(damaged) as connection:
            columns = ("id", "source", "document_id", "read_document_id", *INDEX_COLUMNS)
            for row in _rows(connection, "filing", columns, parts):
                if _is_plain(row, columns):
                    filings[row[0]] = row
                else:
                    parts.append(False)
            for row in _rows(connection, "document", ("id", "filing_id", *_DOCUMENT), parts):
                documents[row[0]] = row
            for row in _rows(connection, "page_image", ("id", "document_id", *_IMAGE), parts):
                images.setdefault(row[1], []).append(row[2:])
    except (sqlite3.Error, OSError) as error:
        log.info("no more can be read of %s: %s", damaged, error)
        parts.append(False)
    found = []
    for document_id, document in sorted(documents.items()):
        filing = filings.get(document[1])
        if filing is not None:
            pages = tuple(sorted(images.get(document_id, [])))
            is_newest = document_id == (filing[2] if filing[2] is not None else filing[3])
            found.append(Salvaged(filing[1], filing[4:], document[2:], pages, is_newest))
    told = frozenset((row[1], row[4]) for row in filings.values())
    return Salvage(told, tuple(found), is_whole=all(parts))


@contextlib.contextmanager
def _opened(damaged: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = _connect(damaged)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        with (
            tempfile.TemporaryDirectory(prefix=".salvage-", dir=damaged.parent) as folder,
            contextlib.closing(_connect(_with_header(damaged, Path(folder)))) as connection,
        ):
            yield connection
        return
    with contextlib.closing(connection):
        yield connection


def _connect(damaged: Path) -> sqlite3.Connection:
    uri = damaged.resolve().as_uri()
    last: sqlite3.Error | None = None
    for mode in ("mode=ro", "immutable=1"):  # with what its log holds, else without
        connection = sqlite3.connect(f"{uri}?{mode}", uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("PRAGMA writable_schema = 1")  # else a file cut short is not opened at all
            connection.execute("PRAGMA cell_size_check = 1")
            connection.execute("PRAGMA schema_version").fetchone()  # no more than the first page
        except sqlite3.Error as error:
            connection.close()
            last = error
            continue
        return connection
    assert last is not None
    raise last


def _with_header(damaged: Path, folder: Path) -> Path:
    """Return a copy of a file whose header is destroyed, with that of a new database in its place.

    The header says nothing that a new one of the same page size does not say too, but the number of pages.
    """
    copy, fresh = folder / "copy.sqlite", folder / "fresh.sqlite"
    shutil.copyfile(damaged, copy)
    with contextlib.closing(sqlite3.connect(fresh)) as connection:
        connection.execute("CREATE TABLE t (x)")
        page_bytes = int(connection.execute("PRAGMA page_size").fetchone()[0])
    header = bytearray(fresh.read_bytes()[:_HEADER_BYTES])
    pages = copy.stat().st_size // page_bytes
    header[_PAGES_AT : _PAGES_AT + 4] = pages.to_bytes(4, "big")
    wal = damaged.with_name(damaged.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
        header[_FORMATS_AT : _FORMATS_AT + 2] = b"\x02\x02"  # there is a log to play in
    with copy.open("rb+") as file:
        file.write(header)
        file.flush()
        os.fsync(file.fileno())
    return copy


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
