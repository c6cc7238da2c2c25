"""The client against a server that misbehaves on the wire in every way a site, a proxy or a cable can."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import socket
import ssl
import threading
from pathlib import Path

import pytest
import requests

from govtrades_desktop.core.errors import (
    Cancelled,
    DocumentMissing,
    GovTradesError,
    SourceChanged,
    SourceUnavailable,
)
from govtrades_desktop.fetch import faults
from govtrades_desktop.fetch.client import USER_AGENT, Client
from govtrades_desktop.fetch.pace import Pacer
from tests.fetch.wire import Script, answer, cut, drip, hang, reset, scripted, then

PDF = b"%PDF-1.4\n" + b"x" * 4000 + b"\n%%EOF\n"
ACCESS_DENIED = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>no</Message></Error>'
)
SLOW_DOWN = ACCESS_DENIED.replace(b"AccessDenied", b"SlowDown")
PAGE = b"<html><head><title>We are down\n for  maintenance</title></head></html>"


class Waits(threading.Event):
    """A stop event whose waits take no time and are written down."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds.append(timeout or 0.0)
        return self.is_set()


def make_client(stop: threading.Event | None = None, **changes: object) -> Client:
    facts = {
        "pacer": Pacer(2),
        "stop": stop or threading.Event(),
        "timeout_s": 5.0,
        "retries": 4,
        "first_backoff_s": 0.001,
        **changes,
    }
    return Client(**facts)  # type: ignore[arg-type]


def fetch(
    wire_url: str, client: Client, *, max_bytes: int = 1_000_000, expect: str = "pdf", **more: str
) -> bytes:
    return client.fetch(f"{wire_url}/a/1.pdf", expect=expect, max_bytes=max_bytes, **more).body


def failure(*scripts: Script, client: Client | None = None, **more: object) -> tuple[GovTradesError, int]:
    """Return the error that these scripts come to, and how many requests were made."""
    with scripted(*scripts) as wire, client or make_client() as asked:
        with pytest.raises(GovTradesError) as caught:
            fetch(wire.url, asked, **more)  # type: ignore[arg-type]
        assert len(wire.requests) == asked.requests_made
        return caught.value, asked.requests_made


def test_a_document_comes_with_its_validators_and_names_the_program(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_home / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    headers = {"ETag": '"e"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    with scripted(answer(200, PDF, headers)) as wire, make_client() as client:
        got = client.fetch(f"{wire.url}/a/1.pdf", expect="pdf", max_bytes=len(PDF))
        sent = wire.requests[0].headers
    assert (got.status, got.body, got.etag, got.last_modified) == (200, PDF, '"e"', headers["Last-Modified"])
    assert got.requests == 1
    assert got.fetched_at.utcoffset() == dt.timedelta(0)
    assert sent["user-agent"] == USER_AGENT
    assert USER_AGENT.startswith("GovTradesDesktop/")
    assert "authorization" not in sent


def test_what_did_not_change_is_not_sent_again() -> None:
    with scripted(answer(304)) as wire, make_client() as client:
        got = client.fetch(f"{wire.url}/i.zip", expect="zip", max_bytes=9, etag='"e"', last_modified="then")
        sent = wire.requests[0].headers
    assert (got.status, got.body) == (304, b"")
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"e"', "then")


def test_not_changed_without_having_asked_is_no_answer() -> None:
    """A 304 to a plain request, taken at its word, would be an empty document."""
    error, tries = failure(answer(304))
    assert (type(error), tries) == (SourceChanged, 1)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(answer(500), id="500"),
        pytest.param(answer(502, PAGE), id="502"),
        pytest.param(answer(429), id="429"),
        pytest.param(answer(408), id="408"),
        pytest.param(answer(403, PAGE), id="403 once"),
        pytest.param(answer(503, SLOW_DOWN), id="the storage is busy"),
        pytest.param(reset, id="reset"),
        pytest.param(cut(PDF), id="cut short of its told length"),
        pytest.param(answer(200, PDF[:2000], length=False), id="cut short without a told length"),
        pytest.param(answer(200, PDF[:2000]), id="cut short under a length that fits"),
        pytest.param(answer(200, PAGE), id="a page in the place of the document"),
        pytest.param(answer(200, b""), id="empty"),
        pytest.param(lambda *_: False, id="closed without a word"),
    ],
)
def test_what_may_pass_is_tried_again(first: Script) -> None:
    with scripted(first, answer(200, PDF)) as wire, make_client() as client:
        assert fetch(wire.url, client) == PDF
        assert len(wire.requests) == client.requests_made == 2


