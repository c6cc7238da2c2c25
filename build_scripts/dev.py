#!/usr/bin/env python3
"""One command for everything a newcomer or a founder does: python3 build_scripts/dev.py COMMAND.

It needs Python 3.11+ and pip, nothing else; it may not import anything outside the standard library, because
it is what installs the rest. Every command makes sure of the set-up first, which costs nothing once in place.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = ROOT / "build_scripts" / "locks"
SHARED = Path(os.environ.get("GOVTRADES_SHARED", ROOT.parent / "shared"))

# What Qt loads from the system on Linux, by soname, and the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# What an installed program finds on a desktop, and whoever makes one therefore needs too.
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONT_PACKAGE = "fonts-dejavu-core"


class SetupError(Exception):
    """The set-up cannot go on; the text says what to do."""


def say(text: str) -> None:
    """Print one line of progress at once, on stderr: stdout belongs to what the command is asked for."""
    print(text, file=sys.stderr, flush=True)


# -- set-up


def ensure_setup(level: str) -> None:
    """Make `.venv` with the locked dependencies of `level` ("run" or "dev") and the program in it.

    Raises:
        SetupError: Python is too old, pip is absent, the network or a system library is missing.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run before anything has checked
        found = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(f"Python 3.11 or newer is needed; this is {found}.")
    ensure_system_libraries()
    wanted = {name: _fingerprint(name) for name in ("run", "dev")}
    stamp = VENV / ".govtrades-setup"
    have = stamp.read_text("utf-8").split() if stamp.exists() and PYTHON.exists() else []
    if wanted[level] in have:
        return
    started = time.monotonic()
    say("Setting up (once; a later start takes no time).")
    stamp.unlink(missing_ok=True)
    say(f"  1/3  making {VENV.relative_to(ROOT)} with Python {sys.version.split()[0]}")
    pip = _make_venv()
    lock = LOCKS / f"{level}.txt"
    total = len(re.findall(r"(?m)^[\w.-]+==", lock.read_text("utf-8")))
    say(f"  2/3  installing up to {total} locked dependencies")
    _pip_install(pip, ["--require-hashes", "-r", str(lock)], total)
    say("  3/3  installing the program itself")
    _pip_install(pip, ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)], 0)
    # The dev lock holds all of the run lock, at the same versions.
    stamp.write_text(wanted["run"] + "\n" + (wanted["dev"] if level == "dev" else "") + "\n", "utf-8")
    say(f"  ready after {time.monotonic() - started:.0f} s")


def _fingerprint(level: str) -> str:
    parts = [sys.version, str(ROOT), (LOCKS / f"{level}.txt").read_text("utf-8")]
    parts.append((ROOT / "pyproject.toml").read_text("utf-8"))
    return level + "-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _make_venv() -> list[str]:
    """Make the environment and return the command that is its pip.

    Debian's python3 has no ensurepip unless python3-venv is installed; the system's own pip can serve.
    """
    import venv

    has_ensurepip = True
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        has_ensurepip = False
    works = PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0
    if not works:
        if VENV.exists():
            shutil.rmtree(VENV)
        try:
            venv.EnvBuilder(with_pip=has_ensurepip, symlinks=os.name != "nt").create(VENV)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SetupError(f"The environment {VENV} cannot be made: {error}.") from error
    own = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True).returncode == 0:
        return own
    system = [sys.executable, "-m", "pip"]
    if subprocess.run([*system, "--version"], capture_output=True).returncode == 0:
        return [*system, "--python", str(PYTHON)]
    raise SetupError(
        "pip is needed: install it with  apt install python3-pip  (or python3-venv), then try again."
    )


def _pip_install(pip: list[str], arguments: list[str], total: int) -> None:
    """Run pip, telling each package as it is taken; on failure say what pip said."""
    command = [
        *pip,
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
        *arguments,
    ]
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore", "PYTHONUNBUFFERED": "1"}
    lines: list[str] = []
    seen = 0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if match := re.match(r"Collecting ([\w.\[\]-]+)", line):
                seen += 1
                say(f"       [{min(seen, total)}/{total}] {match[1]}" if total else f"       {match[1]}")
            elif line.startswith("Installing collected packages"):
                say("       writing them to disk")
    if process.returncode != 0:
        tail = "".join(lines[-15:])
        raise SetupError(
            f"pip could not install what is needed:\n{tail}\nIs the network there? Then try again."
        )


