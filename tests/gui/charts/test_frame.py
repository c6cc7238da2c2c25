"""The frame: words, legend, menu, data table, pictures; in words where something goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts import printing
from govtrades_desktop.gui.charts.frame import ChartFrame, file_name
from govtrades_desktop.gui.charts.header import Header
from govtrades_desktop.gui.charts.kinds import chart_class
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.specs import Caption, ColumnsSpec, Spec
from tests.gui.charts import makers


def framed(qtbot: Any, spec: Spec, width: int = 640, height: int = 320) -> ChartFrame:
    frame = ChartFrame(type(spec))
    qtbot.addWidget(frame)
    frame.resize(width, height)
    frame.show_spec(spec)
    with qtbot.waitExposed(frame):
        frame.show()
    return frame


def plot_of(spec: Spec) -> Any:
    return chart_class(spec).plot_class(spec)


@pytest.mark.parametrize("name", makers.ALL)
@pytest.mark.parametrize("width", [230, 300, 1200])
def test_the_words_never_lie_on_the_chart(qtbot: Any, name: str, width: int) -> None:
    frame = framed(qtbot, makers.ALL[name], width)
    assert frame.chart.geometry().top() >= frame.header_height() - 1
    assert frame.chart.geometry().bottom() < frame.height()
    keys = frame.chart.plot.legend()
    look = Look.of_screen()
    narrow = Header(makers.CAPTION, keys, look, 120.0).height
    assert narrow >= Header(makers.CAPTION, keys, look, 1_000.0).height  # a legend folds, it is not cut


def test_the_frame_is_named_and_its_commands_are_off_where_nothing_is_shown(qtbot: Any) -> None:
    frame = framed(qtbot, makers.columns())
    assert frame.chart.accessibleName() == frame.accessibleName() == makers.CAPTION.title
    actions = (frame.table_action, frame.png_action, frame.svg_action, frame.copy_action)
    assert all(action.isEnabled() for action in actions) and not frame.reset_action.isEnabled()
    frame.chart.zoom(3)
    assert frame.reset_action.isEnabled()
    frame.reset_action.trigger()
    assert not frame.chart.is_zoomed and not frame.reset_action.isEnabled()
    frame.show_error("The prices cannot be read.")
    assert frame.chart.note == "The prices cannot be read."
    assert not any(action.isEnabled() for action in actions)
    frame.show_loading()
    assert frame.chart.is_loading and frame.accessibleName() == makers.CAPTION.title
    frame.show_table()
    assert frame.data_table is None
    frame.show_spec(ColumnsSpec(Caption("Nothing", empty="No trades in 2025."), (), ()))
    assert frame.chart.note == "No trades in 2025."


def test_thin_data_is_said_to_the_eye_and_the_ear(qtbot: Any) -> None:
    thin = Caption("Lags", "3 trades", thin="3 trades: too few for a shape; each is shown")
    frame = framed(qtbot, makers.columns(3, thin))
    assert thin.thin in frame.chart.accessibleDescription()
    plain = framed(qtbot, makers.columns(3, Caption("Lags", "3 trades")))
    assert frame.header_height() > plain.header_height()


def test_t_opens_a_table_that_sorts_copies_and_opens(qtbot: Any) -> None:
    frame = framed(qtbot, makers.columns())
    opened = []
    frame.opened.connect(opened.append)
    qtbot.keyClick(frame.chart, Qt.Key.Key_T)
    table = frame.data_table
    assert table is not None
    qtbot.waitUntil(table.isVisible)
    model = table.model
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert headings == ["Month", "buys", "late", "sells", "Facts"]
    table.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "2025-04" and model.index(0, 1).data() == "23"
    table.view.selectRow(0)
    table.copy()
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[0] == "Month\tbuys\tlate\tsells\tFacts" and len(text) == 2
    assert text[1].startswith("2025-04\t23\t2\t5\t")
    table.view.clearSelection()
    table.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 17
    table.view.setCurrentIndex(model.index(2, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == [("month", 13)]
    qtbot.waitUntil(lambda: frame.data_table is None)


@pytest.mark.parametrize("name", [name for name in makers.ALL if name not in ("timelines", "prices")])
def test_the_model_of_every_data_table_is_sound(qtbot: Any, qtmodeltester: Any, name: str) -> None:
    from govtrades_desktop.gui.charts.data_table import ChartTableModel
    from govtrades_desktop.gui.charts.tables import table_of

    model = ChartTableModel(table_of(makers.ALL[name]))
    qtmodeltester.check(model)
    for column in range(model.columnCount()):
        for order in Qt.SortOrder:
            model.sort(column, order)
            assert len({int(row) for row in model._order}) == model.rowCount()


@pytest.mark.parametrize("name", makers.ALL)
def test_pictures_are_of_print_size_and_say_what_they_show(qtbot: Any, tmp_path: Path, name: str) -> None:
    spec = makers.ALL[name]
    png, svg = tmp_path / "chart.png", tmp_path / "chart.svg"
    printing.save(plot_of(spec), svg)
    if name in ("columns", "price", "coverage"):  # a PNG is the same page, and takes ten times as long
        printing.save(plot_of(spec), png)
        image = QImage(str(png))
        assert image.width() == 2_400 and image.height() > 500
        assert image.text("Source").endswith(__version__)
        assert image.pixel(5, 5) == image.pixel(5, image.height() - 1) == QColor(theme.LIGHT.page).rgb()
    drawing = svg.read_text("utf-8")
    assert 'width="210' in drawing and "mm" in drawing.split("\n")[1]
    words = [part.split("<")[0] for part in drawing.split(">") if part]
    text = " ".join(words)
    for said in (
        "Buys &amp; sells &lt;b&gt;by month&lt;/b&gt;",
        "360 trades, 2024 – 2025",
        "Filter: official:muster type:buy",
        "Data as of 2025-04-10",
        f"Source: House Clerk and Senate eFD disclosures; GovTrades Desktop {__version__}",
    ):
        assert said in text, said
    assert drawing.count("<text") > 6
    for key in plot_of(spec).legend():
        assert key.word in text
    assert {p.suffix for p in tmp_path.iterdir()} <= {".png", ".svg"}  # no scratch file left


def test_pictures_are_light_whatever_the_screen_is(qtbot: Any, qapp: QApplication) -> None:
    light = printing.png_bytes(plot_of(makers.timeline()))
    theme.apply(qapp, "dark")
    assert printing.png_bytes(plot_of(makers.timeline())) == light


def test_a_frame_follows_the_theme(qtbot: Any, qapp: QApplication) -> None:
    """The palette's event comes before the colours change: charts stayed light on a dark page."""
    frame = framed(qtbot, makers.columns())
    page, buy = QColor(theme.LIGHT.page).rgb(), QColor(theme.LIGHT.buy).rgb()

    def pixels() -> set[int]:
        image = frame.grab().toImage()
        return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}

    assert {page, buy} <= pixels()
    theme.apply(qapp, "dark")
    qapp.processEvents()
    seen = pixels()
    assert not {page, buy} & seen
    assert {QColor(theme.DARK.page).rgb(), QColor(theme.DARK.buy).rgb()} <= seen


