"""Politeness: the least time between two requests to one host. It opens no connection itself."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable
from typing import Protocol

from govtrades_desktop.core.errors import Cancelled


class StopEvent(Protocol):
    """The part of `threading.Event` that a wait needs: it ends early when the user stops the run."""

    def is_set(self) -> bool:
        """Return True once the user asked to stop."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait up to `timeout` seconds; return True at once when stopped."""


class Pacer:
    """At most `requests_per_second` to each host; this machine itself (loopback) is not paced.

    Safe to share between threads: a slot is taken under a lock before it is waited for.

    Attributes:
        gap_s: seconds between the starts of two requests to one host.
    """

    def __init__(self, requests_per_second: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        if not requests_per_second > 0:
            raise ValueError(f"requests_per_second must be above 0, not {requests_per_second}")
        self.gap_s = 1.0 / requests_per_second
        self._clock = clock
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}

    def wait(self, host: str, stop: StopEvent) -> None:
        """Return when the next request to `host` may start.

        Raises:
            Cancelled: `stop` was set meanwhile.
        """
        if not is_loopback(host):
            with self._lock:
                now = self._clock()
                slot = max(now, self._next.get(host, now))
                self._next[host] = slot + self.gap_s
            # A clock that steps between reading and waiting must not let two requests through together.
            while (left := slot - self._clock()) > 0 and not stop.wait(left):
                pass
        if stop.is_set():
            raise Cancelled("The refresh was stopped.")


def is_loopback(host: str) -> bool:
    """Return True where `host` is this machine: 127.0.0.0/8, ::1, localhost."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
