"""The rendering process from outside: asked one thing at a time, killed when it hangs, replaced when it dies.

For one thread (the pane's worker). Knows no Qt; a hostile document costs its own page, never the window.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from govtrades_desktop.core.errors import Cancelled, DocumentUnreadable, GovTradesError, StoreUnavailable
from govtrades_desktop.ink import render_child
from govtrades_desktop.ink.page_text import PageText
from govtrades_desktop.ink.pages import PageShape, Pixels, Tile
from govtrades_desktop.ink.report_rows import SenateReport
from govtrades_desktop.parse.process_limits import MEMORY_EXIT

_log = logging.getLogger(__name__)

MEMORY_MB = 768
TIMEOUT_S = 15.0
START_LIMIT_S = 60.0
GRACE_S = 0.5
"""What nobody wants any more may take so long; then its process is killed: a new one costs less."""

DEATHS = 3
"""So many processes may die over one document; then it is not tried again until it is opened anew."""

_POLL_S = 0.02


class RendererDied(DocumentUnreadable):
    """The rendering process ended over a request, and not for want of memory it was refused.

    Whose fault that is, one death does not tell: the system ends processes too. Whoever asked may ask again.
    """


def _never() -> bool:
    return False


class Renderer:
    """Draws and reads pages in a process of its own. Nothing is started before the first request."""

    def __init__(
        self,
        *,
        timeout_s: float = TIMEOUT_S,
        memory_mb: int = MEMORY_MB,
        serve: Callable[[Connection, int], None] = render_child.serve,
    ) -> None:
        """Build; see the module.

        Args:
            timeout_s: for one request.
            memory_mb: of the process.
            serve: what runs in it; importable by name.
        """
        self._timeout_s = timeout_s
        self._memory_mb = memory_mb
        self._serve = serve
        self._process: Any = None
        self._pipe: Connection | None = None
        self._held: frozenset[str] = frozenset()
        self._deaths: Counter[str] = Counter()
        self.starts = 0

    def warm_up(self) -> None:
        """Start the process and let it load its library, so that the first page need not wait for it."""
        with contextlib.suppress(GovTradesError):  # told when a page is asked for
            self._ask("", ("ping",), _never)

    def holds(self, sha256: str) -> bool:
        """True where the process has the document open; one that was ended while it idled has nothing."""
        if self._process is not None and not self._process.is_alive():
            _log.warning("the rendering process ended with %s while it idled", self._process.exitcode)
            self.close()
        return sha256 in self._held

    def open(
        self, sha256: str, kind: str, data: bytes, *, is_unwanted: Callable[[], bool] = _never
    ) -> tuple[PageShape, ...]:
        """Open a document; an earlier giving-up is forgotten.

        Args:
            sha256: by which it is asked for afterwards.
            kind: "pdf" or "picture".
            data: its verified bytes.
            is_unwanted: asked now and then; True ends the wait.

        Raises:
            DocumentUnreadable: it cannot be opened, or the process hung over it.
            RendererDied: the process died over it.
            Cancelled: it is unwanted.
            StoreUnavailable: no process can be started.
        """
        if not self.holds(sha256):
            self._deaths.pop(sha256, None)
        shapes, self._held = self._ask(sha256, ("open", sha256, kind, data), is_unwanted)
        return tuple(shapes)

    def draw(self, sha256: str, tile: Tile, *, is_unwanted: Callable[[], bool] = _never) -> Pixels:
        """Draw a tile of an open document. Raises as `open`."""
        drawn = self._ask(sha256, ("draw", sha256, tile), is_unwanted)
        assert isinstance(drawn, Pixels)
        return drawn

    def text(self, sha256: str, page: int, *, is_unwanted: Callable[[], bool] = _never) -> PageText:
        """Return the words of a page of an open document. Raises as `open`."""
        text = self._ask(sha256, ("text", sha256, page), is_unwanted)
        assert isinstance(text, PageText)
        return text

    def report(self, sha256: str, data: bytes, *, is_unwanted: Callable[[], bool] = _never) -> SenateReport:
        """Return what an electronic report of the Senate shows. Raises as `open`."""
        report = self._ask(sha256, ("report", data), is_unwanted)
        assert isinstance(report, SenateReport)
        return report

    def is_given_up(self, sha256: str) -> bool:
        """True where so many processes died over the document that it is not tried again."""
        return self._deaths[sha256] >= DEATHS

    def close(self) -> None:
        """End the process at once. Idempotent; a later request starts another."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        self._held = frozenset()
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(5)
            with contextlib.suppress(ValueError):  # it did not end: the system will
                process.close()

    def _ask(self, sha256: str, request: tuple[Any, ...], is_unwanted: Callable[[], bool]) -> Any:
        if sha256 and self.is_given_up(sha256):
            raise DocumentUnreadable(
                f"The rendering process died {DEATHS} times over this document; it is left alone.",
                hint="The original can still be opened on the official site.",
                sha256=sha256,
            )
        if self._pipe is None:
            self._start()
        pipe = self._pipe
        assert pipe is not None
        try:
            pipe.send(request)
            self._await(pipe, is_unwanted)
            verdict, value = pipe.recv()
            if verdict == "ok" and isinstance(value, Pixels):
                value = replace(value, data=pipe.recv_bytes())
        except (EOFError, OSError, BrokenPipeError) as error:
            raise self._died(sha256) from error
        if verdict == "error":
            raise value
        return value

    def _await(self, pipe: Connection, is_unwanted: Callable[[], bool]) -> None:
        began = time.monotonic()
        while not pipe.poll(_POLL_S):
            took_s = time.monotonic() - began
            if took_s > GRACE_S and is_unwanted():
                self.close()
                raise Cancelled("The page is not wanted any more.")
            if took_s > self._timeout_s:
                self.close()
                raise DocumentUnreadable(
                    f"Drawing it took over {self._timeout_s:g} s and was stopped.",
                    hint="The original can still be opened on the official site.",
                )

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._serve, args=(theirs, self._memory_mb), name="ink", daemon=True)
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise StoreUnavailable(
                f"No process can be started to draw pages: {error.strerror or error}.",
                hint="Close other programs and try again.",
            ) from error
        finally:
            theirs.close()
        self._process, self._pipe, self._held = process, ours, frozenset()
        self.starts += 1

    def _died(self, sha256: str) -> DocumentUnreadable:
        process = self._process
        process.join(5)
        code = process.exitcode
        self.close()
        if sha256:
            self._deaths[sha256] += 1
        _log.warning("the rendering process ended with %s over %s", code, sha256[:12])
        if code == MEMORY_EXIT or (sys.platform == "linux" and code == -signal.SIGABRT):
            # So PDFium ends its process when an allocation is refused; nothing else of ours does.
            return render_child.memory_error(self._memory_mb)
        return RendererDied(
            f"The rendering process crashed over this page (exit code {code}); a new one goes on.",
            hint="The original can still be opened on the official site.",
            sha256=sha256,
        )
