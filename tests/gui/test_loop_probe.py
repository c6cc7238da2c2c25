"""The probe of the event loop: true figures, and none of its own making."""

from __future__ import annotations

from typing import Any

from govtrades_desktop.gui.loop_probe import INTERVAL_MS, KEPT_S, LoopProbe


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_gaps_are_what_a_tick_came_too_late(qtbot: Any) -> None:
    """Counted from the tick itself and not from its interval, an idle window would have gaps of 50 ms."""
    clock = Clock()
    probe = LoopProbe(clock=clock)
    assert probe.gaps().ticks == 0
    probe.tick()
    for late_ms in [0.0] * 196 + [20.0, 30.0, 80.0, 4.0]:
        clock.now += (INTERVAL_MS + late_ms) / 1000
        probe.tick()
    gaps = probe.gaps()
    assert gaps.ticks == 200 and round(gaps.most_ms) == 80 and round(gaps.p99_ms) == 30 and gaps.p50_ms < 0.01
    clock.now += 8 * 3600  # the machine slept
    probe.tick()
    assert probe.gaps().ticks == 0, "what lies longer back than the window is of another time"
    clock.now += INTERVAL_MS / 1000
    probe.tick()
    assert probe.gaps().ticks == 1 and probe.gaps().most_ms < 1
    assert KEPT_S >= 60


def test_it_rests_while_nobody_wants_it(qtbot: Any) -> None:
    probe = LoopProbe()
    probe.want("page", is_wanted=True)
    probe.want("refresh", is_wanted=True)
    qtbot.waitUntil(lambda: probe.gaps().ticks >= 2)
    probe.want("page", is_wanted=False)
    assert probe.is_measuring
    probe.want("refresh", is_wanted=False)
    assert not probe.is_measuring
