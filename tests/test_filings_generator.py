"""Holds the generator to the real documents' habits: what a text layer gives, where, in which order."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from tests.filings import hostile
from tests.filings.folder import MadeFilings, make_filings
from tests.filings.house_index_zip import COLUMNS, IndexRow, index_zip
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.paper_scan_pdf import paper_pdf
from tests.filings.specs import PtrSpec, RowSpec, VehicleSpec

ROW = RowSpec(
    "Acme Widgets, Inc. Class G Common Stock (ACMG)", "ACMG", owner="SP", type="S",
    cap_gains=True, amount="$500,001 - $1,000,000",
    subholding_of="Quill Trust", location="US", description="Sold", comment="None",
)  # fmt: skip
PLAIN = RowSpec("Borealis Mining Corp. (BORG)", "BORG")
SPEC = PtrSpec("20099001", rows=(ROW, PLAIN), vehicles=(VehicleSpec("Quill Trust"),), comments="As told.")


def pdfium_pages(data: bytes) -> list[str]:
    """Return the text of each page as PDFium gives it, lines by newline, what has no Unicode as U+FFFE."""
    document = pdfium.PdfDocument(data)
    try:
        texts = []
        for page in document:
            textpage = page.get_textpage()
            texts.append(textpage.get_text_range().replace("\r\n", "\n"))
            textpage.close()
            page.close()
        return texts
    finally:
        document.close()


def plumber_pages(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


def runs(text: str, blank: str) -> str:
    """Write each run of letters without Unicode as its length: `F5 S5:`."""
    return re.sub(f"{blank}+", lambda run: str(len(run[0])), text)


def ticks(data: bytes, page_number: int = 0) -> list[float]:
    """Return the heights (points from the top) of the white ticks of three points on a page of layout 2."""
    document = pdfium.PdfDocument(data)
    try:
        page = document[page_number]
        found = []
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
            if raw.FPDFPath_CountSegments(item) == 3:
                found.append(792 - item.get_bounds()[3])
        page.close()
        return found
    finally:
        document.close()


@pytest.mark.parametrize("layout", [1, 2])
def test_it_is_locked_as_the_real_ones_are(layout: int) -> None:
    """Without RC4 the reading of locked filings would be untested where no real ones are."""
    data = ptr_pdf(replace(SPEC, layout=layout))
    assert data.startswith(b"%PDF-1.4")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (3, 2, 128)
        assert not pdf.allow.extract
        assert [float(number) for number in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
        assert str(pdf.docinfo.get("/Producer", "")) == ("EO.Pdf 21.3.18.0" if layout == 2 else "")
    assert data == ptr_pdf(replace(SPEC, layout=layout)), "the same spec, the same bytes"


@pytest.mark.parametrize(("pages_of", "blank"), [(pdfium_pages, "\ufffe"), (plumber_pages, "\0")])
def test_layout_2_loses_its_small_capitals(pages_of, blank: str) -> None:
    text = "\n".join(pages_of(ptr_pdf(SPEC)))
    lines = runs(text, blank).splitlines()
    for shape in ("P7 T10 R5", "F4 I10", "T11", "I9 V6 D6", "C7", "I6 P5 O8", "C12 3 S8"):
        assert shape in lines
    for shape in ("F5 S5: New", "S9 O1: Quill Trust", "L7: US", "D10: Sold", "C7: None"):
        assert shape in lines
    labels = [line.split(":")[0] for line in lines if re.match(r"(F5 S5|S9 O1|L7|D10|C7):", line)]
    assert labels == ["F5 S5", "S9 O1", "L7", "D10", "C7", "F5 S5"]


@pytest.mark.parametrize("pages_of", [pdfium_pages, plumber_pages])
def test_layout_1_has_wrong_letter_case_and_marlett(pages_of) -> None:
    text = "\n".join(pages_of(ptr_pdf(replace(SPEC, layout=1, state_district="GA12"))))
    assert "FIlINg STATuS: New" in text
    assert "SuBHOlDINg OF: Quill Trust" in text
    assert "(ACMg)" in text and "gA12" in text and "(BORg)" in text
    assert "ASSeT ClASS DeTAIlS" in text
    assert "\ufffe" not in text and "\0" not in text
    if pages_of is plumber_pages:  # PDFium sets the layers, which differ in colour, in one run as well
        assert re.search(r"\$500,001 - gfedcb$", text, re.MULTILINE)
        assert re.search(r"\$1,001 - \$15,000 gfedc$", text, re.MULTILINE)
        assert "nmlkj Yes nmlkji No" in text
    assert len(re.findall(r"gfedc(?!b)", text)) == 1
    assert len(re.findall(r"gfedcb", text)) == 2, "the row's box and the certification's"


def test_layout_2_draws_its_check_boxes_as_paths() -> None:
    data = ptr_pdf(replace(SPEC, rows=(ROW,), vehicles=(), comments=None))
    assert "gfedc" not in pdfium_pages(data)[0]
    heights = ticks(data)
    assert len(heights) == 2, "one for the row that is checked, one for the certification"
    assert 326 < heights[0] < 337, "beside the row's main line"


NARROW = (74, 52, 195, 86, 73, 86, 103, 69)  # pixels: no room for a code beside the name that follows
CODE_ALONE = "Acme Widgets Limited (ACMW)"


def test_the_upper_amount_wraps_and_the_code_may_stand_alone() -> None:
    rows = (replace(ROW, asset=CODE_ALONE), RowSpec(CODE_ALONE, "ACMW"))
    [text] = plumber_pages(ptr_pdf(PtrSpec("20099002", rows=rows, columns=NARROW)))
    assert re.search(r"\$500,001 -\n\[ST\] \$1,000,000\n", text)
    assert re.search(r"\n\[ST\]\n", text)


def test_a_hyphen_at_a_line_end_has_no_unicode_in_pdfium() -> None:
    """SEEN: House 20033393. A reader that deletes U+FFFE would turn AU-2026 into AU2026."""
    row = RowSpec("UNITED STATES TREAS SER AU-2026; 4.625% NTS", None, "GS")
    assert "AU\ufffe2026" in pdfium_pages(ptr_pdf(PtrSpec("20099003", rows=(row,))))[0].replace("\n", "")


@pytest.mark.parametrize("layout", [1, 2])
def test_a_row_broken_across_pages_has_its_box_twice(layout: int) -> None:
    """Counting boxes overcounts rows: SEEN House 20029070 (layout 2), 20011417 (layout 1)."""
    broken = replace(PLAIN, amount="$100,001 - $250,000", break_after_line=1, cap_gains=True)
    data = ptr_pdf(PtrSpec("20099004", rows=(PLAIN, broken), layout=layout))
    first, second = plumber_pages(data)
    assert "$100,001 -" in first and "$250,000" not in first
    assert second.startswith("ID Owner Asset Transaction")
    assert "$250,000" in second and "$100,001" not in second
    if layout == 2:
        assert len(ticks(data, 0)) == 1
        assert len(ticks(data, 1)) == 2, "the box again, and the certification's"
        assert min(ticks(data, 1)) < 115.5, "mostly under the repeated header"
    else:
        assert first.count("gfedcb") == 1 and second.count("gfedcb") == 2


def test_a_page_may_end_before_the_code_or_between_sublines() -> None:
    row = RowSpec(CODE_ALONE, "ACMW", break_after_line=1, subholding_of="Quill Trust")
    first, second = plumber_pages(ptr_pdf(PtrSpec("20099005", rows=(row,), columns=NARROW)))
    assert "(ACMW)" in first and "[ST]" not in first and "[ST]" in second
    row = replace(row, break_after_line=None, break_after_subline=1)
    first, second = (runs(t, "\0") for t in plumber_pages(ptr_pdf(PtrSpec("20099005", rows=(row,)))))
    assert "F5 S5: New" in first and "S9 O1: Quill Trust" in second


def test_a_header_may_stand_without_a_row_under_it() -> None:
    first, second = plumber_pages(ptr_pdf(PtrSpec("20099006", rows=(PLAIN,), table_ends_with_page=True)))
    assert "Borealis" in first
    assert second.splitlines()[3].startswith("* For the complete list")


def test_long_filings_fill_page_after_page() -> None:
    texts = pdfium_pages(ptr_pdf(PtrSpec("20099007", rows=(PLAIN,) * 230)))
    assert len(texts) > 15
    assert sum(text.count("Borealis") for text in texts) == 230
    assert all("Notification" in text for text in texts[:-1]), "the header repeats on each page of the table"


@pytest.mark.real
@pytest.mark.parametrize(
    ("layout", "name"), [(1, "2021/20018011"), (2, "2025/20029046"), (2, "2025/20026638")]
)
def test_type_sizes_and_colours_are_those_of_a_real_filing(
    real_filings: Path, layout: int, name: str
) -> None:
    """What separates a row's parts (size, weight, colour) must be the same, or readers learn wrong."""

    def styles(source: object) -> set[tuple[str, float, tuple[float, ...]]]:
        with pdfplumber.open(source) as document:
            return {
                (
                    char["fontname"].split("+")[-1],
                    round(char["size"], 2),
                    tuple(round(float(part), 2) for part in (char["non_stroking_color"] or (0,))),
                )
                for page in document.pages
                for char in page.chars
                if char["text"] != "\u2022"
            }

    spec = replace(SPEC, layout=layout, columns=None, vehicles=(VehicleSpec("Quill", "SP"),))
    made = {(f, s, c[:1]) for f, s, c in styles(io.BytesIO(ptr_pdf(spec)))}
    real = {(f, s, c[:1]) for f, s, c in styles(real_filings / "house" / "ptr-pdfs" / f"{name}.pdf")}
    assert {style for style in real if style[0] != "CambriaMath"} <= made
    assert made <= real | {style for style in made if style[0] == "Marlett"}


