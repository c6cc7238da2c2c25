"""Stand-ins for the reader, run in a real reading process: they hang, crash, flood, or tell of their process.

Imported by name in the child, so light: standard library and our records only.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.parse.entry import failed_filing, parse_document


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
