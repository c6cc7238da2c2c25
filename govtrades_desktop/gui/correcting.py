"""Corrections in the window: asked for in dialogs, written by the thread of the user's file, shown at once.

What that thread answers crosses as frozen values. A write that fails is told where the user typed, and what
was typed stays there.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.user_file_thread import Done, UserFileThread
from govtrades_desktop.store.user_data import Correction, Edit, UserStore

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.correct import CorrectDialog
    from govtrades_desktop.gui.dialogs.corrections import CorrectionsDialog
    from govtrades_desktop.gui.main_window import MainWindow

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CorrectWish:
    """Correct this: a "trade" or a "filing", by its stable id."""

    kind: Literal["trade", "filing"]
    record_id: int


Edited = tuple[int, int | None]
"""Ids of a filing and of its row that was corrected; None: the whole filing, all of its rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One thing to write: edits to undo, then edits to make.

    Attributes:
        edits: checked.
        undone: numbers of edits.
        edited: what changes on screen.
    """

    edits: tuple[Edit, ...] = ()
    undone: tuple[int, ...] = ()
    edited: frozenset[Edited] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: all of it is on the disk, or `error` says why the rest is not.

    Attributes:
        written: the edits kept and those undone, in order.
        notices: what happened to the user's file, in sentences.
    """

    job: Job
    written: tuple[Correction, ...] = ()
    error: Exception | None = None
    notices: tuple[str, ...] = ()


def _write(store: UserStore, job: Job) -> Outcome:
    """Do a job, on the thread of the user's file: what was written before an error is told with it."""
    written: list[Correction] = []
    error: Exception | None = None
    try:
        for number in job.undone:
            written.append(store.undo(number))
        for edit in job.edits:
            written.append(store.set(edit))
    except Exception as caught:  # noqa: BLE001 - told to the asker, whatever it is
        error = caught
    return Outcome(job, tuple(written), error, store.file.take_notices())


class Correcting(QObject):
    """Keeps the user's edits; lives on the main thread.

    Signals:
        answered(object): the Outcome of a job.
        changed(object): edits are on the disk and none waits: a frozenset of Edited.
        told(str): a short sentence for the status bar.
        noticed(str): something happened to the user's file that must be known.
        failed(object): an error that no dialog tells (an Exception).
        row_wanted(object): a CorrectWish: show this row.
    """

    answered = Signal(object)
    changed = Signal(object)
    told = Signal(str)
    noticed = Signal(str)
    failed = Signal(object)
    row_wanted = Signal(object)

    def __init__(
        self, window: MainWindow, thread: UserFileThread, user_database: Path, backups: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._thread = thread
        self._store = UserStore(user_database, backups=backups)
        self._waiting: dict[object, Job] = {}
        self._touched: set[Edited] = set()
        self._own_tellers: set[Job] = set()
        self._dialogs: dict[CorrectWish, CorrectDialog] = {}
        self.list_dialog: CorrectionsDialog | None = None
        thread.answered.connect(self._on_answered)

    # Writing

    @property
    def is_writing(self) -> bool:
        """Whether a job waits or is being written."""
        return bool(self._waiting)

    def write(self, job: Job, *, is_told_by_asker: bool = False) -> Job:
        """Write, on the thread of the user's file; `answered` tells. Jobs are written in the order asked.

        Args:
            job: what.
            is_told_by_asker: whoever asks tells a failure; it is not sent as `failed`.
        """
        task = self._thread.ask("a correction", partial(_write, self._store, job))
        self._waiting[task] = job
        if is_told_by_asker:
            self._own_tellers.add(job)
        return job

    @Slot(object)
    def _on_answered(self, done: Done) -> None:
        job = self._waiting.pop(done.task, None)
        if job is None:  # of somebody else
            return
        outcome = done.value if done.error is None else Outcome(job, error=done.error)
        self._touched |= outcome.job.edited
        if not self._waiting:  # the user's file is read when nobody writes to it: nobody waits for a lock
            touched, self._touched = frozenset(self._touched), set()
            self.changed.emit(touched)
        for notice in outcome.notices:
            self.noticed.emit(notice)
        if outcome.error is not None:
            _log.warning("a correction was not written: %s", outcome.error)
        is_own = outcome.job in self._own_tellers
        self._own_tellers.discard(outcome.job)
        self.answered.emit(outcome)
        if outcome.error is not None and not is_own:
            self.failed.emit(outcome.error)
        elif outcome.error is None:
            self.told.emit(self._sentence(outcome))

    def _sentence(self, outcome: Outcome) -> str:
        if not outcome.job.edits:
            return self.tr("Correction undone")
        if len(outcome.job.edits) == 1:
            return self.tr("Correction kept")
        return self.tr("{n} corrections kept").format(n=len(outcome.job.edits))

    # Dialogs

    def correct(self, wish: CorrectWish) -> None:
        """Show the dialog that corrects a row or a filing, beside the window; one a record."""
        from govtrades_desktop.gui.dialogs.correct import CorrectDialog

        dialog = self._dialogs.get(wish)
        if dialog is None:
            try:
                dialog = CorrectDialog(wish, self._window.catalogue, self, self._window)
            except GovTradesError as error:
                self.failed.emit(error)
                return
            self._dialogs[wish] = dialog
            dialog.finished.connect(self._on_dialog_closed)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot()
    def _on_dialog_closed(self) -> None:
        dialog = self.sender()
        for wish, one in list(self._dialogs.items()):
            if one is dialog:
                del self._dialogs[wish]
                one.deleteLater()

    def dialogs(self) -> list[CorrectDialog]:
        """Return the dialogs that are open."""
        return list(self._dialogs.values())

    @Slot()
    def show_list(self) -> None:
        """Show the list of all corrections, beside the window; one at a time."""
        from govtrades_desktop.gui.dialogs.corrections import CorrectionsDialog

        if self.list_dialog is None:
            self.list_dialog = CorrectionsDialog(self._window.catalogue, self, self._window)
            self.list_dialog.finished.connect(self._on_list_closed)
        self.list_dialog.show()
        self.list_dialog.raise_()
        self.list_dialog.activateWindow()

    @Slot()
    def _on_list_closed(self) -> None:
        if self.list_dialog is not None:
            self.list_dialog.deleteLater()
            self.list_dialog = None
