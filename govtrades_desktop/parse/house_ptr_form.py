"""A House PTR's sections: walks the lines of its pages and puts each where it belongs.

Rooms beside it know the print (`house_ptr_layout`), the table (`house_ptr_rows`) and the values
(`house_ptr_values`). Every line ends in a field, is the form's own print, or becomes a finding.
"""

from __future__ import annotations

import re

from govtrades_desktop.core.dates import parse_us_date
from govtrades_desktop.core.names import clean_name
from govtrades_desktop.core.records import Finding, Owner, ParsedFiling, ReadingState, Vehicle
from govtrades_desktop.parse.house_ptr_layout import (
    ADDRESS,
    CERTIFICATION,
    FOOTNOTE,
    HEADER_TAIL,
    MARLETT,
    Line,
    begins,
    head_of,
    is_blank_capitals,
    is_header,
    label_of,
    lines_of,
)
from govtrades_desktop.parse.house_ptr_rows import RawRow, TableReader
from govtrades_desktop.parse.house_ptr_values import join_lines, read_row
from govtrades_desktop.parse.pdf_words import PdfPage, Word

MARGIN_PT = 25.0  # section heads stand left of the table's first column
FREE_TEXT = frozenset({"vehicles", "comments"})  # where a filer may write a head's words; heads are bold
HEADER_DEPTH_PT = 32.0  # the header's three lines
WRAP_PT = 14.0  # a wrapped line of a vehicle follows after 11 points, the next vehicle after 18

_FILING_ID = re.compile(r"Filing ID #(\d+)\Z", re.IGNORECASE)
_SIGNED = re.compile(r"Digitally Signed:\s*(.*?)\s*,\s*(\d{1,2}/\d{1,2}/\d{4})\Z", re.IGNORECASE)
_VEHICLE_OWNER = re.compile(r"\s*\(Owner:\s*(SP|JT|DC)\)\Z")
_VEHICLE_TAIL = re.compile(r"\((?:Owner:|\d+% Interest\))")
_NOTHING = re.compile(r"(none disclosed|nothing to report|no transactions( to report)?)\.?\Z", re.IGNORECASE)
_OWNERS = {"SP": Owner.SPOUSE, "JT": Owner.JOINT, "DC": Owner.DEPENDENT_CHILD}
_VehicleLine = tuple[Line, tuple[str, int] | None]  # with the label that it begins with
_FACTS = {"name:": "filer", "status:": "status", "state/district:": "state_district"}


