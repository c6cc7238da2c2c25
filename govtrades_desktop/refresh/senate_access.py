"""The conversation with the Senate's site: agreement, session, search, pages. One request at a time, paced.

Only for a user who has accepted the agreement (the pipeline sees to that). A session that ends in the middle
is renewed once and the page asked for again. A refusal is told, never evaded: no other headers, no other
name, no second way in. It writes nothing and reads no report's meaning.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import html
import logging
import re
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, replace

from govtrades_desktop.core.errors import GovTradesError, SourceChanged, SourceUnavailable
from govtrades_desktop.core.records import FilingRef, Finding, ParsedIndex
from govtrades_desktop.fetch.client import Answer, Client
from govtrades_desktop.parse.senate_page import (
    FIND_REPORTS,
    HOME,
    OTHER,
    REFUSED,
    is_efd_page,
    name_page,
    senate_page_kind,
)
from govtrades_desktop.sources.base import IndexRef
from govtrades_desktop.sources.senate_efd import SenateEfd

_log = logging.getLogger(__name__)

ReadIndex = Callable[[bytes], ParsedIndex]

MAX_PAGES = 500
"""More pages of a year's search than any year can have: 50,000 reports."""

REFUSALS_IN_A_ROW = 2
"""So many refused pages, one after the other, and the site is not asked any more in this run."""

REFUSED_MESSAGE = "The Senate site refuses this network."
REFUSED_HINT = (
    "It refuses data-centre addresses and some others as a rule. Open https://efdsearch.senate.gov in a "
    "browser: where it answers, save the pages of the reports and import them (govtrades import, or drop the "
    "files on the window); or refresh from another network."
)
_HINT_LATER = "Try again later; what was read before stays."
_HINT_CHANGED = "Open the address in a browser; look for a newer version of this program."

_PAGE_BYTES = 2 * 1024 * 1024
_TOKEN = re.compile(r"<input\b[^>]*\bname\s*=\s*[\"']csrfmiddlewaretoken[\"'][^>]*>", re.IGNORECASE)
_VALUE = re.compile(r"\bvalue\s*=\s*[\"']([^\"'<>]{1,200})[\"']", re.IGNORECASE)
_NOT_A_REF = ("row_without_report", "row_without_date")  # findings that stand for a row that gave no filing


