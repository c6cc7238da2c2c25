"""The method sheet: what was asked, of which data, and what the columns mean. Facts and words; no files.

A table without it cannot be checked a year later: which search, which state of the data, how much of the
record was not read. Every format carries it: Excel as a second sheet, JSON as the key `method`, Parquet in
its metadata, CSV (which must stay a clean table) as `<name>.method.txt` beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

FIRST_WORDS = "Method sheet of "
"""How every sidecar begins: a file that begins otherwise is a user's own, and is not written over."""

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Method:
    """What the reader of an exported table must know.

    Attributes:
        title: the program, its version, the table.
        sections: heading and facts (a name and what it is), in the order of the sheet.
        columns: name, kind and meaning of each column.
        rows: rows written; None before they are.
        missing: rows in view that were gone from the database when they were to be written.
    """

    title: str
    sections: tuple[tuple[str, tuple[Fact, ...]], ...]
    columns: tuple[tuple[str, str, str], ...] = ()
    rows: int | None = None
    missing: int = 0

    def counted(self, written: int, total: int) -> Method:
        """Return the sheet with what became of the rows in view."""
        return replace(self, rows=written, missing=self.missing + total - written)

    def lines(self, *notes: Fact) -> Iterator[Fact | str]:
        """Yield the sheet: a heading as one text, a fact as two, an empty text between sections.

        Args:
            notes: facts about the file itself, from the format that writes it.
        """
        yield self.title
        yield ""
        yield "File"
        yield "rows in this file", f"{self.rows or 0:,}"
        if self.missing:
            yield (
                "rows in view that are not here",
                f"{self.missing:,}: a refresh had taken them out of the database meanwhile",
            )
        yield from notes
        for heading, facts in self.sections:
            yield ""
            yield heading
            yield from facts
        if self.columns:
            yield ""
            yield "Columns"
            for name, kind, about in self.columns:
                yield name, f"{kind}: {about}" if about else kind

    def as_text(self, *notes: Fact) -> str:
        """Return the sheet as plain text."""
        told = (line if isinstance(line, str) else f"  {line[0]}: {line[1]}" for line in self.lines(*notes))
        return FIRST_WORDS + "\n".join(told) + "\n"

    def as_json(self) -> dict[str, object]:
        """Return the sheet as plain JSON."""
        return {
            "title": self.title,
            "rows": self.rows or 0,
            "rows_missing": self.missing,
            **{heading: dict(facts) for heading, facts in self.sections},
            "columns": [{"name": name, "kind": kind, "about": about} for name, kind, about in self.columns],
        }

    def as_json_text(self) -> str:
        """Return the sheet as one line of JSON."""
        return json.dumps(self.as_json(), ensure_ascii=False)
