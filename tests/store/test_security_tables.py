"""Securities in the database: what is written comes back, and only what differs is written."""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from govtrades_desktop.core.identity import AssetClass, Security, TickerSpan
from govtrades_desktop.core.identity_json import securities_from_json, unpack
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.security_tables import load_securities, replace_securities

BUNDLE = Path(__file__).parents[2] / "resources" / "reference" / "securities.json.xz"
DAY = dt.date(2026, 6, 24)
META = Security(
    *("1326801:common", "Meta Platforms, Inc.", "META", AssetClass.STOCK, 1_326_801),
    *("Communication Services", "GICS", "Interactive Media & Services", "SEC"),
    names=("Facebook Inc", "Meta Platforms"),
    tickers=(
        TickerSpan("FB", dt.date(2012, 5, 18), dt.date(2022, 6, 9), "renamed"),
        TickerSpan("META", dt.date(2022, 6, 9), None, "SEC"),
    ),
)
BARE = Security("past:XYZW:2015", "Gone", None, AssetClass.FUND, *(None,) * 4, "ticker history")


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "govtrades.sqlite"
    with open_store(path) as store:
        assert load_securities(store) == ()
        assert replace_securities(store, [BARE, META], DAY)
    with open_reader(path) as reader:
        assert load_securities(reader) == (META, BARE)


def test_the_same_again_changes_nothing_but_the_day(tmp_path: Path) -> None:
    with open_store(tmp_path / "govtrades.sqlite") as store:
        replace_securities(store, [META, BARE], DAY)
        before = store.generation
        assert not replace_securities(store, [BARE, META], DAY + dt.timedelta(days=1))
        assert store.generation == before
        assert store.value("SELECT as_of FROM reference_file WHERE name = 'securities'") == "2026-06-25"
        assert replace_securities(store, [replace(META, name="Meta")], DAY)
        assert store.generation == before + 1
        assert [one.name for one in load_securities(store)] == ["Meta"]


def test_what_only_filings_name_is_left_alone(tmp_path: Path) -> None:
    """A newer list must not take "filed:" rows with it: silently, their trades would lose their page."""
    with open_store(tmp_path / "govtrades.sqlite") as store:
        store.execute(
            "INSERT INTO security (key, name, ticker, asset_class, evidence)"
            " VALUES ('filed:QQZZ', 'Quartz', 'QQZZ', 'stock', 'named by filings only')"
        )
        replace_securities(store, [META], DAY)
        replace_securities(store, [BARE], DAY)
        assert store.value("SELECT name FROM security WHERE key = 'filed:QQZZ'") == "Quartz"
        assert load_securities(store) == (BARE,)


def test_the_bundle_is_whole_and_quickly_taken_in(tmp_path: Path) -> None:
    listed = json.loads((BUNDLE.parent / "bundles.json").read_text("utf-8"))["securities"]
    as_of, securities = securities_from_json(unpack(BUNDLE.read_bytes()))
    assert listed["as_of"] == as_of.isoformat()
    assert len({one.key for one in securities}) == len(securities) > 10_000
    assert all(one.sector is None for one in securities if one.asset_class is AssetClass.FUND)
    assert all((one.sector is None) == (one.sector_system is None) for one in securities)
    for one in securities:
        for span in one.tickers:
            assert (
                span.valid_from is None or span.valid_until is None or span.valid_from <= span.valid_until
            ), one
    with open_store(tmp_path / "govtrades.sqlite") as store:
        began = time.perf_counter()
        replace_securities(store, securities, as_of)
        loaded = load_securities(store)
        assert time.perf_counter() - began < 10.0  # loosely: about 0.6 s on two cores
        assert loaded == securities


@pytest.mark.parametrize(
    ("ticker", "sector", "system"),
    [
        ("AAPL", "Information Technology", "GICS"),
        ("PSKY", "Communication Services", "GICS"),
        ("CELG", "Manufacturing", "SIC"),
        ("SPY", None, None),
        ("VOO", None, None),
    ],
)
def test_sectors_are_gics_where_known_else_sic_and_none_for_funds(
    ticker: str, sector: str | None, system: str | None
) -> None:
    _, securities = securities_from_json(unpack(BUNDLE.read_bytes()))
    (found,) = [one for one in securities if one.ticker == ticker]
    assert (found.sector, found.sector_system) == (sector, system)
