"""A server on the loopback that does on the wire exactly what a test says: answers, cuts, drips, hangs."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Script = Callable[["Wire", socket.socket], bool]
"""Speaks to one client after its request was read; returns whether the connection may go on."""


@dataclass(frozen=True)
class Request:
    """One request as it came: path, and headers by lower-case name."""

    path: str
    headers: dict[str, str]


@dataclass
class Wire:
    """The server's state. `choose` says what to do with a request.

    Attributes:
        url: the base address.
        requests: as they came.
        left: set when a client closed its end while a script was still speaking.
        closing: set when the test is over; a script that waits, waits for this.
    """

    choose: Callable[[Request], Script]
    url: str = ""
    requests: list[Request] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)


def answer(
    status: int = 200, body: bytes = b"", headers: dict[str, str] | None = None, *, length: bool = True
) -> Script:
    """Answer whole. Without `length` the end of the connection ends the body."""
    lines = [f"HTTP/1.1 {status} Told"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if length and "Content-Length" not in (headers or {}):
        lines.append(f"Content-Length: {len(body)}")
    raw = "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def speak(_: Wire, client: socket.socket) -> bool:
        client.sendall(raw)
        return length

    return speak


def cut(body: bytes) -> Script:
    """Promise all of `body`, send half and end the connection."""
    whole = answer(200, body[: len(body) // 2], {"Content-Length": str(len(body))})

    def speak(wire: Wire, client: socket.socket) -> bool:
        whole(wire, client)
        return False

    return speak


def reset(_: Wire, client: socket.socket) -> bool:
    """Break the connection off."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def hang(wire: Wire, client: socket.socket) -> bool:
    """Say nothing, until the client goes."""
    client.settimeout(0.02)
    while not wire.closing.is_set():
        try:
            if not client.recv(1):
                wire.left.set()
                return False
        except TimeoutError:
            continue
        except OSError:
            wire.left.set()
            return False
    return False


def drip(start: bytes, piece: bytes, gap_s: float = 0.01) -> Script:
    """Send `start`, then `piece` again and again, for ever."""

    def speak(wire: Wire, client: socket.socket) -> bool:
        try:
            client.sendall(start)
            while not wire.closing.wait(gap_s):
                client.sendall(piece)
        except OSError:
            wire.left.set()
        return False

    return speak


def then(act: Callable[[], Any], script: Script) -> Script:
    """Do something of the test's own (set a stop event), then speak."""

    def speak(wire: Wire, client: socket.socket) -> bool:
        act()
        return script(wire, client)

    return speak


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    wire: Wire


class _Handler(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        wire = self.server.wire
        with contextlib.suppress(OSError), self.request.makefile("rb") as stream:
            while line := stream.readline():
                path = line.decode().split(" ")[1]
                headers = {}
                while (header := stream.readline().decode().strip()) != "":
                    name, _, value = header.partition(":")
                    headers[name.lower()] = value.strip()
                stream.read(int(headers.get("content-length", 0)))
                request = Request(path, headers)
                wire.requests.append(request)
                if not wire.choose(request)(wire, self.request):
                    return


@contextlib.contextmanager
def serving(choose: Callable[[Request], Script]) -> Iterator[Wire]:
    """Serve by `choose` on a free port."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        wire = server.wire = Wire(choose)
        wire.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield wire
        finally:
            wire.closing.set()
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def scripted(*scripts: Script) -> Iterator[Wire]:
    """Serve `scripts`, one a request, the last one for ever."""
    left = list(scripts)
    with serving(lambda _: left.pop(0) if len(left) > 1 else left[0]) as wire:
        yield wire
