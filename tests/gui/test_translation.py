"""The window in another language: catalogues that are complete, and a window in which no English is left."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from build_scripts import translations as work
from build_scripts.translation_sources import Message, SourceError, find_messages
from govtrades_desktop.cli import run
from govtrades_desktop.gui import app as gui_app
from govtrades_desktop.gui import translation
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.models import trade_cells
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import LANGUAGES
from tests.store.factory import filled_database

Opener = Callable[..., Program]

_TELLTALE = re.compile(
    r"\b(the|with|without|trades?|filed|filings?|reports?|officials?|securit(y|ies)|refresh(ed)?|search|show|"
    r"years?|days?|not|chambers?|settings|nothing|choose|columns?|copy|rows?|buys?|sells?|late)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\w+:\S+")
"""A term of the search: its keys and values are the same in every language."""
_DATA = re.compile(r"Nothing to report|A scan without text|The file is cut short")
"""Reasons that stand in the ledger: they were told when a report was read."""


@contextlib.contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """Let a window speak a language; words it keeps are forgotten: a running program changes none."""
    trade_cells._narrow_band.cache_clear()
    translation.put_in_force(app, language)
    try:
        yield
    finally:
        translation.take_back(app)
        trade_cells._narrow_band.cache_clear()


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    with speaking(qapp, "es"):
        yield


@pytest.fixture
def known_window(identified: Path, paths: DataPaths, open_window: Opener, spanish: None) -> Program:
    """Return a window in Spanish over a database in which it is known who and what."""
    shutil.copyfile(identified / "govtrades.sqlite", paths.database)
    return open_window(Catalogue(Library(identified / "govtrades.sqlite", identified / "derived").open()))


def test_every_catalogue_is_complete_sound_and_compiled() -> None:
    """A string added without its translation would stand in English between Spanish ones, and nothing fail.

    Mend: `python3 build_scripts/dev.py translations`, translate what is marked unfinished, and run it again.
    """
    assert work.check_all() == []


def test_every_language_that_can_be_chosen_has_a_catalogue() -> None:
    assert set(LANGUAGES) == {"system", translation.ENGLISH, *translation.TRANSLATED}
    assert work.LANGUAGES == translation.TRANSLATED


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ("{n} of {total}", "{n} de {todo}", "placeholders"),
        ("{n} rows", "filas", "placeholders"),
        ("Page {0}", "Página %1", "placeholders"),
        ("&Save", "Guardar", "accelerator"),
        ("Save & close", "&Guardar", "accelerator"),
        ("Who:", "Quién", "ends in"),
        ("Choose…", "Elegir", "ends in"),
        (" and ", "y", "space before"),
        (", kept ", ", guardado", "space after"),
        ("Open\tRight", "Abrir", "tabs"),
    ],
)
def test_what_a_translation_lost_is_told(source: str, text: str, fault: str) -> None:
    assert any(fault in one for one in work.faults_of(source, text))


def test_a_translation_that_lost_nothing_is_sound() -> None:
    assert work.faults_of("&Open {name}…", "A&brir {name}…") == []


def test_an_update_keeps_marks_and_takes_over() -> None:
    old: work.Catalogue = {
        ("A", "Save"): work.Entry("Guardar", ""),
        ("A", "Gone"): work.Entry("Ido", ""),
        ("A", "Never done"): work.Entry("", work.UNFINISHED),
        ("B", "Back"): work.Entry("Atrás", work.VANISHED),
    }
    new = work.merge(
        old, [Message("A", "Save", "a.py"), Message("C", "Save", "c.py"), Message("B", "Back", "b.py")]
    )
    assert new["A", "Save"].text == new["C", "Save"].text == "Guardar" and not new["C", "Save"].state
    assert new["B", "Back"] == work.Entry("Atrás", "", ("b.py",)), "what came back is not translated twice"
    assert new["A", "Gone"].state == work.VANISHED and ("A", "Never done") not in new
    assert work.check(new, [Message("A", "Save", "a.py"), Message("D", "New", "d.py")]) == [
        "d.py: missing in the catalogue: 'New' (D)",
        "B: in no source any more: 'Back'",
        "C: in no source any more: 'Save'",
    ]


def test_words_are_found_whoever_asks_and_by_context_where_they_differ(
    tmp_path: Path, qapp: QApplication
) -> None:
    """`tr` of a helper asks under another name: by Qt's rule its words stayed English, without a sound."""
    catalogue: work.Catalogue = {
        ("Door", "Open"): work.Entry("Abrir", ""),
        ("State", "Open"): work.Entry("Abierta", ""),
        ("Door", "Close"): work.Entry("Cerrar", ""),
    }
    work.compile_catalogue(catalogue, "es", tmp_path / "made.qm")
    translator = QTranslator()
    assert translator.load(str(tmp_path / "made.qm"))
    assert (
        translator.translate("State", "Open") == "Abierta" and translator.translate("Door", "Open") == "Abrir"
    )
    assert translator.translate("Whoever", "Open") in ("Abrir", "Abierta")
    assert translator.translate("Whoever", "Close") == translator.translate("Door", "Close") == "Cerrar"
    assert not translator.translate("Door", "Closed")


