"""A person's wish to try again is carried out at once, whatever waiting time an earlier failure began."""

from __future__ import annotations

import threading
from pathlib import Path

from govtrades_desktop.refresh.try_again import try_again
from tests.filings import hostile
from tests.filings.folder import make_filings
from tests.refresh.conftest import MakeFolder
from tests.support.site import serve


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
