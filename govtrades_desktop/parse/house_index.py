"""The House index: bytes of ``{year}FD.zip`` to a ParsedIndex.

The zip holds the same rows twice, as text and as XML; both are read and compared, and no row that either of
them holds is lost: what differs is a finding. Knows nothing of addresses (`sources/` fills them).

Source of the rules: https://disclosures-clerk.house.gov/public_disc/financial-pdfs/{year}FD.zip, 2013-2026.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections import Counter

from govtrades_desktop.core.dates import parse_us_date
from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.records import FilingRef, Finding, ParsedIndex

COLUMNS = ("Prefix", "Last", "First", "Suffix", "FilingType", "StateDst", "Year", "FilingDate", "DocID")
YEARS_BEHIND = range(-1, 15)  # of a filing date behind its index's year: real ones are -1 to 13
MAX_MEMBER_BYTES = 64 * 1024 * 1024  # the largest real one is 1 MB; more is a bomb or another file
_MEMBER = re.compile(r"(?:.*/)?((?:19|20)\d{2})FD\.(txt|xml)\Z", re.IGNORECASE)
_HINT = "The House Clerk may have changed the index, or something on the way answered in its place."

_Row = tuple[str, ...]


def parse_house_index(data: bytes) -> ParsedIndex:
    """Read one year's index.

    Raises:
        SourceChanged: not a zip, no text file in it, another header, no rows, or far too large.
    """
    year, text_bytes, xml_bytes = _open_index(data)
    findings: list[Finding] = []
    text_rows = _read_text(text_bytes, year, findings)
    xml_rows = None if xml_bytes is None else _read_xml(xml_bytes, year, findings)
    if xml_bytes is None:
        findings.append(Finding("xml_missing", f"The index {year} holds no XML file to compare with."))
    rows = text_rows if xml_rows is None else _compare(text_rows, xml_rows, findings)
    if not rows:
        raise SourceChanged(f"The House index {year} lists no filing at all.", hint=_HINT, year=year)
    digest = hashlib.sha256(text_bytes)
    digest.update(b"\0" + (xml_bytes or b""))
    return ParsedIndex(
        source="house",
        year=year,
        refs=_refs(rows, year, findings),
        findings=tuple(findings),
        content_sha256=digest.hexdigest(),
    )


def _open_index(data: bytes) -> tuple[int, bytes, bytes | None]:
    if not data:
        raise SourceChanged("The House index is empty (0 bytes).", hint=_HINT)
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise SourceChanged(f"The House index is an HTML page{_title(data)}, not a zip.", hint=_HINT)
    if head.startswith(b"<?xml") or b"<error>" in head:
        raise SourceChanged(
            "The House index is an XML answer (an error of the storage), not a zip.", hint=_HINT
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members: dict[str, zipfile.ZipInfo] = {}
            years = set()
            for member in archive.infolist():
                if found := _MEMBER.match(member.filename):
                    years.add(int(found[1]))
                    members[found[2].lower()] = member
            if "txt" not in members:
                names = ", ".join(archive.namelist()[:5]) or "nothing"
                raise SourceChanged(
                    f"The House index holds no file named like 2025FD.txt (it holds: {names}).", hint=_HINT
                )
            if len(years) > 1:
                raise SourceChanged(f"The House index holds several years: {sorted(years)}.", hint=_HINT)
            text = _read_member(archive, members["txt"])
            xml = _read_member(archive, members["xml"]) if "xml" in members else None
            return years.pop(), text, xml
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise SourceChanged(f"The House index is a broken zip: {error}.", hint=_HINT) from error


def _title(data: bytes) -> str:
    found = re.search(rb"<title[^>]*>(.{0,200}?)</title>", data[:65536], re.IGNORECASE | re.DOTALL)
    title = " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
    return f' titled "{title}"' if title else ""


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    # The declared size may lie, so the reading itself is bounded too.
    if member.file_size <= MAX_MEMBER_BYTES:
        with archive.open(member) as stream:
            content = stream.read(MAX_MEMBER_BYTES + 1)
        if len(content) <= MAX_MEMBER_BYTES:
            return content
    raise SourceChanged(
        f"{member.filename} in the House index is larger than {MAX_MEMBER_BYTES // 2**20} MB unpacked.",
        hint=_HINT,
    )


def _read_text(content: bytes, year: int, findings: list[Finding]) -> list[_Row]:
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    header = _decode(lines[0].rstrip(b"\r")).split("\t")
    if tuple(header) != COLUMNS:
        shown = "\\t".join(header)[:120]
        raise SourceChanged(f"The House index {year} has another header: {shown!r}.", hint=_HINT, year=year)
    rows: list[_Row] = []
    for number, raw in enumerate(lines[1:], start=2):
        raw = raw.rstrip(b"\r")
        if not raw.strip():
            continue
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            line = _decode(raw)
            findings.append(
                Finding("index_encoding", f"Line {number} of {year}FD.txt is not UTF-8: {line!r}.")
            )
        # No quoting: `Charles J. "Chuck"` is literal, so the csv module must not see these lines.
        row = tuple(line.split("\t"))
        if len(row) == len(COLUMNS) and row[-1].strip():
            rows.append(tuple(part.strip() for part in row))
        else:
            findings.append(
                Finding("index_line", f"Line {number} of {year}FD.txt is not a row of 9 columns: {line!r}.")
            )
    return rows


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _read_xml(content: bytes, year: int, findings: list[Finding]) -> list[_Row] | None:
    # Entities have no business in this file, and are how an XML of a kilobyte becomes gigabytes.
    # Without the zero bytes of UTF-16, in which such a declaration would look different.
    letters = content.replace(b"\0", b"")
    if b"<!DOCTYPE" in letters[:4096] or b"<!ENTITY" in letters:
        findings.append(Finding("xml_unreadable", f"{year}FD.xml declares a document type; it was not read."))
        return None
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError, LookupError) as error:
        findings.append(Finding("xml_unreadable", f"{year}FD.xml cannot be read: {error}."))
        return None
    rows: list[_Row] = []
    for member in root.iter("Member"):
        row = tuple((member.findtext(column) or "").strip() for column in COLUMNS)
        if row[-1]:
            rows.append(row)
        else:
            findings.append(Finding("index_line", f"A member of {year}FD.xml has no DocID: {row!r}."))
    return rows


def _compare(text_rows: list[_Row], xml_rows: list[_Row], findings: list[Finding]) -> list[_Row]:
    """Return the text's rows and, after them, those only the XML holds; differences become findings."""
    text_left, xml_left = Counter(text_rows), Counter(xml_rows)
    only_text, only_xml = text_left - xml_left, xml_left - text_left
    by_id: dict[str, list[_Row]] = {}
    for row in only_xml.elements():
        by_id.setdefault(row[-1], []).append(row)
    for row in only_text.elements():
        if others := by_id.get(row[-1]):
            other = others.pop(0)
            told = "; ".join(
                f"{column} {mine!r} / {theirs!r}"
                for column, mine, theirs in zip(COLUMNS, row, other, strict=True)
                if mine != theirs
            )
            findings.append(Finding("txt_xml_differ", f"DocID {row[-1]}: txt and xml differ: {told}."))
        else:
            findings.append(Finding("txt_only", f"DocID {row[-1]} is in the txt only: {' '.join(row)}."))
    rows = list(text_rows)
    for row in (row for rest in by_id.values() for row in rest):
        findings.append(Finding("xml_only", f"DocID {row[-1]} is in the xml only: {' '.join(row)}."))
        rows.append(row)
    return rows