class FormReader:
    """Takes the pages of one filing in order; `filing` gives the result.

    Attributes:
        is_ptr: the title of a PTR was seen.
        says_nothing: the table says in words that there is nothing to report.
        texts: the pages' texts, for the checks.
        words: the pages' words but the check marks, for the checks.
    """

    def __init__(self, doc_id: str | None) -> None:
        self.given_id = doc_id
        self.printed_id: str | None = None
        self.section = "preamble"
        self.is_ptr = False
        self.is_layout_1 = True
        self.is_case_lost = True
        self.facts: dict[str, str] = {}
        self.table = TableReader()
        self.vehicle_lines: list[_VehicleLine] = []
        self.comments: list[list[str]] = []
        self.is_ipo: bool | None = None
        self.signed: str | None = None
        self.certified: list[Word] = []
        self.findings: list[Finding] = []
        self.says_nothing = False
        self.texts: list[str] = []
        self.words: list[list[str]] = []
        self._header_base: tuple[int, float] = (0, 0.0)

    @property
    def has_table(self) -> bool:
        """True once the header of the transactions table was seen."""
        return self.table.has_columns

    def read_page(self, page: PdfPage) -> None:
        """Take one page."""
        self.texts.append(page.text)
        if page.number == 1:
            self.is_layout_1 = not is_blank_capitals(page)
        if not page.words:
            told = "is a picture" if page.is_picture() else "is empty"
            self.findings.append(
                Finding("page_without_text", f"Page {page.number} {told}.", page=page.number)
            )
        if page.rotation:
            told = f"Page {page.number} is turned by {page.rotation} degrees; marks on it may lie elsewhere."
            self.findings.append(Finding("page_turned", told, page=page.number))
        lines, marks = lines_of(page)
        starts = {mark.start for mark in marks}
        self.words.append([word.text for word in page.words if word.start not in starts])
        first_row = len(self.table.rows)
        if self.is_layout_1 and page.words and "georgia" in page.font_name(page.words[0]).casefold():
            self.is_case_lost = False
            lines = [self._recased(line, page) for line in lines]
        for line in lines:
            self._take(line, page, marks)
        self._match_boxes(page, marks, first_row)

    def _recased(self, line: Line, page: PdfPage) -> Line:
        return line._replace(words=[page.true_case(word) for word in line.words])

    def _take(self, line: Line, page: PdfPage, marks: list[Word]) -> None:
        words = line.words
        if page.number == 1 and not self.printed_id and (found := _FILING_ID.match(line.text)):
            self.printed_id = found[1]
            return
        if (
            (words[0].x0 < MARGIN_PT or self.section == "preamble")
            and (head := head_of(words))
            and (self.section not in FREE_TEXT or page.is_bold(words[0]))
        ):
            self._enter(head)
            return
        if self.section == "transactions":
            self._take_table(line, page)
        elif self.section == "vehicles":
            is_label = self.table.has_plain_labels or page.is_small_capitals(words[0])
            self.vehicle_lines.append((line, label_of(words) if is_label else None))
        elif self.section == "comments":
            self.comments.append([word.text for word in words])
        elif self.section == "ipo":
            self._take_ipo(line, page, marks)
        elif self.section == "certification":
            self._take_certification(line)
        else:
            self._take_preamble(line)

    def _enter(self, head: str) -> None:
        if head == "title":
            self.is_ptr = True
        self.section = head

    def _take_preamble(self, line: Line) -> None:
        words = line.words
        if begins(words, ADDRESS):
            return
        name = _FACTS.get(words[0].text.casefold())
        if name and self.section == "filer":
            self.facts[name] = " ".join(word.text for word in words[1:])
            return
        self._leftover(line)

    def _take_table(self, line: Line, page: PdfPage) -> None:
        words = line.words
        if is_header(words):
            self.table.set_columns(words)
            self._header_base = (line.page, line.base)
            return
        page_of_header, base = self._header_base
        if (
            page_of_header == line.page
            and 0 < line.base - base < HEADER_DEPTH_PT
            and all(word.text.casefold() in HEADER_TAIL for word in words)
        ):
            return
        if begins(words, FOOTNOTE):
            self.section = "after table"
            return
        if not self.table.rows and _NOTHING.match(line.text):
            self.says_nothing = True
            return
        if not self.table.has_columns:
            self._leftover(line)
            return
        self.table.take(line, page)

    def _take_ipo(self, line: Line, page: PdfPage, marks: list[Word]) -> None:
        words = line.words
        if [word.text for word in words] != ["Yes", "No"]:
            self._leftover(line)
            return
        on = [mark.x0 for mark in marks if MARLETT[mark.text] and abs(mark.base - line.base) < 8]
        if not marks:
            on = [m.x0 for m in page.marks() if m.is_on and m.top - 4 < line.base < m.bottom + 8]
        chosen = [min((w for w in words if w.x0 > x0), key=lambda w: w.x0, default=None) for x0 in on]
        answers = {word.text for word in chosen if word}
        if len(answers) == 1:
            self.is_ipo = answers == {"Yes"}
        else:
            self.findings.append(
                Finding(
                    "ipo_unanswered",
                    "The question on initial public offerings has no single answer.",
                    line.page,
                )
            )

    def _take_certification(self, line: Line) -> None:
        if line.words[0].text.casefold() == "digitally":
            self.signed = line.text
        else:
            self.certified += line.words

    def _leftover(self, line: Line) -> None:
        self.findings.append(
            Finding("leftover_text", f"Text that belongs to no field: {line.text!r}.", page=line.page)
        )

    @staticmethod
    def _is_broken_off(rows: list[RawRow], first: RawRow) -> bool:
        """True where a row with its own check box ended on the page before that of `first`."""
        place = rows.index(first)
        return place > 0 and rows[place - 1].cap_gains is not None

    def _match_boxes(self, page: PdfPage, marks: list[Word], first_row: int) -> None:
        """Give each row the check box beside its main line.

        A box is drawn again at the top of the next page where a row breaks (mostly under the header): it
        belongs to the row that goes on, and counts only where that row has none.
        """
        rows = self.table.rows
        on_page = [row for row in rows[max(first_row - 1, 0) :] if page.number in row.places]
        if not on_page:
            return
        if marks:
            boxes = [(mark.x0, mark.base - 4.0, MARLETT[mark.text]) for mark in marks]
        else:
            boxes = [(mark.x0, (mark.top + mark.bottom) / 2 + 1.2, mark.is_on) for mark in page.marks()]
        left = self.table.cap_gains_x0 - 2.0
        for x0, base, is_on in boxes:
            if x0 < left:
                continue
            row = next((r for r in on_page if r.page == page.number and abs(r.base - base) < 4.0), None)
            if row is None and on_page[0].page < page.number and base <= on_page[0].places[page.number][3]:
                row = on_page[0]
                if row.cap_gains is not None:
                    continue
            if row is None and base < on_page[0].base and self._is_broken_off(rows, on_page[0]):
                continue
            if row is None:
                self.findings.append(
                    Finding("check_box", "A check box for capital gains stands beside no row.", page.number)
                )
            else:
                row.cap_gains = is_on

    def filing(self, pages: int, kind: str, parser_version: int) -> ParsedFiling:
        """Return the filing after the last page."""
        transactions = []
        findings = list(self.findings)
        for number, row in enumerate(self.table.rows, start=1):
            transaction, doubts = read_row(row, number, is_case_lost=self.is_layout_1 and self.is_case_lost)
            findings += doubts
            if transaction is not None:
                transactions.append(transaction)
        for line in self.table.leftover:
            findings.append(
                Finding(
                    "leftover_text",
                    f"Text in the table that belongs to no row: {line.text!r}.",
                    page=line.page,
                )
            )
        if [word.text.casefold() for word in self.certified] != CERTIFICATION:
            findings.append(Finding("certification", "The certification's text is not the form's."))
        signed_on = None
        if self.signed and (found := _SIGNED.match(self.signed)):
            try:
                signed_on = parse_us_date(found[2])
            except ValueError:
                signed_on = None
        if signed_on is None:
            findings.append(Finding("signature", f"No date of signature: {self.signed!r}."))
        for name in ("filer", "status", "state_district"):
            if not self.facts.get(name):
                findings.append(Finding(f"{name}_missing", f"The form prints no {name.replace('_', '/')}."))
        if self.given_id and self.printed_id and self.given_id != self.printed_id:
            findings.append(
                Finding("doc_id", f"The document prints the id {self.printed_id}, not {self.given_id}.")
            )
        return ParsedFiling(
            kind=kind,
            doc_id=self.printed_id or self.given_id,
            filer=clean_name(self.facts.get("filer", "")) or None,
            filer_status=self.facts.get("status") or None,
            state_district=self.facts.get("state_district", "").upper() or None,
            filed_on=None,
            signed_on=signed_on,
            amendment=None,
            state=ReadingState.READ,
            reason=None,
            transactions=tuple(transactions),
            vehicles=_read_vehicles(self.vehicle_lines),
            is_ipo=self.is_ipo,
            comments=join_lines(self.comments) or None,
            findings=tuple(findings),
            pages=pages,
            witness="pdfium",
            parser_version=parser_version,
        )


