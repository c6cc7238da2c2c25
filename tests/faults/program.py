"""The real command line as a process that can be watched, killed and asked for its children. POSIX only."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from govtrades_desktop.settings.paths import data_paths
from govtrades_desktop.store.connection import open_store
from tests.support.real import REPOSITORY


class Program:
    """One `govtrades refresh` (or other command) in a data folder.

    Attributes:
        process: the process.
        told: lines of its stderr, as they came.
    """

    def __init__(self, root: Path, *arguments: str, limits: Sequence[tuple[int, int]] = ()) -> None:
        """Start it.

        Args:
            root: its data folder.
            arguments: the command.
            limits: of the system on the process: (a RLIMIT_… constant, its value), from its start on.
        """
        command = [sys.executable, "-m", "govtrades_desktop", "--data-dir", str(root), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            preexec_fn=functools.partial(_set_limits, limits) if limits else None,
        )
        self.told: list[str] = []
        self._changed = threading.Condition()
        self._has_ended = False
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._changed:
                self.told.append(line.rstrip("\n"))
                self._changed.notify_all()
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()

    def wait_for(self, words: str, timeout_s: float = 60) -> bool:
        """Wait until a line of stderr holds `words`; return False where it ended without."""

        def is_there() -> bool:
            return self._has_ended or any(words in line for line in self.told)

        with self._changed:
            assert self._changed.wait_for(is_there, timeout_s), self.told
            return any(words in line for line in self.told)

    def kill(self) -> bool:
        """SIGKILL it; return False where it had ended before. Its children must end with it.

        Raises:
            AssertionError: a process of its outlives it by ten seconds.
        """
        children = descendants(self.process.pid)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self._close()
        pause = threading.Event()
        for _ in range(500):
            alive = [child for child in children if is_alive(child)]
            if not alive:
                break
            pause.wait(0.02)
        else:
            for child in alive:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            raise AssertionError(f"{len(alive)} processes outlived the program by ten seconds")
        return self.process.returncode == -signal.SIGKILL

    def finish(self, timeout_s: float = 100) -> tuple[int, str, str]:
        """Wait for its end; return exit code, stdout and stderr."""
        assert self.process.stdout is not None
        out = self.process.stdout.read()
        code = self.process.wait(timeout_s)
        self._close()
        return code, out, "\n".join(self.told)

    def _close(self) -> None:
        self._reader.join(10)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


def _set_limits(limits: Sequence[tuple[int, int]]) -> None:
    import resource

    for which, value in limits:
        resource.setrlimit(which, (value, value))


def descendants(pid: int) -> list[int]:
    """Return the living processes below one, from /proc; empty where the system has none."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            fields = entry.read_text().rsplit(")", 1)[1].split()
            parents[int(entry.parent.name)] = int(fields[1])
    found: list[int] = []
    waiting = [pid]
    while waiting:
        at = waiting.pop()
        below = [child for child, parent in parents.items() if parent == at]
        found += below
        waiting += below
    return found


def is_alive(pid: int) -> bool:
    """Return whether a process runs; one that is dead and only not yet collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (OSError, IndexError):
        return False
    return state != "Z"


def empty_folder(root: Path) -> Path:
    """Make a data folder with an empty database, so that the bundled one is not unpacked into it."""
    paths = data_paths(root)
    paths.create()
    open_store(paths.database).close()
    return root
