"""Is there a newer version? Asked of a server on the loopback, compared as PEP 440 does."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from govtrades_desktop.core.errors import Cancelled, SourceChanged, SourceUnavailable, UserInputError
from govtrades_desktop.refresh.update_check import MAX_BYTES, check_for_update, read_version, version_order
from govtrades_desktop.settings.settings import Settings


@dataclass
class Teller:
    """A site that tells one thing."""

    url: str = ""
    body: bytes = b"1.0"
    status: int = 200
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def teller() -> Iterator[Teller]:
    told = Teller()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802
            told.asked.append(self.path)
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}/newest"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


def settings(teller: Teller) -> Settings:
    return Settings().with_values(update_url=teller.url, timeout_s=5)


@pytest.mark.parametrize(
    ("body", "version", "is_newer"),
    [
        (b"0.10.0\n", "0.10.0", True),
        (b"v0.9\nand a line of news\n", "0.9", False),
        (b"\xef\xbb\xbf0.9.0\r\n", "0.9.0", False),
        (b'{"version": "0.9.0.dev3"}', "0.9.0.dev3", False),
        (b'{"tag_name": "v1.0rc1", "assets": [{"browser_download_url": "x"}]}', "1.0rc1", True),
        (b'{"info": {"version": "0.9.0.post1"}}', "0.9.0.post1", True),
    ],
)
def test_the_answer_is_compared_with_what_runs(
    teller: Teller, body: bytes, version: str, is_newer: bool
) -> None:
    """“0.10.0” sorts before “0.9.0” as text: nobody would ever have been told."""
    teller.body = body
    answer = check_for_update(settings(teller), "0.9.0", stop=threading.Event())
    assert (answer.version, answer.is_newer) == (version, is_newer)
    assert teller.asked == ["/newest"], "one question, and nothing else is fetched"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><title>Sign in</title></html>", "an HTML page"),
        (b"soon", "tells no version"),
        (b'{"version": 2}', "tells no version"),
        (b'{"version": "1.0"', "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b'{"version": "' + b"1." * 60 + b'1"}', "tells no version"),
        (b"1.0 (get it at http://example.org)", "tells no version"),
        (b"\x00\x01binary", "should be a version"),
    ],
)
def test_what_is_no_version_is_said_in_words(teller: Teller, body: bytes, words: str) -> None:
    teller.body = body
    with pytest.raises(SourceChanged, match=words):
        check_for_update(settings(teller), "0.9.0", stop=threading.Event())


def test_a_site_that_gives_no_answer_or_too_much_is_told(teller: Teller) -> None:
    teller.status = 500
    with pytest.raises(SourceUnavailable):
        check_for_update(settings(teller), "0.9.0", stop=threading.Event())
    teller.status, teller.body = 200, b"1" * (2 * MAX_BYTES)
    with pytest.raises(SourceChanged, match="2 MB; at most 1 MB"):
        check_for_update(settings(teller), "0.9.0", stop=threading.Event())


def test_nothing_is_asked_without_an_address_or_after_a_stop(teller: Teller) -> None:
    with pytest.raises(UserInputError, match="No address"):
        check_for_update(Settings(), "0.9.0", stop=threading.Event())
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(Cancelled):
        check_for_update(settings(teller), "0.9.0", stop=stopped)
    assert teller.asked == []


_NUMBERS = st.integers(0, 12).map(str)
_VERSIONS = st.builds(
    lambda epoch, release, pre, post, dev: f"{epoch}{'.'.join(release)}{pre}{post}{dev}",
    st.sampled_from(["", "", "", "1!"]),
    st.lists(_NUMBERS, min_size=1, max_size=4),
    st.sampled_from(["", "", "a1", "b2", "rc1", "rc10", "-alpha.3", "c2", "preview", ".beta"]),
    st.sampled_from(["", "", ".post1", "-2", ".rev3", "post"]),
    st.sampled_from(["", "", ".dev0", ".dev4", "dev"]),
)


@given(_VERSIONS, _VERSIONS)
def test_versions_sort_as_the_packaging_library_sorts_them(one: str, other: str) -> None:
    ours = version_order(one), version_order(other)
    theirs = Version(one), Version(other)
    assert (ours[0] < ours[1], ours[0] == ours[1]) == (theirs[0] < theirs[1], theirs[0] == theirs[1])


@given(st.binary(max_size=200))
def test_no_answer_brings_the_reading_down(body: bytes) -> None:
    with contextlib.suppress(SourceChanged):
        version_order(read_version(body))
