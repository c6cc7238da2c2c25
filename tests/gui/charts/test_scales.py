"""Ticks: round, within, apart from each other, and dates as a reader expects them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.gui.charts.scales import (
    day_ticks,
    linear_ticks,
    log_ticks,
    nice_step,
    period_ticks,
    tick_money,
)


def width_of(words: str) -> float:
    return 7.0 * len(words)


@given(st.floats(1e-3, 1e12), st.integers(1, 20))
def test_steps_are_round_and_few(span: float, most: int) -> None:
    step = nice_step(span, most)
    digits = f"{step:.6e}".split("e")[0].rstrip("0").rstrip(".")
    assert digits in {"1", "2", "5"}
    assert span / step <= most * (1 + 1e-6)
    assert span / step > most / 5.1 - 1  # not needlessly few


def test_counts_have_whole_steps() -> None:
    """With one trade as the highest column the axis once said 0, 0, 0, 1, 1, 1."""
    assert [at for at, _ in linear_ticks(0, 1, 8, str, is_whole=True)] == [0, 1]
    assert [at for at, _ in linear_ticks(-3, 4, 20, str, is_whole=True)] == [-3, -2, -1, 0, 1, 2, 3, 4]


def test_amounts_on_a_log_axis() -> None:
    assert [words for _, words in log_ticks(1e3, 1e7, 9, tick_money)] == [
        "$1K",
        "$10K",
        "$100K",
        "$1M",
        "$10M",
    ]
    assert [words for _, words in log_ticks(1e3, 1e7, 3, tick_money)] == ["$1K", "$100K", "$10M"]
    within = log_ticks(24, 61, 4, tick_money)
    assert len(within) > 1 and all(24 <= at <= 61 for at, _ in within)


@pytest.mark.parametrize(
    ("first", "last", "room", "expected"),
    [
        ("2012-01-01", "2025-12-31", 1000, [str(year) for year in range(2012, 2026)]),
        ("2012-01-01", "2025-12-31", 300, ["2015", "2020", "2025"]),
        ("2024-01-01", "2025-01-02", 400, ["2024", "2024-04", "2024-07", "2024-10", "2025"]),
        ("2025-03-03", "2025-03-06", 500, ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06"]),
    ],
)
def test_days_are_told_as_years_months_or_days(first: str, last: str, room: int, expected: list[str]) -> None:
    ends = [dt.date.fromisoformat(day).toordinal() for day in (first, last)]
    assert [words for _, words in day_ticks(*ends, room, width_of)] == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 60_000), st.floats(60, 3000))
def test_days_never_touch_each_other(first: dt.date, span: int, room: float) -> None:
    low = first.toordinal()
    found = day_ticks(low, low + span, room, width_of)
    px = [(at - low) / span * room for at, _ in found]
    assert all(low <= at <= low + span for at, _ in found)
    for (a, words), (b, _) in zip(
        zip(px, (w for _, w in found), strict=True), zip(px[1:], found[1:], strict=True), strict=False
    ):
        assert b - a >= width_of(words)


@given(st.integers(1, 300), st.floats(0.5, 120), st.integers(1, 12))
def test_periods_never_touch_each_other(count: int, step: float, first_month: int) -> None:
    starts = [dt.date(2000 + (first_month + k) // 12, (first_month + k) % 12 + 1, 1) for k in range(count)]
    labels = [start.isoformat()[:7] for start in starts]
    found = period_ticks(list(starts), labels, step, width_of)
    assert all(0 <= at < count for at, _ in found)
    for (a, words), (b, following) in zip(found, found[1:], strict=False):
        assert (b - a) * step >= (width_of(words) + width_of(following)) / 2


def test_the_last_bin_keeps_its_label() -> None:
    """The label 91+ says where an axis ends: evenly thinned, it was the one left out."""
    labels = ["0–7", "8–15", "16–30", "31–45", "46–90", "91+"]
    found = period_ticks([None] * 6, labels, 25, width_of)
    assert found[-1] == (5.0, "91+") and len(found) < 6
