"""Pacing, on a clock of the test's own."""

from __future__ import annotations

import threading

import pytest

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.fetch.pace import Pacer, is_loopback


class Time:
    """A clock that only waiting moves; `laziness` makes waits end early, as systems may."""

    def __init__(self, laziness: float = 1.0) -> None:
        self.now = 1000.0
        self.laziness = laziness
        self.is_stopped = False

    def __call__(self) -> float:
        return self.now

    def is_set(self) -> bool:
        return self.is_stopped

    def wait(self, timeout: float | None = None) -> bool:
        self.now += max(1e-6, (timeout or 0.0) * self.laziness)
        return self.is_stopped


@pytest.mark.parametrize("laziness", [1.0, 0.5])
def test_a_host_is_asked_at_most_so_often(laziness: float) -> None:
    time = Time(laziness)
    pacer = Pacer(2, clock=time)
    starts = []
    for took in (0.0, 0.0, 0.1, 3.0, 0.0, 0.49):
        pacer.wait("a.example", time)
        starts.append(time.now)
        time.now += took
    gaps = [round(b - a, 3) for a, b in zip(starts, starts[1:], strict=False)]
    assert gaps == pytest.approx([0.5, 0.5, 0.5, 3.0, 0.5], abs=0.01)
    assert all(gap >= 0.5 - 1e-9 for gap in gaps)


def test_each_host_has_a_pace_of_its_own_and_this_machine_none() -> None:
    time = Time()
    pacer = Pacer(0.1, clock=time)
    for host in ("a.example", "b.example", "127.0.0.1", "127.0.0.1", "localhost", "[::1]"):
        pacer.wait(host, time)
    assert time.now == 1000.0
    pacer.wait("b.example", time)
    assert time.now == 1010.0


def test_two_threads_never_share_a_slot() -> None:
    time = Time()
    pacer = Pacer(4, clock=time)
    starts: list[float] = []
    lock = threading.Lock()

    class Locked(Time):
        def wait(self, timeout: float | None = None) -> bool:
            with lock:
                time.now = max(time.now, time.now + (timeout or 0.0))
                return False

    def ask() -> None:
        for _ in range(20):
            pacer.wait("a.example", Locked())
            starts.append(time.now)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.now >= 1000.0 + 79 * 0.25


def test_stopping_ends_the_wait() -> None:
    time = Time()
    pacer = Pacer(0.1, clock=time)
    pacer.wait("a.example", time)
    time.is_stopped = True
    with pytest.raises(Cancelled):
        pacer.wait("a.example", time)


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("LOCALHOST", True),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_only_this_machine_is_not_paced(host: str, told: bool) -> None:
    assert is_loopback(host) is told
