"""SIGKILL at any moment: nothing is lost, nothing doubled, no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.real import REPOSITORY
from tests.support.site import Fault, MadeSite

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")

REFRESH = """
import sys
from pathlib import Path
from tests.refresh.running import DataFolder

if __name__ == "__main__":
    root, url, *years = sys.argv[1:]
    DataFolder(Path(root), url, {"retries": 1}).refresh(*map(int, years))
"""

HANG = """
import sys
from tests.refresh.pool_readers import obey
from govtrades_desktop.refresh.parse_pool import ParsePool
import threading

if __name__ == "__main__":
    pool = ParsePool(workers=1, timeout_s=600, memory_mb=300, reader=obey)
    told = pool.read("house_ptr", b"well", stop=threading.Event())
    pool.submit("house_ptr", b"hang in C")
    print(told.reason.split()[-1], flush=True)
    threading.Event().wait()
"""


def start(tmp_path: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    script = tmp_path / "killed.py"  # a file: spawned children import the main module again
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(
        [sys.executable, str(script), *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()


def test_killed_again_and_again_a_refresh_ends_in_the_rows_of_a_quiet_one(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: object, tmp_path: Path
) -> None:
    data: DataFolder = folder(site, "killed")
    order = sorted(filings.ptrs(), key=lambda f: (f.row.year, f.doc_id[2:]), reverse=True)
    moments = ["/public_disc/financial-pdfs/2024FD.zip", *(f.url_path for f in order[1::3])]
    for moment in moments:
        site.reset()
        site.script(moment, Fault("held"))
        process = start(tmp_path, REFRESH, str(data.root), site.url, "2024", "2025")
        try:
            site.wait_for(moment, timeout_s=60)
        finally:
            kill(process)
    site.reset()
    report = data.refresh(2024, 2025)
    assert not report.is_cancelled
    assert data.content() == quiet
    assert len(data.archived()) == len({sha256 for _, sha256 in data.content()["documents"]})
    outcomes = [row[0] for row in data.rows("SELECT outcome FROM refresh_run ORDER BY id")]
    assert outcomes == ["interrupted"] * len(moments) + ["done"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_a_reading_process_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    """Killed programs left a process behind that hung for ever, with half a gigabyte in its hands."""
    process = start(tmp_path, HANG)
    assert process.stdout is not None
    child = int(process.stdout.readline())
    assert Path(f"/proc/{child}").exists()
    kill(process)
    pause = threading.Event()
    for _ in range(500):
        if not Path(f"/proc/{child}").exists():
            return
        pause.wait(0.02)
    os.kill(child, signal.SIGKILL)
    raise AssertionError("the reading process outlived the program by ten seconds")
