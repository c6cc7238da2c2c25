"""Where the reader was: places for Back and Forward, newest last. It shows nothing itself."""

from __future__ import annotations

from govtrades_desktop.gui.pages.page import Place

_KEPT = 50


class History:
    """Two heaps of places, as a browser has them."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember a place that is left for a new one; from there nothing lies ahead."""
        self._back = [*self._back[1 - _KEPT :], place]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """Return the place before, or None; `here` then lies ahead."""
        return self._step(self._back, self._forward, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place ahead, or None."""
        return self._step(self._forward, self._back, here)

    def ahead(self, *, is_back: bool) -> Place | None:
        """Return where Back, or Forward, would lead; nothing is gone there yet."""
        heap = self._back if is_back else self._forward
        return heap[-1] if heap else None

    @staticmethod
    def _step(source: list[Place], other: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        other.append(here)
        return source.pop()
