"""Prices in the database: what is written is read, the same is not written again, the past is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.prices.records import DoubtCode, Missing, MissingKind, PriceDoubt, Split
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.price_tables import (
    SourceFacts,
    load_calendar,
    load_facts,
    load_series,
    load_source,
    load_traded,
    save_calendar,
    save_file_doubts,
    save_missing,
    save_series,
    save_source,
)
from tests.prices.database import fill_traded
from tests.prices.made import day, series, weekdays

AT = dt.datetime(2025, 8, 12, 21, 0, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(days=1)
UNTIL = day("2025-08-11")
APPLE = series(
    "AAPL",
    {"2023-12-29": 192.53, "2024-01-02": 185.64, "2025-08-01": 202.38},
    adjusted={"2023-12-29": 190.9137420654297},
    splits=[Split(day("2020-08-31"), 4.0)],
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "g.sqlite") as opened:
        yield opened


def keep(store: Store, told: object = APPLE, *doubts: PriceDoubt, at: dt.datetime = AT) -> bool:
    with store.transaction():
        return save_series(store, "yahoo", told, doubts, until=UNTIL, at=at)  # type: ignore[arg-type]


def years(store: Store) -> list[tuple[int, int]]:
    return store.rows("SELECT id, year FROM price_year ORDER BY year")


def test_a_series_comes_back_as_it_went(store: Store) -> None:
    assert keep(store)
    back = load_series(store, "yahoo", "AAPL")
    assert back is not None and back.same_as(APPLE) and back.origin == "made"
    facts = load_facts(store, "yahoo")["AAPL"]
    assert (facts.state, facts.days, facts.reason, facts.asked_at) == ("have", 3, None, AT)
    assert load_series(store, "folder", "AAPL") is None and load_facts(store, "folder") == {}


def test_the_same_again_writes_nothing_and_a_new_day_one_year(store: Store) -> None:
    """5,000 symbols a day would write 60 MB a day, and each into the WAL and every backup."""
    keep(store)
    before = years(store)
    assert not keep(store, at=LATER)
    assert years(store) == before and [year for _, year in before] == [2023, 2024, 2025]
    assert store.rows("SELECT asked_at, retrieved_at FROM price_series") == [
        ("2025-08-13T21:00:00Z", "2025-08-12T21:00:00Z")
    ]
    changed = store.connection.total_changes
    longer = series("AAPL", {"2025-08-01": 202.38, "2025-08-04": 203.35})
    whole = replace(
        APPLE,
        days=np.append(APPLE.days, longer.days[1:]),
        closes=np.append(APPLE.closes, longer.closes[1:]),
        adjusted=np.append(APPLE.adjusted, longer.adjusted[1:]),
    )
    assert keep(store, whole, at=LATER)
    assert store.connection.total_changes - changed <= 4  # the row (twice), one year, doubts
    assert years(store) == before


def test_a_year_that_is_gone_goes(store: Store) -> None:
    keep(store)
    assert keep(store, APPLE.where(APPLE.days > APPLE.days[0]))
    assert [year for _, year in years(store)] == [2024, 2025]


def test_prices_told_before_stay_when_a_symbol_is_gone(store: Store) -> None:
    """Delisted today, its past would vanish from the page of everybody who ever traded it."""
    keep(store)
    gone = Missing("AAPL", MissingKind.NOT_FOUND, "Yahoo Finance does not know AAPL.")
    with store.transaction():
        assert save_missing(store, "yahoo", gone, at=LATER)
        assert not save_missing(store, "yahoo", gone, at=LATER)
    facts = load_facts(store, "yahoo")["AAPL"]
    assert (facts.state, facts.reason, facts.days) == ("not_found", gone.reason, 3)
    back = load_series(store, "yahoo", "AAPL")
    assert back is not None and back.same_as(APPLE)
    keep(store, at=LATER)
    assert load_facts(store, "yahoo")["AAPL"].state == "have"


def test_doubts_are_replaced_with_their_series_and_those_of_files_apart(store: Store) -> None:
    doubt = PriceDoubt(DoubtCode.GAP, "a gap", day("2024-01-03"), "AAPL")
    keep(store, APPLE, doubt, doubt)
    with store.transaction():
        save_file_doubts(store, "folder", [PriceDoubt(DoubtCode.BAD_ROW, "a.csv, line 2: no.")])
    keep(store, APPLE, doubt)
    assert store.rows("SELECT source, code, day, message FROM price_doubt ORDER BY id") == [
        ("folder", "bad_row", None, "a.csv, line 2: no."),
        ("yahoo", "gap", 19725, "a gap"),
    ]
    with store.transaction():
        save_file_doubts(store, "folder", [])
    assert store.value("SELECT COUNT(*) FROM price_doubt") == 1


def test_nothing_of_a_batch_that_fails_is_kept(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        save_series(store, "yahoo", APPLE, [], until=UNTIL, at=AT)
        raise RuntimeError("killed")
    assert store.value("SELECT COUNT(*) FROM price_series") == 0
    assert store.value("SELECT COUNT(*) FROM price_year") == 0


def test_damaged_prices_are_told(store: Store) -> None:
    keep(store)
    store.execute("UPDATE price_year SET data = X'50010203' WHERE year = 2024")
    with pytest.raises(StoreUnavailable, match="Stored prices are damaged"):
        load_series(store, "yahoo", "AAPL")


def test_the_calendar_and_what_was_asked_come_back(store: Store) -> None:
    assert load_calendar(store, "MADE") is None and load_source(store, "folder") is None
    sessions = weekdays("2025-01-01", "2025-12-31")
    facts = SourceFacts("folder", "the folder x", "f", "w", AT)
    for _ in range(2):
        with store.transaction():
            save_calendar(store, sessions, "lib 1")
            save_source(store, facts)
    found = load_calendar(store, "MADE")
    assert found is not None and found[1] == "lib 1" and np.array_equal(found[0].days, sessions.days)
    assert load_source(store, "folder") == facts


def test_only_securities_of_trades_are_asked_for_and_what_filings_name_claims_no_ticker(store: Store) -> None:
    fill_traded(store)
    store.execute("DELETE FROM trade_security WHERE security_key = '1067983:BRK-B'")
    traded, holdings = load_traded(store)
    assert "1067983:BRK-B" not in [one.key for one in traded] and len(traded) == 6
    assert [one.security_key for one in holdings["META"]] == ["1326801:common", "fund:METV"]
    assert "ZZZX" not in holdings
