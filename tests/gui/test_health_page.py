"""The Health page in the real window: true facts, a way to act on each, and nothing that names the user."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from govtrades_desktop.core.errors import SourceUnavailable
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.health_words import HealthFacts
from govtrades_desktop.gui.pages.health_specs import history_spec
from govtrades_desktop.gui.refresh_controller import ReadAgain
from govtrades_desktop.gui.widgets.plain_table import PlainColumn, PlainRow, PlainTable
from govtrades_desktop.query.health import RunRow
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ingest import RunTotals, finish_run, record_failure, start_run
from tests.gui.conftest import Script
from tests.store.factory import list_one

Opener = Callable[..., Program]


@pytest.fixture
def troubled(paths: DataPaths) -> int:
    """A data folder whose House failed three times, with one filing that failed; return its id."""
    now = dt.datetime.now(dt.UTC)
    with open_store(paths.database) as store:
        filing_id = list_one(store)
        error = SourceUnavailable("No answer within 30 s.", hint="Try later.")
        for hours in (3, 2, 1):
            at = now - dt.timedelta(hours=hours)
            run = start_run(store, "house", started_at=at, is_manual=False)
            finish_run(
                store,
                run,
                RunTotals(requests=4, failed=1, seconds=2.0),
                finished_at=at,
                outcome="failed",
                error=error,
                traffic=[
                    {
                        "host": "h",
                        "requests": 4,
                        "outcomes": {"broken": 3, "answered": 1},
                        "received_bytes": 1000,
                        "p50_s": 0.2,
                        "p95_s": 14.0,
                    }
                ],
            )
        record_failure(store, error, source="house", at=now, filing_id=filing_id)
    Library(paths.database, paths.derived).open().close()
    paths.logs.mkdir(exist_ok=True)
    paths.log_file.write_text(
        f"2026-06-22 12:05:00,123 INFO refresh govtrades_desktop.x: house: 10 listed in {Path.home()}/x\n"
        "2026-06-22 12:05:01,123 WARNING refresh govtrades_desktop.y: senate: 20029046 is odd\n",
        "utf-8",
    )
    return filing_id


@pytest.fixture
def page(qtbot: Any, open_window: Opener, paths: DataPaths, troubled: int) -> Any:
    program = open_window(Catalogue(Library(paths.database, paths.derived).open()))
    program.window.show_page("health")
    found = program.window.page
    qtbot.waitUntil(lambda: found.facts is not None)
    return found


def test_each_source_says_how_it_is_and_when_it_is_asked_again(page: Any) -> None:
    lines = page._sources["house"].lines.texts()
    assert lines["State"] == "⚠ Failed 3 times in a row"
    assert "No answer within 30 s. Try later." in lines["Last error"]
    assert lines["Tried again"] == "when you refresh (F5)"
    assert lines["Requests"] == "4: 3 no answer, 1 answered"
    assert lines["Answer time"] == "p50 0.20 s, p95 14 s"
    assert "3 refreshes in a row failed" in page.summary.text()
    assert page.runs.rows()[0].cells[2] == "failed" and len(page.runs.rows()) == 3
    assert "none yet" in page.database_card.lines.texts()["Last backup"]


def test_what_failed_is_tried_again_one_or_all(qtbot: Any, page: Any, script: Script, troubled: int) -> None:
    page.show_part("failed")
    assert page.tabs.tabText(2) == "Failed (1)"
    assert not page.failed_list.some_button.isEnabled(), "nothing is chosen"
    page.failed_list.table.selectRow(0)
    page.failed_list.some_button.click()
    qtbot.waitUntil(lambda: len(script.requests) == 1)
    qtbot.waitUntil(lambda: not page.window().controller.state.is_running)
    page.failed_list.all_button.click()
    qtbot.waitUntil(lambda: len(script.requests) == 2)
    assert script.requests == [ReadAgain((troubled,))] * 2


def test_the_log_is_narrowed_and_the_search_box_leads_there(qtbot: Any, page: Any) -> None:
    page.search("odd")
    assert page.tabs.currentIndex() == 3
    qtbot.waitUntil(lambda: len(page.log.table.rows()) == 1)
    assert page.log.table.rows()[0].cells[2:4] == ("Senate", "20029046")
    page.log.text.clear()
    page.log.source.setCurrentIndex(page.log.source.findData("house"))
    assert [row.cells[2] for row in page.log.table.rows()] == ["House"]
    page.log.filing.setText("77")
    qtbot.waitUntil(lambda: not page.log.table.rows())
    assert "No entry" in page.log.words.text()


def test_a_check_of_the_database_is_told_and_remembered(qtbot: Any, page: Any) -> None:
    page.check_button.click()
    assert not page.check_button.isEnabled()
    qtbot.waitUntil(page.check_button.isEnabled)
    assert page.database_card.lines.texts()["Integrity"] == "✓ Checked just now: sound"
    page.read()
    qtbot.waitUntil(lambda: "just now" not in page.database_card.lines.texts()["Integrity"])
    assert page.database_card.lines.texts()["Integrity"].endswith(": sound")


def test_the_report_tells_everything_and_names_nobody(qtbot: Any, page: Any, paths: DataPaths) -> None:
    """Copied into a public thread, a home folder's path gives away who somebody is."""
    page.report_button.click()
    text = QGuiApplication.clipboard().text()
    assert (
        "Failed 3 times in a row" in text and "20029046 is odd" in text and "No answer within 30 s." in text
    )
    assert str(Path.home()) not in text and str(paths.root) not in text


