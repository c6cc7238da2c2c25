"""One window a data folder: what a second start does, and what a killed first one leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.gui.single_instance import SingleInstance


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    instance.listen()
    yield instance
    instance.release()


_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from govtrades_desktop.gui.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
assert not second.is_first()
second.hand_over([Path(name) for name in sys.argv[2:]])
"""


def start_second(root: Path, *files: Path) -> subprocess.Popen[str]:
    """Start as a second program does: the first answers from its event loop meanwhile."""
    command = [sys.executable, "-c", _SECOND, str(root), *map(str, files)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_a_second_start_hands_its_files_to_the_first(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "año 2025" / "report.pdf"
    with start_second(tmp_path, report) as second:
        with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
            pass
        assert second.wait() == 0, second.stderr and second.stderr.read()
    assert asked.args == [(report.resolve(),)]


def test_two_folders_have_two_windows(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "..")
    assert other.is_first()
    other.release()


def test_a_window_that_ended_leaves_the_folder_free(tmp_path: Path, qtbot: QtBot) -> None:
    one = SingleInstance(tmp_path)
    assert one.is_first()
    one.listen()
    one.release()
    two = SingleInstance(tmp_path)
    assert two.is_first()
    two.release()


@pytest.mark.parametrize(
    "words", [b"GET / HTTP/1.1\r\n\r\n", b"[]\n", b'{"files": 3, "token": ""}\n', b"\xff\n"]
)
def test_what_is_no_request_is_not_heard(
    first: SingleInstance, words: bytes, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[object] = []
    first.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected(1000)
    socket.write(words)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []


def test_a_first_window_that_does_not_answer_is_told_by_its_process(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second start that found a hung window ended without a word, or opened a second writer."""
    monkeypatch.setattr("govtrades_desktop.gui.single_instance._WAIT_MS", 20)
    monkeypatch.setattr("govtrades_desktop.gui.single_instance._TRIES", 2)
    silent = SingleInstance(tmp_path)
    assert silent.is_first()  # and it does not listen
    second = SingleInstance(tmp_path)
    assert not second.is_first()
    with pytest.raises(StoreUnavailable, match=f"process {os.getpid()} on .* does not answer"):
        second.hand_over()
    silent.release()


_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from govtrades_desktop.gui.single_instance import SingleInstance
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
assert one.is_first()
one.listen()
print("ready", flush=True)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_window_leaves_neither_lock_nor_socket_in_the_way(tmp_path: Path, qtbot: QtBot) -> None:
    """A lock file that outlives kill -9 would shut the user out of the program for ever."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert not SingleInstance(tmp_path).is_first()
        process.send_signal(signal.SIGKILL)
        process.wait()
    after = SingleInstance(tmp_path)
    assert after.is_first()
    after.listen()
    with start_second(tmp_path) as second, qtbot.waitSignal(after.asked, timeout=20_000):
        pass
    assert second.returncode == 0
    after.release()
