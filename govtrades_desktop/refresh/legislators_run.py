"""One run of the legislators project: its files fetched where changed, read in a child, merged, written.

A file that is not what it should be, or has lost a part, is refused in words and what was known stays; the
other files are taken all the same. It knows nothing of filings.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from govtrades_desktop.core.errors import (
    Cancelled,
    DataRejected,
    DocumentMissing,
    GovTradesError,
    SourceChanged,
    SourceUnavailable,
    StoreError,
)
from govtrades_desktop.core.identity import Committee, Legislators
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.parse.legislators import LegislatorsFile
from govtrades_desktop.refresh.documents import Clock, Tally
from govtrades_desktop.refresh.meter import Meter
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.refresh.stopping import StopEvent
from govtrades_desktop.sources import legislators as project
from govtrades_desktop.sources.legislators import LegislatorsProject, ReferenceFileRef
from govtrades_desktop.store.connection import Store, utc_text
from govtrades_desktop.store.ingest import record_failure
from govtrades_desktop.store.legislator_merging import (
    is_serving,
    merge_committees,
    merge_officials,
    merge_seats,
)
from govtrades_desktop.store.legislator_tables import load_legislators, replace_legislators
from govtrades_desktop.store.reference_files import ReferenceFacts, load_reference_file

_log = logging.getLogger(__name__)

LEAST_LEFT = 0.8
"""A list that has fewer of what is known than this share has lost a part: it is refused."""

LEAST_SEATS_OF_A_NEW_CONGRESS = 0.05
"""Of seats, from January to April of an odd year, when committees are filled anew.

