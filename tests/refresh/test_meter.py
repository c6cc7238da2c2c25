"""Progress: few reports, true figures."""

from __future__ import annotations

from govtrades_desktop.refresh.events import Progress, RefreshEvent
from govtrades_desktop.refresh.meter import GAP_S, Meter


def test_reports_are_few_and_the_first_and_the_last_are_always_told() -> None:
    told: list[RefreshEvent] = []
    now = 0.0
    meter = Meter(told.append, "house", "documents", 1000, clock=lambda: now)
    for n in range(1000):
        now += 0.01
        meter.step(str(n))
    events = [event for event in told if isinstance(event, Progress)]
    assert len(events) <= 10 / GAP_S + 2
    assert (events[0].done, events[0].rate_per_s, events[0].seconds_left) == (0, None, None)
    assert (events[-1].done, events[-1].detail) == (1000, "999")
    middle = events[len(events) // 2]
    assert middle.rate_per_s is not None
    assert 99 < middle.rate_per_s < 101
    assert middle.seconds_left is not None
    assert abs(middle.seconds_left - (1000 - middle.done) / 100) < 0.2


def test_the_rate_is_that_of_now_not_of_an_hour_ago() -> None:
    """After a long wait for a slow site the time left was told in days."""
    told: list[RefreshEvent] = []
    now = 0.0
    meter = Meter(told.append, "house", "documents", 1000, clock=lambda: now)
    now = 3600.0
    for _ in range(40):
        now += 0.5
        meter.step()
    rate = meter.rate_per_s()
    assert rate is not None
    assert 1.9 < rate < 2.1
