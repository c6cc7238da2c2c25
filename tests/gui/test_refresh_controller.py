"""The controller: one run at a time, one end to each, a timer that only asks, and an end within its limit."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from govtrades_desktop.core.errors import Cancelled, StoreUnavailable
from govtrades_desktop.gui.refresh_controller import (
    LONGEST_SLEEP_MS,
    SWITCH_S,
    ReadAgain,
    RefreshController,
)
from govtrades_desktop.refresh.events import FilingRead, Progress, RefreshRequest, RunError, SourceRun
from tests.gui.conftest import Places, Script, report

NOW = dt.datetime(2026, 6, 22, 12, 5, tzinfo=dt.UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def controller(qtbot: Any, script: Script, clock: Clock) -> Iterator[RefreshController]:
    made = RefreshController(script, interval="hourly", clock=clock)
    yield made
    script.may_end.set()
    assert made.shutdown()


def test_a_run_works_off_the_main_thread_and_tells_on_it(
    qtbot: Any, controller: RefreshController, script: Script
) -> None:
    """A slot that is no bound method of a QObject on main would run in the worker's thread."""
    places = Places()
    controller.noted.connect(places.take)
    controller.state_changed.connect(places.take)
    big = 3_000_000_000  # a Signal(int) would deliver another number
    script.events = [
        Progress("house", "documents", 214, big, 1.9, 46.0),
        FilingRead("house", "20029046", "read", 2),
        RunError("20029047", "The PDF is broken."),
    ]
    with qtbot.waitSignal(controller.refreshed) as told:
        assert controller.start(RefreshRequest(is_manual=True))
    assert told.args[0].runs[0].listed == 5
    assert {thread for thread, _ in places.seen} == {threading.get_ident()}
    assert script.threads and script.threads[0] != threading.current_thread().name
    progress = [v.progress for _, v in places.seen if getattr(v, "progress", None)]
    assert progress[0].total == big
    assert script.events[1] in [v for _, v in places.seen], (
        "the same frozen value, not a copy in another shape"
    )


def test_only_one_run_at_a_time(qtbot: Any, controller: RefreshController, script: Script) -> None:
    script.hold()
    assert controller.start(RefreshRequest())
    assert not controller.start(RefreshRequest())
    script.may_end.set()
    qtbot.waitUntil(lambda: not controller.state.is_running)
    assert len(script.requests) == 1


def test_cancel_reaches_a_run_that_is_busy(qtbot: Any, controller: RefreshController, script: Script) -> None:
    """A queued cancel would be delivered only after the run had ended by itself."""
    script.hold()
    controller.start(RefreshRequest())
    qtbot.waitUntil(lambda: bool(script.requests))
    with qtbot.waitSignal(controller.refreshed) as told:
        controller.cancel()
        assert controller.state.is_cancelling
    assert told.args[0].is_cancelled
    assert not controller.state.is_running and controller.state.last_success_at is None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (StoreUnavailable("The disk is full.", hint="Make room."), "StoreUnavailable"),
        (ValueError("a bug"), "ValueError"),
    ],
)
def test_a_worker_that_raises_ends_the_run(
    qtbot: Any, controller: RefreshController, script: Script, error: Exception, kind: str
) -> None:
    """After an exception in a worker's slot the thread lives on: "busy" would stay true for ever."""

    def fail() -> Any:
        raise error

    script.outcome = fail
    with qtbot.waitSignal(controller.failed) as told:
        controller.start(RefreshRequest())
    assert told.args[0] is error
    state = controller.state
    assert not state.is_running and state.last_error is not None and state.last_error.kind == kind
    script.outcome = report
    with qtbot.waitSignal(controller.refreshed):
        assert controller.start(RefreshRequest()), "the next run starts as if nothing had been"
    assert controller.state.last_error is None


def test_a_raised_cancel_is_no_error(qtbot: Any, controller: RefreshController, script: Script) -> None:
    def stop() -> Any:
        raise Cancelled("Stopped.")

    script.outcome = stop
    with qtbot.waitSignal(controller.failed):
        controller.start(RefreshRequest())
    assert controller.state.last_error is None


