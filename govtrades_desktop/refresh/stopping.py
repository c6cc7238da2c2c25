"""One wish to stop made of several: the user's, and the run's own when it cannot go on. No thread."""

from __future__ import annotations

import threading
import time
from typing import Protocol

POLL_S = 0.1


class StopEvent(Protocol):
    """The part of `threading.Event` that waits use."""

    def is_set(self) -> bool:
        """Return True once stopping is wished."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait up to `timeout` seconds for the wish; return whether it stands."""


class AnyOf:
    """Set when any of its events is."""

    def __init__(self, *events: threading.Event) -> None:
        self._events = events

    def is_set(self) -> bool:
        """Return True once one of them is set."""
        return any(event.is_set() for event in self._events)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait up to `timeout` seconds; the first event ends the wait at once, the others within POLL_S."""
        until = None if timeout is None else time.monotonic() + timeout
        while not self.is_set():
            left = POLL_S if until is None else min(POLL_S, until - time.monotonic())
            if left <= 0 or self._events[0].wait(left):
                break
        return self.is_set()