def test_a_concern_is_told_once_while_it_stands(
    qtbot: Any, open_window: Opener, paths: DataPaths, troubled: int
) -> None:
    """Told at each look, the notice would come back as often as a reader closed it."""
    window = open_window(Catalogue(Library(paths.database, paths.derived).open())).window
    window.health.look()
    qtbot.waitUntil(lambda: "3 refreshes in a row failed" in window.notice.text())
    window.notice.acted.emit()
    assert not window.notice.text()
    with qtbot.waitSignal(window.reader.answered):
        window.health.look()
    assert not window.notice.text()


def test_the_history_counts_by_day_and_passes_over_what_is_too_old() -> None:
    now = dt.datetime(2026, 6, 22, 12).astimezone()

    def run(days: int, outcome: str = "done") -> RunRow:
        at = now - dt.timedelta(days=days)
        return RunRow(days, "house", at, at, outcome, None, False, 9, 2, 5, 3, 1, 1, 4, 9, 7, 1.0)  # noqa: FBT003

    spec = history_spec([run(0), run(0, "failed"), run(3), run(90)], today=now.date())
    assert [column.label for column in spec.columns] == [
        "2026-06-19",
        "2026-06-20",
        "2026-06-21",
        "2026-06-22",
    ]
    assert [part.value for part in spec.columns[-1].up] == [10, 8] and spec.columns[-1].down[0].value == 4
    assert history_spec([], today=now.date()).columns == ()


def test_a_plain_table_comes_to_rest_after_a_change_of_theme(qtbot: Any, qapp: Any) -> None:
    """Its style sheet changed its palette, which dressed it again, for ever: a window at 100 % of a core."""
    table = PlainTable("x", (PlainColumn("A", "00"), PlainColumn("B")))
    qtbot.addWidget(table)
    table.put([PlainRow(("1", "b"), key=1), PlainRow(("2", "c"), key=2)])
    table.selectRow(1)
    dressed: list[int] = []
    original = table._dress
    table._dress = lambda: (dressed.append(1), original())
    for mode in ("dark", "light"):
        theme.apply(qapp, mode)
        for _ in range(30):
            qapp.processEvents()
    assert len(dressed) <= 12
    table.put([PlainRow(("0", "a"), key=0), PlainRow(("1", "b"), key=1), PlainRow(("2", "c"), key=2)])
    assert [row.key for row in table.selected()] == [2], "the selection follows its row"
    table.copy()
    assert QGuiApplication.clipboard().text() == "A\tB\n2\tc\n"


def test_the_facts_are_one_frozen_value() -> None:
    assert HealthFacts.__dataclass_params__.frozen