def test_a_picture_shows_the_stretch_that_is_shown(qtbot: Any) -> None:
    frame = framed(qtbot, makers.columns(60))
    whole = printing.svg_bytes(frame.chart.plot, frame.chart.view).decode()
    frame.chart.set_view((-0.5, 11.5))
    part = printing.svg_bytes(frame.chart.plot, frame.chart.view).decode()
    assert "2028" in whole and "2028" not in part and "2024-04" in part


def test_a_long_filter_is_told_whole(qtbot: Any) -> None:
    """Elided at the page's edge, a picture said of fewer conditions than its numbers had."""
    words = " ".join(f"official:name{k}" for k in range(60))
    spec = makers.columns(6, Caption("x", filters=words))
    drawing = printing.svg_bytes(plot_of(spec)).decode()
    assert all(f"official:name{k}" in drawing for k in range(60))


def test_what_cannot_be_written_is_said_and_leaves_the_old_file(qtbot: Any, tmp_path: Path) -> None:
    frame = framed(qtbot, makers.columns())
    failed, saved = [], []
    frame.failed.connect(failed.append)
    frame.saved.connect(saved.append)
    frame.save(tmp_path / "gone" / "chart.png")
    assert "“chart.png” could not be written: No such file or directory" in str(failed[0])
    (tmp_path / "chart.svg").mkdir()
    frame.save(tmp_path / "chart.svg")
    assert len(failed) == 2 and (tmp_path / "chart.svg").is_dir()
    assert [p.name for p in tmp_path.iterdir()] == ["chart.svg"]
    with pytest.raises(UserInputError, match=r"\.png or \.svg"):
        printing.save(frame.chart.plot, tmp_path / "chart.gif")
    frame.save(tmp_path / "fine.PNG")
    assert saved == [tmp_path / "fine.PNG"] and frame.folder == str(tmp_path)


def test_the_dialogs_name_gets_its_ending(qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    frame = framed(qtbot, makers.columns())
    asked = []

    def answer(parent: Any, title: str, name: str, words: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "mine"), words

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    frame.folder = str(tmp_path)
    frame.svg_action.trigger()
    assert asked == [str(tmp_path / "buys-sells-b-by-month-b.svg")]
    assert (tmp_path / "mine.svg").exists()
    monkeypatch.setattr(ChartFrame, "_may_replace", lambda self, path: False)
    (tmp_path / "mine.png").write_bytes(b"mine")
    frame.png_action.trigger()
    assert (tmp_path / "mine.png").read_bytes() == b"mine"


def test_a_file_name_is_one_that_every_system_takes() -> None:
    assert file_name('A/B: "x" <y>?') == "a-b-x-y"
    assert file_name("…") == "chart"


def test_the_clipboard_gets_the_picture(qtbot: Any) -> None:
    frame = framed(qtbot, makers.bars())
    frame.copy_action.trigger()
    assert QGuiApplication.clipboard().image().size().width() == 2_400


def test_every_kind_of_spec_has_a_chart_and_the_charts_have_a_size(qtbot: Any) -> None:
    for spec in makers.ALL.values():
        frame = framed(qtbot, spec)
        assert isinstance(frame.chart, chart_class(type(spec)))
        assert frame.minimumSizeHint().expandedTo(QSize(180, 110)) == frame.minimumSizeHint()
