"""Stand-ins for what runs in the rendering process: they crash or hang as the document's bytes say.

Imported by name in the child, so light.
"""

from __future__ import annotations

import os
import threading
from multiprocessing.connection import Connection

from govtrades_desktop.ink.pages import PageShape


def obey(connection: Connection, memory_mb: int) -> None:
    """Open whatever is sent; bytes that name a deed are obeyed."""
    held: frozenset[str] = frozenset()
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
            connection.send(("ok", ((PageShape(1, 612.0, 792.0),), held)))
        else:
            connection.send(("ok", None))
