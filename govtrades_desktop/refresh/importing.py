"""Import by hand: report files that a person saved, recognised by content and filed under their real ids.

The same readers, archive, ledger and derived data as a refresh, without the network. What the official site
gave is never replaced by a file from elsewhere. One bad file never stops the others; each is told of.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from govtrades_desktop.core.errors import (
    Cancelled,
    DataRejected,
    DocumentUnreadable,
    GovTradesError,
    StoreError,
    UserInputError,
)
from govtrades_desktop.core.names import NameParts, split_name
from govtrades_desktop.core.records import (
    ChangeSet,
    FilingRef,
    ParsedFiling,
    RawDocument,
    ReadingState,
)
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.fetch.content import sniff
from govtrades_desktop.parse.entry import HOUSE_PTR, SENATE_PAPER, SENATE_PTR, detect_kind
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.refresh.processing import process
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.registry import open_source
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import FilingResult, ingest_document, ingest_filing, ingest_import
from govtrades_desktop.store.ledger import find_by_title, find_filing

_log = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]

_SOURCES = {HOUSE_PTR: "house", SENATE_PTR: "senate", SENATE_PAPER: "senate"}
_HOUSE_ID = re.compile(r"\d{7,9}")
_GOOD = frozenset({"read", "no_trades", "paper"})


@dataclass(frozen=True, slots=True)
class FileImport:
    """What became of one file.

    Attributes:
        path: the file.
        outcome: "imported", "already" (the ledger has this report) or "failed".
        source: "house", "senate", or None.
        doc_id: the report's own id, or None.
        state: of the reading; None where it was not read now.
        transactions: rows read.
        told: one sentence, where there is something to say; of a failure always.
        hint: what the user can do; may be empty.
    """

    path: Path
    outcome: str
    source: str | None = None
    doc_id: str | None = None
    state: ReadingState | None = None
    transactions: int = 0
    told: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The end of an import.

    Attributes:
        files: one a file, in the order taken.
        changes: what changed in the store.
        is_cancelled: the user stopped it; what was done is kept.
    """

    files: tuple[FileImport, ...]
    changes: ChangeSet
    is_cancelled: bool


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def import_files(
    chosen: Iterable[Path],
    *,
    settings: Settings,
    paths: DataPaths,
    stop: threading.Event,
    listener: Callable[[FileImport], None] | None = None,
    clock: Clock = _utc_now,
) -> ImportReport:
    """Take saved reports (PDFs of the House, pages of the Senate) into archive, ledger and derived data.

    Args:
        chosen: files and folders; a folder stands for the files in it, at any depth.
        settings: limits of the reading process.
        paths: where the data lies.
        stop: set it, from any thread, to end soon; what was done is kept.
        listener: is told of each file, on the calling thread.
        clock: aware UTC.

    Raises:
        UserInputError: there is no such file; nothing was done.
        StoreError: the database, the archive or the derived data cannot be written; another copy of the
            program is refreshing this folder.
    """
    files = list(_listed(chosen))
    paths.create()
    done: list[FileImport] = []
    results: list[FilingResult] = []
    new: set[int] = set()
    is_cancelled = False
    with (
        refreshing_alone(paths.root),
        open_store(paths.database, backups=paths.backups) as store,
        ParsePool(workers=1, timeout_s=settings.parse_timeout_s, memory_mb=settings.parse_memory_mb) as pool,
    ):
        one = _Import(store, Archive(paths.archive), pool, settings, stop, clock, results, new)
        for path in files:
            try:
                found = one.take(path)
            except Cancelled:
                is_cancelled = True
                break
            except StoreError:
                raise
            except GovTradesError as error:
                source, doc_id = error.context.get("source"), error.context.get("doc_id")
                found = FileImport(path, "failed", source, doc_id, told=error.message, hint=error.hint)
            _log.debug("%s: %s %s", path, found.outcome, found.told)
            done.append(found)
            if listener is not None:
                listener(found)
        generation = process(store, paths, stop=stop).generation
    changed = {r.filing_id for r in results if r.is_changed}.union(*(r.others for r in results)) - new
    changes = ChangeSet(
        generation, tuple(sorted(new)), tuple(sorted(changed)), sum(r.new_transactions for r in results)
    )
    return ImportReport(tuple(done), changes, is_cancelled)


