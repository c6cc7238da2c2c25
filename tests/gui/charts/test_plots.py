"""What plots draw is what specs say: lengths, intervals, breaks; in every size, on screen and in print."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.band_plot import BandPlot
from govtrades_desktop.gui.charts.bars_plot import BarsPlot
from govtrades_desktop.gui.charts.columns_plot import ColumnsPlot
from govtrades_desktop.gui.charts.histogram_plot import HistogramPlot
from govtrades_desktop.gui.charts.kinds import TimelineChart, chart_class
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.multiples_plot import MultiplesPlot
from govtrades_desktop.gui.charts.plot import NO_MARK, AnyPlot, Step
from govtrades_desktop.gui.charts.price_line import closes_on, pieces
from govtrades_desktop.gui.charts.price_plot import PricePlot
from govtrades_desktop.gui.charts.specs import (
    BandSpec,
    Caption,
    Column,
    ColumnsSpec,
    Known,
    Median,
    MultiplesSpec,
    Part,
    PriceSpec,
    Range,
    Scale,
    Series,
    Spec,
    Stretch,
    TimelineSpec,
    Turn,
    no_marks,
    trade_marks,
)
from govtrades_desktop.gui.charts.timeline_plot import TimelinePlot, lane_of, lane_word
from govtrades_desktop.gui.charts.trade_layer import dodge
from tests.gui.charts import makers

WIDE = QRectF(2, 2, 600, 260)


def laid(spec: Spec, rect: QRectF = WIDE) -> AnyPlot:
    plot = chart_class(spec).plot_class(spec)
    plot.lay_out(rect, Look.of_screen())
    return plot


@contextmanager
def painting(width: int, height: int) -> Iterator[tuple[QPainter, QImage]]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(theme.color("page"))
    painter = QPainter(image)
    try:
        yield painter, image
    finally:
        painter.end()  # an image that goes while it is painted on takes the process with it


def painted(plot: AnyPlot, width: int = 604, height: int = 264) -> QImage:
    with painting(width, height) as (painter, image):
        plot.draw(painter)
    return image


@pytest.mark.parametrize("name", makers.ALL)
@pytest.mark.parametrize("size", [(1, 1), (40, 30), (180, 110), (300, 160), (1600, 700)])
@pytest.mark.parametrize("look", [Look.of_screen, Look.of_print])
def test_every_plot_draws_in_every_size(name: str, size: tuple[int, int], look: object) -> None:
    plot = laid(makers.ALL[name])
    plot.lay_out(QRectF(0, 0, *size), look())  # type: ignore[operator]
    with painting(*size) as (painter, _):
        plot.draw(painter)
        mark = NO_MARK
        for step in (Step.RIGHT, Step.UP, Step.RIGHT, Step.DOWN, Step.LAST, Step.LEFT, Step.FIRST):
            mark = plot.move(mark, step)
            assert mark != NO_MARK
            plot.draw_cursor(painter, mark)
            assert isinstance(plot.facts(mark), str) and plot.facts(mark)


@pytest.mark.parametrize("name", makers.ALL)
def test_every_mark_that_the_keyboard_reaches_can_be_hit_by_the_mouse(name: str) -> None:
    plot = laid(makers.ALL[name], QRectF(2, 2, 900, 600))
    mark, seen = plot.move(NO_MARK, Step.FIRST), []
    for step in [Step.RIGHT] * 30 + [Step.UP, Step.DOWN] * 3:
        mark = plot.move(mark, step)
        place = plot.place(mark)
        if place.height() >= 2 and place.width() >= 2:
            hit = plot.hit(place.center())  # of a whole column: one of its parts
            seen.append(plot.facts(hit).rsplit(": ", 1)[0] == plot.facts(mark).rsplit(": ", 1)[0])
    assert seen and all(seen)


def test_columns_are_as_long_as_their_numbers() -> None:
    spec = makers.columns()
    plot = laid(spec)
    assert isinstance(plot, ColumnsPlot)
    heights = {}
    for i in (0, 7, 15):
        for p, part, _, rect in plot._parts(i):
            heights[i, p] = (rect.height(), part.value)
    unit = heights[15, 0][0] / heights[15, 0][1]
    for height, value in heights.values():
        assert abs(height - value * unit) <= 1.01  # whole pixels
    stacked = {p: rect for p, _, _, rect in plot._parts(15)}
    assert stacked[1].bottom() == stacked[0].top()
    assert stacked[2].top() > stacked[0].bottom()  # sells hang below the axis


def test_parts_have_their_own_doors_and_the_column_one_for_the_rest() -> None:
    plot = laid(makers.columns())
    part = plot.hit(next(r for p, _, _, r in plot._parts(7) if p == 1).center())
    assert (plot.facts(part), plot.target(part)) == ("2024-08: 2 buys late", ("late", 7))
    whole = plot.hit(QPointF(plot.x(7), plot.inner.top() + 1))
    assert (plot.facts(whole), plot.target(whole)) == ("2024-08: 17 buys, 5 sells", ("month", 7))


@pytest.mark.parametrize("scale", list(Scale))
def test_a_band_is_drawn_from_low_to_high_and_nothing_inside(scale: Scale) -> None:
    """A middle drawn into a disclosed range would be a number that nobody disclosed."""
    plot = laid(makers.band(scale))
    assert isinstance(plot, BandPlot)
    rect, found = plot._bar(5, 0)
    assert rect.bottom() == pytest.approx(plot._y(found.low_usd, 0))
    assert rect.top() == pytest.approx(plot._y(found.high_usd, 0))
    image = painted(plot)
    buy = theme.color("buy").rgb()
    inside = {
        image.pixel(x, y)
        for x in range(int(rect.left()) + 2, int(rect.right()) - 2)
        for y in range(int(rect.top()) + 2, int(rect.bottom()) - 2)
    }
    assert inside == {buy}
    assert plot._bar(2, 0) is None  # a month without buys has no bar, not one of zero


def test_a_band_without_an_end_ends_in_an_arrow() -> None:
    plot = laid(makers.band())
    rect, found = plot._bar(3, 1)
    assert found.open_ended == 1
    closed, _ = plot._bar(4, 1)
    image, sell = painted(plot), theme.color("sell").rgb()
    assert image.pixel(round(rect.center().x()), round(rect.bottom()) + 4) == sell
    assert image.pixel(round(closed.center().x()), round(closed.bottom()) + 4) != sell


def test_an_open_band_alone_says_more_than_its_low_end() -> None:
    """The open bands' sum has no upper end: high 0 was drawn as a bar down to the axis."""
    period = makers.band().periods[0]
    one = Range(50_000_001, 0, 1, 1)
    plot = laid(BandSpec(Caption("x"), (type(period)("2024-01", period.start, one, None, "facts"),)))
    rect, _ = plot._bar(0, 0)
    assert rect.height() <= 3 and rect.bottom() < plot.inner.bottom() - 10


