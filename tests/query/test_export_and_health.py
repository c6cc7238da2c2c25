"""Exports hold exactly the rows given, safe to open; health tells facts."""

from __future__ import annotations

import csv
import json
import threading
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import (
    Cancelled,
    SourceUnavailable,
    StoreBug,
    StoreUnavailable,
    UserInputError,
)
from govtrades_desktop.query import export
from govtrades_desktop.query.export import CSV_COLUMNS, export_trades
from govtrades_desktop.query.health import load_health
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ingest import (
    RunTotals,
    finish_run,
    ingest_document,
    ingest_filing,
    record_skip,
    start_run,
)
from tests.store.factory import NOW, full_filing, list_one, make_document, make_parsed, make_transaction


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_and_json_hold_exactly_the_rows_in_their_order(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "BATCH", 7)
    positions = find_trades(library, "type:sell", sort=("official", "-traded"))
    assert len(positions) > 50
    wanted = [row.as_json() for row in load_rows(library, positions, is_whole=True)]
    assert export_trades(library, positions, tmp_path / "t.json") == len(wanted)
    assert json.loads((tmp_path / "t.json").read_text("utf-8")) == {"rows": wanted, "total": len(wanted)}
    export_trades(library, positions, tmp_path / "t.csv")
    found = read_csv(tmp_path / "t.csv")
    assert [(one["doc_id"], int(one["line"])) for one in found] == [
        (one["doc_id"], one["line"]) for one in wanted
    ]
    for cells, row in zip(found, wanted, strict=True):
        assert cells["url"] == row["url"] and cells["reading"] == "read" and int(cells["page"]) == row["page"]
        assert cells["official"] == row["official"]
        assert cells["amount_high_usd"] == (
            "" if row["amount_high_usd"] is None else str(row["amount_high_usd"])
        )
        assert cells["is_late"] == {True: "yes", False: "no", None: ""}[row["is_late"]]


def test_a_spreadsheet_runs_nothing_that_a_stranger_wrote(tmp_path: Path) -> None:
    """Stops: an asset named =cmd|'…' run by the reader's spreadsheet; a negative lag stays a number."""
    evil = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1+1",
        'plain, with "quotes"\nand lines',
    ]
    with open_store(tmp_path / "g.sqlite") as store:
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        rows = [make_transaction(line, asset=text, description=text) for line, text in enumerate(evil, 1)]
        ingest_filing(store, filing_id, make_parsed(*rows), read_at=NOW)
    with Library(tmp_path / "g.sqlite", tmp_path / "derived") as library:
        export_trades(library, find_trades(library), tmp_path / "t.csv")
        export_trades(library, find_trades(library), tmp_path / "t.json")
    found = read_csv(tmp_path / "t.csv")
    assert [one["asset"] for one in found] == ["'" + text for text in evil[:-1]] + evil[-1:]
    assert [one["description"] for one in found] == ["'" + text for text in evil[:-1]] + evil[-1:]
    assert all(one["lag_days"] == "36" for one in found)
    as_filed = json.loads((tmp_path / "t.json").read_text("utf-8"))["rows"]
    assert [one["asset"] for one in as_filed] == evil


def test_every_field_of_a_row_reaches_the_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.sqlite") as store:
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        ingest_filing(store, filing_id, full_filing(), read_at=NOW)
    with Library(tmp_path / "g.sqlite", tmp_path / "derived") as library:
        positions = find_trades(library, "ticker:MSFT")
        told = load_rows(library, positions, is_whole=True)[0].as_json()
        export_trades(library, positions, tmp_path / "t.csv")
    cells = read_csv(tmp_path / "t.csv")[0]
    assert set(cells) == set(CSV_COLUMNS)
    assert [name for name in CSV_COLUMNS if cells[name] == ""] == ["bioguide", "party"]  # not known yet
    assert told["option"] == {
        "type": "put",
        "strike_usd": 150.5,
        "expires_on": "2025-12-19",
        "contracts": 20,
        "is_exercised": False,
    }
    assert told["bond"] == {"rate": 4.25, "matures_on": "2031-05-15"}
    assert told["amount_exact_usd"] == 224.5 and told["box"] == [20.0, 200.0, 580.0, 240.0]
    assert told["more_places"] == [{"page": 2, "box": [20.0, 40.0, 580.0, 80.0]}]
    assert {"bioguide", "party", "is_late", "url", "reading", "chamber", "state_district"} <= set(told)


def test_a_light_row_is_not_printed_as_if_it_were_whole(library: Library) -> None:
    with pytest.raises(StoreBug, match="not loaded whole"):
        load_rows(library, find_trades(library)[:1])[0].as_json()


def test_a_stopped_or_failed_export_leaves_the_old_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "t.csv"
    target.write_text("the old one")
    stop = threading.Event()
    monkeypatch.setattr(export, "BATCH", 5)

    def stop_after(done: int, total: int) -> None:
        assert total == len(find_trades(library))
        if done >= 10:
            stop.set()

    with pytest.raises(Cancelled):
        export_trades(library, find_trades(library), target, stop=stop, progress=stop_after)

    def full(path: Path, batches: object) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(export.FORMATS, ".csv", full)
    with pytest.raises(StoreUnavailable, match="No space left"):
        export_trades(library, find_trades(library), target)
    assert target.read_text() == "the old one" and list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_exported_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UserInputError, match="no export to .odt"):
        export_trades(library, find_trades(library), tmp_path / "t.odt")
    with pytest.raises(UserInputError, match="no folder"):
        export_trades(library, find_trades(library), tmp_path / "absent" / "t.csv")


def test_nothing_found_is_a_file_with_a_head_alone(library: Library, tmp_path: Path) -> None:
    none = find_trades(library, "nobodyatall")
    assert export_trades(library, none, tmp_path / "t.csv") == 0
    assert read_csv(tmp_path / "t.csv") == [] and "doc_id" in (tmp_path / "t.csv").read_text("utf-8-sig")
    export_trades(library, none, tmp_path / "t.json")
    assert json.loads((tmp_path / "t.json").read_text()) == {"rows": [], "total": 0}


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
