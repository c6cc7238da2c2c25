"""Exports against pandas' own, side by side in one run: `python -m tests.bench.bench_export [rows …]`.

Each measurement is a process of its own: seconds from the database to the file on the disk, and the most
memory that the process ever held. pandas gets the rows by one SQL statement.
"""

from __future__ import annotations

import multiprocessing
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import pytest

from govtrades_desktop.query.library import Library
from tests.bench.bench_table import make_database
from tests.query.exported import TRADES_SQL

FORMATS = ("csv", "json", "xlsx", "parquet")


def ours(folder: Path, ending: str) -> None:
    """Export every trade."""
    from govtrades_desktop.query.export import ExportView, export_trades
    from govtrades_desktop.query.trades import find_trades

    with Library(folder / "g.sqlite", folder / "derived") as library:
        view = ExportView("version:all")
        export_trades(library, find_trades(library, view.text), folder / f"ours.{ending}", view=view)


def pandas_own(folder: Path, ending: str) -> None:
    """Write the same rows as pandas does."""
    import pandas as pd

    with sqlite3.connect(folder / "g.sqlite") as connection:
        frame = pd.read_sql_query(TRADES_SQL, connection)
    connection.close()
    path = folder / f"pandas.{ending}"
    if ending == "csv":
        frame.to_csv(path, index=False)
    elif ending == "json":
        frame.to_json(path, orient="records")
    elif ending == "xlsx":
        frame.to_excel(path, index=False, engine="xlsxwriter")
    else:
        frame.to_parquet(path, engine="fastparquet", index=False)


def _run(work: str, folder: Path, ending: str, answers: object) -> None:
    started = time.perf_counter()
    globals()[work](folder, ending)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers.put((seconds, peak))  # type: ignore[attr-defined]


def measure(work: str, folder: Path, ending: str) -> tuple[float, float]:
    """Return seconds and the peak of memory (MB) of one export, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    child = context.Process(target=_run, args=(work, folder, ending, answers))
    child.start()
    found = answers.get(timeout=1200)
    child.join()
    return float(found[0]), float(found[1])


def compare(folder: Path, rows: int, formats: tuple[str, ...] = FORMATS) -> dict[str, tuple[float, ...]]:
    """Return, by format, seconds and MB of pandas, seconds and MB of ours, and the size of our file in MB."""
    make_database(folder / "g.sqlite", rows)
    Library(folder / "g.sqlite", folder / "derived").open().close()
    found = {}
    for ending in formats:
        found[ending] = (
            *measure("pandas_own", folder, ending),
            *measure("ours", folder, ending),
            (folder / f"ours.{ending}").stat().st_size / 1e6,
        )
    return found


def report(found: dict[str, tuple[float, ...]], rows: int) -> str:
    """Return the figures as a table."""
    head = (
        f"{rows:,} trades{'':8} {'pandas s':>9} {'ours s':>9} {'ratio':>7} {'pandas MB':>10} {'ours MB':>9}"
    )
    lines = [
        f"{ending:22} {theirs:9.1f} {own:9.1f} {theirs / own:6.1f}x {their_mb:10.0f} {own_mb:9.0f}"
        f"   file {size:.0f} MB"
        for ending, (theirs, their_mb, own, own_mb, size) in found.items()
    ]
    return "\n".join([head, *lines])


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_an_export_is_no_slower_than_pandas_and_holds_no_table(tmp_path: Path) -> None:
    found = compare(tmp_path, 150_000)
    sys.stdout.write("\n" + report(found, 150_000) + "\n")
    theirs, their_mb, own, own_mb, _ = found["xlsx"]
    assert own < theirs * 1.5 and own_mb < their_mb
    assert all(mb < 450 for _, _, _, mb, _ in found.values())


def main(sizes: list[int]) -> int:
    """Print the measurements of each size."""
    for rows in sizes or [150_000]:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(report(compare(Path(folder), rows), rows) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main([int(one) for one in sys.argv[1:]]))
