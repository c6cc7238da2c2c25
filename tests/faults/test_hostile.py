"""A site that means harm: what it sends is bounded, refused in words, and shown as text only."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.records import ParsedFiling, ParsedIndex, ReadingState
from govtrades_desktop.parse.entry import parse_document
from tests.faults.end_state import check_archive
from tests.faults.program import Program, empty_folder
from tests.filings import senate_pages as pages
from tests.filings.folder import index_path, make_filings, ptr_path
from tests.filings.house_index_zip import IndexRow, index_txt, index_xml, index_zip
from tests.filings.senate_specs import SenateReport, SenateRow
from tests.support.site import Fault, serve

YEAR = 2025
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EVIL_NAME = "Qu\u202eill\x1b[2J<script>alert(1)</script><img src=x onerror=alert(2)>"


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def read_index(data: bytes) -> ParsedIndex:
    parsed = parse_document("house_index", data)
    assert isinstance(parsed, ParsedIndex)
    return parsed


def armed(document: bytes, folder: Path) -> bytes:
    """Return a report with everything in it that a PDF can do: actions, scripts, files, links, forms."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        mark = str(folder / "it-was-run")
        script = Dictionary(S=Name.JavaScript, JS=f"app.launchURL('file://{mark}')")
        launch = Dictionary(S=Name.Launch, F=f"/bin/touch {mark}", Unix=Dictionary(F=f"touch {mark}"))
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=launch)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([pikepdf.String("a"), script])))
        pdf.attachments["../../../evil.exe"] = b"MZ" + b"\0" * 1000
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=launch)
        fetch = Dictionary(S=Name.URI, URI="http://127.0.0.1:9/beacon")
        page.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 600, 800]), A=action)
                )
                for action in (fetch, launch, Dictionary(S=Name.GoToR, F="file:///etc/passwd", D=Array([0])))
            ]
        )
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_a_report_that_carries_actions_and_files_is_read_like_any_other(tmp_path: Path) -> None:
    made = make_filings(tmp_path / "filings", years=(YEAR,), per_year=2, rows_each=(2, 3))
    plain = made.ptrs("read")[0]
    assert plain.path is not None
    document = plain.path.read_bytes()
    clean = parse_document("house_ptr", document, doc_id=plain.doc_id)
    told = parse_document("house_ptr", armed(document, tmp_path), doc_id=plain.doc_id)
    assert isinstance(clean, ParsedFiling)
    assert isinstance(told, ParsedFiling)
    assert told.state is ReadingState.READ
    assert told.transactions == clean.transactions
    assert not (tmp_path / "it-was-run").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "{}"><!ENTITY c "{}">'.format("&a;" * 500, "&b;" * 500),
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;',
    ],
    ids=["billion laughs", "a file", "from outside"],
)
def test_an_index_whose_xml_declares_entities_is_read_from_its_text_alone(
    declared: str, encoding: str
) -> None:
    """In UTF-16 the declaration was not seen for one, and went to the XML reader."""
    rows = [IndexRow("Quill", "Ada", "20990001")]
    text = (
        f'<?xml version="1.0" encoding="{encoding[:6]}"?><!DOCTYPE x [{declared}]>'
        "<FinancialDisclosure><Member><Last>&c;</Last><DocID>20990001</DocID></Member></FinancialDisclosure>"
    )
    mark = {"utf-16-be": codecs.BOM_UTF16_BE, "utf-16-le": codecs.BOM_UTF16_LE}.get(encoding, b"")
    xml = mark + text.encode(encoding)
    parsed = read_index(zipped({f"{YEAR}FD.txt": index_txt(rows), f"{YEAR}FD.xml": xml}))
    assert [ref.last for ref in parsed.refs] == ["Quill"]
    (finding,) = [one for one in parsed.findings if one.code == "xml_unreadable"]
    assert "declares a document type" in finding.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(zipped({f"{YEAR}FD.txt": b"\0" * (70 << 20)}), "larger than 64 MB", id="bomb"),
        pytest.param(
            zipped({"in.zip": zipped({f"{YEAR}FD.txt": b"x"})}), "no file named like", id="a zip in a zip"
        ),
        pytest.param(
            zipped({f"../../{YEAR}FD.exe": b"x", "/etc/cron.d/a": b"x"}), "no file named like", id="paths"
        ),
    ],
)
def test_a_zip_that_means_harm_is_refused_in_words_and_unpacks_to_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceChanged, match=words):
        read_index(data)
    assert list(tmp_path.iterdir()) == []


