"""Doubts about one filing: printed counts, bands, dates, words left over. Flags, never drops and never mends."""

from __future__ import annotations

import re

from govtrades_desktop.core.records import Finding, ParsedFiling

# A row's own print in PDFium's order of text: type, date, notification date. Independent of any geometry.
_ROW = re.compile(
    r"(?<!\S)(?:P|S|S \(partial\)|E)\s+\d{1,2}/\d{1,2}/\d{4}\s+\d{1,2}/\d{1,2}/\d{4}(?!\S)", re.IGNORECASE
)


def check_filing(filing: ParsedFiling, texts: list[str]) -> tuple[Finding, ...]:
    """Return the doubts about a filing, given its pages' texts."""
    findings = []
    counted = sum(len(_ROW.findall(text)) for text in texts)
    if counted != len(filing.transactions):
        findings.append(
            Finding(
                "row_count",
                f"{len(filing.transactions)} rows were read, but {counted} lines show a type and two dates.",
            )
        )
    return tuple(findings)