def test_all_forms_of_marking_are_found(tmp_path: Path) -> None:
    gui = tmp_path / "gui"
    for folder, name in ((place.rpartition("/")[0], place) for place in work_tables()):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(
            "".join(f"{table} = {{'a': 'of {table}'}}\n" for table in work_tables()[name])
        )
    (tmp_path / "query").mkdir()
    (tmp_path / "query" / "source_document.py").write_text("def _absence(a):\n    return 'Not here.'\n")
    with (tmp_path / "settings" / "settings.py").open("a") as more:
        more.write("x = _declared(1, 'Label', about='About it', unit='days')\n")
    (gui / "page.py").write_text(
        "def _tr(t):\n    return QCoreApplication.translate('page', t)\n"
        "W = NOOP('columns', 'Marked')\n"
        "class P:\n    def f(self):\n        self.tr('Mine'); _tr('One' if x else 'Two')\n"
        "        QCoreApplication.translate('c', 'Direct')\n"
    )
    found = {(one.context, one.source) for one in find_messages(tmp_path)}
    assert {("columns", "Marked"), ("P", "Mine"), ("page", "One"), ("page", "Two"), ("c", "Direct")} <= found
    assert ("ink", "Not here.") in found
    assert {("settings", "Label"), ("settings", "About it"), ("settings", "days")} <= found
    (gui / "page.py").write_text("class P:\n    def f(self):\n        self.tr(f'{n} rows')\n")
    with pytest.raises(SourceError, match="f-string"):
        find_messages(tmp_path)
    (gui / "page.py").unlink()
    (gui / "formatting.py").write_text("")
    with pytest.raises(SourceError, match="no table FILING_TYPES"):
        find_messages(tmp_path)


def work_tables() -> dict[str, list[str]]:
    """Return the names of the tables of words, by module."""
    from build_scripts.translation_sources import TABLES

    return {place: [name for name, _ in tables] for place, tables in TABLES.items()}


@pytest.mark.parametrize(
    ("setting", "system", "language"),
    [("system", "es_MX", "es"), ("system", "de_DE", "en"), ("system", "en_GB", "en"), ("es", "en_US", "es")],
)
def test_the_language_that_a_setting_means(setting: str, system: str, language: str) -> None:
    assert translation.language_of(setting, QLocale(system)) == language


