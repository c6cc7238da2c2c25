"""The user's guide: chapters of `resources/help/`, with tables that are made from the program itself.

A table of keys that is written by hand tells of last year's program: the grammar, the settings and the
keyboard are filled in where a chapter says `<!-- table: NAME -->`. Texts only; it opens no window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache

from govtrades_desktop.gui import setting_words as words
from govtrades_desktop.settings.paths import resource_path
from govtrades_desktop.settings.settings import SECTIONS, Settings

CHAPTERS = (
    *("first-look", "searching", "tables", "pages", "numbers", "sources", "data", "keyboard"),
    *("settings", "command-line", "troubleshooting", "contributing", "changelog"),
)
"""The files of `resources/help/`, in the order of the contents."""

CHAPTER_OF_PAGE = {
    "dashboard": "numbers",
    "trades": "tables",
    "filings": "sources",
    "officials": "tables",
    "securities": "tables",
    "health": "sources",
    "official": "numbers",
    "security": "numbers",
}
"""Where F1 opens the guide on each page."""

_TABLE = re.compile(r"^<!-- table: ([\w-]+) -->$", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)

KeyGroups = Iterable[tuple[str, Iterable[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Attributes:
        name: its file without the ending.
        title: its first heading.
        text: Markdown, its tables filled in.
        headings: (level, words) of the headings below the title.
    """

    name: str
    title: str
    text: str
    headings: tuple[tuple[int, str], ...]

    def finds(self, text: str) -> int:
        """Return how often the words of a search stand in it; 0 where one of them does not."""
        folded = self.text.casefold()
        counts = [folded.count(word) for word in text.casefold().split()]
        return sum(counts) if counts and all(counts) else 0


def load_chapters(keys: KeyGroups = ()) -> tuple[Chapter, ...]:
    """Return the guide.

    Args:
        keys: the keyboard, in groups of (keys, what they do), for its chapter.

    Raises:
        FileNotFoundError: the guide is not part of this installation.
    """
    tables = {**_tables(), "shortcuts": lambda: _shortcut_tables(keys)}
    return tuple(_chapter(name, tables) for name in CHAPTERS)


def _chapter(name: str, tables: Mapping[str, Callable[[], str]]) -> Chapter:
    text = resource_path(f"help/{name}.md").read_text("utf-8")
    text = _TABLE.sub(lambda found: tables[found[1]](), text)
    headings = [(len(marks), title.strip()) for marks, title in _HEADING.findall(_without_code(text))]
    return Chapter(name, headings[0][1], text, tuple(headings[1:]))


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def slug(heading: str) -> str:
    """Return a heading as links name it: `#the-numbers`."""
    return re.sub(r"[^\w]+", "-", heading.casefold()).strip("-")


# Tables that are made


@cache
def _tables() -> dict[str, Callable[[], str]]:
    return {
        "trade-keys": lambda: _grammar_table("trades"),
        "filing-keys": lambda: _grammar_table("filings"),
        "settings": _settings_tables,
        "pages": _pages_table,
    }


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; a cell may hold Markdown but no bar."""
    heads = list(heads)
    lines = [" | ".join(heads), " | ".join("---" for _ in heads)]
    lines += [" | ".join(_cell(cell) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _grammar_table(of: str) -> str:
    from govtrades_desktop.query.grammar.keys import FILING_KEYS, TRADE_KEYS

    keys = TRADE_KEYS if of == "trades" else FILING_KEYS
    return table(
        ("Key", "What it finds", "Its words"),
        ((f"`{key.name}:`", key.help, ", ".join(key.words)) for key in keys.values()),
    )


_ON_A_PAGE = {
    "dashboard": "what officials disclosed at a glance; every mark leads to its rows",
    "trades": "every trade read, to search, sort, group and export",
    "filings": "every filing that the official indexes list, and what became of it",
    "officials": "who filed, with counts, sums and lags; each has a page of its own",
    "securities": "what was traded, by whom; each has a page of its own",
    "health": "how the sources, the database and the refreshes do",
}


def _pages_table() -> str:
    from govtrades_desktop.gui.navigator import PAGES

    return table(
        ("Page", "Keys", "What it shows"),
        (
            (f"**{word}**", f"`Ctrl+{number}`", _ON_A_PAGE.get(name, ""))
            for number, (name, _, word) in enumerate(PAGES, 1)
        ),
    )


def _settings_tables() -> str:
    parts = []
    for section in SECTIONS:
        rows = [
            (
                f"**{words.label(f)}**",
                f"`{f.name}`",
                " ".join(part for part in (f.metadata["about"], words.facts(f)) if part),
            )
            for f in fields(Settings)
            if f.metadata["section"] == section
        ]
        parts.append(
            f"## {words.section(section)}\n\n" + table(("Setting", "In the file", "What it does"), rows)
        )
    return "\n\n".join(parts)


def _shortcut_tables(keys: KeyGroups) -> str:
    return "\n\n".join(
        f"## {title}\n\n"
        + table(("Keys", "What they do"), ((f"**{_plain(k)}**", _plain(what)) for k, what in rows))
        for title, rows in keys
    )


def _plain(text: str) -> str:
    """Return text that Markdown takes as it stands."""
    return re.sub(r"([\\`*_<>\[\]])", r"\\\1", text)
