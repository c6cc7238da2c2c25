"""The indexes against SQL: whatever a search, a sort or a sum says, plain SQL says too."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query.coverage import load_coverage
from govtrades_desktop.query.dashboard import load_dashboard
from govtrades_desktop.query.filings import find_filings, load_filing, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, list_years, load_rows, load_trade, sum_trades

LAG = "CAST(julianday(f.filed_on) - julianday(t.traded_on) AS INTEGER)"
# a row that deletes an earlier one is no trade
IN_FORCE = """(SELECT * FROM "transaction" WHERE filing_status IS NOT 'deleted')"""
FROM = f"FROM {IN_FORCE} t JOIN filing f ON f.id = t.filing_id"
# search text, and the SQL that says the same
CLAUSES = [
    ("type:buy", "t.type = 'purchase'"),
    ("type:sell", "t.type IN ('sale', 'partial_sale')"),
    ("owner:spouse", "t.owner = 'spouse'"),
    ("amount:>=50k", "t.amount_low_usd >= 50000"),
    ("amount:<=100k", "t.amount_low_usd IS NOT NULL AND t.amount_high_usd <= 100000"),
    ("amount:20k", "t.amount_low_usd <= 20000 AND (t.amount_high_usd IS NULL OR t.amount_high_usd >= 20000)"),
    ("traded:2024-05..2025-03", "t.traded_on BETWEEN '2024-05-01' AND '2025-03-31'"),
    ("filed:2025", "f.filed_on BETWEEN '2025-01-01' AND '2025-12-31'"),
    ("notified:<2024-06", "t.notified_on < '2024-06-01'"),
    ("lag:>45", f"{LAG} > 45"),
    ("lag:<0", f"{LAG} < 0"),
    ("late:yes", f"{LAG} > 45"),
    ("late:no", f"{LAG} <= 45"),
    ("state:CA", "f.state_district LIKE 'CA%'"),
    ("ticker:aapl", "t.ticker = 'AAPL'"),
    ("code:ST", "t.asset_type = 'ST'"),
    ("apple", "t.asset LIKE '%apple%'"),
    ("gains:no", "t.cap_gains_over_200 = 0"),
    ("status:amended", "t.filing_status = 'amended'"),
    (
        "doubt:yes",
        "EXISTS (SELECT 1 FROM finding d WHERE d.filing_id = f.id AND (d.line IS NULL OR d.line = t.line))",
    ),
    ("2025-03", "(t.traded_on LIKE '2025-03-%' OR f.filed_on LIKE '2025-03-%')"),
    ("year:2024", "f.year = 2024"),
]


@pytest.fixture
def sql(seeded: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(seeded)) as connection:
        yield connection


def ids(library: Library, text: str, **filters: Any) -> list[int]:
    positions = find_trades(library, text, **filters)
    return list(library.trades.array("id")[positions].tolist())


@pytest.mark.parametrize(("text", "clause"), CLAUSES, ids=[text for text, _ in CLAUSES])
def test_each_field_finds_what_sql_finds(
    library: Library, sql: sqlite3.Connection, text: str, clause: str
) -> None:
    wanted = {row[0] for row in sql.execute(f"SELECT t.id {FROM} WHERE {clause}")}
    everything = {row[0] for row in sql.execute(f"SELECT t.id {FROM}")}
    assert set(ids(library, text)) == wanted
    assert set(ids(library, f"-({text})")) == everything - wanted
    assert 0 < len(wanted) < len(everything)  # the seed must let each of them fail


_TREES = st.recursive(
    st.sampled_from(CLAUSES),
    lambda inner: st.one_of(
        inner.map(lambda one: (f"-({one[0]})", f"NOT COALESCE(({one[1]}), 0)")),
        st.tuples(inner, inner).map(
            lambda two: (f"({two[0][0]}) ({two[1][0]})", f"(({two[0][1]}) AND ({two[1][1]}))")
        ),
        st.tuples(inner, inner).map(
            lambda two: (f"({two[0][0]} OR {two[1][0]})", f"(({two[0][1]}) OR ({two[1][1]}))")
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=_TREES, year=st.sampled_from([None, 2024, 2025]))
def test_any_combination_finds_what_sql_finds_in_the_default_order(
    library: Library, sql: sqlite3.Connection, tree: tuple[str, str], year: int | None
) -> None:
    text, clause = tree
    limit = "" if year is None else f" AND f.year = {year}"
    wanted = sql.execute(
        f"SELECT t.id {FROM} WHERE ({clause}){limit} ORDER BY f.filed_on DESC, f.doc_id DESC, t.line"
    )
    assert ids(library, text, year=year) == [row[0] for row in wanted]


SORTS = {
    "traded": "t.traded_on",
    "filed": "f.filed_on",
    "lag": LAG,
    "ticker": "t.ticker",
    "type": "t.type",
    "owner": "t.owner",
    "amount_low": "t.amount_low_usd",
    "amount_high": "t.amount_high_usd",
    "asset_type": "t.asset_type",
    "status": "t.filing_status",
    "page": "t.page",
    "state": "NULLIF(f.state_district, '')",
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.tuples(st.sampled_from(sorted(SORTS)), st.booleans()), min_size=1, max_size=3))
def test_any_sort_is_the_order_sql_gives(
    library: Library, sql: sqlite3.Connection, keys: list[tuple[str, bool]]
) -> None:
    order = ", ".join(f"{SORTS[name]} {'DESC' if is_down else 'ASC'} NULLS LAST" for name, is_down in keys)
    wanted = sql.execute(f"SELECT t.id {FROM} ORDER BY {order}, f.filed_on DESC, f.doc_id DESC, t.line")
    sort = [("-" if is_down else "") + name for name, is_down in keys]
    assert ids(library, "", sort=sort) == [row[0] for row in wanted]


SHARED = (
    "owner", "type", "ticker", "asset", "traded_on", "notified_on", "amount_low_usd", "amount_high_usd",
    "amount_exact_usd", "cap_gains_over_200", "filing_status", "page", "line",
)  # fmt: skip


def test_rows_tell_what_the_database_holds(library: Library, sql: sqlite3.Connection) -> None:
    rows = load_rows(library, find_trades(library), is_whole=True)
    stored = {
        row[0]: row[1:]
        for row in sql.execute(
            f"SELECT t.id, t.line, t.asset, t.ticker, t.traded_on, f.filed_on, f.doc_id, f.url, {LAG},"
            f" t.amount_exact_usd, t.page, f.year {FROM}"
        )
    }
    assert len(rows) == len(stored) > 300
    for row in rows:
        told = row.as_json()
        keys = ("line", "asset", "ticker", "traded_on", "filed_on", "doc_id", "url", "lag_days")
        assert tuple(told[key] for key in keys) == stored[row.id][:8]
        exact = stored[row.id][8]
        assert told["amount_exact_usd"] == (None if exact is None else float(exact))
        assert (row.page, row.year) == stored[row.id][9:]
        # what the index says of a row, and what SQLite says of it, are one
        filed = row.transaction
        assert filed is not None
        for name in SHARED:
            assert getattr(row, name) == getattr(filed, name), name


def test_dashboard_sums_are_those_of_sql(library: Library, sql: sqlite3.Connection) -> None:
    for year in (None, 2024, 2025):
        where = "1" if year is None else f"f.year = {year}"
        board = load_dashboard(library, year)
        upper = "COALESCE(t.amount_high_usd, t.amount_low_usd)"
        count, low, high, opened, without = sql.execute(
            f"SELECT COUNT(*), SUM(t.amount_low_usd), SUM({upper}),"
            " SUM(t.amount_low_usd IS NOT NULL AND t.amount_high_usd IS NULL),"
            f" SUM(t.amount_low_usd IS NULL AND t.amount_high_usd IS NULL) {FROM} WHERE {where}"
        ).fetchone()
        tiles = board.tiles
        sums = tiles.sums
        assert (sums.trades, sums.amount_low_usd, sums.amount_high_usd) == (count, low, high)
        assert (sums.open_ended, sums.without_amount) == (opened, without)
        assert sums.amount_low_usd <= sums.amount_high_usd and opened > 0
        buys, sells, exchanges = sql.execute(
            "SELECT SUM(t.type = 'purchase'), SUM(t.type LIKE '%sale'), SUM(t.type = 'exchange')"
            f" {FROM} WHERE {where}"
        ).fetchone()
        assert (tiles.buys, tiles.sells, tiles.exchanges) == (buys, sells, exchanges)
        late, dated = sql.execute(f"SELECT SUM({LAG} > 45), COUNT({LAG}) {FROM} WHERE {where}").fetchone()
        assert (tiles.late, tiles.dated) == (late, dated)
        assert sum(one.trades for one in board.lags) == dated
        assert sum(one.trades for one in board.lags if one.low_days is not None and one.low_days > 45) == late
        assert (
            tiles.officials
            == sql.execute(f"SELECT COUNT(DISTINCT f.last || f.first) {FROM} WHERE {where}").fetchone()[0]
        )
        undated = sql.execute(f"SELECT COUNT(*) {FROM} WHERE {where} AND t.traded_on IS NULL").fetchone()[0]
        assert board.without_traded_on == undated
        months = sql.execute(
            f"SELECT substr(t.traded_on, 1, 7) m, SUM(t.type = 'purchase'), SUM(t.type LIKE '%sale'),"
            f" SUM(CASE WHEN t.type = 'purchase' THEN t.amount_low_usd END),"
            f" SUM(CASE WHEN t.type LIKE '%sale' THEN {upper} END)"
            f" {FROM} WHERE {where} AND m IS NOT NULL GROUP BY m"
        ).fetchall()
        newest = sql.execute(f"SELECT MAX(substr(f.filed_on, 1, 7)) {FROM} WHERE {where}").fetchone()[0]
        wanted = {row[0]: (row[1], row[2], row[3] or 0, row[4] or 0) for row in months if row[0] <= newest}
        found = {
            f"{one.first_day:%Y-%m}": (one.buys, one.sells, one.buys_low_usd, one.sells_high_usd)
            for one in board.months
        }
        assert {month: figures for month, figures in found.items() if any(figures)} == {
            month: figures for month, figures in wanted.items() if any(figures)
        }
        shown = sum(
            sql.execute(
                f"SELECT COUNT(*) {FROM} WHERE {where} AND substr(t.traded_on, 1, 7) <= ?", (newest,)
            ).fetchone()
        )
        assert board.outside_months == count - undated - shown


def test_every_mark_is_a_door_to_exactly_its_rows(library: Library) -> None:
    """Stops: a bar that says 312 and opens a table of 340 rows."""
    for year in (None, 2025):
        board = load_dashboard(library, year)
        for ranked in (*board.most_traded, *board.most_active):
            positions = find_trades(library, ranked.query)
            sums = sum_trades(library, positions)
            assert (sums.trades, sums.amount_low_usd) == (ranked.trades, ranked.amount_low_usd), ranked.query
            assert len(find_trades(library, f"{ranked.query} type:buy")) == ranked.buys
        for month in board.months:
            assert len(find_trades(library, f"{month.query} type:sell")) == month.sells, month.query
        for lag in board.lags:
            assert len(find_trades(library, lag.query)) == lag.trades, lag.query
        assert [one.trades for one in board.most_traded] == sorted(
            (one.trades for one in board.most_traded), reverse=True
        )


def test_coverage_counts_every_listed_filing_once(library: Library, sql: sqlite3.Connection) -> None:
    coverage = load_coverage(library)
    for row in coverage.rows:
        counts = dict(
            sql.execute(
                "SELECT state, COUNT(*) FROM filing JOIN filing_state ON filing_id = id"
                " WHERE kind IS NOT NULL AND year = ? AND source = ? GROUP BY state",
                (row.year, row.source),
            )
        )
        assert {state.value: count for state, count in row.states.items() if count} == counts
        assert set(row.states) == set(LedgerState) and sum(row.states.values()) == row.listed
    listed, others = sql.execute("SELECT COUNT(kind), SUM(kind IS NULL) FROM filing").fetchone()
    assert (coverage.totals.listed, coverage.totals.other_listed) == (listed, others)
    assert sum(coverage.other_types.values()) == others and "P" not in coverage.other_types
    assert load_coverage(library, 2024).totals.listed == next(
        one.listed for one in coverage.rows if one.year == 2024
    )
    assert coverage.as_json()["totals"]["states"]["read"] == coverage.totals.states[LedgerState.READ]


def test_a_trade_with_everything_behind_it(library: Library, sql: sqlite3.Connection) -> None:
    doubtful = ids(library, "doubt:yes")[0]
    detail = load_trade(library, doubtful)
    assert detail is not None and detail.findings and detail.row.transaction is not None
    assert detail.filing.id == detail.row.filing_id and detail.sha256 is not None
    assert {one.filing_id for one in detail.siblings} <= {detail.filing.id}
    assert len(detail.siblings) == detail.filing.trades - 1
    assert detail.places[0].page == detail.row.page
    assert load_trade(library, 10**6) is None


def test_a_filing_with_everything_behind_it(library: Library) -> None:
    failed = load_filings(library, find_filings(library, state=LedgerState.FAILED))
    assert failed and all(one.reason == "The file is cut short." for one in failed)
    detail = load_filing(library, failed[0].id)
    assert detail is not None and detail.trades == () and detail.sha256 is not None
    assert load_filing(library, 10**6) is None
    assert list_years(library) == (2025, 2024)
    assert detail.fetched_at == dt.datetime(2026, 6, 22, 12, tzinfo=dt.UTC)
