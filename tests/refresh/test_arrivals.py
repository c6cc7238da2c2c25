"""What a killed run had fetched is not asked for again, and what it had half-written is gone."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.records import RawDocument
from govtrades_desktop.refresh.arrivals import Arrivals
from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.site import MadeSite

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def document(sha256: str = "a" * 64, at: dt.datetime = NOW) -> RawDocument:
    return RawDocument(f"https://x/{sha256[:4]}", sha256, 3, at, '"tag"', "Mon, 01 Jan 2024 00:00:00 GMT")


def test_what_was_archived_before_the_end_came_is_not_asked_for_again(
    filings: MadeFilings,
    site: MadeSite,
    folder: MakeFolder,
    quiet: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A kill between archive and ledger cost every document in the queue a second request, silently."""
    data: DataFolder = folder(site)
    newest = sorted(filings.ptrs("read"), key=lambda f: (f.row.year, f.doc_id))[-3:]
    reached = threading.Event()

    def die(*_: object, **__: object) -> None:
        for filing in newest:
            site.wait_for(filing.url_path)
        reached.set()
        raise StoreUnavailable("As if killed here.")

    with monkeypatch.context() as patch:
        patch.setattr("govtrades_desktop.refresh.documents.ingest_document", die)
        with pytest.raises(StoreUnavailable, match="As if killed"):
            data.refresh(2024, 2025)
    assert reached.is_set()
    archived = len(data.archived()) - 1  # beside the documents lie the notes
    assert archived >= 2
    before = site.stats()["whole"]
    report = data.refresh(2024, 2025)
    again = site.stats()["whole"]
    assert [path for path in before if path.endswith(".pdf") and again[path] > before[path]] == []
    documents = len(data.content()["documents"])
    assert report.runs[0].fetched == documents - archived
    assert data.content() == quiet
    assert len(data.archived()) == documents  # the notes are gone


def test_notes_survive_a_cut_and_are_believed_once_and_not_for_long(tmp_path: Path) -> None:
    notes = Arrivals(tmp_path / "archive")
    notes.note("senate", "one", document(), [document("b" * 64), document("c" * 64)])
    notes.note("house", "2", document("d" * 64, NOW - dt.timedelta(days=2)), [])
    notes.note("house", "3", document("e" * 64, NOW + dt.timedelta(hours=2)), [])
    file = tmp_path / "archive" / "arrivals.jsonl"
    file.write_text(file.read_text() + '["house", "4", {"url": "https://x", "sha2')
    left = Arrivals(tmp_path / "archive")
    assert left.take("senate", "one", now=NOW) == (document(), (document("b" * 64), document("c" * 64)))
    assert left.take("senate", "one", now=NOW) is None
    assert left.take("house", "2", now=NOW) is None, "two days old"
    assert left.take("house", "3", now=NOW) is None, "from the future: the clock was set back"
    assert left.take("house", "4", now=NOW) is None
    left.clear()
    left.clear()
    assert not file.exists()


def test_what_a_killed_program_left_half_written_is_gone_after_the_next_start(
    site: MadeSite, folder: MakeFolder
) -> None:
    """It was kept for a day, and swept only by a refresh that happened to come later than that."""
    data: DataFolder = folder(site)
    incoming = data.paths.archive / "incoming"
    incoming.mkdir(parents=True)
    (incoming / "0123456789ab-x").write_bytes(b"%PDF-half")
    data.refresh(2025)
    assert list(incoming.iterdir()) == []
