"""Asking a site for one document: politely, with an end to everything, and told in words when it fails.

Tries again what may come right by itself (no connection, a timeout, a cut body, 5xx, 429, a page in the place
of a document), with back-off and as the site's Retry-After says; never what will not. It writes nothing and
reads no document's meaning. One Client serves one thread at a time.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import logging
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

import tenacity
from requests.cookies import RequestsCookieJar

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import Cancelled, GovTradesError, SourceChanged, SourceUnavailable
from govtrades_desktop.fetch.content import FORMATS, is_whole, wrong_content
from govtrades_desktop.fetch.exchange import Connections, Exchange
from govtrades_desktop.fetch.faults import (
    HINT_LATER,
    Fault,
    final_error,
    host_of,
    place_of,
    read_error,
    read_status,
    redirected,
)
from govtrades_desktop.fetch.pace import Pacer, StopEvent, is_loopback
from govtrades_desktop.fetch.traffic import BROKEN, STOPPED, Traffic, outcome_of

_log = logging.getLogger(__name__)

USER_AGENT = (
    f"GovTradesDesktop/{__version__} "
    "(free desktop program; reads public financial disclosures for one person's own use)"
)

MAX_REDIRECTS = 5
FIRST_BACKOFF_S = 1.0
LOOPBACK_BACKOFF_S = 0.02
MAX_BACKOFF_S = 30.0
MAX_RETRY_AFTER_S = 60.0
"""A site that asks for a longer rest is left alone for the rest of the run; the error keeps the seconds."""

MAX_ANSWER_S = 600.0
"""No answer may take longer, however it trickles."""

SLOWEST_BYTES_PER_S = 1024.0
"""Below this, over the whole body and after the usual timeout, an answer is given up."""

_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site sent.

    Attributes:
        status: 200, or 304: not changed since the validators given.
        body: the bytes, checked to be of the kind asked for; empty for 304.
        etag: validator for the next conditional request; may be empty.
        last_modified: likewise.
        fetched_at: aware UTC.
        requests: how many requests it took.
        url: where it came from at last, redirects followed.
    """

    status: int
    body: bytes
    etag: str
    last_modified: str
    fetched_at: dt.datetime
    requests: int
    url: str = ""


Check = Callable[[bytes], GovTradesError | None]
"""Looks at a body first, whatever it is, and says what is wrong with it. Such an answer is asked for again,
like a broken one, unless the error's context says `is_session_lost` or `refused`."""


