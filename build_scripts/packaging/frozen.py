"""The folder that PyInstaller makes: built, trimmed, weighed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from build_scripts.packaging.icons import draw_icons
from build_scripts.packaging.licences import collect_licences, collect_system_licences
from build_scripts.packaging.project import DIST, FOLDER, MOST_MB, ROOT, VERSION, WORK, PackageError, say

_NOT_RUN = (".c", ".cpp", ".pyx", ".pxd", ".h", ".pyi")  # sources that wheels bring along


def build() -> Path:
    """Build the one-dir program under dist/ and return its folder.

    Raises:
        PackageError: PyInstaller failed, or the result is too large.
    """
    if sys.platform.startswith("linux") and shutil.which("objdump") is None:
        raise PackageError("objdump is needed to build: install it with  apt install binutils")
    draw_icons(WORK)
    collect_licences(WORK / "licences")
    if sys.platform == "win32":
        _write_version_resource(WORK / "version_info.txt")
    say("  freezing (about half a minute)")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")]
    spec = str(ROOT / "build_scripts" / "packaging" / "govtrades.spec")
    done = subprocess.run([*command, spec], cwd=ROOT, env={**os.environ, "GOVTRADES_PACKAGE_WORK": str(WORK)})
    if done.returncode:
        raise PackageError(f"PyInstaller ended with exit code {done.returncode}; its words are above.")
    _trim(FOLDER)
    inside = FOLDER / "_internal"
    unknown = collect_system_licences(
        (p.name for p in inside.glob("lib*.so*") if not p.is_symlink()), inside / "licences"
    )
    if unknown:
        say(f"  no package known of {len(unknown)} libraries: {', '.join(unknown)}")
    weight = weigh(FOLDER)
    say(f"  {FOLDER.relative_to(ROOT)}: {weight:.0f} MB")
    if weight > MOST_MB:
        raise PackageError(f"The program weighs {weight:.0f} MB; at most {MOST_MB} MB may be shipped.")
    return FOLDER


def _trim(folder: Path) -> None:
    """Take out what only a compiler or a debugger reads."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in _NOT_RUN and "_resources" not in path.parts:
            path.unlink()
    if sys.platform.startswith("linux"):
        for library in sorted(folder.rglob("*.so*")):
            if library.is_file() and not library.is_symlink():
                _strip(library)


def _strip(library: Path) -> None:
    """Take the symbols out of a library, unless that breaks it.

    Wheels that were repaired with patchelf have segments in an order that strip does not keep: the loader
    then refuses them ("address/offset not page-aligned"). So what strip made is looked at before it is
    taken.
    """
    slim = library.with_name(library.name + ".slim")
    try:
        done = subprocess.run(
            ["strip", "--strip-unneeded", "-o", str(slim), str(library)], capture_output=True, text=True
        )
        if done.returncode == 0 and _can_be_loaded(slim):
            shutil.copymode(library, slim)
            slim.replace(library)
    finally:
        slim.unlink(missing_ok=True)


def _can_be_loaded(library: Path) -> bool:
    """Say whether every segment that is loaded lies in the file as in memory, modulo its alignment."""
    told = subprocess.run(["readelf", "-lW", str(library)], capture_output=True, text=True)
    segments = re.findall(r"^\s+LOAD\s+(0x\w+)\s+(0x\w+)\s.*\s(0x\w+)$", told.stdout, re.MULTILINE)
    return bool(segments) and all(
        (int(offset, 16) - int(address, 16)) % int(alignment, 16) == 0
        for offset, address, alignment in segments
    )


def weigh(folder: Path) -> float:
    """Return what a folder takes on disk, in MB (10^6 bytes), links counted as nothing."""
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )


def _write_version_resource(path: Path) -> None:
    numbers = tuple(int(part) for part in (*VERSION.split("."), "0", "0")[:4])
    path.write_text(
        f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('FileDescription', 'GovTrades Desktop'),
      StringStruct('ProductName', 'GovTrades Desktop'),
      StringStruct('FileVersion', '{VERSION}'),
      StringStruct('ProductVersion', '{VERSION}'),
      StringStruct('LegalCopyright', 'GPL-3.0-or-later'),
    ])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ],
)
""",
        "utf-8",
    )
