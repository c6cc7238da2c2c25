"""The frame around every chart: title, sub-line, legend, and a menu (data table, save, copy, show all).

It draws no mark and knows no number: the chart inside is fed with a spec, and the frame reads its caption.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.chart import Chart
from govtrades_desktop.gui.charts.header import Header
from govtrades_desktop.gui.charts.kinds import chart_class
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.specs import Caption, Spec
from govtrades_desktop.gui.widgets.card import draw_ground

if TYPE_CHECKING:
    from govtrades_desktop.gui.charts.data_table import DataTableDialog

_BUTTON = 24
_SIDE = 12


class ChartFrame(QWidget):
    """A chart with its words and commands.

    Signals:
        opened(object): the door of a mark, or of a row of the data table.
        told(str): facts of the mark under the hand, for a status bar; empty when it leaves.
        saved(object): the path of a picture that was written.
        failed(object): an error to show.
    """

    opened = Signal(object)
    told = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, kind: type | Chart, parent: QWidget | None = None, *, title: str = "", is_card: bool = True
    ) -> None:
        """Build.

        Args:
            kind: a kind of spec (`ColumnsSpec`), or a chart made already.
            parent: of the widget.
            title: shown until the first spec comes.
            is_card: with a ground and a hairline round it.
        """
        super().__init__(parent)
        self.chart = kind if isinstance(kind, Chart) else chart_class(kind)(self)
        self.chart.setParent(self)
        self.spec: Spec | None = None
        self.folder = ""
        """Where the dialog begins; of the last picture that was saved."""
        self._caption = Caption(title)
        self._header: Header | None = None
        self._is_card = is_card
        self._dialog: DataTableDialog | None = None
        self._dressed_in = theme.colours()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.menu = QMenu(self)
        self.table_action = self._action(self.tr("Data table (T)"), self.show_table)
        self.menu.addSeparator()
        self.png_action = self._action(self.tr("Save as PNG…"), self._on_save_png)
        self.svg_action = self._action(self.tr("Save as SVG…"), self._on_save_svg)
        self.copy_action = self._action(self.tr("Copy picture"), self.copy_picture)
        self.menu.addSeparator()
        self.reset_action = self._action(self.tr("Show all (0)"), self.chart.reset_zoom)
        self.button = QToolButton(self)
        self.button.setText("⋯")
        self.button.setProperty("role", "quiet")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self.menu)
        self.button.setToolTip(self.tr("Data table, save, copy, show all"))
        self.button.setFixedSize(_BUTTON + 6, _BUTTON)
        self.setTabOrder(self.chart, self.button)
        self.chart.opened.connect(self.opened)
        self.chart.told.connect(self.told)
        self.chart.table_requested.connect(self.show_table)
        self.chart.view_changed.connect(self._on_view_changed)
        self.chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.chart.customContextMenuRequested.connect(self._on_menu_requested)
        self._dress()
        self.show_loading()

    def _action(self, words: str, slot: object) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(slot)
        return action

    # --- what is shown ---

    def show_spec(self, spec: Spec) -> None:
        """Draw a spec, and its words."""
        self.spec = spec
        self._caption = spec.caption
        self.chart.show_spec(spec)
        self._tell()

    def show_loading(self) -> None:
        """Say that something will stand here; the words stay as they were."""
        self.spec = None
        self.chart.show_loading()
        self._tell()

    def show_error(self, sentence: str) -> None:
        """Say what went wrong, in place of the chart."""
        self.spec = None
        self.chart.show_words(sentence)
        self._tell()

    def _tell(self) -> None:
        has_marks = self.chart.has_marks
        for action in (self.table_action, self.png_action, self.svg_action, self.copy_action):
            action.setEnabled(has_marks)
        self.reset_action.setEnabled(self.chart.is_zoomed)
        title = self._caption.title
        self.chart.setAccessibleName(title)
        self.button.setAccessibleName(self.tr("Commands: {title}").format(title=title))
        self.setAccessibleName(title)
        self._arrange()

    def _dress(self) -> None:
        self._dressed_in = theme.colours()
        self.button.setStyleSheet(theme.chrome_sheet() + "QToolButton::menu-indicator { image: none; }")

    def _arrange(self) -> None:
        look = Look.of_screen()
        width = max(40, self.width() - 2 * _SIDE)
        keys = self.chart.plot.legend() if self.chart.has_marks and self.chart.plot else ()
        caption = self._caption
        if not self.chart.has_marks:  # what is said in place of marks is not said twice
            caption = Caption(caption.title, caption.sub if not self.chart.is_loading else "")
        self._header = Header(caption, keys, look, width, corner=_BUTTON + 10)
        top = int(theme.GRID + self._header.height)
        self._layout.setContentsMargins(_SIDE - 2, top, _SIDE - 2, theme.GRID - 2)
        self.button.move(self.width() - _BUTTON - 6 - 6, 5)
        self.update()

    def header_height(self) -> int:
        """Return the height of the words over the chart."""
        return self._layout.contentsMargins().top()

    def resizeEvent(self, event: QEvent) -> None:
        """Lay the words out anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()
            self._arrange()

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground and the words."""
        if self._dressed_in != theme.colours():  # a palette's event comes before the colours do
            self._dress()
            self._arrange()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_card:
            draw_ground(self, painter)
        if self._header is not None:
            self._header.draw(painter, _SIDE, theme.GRID)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        inner = self.chart.minimumSizeHint()
        return QSize(inner.width() + 2 * _SIDE, inner.height() + self.header_height() + theme.GRID)

    @Slot(object)
    def _on_view_changed(self, view: object) -> None:
        self.reset_action.setEnabled(self.chart.is_zoomed)

    @Slot(object)
    def _on_menu_requested(self, point: object) -> None:
        self.menu.popup(self.chart.mapToGlobal(point))

    # --- commands ---

    @Slot()
    def show_table(self) -> None:
        """Open the data table."""
        if self.spec is None or not self.chart.has_marks:
            return
        from govtrades_desktop.gui.charts.data_table import DataTableDialog  # not before somebody asks

        if self._dialog is not None:
            self._dialog.close()
        dialog = DataTableDialog(self.spec, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self.opened)
        dialog.destroyed.connect(self._on_table_gone)
        self._dialog = dialog
        dialog.show()

    @property
    def data_table(self) -> DataTableDialog | None:
        """The data table while it is open."""
        return self._dialog

    @Slot()
    def _on_table_gone(self) -> None:
        self._dialog = None

    @Slot()
    def _on_save_png(self) -> None:
        self.ask(".png")

    @Slot()
    def _on_save_svg(self) -> None:
        self.ask(".svg")

    def ask(self, ending: str) -> None:
        """Ask for a file and write the picture."""
        if not self.chart.has_marks:
            return
        folder = Path(self.folder) if self.folder and Path(self.folder).is_dir() else Path.home()
        words = self.tr("PNG picture (*.png)") if ending == ".png" else self.tr("SVG drawing (*.svg)")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save chart"), str(folder / (file_name(self._caption.title) + ending)), words
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in (".png", ".svg"):
            path = path.with_name(path.name + ending)
            # the dialog asked about the name that was typed, not about the one with an ending
            if path.exists() and not self._may_replace(path):
                return
        self.save(path)

    def _may_replace(self, path: Path) -> bool:
        question = self.tr("{name} is there already. Replace it?").format(name=path.name)
        answer = QMessageBox.question(self, self.tr("Save chart"), question)
        return answer == QMessageBox.StandardButton.Yes

    def save(self, path: Path) -> None:
        """Write the picture; tells `saved` or `failed`."""
        from govtrades_desktop.gui.charts import printing  # not before somebody asks

        if self.chart.plot is None:
            return
        try:
            printing.save(self.chart.plot, path, self.chart.view)
        except GovTradesError as error:
            self.failed.emit(error)
            return
        self.folder = str(path.parent)
        self.saved.emit(path)

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture, at print size, into the clipboard."""
        from govtrades_desktop.gui.charts import printing

        if self.chart.plot is not None and self.chart.has_marks:
            QGuiApplication.clipboard().setImage(printing.picture(self.chart.plot, self.chart.view))


def file_name(title: str) -> str:
    """Return a title as a file's name that every system takes."""
    return re.sub(r"[^\w.-]+", "-", title, flags=re.UNICODE).strip("-.").lower()[:60] or "chart"
