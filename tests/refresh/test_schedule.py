"""When the program refreshes by itself, under a clock that sleeps, jumps and changes its zone."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.refresh.schedule import (
    RESYNC_RETRY_AFTER,
    RETRY_AFTER,
    Job,
    Past,
    Policy,
    due,
    next_refresh,
    next_resync,
)

NOON = dt.datetime(2026, 6, 22, 12, 5, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
HOURLY = Policy.of_settings("hourly", 5)
DAILY = Policy.of_settings("daily", 5)
OFF = Policy.of_settings("off", 5)
NOTHING = Past()


class Machine:
    """A machine with a program on it: ticks once a minute while it is awake, and runs what is due."""

    def __init__(self, policy: Policy, past: Past = NOTHING, now: dt.datetime = NOON) -> None:
        self.policy, self.past, self.now = policy, past, now
        self.is_online = True
        self.done: list[tuple[dt.datetime, Job]] = []

    def tick(self) -> None:
        job = due(self.policy, self.past, self.now)
        if job is None:
            return
        self.done.append((self.now, job))
        is_resync = job is Job.RESYNC
        good = self.now if self.is_online else None
        self.past = Past(
            succeeded_at=good or self.past.succeeded_at,
            attempted_at=self.now,
            resynced_at=(good if is_resync else None) or self.past.resynced_at,
            resync_attempted_at=self.now if is_resync else self.past.resync_attempted_at,
        )

    def wake(self, during: dt.timedelta) -> list[Job]:
        before = len(self.done)
        end = self.now + during
        while self.now < end:
            self.tick()
            self.now += MINUTE
        return [job for _, job in self.done[before:]]

    def sleep(self, during: dt.timedelta) -> None:
        self.now += during


def test_hourly_asks_once_an_hour_and_resyncs_every_five_days() -> None:
    machine = Machine(HOURLY, Past(succeeded_at=NOON, resynced_at=NOON))
    jobs = machine.wake(10 * DAY)
    assert len(jobs) == 240 - 1
    resyncs = [at for at, job in machine.done if job is Job.RESYNC]
    assert resyncs[0] == NOON + 5 * DAY
    gaps = {b[0] - a[0] for a, b in zip(machine.done, machine.done[1:], strict=False)}
    assert gaps == {HOUR}, "a re-sync is a refresh too: the hour begins anew with it"


def test_off_does_nothing_whatever_was_missed() -> None:
    machine = Machine(OFF)
    assert machine.wake(DAY) == []
    assert next_refresh(OFF, Past(), NOON) is None


def test_a_start_obeys_the_setting() -> None:
    """At every start a refresh of the hour is not due again: restarts would ask the site each time."""
    past = Past(succeeded_at=NOON - 20 * MINUTE, resynced_at=NOON - DAY)
    assert due(HOURLY, past, NOON) is None
    assert next_refresh(HOURLY, past, NOON) == NOON + 40 * MINUTE
    assert due(DAILY, Past(succeeded_at=NOON - 25 * HOUR, resynced_at=NOON - DAY), NOON) is Job.REFRESH
    assert due(HOURLY, Past(), NOON) is Job.RESYNC, "nothing is known: all of it, at once"


def test_a_night_asleep_brings_one_refresh_and_not_eight() -> None:
    machine = Machine(HOURLY, Past(succeeded_at=NOON, resynced_at=NOON))
    machine.sleep(8 * HOUR + 7 * MINUTE)
    assert machine.wake(30 * MINUTE) == [Job.REFRESH]


def test_a_laptop_closed_for_ten_days_brings_one_job_that_is_both() -> None:
    machine = Machine(HOURLY, Past(succeeded_at=NOON, resynced_at=NOON))
    machine.sleep(10 * DAY)
    assert machine.wake(30 * MINUTE) == [Job.RESYNC]
    assert machine.wake(31 * MINUTE) == [Job.REFRESH]


@pytest.mark.parametrize("jump", [-365 * DAY, -HOUR, -MINUTE, 365 * DAY, 3 * HOUR])
def test_a_clock_that_jumps_costs_one_asking_and_stalls_nothing(jump: dt.timedelta) -> None:
    """Set back by a year, "last success + 1 hour" lies a year away: silence for a year."""
    machine = Machine(HOURLY, Past(succeeded_at=NOON, resynced_at=NOON))
    machine.wake(30 * MINUTE)
    machine.now += jump
    jobs = machine.wake(3 * HOUR)
    assert 2 <= len(jobs) <= 4
    hour_later = [at for at, _ in machine.done]
    assert all(b - a >= 14 * MINUTE for a, b in zip(hour_later, hour_later[1:], strict=False))


def test_a_clock_that_was_ahead_and_is_put_right_asks_again_in_time() -> None:
    machine = Machine(HOURLY, Past(succeeded_at=NOON, resynced_at=NOON))
    machine.now += 365 * DAY
    machine.wake(5 * MINUTE)  # everything of it is noted a year ahead, the re-sync too
    machine.now -= 365 * DAY
    assert machine.wake(2 * HOUR) == [Job.RESYNC, Job.REFRESH]


@pytest.mark.parametrize(
    ("before", "elapsed"),
    [("2026-03-29T01:30+01:00", HOUR), ("2026-10-25T02:30+02:00", HOUR)],
)
def test_summer_time_makes_no_hour_longer_or_shorter(before: str, elapsed: dt.timedelta) -> None:
    """A difference of two local times of one zone is of the wall, not of time: an hour off twice a year."""
    zone = zoneinfo.ZoneInfo("Europe/Berlin")
    then = dt.datetime.fromisoformat(before).astimezone(zone)
    now = (then.astimezone(dt.UTC) + elapsed).astimezone(zone)
    past = Past(succeeded_at=then, resynced_at=then)
    assert next_refresh(HOURLY, past, now) == then.astimezone(dt.UTC) + HOUR
    assert due(HOURLY, past, now) is Job.REFRESH
    assert due(HOURLY, past, now.astimezone(dt.UTC) - MINUTE) is None


def test_offline_is_tried_every_quarter_of_an_hour_and_the_resync_less_often() -> None:
    machine = Machine(HOURLY, Past(succeeded_at=NOON - 2 * HOUR, resynced_at=NOON - 6 * DAY))
    machine.is_online = False
    jobs = machine.wake(2 * HOUR)
    assert len(jobs) == 8, "the two together as often as one alone"
    assert jobs[0] is Job.RESYNC and jobs.count(Job.RESYNC) == 1
    machine.is_online = True
    assert machine.wake(RETRY_AFTER + MINUTE) == [Job.REFRESH]
    assert next_resync(HOURLY, machine.past, machine.now) == NOON + RESYNC_RETRY_AFTER


def test_without_a_resync_only_the_increment() -> None:
    machine = Machine(Policy.of_settings("daily", 0), Past(succeeded_at=NOON))
    assert machine.wake(11 * DAY) == [Job.REFRESH] * 10


MOMENTS = st.none() | st.datetimes(
    dt.datetime(1970, 1, 2), dt.datetime(2190, 1, 1), timezones=st.just(dt.UTC)
)


@given(MOMENTS, MOMENTS, MOMENTS, MOMENTS, MOMENTS.filter(bool))
def test_whatever_was_noted_the_next_is_never_further_away_than_the_setting(
    succeeded: dt.datetime,
    attempted: dt.datetime,
    resynced: dt.datetime,
    tried: dt.datetime,
    now: dt.datetime,
) -> None:
    past = Past(succeeded, attempted, resynced, tried)
    following = next_refresh(HOURLY, past, now)
    assert following is not None and following <= now + HOUR + 2 * MINUTE
    again = next_resync(HOURLY, past, now)
    assert again is not None and again <= now + 5 * DAY + 2 * MINUTE
