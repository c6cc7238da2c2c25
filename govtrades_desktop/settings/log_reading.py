"""The program's own log, read back: entries with moment, level, source and filing. It writes nothing.

Read from the end, over the rotated files too, to a bound: a log of 10 MB is not parsed for its last lines.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.settings.paths import DataPaths

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
READ_BYTES = 600_000
"""About five thousand entries."""

_ENTRY = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),(\d{3}) ([A-Z]+) (\S+) ([\w.]+): (.*)", re.DOTALL)
_SOURCES = ("house", "senate", "legislators", "prices")
_SOURCE = re.compile(rf"\b({'|'.join(_SOURCES)})\b", re.IGNORECASE)
# the Clerk's numbers, the Senate's UUIDs
_FILING = re.compile(r"\b(\d{7,9}(?! bytes)|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry.

    Attributes:
        at: local time, as it was written.
        level: a word of `LEVELS`.
        thread: which wrote it; logger: the module.
        message: with what follows it, such as a traceback, on lines of its own.
        source: the source it names, or empty; filing: the filing's id, or empty.
    """

    at: dt.datetime
    level: str
    thread: str
    logger: str
    message: str
    source: str = ""
    filing: str = ""


def read_log(paths: DataPaths, *, limit_bytes: int = READ_BYTES) -> list[LogEntry]:
    """Return the newest entries, oldest first; a log that cannot be read has none."""
    pieces: list[str] = []
    left = limit_bytes
    for number in range(10):
        file = paths.log_file if number == 0 else paths.log_file.with_name(f"{paths.log_file.name}.{number}")
        text = _tail(file, left)
        if text is None:
            break
        pieces.insert(0, text)
        left -= len(text)
        if left <= 0:
            break
    return parse_log("".join(pieces))


def _tail(file: Path, limit_bytes: int) -> str | None:
    with contextlib.suppress(OSError), file.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - limit_bytes))
        text = stream.read().decode("utf-8", "replace")
        return text if size <= limit_bytes else text.partition("\n")[2]
    return None


def parse_log(text: str) -> list[LogEntry]:
    """Return the entries of a text; lines before the first one are dropped: they began elsewhere."""
    entries: list[list[str]] = []
    for line in text.splitlines():
        if _ENTRY.match(line):
            entries.append([line])
        elif entries:
            entries[-1].append(line)
    return [_entry("\n".join(lines)) for lines in entries]


def _entry(text: str) -> LogEntry:
    match = _ENTRY.fullmatch(text)
    assert match is not None  # it begins with one, and what follows is taken whole
    moment, milliseconds, level, thread, logger, message = match.groups()
    at = dt.datetime.fromisoformat(moment).replace(microsecond=int(milliseconds) * 1000)
    source = _SOURCE.search(message) or _SOURCE.search(logger)
    filing = _FILING.search(message)
    return LogEntry(
        at,
        level,
        thread,
        logger.removeprefix("govtrades_desktop."),
        message,
        source[1].lower() if source else "",
        filing[1] if filing else "",
    )


def filter_log(
    entries: Iterable[LogEntry], *, text: str = "", level: str = "DEBUG", source: str = "", filing: str = ""
) -> list[LogEntry]:
    """Return the entries of at least a level that name a source and a filing, and have the text somewhere."""
    least = LEVELS.index(level) if level in LEVELS else 0
    wanted, wished = text.casefold().strip(), filing.casefold().strip()
    return [
        one
        for one in entries
        if (one.level not in LEVELS or LEVELS.index(one.level) >= least)
        and source in ("", one.source)
        and (not wished or one.filing.casefold().startswith(wished))
        and (not wanted or wanted in f"{one.message} {one.logger}".casefold())
    ]


def without_person(text: str, *, home: Path | None = None, user: str | None = None) -> str:
    """Return a text without the home folder (`~`) and the user's name (`user`): to be shown to others."""
    folder = str(Path.home() if home is None else home)
    for form in dict.fromkeys((folder, folder.replace("\\", "/"), folder.replace("\\", "\\\\"))):
        if len(form) > 1:
            text = text.replace(form, "~")
    name = user
    if name is None:
        with contextlib.suppress(OSError, KeyError, ImportError):  # no such user, no such module
            name = getpass.getuser()
    if name and len(name) > 1:
        text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "user", text)
    return text