SEEN in the project's history: 3,870 seats fell to 445 on 2025-01-17, 3,846 to 1,278 on 2021-01-23 and to 658
on 2021-02-25, 3,381 to 1,382 on 2017-01-27, 3,324 to 2,206 on 2013-03-20; at no other time by a fifth.
"""

_FINDINGS_TOLD = 10


@dataclass(frozen=True, slots=True)
class _Taken:
    """One file: what it told (None: as it was before), and its facts for the next request."""

    told: LegislatorsFile | None
    facts: ReferenceFacts


class LegislatorsRun:
    """One run; for one thread, used once."""

    def __init__(
        self,
        source: LegislatorsProject,
        store: Store,
        client: Client,
        pool: ParsePool,
        stop: StopEvent,
        tally: Tally,
        run_id: int,
        clock: Clock,
    ) -> None:
        self._source = source
        self._store = store
        self._client = client
        self._pool = pool
        self._stop = stop
        self._tally = tally
        self._run_id = run_id
        self._clock = clock
        self._taken: dict[str, _Taken] = {}
        self._errors: list[GovTradesError] = []

    def work(self) -> GovTradesError | None:
        """Fetch, read, merge and write; return the first error that is not of an optional file."""
        meter = Meter(self._tally.listener, self._source.name, "index", len(self._source.files))
        for ref in self._source.files:
            meter.note(ref.name)
            try:
                self._taken[ref.name] = self._take(ref)
            except (Cancelled, StoreError):
                raise
            except GovTradesError as error:
                self._fail(error, ref.name, is_optional=ref.is_optional)
                if isinstance(error, SourceUnavailable):
                    break  # a site that does not answer is left alone
            meter.step(ref.name)
        known = load_legislators(self._store)
        for name, check in self._checks(known).items():
            told = self._told(name)
            if told is not None and (problem := check(told)):
                del self._taken[name]
                self._fail(SourceChanged(problem, hint="What was known is kept; try again later."), name)
        if self._taken:
            self._write(known)
        else:
            self._tally.run = replace(self._tally.run, is_unavailable=True, listed=len(known.officials))
        self._tell_findings()
        return self._errors[0] if self._errors else None

    def _take(self, ref: ReferenceFileRef) -> _Taken:
        known = load_reference_file(self._store, ref.name)
        for form in ref.forms:
            url = self._source.file_url(ref.name, form)
            before = known if known is not None and known.url == url else None
            try:
                answer = self._client.fetch(
                    url,
                    expect=form,
                    max_bytes=ref.max_bytes,
                    etag=before.etag if before else "",
                    last_modified=before.last_modified if before else "",
                )
            except DocumentMissing:
                continue
            moment = utc_text(answer.fetched_at)
            if answer.status == 304 and before is not None:
                return _Taken(None, replace(before, checked_at=moment))
            sha256 = hashlib.sha256(answer.body).hexdigest()
            facts = ReferenceFacts(
                name=ref.name,
                source=self._source.name,
                as_of=answer.fetched_at.date(),
                url=url,
                etag=answer.etag,
                last_modified=answer.last_modified,
                content_sha256=sha256,
                checked_at=moment,
                changed_at=moment,
            )
            self._tally.count(fetched=1)
            if before is not None and before.content_sha256 == sha256:
                return _Taken(None, replace(facts, as_of=before.as_of, changed_at=before.changed_at))
            told: Any = self._pool.read(f"{ref.name}.{form}", answer.body, stop=self._stop)
            return _Taken(told, facts)
        raise DocumentMissing(
            f"The {self._source.title}'s site has no {ref.name} ({', '.join(ref.forms)}).",
            hint="The names of former committees stay unknown." if ref.is_optional else "Try again later.",
        )

    def _told(self, name: str) -> LegislatorsFile | None:
        return self._taken[name].told if name in self._taken else None

    def _checks(self, known: Legislators) -> dict[str, Callable[[LegislatorsFile], str]]:
        """Return for each list what says that it has lost a part."""
        serving = sum(is_serving(one, known.as_of) for one in known.officials)
        held = {seat.committee for seat in known.seats if seat.seen_until is None}
        seats = sum(seat.seen_until is None for seat in known.seats)
        today = self._clock().date()
        is_new_congress = today.year % 2 == 1 and today.month <= 4
        least_seats = LEAST_SEATS_OF_A_NEW_CONGRESS if is_new_congress else LEAST_LEFT

        def committees(told: LegislatorsFile) -> str:
            codes = {code for code in held if len(code) == 4}
            found = codes & {one.code for one in told.committees}
            return _too_few("committees", len(found), len(codes), LEAST_LEFT)

        return {
            project.CURRENT: lambda told: _too_few(
                "people who serve", len(told.officials), serving, LEAST_LEFT
            ),
            project.HISTORICAL: lambda told: _too_few(
                "former members", len(told.officials), len(known.officials) - serving, LEAST_LEFT
            ),
            project.COMMITTEES: committees,
            project.MEMBERSHIP: lambda told: _too_few("seats", len(told.seats), seats, least_seats),
        }

    def _write(self, known: Legislators) -> None:
        # A clock that went back would close seats before they were opened.
        day = max(self._clock().date(), known.as_of)
        current, former = self._told(project.CURRENT), self._told(project.HISTORICAL)
        officials = merge_officials(
            known.officials,
            current.officials if current else None,
            former.officials if former else (),
            day=day,
            unread=current.unread if current else frozenset(),
        )
        membership = self._told(project.MEMBERSHIP)
        is_whole = not self._errors
        data = Legislators(
            as_of=day if is_whole or known.as_of == dt.date.min else known.as_of,
            officials=officials,
            committees=self._committees(known),
            seats=merge_seats(known.seats, membership.seats, day) if membership else known.seats,
        )
        before = {one.bioguide for one in known.officials}
        fresh = sum(one.bioguide not in before for one in officials)
        self._tally.run = replace(self._tally.run, listed=len(officials), new=fresh)
        replace_legislators(
            self._store,
            data,
            at=self._clock(),
            url=self._source.base_url,
            files=[taken.facts for taken in self._taken.values()],
        )

    def _committees(self, known: Legislators) -> tuple[Committee, ...]:
        current, former = self._told(project.COMMITTEES), self._told(project.FORMER_COMMITTEES)
        older = former.committees if former else ()
        if current is None:
            # The list of former ones has today's too, under the names of their past.
            held = {seat.committee for seat in known.seats if seat.seen_until is None}
            older = tuple(one for one in older if one.code not in held)
        return merge_committees(known.committees, older, current.committees if current else ())

    def _fail(self, error: GovTradesError, name: str, *, is_optional: bool = False) -> None:
        if is_optional and isinstance(error, DocumentMissing):
            _log.info("%s", error)
            self._tally.fail(error, is_harmless=True)
            return
        record_failure(
            self._store,
            error,
            source=self._source.name,
            at=self._clock(),
            url=f"{self._source.base_url}/{name}",
            run_id=self._run_id,
        )
        self._tally.fail(error)
        self._errors.append(error)

    def _tell_findings(self) -> None:
        """Tell each record that cannot be read; of many, the first ones and how many more."""
        told = [one.told for one in self._taken.values() if one.told is not None]
        findings = [finding for one in told for finding in one.findings]
        for finding in findings:
            _log.warning("%s", finding)
        more = len(findings) - _FINDINGS_TOLD
        if more > 0:
            findings = [*findings[:_FINDINGS_TOLD], f"{more} more records cannot be read; the log has them."]
        for finding in findings:
            self._tally.fail(DataRejected(finding))


def _too_few(what: str, now: int, before: int, share: float) -> str:
    """Return a sentence where a list has lost too much; else nothing."""
    if now >= before * share:
        return ""
    return f"The list has {now:,} {what} where {before:,} are known: a part of it must be missing."
