"""New versions: asked for by wish alone, off the window's thread, told in words."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import Cancelled, SourceUnavailable
from govtrades_desktop.gui.app import Program
from govtrades_desktop.refresh.update_check import UpdateAnswer

Opener = Callable[..., Program]
URL = "https://example.org/version"
WEEKLY = {"update_url": URL, "update_check": "weekly", "first_run_done_on": "2026-06-01"}


class Answering:
    """Stands for the question; remembers who asked, and on which thread."""

    def __init__(self, outcome: UpdateAnswer | Exception) -> None:
        self.outcome = outcome
        self.threads: list[str] = []

    def __call__(self, settings: Any, current: str, stop: threading.Event) -> UpdateAnswer:
        self.threads.append(threading.current_thread().name)
        assert settings.update_url == URL and current == __version__
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


def newer(version: str = "99.0") -> UpdateAnswer:
    return UpdateAnswer(version, __version__, is_newer=True)


def asking(program: Program, outcome: UpdateAnswer | Exception) -> Answering:
    program.window.updates.ask = answering = Answering(outcome)
    return answering


def test_without_an_address_nobody_is_asked_and_the_settings_show_where(open_window: Opener) -> None:
    program = open_window()
    answering = asking(program, newer())
    program.window.actions_["updates"].trigger()
    program.window.updates.check_if_due()
    assert answering.threads == [] and not program.window.updates.is_asking
    dialog = program.window.preferences.dialog
    assert dialog is not None and dialog.shown_names() == ["update_url", "update_check"]


def test_a_newer_version_stands_until_it_was_read(qtbot: Any, open_window: Opener) -> None:
    program = open_window(update_url=URL)
    answering = asking(program, newer())
    with qtbot.waitSignal(program.window.updates.noticed):
        program.window.actions_["updates"].trigger()
    assert answering.threads == ["updates"], "never on the window's thread"
    assert program.window.notice.isVisible()
    assert f"Version 99.0 is out; this is {__version__}." in program.window.notice.text()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (UpdateAnswer(__version__, __version__, is_newer=False), "This is the newest version"),
        (SourceUnavailable("No answer.", hint="Try later."), "failed: No answer. Try later."),
    ],
)
def test_the_end_of_a_question_is_told_in_words(
    qtbot: Any, open_window: Opener, outcome: UpdateAnswer | Exception, words: str
) -> None:
    program = open_window(update_url=URL)
    asking(program, outcome)
    program.window.updates.check()
    qtbot.waitUntil(lambda: not program.window.updates.is_asking)
    assert words in program.window.status.message.text() and not program.window.notice.isVisible()


def test_an_error_that_nobody_expected_is_a_bug_and_told_as_one(qtbot: Any, open_window: Opener) -> None:
    program = open_window(update_url=URL)
    caught: list[BaseException] = []
    program.window._on_bug = caught.append
    asking(program, ZeroDivisionError("a bug"))
    program.window.updates.check()
    qtbot.waitUntil(lambda: not program.window.updates.is_asking)
    assert [type(one) for one in caught] == [ZeroDivisionError]


def test_once_a_week_and_only_where_it_was_chosen(qtbot: Any, open_window: Opener) -> None:
    program = open_window(**WEEKLY)
    updates, answering = program.window.updates, asking(program, newer())
    now = dt.datetime(2026, 6, 22, 12, tzinfo=dt.UTC)
    updates._now = lambda: now
    for days, expected in ((0, 1), (1, 1), (6.9, 1), (7, 2), (7.1, 2), (-30, 3)):
        now = dt.datetime(2026, 6, 22, 12, tzinfo=dt.UTC) + dt.timedelta(days=days)
        updates.check_if_due()
        qtbot.waitUntil(lambda: not updates.is_asking)
        assert len(answering.threads) == expected, f"after {days} days"


@pytest.mark.parametrize("changed", [{"update_check": "off"}, {"update_url": ""}, {"first_run_done_on": ""}])
def test_nothing_is_asked_by_itself_without_the_wish(open_window: Opener, changed: dict[str, str]) -> None:
    program = open_window(**{**WEEKLY, **changed})
    answering = asking(program, newer())
    program.window.updates.check_if_due()
    assert not program.window.updates.is_asking and answering.threads == []


def test_closing_while_it_asks_ends_the_asking(qtbot: Any, open_window: Opener) -> None:
    """A thread that outlives its window speaks to objects that are gone: the program died at its end."""
    program = open_window(update_url=URL)
    asked = threading.Event()

    def held(settings: Any, current: str, stop: threading.Event) -> UpdateAnswer:
        asked.set()
        assert stop.wait(30)
        raise Cancelled("stopped")

    program.window.updates.ask = held
    program.window.updates.check()
    assert asked.wait(10)
    program.window.close()
    assert program.window.updates.shutdown()
    assert not any(thread.name == "updates" for thread in threading.enumerate())
