"""The indexes of one run of one source: fetched if they changed, read in a child, brought into the ledger."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import replace

from govtrades_desktop.core.errors import (
    Cancelled,
    DocumentMissing,
    GovTradesError,
    SourceChanged,
    SourceUnavailable,
    StoreError,
)
from govtrades_desktop.core.records import ParsedIndex
from govtrades_desktop.refresh.access import Access
from govtrades_desktop.refresh.documents import Clock, Tally
from govtrades_desktop.refresh.meter import Meter
from govtrades_desktop.refresh.parse_pool import ParsePool, Reading
from govtrades_desktop.refresh.stopping import wait_while_paused
from govtrades_desktop.sources.base import IndexRef, Source
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.ingest import ingest_index, record_failure
from govtrades_desktop.store.ledger import count_listed, load_validators, save_validators

_log = logging.getLogger(__name__)


class IndexRun:
    """Takes the indexes of one source into the ledger. For one thread, used once."""

    def __init__(
        self,
        *,
        store: Store,
        pool: ParsePool,
        source: Source,
        access: Access,
        tally: Tally,
        stop: threading.Event,
        run_id: int,
        clock: Clock,
        is_default: bool,
        is_full: bool = False,
    ) -> None:
        """Build; `work_through` begins.

        Args:
            store: the one writer, of this thread.
            pool: reads.
            source: tells addresses.
            access: asks the site.
            tally: counts.
            stop: the user's wish.
            run_id: of the run.
            clock: aware UTC.
            is_default: nobody chose the years.
            is_full: each index is asked for whole and brought into the ledger, whatever is known of it.
        """
        self._store = store
        self._pool = pool
        self._source = source
        self._access = access
        self._tally = tally
        self._stop = stop
        self._run_id = run_id
        self._clock = clock
        self._is_default = is_default
        self._is_full = is_full

    def work_through(self, indexes: Sequence[IndexRef]) -> GovTradesError | None:
        """Bring the ledger up to `indexes`.

        Returns:
            None where at least one index answered; else the error that stands for all.

        Raises:
            Cancelled: stopped.
            StoreError: the store gave way.
        """
        began = time.monotonic()
        meter = Meter(self._tally.listener, self._source.name, "index", len(indexes))
        good, changed = 0, 0
        errors: list[GovTradesError] = []
        for index in indexes:
            wait_while_paused(self._stop)
            meter.note(str(index.year))
            try:
                changed += self._take(index)
                good += 1
            except (Cancelled, StoreError):
                raise
            except GovTradesError as error:
                if self._is_too_early(index, error):
                    _log.info("there is no index of %d yet", index.year)
                    good += 1
                else:
                    errors.append(error)
                    self._fail(index, error)
                    if error.context.get("ends_run"):
                        break  # the site refuses: the other years would be refused too
            meter.step(str(index.year))
        years = [index.year for index in indexes]
        self._tally.count(listed=count_listed(self._store, self._source.name, years))
        _log.info(
            "%s: %d indexes, %d changed, %d failed, %.1f s",
            *(self._source.name, len(indexes), changed, len(errors), time.monotonic() - began),
        )
        if good or not errors:
            return None
        return next((e for e in errors if not isinstance(e, SourceUnavailable)), errors[0])

    def _take(self, index: IndexRef) -> bool:
        """Take one index in; return whether it said anything new."""
        known = load_validators(self._store, index.source, index.year)
        asked = replace(known, etag="", last_modified="") if self._is_full else known
        listing = self._access.list_filings(index, asked, self._read)
        is_new = False
        if listing.parsed is not None:
            checked = _checked(listing.parsed, index, self._source)
            is_new = checked.content_sha256 != known.content_sha256
            if is_new or self._is_full:
                self._ingest(checked)
        # Only now: a crash before this line makes the next run ask for the whole index again.
        save_validators(
            self._store,
            index.source,
            index.year,
            url=index.url,
            etag=listing.etag,
            last_modified=listing.last_modified,
            checked_at=listing.checked_at,
        )
        return is_new

    def _read(self, kind: str, data: bytes, doc_id: str | None) -> Reading:
        return self._pool.read(kind, data, stop=self._stop, doc_id=doc_id)

    def _ingest(self, parsed: ParsedIndex) -> None:
        located = tuple(self._source.locate(ref) for ref in parsed.refs)
        result = ingest_index(self._store, replace(parsed, refs=located), seen_at=self._clock())
        self._tally.new_filings.update(result.new)
        self._tally.changed_filings.update(result.changed)
        _log.info(
            "%s %d: %d rows, %d new, %d changed, %d vanished, %d findings",
            *(parsed.source, parsed.year, result.listed, len(result.new), len(result.changed)),
            *(len(result.vanished), len(parsed.findings)),
        )

    def _fail(self, index: IndexRef, error: GovTradesError) -> None:
        if str(index.year) not in error.message and not error.context.get("ends_run"):
            error.message = f"Index of {index.year}: {error.message}"
        record_failure(
            self._store,
            error,
            source=index.source,
            at=self._clock(),
            year=index.year,
            url=index.url,
            run_id=self._run_id,
        )
        self._tally.fail(error)

    def _is_too_early(self, index: IndexRef, error: GovTradesError) -> bool:
        """In January the new year's index may not be there yet, or be empty; nobody asked for it by name."""
        today = self._clock().date()
        return (
            self._is_default
            and (isinstance(error, DocumentMissing) or bool(error.context.get("is_empty")))
            and index.year == today.year
            and today.month == 1
        )


def _checked(parsed: object, index: IndexRef, source: Source) -> ParsedIndex:
    """Return the index, if it is the one that was asked for.

    Raises:
        SourceChanged: of another year, or without a single row.
    """
    if not isinstance(parsed, ParsedIndex):
        raise SourceChanged(f"The {source.title}'s index of {index.year} was read as a filing.")
    if parsed.year != index.year or parsed.source != index.source:
        raise SourceChanged(
            f"The {source.title}'s index of {index.year} is one of {parsed.source} {parsed.year}.",
            year=index.year,
        )
    if not parsed.refs:
        raise SourceChanged(
            f"The {source.title}'s index of {index.year} lists nothing.", year=index.year, is_empty=True
        )
    return parsed
