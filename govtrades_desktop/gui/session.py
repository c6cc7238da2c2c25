"""What the window remembers between starts: place, page, columns, sort, search, year.

Not settings: deleting the file loses no choice of the user's. It lies in the data folder's configuration, so
that a portable copy takes it along.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from govtrades_desktop.gui.models.columns import SortTerm


class Session:
    """Named values in an INI file; a value that cannot be read is as good as absent."""

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        value = self._file.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int | None = None) -> int | None:
        """Return a whole number, or the default."""
        try:
            return int(self.text(key))
        except ValueError:
            return default

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a yes or no."""
        return {"yes": True, "no": False}.get(self.text(key), default)

    def blob(self, key: str) -> QByteArray:
        """Return bytes that Qt saved (geometry, splitters)."""
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def order(self, key: str) -> list[SortTerm]:
        """Return a sort order."""
        try:
            return [SortTerm(str(name), bool(down)) for name, down in json.loads(self.text(key, "[]"))]
        except (ValueError, TypeError):
            return []

    def keep(self, key: str, value: Any) -> None:
        """Remember a text, number, yes/no, bytes or sort order."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        elif isinstance(value, list):
            value = json.dumps([[term.key, term.is_descending] for term in value])
        elif isinstance(value, int):
            value = str(value)
        elif value is None:
            value = ""
        self._file.setValue(key, value)

    def save(self) -> None:
        """Write to disk; a folder that cannot be written costs the memory, not the program."""
        self._file.sync()
