"""Facts into words: each a person would read aloud the same way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme


@pytest.mark.parametrize(
    ("low", "high", "exact", "shown"),
    [
        (1001, 15000, None, "$1,001 – $15,000"),
        (50_000_001, None, None, "over $50,000,000"),
        (1_000_001, None, None, "over $1,000,000"),
        (9, 9, Decimal("9.00"), "$9"),
        (224, 225, Decimal("224.50"), "$224.50"),
        (None, None, None, "—"),
    ],
)
def test_amounts(low: int | None, high: int | None, exact: Decimal | None, shown: str) -> None:
    assert show.band(low, high, exact) == shown


def test_sums_are_intervals_and_never_upside_down() -> None:
    assert show.short_band(9_100_000, 31_700_000) == "$9.10M – $31.7M"
    assert show.short_band(10e6, 12e6, is_open=True) == "$10.0M – $12.0M and more"
    assert show.short_band(20e6, 6e6, is_open=True) == "$20.0M and more"


@pytest.mark.parametrize(
    ("dollars", "shown"),
    [(950, "$950"), (950_000, "$950K"), (975_000, "$975K"), (999_400, "$999K"), (999_600, "$1.00M"),
     (1_000_000, "$1.00M"), (980_000_000, "$980M"), (999_900_000, "$1.00B")],
)  # fmt: skip
def test_what_is_below_a_million_is_told_in_thousands(dollars: float, shown: str) -> None:
    """$975,000 was "$0.98M": rounded upwards past its own figures."""
    assert show.short_money(dollars) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [("CA11", "CA-11"), ("AK00", "AK"), ("VI00", "VI"), ("TX", "TX"), ("", "—")]
)
def test_seats(code: str, shown: str) -> None:
    assert show.seat(code) == shown


def test_lags_and_shares() -> None:
    assert show.lag(45) == "45" and show.lag(46) == "⚠ 46" and show.lag(None) == "—"
    assert show.percent(0.17) == "17 %" and show.percent(0.001) == "< 1 %" and show.percent(None) == "—"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(None, ""), (46, "46 s"), (700, "12 min"), (3900, "1 h 05 min")]
)
def test_durations(seconds: float | None, shown: str) -> None:
    assert show.duration(seconds) == shown


def test_a_moment_of_another_day_says_the_day() -> None:
    now = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC).astimezone()
    assert show.moment(now, now=now) == now.strftime("%H:%M")
    assert show.moment(now - dt.timedelta(days=2), now=now).startswith("2026-06-20")


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(colours: theme.Colours) -> None:
    """4.5:1 (WCAG 2.1, 1.4.3): a colour that looks fine on one screen is unreadable on another."""
    for name in ("text", "muted", "buy_text", "sell_text", "late_text", "paper_text", "error_text", "accent"):
        for ground in ("page", "window", "rail", "accent_soft"):
            if ground == "accent_soft" and name in (
                "muted",
                "late_text",
                "paper_text",
                "sell_text",
                "error_text",
            ):
                continue  # selected rows are checked for the words of the data below
            ratio = theme.contrast(getattr(colours, name), getattr(colours, ground))
            assert ratio >= 4.5, f"{name} on {ground}: {ratio:.2f}"
    for name in ("late_text", "sell_text", "muted"):
        assert theme.contrast(getattr(colours, name), colours.accent_soft) >= 3.0
    assert theme.contrast(colours.on_accent, colours.accent) >= 4.5
    assert theme.contrast(colours.error_text, colours.error_soft) >= 4.5
    assert theme.contrast(colours.paper_text, colours.notice_soft) >= 4.5


def test_no_other_module_has_a_colour() -> None:
    import re
    from pathlib import Path

    import govtrades_desktop.gui as gui

    root = Path(gui.__file__).parent
    found = [
        f"{path.name}:{number}"
        for path in root.rglob("*.py")
        if path.name != "theme.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"[\"'(;: ]#[0-9a-fA-F]{6}\b|QColor\(\s*\d", line)
    ]
    assert not found
