"""A file is written whole or not at all: full disks, closed folders, cancels; and the method sheet."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import resource
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from govtrades_desktop.core.errors import Cancelled, StoreUnavailable, UserInputError
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query.export import (
    ExportView,
    export_filings,
    export_trades,
    sidecar_of,
    table,
    trades_export,
    writing,
)
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, sum_trades
from govtrades_desktop.store.connection import open_store
from tests.query.exported import ENDINGS, read_csv, read_json
from tests.store.factory import fill_senate, filled_database
from tests.support.rights import public_folder, without_root

OLD = "the old one"


@pytest.fixture(params=ENDINGS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A good file, alone in its folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"t{request.param}"
    path.write_text(OLD)
    return path


def is_untouched(path: Path) -> bool:
    """Whether the old file is as it was, and nothing stands beside it."""
    return path.read_text() == OLD and list(path.parent.iterdir()) == [path]


@contextlib.contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let the system refuse to write beyond `size` bytes of any file: to a writer, a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("share", [0.02, 0.6, 0.98])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    library: Library, target: Path, share: float
) -> None:
    """Whether the disk is full at the first bytes, in the middle or at the last: the footer, the archive."""
    positions = find_trades(library)
    whole = target.with_name(f"whole{target.suffix}")
    export_trades(library, positions, whole)
    limit = int(whole.stat().st_size * share)
    whole.unlink()
    sidecar_of(whole).unlink(missing_ok=True)
    with files_of_at_most(limit), pytest.raises(StoreUnavailable, match="disk is full") as told:
        export_trades(library, positions, target)
    assert "unchanged" in told.value.message and told.value.hint.startswith("Free some space")
    assert is_untouched(target)


def test_a_folder_that_may_not_be_written_is_said(library: Library) -> None:
    with public_folder() as folder:
        folder.chmod(0o555)
        with without_root():
            for ending in ENDINGS:
                with pytest.raises(StoreUnavailable, match="does not allow it") as told:
                    export_trades(library, find_trades(library), folder / f"t{ending}")
                assert "Nothing was left behind" in told.value.message
        assert list(folder.iterdir()) == []


def test_a_file_that_is_protected_stays(library: Library) -> None:
    """Stops: a rename goes over a write-protected file without a word."""
    with public_folder() as folder:
        path = folder / "t.json"
        path.write_text(OLD)
        path.chmod(0o444)
        folder.chmod(0o777)
        with without_root(), pytest.raises(StoreUnavailable, match="write-protected"):
            export_trades(library, find_trades(library), path)
        assert path.read_text() == OLD and list(folder.iterdir()) == [path]


def test_a_cancel_in_the_middle_leaves_the_old_file(
    library: Library, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "BATCH", 50)
    stop, steps = threading.Event(), []
    positions = find_trades(library)

    def tell(done: int, total: int) -> None:
        steps.append((done, total))
        if done >= 100:
            stop.set()

    with pytest.raises(Cancelled):
        export_trades(library, positions, target, stop=stop, progress=tell)
    assert steps == [(50, len(positions)), (100, len(positions))]
    assert is_untouched(target)


def test_a_cancel_after_the_last_row_still_counts(library: Library, target: Path) -> None:
    """Stops: an archive is packed after the last row, for seconds, and a cancel then would come too late."""
    stop = threading.Event()
    with pytest.raises(Cancelled):
        export_trades(
            library,
            find_trades(library),
            target,
            stop=stop,
            progress=lambda done, total: stop.set() if done == total else None,
        )
    assert is_untouched(target)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, MemoryError, ZeroDivisionError])
def test_whatever_happens_nothing_is_left(
    library: Library, target: Path, failure: type[BaseException]
) -> None:
    def fail(done: int, total: int) -> None:
        raise failure

    with pytest.raises(failure):
        export_trades(library, find_trades(library), target, progress=fail)
    assert is_untouched(target)


def test_a_file_open_elsewhere_and_a_folder_that_went_are_said(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def vanish(done: int, total: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    with pytest.raises(StoreUnavailable, match=r"the folder .*out is gone"):
        export_trades(library, find_trades(library), folder / "t.json", progress=vanish)
    folder.mkdir()
    path = folder / "t.xlsx"
    path.write_text(OLD)

    def locked(made: Path, place: Path) -> None:
        error = PermissionError(13, "The process cannot access the file")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(writing.os, "replace", locked)
    with pytest.raises(StoreUnavailable, match="another program has it open") as told:
        export_trades(library, find_trades(library), path)
    assert told.value.hint.startswith("Close t.xlsx in the other program") and is_untouched(path)


def test_what_cannot_be_exported_is_said(library: Library, tmp_path: Path) -> None:
    none = find_trades(library, "nobodyatall")
    with pytest.raises(UserInputError, match="no export to .odt") as told:
        export_trades(library, none, tmp_path / "t.odt")
    assert all(ending in told.value.hint for ending in ENDINGS)
    with pytest.raises(UserInputError, match="a file without an ending"):
        export_filings(library, none, tmp_path / "t")
    with pytest.raises(UserInputError, match="no folder"):
        export_trades(library, none, tmp_path / "absent" / "t.csv")
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "pipe.csv").symlink_to(tmp_path / "pipe")
    for name in ("folder.csv", "pipe.csv"):  # a rename would put a file in the place of a device
        with pytest.raises(UserInputError, match="is not a file"):
            export_trades(library, none, tmp_path / name)
    (tmp_path / "mine.method.txt").write_text("my own notes")
    with pytest.raises(UserInputError, match="another text is already"):
        export_trades(library, none, tmp_path / "mine.csv")
    assert (tmp_path / "mine.method.txt").read_text() == "my own notes"
    assert not (tmp_path / "mine.csv").exists()


def test_a_whole_new_file_takes_the_place_of_the_old_one(library: Library, tmp_path: Path) -> None:
    real = tmp_path / "real.csv"
    real.write_text(OLD)
    real.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(real)
    for words in ("type:buy", "type:sell"):  # the second time over its own sheet
        positions = find_trades(library, words)
        export_trades(library, positions, link, view=ExportView(words))
        assert len(read_csv(real)) == len(positions) and link.is_symlink()
        sheet = sidecar_of(real).read_text("utf-8")
        assert f"search: {words}\n" in sheet
        assert hashlib.sha256(real.read_bytes()).hexdigest() in sheet
    assert real.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"real.csv", "link.csv", "real.method.txt"}


def test_an_export_sees_one_state_of_the_data(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stops: a refresh that takes a filing away while its file is written: half of its rows."""
    monkeypatch.setattr(table, "BATCH", 20)
    database = filled_database(tmp_path / "g.sqlite", filings=40, seed=8)
    with Library(database, tmp_path / "derived") as library, open_store(database) as store:
        positions = find_trades(library)
        seen: list[int] = []

        def refresh(done: int, total: int) -> None:
            seen.append(done)
            if len(seen) == 1:
                with store.transaction() as connection:
                    connection.execute('DELETE FROM "transaction"')

        assert export_trades(library, positions, target, progress=refresh) == len(positions) > 40
        # and the next one finds them gone, and says so
        assert export_trades(library, positions, target) == 0
        if target.suffix == ".json":
            method = json.loads(target.read_text("utf-8"))["method"]
            assert (method["rows"], method["rows_missing"]) == (0, len(positions))
        if target.suffix == ".csv":
            assert f"rows in view that are not here: {len(positions)}: a refresh" in sidecar_of(
                target
            ).read_text("utf-8")


