"""Scans that lie on their side are found out, and nothing that stands is turned."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from govtrades_desktop.ink.pages import tiles_of
from govtrades_desktop.ink.pdf_pages import PdfPages
from govtrades_desktop.ink.picture_pages import SIDEWAYS_TURN, PicturePage, is_sideways
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.paper_scan_pdf import paper_pdf
from tests.filings.specs import PtrSpec, RowSpec
from tests.support import real

# what the real ones are that are no sideways form: a letter, a fax's cover, forms that stand, dense schedules
LEFT_ALONE = {
    ("8217604", 3), ("8217692", 1), ("8217744", 2), ("8218652", 1), ("8219309", 6), ("9115809", 2),
    ("9115901", 1), ("9115901", 2),
}  # fmt: skip


def scan(turn: int) -> Image.Image:
    """Return a made form on paper, standing, then turned by degrees clockwise."""
    pages = PdfPages(paper_pdf())
    (tile,) = tiles_of(pages.shapes[0], 0, 1.5)
    drawn = pages.draw(tile)
    pages.close()
    standing = Image.frombytes("RGBX", (drawn.width, drawn.height), drawn.data).convert("L")
    return standing.rotate(-turn, expand=True)


def as_pdf(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=110)
    return out.getvalue()


def test_a_scan_on_its_side_is_known_from_one_that_stands() -> None:
    standing = scan(0)
    assert not is_sideways(standing)
    # a landscape form, scanned into portrait: what is wider than high stands (all that were seen do)
    wide = Image.new("L", (standing.width, standing.height * 7 // 10), 255)
    wide.paste(standing.crop((0, 0, wide.width, wide.height)))
    assert wide.width > wide.height
    assert not is_sideways(wide)
    assert is_sideways(wide.rotate(-90, expand=True))
    assert not is_sideways(Image.new("L", (600, 800), 255)), "an empty sheet is left as it is"
    assert not is_sideways(Image.new("L", (3, 9), 0))


@pytest.mark.parametrize("kind", ["pdf", "picture"])
def test_a_page_says_how_it_is_read(kind: str) -> None:
    standing = scan(0)
    wide = standing.crop((0, 0, standing.width, standing.height * 7 // 10))
    out = io.BytesIO()
    wide.rotate(-90, expand=True).save(out, "PNG")
    lying = PdfPages(as_pdf(wide.rotate(-90, expand=True))) if kind == "pdf" else PicturePage(out.getvalue())
    (tile,) = tiles_of(lying.shapes[0], 0, 0.5)
    shape = lying.draw(tile).shape
    assert shape.upright == SIDEWAYS_TURN
    assert (shape.width, shape.height) == (lying.shapes[0].width, lying.shapes[0].height), "nothing is turned"
    lying.close()


def test_a_page_of_text_is_never_looked_at() -> None:
    """An e-filed page would pay for drawing it twice, and its marks might be turned with it."""
    pages = PdfPages(ptr_pdf(PtrSpec("20090001", layout=2, rows=(RowSpec("Acme (ACMW)", "ACMW"),))))
    assert pages.place(1).upright == 0
    pages.close()
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    out = io.BytesIO()
    pdf.save(out)
    empty = PdfPages(out.getvalue())
    assert empty.place(1).upright == 0
    empty.close()


@pytest.mark.real
@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_every_real_scan_at_hand_lies_as_an_eye_saw_it() -> None:
    """Judged by eye on pictures of all first pages: every page that is proposed to be turned is right so."""
    turned, left = 0, set()
    for path in real.house_pdfs():
        if not path.name.startswith(("8", "9")):
            continue
        pages = PdfPages(path.read_bytes())
        for number in range(1, len(pages.shapes) + 1):
            shape = pages.place(number)
            if shape.upright:
                turned += 1
            elif shape.width < shape.height:
                left.add((path.stem, number))
        pages.close()
    assert (turned, left) == (471, LEFT_ALONE)