@pytest.mark.parametrize(
    ("script", "kind", "words"),
    [
        (answer(404, PAGE), DocumentMissing, "does not have 127.0.0.1/a/1.pdf (answer 404"),
        (answer(410), DocumentMissing, "answer 410"),
        (answer(403, ACCESS_DENIED), DocumentMissing, "AccessDenied"),
        (answer(200, ACCESS_DENIED), DocumentMissing, "AccessDenied"),
        (answer(400, PAGE), SourceChanged, "an answer nobody expects: 400"),
        (answer(200, b'{"a": 1}'), SourceChanged, "should be a PDF and is a JSON document"),
        (answer(200, b"PK\x03\x04"), SourceChanged, "is a zip"),
        (answer(200, b"\x00\x01rubbish"), SourceChanged, "bytes that begin"),
        (answer(206, PDF), SourceChanged, "206"),
        (
            answer(302, b"", {"Location": "http://localhost/1.pdf"}),
            SourceChanged,
            "redirects to http://localhost",
        ),
        (answer(302, b"", {"Location": "//127.0.0.1:9/1.pdf"}), SourceChanged, "which is not followed"),
        (answer(302, b"", {"Location": "file:///etc/passwd"}), SourceChanged, "redirects to file://"),
        (answer(302, b"", {"Location": "http://127.0.0.1:x/"}), SourceChanged, "not followed"),
        (answer(302), SourceChanged, "redirects to nowhere"),
        (answer(407), SourceUnavailable, "proxy wants a sign-in"),
    ],
)
def test_what_will_not_pass_is_asked_once(script: Script, kind: type[GovTradesError], words: str) -> None:
    error, tries = failure(script)
    assert (type(error), tries) == (kind, 1)
    assert words in error.message


def test_a_document_that_has_no_end_each_time_is_taken_as_the_site_has_it() -> None:
    endless = PDF[:2000]
    with scripted(answer(200, PDF[:1500]), answer(200, endless), answer(200, endless)) as wire:
        with make_client() as client:
            assert fetch(wire.url, client) == endless
        assert len(wire.requests) == 3


def test_a_page_cut_under_a_length_that_fits_is_not_taken() -> None:
    """A Senate page without its last lines was archived as the report's original, and nothing told of it."""
    page = b"<html><body>" + b"<tr></tr>" * 400 + b"</body></html>"
    with scripted(answer(200, page[:-9]), answer(200, page)) as wire, make_client() as client:
        assert fetch(wire.url, client, expect="html") == page
        assert len(wire.requests) == 2


def test_a_refusal_is_asked_about_once_more_and_never_hammered() -> None:
    error, tries = failure(answer(403, b"<title>Access Denied</title>"))
    assert (type(error), tries, error.context["refused"]) == (SourceUnavailable, 2, True)
    assert "was refused" in error.message
    assert "Access Denied" in error.message


@pytest.mark.parametrize(
    "script", [answer(500), reset, cut(PDF), hang], ids=["500", "reset", "cut", "silence"]
)
def test_in_the_end_it_is_given_up_in_one_sentence(script: Script) -> None:
    error, tries = failure(script, client=make_client(retries=3, timeout_s=0.05))
    assert (type(error), tries) == (SourceUnavailable, 3)
    assert error.message.endswith("(tried 3 times).")
    assert "Error" not in error.message.replace("answer 500", "")


def test_a_page_every_time_is_a_changed_source_and_is_named() -> None:
    error, tries = failure(answer(200, PAGE))
    assert (type(error), tries) == (SourceChanged, 4)
    assert 'an HTML page titled "We are down for maintenance"' in error.message


def test_a_page_among_other_faults_is_a_site_in_trouble() -> None:
    """A document was put down as failed for a day because the last of four different faults was a page."""
    error, _ = failure(answer(500), reset, answer(500), answer(200, PAGE))
    assert type(error) is SourceUnavailable
    assert "We are down" in error.message


@pytest.mark.parametrize("header", [{}, {"Transfer-Encoding": "chunked"}])
def test_a_body_without_an_end_is_cut_off_at_the_cap(header: dict[str, str]) -> None:
    piece = b"%PDF-" + b"x" * 60_000
    if header:
        piece = b"%x\r\n%s\r\n" % (len(piece), piece)
    start = b"HTTP/1.1 200 OK\r\n" + b"".join(f"{k}: {v}\r\n".encode() for k, v in header.items()) + b"\r\n"
    error, tries = failure(drip(start, piece, gap_s=0.0), max_bytes=300_000)
    assert (type(error), tries) == (SourceChanged, 1)
    assert "does not end" in error.message


def test_a_body_too_large_by_its_own_word_is_not_read() -> None:
    error, _ = failure(answer(200, b"%PDF-", {"Content-Length": "90000000"}), max_bytes=80_000_000)
    assert "has 90 MB; at most 80 MB are taken" in error.message


