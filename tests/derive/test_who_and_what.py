"""Who and what in the indexes: as of the day of each row, from the officials' service and the securities."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

import numpy as np

from govtrades_desktop.core.records import FilingStatus
from govtrades_desktop.derive.column import Kind, column_of, day_number
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.run import Indexes, derive_indexes
from govtrades_desktop.derive.service_columns import (
    committees_column,
    party_column,
    read_service,
    state_column,
)
from govtrades_desktop.resolve.service import seats_on, term_on
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from tests.derive.reference_rows import OFFICIALS, put_reference, resolve_filing
from tests.store.factory import (
    NOW,
    make_document,
    make_index,
    make_parsed,
    make_ref,
    make_senate_ref,
    make_transaction,
    senate_reading,
)


def told(table: ColumnTable, key: str, wanted: Any, *names: str) -> tuple[Any, ...]:
    """Return some cells of the one row whose `key` is `wanted`."""
    cells = table.cells(key, range(len(table)))
    assert cells.count(wanted) == 1, cells
    return tuple(table.cells(name, [cells.index(wanted)])[0] for name in names)


def derived(path: Path) -> Indexes:
    day = dt.date
    house, senate = make_ref("20000001", last="PELOSI"), make_senate_ref(1, last="Switch, Jr")
    with open_store(path) as store:
        put_reference(store)
        for ref in (house, senate):
            ingest_index(store, make_index(ref, source=ref.source), seen_at=NOW)
        ids = [row[0] for row in store.rows("SELECT id FROM filing ORDER BY id")]
        for number, filing_id in enumerate(ids):
            ingest_document(store, filing_id, make_document(f"{number:064x}"))
        rows = (
            make_transaction(1, asset="Apple", ticker="APPL"),
            make_transaction(2, asset="Unknown", ticker="WHAT"),
            make_transaction(3, asset="Taken back", filing_status=FilingStatus.DELETED),
        )
        ingest_filing(store, ids[0], make_parsed(*rows), read_at=NOW)
        rows = (
            make_transaction(11, asset="Facebook", ticker="FB", traded_on=day(2022, 12, 30)),
            make_transaction(12, asset="Zzz", ticker="ZZZZ", traded_on=day(2024, 2, 29)),
            make_transaction(13, asset="Zzz 2", ticker=None, traded_on=day(2025, 1, 31)),
            make_transaction(14, asset="Undated", ticker="X", traded_on=None),
        )
        ingest_filing(store, ids[1], make_parsed(*rows, **senate_reading()), read_at=NOW)
        with store.transaction():
            resolve_filing(store, ids[0], None, {1: "320193:AAPL"})
            resolve_filing(store, ids[1], "S000001", {11: "1326801:META", 12: "filed:ZZZZ"})
    with open_reader(path) as reader:
        return derive_indexes(reader)


def test_each_trade_tells_who_and_what_as_of_its_day(tmp_path: Path) -> None:
    found = derived(tmp_path / "g.sqlite")
    who = ("official", "bioguide", "party", "state", "role", "committees")
    assert told(found.trades, "asset", "Apple", *who) == ("PELOSI, Nancy", None, None, "CA", "other", None)
    name = "Switch, Ada III"
    # the party of the day of the trade, the state of the day of filing
    assert told(found.trades, "asset", "Facebook", *who) == (name, "S000001", "D", "TX", "member", None)
    assert told(found.trades, "asset", "Zzz", "party", "committees") == ("I", "SSFI")
    assert told(found.trades, "asset", "Zzz 2", "committees") == ("SSAF SSFI SSFI10",)
    # without a day of its own, that of its filing
    assert told(found.trades, "asset", "Undated", "party", "committees") == ("I", "SSAF SSFI10")

    what = ("ticker", "symbol", "security", "issuer", "sector", "asset_class")
    sector = "Information Technology"
    assert told(found.trades, "asset", "Apple", *what) == (
        *("APPL", "AAPL", "320193:AAPL", "Apple Inc.", sector, "stock"),
    )
    assert told(found.trades, "asset", "Facebook", *what[:4]) == (
        *("FB", "META", "1326801:META", "Meta Platforms, Inc."),
    )
    assert told(found.trades, "asset", "Unknown", *what) == ("WHAT", "WHAT", None, None, None, "unknown")

    assert told(found.trades, "asset", "Taken back", "superseded", "status") == (True, "deleted")
    assert told(found.trades, "asset", "Apple", "superseded") == (False,)


def test_each_filing_tells_who_filed_it_and_how_that_is_known(tmp_path: Path) -> None:
    found = derived(tmp_path / "g.sqlite").filings
    names = ("official", "bioguide", "party", "state", "role", "match", "confidence")
    assert told(found, "source", "senate", *names) == (
        *("Switch, Ada III", "S000001", "I", "TX", "member", "name", 99),
    )
    assert told(found, "source", "house", *names) == ("PELOSI, Nancy", None, None, "CA", "other", None, None)


def test_the_table_of_officials_holds_the_ledgers_and_those_since_2012(tmp_path: Path) -> None:
    found = derived(tmp_path / "g.sqlite").officials
    assert found.cells("bioguide", range(len(found))) == ["F000003", "P000197", "S000001"]  # by name
    names = ("name", "party", "chamber", "state", "district", "is_serving", "committees")
    assert told(found, "bioguide", "S000001", *names) == (
        *("Switch, Ada III", "I", "senate", "TX", None, True, "SSAF SSFI10"),
    )
    assert told(found, "bioguide", "P000197", "full_name", "district", "first_served", "last_served") == (
        *("Nancy Pelosi", "CA11", dt.date(2023, 1, 3), None),
    )
    assert told(found, "bioguide", "F000003", "district", "is_serving", "last_served") == (
        *("AK00", False, dt.date(2013, 1, 3)),
    )


def test_the_table_of_securities_holds_those_that_trades_name(tmp_path: Path) -> None:
    found = derived(tmp_path / "g.sqlite").securities
    assert found.cells("key", range(len(found))) == ["320193:AAPL", "1326801:META", "filed:ZZZZ"]  # by name
    names = ("symbol", "name", "asset_class", "sector", "sector_system", "cik", "tickers")
    assert told(found, "key", "1326801:META", *names) == (
        *("META", "Meta Platforms, Inc.", "stock", None, None, 1326801, "FB META"),
    )
    assert told(found, "key", "filed:ZZZZ", "symbol", "cik", "tickers") == ("ZZZZ", None, "ZZZZ")


def test_a_security_that_only_filings_name_is_of_one_class_on_all_its_rows(tmp_path: Path) -> None:
    """Stops: a fund counted as a stock on the rows where the Senate cut its name before the word "Fund"."""
    derived(tmp_path / "g.sqlite")
    for of_row, of_security, shown in (
        *(("stock", "fund", "fund"), ("fund", "stock", "stock"), ("unknown", "fund", "fund")),
        *(("option", "fund", "option"), ("corporate_bond", "stock", "corporate_bond")),
    ):
        with open_store(tmp_path / "g.sqlite") as store, store.transaction():
            store.execute("UPDATE security SET asset_class = ? WHERE key = 'filed:ZZZZ'", (of_security,))
            store.execute(
                "UPDATE trade_security SET asset_class = ? WHERE security_key = 'filed:ZZZZ'", (of_row,)
            )
        with open_reader(tmp_path / "g.sqlite") as reader:
            found = derive_indexes(reader)
        assert told(found.trades, "asset", "Zzz", "asset_class", "class_told") == (shown, of_row)
        assert told(found.trades, "asset", "Facebook", "asset_class") == ("stock",)


def test_columns_as_of_the_day_say_what_the_rules_say_row_by_row(tmp_path: Path) -> None:
    """Stops: the quick way by distinct days and the rules of `resolve.service` drifting apart."""
    chance = random.Random(3)
    with open_store(tmp_path / "g.sqlite") as store:
        put_reference(store)
    with open_reader(tmp_path / "g.sqlite") as reader:
        service = read_service(reader, list(OFFICIALS))
    first, last = dt.date(2010, 1, 1).toordinal(), dt.date(2028, 1, 1).toordinal()
    days = [dt.date.fromordinal(chance.randint(first, last)) for _ in range(3000)]
    who = [chance.choice([*OFFICIALS, "unknown", None]) for _ in days]
    # the days on which something changes, and those before and after, must be among them
    for bioguide, (_, terms, seats) in OFFICIALS.items():
        for text in [day for row in (*terms, *seats) for day in row[-2:] if day]:
            days += [dt.date.fromisoformat(text) + dt.timedelta(days=by) for by in (-1, 0, 1)]
            who += [bioguide] * 3
    bioguides = column_of(Kind.TEXT, who)
    numbers = np.array([day_number(day) for day in days], dtype=np.int32)
    numbers[:3000:50] = column_of(Kind.DATE, [None]).data[0]
    columns = {
        "party": party_column(bioguides, numbers, service),
        "state": state_column(bioguides, numbers, service, "senate"),
        "committees": committees_column(bioguides, numbers, service),
    }
    table = ColumnTable(columns)
    found = list(zip(*(table.cells(name, range(len(days))) for name in columns), strict=True))
    for number, (bioguide, day) in enumerate(zip(who, days, strict=True)):
        official = service.officials.get(bioguide or "")
        wanted: tuple[Any, ...] = (None, None, None)
        if official is not None and (number % 50 or number >= 3000):
            term, in_senate = term_on(official, day), term_on(official, day, "senate")
            seats_held = seats_on(service.seats.get(official.bioguide, ()), day)
            wanted = (
                term and term.party and term.party[0],
                in_senate and in_senate.state,
                " ".join(sorted(seat.committee for seat in seats_held)) or None,
            )
        assert found[number] == wanted, (bioguide, day)
    assert len({row[0] for row in found}) == 5 and len({row[2] for row in found}) >= 4


def test_a_trade_from_before_the_first_day_in_office_is_told(tmp_path: Path) -> None:
    """Stops: the party and the seat of later, shown as those of a day on which there was no office."""
    derived(tmp_path / "g.sqlite")
    for first_day, is_before in (("2022-12-30", False), ("2022-12-31", True), (None, False)):
        with open_store(tmp_path / "g.sqlite") as store, store.transaction():
            where = "bioguide = 'S000001' AND chamber = 'house'"
            store.execute(f"UPDATE term SET start_on = ? WHERE {where}", (first_day,))
        with open_reader(tmp_path / "g.sqlite") as reader:
            found = derive_indexes(reader).trades
        assert told(found, "asset", "Facebook", "before_office", "party") == (is_before, "D")
        assert told(found, "asset", "Zzz", "before_office") == (False,)
        assert told(found, "asset", "Undated", "before_office") == (False,)
        assert told(found, "asset", "Apple", "before_office") == (False,), "nobody was found"
