"""Fetching chosen originals again, now: they were never here, or the archive lost them.

It joins a wish in the ledger and a refresh limited to those filings; it knows no more of either than a
listener does. What was read stays, whatever comes of it; what came is remembered as asked for, and stays
however few years the archive keeps.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Iterable

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.refresh.events import Listener, RefreshReport, RefreshRequest
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.archived import ListedFiling, keep_by_hand, list_images, list_listed
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ledger import wish_reading


def fetch_originals(
    filing_ids: Iterable[int],
    *,
    settings: Settings,
    paths: DataPaths,
    stop: threading.Event,
    listener: Listener,
) -> RefreshReport:
    """Fetch the documents of filings whose bytes are not in the archive, or damaged there.

    Returns:
        The report of the refresh that fetched them.

    Raises:
        UserInputError: no filing of these can be fetched (unknown, vanished, not collected), or a source
            whose terms are not accepted.
        StoreError: the database, the archive or the derived data cannot be written.
    """
    with refreshing_alone(paths.root), open_store(paths.database, backups=paths.backups) as store:
        listed = list_listed(store, filing_ids)
        if not listed:
            raise UserInputError(
                "The official index does not list this filing (any more), so it cannot be fetched.",
                hint="Import a copy of it where you have one.",
            )
        wish_reading(store, [filing.id for filing in listed])
        for filing in listed:
            _let_go_of_half(Archive(paths.archive), filing, list_images(store, filing.id))
    request = RefreshRequest(
        tuple(dict.fromkeys(filing.source for filing in listed)),
        years=tuple(sorted({filing.year for filing in listed}, reverse=True)),
        is_manual=True,
        only=frozenset(filing.doc_id for filing in listed),
    )
    report = run_refresh(request, settings=settings, paths=paths, stop=stop, listener=listener)
    # remembered after it: only now the ledger names the document that came
    with refreshing_alone(paths.root), open_store(paths.database, backups=paths.backups) as store:
        keep_by_hand(store, [filing.id for filing in listed], asked_at=dt.datetime.now(dt.UTC))
    return report


def _let_go_of_half(archive: Archive, filing: ListedFiling, images: list[str]) -> None:
    """Remove the page of a paper report whose pictures are lost: pictures come with their page only."""
    if filing.sha256 is None:
        return
    for image in images:
        try:
            archive.read(image)
        except StoreUnavailable as error:
            if error.context.get("is_lost"):
                with contextlib.suppress(StoreUnavailable):  # the page then serves as it did
                    archive.remove(filing.sha256)
                return
            raise
