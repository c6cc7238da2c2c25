"""Doubts: each kind is told once, with its day, and nothing is told of a sound series."""

from __future__ import annotations

import math

import numpy as np

from govtrades_desktop.prices.checks import find_doubts, gaps_of, in_order, outside_sessions
from govtrades_desktop.prices.records import DoubtCode, Split, day_date
from tests.prices.made import day, series, weekdays

SESSIONS = weekdays("2025-01-01", "2025-12-31", without=["2025-07-04"])
WEEK = {"2025-07-01": 10.0, "2025-07-02": 10.5, "2025-07-03": 10.2, "2025-07-07": 10.4}


def codes(found: list) -> list[tuple[DoubtCode, str]]:
    return [(one.code, str(one.day)) for one in found]


def test_a_sound_series_over_a_holiday_has_no_doubt() -> None:
    assert find_doubts(series("A", WEEK), SESSIONS) == []
    assert in_order(series("A", WEEK))[1] == []


def test_a_gap_is_told_whole_with_its_trading_days() -> None:
    told = series("A", {"2025-06-30": 10.0, "2025-07-08": 10.1, "2025-07-10": 10.0})
    assert gaps_of(told.days, SESSIONS)[0][2] == 4
    first, second = find_doubts(told, SESSIONS)
    assert (first.code, first.day) == (DoubtCode.GAP, day("2025-07-01"))
    assert "from 2025-07-01 to 2025-07-07 (4 trading days)" in first.message
    assert "no price on 2025-07-09" in second.message


def test_a_price_of_a_closed_day_is_told() -> None:
    told = series("A", {**WEEK, "2025-07-12": 10.4})
    assert [day_date(n) for n in outside_sessions(told.days, SESSIONS)] == [day("2025-07-12")]
    assert codes(find_doubts(told, SESSIONS))[-1] == (DoubtCode.NOT_A_SESSION, "2025-07-12")


def test_a_split_that_the_adjusted_close_does_not_know_is_a_jump() -> None:
    """A chart would show a fall of 75 % that never was."""
    prices = {"2025-07-01": 400.0, "2025-07-02": 100.0, "2025-07-03": 101.0, "2025-07-07": 102.0}
    (doubt,) = find_doubts(series("A", prices), SESSIONS)
    assert (doubt.code, doubt.day) == (DoubtCode.JUMP, day("2025-07-02")) and "400" in doubt.message
    good = {"2025-07-01": 100.0}
    assert find_doubts(series("A", prices, adjusted=good), SESSIONS) == []
    nothing = dict.fromkeys(prices, math.nan)
    split = Split(day("2025-07-02"), 4.0)
    assert find_doubts(series("A", prices, adjusted=nothing, splits=[split]), SESSIONS) == []
    other = Split(day("2025-07-03"), 4.0)
    assert find_doubts(series("A", prices, adjusted=nothing, splits=[other]), SESSIONS)


def test_what_cannot_be_a_price_is_left_out_and_told() -> None:
    told, doubts = in_order(
        series("A", {"2025-07-01": 10.0, "2025-07-02": 0.0, "2025-07-03": -1.0, "2025-07-07": math.inf})
    )
    assert told.closes.tolist() == [10.0]
    assert codes(doubts) == [
        (DoubtCode.NOT_POSITIVE, "2025-07-02"),
        (DoubtCode.NOT_POSITIVE, "2025-07-03"),
        (DoubtCode.NOT_POSITIVE, "2025-07-07"),
    ]
    told, doubts = in_order(series("A", WEEK, adjusted={"2025-07-02": -3.0}))
    assert len(told) == 4 and np.isnan(told.adjusted[1]) and told.closes[1] == 10.5
    assert codes(doubts) == [(DoubtCode.NOT_POSITIVE, "2025-07-02")]


def test_days_are_put_in_order_and_of_two_tellings_the_last_stands() -> None:
    one = series("A", {"2025-07-03": 10.2, "2025-07-01": 10.0, "2025-07-02": 10.5})
    twice = np.append(one.days, one.days[:2])
    closes = np.append(one.closes, [10.2, 99.0])
    mixed = type(one)("A", twice, closes, closes.copy())
    told, doubts = in_order(mixed)
    assert [str(day_date(n)) for n in told.days] == ["2025-07-01", "2025-07-02", "2025-07-03"]
    assert told.closes.tolist() == [99.0, 10.5, 10.2]
    assert codes(doubts) == [(DoubtCode.DISAGREES, "2025-07-01")], "the same twice is no disagreement"
    assert "10 and 99" in doubts[0].message


def test_of_many_doubts_the_first_are_told_and_how_many_more() -> None:
    days = [str(day_date(n)) for n in SESSIONS.days[:100:2]]
    found = find_doubts(series("A", dict.fromkeys(days, 10.0)), SESSIONS)
    assert len(found) == 21 and "29 more" in found[-1].message
