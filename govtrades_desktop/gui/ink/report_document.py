"""A Senate report as a text document of ours: a heading, the facts, the table. It paints nothing.

Texts are set letter by letter, never as markup: what a filer typed shows as it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from govtrades_desktop.gui import theme
from govtrades_desktop.ink.report_rows import SenateReport

_MARGIN = 12.0
_PADDING = 4.0
_LONGEST_WORD = 130.0
"""A word longer than this may be broken, in pixels at 100 %: an address in a comment makes no column wide."""

_SENTENCES = {"Asset Name": 1.2, "Comment": 1.2}
"""So many times its longest word a column of sentences gets, where the others get theirs."""

_AT_EASE = {"Asset Name": 3.0, "Amount": 2.0, "Comment": 1.5, "Type": 1.5}
"""Likewise, where there is room for more."""


@dataclass(frozen=True, slots=True)
class ReportWidths:
    """How a table's columns share its width, in pixels at 100 %.

    Attributes:
        least: of each column, so that no word of it is broken.
        at_ease: where the table is as wide as all of these, or wider.
    """

    least: tuple[float, ...]
    at_ease: tuple[float, ...]

    @property
    def least_width(self) -> float:
        """Of the document, from which on no word is broken."""
        return sum(self.least) + 2 * _MARGIN

    def of(self, width: float) -> tuple[float, ...]:
        """Return the shares in a document of a width."""
        return self.at_ease if width >= sum(self.at_ease) + 2 * _MARGIN else self.least


def write_report(document: QTextDocument, report: SenateReport) -> ReportWidths:
    """Write a report into a document, in place of what it held.

    Returns:
        How its columns share a width; `share_widths` applies it.
    """
    document.clear()
    document.setDefaultFont(theme.font())
    document.setDocumentMargin(_MARGIN)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _write_head(cursor, report)
    widths = _widths(report)
    _write_table(cursor, report, widths.least)
    cursor.endEditBlock()
    return widths


def share_widths(document: QTextDocument, widths: Sequence[float]) -> None:
    """Let the columns of the table share its width in this proportion."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format().toTableFormat()
            shape.setColumnWidthConstraints(_constraints(widths))
            frame.setFormat(shape)


def _constraints(widths: Sequence[float]) -> list[QTextLength]:
    percent, whole = QTextLength.Type.PercentageLength, sum(widths)
    return [QTextLength(percent, 100 * width / whole) for width in widths]


def _head_font() -> QFont:
    font = theme.font("small")
    font.setPointSizeF(font.pointSizeF() * 0.9)  # "Transaction" is the longest word of its column
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _widths(report: SenateReport) -> ReportWidths:
    columns = max([len(report.columns), *(len(row.cells) for row in report.rows)], default=0)
    words: list[set[str]] = [set() for _ in range(columns)]
    for row in report.rows:
        for column, lines in enumerate(row.cells):
            for line in lines:
                words[column].update(line.split())
    plain, head = QFontMetricsF(theme.font("small")), QFontMetricsF(_head_font())
    least, at_ease = [], []
    for column in range(columns):
        name = report.columns[column] if column < len(report.columns) else ""
        title = max((head.horizontalAdvance(word) for word in name.split()), default=0.0)
        # of many words the longest by letters are measured: the widest is among them
        longest = sorted(words[column], key=len)[-8:]
        cell = max((plain.horizontalAdvance(word) for word in longest), default=0.0)
        cell = min(cell, _LONGEST_WORD)
        for widths, more in ((least, _SENTENCES), (at_ease, _AT_EASE)):
            widths.append(max(title, cell * more.get(name, 1.0)) + 2 * _PADDING + 2)
    return ReportWidths(tuple(least), tuple(at_ease))


def row_rects(document: QTextDocument) -> list[QRectF]:
    """Return where each row of the table lies in a document that is laid out; the heads come first."""
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    if not tables:
        return []
    table, layout = tables[0], document.documentLayout()
    around = layout.frameBoundingRect(table)
    # cells begin at the top of their row, so one a row is asked: all nine take 40 ms of 189 rows
    blocks = (table.cellAt(row, 0).firstCursorPosition().block() for row in range(table.rows()))
    tops = [layout.blockBoundingRect(block).top() - _PADDING for block in blocks]
    last = (table.cellAt(table.rows() - 1, column) for column in range(table.columns()))
    ends = (layout.blockBoundingRect(cell.firstCursorPosition().block()).bottom() for cell in last)
    return [
        # Qt tells the frame where its cells' text begins: a mark drawn there would touch the numbers
        QRectF(around.left() - _PADDING, top, around.width(), bottom - top)
        for top, bottom in zip(tops, [*tops[1:], max(ends) + _PADDING], strict=True)
    ]


def _write_head(cursor: QTextCursor, report: SenateReport) -> None:
    heading, plain = QTextCharFormat(), QTextCharFormat()
    heading.setFont(theme.font("title"))
    plain.setFont(theme.font())
    cursor.insertText(report.title, heading)
    block = QTextBlockFormat()
    block.setTopMargin(theme.GRID / 2)
    bold = QTextCharFormat(plain)
    bold.setFontWeight(QFont.Weight.DemiBold)
    cursor.insertBlock(block, bold)
    cursor.insertText(report.filer, bold)
    cursor.insertBlock(block, plain)
    cursor.insertText(" · ".join(report.facts), plain)
    cursor.insertBlock(block, plain)


def _write_table(cursor: QTextCursor, report: SenateReport, widths: Sequence[float]) -> None:
    columns = len(widths)
    if columns == 0:
        return
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(_PADDING)
    shape.setCellSpacing(0)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(_constraints(widths))
    table = cursor.insertTable(len(report.rows) + 1, columns, shape)
    head, plain = QTextCharFormat(), QTextCharFormat()
    plain.setFont(theme.font("small"))
    head.setFont(_head_font())
    for column, name in enumerate(report.columns):
        table.cellAt(0, column).firstCursorPosition().insertText(name, head)
    for at, row in enumerate(report.rows, start=1):
        for column, lines in enumerate(row.cells):
            # a line separator keeps a cell one block: quicker, and copied as a line
            table.cellAt(at, column).firstCursorPosition().insertText("\u2028".join(lines), plain)
