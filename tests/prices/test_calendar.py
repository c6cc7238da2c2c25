"""Trading days: the library's, held to days that everybody can look up; and the arithmetic on them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govtrades_desktop.core.errors import SourceUnavailable, UserInputError
from govtrades_desktop.prices import calendar
from tests.prices.made import day, weekdays


def test_new_york_was_closed_on_the_days_that_it_was() -> None:
    """Holidays by rule are easy; the ones that were not are what a list of one's own misses."""
    sessions = calendar.trading_days_for(day("2026-11-24"))
    closed = {
        "2012-10-29": "the hurricane", "2012-10-30": "the hurricane", "2018-12-05": "Bush's funeral",
        "2025-01-09": "Carter's funeral", "2001-09-11": "the attack", "2021-12-24": "Christmas, kept earlier",
        "2022-06-20": "Juneteenth, since 2022", "2025-04-18": "Good Friday", "2025-07-05": "a Saturday",
    }  # fmt: skip
    assert [one for one in closed if sessions.is_session(day(one))] == []
    opened = ["2012-10-31", "2021-06-18", "2021-12-31", "2025-07-03", "2025-11-28", "2020-04-13"]
    assert all(sessions.is_session(day(one)) for one in opened), "early closes are sessions"
    assert len(sessions.between(day("2024-01-01"), day("2024-12-31"))) == 252
    assert (sessions.first, sessions.last) == (day("1970-01-02"), day("2027-12-31"))


def test_next_previous_and_distance() -> None:
    sessions = weekdays("2025-01-01", "2025-12-31", without=["2025-07-04"])
    saturday, friday = day("2025-07-05"), day("2025-07-04")
    assert sessions.next_session(friday) == sessions.next_session(saturday) == day("2025-07-07")
    assert sessions.previous_session(saturday) == day("2025-07-03")
    assert sessions.next_session(day("2025-07-03"), is_same_day_allowed=True) == day("2025-07-03")
    assert sessions.previous_session(day("2025-07-03")) == day("2025-07-02")
    assert sessions.distance(day("2025-07-03"), day("2025-07-07")) == 1
    assert sessions.distance(saturday, day("2025-07-07")) == 1
    assert sessions.distance(day("2025-07-08"), day("2025-07-03")) == -2
    assert sessions.distance(saturday, saturday) == 0
    with pytest.raises(UserInputError, match="known from 2025-01-01 to 2025-12-31, not for 2026-01-05"):
        sessions.next_session(day("2026-01-05"))
    with pytest.raises(UserInputError):
        sessions.next_session(day("2025-12-31"))


def test_the_library_is_imported_only_when_it_is_asked() -> None:
    """Half a second and pandas, on the way to every window."""
    code = (
        "import sys, govtrades_desktop.refresh.pipeline, govtrades_desktop.query.prices,"
        " govtrades_desktop.query.price_coverage; from govtrades_desktop.prices import calendar;"
        " assert calendar.library_version().startswith('exchange_calendars ');"
        " print([m for m in ('exchange_calendars', 'pandas', 'yfinance', 'fastparquet') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "exchange_calendars", None)
    calendar.load_trading_days.cache_clear()
    with pytest.raises(SourceUnavailable, match="not installed"):
        calendar.trading_days_for(day("2026-11-24"))
