"""The log read back: every entry whole, found by what it is about, and fit to be shown to others."""

from __future__ import annotations

import logging
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.settings.log_reading import filter_log, parse_log, read_log, without_person
from govtrades_desktop.settings.logs import start_logging
from govtrades_desktop.settings.paths import data_paths

TEXT = """the end of something older
2026-06-22 12:05:00,123 INFO refresh govtrades_desktop.refresh.source_run: house: 10 listed, 2 new
2026-06-22 12:05:01,000 WARNING supply govtrades_desktop.x: senate 0f0e0d0c-1111-4222-8333-a0b0c0d0e0f0: gone
2026-06-22 12:05:02,000 ERROR MainThread govtrades_desktop.gui.crash: unexpected
Traceback (most recent call last):
  File "x.py", line 1
ValueError: 20029046
2026-06-22 12:05:03,000 DEBUG MainThread qt: a message
"""


def test_entries_are_whole_and_know_what_they_are_about() -> None:
    """A traceback's lines, each its own entry, would be dropped by every filter but the level's."""
    entries = parse_log(TEXT)
    assert [one.level for one in entries] == ["INFO", "WARNING", "ERROR", "DEBUG"]
    assert entries[0].source == "house" and entries[0].logger == "refresh.source_run"
    assert entries[1].filing == "0f0e0d0c-1111-4222-8333-a0b0c0d0e0f0" and entries[1].source == "senate"
    assert entries[2].message.endswith("ValueError: 20029046") and entries[2].filing == "20029046"
    assert entries[0].at.microsecond == 123_000


def test_filters_narrow_by_text_level_source_and_filing() -> None:
    entries = parse_log(TEXT)

    def levels(**by: str) -> list[str]:
        return [one.level for one in filter_log(entries, **by)]

    assert levels(level="WARNING") == ["WARNING", "ERROR"]
    assert levels(source="house") == ["INFO"]
    assert levels(filing="2002") == ["ERROR"] and levels(filing="0F0E") == ["WARNING"]
    assert levels(text="TRACEBACK") == ["ERROR"] and levels(text="source_run") == ["INFO"]
    assert levels(text="traceback", source="house") == []


def test_what_the_program_writes_is_read_back_over_rotated_files(tmp_path: Path) -> None:
    """Another form of the log's lines, and the pane would be empty without a word."""
    paths = data_paths(tmp_path)
    start_logging(paths, stderr_level=logging.CRITICAL)
    logger = logging.getLogger("govtrades_desktop.refresh.pipeline")
    root = logging.getLogger("govtrades_desktop")
    try:
        logger.info("house: first")
        for handler in root.handlers:
            if hasattr(handler, "doRollover"):
                handler.doRollover()
        logger.warning("senate: second\nand its second line")
    finally:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
        root.propagate = True
    entries = read_log(paths)
    assert [(one.source, one.level) for one in entries] == [("house", "INFO"), ("senate", "WARNING")]
    assert entries[1].message.count("\n") == 1
    assert [one.source for one in read_log(paths, limit_bytes=90)] == [], "cut within its only entry"
    assert read_log(data_paths(tmp_path / "none")) == []


@given(st.text())
def test_any_text_is_read_without_a_fall(text: str) -> None:
    parse_log(text)
    parse_log(f"2026-06-22 12:05:00,123 INFO t govtrades_desktop.x: {text}")


def test_a_report_names_nobody() -> None:
    text = "/home/anna/data/x.pdf C:\\Users\\Anna\\data of anna, not of susanna; annas"
    told = without_person(text, home=Path("/home/anna"), user="anna")
    assert told == "~/data/x.pdf C:\\Users\\Anna\\data of user, not of susanna; annas"
