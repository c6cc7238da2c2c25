"""The Linux packages of the frozen folder: a tar archive that runs where it is unpacked, and a .deb.

The .deb is laid out as Debian does: the program in /usr/lib, its door in /usr/bin, and what a desktop reads
(entry, icons, metadata, file types, manual) in /usr/share. Nothing is written outside of these, and removing
the package leaves every user's data.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from build_scripts.packaging.frozen import weigh
from build_scripts.packaging.project import (
    DIST,
    FOLDER,
    MOST_DEB_MB,
    NAME,
    ROOT,
    SUMMARY,
    VERSION,
    WORK,
    PackageError,
    say,
)

_FILES = Path(__file__).resolve().parent / "linux_files"
_HOME = Path("usr/lib") / NAME
# Loaded by name at run time (by Qt and its plugins), so no ELF header tells of them.
_LOADED = ("fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation",)
_RECOMMENDED = ("xdg-desktop-portal",)


def make_tar() -> Path:
    """Pack the folder as a .tar.xz that runs where it is unpacked; return the file.

    Raises:
        PackageError: no tar or xz here.
    """
    path = DIST / f"{NAME}-{VERSION}-linux-{platform.machine()}.tar.xz"
    say(f"  packing {path.name}")
    command = ["tar", "--create", "--file", str(path), "--use-compress-program", "xz -T0 -6", "--sort=name"]
    command += ["--owner=root:0", "--group=root:0", f"--mtime=@{_build_time():.0f}"]
    command += ["--transform", f"s,^{NAME},{NAME}-{VERSION},", "-C", str(FOLDER.parent), FOLDER.name]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise PackageError(f"tar failed: {done.stderr.strip()}")
    say(f"  {path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.0f} MB")
    return path


def make_deb() -> Path:
    """Make the Debian package; return the file.

    Raises:
        PackageError: no dpkg-deb here, or the package is too large.
    """
    if shutil.which("dpkg-deb") is None:
        raise PackageError("dpkg-deb is needed for a Debian package: install it with  apt install dpkg")
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(FOLDER, tree / _HOME, symlinks=True)
    _lay_out_desktop(tree)
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    _write_control(tree, machine)
    path = DIST / f"{NAME}_{VERSION}_{machine}.deb"
    say(f"  packing {path.name}")
    _settle_modes(tree)
    done = subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(path)],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise PackageError(f"dpkg-deb failed: {done.stderr.strip()}")
    weight = path.stat().st_size / 1e6
    say(f"  {path.relative_to(ROOT)}: {weight:.0f} MB")
    if weight > MOST_DEB_MB:
        raise PackageError(f"The .deb weighs {weight:.0f} MB; at most {MOST_DEB_MB} MB may be shipped.")
    return path


def _lay_out_desktop(tree: Path) -> None:
    """Put beside the program what a desktop, a shell and a reader of manuals look for."""
    share = tree / "usr" / "share"
    door = tree / "usr" / "bin" / "govtrades"
    door.parent.mkdir(parents=True)
    door.symlink_to(f"../lib/{NAME}/govtrades")
    _copy(_FILES / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(_FILES / f"{NAME}.mime.xml", share / "mime" / "packages" / f"{NAME}.xml")
    metadata = (_FILES / "org.govtrades.desktop.metainfo.xml").read_text("utf-8")
    today = dt.datetime.fromtimestamp(_build_time(), dt.UTC).date().isoformat()
    _write(
        share / "metainfo" / "org.govtrades.desktop.metainfo.xml",
        metadata.replace("@VERSION@", VERSION).replace("@DATE@", today),
    )
    for picture in sorted(WORK.glob("govtrades-*.png")):
        size = picture.stem.rsplit("-", 1)[1]
        _copy(picture, share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png")
    drawing = ROOT / "resources" / "icons" / "govtrades.svg"
    _copy(drawing, share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg")
    documents = share / "doc" / NAME
    licence = (ROOT / "LICENSE").read_text("utf-8")
    inside = (WORK / "licences" / "README.txt").read_text("utf-8")
    _write(documents / "copyright", f"{inside}\nThe texts: /{_HOME}/_internal/licences\n\n{licence}")
    _zip_text(documents / "changelog.gz", _changelog())
    _zip_text(share / "man" / "man1" / "govtrades.1.gz", _manual())


def _changelog() -> str:
    found = ROOT / "resources" / "help" / "changelog.md"
    return found.read_text("utf-8") if found.exists() else f"{NAME} ({VERSION})\n"


def _manual() -> str:
    """Return the manual page, made of the same text as --help."""
    from argparse_manpage.manpage import Manpage

    from govtrades_desktop.cli.main import make_parser

    return str(Manpage(make_parser()))


def _write_control(tree: Path, machine: str) -> None:
    size_kb = round(weigh(tree / "usr") / 1.024e-3)
    depends = ", ".join([*_needed_packages(tree / _HOME), *_LOADED])
    text = f"""Package: {NAME}
