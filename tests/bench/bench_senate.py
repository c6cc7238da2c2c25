"""How fast Senate reports are read, bytes to checked transactions, on one core.

Run it by `dev.py bench` or `python -m tests.bench.bench_senate`. Prints pages a second, against the standard
library's parser walking the same pages in the same run. Not a timed test: the budget is asserted loosely.
"""

from __future__ import annotations

import sys
import time

import pytest

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.parse.entry import parse_document
from tests.filings.senate_pages import ptr_page
from tests.filings.senate_specs import SenateReport, SenateRow
from tests.parse.senate_second_reading import second_reading
from tests.support import real

LEAST_PAGES_PER_S = 200.0


def _documents(count: int) -> list[bytes]:
    """Return real pages, evenly picked; generated ones where the real are absent."""
    paths = sorted((real.FILINGS / "senate" / "ptr").glob("*.html"))
    if paths:
        return [path.read_bytes() for path in paths[:: max(len(paths) // count, 1)]]
    return [ptr_page(SenateReport((SenateRow("Acme Widgets, Inc.", "ACMW"),) * 9)) for _ in range(count)]


def report(documents: list[bytes]) -> tuple[float, float]:
    """Print the line of the benchmark; return pages a second, and how many times html.parser that is.

    CPU time of this process, so that other work on the machine counts in neither.
    """
    parse_document("senate_ptr", documents[0])  # the engine loaded before the clock starts
    begun = time.process_time()
    filings = [parse_document("senate_ptr", data) for data in documents]
    middle = time.process_time()
    for data in documents:
        second_reading(data.decode())
    ours_s, theirs_s = middle - begun, time.process_time() - middle
    rows = sum(len(filing.transactions) for filing in filings if isinstance(filing, ParsedFiling))
    sys.stdout.write(
        f"\nread a Senate report: {len(documents) / ours_s:.0f} pages/s, {rows / ours_s:.0f} rows/s, "
        f"{theirs_s / ours_s:.1f} x html.parser ({len(documents)} pages, {rows} rows)\n"
    )
    return len(documents) / ours_s, theirs_s / ours_s


def main() -> int:
    """Run over every real page, else over 200 generated ones."""
    report(_documents(2000 if real.FILINGS.exists() else 200))
    return 0


@pytest.mark.bench
def test_reading_keeps_within_its_budget(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        pages_per_s, _ = report(_documents(100))
    assert pages_per_s > LEAST_PAGES_PER_S / 2


if __name__ == "__main__":
    sys.exit(main())
