"""The table's floors and ours, side by side in one run: `python -m tests.bench.bench_table [rows …]`.

Synthetic rows of the ledger's real shape (`tests.bench.synthetic`), 150,000 and 1,000,000. Each line prints
another way to the same (SQL, pandas, Qt's sort and filter proxy), ours, and the ratio; times drift on shared
machines, ratios do not. Qt's proxy is measured on as many rows as it sorts in reasonable time: the line says
how many, and ours is measured on as many; nothing is extrapolated. Tests assert loosely: read the figures.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.run import derive_indexes, load_indexes, save_indexes
from govtrades_desktop.query.dashboard import forget_dashboards, load_dashboard
from govtrades_desktop.query.group_rows import load_groups
from govtrades_desktop.query.grouping import Grouping, group_trades
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows, sum_trades
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from govtrades_desktop.store.rows import TRANSACTION_COLUMNS, transaction_values
from tests.bench.synthetic import make_ledger
from tests.store.factory import NOW, make_document, make_index, make_parsed, make_ref, random_transactions

ROWS_A_FILING = 15
OFFICIALS = 400
ASSETS = 12_000

KEYSTROKES = ("a", "al", "common stock", "berdan", "zzzz")
PROXY_ROWS = (2_000, 10_000)
"""Qt's proxy sorts ten thousand rows in seconds, 150,000 in most of a minute."""


@dataclass(frozen=True)
class Line:
    """One measurement: milliseconds (or rows a second, or megabytes) of the floor and of ours."""

    what: str
    floor_name: str
    floor: float
    ours: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor's time ours takes less."""
        return self.floor / self.ours if self.ours else float("inf")


