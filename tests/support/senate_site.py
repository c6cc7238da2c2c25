"""A small eFD on the loopback over generated pages: agreement, sessions, search, reports, images.

It holds visitors to the real site's rules (token, Referer, session) and misbehaves exactly as a test says:
`answers` gives the next answers of a path in the place of the true ones. Knows nothing of the program.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
import urllib.parse
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.filings import senate_pages as pages
from tests.filings.senate_specs import SenateReport, SenateRow

HOME, SEARCH, DATA = "/search/home/", "/search/", "/search/report/data/"
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01\x00\x00;"
CSRF = b"<h1>Forbidden (403)</h1><p>CSRF verification failed. Request aborted.</p>"

Answer = tuple[int, bytes]


def uuid(number: int) -> str:
    """Return the id of the report with this number."""
    return f"00000000-1111-4222-8333-{number:012x}"


@dataclass
class Listed:
    """One report of the site: its page, and the row of the search that leads to it."""

    filed_on: dt.date
    row: list[str]
    page: bytes
    path: str


@dataclass
class SenateSite:
    """The running server. Change `reports`, `answers` and `sessions` as a test needs.

    Attributes:
        answers: by path, the next answers in the place of the true ones; None is the true one.
        forms: the search forms that came, in order.
        order: paths as they were asked for.
        most_at_once: the most requests answered at the same time.
        total: told in the place of the true number of reports.
        stuck: every page of the search is the first one.
        choose: says what a request gets where `answers` does not, from its path and the report there, if any.
    """

    url: str = ""
    reports: dict[str, Listed] = field(default_factory=dict)
    answers: dict[str, deque[Answer | None]] = field(default_factory=lambda: defaultdict(deque))
    sessions: set[str] = field(default_factory=set)
    forms: list[dict[str, str]] = field(default_factory=list)
    accepted: list[dict[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    most_at_once: int = 0
    total: int | None = None
    stuck: bool = False
    choose: Callable[[str, bytes | None], Answer | None] | None = None
    now: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, number: int, report: SenateReport) -> str:
        """List an electronic report; return its id."""
        title = f"Periodic Transaction Report for {report.report_date:%m/%d/%Y}"
        title += f" (Amendment {report.amendment})" if report.amendment else ""
        row = pages.search_row(uuid(number), title=title, filed=f"{report.filed_on:%m/%d/%Y}")
        path = f"/search/view/ptr/{uuid(number)}/"
        self.reports[path] = Listed(report.filed_on, row, pages.ptr_page(report), path)
        return uuid(number)

    def add_paper(self, number: int, filed_on: dt.date, *, images: int = 2, media: str = "/media/") -> str:
        """List a report on paper; return its id."""
        title = f"Periodic Transaction Report for {filed_on:%m/%d/%Y}"
        row = pages.search_row(uuid(number), title=title, filed=f"{filed_on:%m/%d/%Y}", view="paper")
        path = f"/search/view/paper/{uuid(number)}/"
        page = pages.paper_page(images, uuid=uuid(number), media=media)
        self.reports[path] = Listed(filed_on, row, page, path)
        return uuid(number)

    def asked(self) -> Counter[str]:
        """Return how often each path was asked for."""
        return Counter(self.order)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: SenateSite

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._serve(dict(urllib.parse.parse_qsl(body, keep_blank_values=True)))

    def _serve(self, form: dict[str, str]) -> None:
        site, path = self.site, urllib.parse.urlsplit(self.path).path
        with site.lock:
            site.now += 1
            site.most_at_once = max(site.most_at_once, site.now)
            site.order.append(path)
            site.headers.append(dict(self.headers))
            told = site.answers[path].popleft() if site.answers[path] else None
            if told is None and site.choose is not None:
                found = site.reports.get(path)
                told = site.choose(path, None if found is None else found.page)
        try:
            if told is not None:
                self._send(*told)
            else:
                self._route(path, form)
        finally:
            with site.lock:
                site.now -= 1

    def _route(self, path: str, form: dict[str, str]) -> None:
        site = self.site
        cookies = SimpleCookie(self.headers.get("Cookie", ""))
        token = cookies["csrftoken"].value if "csrftoken" in cookies else ""
        session = cookies["sessionid"].value if "sessionid" in cookies else ""
        if path == HOME and self.command == "GET":
            fresh = f"token-{len(site.order)}"
            self._send(200, pages.home_page(fresh), f"csrftoken={fresh}; Path=/")
        elif path == HOME:
            site.accepted.append(form)
            if form.get("csrfmiddlewaretoken") != token or not token or not self.headers.get("Referer"):
                self._send(403, CSRF)
            elif form.get("prohibition_agreement") != "1":
                self._redirect(HOME)
            else:
                fresh = f"session-{len(site.order)}"
                site.sessions.add(fresh)
                self._redirect(SEARCH, f"sessionid={fresh}; Path=/; HttpOnly")
        elif path.startswith("/media/"):
            self._send(200, GIF, kind="image/gif")
        elif session not in site.sessions:
            if path == DATA:
                self._send(403, CSRF)
            elif session and path.startswith("/search/view/"):
                self._send(200, pages.find_reports_page())
            else:
                self._redirect(HOME)
        elif path == SEARCH:
            self._send(200, pages.find_reports_page())
        elif path == DATA:
            if not token or self.headers.get("X-CSRFToken") != token or not self.headers.get("Referer"):
                self._send(403, CSRF)
            else:
                site.forms.append(form)
                self._send(200, self._search(form), kind="application/json")
        elif path in site.reports:
            self._send(200, site.reports[path].page)
        else:
            self._send(404, b"<html><body><h2>404</h2></body></html>")

    def _search(self, form: dict[str, str]) -> bytes:
        def day(name: str) -> dt.date:
            return dt.datetime.strptime(form[name].split(" ")[0], "%m/%d/%Y").date()

        since, until = day("submitted_start_date"), day("submitted_end_date")
        rows = [one.row for one in self.site.reports.values() if since <= one.filed_on <= until]
        start = 0 if self.site.stuck else int(form["start"])
        total = len(rows) if self.site.total is None else self.site.total
        return pages.search_answer(rows[start : start + int(form["length"])], total=total)

    def _redirect(self, to: str, cookie: str = "") -> None:
        self._send(302, b"", cookie, location=to)

    def _send(
        self, status: int, body: bytes, cookie: str = "", *, kind: str = "text/html", location: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if cookie:
            self.send_header("Set-Cookie", cookie)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that went away."""


@contextlib.contextmanager
def serving_senate() -> Iterator[SenateSite]:
    """Serve an empty eFD on a free port."""
    site = SenateSite()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


def report(day: int = 3, *assets: str, month: int = 5, year: int = 2025, **changes: Any) -> SenateReport:
    """Return a report filed on a day, with a row for each asset."""
    filed_on = dt.date(year, month, day)
    rows = tuple(
        SenateRow(asset, None, traded_on=dt.date(year, 1, 10)) for asset in assets or ("Ford Motor",)
    )
    return replace(SenateReport(rows, report_date=filed_on, filed_on=filed_on), **changes)
