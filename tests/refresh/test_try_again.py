"""A person's wish to try again is carried out at once, whatever waiting time an earlier failure began."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.failures import FailureClass
from govtrades_desktop.refresh.try_again import load_failed, retry_failed, try_again
from tests.filings import hostile
from tests.filings.folder import make_filings
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.site import Fault, serve

ITS_DOCUMENT = "(SELECT document_id FROM filing WHERE reading = 'failed' AND document_id IS NOT NULL)"
LAST_TRY = "(SELECT MAX(id) FROM fetch_attempt WHERE outcome = 'fetched')"


def test_a_failed_filing_is_fetched_anew_and_read_at_once(tmp_path: Path, folder: MakeFolder) -> None:
    """The wish was only written down, and the window said "nothing new": nobody asked the site again."""
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=3, rows_each=(1, 2))
    victim = made.ptrs("read")[0]
    assert victim.path is not None
    good = victim.path.read_bytes()
    victim.path.write_bytes(hostile.truncated())
    with serve(made.root) as site:
        data = folder(site)
        data.refresh(2025)
        assert data.states()[victim.doc_id] == "failed"
        assert data.refresh(2025).runs[0].fetched == 0  # it waits
        victim.path.write_bytes(good)
        site.reset()
        ((filing_id,),) = data.rows("SELECT id FROM filing WHERE doc_id = ?", victim.doc_id)
        report = try_again(
            [filing_id],
            settings=data.settings,
            paths=data.paths,
            stop=threading.Event(),
            listener=data.events.append,
        )
        assert [path for path in site.stats()["paths"] if path.endswith(".pdf")] == [victim.url_path]
    assert data.states()[victim.doc_id] == "read"
    assert sum(run.read for run in report.runs) == 1
    assert filing_id in report.changes.changed_filings


def test_a_good_filing_is_read_again_without_a_request(tmp_path: Path, folder: MakeFolder) -> None:
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=2, rows_each=(1, 2))
    with serve(made.root) as site:
        data = folder(site)
        data.refresh(2025)
        site.reset()
        ids = [row[0] for row in data.rows("SELECT id FROM filing WHERE reading = 'read'")]
        report = try_again(
            ids, settings=data.settings, paths=data.paths, stop=threading.Event(), listener=data.events.append
        )
        assert site.stats()["requests"] == 0
    assert report.runs[0].read == len(ids)


def test_a_document_broken_on_its_way_is_asked_for_again_by_and_by_and_not_every_cycle(
    tmp_path: Path, folder: MakeFolder
) -> None:
    """Bytes that came whole and wrong were kept for good: the filing stayed failed until a person looked."""
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=2, rows_each=(1, 2))
    victim = made.ptrs("read")[0]
    assert victim.path is not None
    good = victim.path.read_bytes()
    victim.path.write_bytes(hostile.truncated())
    now = dt.datetime.now(dt.UTC)
    asked = []
    with serve(made.root) as site:
        data = folder(site)
        for day in range(12):
            site.reset()
            data.refresh(2025, now=now + dt.timedelta(days=day, minutes=1))
            asked += [day] * (victim.url_path in site.stats()["paths"])
            if asked[-1:] == [day]:
                # the moment of a fetch is the machine's own clock's: it is made the test's
                moment = (now + dt.timedelta(days=day, minutes=-9)).strftime("%Y-%m-%dT%H:%M:%SZ")
                write(data, f"UPDATE document SET fetched_at = '{moment}' WHERE id = {ITS_DOCUMENT}")
                write(data, f"UPDATE fetch_attempt SET at = '{moment}' WHERE id = {LAST_TRY}")
        assert asked == [0, 1, 3, 7]
        assert data.states()[victim.doc_id] == "failed"
        victim.path.write_bytes(good)
        data.refresh(2025, now=now + dt.timedelta(days=40))
    assert data.states()[victim.doc_id] == "read"


def test_asking_in_vain_for_another_copy_does_not_change_why_the_one_at_hand_fails(
    tmp_path: Path, folder: MakeFolder
) -> None:
    """The reason became "no answer", and nobody could tell any more that the document is broken."""
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=2, rows_each=(1, 2))
    victim = made.ptrs("read")[0]
    assert victim.path is not None
    victim.path.write_bytes(hostile.truncated())
    now = dt.datetime.now(dt.UTC)
    with serve(made.root) as site:
        data = folder(site)
        data.refresh(2025)
        ((before,),) = data.rows("SELECT reason FROM filing WHERE doc_id = ?", victim.doc_id)
        site.always(victim.url_path, Fault("status", status=503))
        report = data.refresh(2025, now=now + dt.timedelta(days=2))
    assert victim.doc_id in {error.doc_id for error in report.runs[0].errors}
    assert data.rows("SELECT reason, reading FROM filing WHERE doc_id = ?", victim.doc_id) == [
        (before, "failed")
    ]


def test_what_failed_is_tried_again_all_or_some_and_a_wrong_id_does_nothing(
    tmp_path: Path, folder: MakeFolder
) -> None:
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=3, rows_each=(1, 2))
    first, second, *_ = made.ptrs("read")
    kept = {}
    for victim in (first, second):
        assert victim.path is not None
        kept[victim] = victim.path.read_bytes()
        victim.path.write_bytes(hostile.truncated())
    (missing,) = made.ptrs("failed")
    with serve(made.root) as site:
        data = folder(site)
        facts = {
            "settings": data.settings,
            "paths": data.paths,
            "stop": threading.Event(),
            "listener": data.events.append,
        }
        data.refresh(2025)
        for victim, good in kept.items():
            assert victim.path is not None
            victim.path.write_bytes(good)
        site.reset()
        with pytest.raises(UserInputError, match="No failed filing has the id 4711"):
            retry_failed([first.doc_id, "4711"], **facts)
        assert site.stats()["requests"] == 0
        retry_failed([first.doc_id], **facts)
        assert (data.states()[first.doc_id], data.states()[second.doc_id]) == ("read", "failed")
        assert second.url_path not in site.stats()["paths"]
        site.reset()
        retry_failed(**facts)
        asked = {path for path in site.stats()["paths"] if path.endswith(".pdf")}
        assert asked == {second.url_path, missing.url_path}
        assert data.states()[second.doc_id] == "read"
        (left,) = load_failed(data.paths, now=dt.datetime.now(dt.UTC))
        assert left.doc_id == missing.doc_id
        assert left.plan.failure is FailureClass.PERMANENT
        assert "Tried again from" in left.plan.words(dt.datetime.now(dt.UTC))
        write(data, "DELETE FROM filing WHERE doc_id = ?", missing.doc_id)
        assert retry_failed(**facts) is None


def write(data: DataFolder, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(data.paths.database)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = 1")
        connection.execute(sql, values)
