"""Try the installed program as a new user would: installed from the .deb, without Python, in an empty home.

    dev.py smoke [--folder DIR | --deb FILE] [--pictures DIR]

Installs the package into a folder of its own (or takes the frozen folder, moved to a path with a blank and an
accent in it), then: version, doctor, a refresh from a stand-in of the official site with the reading children
frozen, search, exports read back, every page rendered, the window under Xvfb, a second start that raises the
first, the end of the window, the removal that leaves what is the user's. Each step prints one line; the exit
code is 0 only when every step did what it should. Nothing outside of the temporary folder is touched.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build_scripts.packaging.project import DIST, FOLDER, NAME, VERSION  # noqa: E402

SHARED = Path(os.environ.get("GOVTRADES_SHARED", ROOT.parent / "shared"))
_LONG_S = 180


class SmokeError(Exception):
    """A step did not do what it should; the text says what was seen."""


def expect(is_so: bool, seen: str) -> None:  # noqa: FBT001 - an assertion's own form
    """Go on only where it is so.

    Raises:
        SmokeError: it is not.
    """
    if not is_so:
        raise SmokeError(seen)


class Installed:
    """The program as it was installed, in an environment that has nothing else."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program = program
        self.home = home
        home.mkdir(parents=True)
        self.environment = {
            "HOME": str(home),
            "PATH": str(home / "no-such-folder"),  # no Python, no shell, no tools
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *arguments: str, code: int = 0, **more: str) -> str:
        """Run one command line and return what it printed.

        Raises:
            SmokeError: another exit code than `code`, or a traceback.
        """
        done = subprocess.run(
            [str(self.program), *arguments],
            env=self.environment | more,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=_LONG_S,
        )
        told = (
            f"{' '.join(arguments)} ended with {done.returncode}\n{done.stdout[-800:]}{done.stderr[-3000:]}"
        )
        expect(done.returncode == code, told)
        expect("Traceback" not in done.stderr + done.stdout, told)
        return done.stdout

    def ask(self, *arguments: str, **more: str) -> Any:
        """Run one command line with --json and return what it says."""
        return json.loads(self.run(*arguments, "--json", **more))


# Where the program comes from


@contextlib.contextmanager
def installed_from_deb(package: Path, place: Path) -> Iterator[Installed]:
    """Install a .deb into a root of its own; remove it at the end, and look at what stays."""
    root = place / "root"
    for folder in ("var/lib/dpkg/updates", "var/lib/dpkg/info", "var/log", "usr/share"):
        (root / folder).mkdir(parents=True)
    for name in ("status", "available"):
        (root / "var/lib/dpkg" / name).touch()
    dpkg = ["dpkg", f"--root={root}", "--force-depends", "--force-not-root", "--force-script-chrootless"]
    _call([*dpkg, "--install", str(package)])
    listed = _call([*dpkg, "--listfiles", NAME])
    entry = root / "usr/share/applications" / f"{NAME}.desktop"
    expect(entry.is_file(), f"no menu entry in:\n{listed}")
    if shutil.which("desktop-file-validate"):
        expect(not _call(["desktop-file-validate", str(entry)]), "the menu entry is not valid")
    if shutil.which("appstreamcli"):
        _call(
            [
                "appstreamcli",
                "validate",
                "--no-net",
                str(root / "usr/share/metainfo/org.govtrades.desktop.metainfo.xml"),
            ]
        )
    expect((root / "usr/share/icons/hicolor/48x48/apps" / f"{NAME}.png").is_file(), "no icon of 48 pixels")
    expect((root / "usr/share/man/man1/govtrades.1.gz").stat().st_size > 500, "no manual")
    one = Installed(root / "usr/bin/govtrades", place / "home ñ")
    yield one
    mine = sorted(path for path in one.home.rglob("*") if path.is_file())
    _call([*dpkg, "--purge", NAME])
    left = [path for path in (root / "usr").rglob("*") if not path.is_dir() and NAME in str(path)]
    expect(not left, f"the removal leaves {left}")
    expect(not (root / "usr/bin/govtrades").is_symlink(), "the removal leaves the command")
    expect(bool(mine) and all(path.exists() for path in mine), "the removal took data of the user's")


