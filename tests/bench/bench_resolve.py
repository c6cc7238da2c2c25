"""Resolving everything, nothing, and after one refresh: `python -m tests.bench.bench_resolve [copies]`.

The bundled ledger (about 38,000 filings) with the bundled reference data; its trades are copied under more
reports of the same people until there are 150,000. Prints seconds and the greatest memory of a process that
resolves and derives all of it from scratch. Times drift on shared machines; the test asserts loosely; read
the figures.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from govtrades_desktop.derive.run import derive_all
from govtrades_desktop.refresh.processing import process
from govtrades_desktop.settings.paths import DataPaths, bundled_database, bundled_reference, data_paths
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.resolution import resolve_all, resolve_pending
from govtrades_desktop.store.rows import TRANSACTION_COLUMNS
from govtrades_desktop.store.starter import prepare_database

COPIES = 11  # of 13,500 trades
REFRESHED = 50  # filings read anew by one refresh

_WHOLE = """
import resource, sys, threading
from pathlib import Path
from govtrades_desktop.refresh.processing import derive_now
from govtrades_desktop.settings.paths import data_paths
done = derive_now(data_paths(Path(sys.argv[1])), stop=threading.Event(), is_full=True)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
print(done.seconds, done.resolution.seconds, done.filings, done.trades, peak)
"""


def make_folder(root: Path, copies: int) -> DataPaths:
    """Unpack the bundled database with its reference data, and multiply its trades; nothing is resolved."""
    paths = data_paths(root)
    paths.create()
    prepare_database(paths.database, starter=bundled_database(), reference=bundled_reference())
    with open_store(paths.database) as store:
        last = int(store.value("SELECT MAX(id) FROM filing"))
        with store.transaction():
            names = [row[1] for row in store.rows("PRAGMA table_info(filing)")]
            kept = ", ".join(n for n in names if n not in ("id", "doc_id", "superseded_by"))
            rows = ", ".join(TRANSACTION_COLUMNS)
            for copy in range(1, copies):
                first = copy * last
                # other days: nobody's every trade is told, and no report amended, in eleven reports
                days = kept.replace("report_date", f"date(report_date, '-{copy} days')")
                store.execute(
                    f"INSERT INTO filing (id, doc_id, {kept})"
                    f" SELECT id + {first}, doc_id || '-{copy}', {days}"
                    f" FROM filing WHERE id <= {last} AND transaction_count > 0"
                )
                moved = rows.replace("traded_on", f"date(traded_on, '-{copy} days')")
                store.execute(
                    f'INSERT INTO "transaction" (filing_id, {rows}) SELECT filing_id + {first}, {moved}'
                    f' FROM "transaction" WHERE filing_id <= {last}'
                )
            _forget(store)
    return paths


def _forget(store: Store) -> None:
    store.execute("DELETE FROM filing_official")
    store.execute("DELETE FROM trade_security")
    store.execute("DELETE FROM meta WHERE name = 'resolved_with'")
    store.execute('UPDATE "transaction" SET replaced_by = NULL')
    store.mark_changed()


def measure(root: Path, copies: int = COPIES) -> dict[str, float]:
    """Return seconds, numbers and megabytes by name."""
    paths = make_folder(root, copies)
    command = [sys.executable, "-c", _WHOLE, str(root)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    found = dict(
        zip(("all_s", "resolve_all_s", "filings", "trades", "peak_mb"), map(float, told), strict=True)
    )
    with open_store(paths.database) as store:
        found["again_s"] = resolve_all(store).seconds
        found["nothing_s"] = resolve_pending(store).seconds
        # What a refresh brings, and what a reading anew of old reports by those who trade most costs.
        newest = f"ORDER BY filed_on DESC, id DESC LIMIT {REFRESHED}"
        for name, which, step in (("refresh", newest, 1), ("oldest", "LIMIT 500", 500 // REFRESHED)):
            select = f"SELECT id FROM filing WHERE transaction_count > 0 {which}"
            with store.transaction():
                store.touch([row[0] for row in store.rows(select)][::step])
            started = time.perf_counter()
            done = process(store, paths, stop=threading.Event())
            found[f"{name}_s"] = time.perf_counter() - started
            found[f"{name}_resolve_s"] = done.resolution.seconds
            found[f"{name}_trades"] = done.resolution.trades
        derive_all(paths.database, paths.derived)
    return found


def tell(found: dict[str, float]) -> str:
    """Return the figures in words."""
    return (
        f"{found['filings']:,.0f} filings, {found['trades']:,.0f} trades (aim: 60 s, 1,000 MB, 1 s)\n"
        f"  everything from scratch    {found['all_s']:7.2f} s, resolving {found['resolve_all_s']:.2f} s;"
        f" at most {found['peak_mb']:,.0f} MB\n"
        f"  everything, nothing new    {found['again_s']:7.2f} s\n"
        f"  nothing waits              {found['nothing_s']:7.3f} s\n"
        f"  the newest {REFRESHED} filings     {found['refresh_s']:7.2f} s, of it resolving"
        f" {found['refresh_trades']:,.0f} trades {found['refresh_resolve_s']:.2f} s\n"
        f"  {REFRESHED} old ones, heavy traders {found['oldest_s']:6.2f} s, of it resolving"
        f" {found['oldest_trades']:,.0f} trades {found['oldest_resolve_s']:.2f} s"
    )


@pytest.mark.bench
def test_everything_is_resolved_well_within_a_minute(tmp_path: Path) -> None:
    if bundled_database() is None or bundled_reference() is None:
        pytest.skip("no bundled data")
    found = measure(tmp_path)
    sys.stdout.write(f"\n{tell(found)}\n")
    assert found["trades"] > 140_000
    assert found["all_s"] < 120 and found["peak_mb"] < 1_000
    assert found["nothing_s"] < 1


def main() -> int:
    """Measure and print."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else COPIES
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{tell(measure(Path(folder), copies))}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
