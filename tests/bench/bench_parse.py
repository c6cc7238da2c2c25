"""How fast filings are read, against pdfplumber's word extraction of the same pages in the same run.

Run it by `dev.py bench` or `python -m tests.bench.bench_parse [FILES]`. Prints pages a second on one core,
the ratio, and the memory of a child that reads the same filings. Not a timed test: the budget is asserted
loosely.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.parse.entry import parse_document
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec
from tests.support import real

LEAST_RATIO = 15.0  # the aim; 25 is worth reaching for
MOST_MEMORY_MB = 60.0


def _documents(count: int) -> list[bytes]:
    """Return real filings, evenly picked; generated ones where the real are absent."""
    paths = [path for path in real.house_pdfs() if path.name.startswith("2")]
    if paths:
        return [path.read_bytes() for path in paths[:: max(len(paths) // count, 1)]]
    row = RowSpec("Acme Widgets, Inc. - Common Stock (ACMW)", "ACMW", subholding_of="Quill Family Trust")
    return [ptr_pdf(PtrSpec(f"2009{number:04}", rows=(row,) * 20)) for number in range(count)]


# A child as the program spawns it: the door, its readers, and nothing of the suite.
_CHILD = """
import pickle, sys
from govtrades_desktop.parse.entry import parse_document
for data in pickle.load(sys.stdin.buffer):
    parse_document("house_ptr", data)
if sys.platform == "linux":  # the high-water mark of this program alone: getrusage inherits the parent's
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    print(int(status["VmHWM"].split()[0]) / 2**10)
else:
    print(0)
"""


def _child_mb(documents: list[bytes]) -> float:
    """Return the most memory a child holds while it reads the documents, in MB; 0 where nobody counts it."""
    run = subprocess.run(
        [sys.executable, "-c", _CHILD],
        input=pickle.dumps(documents),
        capture_output=True,
        check=True,
        timeout=600,
    )
    return float(run.stdout)


def measure(documents: list[bytes]) -> tuple[float, float, float]:
    """Return pages a second of pdfplumber's words, of ours, and the child's memory in MB.

    CPU time of this process, so that other work on the machine counts in neither.
    """
    import pdfplumber

    parse_document("house_ptr", documents[0])  # both engines loaded before the clock starts
    floor_s = ours_s = 0.0
    pages = 0
    for data in documents:
        begun = time.process_time()
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_words()
                page.close()
        middle = time.process_time()
        filing = parse_document("house_ptr", data)
        ours_s += time.process_time() - middle
        floor_s += middle - begun
        assert isinstance(filing, ParsedFiling)
        pages += filing.pages or 0
    return pages / floor_s, pages / ours_s, _child_mb(documents)


def report(documents: list[bytes]) -> tuple[float, float]:
    """Print the line of the benchmark; return the ratio and the child's memory in MB."""
    floor, ours, memory = measure(documents)
    sys.stdout.write(
        f"\nread a filing: pdfplumber's words {floor:.1f} pages/s; ours, checked and with boxes and marks, "
        f"{ours:.1f} pages/s: {ours / floor:.1f} x; child {memory:.0f} MB\n"
    )
    return ours / floor, memory


def main(arguments: list[str] | None = None) -> int:
    """Run over the files given, else over forty filings."""
    files = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    report([path.read_bytes() for path in files] or _documents(40))
    return 0


@pytest.mark.bench
def test_reading_is_many_times_faster_than_the_second_witness(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        ratio, memory = report(_documents(12))
    assert ratio > LEAST_RATIO / 2
    assert memory < MOST_MEMORY_MB * 2


if __name__ == "__main__":
    sys.exit(main())
