"""`govtrades derive`: the batch processor by hand, with the same result whichever way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.cli.main import run
from govtrades_desktop.derive.index_files import CURRENT, TABLES
from govtrades_desktop.store.connection import open_store
from tests.store.factory import fill


def test_derive_tells_what_it_did_and_from_scratch_gives_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path / "govtrades.sqlite") as store:
        fill(store, filings=40)
        trades = store.value('SELECT COUNT(*) FROM "transaction"')

    def derive(*words: str) -> dict[str, Any]:
        assert run(["--data-dir", str(tmp_path), "derive", "--json", *words]) == 0
        told = json.loads(capsys.readouterr().out)
        assert set(told) == {"filings", "trades", "resolved", "linked", "generation", "seconds"}
        return dict(told)

    def tables() -> list[bytes]:
        folder = tmp_path / "derived"
        current = json.loads((folder / CURRENT).read_text("utf-8"))
        return [(folder / current[name]).read_bytes() for name in TABLES]

    first = derive()
    assert (first["filings"], first["trades"], first["resolved"]) == (40, trades, 40 + trades)
    made = tables()
    again = derive()
    assert (again["resolved"], again["linked"], again["generation"]) == (0, 0, first["generation"])
    scratch = derive("--all")
    assert (scratch["resolved"], scratch["linked"], scratch["generation"]) == (0, 0, first["generation"])
    assert tables() == made
    assert run(["--data-dir", str(tmp_path), "derive"]) == 0
    assert "asked who filed 0 filings of 40" in capsys.readouterr().out
