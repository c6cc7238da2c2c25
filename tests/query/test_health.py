"""Health tells facts: sources, runs, the database."""

from __future__ import annotations

import json
from pathlib import Path

from govtrades_desktop.core.errors import SourceUnavailable
from govtrades_desktop.query.health import load_health
from govtrades_desktop.query.library import Library
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ingest import (
    RunTotals,
    finish_run,
    ingest_document,
    record_skip,
    start_run,
)
from tests.store.factory import NOW, list_one, make_document


def test_health_tells_sources_runs_and_the_database(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.sqlite") as store:
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        run = start_run(store, "house", started_at=NOW, is_manual=True)
        error = SourceUnavailable("The site does not answer.", hint="Try later.")
        finish_run(store, run, RunTotals(requests=3), finished_at=NOW, outcome="failed", error=error)
        record_skip(store, "house", at=NOW, reason="A refresh was running.")
    with Library(tmp_path / "g.sqlite", tmp_path / "derived") as library:
        health = load_health(library, is_checked=True)
        assert load_health(library).problems is None  # not asked for is not the same as sound
    assert health.problems == () and health.documents == 1 and health.documents_bytes == 1234
    source = health.sources[0]
    assert (source.last_error, source.last_error_hint, source.is_failing) == (error.message, error.hint, True)
    assert [(one.outcome, one.reason) for one in health.runs] == [
        ("skipped", "A refresh was running."),
        ("failed", "The site does not answer."),
    ]
    assert health.runs[1].requests == 3 and health.runs[1].is_manual
    told = json.loads(json.dumps(health.as_json()))
    assert told["sources"][0]["is_failing"] is True and told["runs"][0]["started_at"].startswith(
        "2026-06-22T"
    )