def _listed(chosen: Iterable[Path]) -> Iterator[Path]:
    """Yield the files; of folders without hidden ones, and without what a browser saves beside a page."""
    for path in chosen:
        if path.is_file():
            yield path
        elif path.is_dir():
            for folder, inner, names in os.walk(path):
                inner[:] = sorted(one for one in inner if not one.startswith(".") and not _is_beside(one))
                yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))
        else:
            raise UserInputError(f"There is no file {path}.", hint="Name files or folders that are there.")


def _is_beside(folder: str) -> bool:
    return folder.endswith(("_files", "-files", ".files"))


class _Import:
    """Takes one file after the other. For one thread."""

    def __init__(
        self,
        store: Store,
        archive: Archive,
        pool: ParsePool,
        settings: Settings,
        stop: threading.Event,
        clock: Clock,
        results: list[FilingResult],
        new: set[int],
    ) -> None:
        self._store = store
        self._archive = archive
        self._pool = pool
        self._settings = settings
        self._stop = stop
        self._clock = clock
        self._results = results
        self._new = new

    def take(self, path: Path) -> FileImport:
        """Take in one file.

        Raises:
            GovTradesError: the file is no report, cannot be read, or does not say which report it is.
            StoreError: the store gave way.
            Cancelled: stopped.
        """
        if self._stop.is_set():
            raise Cancelled("The import was stopped.")
        data = self._bytes(path)
        kind = detect_kind(data, path.name)
        if kind not in _SOURCES:
            raise DocumentUnreadable("It is an index, not a report; indexes are read by a refresh.")
        parsed = self._pool.read(kind, data, stop=self._stop, doc_id=path.stem)
        if not isinstance(parsed, ParsedFiling) or parsed.state is ReadingState.FAILED:
            reason = (parsed.reason if isinstance(parsed, ParsedFiling) else None) or "It cannot be read."
            is_other = kind == HOUSE_PTR and sniff(data).format != "pdf"
            raise DocumentUnreadable(
                f"It is no report of the House or the Senate. {reason}" if is_other else reason
            )
        source = _SOURCES[kind]
        doc_id = self._doc_id(parsed)
        known = find_filing(self._store, source, doc_id)
        facts = {"source": source, "doc_id": doc_id}
        if known is None and parsed.state is ReadingState.PAPER:
            raise DataRejected(
                f"It is the scan of report {doc_id}, and tells neither whose nor of when; no index lists it.",
                hint="Refresh the index of its year first, then import it again.",
                **facts,
            )
        if known is not None and known.kind != kind:
            raise DataRejected(f"The index lists {doc_id} as something else than this file is.", **facts)
        if known is not None and known.sha256 and known.reading in _GOOD:
            told = "It is already there."
            return FileImport(path, "already", source, doc_id, told=told)
        if known is None:
            filing_id = ingest_import(self._store, self._ref(parsed, source, doc_id), at=self._clock())
            self._new.add(filing_id)
        else:
            filing_id = known.id
        images = self._images(path, parsed)
        self._results.append(
            ingest_document(self._store, filing_id, self._keep(path.name, data), images=images)
        )
        self._results.append(ingest_filing(self._store, filing_id, parsed, read_at=self._clock()))
        missing = len(parsed.image_urls) - len(images)
        told = f"The images of its {len(parsed.image_urls)} pages are not beside it." if missing else ""
        rows = len(parsed.transactions)
        return FileImport(path, "imported", source, doc_id, parsed.state, rows, told)

    def _bytes(self, path: Path) -> bytes:
        limit = self._settings.max_document_mb
        try:
            if path.stat().st_size > limit * 1_000_000:
                raise DocumentUnreadable(
                    f"It is larger than {limit} MB.",
                    hint="Raise the setting max_document_mb if you trust it.",
                )
            return path.read_bytes()
        except OSError as error:
            raise DocumentUnreadable(f"It cannot be opened: {error.strerror or error}.") from error

    def _doc_id(self, parsed: ParsedFiling) -> str:
        """Return the report's own id: printed, in its name, or of the one listed report it can be.

        Raises:
            DataRejected: none of them.
        """
        if parsed.kind == HOUSE_PTR:
            if parsed.doc_id and _HOUSE_ID.fullmatch(parsed.doc_id):
                return parsed.doc_id
            raise DataRejected(
                "It does not say which report it is.",
                hint="Name the file by the report's Filing ID, such as 20026658.pdf, and import it again.",
                source="house",
            )
        if parsed.doc_id:
            return parsed.doc_id
        name = _senate_name(parsed)
        listed = find_by_title(self._store, "senate", _title(parsed)) if parsed.report_date else []
        found = [one for one, last in listed if last.casefold() == name.last.casefold()]
        if len(found) == 1:
            return found[0]
        raise DataRejected(
            "It does not say which report it is: the page's own address is not in the file.",
            hint="Name the file by the long code in the page's address, such as "
            "3b1d4c0e-0000-4000-8000-000000000000.html, and import it again.",
            source="senate",
        )

    def _ref(self, parsed: ParsedFiling, source: str, doc_id: str) -> FilingRef:
        """Return what an index would say of a report that none has listed yet, as far as it tells itself."""
        is_senate = source == "senate"
        name = _senate_name(parsed) if is_senate else split_name(parsed.filer or "")
        day = parsed.filed_on or parsed.report_date or parsed.signed_on or self._clock().date()
        ref = FilingRef(
            source=source,
            doc_id=doc_id,
            filing_type="P",
            prefix=name.prefix,
            first=name.first,
            last=name.last,
            suffix=name.suffix,
            state_district=parsed.state_district or "",
            year=day.year,
            filed_on=parsed.filed_on,
            kind=None,
            url="",
            times_listed=0,
            title=_title(parsed) if is_senate else "",
        )
        return open_source(source).locate(ref)

    def _keep(self, name: str, data: bytes) -> RawDocument:
        sha256 = self._archive.put(data)
        return RawDocument(f"imported:{name}", sha256, len(data), self._clock())

    def _images(self, path: Path, parsed: ParsedFiling) -> tuple[RawDocument, ...]:
        """Keep the images that a browser saved with a page on paper; all of them, or none."""
        places = [path.with_name(path.stem + ending) for ending in ("_files", "-files", ".files")]
        found: list[RawDocument] = []
        for url in parsed.image_urls:
            name = Path(urllib.parse.unquote(urllib.parse.urlsplit(url).path)).name
            at = next(
                (one for place in (*places, path.parent) if name and (one := place / name).is_file()), None
            )
            data = b"" if at is None else self._bytes(at)
            if sniff(data).format != "gif":
                return ()
            found.append(replace(self._keep(name, data), url=url))
        return tuple(found)


def _title(parsed: ParsedFiling) -> str:
    """Return the report's title as the Senate's search prints it."""
    day = f"{parsed.report_date:%m/%d/%Y}" if parsed.report_date else ""
    amendment = f" (Amendment {parsed.amendment})" if parsed.amendment else ""
    return f"Periodic Transaction Report for {day}{amendment}"


def _senate_name(parsed: ParsedFiling) -> NameParts:
    """Return a filer's name: `Last, First` in the bracket of a senator's page, else as the page prints it."""
    last, comma, first = (getattr(parsed, "office", None) or "").partition(",")
    if comma:
        words = split_name(f"X {last.strip()}")
        return NameParts("", first.strip(), words.last, words.suffix)
    return replace(split_name(re.sub(r"\AThe\s+", "", parsed.filer or "")), prefix="")