def facts_of(path: Path) -> dict[str, str]:
    """Return the facts of a method sheet, wherever the format has it."""
    if path.suffix == ".xlsx":
        rows = openpyxl.load_workbook(path)["Method"].iter_rows(max_col=2, values_only=True)
        return {str(name): str(told) for name, told in rows if told is not None}
    if path.suffix == ".csv":
        lines = sidecar_of(path).read_text("utf-8").splitlines()
        return dict(line[2:].split(": ", 1) for line in lines if line.startswith("  "))  # type: ignore[misc]
    if path.suffix == ".json":
        told = json.loads(path.read_text("utf-8"))["method"]
    else:
        from fastparquet import ParquetFile

        told = json.loads(ParquetFile(path).key_value_metadata["govtrades.method"])
    facts = {"rows in this file": f"{told['rows']:,}"}
    for section in told.values():
        facts |= section if isinstance(section, dict) else {}
    return facts | {one["name"]: f"{one['kind']}: {one['about']}" for one in told["columns"]}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_method_sheet_tells_the_question_and_what_it_left_out(tmp_path: Path, ending: str) -> None:
    database = tmp_path / "g.sqlite"
    with open_store(database) as store:
        fill_senate(store)
        with store.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('starter_date', '2026-06-25')")
            connection.execute(
                "INSERT INTO source_state (source, last_success_at) VALUES ('senate', '2026-06-24T05:00:00Z')"
            )
    out = tmp_path / f"t{ending}"
    with Library(database, tmp_path / "derived") as library:
        positions = find_trades(library, "hoeven", year=2025, chamber="senate")
        view = ExportView("hoeven", ("-traded", "asset"), 2025, "senate", "looked at twice")
        assert export_trades(library, positions, out, view=view) == len(positions) == 2
        sums = sum_trades(library, positions)
        generation = library.generation
    facts = facts_of(out)
    assert facts["search"] == "hoeven" and facts["order"] == "-traded, asset"
    assert (facts["index year"], facts["chamber"]) != ("all", "all") and facts["besides"] == "looked at twice"
    assert facts["rows in this file"] == facts["rows in view"] == "2"
    assert facts["of them trades in force"] == "2" and facts["of them deletions of earlier rows"] == "0"
    assert facts["left out as replaced or deleted"] == "1"
    assert facts["sum of lower ends, of trades in force"] == f"{sums.amount_low_usd:,} USD"
    assert (
        facts["source senate"].endswith("2026-06-24T05:00:00Z") and facts["bundled data"] == "to 2026-06-25"
    )
    assert facts["state of the database"].startswith(f"generation {generation} of ")
    assert facts["listed"] == "2" and facts["read"] == "2"
    assert "efdsearch.senate.gov" in facts["senate"] and "house" not in facts  # only sources that are there
    assert "13107" in facts["the law"] and "CC0" in facts["reference data"]
    assert "band" in facts["amounts"] and facts["amount_low_usd"].startswith("integer: lower end")
    moment = dt.datetime.fromisoformat(facts["exported"].replace(" UTC", "+00:00"))
    assert abs(dt.datetime.now(dt.UTC) - moment) < dt.timedelta(minutes=5)


