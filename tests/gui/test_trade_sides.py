"""Buys, sells and exchanges: told apart without colour, and in the language of the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.charts.tables import table_of
from govtrades_desktop.gui.pages.fact_counts import sides_count, sides_legend
from govtrades_desktop.gui.pages.page import SecurityWish
from govtrades_desktop.gui.pages.trade_sides import buys, exchanges, sells, sides
from govtrades_desktop.gui.widgets.count_list import CountList
from tests.gui.test_translation import speaking

_ENGLISH = re.compile(r"\b(buys?|sells?|exchanges?)\b")


def grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def tones(image: QImage, left: int, right: int, top: int, bottom: int) -> set[int]:
    return {image.pixel(x, y) & 0xFF for x in range(left, right) for y in range(top, bottom)}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_bar_of_sides_is_read_in_grey(qtbot, qapp: QApplication, name: str) -> None:  # noqa: ANN001
    """Buys and sells of a year stood side by side as two plain colours: in grey they were one bar."""
    theme.apply(qapp, name)
    try:
        rows = CountList(widest_name=0.3)
        qtbot.addWidget(rows)
        rows.show_rows((sides_count("2024", 100, 50, 50, None),), empty="")
        rows.resize(400, rows.sizeHint().height())
        image = grey(rows.grab().toImage())
        ratio = image.devicePixelRatio()
        row = int(rows.step() / 2 * ratio)
        ground = image.pixel(image.width() - 2, 1) & 0xFF
        line = [image.pixel(x, row) & 0xFF for x in range(image.width())]
        dark = [x for x, tone in enumerate(line[: int(360 * ratio)]) if abs(tone - ground) > 10]
        # the longest run of one tone is the buys; right after it the sells begin
        runs, start = [], dark[0]
        for x in range(dark[0] + 1, dark[-1] + 2):
            if x > dark[-1] or line[x] != line[start]:
                runs.append((x - start, start, x))
                start = x
        length, first, end = max(runs)
        assert length > 60 * ratio, "buys are one plain surface"
        assert len(tones(image, first, end, row - 2, row + 3)) == 1
        of_sells = tones(image, end + 4, end + length - 4, row - 2, row + 3)
        assert max(of_sells) - min(of_sells) > 40, "sells have no pattern that grey would show"
    finally:
        theme.apply(qapp, "light")


def test_the_legend_shows_shapes_and_leaves_out_what_there_is_none_of() -> None:
    """Exchanges had a part of the bar and no word in the legend."""
    without = sides_count("2023", 5, 3, 2, None)
    with_some = sides_count("2024", 6, 3, 2, None)
    legend = sides_legend([without])
    assert [(key.word, key.is_up) for key in legend] == [("buys", True), ("sells", False)]
    assert sides_legend([without, with_some])[2].series == exchanges()
    assert len({one.pattern for one in sides(has_exchanges=True)}) == 3
    assert "▲ 3 buys" in with_some.facts and "◆ 1 exchange" in with_some.facts


def test_spanish_charts_have_no_english_sides(known: Program, qapp: QApplication) -> None:
    """Words kept in a constant were told before the language was: legends said "buys" among them."""
    with speaking(qapp, "es"):
        assert [one.word for one in (buys(), sells(), exchanges())] == ["compras", "ventas", "permutas"]
        keys = known.catalogue.security_keys(known.catalogue.find_securities("", sort=()))
        known.window.show_security(SecurityWish(keys[0]))
        page = known.window.page
        page.draw_charts()
        told = [key.word for key in page._year_card._legend] + [row.facts for row in page.years.rows()]
        for frame in (*page.wide.frames, *page.small.frames):
            spec = frame.spec
            told += [spec.caption.sub, spec.caption.summary]
            table = table_of(spec)
            told += [column.word for column in table.columns]
            told += [table.text(row, at) for row in range(len(table)) for at in range(len(table.columns))]
            told += [key.word for key in frame.chart.plot.legend()]
        assert any("compras" in words for words in told)
        assert not [words for words in told if _ENGLISH.search(words)]