def _read_vehicles(lines: list[_VehicleLine]) -> tuple[Vehicle, ...]:
    """Return the investment vehicles, each with its own sub-lines.

    SEEN: House 20026638 (nested with an arrow, wrapped over two lines).
    """
    blocks: list[tuple[list[list[str]], dict[str, list[list[str]]]]] = []
    sub: str | None = None
    page, base = 0, 0.0
    for line, label in lines:
        texts = [word.text for word in line.words]
        if line.page == page:
            is_wrapped = line.base - base < WRAP_PT
        else:  # over a page break the distance tells nothing, but a bracket does
            name = join_lines(blocks[-1][0]) if blocks and not sub else ""
            is_wrapped = name.count("(") > name.count(")") or bool(_VEHICLE_TAIL.match(line.text) and name)
        page, base = line.page, line.base
        if blocks and label:
            sub = label[0]
            blocks[-1][1][sub] = [texts[label[1] :]]
        elif blocks and is_wrapped:
            (blocks[-1][1][sub] if sub else blocks[-1][0]).append(texts)
        else:
            sub = None
            blocks.append(([texts], {}))
    vehicles = []
    for name_lines, subs in blocks:
        name = join_lines(name_lines)
        owner = Owner.SELF
        if found := _VEHICLE_OWNER.search(name):
            owner, name = _OWNERS[found[1]], name[: found.start()]
        vehicles.append(
            Vehicle(
                name=name,
                owner=owner,
                location=join_lines(subs.get("location", [])) or None,
                description=join_lines(subs.get("description", [])) or None,
            )
        )
    return tuple(vehicles)