def test_bands_upside_down_are_refused() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Range(15_000, 1_001, 1)
    with pytest.raises(ValueError, match="cannot be"):
        Part(-1)


def test_a_price_line_is_never_drawn_over_a_gap() -> None:
    spec = makers.price()
    cut = pieces(spec)
    assert len(cut) == 2
    days = [dt.date.fromordinal(int(d)) for d in spec.days]
    assert days[cut[0][1] - 1].month == 2 and days[cut[1][0]].month == 4
    plot = laid(spec)
    assert isinstance(plot, PricePlot)
    middle = dt.date(2020, 3, 16).toordinal()
    assert np.isnan(closes_on(spec, np.array([middle]))[0])
    x = plot.x(middle)
    text = theme.color("text").rgb()
    image = painted(plot)
    assert all(
        image.pixel(round(x), y) != text for y in range(int(plot.inner.top()), int(plot.inner.bottom()))
    )
    assert (
        plot.ground_words(QPointF(x, plot.inner.top() + 5)) == "2020-03-01 – 2020-03-31: no prices in March"
    )


def test_a_silence_of_weeks_breaks_the_line_though_nobody_named_it() -> None:
    spec = makers.price()
    unnamed = PriceSpec(spec.caption, spec.days, spec.closes, spec.marks)
    assert len(pieces(unnamed)) == 2


