"""The House index: no row is lost, every oddity is told, a wrong answer is named."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.records import ParsedIndex
from govtrades_desktop.parse import house_index
from govtrades_desktop.parse.entry import HOUSE_INDEX, detect_kind, parse_document

HEADER = "Prefix\tLast\tFirst\tSuffix\tFilingType\tStateDst\tYear\tFilingDate\tDocID"
PELOSI = "Hon.\tPelosi\tNancy\t\tP\tCA11\t2025\t1/17/2025\t20026590"
CHUCK = 'Hon.\tFleischmann\tCharles J. "Chuck"\t\tP\tTN03\t2025\t2/5/2025\t20026791'
GARCIA = "Hon.\tGarc\u00eda\tJes\u00fas G. \u201cChuy\u201d\t\tX\tIL04\t2025\t\t30022466"


def _xml(rows: list[str]) -> str:
    members = "".join(
        "<Member>"
        + "".join(
            f"<{name}>{escape(value)}</{name}>" if value else f"<{name} />"
            for name, value in zip(HEADER.split("\t"), row.split("\t"), strict=True)
        )
        + "</Member>"
        for row in rows
    )
    head = '\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n'
    return f"{head}<FinancialDisclosure>{members}</FinancialDisclosure>"


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _index(rows: list[str], xml_rows: list[str] | None = None, header: str = HEADER) -> bytes:
    text = "\r\n".join([header, *rows, ""])
    return _zip(
        {
            "2025FD.txt": text.encode(),
            "2025FD.xml": _xml(rows if xml_rows is None else xml_rows).encode(),
        }
    )


def _parse(data: bytes) -> ParsedIndex:
    parsed = parse_document(HOUSE_INDEX, data)
    assert isinstance(parsed, ParsedIndex)
    return parsed


def _codes(parsed: ParsedIndex) -> list[str]:
    return [finding.code for finding in parsed.findings]


def test_reads_rows_literally() -> None:
    """Quotes are part of a name: the csv module's quoting would swallow the lines behind one."""
    parsed = _parse(_index([PELOSI, CHUCK, GARCIA]))
    assert (parsed.source, parsed.year, parsed.findings) == ("house", 2025, ())
    pelosi, chuck, garcia = parsed.refs
    assert (pelosi.doc_id, pelosi.filing_type, pelosi.filed_on) == ("20026590", "P", dt.date(2025, 1, 17))
    assert chuck.first == 'Charles J. "Chuck"'
    assert (garcia.last, garcia.filed_on, garcia.kind, garcia.url) == ("Garc\u00eda", None, None, "")


@pytest.mark.parametrize(("printed", "day"), [("6/14/3025", (3025, 6, 14)), ("1/17/1925", (1925, 1, 17))])
def test_a_filing_date_far_from_its_year_is_kept_and_told(printed: str, day: tuple[int, int, int]) -> None:
    """A slip of the Clerk's pen (6/14/3013) stood first in every list by date, and nothing told why."""
    parsed = _parse(_index([PELOSI, CHUCK.replace("2/5/2025", printed)]))
    assert parsed.refs[1].filed_on == dt.date(*day)
    assert _codes(parsed) == ["filing_date"]
    assert printed in parsed.findings[0].message


def test_differences_between_txt_and_xml_are_told() -> None:
    other = PELOSI.replace("CA11", "CA12")
    parsed = _parse(_index([PELOSI, CHUCK], [other, CHUCK]))
    assert _codes(parsed) == ["txt_xml_differ"]
    assert "'CA11' / 'CA12'" in parsed.findings[0].message
    assert parsed.refs[0].state_district == "CA11"


def test_a_row_of_one_file_only_is_kept() -> None:
    """A line broken in the txt must not hide a filing that the xml still lists."""
    parsed = _parse(_index([PELOSI, "half a line"], [PELOSI, CHUCK]))
    assert sorted(ref.doc_id for ref in parsed.refs) == ["20026590", "20026791"]
    assert _codes(parsed) == ["index_line", "xml_only"]
    parsed = _parse(_index([PELOSI, CHUCK], [PELOSI]))
    assert len(parsed.refs) == 2
    assert _codes(parsed) == ["txt_only"]


def test_repeated_ids_are_counted_once_and_told() -> None:
    parsed = _parse(_index([GARCIA, GARCIA, PELOSI]))
    assert [ref.times_listed for ref in parsed.refs] == [2, 1]
    assert _codes(parsed) == ["repeated_doc_id"]


