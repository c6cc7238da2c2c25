"""A failure in words that can be read where they stand: the reason first, the place last. Pure text."""

from __future__ import annotations

import re

from govtrades_desktop.core.errors import GovTradesError

_FOLDERS = re.compile(r"(?<![\w/\\.])(?:[A-Za-z]:)?[\\/](?:[^\\/:*?\"<>|\n]+[\\/])+(?=[^\\/\s])")


def short_paths(text: str) -> str:
    """Return a sentence with the names of its files without their folders: the reason behind them is read."""
    return _FOLDERS.sub("…/", text)


def failure_words(error: GovTradesError) -> str:
    """Return an error whole: file by its name, reason, remedy; at the end the folder, where there is one."""
    words = f"{error.message} {error.hint}".strip()
    path = error.context.get("path")
    if not isinstance(path, str) or path not in words:
        return words
    name = re.split(r"[\\/]", path)[-1]
    return f"{words.replace(path, name)} ({path})" if name and name != path else words
