"""The way to the first paint, and what is kept off it.

A start is mostly importing, so the order of imports is the program here. Two things cost more than any module
of ours, and neither shows in a profile of one:

- PySide6 looks into the *source* of every module that is imported after it, for the words "PySide6" (its
  `feature` switch). It need not look into what was there before: what has nothing to do with Qt comes first.
- The cycle collector goes through all objects again and again while modules are made, and finds nothing that
  could go. It rests until the first paint; what the start made is then set aside (`gc.freeze`), so that
  later rounds, which stop the window, do not go through it either.

It may not decide anything: `app` puts the program together.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from govtrades_desktop.settings.paths import DataPaths
    from govtrades_desktop.settings.settings import Settings


def import_what_is_not_qt() -> None:
    """Import what every page asks, before PySide6 is imported."""
    import govtrades_desktop.query.coverage
    import govtrades_desktop.query.freshness
    import govtrades_desktop.query.trades
    import govtrades_desktop.refresh.events
    import govtrades_desktop.store.starter  # noqa: F401


def run(
    paths: DataPaths,
    settings: Settings | None = None,
    *,
    argv: Sequence[str] = (),
    page: str | None = None,
    files: Sequence[Path] = (),
) -> int:
    """Open the program as quickly as it can be; arguments, errors and exit codes are those of `app.run`."""
    gc.disable()
    try:
        import_what_is_not_qt()
        from govtrades_desktop.gui import app

        return app.run(paths, settings, argv=argv, page=page, files=files, on_painted=settle)
    finally:
        gc.enable()


def settle() -> None:
    """The window stands: collect from now on what comes from now on."""
    gc.freeze()
    gc.enable()