def test_odd_dates_and_years_are_told_and_the_row_kept() -> None:
    rows = [PELOSI.replace("1/17/2025", "17.1.2025"), CHUCK.replace("\t2025\t2/5", "\t2024\t2/5"), GARCIA]
    parsed = _parse(_index(rows))
    assert parsed.refs[0].filed_on is None
    assert parsed.refs[1].year == 2025
    assert _codes(parsed) == ["filing_date", "index_year"]
    assert _codes(_parse(_index([PELOSI.replace("1/17/2025", "")]))) == ["filing_date"]


def test_a_line_that_is_not_utf8_is_kept_and_told() -> None:
    text = "\r\n".join([HEADER, PELOSI, ""]).encode() + GARCIA.replace("\u201c", "").replace(
        "\u201d", ""
    ).encode("cp1252")
    parsed = _parse(_zip({"2025FD.txt": text}))
    assert parsed.refs[1].last == "Garc\u00eda"
    assert _codes(parsed) == ["index_encoding", "xml_missing"]


def test_content_decides_the_hash_and_not_the_container() -> None:
    """The zip is rebuilt every morning: its bytes change while its rows do not."""
    again = _index([PELOSI, CHUCK])
    rebuilt = again.replace(b"2025FD", b"2025FD") + b""
    assert _parse(again).content_sha256 == _parse(rebuilt).content_sha256
    assert _parse(again).content_sha256 != _parse(_index([PELOSI])).content_sha256


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><head><title>Access  denied</title>", 'HTML page titled "Access denied"'),
        (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "XML answer"),
        (b"PK\x03\x04 and then nothing", "broken zip"),
        (_index([PELOSI])[:-40], "broken zip"),
        (_zip({"readme.txt": b"hello"}), "no file named"),
        (_zip({"2024FD.txt": b"x", "2025FD.xml": b"y"}), "several years"),
        (_index([PELOSI], header=HEADER.replace("DocID", "DocumentID")), "another header"),
        (_index([], []), "lists no filing"),
    ],
)
def test_a_wrong_answer_is_named_for_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(SourceChanged, match=words) as caught:
        parse_document(HOUSE_INDEX, data)
    assert caught.value.hint


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_index, "MAX_MEMBER_BYTES", 10_000)
    with pytest.raises(SourceChanged, match="larger than"):
        parse_document(HOUSE_INDEX, _zip({"2025FD.txt": b"a" * 10_001}))


def test_xml_entities_are_not_expanded() -> None:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><FinancialDisclosure>&b;</FinancialDisclosure>'
    )
    text = "\r\n".join([HEADER, PELOSI]).encode()
    parsed = _parse(_zip({"2025FD.txt": text, "2025FD.xml": bomb}))
    assert _codes(parsed) == ["xml_unreadable"]
    assert len(parsed.refs) == 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_mutated_bytes_give_an_index_or_a_sentence(data: st.DataObject) -> None:
    good = bytearray(_index([PELOSI, CHUCK, GARCIA]))
    for _ in range(data.draw(st.integers(1, 6))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    mutated = bytes(good[: data.draw(st.integers(0, len(good)))])
    try:
        _parse(mutated)
    except SourceChanged as error:
        assert error.message.endswith(".")


def test_kinds_are_told_by_content() -> None:
    assert detect_kind(_index([PELOSI]), "whatever.pdf") == HOUSE_INDEX
    assert detect_kind(b"<html>", "2025FD.zip") == HOUSE_INDEX
    assert detect_kind(b"%PDF-1.4", "2025FD.zip") == "house_ptr"
    assert detect_kind(b"<html>", "20026590.pdf") == "house_ptr"


@pytest.mark.real
def test_every_real_index_reads_without_a_difference(real_filings: Path) -> None:
    """37,445 rows of 14 years; txt and xml agree in all; 17 ids are listed more than once, none a PTR."""
    rows = ptrs = repeated = 0
    far_dates = []
    for path in sorted((real_filings / "house" / "financial-pdfs").glob("*FD.zip")):
        parsed = _parse(path.read_bytes())
        assert parsed.year == int(path.name[:4])
        assert set(_codes(parsed)) <= {"repeated_doc_id", "filing_date"}
        far_dates += [finding.message for finding in parsed.findings if finding.code == "filing_date"]
        rows += sum(ref.times_listed for ref in parsed.refs)
        ptrs += sum(ref.filing_type == "P" for ref in parsed.refs)
        repeated += _codes(parsed).count("repeated_doc_id")
        assert all(ref.filed_on for ref in parsed.refs if ref.filing_type == "P")
    assert (rows, ptrs, repeated) == (37_445, 8_248, 17)
    assert [message[:42] for message in far_dates] == ["DocID 8212289 has the filing date '6/14/30"]