Version: {VERSION}
Architecture: {machine}
Maintainer: The GovTrades Desktop founders <founders@govtrades.invalid>
Installed-Size: {size_kb}
Depends: {depends}
Recommends: {", ".join(_RECOMMENDED)}
Section: misc
Priority: optional
Description: {SUMMARY.rstrip(".")}
 A desktop program over a database of its own: it works offline from the first
 start, searches, sorts and charts, shows the original page behind each number
 and exports what is in view. It asks the official sites of the US House and
 Senate for what is new, when you tell it to.
"""
    _write(tree / "DEBIAN" / "control", text)
    sums = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n"
        for path in sorted((tree / "usr").rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    _write(tree / "DEBIAN" / "md5sums", "".join(sums))


def _needed_packages(folder: Path) -> list[str]:
    """Return Debian's names of what the program's libraries need from the system.

    Raises:
        PackageError: a library is needed that neither the folder nor the system has.
    """
    inside = {path.name for path in folder.rglob("*.so*")}
    wanted: set[str] = set()
    newest_glibc = (0, 0)
    for path in _elf_files(folder):
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True).stdout
        wanted |= set(re.findall(r"NEEDED\s+(\S+)", told)) - inside
        versions = [(int(a), int(b)) for a, b in re.findall(r"GLIBC_(\d+)\.(\d+)", told)]
        newest_glibc = max([newest_glibc, *versions])
    places = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    packages = set()
    for name in sorted(wanted):
        if name.startswith(
            (
                "ld-linux",
                "libc.so",
                "libm.so",
                "libdl.so",
                "libpthread.so",
                "librt.so",
                "libutil.so",
                "libresolv.so",
            )
        ):
            continue
        found = re.search(rf"^\s*{re.escape(name)} .*=> (\S+)$", places, re.MULTILINE)
        if found is None:
            raise PackageError(f"{name} is needed, and neither shipped nor on this system.")
        packages.add(_owner(Path(found[1])))
    return [f"libc6 (>= {newest_glibc[0]}.{newest_glibc[1]})", *sorted(packages)]


def _owner(library: Path) -> str:
    """Return the package that has a library, also where /lib is a link to /usr/lib."""
    for path in (library, library.resolve(), Path("/usr") / library.relative_to("/")):
        told = subprocess.run(["dpkg", "-S", str(path)], capture_output=True, text=True)
        if told.returncode == 0:
            return told.stdout.split(":", 1)[0]
    raise PackageError(f"No Debian package has {library}.")


def _elf_files(folder: Path) -> list[Path]:
    def is_elf(path: Path) -> bool:
        with path.open("rb") as file:
            return file.read(4) == b"\x7fELF"

    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and is_elf(path)
    ]


def _settle_modes(tree: Path) -> None:
    """Give every file the mode that a package has, whatever the umask here is."""
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        is_run = path.is_dir() or (path.parent == tree / _HOME and path.name == "govtrades")
        path.chmod(0o755 if is_run else 0o644)


def _build_time() -> float:
    """Return when this is built: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    return float(os.environ.get("SOURCE_DATE_EPOCH") or dt.datetime.now(dt.UTC).timestamp())


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _zip_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
