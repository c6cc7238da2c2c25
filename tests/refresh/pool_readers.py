"""Stand-ins for the reader, run in a real reading process: they hang, crash, flood, or tell of their process.

Imported by name in the child, so light: standard library and our records only.
"""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import subprocess
import sys
import threading

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.parse.entry import failed_filing, parse_document


def _connect_in_c() -> None:
    """Ask the kernel itself for a connection's socket, as code in PDFium would."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0) < 0:
        raise OSError(ctypes.get_errno(), "socket")


def _run_in_c() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    words = (ctypes.c_char_p * 2)(b"/bin/true", None)
    if libc.execv(b"/bin/true", words) < 0:
        raise OSError(ctypes.get_errno(), "execv")


FORBIDDEN = {
    "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "look up": lambda: socket.getaddrinfo("localhost", 80),
    "bind": lambda: socket.socketpair()[0].bind(""),
    "run": lambda: subprocess.run([sys.executable, "--version"], check=True),
    "connect in C": _connect_in_c,
    "run in C": _run_in_c,
}


def told(reason: str) -> ParsedFiling:
    return failed_filing("house_ptr", reason)


def obey(kind: str, data: bytes, *, doc_id: str | None = None) -> ParsedFiling:
    """Do what the document's bytes say."""
    order = data.decode()
    if order == "hang":
        threading.Event().wait()
    elif order == "hang in C":
        ctypes.CDLL(None).pause()
    elif order == "exit":
        os._exit(3)
    elif order == "segfault":
        ctypes.string_at(0)
    elif order == "hog at once":
        bytearray(2 * 1024**3)
    elif order == "hog by and by":
        heap = []
        while True:
            heap.append(os.urandom(1) * 1024**2)
    elif order == "bad index":
        raise SourceChanged("The index has another header.", hint="Look.", year=2025)
    elif order == "bug":
        raise KeyError("column")
    elif order == "modules":
        parse_document("house_ptr", b"%PDF-1.4 nothing", doc_id="1")
        parse_document_index()
        return told(" ".join(sorted({*sys.modules})))
    elif order in FORBIDDEN:
        try:
            FORBIDDEN[order]()
        except OSError as error:
            return told(f"refused: {errno.errorcode[error.errno or 0]}")
        return told("it could be done")
    elif order == "priority":
        return told(str(os.nice(0)))
    return told(f"{order} {doc_id} {os.getpid()}")


def parse_document_index() -> None:
    try:
        parse_document("house_index", b"no zip")
    except SourceChanged:
        return
    raise AssertionError("a broken index was taken")


def first_time_crash(kind: str, data: bytes, *, doc_id: str | None = None) -> ParsedFiling:
    """Crash once a document: the marker file that the bytes name remembers."""
    marker = data.decode()
    if not os.path.exists(marker):
        with open(marker, "w"):
            pass
        os._exit(1)
    return told("read by the second process")