def test_a_close_is_told_for_its_day_or_the_last_before() -> None:
    spec = makers.price()
    saturday = dt.date(2020, 1, 11).toordinal()
    before_all = dt.date(2020, 1, 3).toordinal()
    after_gap = dt.date(2020, 4, 1).toordinal()
    found = closes_on(spec, np.array([saturday, before_all, after_gap]))
    assert found[0] == 104.0 and np.isnan(found[1]) and found[2] > 104
    plot = laid(spec)
    words = plot.ground_words(QPointF(plot.x(saturday + 0.5), plot.inner.top() + 30))
    assert words == "2020-01-10: close $104"


def test_trades_without_a_price_stand_in_a_lane_of_their_own() -> None:
    plot = laid(makers.price())
    in_march = [i for i, d in enumerate(plot.spec.marks.days) if dt.date.fromordinal(int(d)).month == 3]
    assert in_march and all(plot.layer.y[i] > plot.inner.bottom() - 40 for i in in_march)
    without = laid(makers.price(has_prices=False))
    assert np.all(np.abs(without.layer.y - without.inner.center().y()) < without.inner.height() / 2)


def test_a_log_axis_puts_equal_ratios_at_equal_distances() -> None:
    plot = laid(makers.price(scale=Scale.LOG))
    first, second, third = plot.y(110), plot.y(165), plot.y(247.5)
    assert first - second == pytest.approx(second - third)


@pytest.mark.parametrize(
    ("low", "words"),
    [
        (1_001, "$1K – 15K"),
        (15_001, "$15K – 50K"),
        (500, "< $1K"),
        (50_000_001, "> $50M"),
        (1_000_001, "$1M – 5M"),
    ],
)
def test_amount_lanes_are_the_forms_bands(low: float, words: str) -> None:
    assert lane_word(int(lane_of(np.array([low]))[0])) == words


def test_no_amount_is_a_lane_of_its_own() -> None:
    assert lane_of(np.array([np.nan]))[0] == -1 and lane_word(-1) == "no amount"


def test_marks_at_one_place_give_way_to_each_other() -> None:
    offsets = dodge(np.array([7, 7, 7, 3]), 6.0, 100.0)
    assert sorted(offsets[:3]) == [-6.0, 0.0, 6.0] and offsets[3] == 0
    crowd = dodge(np.zeros(500, dtype=int), 6.0, 40.0)
    assert crowd.max() - crowd.min() <= 41 and len(np.unique(crowd)) == 500


def crowd(number: int, first_id: int = 0, day: dt.date = dt.date(2025, 6, 17)) -> TimelineSpec:
    """Return so many buys of one day and amount, and one alone half a year before."""
    days = [day] * number + [dt.date(2025, 1, 2)]
    ids = range(first_id, first_id + number + 1)
    marks = trade_marks(
        ids,
        days,
        ["purchase"] * len(days),
        [1_001.0] * len(days),
        [15_000.0] * len(days),
        [None] * len(days),
        facts=lambda i: f"trade {i}",
    )
    return TimelineSpec(makers.CAPTION, marks)


def ink(spec: TimelineSpec, look: Look) -> float:
    """Return how blue the place of the crowd is: the share of its pixels of the buys' own colour."""
    plot = TimelinePlot(spec)
    plot.lay_out(WIDE, look)
    image, colour = painted(plot), look.color("buy").rgb()
    x, top, bottom = round(plot.layer.x[0]), round(plot.inner.top()) + 12, round(plot.inner.bottom()) - 12
    pixels = [image.pixel(x + dx, y) for dx in (-1, 0, 1) for y in range(top, bottom)]
    return sum(one == colour for one in pixels) / len(pixels)


