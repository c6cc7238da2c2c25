"""Wishes to a run: to stop (one made of several: the user's, and the run's own), and to pause. No thread.

Paused, a run begins nothing new: what is under way is read and written, and it keeps its place. A stop ends
a pause. A plain `threading.Event` can be given wherever nobody will want to pause.
"""

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


class StopOrPause(threading.Event):
    """The wish to stop a run, set as any event; and beside it the wish to pause."""

    def __init__(self) -> None:
        super().__init__()
        self._going = threading.Event()
        self._going.set()

    @property
    def is_paused(self) -> bool:
        """Whether the run is to begin nothing new for now."""
        return not self._going.is_set()

    def pause(self) -> None:
        """Let the run begin nothing new."""
        if not self.is_set():
            self._going.clear()

    def resume(self) -> None:
        """Let it go on where it was."""
        self._going.set()

    def set(self) -> None:
        """Wish to stop; it need not go on first."""
        super().set()
        self._going.set()

    def clear(self) -> None:
        """Forget both wishes."""
        self._going.set()
        super().clear()

    def wait_while_paused(self, timeout: float) -> None:
        """Return when the pause is over, after `timeout` seconds at the latest."""
        self._going.wait(timeout)


def is_paused(stop: StopEvent) -> bool:
    """Return whether a run that heeds `stop` is to begin nothing new for now."""
    return bool(getattr(stop, "is_paused", False))


def wait_while_paused(stop: StopEvent) -> None:
    """Return at once, or when the pause is over, or when stopping is wished."""
    while is_paused(stop) and not stop.is_set():
        stop.wait_while_paused(POLL_S)  # type: ignore[attr-defined]  # whoever can be paused has it


class AnyOf:
    """Set when any of its events is."""

    def __init__(self, *events: threading.Event) -> None:
        self._events = events

    def is_set(self) -> bool:
        """Return True once one of them is set."""
        return any(event.is_set() for event in self._events)

    @property
    def is_paused(self) -> bool:
        """Whether one of them wishes a pause."""
        return any(is_paused(event) for event in self._events)

    def wait_while_paused(self, timeout: float) -> None:
        """Return when the pause is over, after `timeout` seconds at the latest."""
        for event in self._events:
            if is_paused(event):
                event.wait_while_paused(timeout)  # type: ignore[attr-defined]

    def wait(self, timeout: float | None = None) -> bool:
        """Wait up to `timeout` seconds; the first event ends the wait at once, the others within POLL_S."""
        until = None if timeout is None else time.monotonic() + timeout
        while not self.is_set():
            left = POLL_S if until is None else min(POLL_S, until - time.monotonic())
            if left <= 0 or self._events[0].wait(left):
                break
        return self.is_set()
