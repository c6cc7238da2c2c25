"""The original beside the number: what the pane shows, marks and finds, and what becomes of trouble."""

from __future__ import annotations

import dataclasses
import io
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from govtrades_desktop.core.records import Box, PagePlace
from govtrades_desktop.core.source_document import SourceDocument, SourceKind, SourceRow
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink.page_layout import Fit
from govtrades_desktop.gui.ink.picture_cache import PictureCache, TileKey
from govtrades_desktop.gui.ink.source_pane import PaneState, SourcePane
from govtrades_desktop.ink.pages import Tile
from govtrades_desktop.ink.renderer import Renderer, RendererDied
from tests.filings import hostile
from tests.filings.paper_scan_pdf import paper_pdf
from tests.gui.ink_fakes import OwnRenderer, archive_at, house_source, made_source
from tests.ink import bad_children
from tests.ink.test_senate_report import page as senate_page
from tests.ink.test_sideways import as_pdf, scan
from tests.support import real

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_at(tmp_path)


@pytest.fixture
def renderer() -> OwnRenderer:
    return OwnRenderer()


@pytest.fixture
def open_pane(qtbot: Any, archive: Archive, renderer: OwnRenderer) -> Iterator[Callable[..., SourcePane]]:
    """Return a function that opens a pane over the archive; each is shut down, its thread ended."""
    opened: list[SourcePane] = []

    def opener(**changes: Any) -> SourcePane:
        pane = SourcePane(archive.root, **{"renderer": renderer, **changes})
        opened.append(pane)
        qtbot.addWidget(pane)
        pane.resize(620, 800)
        with qtbot.waitExposed(pane):
            pane.show()
        return pane

    yield opener
    renderer.may_open.set()
    for pane in opened:
        assert pane.shutdown(), "the ink thread did not end"


def settle(qtbot: Any, pane: SourcePane) -> None:
    """Wait until the pane shows what it was asked for, drawn, with the words of the pages seen."""
    qtbot.waitUntil(lambda: pane.state not in (PaneState.LOADING, PaneState.NOTHING), timeout=20_000)
    if pane.state is PaneState.SHOWN and pane.source.kind is not SourceKind.SENATE_PAGE:
        qtbot.waitUntil(
            lambda: pane.pages.content.text_of(pane.pages.current_page()) is not None, timeout=20_000
        )


def shot(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def drawn_within(report: Any, words: str, rect: QRectF) -> list[QPointF]:
    """Return where in the viewport cells with those words are drawn, of those within a rectangle."""
    found, places = report._document.find(words), []
    while not found.isNull():
        block = report._document.documentLayout().blockBoundingRect(found.block())
        places.append(report._shown(block).center())
        found = report._document.find(words, found)
    return [place for place in places if rect.contains(place)]


def click(view: Any, at: QPointF) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        buttons = LEFT if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        place = view.viewport().mapToGlobal(at)
        event = QMouseEvent(kind, at, place, LEFT, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)


def drag(view: Any, start: QPointF, end: QPointF) -> None:
    steps = (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, (start + end) / 2, LEFT),
        (QEvent.Type.MouseMove, end, LEFT),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    )
    for kind, at, buttons in steps:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        place = view.viewport().mapToGlobal(at)
        event = QMouseEvent(kind, at, place, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)


def blank_pages(*sizes: tuple[float, float]) -> bytes:
    pdf = pikepdf.Pdf.new()
    for width, height in sizes:
        pdf.add_blank_page(page_size=(200, 200)).MediaBox = pikepdf.Array([0, 0, width, height])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


# --- the mark ------------------------------------------------------------------------------------------