@pytest.mark.parametrize("look", [Look.of_screen, Look.of_print])
@pytest.mark.parametrize("number", [90, 185, 700])
def test_the_busiest_day_is_the_darkest(look: object, number: int) -> None:
    """The light edge of each mark once wiped out its neighbours: 185 trades of a day were a pale smear."""
    assert callable(look)
    few, many = ink(crowd(8), look()), ink(crowd(number), look())
    assert many > 0.9 and many > few


def test_a_pile_has_its_number_beside_it_and_is_selected_whole(qtbot: Any) -> None:
    """Of 185 trades in one place the hand once reached but the one on top."""
    spec = crowd(185, first_id=1_000)
    plot = laid(spec)
    assert isinstance(plot, TimelinePlot)
    assert [number for number, _, _ in plot.layer.piles()] == [185]
    assert plot.facts(3).splitlines() == [
        "trade 3",
        "One of 185 trades in this place: a click selects them all",
    ]
    assert plot.facts(185) == "trade 185"
    assert not laid(crowd(5)).layer.piles()  # type: ignore[attr-defined]
    chart = TimelineChart()
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    chart.show_spec(spec)
    mark = chart.plot.hit(QPointF(chart.plot.layer.x[0], chart.plot.inner.center().y()))
    chart.clicked(mark, Qt.KeyboardModifier.NoModifier)
    assert sorted(chart.selected_ids) == list(range(1_000, 1_185))
    chart.clicked(185, Qt.KeyboardModifier.NoModifier)
    assert list(chart.selected_ids) == [1_185]


def test_a_number_stands_beside_its_pile_and_on_no_line(monkeypatch: Any) -> None:
    """A number on the line of a turn, or on another mark, is a number of something else."""
    told: list[tuple[float, str]] = []
    monkeypatch.setattr(Look, "text", lambda self, p, x, y, words, *a, **k: told.append((x, words)) or 0.0)

    def beside(spec: TimelineSpec) -> float:
        """Return how far the number stands to the right of its pile, in pixels."""
        told.clear()
        plot = laid(spec)
        assert isinstance(plot, TimelinePlot)
        painted(plot)
        (at,) = (x for x, words in told if words == "185")
        return at - float(plot.layer.x[0])

    plain = replace(crowd(185), last=dt.date(2025, 9, 1))
    assert beside(plain) > 0
    assert beside(replace(plain, turns=(Turn(dt.date(2025, 6, 25), "turn"),))) < 0


@pytest.mark.parametrize(
    ("own", "others"), [(1.6, 1.5), (1.5, 1.6), (0.05, 0.02), (3.99, 3.95), (2.0, 2.0), (0.3, 0.1)]
)
@pytest.mark.parametrize("width", [120, 200, 600])
def test_no_line_strikes_a_note_through(own: float, others: float, width: int) -> None:
    """The median of colleagues was once struck through by the line of the other median."""
    spec = replace(
        makers.histogram(),
        own_median=Median(own, "median 20 days"),
        others_median=Median(others, "colleagues 19 days"),
    )
    plot = laid(spec, QRectF(2, 2, width, 200))
    assert isinstance(plot, HistogramPlot)
    places = plot.note_places()
    for k, (note, _, _, left, is_crossed) in enumerate(places):
        right = left + plot.look.width(note.word)
        crossing = [x for _, x, _, _, _ in places[:k] if left < x < right]
        assert not crossing or is_crossed, f"{note.word} is struck through"
    if width == 600 and 1 < own < 2:
        assert not any(is_crossed for *_, is_crossed in places), "there is room at the other side"


