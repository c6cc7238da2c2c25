"""The real work behind each request to the refresh thread; everything it needs is imported when it is needed.

It decides nothing: which request means which function of `refresh`, and that a refresh ends with looking
after the data.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui.refresh_requests import (
    FetchOriginals,
    ImportFiles,
    PruneArchive,
    ReadAgain,
    Request,
    Resolve,
    Upkeep,
)
from govtrades_desktop.refresh.events import RefreshReport
from govtrades_desktop.refresh.soundness import DAMAGED, Upkept, doubt
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings


class PipelineRun:
    """The real work of a refresh, bound to this copy's settings; called on the refresh thread.

    `settings` is a function: a setting changed in the window holds for the next run.
    """

    def __init__(self, paths: DataPaths, settings: Callable[[], Settings]) -> None:
        self._paths = paths
        self._settings = settings

    def __call__(  # noqa: D102 - the class says it
        self,
        request: Request,
        stop: threading.Event,
        listener: Callable[[Any], None],
    ) -> Any:
        # Imported at the first refresh, off the GUI thread: requests, peewee and the pool cost 200 ms.
        from govtrades_desktop.refresh import pipeline

        facts: dict[str, Any] = {
            "settings": self._settings(),
            "paths": self._paths,
            "stop": stop,
            "listener": listener,
        }
        if isinstance(request, ImportFiles):
            from govtrades_desktop.refresh import importing

            return importing.import_files(request.paths, **facts)
        if isinstance(request, ReadAgain):
            from govtrades_desktop.refresh import try_again

            return try_again.try_again(request.filing_ids, **facts)
        if isinstance(request, FetchOriginals):
            from govtrades_desktop.refresh import fetch_originals

            return fetch_originals.fetch_originals(request.filing_ids, **facts)
        if isinstance(request, PruneArchive):
            from govtrades_desktop.refresh import archive_keeping

            return archive_keeping.prune_archive(
                self._paths,
                keep_years=request.keep_years,
                today=dt.date.today(),
                with_irreplaceable=request.with_irreplaceable,
            )
        if isinstance(request, Resolve):
            from govtrades_desktop.refresh import processing

            return processing.resolve_now(self._paths, stop=stop, listener=listener)
        if isinstance(request, Upkeep):
            return self._look_after(facts, is_check_due=request.is_check_due)
        try:
            report = pipeline.run_refresh(request, **facts)
        except StoreUnavailable as error:
            if doubt(error, self._paths):
                listener(Upkept((DAMAGED,), is_damaged=True))
            raise
        if not report.is_cancelled:
            self._look_after(facts)
        return report

    @staticmethod
    def _look_after(facts: dict[str, Any], *, is_check_due: bool = False) -> RefreshReport:
        """Look after the data; what came of it goes to the listener. The report is of nothing asked."""
        from govtrades_desktop.refresh.upkeep import look_after

        began = dt.datetime.now(dt.UTC)
        upkept = look_after(**facts, is_check_due=is_check_due)
        facts["listener"](upkept)
        generation = max((report.generation for report in upkept.reports), default=0)
        is_cancelled = any(report.is_cancelled for report in upkept.reports)
        return RefreshReport(
            (), ChangeSet(generation), generation, is_cancelled, began, dt.datetime.now(dt.UTC)
        )
