"""About the program, and the sheet of shortcuts: both non-modal texts that can be copied."""

from __future__ import annotations

import platform
from html import escape

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from govtrades_desktop import __version__
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.settings.paths import DataPaths


class _Sheet(QDialog):
    """A titled text with a Close button."""

    def __init__(self, title: str, heading: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowIcon(resources.app_icon())
        label = PlainLabel(heading, self)
        label.setFont(theme.font("title"))
        text = QTextBrowser(self)
        text.setOpenExternalLinks(True)
        text.setHtml(html)
        text.setFrameShape(QTextBrowser.Shape.NoFrame)
        text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.addWidget(label)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        self.resize(560, 480)
        self.text = text


def about(paths: DataPaths, parent: QWidget) -> QDialog:
    """Return the About sheet: versions, places, the law's limit on use."""
    tr = parent.tr
    facts = (
        (tr("Version"), __version__),
        (tr("Python, Qt, system"), f"{platform.python_version()}, {qVersion()}, {platform.platform()}"),
        (tr("Data folder"), str(paths.root)),
        (tr("Settings"), str(paths.settings_file)),
        (tr("Log"), str(paths.log_file)),
        (tr("Licence"), "GPL-3.0-or-later"),
    )
    rows = "".join(
        f"<tr><td style='padding-right:14px'><b>{escape(k)}</b></td><td>{escape(v)}</td></tr>"
        for k, v in facts
    )
    words = tr(
        "Every stock trade that US officials disclose, on your own machine, with the original page behind "
        "each number. A count is a floor: reports not fetched yet, and paper ones, hold more."
    )
    law = tr(
        "The law limits the use of these reports: it is unlawful to obtain or use them for any unlawful "
        "purpose; for any commercial purpose, other than by news and communications media for dissemination "
        "to the general public; for determining or establishing the credit rating of any individual; or for "
        "use, directly or indirectly, in the solicitation of money for any political, charitable, or other "
        "purpose (5 U.S.C. 13107(c))."
    )
    return _Sheet(
        tr("About GovTrades Desktop"),
        "GovTrades Desktop",
        f"<p>{words}</p><table>{rows}</table><p>{law}</p>",
        parent,
    )


def shortcuts(actions: list[QAction], extra: list[tuple[str, str]], parent: QWidget) -> QDialog:
    """Return the sheet of shortcuts: what the menus have, and `extra` (keys, what they do)."""
    tr = parent.tr
    listed = [
        (
            ", ".join(key.toString(key.SequenceFormat.NativeText) for key in action.shortcuts()),
            action.text().replace("&", "").rstrip("…"),
        )
        for action in actions
        if action.shortcuts()
    ]
    rows = "".join(
        f"<tr><td style='padding:2px 24px 2px 0'><b>{escape(keys)}</b></td>"
        f"<td style='padding:2px 0'>{escape(what)}</td></tr>"
        for keys, what in listed + extra
    )
    return _Sheet(tr("Keyboard shortcuts"), tr("Keyboard shortcuts"), f"<table>{rows}</table>", parent)