@pytest.mark.parametrize("name", ["columns", "band"])
def test_a_strip_says_how_much_is_known_of_each_stretch(name: str) -> None:
    """Without it a year that was hardly read looks like a year without trades."""
    spec = {"columns": makers.columns, "band": makers.band}[name]()
    stretches = (Stretch(0, 2, 0.9, "2024: 9 of 10 reports read"), Stretch(3, 5, 0.1, "2025: 1 of 10"))
    plot = laid(replace(spec, known=Known("share read", stretches)))
    image, read = painted(plot), theme.color("read").rgb()
    heights = []
    for one in stretches:
        rect = plot.known_rect(one)
        assert rect.top() > plot.inner.bottom() and rect.bottom() < plot.rect.bottom() - plot.look.line()
        x = round(rect.center().x())
        heights.append(sum(image.pixel(x, y) == read for y in range(int(rect.top()), int(rect.bottom()) + 1)))
        assert plot.ground_words(rect.center()) == one.facts
    assert heights[0] >= 6 and 0 < heights[1] <= 2
    assert [key.word for key in plot.legend() if key.is_share] == ["share read"]
    assert not any(key.is_share for key in laid(spec).legend())


def test_a_share_is_one_of_a_whole() -> None:
    for wrong in ((2, 1, 0.5), (0, 1, 1.5), (0, 1, -0.1)):
        with pytest.raises(ValueError):
            Stretch(*wrong)


def test_sides_have_their_signs_in_the_legend_of_bars() -> None:
    """Told by colour alone, buys and sells are one in a black and white print."""
    spec = makers.bars()
    signs = {key.word: key.is_up for key in laid(spec).legend() if key.series is not None}
    assert signs == {series.word: {"buy": True, "sell": False}[series.colour] for series in spec.series}


def test_a_timeline_puts_trades_at_their_day_and_lane() -> None:
    plot = laid(makers.timeline())
    assert isinstance(plot, TimelinePlot)
    marks = plot.spec.marks
    assert np.allclose(plot.layer.x, [plot.x(day + 0.5) for day in marks.days])
    lanes = lane_of(marks.low_usd)
    for i, j in ((0, 1), (2, 3), (10, 20)):
        if lanes[i] != lanes[j]:
            assert (plot.layer.y[i] < plot.layer.y[j]) == (lanes[i] > lanes[j])


def test_dated_bands_end_on_their_last_day_or_go_on() -> None:
    plot = laid(makers.timeline())
    chair, open_one = plot.band_rect(0), plot.band_rect(1)
    assert chair.left() == pytest.approx(plot.x(dt.date(2020, 2, 1).toordinal()))
    assert chair.right() == pytest.approx(plot.x(dt.date(2020, 7, 1).toordinal()))
    assert (open_one.left(), open_one.right()) == (plot.inner.left(), plot.inner.right())
    assert plot.target(plot.hit(chair.center())) == "finance"
    turn = QPointF(plot.x(dt.date(2020, 5, 1).toordinal()) + 1, plot.inner.top() + 2)
    assert plot.ground_words(turn) == "2020-05-01: from Democrat to Republican"


def test_of_many_trades_on_one_pixel_only_some_are_drawn_but_all_can_be_reached() -> None:
    spec = makers.timeline()
    many = makers.marks(20_000, step_days=0)
    plot = laid(type(spec)(spec.caption, many))
    assert len(plot.layer.drawn()) < 20_000
    mark, seen = plot.move(NO_MARK, Step.FIRST), set()
    for _ in range(50):
        seen.add(mark)
        mark = plot.move(mark, Step.RIGHT)
    assert len(seen) == 50


def test_coverage_rows_are_wholes_and_rankings_are_not() -> None:
    covered = laid(makers.coverage())
    assert isinstance(covered, BarsPlot)
    for i in (0, 1):
        rects = [rect for _, rect in covered._parts(i)]
        assert rects[-1].right() == pytest.approx(covered.inner.right(), abs=0.01)
    ranked = laid(makers.bars())
    lengths = [sum(r.width() for _, r in ranked._parts(i)) for i in range(4)]
    assert lengths == pytest.approx([ranked.inner.width() * n / 90 for n in (90, 70, 50, 30)])


def test_rows_that_do_not_fit_are_said_to_be_more() -> None:
    """Cut at the bottom without a word, the last sectors looked as if there were none."""
    plot = laid(makers.bars(30), QRectF(0, 0, 300, 160))
    assert plot.more > 0 and plot.shown + plot.more == 30
    assert plot.shown * plot.step + plot.look.line() <= 160


