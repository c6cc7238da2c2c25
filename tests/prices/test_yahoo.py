"""Yahoo Finance through the real yfinance, against a local site that speaks its chart API."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import Cancelled, SourceUnavailable
from govtrades_desktop.prices import yahoo
from govtrades_desktop.prices.provider import YAHOO, open_provider
from govtrades_desktop.prices.records import DoubtCode, MissingKind, Split, day_date
from govtrades_desktop.prices.yahoo import YahooFinance
from tests.prices.chart_site import ChartSite, point_library_at, serving

MAY = [dt.date(2025, 5, day) for day in (12, 13, 14, 15, 16)]
LAST = dt.date(2025, 5, 16)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChartSite]:
    told = {day: (100.5 + at, 99.25 + at) for at, day in enumerate(MAY)}
    with serving(ChartSite({"AAPL": dict(told), "BRK-B": dict(told)})) as made:
        point_library_at(made, monkeypatch)
        yield made


@pytest.fixture
def provider(tmp_path: Path) -> YahooFinance:
    return YahooFinance(tmp_path / "cache", pause_s=0.0)


def never() -> threading.Event:
    return threading.Event()


def test_closes_adjusted_closes_splits_and_currency_come_as_told(
    site: ChartSite, provider: YahooFinance
) -> None:
    site.splits["AAPL"] = {MAY[2]: (4, 1)}
    history = provider.fetch(["AAPL", "BRK-B"], None, LAST, never())
    assert (history.source, history.missing, history.doubts, history.interruption) == ("yahoo", {}, (), None)
    series = history.series["AAPL"]
    assert [day_date(day) for day in series.days] == MAY
    assert series.closes.tolist() == [100.5, 101.5, 102.5, 103.5, 104.5]
    assert series.adjusted.tolist() == [99.25, 100.25, 101.25, 102.25, 103.25]
    assert (series.splits, series.currency) == ((Split(MAY[2], 4.0),), "USD")
    assert history.retrieved_at.tzinfo is not None
    spans = [one for one in site.asked if one[1] is not None]
    assert [one[0] for one in spans] == ["AAPL", "BRK-B"]
    assert spans[0][1] == yahoo.FIRST_DAY, "all there is, from the STOCK Act's year on"


def test_the_last_day_is_included_and_what_is_known_is_not_asked_again(
    site: ChartSite, provider: YahooFinance
) -> None:
    """The library leaves its end out: a run would always be a day behind, and look complete."""
    history = provider.fetch(["AAPL"], None, LAST, never(), since={"AAPL": MAY[3]})
    assert [day_date(day) for day in history.series["AAPL"].days] == MAY[3:]


def test_a_delisted_symbol_has_a_reason_and_holds_nobody_up(site: ChartSite, provider: YahooFinance) -> None:
    history = provider.fetch(["YHOO", "ATVI", "TWTR", "MON", "AAPL"], None, LAST, never())
    assert sorted(history.missing) == ["ATVI", "MON", "TWTR", "YHOO"] and list(history.series) == ["AAPL"]
    for symbol, missing in history.missing.items():
        assert missing.kind is MissingKind.NOT_FOUND
        assert symbol in missing.reason and missing.reason.startswith("Yahoo Finance")
    assert history.interruption is None, "four that are gone are no trouble of the site's"


def test_a_refusal_ends_the_questions_and_keeps_what_was_told(
    site: ChartSite, provider: YahooFinance
) -> None:
    """429: every further question makes it longer; the rest must not be taken for delisted."""
    site.faults["LLY"] = lambda: (429, "text/plain", b"Too Many Requests")
    history = provider.fetch(["AAPL", "LLY", "BRK-B"], None, LAST, never())
    assert list(history.series) == ["AAPL"]
    assert {one.kind for one in history.missing.values()} == {MissingKind.FAILED}
    assert sorted(history.missing) == ["BRK-B", "LLY"]
    assert isinstance(history.interruption, SourceUnavailable) and "429" in history.interruption.message
    assert "BRK-B" not in [symbol for symbol, *_ in site.asked]


@pytest.mark.parametrize(
    "body",
    [b"<html>Will be back</html>", b'{"chart": 7}', b"", b'{"chart": {"result": [{}], "error": null}}'],
)
def test_a_garbage_answer_is_a_failure_of_that_symbol_alone(
    site: ChartSite, provider: YahooFinance, body: bytes
) -> None:
    """Taken for "delisted", the symbol would not be asked for again for a month."""
    site.faults["MSFT"] = lambda: (200, "application/json", body)
    history = provider.fetch(["MSFT", "AAPL"], None, LAST, never())
    assert list(history.series) == ["AAPL"]
    assert history.missing["MSFT"].kind is MissingKind.FAILED
    assert "MSFT" in history.missing["MSFT"].reason


def test_a_site_that_is_not_there_is_left_alone_after_three(
    provider: YahooFinance, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ChartSite()
    with serving(gone):
        pass
    point_library_at(gone, monkeypatch)
    symbols = [f"S{number}" for number in range(9)]
    history = provider.fetch(symbols, None, LAST, never())
    assert {one.kind for one in history.missing.values()} == {MissingKind.FAILED}
    assert sorted(history.missing) == symbols and history.interruption is not None


def test_a_day_without_a_close_is_a_gap_and_no_price(site: ChartSite, provider: YahooFinance) -> None:
    site.prices["AAPL"][MAY[1]] = (None, None)
    site.prices["AAPL"][MAY[2]] = (0.0, 0.0)
    history = provider.fetch(["AAPL"], None, LAST, never())
    assert [day_date(day) for day in history.series["AAPL"].days] == [MAY[0], *MAY[3:]]
    assert [(one.code, one.day) for one in history.doubts] == [(DoubtCode.NOT_POSITIVE, MAY[2])]


def test_stopping_does_not_wait_for_an_answer(site: ChartSite, provider: YahooFinance) -> None:
    """The library cannot be stopped: a slow site would hold a closing window up for minutes."""
    stop, asked, released = threading.Event(), threading.Event(), threading.Event()

    def hang() -> tuple[int, str, bytes]:
        asked.set()
        released.wait(60)
        return 200, "application/json", b"{}"

    site.faults["SLOW"] = hang
    threading.Thread(target=lambda: (asked.wait(30), stop.set()), daemon=True).start()
    try:
        with pytest.raises(Cancelled):
            provider.fetch(["SLOW", "AAPL"], None, LAST, stop)
        assert not released.is_set()
    finally:
        released.set()


def test_without_the_library_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yfinance", None)
    provider = open_provider(YAHOO, folder=None, cache=tmp_path)
    assert "yfinance, which is not installed" in provider.coverage().problem
    assert "govtrades prices --from FOLDER" in provider.coverage().problem
    with pytest.raises(SourceUnavailable, match="not installed") as caught:
        provider.fetch(["AAPL"], None, LAST, never())
    assert "pip install" in caught.value.hint
