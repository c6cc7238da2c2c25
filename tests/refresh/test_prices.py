"""Runs of a source of prices: what is asked, merged, written and told; and that they fail nothing else."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.prices import yahoo
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.prices import load_prices
from govtrades_desktop.refresh.events import Progress, SourceRun
from tests.filings.folder import MadeFilings
from tests.prices.chart_site import ChartSite, forget_answers, point_library_at, serving
from tests.prices.database import NOW, PriceGround
from tests.prices.made import day
from tests.refresh.running import DataFolder
from tests.support.site import MadeSite

DAY = dt.timedelta(days=1)
APPLE = "320193:common"
CSV = "ticker,date,close,adjusted_close\nAAPL,2025-08-01,202.38,201.5\nAAPL,2025-08-04,203.35,202.4\n"


def prices_of(ground: PriceGround, key: str = APPLE) -> dict[str, tuple[float, float]]:
    with Library(ground.paths.database, ground.paths.derived) as library:
        line = load_prices(library, key)
    days = line.day.astype("datetime64[D]").astype(str).tolist()
    return dict(zip(days, zip(line.close.tolist(), line.adjusted.tolist(), strict=True), strict=True))


def only(ground: PriceGround, now: dt.datetime = NOW) -> SourceRun:
    (run,) = ground.refresh(now).runs
    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "prices"
    made.mkdir()
    (made / "all.csv").write_text(CSV + "MSFT,2025-08-01,1,1\n")
    return made


@pytest.fixture
def ground(tmp_path: Path, folder: Path) -> PriceGround:
    return PriceGround(tmp_path / "data", prices_source="folder", prices_folder=str(folder))


def test_a_folder_is_taken_in_once_and_again_only_when_it_changed(ground: PriceGround, folder: Path) -> None:
    run = only(ground)
    assert (run.source, run.listed, run.new, run.fetched, run.failed) == ("prices", 8, 1, 1, 0)
    assert (run.errors, run.is_reference, run.is_incidental) == ((), True, False)
    assert prices_of(ground) == {"2025-08-01": (202.38, 201.5), "2025-08-04": (203.35, 202.4)}
    assert ground.rows("SELECT COUNT(*) FROM price_series WHERE symbol = 'MSFT'") == [(0,)], (
        "nobody traded it"
    )
    assert any(isinstance(one, Progress) and one.stage == "symbols" for one in ground.events)
    generation = ground.refresh(NOW + DAY).generation
    assert only(ground, NOW + DAY).fetched == 0
    (folder / "more.csv").write_text("ticker,date,close,adjusted_close\nAAPL,2025-08-05,202.92,202.0\n")
    report = ground.refresh(NOW + DAY)
    assert report.runs[0].fetched == 1 and report.runs[0].new == 0
    assert report.generation > generation, "a window must see that there is more"
    assert len(prices_of(ground)) == 3


def test_lines_that_cannot_be_read_are_told_and_fail_nothing_else(ground: PriceGround, folder: Path) -> None:
    (folder / "bad.csv").write_text("ticker,date,close\n" + "AAPL,?,1\n" * 15 + "BRK.B,2025-08-01,470\n")
    run = only(ground)
    assert len(run.errors) == 11 and "bad.csv, line 2" in run.errors[0].error
    assert "5 more" in run.errors[-1].error
    assert run.fetched == 2 and not run.is_unavailable
    assert ground.rows("SELECT outcome FROM refresh_run WHERE source = 'prices'") == [("done",)]
    (folder / "bad.csv").unlink()
    only(ground)
    assert ground.rows("SELECT COUNT(*) FROM price_doubt WHERE series_id IS NULL") == [(0,)]


def test_a_folder_that_is_gone_is_a_failure_in_words_and_keeps_the_prices(
    ground: PriceGround, folder: Path
) -> None:
    only(ground)
    for one in folder.iterdir():
        one.unlink()
    run = only(ground, NOW + DAY)
    assert run.is_unavailable and "no file of prices" in run.errors[0].error
    assert len(prices_of(ground)) == 2
    assert ground.rows("SELECT outcome FROM refresh_run ORDER BY id") == [("done",), ("failed",)]


def test_off_nothing_is_asked_and_by_name_it_is_refused_with_what_to_do(tmp_path: Path) -> None:
    ground = PriceGround(tmp_path / "data")
    with pytest.raises(UserInputError, match="No source of prices is chosen") as caught:
        ground.refresh()
    assert "--from FOLDER" in caught.value.hint
    ground.options["legislators_every_days"] = 0
    assert ground.refresh(sources=(), is_reference_wanted=True).runs == ()
    assert ground.rows("SELECT COUNT(*) FROM price_series") == [(0,)]


def test_asked_along_once_a_day_and_its_failure_is_not_the_runs(
    tmp_path: Path, folder: Path, made_site: MadeSite, made_filings: MadeFilings
) -> None:
    options = {"prices_source": "folder", "prices_folder": str(folder), "legislators_every_days": 0}
    data = DataFolder(tmp_path / "data", made_site.url, {"retries": 1, **options})

    def sources(now: dt.datetime) -> list[tuple[str, bool]]:
        from govtrades_desktop.refresh.events import RefreshRequest
        from govtrades_desktop.refresh.pipeline import run_refresh

        report = run_refresh(
            RefreshRequest(("house",), (made_filings.years[0],), limit=0, is_reference_wanted=True),
            settings=data.settings,
            paths=data.paths,
            stop=threading.Event(),
            listener=data.events.append,
            clock=lambda: now,
        )
        return [(run.source, run.is_incidental) for run in report.runs]

    assert sources(NOW) == [("house", False), ("prices", True)]
    assert sources(NOW + DAY / 2) == [("house", False)]
    assert sources(NOW + DAY) == [("house", False), ("prices", True)]


# ---- Yahoo, incrementally


WEEKS = [day("2025-07-14") + dt.timedelta(days=n) for n in range(29)]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChartSite]:
    told = {on: (100.0 + at, 100.0 + at) for at, on in enumerate(WEEKS) if on.weekday() < 5}
    with serving(ChartSite({"AAPL": dict(told), "META": dict(told)})) as made:
        point_library_at(made, monkeypatch)
        monkeypatch.setattr(yahoo.YahooFinance, "batch_size", 2)
        yield made


@pytest.fixture
def online(tmp_path: Path, site: ChartSite, monkeypatch: pytest.MonkeyPatch) -> PriceGround:
    made = PriceGround(tmp_path / "data", prices_source="yahoo")
    init = yahoo.YahooFinance.__init__

    def without_pause(self: yahoo.YahooFinance, cache: Path, *, pause_s: float = 1.0) -> None:
        init(self, cache, pause_s=0.0)
        self._clock = lambda: made.now  # type: ignore[attr-defined]

    monkeypatch.setattr(yahoo.YahooFinance, "__init__", without_pause)
    made.now = NOW  # type: ignore[attr-defined]
    return made


def run_at(ground: PriceGround, now: dt.datetime) -> SourceRun:
    ground.now = now  # type: ignore[attr-defined]
    forget_answers()
    return only(ground, now)


def asked(site: ChartSite) -> dict[str, dt.date]:
    """From which day on prices were asked for; of a symbol that is not known, nothing else is."""
    return {symbol: first for symbol, first, _ in site.asked if first is not None}


def named(site: ChartSite) -> set[str]:
    return {symbol for symbol, *_ in site.asked}


def test_the_first_run_asks_for_all_and_the_next_for_what_is_new(
    online: PriceGround, site: ChartSite
) -> None:
    site.prices["AAPL"].pop(day("2025-08-11"))
    run = run_at(online, dt.datetime(2025, 8, 11, 12, tzinfo=dt.UTC))
    assert (run.listed, run.fetched, run.new, run.failed, run.errors) == (6, 2, 2, 0, ())
    assert named(site) == {"AAPL", "META", "METV", "BRK-B", "AABA", "ZZZX"}
    assert set(asked(site).values()) == {yahoo.FIRST_DAY}
    assert max(prices_of(online)) == "2025-08-08", "today's session is not over"
    assert dict(online.rows("SELECT symbol, state FROM price_series"))["AABA"] == "not_found"
    site.asked.clear()
    site.prices["AAPL"][day("2025-08-11")] = (150.0, 150.0)
    run = run_at(online, NOW)
    assert asked(site) == {"AAPL": day("2025-07-25"), "META": day("2025-07-25")}
    assert (run.fetched, run.new) == (2, 0)
    found = prices_of(online)
    assert found["2025-08-11"] == (150.0, 150.0) and found["2025-07-14"] == (100.0, 100.0)
    assert len(found) == 21
    site.asked.clear()
    assert run_at(online, NOW).fetched == 0 and site.asked == [], "asked already"


def test_after_a_dividend_the_whole_past_is_asked_for_again(online: PriceGround, site: ChartSite) -> None:
    """Every adjusted close before it is another now; new days on the old base show a fall that never was."""
    run_at(online, dt.datetime(2025, 8, 11, 12, tzinfo=dt.UTC))
    site.asked.clear()
    site.prices["AAPL"] = {
        on: (close, adjusted * 0.98) for on, (close, adjusted) in site.prices["AAPL"].items()
    }  # type: ignore[operator]
    run_at(online, NOW)
    firsts = [first for symbol, first, _ in site.asked if symbol == "AAPL"]
    assert firsts == [day("2025-07-25"), yahoo.FIRST_DAY]
    assert prices_of(online)["2025-07-14"] == (100.0, pytest.approx(98.0))


def test_what_is_gone_is_asked_for_again_after_a_month_and_keeps_its_past(
    online: PriceGround, site: ChartSite
) -> None:
    run_at(online, NOW)
    gone = site.prices.pop("META")
    site.asked.clear()
    run_at(online, NOW + DAY)
    assert named(site) == {"AAPL", "META"}
    assert len(prices_of(online, "1326801:common")) == 21
    site.asked.clear()
    run_at(online, NOW + 2 * DAY)
    assert named(site) == {"AAPL"}, "not known yesterday"
    site.prices["META"] = gone
    site.asked.clear()
    run_at(online, NOW + 33 * DAY)
    assert {"META", "BRK-B", "ZZZX"} <= named(site)


def test_after_a_refusal_what_came_is_kept_and_the_next_run_goes_on(
    online: PriceGround, site: ChartSite
) -> None:
    site.faults["BRK-B"] = lambda: (429, "text/plain", b"Too Many Requests")
    run = run_at(online, NOW)
    assert (run.fetched, run.is_unavailable) == (1, False) and "429" in run.errors[-1].error
    assert len(prices_of(online)) == 21, "AAPL came before"
    assert online.rows("SELECT last_error FROM source_state WHERE source = 'prices'")[0][0]
    site.faults.clear()
    site.asked.clear()
    run = run_at(online, NOW)
    assert {"BRK-B", "META", "METV", "ZZZX"} == named(site)
    assert run.errors == ()


def test_stopped_between_batches_what_is_done_is_kept(online: PriceGround, site: ChartSite) -> None:
    stop = threading.Event()

    def stopping() -> tuple[int, str, bytes]:
        stop.set()
        return 404, "application/json", b"{}"

    site.faults["BRK-B"] = stopping  # the first of the second batch
    report = online.refresh(stop=stop)
    assert report.is_cancelled
    assert online.rows("SELECT outcome FROM refresh_run") == [("cancelled",)]
    assert online.rows("SELECT symbol FROM price_series ORDER BY symbol") == [("AABA",), ("AAPL",)]
    assert len(prices_of(online)) == 21


def test_no_real_site_is_asked_by_a_run_over_stand_ins(
    tmp_path: Path, made_site: MadeSite, online: PriceGround, site: ChartSite
) -> None:
    online.options |= {"house_url": made_site.url, "legislators_every_days": 0}
    report = online.refresh(sources=("house",), is_reference_wanted=True)
    assert [run.source for run in report.runs] == ["house"] and site.asked == []
