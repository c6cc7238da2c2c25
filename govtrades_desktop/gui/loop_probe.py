"""How smooth the window is: a cheap timer measures how late the event loop answers. It knows no page.

A timer of 50 ms that fires late was held up: by a slot that took long, a repaint, or a machine that is busy
elsewhere. What it costs: one callback of a few microseconds, twenty times a second; it rests while nobody
looks and no refresh runs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

INTERVAL_MS = 50
KEPT_S = 180
"""The figures are of the newest so many seconds."""

_MEANINGLESS_MS = 60_000
"""Later than this, the machine slept: that is no gap."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """How late the event loop was, in milliseconds, over the newest seconds.

    Attributes:
        ticks: measured; 0: nothing was measured yet, and the others are 0.
    """

    ticks: int
    p50_ms: float
    p99_ms: float
    most_ms: float


class LoopProbe(QObject):
    """Measures while it is wanted by anybody; lives on the GUI thread."""

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last: float | None = None
        self._late: deque[tuple[float, float]] = deque(maxlen=KEPT_S * 1000 // INTERVAL_MS)
        self._wanted: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_measuring(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def want(self, who: str, *, is_wanted: bool) -> None:
        """Say whether somebody wants it measured; it rests when nobody does."""
        if is_wanted:
            self._wanted.add(who)
        else:
            self._wanted.discard(who)
        if self._wanted and not self._timer.isActive():
            self._last = None
            self._timer.start()
        elif not self._wanted:
            self._timer.stop()

    @Slot()
    def tick(self) -> None:
        """Note how late this tick is."""
        now = self._clock()
        if self._last is not None:
            late_ms = max(0.0, (now - self._last) * 1000 - INTERVAL_MS)
            if late_ms < _MEANINGLESS_MS:
                self._late.append((now, late_ms))
        self._last = now

    def recent(self) -> tuple[tuple[float, float], ...]:
        """Return each tick of the newest `KEPT_S` seconds: seconds ago, milliseconds late."""
        now = self._clock()
        return tuple((now - at, ms) for at, ms in self._late if now - at <= KEPT_S)

    def gaps(self) -> Gaps:
        """Return the figures of the newest `KEPT_S` seconds."""
        since = self._clock() - KEPT_S
        late = sorted(ms for at, ms in self._late if at >= since)
        if not late:
            return Gaps(0, 0.0, 0.0, 0.0)
        return Gaps(len(late), _share(late, 0.5), _share(late, 0.99), late[-1])


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
