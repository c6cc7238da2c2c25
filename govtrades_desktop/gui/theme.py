"""Colours, fonts and distances: the only module with a colour literal. It knows nothing of the data.

Data colours are Okabe and Ito's (https://jfly.uni-koeln.de/color/), told apart by the colour blind; text
variants are darkened or lightened until they reach 4.5:1 on the page (WCAG 2.1, 1.4.3), which a test holds.
Colour is never the only sign: every coloured mark has a shape or a word too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from govtrades_desktop.settings.paths import resource_path

GRID = 8
"""All distances are multiples of this, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours in force, as `#rrggbb`; a widget asks for them when it paints, never keeps them.

    Attributes:
        window: behind everything.
        page: cards and tables.
        rail: left rail and status bar.
        text: words and numbers.
        muted: captions, axes; readable on `page` and `window`.
        line: hairlines between parts.
        thumb: of scroll bars.
        accent: links, focus and the page at hand.
        accent_soft: behind what is selected.
        on_accent: text on `accent`.
        hover: behind what the mouse is on.
        buy: marks of purchases; buy_text: their words.
        sell: marks of sales and partial sales; sell_text: their words.
        exchange: marks of exchanges.
        late: more than 45 days; late_text: its words.
        read: ledger state read; paper, failed, unread: the others.
        in_time: bars of the lag histogram up to 45 days.
        error_text: words about what went wrong; error_soft: behind them.
        notice_soft: behind a notice that asks nothing.
    """

    is_dark: bool
    window: str
    page: str
    rail: str
    text: str
    muted: str
    line: str
    thumb: str
    accent: str
    accent_soft: str
    on_accent: str
    hover: str
    buy: str
    buy_text: str
    sell: str
    sell_text: str
    exchange: str
    late: str
    late_text: str
    read: str
    paper: str
    paper_text: str
    failed: str
    unread: str
    in_time: str
    error_text: str
    error_soft: str
    notice_soft: str


LIGHT = Colours(
    is_dark=False,
    window="#f6f7f9",
    page="#ffffff",
    rail="#eff1f4",
    text="#1a1e23",
    muted="#5b6673",
    line="#dbdfe5",
    thumb="#c3cad3",
    accent="#0a5aa8",
    accent_soft="#d9e7f6",
    on_accent="#ffffff",
    hover="#edf2f8",
    buy="#0072b2",
    buy_text="#0068a3",
    sell="#d55e00",
    sell_text="#b14e00",
    exchange="#5b6673",
    late="#d55e00",
    late_text="#b14e00",
    read="#4a90c9",
    paper="#e69f00",
    paper_text="#8a5f00",
    failed="#a8446f",
    unread="#dde1e6",
    in_time="#8fb8dd",
    error_text="#a3273d",
    error_soft="#fbe9ec",
    notice_soft="#fff4dc",
)

DARK = Colours(
    is_dark=True,
    window="#191b1f",
    page="#202327",
    rail="#16181b",
    text="#e4e7eb",
    muted="#9aa5b1",
    line="#363b42",
    thumb="#4b525b",
    accent="#6fb3f2",
    accent_soft="#26425f",
    on_accent="#0c1a28",
    hover="#292d33",
    buy="#56b4e9",
    buy_text="#6cbdec",
    sell="#e8702a",
    sell_text="#f08c50",
    exchange="#9aa5b1",
    late="#e8702a",
    late_text="#f08c50",
    read="#4a90c9",
    paper="#e69f00",
    paper_text="#eab13a",
    failed="#cc79a7",
    unread="#3a3f46",
    in_time="#5f8db8",
    error_text="#f0909f",
    error_soft="#452229",
    notice_soft="#40351c",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_in_force = LIGHT


def colours() -> Colours:
    """Return the colours in force."""
    return _in_force


def color(name: str) -> QColor:
    """Return one of the colours in force, ready for a painter."""
    return QColor(getattr(_in_force, name))


def apply(app: QApplication, choice: str) -> None:
    """Put the setting `theme` ("system", "light", "dark") in force.

    Where Qt has the system's own style (Windows, macOS) the system's palette stays and our colours are laid
    over it; Fusion gets our palette, since its own is a mere default.
    """
    global _in_force
    hints = app.styleHints()
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice)
    if wanted is None:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(wanted)
    is_dark = (wanted or hints.colorScheme()) == Qt.ColorScheme.Dark
    ours = DARK if is_dark else LIGHT
    if app.style().objectName().lower() == "fusion":
        app.setPalette(_palette(ours))
    else:
        system = app.palette()
        ours = replace(
            ours,
            window=system.color(QPalette.ColorRole.Window).name(),
            page=system.color(QPalette.ColorRole.Base).name(),
            text=system.color(QPalette.ColorRole.Text).name(),
        )
    _in_force = ours


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.page),
        (role.AlternateBase, c.window),
        (role.ToolTipBase, c.page),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Text, c.text),
        (role.Button, c.page if not c.is_dark else c.hover),
        (role.ButtonText, c.text),
        (role.BrightText, c.on_accent),
        (role.Light, c.page if not c.is_dark else c.line),
        (role.Midlight, c.hover),
        (role.Mid, c.line),
        (role.Dark, c.muted),
        (role.Shadow, c.rail),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Accent, c.accent),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.line))
    return palette


class Watcher(QObject):
    """Follows the system from light to dark and back; lives on the main thread, owned by the application."""

    def __init__(self, app: QApplication, choice: str) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._is_applying = False
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def choice(self) -> str:
        """The setting in force: "system", "light" or "dark"."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Put another choice in force, at once."""
        self._choice = choice
        self._apply()

    @Slot()
    def _on_scheme_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        if self._is_applying:  # setColorScheme tells of itself
            return
        self._is_applying = True
        before = _in_force
        try:
            apply(self._app, self._choice)
        finally:
            self._is_applying = False
        if _in_force != before:
            self._dress_all()

    def _dress_all(self) -> None:
        """Let every widget that has a `dress` put the colours in force on.

        Qt tells nothing to a widget with a style sheet of its own, nor to what stands in it: a table kept
        white ground under light letters when the system went dark in the evening.
        """
        for widget in self._app.allWidgets():
            dress = getattr(widget, "dress", None) or getattr(widget, "_dress", None)
            if callable(dress):
                dress()


