"""The hand on a chart: keys, mouse, wheel, zoom, selection; nothing needs the mouse or holds the page."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QVBoxLayout, QWidget

from govtrades_desktop.gui.charts.chart import Chart
from govtrades_desktop.gui.charts.kinds import TimelineChart, chart_class
from govtrades_desktop.gui.charts.specs import Spec
from tests.gui.charts import makers

Key = Qt.Key


def shown(qtbot: Any, spec: Spec, width: int = 620, height: int = 280) -> Chart:
    chart = chart_class(spec)()
    qtbot.addWidget(chart)
    chart.resize(width, height)
    chart.show_spec(spec)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def press(qtbot: Any, chart: Chart, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(chart, key)


def wheel(chart: Chart, turn: int, *, ctrl: bool = False) -> bool:
    at = QPointF(chart.width() / 2, chart.height() / 2)
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at,
        chart.mapToGlobal(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by place
    )
    chart.wheelEvent(event)
    return event.isAccepted()


@pytest.mark.parametrize("name", makers.ALL)
def test_every_chart_is_walked_and_opened_by_keys_alone(qtbot: Any, name: str) -> None:
    chart = shown(qtbot, makers.ALL[name])
    told, opened = [], []
    chart.told.connect(told.append)
    chart.opened.connect(opened.append)
    press(qtbot, chart, Key.Key_Right, Key.Key_Right, Key.Key_Up, Key.Key_Down)
    assert told and told[-1] == chart.facts()
    assert chart.accessibleDescription() == chart.facts()
    press(qtbot, chart, Key.Key_Return)
    assert opened == [chart.plot.target(chart.cursor_mark)] and opened[0] is not None
    press(qtbot, chart, Key.Key_Escape)
    assert chart.cursor_mark == -1 and told[-1] == ""
    assert chart.accessibleDescription().startswith(makers.CAPTION.sub)


def test_up_and_down_go_through_the_parts_of_a_column(qtbot: Any) -> None:
    chart = shown(qtbot, makers.columns())
    press(qtbot, chart, Key.Key_Right)
    seen = [chart.facts()]
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Down):
        press(qtbot, chart, key)
        seen.append(chart.facts())
    assert seen == [
        "2024-01: 10 buys, 5 sells",
        "2024-01: 8 buys in time",
        "2024-01: 2 buys late",
        "2024-01: 2 buys late",
        "2024-02: 2 buys late",
        "2024-02: 9 buys in time",
        "2024-02: 11 buys, 5 sells",
        "2024-02: 5 sells",
    ]


def test_keys_stretch_and_move_the_axis_and_zero_shows_all(qtbot: Any) -> None:
    chart = shown(qtbot, makers.columns(160))
    views = []
    chart.view_changed.connect(views.append)
    press(qtbot, chart, Key.Key_Plus)
    first, last = chart.view
    assert last - first == pytest.approx(160 / 1.4)
    qtbot.keyClick(chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.view[0] > first
    press(qtbot, chart, Key.Key_Home)
    assert chart.view[0] == -0.5  # the cursor is followed into view
    press(qtbot, chart, Key.Key_End)
    assert chart.view[1] == pytest.approx(159.5)
    press(qtbot, chart, Key.Key_0)
    assert not chart.is_zoomed and views[-1] == (-0.5, 159.5)
    for _ in range(40):
        press(qtbot, chart, Key.Key_Plus)
    assert chart.view[1] - chart.view[0] >= 4  # never into nothing


def test_the_wheel_is_the_pages_unless_the_chart_has_the_focus_or_ctrl(qtbot: Any) -> None:
    """A chart that took every turn of the wheel held a page fast in the middle of its scrolling."""
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    layout = QVBoxLayout(inside)
    chart, other = chart_class(makers.columns(60))(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for widget in (chart, other):
        widget.setFixedSize(500, 400)
        layout.addWidget(widget)
    chart.show_spec(makers.columns(60))
    area.setWidget(inside)
    area.resize(540, 300)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not wheel(chart, 120) and not chart.is_zoomed
    assert wheel(chart, 120, ctrl=True) and chart.is_zoomed
    chart.reset_zoom()
    chart.setFocus()
    assert wheel(chart, 120) and chart.is_zoomed
    while chart.is_zoomed:
        assert wheel(chart, -120)
    assert not wheel(chart, -120)  # all is shown: the page goes on


def test_the_wheel_keeps_the_day_under_the_mouse_where_it_is(qtbot: Any) -> None:
    chart = shown(qtbot, makers.timeline())
    before = chart.plot.x_value(chart.width() / 2)
    wheel(chart, 240, ctrl=True)
    assert chart.plot.x_value(chart.width() / 2) == pytest.approx(before, abs=0.01)


def test_a_drag_moves_along_and_opens_nothing(qtbot: Any) -> None:
    chart = shown(qtbot, makers.columns(60))
    opened = []
    chart.opened.connect(opened.append)
    chart.zoom(4)
    first, _ = chart.view
    start = QPoint(400, 150)
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(chart, QPoint(350, 150))
    qtbot.mouseMove(chart, QPoint(300, 150))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 150))
    assert chart.view[0] > first and not opened
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(10, chart.height() - 4))
    assert not chart.is_zoomed


def test_hover_shows_facts_as_text_never_as_markup(qtbot: Any) -> None:
    """An asset called <img src=…> was drawn as a picture by the tooltip."""
    chart = shown(qtbot, makers.timeline())
    told = []
    chart.told.connect(told.append)
    at = chart.plot.place(3).center().toPoint()
    qtbot.mouseMove(chart, at)
    assert chart.facts() == told[-1] == "trade 3 of <i>NVDA</i>"
    assert "&lt;i&gt;NVDA" in QToolTip.text()
    qtbot.mouseMove(chart, QPoint(1, 1))
    assert chart.cursor_mark == -1


def test_a_click_opens_what_is_under_it(qtbot: Any) -> None:
    chart = shown(qtbot, makers.bars())
    opened = []
    chart.opened.connect(opened.append)
    _, rect = chart.plot._parts(2)[1]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(8, int(rect.center().y())))
    assert opened == [("s", 2), ("row", 2)]


def test_trades_are_selected_by_click_ctrl_rectangle_and_from_outside(qtbot: Any) -> None:
    chart = shown(qtbot, makers.timeline(), 900, 400)
    assert isinstance(chart, TimelineChart)
    told: list[list[int]] = []
    opened: list[object] = []
    chart.selected.connect(lambda ids: told.append(ids.tolist()))
    chart.opened.connect(opened.append)
    place = [chart.plot.place(i).center().toPoint() for i in range(40)]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place[4])
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, ctrl, pos=place[9])
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, ctrl, pos=place[4])
    assert told == [[1004], [1004, 1009], [1009]] and not opened
    chart.select(np.array([1001, 1002, 99]))
    assert told[-1] == [1009]  # what came from outside is not told back
    assert chart.plot.layer.is_chosen.sum() == 2
    shift = Qt.KeyboardModifier.ShiftModifier
    inner = chart.plot.inner
    start, end = inner.topLeft().toPoint() + QPoint(-2, -2), inner.bottomRight().toPoint() + QPoint(2, 0)
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, shift, pos=start)
    chart.drag(QPointF(start), QPointF(end), shift)
    chart.dropped(QPointF(start), QPointF(end), shift)
    assert sorted(told[-1]) == list(range(1000, 1040))
    chart._pressed = None
    press(qtbot, chart, Key.Key_Escape)
    assert told[-1] == []
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=place[4])
    assert opened == [("trade", 4)]


def test_a_selection_outlives_new_data_and_a_zoom(qtbot: Any) -> None:
    chart = shown(qtbot, makers.timeline())
    assert isinstance(chart, TimelineChart)
    chart.select([1003])
    chart.zoom(3)
    chart.show_spec(makers.timeline(30))
    assert chart.plot.layer.is_chosen.nonzero()[0].tolist() == [3]


def test_fresh_data_on_the_same_axis_leaves_the_zoom(qtbot: Any) -> None:
    chart = shown(qtbot, makers.columns(60))
    chart.zoom(2)
    view = chart.view
    chart.show_spec(makers.columns(60, factor=2))
    assert chart.view == view
    chart.show_spec(makers.columns(30))
    assert chart.view is None


def test_linked_charts_follow_each_other_and_come_to_rest(qtbot: Any) -> None:
    """Two charts that follow each other must not send a stretch to and fro."""
    one, other = shown(qtbot, makers.timeline()), shown(qtbot, makers.timeline())
    told = []
    one.view_changed.connect(other.set_view)
    other.view_changed.connect(one.set_view)
    one.view_changed.connect(told.append)
    one.zoom(3)
    assert other.view == one.view and len(told) == 1
    other.pan(0.2)
    assert one.view == other.view and len(told) == 2
    other.reset_zoom()
    assert one.view is None and other.view is None


def test_facts_are_announced_where_someone_listens(qtbot: Any, monkeypatch: Any) -> None:
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    chart = shown(qtbot, makers.histogram())
    press(qtbot, chart, Key.Key_Right, Key.Key_Right)
    assert said == ["0–15: 10% against 20%", "16–30: 50% against 40%"]


def test_empty_loading_and_error_are_said(qtbot: Any) -> None:
    chart = shown(qtbot, makers.columns(0))
    assert chart.note == "No trades here." == chart.accessibleDescription() and not chart.has_marks
    press(qtbot, chart, Key.Key_Right, Key.Key_Plus, Key.Key_Return)
    chart.show_loading()
    assert chart.is_loading and chart.accessibleDescription() == "Loading"
    chart.grab()
    chart.show_words("The prices cannot be read.")
    assert chart.note == "The prices cannot be read." == chart.accessibleDescription()
    chart.grab()
    assert chart.cursor_mark == -1