def test_names_of_members_are_no_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [IndexRow("Quill", "Ada", "20990001")]
    names = {f"../../../{YEAR}FD.txt": index_txt(rows), f"/tmp/{YEAR}FD.xml": index_xml(rows)}
    assert len(read_index(zipped(names)).refs) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_senate_page_with_scripts_is_text() -> None:
    asset = "<script>alert(1)</script> \u202eCorp <b onmouseover=alert(2)>"
    page = pages.ptr_page(SenateReport((SenateRow(asset, "EVIL"),)))
    page = page.replace(
        b"</head>", b'<script src="http://127.0.0.1:9/x.js"></script><base href="file:///"></head>'
    ).replace(b"</body>", b'<iframe src="file:///etc/passwd"></iframe></body>')
    parsed = parse_document("senate_ptr", page)
    assert isinstance(parsed, ParsedFiling)
    assert [row.asset for row in parsed.transactions] == [asset]


def test_the_whole_program_before_a_site_that_means_harm(tmp_path: Path) -> None:
    """What it lists and sends ends in words and text; nothing is asked or written elsewhere."""
    made = make_filings(tmp_path / "filings", seed=5, years=(YEAR,), per_year=6, rows_each=(1, 2))
    reports = made.ptrs("read")
    rows = [filing.row for filing in made.filings]
    paths = (
        "../../../../etc/passwd",
        "..\\..\\boot.ini",
        "%2e%2e%2fadmin",
        "20\u202e99",
        "a\x1b[2J",
        "x" * 4000,
    )
    rows += [IndexRow("Path", "Ada", doc_id, filing_date="11/20/2025") for doc_id in paths]
    rows[0] = IndexRow(EVIL_NAME, "Ada", rows[0].doc_id, filing_date="11/21/2025")
    index_path(made.root, YEAR).write_bytes(index_zip(YEAR, rows))
    target = ptr_path(made.root, YEAR, reports[1].doc_id)
    target.write_bytes(armed(target.read_bytes(), tmp_path))
    root = empty_folder(tmp_path / "data")
    outside = {path for path in tmp_path.rglob("*") if root not in path.parents}
    with serve(made.root) as site:
        evil = {
            reports[2]: Fault("redirect", location="file:///etc/passwd"),
            reports[3]: Fault("redirect", location="http://169.254.169.254/latest/meta-data/"),
            reports[4]: Fault("oversized", size_bytes=4 << 30),
        }
        for filing, fault in evil.items():
            site.always(filing.url_path, fault)
        code, out, told = Program(
            root, "refresh", "--sources", "house", "--years", str(YEAR), "--house-url", site.url
        ).finish()
        form = re.compile(r"/public_disc/(ptr-pdfs/\d{4}/[^/]+[.]pdf|financial-pdfs/\d{4}FD[.]zip)")
        assert [path for path in site.stats()["paths"] if not form.fullmatch(path)] == []
    assert code == 1, (out, told)
    for filing in evil:
        (line,) = [one for one in out.splitlines() if filing.doc_id in one]
        assert "which is not followed" in line or "at most" in line, line
    for words in (("search", "Ada"), ("search", "Ada", "--json"), ("officials",), ("coverage",)):
        code, more, told = Program(root, *words).finish()
        assert code == 0, told
        out += more
    assert not OBEYED.search(out), OBEYED.search(out)
    assert max(map(len, out.splitlines())) < 20_000
    assert "Traceback" not in told
    assert "<script>alert(1)</script>" in out
    assert {path for path in tmp_path.rglob("*") if root not in path.parents} == outside
    check_archive(root)
