"""One request and its answer, on a thread of its own, so that whoever waits for it can always walk away.

A name lookup, a connect and a server that drips its headers cannot be interrupted by a read timeout. So the
exchange runs beside its caller, which watches the clock and the user's wish to stop, and ends the exchange by
shutting its socket. No retries, no judgement of what came: that is `client`.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from govtrades_desktop.fetch.pace import is_loopback

CHUNK_BYTES = 64 * 1024
ERROR_BODY_BYTES = 64 * 1024
"""Of an answer that is no success, so much is read: enough to say what it is."""

NETWORK_ERRORS = (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)
"""Whatever the libraries below may raise for a request that went wrong on its way."""


class TooLarge(Exception):
    """The body passes the cap; `size` is what the header told, or None where it was met while reading."""

    def __init__(self, size: int | None) -> None:
        super().__init__(size)
        self.size = size


class Truncated(Exception):
    """The connection ended before the length that the header told."""


class Connections:
    """One session over at most one connection a host, whose sockets can be shut from another thread.

    Attributes:
        session: requests' session: TLS verified, proxies as the system has them.
    """

    def __init__(self, user_agent: str, cookies: requests.cookies.RequestsCookieJar | None = None) -> None:
        """Build.

        Args:
            user_agent: names the program.
            cookies: of the client, which outlives these connections; without one, none are kept.
        """
        self._open: list[_Noted] = []
        self.session = requests.Session()
        if cookies is not None:
            self.session.cookies = cookies
        self.session.headers.clear()
        self.session.headers["User-Agent"] = user_agent
        self.session.headers["Accept"] = "*/*"
        # Documents are compressed in themselves; a compressed transfer would only be a way to send a bomb.
        self.session.headers["Accept-Encoding"] = "identity"
        self.session.auth = _no_credentials
        adapter = _Adapter(self._open)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)

    def shut(self) -> None:
        """End whatever is under way: a read in another thread returns at once with an error."""
        for noted in list(self._open):
            for sock in noted.sockets():
                with contextlib.suppress(OSError):
                    # Beneath TLS on purpose: its own closing words would wait for the peer.
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)
        self.session.close()

    def close(self) -> None:
        """Close the idle connections."""
        self.session.close()


class Exchange:
    """One GET, or a POST of a form. `run` fills the outcome on its own thread; the caller waits for `done`.

    Attributes:
        done: set when the outcome stands.
        status: HTTP status; 0 until an answer came.
        headers: of the answer.
        body: of the answer, whole.
        error: what went wrong instead: one of NETWORK_ERRORS, TooLarge or Truncated.
        received_bytes: of the body, so far.
        body_since: when the body began, on the monotonic clock; None before.
    """

    def __init__(
        self,
        connections: Connections,
        url: str,
        headers: Mapping[str, str],
        *,
        timeout_s: float,
        max_bytes: int,
        form: Mapping[str, str] | None = None,
    ) -> None:
        self._form = form
        self._connections = connections
        self._url = url
        self._request_headers = dict(headers)
        self._timeout_s = timeout_s
        self._max_bytes = max_bytes
        self.done = threading.Event()
        self.status = 0
        self.reason = ""
        self.headers: Mapping[str, str] = {}
        self.body = b""
        self.error: Exception | None = None
        self.received_bytes = 0
        self.body_since: float | None = None

    def run(self) -> None:
        """Do it. Never raises."""
        try:
            self._run()
        except Exception as error:  # noqa: BLE001 - carried to the caller, who sorts it
            self.error = error
        finally:
            self.done.set()

    def _run(self) -> None:
        host = urllib.parse.urlsplit(self._url).hostname or ""
        # A proxy of the system knows nothing of this machine's own servers.
        proxies: dict[str, str] = {"no_proxy": host} if is_loopback(host) else {}
        with self._connections.session.request(
            "GET" if self._form is None else "POST",
            self._url,
            data=self._form,
            headers=self._request_headers,
            timeout=(self._timeout_s, self._timeout_s),
            stream=True,
            allow_redirects=False,
            proxies=proxies,
        ) as response:
            self.headers = response.headers
            self.reason = response.reason or ""
            try:
                body = self._read_body(response)
            except Exception:
                if response.status_code == 200:
                    raise
                body = b""  # the status alone says enough
            self.body = body
            self.status = response.status_code

    def _read_body(self, response: requests.Response) -> bytes:
        is_success = response.status_code == 200
        told = response.headers.get("Content-Length", "")
        length = int(told) if told.isascii() and told.isdigit() else None
        is_plain = not response.headers.get("Content-Encoding")
        if is_success and length is not None and length > self._max_bytes:
            raise TooLarge(length)
        cap = self._max_bytes if is_success else ERROR_BODY_BYTES
        self.body_since = time.monotonic()
        parts: list[bytes] = []
        while part := self._read_part(response.raw):
            self.received_bytes += len(part)
            if self.received_bytes > cap:
                if is_success:
                    raise TooLarge(None)
                break
            parts.append(part)
        if is_success and is_plain and length is not None and self.received_bytes < length:
            raise Truncated(f"{self.received_bytes:,} of {length:,} bytes came")
        return b"".join(parts)

    def _read_part(self, raw: Any) -> bytes:
        """Return what is there, up to CHUNK_BYTES, as soon as anything is: progress must be seen."""
        part = raw.read1(CHUNK_BYTES, decode_content=True)
        return bytes(part)


def _acknowledge_at_once(sock: Any) -> None:
    """Spare 40 ms a document: a server that writes head and body apart waits for our word in between.

    Linux holds that word back in the hope of data to send along; the wish must be told anew for each answer.
    """
    if sock is not None and hasattr(socket, "TCP_QUICKACK"):
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send none: requests would look into ~/.netrc by itself."""
    return request


@dataclass
class _Noted:
    """A connection, and its socket once it stands.

    A connection lets go of a socket whose answer ends with it, while the answer is still being read from it.
    """

    connection: HTTPConnection
    sock: socket.socket | None = None

    def sockets(self) -> list[socket.socket]:
        found = (self.sock, self.connection.sock)
        return [sock for sock in found if sock is not None and sock.fileno() >= 0]


class _Adapter(HTTPAdapter):
    """Pools that note each connection they open, with a proxy or without."""

    def __init__(self, opened: list[_Noted]) -> None:
        self._pools = _noting_pools(opened)
        super().__init__(pool_connections=4, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager


def _noting_pools(opened: list[_Noted]) -> dict[str, type[HTTPConnectionPool]]:
    def note(connection: HTTPConnection) -> _Noted:
        opened[:] = [noted for noted in opened if noted.sockets()]
        opened.append(_Noted(connection))
        return opened[-1]

    class NotedHTTPConnection(HTTPConnection):
        def connect(self) -> None:
            noted = note(self)
            super().connect()
            noted.sock = self.sock

        def getresponse(self) -> Any:
            _acknowledge_at_once(self.sock)
            return super().getresponse()

    class NotedHTTPSConnection(HTTPSConnection):
        def connect(self) -> None:
            noted = note(self)
            super().connect()
            noted.sock = self.sock

        def getresponse(self) -> Any:
            _acknowledge_at_once(self.sock)
            return super().getresponse()

    class NotingHTTPPool(HTTPConnectionPool):
        ConnectionCls = NotedHTTPConnection

    class NotingHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = NotedHTTPSConnection

    return {"http": NotingHTTPPool, "https": NotingHTTPSPool}
