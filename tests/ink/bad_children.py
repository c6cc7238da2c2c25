"""Stand-ins for what runs in the rendering process: they crash or hang as the document's bytes say.

Imported by name in the child, so light.
"""

from __future__ import annotations

import os
import threading
from multiprocessing.connection import Connection

from govtrades_desktop.ink.page_text import PageText
from govtrades_desktop.ink.pages import PageShape, Pixels


def obey(connection: Connection, memory_mb: int) -> None:
    """Open whatever is sent; bytes that name a deed are obeyed."""
    held: frozenset[str] = frozenset()
    fragile: set[str] = set()
    slow: set[str] = set()
    while True:
        try:
            verb, *arguments = connection.recv()
        except EOFError:
            return
        if verb == "open":
            sha256, _, data = arguments
            if data == b"crash":
                os._exit(3)
            if data == b"hang":
                threading.Event().wait()
            held |= {sha256}
            if data == b"crash when drawn":
                fragile.add(sha256)
            if data == b"hang when drawn":
                slow.add(sha256)
            connection.send(("ok", ((PageShape(1, 612.0, 792.0),), held)))
        elif verb == "draw" and arguments[0] in fragile:
            os._exit(3)
        elif verb == "draw" and arguments[0] in slow:
            threading.Event().wait()
        elif verb == "draw":
            tile = arguments[1]
            shape = PageShape(1, 612.0, 792.0)
            connection.send(("ok", Pixels(tile.width, tile.height, b"", is_grey=True, shape=shape)))
            connection.send_bytes(b"\x20" * tile.width * tile.height)
        elif verb == "text":
            connection.send(("ok", PageText(arguments[1], ())))
        else:
            connection.send(("ok", None))
