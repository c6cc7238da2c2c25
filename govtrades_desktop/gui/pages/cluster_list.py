"""The clusters of one security: when, who, how many trades; and that a cluster is a count, no more.

Rows and words come from `security_charts`; here they are shown, the newest first, the rest on demand.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.count_list import Count, CountList

_SHOWN = 8


class ClusterList(QWidget):
    """Clusters as rows, each the door to its trades.

    Signals:
        opened(object): the target of a row.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[Count, ...] = ()
        self._words = PlainLabel(
            self.tr(
                "Three or more officials on the same side within 21 days; stretches may overlap. A cluster "
                "is a count and no evidence of anything: of what hundreds trade there are many by chance "
                "alone, and people act on the same news."
            ),
            parent=self,
        )
        self._words.setWordWrap(True)
        self.rows = CountList(self, widest_name=0.9)
        self.rows.setAccessibleName(self.tr("Clusters"))
        self._more = QPushButton(self)
        self._more.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._words)
        layout.addWidget(self.rows)
        layout.addWidget(self._more)
        self.rows.opened.connect(self.opened)
        self._more.clicked.connect(self.show_all)
        self._dress()

    def show_clusters(self, counts: tuple[Count, ...]) -> None:
        """Show the newest of them."""
        self._counts = counts
        self._show(_SHOWN)

    @Slot()
    def show_all(self) -> None:
        """Show every one."""
        self._show(len(self._counts))

    def _show(self, number: int) -> None:
        self.rows.show_rows(
            self._counts[:number],
            empty=self.tr("No three officials traded it on one side within 21 days."),
        )
        hidden = max(0, len(self._counts) - number)
        self._more.setVisible(bool(hidden))
        self._more.setText(self.tr("Show {n} earlier ones").format(n=show.count(hidden)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        sheet = f"color: {theme.colours().muted}"
        if self._words.styleSheet() != sheet:  # setting it tells of a changed palette
            self._words.setStyleSheet(sheet)