@contextlib.contextmanager
def moved_folder(folder: Path, place: Path) -> Iterator[Installed]:
    """Take the frozen folder to another place: nothing in it may know where it was made."""
    target = place / "Programas y más" / NAME
    shutil.copytree(folder, target, symlinks=True)
    yield Installed(target / ("govtrades.exe" if os.name == "nt" else "govtrades"), place / "home ñ")


def _call(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LONG_S)
    expect(done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def stand_in(place: Path) -> Iterator[str]:
    """Serve filings as the House does: the real ones where they are at hand, else generated ones."""
    script = SHARED / "standin" / "serve.py"
    if script.exists():
        command = [sys.executable, str(script), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                yield server.stdout.readline().split()[-1]
            finally:
                server.terminate()
        return
    from tests.filings.folder import make_filings
    from tests.support.site import serve

    made = make_filings(place / "filings", seed=3, years=(2025,), per_year=6, rows_each=(1, 4))
    with serve(made.root) as site:
        yield site.url


# What is tried


def says_its_version(one: Installed) -> str:
    """Answer to --version, and help."""
    told = one.run("--version").strip()
    expect(told == f"govtrades {VERSION}", told)
    expect("search" in one.run("--help"), "no help")
    return told


def is_healthy(one: Installed) -> str:
    """Unpack the bundled database, and find everything well."""
    facts = one.ask("doctor")
    expect(facts["healthy"], json.dumps(facts["problems"]))
    expect(facts["trades"] > 10_000, f"{facts['trades']} trades")
    expect(str(one.home) in facts["paths"]["data"], facts["paths"]["data"])
    return f"{facts['filings']:,} filings, {facts['trades']:,} trades"


def refreshes(one: Installed, url: str) -> str:
    """Fetch and read reports; the reading children are the frozen program too."""
    facts = one.ask("refresh", "--sources", "house", "--house-url", url, "--years", "2025", "--limit", "12")
    run = next(run for run in facts["runs"] if run["source"] == "house")
    expect(run["read"] > 0 and not run["failed"], json.dumps(run))
    return f"{run['read']} reports read"


def finds(one: Installed) -> str:
    """Search by the grammar, and list officials."""
    rows = one.ask("search", "type:buy amount:>=50k", "--limit", "5")
    expect(len(rows["rows"]) == 5, json.dumps(rows)[:300])
    listed = one.run("officials", "pelosi")
    expect("Pelosi" in listed, listed)
    return f"{rows['total']:,} purchases of $50,000 and more"


def exports(one: Installed) -> str:
    """Write every form, and look at what was written."""
    sizes = []
    for ending, begins in ((".csv", b""), (".json", b"{"), (".xlsx", b"PK"), (".parquet", b"PAR1")):
        out = one.home / f"trades{ending}"
        one.run("export", "ticker:NVDA", "--out", str(out))
        data = out.read_bytes()
        expect(data.startswith(begins) and len(data) > 2_000, f"{out.name}: {data[:20]!r}, {len(data)} bytes")
        if ending == ".xlsx":
            expect(zipfile.ZipFile(out).testzip() is None, "the Excel file is damaged")
        sizes.append(f"{ending[1:]} {len(data) // 1000} kB")
    return ", ".join(sizes)


def renders(one: Installed, pictures: Path) -> str:
    """Render every page, light and dark."""
    files = one.ask("shots", str(pictures / "pages"))["files"]
    expect(len(files) >= 14, f"{len(files)} pictures")
    blank = [name for name in files if _colours(Path(name)) < 8]
    expect(not blank, f"blank: {blank}")
    return f"{len(files)} pictures"


def _colours(path: Path) -> int:
    from PIL import Image

    with Image.open(path) as picture:
        return len(picture.convert("RGB").getcolors(1 << 24) or ())


def opens_a_window(one: Installed, pictures: Path) -> str:
    """Open the window on a screen, look at it, start a second time, and close it by the keyboard."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        return "not tried: no Xvfb and xdotool here"
    with _screen() as display:
        environment = one.environment | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        begun = time.monotonic()
        with subprocess.Popen(
            [str(one.program)], env=environment, cwd=one.home, stderr=subprocess.PIPE, text=True
        ) as first:
            try:
                window = _window(display, first)
                took = time.monotonic() - begun
                _settle(display, pictures / "window.png")
                started = time.monotonic()
                second = subprocess.run(
                    [str(one.program)],
                    env=environment,
                    cwd=one.home,
                    timeout=60,
                    capture_output=True,
                    text=True,
                )
                expect(
                    second.returncode == 0, f"a second start ended with {second.returncode}: {second.stderr}"
                )
                expect(time.monotonic() - started < 30, "a second start did not end")
                expect(len(_windows(display)) == 1, "a second start opened a second window")
                _xdotool(display, "windowfocus", "--sync", window)
                _xdotool(display, "key", "ctrl+2")
                _settle(display, pictures / "window-trades.png")
                _xdotool(display, "key", "ctrl+q")
                expect(first.wait(30) == 0, f"the window ended with {first.returncode}")
            finally:
                first.kill()
            assert first.stderr is not None
            told = first.stderr.read()
        expect("Traceback" not in told, told[-2000:])
    return f"a window after {took:.1f} s, raised by a second start, closed by Ctrl+Q"


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def _xdotool(display: str, *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments],
        env=os.environ | {"DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip()


def _windows(display: str) -> list[str]:
    return _xdotool(display, "search", "--onlyvisible", "--name", "GovTrades").split()


def _window(display: str, process: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        expect(process.poll() is None, f"the window ended with {process.returncode}")
        if found := _windows(display):
            return found[0]
        time.sleep(0.05)
    raise SmokeError("no window after a minute")


def _settle(display: str, path: Path) -> None:
    """Take pictures until two are alike, so that what is looked at is what a person would see."""
    from PIL import ImageGrab

    path.parent.mkdir(parents=True, exist_ok=True)
    before = None
    for _ in range(40):
        time.sleep(0.25)
        picture = ImageGrab.grab(xdisplay=display)
        if before is not None and picture.tobytes() == before and len(picture.getcolors(1 << 24) or ()) > 8:
            picture.save(path)
            return
        before = picture.tobytes()
    raise SmokeError(f"the window is blank or does not come to rest: {path.name}")


def try_all(one: Installed, url: str, pictures: Path) -> int:
    """Do every step, each whatever became of the others; return how many failed."""
    steps: tuple[tuple[str, Callable[[], str]], ...] = (
        ("version", lambda: says_its_version(one)),
        ("doctor", lambda: is_healthy(one)),
        ("refresh", lambda: refreshes(one, url)),
        ("search", lambda: finds(one)),
        ("export", lambda: exports(one)),
        ("pages", lambda: renders(one, pictures)),
        ("window", lambda: opens_a_window(one, pictures)),
    )
    failed = 0
    for name, step in steps:
        started = time.monotonic()
        try:
            told = step()
            print(f"ok      {name:8} {told} ({time.monotonic() - started:.1f} s)", flush=True)
        except (SmokeError, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
            failed += 1
            print(f"FAILED  {name:8} {error}", flush=True)
    return failed


def main() -> int:
    """Try what was built; return 0 only when all went well."""
    parser = argparse.ArgumentParser(prog="smoke.py", description=(__doc__ or "").splitlines()[0])
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--folder", type=Path, help="the frozen folder")
    what.add_argument("--deb", type=Path, help="the Debian package (default, where it is in dist/)")
    parser.add_argument("--pictures", type=Path, default=DIST / "smoke", help="where pictures go")
    options = parser.parse_args()
    packages = sorted(DIST.glob("*.deb"))
    package = options.deb or (packages[-1] if packages and not options.folder else None)
    with tempfile.TemporaryDirectory(prefix="govtrades-smoke-") as name, stand_in(Path(name)) as url:
        place = Path(name)
        try:
            source = (
                installed_from_deb(package, place)
                if package
                else moved_folder(options.folder or FOLDER, place)
            )
            with source as one:
                failed = try_all(one, url, options.pictures.resolve())
        except SmokeError as error:
            print(f"FAILED  install  {error}", flush=True)
            return 1
        print("ok      install and removal" if package else "ok      moved to another folder", flush=True)
    print("all well" if not failed else f"{failed} steps failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