def test_a_compressed_bomb_is_measured_unpacked() -> None:
    bomb = gzip.compress(b"%PDF-" + bytes(30_000_000))
    error, tries = failure(answer(200, bomb, {"Content-Encoding": "gzip"}), max_bytes=1_000_000)
    assert (type(error), tries) == (SourceChanged, 1)


def test_a_redirect_within_the_site_is_followed_and_counted() -> None:
    with (
        scripted(answer(301, b"", {"Location": "/b/2.pdf"}), answer(200, PDF)) as wire,
        make_client() as client,
    ):
        assert fetch(wire.url, client) == PDF
        assert [r.path for r in wire.requests] == ["/a/1.pdf", "/b/2.pdf"]
        assert client.requests_made == 2


def test_redirects_without_end_are_not_followed_for_ever() -> None:
    error, tries = failure(answer(302, b"", {"Location": "/again"}))
    assert (type(error), tries) == (SourceChanged, 6)


@pytest.mark.parametrize(
    ("value", "low", "high"), [("7", 7, 7), ("date", 20, 40), ("soon", 0, 0.1), ("-3", 0, 0.1)]
)
def test_the_rest_that_a_site_asks_for_is_given(value: str, low: float, high: float) -> None:
    stop = Waits()
    if value == "date":
        when = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=35)
        value = when.strftime("%a, %d %b %Y %H:%M:%S GMT")
    busy = answer(503, b"busy", {"Retry-After": value})
    with scripted(busy, answer(200, PDF)) as wire, make_client(stop) as client:
        assert fetch(wire.url, client) == PDF
    assert len(stop.seconds) == 1
    assert low <= stop.seconds[0] <= high


def test_a_site_that_asks_for_a_long_rest_is_left_alone() -> None:
    stop = Waits()
    error, tries = failure(answer(429, b"", {"Retry-After": "3600"}), client=make_client(stop))
    assert (tries, stop.seconds) == (1, [])
    assert error.context["retry_after_s"] == 3600
    assert "asks to wait 3600 s" in error.message


def test_the_back_off_grows() -> None:
    stop = Waits()
    failure(answer(500), client=make_client(stop, first_backoff_s=1.0))
    assert len(stop.seconds) == 3
    for seconds, low in zip(stop.seconds, (1, 2, 4), strict=True):
        assert low <= seconds <= 1.5 * low


@pytest.mark.parametrize(
    ("script", "words"),
    [
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX: ", b"x"), "no answer within", id="headers that drip"),
        pytest.param(
            drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", b"x"), "trickles", id="a body that drips"
        ),
        pytest.param(hang, "fell silent", id="silence"),
    ],
)
def test_a_server_that_drips_for_ever_is_left(script: Script, words: str) -> None:
    """A read timeout never fires while a byte comes now and then; one such answer stalled it all."""
    with scripted(script) as wire, make_client(timeout_s=0.1, retries=1) as client:
        with pytest.raises(SourceUnavailable, match=words):
            fetch(wire.url, client)
        assert wire.left.wait(10), "the connection was left open"


def test_no_answer_takes_longer_than_the_deadline() -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n"
    error, _ = failure(drip(start, b"x" * 3000), client=make_client(max_answer_s=0.2, retries=1))
    assert "took over 0.2 s" in error.message


@pytest.mark.parametrize(
    "script",
    [hang, drip(b"HTTP/1.1 200 OK\r\n\r\n%PDF-", b"x"), drip(b"HTTP/1.1 200 OK\r\nX: ", b"x")],
    ids=["before an answer", "in the middle of a body", "in the middle of the headers"],
)
def test_stopping_ends_a_request_at_once(script: Script) -> None:
    stop = threading.Event()
    with scripted(then(stop.set, script)) as wire, make_client(stop, timeout_s=300) as client:
        with pytest.raises(Cancelled):
            fetch(wire.url, client)
        assert wire.left.wait(10), "the connection was left open"


def test_stopping_ends_a_back_off_and_no_further_request_is_made() -> None:
    stop = threading.Event()
    with (
        scripted(then(stop.set, answer(503, b"", {"Retry-After": "50"}))) as wire,
        make_client(stop) as client,
    ):
        with pytest.raises(Cancelled):
            fetch(wire.url, client)
        assert len(wire.requests) == 1


def test_a_client_works_on_after_it_left_an_answer() -> None:
    with scripted(hang, answer(200, PDF)) as wire, make_client(timeout_s=0.1) as client:
        assert fetch(wire.url, client) == PDF


