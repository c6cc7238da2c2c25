"""The fault suite's own: folders of generated filings, and its figures at the end."""

from __future__ import annotations

from typing import Any

from tests.faults import figures


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what was met. In parallel each worker counts for itself, so only one process tells."""
    told = figures.lines()
    if told:
        terminalreporter.section("figures of the fault suite")
        for line in told:
            terminalreporter.write_line(line)