def test_the_row_of_a_trade_is_marked_where_it_stands(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    source = made_source(archive)
    pane.show_source(source, 2)
    settle(qtbot, pane)
    (rect,) = pane.pages.marked_rects()
    box = source.rows[1].places[0].box
    scale = pane.pages.column.pages[0].width / 612
    assert rect.height() == pytest.approx((box.bottom - box.top) * scale, rel=0.01)
    assert pane.pages.viewport().rect().contains(rect.toRect())
    assert "Acme Widgets 2, Inc." in pane.row_text()
    assert "Acme Widgets 1" not in pane.row_text()
    picture = shot(pane.pages.viewport())
    inside = QPoint(round(rect.left()) - 1, round(rect.center().y()))
    assert picture.pixelColor(inside).name() != "#ffffff"
    frame = [
        picture.pixelColor(round(rect.left() - 2.5), y)
        for y in range(round(rect.top()), round(rect.bottom()))
    ]
    assert theme.LIGHT.paper in {colour.name() for colour in frame}


def test_the_mark_reaches_over_the_check_box_that_is_one_of_the_rows_values(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    source = made_source(archive)
    pane.show_source(source, 2)
    settle(qtbot, pane)
    placed, words = pane.pages.column.pages[0], pane.pages.content.text_of(1).words
    heading = [word.box for word in words if word.text in ("Cap.", "Gains", "$200?")]
    assert len(heading) == 3
    (rect,) = pane.pages.marked_rects()
    for box in heading:
        assert rect.right() + pane.pages.offset().x() >= placed.rect_of(box).right() - 1
    (third,) = [box for line, box in pane.pages.content.rows_on(1) if line == 3]
    at = QPointF(placed.rect_of(heading[0]).center().x(), placed.rect_of(third).center().y())
    with qtbot.waitSignal(pane.row_chosen) as chosen:
        click(pane.pages, at - pane.pages.offset())
    assert chosen.args == [3]
    assert "Cap." not in pane.row_text() and "Acme Widgets 2" in pane.row_text()


def test_moving_the_mark_within_an_original_reads_and_draws_nothing(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    """Walking down a table would otherwise open and verify the same document at each key."""
    pane = open_pane()
    source = made_source(archive, rows=3)
    pane.show_source(source, 1)
    settle(qtbot, pane)
    before, first = list(renderer.asked), pane.pages.marked_rects()
    for line in (2, 3, 2):
        # as the window asks: a record of its own for each trade, equal but not the same
        pane.show_source(dataclasses.replace(source), line)
        assert pane.state is PaneState.SHOWN
    QApplication.processEvents()
    assert renderer.asked == before
    assert pane.pages.marked_rects() != first


def test_a_mark_far_down_is_scrolled_to_and_both_parts_of_a_broken_row_are_marked(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    source = made_source(archive, rows=40)
    assert pane.show_source(source, 40) is None
    settle(qtbot, pane)
    assert pane.pages.page_count() > 1
    assert all(pane.pages.viewport().rect().contains(rect.toRect()) for rect in pane.pages.marked_rects())
    at = pane.pages.verticalScrollBar().value()
    pane.show_source(source, 39)
    assert pane.pages.verticalScrollBar().value() == at, "what is seen already needs no scrolling"
    broken = SourceRow(99, (PagePlace(1, Box(60, 700, 500, 760)), PagePlace(2, Box(60, 60, 500, 90))))
    pane.show_source(dataclasses.replace(source, rows=(*source.rows, broken)), 99)
    rects = pane.pages.marked_rects()
    assert len(rects) == 2
    assert all(pane.pages.viewport().rect().intersects(rect.toRect()) for rect in rects)


def test_a_row_over_a_page_break_is_whole_or_says_where_it_goes_on(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Under the table half a row was shown, and nothing told that its amount stands on the next page."""
    pane = open_pane()
    source = house_source(archive, blank_pages((612, 792), (612, 792)))
    row = SourceRow(1, (PagePlace(1, Box(60, 690, 500, 720)), PagePlace(2, Box(60, 90, 500, 120))))
    pane.resize(1000, 380)
    pane.show_source(dataclasses.replace(source, rows=(row,)), 1)
    settle(qtbot, pane)
    hint, room = pane.pages.notes.hint, pane.pages.viewport().rect()

    def seen() -> list[bool]:
        return [room.contains(rect.toRect()) for rect in pane.pages.marked_rects()]

    qtbot.waitUntil(lambda: seen() == [True, False])
    assert hint.isVisible() and hint.text() == "Continues on page 2 ↓"
    assert room.contains(hint.geometry())
    assert not hint.geometry().intersects(pane.pages.marked_rects()[0].toRect())
    qtbot.mouseClick(hint, LEFT)
    assert seen() == [False, True]
    assert hint.text() == "Begins on page 1 ↑" and room.contains(hint.geometry())
    qtbot.mouseClick(hint, LEFT)
    assert seen() == [True, False]
    pane.resize(620, 800)
    pane.show_source(pane.source, 1)
    room = pane.pages.viewport().rect()
    assert seen() == [True, True] and hint.isHidden()
    pane.show_source(pane.source, None)
    pane.resize(1000, 380)
    assert hint.isHidden()


def test_a_mark_in_view_stays_in_view_through_every_change_of_size(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Zooming in to read the marked row left it below the pane's edge."""
    pane = open_pane()
    pane.show_source(made_source(archive, rows=40), 9)
    settle(qtbot, pane)
    view, actions = pane.pages, pane.bar.actions_by_name

    def middle() -> QPointF:
        return view.marked_rects()[0].center()

    before = middle()
    for _ in range(4):
        actions["zoom_in"].trigger()
        assert abs(middle().y() - before.y()) < 3
    for name in ("zoom_out", "fit_page", "fit_width", "actual_size", "rotate", "rotate_back"):
        actions[name].trigger()
        assert view.viewport().rect().contains(middle().toPoint()), name
    pane.resize(620, 300)
    assert view.viewport().rect().contains(middle().toPoint())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not view.viewport().rect().contains(middle().toPoint())
    centre = QRectF(view.viewport().rect()).center()
    before = view.column.pages[-1].point_at(*(view.offset() + centre).toTuple())
    actions["zoom_in"].trigger()
    after = view.column.pages[-1].point_at(*(view.offset() + centre).toTuple())
    assert after == pytest.approx(before, abs=1.5), "of a mark elsewhere the middle stays"


def test_a_click_on_another_row_chooses_it_and_beside_the_rows_nothing(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive), 3)
    settle(qtbot, pane)
    (third,) = pane.pages.marked_rects()
    pane.show_source(pane.source, 1)
    with qtbot.waitSignal(pane.row_chosen) as chosen:
        click(pane.pages, third.center())
    assert chosen.args == [3]
    with qtbot.assertNotEmitted(pane.row_chosen):
        click(pane.pages, QPointF(15, 15))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_mark_turns_with_its_page(qtbot: Any, archive: Archive, open_pane: Any, turns: int) -> None:
    pane = open_pane()
    source = made_source(archive)
    pane.show_source(source, 1)
    settle(qtbot, pane)
    for _ in range(turns):
        pane.bar.actions_by_name["rotate"].trigger()
    (rect,) = pane.pages.marked_rects()
    assert (rect.width() < rect.height()) == (turns % 2 == 1)
    other = made_source(archive, number=2)
    pane.show_source(other, 1)
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN)
    assert pane.pages.column.pages[0].turn == 0
    pane.show_source(source, 1)
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN)
    assert pane.pages.column.pages[0].turn == 90 * turns, "a scan that was turned once stays turned"
    pane.bar.actions_by_name["rotate_back"].trigger()
    assert pane.pages.column.pages[0].turn == 90 * (turns - 1)


# --- only what is wanted now ---------------------------------------------------------------------------


def test_who_walks_quickly_waits_for_the_last_original_only(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    """Stale openings and drawings in a queue would show the passed trades one after the other."""
    pane = open_pane()
    sources = [made_source(archive, number) for number in range(1, 12)]
    renderer.may_open.clear()
    pane.show_source(sources[0], 1)
    qtbot.waitUntil(lambda: len(renderer.asked) == 1)
    for source in sources[1:]:
        pane.show_source(source, 1)
    renderer.may_open.set()
    settle(qtbot, pane)
    asked = {sha256 for _, sha256 in renderer.asked}
    assert asked == {sources[0].sha256s[0], sources[-1].sha256s[0]}
    assert {sha256 for verb, sha256 in renderer.asked if verb == "draw"} == {sources[-1].sha256s[0]}
    assert pane.source is sources[-1]


def test_only_what_is_seen_and_one_page_ahead_is_drawn_and_memory_stays_bounded(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    limit = 12_000_000
    pane = open_pane(cache_bytes=limit)
    source = house_source(archive, blank_pages(*[(612, 792)] * 81))
    pane.show_source(source)
    settle(qtbot, pane)
    qtbot.waitUntil(lambda: len(renderer.drawn) >= 2)
    QApplication.processEvents()
    assert {tile.page for tile in renderer.drawn} <= {1, 2, 3}
    for page in range(5, 81, 5):
        pane.pages.go_to_page(page)
        qtbot.waitUntil(lambda page=page: page in {tile.page for tile in renderer.drawn}, timeout=20_000)
        assert pane.cache.size_bytes <= limit
    assert len({tile.page for tile in renderer.drawn}) < 81


def test_a_zoomed_page_is_drawn_anew_in_tiles_of_what_is_seen(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive), 1)
    settle(qtbot, pane)
    assert all(tile.is_whole for tile in renderer.drawn)
    renderer.drawn.clear()
    pane.pages.set_zoom(8.0)
    qtbot.waitUntil(lambda: any(not tile.is_whole for tile in renderer.drawn), timeout=20_000)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=20_000)
    tiles = [tile for tile in renderer.drawn if not tile.is_whole]
    assert {tile.scale for tile in tiles} == {pane.pages.column.pages[0].scale}
    assert len(tiles) <= 12, "a page at 800 % has over sixty tiles; only those that are seen are drawn"


def test_the_wheel_with_ctrl_zooms_around_the_pointer(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive), 1)
    settle(qtbot, pane)
    view, at = pane.pages, QPointF(300, 400)
    offset = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    before = view.column.pages[0].point_at(*(offset + at).toTuple())
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    offset = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    after = view.column.pages[0].point_at(*(offset + at).toTuple())
    assert view.fit is Fit.FREE
    assert after == pytest.approx(before, abs=1.5)


def test_the_cache_lets_go_of_what_was_not_shown_for_longest() -> None:
    cache = PictureCache(limit_bytes=250)

    def key(page: int) -> TileKey:
        return TileKey("a" * 64, Tile(page, 0, 1.0, 0, 0, 5, 5, 5, 5))

    for page in (1, 2):
        cache.put(key(page), QImage(5, 5, QImage.Format.Format_RGB32))
    assert cache.get(key(1)) is not None
    cache.put(key(3), QImage(5, 5, QImage.Format.Format_RGB32))
    assert (key(1) in cache, key(2) in cache, key(3) in cache) == (True, False, True)
    assert cache.size_bytes == 200
    assert cache.stand_in("a" * 64, 2, 0, 1.0) is None
    cache.forget("a" * 64)
    assert (len(cache), cache.size_bytes) == (0, 0)


# --- trouble -------------------------------------------------------------------------------------------


def test_what_is_not_here_is_said_with_what_can_be_done(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    assert pane.state is PaneState.NOTHING
    source = made_source(archive, sha256s=(), absence="This filing's page is not on this machine yet.")
    pane.show_source(source, 1)
    assert pane.state is PaneState.ABSENT
    assert "not on this machine yet" in pane.note.texts()[1]
    assert pane.note.offers() == (True, True)
    with qtbot.waitSignal(pane.fetch_requested) as fetch:
        qtbot.mouseClick(pane.note.fetch_button, LEFT)
    assert fetch.args == [1]
    assert not pane.note.fetch_button.isEnabled(), "asked once is enough"
    with qtbot.waitSignal(pane.site_requested) as site:
        qtbot.mouseClick(pane.note.site_button, LEFT)
    assert site.args == [source.url]
    pane.show_source(dataclasses.replace(source, is_fetchable=False), 1)
    assert pane.note.offers() == (False, True)
    pane.show_source(None)
    assert pane.state is PaneState.NOTHING


def test_a_damaged_original_is_told_and_healed_by_fetching_it_again(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """A page whose bytes rotted would be shown as the ink behind a number."""
    pane = open_pane()
    source, other = made_source(archive), made_source(archive, 2)
    pane.show_source(source, 1)
    settle(qtbot, pane)
    pane.show_source(other, 1)
    settle(qtbot, pane)
    path = archive.path(source.sha256s[0])
    good = path.read_bytes()
    path.write_bytes(good[:-1] + b"x")
    pane.show_source(source, 1)  # shown at once from memory, verified meanwhile
    qtbot.waitUntil(lambda: pane.state is PaneState.DAMAGED, timeout=20_000)
    assert "bytes are not those that were fetched" in pane.note.texts()[1]
    assert pane.note.offers() == (True, True)
    path.write_bytes(good)
    pane.reload()
    settle(qtbot, pane)
    assert pane.state is PaneState.SHOWN
    path.unlink()
    pane.show_source(other, 1)
    settle(qtbot, pane)
    pane.show_source(source, 1)
    qtbot.waitUntil(lambda: pane.state is PaneState.ABSENT, timeout=20_000)


def test_what_is_no_pdf_says_why_and_the_next_original_is_shown(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    good = made_source(archive)
    bad = dataclasses.replace(good, sha256s=(archive.put(b"%PDF-1.4 and no more"),), rows=())
    pane.show_source(bad)
    settle(qtbot, pane)
    assert pane.state is PaneState.UNREADABLE
    assert "broken or cut off" in pane.note.texts()[1]
    assert pane.note.offers() == (False, True), "fetching the same bytes again helps nobody"
    pane.show_source(good, 1)
    settle(qtbot, pane)
    assert pane.state is PaneState.SHOWN


def test_a_page_of_absurd_size_says_so_and_the_others_are_shown(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    pane = open_pane()
    pane.show_source(house_source(archive, blank_pages((90_000, 90_000), (612, 792))))
    settle(qtbot, pane)
    assert pane.pages.page_count() == 2
    pane.pages.go_to_page(2)
    qtbot.waitUntil(lambda: {tile.page for tile in renderer.drawn} == {2}, timeout=20_000)


@pytest.mark.parametrize(
    ("data", "told"),
    [(hostile.locked(), "password"), (hostile.no_pages(), "no pages"), (b"", "broken or cut off")],
    ids=["locked", "no_pages", "empty"],
)
def test_what_cannot_be_opened_says_why_in_the_pane(
    qtbot: Any, archive: Archive, open_pane: Any, data: bytes, told: str
) -> None:
    pane = open_pane()
    good = made_source(archive)
    pane.show_source(dataclasses.replace(good, filing_id=2, sha256s=(archive.put(data),), rows=()))
    settle(qtbot, pane)
    assert pane.state is PaneState.UNREADABLE
    assert told in pane.note.texts()[1]
    assert pane.bar.actions_by_name["open"].isEnabled()
    assert not pane.bar.actions_by_name["zoom_in"].isEnabled()
    pane.show_source(good, 1)
    settle(qtbot, pane)
    assert pane.state is PaneState.SHOWN


def test_a_document_of_five_hundred_pages_is_walked_like_any_other(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    pane = open_pane()
    pane.show_source(house_source(archive, hostile.many_pages(500)))
    settle(qtbot, pane)
    assert (pane.state, pane.pages.page_count()) == (PaneState.SHOWN, 500)
    pane.bar.actions_by_name["pages"].trigger()
    qtbot.keyClick(pane.pages, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: 500 in {tile.page for tile in renderer.drawn}, timeout=20_000)
    assert pane.page_list.currentRow() == 499
    assert len({tile.page for tile in renderer.drawn}) < 8, "what is passed is not drawn"


def test_a_rendering_process_killed_while_it_idles_is_replaced_unseen(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Memory gets short, the system ends it: the next page told of a crash that was not its own."""
    renderer = Renderer()
    pane = open_pane(renderer=renderer)
    pane.show_source(made_source(archive, rows=60), 1)
    settle(qtbot, pane)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=30_000)
    os.kill(renderer._process.pid, signal.SIGKILL)
    renderer._process.join(10)
    last = pane.pages.page_count()
    pane.pages.go_to_page(last)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=30_000)
    qtbot.waitUntil(lambda: pane.pages.content.text_of(last) is not None, timeout=30_000)
    assert pane.pages.content.fault_of(last) == ""
    assert pane.pages.content.text_of(last).words
    assert renderer.starts == 2


class Dying(Renderer):
    """Ends its process by a signal, as the system does, whenever it is asked to draw: so many times."""

    def __init__(self, deaths: int, **changes: Any) -> None:
        super().__init__(**changes)
        self.deaths = deaths

    def draw(self, *args: Any, **kwargs: Any) -> Any:
        if self.deaths > 0 and self._process is not None:
            self.deaths -= 1
            os.kill(self._process.pid, signal.SIGKILL)
        return super().draw(*args, **kwargs)


def test_one_death_over_a_page_is_nobodys_fault_and_the_page_is_drawn(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Memory gets short, the system ends the process over a page: it stayed blank for good, with a fault."""
    renderer = Dying(1)
    pane = open_pane(renderer=renderer)
    pane.show_source(made_source(archive), 1)
    settle(qtbot, pane)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles() and len(pane.cache) > 0, timeout=30_000)
    assert pane.pages.content.fault_of(1) == ""
    assert pane.pages.notes.fault_notes() == []
    assert (renderer.deaths, renderer.starts) == (0, 2)


def test_the_second_death_over_a_page_is_said_where_it_is_seen_and_tried_again_on_a_wish(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Said in the page's middle, it was below what is seen; and nothing ever drew the page again."""
    pane = open_pane(renderer=Dying(2))
    pane.resize(900, 420)
    pane.show_source(made_source(archive), 1)
    qtbot.waitUntil(lambda: pane.pages.page_count() == 1, timeout=30_000)
    qtbot.waitUntil(lambda: "crashed over this page" in pane.pages.content.fault_of(1), timeout=30_000)
    bar, seen = pane.pages.verticalScrollBar(), pane.pages.viewport().rect()
    bar.setValue(0)
    (note,) = pane.pages.notes.fault_notes()
    assert note.isVisible() and "crashed over this page" in note.label.text()
    assert seen.contains(note.geometry()) and pane.pages.page_rect(1).bottom() > seen.bottom()
    bar.setValue(120)
    assert seen.contains(note.geometry()), "it goes along with what is seen"
    bar.setValue(round(bar.value() + pane.pages.marked_rects()[0].top() - 100))
    (marked,) = pane.pages.marked_rects()
    outer = QPoint(round(marked.left() - 2.5), round(marked.center().y()))
    assert seen.contains(outer) and not note.geometry().contains(outer)
    assert shot(pane.pages.viewport()).pixelColor(outer).name() == "#ffffff", "a mark on nothing"
    with qtbot.assertNotEmitted(pane.row_chosen):
        click(pane.pages, QPointF(outer))
    qtbot.mouseClick(note.button, LEFT)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles() and len(pane.cache) > 0, timeout=30_000)
    assert pane.pages.content.fault_of(1) == "" and pane.pages.notes.fault_notes() == []
    qtbot.waitUntil(lambda: pane.row_text() != "", timeout=30_000)


def test_a_death_over_a_page_just_left_is_no_fault_of_it(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Whoever scrolled on found the page blank on coming back."""
    is_drawing, may_die = threading.Event(), threading.Event()

    class Held(Renderer):
        def draw(self, *args: Any, **kwargs: Any) -> Any:
            if not may_die.is_set():
                is_drawing.set()
                assert may_die.wait(30)
                raise RendererDied("over what was left")
            return super().draw(*args, **kwargs)

    pane = open_pane(renderer=Held())
    pane.show_source(house_source(archive, blank_pages(*[(612, 792)] * 9)))
    qtbot.waitUntil(is_drawing.is_set, timeout=30_000)
    pane.pages.go_to_page(8)
    qtbot.waitUntil(lambda: all(key.tile.page >= 7 for key in pane._wanted[0]), timeout=20_000)
    may_die.set()
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=30_000)
    assert [page for page in range(1, 10) if pane.pages.content.fault_of(page)] == []
    pane.pages.go_to_page(1)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=30_000)


def test_a_report_the_index_does_not_list_is_not_offered_to_be_fetched(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    lost = made_source(archive, sha256s=("e" * 64,), is_fetchable=False)
    pane.show_source(lost, 1)
    settle(qtbot, pane)
    assert pane.note.offers() == (False, True)
    assert "cannot be fetched" in pane.note.texts()[1]
    pane.show_source(dataclasses.replace(lost, filing_id=2, sha256s=("d" * 64,), is_fetchable=True), 1)
    settle(qtbot, pane)
    assert pane.note.offers() == (True, True)
    assert "not on this machine yet" in pane.note.texts()[0]
    for words in pane.note.texts():
        assert "any more" not in words, "of a bundled row nothing was ever here"


def test_a_scan_on_its_side_is_shown_upright_until_the_reader_turns_it(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    pane = open_pane()
    standing = scan(0)
    wide = standing.crop((0, 0, standing.width, standing.height * 7 // 10))
    source = house_source(archive, as_pdf(wide.rotate(-90, expand=True)), rows=())
    pane.show_source(source)
    settle(qtbot, pane)
    qtbot.waitUntil(lambda: pane.pages.column.pages[0].turn == 270, timeout=20_000)
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=20_000)
    assert pane.pages.column.pages[0].width > pane.pages.column.pages[0].height
    pane.show_source(made_source(archive, 2), 1)
    settle(qtbot, pane)
    drawn = len(renderer.drawn)
    pane.show_source(source)  # from the cache: nothing is drawn that could tell its shape again
    assert pane.pages.column.pages[0].turn == 270
    pane.bar.actions_by_name["rotate"].trigger()
    assert pane.pages.column.pages[0].turn == 0
    qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=20_000)
    assert pane.pages.column.pages[0].turn == 0, "the reader's turn stands"
    assert len(renderer.drawn) <= drawn + 1


def test_a_crash_over_one_page_is_said_on_it_and_the_pane_goes_on(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane(renderer=Renderer(serve=bad_children.obey))
    facts = {"filing_id": 1, "kind": SourceKind.PDF, "url": "", "title": "T"}
    crashing = SourceDocument(sha256s=(archive.put(b"crash when drawn"),), **facts)
    pane.show_source(crashing)
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN, timeout=30_000)
    qtbot.waitUntil(lambda: "crashed over this page" in pane.pages.content.fault_of(1), timeout=30_000)
    pane.show_source(SourceDocument(sha256s=(archive.put(b"good"),), **facts))
    qtbot.waitUntil(lambda: len(pane.cache) == 1, timeout=30_000)
    assert pane.pages.content.fault_of(1) == ""


def test_closing_while_an_original_is_being_opened_ends_thread_and_process(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane(renderer=Renderer(serve=bad_children.obey))
    hanging = SourceDocument(1, SourceKind.PDF, (archive.put(b"hang"),), "", "T")
    pane.show_source(hanging)
    assert pane.state is PaneState.LOADING
    assert pane.shutdown()
    pane.show_source(None)


def test_a_vanished_filing_is_shown_with_a_word_about_it(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive, is_vanished=True), 1)
    settle(qtbot, pane)
    assert "does not list this filing any more" in pane.bar.notice()
    pane.show_source(made_source(archive, 2), 1)
    settle(qtbot, pane)
    assert pane.bar.notice() == ""
    told = "The document prints the id 20009999, not 20000001."
    pane.show_source(made_source(archive, 3, doubts=(told,), is_vanished=True), 1)
    settle(qtbot, pane)
    assert pane.bar.notice().startswith(told) and "any more" in pane.bar.notice()


# --- text ----------------------------------------------------------------------------------------------


def test_a_text_is_found_on_all_pages_and_walked_through(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive, rows=40), 1)
    settle(qtbot, pane)
    qtbot.keyClick(pane.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.find_bar.isVisible()
    qtbot.keyClicks(pane.find_bar.findChild(QLineEdit), "acme widgets 39")
    qtbot.waitUntil(lambda: pane.find_bar.told() == "1 of 1", timeout=20_000)
    assert pane.pages.current_page() > 1
    pane.find_bar.begin("Acme")
    qtbot.waitUntil(lambda: pane.find_bar.told().endswith("of 40"), timeout=20_000)
    qtbot.keyClick(pane.find_bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    number = int(pane.find_bar.told().split()[0])
    qtbot.keyClick(pane.find_bar, Qt.Key.Key_Return)
    assert int(pane.find_bar.told().split()[0]) == number % 40 + 1
    pane.find_bar.begin("nobody's words")
    qtbot.waitUntil(lambda: pane.find_bar.told() == "Not found", timeout=20_000)
    qtbot.keyClick(pane.find_bar, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()


def test_a_scan_says_that_it_has_no_text(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    pane.show_source(house_source(archive, paper_pdf(), rows=()))
    settle(qtbot, pane)
    pane.bar.actions_by_name["find"].trigger()
    pane.find_bar.begin("purchase")
    qtbot.waitUntil(lambda: pane.find_bar.told() == "A scan: no text", timeout=20_000)


def test_words_are_selected_by_dragging_and_copied(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive), 2)
    settle(qtbot, pane)
    clipboard = QGuiApplication.clipboard()
    pane.bar.actions_by_name["copy_row"].trigger()
    assert clipboard.text().startswith("Acme Widgets 2, Inc.")
    assert "Filing Status: New" in clipboard.text()
    assert pane.bar.place() == "Copied"
    pane.bar._briefly.timeout.emit()
    assert pane.bar.place() == "Page 1 of 1", "else the page's number would be lost for good"
    pane.bar.actions_by_name["copy_row"].trigger()
    pane.show_source(pane.source, 3)
    assert pane.bar.place() == "Page 1 of 1"
    pane.show_source(pane.source, 2)
    pane.bar.actions_by_name["copy_page"].trigger()
    assert "Acme Widgets 3, Inc." in clipboard.text()
    text, placed = pane.pages.content.text_of(1), pane.pages.column.pages[0]
    words = [word for word in text.words if word.text in ("Acme", "Widgets")][:2]
    start, end = (placed.rect_of(word.box).center() for word in words)
    offset = QPointF(pane.pages.horizontalScrollBar().value(), pane.pages.verticalScrollBar().value())
    with qtbot.assertNotEmitted(pane.row_chosen):
        drag(pane.pages, start - offset, end - offset)
    qtbot.keyClick(pane.pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "Acme Widgets"


def test_the_panes_keys_work_beside_a_windows_shortcuts_on_the_same_keys(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Two shortcuts on Ctrl+F are ambiguous to Qt: neither would do anything, without a word."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+F"), window)
    shortcut.activated.connect(lambda: fired.append("window"))
    other = QLineEdit()
    pane = open_pane()
    layout.addWidget(other)
    layout.addWidget(pane)
    window.resize(700, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    pane.show_source(made_source(archive), 1)
    settle(qtbot, pane)
    pane.pages.setFocus()
    qtbot.keyClick(pane.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.find_bar.isVisible()
    assert fired == []
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["window"]
    pane.setParent(None)  # the fixture's, not to go with the window


def test_keys_walk_through_the_pages(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    pane.show_source(made_source(archive, rows=60), 1)
    settle(qtbot, pane)
    bar = pane.pages.verticalScrollBar()
    qtbot.keyClick(pane.pages, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    assert pane.bar.place() == f"Page {pane.pages.page_count()} of {pane.pages.page_count()}"
    qtbot.keyClick(pane.pages, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(pane.pages, Qt.Key.Key_PageDown)
    assert bar.value() == round(pane.pages.viewport().height() * 0.9)
    qtbot.keyClick(pane.pages, Qt.Key.Key_Plus)
    assert pane.pages.fit is Fit.FREE
    qtbot.keyClick(pane.pages, Qt.Key.Key_W)
    assert pane.pages.fit is Fit.WIDTH
    qtbot.keyClick(pane.pages, Qt.Key.Key_P)
    assert pane.pages.column.pages[0].height <= pane.pages.viewport().height()


# --- the Senate, pictures, looks -----------------------------------------------------------------------


def test_a_senate_report_is_drawn_with_its_row_marked(qtbot: Any, archive: Archive, open_pane: Any) -> None:
    pane = open_pane()
    rows = [f"<tr><td>{n}</td><td>01/{n:02}/2024</td><td>Self</td></tr>" for n in range(30, 0, -1)]
    source = SourceDocument(
        1, SourceKind.SENATE_PAGE, (archive.put(senate_page(*rows)),), "https://efdsearch.senate.gov/", "T",
        tuple(SourceRow(n) for n in range(1, 31)),
    )  # fmt: skip
    pane.show_source(source, 2)
    settle(qtbot, pane)
    rect = pane.report.marked_rect()
    assert rect is not None
    assert pane.report.viewport().rect().contains(rect.toRect())
    assert pane.row_text() == "2\t01/02/2024\tSelf"
    # what is drawn within the mark, not only what we think the row holds: each cell in its own place
    (day,), (owner,) = (drawn_within(pane.report, words, rect) for words in ("01/02/2024", "Self"))
    assert day.x() + 20 < owner.x()
    third = pane.report.row_rect(3)
    assert third.bottom() == pytest.approx(rect.top()), "numbers run downwards on the page"
    with qtbot.waitSignal(pane.row_chosen) as chosen:
        click(pane.report, third.center())
    assert chosen.args == [3]
    pane.show_source(source, 30)
    assert pane.report.viewport().rect().contains(pane.report.marked_rect().toRect())
    pane.bar.actions_by_name["find"].trigger()
    pane.find_bar.begin("01/02/2024")
    assert pane.find_bar.told() == "1 of 3", "in the heading, in the filing's date, and in row 2"
    short = senate_page("<tr><td>1</td><td>05/05/2024</td><td>Joint</td></tr>")
    pane.show_source(dataclasses.replace(source, sha256s=(archive.put(short),)), 1)
    settle(qtbot, pane)
    assert pane.row_text() == "1\t05/05/2024\tJoint"
    assert pane.report.marked_rect().bottom() < pane.report.viewport().height()


def test_a_senate_report_beside_the_rows_is_legible_and_keeps_its_row_in_view(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """Beside the rows it was shrunk to half its size; and zooming in lost the marked row."""
    pane = open_pane()
    rows = [
        f"<tr><td>{n}</td><td>01/{n % 28 + 1:02}/2024</td><td>Spouse</td><td>ACMW</td>"
        "<td>Acme Widgets Holdings - Class A Common Stock</td><td>Stock</td><td>Sale (Partial)</td>"
        "<td>$1,001 - $15,000</td><td>--</td></tr>"
        for n in range(60, 0, -1)
    ]
    source = SourceDocument(
        1, SourceKind.SENATE_PAGE, (archive.put(senate_page(*rows)),), "", "T",
        tuple(SourceRow(n) for n in range(1, 61)),
    )  # fmt: skip
    view, bar = pane.report, pane.report.verticalScrollBar()
    for width, is_whole in ((1100, True), (560, True), (300, False)):
        pane.resize(width, 500)
        pane.show_source(source, 30)
        settle(qtbot, pane)
        assert view.zoom >= 0.85
        assert (view.horizontalScrollBar().maximum() == 0) == is_whole, "nothing is cut off"
        for words in ("01/03/2024", "$15,000"):
            found = view._document.find(words)
            assert not found.isNull()
            layout = found.block().layout()
            lines = [layout.lineAt(at) for at in range(layout.lineCount())]
            start = found.selectionStart() - found.block().position()
            (line,) = [one for one in lines if one.textStart() <= start < one.textStart() + one.textLength()]
            assert start + len(words) <= line.textStart() + line.textLength(), f"{words} is broken at {width}"
        assert view.viewport().rect().top() <= view.marked_rect().center().y() <= view.viewport().height()
    pane.resize(560, 500)
    before = view.marked_rect().center().y()
    for _ in range(4):
        pane.bar.actions_by_name["zoom_in"].trigger()
        assert abs(view.marked_rect().center().y() - before) < 3
    pane.bar.actions_by_name["fit_width"].trigger()
    assert abs(view.marked_rect().center().y() - before) < 3
    assert bar.value() > 0
    pane.show_source(source, 31)
    pane.show_source(source, 22)
    pane.resize(560, 260)
    assert view.viewport().rect().contains(view.marked_rect().center().toPoint())


def test_pictures_of_paper_are_pages_and_a_lost_one_says_so(
    qtbot: Any, archive: Archive, renderer: OwnRenderer, open_pane: Any
) -> None:
    pane = open_pane()
    hashes = []
    for shade in (10, 200):
        out = io.BytesIO()
        Image.new("L", (170, 220), shade).save(out, "GIF")
        hashes.append(archive.put(out.getvalue()))
    source = SourceDocument(1, SourceKind.IMAGES, (*hashes, "e" * 64), "", "T")
    pane.show_source(source)
    settle(qtbot, pane)
    assert pane.pages.page_count() == 3
    assert "is not on this machine" in pane.pages.content.fault_of(3)
    qtbot.waitUntil(lambda: len(pane.cache) == 2, timeout=20_000)
    middle = pane.pages.column.pages[0].rect.center().toPoint()
    assert shot(pane.pages.viewport()).pixelColor(middle).red() == 10


def test_paper_stays_white_in_the_dark_unless_it_is_dimmed(
    qtbot: Any, qapp: QApplication, archive: Archive, open_pane: Any
) -> None:
    theme.apply(qapp, "dark")
    pane = open_pane()
    pane.show_source(made_source(archive), 1)
    settle(qtbot, pane)
    corner = QPoint(20, 20)
    qtbot.waitUntil(lambda: shot(pane.pages.viewport()).pixelColor(corner).name() == "#ffffff")
    pane.bar.actions_by_name["dim"].trigger()
    assert shot(pane.pages.viewport()).pixelColor(corner).lightness() < 200


# --- the real ones -------------------------------------------------------------------------------------


@pytest.mark.real
def test_the_longest_real_filing_scrolls_within_the_memory_given(
    qtbot: Any, archive: Archive, open_pane: Any
) -> None:
    """In the real rendering process: 81 pages from the first to the last, no page left out on the way."""
    path = next(path for path in real.house_pdfs() if path.stem == "20030891")
    source = house_source(archive, path.read_bytes())
    assert len(source.rows) > 700
    limit = 16 * 1024 * 1024
    pane = open_pane(renderer=Renderer(), cache_bytes=limit)
    pane.show_source(source, 1)
    settle(qtbot, pane)
    assert pane.pages.page_count() == 81
    for page in (1, 20, 41, 60, 81):
        pane.pages.go_to_page(page)
        qtbot.waitUntil(lambda: not pane.pages.missing_tiles(), timeout=30_000)
        assert pane.cache.size_bytes <= limit
    pane.show_source(source, 400)
    qtbot.waitUntil(lambda: "MACOMB" in pane.row_text().upper(), timeout=30_000)
    assert pane.pages.viewport().rect().contains(pane.pages.marked_rects()[0].toRect())
