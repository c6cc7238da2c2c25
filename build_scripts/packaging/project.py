"""What the packages are called and say of themselves, read from pyproject.toml and the package."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "package"
DIST = ROOT / "dist"

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAME: str = PROJECT["name"]
SUMMARY: str = PROJECT["description"]
TITLE = "GovTrades Desktop"
APP_ID = "org.govtrades.desktop"
FOLDER = DIST / NAME  # what PyInstaller makes

_version = re.search(
    r'__version__ = "([^"]+)"', (ROOT / "govtrades_desktop" / "__init__.py").read_text("utf-8")
)
assert _version is not None, "govtrades_desktop/__init__.py says no version"
VERSION: str = _version[1]

MOST_MB, MOST_DEB_MB = 300, 110  # what a whole program may weigh, unpacked and as a .deb


class PackageError(Exception):
    """The package cannot be made; the text says why and what to do."""


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(text, file=sys.stderr, flush=True)
