"""The whole real corpus by both witnesses: `dev.py check-corpus` in the suite's words."""

from __future__ import annotations

import os
import sys

import pytest

from govtrades_desktop.parse.corpus import check_corpus
from tests.support import real

# Doubts of real filings that somebody looked at on the rendered page: the filers wrote it so.
LOOKED_AT = {"notified_before_traded", "notified_after_signed", "traded_after_signed"}


@pytest.mark.real
def test_both_witnesses_agree_on_a_sample() -> None:
    sample = [
        path for path in real.house_pdfs() if path.stem in {"20018011", "20029046", "20022260", "20030475"}
    ]
    report = check_corpus(sample, workers=1)
    assert (report.filings, len(report.disagreements)) == (4, 0), str(report)
    assert report.compared > 500


@pytest.mark.real
@pytest.mark.corpus
@pytest.mark.timeout(1200)
def test_both_witnesses_agree_on_every_real_filing(capsys: pytest.CaptureFixture[str]) -> None:
    paths = real.house_pdfs()
    report = check_corpus(paths, workers=os.cpu_count() or 2)
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert report.filings == len(paths)
    assert report.states["read"] == sum(path.name.startswith("2") for path in paths)
    assert report.states["paper"] == len(paths) - report.states["read"]
    assert report.disagreements == [], str(report)
    unexplained = [
        f"{doc_id}: {finding}" for doc_id, finding in report.findings if finding.code not in LOOKED_AT
    ]
    assert unexplained == []
    assert report.rows == 4_016
