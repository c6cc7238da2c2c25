"""Dates as US forms print them, and as files keep them (ISO 8601). Knows no locale and no clock."""

from __future__ import annotations

import datetime as dt
import re

_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z", re.ASCII)
_US_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2})\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)


def parse_us_date(text: str, *, allow_short_year: bool = False) -> dt.date:
    """Read ``M/D/YYYY``, padded or not.

    Args:
        text: the date; blanks around it are ignored.
        allow_short_year: read ``M/D/YY`` as of this century, as filers write expirations (``1/21/22``).

    Raises:
        ValueError: the text is no such date, or no day of the calendar.
    """
    plain = text.strip()
    if found := _US.match(plain):
        month, day, year = (int(part) for part in found.groups())
    elif allow_short_year and (found := _US_SHORT.match(plain)):
        month, day, year = (int(part) for part in found.groups())
        year += 2000
    else:
        raise ValueError(f"not a date of the form M/D/YYYY: {plain!r}")
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"no day of the calendar: {plain!r}") from error


def parse_iso_date(text: str) -> dt.date:
    """Read ``YYYY-MM-DD`` and nothing else.

    Raises:
        ValueError: the text is no such date.
    """
    plain = text.strip()
    if not (found := _ISO.match(plain)):
        raise ValueError(f"not a date of the form YYYY-MM-DD: {plain!r}")
    year, month, day = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"no day of the calendar: {plain!r}") from error


def format_us_date(day: dt.date) -> str:
    """Print ``MM/DD/YYYY``, as the House forms do."""
    return f"{day.month:02}/{day.day:02}/{day.year:04}"