def test_compared_charts_have_one_axis_and_one_measure() -> None:
    """With a measure each, ten trades of one official stood as high as a thousand of another."""
    plot = laid(makers.multiples(), QRectF(0, 0, 700, 500))
    assert isinstance(plot, MultiplesPlot)
    first, second, _ = plot.plots
    assert first.inner.left() == second.inner.left() and first.inner.right() == second.inner.right()
    assert first.x(3) == second.x(3)
    height = {
        p: rect.height()
        for one, p in ((first, 1), (second, 2))
        for part, _, _, rect in one._parts(5)
        if part == 0
    }
    assert height[2] == pytest.approx(3 * height[1], abs=3)


def test_a_chart_without_sells_has_the_measure_of_one_with() -> None:
    """Without a side below, its columns once filled the whole height: as long as double the trades."""
    spec = makers.columns(8)
    only_buys = ColumnsSpec(
        Caption("B"),
        tuple(Column(c.label, c.up, (), c.facts, c.target, c.start) for c in spec.columns),
        spec.up,
        spec.down,
    )
    plot = laid(MultiplesSpec(makers.CAPTION, (spec, only_buys)), QRectF(0, 0, 700, 500))
    heights = [next(r.height() for p, _, _, r in one._parts(3) if p == 0) for one in plot.plots]
    assert heights[0] == pytest.approx(heights[1], abs=1.01)  # whole pixels


def test_compared_timelines_have_the_same_lanes_and_bands_the_same_axis() -> None:
    """A lane each had its own height: "$1K – 15K" of one stood beside "$1M – 5M" of the other."""
    poor = trade_marks([1], [dt.date(2021, 1, 1)], ["purchase"], [1_001], [15_000], [None])
    plot = laid(
        MultiplesSpec(
            makers.CAPTION,
            (makers.timeline(with_bands=False), TimelineSpec(Caption("poor"), poor)),
        )
    )
    first, second = plot.plots
    assert first.lanes == second.lanes and first._words == second._words
    band = makers.band()
    small = BandSpec(
        Caption("small"), tuple(replace(p, buys=Range(1_001, 15_000, 1), sells=None) for p in band.periods)
    )
    first, second = laid(MultiplesSpec(makers.CAPTION, (band, small)), QRectF(0, 0, 700, 500)).plots
    assert (first.floor, first.high, first.sides) == (second.floor, second.high, second.sides)
    assert second.high == 900_000


def test_charts_of_different_months_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same months"):
        MultiplesSpec(makers.CAPTION, (makers.columns(12), makers.columns(13)))
    with pytest.raises(ValueError, match="one kind"):
        MultiplesSpec(makers.CAPTION, (makers.columns(12), makers.bars()))  # type: ignore[arg-type]


def test_every_series_is_in_the_legend_and_party_is_a_letter() -> None:
    for name, spec in makers.ALL.items():
        keys = laid(spec).legend()
        words = [key.word for key in keys]
        assert len(words) == len(set(zip(words, (k.is_up for k in keys), strict=True))), name
        for key in keys:  # colour is never the only sign: a pattern, a shape, a side or a line
            same = [k for k in keys if k.series and key.series and k.series.pattern == key.series.pattern]
            if len(same) > 1 and name not in ("bars",):
                assert len({k.is_up for k in same}) == len(same), name
    assert re.fullmatch(r"[A-Z]", makers.bars().rows[0].chip)


def test_nothing_is_empty_and_something_is_not() -> None:
    nothing = ColumnsSpec(Caption("x"), (Column("2024-01", (Part(0),)),), (Series("buys", "buy"),))
    assert laid_empty(nothing) and not laid_empty(makers.columns())
    assert laid_empty(PriceSpec(Caption("x"), np.zeros(0), np.zeros(0), no_marks()))
    assert laid_empty(BandSpec(Caption("x"), ()))


def laid_empty(spec: Spec) -> bool:
    return chart_class(spec).plot_class(spec).is_empty()
