"""The loopback site does what its scripts say: a fault that is not given would make other tests pass idly."""

from __future__ import annotations

import http.client
import json
import threading
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from tests.filings.folder import MadeFilings
from tests.support.site import Fault, MadeSite, serve

Answer = tuple[int, dict[str, str], bytes]


def ask(site: MadeSite, path: str, **headers: str) -> Answer:
    """Make one request without following redirects."""
    parts = urlsplit(site.url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    try:
        connection.request("GET", path, headers={"User-Agent": "suite", **headers})
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


@pytest.fixture
def path(made_filings: MadeFilings) -> str:
    return made_filings.ptrs("read")[0].url_path


def test_it_serves_indexes_and_documents_with_validators(
    made_site: MadeSite, made_filings: MadeFilings
) -> None:
    for filing in made_filings.ptrs("read"):
        status, headers, body = ask(made_site, filing.url_path)
        assert (status, headers["Content-Type"]) == (200, "application/pdf")
        assert filing.path is not None and body == filing.path.read_bytes()
    index = "/public_disc/financial-pdfs/2025FD.zip"
    status, headers, body = ask(made_site, index)
    assert status == 200 and body.startswith(b"PK")
    assert ask(made_site, index, **{"If-None-Match": headers["ETag"]})[::2] == (304, b"")
    assert ask(made_site, index, **{"If-Modified-Since": headers["Last-Modified"]})[0] == 304
    assert ask(made_site, index, **{"If-None-Match": '"other"'})[0] == 200
    assert ask(made_site, made_filings.ptrs("failed")[0].url_path)[0] == 404
    assert ask(made_site, "/elsewhere/../../etc/passwd")[0] == 404
    stats = made_site.stats()
    assert stats["paths"][index] == 4 and stats["conditional"] == {index: 3}
    assert stats["statuses"]["304"] == 2 and stats["user_agents"] == {"suite": stats["requests"]}
    made_site.reset()
    assert made_site.stats()["requests"] == 0


def test_scripted_answers_come_in_turn_and_then_the_truth(made_site: MadeSite, path: str) -> None:
    made_site.script(
        path, Fault("status", status=503, retry_after_s=1), Fault("challenge"), None, Fault("html200")
    )
    first = ask(made_site, path)
    assert first[0] == 503 and first[1]["Retry-After"] == "1"
    assert ask(made_site, path)[0] == 403
    assert ask(made_site, path)[2].startswith(b"%PDF")
    assert b"maintenance" in ask(made_site, path)[2]
    assert ask(made_site, path)[2].startswith(b"%PDF")
    made_site.always(path, Fault("body", body=b"no"))
    assert [ask(made_site, path)[2] for _ in range(2)] == [b"no", b"no"]
    made_site.always(path, None)
    assert ask(made_site, path)[2].startswith(b"%PDF")


def test_broken_answers_are_broken(made_site: MadeSite, path: str) -> None:
    made_site.script(path, Fault("reset"), Fault("truncated"), Fault("oversized", size_bytes=1 << 20))
    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        ask(made_site, path)
    with pytest.raises(http.client.IncompleteRead):
        ask(made_site, path)
    status, headers, body = ask(made_site, path)
    assert (status, headers["Content-Length"], len(body)) == (200, str(1 << 20), 1 << 20)
    made_site.script(path, Fault("oversized_untold", size_bytes=1 << 20), Fault("drip"))
    status, headers, body = ask(made_site, path)
    assert "Content-Length" not in headers and len(body) == 1 << 20
    assert ask(made_site, path)[2].endswith(b"%%EOF\n")
    made_site.always(path, Fault("redirect_loop"))
    with pytest.raises(urllib.error.HTTPError, match="infinite loop"):
        urllib.request.urlopen(made_site.url + path, timeout=10)


def test_a_held_request_waits_until_it_is_released(made_site: MadeSite, path: str) -> None:
    made_site.script(path, Fault("held"))
    got: list[Answer] = []
    asking = threading.Thread(target=lambda: got.append(ask(made_site, path)))
    asking.start()
    made_site.wait_for(path)
    assert not got and made_site.stats()["most_at_once"] == 1
    made_site.release()
    asking.join(10)
    assert got and got[0][2].startswith(b"%PDF")


def test_leaving_the_site_ends_its_threads(made_filings: MadeFilings, path: str) -> None:
    before = set(threading.enumerate())
    with serve(made_filings.root) as site:
        assert ask(site, path)[0] == 200
        assert json.dumps(site.stats())
    assert not [t for t in threading.enumerate() if t not in before and t.name == "made-site"]
    with pytest.raises(OSError):
        ask(site, path)
