"""About the program: versions, places, licences, the law's limit; and a report of it to paste anywhere.

The report holds no name of a person: the home folder in it is `~`, and nothing of the data is told.
"""

from __future__ import annotations

import platform
import re
import sqlite3
import sys
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop import __version__
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.settings import senate_terms as terms
from govtrades_desktop.settings.paths import DataPaths

Fact = tuple[str, str]

_LICENCES = 1


def without_home(text: str, home: Path | None = None) -> str:
    """Return a text with `~` for the home folder; the name it bears is not told in other paths either."""
    home = home or Path.home()
    for shown in {str(home), home.as_posix(), str(home.resolve())}:
        if len(shown) > 1:
            text = re.sub(re.escape(shown) + r"(?=[\\/]|$)", "~", text, flags=re.MULTILINE)
    if len(home.name) > 1:
        text = re.sub(rf"(?<=[\\/]){re.escape(home.name)}(?=[\\/]|$)", "~", text, flags=re.MULTILINE)
    return text


def version_facts(schema_version: int | None) -> list[Fact]:
    """Return what this program is made of: names and versions."""
    facts = [
        (
            "GovTrades Desktop",
            __version__ + (" (installed program)" if getattr(sys, "frozen", False) else ""),
        ),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("SQLite", sqlite3.sqlite_version),
        ("Database schema", str(schema_version) if schema_version is not None else "unknown"),
        ("System", platform.platform()),
    ]
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        facts.append(("Window system", app.platformName()))
    return facts


def place_facts(paths: DataPaths) -> list[Fact]:
    """Return where things are."""
    return [
        ("Data", str(paths.root)),
        ("Database", str(paths.database)),
        ("Your edits", str(paths.user_database)),
        ("Original pages", str(paths.archive)),
        ("Backups", str(paths.backups)),
        ("Settings", str(paths.settings_file)),
        ("Log", str(paths.log_file)),
    ]


def report_text(versions: list[Fact], places: list[Fact], data: list[Fact]) -> str:
    """Return what can be pasted into a report of a problem."""
    lines = [f"{name}: {value}" for name, value in (*versions, *data, *places)]
    return without_home("\n".join(lines)) + "\n"


class AboutDialog(QDialog):
    """Versions and places, licences; the window behind goes on working."""

    def __init__(
        self, parent: QWidget | None, paths: DataPaths, *, schema_version: int | None, data: list[Fact]
    ) -> None:
        """Build.

        Args:
            parent: the window.
            paths: where things live.
            schema_version: of the open database; None where it is not known.
            data: what is at hand: names and figures, no content.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About GovTrades Desktop"))
        self.setWindowIcon(resources.app_icon())
        self._facts = version_facts(schema_version), place_facts(paths), data
        heading = PlainLabel(f"GovTrades Desktop {__version__}", self)
        heading.setFont(theme.font("title"))
        words = PlainLabel(
            self.tr(
                "Every stock trade that US officials disclose, on your own machine, with the original page "
                "behind each number. A count is a floor: reports not fetched yet, and paper ones, hold more."
            ),
            self,
        )
        words.setWordWrap(True)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Versions, places and the law's limit"))
        self.text.setOpenLinks(False)
        self.licences = QPlainTextEdit(self)
        self.licences.setReadOnly(True)
        self.licences.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.licences.setAccessibleName(self.tr("Licences of what is inside"))
        for text in (self.text, self.licences):
            text.setFrameShape(QFrame.Shape.NoFrame)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.text, self.tr("&Program"))
        self.tabs.addTab(self.licences, self.tr("&Licences"))
        self.tabs.currentChanged.connect(self._on_tab)
        self.copy_button = QPushButton(self.tr("&Copy report"), self)
        self.copy_button.setToolTip(
            self.tr("Versions and places, without your name: for a report of a problem")
        )
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy_report)
        self._told = PlainLabel("", self)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addWidget(self._told)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        self._dress()
        self.resize(680, 560)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _html(self) -> str:
        def rows(facts: list[Fact]) -> str:
            return "".join(
                f"<tr><td style='padding:1px 14px 1px 0'><b>{escape(name)}</b></td>"
                f"<td style='padding:1px 0'>{escape(value)}</td></tr>"
                for name, value in facts
            )

        versions, places, data = self._facts
        limits = "".join(
            f"<p style='margin:2px 0 2px 18px'>{escape(one)}</p>" for one in terms.LAW_LIMITS[1:]
        )
        return (
            f"<table>{rows(versions)}{rows(data)}</table>"
            f"<p><b>{escape(self.tr('Where things are'))}</b></p><table>{rows(places)}</table>"
            f"<p><b>{escape(self.tr('The law'))}</b> ({escape(terms.LAW)})<br>"
            f"{escape(terms.LAW_LIMITS[0])}</p>"
            f"{limits}<p>{escape(terms.PENALTY)}</p>"
            f"<p><b>{escape(self.tr('Licence'))}</b><br>"
            f"{escape(self.tr('GPL-3.0-or-later: use, study, share and change it. No warranty.'))}</p>"
        )

    def report(self) -> str:
        """Return the report that Copy puts on the clipboard."""
        return report_text(*self._facts[:2], self._facts[2])

    @Slot()
    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report())
        self._told.setText(self.tr("Copied, with ~ for your home folder"))

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        if number == _LICENCES and not self.licences.toPlainText():
            from govtrades_desktop.gui.licences import licence_text

            self.licences.setPlainText(licence_text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        if (sheet := theme.chrome_sheet()) == self.styleSheet():
            return  # a sheet set anew changes the palette anew
        self.setStyleSheet(sheet)
        self._told.setStyleSheet(f"color: {theme.colours().muted}")
        self.text.setHtml(self._html())
