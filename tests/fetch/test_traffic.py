"""Requests are counted by host and outcome, with their bytes and times."""

from __future__ import annotations

import threading

import pytest

from govtrades_desktop.core.errors import Cancelled, GovTradesError
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.fetch.pace import Pacer
from govtrades_desktop.fetch.traffic import Traffic, outcome_of
from tests.fetch.wire import answer, cut, hang, scripted, then

PDF = b"%PDF-1.4\n" + b"x" * 4000 + b"\n%%EOF\n"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *((200, "answered"), (206, "answered"), (304, "unchanged"), (302, "redirected"), (404, "missing")),
        *((410, "missing"), (403, "refused"), (429, "busy"), (500, "busy"), (503, "busy"), (400, "other")),
    ],
)
def test_each_status_is_an_outcome(status: int, outcome: str) -> None:
    assert outcome_of(status) == outcome


def test_half_and_nineteen_of_twenty_answers_came_within() -> None:
    traffic = Traffic()
    for tenths in range(1, 101):
        traffic.note("a.example", "answered", elapsed_s=tenths / 10, received_bytes=10)
    traffic.note("a.example", "broken", elapsed_s=999.0, received_bytes=5)  # no answer has no answer time
    traffic.note("b.example", "broken", elapsed_s=1.0, received_bytes=0)
    first, second = traffic.by_host()
    assert (first.host, first.requests, first.received_bytes) == ("a.example", 101, 1005)
    assert (first.p50_s, first.p95_s) == (5.0, 9.5)
    assert first.outcomes == {"answered": 100, "broken": 1}
    assert (second.p50_s, second.p95_s) == (None, None)


def test_a_client_counts_every_try() -> None:
    scripts = (answer(503), cut(PDF), answer(302, b"", {"Location": "/b.pdf"}), answer(200, PDF), answer(404))
    with scripted(*scripts) as wire:
        stop = threading.Event()
        with Client(pacer=Pacer(2), stop=stop, first_backoff_s=0.001, timeout_s=5) as client:
            client.fetch(f"{wire.url}/a.pdf", expect="pdf", max_bytes=10_000)
            with pytest.raises(GovTradesError):
                client.fetch(f"{wire.url}/c.pdf", expect="pdf", max_bytes=10_000)
            (host,) = client.traffic.by_host()
            assert host.requests == client.requests_made == 5
    assert host.outcomes == {"answered": 1, "broken": 1, "busy": 1, "missing": 1, "redirected": 1}
    assert host.received_bytes >= len(PDF) * 1.5 - 1
    assert host.p50_s is not None
    assert 0 < host.p50_s <= (host.p95_s or 0)


def test_a_request_that_the_user_stopped_is_counted_as_that() -> None:
    stop = threading.Event()
    with scripted(then(stop.set, hang)) as wire, Client(pacer=Pacer(2), stop=stop) as client:
        with pytest.raises(Cancelled):
            client.fetch(f"{wire.url}/a.pdf", expect="pdf", max_bytes=10_000)
        (host,) = client.traffic.by_host()
    assert host.outcomes == {"stopped": 1}
