"""The button "Fetch now": the original comes from the site, and what was read from it stays."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.refresh.archive_keeping import prune_archive
from govtrades_desktop.refresh.events import RefreshReport
from govtrades_desktop.refresh.fetch_originals import fetch_originals
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.site import MadeSite


def fetch(data: DataFolder, *filing_ids: int) -> RefreshReport:
    return fetch_originals(
        filing_ids,
        settings=data.settings,
        paths=data.paths,
        stop=threading.Event(),
        listener=data.events.append,
    )


@pytest.mark.parametrize("loss", ["pruned", "damaged"])
def test_an_original_that_is_lost_is_fetched_and_no_other(
    site: MadeSite, folder: MakeFolder, loss: str
) -> None:
    """To read a filing again asks the archive alone: of a lost page it brought an error, not the page."""
    data = folder(site)
    data.refresh(2025)
    rows = data.rows('SELECT filing_id, line, asset FROM "transaction" ORDER BY id')
    archive = Archive(data.paths.archive)
    ((filing_id, doc_id, sha256), *_) = data.rows(
        "SELECT f.id, f.doc_id, d.sha256 FROM filing f JOIN document d ON d.id = f.document_id"
        " WHERE f.reading = 'read'"
    )
    if loss == "pruned":
        prune_archive(data.paths, keep_years=0, today=dt.date(2025, 12, 1))
        assert archive.sizes() == {}
    else:
        archive.path(sha256).write_bytes(b"rotten")
    site.reset()
    fetch(data, filing_id)
    asked = [path for path in site.stats()["paths"] if path.endswith(".pdf")]
    assert [path.rsplit("/", 1)[-1] for path in asked] == [f"{doc_id}.pdf"]
    assert archive.read(sha256)
    assert data.rows('SELECT filing_id, line, asset FROM "transaction" ORDER BY id') == rows


def test_what_was_fetched_by_hand_survives_the_next_refresh_of_a_small_archive(
    site: MadeSite, folder: MakeFolder
) -> None:
    """Kept for one year only, a page fetched at its row was gone after the next refresh."""
    data = folder(site, archive_years=1)
    later = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)
    data.refresh(2025, now=later)
    archive = Archive(data.paths.archive)
    before = archive.sizes()
    ((filing_id, sha256), *_) = [
        row
        for row in data.rows(
            "SELECT f.id, d.sha256 FROM filing f JOIN document d ON d.id = f.document_id"
            " WHERE f.reading = 'read'"
        )
        if row[1] not in before
    ]
    fetch(data, filing_id)
    assert archive.has(sha256)
    data.refresh(2025, now=later)
    assert archive.has(sha256)
    # what nobody asked for goes as ever
    assert set(archive.sizes()) == {*before, sha256}


def test_a_filing_that_vanished_cannot_be_fetched_and_says_so(site: MadeSite, folder: MakeFolder) -> None:
    data = folder(site)
    data.refresh(2025)
    with pytest.raises(UserInputError, match="does not list this filing"):
        fetch(data, 999_999)