def ensure_system_libraries(more: dict[str, str] | None = None, tools: Sequence[str] = ()) -> None:
    """On Linux, check the libraries that Qt needs; install them with apt where that is allowed.

    Args:
        more: further libraries, by soname, and the Debian package that has each.
        tools: commands that are needed, as "command:package".

    Raises:
        SetupError: some are missing and may not be installed from here; the text has the one command.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        wanted |= X11_LIBRARIES
    wanted |= more or {}
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if not _has_font():
        missing.append(FONT_PACKAGE)
    missing += [package for tool, _, package in (t.partition(":") for t in tools) if not shutil.which(tool)]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    by_hand = "sudo apt-get update && sudo " + " ".join(command)
    if shutil.which("apt-get") is None:
        raise SetupError(
            "Qt needs system libraries that are missing: install what your system calls "
            + ", ".join(missing)
            + " (these are Debian's names), then try again."
        )
    if os.geteuid() != 0:
        raise SetupError(
            f"Qt needs system libraries that are missing. Run this, then try again:\n  {by_hand}"
        )
    say(f"Installing {len(missing)} system packages that Qt needs: {' '.join(missing)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-q"], command):
        done = subprocess.run(step, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SetupError(
                f"{' '.join(step)} failed:\n{(done.stdout + done.stderr)[-1500:]}\nBy hand:\n  {by_hand}"
            )
    still = [package for library, package in wanted.items() if not _loads(library)]
    if still:
        raise SetupError(f"Still missing after apt-get: {' '.join(still)}.")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    homes = ("/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".fonts"))
    kinds = (".ttf", ".otf", ".ttc")
    return any(name.endswith(kinds) for home in homes for _, _, names in os.walk(home) for name in names)


# -- commands


def program(*arguments: str) -> list[str]:
    """Return the command line of the program itself."""
    return [str(PYTHON), "-m", "govtrades_desktop", *arguments]


def call(command: Sequence[str], **options: object) -> int:
    """Run one command in the checkout and return its exit code."""
    return subprocess.run(list(command), cwd=ROOT, **options).returncode  # type: ignore[call-overload, no-any-return]


def has_display() -> bool:
    """Say whether a window can be shown: always on Windows and macOS, else where a display answers."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    match = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    if not match:
        return bool(os.environ.get("DISPLAY"))  # another machine's display: let Qt try
    for name in (f"/tmp/.X11-unix/X{match[1]}", f"\0/tmp/.X11-unix/X{match[1]}"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
            probe.connect(name)
            return True
    return False


def command_setup(_arguments: list[str]) -> int:
    """Make .venv with everything in it, and nothing more."""
    ensure_setup("dev")
    say(f"In place: {BIN / 'govtrades'} and {BIN / 'govtrades-desktop'}")
    return 0


def command_run(arguments: list[str]) -> int:
    """Open the program; without a display, render its pages to screenshots/ and print the dashboard."""
    ensure_setup("run")
    if has_display():
        return call(program(*arguments, "gui"))
    say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set or do not answer).")
    say("Rendering every page to screenshots/ instead.")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = call(program(*arguments, "shots", str(ROOT / "screenshots")), env=environment)
    return code or call(program(*arguments, "dashboard"))


def command_test(arguments: list[str]) -> int:
    """Run the suite, headless: all in parallel, then the real corpus. Arguments go to pytest."""
    ensure_setup("dev")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DISPLAY", None)
    pytest = [str(PYTHON), "-m", "pytest"]
    if arguments:
        return call([*pytest, *arguments], env=environment)
    first = call([*pytest, "-n", "auto", "-m", "not corpus and not bench and not faults"], env=environment)
    corpus = call([*pytest, "-s", "-m", "corpus"], env=environment)
    return first or corpus


def command_check(_arguments: list[str]) -> int:
    """Check form, lint, types and the import law."""
    ensure_setup("dev")
    python = [str(PYTHON), "-m"]
    steps = (
        [*python, "ruff", "format", "--check", "."],
        [*python, "ruff", "check", "."],
        [*python, "mypy"],
        [*python, "pytest", "-q", "tests/test_architecture.py"],
    )
    return max(call(step) for step in steps)


def command_bench(arguments: list[str]) -> int:
    """Print floors, ours and ratios, measured side by side in one run."""
    ensure_setup("dev")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    chosen = arguments or ["tests/bench"]
    return call([str(PYTHON), "-m", "pytest", "-s", "-q", "-m", "bench", *chosen], env=environment)


README_PICTURES = ("dashboard-light.png", "trades-light.png")
INK_PICTURES = ("ink-house-light.png", "ink-senate-dark.png")
"""Of original pages, which no bundled data brings: renewed where the real filings are at hand."""