def test_a_question_that_is_not_told_is_not_made_up(library: Library) -> None:
    positions = find_trades(library)[:3]
    silent = dict(trades_export(library, positions).method.sections)
    assert dict(silent["Question"])["search"].startswith("not told")
    view = ExportView(text=None, note="chosen by hand")
    unknown = dict(trades_export(library, positions, view).method.sections)
    assert dict(unknown["Question"])["search"] == "not told"
    assert "left out as replaced or deleted" not in dict(unknown["Counts"])


def test_coverage_in_the_sheet_is_of_the_filter(library: Library, tmp_path: Path) -> None:
    for year in (2024, 2025, None):
        listed = find_filings(library, filing_type="P", year=year)
        paper = find_filings(library, filing_type="P", state=LedgerState.PAPER, year=year)
        sections = dict(trades_export(library, find_trades(library), ExportView(year=year)).method.sections)
        coverage = dict(sections["Coverage"])
        assert coverage["listed"] == f"{len(listed):,}" and f"year {year or 'all'}" in coverage["of"]
        (on_paper,) = [told for name, told in coverage.items() if name.startswith("on paper")]
        assert on_paper == f"{len(paper):,}"


def test_chunks_are_read_one_at_a_time(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stops: a table built whole in memory before a word of it is written: a million rows would not fit."""
    monkeypatch.setattr(table, "BATCH", 10)
    made = trades_export(library, find_trades(library))
    read: list[int] = []
    told: list[int] = []

    def watched(make: Callable[[int, int], Any]) -> Callable[[int, int], Any]:
        def run(first: int, end: int) -> Any:
            assert end - first <= 10 and len(read) == len(told), "the next chunk before the last was taken"
            read.append(first)
            return make(first, end)

        return run

    assert made.documents is not None
    for ending in ENDINGS:
        read.clear()
        told.clear()
        one = table.TableExport(
            made.name, made.columns, made.total, watched(made.read), made.method,
            watched(lambda first, end: [{"n": 1}] * (end - first)),
        )  # fmt: skip
        writing.write_table(one, tmp_path / f"t{ending}", progress=lambda done, total: told.append(done))
        assert told[-1] == made.total and len(read) == len(told) > 10
    assert len(read_json(tmp_path / "t.json")) == made.total


def test_an_open_end_is_said_to_be_counted_at_its_lower_end(tmp_path: Path) -> None:
    """Whoever added up the column of upper ends found less than the sheet tells, and no word of why."""
    database = filled_database(tmp_path / "g.sqlite", filings=40, seed=8)
    out = tmp_path / "t.json"
    with Library(database, tmp_path / "derived") as library:
        positions = find_trades(library)
        assert sum_trades(library, positions).open_ended, "the data has an open band"
        export_trades(library, positions, out)
    rows = json.loads(out.read_text("utf-8"))["rows"]
    column = sum(row["amount_high_usd"] or 0 for row in rows)
    lows = sum(row["amount_low_usd"] or 0 for row in rows if row["amount_high_usd"] is None)
    told = facts_of(out)["sum of upper ends, of trades in force"]
    assert (
        told
        == f"{column + lows:,} USD or more: a band without an upper end is counted at its lower end, "
        + ("its cell is empty")
    )
