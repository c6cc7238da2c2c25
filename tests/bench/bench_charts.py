"""The numbers behind the charts beside SQL and pandas in one run: `python -m tests.bench.bench_charts`.

Synthetic rows of the ledger's real shape (`tests.bench.synthetic`), 150,000 and 1,000,000. SQL counts a part
of what a page needs, with the indexes of the database; pandas has all columns loaded beforehand, which is not
counted against it (the first line says what that takes). Ours is all of a page, counted anew each time: what
is kept from one filter to the next is let go first, and has a line of its own. Budgets are asserted loosely:
read the ratios.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.derive.run import derive_indexes, save_indexes
from govtrades_desktop.query.charts import (
    DashboardFilter,
    load_comparison,
    load_official_charts,
    load_security_charts,
)
from govtrades_desktop.query.dashboard import Dashboard, forget_dashboards, load_dashboard
from govtrades_desktop.query.library import Library
from govtrades_desktop.store.connection import open_reader
from tests.bench.bench_table import Line, best_ms, report
from tests.bench.synthetic import make_ledger

SOURCE = (
    'FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
    " LEFT JOIN filing_official m ON m.filing_id = f.id"
    " LEFT JOIN trade_security x ON x.transaction_id = t.id LEFT JOIN security s ON s.key = x.security_key"
    " WHERE t.replaced_by IS NULL AND t.filing_status IS NOT 'deleted'"
)
FIGURES = (
    "COUNT(*), SUM(t.type = 'purchase'), SUM(t.type LIKE '%sale'), SUM(t.amount_low_usd),"
    " SUM(COALESCE(t.amount_high_usd, t.amount_low_usd))"
)
LAG = "CAST(julianday(f.filed_on) - julianday(t.traded_on) AS INTEGER)"
GROUPS = ("substr(t.traded_on, 1, 7)", "m.bioguide", "x.security_key", f"{LAG} / 5")
"""What the dashboard's charts count by: months, officials, securities, lags."""

FILTERS = (
    DashboardFilter(),
    DashboardFilter(party="D"),
    DashboardFilter(first_year=2018, last_year=2022, owner="spouse"),
    DashboardFilter("house", "R", 2020, 2020, "joint", "stock"),
)


def measure_charts(folder: Path, rows: int) -> list[Line]:
    """Return the measurements of one size."""
    database, derived = folder / "g.sqlite", folder / "derived"
    make_ledger(database, rows)
    with open_reader(database) as reader:
        save_indexes(derive_indexes(reader), derived)
    plain = sqlite3.connect(database)
    aim = 50.0 if rows <= 150_000 else 100.0
    lines: list[Line] = []
    with Library(database, derived) as library:
        frame, loading = _frame(plain)
        lines.append(Line("before the first chart", "pandas loads all", loading, _first(library)))
        lines += _dashboards(library, plain, frame, aim)
        lines += _pages(library, plain, frame, 15.0 if rows <= 150_000 else 60.0)
    plain.close()
    return lines


def _first(library: Library) -> float:
    started = time.perf_counter()
    load_dashboard(library)
    return (time.perf_counter() - started) * 1000


def _frame(plain: sqlite3.Connection) -> tuple[Any, float]:
    """Return all that the charts need as a data frame, and what loading it took, in milliseconds."""
    import pandas as pd

    started = time.perf_counter()
    frame = pd.read_sql_query(
        "SELECT t.id, t.traded_on AS traded, f.filed_on AS filed, t.type, t.owner, f.year, m.bioguide,"
        " t.amount_low_usd AS low, COALESCE(t.amount_high_usd, t.amount_low_usd) AS high,"
        f" x.security_key AS security, s.sector {SOURCE}",
        plain,
        parse_dates=["traded", "filed"],
    )
    frame["month"] = frame.traded.dt.to_period("M")
    frame["lag"] = (frame.filed - frame.traded).dt.days // 5
    for name in ("type", "owner", "bioguide", "security", "sector"):
        frame[name] = frame[name].astype("category")
    return frame, (time.perf_counter() - started) * 1000


def _sql(plain: sqlite3.Connection, *statements: str) -> float:
    return best_ms(lambda: [plain.execute(one).fetchall() for one in statements], 1)


def _by_side(frame: Any, name: str) -> Any:
    found = frame.groupby([name, "type"], observed=True)[["low", "high"]]
    return found.size(), found.sum()


