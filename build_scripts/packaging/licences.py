"""The licences of everything that is shipped inside, in one folder, and a list of them.

Python packages carry theirs in their metadata. Libraries of the system that PyInstaller takes along are
asked of Debian's package database, whose copyright files hold their terms. What has no text at hand is
listed as such.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from build_scripts.packaging.project import ROOT

_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors|copyright)[^/]*$", re.IGNORECASE)
# Not in the lock by these names, and shipped all the same.
_QT = "https://doc.qt.io/qt-6/licensing.html"


def locked_packages() -> list[str]:
    """Return the names of the packages that the program runs with."""
    lock = (ROOT / "build_scripts" / "locks" / "run.txt").read_text("utf-8")
    return re.findall(r"(?m)^([\w.-]+)==", lock)


def collect_licences(folder: Path) -> list[str]:
    """Write every Python package's licence texts under `folder`; return one line each for the list."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = []
    for name in locked_packages():
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another system, or only to build with
        texts = [file for file in found.files or () if _TEXT.search(str(file))]
        for number, file in enumerate(texts):
            source = Path(str(found.locate_file(file)))
            if source.is_file():
                target = folder / name / (source.name if number == 0 else f"{number}-{source.name}")
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(source, target)
        told = (
            found.metadata.get("License-Expression")
            or _classified(found)
            or found.metadata.get("License", "")
        )
        note = "" if texts else f" (no text in its package; see {found.metadata.get('Home-page') or _QT})"
        lines.append(f"{name} {found.version}: {(told or 'see its text').splitlines()[0]}{note}")
    lines.append(f"Python {sys.version.split()[0]}: PSF-2.0")
    _copy_python_licence(folder / "python")
    (folder / "README.txt").write_text(
        "GovTrades Desktop is free software, GPL-3.0-or-later. It ships these, each under its own terms;\n"
        "the texts lie beside this list. Qt and PySide6 are used under the LGPL-3.0: their libraries are\n"
        "separate files that may be replaced by others of the same interface.\n\n" + "\n".join(lines) + "\n",
        "utf-8",
    )
    return lines


def _classified(found: importlib.metadata.Distribution) -> str:
    classifiers = found.metadata.get_all("Classifier") or []
    return ", ".join(c.rsplit(" :: ", 1)[1] for c in classifiers if c.startswith("License ::"))


def _copy_python_licence(folder: Path) -> None:
    candidates = [Path(sys.base_prefix) / "LICENSE.txt"]
    candidates += sorted(Path(sys.base_prefix).glob("lib/python3*/LICENSE.txt"))
    candidates += sorted(Path("/usr/share/doc").glob("python3*/copyright"))
    for path in candidates:
        if path.is_file():
            folder.mkdir(exist_ok=True)
            shutil.copyfile(path, folder / "LICENSE.txt")
            return


def collect_system_licences(libraries: Iterable[str], folder: Path) -> list[str]:
    """Copy the copyright files of the Debian packages that `libraries` (base names) come from.

    Returns:
        The names of libraries of which no package is known.
    """
    if not shutil.which("dpkg"):
        return []
    packages, unknown = set(), []
    for name in sorted(set(libraries)):
        owner = subprocess.run(["dpkg", "-S", f"*/{name}"], capture_output=True, text=True)
        if owner.returncode:
            unknown.append(name)
            continue
        packages.add(owner.stdout.split(":", 1)[0])
    for package in sorted(packages):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            target = folder / "system" / f"{package}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target)
    return unknown