def font(kind: str = "data") -> QFont:
    """Return the font for "data", "small" (captions), "heading", "title" or "figure" (tiles).

    Figures are tabular wherever the font has them, so that columns of numbers stand under each other.
    """
    result = QFont(QGuiApplication.font())
    size = result.pointSizeF()
    if kind == "small":
        result.setPointSizeF(size * 0.9)
    elif kind == "heading":
        result.setPointSizeF(size * 1.06)
        result.setWeight(QFont.Weight.DemiBold)
    elif kind == "title":
        result.setPointSizeF(size * 1.45)
        result.setWeight(QFont.Weight.DemiBold)
    elif kind == "figure":
        result.setPointSizeF(size * 1.7)
        result.setWeight(QFont.Weight.DemiBold)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def row_height() -> int:
    """Return the height of a table row: the font's, and room to breathe."""
    return QFontMetrics(font()).height() + GRID


def chrome_sheet() -> str:
    """Return the style sheet of bars, buttons and scroll bars, from the colours in force."""
    c = _in_force
    return f"""
    QLineEdit, QComboBox {{ background: {c.page}; color: {c.text}; border: 1px solid {c.line};
        border-radius: 5px; padding: 0 8px; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QLineEdit:focus, QComboBox:focus {{ border: 1px solid {c.accent}; }}
    QComboBox {{ min-height: 26px; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox::down-arrow {{ image: url("{resource_path("icons/arrow-down.svg").as_posix()}"); width: 12px; }}
    QComboBox QAbstractItemView {{ background: {c.page}; color: {c.text}; border: 1px solid {c.line};
        selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
    QPushButton, QToolButton {{ background: {c.page}; color: {c.text}; border: 1px solid {c.line};
        border-radius: 5px; padding: 0 12px; min-height: 28px; }}
    QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
    QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; }}
    QLineEdit QToolButton {{ min-height: 0; padding: 0; border: none; background: transparent; }}
    QToolButton::menu-button {{ border: none; border-left: 1px solid {c.line}; width: 18px; }}
    QToolButton[popupMode="1"] {{ padding-right: 26px; }}
    QPushButton[role="primary"], QToolButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent};
        border: 1px solid {c.accent}; font-weight: 600; }}
    QPushButton[role="notice"] {{ background: {c.notice_soft}; color: {c.paper_text};
        border: 1px solid {c.paper}; border-radius: 11px; padding: 0 12px; min-height: 20px; }}
    QToolButton[role="quiet"], QPushButton[role="quiet"] {{ background: transparent;
        border: 1px solid transparent; padding: 0 6px; min-height: 22px; color: {c.muted}; }}
    QToolButton[role="quiet"]:hover, QPushButton[role="quiet"]:hover {{ color: {c.accent}; }}
    QToolButton[role="quiet"]:focus, QPushButton[role="quiet"]:focus {{ border: 1px solid {c.accent}; }}
    QProgressBar {{ background: {c.line}; border: none; border-radius: 4px;
        max-height: 8px; min-height: 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {c.thumb}; border-radius: 4px; border: 1px solid transparent;
        margin: 1px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
    """
