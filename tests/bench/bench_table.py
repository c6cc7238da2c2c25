"""The table's floors and ours, side by side in one run: `python -m tests.bench.bench_table [rows …]`.

Synthetic rows of real shape, 150,000 and 1,000,000. Each line prints the other way (SQL, pandas), ours, and
the ratio; times drift on shared machines, ratios do not. The test asserts loosely; read the figures.
"""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.derive.run import derive_indexes, load_indexes, save_indexes
from govtrades_desktop.query.dashboard import load_dashboard
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from govtrades_desktop.store.rows import TRANSACTION_COLUMNS, transaction_values
from tests.store.factory import NOW, make_document, make_index, make_parsed, make_ref, random_transactions

ROWS_A_FILING = 15
OFFICIALS = 400
ASSETS = 12_000


@dataclass(frozen=True)
class Line:
    """One measurement: milliseconds (or rows a second) of the floor and of ours."""

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
        started = time.perf_counter()
        work()
        found.append((time.perf_counter() - started) * 1000)
    return statistics.median(found)


def make_database(path: Path, rows: int) -> None:
    """Fill a database with `rows` transactions, by one big transaction: this is not what is measured."""
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


def measure_table(folder: Path, rows: int) -> list[Line]:
    """Return the measurements of one size."""
    import pandas as pd

    database, derived = folder / "g.sqlite", folder / "derived"
    make_database(database, rows)
    with open_reader(database) as reader:
        started = time.perf_counter()
        save_indexes(derive_indexes(reader), derived)
        derive_s = time.perf_counter() - started
    plain = sqlite3.connect(database)

    def sql(statement: str) -> list[Any]:
        return plain.execute(statement).fetchall()

    source = 'FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
    like = (
        "SELECT t.id "
        + source
        + " WHERE f.last LIKE '%{0}%' OR t.ticker LIKE '%{0}%' OR t.asset LIKE '%{0}%'"
    )
    lines = [Line("derive and save all indexes, rows/s", "aim", 20_000, rows / derive_s, "rows/s")]
    with Library(database, derived) as library:
        table = library.trades
        find_trades(library, "warm")

        def typed(word: str, sort: tuple[str, ...]) -> Callable[[], Any]:
            return lambda: find_trades(library, word, sort=sort)

        for word in ("a", "asset number 77", "last03"):
            lines.append(
                Line(
                    f"keystroke {word!r}",
                    "SQL LIKE",
                    best_ms(lambda w=word: sql(like.format(w)), 3),
                    best_ms(typed(word, ())),
                )
            )
        lines.append(
            Line("keystroke under a sort", "SQL LIKE", lines[-1].floor, best_ms(typed("last03", ("asset",))))
        )

        def sorted_anew(key: str) -> Callable[[], Any]:
            def work() -> None:
                table._orders.clear()
                find_trades(library, "", sort=(key,))

            return work

        for key, column in (
            ("asset", "t.asset"),
            ("official", "f.last"),
            ("traded", "t.traded_on"),
            ("-amount_low", "t.amount_low_usd DESC"),
        ):
            lines.append(
                Line(
                    f"sort by {key}",
                    "SQL ids",
                    best_ms(lambda c=column: sql(f"SELECT t.id {source} ORDER BY {c}"), 3),
                    best_ms(sorted_anew(key)),
                )
            )
        frame = pd.read_sql_query(
            'SELECT traded_on, type, amount_low_usd, amount_high_usd FROM "transaction"', plain
        )
        frame["month"] = frame["traded_on"].str.slice(0, 7)
        by_sql = best_ms(
            lambda: sql(
                "SELECT substr(traded_on, 1, 7), type, COUNT(*), SUM(amount_low_usd), SUM(amount_high_usd)"
                ' FROM "transaction" GROUP BY 1, 2'
            ),
            3,
        )
        by_pandas = best_ms(
            lambda: frame.groupby(["month", "type"])[["amount_low_usd", "amount_high_usd"]].sum(), 3
        )
        import numpy as np

        from govtrades_desktop.query import dashboard

        positions = np.arange(len(table))
        sides = dashboard._Sides(
            table.array("amount_low"), table.array("amount_high"),
            table.equals("type", ("purchase",)), table.equals("type", ("sale", "partial_sale")),
        )  # fmt: skip
        ours = best_ms(lambda: dashboard._months(table, positions, sides, ""))
        lines += [
            Line("monthly sums", "SQL GROUP BY", by_sql, ours),
            Line("monthly sums", "pandas", by_pandas, ours),
        ]
        lines.append(Line("whole dashboard", "50 ms budget", 50.0, best_ms(lambda: load_dashboard(library))))
        lines.append(
            Line(
                "load saved indexes",
                "SQL all rows",
                best_ms(lambda: sql(f"SELECT t.*, f.last {source}"), 1),
                best_ms(lambda: load_indexes(derived)),
            )
        )
        some = find_trades(library, "")[:100]
        lines.append(
            Line("100 rows for the screen", "25 ms budget", 25.0, best_ms(lambda: load_rows(library, some)))
        )
        lines.append(
            Line(
                "100 rows whole, from SQLite",
                "25 ms budget",
                25.0,
                best_ms(lambda: load_rows(library, some, is_whole=True)),
            )
        )
    plain.close()
    return lines


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
    head = f"{'what':38} {'floor':14} {'floor':>12} {'ours':>12} {'ratio':>8}"
    body = [
        f"{one.what:38} {one.floor_name:14} {one.floor:12,.1f} {one.ours:12,.1f}"
        f" {(1 / one.ratio if one.unit == 'rows/s' else one.ratio):7.1f}x {one.unit}"
        for one in lines
    ]
    return "\n".join([head, *body])


@pytest.mark.bench
def test_the_table_is_many_times_quicker_than_sql(tmp_path: Path) -> None:
    lines = [*measure_table(tmp_path, 150_000), *measure_ingest(tmp_path)]
    sys.stdout.write("\n" + report(lines) + "\n")
    by_name = {(one.what, one.floor_name): one for one in lines}
    assert by_name["keystroke 'last03'", "SQL LIKE"].ratio > 3
    assert by_name["sort by asset", "SQL ids"].ratio > 5
    assert by_name["monthly sums", "SQL GROUP BY"].ratio > 10
    assert by_name["load saved indexes", "SQL all rows"].ratio > 10
    assert by_name["ingest, a transaction a filing", "plain inserts"].ratio < 8  # its rate over ours


def main(sizes: list[int]) -> int:
    """Print the measurements of each size."""
    for rows in sizes or [150_000, 1_000_000]:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"\n{rows:,} rows\n{report(measure_table(Path(folder), rows))}\n")
            sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"\n{report(measure_ingest(Path(folder)))}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main([int(one) for one in sys.argv[1:]]))
