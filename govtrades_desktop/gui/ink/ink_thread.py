"""Loading and drawing originals off the GUI thread: a worker that always does what is wanted now.

Wishes are not queued: the pane says what it wants, the worker takes the first of that, and asks again. So
whoever walks quickly through trades never waits for pages that are passed already; a process that hangs over
such a page is ended. Results are frozen values; pictures are detached copies.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from govtrades_desktop.core.errors import Cancelled, GovTradesError
from govtrades_desktop.core.source_document import SourceDocument, SourceKind
from govtrades_desktop.gui.ink.picture_cache import TileKey
from govtrades_desktop.ink.archived import Originals, OriginalUnavailable, Trouble
from govtrades_desktop.ink.page_text import PageText
from govtrades_desktop.ink.pages import PageShape, Pixels
from govtrades_desktop.ink.renderer import Renderer, RendererDied
from govtrades_desktop.ink.report_rows import SenateReport

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of an original: the archived document it is in, and its shape there."""

    sha256: str
    shape: PageShape


@dataclass(frozen=True, slots=True)
class Opened:
    """An original is at hand: pages to draw, or a report's rows."""

    source: SourceDocument
    pages: tuple[SourcePage, ...] = ()
    report: SenateReport | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An original cannot be shown: what keeps it, and the sentence and the hint about it."""

    source: SourceDocument
    trouble: Trouble
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of one tile: a picture, or the reason why there is none."""

    key: TileKey
    picture: QImage | None
    shape: PageShape | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class TextKey:
    """The text of one page of an archived document."""

    sha256: str
    page: int


@dataclass(frozen=True, slots=True)
class TextRead:
    """What came of one page's text; empty where it cannot be read."""

    key: TextKey
    text: PageText


@dataclass(frozen=True, eq=False, slots=True)
class OpenWish:
    """An original that is to be opened; each asking is a wish of its own, so that each verifies the bytes."""

    source: SourceDocument


Wish = OpenWish | TileKey | TextKey