class Client:
    """Fetches documents of one run; counts its requests.

    Attributes:
        requests_made: since the client was made, redirects and tries that failed included.
        traffic: the same by host, with outcomes, bytes and answer times.
        cookies: what the sites set, by host; empty in the beginning.
    """

    def __init__(
        self,
        *,
        pacer: Pacer,
        stop: StopEvent,
        user_agent: str = USER_AGENT,
        timeout_s: float = 30.0,
        retries: int = 4,
        max_answer_s: float = MAX_ANSWER_S,
        first_backoff_s: float | None = None,
    ) -> None:
        """Build; no connection is opened yet.

        Args:
            pacer: when the next request to a host may start.
            stop: set by the user; every wait here ends at once with Cancelled.
            user_agent: names the program.
            timeout_s: to connect, and for each silence while reading.
            retries: tries for one document in all.
            max_answer_s: the longest one answer may take as a whole.
            first_backoff_s: before the second try, doubling from there; by default 1 s, and next to nothing
                on this machine itself.
        """
        self._pacer = pacer
        self._stop = stop
        self._user_agent = user_agent
        self._timeout_s = timeout_s
        self._retries = retries
        self._max_answer_s = max_answer_s
        self._first_backoff_s = first_backoff_s
        self.cookies = RequestsCookieJar()
        self._connections = Connections(user_agent, self.cookies)
        self.requests_made = 0
        self.traffic = Traffic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the idle connections."""
        self._connections.close()

    def fetch(
        self,
        url: str,
        *,
        expect: str,
        max_bytes: int,
        etag: str = "",
        last_modified: str = "",
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        check: Check | None = None,
        lost_at: str = "",
    ) -> Answer:
        """Return the document at `url`.

        Args:
            url: absolute, http or https.
            expect: what it must be: a key of `content.FORMATS`.
            max_bytes: the largest body that is taken.
            etag: what the last answer gave; asks for news only.
            last_modified: likewise.
            form: sent by POST, again at each try: it must do no harm twice. A redirect after it is a GET.
            headers: beside the usual ones.
            check: what else the body must be.
            lost_at: where the site redirects those whose session it does not know.

        Raises:
            SourceUnavailable: no answer, refused, or busy; `context` may hold `status`, `retry_after_s`,
                `refused`, and `is_session_lost` where the site did not know its own token.
            SourceChanged: another thing than `expect`, too large, or a redirect to another place.
            DocumentMissing: the site does not have it.
            Cancelled: `stop` was set.
        """
        if expect not in FORMATS:
            raise ValueError(f"expect must be one of {', '.join(FORMATS)}, not {expect!r}")
        asked = _Asked(url, expect, max_bytes, form, dict(headers or {}), check, lost_at)
        if etag:
            asked.headers["If-None-Match"] = etag
        if last_modified:
            asked.headers["If-Modified-Since"] = last_modified
        before = self.requests_made
        faults: list[Fault] = []

        def attempt() -> Answer:
            try:
                return self._try(asked, before)
            except Fault as fault:
                faults.append(fault)
                raise

        retrying = tenacity.Retrying(
            sleep=self._sleep,
            retry=self._is_worth_another,
            wait=functools.partial(self._wait_s, host=host_of(url)),
            before_sleep=_log_retry,
        )
        try:
            return retrying(attempt)
        except Fault as fault:
            raise final_error(faults, url) from fault.__cause__

    def _sleep(self, seconds: float) -> None:
        self._stop.wait(seconds)  # ends at once when the user stops; the next try then raises Cancelled

    def _is_worth_another(self, state: tenacity.RetryCallState) -> bool:
        fault = state.outcome.exception() if state.outcome else None
        if not isinstance(fault, Fault):
            return False
        if fault.retry_after_s is not None and fault.retry_after_s > MAX_RETRY_AFTER_S:
            return False
        return state.attempt_number < min(self._retries, fault.tries or self._retries)

    def _wait_s(self, state: tenacity.RetryCallState, *, host: str) -> float:
        fault = state.outcome.exception() if state.outcome else None
        if isinstance(fault, Fault) and fault.retry_after_s is not None:
            return fault.retry_after_s
        first = self._first_backoff_s
        if first is None:
            first = LOOPBACK_BACKOFF_S if is_loopback(host) else FIRST_BACKOFF_S
        # Jitter, so that programs which met the same outage do not come back in step.
        doubled: float = first * 2.0 ** (state.attempt_number - 1)
        return min(MAX_BACKOFF_S, doubled * random.uniform(1.0, 1.5))

    def _try(self, asked: _Asked, before: int) -> Answer:
        """Ask once, following redirects within the site.

        Raises:
            Fault: with the error it means.
            Cancelled: stopped.
        """
        at, form = asked.url, asked.form
        for _ in range(MAX_REDIRECTS + 1):
            exchange = self._exchange(at, asked, form)
            if exchange.status not in (301, 302, 303, 307, 308):
                return self._judge(exchange, at, asked, before)
            at, form = redirected(at, exchange.headers.get("Location", "")), None
            if asked.lost_at and at == asked.lost_at:
                error = SourceUnavailable(
                    f"{place_of(asked.url)}: the site does not know this session any more.",
                    hint=HINT_LATER,
                    is_session_lost=True,
                )
                raise Fault(error, tries=1)
        raise Fault(SourceChanged(f"{place_of(asked.url)} redirects without an end."), tries=1)

    def _exchange(self, url: str, asked: _Asked, form: Mapping[str, str] | None) -> Exchange:
        self._pacer.wait(host_of(url), self._stop)
        self.requests_made += 1
        exchange = Exchange(
            self._connections,
            url,
            asked.headers,
            timeout_s=self._timeout_s,
            max_bytes=asked.max_bytes,
            form=form,
        )
        started = time.monotonic()
        outcome = BROKEN
        try:
            self._await(exchange, url, started)
            outcome = BROKEN if exchange.error is not None else outcome_of(exchange.status)
        except Cancelled:
            outcome = STOPPED
            raise
        finally:
            elapsed_s = time.monotonic() - started
            size = exchange.received_bytes
            self.traffic.note(host_of(url), outcome, elapsed_s=elapsed_s, received_bytes=size)
        if exchange.error is not None:
            raise read_error(exchange.error, url, asked.max_bytes) from exchange.error
        return exchange

    def _await(self, exchange: Exchange, url: str, started: float) -> None:
        """Let the exchange run on a thread of its own, until it is done, overdue or not wanted any more."""
        threading.Thread(target=exchange.run, name="fetch", daemon=True).start()
        while not exchange.done.wait(_POLL_S):
            if self._stop.is_set():
                self._walk_away()
                raise Cancelled("The refresh was stopped.")
            if trouble := self._overdue(exchange, time.monotonic() - started):
                self._walk_away()
                raise Fault(SourceUnavailable(f"{place_of(url)}: {trouble}.", hint=HINT_LATER))

    def _overdue(self, exchange: Exchange, elapsed_s: float) -> str:
        if elapsed_s > self._max_answer_s:
            return f"the answer took over {self._max_answer_s:g} s"
        if exchange.body_since is None:
            # Connecting and the first byte have a timeout each; headers that drip pass both.
            limit = 3 * self._timeout_s
            return f"no answer within {limit:g} s" if elapsed_s > limit else ""
        reading_s = time.monotonic() - exchange.body_since
        if reading_s > self._timeout_s and exchange.received_bytes < reading_s * SLOWEST_BYTES_PER_S:
            return f"the answer trickles ({exchange.received_bytes:,} bytes in {reading_s:.0f} s)"
        return ""

    def _walk_away(self) -> None:
        """Leave an exchange to itself: its socket is shut, and the next one has connections of its own."""
        self._connections.shut()
        self._connections = Connections(self._user_agent, self.cookies)

    def _judge(self, exchange: Exchange, at: str, asked: _Asked, before: int) -> Answer:
        status, place, expect = exchange.status, place_of(asked.url), asked.expect
        is_conditional = bool({"If-None-Match", "If-Modified-Since"} & set(asked.headers))
        if status == 200:
            if asked.check is not None and (refused := asked.check(exchange.body)):
                is_final = refused.context.get("is_session_lost") or refused.context.get("refused")
                raise Fault(refused, tries=1 if is_final else None)
            if wrong := wrong_content(exchange.body, expect, place):
                error, may_help = wrong
                raise Fault(error, tries=None if may_help else 1)
            if not is_whole(exchange.body, expect):
                # A length that fits proves little: what stands in between may have cut the body and told
                # the new one. A PDF without its end would be read, with fewer rows, and nobody would know.
                has_length = "Content-Length" in exchange.headers
                if not (has_length and asked.is_known(exchange.body)):
                    raise Fault(SourceUnavailable(f"{place}: the {FORMATS[expect]} came cut short."))
                _log.info("%s has no end, and has none each time: it is taken as it is", place)
        elif status != 304 or not is_conditional:
            raise read_status(exchange, place)
        return Answer(
            status=status,
            body=exchange.body if status == 200 else b"",
            etag=exchange.headers.get("ETag", ""),
            last_modified=exchange.headers.get("Last-Modified", ""),
            fetched_at=dt.datetime.now(dt.UTC),
            requests=self.requests_made - before,
            url=at,
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one call of `fetch` asks for."""

    url: str
    expect: str
    max_bytes: int
    form: Mapping[str, str] | None
    headers: dict[str, str]
    check: Check | None
    lost_at: str
    cut: set[bytes] = field(default_factory=set)

    def is_known(self, body: bytes) -> bool:
        """Say whether an earlier try gave the very same bytes; they are remembered."""
        digest = hashlib.sha256(body).digest()
        found = digest in self.cut
        self.cut.add(digest)
        return found


def _log_retry(state: tenacity.RetryCallState) -> None:
    wait_s = state.next_action.sleep if state.next_action else 0.0
    fault = state.outcome.exception() if state.outcome else None
    _log.debug("try %d failed, next in %.1f s: %s", state.attempt_number, wait_s, fault)
