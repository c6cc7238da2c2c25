"""The licences of what the program consists of: the list that was shipped with it, or the installation's.

It reads files and package metadata, nothing else. The list takes a moment: it is made when looked at.
"""

from __future__ import annotations

import importlib.metadata
import platform
import re
import sys
from pathlib import Path

_SELF = "govtrades-desktop"
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST = 100


def shipped_list() -> Path | None:
    """Return the list beside an installed program, with the texts in its folder; None where there is none."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    for folder in (Path(getattr(sys, "_MEIPASS", beside)), beside):
        found = folder / "licences" / "README.txt"
        if found.is_file():
            return found
    return None


def licence_text() -> str:
    """Return the list: the shipped one, else what the installed packages say of themselves."""
    shipped = shipped_list()
    if shipped is not None:
        try:
            lines = dict.fromkeys(shipped.read_text("utf-8", "replace").splitlines(keepends=True))
            return "".join(lines)
        except OSError as error:
            return f"The list of licences cannot be read: {error.strerror or error}."
    return "\n".join(
        (
            "GovTrades Desktop is free software, GPL-3.0-or-later. It uses these, each under its own terms;",
            "the texts are in the packages themselves.",
            "",
            f"Python {platform.python_version()}: PSF-2.0",
            *installed_licences(),
        )
    )


def installed_licences() -> list[str]:
    """Return one line for each package that this one needs, and what those need, by name."""
    lines: dict[str, str] = {}
    waiting = [_SELF]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another system
        if key != _SELF:
            lines[key] = f"{found.metadata['Name']} {found.version}: {_licence_of(found)}"
        for needed in found.requires or ():
            if "extra ==" not in needed and (match := _NAME.match(needed)):
                waiting.append(match[0])
    return [lines[key] for key in sorted(lines)]


def _licence_of(found: importlib.metadata.Distribution) -> str:
    meta = found.metadata
    told = meta.get("License-Expression") or ""
    if not told:
        kinds = meta.get_all("Classifier") or []
        told = ", ".join(kind.rsplit(" :: ", 1)[1] for kind in kinds if kind.startswith("License ::"))
    told = told or (meta.get("License") or "").strip().split("\n", 1)[0]
    return told[:_LONGEST] or "see its text"
