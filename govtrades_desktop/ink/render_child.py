"""What runs inside the rendering process: limits first, then one request after another over a pipe.

It opens no file and no connection: bytes come in by the pipe, shapes, words and pixels go out by it. It keeps
the documents that were opened last, by cost; which ones, it tells with every answer to an opening.

A request is a tuple (verb, …); an answer is ("ok", value) or ("error", GovTradesError). Pixels follow their
answer as bytes of their own, so that no picture is pickled.
"""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any, Protocol

from govtrades_desktop.core.errors import DocumentUnreadable, GovTradesError
from govtrades_desktop.ink.page_text import PageText
from govtrades_desktop.ink.pages import PageShape, Pixels, Tile
from govtrades_desktop.parse import process_limits

KEPT_BYTES = 160_000_000
KEPT_DOCUMENTS = 8


class _Drawable(Protocol):
    shapes: tuple[PageShape, ...]
    cost_bytes: int

    def draw(self, tile: Tile) -> Pixels: ...

    def text(self, number: int) -> PageText: ...

    def close(self) -> None: ...


class _Desk:
    """The documents at hand."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, _Drawable] = OrderedDict()

    def answer(self, verb: str, arguments: tuple[Any, ...]) -> Any:
        match verb:
            case "open":
                return self._open_document(*arguments)
            case "draw":
                return self._document(arguments[0]).draw(arguments[1])
            case "text":
                return self._document(arguments[0]).text(arguments[1])
            case "report":
                from govtrades_desktop.ink.senate_report import read_senate_report

                return read_senate_report(arguments[0])
            case "ping":
                _opener("pdf")  # the library is loaded before the first page is asked for
                return None
        raise ValueError(f"unknown verb {verb!r}")

    def _open_document(
        self, sha256: str, kind: str, data: bytes
    ) -> tuple[tuple[PageShape, ...], frozenset[str]]:
        if sha256 not in self._open:
            self._open[sha256] = _opener(kind)(data)
        document = self._document(sha256)
        while len(self._open) > 1 and (
            len(self._open) > KEPT_DOCUMENTS or sum(d.cost_bytes for d in self._open.values()) > KEPT_BYTES
        ):
            self._open.popitem(last=False)[1].close()
        return document.shapes, frozenset(self._open)

    def _document(self, sha256: str) -> _Drawable:
        if sha256 not in self._open:
            raise DocumentUnreadable("The document is not open.", sha256=sha256)
        self._open.move_to_end(sha256)
        return self._open[sha256]


def _opener(kind: str) -> Any:
    if kind == "picture":
        from govtrades_desktop.ink.picture_pages import PicturePage

        return PicturePage
    from govtrades_desktop.ink.pdf_pages import PdfPages

    return PdfPages


def serve(connection: Connection, memory_mb: int) -> None:
    """Answer requests until the pipe ends."""
    process_limits.limit_process(memory_mb, nice=0)  # a reader waits for the page
    desk = _Desk()
    # a closed pipe: the program does not want this process any more
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            verb, *arguments = connection.recv()
            try:
                with process_limits.at_work():
                    value = desk.answer(verb, tuple(arguments))
            except GovTradesError as error:
                connection.send(("error", error))
            except MemoryError:
                connection.send(("error", memory_error(memory_mb)))
            except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes is told, not fatal
                told = f"The page cannot be drawn ({type(error).__name__}: {error}); this is a fault of ours."
                connection.send(("error", DocumentUnreadable(told)))
            else:
                if isinstance(value, Pixels):
                    connection.send(("ok", replace(value, data=b"")))
                    connection.send_bytes(value.data)
                else:
                    connection.send(("ok", value))


def memory_error(memory_mb: int) -> DocumentUnreadable:
    """Return the one error for a page that needs too much memory, however that was found."""
    return DocumentUnreadable(f"Drawing it needed over {memory_mb} MB of memory and was stopped.")
