"""What `search` says of rows that are no trades (any more): counted apart, in no sum, told by their kind."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from govtrades_desktop.cli.main import run
from govtrades_desktop.core.records import FilingStatus
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing
from govtrades_desktop.store.resolution import resolve_pending
from tests.store.answers import Answers
from tests.store.factory import NOW, fill_senate, list_one, make_document, make_parsed, make_ref
from tests.store.factory import make_transaction as row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A Senate report and its amendment; a House report of two rows and one that deletes both."""
    with open_store(tmp_path / "govtrades.sqlite") as store:
        fill_senate(store)
        list_one(store, *(make_ref(f"2000000{n}", filed_on=dt.date(2025, 5, n)) for n in (1, 2)))
        told = [row(1), row(2, asset="Ford Motor Company", ticker="F")]
        deletions = [
            dataclasses.replace(one, row_id=f"200010000{one.line}", filing_status=FilingStatus.DELETED)
            for one in told
        ]
        for number, rows in ((1, told), (2, deletions)):
            filing_id = store.value("SELECT id FROM filing WHERE doc_id = ?", (f"2000000{number}",))
            ingest_document(store, filing_id, make_document(f"{number + 7:064x}"))
            ingest_filing(store, filing_id, make_parsed(*rows), read_at=NOW)
        resolve_pending(store, resolvers=Answers().resolvers())
    return tmp_path


def search(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["--data-dir", str(folder), "search", *words]) == 0
    return capsys.readouterr().out


def test_deletions_are_told_as_such_and_summed_nowhere(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`search doc:20029046` said "2 trades, $515,002 – $1,050,000 disclosed": both rows delete a trade."""
    out = search(folder, capsys, "doc:20000002")
    assert out.splitlines()[-1] == "2 rows, none of them a trade in force: 2 deletions"
    assert out.count("  deletion  ") == 2 and "buy" not in out
    told = json.loads(search(folder, capsys, "doc:20000002", "--json"))
    assert [told[name] for name in ("total", "in_force", "superseded", "deletions")] == [2, 0, 2, 2]
    assert set(told["sums"].values()) == {0} and len(told["rows"]) == 2


def test_replaced_rows_are_counted_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `version:all` every trade was summed once for each report that tells it."""
    last = search(folder, capsys, "version:all").splitlines()[-1]
    assert last == "7 rows: 2 trades in force, $2,002 – $30,000 disclosed; 3 replaced, 2 deletions"
    told = json.loads(search(folder, capsys, "version:all", "--json"))
    assert [told[name] for name in ("total", "in_force", "superseded", "deletions")] == [7, 2, 5, 2]
    assert told["sums"] == {
        "amount_low_usd": 2002,
        "amount_high_usd": 30000,
        "open_ended": 0,
        "without_amount": 0,
    }
    assert search(folder, capsys, "").splitlines()[-1] == "2 trades, $2,002 – $30,000 disclosed"


def test_a_restated_trade_stands_with_the_day_of_its_first_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header, trade, _ = search(folder, capsys, "hoeven ticker:AAPL").splitlines()
    assert header.split()[:4] == ["traded", "filed", "disclosed", "lag"]
    assert trade.split()[:4] == ["2025-04-10", "2025-06-01", "2025-05-03", "23"]
    assert "disclosed" not in search(folder, capsys, "hoeven ticker:F").splitlines()[0]
