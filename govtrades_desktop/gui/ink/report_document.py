"""A Senate report as a text document of ours: a heading, the facts, the table. It paints nothing.

Texts are set letter by letter, never as markup: what a filer typed shows as it was typed.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QFont,
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

_SHARES = (4.5, 10.5, 9, 8, 24, 11, 9, 12, 12)
"""Of the width, in percent, of the nine columns; the words of each fit from `LEAST_WIDTH` on."""

_MARGIN = 16.0
_PADDING = 4.0


def write_report(document: QTextDocument, report: SenateReport) -> None:
    """Write a report into a document, in place of what it held."""
    document.clear()
    document.setDefaultFont(theme.font())
    document.setDocumentMargin(_MARGIN)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _write_head(cursor, report)
    _write_table(cursor, report)
    cursor.endEditBlock()


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
        QRectF(around.left(), top, around.width(), bottom - top)
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


def _write_table(cursor: QTextCursor, report: SenateReport) -> None:
    columns = max([len(report.columns), *(len(row.cells) for row in report.rows)], default=0)
    if columns == 0:
        return
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(_PADDING)
    shape.setCellSpacing(0)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if columns == len(_SHARES):
        percent = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints([QTextLength(percent, share) for share in _SHARES])
    table = cursor.insertTable(len(report.rows) + 1, columns, shape)
    head, plain = QTextCharFormat(), QTextCharFormat()
    small = theme.font("small")
    plain.setFont(small)
    head.setFont(small)
    head.setFontPointSize(small.pointSizeF() * 0.9)  # "Transaction" is the longest word of its column
    head.setFontWeight(QFont.Weight.DemiBold)
    for column, name in enumerate(report.columns):
        table.cellAt(0, column).firstCursorPosition().insertText(name, head)
    for at, row in enumerate(report.rows, start=1):
        for column, lines in enumerate(row.cells):
            # a line separator keeps a cell one block: quicker, and copied as a line
            table.cellAt(at, column).firstCursorPosition().insertText("\u2028".join(lines), plain)
