"""What a window needs to open the data: no more than numpy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("peewee", "pandas", "PySide6", "requests", "pypdfium2")


def test_opening_a_ready_library_imports_nothing_heavy(seeded: Path, tmp_path: Path) -> None:
    """Stops: a start that grows by 70 to 400 ms as a reader drags a writer's libraries in."""
    program = (
        "import sys, pathlib;"
        "from govtrades_desktop.store.starter import prepare_database;"
        "from govtrades_desktop.query.library import Library;"
        "from govtrades_desktop.query.trades import find_trades, load_rows;"
        "from govtrades_desktop.query.dashboard import load_dashboard;"
        "database = pathlib.Path(sys.argv[1]); prepare_database(database);"
        "library = Library(database, pathlib.Path(sys.argv[2])).open();"
        "assert load_rows(library, find_trades(library, 'apple')[:50]);"
        "load_dashboard(library); library.close();"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(seeded), str(tmp_path / "derived")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]", done.stdout