class _Desk:
    """What is wanted now; the one thing that both threads touch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opening: OpenWish | None = None
        self._tiles: tuple[TileKey, ...] = ()
        self._texts: tuple[TextKey, ...] = ()
        self._wanted: frozenset[TileKey | TextKey] = frozenset()
        self._done: set[Wish | None] = set()
        self._is_closed = False

    def want_source(self, source: SourceDocument | None) -> None:
        with self._lock:
            self._opening = None if source is None else OpenWish(source)
            self._tiles, self._texts, self._wanted = (), (), frozenset()
            self._done.clear()

    def want(self, tiles: tuple[TileKey, ...], texts: tuple[TextKey, ...]) -> None:
        with self._lock:
            self._tiles, self._texts = tiles, texts
            self._wanted = frozenset((*tiles, *texts))
            self._done &= {*self._wanted, self._opening}

    def close(self) -> None:
        with self._lock:
            self._is_closed = True

    def take(self) -> Wish | None:
        with self._lock:
            if self._is_closed:
                return None
            wishes: tuple[Wish | None, ...] = (self._opening, *self._tiles, *self._texts)
            for wish in wishes:
                if wish is not None and wish not in self._done:
                    self._done.add(wish)
                    return wish
            return None

    def is_unwanted(self, wish: Wish) -> bool:
        with self._lock:
            if self._is_closed:
                return True
            return wish is not self._opening if isinstance(wish, OpenWish) else wish not in self._wanted


class _Worker(QObject):
    """Lives on the ink thread; owns the rendering process."""

    answered = Signal(object)

    def __init__(self, originals: Originals, renderer: Renderer, desk: _Desk) -> None:
        super().__init__()
        self._originals = originals
        self._renderer = renderer
        self._desk = desk
        self._kinds: dict[str, str] = {}

    @Slot()
    def warm_up(self) -> None:
        self._renderer.warm_up()

    @Slot()
    def drain(self) -> None:
        """Do what is wanted until nothing is; wake-ups that come meanwhile find nothing left."""
        while (wish := self._desk.take()) is not None:
            try:
                answer = self._answer(wish)
            except Cancelled:
                continue
            if answer is not None:
                self.answered.emit(answer)

    @Slot()
    def close(self) -> None:
        self._renderer.close()
        # Here, not from outside: quit() from outside may overtake this slot and leave the process alive.
        QThread.currentThread().quit()

    def _answer(self, wish: Wish) -> object:
        try:
            if isinstance(wish, OpenWish):
                return self._open(wish.source, wish)
            if isinstance(wish, TileKey):
                return self._draw(wish)
            return self._read(wish)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - told in the pane, whatever it is
            message = (
                error.message if isinstance(error, GovTradesError) else f"{type(error).__name__}: {error}"
            )
            hint = error.hint if isinstance(error, GovTradesError) else ""
            _log.info("an original cannot be shown: %s", message)
            if isinstance(wish, OpenWish):
                is_absent = isinstance(error, OriginalUnavailable)
                trouble = error.trouble if is_absent else Trouble.UNREADABLE
                return Refused(wish.source, trouble, message, hint)
            if isinstance(wish, TileKey):
                return Drawn(wish, None, None, message)
            return TextRead(wish, PageText(wish.page, ()))

    def _unwanted(self, wish: Wish) -> Callable[[], bool]:
        return lambda: self._desk.is_unwanted(wish)

    def _twice(self, wish: Wish, work: Callable[[], _T]) -> _T:
        """Do what is wanted, and once more where the process died over it.

        The first death may be anybody's: memory got short, or somebody ended the process. The second over the
        same page is the page's; over what nobody looks at any more no death is told.
        """
        try:
            return work()
        except RendererDied as error:
            self._leave_unwanted(wish, error)
        try:
            return work()
        except RendererDied as error:
            self._leave_unwanted(wish, error)
            raise

    def _leave_unwanted(self, wish: Wish, error: RendererDied) -> None:
        if self._desk.is_unwanted(wish):
            raise Cancelled("The page is not wanted any more.") from error

    def _open(self, source: SourceDocument, wish: OpenWish) -> Opened | Refused:
        if source.kind is SourceKind.SENATE_PAGE:
            data = self._originals.read(source.sha256s[0])
            unwanted = self._unwanted(wish)
            report = self._twice(
                wish, lambda: self._renderer.report(source.sha256s[0], data, is_unwanted=unwanted)
            )
            return Opened(source, report=report)
        kind = "picture" if source.kind is SourceKind.IMAGES else "pdf"
        pages: list[SourcePage] = []
        faults: list[Exception] = []
        for sha256 in source.sha256s:
            self._kinds[sha256] = kind
            try:
                shapes = self._twice(wish, lambda sha256=sha256: self._shapes(sha256, wish))
                pages += [SourcePage(sha256, shape) for shape in shapes]
            except Cancelled:
                raise
            except GovTradesError as error:
                faults.append(error)
                told = PageShape(1, 612.0, 792.0, fault=f"{error.message} {error.hint}".strip())
                pages.append(SourcePage(sha256, told))
        if len(faults) == len(source.sha256s):
            raise faults[0]
        return Opened(source, tuple(pages))

    def _shapes(self, sha256: str, wish: Wish) -> tuple[PageShape, ...]:
        data = self._originals.read(sha256)  # verified each time, also where the process has it open
        return self._renderer.open(sha256, self._kinds[sha256], data, is_unwanted=self._unwanted(wish))

    def _ready(self, sha256: str, wish: Wish) -> None:
        if not self._renderer.holds(sha256) and not self._renderer.is_given_up(sha256):
            self._shapes(sha256, wish)

    def _draw(self, key: TileKey) -> Drawn:
        def work() -> Pixels:
            self._ready(key.sha256, key)
            return self._renderer.draw(key.sha256, key.tile, is_unwanted=self._unwanted(key))

        pixels = self._twice(key, work)
        return Drawn(key, _picture(pixels), pixels.shape)

    def _read(self, key: TextKey) -> TextRead:
        def work() -> PageText:
            self._ready(key.sha256, key)
            return self._renderer.text(key.sha256, key.page, is_unwanted=self._unwanted(key))

        return TextRead(key, self._twice(key, work))


def _picture(pixels: Pixels) -> QImage:
    grey, colour = QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32
    stride = pixels.width * (1 if pixels.is_grey else 4)
    shared = QImage(pixels.data, pixels.width, pixels.height, stride, grey if pixels.is_grey else colour)
    return shared.copy()  # detached: the bytes may go


class InkThread(QObject):
    """Asks the worker; lives on the main thread and owns its thread.

    Signals:
        answered(object): Opened, Refused, Drawn or TextRead; of what is not wanted any more perhaps too.
    """

    answered = Signal(object)
    _woken = Signal()
    _warming = Signal()
    _closing = Signal()

    def __init__(
        self, originals: Originals, parent: QObject | None = None, *, renderer: Renderer | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = _Desk()
        self._thread: QThread | None = None
        self._worker = _Worker(originals, renderer or Renderer(), self._desk)
        self._is_shut = False

    def warm_up(self) -> None:
        """Start thread and process ahead of the first page."""
        self._start()
        self._warming.emit()

    def open(self, source: SourceDocument) -> None:
        """Want another original, and nothing of the one before."""
        self._start()
        self._desk.want_source(source)
        self._woken.emit()

    def forget(self) -> None:
        """Want nothing."""
        self._desk.want_source(None)

    def want(self, tiles: tuple[TileKey, ...], texts: tuple[TextKey, ...]) -> None:
        """Want these tiles and texts, in this order, and no other of before."""
        self._desk.want(tiles, texts)
        if (tiles or texts) and self._thread is not None:
            self._woken.emit()

    def _start(self) -> None:
        if self._thread is not None or self._is_shut:
            return
        self._thread = QThread()
        self._thread.setObjectName("ink")
        self._worker.moveToThread(self._thread)
        self._woken.connect(self._worker.drain)
        self._warming.connect(self._worker.warm_up)
        self._closing.connect(self._worker.close)
        self._worker.answered.connect(self._on_answered)
        self._thread.start()

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        if not self._is_shut:
            self.answered.emit(answer)

    def shutdown(self, limit_s: float = 5.0) -> bool:
        """End the process and the thread; True when the thread ended. May be called again."""
        self._desk.close()
        if self._thread is None or self._is_shut:
            self._is_shut = True
            return True
        self._closing.emit()
        self._is_shut = self._thread.wait(int(limit_s * 1000))
        return self._is_shut
