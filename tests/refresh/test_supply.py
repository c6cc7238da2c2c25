"""The supplier goes only so far ahead, and every wait of it ends when stopped."""

from __future__ import annotations

import queue
import threading
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.core.records import FilingRef
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.fetch.pace import Pacer
from govtrades_desktop.refresh.access import PlainAccess
from govtrades_desktop.refresh.stopping import AnyOf
from govtrades_desktop.refresh.supply import Brought, Room, Supplier, SupplyEnded
from govtrades_desktop.sources.house_clerk import HouseClerk
from govtrades_desktop.store.ledger import Need, PendingFiling
from tests.fetch.wire import answer, serving

PDF = b"%PDF-1.4 a document %%EOF"


def pending(count: int) -> list[PendingFiling]:
    def one(n: int) -> PendingFiling:
        ref = FilingRef(
            "house", f"2{n:07d}", "P", "", "A", "B", "", "ZZ01", 2025, None, "house_ptr", "https://x"
        )
        return PendingFiling(n, ref, Need.FETCH, None, 0)

    return [one(n) for n in range(count)]


@pytest.mark.parametrize("room", [Room(documents=3, size_bytes=10**9), Room(documents=99, size_bytes=60)])
def test_it_goes_no_further_ahead_than_there_is_room(tmp_path: Path, room: Room) -> None:
    """A slow reader and a fast network would have filled the memory with documents of 80 MB."""
    stop = threading.Event()
    results: queue.SimpleQueue[object] = queue.SimpleQueue()
    with serving(lambda _: answer(200, PDF)) as wire, Client(pacer=Pacer(2), stop=stop) as client:
        supplier = Supplier(
            pending(40),
            archive=Archive(tmp_path),
            access=PlainAccess(HouseClerk(wire.url), client),
            read=lambda kind, data, doc_id: pytest.fail("a PDF was read to be fetched"),
            max_bytes=1000,
            limit=None,
            room=room,
            stop=stop,
            results=results,
        )
        supplier.start()
        brought = [results.get(timeout=20) for _ in range(3)]
        room.give_back(len(PDF))
        brought.append(results.get(timeout=20))
        stop.set()
        supplier.join(20)
        last = results.get(timeout=20)
        assert len(wire.requests) == 4
    assert all(isinstance(one, Brought) for one in brought)
    assert isinstance(last, SupplyEnded)
    assert isinstance(last.error, Cancelled)


def test_a_wait_ends_when_any_of_its_events_is_set() -> None:
    first, second = threading.Event(), threading.Event()
    either = AnyOf(first, second)
    assert not either.is_set()
    assert not either.wait(0.0)
    second.set()
    assert either.wait(60)
    assert AnyOf(first).wait(0.001) is False
    first.set()
    assert AnyOf(first, threading.Event()).wait(None)
