"""How fast a stage goes and how long it still takes, told a few times a second. It waits nowhere."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from govtrades_desktop.refresh.events import Listener, Progress

GAP_S = 0.25
"""The least time between two reports of one stage; its first and its last are always told."""

WINDOW_S = 15.0
"""The rate is that of the newest so many seconds: a long wait in the past says nothing about now."""


class Meter:
    """The progress of one stage.

    Attributes:
        done: items done.
        total: items known.
    """

    def __init__(
        self,
        listener: Listener,
        source: str,
        stage: str,
        total: int,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Build and tell the start.

        Args:
            listener: is told.
            source: the source at work.
            stage: "index", "documents", "resolve" or "derive".
            total: items known.
            clock: monotonic seconds.
        """
        self.done = 0
        self.total = total
        self._listener = listener
        self._source = source
        self._stage = stage
        self._clock = clock
        now = clock()
        self._steps: deque[tuple[float, int]] = deque([(now, 0)])
        self._told_at = now
        self._tell("")

    def step(self, detail: str = "") -> None:
        """Count one item as done; tell it unless the last report is too young."""
        self.done += 1
        now = self._clock()
        self._steps.append((now, self.done))
        while len(self._steps) > 2 and self._steps[0][0] < now - WINDOW_S:
            self._steps.popleft()
        if self.done >= self.total or now - self._told_at >= GAP_S:
            self._told_at = now
            self._tell(detail)

    def rest(self) -> None:
        """Take a pause out of the rate: what goes by until the next step says nothing about the pace."""
        self._steps.clear()
        self._steps.append((self._clock(), self.done))

    def note(self, detail: str) -> None:
        """Tell the item at hand without counting it."""
        self._tell(detail)

    def rate_per_s(self) -> float | None:
        """Return items a second over the newest WINDOW_S; None while unknown."""
        (since, before), (now, done) = self._steps[0], self._steps[-1]
        return (done - before) / (now - since) if now > since and done > before else None

    def _tell(self, detail: str) -> None:
        rate = self.rate_per_s()
        left = max(0, self.total - self.done)
        self._listener(
            Progress(
                source=self._source,
                stage=self._stage,
                done=self.done,
                total=self.total,
                rate_per_s=rate,
                seconds_left=None if rate is None else left / rate,
                detail=detail,
            )
        )
