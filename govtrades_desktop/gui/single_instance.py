"""One window a data folder: a second start hands what it was asked for to the first, and ends.

The truth is a lock file in the data folder, which the system gives back when its holder dies; the local
socket is only the way to talk. Command lines are not concerned: the database is safe under several readers
and one writer, and a refresh has a lock of its own (`refresh/folder_lock.py`).

It may not decide what to do with what it is told: `app` connects `asked` to the window.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal, Slot

from govtrades_desktop.core.errors import StoreUnavailable

_log = logging.getLogger(__name__)
_MOST_BYTES = 1 << 20  # what one start can ask of another: paths of files
_WAIT_MS = 3_000  # a window in the middle of something heavy answers late
_TRIES = 25  # a window that is starting hears nothing for a while: five seconds


class SingleInstance(QObject):
    """The one window of a data folder, or the way to it.

    Signals:
        asked(object): another start asks for the window: a tuple of files (Path) to take in, mostly empty.
    """

    asked = Signal(object)

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(root / "window.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however old it is
        resolved = str(root.resolve()).encode("utf-8", "surrogateescape")
        digest = QCryptographicHash.hash(resolved, QCryptographicHash.Algorithm.Sha256)
        self._name = f"govtrades-{bytes(digest.data()).hex()[:24]}"
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Take the folder; False where another window has it. What cannot be locked is everyone's."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        _log.warning("the lock of the window cannot be made in this data folder; going on without it")
        return True

    def hand_over(self, files: Sequence[Path] = ()) -> None:
        """Ask the first window to come to the front and take in `files`.

        Raises:
            StoreUnavailable: it does not answer.
        """
        from PySide6.QtNetwork import QLocalSocket  # only a second start needs it at once

        message = {
            "files": [str(path.resolve()) for path in files],
            "token": os.environ.get("XDG_ACTIVATION_TOKEN", ""),  # Wayland asks for it
        }
        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if not socket.waitForConnected(_WAIT_MS):
                QThread.msleep(200)  # the first may be starting still
                continue
            socket.write(json.dumps(message).encode() + b"\n")
            if socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readAll().data()).startswith(b"ok"):
                return
        process, host = _holder(self._lock)
        who = f" (process {process} on {host})" if process else ""
        raise StoreUnavailable(
            f"The program is open on this data folder already{who}, and does not answer.",
            hint="Close that window, or end that process, and start again. Another folder: --data-dir.",
        )

    def listen(self) -> None:
        """Hear from later starts; called once the window stands."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left by a window that was killed: the lock is ours
            if not server.listen(self._name):
                _log.warning("a second start cannot reach this window: %s", server.errorString())
                return
        server.newConnection.connect(self._on_connection)
        self._server = server

    def release(self) -> None:
        """Give the folder back."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
        self._lock.unlock()

    @Slot()
    def _on_connection(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        assert isinstance(self._server, QLocalServer)
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_bytes)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._hear(socket)

    @Slot()
    def _on_bytes(self) -> None:
        self._hear(self.sender())

    def _hear(self, socket: QObject) -> None:
        from PySide6.QtNetwork import QLocalSocket

        assert isinstance(socket, QLocalSocket)
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
        if not socket.canReadLine():
            return
        try:
            message = json.loads(bytes(socket.readLine().data()))
            files = tuple(Path(name) for name in message["files"])
            token = str(message["token"])
        except (ValueError, KeyError, TypeError):
            _log.warning("another program said something that is no request for this window")
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.asked.emit(files)


def _holder(lock: QLockFile) -> tuple[int, str]:
    """Return process id and host of whoever holds a lock; (0, "") where that is not known."""
    told = lock.getLockInfo()
    if not isinstance(told, tuple) or len(told) < 3:
        return 0, ""
    process, host, _program = told[-3:]
    return int(process), str(host)