def best_ms(work: Callable[[], Any], times: int = 5) -> float:
    """Return the median of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        gc.collect()
        started = time.perf_counter()
        work()
        found.append((time.perf_counter() - started) * 1000)
    return statistics.median(found)


SOURCE = 'FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
IN_FORCE = "t.replaced_by IS NULL AND t.filing_status IS NOT 'deleted'"
LIKE = (
    f"SELECT t.id {SOURCE} WHERE {IN_FORCE} AND (f.last LIKE '%{{0}}%' OR f.first LIKE '%{{0}}%'"
    " OR t.ticker LIKE '%{0}%' OR t.asset LIKE '%{0}%')"
)
SORTS = {
    ("asset",): "t.asset",
    ("official",): "f.last, f.first",
    ("-traded",): "t.traded_on DESC",
    ("ticker",): "t.ticker",
    ("-amount",): "t.amount_low_usd DESC, t.amount_high_usd DESC",
    (
        "official",
        "-amount",
        "traded",
    ): "f.last, f.first, t.amount_low_usd DESC, t.amount_high_usd DESC, t.traded_on",
}
GROUPS = {  # what SQL and pandas group by
    Grouping.OFFICIAL: ("f.last || f.first", "official"),
    Grouping.SECURITY: ("COALESCE(t.ticker, t.asset)", "security"),
    Grouping.FILING: ("t.filing_id", "filing_id"),
    Grouping.MONTH: ("substr(t.traded_on, 1, 7)", "month"),
    Grouping.OWNER: ("t.owner", "owner"),
}


def measure_table(folder: Path, rows: int) -> list[Line]:
    """Return the measurements of one size."""
    database, derived = folder / "g.sqlite", folder / "derived"
    make_ledger(database, rows)
    with open_reader(database) as reader:
        started = time.perf_counter()
        save_indexes(derive_indexes(reader), derived)
        derive_s = time.perf_counter() - started
    lines = [Line("derive and save all indexes", "aim", 20_000, rows / derive_s, "rows/s")]
    plain = sqlite3.connect(database)
    budget = 10.0 if rows <= 150_000 else 50.0
    with Library(database, derived) as library:
        for measure in (_keystrokes, _sorts, _groups, _sums):
            lines += measure(library, plain, budget)
        lines += _reading(library, plain, derived)
        size = sum(_bytes(table) for table in (library.trades, library.filings))
        lines.append(
            Line(
                "arrays in memory (trades and filings)",
                "rows, MB of SQLite",
                _megabytes(database),
                size / 1e6,
                "MB",
            )
        )
    plain.close()
    lines.append(_memory(database, derived, rows))
    return lines


def _sql(plain: sqlite3.Connection, statement: str) -> Callable[[], Any]:
    return lambda: plain.execute(statement).fetchall()


def _keystrokes(library: Library, plain: sqlite3.Connection, budget: float) -> Iterator[Line]:
    """Yield what a typed letter costs, from the text to the rows in order."""
    started = time.perf_counter()
    find_trades(library, "warm")
    first = (time.perf_counter() - started) * 1000
    yield Line("keystroke, the first of a session", "aim", 50.0, first)
    for text in KEYSTROKES:
        ours = best_ms(lambda text=text: find_trades(library, text))
        yield Line(f"keystroke {text!r}", "SQL LIKE", best_ms(_sql(plain, LIKE.format(text)), 3), ours)
        yield Line(f"keystroke {text!r}", "aim", budget, ours)
    find_trades(library, "", sort=("asset",))
    ours = best_ms(lambda: find_trades(library, "berdan", sort=("asset",)))
    floor = best_ms(_sql(plain, LIKE.format("berdan") + " ORDER BY t.asset"), 3)
    yield Line("keystroke under a sort", "SQL LIKE, ORDER BY", floor, ours)
    text = "type:buy amount:>=50k party:R sector:energy"
    yield Line("four keys", "aim", budget, best_ms(lambda: find_trades(library, text)))


def _sorts(library: Library, plain: sqlite3.Connection, budget: float) -> Iterator[Line]:
    """Yield what a click on a header costs that was not clicked before."""
    import pandas as pd

    frame = pd.read_sql_query(f"SELECT t.asset, t.amount_low_usd {SOURCE} WHERE {IN_FORCE}", plain)
    by_pandas = {
        ("asset",): lambda: frame["asset"].sort_values(kind="stable"),
        ("-amount",): lambda: frame["amount_low_usd"].sort_values(kind="stable", ascending=False),
    }
    for sort, column in SORTS.items():

        def anew(sort: tuple[str, ...] = sort) -> None:
            library.trades._orders.clear()
            find_trades(library, "", sort=sort)

        ours = best_ms(anew)
        name = f"header click {', '.join(sort)}"
        statement = f"SELECT t.id {SOURCE} WHERE {IN_FORCE} ORDER BY {column}"
        yield Line(name, "SQL ids", best_ms(_sql(plain, statement), 1), ours)
        if sort in by_pandas:
            yield Line(name, "pandas", best_ms(by_pandas[sort], 1), ours)
        yield Line(name, "aim", budget, ours)


def _groups(library: Library, plain: sqlite3.Connection, budget: float) -> Iterator[Line]:
    """Yield what grouping all trades costs, with all counts and sums and the rows of each group."""
    import pandas as pd

    keys = ", ".join(f"{key} AS {name}" for key, name in GROUPS.values())
    frame = pd.read_sql_query(
        f"SELECT {keys}, t.type, t.amount_low_usd, t.amount_high_usd, t.traded_on {SOURCE} WHERE {IN_FORCE}",
        plain,
    )
    positions = find_trades(library, "")
    for grouping, (key, name) in GROUPS.items():
        started = time.perf_counter()
        group_trades(library, positions, grouping)
        first = (time.perf_counter() - started) * 1000
        ours = best_ms(lambda grouping=grouping: group_trades(library, positions, grouping))
        figures = "COUNT(*), SUM(t.type = 'purchase'), SUM(t.amount_low_usd), SUM(t.amount_high_usd)"
        figures += ", MIN(t.traded_on), MAX(t.traded_on)"
        statement = f"SELECT {key}, {figures} {SOURCE} WHERE {IN_FORCE} GROUP BY 1"

        def by_pandas(name: str = name) -> Any:
            return frame.groupby(name, dropna=False).agg(
                trades=("type", "size"), low=("amount_low_usd", "sum"), high=("amount_high_usd", "sum")
            )

        yield Line(f"group by {grouping}", "SQL GROUP BY", best_ms(_sql(plain, statement), 1), ours)
        yield Line(f"group by {grouping}", "pandas, 3 figures", best_ms(by_pandas, 1), ours)
        yield Line(f"group by {grouping}", "aim", budget, ours)
        yield Line(f"group by {grouping}, the first time", "aim", 50.0, first)
    groups = group_trades(library, positions, Grouping.SECURITY)
    yield Line("order the groups anew", "aim", budget, best_ms(lambda: groups.sorted(("-amount",))))
    yield Line(
        "40 groups for the screen", "25 ms", 25.0, best_ms(lambda: load_groups(library, groups, range(40)))
    )


def _sums(library: Library, plain: sqlite3.Connection, budget: float) -> Iterator[Line]:
    positions = find_trades(library, "")
    statement = f"SELECT COUNT(*), SUM(t.amount_low_usd), SUM(t.amount_high_usd) {SOURCE} WHERE {IN_FORCE}"
    yield Line(
        "the line of sums",
        "SQL",
        best_ms(_sql(plain, statement), 3),
        best_ms(lambda: sum_trades(library, positions)),
    )
    started = time.perf_counter()
    load_dashboard(library)
    first = (time.perf_counter() - started) * 1000
    yield Line("whole dashboard, the first time", "aim", 50.0, first)

    def anew(year: int | None = None) -> None:
        forget_dashboards(library)
        load_dashboard(library, year)

    yield Line("whole dashboard", "aim", 50.0, best_ms(anew))
    yield Line("whole dashboard of one year", "aim", 50.0, best_ms(lambda: anew(2020)))


def _reading(library: Library, plain: sqlite3.Connection, derived: Path) -> Iterator[Line]:
    every = _sql(plain, f"SELECT t.*, f.last {SOURCE}")
    yield Line(
        "load saved indexes", "SQL all rows", best_ms(every, 1), best_ms(lambda: load_indexes(derived))
    )
    positions = find_trades(library, "", sort=("asset",))
    chance = random.Random(1)

    def jump() -> None:
        place = chance.randrange(len(positions) - 100)
        load_rows(library, positions[place : place + 100])

    yield Line("jump: 100 rows anywhere", "aim", 25.0, best_ms(jump, 25))
    some = positions[:100]
    yield Line(
        "100 rows whole, from SQLite", "aim", 25.0, best_ms(lambda: load_rows(library, some, is_whole=True))
    )


_MEMORY = """
import sys
from pathlib import Path
import numpy
from govtrades_desktop.query import dashboard, grouping, library, trades
from govtrades_desktop.core import records
def most():
    status = Path("/proc/self/status")  # of this program; ru_maxrss remembers its parent's, too
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
before = most()
with library.Library(Path(sys.argv[1]), Path(sys.argv[2])) as opened:
    trades.find_trades(opened, "common", sort=("-amount",))
    found = trades.find_trades(opened, "", sort=("asset",))
    grouping.group_trades(opened, found, "security")
    dashboard.load_dashboard(opened)
    print(before, most())