def test_nobody_listening_is_told_in_words() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with make_client(retries=1) as client, pytest.raises(SourceUnavailable) as caught:
        fetch(url, client)
    assert "127.0.0.1 accepts no connection" in caught.value.message
    assert "network" in caught.value.hint


def lookup_fails(*_: object, **__: object) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_a_name_that_cannot_be_looked_up_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lookup_fails)
    with make_client(retries=1, pacer=Pacer(1000)) as client, pytest.raises(SourceUnavailable) as caught:
        fetch("http://disclosures.example", client)
    assert "the name disclosures.example cannot be looked up" in caught.value.message


def test_a_name_lookup_that_hangs_does_not_hang_the_refresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No timeout of the libraries covers the lookup of a name: minutes, without a way to interrupt it."""
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait() and lookup_fails())
    client = make_client(retries=1, timeout_s=0.05, pacer=Pacer(1000))
    with client, pytest.raises(SourceUnavailable, match="no answer within"):
        fetch("http://disclosures.example", client)
    over.set()


def test_this_machine_is_asked_directly_whatever_proxy_the_system_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with scripted(answer(200, PDF)) as wire, make_client() as client:
        assert fetch(wire.url, client) == PDF


def test_other_hosts_are_asked_through_the_proxy_that_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(answer(200, PDF)) as wire:
        for name in ("HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, wire.url)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        with make_client(pacer=Pacer(1000)) as client:
            assert fetch("http://disclosures.example", client) == PDF
        assert wire.requests[0].path == "http://disclosures.example/a/1.pdf"


def test_an_untrusted_certificate_is_told_and_never_waved_through() -> None:
    inner = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    fault = faults.read_error(requests.exceptions.SSLError(inner), "https://h.example/a", 9)
    assert fault.tries == 1
    assert "certificate of h.example cannot be trusted" in fault.error.message
    with make_client() as client:
        assert client._connections.session.verify is True


def test_a_fault_of_ours_is_not_taken_for_the_networks() -> None:
    with pytest.raises(KeyError):
        faults.read_error(KeyError("ours"), "https://h.example/a", 9)


def test_an_error_crosses_processes_with_its_facts() -> None:
    error, _ = failure(answer(500))
    assert error.context["url"].endswith("/a/1.pdf")
    assert (error.context["tries"], error.context["status"]) == (4, 500)
    assert os.linesep not in error.message


def test_a_form_is_posted_once_redirected_by_get_and_cookies_stay_through_lost_connections() -> None:
    """A connection that was given up took the session with it: every later page was the agreement's."""
    cookie = {"Set-Cookie": "sessionid=abc; Path=/", "Location": "/search/"}
    page = answer(200, b"<html></html>")
    with (
        scripted(answer(302, b"", cookie), page, hang, page) as wire,
        make_client(timeout_s=0.3) as client,
    ):
        first = client.fetch(
            f"{wire.url}/home/", expect="html", max_bytes=1000, form={"a": "b c"}, headers={"Referer": "x"}
        )
        client.fetch(f"{wire.url}/report/", expect="html", max_bytes=1000)
    assert first.url == f"{wire.url}/search/"
    assert [request.path for request in wire.requests] == ["/home/", "/search/", "/report/", "/report/"]
    posted = wire.requests[0].headers
    assert posted["content-type"] == "application/x-www-form-urlencoded" and posted["content-length"] == "5"
    assert posted["referer"] == "x" and "content-length" not in wire.requests[1].headers
    assert [request.headers.get("cookie") for request in wire.requests[1:]] == ["sessionid=abc"] * 3


@pytest.mark.parametrize(
    "script",
    [
        answer(302, b"", {"Location": "/home/"}),
        answer(403, b"<h1>403</h1>CSRF verification failed. Request aborted."),
    ],
    ids=["redirect", "csrf"],
)
def test_a_lost_session_is_told_at_once_and_not_tried_again(script: Script) -> None:
    with scripted(script) as wire, make_client() as client:
        with pytest.raises(SourceUnavailable) as caught:
            client.fetch(f"{wire.url}/report/", expect="html", max_bytes=1000, lost_at=f"{wire.url}/home/")
        assert client.requests_made == 1
    assert caught.value.context["is_session_lost"]


def test_a_check_sends_a_wrong_page_back_and_takes_the_right_one() -> None:
    def check(body: bytes) -> GovTradesError | None:
        return SourceChanged("It is the maintenance page.") if b"maintenance" in body else None

    right = b"<html>report</html>"
    with scripted(answer(200, PAGE), answer(200, right)) as wire, make_client() as client:
        got = client.fetch(f"{wire.url}/report/", expect="html", max_bytes=1000, check=check)
    assert got.body == right and client.requests_made == 2
