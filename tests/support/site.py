"""A small server on the loopback over a folder of filings, which fails exactly as a test says.

`serve(folder)` yields a `MadeSite` with the interface of `tests.support.real.Site` (url, stats, set, reset),
so that a test can run on either; beyond it, `script` says what the next requests of one path get. Standard
library only; knows nothing of the program.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import itertools
import re
import socket
import struct
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

INDEX = re.compile(r"/public_disc/financial-pdfs/(\d{4})FD\.zip")
PTR = re.compile(r"/public_disc/ptr-pdfs/(\d{4})/(\w+)\.pdf")
LEGISLATORS = re.compile(r"/congress-legislators/([\w.-]+)")
MODIFIED = formatdate(1_750_000_000, usegmt=True)
CHALLENGE = b"<html><head><title>Access Denied</title></head><body>You don't have permission.</body></html>"
MAINTENANCE = b"<!DOCTYPE html><html><body>We are down for maintenance.</body></html>"


@dataclass(frozen=True)
class Fault:
    """One answer that is not the true one.

    Attributes:
        kind: `status` (the code `status`, with `retry_after_s` where given), `challenge` (403 with a page),
            `html200` (a page in place of the document), `reset` (the connection breaks without an answer),
            `truncated` (half the body under the full length), `drip` (the body in pieces, each after
            `delay_s`), `held` (no answer until `release()`), `redirect_loop`, `redirect` (to `location`),
            `oversized` (a body of `size_bytes`, its length told), `oversized_untold` (without a length),
            `body` (these bytes with 200), `wrong_type` (the true body, called text/html), `endless` (a body
            until the client goes), `loris` (a byte each `delay_s`, until the client goes), `short` (half the
            body, told as the whole).
    """

    kind: str
    status: int = 500
    retry_after_s: float | str | None = None
    delay_s: float = 0.01
    size_bytes: int = 1 << 20
    location: str = "/"
    body: bytes = b""


@dataclass
class _State:
    root: Path
    lock: threading.Lock = field(default_factory=threading.Lock)
    released: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Condition = field(default_factory=threading.Condition)
    scripts: dict[str, deque[Fault | None]] = field(default_factory=lambda: defaultdict(deque))
    always: dict[str, Fault] = field(default_factory=dict)
    choose: Callable[[str], Fault | None] | None = None
    whole: Counter[str] = field(default_factory=Counter)
    latency_ms: int = 0
    faults: float = 0.0
    paths: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    agents: Counter[str] = field(default_factory=Counter)
    conditional: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    now: int = 0
    most: int = 0
    last: float | None = None

    def reset(self) -> None:
        with self.lock:
            for counter in (self.paths, self.statuses, self.agents, self.conditional, self.whole):
                counter.clear()
            self.order.clear()
            self.gaps.clear()
            self.now = self.most = 0
            self.last = None

    def fault(self, path: str) -> Fault | None:
        with self.lock:
            if self.scripts[path]:
                return self.scripts[path].popleft()
            if path in self.always:
                return self.always[path]
            if self.choose is not None:
                return self.choose(path)
            if self.faults and int(self.faults * 100) > (len(self.order) * 37) % 100:
                return Fault("status", status=500)
        return None

    def find(self, path: str) -> tuple[bytes, str] | None:
        if match := INDEX.fullmatch(path):
            file, kind = (
                self.root / "house" / "financial-pdfs" / f"{match[1]}FD.zip",
                "application/x-zip-compressed",
            )
        elif match := PTR.fullmatch(path):
            file, kind = self.root / "house" / "ptr-pdfs" / match[1] / f"{match[2]}.pdf", "application/pdf"
        elif match := LEGISLATORS.fullmatch(path):
            file, kind = self.root / "congress-legislators" / match[1], "application/octet-stream"
        else:
            return None
        try:
            return (file.read_bytes(), kind) if file.is_file() else None
        except OSError:  # a name no file can have
            return None


class _Gone(io.BytesIO):
    """In the place of the stream to a client whose connection was broken on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "made-site"
    state: _State

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def handle(self) -> None:
        # a client that goes away in the middle of an answer is what many tests want
        with contextlib.suppress(ConnectionError, TimeoutError):
            super().handle()

    def do_GET(self) -> None:
        state, path = self.state, urlsplit(self.path).path
        with state.lock:
            state.now += 1
            state.most = max(state.most, state.now)
            state.paths[path] += 1
            state.order.append(path)
            state.agents[self.headers.get("User-Agent", "")] += 1
            if self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since"):
                state.conditional[path] += 1
            moment = time.monotonic()
            if state.last is not None:
                state.gaps.append(moment - state.last)
            state.last = moment
        with state.arrived:
            state.arrived.notify_all()
        try:
            if state.latency_ms:
                state.released.wait(state.latency_ms / 1000)
            self._answer(path, state.fault(path))
        finally:
            with state.lock:
                state.now -= 1

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, path: str, fault: Fault | None) -> None:
        if fault is not None and fault.kind == "held":
            self.state.released.wait(60)
            fault = None
        if fault is None or fault.kind in ("truncated", "drip", "wrong_type", "short", "loris"):
            self._document(path, fault)
        elif fault.kind == "status":
            rest = fault.retry_after_s
            after = {} if rest is None else {"Retry-After": rest if isinstance(rest, str) else f"{rest:g}"}
            self._send(fault.status, b"<h1>Server Error</h1>", "text/html", after)
        elif fault.kind == "challenge":
            self._send(403, CHALLENGE, "text/html")
        elif fault.kind == "html200":
            self._send(200, MAINTENANCE, "text/html")
        elif fault.kind == "body":
            self._send(200, fault.body, "application/octet-stream")
        elif fault.kind in ("redirect_loop", "redirect"):
            self._send(
                302, b"", "text/html", {"Location": path if fault.kind == "redirect_loop" else fault.location}
            )
        elif fault.kind == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            self.wfile = _Gone()
        elif fault.kind in ("oversized", "oversized_untold", "endless"):
            self._oversized(fault)
        else:
            raise ValueError(f"no fault is called {fault.kind!r}")

    def finish(self) -> None:
        """Close the streams, but for a connection that was broken on purpose."""
        if isinstance(self.wfile, _Gone):
            self.rfile.close()
            return
        super().finish()

    def _document(self, path: str, fault: Fault | None) -> None:
        found = self.state.find(path)
        if found is None:
            self._send(
                404, b"<html><body><h2>404 - File or directory not found.</h2></body></html>", "text/html"
            )
            return
        body, kind = found
        if fault is not None and fault.kind == "wrong_type":
            kind = "text/html"
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        headers = {"ETag": etag, "Last-Modified": MODIFIED}
        asked, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if asked == etag or (asked is None and since == MODIFIED):
            self._send(304, b"", kind, headers)
        else:
            self._send(200, body, kind, headers, fault)

    def _send(
        self,
        status: int,
        body: bytes,
        kind: str,
        headers: dict[str, str] | None = None,
        fault: Fault | None = None,
    ) -> None:
        if fault is not None and fault.kind == "short":
            body = body[: len(body) // 2]
        with self.state.lock:
            self.state.statuses[str(status)] += 1
            self.state.whole[urlsplit(self.path).path] += status == 200 and fault is None
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD" or status == 304:
            return
        if fault is not None and fault.kind == "truncated":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif fault is not None and fault.kind == "drip":
            step = max(1, len(body) // 16)
            for start in range(0, len(body), step):
                self.wfile.write(body[start : start + step])
                self.wfile.flush()
                self.state.released.wait(fault.delay_s)
        elif fault is not None and fault.kind == "loris":
            self.close_connection = True
            for at in range(len(body)):
                self.wfile.write(body[at : at + 1])
                self.wfile.flush()
                if self.state.released.wait(fault.delay_s):
                    return
        else:
            self.wfile.write(body)

    def _oversized(self, fault: Fault) -> None:
        with self.state.lock:
            self.state.statuses["200"] += 1
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        if fault.kind == "oversized":
            self.send_header("Content-Length", str(fault.size_bytes))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        block = b"%PDF-1.4\n" + b" " * 65527
        blocks = (
            itertools.count() if fault.kind == "endless" else range(max(1, fault.size_bytes // len(block)))
        )
        for _ in blocks:
            if self.state.released.is_set():
                return
            self.wfile.write(block)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.connections: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection."""
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget it."""
        self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that went away; anything else is a bug of this module and is shown."""
        import sys

        if not isinstance(sys.exception(), ConnectionError | ValueError):
            super().handle_error(request, client_address)


@dataclass(frozen=True)
class MadeSite:
    """The running server: its address, what it was asked, and what it shall answer."""

    url: str
    root: Path
    _state: _State
    _server: _Server

    def stats(self) -> dict[str, Any]:
        """Return counts as the stand-in does, and `conditional`, `whole` (per path), `order`."""
        state = self._state
        with state.lock:
            gaps = sorted(state.gaps)
            return {
                "requests": sum(state.paths.values()),
                "paths": dict(state.paths),
                "statuses": dict(state.statuses),
                "most_at_once": state.most,
                "shortest_gap_s": gaps[0] if gaps else None,
                "median_gap_s": gaps[len(gaps) // 2] if gaps else None,
                "user_agents": dict(state.agents),
                "conditional": dict(state.conditional),
                "order": list(state.order),
                "whole": dict(state.whole),
            }

    def set(self, *, latency_ms: int | None = None, faults: float | None = None, as_of: None = None) -> None:
        """Change how every request is answered; `faults` is a share of 500s, spread evenly."""
        assert as_of is None, "only the stand-in knows dates; write another index instead"
        if latency_ms is not None:
            self._state.latency_ms = latency_ms
        if faults is not None:
            self._state.faults = faults

    def script(self, path: str, *answers: Fault | None) -> None:
        """Say what the next requests of a path get, in turn; None, and any after them, is the true answer."""
        with self._state.lock:
            self._state.scripts[path].extend(answers)

    def always(self, path: str, fault: Fault | None) -> None:
        """Answer a path with the same fault each time; None ends it."""
        with self._state.lock:
            self._state.always.pop(path, None)
            if fault is not None:
                self._state.always[path] = fault

    def choose(self, chooser: Callable[[str], Fault | None] | None) -> None:
        """Let a function say what each request gets, where no script does; None ends it. It runs locked."""
        with self._state.lock:
            self._state.choose = chooser

    def wait_for_requests(self, count: int, *, timeout_s: float) -> bool:
        """Wait until so many requests came since the last `reset`; return whether they did."""
        with self._state.arrived:
            return self._state.arrived.wait_for(lambda: len(self._state.order) >= count, timeout_s)

    def wait_for(self, path: str, *, timeout_s: float = 20) -> None:
        """Wait until a path was asked for.

        Raises:
            TimeoutError: it was not.
        """
        with self._state.arrived:
            if not self._state.arrived.wait_for(lambda: self._state.paths[path] > 0, timeout_s):
                raise TimeoutError(f"nobody asked for {path}")

    def release(self) -> None:
        """Let every held request go on."""
        self._state.released.set()

    def cut_off(self) -> None:
        """Close the door and break every connection, as a network that goes away; there is no way back."""
        self._server.shutdown()
        self._server.server_close()
        for connection in list(self._server.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """Forget the statistics; scripts and settings stay, as with the stand-in."""
        self._state.reset()


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[MadeSite]:
    """Serve a folder laid out by `tests.filings.folder` at the paths of the House site, on a free port."""
    state = _State(folder)
    handler = type("Handler", (_Handler,), {"state": state})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="made-site")
    thread.start()
    try:
        yield MadeSite(f"http://127.0.0.1:{server.server_address[1]}", folder, state, server)
    finally:
        state.released.set()
        server.shutdown()
        thread.join(10)
        server.server_close()