def test_english_reads_no_catalogue(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start in English, the most frequent one, pays nothing for the other languages."""
    monkeypatch.setattr(translation, "QTranslator", None)
    assert translation.put_in_force(qapp, "en") == "en"
    assert QCoreApplication.translate("actions", "&Edit") == "&Edit"


def test_a_catalogue_that_cannot_be_read_leaves_english_and_says_so(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(translation, "resource_path", lambda name: tmp_path / name)
    try:
        translation.put_in_force(qapp, "es")
        assert "stay English" in caplog.text and "govtrades_es.qm" in caplog.text
        assert QCoreApplication.translate("actions", "&Edit") == "&Edit"
    finally:
        translation.take_back(qapp)


def test_menus_chips_and_status_speak_spanish(known_window: Program, qtbot: Any) -> None:
    window = known_window.window
    menus = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert menus == ["Archivo", "Editar", "Ver", "Ir", "Datos", "Ayuda"]
    window.show_page("trades")
    page = window.page
    assert isinstance(page, TablePage)
    headings = {
        page.model.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for n in range(page.model.columnCount())
    }
    assert {"Negociada", "Presentada", "Símbolo", "Importe", "Titular"} <= headings
    window.top.search.edit.setFocus()
    qtbot.keyClicks(window.top.search.edit, "type:buy  owner:spouse")
    assert [one.facts.words for one in window.top.chips.chips()] == ["Compras", "Titular: Cónyuge"]
    told = [one.text() for one in window.status.findChildren(QWidget) if hasattr(one, "text")]
    assert any("informes leídos" in one for one in told), told
    qt = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert qt == "Cancelar", "Qt's own dialogs speak it too"


@pytest.mark.parametrize("name", [name for name, _, _ in PAGES])
def test_no_english_is_left_on_a_page(known_window: Program, qtbot: Any, name: str) -> None:
    """A string that never went through `tr` is English in every language, and only a reader would notice."""
    window = known_window.window
    window.show_page(name)
    if isinstance(window.page, TablePage):
        view = window.page.view
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Down)
    QApplication.processEvents()
    left = sorted(text for text in set(_texts(window)) if _is_english(text))
    assert not left, "\n".join(left)


def _texts(window: QWidget) -> Iterator[str]:
    """Yield what the visible widgets say; cells of tables are data, and left out."""
    yield window.windowTitle()
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QLineEdit):
            yield one.placeholderText()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(n) for n in range(one.count()))
        elif isinstance(one, QTabBar):
            yield from (one.tabText(n) for n in range(one.count()))
        elif isinstance(one, QTableView) and (model := one.model()) is not None:
            for n in range(model.columnCount()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    yield str(model.headerData(n, Qt.Orientation.Horizontal, role) or "")


def _is_english(text: str) -> bool:
    plain = _DATA.sub("", _EXAMPLE.sub("", re.sub(r"<[^>]*>", " ", text).replace("&", "")))
    return bool(_TELLTALE.search(plain))


@pytest.mark.parametrize("language", ["en", *translation.TRANSLATED])
def test_accelerators_of_a_menu_differ(qapp: QApplication, open_window: Opener, language: str) -> None:
    """Two entries on one letter: Alt and the letter then chooses neither."""
    with speaking(qapp, language):
        window = open_window().window
        window.show_page("trades")
        bar = [action.text() for action in window.menuBar().actions()]
        assert not _doubled(bar), bar
        menus = window.findChildren(QMenu)
        assert len(menus) > 10
        for menu in menus:
            menu.aboutToShow.emit()
            texts = [action.text() for action in menu.actions() if not action.isSeparator()]
            assert not _doubled(texts), texts


def _doubled(texts: list[str]) -> list[str]:
    letters = [found[1].casefold() for text in texts if (found := re.search(r"(?<!&)&(\w)", text))]
    return [letter for letter, n in Counter(letters).items() if n > 1]


_LOOK = """
import os, sys
from govtrades_desktop.cli import run
from govtrades_desktop.gui import start
def standing():
    from PySide6.QtWidgets import QApplication
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    print(*(action.text() for action in window.menuBar().actions()), window.windowTitle(), sep="|")
    sys.stdout.flush()
    os._exit(0)
start.settle = standing
run(["--data-dir", sys.argv[1], "gui", "--page", "trades"])
"""


def test_the_setting_is_in_force_from_the_next_start(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path, tmp_path, tmp_path / "logs")
    filled_database(paths.database, filings=3)
    gui_app.open_data(paths).close()
    assert run(["--data-dir", str(tmp_path), "--quiet", "derive"]) == 0
    paths.settings_file.write_text('language = "es"\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("&Archivo|&Editar|&Ver|&Ir|&Datos|A&yuda|Operaciones"), done.stdout