class SenateAccess:
    """One session with the site, begun at the first question. For one thread at a time."""

    def __init__(self, source: SenateEfd, client: Client) -> None:
        self._source = source
        self._client = client
        self._is_open = False
        self._refusals = 0
        self._is_refused = False

    def search(self, index: IndexRef, read: ReadIndex) -> tuple[ParsedIndex, dt.datetime]:
        """Return every report filed in the index's year, and when the site said so.

        A list that changes while it is paged through is asked for once more from its beginning.

        Raises:
            SourceUnavailable: no answer, refused, or a session that does not hold.
            SourceChanged: paging that repeats, a total that is not met, reports of other years.
            Cancelled: stopped.
        """
        try:
            return self._page_through(index, read)
        except _ListMoved as moved:
            _log.info("%s %d: %s; asked again", index.source, index.year, moved)
        try:
            return self._page_through(index, read)
        except _ListMoved as moved:
            raise SourceChanged(moved.message, hint=_HINT_LATER, **moved.context) from moved

    def fetch_report(self, ref: FilingRef, *, max_bytes: int) -> Answer:
        """Return the page of one report.

        Raises:
            SourceUnavailable, SourceChanged, DocumentMissing, Cancelled: as `Client.fetch`.
        """
        return self._ask(
            lambda: self._client.fetch(
                self._source.document_url(ref),
                expect="html",
                max_bytes=max_bytes,
                headers={"Referer": self._source.search_url},
                check=_check_report,
                lost_at=self._source.agreement_url,
            )
        )

    def fetch_images(
        self, ref: FilingRef, page_url: str, urls: Sequence[str], *, max_bytes: int
    ) -> Iterator[tuple[str, Answer]]:
        """Yield the images of a report on paper, each with its official address, one after the other.

        Args:
            ref: the report.
            page_url: where its page was fetched.
            urls: as the page links them.
            max_bytes: of one image.

        Raises:
            SourceChanged: an image that would lie on a stranger's site, or is none.
            SourceUnavailable, DocumentMissing, Cancelled: as `Client.fetch`.
        """
        for number, url in enumerate(urls, 1):
            place = urllib.parse.urljoin(page_url, url)
            if not self._source.is_media_url(place):
                raise SourceChanged(
                    f"Page {number} of report {ref.doc_id} would lie at {place[:200]!r}, which is not the"
                    " Senate's; it was not asked for.",
                    hint=_HINT_CHANGED,
                )
            answer = self._told(
                functools.partial(self._client.fetch, place, expect="gif", max_bytes=max_bytes)
            )
            yield urllib.parse.urljoin(ref.url, url), answer

    def _page_through(self, index: IndexRef, read: ReadIndex) -> tuple[ParsedIndex, dt.datetime]:
        found: dict[str, FilingRef] = {}
        findings: list[Finding] = []
        rows, total = 0, None
        for _ in range(MAX_PAGES):
            answer = self._ask(functools.partial(self._search_page, index, rows))
            page = read(answer.body)
            if total is not None and page.total != total:
                raise _ListMoved(
                    f"The Senate's list of {index.year} changed while it was read: {total} reports, then"
                    f" {page.total}.",
                    year=index.year,
                )
            total = page.total or 0
            again = [ref.doc_id for ref in page.refs if ref.doc_id in found]
            if again and len(again) == len(page.refs):
                raise SourceChanged(
                    f"The Senate's search of {index.year} repeats a page: after {rows} of {total} reports the"
                    f" same {len(again)} came again.",
                    hint=_HINT_LATER,
                    year=index.year,
                )
            if again:
                raise _ListMoved(
                    f"The Senate's list of {index.year} moved while it was read: {len(again)} reports came"
                    " twice.",
                    year=index.year,
                )
            found.update((ref.doc_id, ref) for ref in page.refs)
            findings += page.findings
            given = sum(ref.times_listed for ref in page.refs)
            given += sum(one.code in _NOT_A_REF for one in page.findings)
            rows += given
            if rows >= total or not given:
                break
        if rows != total:
            raise SourceChanged(
                f"The Senate's search of {index.year} says there are {total} reports, and gave {rows}.",
                hint=_HINT_LATER,
                year=index.year,
            )
        return _merged(index, tuple(found.values()), findings), answer.fetched_at

    def _search_page(self, index: IndexRef, start: int) -> Answer:
        token = self._token()
        return self._client.fetch(
            index.url,
            expect="json",
            max_bytes=self._source.max_index_bytes,
            form={**self._source.search_form(index.year, start), "csrfmiddlewaretoken": token},
            headers={"Referer": self._source.search_url, "X-CSRFToken": token},
            check=_check_search,
            lost_at=self._source.agreement_url,
        )

    def _token(self) -> str:
        host = urllib.parse.urlsplit(self._source.base_url).hostname or ""
        for cookie in self._client.cookies:
            if cookie.name == "csrftoken" and host.endswith(cookie.domain.lstrip(".").removesuffix(".local")):
                return cookie.value or ""
        return ""

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        """Ask within a session; where the session is lost, begin another one and ask again, once.

        Raises:
            SourceUnavailable: also where the second session is lost at once.
        """
        if not self._is_open:
            self._open()
        try:
            return self._told(question)
        except SourceUnavailable as error:
            if not error.context.get("is_session_lost"):
                raise
        _log.info("the Senate site ended the session; another one is begun")
        self._open()
        try:
            return self._told(question)
        except SourceUnavailable as error:
            if not error.context.get("is_session_lost"):
                raise
            self._is_open = False
            raise SourceUnavailable(
                "The Senate site ended the session again as soon as it was renewed.",
                hint=_HINT_LATER,
                **error.context,
            ) from error

    def _open(self) -> None:
        """Begin a session: read the agreement page, and send the user's acceptance of it."""
        self._is_open = False
        self._client.cookies.clear()
        url = self._source.agreement_url
        try:
            page = self._told(
                lambda: self._client.fetch(url, expect="html", max_bytes=_PAGE_BYTES, check=_check_agreement)
            )
            after = self._told(
                lambda: self._client.fetch(
                    url,
                    expect="html",
                    max_bytes=_PAGE_BYTES,
                    form=self._source.agreement_form(_token_of(page.body)),
                    headers={"Referer": url},
                    check=_check_accepted,
                )
            )
        except SourceUnavailable as error:
            if error.context.get("refused") and not error.context.get("is_session_lost"):
                self._is_refused = True  # who is refused at the door is not let in at the next page
            raise
        _log.debug("a session with the Senate site, at %s", after.url)
        self._is_open = True

    def _told(self, question: Callable[[], Answer]) -> Answer:
        """Ask once; a refusal is told in this site's words, and after some no more questions are asked."""
        if self._is_refused:
            raise _refusal(ends_run=True)
        try:
            answer = question()
        except SourceUnavailable as error:
            if not error.context.get("refused") or error.context.get("is_session_lost"):
                raise
            self._refusals += 1
            self._is_refused = self._refusals >= REFUSALS_IN_A_ROW
            raise _refusal(ends_run=self._is_refused or not self._is_open) from error
        self._refusals = 0
        return answer