def test_the_index_is_unquoted_tabs_with_crlf_and_an_xml_with_a_mark() -> None:
    rows = [
        IndexRow("Umber", 'Charles "Chip"', "20090001"),
        IndexRow("Andr\u00e9", "Zo\u00eb & Co", "40000001", filing_type="D", filing_date="", prefix=""),
    ]
    with zipfile.ZipFile(io.BytesIO(index_zip(2025, rows))) as archive:
        txt, xml = archive.read("2025FD.txt"), archive.read("2025FD.xml")
    assert xml.startswith(b"\xef\xbb\xbf<?xml") and b"<Suffix />" in xml
    assert not txt.startswith(b"\xef\xbb\xbf") and txt.count(b"\r\n") == 3
    read = list(csv.reader(io.StringIO(txt.decode("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert tuple(read[0]) == COLUMNS
    assert read[1][2] == 'Charles "Chip"' and read[2][7] == ""
    members = ElementTree.fromstring(xml.decode("utf-8-sig"))
    assert [[cell.text or "" for cell in member] for member in members] == read[1:]


def test_faulty_indexes_are_faulty() -> None:
    rows = [IndexRow("Quill", "Ada", "20090001")]
    for fault in ("html", "truncated", "empty"):
        with pytest.raises(zipfile.BadZipFile):
            zipfile.ZipFile(io.BytesIO(index_zip(2025, rows, fault=fault)))

    def read(name: str, fault: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(index_zip(2025, rows, fault=fault))) as archive:
            return archive.read(name)

    assert b"YY99" in read("2025FD.xml", "xml_disagrees") and b"YY99" not in read(
        "2025FD.txt", "xml_disagrees"
    )
    assert b"Surname" in read("2025FD.txt", "wrong_header")
    for name, fault in (("2025FD.txt", "no_txt"), ("2025FD.xml", "no_xml")):
        with pytest.raises(KeyError):
            read(name, fault)


@pytest.mark.parametrize("ccitt", [True, False])
def test_paper_is_an_image_without_words(ccitt: bool) -> None:  # noqa: FBT001 - a parameter of the case
    data = paper_pdf(pages=3, rotations=(0, 90, 270), ccitt=ccitt)
    assert pdfium_pages(data) == ["", "", ""]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [int(page.obj.get("/Rotate", 0)) for page in pdf.pages] == [0, 90, 270]
        image = pdf.pages[0].Resources.XObject.Im0
        assert int(image.BitsPerComponent) == 1
        assert image.Filter == ("/CCITTFaxDecode" if ccitt else "/FlateDecode")
    document = pdfium.PdfDocument(data)
    dark = [float((page.render().to_numpy() < 128).mean()) for page in document]
    document.close()
    assert all(0.005 < share < 0.3 for share in dark), "there is ink on the page, and paper around it"
    assert pdfium_pages(paper_pdf(stamp="RECEIVED (MAY 1)"))[0] == "RECEIVED (MAY 1)"


def test_hostile_bytes_are_what_they_are_called() -> None:
    assert len(hostile.access_denied()) == 243, "as the storage's real answer"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(hostile.locked()))
    for name in (
        "access_denied",
        "empty",
        "head_only",
        "html_page",
        "locked",
        "truncated",
        "zeros",
        "random_bytes",
    ):
        with pytest.raises(pdfium.PdfiumError):
            pdfium.PdfDocument(hostile.HOSTILE[name]())
    with pikepdf.open(io.BytesIO(hostile.many_pages(1000))) as pdf:
        assert len(pdf.pages) == 1000
    [text] = pdfium_pages(hostile.wide_page(100_000))
    assert len(text) > 100_000
    assert "Schedule B: Transactions" in pdfium_pages(hostile.candidate_report())[0]
    assert len(hostile.bomb(50)) < 100_000
    assert hostile.mutated(1) != hostile.mutated(2) != ptr_pdf(PtrSpec("20090001"))


def test_a_folder_keeps_the_truth(made_filings: MadeFilings, tmp_path: Path) -> None:
    assert {filing.state for filing in made_filings.ptrs()} == {"read", "paper", "no_trades", "failed"}
    assert all(f.path is None or f.path.read_bytes().startswith(b"%PDF-1.4") for f in made_filings.filings)
    assert {f.spec.layout for f in made_filings.ptrs("read") if f.spec} == {1, 2}
    statuses = {row["filing_status"] for _, row in made_filings.transactions()}
    assert statuses == {"new", "amended", "deleted"}
    again = make_filings(tmp_path)
    assert [f.row for f in again.filings] == [f.row for f in made_filings.filings]
    files = [
        (a.path, b.path)
        for a, b in zip(again.filings, made_filings.filings, strict=True)
        if a.path and b.path
    ]
    assert files and all(a.read_bytes() == b.read_bytes() for a, b in files), "the same seed, the same bytes"