"""


def _memory(database: Path, derived: Path, rows: int) -> Line:
    """Return the greatest memory of a process that loads, searches, sorts, groups, sums: no window."""
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(database), str(derived)],
        capture_output=True,
        text=True,
        check=True,
    )
    bare, most = (int(word) / 1e6 for word in done.stdout.split())
    aim = 250.0 if rows <= 150_000 else 700.0
    return Line(f"most memory of a process (bare {bare:,.0f} MB)", "aim, with a window", aim, most, "MB")


def _bytes(table: ColumnTable) -> int:
    """Return the memory of a table's arrays and packed dictionaries."""
    return sum(column.data.nbytes + len(column.packed) for column in table.columns.values())


def _megabytes(path: Path) -> float:
    return path.stat().st_size / 1e6


def measure_proxy() -> list[Line]:
    """Return Qt's sort and filter proxy over a Python model beside ours, on the same rows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

    from govtrades_desktop.derive.column import Kind, column_of

    lines = []
    for rows in PROXY_ROWS:
        chance = random.Random(rows)
        columns = [
            [f"Company {chance.randrange(rows):06d} Incorporated" for _ in range(rows)] for _ in range(3)
        ]
        table = ColumnTable({str(one): column_of(Kind.TEXT, cells) for one, cells in enumerate(columns)})
        everything = table.all()

        class Plain(QAbstractTableModel):
            cells = columns

            def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
                return 0 if parent.isValid() else len(self.cells[0])

            def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
                return 3

            def data(self, index: Any, role: int = 0) -> Any:
                is_shown = role == Qt.ItemDataRole.DisplayRole
                return self.cells[index.column()][index.row()] if is_shown else None

        proxy = QSortFilterProxyModel()
        proxy.setFilterKeyColumn(-1)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        model = Plain()
        proxy.setSourceModel(model)

        def sort(table: ColumnTable = table, everything: Any = everything) -> None:
            table._orders.clear()
            table.select(everything, ("0",))

        def narrow(table: ColumnTable = table) -> None:
            mask = (
                table.contains("0", "company 01")
                | table.contains("1", "company 01")
                | table.contains("2", "company 01")
            )
            np.flatnonzero(mask)

        qt_sort = best_ms(lambda proxy=proxy: proxy.sort(0, Qt.SortOrder.AscendingOrder), 1)
        lines.append(Line(f"sort {rows:,} rows by text", "Qt's proxy", qt_sort, best_ms(sort)))
        qt_filter = best_ms(lambda proxy=proxy: proxy.setFilterFixedString("company 01"), 1)
        lines.append(Line(f"filter {rows:,} rows, three columns", "Qt's proxy", qt_filter, best_ms(narrow)))
        proxy.setSourceModel(None)
    return lines


def make_database(path: Path, rows: int) -> None:
    """Fill a database with `rows` transactions of which nothing is resolved, for other benches."""
    chance = random.Random(5)
    filings = rows // ROWS_A_FILING
    names = [(f"First{number % 97}", f"Last{number:03d}") for number in range(OFFICIALS)]
    assets = [
        (f"{chance.choice('ABCDEFGH')}sset number {number} Common Stock", f"T{number}")
        for number in range(ASSETS)
    ]
    with open_store(path) as store:
        refs = []
        for number in range(filings):
            first, last = names[number % OFFICIALS]
            filed = dt.date(2014, 1, 1) + dt.timedelta(days=number % 4500)
            refs.append(make_ref(str(20_000_000 + number), year=2025, first=first, last=last, filed_on=filed))
        ingest_index(store, make_index(*refs), seen_at=NOW)
        columns = ", ".join(TRANSACTION_COLUMNS)
        template = list(random_transactions(chance, 3000))
        place = {name: TRANSACTION_COLUMNS.index(name) for name in ("line", "asset", "ticker", "traded_on")}

        def values() -> Any:
            for number in range(filings * ROWS_A_FILING):
                row = list(transaction_values(template[number % len(template)]))
                asset, ticker = assets[chance.randrange(ASSETS)]
                row[place["line"]] = number % ROWS_A_FILING + 1
                row[place["asset"]], row[place["ticker"]] = asset, ticker
                day = dt.date(2014, 1, 1) + dt.timedelta(days=(number // ROWS_A_FILING) % 4500 - number % 60)
                row[place["traded_on"]] = day.isoformat()
                yield (number // ROWS_A_FILING + 1, *row)

        with store.transaction() as connection:
            marks = ", ".join("?" * (len(TRANSACTION_COLUMNS) + 1))
            connection.executemany(
                f'INSERT INTO "transaction" (filing_id, {columns}) VALUES ({marks})', values()
            )
            connection.execute("UPDATE filing SET reading = 'read', transaction_count = ?", (ROWS_A_FILING,))
            store.mark_changed()


def measure_ingest(folder: Path, filings: int = 1500) -> list[Line]:
    """Return rows a second of ingesting filings one short transaction each, first and again."""
    chance = random.Random(2)
    with open_store(folder / "i.sqlite") as store:
        ingest_index(store, make_index(*(make_ref(str(one)) for one in range(filings))), seen_at=NOW)
        parsed = [make_parsed(*random_transactions(chance, ROWS_A_FILING)) for _ in range(filings)]
        for filing_id in range(1, filings + 1):
            ingest_document(store, filing_id, make_document(f"{filing_id:064x}"))
        rates = []
        for _ in range(2):
            started = time.perf_counter()
            for filing_id, one in enumerate(parsed, 1):
                ingest_filing(store, filing_id, one, read_at=NOW)
            rates.append(filings * ROWS_A_FILING / (time.perf_counter() - started))
    plain = _plain_inserts(folder, parsed)
    return [
        Line("ingest, a transaction a filing", "plain inserts", plain, rates[0], "rows/s"),
        Line("ingest, a transaction a filing", "aim", 20_000, rates[0], "rows/s"),
        Line("the same again (nothing to write)", "plain inserts", plain, rates[1], "rows/s"),
    ]


def _plain_inserts(folder: Path, parsed: list[ParsedFiling]) -> float:
    """Return rows a second of writing the same rows with nothing around them: no ledger, no comparison."""
    columns, marks = ", ".join(TRANSACTION_COLUMNS), ", ".join("?" * (len(TRANSACTION_COLUMNS) + 1))
    with open_store(folder / "plain.sqlite") as store:
        ingest_index(store, make_index(*(make_ref(str(one)) for one in range(len(parsed)))), seen_at=NOW)
        started = time.perf_counter()
        for filing_id, one in enumerate(parsed, 1):
            with store.transaction() as connection:
                connection.executemany(
                    f'INSERT INTO "transaction" (filing_id, {columns}) VALUES ({marks})',
                    [(filing_id, *transaction_values(row)) for row in one.transactions],
                )
        return len(parsed) * ROWS_A_FILING / (time.perf_counter() - started)


def report(lines: list[Line]) -> str:
    """Return the lines as a table; for rows a second the ratio is ours to the aim."""
    head = f"{'what':46} {'floor':20} {'floor':>12} {'ours':>12} {'ratio':>8}"
    body = [
        f"{one.what:46} {one.floor_name:20} {one.floor:12,.1f} {one.ours:12,.1f}"
        f" {(1 / one.ratio if one.unit == 'rows/s' else one.ratio):7.1f}x {one.unit}"
        for one in lines
    ]
    return "\n".join([head, *body])


@pytest.mark.bench
@pytest.mark.parametrize("rows", [150_000, 1_000_000])
def test_the_table_is_many_times_quicker_than_sql(tmp_path: Path, rows: int) -> None:
    lines = measure_table(tmp_path, rows)
    sys.stdout.write(f"\n{rows:,} rows\n{report(lines)}\n")
    by_name = {(one.what, one.floor_name): one for one in lines}
    assert by_name["keystroke 'berdan'", "SQL LIKE"].ratio > 3
    assert by_name["header click asset", "SQL ids"].ratio > 5
    assert by_name["group by security", "SQL GROUP BY"].ratio > 5
    assert by_name["load saved indexes", "SQL all rows"].ratio > 5
    slow = [one.what for one in lines if one.floor_name == "aim" and one.unit == "ms" and one.ratio < 1 / 4]
    assert not slow  # four times the aim: no noise of a shared machine


@pytest.mark.bench
def test_the_table_is_many_times_quicker_than_qts_proxy() -> None:
    lines = measure_proxy()
    sys.stdout.write(f"\n{report(lines)}\n")
    assert all(one.ratio > 10 for one in lines)


@pytest.mark.bench
def test_ingest_is_not_far_from_plain_inserts(tmp_path: Path) -> None:
    lines = measure_ingest(tmp_path)
    sys.stdout.write(f"\n{report(lines)}\n")
    by_name = {(one.what, one.floor_name): one for one in lines}
    assert by_name["ingest, a transaction a filing", "plain inserts"].ratio < 8  # its rate over ours


def main(sizes: list[int]) -> int:
    """Print the measurements of each size."""
    for rows in sizes or [150_000, 1_000_000]:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"\n{rows:,} rows\n{report(measure_table(Path(folder), rows))}\n")
            sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"\n{report([*measure_proxy(), *measure_ingest(Path(folder))])}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main([int(one) for one in sys.argv[1:]]))
