"""Colours can be told from their ground, light and dark; patterns and tables say the same without them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.data_table import ChartTableModel
from govtrades_desktop.gui.charts.look import EDGES, Look
from govtrades_desktop.gui.charts.specs import BarRow, BarsSpec, Part, Series
from govtrades_desktop.gui.charts.tables import ChartTable, table_of
from govtrades_desktop.gui.charts.trade_layer import COLOURS
from tests.gui.charts import makers

GRAPHICS = {
    "buy",
    "sell",
    "exchange",
    "late",
    "in_time",
    "read",
    "paper",
    "failed",
    "unread",
    "text",
    "accent",
}
TEXTS = ("text", "muted", "paper_text")


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_marks_and_words_reach_their_contrast(colours: theme.Colours) -> None:
    """WCAG 2.1, 1.4.11 (3:1 for graphics, by fill or edge) and 1.4.3 (4.5:1 for text)."""
    look = Look(colours)
    assert set(COLOURS.values()) <= GRAPHICS
    for name in sorted(GRAPHICS):
        fill, edge = getattr(colours, name), look.edge(name).name()
        best = max(theme.contrast(one, colours.page) for one in (fill, edge))
        assert best >= 3, f"{name}: {best:.2f}"
        if theme.contrast(fill, colours.page) < 3:
            assert name in EDGES, f"{name} is too pale to stand without an edge"
    for name in TEXTS:
        assert theme.contrast(getattr(colours, name), colours.page) >= 4.5, name
    assert theme.contrast(colours.text, colours.accent_soft) >= 4.5  # words on dated bands


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_buys_and_sells_differ_for_the_colour_blind(colours: theme.Colours) -> None:
    """Blue and orange keep apart where red and green are one: seen through the eyes of a deuteranope."""

    def seen(name: str) -> tuple[float, float]:
        red, green, blue, _ = QColor(getattr(colours, name)).getRgbF()
        return (0.625 * red + 0.375 * green, 0.3 * green + 0.7 * blue)  # Coblis' matrix, two axes remain

    buy, sell = seen("buy"), seen("sell")
    assert abs(buy[0] - sell[0]) + abs(buy[1] - sell[1]) > 0.5


def cells(table: ChartTable, column: int) -> list[str]:
    return [table.text(row, column) for row in range(len(table))]


def test_tables_say_what_the_charts_show() -> None:
    band = table_of(makers.band())
    assert [c.word for c in band.columns][:5] == [
        "Month",
        "Side",
        "Trades",
        "At least",
        "At most, open ends at their lower end",
    ]
    assert len(band) == 11  # the month without buys has no row of zeros
    assert band.text(0, 3) == "$10,000" and band.plain(0, 3) == "10000"
    assert [cells(band, 5)[row] for row in range(11) if cells(band, 1)[row] == "sells"][3] == "1"
    timeline = table_of(makers.timeline())
    assert (timeline.text(0, 0), timeline.text(0, 1)) == ("2020-01-06", "▲ Purchase")
    assert timeline.columns[0].values[0] == dt.date(2020, 1, 6) and timeline.targets[3] == ("trade", 3)
    prices = table_of(makers.price())
    closes = [c.word for c in prices.columns].index("Close")
    assert prices.text(0, closes) == "$100" and "—" in cells(prices, closes)
    histogram = table_of(makers.histogram())
    assert (histogram.text(1, 1), histogram.text(1, 2)) == ("50.0 %", "40.0 %")
    many = table_of(makers.multiples())
    assert len(many) == 48 and many.text(20, 0) == "Muster, B. (R)" and many.targets[20] == ("month", 4)
    covered = table_of(makers.coverage())
    assert [covered.text(0, c) for c in range(6)] == ["2025", "369", "60", "0", "86", "515"]


def test_tables_sort_as_a_reader_counts() -> None:
    """By their words "181+" stood before "31–45", and "1,438" trades before "754"."""
    model = ChartTableModel(table_of(makers.lags()))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [model.index(r, 0).data() for r in range(5)] == ["91+", "46–90", "31–45", "16–30", "0–15"]
    series = (Series("trades", "buy"),)
    rows = tuple(
        BarRow(name, (Part(n, target=n),), f"{n:,}") for name, n in (("a", 754), ("b", 1438), ("c", 90))
    )
    ranked = table_of(BarsSpec(makers.CAPTION, rows, series))
    model = ChartTableModel(ranked)
    model.sort(2)
    assert [model.index(r, 2).data() for r in range(3)] == ["90", "754", "1,438"]
    assert [model.target(r) for r in range(3)] == [90, 754, 1438]  # a whole of one part has its door


def test_what_is_missing_stands_last_either_way() -> None:
    model = ChartTableModel(table_of(makers.price()))
    column = next(c for c in range(9) if model.headerData(c, Qt.Orientation.Horizontal) == "Close")
    for order in Qt.SortOrder:
        model.sort(column, order)
        assert model.index(0, column).data() != "—"
        assert model.index(model.rowCount() - 1, column).data() == "—"
