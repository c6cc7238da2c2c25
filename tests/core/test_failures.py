"""What failed is tried again when that makes sense: never every cycle for ever, never never."""

from __future__ import annotations

import datetime as dt

import pytest

from govtrades_desktop.core.failures import FailureClass, classify, plan_retry

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("kind", "failure"),
    [
        ("SourceUnavailable", FailureClass.TRANSIENT),
        ("StoreUnavailable", FailureClass.TRANSIENT),
        ("SourceChanged", FailureClass.CHANGED_SOURCE),
        ("DocumentMissing", FailureClass.PERMANENT),
        ("DataRejected", FailureClass.PERMANENT),
        (None, FailureClass.PERMANENT),
    ],
)
def test_each_error_is_of_one_class(kind: str | None, failure: FailureClass) -> None:
    assert classify(kind) is failure


def test_no_answer_is_tried_by_the_next_refresh_however_often_it_was_tried() -> None:
    plan = plan_retry("SourceUnavailable", tries=40, failed_at=NOW, now=NOW)
    assert plan.is_due(NOW)
    assert plan.words(NOW) == "The next refresh tries again (it may pass by itself; tried 40 times)."


@pytest.mark.parametrize(("tries", "days"), [(0, 1), (1, 1), (2, 2), (4, 8), (6, 30), (5000, 30)])
def test_what_will_not_pass_soon_waits_longer_each_time_and_thirty_days_at_most(
    tries: int, days: int
) -> None:
    plan = plan_retry("DocumentMissing", tries=tries, failed_at=NOW, now=NOW)
    assert plan.next_try_at == NOW + days * DAY
    assert not plan.is_due(NOW + days * DAY - dt.timedelta(seconds=1))
    assert plan.is_due(NOW + days * DAY)


def test_the_plan_is_told_with_its_day() -> None:
    plan = plan_retry("SourceChanged", tries=1, failed_at=NOW, now=NOW)
    assert plan.words(NOW) == (
        "Tried again from 2026-11-25 on, or at once by \u201ctry again\u201d"
        " (the source sends something else than it promises; tried once)."
    )


def test_a_clock_that_was_set_back_makes_nothing_wait_for_years() -> None:
    """A failure noted under a clock of 2031 was not tried again before 2031: silent, and for ever."""
    plan = plan_retry("DocumentMissing", tries=1, failed_at=NOW.replace(year=2031), now=NOW)
    assert plan.is_due(NOW)
