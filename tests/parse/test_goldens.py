"""Real filings read exactly as they were when somebody looked at them beside the rendered page.

A missing golden is written and the test fails until it was looked at; where CI runs it is not written. To
look: `pdftoppm -r 70 -png FILING.pdf page` beside the JSON.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.parse.entry import parse_document
from tests.parse.golden_form import golden_text
from tests.support import real

GOLDENS = Path(__file__).resolve().parents[1] / "goldens" / "house_ptr"
# Chosen for their oddities: both layouts, breaks, repeated headers, every code, owner, type and status seen.
LOOKED_AT = """
20011417 20018011 20018346 20018355 20018393 20019234 20019331 20022260 20023851 20024540 20025368 20026489
20026516 20026533 20026577 20026590 20026638 20026639 20026647 20026658 20026696 20026701 20026727 20026770
20026791 20027867 20027895 20027911 20027923 20027995 20028007 20029046 20029079 20029082 20030181 20030236
20030340 20030466 20030475 20030542 20030585 20030635 20030737 20030857 20030875 20032061 20032200 20032215
20033370 20033393 20033395 20033476
"""


def _document(doc_id: str) -> Path:
    return next(path for path in real.house_pdfs() if path.stem == doc_id)


@pytest.mark.real
@pytest.mark.parametrize("doc_id", LOOKED_AT.split())
def test_a_real_filing_reads_as_it_was_looked_at(doc_id: str) -> None:
    filing = parse_document("house_ptr", _document(doc_id).read_bytes(), doc_id=doc_id)
    assert isinstance(filing, ParsedFiling)
    text = golden_text(filing)
    golden = GOLDENS / f"{doc_id}.json"
    if not golden.exists():
        if not os.environ.get("CI"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text, "utf-8", newline="\n")
        pytest.fail(f"{golden.name} was missing; look at it beside the rendered pages, then run again")
    kept = golden.read_text("utf-8")
    changes = difflib.unified_diff(kept.splitlines(), text.splitlines(), "golden", "read", lineterm="", n=0)
    assert text == kept, "\n".join(changes)


def test_every_golden_is_still_asked_for() -> None:
    """A golden that no test reads looks like proof and is none."""
    assert {path.stem for path in GOLDENS.glob("*.json")} == set(LOOKED_AT.split())
    assert len(LOOKED_AT.split()) >= 40