def test_offline_is_told_and_tried_again_before_long(
    qtbot: Any, controller: RefreshController, script: Script, clock: Clock
) -> None:
    trouble = RunError(None, "No answer from the House Clerk's site.", kind="SourceUnavailable")
    script.outcome = lambda: report(SourceRun("house", is_unavailable=True, errors=(trouble,)))
    controller.arm()
    with qtbot.waitSignal(controller.refreshed):
        controller.start(RefreshRequest())
    state = controller.state
    assert state.last_error == trouble and state.last_success_at is None
    assert state.next_at == clock.now + dt.timedelta(minutes=15)


@pytest.mark.parametrize("is_house_silent", [True, False])
def test_what_was_asked_along_says_nothing_about_the_trades(
    qtbot: Any, controller: RefreshController, script: Script, is_house_silent: bool
) -> None:
    """With the House silent and the legislators answering, "Updated" would stand over stale trades."""
    trouble = RunError(None, "No answer.", kind="SourceUnavailable")
    house = SourceRun("house", is_unavailable=is_house_silent, errors=(trouble,) * is_house_silent)
    along = SourceRun(
        "legislators",
        is_reference=True,
        is_incidental=True,
        is_unavailable=not is_house_silent,
        errors=(trouble,) * (not is_house_silent),
    )
    script.outcome = lambda: report(house, along)
    with qtbot.waitSignal(controller.refreshed):
        controller.start(RefreshRequest())
    assert (controller.state.last_success_at is None) == is_house_silent
    assert controller.state.is_silent == is_house_silent
    troubled = [one.source for one in controller.state.troubles]
    assert troubled == (["house"] if is_house_silent else ["legislators"])


def test_the_timer_compares_wall_clocks(
    qtbot: Any, controller: RefreshController, script: Script, clock: Clock
) -> None:
    """A machine that slept through the hour has a timer that believes little time has passed."""
    with qtbot.waitSignal(controller.refreshed):
        controller.start(RefreshRequest())
    last = controller.state.last_success_at
    assert last is not None
    clock.now = last
    controller.arm()
    assert controller.next_at() == last + dt.timedelta(hours=1)
    assert controller._timer.isActive() and controller._timer.interval() <= LONGEST_SLEEP_MS
    clock.now = last + dt.timedelta(minutes=30)
    controller._on_tick()
    assert len(script.requests) == 1, "not due yet: only armed again"
    clock.now = last + dt.timedelta(hours=7)
    with qtbot.waitSignal(controller.refreshed):
        controller._on_tick()
    assert len(script.requests) == 2 and not script.requests[1].is_manual


def test_a_tick_during_a_run_is_skipped_not_queued(
    qtbot: Any, controller: RefreshController, script: Script, clock: Clock
) -> None:
    controller.arm()
    script.hold()
    controller.start(RefreshRequest())
    clock.now += dt.timedelta(days=3)
    with qtbot.waitSignal(controller.skipped):
        controller._on_tick()
    with qtbot.waitSignal(controller.refreshed):
        script.may_end.set()
    assert len(script.requests) == 1


@pytest.mark.parametrize(("interval", "hours"), [("off", None), ("hourly", 1), ("daily", 24)])
def test_the_interval_is_obeyed(script: Script, clock: Clock, interval: str, hours: int | None) -> None:
    made = RefreshController(script, interval=interval, last_success_at=NOW, clock=clock)
    made.arm()
    assert made.next_at() == (None if hours is None else NOW + dt.timedelta(hours=hours))
    assert made._timer.isActive() == (hours is not None)
    made.set_interval("off")
    assert not made._timer.isActive() and made.state.next_at is None
    assert made.shutdown()


def test_reading_again_is_no_refresh(qtbot: Any, controller: RefreshController, script: Script) -> None:
    """It asks nothing of the source: "Updated 12:05" after it would be a lie."""
    with qtbot.waitSignal(controller.refreshed):
        controller.start(ReadAgain((7,)))
    assert script.requests == [ReadAgain((7,))]
    assert controller.state.last_success_at is None


