"""What runs inside a reading process: limits first, then one document after another.

Light on purpose: standard library and the reader only; no Qt, no network, no database. It opens no file and
no connection; bytes come in by the pool's pipe and a record goes out by it. The limits themselves are
`parse.process_limits`.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import ParsedFiling, ParsedIndex
from govtrades_desktop.parse import process_limits
from govtrades_desktop.parse.process_limits import MEMORY_EXIT, resident_bytes

__all__ = ["MEMORY_EXIT", "Reader", "memory_error", "ping", "prepare", "read", "resident_bytes"]

Reader = Callable[..., ParsedFiling | ParsedIndex]
"""`parse_document(kind, data, *, doc_id=None)`, or a test's stand-in; pickled by name."""

_NICE = 10
_limit_mb = 0


def prepare(memory_mb: int) -> None:
    """Set this process up: low priority, memory limit, an end when the parent ends."""
    global _limit_mb
    _limit_mb = memory_mb
    process_limits.limit_process(memory_mb, nice=_NICE)


def read(reader: Reader, kind: str, data: bytes, doc_id: str | None) -> ParsedFiling | ParsedIndex:
    """Read one document.

    Raises:
        DocumentUnreadable: it needs more memory than there may be.
        SourceChanged: an index that is not what the source promises.
    """
    try:
        with process_limits.at_work():
            return reader(kind, data, doc_id=doc_id)
    except MemoryError:
        raise memory_error(_limit_mb) from None


def memory_error(memory_mb: int) -> DocumentUnreadable:
    """Return the one error for a document that needs too much memory, however that was found."""
    return DocumentUnreadable(
        f"Reading it needed over {memory_mb} MB and was stopped.",
        hint="Raise the setting parse_memory_mb and read it again.",
    )


def ping() -> int:
    """Answer with this process's id: a new pool is asked for it before it gets work."""
    return os.getpid()