def _dashboards(library: Library, plain: sqlite3.Connection, frame: Any, aim: float) -> Iterator[Line]:
    statements = [f"SELECT {group}, {FIGURES} {SOURCE} GROUP BY 1" for group in GROUPS]
    by_sql = _sql(plain, *statements)
    by_pandas = best_ms(lambda: [_by_side(frame, n) for n in ("month", "bioguide", "security", "lag")], 1)
    for shown in FILTERS:
        name = f"dashboard, {shown.as_query() or 'all'}"

        def anew(shown: DashboardFilter = shown) -> Dashboard:
            forget_dashboards(library)
            return load_dashboard(library, shown)

        ours = best_ms(anew)
        if shown.is_empty:
            yield Line(name, "SQL, four groups", by_sql, ours)
            yield Line(name, "pandas, four groups", by_pandas, ours)
        yield Line(name, "aim", aim, ours)
    load_dashboard(library)
    yield Line("dashboard, as before", "aim", aim, best_ms(lambda: load_dashboard(library)))


def _commonest(library: Library, column: str, most: int) -> list[str]:
    counts = Counter(library.trades.array(column).tolist())
    counts.pop(-1, None)
    return [library.trades.values(column)[code] for code, _ in counts.most_common(most)]


def _pages(library: Library, plain: sqlite3.Connection, frame: Any, aim: float) -> Iterator[Line]:
    people, things = _commonest(library, "bioguide", 6), _commonest(library, "security", 6)
    for name, ours, column, key in (
        ("official", lambda: load_official_charts(library, people[0]), "m.bioguide", people[0]),
        ("security", lambda: load_security_charts(library, things[0]), "x.security_key", things[0]),
    ):
        ours()  # the list of officials, or of securities, is worked out when first asked for
        taken = best_ms(ours)
        where = f"{SOURCE} AND {column} = '{key}'"
        groups = ("s.sector", "x.security_key", "m.bioguide", "substr(t.traded_on, 1, 7)", f"{LAG} / 5")
        by_sql = _sql(plain, *(f"SELECT {one}, {FIGURES} {where} GROUP BY 1" for one in groups))

        def by_pandas(name: str = name, key: str = key) -> Any:
            some = frame[frame["bioguide" if name == "official" else "security"] == key]
            return [_by_side(some, one) for one in ("sector", "security", "bioguide", "month", "lag")]

        yield Line(f"charts of the most active {name}", "SQL, five groups", by_sql, taken)
        yield Line(f"charts of the most active {name}", "pandas, five groups", best_ms(by_pandas, 1), taken)
        yield Line(f"charts of the most active {name}", "aim", aim, taken)
    for name, keys, column in (
        ("officials", people, "m.bioguide"),
        ("securities", things, "x.security_key"),
    ):
        named = ", ".join(f"'{key}'" for key in keys)
        by_sql = _sql(
            plain,
            *(
                f"SELECT {column}, {group}, {FIGURES} {SOURCE} AND {column} IN ({named}) GROUP BY 1, 2"
                for group in ("substr(t.traded_on, 1, 7)", "s.sector", "x.security_key")
            ),
        )
        taken = best_ms(lambda keys=keys: load_comparison(library, keys))
        yield Line(f"compare six {name}", "SQL, three groups", by_sql, taken)
        yield Line(f"compare six {name}", "aim", aim * 2, taken)


@pytest.mark.bench
@pytest.mark.parametrize("rows", [150_000, 1_000_000])
def test_charts_are_many_times_quicker_than_sql(tmp_path: Path, rows: int) -> None:
    lines = measure_charts(tmp_path, rows)
    sys.stdout.write(f"\n{rows:,} rows\n{report(lines)}\n")
    by_name = {(one.what, one.floor_name): one for one in lines}
    assert by_name["dashboard, all", "SQL, four groups"].ratio > 10
    assert by_name["charts of the most active official", "SQL, five groups"].ratio > 2
    slow = [one.what for one in lines if one.floor_name == "aim" and one.ratio < 1 / 4]
    assert not slow  # four times the aim: no noise of a shared machine


def main(sizes: list[int]) -> int:
    """Print the measurements of each size."""
    for rows in sizes or [150_000, 1_000_000]:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"\n{rows:,} rows\n{report(measure_charts(Path(folder), rows))}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main([int(one) for one in sys.argv[1:]]))
