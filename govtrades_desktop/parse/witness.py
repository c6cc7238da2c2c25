"""The second witness: the same House PTR read by another engine (pdfplumber) and by another way of thinking.

Shares no row code with the first reading: rows are anchored on the printed dates and not on the header's
columns, parts of a row are told apart by their colour and not by their place, labels by their tiny letters
and not by their words. Slow and heavy (200 MB): asked only where a check fails, and by the suite. The only
module that imports pdfplumber, and only when it is asked.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import time
from collections import defaultdict
from typing import Any

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import ParsedFiling, ReadingState
from govtrades_desktop.parse.witness_rows import (
    LABELS,
    Draft,
    Token,
    find_anchor,
    finish_row,
    read_day,
    read_vehicles,
    widen,
)


def read_second(
    data: bytes, doc_id: str | None, kind: str, parser_version: int, *, deadline: float | None = None
) -> ParsedFiling:
    """Read a House PTR with pdfplumber.

    Args:
        data: the document.
        doc_id: its id, where it prints none.
        kind: recorded as it is.
        parser_version: recorded as it is.
        deadline: moment of the monotonic clock at which to give up between two pages.

    Raises:
        DocumentUnreadable: pdfplumber cannot read the file.
    """
    import logging

    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    reader = _Second()
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = len(document.pages)
            reader.learn_capitals(document.pages, deadline)
            for page in document.pages:
                _watch(deadline)
                reader.read_page(page)
                page.close()
    except DocumentUnreadable:
        raise
    except Exception as error:  # pdfminer raises whatever a broken file provokes; the edge of the library
        raise DocumentUnreadable(
            f"The second witness (pdfplumber) could not read the document: {type(error).__name__}: {error}."
        ) from error
    return reader.filing(doc_id, pages, kind, parser_version)


def _watch(deadline: float | None) -> None:
    if deadline is not None and time.monotonic() > deadline:
        raise DocumentUnreadable("The second witness (pdfplumber) took too long and was stopped.")


class _Second:
    def __init__(self) -> None:
        self.rows: list[Draft] = []
        self.facts: dict[str, str] = {}
        self.section = ""
        self.vehicle_lines: list[tuple[int, float, list[Token]]] = []
        self.comment_lines: list[str] = []
        self.signed: dt.date | None = None
        self.is_ipo: bool | None = None
        self.capitals: dict[str, float] = {}
        self._sub: str | None = None

    def learn_capitals(self, pages: list[Any], deadline: float | None) -> None:
        """Learn which letters of layout 1 hide a capital: those drawn in two widths."""
        widths: dict[str, set[float]] = defaultdict(set)
        for page in pages:
            _watch(deadline)
            for char in page.chars:
                # Layout 2 keeps the case, and so do its pages' other letters: one glance is enough.
                if char["text"] == "\x00" or char["text"].startswith("(cid:"):
                    return
                if char["fontname"].endswith("+Georgia") and char["text"].islower() and char["size"] > 7:
                    widths[char["text"]].add(round(char["width"] / char["size"], 2))
        for letter, seen in widths.items():
            if max(seen) - min(seen) > 0.03:
                self.capitals[letter] = (max(seen) + min(seen)) / 2

    def read_page(self, page: Any) -> None:
        number, height = page.page_number, float(page.height)
        rows_before = len(self.rows)
        boxes: list[tuple[float, float, bool]] = []
        lines: dict[int, list[Any]] = defaultdict(list)
        for char in page.chars:
            base = height - char["matrix"][5]
            if "Marlett" in char["fontname"]:
                boxes.append((char["x0"], base - 3.8, char["text"] in "bi"))
            else:
                lines[round(base * 4)].append(char)
        for key, chars in _merged(lines):
            tokens = self._tokens(chars)
            if tokens:
                self._line(number, key / 4, tokens)
        for curve in page.curves:
            width, depth = curve["x1"] - curve["x0"], curve["bottom"] - curve["top"]
            if 4 < width < 12 and 4 < depth < 12:
                middle = (curve["top"] + curve["bottom"]) / 2
                is_dot = width < 7 and bool(curve["fill"]) and len(curve["pts"]) > 8
                boxes.append((curve["x0"], middle + 1.2, len(curve["pts"]) <= 4 or is_dot))
        self._gains(number, boxes, rows_before)
        self._ipo(boxes)

    def _tokens(self, chars: list[Any]) -> list[Token]:
        tokens: list[Token] = []
        for char in sorted(chars, key=lambda c: float(c["x0"])):
            text = char["text"]
            if text.isspace():
                if tokens:
                    tokens[-1].x1 = -1.0  # closes the token: a blank stands behind it
                continue
            bright = _brightness(char["non_stroking_color"])
            size = char["size"]
            middle = self.capitals.get(text)
            if middle is not None and "Bold" not in char["fontname"] and char["width"] / size > middle:
                text = text.upper()
            small = int(text == "\x00" or text.startswith("(cid:") or 5.5 < size < 6.5)
            last = tokens[-1] if tokens else None
            if last and last.x1 > 0 and char["x0"] - last.x1 < 1.2 and abs(last.bright - bright) < 0.05:
                last.text += text
                last.x1 = char["x1"]
                last.small += small
            else:
                is_bold = "Bold" in char["fontname"]
                tokens.append(Token(text, char["x0"], char["x1"], bright, is_bold, small, size))
        return tokens

    def _line(self, page: int, base: float, tokens: list[Token]) -> None:
        if tokens[0].is_bold:
            self._bold_line(tokens)
            return
        words = " ".join(token.text for token in tokens)
        if found := re.search(r"Filing ID #(\d+)", words, re.IGNORECASE):
            self.facts["doc_id"] = found[1]
            return
        if words.startswith("* For the complete list"):
            self.section = "after"
        if self.section == "transactions":
            self._table_line(page, base, tokens)
        elif self.section == "vehicles":
            self.vehicle_lines.append((page, base, tokens))
        elif self.section == "comments":
            self.comment_lines.append(words)
        elif self.section == "ipo" and words == "Yes No":
            self.facts["ipo"] = f"{base} {tokens[0].x0} {tokens[1].x0} {page}"

    def _bold_line(self, tokens: list[Token]) -> None:
        """Take a line that begins in bold: a heading, a labelled fact, the header or the signature."""
        label = "".join(token.text for token in tokens if token.is_bold)
        rest = " ".join(token.text for token in tokens if not token.is_bold)
        for name in ("Name:", "Status:", "State/District:"):
            if label.casefold() == name.casefold():
                self.facts[name] = rest
                return
        if label.casefold().startswith("digitally"):
            found = re.search(r"(\d\d?)/(\d\d?)/(\d{4})$", rest)
            self.signed = read_day(found[0]) if found else None
            return
        if tokens[0].size < 11.5:
            return  # the table's header
        starts = "".join(token.text[0] for token in tokens if token.small < len(token.text)).casefold()
        lengths = [len(token.text) for token in tokens]
        if starts == "t" and lengths == [12]:
            self.section = "transactions"
        elif lengths == [10, 7, 7] or lengths == [5, 5, 7]:
            self.section = "vehicles"
        elif lengths == [7, 6, 9]:
            self.section = "ipo"
        elif lengths == [8]:
            self.section = "comments"
        else:
            self.section = "other"

    def _table_line(self, page: int, base: float, tokens: list[Token]) -> None:
        if anchor := find_anchor(tokens):
            place, kind, days = anchor
            behind = next((t.x0 for t in tokens if t.text == days[1] and t.x0 > tokens[place].x0), 0.0)
            draft = Draft(page, base, tokens[place].x0, behind + 40.0, kind, days)
            draft.body.append(tokens[:place])
            draft.amount += [t.text for t in tokens if t.x0 > draft.x_amount and t.bright < 0.1]
            self.rows.append(draft)
            self._sub = None
            widen(draft, page, base, tokens)
            return
        if not self.rows:
            return
        row = self.rows[-1]
        widen(row, page, base, tokens)
        if 0.15 < tokens[0].bright < 0.4:
            label = "".join(t.text[0] for t in tokens if t.small and t.small >= len(t.text) - 2).casefold()
            count = len(label)
            if label in LABELS and tokens[count - 1].text.endswith(":"):
                self._sub = LABELS[label]
                row.parts[self._sub] = [[t.text for t in tokens[count:]]]
                if row.x_asset is None:
                    row.x_asset = tokens[0].x0
            elif self._sub:
                row.parts[self._sub].append([t.text for t in tokens])
            return
        row.body.append([t for t in tokens if t.x0 < row.x_type - 2])
        row.amount += [t.text for t in tokens if t.x0 > row.x_amount]

    def _gains(self, page: int, boxes: list[tuple[float, float, bool]], first: int) -> None:
        here = [row for row in self.rows[first:] if row.page == page]
        for row in here:
            beside = [on for x, base, on in boxes if x > row.x_amount + 40 and abs(base - row.base) < 4.5]
            if beside:
                row.gains = any(beside)
        before = [row for row in self.rows[:first] if page in row.places and row.gains is None]
        for row in before:
            bottom = row.places[page][3]
            late = [on for x, base, on in boxes if x > row.x_amount + 40 and base <= bottom]
            if late:
                row.gains = any(late)

    def _ipo(self, boxes: list[tuple[float, float, bool]]) -> None:
        if "ipo" not in self.facts or self.is_ipo is not None:
            return
        base, yes, no, _ = (float(part) for part in self.facts["ipo"].split())
        on = [x for x, y, is_on in boxes if is_on and abs(y - base) < 9 and x < no]
        if on:
            self.is_ipo = max(on) < yes

    def filing(self, doc_id: str | None, pages: int, kind: str, parser_version: int) -> ParsedFiling:
        """Return the second reading; it carries no findings."""
        rows = tuple(finish_row(row, line) for line, row in enumerate(self.rows, start=1))
        return ParsedFiling(
            kind=kind,
            doc_id=self.facts.get("doc_id") or doc_id,
            filer=self.facts.get("Name:") or None,
            filer_status=self.facts.get("Status:") or None,
            state_district=self.facts.get("State/District:", "").upper() or None,
            filed_on=None,
            signed_on=self.signed,
            amendment=None,
            state=ReadingState.READ if rows else ReadingState.NO_TRADES,
            reason=None if rows else "The second witness found no transaction.",
            transactions=rows,
            vehicles=tuple(read_vehicles(self.vehicle_lines)),
            is_ipo=self.is_ipo,
            comments=" ".join(self.comment_lines) or None,
            pages=pages,
            witness="pdfplumber",
            parser_version=parser_version,
        )


def _merged(lines: dict[int, list[Any]]) -> list[tuple[int, list[Any]]]:
    """Join quarter-point bands of base lines that belong to one printed line, top to bottom."""
    merged: list[tuple[int, list[Any]]] = []
    for key in sorted(lines):
        if merged and key - merged[-1][0] <= 4:
            merged[-1][1].extend(lines[key])
        else:
            merged.append((key, list(lines[key])))
    return merged


def _brightness(colour: Any) -> float:
    parts = colour if isinstance(colour, (tuple, list)) else (colour or 0,)
    return sum(float(part) for part in parts) / max(len(parts), 1)
