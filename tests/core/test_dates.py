"""Dates as printed: read exactly or refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.dates import format_us_date, parse_iso_date, parse_us_date


@given(day=st.dates(min_value=dt.date(1000, 1, 1)))
def test_printed_dates_read_back(day: dt.date) -> None:
    assert parse_us_date(format_us_date(day)) == day
    assert parse_us_date(f"{day.month}/{day.day}/{day.year}") == day
    assert parse_iso_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["02/30/2025", "13/01/2025", "1/21/22", "2025-01-01", "1/2/2025 3", "", "١/٢/٢٠٢٥"]
)
def test_refuses_what_is_no_us_date(text: str) -> None:
    with pytest.raises(ValueError, match="date|calendar"):
        parse_us_date(text)


def test_short_years_are_of_this_century_and_only_where_allowed() -> None:
    assert parse_us_date("1/21/22", allow_short_year=True) == dt.date(2022, 1, 21)
    with pytest.raises(ValueError, match="date"):
        parse_us_date("1/21/22")


@given(text=st.text(max_size=20))
def test_any_text_reads_or_is_refused(text: str) -> None:
    for read in (parse_us_date, parse_iso_date):
        try:
            assert isinstance(read(text), dt.date)
        except ValueError as error:
            assert str(error)
