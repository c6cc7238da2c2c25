"""Whole refreshes against a site over generated filings: what comes of them is known beforehand."""

from __future__ import annotations

import datetime as dt
import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.core.records import ReadingState
from govtrades_desktop.refresh.events import FilingRead, Progress, RefreshRequest, RunError
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.settings.settings import Settings
from tests.filings import hostile
from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.site import Fault, MadeSite

INDEX = "/public_disc/financial-pdfs/{}FD.zip"
Content = dict[str, list[tuple[Any, ...]]]


def documents(site: MadeSite) -> list[str]:
    return [path for path in site.stats()["order"] if "/ptr-pdfs/" in path]


def test_every_listed_filing_gets_its_true_state_and_every_row_is_there(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(site)
    report = data.refresh(2024, 2025)
    assert data.states() == {filing.doc_id: filing.state for filing in filings.filings}
    told = data.rows(
        "SELECT doc_id, line, asset, ticker, owner, t.type, traded_on, amount_low_usd, amount_high_usd"
        ' FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
    )
    names = ("line", "asset", "ticker", "owner", "type", "traded_on", "amount_low_usd", "amount_high_usd")
    true = {(doc_id, *(str(row[name]) for name in names)) for doc_id, row in filings.transactions()}
    assert {tuple(str(cell) if n else cell for n, cell in enumerate(row)) for row in told} == true
    run = report.runs[0]
    ptrs = filings.ptrs()
    assert (run.listed, run.new, run.fetched) == (
        len(ptrs),
        len(ptrs),
        len(ptrs) - len(filings.ptrs("failed")),
    )
    assert (run.read, run.paper, run.no_trades, run.failed) == tuple(
        len(filings.ptrs(state)) for state in ("read", "paper", "no_trades", "failed")
    )
    assert run.transactions == len(filings.transactions()) == report.changes.new_transactions
    assert run.requests == site.stats()["requests"]
    assert len(report.changes.new_filings) == len(filings.filings)
    assert not report.is_cancelled
    assert not run.is_unavailable


def test_the_listener_is_told_of_stages_readings_and_failures(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(site)
    report = data.refresh(2024, 2025)
    progress = [event for event in data.events if isinstance(event, Progress)]
    assert list(dict.fromkeys(event.stage for event in progress)) == [
        "index",
        "documents",
        "resolve",
        "derive",
    ]
    for stage in ("index", "documents", "resolve", "derive"):
        of_stage = [event for event in progress if event.stage == stage]
        assert of_stage[0].done == 0
        assert of_stage[-1].done == of_stage[-1].total
    read = {event.doc_id: event.state for event in data.events if isinstance(event, FilingRead)}
    assert read == {f.doc_id: ReadingState(f.state) for f in filings.ptrs() if f.state != "failed"}
    errors = [event for event in data.events if isinstance(event, RunError)]
    assert {error.doc_id for error in errors} == {f.doc_id for f in filings.ptrs("failed")}
    assert {error.kind for error in errors} == {"DocumentMissing"}
    assert tuple(errors) == report.runs[0].errors


def test_a_second_refresh_asks_for_the_indexes_only_and_changes_nothing(
    site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    first = data.refresh(2024, 2025)
    site.reset()
    second = data.refresh(2024, 2025)
    stats = site.stats()
    assert stats["order"] == [INDEX.format(2025), INDEX.format(2024)]
    assert stats["conditional"] == {INDEX.format(2025): 1, INDEX.format(2024): 1}
    assert stats["statuses"] == {"304": 2}
    assert second.generation == first.generation
    assert (second.changes.new_filings, second.changes.changed_filings) == ((), ())
    assert (second.runs[0].listed, second.runs[0].new) == (first.runs[0].listed, 0)
    assert data.content() == quiet


def test_an_index_rebuilt_with_the_same_content_changes_nothing(
    own_filings: MadeFilings, own_site: MadeSite, folder: MakeFolder
) -> None:
    """The site rebuilds every zip each morning: a new ETag must not bring two thousand rows to rewrite."""
    data = folder(own_site)
    first = data.refresh(2025)
    zip_path = own_filings.root / "house" / "financial-pdfs" / "2025FD.zip"
    zip_path.write_bytes(zip_path.read_bytes() + b"\0")  # a trailing byte: another ETag, the same members
    second = data.refresh(2025)
    assert own_site.stats()["statuses"]["200"] == len(own_filings.ptrs()) - 1 + 2
    assert second.generation == first.generation


def test_filings_are_fetched_newest_first(filings: MadeFilings, site: MadeSite, folder: MakeFolder) -> None:
    folder(site).refresh(2024, 2025)

    def filed(path: str) -> dt.date:
        month, day, year = filings.find(path.rsplit("/")[-1][:-4]).row.filing_date.split("/")
        return dt.date(int(year), int(month), int(day))

    dates = [filed(path) for path in documents(site)]
    assert dates == sorted(dates, reverse=True)
    assert site.stats()["most_at_once"] == 1


@pytest.mark.parametrize("fault", ["html", "truncated", "wrong_header", "no_rows"])
def test_a_broken_index_is_told_and_stops_neither_the_ledger_nor_the_next_year(
    tmp_path: Path, fault: str, folder: MakeFolder
) -> None:
    from tests.filings.folder import make_filings
    from tests.support.site import serve

    made = make_filings(tmp_path / "filings", years=(2024, 2025), per_year=1, rows_each=(1, 1))
    with serve(made.root) as site:
        data = folder(site)
        data.refresh(2025, limit=0)
        before = data.content()
        made.write_index(2025, fault=fault)
        report = data.refresh(2025, 2024, limit=0)
        after = data.content()
        made.write_index(2025)
        healed = data.refresh(2025, 2024, limit=0)
    (error,) = (error for error in report.runs[0].errors if error.doc_id is None)
    assert error.kind in ("SourceChanged", "SourceUnavailable")
    assert "2025" in error.error
    assert [row for row in after["filings"] if row[2] == 2025] == before["filings"]
    assert sum(row[2] == 2024 for row in after["filings"]) == len(made.of_year(2024))
    assert healed.runs[0].errors == ()


def test_a_site_that_answers_nothing_is_told_once_and_what_is_archived_is_read_all_the_same(
    own_filings: MadeFilings, own_site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(own_site, parse_timeout_s=20)
    data.refresh(2025)
    database = data.paths.database
    import sqlite3

    with sqlite3.connect(database) as connection:
        connection.execute(
            "UPDATE filing SET tried_parser_version = 0 WHERE tried_parser_version IS NOT NULL"
        )
    connection.close()
    own_site.always(INDEX.format(2025), Fault("status", status=500))
    own_site.reset()
    report = data.refresh(2025)
    run = report.runs[0]
    assert run.is_unavailable
    assert [error.kind for error in run.errors] == ["SourceUnavailable"]
    assert run.read + run.paper + run.no_trades == len(own_filings.ptrs()) - 1
    assert documents(own_site) == []
    assert data.rows("SELECT last_error_kind FROM source_state") == [("SourceUnavailable",)]


def test_after_five_failures_in_a_row_the_source_is_left_alone_until_the_next_run(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    """A site that refuses us was asked for every one of eight thousand filings, twice each."""
    data = folder(site)
    paths = [filing.url_path for filing in filings.ptrs()]
    for path in paths:
        site.always(path, Fault("challenge"))
    report = data.refresh(2024, 2025)
    run = report.runs[0]
    assert run.is_unavailable
    assert len(documents(site)) == 5 * 2  # a refusal is asked about once more
    assert (run.failed, len(run.errors)) == (5, 6)
    waiting = len(paths) - 5
    assert f"House Clerk is not asked any more in this run; {waiting} filings wait" in run.errors[-1].error
    assert data.rows("SELECT outcome FROM refresh_run") == [("failed",)]
    assert set(data.states().values()) == {"not_fetched"}
    for path in paths:
        site.always(path, None)
    assert not data.refresh(2024, 2025).runs[0].is_unavailable
    assert data.content() == quiet


def test_a_site_that_asks_for_an_hours_rest_is_left_alone_at_once(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    for filing in filings.ptrs():
        site.always(filing.url_path, Fault("status", status=429, retry_after_s=3600))
    run = folder(site).refresh(2024, 2025).runs[0]
    assert len(documents(site)) == 1
    assert run.is_unavailable
    assert "asks to wait 3600 s" in run.errors[-1].error


def test_faults_of_every_kind_end_in_the_rows_of_a_quiet_run(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    kinds = ("status", "challenge", "html200", "reset", "truncated", "drip", "wrong_type", "oversized_untold")
    faults = [Fault(kind, delay_s=0.001, size_bytes=200_000_000) for kind in kinds]
    for n, filing in enumerate(filings.ptrs()):
        site.script(filing.url_path, faults[n % len(faults)])
        site.script(filing.url_path, faults[(n + 3) % len(faults)]) if n % 3 == 0 else None
    for year in (2024, 2025):
        site.script(INDEX.format(year), Fault("truncated"))
    later = dt.datetime.now(dt.UTC)
    for day in range(3):  # what a document's own fault seemed to be waits a day
        data.refresh(2024, 2025, now=later + dt.timedelta(days=2 * day))
    strip = {**data.content(), "filings": [row[:5] + row[6:] for row in data.content()["filings"]]}
    assert strip == {**quiet, "filings": [row[:5] + row[6:] for row in quiet["filings"]]}


def test_stopped_in_the_middle_it_keeps_what_is_done_and_goes_on_from_there(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    held = sorted((f for f in filings.ptrs("read")), key=lambda f: f.doc_id)[2].url_path
    site.script(held, Fault("held"))
    stop = threading.Event()
    reports = []
    thread = threading.Thread(target=lambda: reports.append(data.refresh(2024, 2025, stop=stop)))
    thread.start()
    site.wait_for(held)
    before = documents(site)[:-1]
    stop.set()
    thread.join(10)
    site.release()
    assert not thread.is_alive()
    (report,) = reports
    assert report.is_cancelled
    assert data.rows("SELECT outcome FROM refresh_run") == [("cancelled",)]
    assert data.rows(
        "SELECT count(*) FROM filing WHERE failures > 0 AND failure_kind != 'DocumentMissing'"
    ) == [(0,)]
    site.reset()
    again = data.refresh(2024, 2025)
    assert not again.is_cancelled
    missing = {filing.url_path for filing in filings.ptrs("failed")}
    assert not set(documents(site)) & (set(before) - missing)
    assert data.content() == quiet


def test_stopped_while_the_index_is_awaited_it_ends_at_once(site: MadeSite, folder: MakeFolder) -> None:
    data = folder(site)
    site.script(INDEX.format(2025), Fault("held"))
    stop = threading.Event()
    reports = []
    thread = threading.Thread(target=lambda: reports.append(data.refresh(2025, stop=stop)))
    thread.start()
    site.wait_for(INDEX.format(2025))
    stop.set()
    thread.join(10)
    site.release()
    assert reports[0].is_cancelled
    assert data.states() == {}


@pytest.mark.parametrize("at", [1, 7])
def test_a_disk_that_fills_up_ends_the_run_in_words_and_loses_nothing(
    site: MadeSite, folder: MakeFolder, quiet: Content, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    data = folder(site)
    flushed = 0
    real = os.fsync

    def fsync(handle: int) -> None:
        nonlocal flushed
        flushed += 1
        if flushed >= at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr("govtrades_desktop.fetch.archive.os.fsync", fsync)
        with pytest.raises(StoreUnavailable, match="No space left on device"):
            data.refresh(2024, 2025)
    assert [row[0] for row in data.rows("SELECT outcome FROM refresh_run")] == ["failed"]
    data.refresh(2024, 2025)
    assert data.content() == quiet


def test_a_database_that_gives_way_ends_the_run_at_once_though_the_site_is_silent(
    filings: MadeFilings,
    site: MadeSite,
    folder: MakeFolder,
    quiet: Content,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The thread that fetches was waited for, and it waited for the site: minutes of a dead window."""
    data = folder(site, timeout_s=300)
    newest = max(filings.ptrs("read"), key=lambda f: (f.row.year, f.doc_id))

    def fail(*_: object, **__: object) -> None:
        site.wait_for(newest.url_path)
        raise StoreUnavailable("The disk that holds the database is full.")

    for filing in filings.ptrs("read"):
        if filing is not newest:
            site.script(filing.url_path, Fault("held"))
    with monkeypatch.context() as patch:
        patch.setattr("govtrades_desktop.refresh.documents.ingest_document", fail)
        with pytest.raises(StoreUnavailable, match="is full"):
            data.refresh(2024, 2025)
    assert "supply" not in {thread.name for thread in threading.enumerate()}
    site.release()
    data.refresh(2024, 2025)
    assert data.content() == quiet


def test_an_archive_that_cannot_be_written_is_told_and_the_ledger_stands(
    site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    data.root.mkdir()
    data.paths.archive.write_text("a file in the way of the folder")
    with pytest.raises(StoreUnavailable, match="cannot be kept in"):
        data.refresh(2024, 2025)
    assert set(data.states().values()) == {"not_fetched", "failed"}  # failed: its document is missing
    data.paths.archive.unlink()
    data.refresh(2024, 2025)
    assert data.content() == quiet


def test_a_damaged_document_of_the_archive_is_fetched_again(
    own_filings: MadeFilings, own_site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(own_site)
    data.refresh(2025)
    quiet = data.content()
    filing = own_filings.ptrs("read")[0]
    ((filing_id, sha256),) = data.rows(
        "SELECT f.id, sha256 FROM filing f JOIN document d ON d.id = f.document_id WHERE doc_id = ?",
        filing.doc_id,
    )
    path = data.paths.archive / sha256[:2] / sha256[2:4] / sha256
    path.write_bytes(b"rot")
    own_site.reset()
    failed = data.read_again([filing_id])
    assert [error.kind for error in failed.runs[0].errors] == ["StoreUnavailable"]
    data.refresh(2025)
    assert documents(own_site) == [filing.url_path]
    assert data.content() == quiet


def test_hostile_documents_are_refused_in_words_and_the_others_are_read(
    tmp_path: Path, folder: MakeFolder
) -> None:
    from tests.filings.folder import make_filings
    from tests.support.site import serve

    made = make_filings(tmp_path / "filings", years=(2025,), per_year=7, rows_each=(1, 2))
    makers = (hostile.truncated, hostile.head_only, hostile.locked, hostile.page_tree_loop, hostile.no_pages)
    victims = made.ptrs("read")[: len(makers)]
    for filing, maker in zip(victims, makers, strict=True):
        assert filing.path is not None
        filing.path.write_bytes(maker())
    with serve(made.root) as site:
        data = folder(site)
        report = data.refresh(2025)
    states = data.states()
    assert {states[filing.doc_id] for filing in victims} == {"failed"}
    assert [states[filing.doc_id] for filing in made.ptrs("read")[len(makers) :]] == ["read"] * 2
    reasons = dict(data.rows("SELECT doc_id, reason FROM filing WHERE reading = 'failed'"))
    for filing in victims:
        assert len(reasons[filing.doc_id]) > 20
    assert {error.doc_id for error in report.runs[0].errors} >= {filing.doc_id for filing in victims}


def test_reading_again_makes_no_request_and_gives_the_same(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    data.refresh(2024, 2025)
    site.reset()
    ids = [row[0] for row in data.rows("SELECT id FROM filing WHERE reading = 'read'")]
    report = data.read_again(ids)
    assert report.runs[0].read == len(ids) == len(filings.ptrs("read"))
    assert report.changes.changed_filings == ()
    assert data.read_again([]).runs == ()
    assert data.read_again().runs == ()
    assert site.stats()["requests"] == 0
    assert data.content() == quiet


def test_a_limit_bounds_what_is_fetched_and_the_rest_waits(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    run = data.refresh(2024, 2025, limit=3).runs[0]
    assert len(documents(site)) == 3
    assert run.new == len(filings.ptrs())
    data.refresh(2024, 2025)
    assert data.content() == quiet


def test_documents_nobody_chose_are_not_asked_for(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    data = folder(site)
    chosen = filings.ptrs("read")[1]
    request = RefreshRequest(years=(2024, 2025), only=frozenset({chosen.doc_id}))
    run_refresh(
        request,
        settings=data.settings,
        paths=data.paths,
        stop=threading.Event(),
        listener=data.events.append,
    )
    assert documents(site) == [chosen.url_path]
    states = data.states()
    assert states.pop(chosen.doc_id) == "read"
    assert set(states.values()) == {"not_fetched"}
    data.refresh(2024, 2025)
    assert data.content() == quiet


def test_without_years_this_one_and_the_last_are_looked_at_and_january_is_no_error(
    site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(site)
    january = dt.datetime(2026, 1, 2, 6, 0, tzinfo=dt.UTC)
    run = data.refresh(now=january, limit=0).runs[0]
    assert site.stats()["order"] == [INDEX.format(2026), INDEX.format(2025)]
    assert run.errors == ()
    later = dt.datetime(2026, 3, 2, 6, 0, tzinfo=dt.UTC)
    errors = data.refresh(now=later, limit=0).runs[0].errors
    assert [error.kind for error in errors] == ["DocumentMissing"]
    assert "2026FD.zip" in errors[0].error


def test_two_programs_do_not_refresh_one_folder_at_once(
    site: MadeSite, folder: MakeFolder, quiet: Content
) -> None:
    """Both fetched every document, and the second closed the first one's run as interrupted."""
    data = folder(site)
    site.script(INDEX.format(2025), Fault("held"))
    thread = threading.Thread(target=lambda: data.refresh(2024, 2025))
    thread.start()
    site.wait_for(INDEX.format(2025))
    with pytest.raises(StoreUnavailable, match="Another copy of the program is refreshing"):
        data.refresh(2024, 2025)
    site.release()
    thread.join(60)
    assert data.rows("SELECT outcome FROM refresh_run") == [("done",)]
    assert data.content() == quiet


def test_a_wrong_wish_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data", "http://127.0.0.1:9")
    with pytest.raises(UserInputError):
        data.refresh(1999)
    with pytest.raises(UserInputError):
        run_refresh(
            RefreshRequest(sources=("lords",)),
            settings=Settings(),
            paths=data.paths,
            stop=threading.Event(),
            listener=data.events.append,
        )
    assert not data.root.exists()


def test_no_network_is_one_clear_error(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data", "http://127.0.0.1:9", {"retries": 1})
    report = data.refresh(2025)
    (error,) = report.runs[0].errors
    assert report.runs[0].is_unavailable
    assert "accepts no connection" in error.error
    assert error.hint
