"""Earlier years: one after the other, newest first, paused and resumed, and never lost by a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.backfilling import years_words
from govtrades_desktop.gui.formatting import NONE
from govtrades_desktop.gui.refresh_controller import ImportFiles
from govtrades_desktop.gui.refresh_requests import Upkeep
from govtrades_desktop.refresh.backfill import Outlook, YearOutlook
from govtrades_desktop.refresh.events import Progress, RefreshRequest, RunError, SourceRun
from govtrades_desktop.settings.paths import DataPaths
from tests.gui.conftest import Script, report

OUTLOOK = Outlook(
    (
        YearOutlook(2026, 90, 90),
        YearOutlook(2015, 100, 40),
        YearOutlook(2014, 200, 0, unasked=("senate",)),
        YearOutlook(2013, None, 0, unasked=("house", "senate")),
    ),
    per_second=2.0,
    is_measured=False,
)

Opener = Callable[..., Program]


def years_asked(script: Script) -> list[tuple[int, ...]]:
    return [one.years for one in script.requests if isinstance(one, RefreshRequest)]


def test_each_year_is_a_run_of_its_own_newest_first(qtbot: Any, open_window: Opener, script: Script) -> None:
    """One run over all years would show no trade until the last of them was read."""
    window = open_window().window
    window.backfilling.start((2013, 2015, 2014))
    qtbot.waitUntil(lambda: not window.backfilling.years and not window.controller.state.is_running)
    assert years_asked(script) == [(2015,), (2014,), (2013,)]
    assert all(one.is_manual for one in script.requests)
    assert not window.backfilling.is_going


def test_what_a_person_asks_for_comes_between_two_years(
    qtbot: Any, open_window: Opener, script: Script, paths: DataPaths
) -> None:
    window = open_window().window
    script.hold()
    window.backfilling.start((2015, 2014))
    qtbot.waitUntil(lambda: len(script.requests) == 1)
    wish = ImportFiles((paths.root / "a.html",))
    window.controller.start_or_wait(wish)
    script.may_end.set()
    qtbot.waitUntil(lambda: not window.backfilling.years and not window.controller.state.is_running)
    assert [type(one) for one in script.requests] == [RefreshRequest, ImportFiles, RefreshRequest]


def test_it_does_not_wait_for_ever_for_a_run_that_ends_without_a_word(
    qtbot: Any, open_window: Opener, script: Script
) -> None:
    """Looking after the data tells nobody that it ended: the chosen years would never begin."""
    window = open_window().window
    script.hold()
    assert window.controller.start(Upkeep())
    qtbot.waitUntil(lambda: len(script.requests) == 1)
    window.backfilling.start((2015,))
    script.may_end.set()
    qtbot.waitUntil(lambda: not window.backfilling.years and not window.controller.state.is_running)
    assert years_asked(script) == [(2015,)]


def test_stopped_it_is_offered_again_after_a_restart_and_goes_on_where_it_was(
    qtbot: Any, open_window: Opener, script: Script
) -> None:
    """Years that were wished for and not reached were forgotten with the window: nobody noticed the hole."""
    first = open_window().window
    script.hold()
    first.backfilling.start((2015, 2014, 2013))
    qtbot.waitUntil(lambda: len(script.requests) == 1)
    first.backfilling.stop()
    qtbot.waitUntil(lambda: not first.controller.state.is_running)
    assert first.backfilling.years == (2015, 2014, 2013) and not first.backfilling.is_going
    first.close()
    script.may_end.set()
    script.requests.clear()
    second = open_window().window
    assert second.backfilling.years == (2015, 2014, 2013)
    assert not script.requests, "offered, not begun"
    second.backfilling.offer()
    assert "2015 – 2013" in second.status.message.text()
    second.status.offered.click()
    qtbot.waitUntil(lambda: not second.backfilling.years and not second.controller.state.is_running)
    assert years_asked(script) == [(2015,), (2014,), (2013,)]


def test_a_year_under_way_is_on_record_before_it_ends(
    qtbot: Any, open_window: Opener, script: Script, paths: DataPaths
) -> None:
    """Kept only when the window closes, the wish would be lost with a power cut."""
    from govtrades_desktop.gui.session import Session

    window = open_window().window
    script.hold()
    window.backfilling.start((2015, 2014))
    qtbot.waitUntil(lambda: len(script.requests) == 1)
    assert Session(paths.config / "window.ini").text("backfill/years") == "2015,2014"


def test_a_silent_source_rests_the_fetch_and_keeps_the_year(
    qtbot: Any, open_window: Opener, script: Script
) -> None:
    trouble = RunError(None, "No answer.", kind="SourceUnavailable")
    script.outcome = lambda: report(SourceRun("house", is_unavailable=True, errors=(trouble,)))
    window = open_window().window
    window.backfilling.start((2015, 2014))
    qtbot.waitUntil(lambda: bool(script.requests) and not window.controller.state.is_running)
    qtbot.waitUntil(lambda: not window.backfilling.is_going)
    assert window.backfilling.years == (2015, 2014) and len(script.requests) == 1


@pytest.fixture
def dialog(qtbot: Any, open_window: Opener) -> Any:
    window = open_window().window
    window.backfilling.show_dialog()
    window.reader.cancel("backfill")
    window.backfilling.dialog.tell_outlook(OUTLOOK, ())
    return window.backfilling.dialog


def test_the_dialog_tells_what_is_missing_and_how_long_it_takes(dialog: Any) -> None:
    assert dialog.texts() == [
        ("2026", "90", "90", "0", NONE),
        ("2015", "100", "40", "60", "30 s"),
        ("2014", "200+", "0", "200", "2 min"),
        ("2013", "not known yet", NONE, NONE, NONE),
    ]
    for row in (1, 2):
        dialog.table.item(row, 0).setCheckState(dialog.table.item(0, 0).checkState().__class__.Checked)
    assert dialog.chosen() == (2015, 2014)
    assert "260" in dialog.summary.text() and "about 2 min at 2.0 a second" in dialog.summary.text()


def test_the_dialog_pauses_resumes_and_tells_the_time_left(qtbot: Any, dialog: Any, script: Script) -> None:
    window = dialog.parent()
    script.events = [Progress("house", "documents", 20, 60, 2.0, 20.0)]
    script.hold()
    dialog.start_wanted.emit((2015, 2014))
    qtbot.waitUntil(lambda: window.controller.state.progress is not None)
    assert dialog.job.text().startswith("2015 · House: reading 20 of 60")
    assert "then 2014" in dialog.job.text() and "2 min in all" in dialog.job.text()
    assert dialog.progress.value() == 20
    dialog.pause_button.click()
    assert window.controller.state.is_paused and dialog.job.text().startswith("2015 · Paused")
    assert dialog.pause_button.text() == "Go on"
    dialog.pause_button.click()
    assert not window.controller.state.is_paused
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: not window.controller.state.is_running)
    assert dialog.forget_button.isVisibleTo(dialog) and "Not fetched to the end" in dialog.job.text()
    dialog.forget_button.click()
    assert window.backfilling.years == ()


def test_years_in_a_row_are_one_stretch() -> None:
    assert years_words((2012, 2015, 2014, 2009)) == "2015 – 2014, 2012, 2009"
