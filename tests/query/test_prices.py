"""Price lines and their coverage, against series whose truth is known; and never another company's prices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from govtrades_desktop.prices.records import DoubtCode, Missing, MissingKind, PriceDoubt, Split
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.price_coverage import price_coverage
from govtrades_desktop.query.price_records import NoPrice, PriceLine
from govtrades_desktop.query.prices import load_prices, load_sessions
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.price_tables import save_calendar, save_missing, save_series
from tests.prices.database import traded_database
from tests.prices.made import day, series, weekdays

AT = dt.datetime(2025, 8, 12, 21, 0, tzinfo=dt.UTC)
SESSIONS = weekdays("2012-01-02", "2026-12-31", without=["2025-07-04"])
FACEBOOK, FUND, APPLE = "1326801:common", "fund:METV", "320193:common"
NAMED = type(SESSIONS)("XNYS", SESSIONS.days)


class Ground:
    """A database of trades, prices put into it, and a library over both."""

    def __init__(self, root: Path) -> None:
        self.path = root / "g.sqlite"
        self.derived = root / "derived"
        self.path.write_bytes(traded_database())
        with open_store(self.path) as store, store.transaction():
            save_calendar(store, NAMED, "made")

    def put(
        self,
        symbol: str,
        prices: dict[str, float],
        *doubts: PriceDoubt,
        source: str = "folder",
        splits: tuple[Split, ...] = (),
    ) -> None:
        def write(store: Store) -> None:
            told = series(symbol, prices, splits=splits)
            save_series(store, source, told, doubts, until=day("2025-08-11"), at=AT)

        with open_store(self.path) as store, store.transaction():
            write(store)

    def miss(self, symbol: str, reason: str, kind: MissingKind = MissingKind.NOT_FOUND) -> None:
        with open_store(self.path) as store, store.transaction():
            save_missing(store, "folder", Missing(symbol, kind, reason), at=AT)

    def line(self, key: str, first: str | None = None, last: str | None = None) -> PriceLine:
        with Library(self.path, self.derived) as library:
            return load_prices(library, key, first and day(first), last and day(last))


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    yield Ground(tmp_path)


def told(line: PriceLine) -> dict[str, float]:
    days = line.day.astype("datetime64[D]").astype(str)
    return dict(zip(days.tolist(), line.close.tolist(), strict=True))


def test_a_line_with_its_gap_split_doubt_and_facts(ground: Ground) -> None:
    prices = {"2025-06-30": 10.0, "2025-07-01": 10.5, "2025-07-08": 5.1, "2025-07-09": 5.2}
    doubt = PriceDoubt(DoubtCode.GAP, "a doubt of the 2nd", day("2025-07-02"), "AAPL")
    ground.put("AAPL", prices, doubt, splits=(Split(day("2025-07-08"), 2.0),))
    line = ground.line(APPLE)
    assert told(line) == prices and line.day.dtype == np.int32
    assert [(str(g.first), str(g.last), g.sessions) for g in line.gaps] == [("2025-07-02", "2025-07-07", 3)]
    assert (line.splits, line.doubts) == ((Split(day("2025-07-08"), 2.0),), ("a doubt of the 2nd",))
    assert (line.source, line.currency, line.retrieved_at) == ("folder", "USD", AT)
    assert (line.first_day, line.last_day) == (day("2025-06-30"), day("2025-07-09"))
    assert [(one.symbol, one.days) for one in line.symbols] == [("AAPL", 4)]
    assert line.why_none is None and line.reason == ""
    part = ground.line(APPLE, "2025-07-01", "2025-07-01")
    assert told(part) == {"2025-07-01": 10.5} and part.gaps == () and part.splits == () and part.doubts == ()
    assert part.last_day == day("2025-07-09"), "what there is, whatever is shown"
    assert ground.line(APPLE, "2025-07-03", "2025-07-04").gaps == line.gaps, "a view inside a gap shows it"


def test_each_symbol_gives_its_own_days_where_a_folder_keeps_them_so(ground: Ground) -> None:
    ground.put("FB", {"2015-01-05": 77.0, "2022-06-08": 196.0, "2024-01-05": 1.0})
    ground.put("META", {"2021-07-01": 15.0, "2022-01-28": 13.0, "2022-06-09": 184.0, "2024-01-05": 351.0})
    assert told(ground.line(FACEBOOK)) == {
        "2015-01-05": 77.0,
        "2022-06-08": 196.0,
        "2022-06-09": 184.0,
        "2024-01-05": 351.0,
    }
    assert told(ground.line(FUND)) == {"2021-07-01": 15.0, "2022-01-28": 13.0}


def test_where_a_folder_keeps_pasts_under_todays_symbols_the_fund_has_none_of_facebooks(
    ground: Ground,
) -> None:
    """Seen with the sample: META of 2021 are Facebook's 350 dollars, and the fund's page showed them."""
    past = {"2015-01-05": 77.0, "2021-07-01": 354.0, "2022-01-28": 301.0, "2022-06-09": 184.0}
    ground.put("META", past)
    assert told(ground.line(FACEBOOK)) == past
    fund = ground.line(FUND)
    assert len(fund) == 0 and fund.why_none is NoPrice.OTHERS_DAYS
    assert "today's symbols" in fund.reason and "META" in fund.reason
    ground.put("METV", {"2022-02-01": 13.5})
    assert told(ground.line(FUND)) == {"2022-02-01": 13.5}


def test_at_yahoo_the_whole_past_is_todays_holders(ground: Ground) -> None:
    past = {"2021-07-01": 354.0, "2022-06-09": 184.0}
    ground.put("META", past, source="yahoo")
    assert told(ground.line(FACEBOOK)) == past
    assert len(ground.line(FUND)) == 0
    ground.put("AABA", {"2018-01-05": 73.0, "2024-01-05": 9.0}, source="yahoo")
    assert told(ground.line("1011006:common")) == {"2018-01-05": 73.0}, "of 2024 it is somebody else's"


def test_a_line_is_of_one_source_and_the_users_own_first(ground: Ground) -> None:
    """Adjusted closes of two sources have two bases: joined, they show a jump that never was."""
    ground.put("AAPL", {"2025-07-01": 400.0, "2025-07-02": 401.0}, source="yahoo")
    assert ground.line(APPLE).source == "yahoo"
    ground.put("AAPL", {"2025-07-02": 100.0})
    line = ground.line(APPLE)
    assert (line.source, told(line)) == ("folder", {"2025-07-02": 100.0})


def test_without_prices_it_says_why(ground: Ground) -> None:
    line = ground.line(APPLE)
    assert line.why_none is NoPrice.NO_SOURCE and "choose a folder" in line.reason
    assert ground.line("trust:none").why_none is NoPrice.NO_TICKER
    ground.miss("BRK-B", "No file tells a price of BRK-B.")
    ground.miss("ZZZX", "Down.", MissingKind.FAILED)
    assert ground.line(APPLE).why_none is NoPrice.NOT_ASKED
    line = ground.line("1067983:BRK-B")
    assert (line.why_none, line.reason) == (NoPrice.NOT_FOUND, "No file tells a price of BRK-B.")
    assert ground.line("filed:ZZZX").why_none is NoPrice.FAILED
    assert ground.line("nobody:knows").why_none is NoPrice.NO_TICKER


def test_a_delisted_one_keeps_its_past(ground: Ground) -> None:
    ground.put("YHOO", {"2017-06-16": 52.58})
    ground.miss("YHOO", "No file tells a price of YHOO any more.")
    assert told(ground.line("1011006:common")) == {"2017-06-16": 52.58}


def test_coverage_agrees_with_counting_trade_by_trade(ground: Ground) -> None:
    weekdays_of_25 = [str(np.datetime64(int(n), "D")) for n in SESSIONS.days if 20089 <= n <= 20300]
    ground.put("AAPL", dict.fromkeys(weekdays_of_25, 10.0))
    ground.put("BRK-B", {"2012-01-03": 10.0, "2026-12-30": 10.0})
    ground.miss("ZZZX", "No.")
    with Library(ground.path, ground.derived) as library:
        found = price_coverage(library)
        sessions = load_sessions(library)
        assert sessions is not None
        rows = library.reader.rows(
            'SELECT s.security_key, t.traded_on FROM "transaction" t'
            " JOIN trade_security s ON s.transaction_id = t.id WHERE t.replaced_by IS NULL"
            " AND COALESCE(t.filing_status, '') <> 'deleted'"
        )
        lines = {key: load_prices(library, key) for key, _ in rows if key}
    priced = 0
    for key, on in rows:
        if key is None or not on or lines[key].why_none:
            continue
        asked = dt.date.fromisoformat(on)
        priced += str(sessions.previous_session(asked, is_same_day_allowed=True)) in told(lines[key])
    assert found.trades == len(rows) and found.trades_priced == priced > 0
    assert found.trades_priced + sum(found.trades_without.values()) == found.trades
    assert found.trades_without[NoPrice.NO_SECURITY] == sum(key is None for key, _ in rows)
    assert found.trades_without[NoPrice.IN_A_GAP] > 0
    assert (found.securities, found.securities_priced) == (7, 2)
    assert sum(found.securities_without.values()) == 5
    (source,) = found.sources
    assert (source.source, source.symbols, source.not_found) == ("folder", 2, 1)
    assert source.days == len(weekdays_of_25) + 2
    assert (found.calendar_first, found.calendar_library) == (day("2012-01-02"), "made")


def test_coverage_before_any_prices(ground: Ground) -> None:
    with Library(ground.path, ground.derived) as library:
        found = price_coverage(library)
    assert (found.sources, found.securities_priced, found.trades_priced) == ((), 0, 0)
    assert set(found.securities_without) == {NoPrice.NO_SOURCE, NoPrice.NO_TICKER}
    assert found.as_json()["trades_without"]["no_source"] > 0
