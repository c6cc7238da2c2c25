"""A card: a heading over something, with a hairline round it; and the tiles of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip

if TYPE_CHECKING:
    from govtrades_desktop.gui.charts.plot import Key


def draw_ground(
    widget: QWidget, painter: QPainter, *, is_hovered: bool = False, has_focus: bool = False
) -> None:
    """Draw a card's ground and border."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("accent" if has_focus or is_hovered else "line"))
    painter.setBrush(theme.color("page"))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class Card(QWidget):
    """A heading, a muted remark beside it, and a body below."""

    def __init__(
        self,
        heading: str,
        body: QWidget,
        parent: QWidget | None = None,
        *,
        remark: str = "",
        has_ground: bool = True,
    ) -> None:
        """Build; without `has_ground` it stands on the ground of another."""
        super().__init__(parent)
        self._heading = heading
        self._remark = remark
        self._has_ground = has_ground
        self._legend: tuple[Key, ...] = ()
        self.body = body
        self._layout = QVBoxLayout(self)
        top = QFontMetrics(theme.font("heading")).height() + 2 * theme.GRID
        self._layout.setContentsMargins(12, top, 12, theme.GRID)
        self._layout.addWidget(body)
        self.setAccessibleName(heading)

    def set_remark(self, text: str) -> None:
        """Say something in small beside the heading."""
        self._remark = text
        self.setToolTip(tip(text))
        self.update()

    def set_legend(self, keys: tuple[Key, ...]) -> None:
        """Show a legend at the upper right, as charts have it."""
        self._legend = keys
        self.update()

    def paintEvent(self, event: QEvent) -> None:
        """Draw ground, heading, remark and legend on one line; the remark is what gives way."""
        painter = QPainter(self)
        if self._has_ground:
            draw_ground(self, painter)
        heading_font, small = theme.font("heading"), theme.font("small")
        metrics, small_metrics = QFontMetrics(heading_font), QFontMetrics(small)
        baseline = theme.GRID + metrics.ascent()  # as over a chart: nothing jumps when one comes
        right = self.width() - 14
        painter.setFont(small)
        if self._legend:
            right = self._draw_legend(painter, right, baseline)
        heading = metrics.elidedText(self._heading, Qt.TextElideMode.ElideRight, right - 14)
        painter.setFont(heading_font)
        painter.setPen(theme.color("text"))
        painter.drawText(12, baseline, heading)
        left = 12 + metrics.horizontalAdvance(heading) + 10
        painter.setFont(small)
        if self._remark and right - left > 40:
            painter.setPen(theme.color("muted"))
            text = small_metrics.elidedText(self._remark, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(left, baseline, text)
        painter.end()

    def _draw_legend(self, painter: QPainter, right: int, baseline: int) -> int:
        """Draw the legend; return where it begins."""
        from govtrades_desktop.gui.charts.header import draw_key, key_width  # a start has no legend
        from govtrades_desktop.gui.charts.look import Look

        look = Look.of_screen()
        for key in reversed(self._legend):
            right -= round(key_width(look, key))
            draw_key(painter, look, key, right, baseline)
            right -= 12
        return right


class Tile(QWidget):
    """One figure with its caption and a remark; a door to the rows behind it.

    Signals:
        clicked(): by mouse, Enter or Space.
    """

    clicked = Signal()

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._figure = ""
        self._remark = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, figure: str, remark: str, hint: str = "") -> None:
        """Show a figure."""
        self._figure, self._remark = figure, remark
        self.setToolTip(tip(hint or remark))
        self.setAccessibleName(f"{self._caption}: {figure}")
        self.setAccessibleDescription(remark)
        self.update()

    def texts(self) -> tuple[str, str]:
        """Return figure and remark."""
        return self._figure, self._remark

    def sizeHint(self) -> QSize:
        """Return three lines and their margins."""
        small = QFontMetrics(theme.font("small")).height()
        figure = QFontMetrics(theme.font("figure")).height()
        return QSize(150, 2 * small + figure + 20)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the three lines; what is too long is elided, never clipped."""
        painter = QPainter(self)
        draw_ground(self, painter, is_hovered=self.underMouse(), has_focus=self.hasFocus())
        room = self.width() - 24
        y = 8
        for text, kind, colour in (
            (self._caption, "small", "muted"),
            (self._figure, "figure", "text"),
            (self._remark, "small", "muted"),
        ):
            font = theme.font(kind)
            metrics = QFontMetrics(font)
            right = (
                Qt.TextElideMode.ElideRight
            )  # asked itself: an advance that just fits may be cut all the same
            while (
                kind == "figure" and metrics.elidedText(text, right, room) != text and font.pointSizeF() > 9
            ):
                font.setPointSizeF(font.pointSizeF() * 0.94)  # a figure is made smaller before it is cut
                metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.color(colour))
            line = QFontMetrics(theme.font(kind)).height()
            painter.drawText(
                12,
                y,
                room,
                line,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                metrics.elidedText(text, Qt.TextElideMode.ElideRight, room),
            )
            y += line + 2
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click within the tile."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space are clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