class _ListMoved(GovTradesError):
    """The list changed between two of its pages."""


def _refusal(*, ends_run: bool) -> SourceUnavailable:
    return SourceUnavailable(REFUSED_MESSAGE, hint=REFUSED_HINT, status=403, refused=True, ends_run=ends_run)


def _merged(index: IndexRef, refs: tuple[FilingRef, ...], findings: list[Finding]) -> ParsedIndex:
    """Return one index of all pages.

    Raises:
        SourceChanged: reports of another year: the search does not heed its dates.
    """
    strangers = [ref for ref in refs if ref.filed_on is not None and ref.filed_on.year != index.year]
    if strangers:
        raise SourceChanged(
            f"The Senate's search of {index.year} lists {len(strangers)} reports filed in other years, such"
            f" as {strangers[0].filed_on}.",
            hint=_HINT_CHANGED,
            year=index.year,
        )
    listed = tuple(replace(ref, year=index.year) for ref in refs)
    # free of the order and of where one page ends: the same reports are the same content
    content = "\n".join(sorted(repr(astuple(ref)) for ref in listed))
    sha256 = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
    return ParsedIndex(index.source, index.year, listed, tuple(findings), sha256, total=len(listed))


def _check_report(body: bytes) -> GovTradesError | None:
    kind = senate_page_kind(body)
    if kind in (FIND_REPORTS, HOME):
        return _session_lost(body)
    if kind == REFUSED:
        return _refusal(ends_run=False)
    if kind == OTHER and not is_efd_page(body):
        return SourceChanged(
            name_page(body), hint="The site may be under maintenance; try again later.", found="html"
        )
    return None


def _check_search(body: bytes) -> GovTradesError | None:
    is_page = body.lstrip()[:1] == b"<"
    return _session_lost(body) if is_page and senate_page_kind(body) in (FIND_REPORTS, HOME) else None


def _check_agreement(body: bytes) -> GovTradesError | None:
    if senate_page_kind(body) == HOME and b"prohibition_agreement" in body and _token_of(body):
        return None
    return SourceChanged(
        f"The Senate's agreement page is not what it was; nothing was accepted. {name_page(body)}",
        hint=_HINT_CHANGED,
        found="html",
    )


def _check_accepted(body: bytes) -> GovTradesError | None:
    if senate_page_kind(body) == FIND_REPORTS:
        return None
    return SourceChanged(
        f"The Senate's site did not take the agreement. {name_page(body)}", hint=_HINT_CHANGED, found="html"
    )


def _session_lost(body: bytes) -> SourceUnavailable:
    return SourceUnavailable(name_page(body), hint=_HINT_LATER, is_session_lost=True)


def _token_of(body: bytes) -> str:
    field = _TOKEN.search(body.decode("utf-8", "replace"))
    value = _VALUE.search(field[0]) if field else None
    return html.unescape(value[1]) if value else ""
