"""The rendering process: what it draws, and that nothing in a document reaches further than its own page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from govtrades_desktop.core.errors import Cancelled, DocumentUnreadable
from govtrades_desktop.core.records import Box
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.ink.archived import Originals, OriginalUnavailable, Trouble
from govtrades_desktop.ink.page_text import find_text, plain_text, words_in
from govtrades_desktop.ink.pages import PageShape, Pixels, Tile, tiles_of, tiles_within
from govtrades_desktop.ink.pdf_pages import PdfPages
from govtrades_desktop.ink.picture_pages import PicturePage
from govtrades_desktop.ink.renderer import DEATHS, Renderer
from tests.filings import hostile
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec
from tests.ink import bad_children

SPEC = PtrSpec("20090001", layout=2, rows=(RowSpec("Acme Widgets, Inc. (ACMW)", "ACMW"),))


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    made = Renderer(timeout_s=30)
    yield made
    made.close()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pdf_of(*sizes: tuple[float, float], rotate: int = 0) -> bytes:
    """Return a PDF with a black square of 20 points in the upper left corner of each page as drawn."""
    pdf = pikepdf.Pdf.new()
    for width, height in sizes:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.MediaBox = pikepdf.Array([0, 0, width, height])
        page.Rotate = rotate
        page.Contents = pdf.make_stream(f"0 0 0 rg 0 {height - 20} 20 20 re f".encode())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def dark(drawn: Pixels) -> Box:
    """Return the box around the dark pixels."""
    mode = "L" if drawn.is_grey else "RGBX"
    picture = Image.frombytes(mode, (drawn.width, drawn.height), drawn.data).convert("L")
    box = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return Box(*map(float, box))


def whole(shape: PageShape, turn: int, scale: float = 1.0) -> Tile:
    (tile,) = tiles_of(shape, turn, scale)
    return tile


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_as_drawn_is_shown_where_pdfium_shows_it(rotate: int, turn: int) -> None:
    """Of a page that its file turns, or that the reader turns, the mark would lie elsewhere than the row."""
    pages = PdfPages(pdf_of((300, 500), rotate=rotate))
    shape = pages.place(1)
    drawn = pages.draw(whole(shape, turn))
    assert (drawn.width, drawn.height) == tuple(round(side) for side in shape.size(turn))
    assert dark(drawn) == shape.shown(Box(0, 0, 20, 20), turn)
    x, y = shape.drawn(*(lambda box: (box.x0 + 1, box.top + 1))(shape.shown(Box(0, 0, 20, 20), turn)), turn)
    assert 0 < x < 20 and 0 < y < 20
    pages.close()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_picture_is_drawn_as_a_turned_page_is(turn: int) -> None:
    picture = Image.new("L", (612, 792), 255)
    picture.paste(0, (0, 0, 20, 20))
    out = io.BytesIO()
    picture.save(out, "GIF")
    page = PicturePage(out.getvalue())
    assert dark(page.draw(whole(page.shapes[0], turn))) == page.shapes[0].shown(Box(0, 0, 20, 20), turn)


def test_tiles_cover_a_page_without_gap_or_overlap_and_only_what_is_seen_is_asked_for() -> None:
    shape = PageShape(1, 612.0, 792.0)
    tiles = tiles_of(shape, 0, 5.0)
    assert sum(tile.width * tile.height for tile in tiles) == 3060 * 3960
    assert {(tile.x, tile.y) for tile in tiles} == {
        (x, y) for x in (0, 1024, 2048) for y in (0, 1024, 2048, 3072)
    }
    seen = tiles_within(shape, 0, 5.0, (0.4, 0.3, 0.5, 0.4))
    assert {(tile.x, tile.y) for tile in seen} == {(1024, 1024)}
    assert set(tiles_within(shape, 0, 5.0, (0, 0, 1, 1))) == set(tiles)


def test_a_tile_is_the_same_as_that_part_of_the_whole_page() -> None:
    pages = PdfPages(ptr_pdf(SPEC))
    page = pages.draw(whole(pages.shapes[0], 0, 1.5))
    tile = pages.draw(Tile(1, 0, 1.5, 100, 300, 400, 200, page.width, page.height))
    of_page = Image.frombytes("RGBX", (page.width, page.height), page.data).convert("L")
    of_tile = Image.frombytes("RGBX", (400, 200), tile.data).convert("L")
    assert of_tile.getextrema()[0] < 100, "there is text on the tile"

    def off(by: int) -> float:
        moved = of_page.crop((100 + by, 300, 500 + by, 500))
        return ImageStat.Stat(ImageChops.difference(of_tile, moved)).mean[0]

    # PDFium smooths letters a little otherwise where a picture ends: near, and nearest at the very place
    assert off(0) < 0.4 * min(off(1), off(-1))
    pages.close()


def test_words_come_in_reading_order_with_their_labels_and_are_found_over_line_ends(
    renderer: Renderer,
) -> None:
    data = ptr_pdf(SPEC)
    renderer.open(sha(data), "pdf", data)
    text = renderer.text(sha(data), 1)
    assert "Filing Status: New" in plain_text(text.words)
    (hit,) = find_text(text, "ACME  widgets")
    assert [word.text for word in words_in(text, hit.boxes)] == ["Acme", "Widgets,"]
    assert find_text(text, "no such words") == [] == find_text(text, "  ")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (hostile.truncated(), "broken or cut off"),
        (hostile.locked(), "password"),
        (hostile.html_page(), "broken or cut off"),
        (hostile.no_pages(), "no pages"),
    ],
    ids=["cut", "locked", "html", "empty"],
)
def test_a_document_that_cannot_be_opened_says_why(renderer: Renderer, data: bytes, told: str) -> None:
    starts = renderer.starts
    with pytest.raises(DocumentUnreadable, match=told):
        renderer.open(sha(data), "pdf", data)
    renderer.warm_up()
    assert renderer.starts in (starts, 1)


@pytest.mark.parametrize("data", [hostile.deep_forms(), hostile.form_loop(), hostile.bomb(100)])
def test_a_hostile_page_costs_itself_alone(renderer: Renderer, data: bytes) -> None:
    try:
        shapes = renderer.open(sha(data), "pdf", data)
        renderer.draw(sha(data), whole(shapes[0], 0, 0.5))
    except DocumentUnreadable as error:
        assert error.message
    good = ptr_pdf(SPEC)
    shapes = renderer.open(sha(good), "pdf", good)
    assert renderer.draw(sha(good), whole(shapes[0], 0)).width == 612


def test_a_page_of_absurd_size_is_told_and_its_neighbour_is_shown(renderer: Renderer) -> None:
    data = pdf_of((612, 792), (90_000, 90_000), (0.5, 5))
    shapes = renderer.open(sha(data), "pdf", data)
    assert [bool(shape.fault) for shape in shapes] == [False, True, True]
    assert "90,000 x 90,000 points" in shapes[1].fault
    assert renderer.draw(sha(data), whole(shapes[0], 0)).height == 792
    with pytest.raises(DocumentUnreadable, match="90,000"):
        renderer.draw(sha(data), Tile(2, 0, 1.0, 0, 0, 100, 100, 100, 100))
    with pytest.raises(DocumentUnreadable, match="absurd"):
        renderer.draw(sha(data), Tile(1, 0, 9.0, 0, 0, 9000, 9000, 9000, 9000))


def test_a_picture_of_absurd_size_is_refused_before_it_is_decoded(renderer: Renderer) -> None:
    """A few bytes of GIF can claim four thousand million pixels."""
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, "GIF")
    head = out.getvalue()[:6] + b"\xff\xff\xff\xff" + out.getvalue()[10:]
    with pytest.raises(DocumentUnreadable, match="65,535 x 65,535 pixels"):
        renderer.open(sha(head), "picture", head)
    with pytest.raises(DocumentUnreadable, match="none that this program knows"):
        renderer.open(sha(b"no"), "picture", b"no picture")


def test_a_process_that_crashes_is_replaced_and_gives_up_on_the_document_only() -> None:
    renderer = Renderer(serve=bad_children.obey, timeout_s=30)
    try:
        for _ in range(2):
            with pytest.raises(DocumentUnreadable, match=r"crashed over this page \(exit code 3\)"):
                renderer.open("a" * 64, "pdf", b"crash")
            assert len(renderer.open("b" * 64, "pdf", b"good")) == 1
        assert renderer.starts == 3
        renderer._deaths["a" * 64] = DEATHS
        with pytest.raises(DocumentUnreadable, match=f"died {DEATHS} times"):
            renderer.text("a" * 64, 1)
    finally:
        renderer.close()


def test_a_process_that_hangs_is_ended_at_its_time_or_as_soon_as_nobody_waits() -> None:
    renderer = Renderer(serve=bad_children.obey, timeout_s=1.0)
    try:
        assert renderer.open("b" * 64, "pdf", b"good")
        with pytest.raises(DocumentUnreadable, match="took over 1 s"):
            renderer.open("a" * 64, "pdf", b"hang")
        assert renderer.open("b" * 64, "pdf", b"good")
        assert not renderer.holds("a" * 64)
    finally:
        renderer.close()
    patient = Renderer(serve=bad_children.obey, timeout_s=60)
    try:
        with pytest.raises(Cancelled):
            patient.open("a" * 64, "pdf", b"hang", is_unwanted=lambda: True)
    finally:
        patient.close()


def test_what_is_open_in_the_process_is_bounded(renderer: Renderer) -> None:
    documents = [pdf_of((100 + n, 100)) for n in range(12)]
    for data in documents:
        renderer.open(sha(data), "pdf", data)
    assert not renderer.holds(sha(documents[0]))
    assert renderer.holds(sha(documents[-1]))
    with pytest.raises(DocumentUnreadable, match="not open"):
        renderer.text(sha(documents[0]), 1)


def test_an_original_is_verified_whenever_it_is_opened(tmp_path: Path) -> None:
    archive, originals = Archive(tmp_path), Originals(tmp_path)
    sha256 = archive.put(b"%PDF-1.4 a document")
    assert originals.read(sha256) == b"%PDF-1.4 a document"
    archive.path(sha256).write_bytes(b"%PDF-1.4 a Document")
    with pytest.raises(OriginalUnavailable, match="damaged") as damaged:
        originals.read(sha256)
    assert damaged.value.trouble is Trouble.DAMAGED
    archive.path(sha256).unlink()
    with pytest.raises(OriginalUnavailable, match="not on this machine") as absent:
        originals.read(sha256)
    assert absent.value.trouble is Trouble.NOT_HERE