def command_shots(arguments: list[str]) -> int:
    """Render every page to a folder (screenshots/ unless named); --readme renews README's pictures."""
    ensure_setup("run")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if arguments != ["--readme"]:
        return call(program("shots", *(arguments or [str(ROOT / "screenshots")])), env=environment)
    with tempfile.TemporaryDirectory() as folder:
        pictures = README_PICTURES
        if (SHARED / "filings").is_dir():
            call(program("--data-dir", f"{folder}/data", "archive", "--take-in", str(SHARED / "filings")))
            pictures += INK_PICTURES
        else:
            say("The real filings are not here: the pictures of original pages stay as they are.")
        code = call(program("--data-dir", f"{folder}/data", "shots", f"{folder}/shots"), env=environment)
        for name in pictures if code == 0 else ():
            (ROOT / "resources" / "screenshots").mkdir(exist_ok=True)
            shutil.copyfile(f"{folder}/shots/{name}", ROOT / "resources" / "screenshots" / name)
    return code


def command_check_corpus(arguments: list[str]) -> int:
    """Read every real PTR by both witnesses and list each disagreement (doc, row, field, both values)."""
    ensure_setup("dev")
    folder = arguments or [str(SHARED / "filings" / "house" / "ptr-pdfs")]
    return call([str(PYTHON), "-m", "govtrades_desktop.parse.corpus", *folder])


def command_check_faults(arguments: list[str]) -> int:
    """Kill, cut off, starve and mislead the program in large numbers, and print what it met."""
    ensure_setup("dev")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DISPLAY", None)
    # All of it, the small forms too, in one process: the figures at the end are counted there.
    return call([str(PYTHON), "-m", "pytest", "-q", *(arguments or ["tests/faults"])], env=environment)


def command_starter(arguments: list[str]) -> int:
    """Make resources/starter/ from the real filings with the program's own pipeline."""
    ensure_setup("dev")
    return call([str(PYTHON), str(ROOT / "build_scripts" / "make_starter.py"), *arguments])


def command_reference(arguments: list[str]) -> int:
    """Make resources/reference/ (who holds which office and seats) from a folder: --from DIR."""
    ensure_setup("dev")
    return call([str(PYTHON), str(ROOT / "build_scripts" / "make_reference.py"), *arguments])


def command_translations(arguments: list[str]) -> int:
    """Bring the catalogues of other languages up to the sources (update), or check them (check)."""
    ensure_setup("dev")
    return call([str(PYTHON), str(ROOT / "build_scripts" / "translations.py"), *arguments])


def command_package(arguments: list[str]) -> int:
    """Make the installed program in dist/: folder, tar, deb (all, or those named)."""
    tools = ("objdump:binutils", "dpkg-deb:dpkg", "xz:xz-utils")
    ensure_system_libraries(X11_LIBRARIES | WAYLAND_LIBRARIES, tools)
    ensure_setup("dev")
    return call([str(PYTHON), str(ROOT / "build_scripts" / "package.py"), *arguments])


def command_smoke(arguments: list[str]) -> int:
    """Try the installed program of dist/ as a new user would, without Python; arguments go to smoke.py."""
    tools = ("Xvfb:xvfb", "xdotool:xdotool", "desktop-file-validate:desktop-file-utils")
    ensure_system_libraries(X11_LIBRARIES | WAYLAND_LIBRARIES, tools)
    ensure_setup("dev")
    return call([str(PYTHON), str(ROOT / "build_scripts" / "smoke.py"), *arguments])


def command_lock(_arguments: list[str]) -> int:
    """Write the locks anew from pyproject.toml (needs uv on the PATH)."""
    if shutil.which("uv") is None:
        raise SetupError("uv writes the locks: install it with  pip install uv , then try again.")
    base = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"]
    base += ["--no-annotate", "--no-header", "--quiet", "pyproject.toml"]
    run, dev = str(LOCKS / "run.txt"), str(LOCKS / "dev.txt")
    return call([*base, "--group", "build", "-o", run]) or call(
        [*base, "--group", "dev", "-c", run, "-o", dev]
    )


COMMANDS = {
    "setup": command_setup,
    "run": command_run,
    "test": command_test,
    "check": command_check,
    "check-corpus": command_check_corpus,
    "check-faults": command_check_faults,
    "bench": command_bench,
    "shots": command_shots,
    "starter": command_starter,
    "reference": command_reference,
    "translations": command_translations,
    "package": command_package,
    "smoke": command_smoke,
    "lock": command_lock,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    lines = [f"  {name:13} {(function.__doc__ or '').splitlines()[0]}" for name, function in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="dev.py",
        usage="python3 build_scripts/dev.py COMMAND [arguments of the command]",
        description="commands:\n" + "\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on to the command")
    options = parser.parse_args(argv)
    try:
        return COMMANDS[options.command](options.arguments)
    except SetupError as error:
        say(f"dev.py: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
