"""Menus as every program has them; the sheet of keys; About and its report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from govtrades_desktop import __version__
from govtrades_desktop.gui import licences
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.about import AboutDialog, report_text, without_home
from govtrades_desktop.gui.dialogs.shortcuts import ShortcutSheet
from govtrades_desktop.gui.key_words import all_keys, further_keys
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.paths import DataPaths

Opener = Callable[..., Program]


def menus_of(program: Program) -> dict[str, QMenu]:
    return {name: menu for name, menu in program.window.actions_.menus.items()}


def letters(actions: list[QAction]) -> list[str]:
    """Return the letters underlined in a menu; a text without one gives none."""
    found = [re.search(r"&([^&\s])", one.text().replace("&&", "")) for one in actions]
    return [match[1].casefold() for match in found if match]


def test_the_menus_stand_as_everywhere(open_window: Opener) -> None:
    program = open_window()
    window, actions = program.window, program.window.actions_
    titles = [menu.title().replace("&", "") for menu in actions.top_menus()]
    assert titles == ["File", "Edit", "View", "Go", "Data", "Help"]
    words = {
        title: [a.text().replace("&", "") for a in menu.actions() if not a.isSeparator()]
        for title, menu in zip(titles, actions.top_menus(), strict=True)
    }
    assert words["File"][0] == "Import…" and words["File"][-1] == "Quit"
    assert words["Edit"][0].startswith("Copy") and words["Edit"][-1] == "Settings…"
    assert words["Data"][0] == "Refresh"
    assert words["Help"][0] == "Guide" and words["Help"][-1] == "About GovTrades Desktop"
    roles = {"quit": "QuitRole", "settings": "PreferencesRole", "about": "AboutRole"}
    assert {name: actions[name].menuRole().name for name in roles} == roles
    keys = {"guide": "F1", "settings": "Ctrl+,", "shortcuts": "?", "quit": "Ctrl+Q", "refresh": "F5"}
    for name, key in keys.items():
        assert key in [one.toString() for one in actions[name].shortcuts()], name
    assert window.menuBar().isVisible()


def test_no_two_entries_of_a_menu_have_the_same_letter(open_window: Opener) -> None:
    """Alt and a letter that two entries have chooses neither: it only moves the mark to and fro."""
    program = open_window()
    bar = letters(program.window.menuBar().actions())
    assert len(bar) == len(set(bar)) == 6
    for name, menu in menus_of(program).items():
        entries = [one for one in menu.actions() if not one.isSeparator()]
        counted = Counter(letters(entries))
        assert [letter for letter, count in counted.items() if count > 1] == [], name
        if name in ("file", "edit", "go", "data", "help"):
            assert len(letters(entries)) == len(entries), f"an entry of {name} has no letter"


def test_one_key_is_for_one_command(open_window: Opener) -> None:
    actions = open_window().window.actions_
    keys = Counter(key.toString() for one in actions.all() for key in one.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_sheet_has_every_key_of_the_menus_and_is_searched(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    qtbot.keyClick(program.window, Qt.Key.Key_Question)
    sheet = next(one for one in program.window.findChildren(ShortcutSheet) if one.isVisible())
    text = sheet.text.toPlainText()
    for action in program.window.actions_.all():
        for key in action.shortcuts():
            assert key.toString(key.SequenceFormat.NativeText) in text, action.text()
    for _, rows in further_keys():
        for keys, what in rows:
            assert keys in text and what in text
    qtbot.keyClicks(sheet.search, "saved views")
    narrowed = sheet.text.toPlainText()
    assert "Ctrl+B" in narrowed and "Zoom" not in narrowed and "Ctrl+Q" not in narrowed
    sheet.search.setText("no such key")
    assert "No key has these words." in sheet.text.toPlainText()
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible() and "Ctrl+Q" in sheet.text.toPlainText()
    sheet.close()


def test_what_the_sheet_says_of_the_pane_is_what_the_pane_does(open_window: Opener) -> None:
    from govtrades_desktop.gui.ink.pane_bar import PaneBar

    told = " ".join(keys for title, rows in further_keys() if "page beside" in title for keys, _ in rows)
    bar = PaneBar()
    for name, action in bar.actions_by_name.items():
        keys = [key.toString() for key in action.shortcuts()]
        assert (
            not keys
            or any(re.search(rf"(^|[ ,;]){re.escape(key)}($|[ ,])", told) for key in keys)
            or (name in ("zoom_in", "zoom_out", "actual_size"))
        ), name
    bar.deleteLater()


def test_strangers_names_of_views_stand_in_the_sheet_as_text(qtbot: Any) -> None:
    sheet = ShortcutSheet(None, [("<b>", [("Ctrl+X", "Update the view: <img src=x>")])])
    qtbot.addWidget(sheet)
    assert "<img src=x>" in sheet.text.toPlainText()


# About


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Data: /home/jane/data/x", "Data: ~/data/x"),
        ("Data: /home/jane", "Data: ~"),
        ("Data: /home/janet/x", "Data: /home/janet/x"),
        ("Data: /media/jane/stick/data", "Data: /media/~/stick/data"),
        ("C:\\Users\\jane\\AppData", "C:\\Users\\~\\AppData"),
    ],
)
def test_a_report_tells_nobodys_name(text: str, told: str) -> None:
    assert without_home(text, Path("/home/jane")) == told


def test_about_tells_versions_places_and_the_law_and_copies_a_report(
    open_window: Opener, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: paths.root.parent))
    program = open_window()
    program.window.actions_["about"].trigger()
    dialog = next(one for one in program.window.findChildren(AboutDialog) if one.isVisible())
    text = dialog.text.toPlainText()
    for words in (__version__, "SQLite", "Database schema", str(paths.root), str(paths.log_file)):
        assert words in text
    assert all(line in text for line in senate_terms.LAW_LIMITS)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Qt: 6." in copied and "Log: ~" in copied
    assert str(paths.root.parent) not in copied
    dialog.tabs.setCurrentIndex(1)
    listed = dialog.licences.toPlainText()
    for name in ("PySide6_Essentials", "numpy", "requests", "urllib3"):
        assert re.search(rf"(?mi)^{name.replace('_', '[-_]')} \S+: \S", listed), name
    assert "pytest" not in listed, "what only the makers need is not shipped"
    dialog.close()


def test_the_installed_program_shows_the_list_that_was_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "_internal"
    (inside / "licences").mkdir(parents=True)
    (inside / "licences" / "README.txt").write_text("as shipped\nnumpy 2: BSD\nnumpy 2: BSD\n", "utf-8")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys._MEIPASS", str(inside), raising=False)
    assert licences.licence_text() == "as shipped\nnumpy 2: BSD\n"


def test_the_report_is_facts_a_line_each() -> None:
    assert (
        report_text([("Qt", "6")], [("Data", "/d")], [("Trades read", "3")])
        == "Qt: 6\nTrades read: 3\nData: /d\n"
    )


def test_every_group_of_keys_has_a_heading_of_its_own(open_window: Opener) -> None:
    titles = [title for title, _ in all_keys(open_window().window.actions_)]
    assert len(titles) == len(set(titles)) and "View" in titles