def _refs(rows: list[_Row], year: int, findings: list[Finding]) -> tuple[FilingRef, ...]:
    listed: dict[str, list[_Row]] = {}
    for row in rows:
        listed.setdefault(row[-1], []).append(row)
    refs = []
    for doc_id, same in listed.items():
        first = same[0]
        if len(same) > 1:
            how = "identically" if len(set(same)) == 1 else "differently: " + " | ".join(map(" ".join, same))
            findings.append(Finding("repeated_doc_id", f"DocID {doc_id} is listed {len(same)} times, {how}."))
        prefix, last, given, suffix, filing_type, state_district, row_year, filed, _ = first
        if row_year != str(year):
            message = f"DocID {doc_id} says year {row_year!r} in the index of {year}."
            findings.append(Finding("index_year", message))
        refs.append(
            FilingRef(
                source="house",
                doc_id=doc_id,
                filing_type=filing_type,
                prefix=prefix,
                first=given,
                last=last,
                suffix=suffix,
                state_district=state_district,
                year=year,
                filed_on=_filed_on(filed, filing_type, doc_id, year, findings),
                kind=None,
                url="",
                times_listed=len(same),
            )
        )
    return tuple(refs)


def _filed_on(text: str, filing_type: str, doc_id: str, year: int, findings: list[Finding]) -> dt.date | None:
    if not text:
        # Common for other types (699 of 37,445 rows), never seen for a PTR.
        if filing_type == "P":
            findings.append(Finding("filing_date", f"DocID {doc_id} is a PTR without a filing date."))
        return None
    try:
        filed_on = parse_us_date(text)
    except ValueError:
        findings.append(Finding("filing_date", f"DocID {doc_id} has the filing date {text!r}."))
        return None
    if filed_on.year - year not in YEARS_BEHIND:  # SEEN: index of 2013, DocID 8212289, "6/14/3013"
        message = (
            f"DocID {doc_id} has the filing date {text!r} in the index of {year}; it is kept as printed."
        )
        findings.append(Finding("filing_date", message))
    return filed_on