def test_shutdown_during_a_run_ends_within_its_limit_and_may_be_called_twice(
    qtbot: Any, controller: RefreshController, script: Script
) -> None:
    """Destroying a QThread that runs aborts the process."""
    script.hold()
    controller.start(RefreshRequest())
    qtbot.waitUntil(lambda: bool(script.requests))
    began = time.monotonic()
    assert controller.shutdown(2.0)
    assert time.monotonic() - began < 2.0
    assert controller.shutdown() and not controller.start(RefreshRequest())


def test_shutdown_that_cannot_end_says_so(qtbot: Any, clock: Clock) -> None:
    may_end = threading.Event()
    running = threading.Event()

    def deaf(request: Any, stop: threading.Event, listener: Any) -> Any:
        running.set()
        may_end.wait(20)
        return report()

    made = RefreshController(deaf, interval="off", clock=clock)
    made.start(RefreshRequest())
    assert running.wait(5)
    assert not made.shutdown(0.1)
    may_end.set()
    assert made.shutdown(5)


def test_the_timer_has_the_indexes_asked_for_whole_every_few_days(
    qtbot: Any, script: Script, clock: Clock
) -> None:
    """Without it a filing that an index "not modified" hides would never be listed, and nobody would know."""
    made = RefreshController(
        script,
        interval="hourly",
        last_success_at=NOW - dt.timedelta(minutes=90),
        resync_every_days=5,
        resynced_at=NOW - dt.timedelta(days=5, hours=1),
        clock=clock,
    )
    made.arm()
    assert made.state.next_resync_at is not None and made.state.next_resync_at <= NOW
    with qtbot.waitSignal(made.refreshed):
        made._on_tick()
    assert [one.is_full for one in script.requests] == [True]
    clock.now = made.state.last_success_at
    assert made.state.resynced_at == clock.now
    clock.now += dt.timedelta(hours=1)
    with qtbot.waitSignal(made.refreshed):
        made._on_tick()
    assert [one.is_full for one in script.requests] == [True, False]
    made.set_resync(0)
    assert made.state.next_resync_at is None
    assert made.shutdown()


def test_a_resync_in_which_a_source_gave_trouble_stays_due(qtbot: Any, script: Script, clock: Clock) -> None:
    trouble = RunError(None, "Index of 2019: the site answers 500.", kind="SourceUnavailable")
    script.outcome = lambda: report(SourceRun("house", listed=9, errors=(trouble,)))
    made = RefreshController(script, interval="hourly", resync_every_days=5, clock=clock)
    with qtbot.waitSignal(made.refreshed):
        made.start(RefreshRequest(is_full=True))
    assert made.state.resynced_at is None and made.state.last_success_at is not None
    assert made.state.next_resync_at == NOW + dt.timedelta(hours=6)
    assert made.shutdown()


def test_a_paused_run_is_told_to_wait_and_a_cancel_ends_the_pause(
    qtbot: Any, controller: RefreshController, script: Script
) -> None:
    """A pause that outlives its run would hold up the next one before its first document."""
    controller.pause()
    assert not controller.state.is_paused, "nothing runs"
    script.hold()
    controller.start(RefreshRequest())
    controller.pause()
    assert controller.state.is_paused and controller._stop.is_paused
    controller.resume()
    assert not controller.state.is_paused and not controller._stop.is_paused
    controller.pause()
    with qtbot.waitSignal(controller.refreshed):
        controller.cancel()
    assert not controller.state.is_paused
    script.may_end.set()
    with qtbot.waitSignal(controller.refreshed):
        controller.start(RefreshRequest())
    assert not controller._stop.is_paused


def test_while_a_run_goes_on_threads_give_way_sooner_and_afterwards_as_before(
    qtbot: Any, controller: RefreshController, script: Script
) -> None:
    """With Python's own 5 ms a repaint beside a computing refresh took 150 ms in place of 8."""
    usual = sys.getswitchinterval()
    script.hold()
    controller.start(RefreshRequest())
    assert sys.getswitchinterval() == pytest.approx(SWITCH_S, rel=0.1)
    with qtbot.waitSignal(controller.refreshed):
        script.may_end.set()
    assert sys.getswitchinterval() == pytest.approx(usual)
    script.hold()
    controller.start(RefreshRequest())
    controller.shutdown()
    assert sys.getswitchinterval() == pytest.approx(usual)
