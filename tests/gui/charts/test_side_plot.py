"""Rows side by side: one measure for every bar, a door for every figure, and nothing cut in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.multiples_plot import MultiplesPlot
from govtrades_desktop.gui.charts.plot import NO_MARK, Step
from govtrades_desktop.gui.charts.side_plot import SidePlot
from govtrades_desktop.gui.charts.specs import MultiplesSpec, Part
from govtrades_desktop.gui.charts.tables import table_of
from tests.gui.charts import makers


def laid(spec: object, width: float = 700, height: float = 300) -> SidePlot:
    plot = SidePlot(spec)  # type: ignore[arg-type]
    plot.lay_out(QRectF(2, 2, width, height), Look.of_screen())
    return plot


def lengths(plot: SidePlot) -> dict[tuple[int, int], float]:
    """Return the whole length of the bar of each cell."""
    return {
        (i, c): sum(rect.width() for _, rect in plot._bars(i, c))
        for i in range(plot.shown)
        for c in range(len(plot.spec.heads))
    }


@pytest.mark.parametrize("is_ranking", [False, True])
def test_every_bar_of_every_column_has_one_measure(is_ranking: bool) -> None:  # noqa: FBT001
    """A measure of its own for each column would draw 9 trades as long as 900, and nothing would say so."""
    spec = makers.side(is_ranking=is_ranking)
    found = lengths(laid(spec))
    measures = {
        round(length / cell.length, 3)
        for (i, c), length in found.items()
        if (cell := spec.rows[i].cells[c]) is not None
    }
    assert len(measures) == 1


def test_what_is_not_known_does_not_dwarf_the_rest() -> None:
    spec = makers.side()
    huge = replace(
        spec.rows[0], has_bars=False,
        cells=tuple(replace(one, parts=(Part(1e6), Part(0))) for one in spec.rows[0].cells if one),
    )  # fmt: skip
    plain, beside = laid(spec), laid(replace(spec, rows=(*spec.rows, huge)))
    assert lengths(beside)[(1, 0)] == lengths(plain)[(1, 0)]
    assert lengths(beside)[(4, 0)] == 0
    assert table_of(beside.spec).columns[2].values[4] == 1e6, "the data table tells it nevertheless"


@pytest.mark.parametrize("is_ranking", [False, True])
def test_the_hand_finds_what_the_keys_find(is_ranking: bool) -> None:  # noqa: FBT001
    plot = laid(makers.side(is_ranking=is_ranking))
    mark, walked = plot.move(NO_MARK, Step.RIGHT), []
    while True:
        walked.append(mark)
        assert plot.hit(plot.place(mark).center()) == mark, plot.facts(mark)
        after = plot.move(mark, Step.RIGHT)
        if after == mark:
            below = plot.move(mark, Step.DOWN)
            if below == mark:
                break
            mark = below
            while (left := plot.move(mark, Step.LEFT)) != mark:
                mark = left
        else:
            mark = after
    targets = {plot.target(mark) for mark in walked}
    cells = {("c", k, c) for k in range(4) for c in range(3)}
    if is_ranking:
        pages = {("page", k, c) for k in range(4) for c in range(3)} - {("page", 3, 2)}
        assert targets == (cells - {("c", 3, 2)}) | pages
    else:
        rows = {(word, k) for word in ("row", "name") for k in range(4)}
        assert targets == cells | rows


def test_rows_that_do_not_fit_are_said_to_be_more() -> None:
    plot = laid(makers.side(40), height=200)
    assert 0 < plot.shown < 40 and plot.shown + plot.more == 40
    assert len(table_of(plot.spec)) == 40


def test_equal_shares_are_equally_high_in_every_histogram_of_many() -> None:
    """The last chart has the words of the axis: it rounded its measure up to another end, unseen."""
    one = makers.histogram()
    plot = MultiplesPlot(MultiplesSpec(makers.CAPTION, (one, one, one)))
    for height in range(240, 700, 7):
        plot.lay_out(QRectF(0, 0, 700, height), Look.of_screen())
        heights = [[part.place(i).height() for i in range(len(one.bins))] for part in plot.plots]
        for others in heights[1:]:
            assert others == pytest.approx(heights[0], abs=1.01)
