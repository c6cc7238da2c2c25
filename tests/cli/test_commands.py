"""The command line as a user types it, in processes of its own, over a generated site with known truth."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.filings import hostile
from tests.filings.folder import MadeFilings
from tests.filings.senate_pages import ptr_page
from tests.support.senate_site import report, serving_senate, uuid
from tests.support.site import MadeSite


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Govtrades = Callable[..., Answer]


@pytest.fixture
def govtrades(tmp_path: Path) -> Govtrades:
    """Run `govtrades --data-dir …` with words; the data folder stays the same within one test."""

    def run(*words: str, data_dir: Path | None = None) -> Answer:
        command = [
            sys.executable,
            "-m",
            "govtrades_desktop",
            "--data-dir",
            str(data_dir or tmp_path / "data"),
        ]
        done = subprocess.run([*command, *words], capture_output=True, text=True, timeout=100)
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def filled(govtrades: Govtrades, made_site: MadeSite, made_filings: MadeFilings) -> Govtrades:
    """A data folder that holds the generated years, besides what the bundled database brought."""
    years = ",".join(str(year) for year in made_filings.years)
    answer = govtrades("refresh", "--house-url", made_site.url, "--years", years, "--json")
    assert answer.code in (0, 1), answer.err
    return govtrades


def test_refresh_reads_all_and_a_second_one_fetches_nothing_but_the_indexes(
    govtrades: Govtrades, made_site: MadeSite, made_filings: MadeFilings
) -> None:
    years = ",".join(str(year) for year in made_filings.years)
    first = govtrades("refresh", "--house-url", made_site.url, "--years", years, "--json")
    (run,) = first.json["runs"]
    truth = [filing.state for filing in made_filings.filings if filing.row.filing_type == "P"]
    assert run["read"] == truth.count("read")
    assert run["paper"] == truth.count("paper")
    assert run["failed"] == truth.count("failed")
    assert run["listed"] == len(truth)
    assert first.code == (1 if truth.count("failed") else 0)
    assert {error["doc_id"] for error in run["errors"]} == {
        filing.doc_id for filing in made_filings.filings if filing.state == "failed"
    }

    made_site.reset()
    second = govtrades("refresh", "--house-url", made_site.url, "--years", years, "--json")
    assert set(made_site.stats()["paths"]) == {
        f"/public_disc/financial-pdfs/{year}FD.zip" for year in made_filings.years
    }
    assert second.json["runs"][0]["fetched"] == 0


def test_search_finds_by_name_date_and_symbol_and_says_the_total(
    filled: Govtrades, made_filings: MadeFilings
) -> None:
    answer = filled("search", "ticker:BORG", "--limit", "0", "--json")
    assert answer.code == 0, answer.err
    rows = answer.json["rows"]
    assert answer.json["total"] == len(rows) > 0
    assert {row["ticker"] for row in rows} == {"BORG"}
    row = rows[0]
    assert {
        "source",
        "doc_id",
        "official",
        "state",
        "filed_on",
        "lag_days",
        "url",
        "reading",
        "page",
        "box",
    } <= {*row}
    by_date = filled("search", row["filed_on"], "--limit", "0", "--json").json["rows"]
    assert any(other["doc_id"] == row["doc_id"] and other["line"] == row["line"] for other in by_date)
    by_name = filled("search", row["official"].split(",")[0], "--limit", "0", "--json").json["rows"]
    assert row["doc_id"] in {other["doc_id"] for other in by_name}


def test_a_query_and_a_sort_key_may_begin_with_a_minus(filled: Govtrades) -> None:
    """Argparse takes `-type:sell` for an option; a query that the window takes must work here too."""
    answer = filled("search", "BORG", "-type:buy", "--sort", "-amount", "--limit", "0", "--json")
    assert answer.code == 0, answer.err
    assert all(row["type"] != "purchase" for row in answer.json["rows"])
    lows = [row["amount_low_usd"] for row in answer.json["rows"]]
    assert lows == sorted(lows, reverse=True)


def test_a_bad_query_shows_the_place(filled: Govtrades) -> None:
    answer = filled("search", "nvda lag:soon")
    assert answer.code == 2
    assert "lag" in answer.err
    query, marks = next(
        pair
        for pair in zip(answer.err.splitlines(), answer.err.splitlines()[1:], strict=False)
        if "^" in pair[1]
    )
    assert query.strip() == "nvda lag:soon"
    assert query[marks.index("^") :].startswith(("lag:soon", "soon"))


def test_coverage_names_every_state(filled: Govtrades, made_filings: MadeFilings) -> None:
    year = made_filings.years[0]
    answer = filled("coverage", "--year", str(year), "--json")
    assert answer.code == 0, answer.err
    text = filled("coverage", "--year", str(year))
    assert "not fetched" in text.out


def test_dashboard_doctor_and_backup_answer(filled: Govtrades) -> None:
    assert "What officials disclosed" in filled("dashboard").out
    assert filled("dashboard", "--json").json
    healthy = filled("doctor", "--json")
    assert healthy.code == 0, healthy.out
    assert healthy.json["healthy"] is True
    backup = filled("backup", "--json")
    assert Path(backup.json["file"]).stat().st_size > 10_000


def test_the_dashboard_is_narrowed_by_its_options(govtrades: Govtrades) -> None:
    options = ("--chamber", "Senate", "--party", "r", "--owner", "child", "--from-year", "2015")
    told = govtrades("dashboard", "--json", *options).json
    assert told["filter"]["query"] == "year:>=2015 chamber:senate party:R owner:child"
    found = govtrades("search", "--json", "--limit", "1", told["filter"]["query"]).json
    assert told["tiles"]["trades"] == found["total"] > 10
    assert "A filing has no owner" in told["coverage_note"]
    text = govtrades("dashboard", "--asset", "municipal-bond", "--to-year", "2020").out
    assert "only year:<=2020 class:municipal-bond" in text and "A filing has no asset class" in text
    for wrong in (("--asset", "tulips"), ("--owner", "cat"), ("--from-year", "2020", "--to-year", "2019")):
        assert govtrades("dashboard", *wrong).code == 2, wrong


def test_parse_gives_one_document_a_line_in_the_order_given(
    govtrades: Govtrades, made_filings: MadeFilings
) -> None:
    files = [str(filing.path) for filing in made_filings.filings if filing.path is not None]
    answer = govtrades("parse", "--json", *files)
    documents = [json.loads(line) for line in answer.out.splitlines()]
    assert [d["doc_id"] for d in documents] == [Path(file).stem for file in files]
    assert {d["state"] for d in documents} >= {"read", "paper"}


def test_parse_of_hostile_files_is_a_sentence_each_and_exit_1(govtrades: Govtrades, tmp_path: Path) -> None:
    files = {
        "html.pdf": b"<html><title>Maintenance</title></html>",
        "empty.pdf": b"",
        "random.pdf": os.urandom(3000),
        "locked.pdf": hostile.locked(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    answer = govtrades("parse", "--json", *(str(tmp_path / name) for name in files))
    assert answer.code == 1
    documents = [json.loads(line) for line in answer.out.splitlines()]
    assert [d["state"] for d in documents] == ["failed"] * len(files)
    assert all(d["reason"].endswith(".") for d in documents)
    assert "Maintenance" in documents[0]["reason"]
    assert "password" in documents[3]["reason"]
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["parse", "/no/such/file.pdf"], 2, "no file"),
        (["parse", "--kind", "cheese", __file__], 2, "cheese"),
        (["refresh", "--sources", "mars"], 2, "mars"),
        (["refresh", "--years", "20x5"], 2, "20x5"),
        (["refresh", "--years", "1812"], 2, "1812"),
        (["refresh", "--years", "2013", "1812"], 2, "1812"),
        (["refresh", "--years", "2013", "and", "2014"], 2, "Write years with commas, as 2024,2025"),
        (["refresh", "--house-url", "ftp://x"], 2, "http"),
        (["search", "--limit", "-1"], 2, "--limit"),
        (["search", "--sort", "colour"], 2, "colour"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_bad_words_are_told_and_exit_2(govtrades: Govtrades, words: list[str], code: int, told: str) -> None:
    answer = govtrades(*words)
    assert (answer.code, told in answer.err) == (code, True), answer.err
    assert "Traceback" not in answer.err


def test_no_network_is_exit_3_and_the_data_is_still_there(govtrades: Govtrades) -> None:
    answer = govtrades("refresh", "--house-url", "http://127.0.0.1:9", "--years", "2024", "--json")
    assert answer.code == 3
    assert answer.json["runs"][0]["errors"][0]["kind"] == "SourceUnavailable"
    assert govtrades("search", "", "--json").code == 0


def test_a_data_folder_that_cannot_be_used_is_exit_4(govtrades: Govtrades, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    answer = govtrades("search", "x", data_dir=tmp_path / "file")
    assert answer.code == 4
    assert "--data-dir" in answer.err


def test_a_newer_database_is_refused_in_words_and_left_alone(govtrades: Govtrades, tmp_path: Path) -> None:
    import sqlite3

    assert govtrades("coverage").code == 0
    database = tmp_path / "data" / "govtrades.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    answer = govtrades("coverage")
    assert answer.code == 4
    assert "newer" in answer.err
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (999,)
    connection.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupting_a_refresh_keeps_what_is_done(
    govtrades: Govtrades, made_site: MadeSite, made_filings: MadeFilings, tmp_path: Path
) -> None:
    years = ",".join(str(year) for year in made_filings.years)
    command = [sys.executable, "-m", "govtrades_desktop", "--data-dir", str(tmp_path / "data"), "refresh"]
    command += ["--house-url", made_site.url, "--years", years, "--json"]
    made_site.set(latency_ms=300)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not any(path.endswith(".pdf") for path in made_site.stats()["paths"]):
            assert process.poll() is None, process.communicate()
        process.send_signal(signal.SIGINT)
        out, _err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert json.loads(out)["cancelled"] is True
    made_site.set(latency_ms=0)
    answer = govtrades("refresh", "--house-url", made_site.url, "--years", years, "--json")
    assert answer.json["cancelled"] is False
    text = govtrades("coverage", "--year", str(made_filings.years[0]), "--json")
    assert text.code == 0


def test_a_reader_that_goes_away_is_no_error(filled: Govtrades, tmp_path: Path) -> None:
    """`govtrades search … | head` ended in a BrokenPipeError traceback."""
    command = (
        f"{sys.executable} -m govtrades_desktop --data-dir {tmp_path / 'data'} search --limit 0 | head -n 1"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout


def test_the_senate_is_asked_only_after_the_user_accepted_and_then_by_default(govtrades: Govtrades) -> None:
    with serving_senate() as senate:
        senate.add(1, report(3, "Ford Motor"))
        words = ("refresh", "--senate-url", senate.url, "--years", "2025", "--json")
        refused = govtrades(*words, "--sources", "senate")
        assert refused.code == 2 and senate.order == []
        assert "--accept-senate-terms" in refused.err and "13107" in refused.err
        accepted = govtrades(*words, "--sources", "senate", "--accept-senate-terms")
        assert accepted.code == 0, accepted.err
        assert "Accepted on" in accepted.err and accepted.json["runs"][0]["read"] == 1
        senate.order.clear()
        again = govtrades(*words, "--limit", "0", "--house-url", "http://127.0.0.1:9")
        assert [run["source"] for run in again.json["runs"]] == ["house", "senate"]
        assert senate.order and again.code == 1
    found = govtrades("search", "chamber:senate quill", "--limit", "0", "--json").json
    assert [row["doc_id"] for row in found["rows"] if row["doc_id"].startswith("00000000-")] == [uuid(1)]


def test_saved_reports_are_imported_and_the_rest_named(
    govtrades: Govtrades, tmp_path: Path, made_filings: MadeFilings
) -> None:
    (pdf, *_) = made_filings.ptrs("read")
    assert pdf.path is not None
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "any.pdf").write_bytes(pdf.path.read_bytes())
    (saved / f"{uuid(1)}.html").write_bytes(ptr_page(report(3, "Ford Motor")))
    first = govtrades("import", str(saved), "--json")
    assert first.code == 0, first.out
    assert {one["doc_id"] for one in first.json["files"]} == {pdf.doc_id, uuid(1)}
    (saved / "notes.txt").write_text("hello")
    second = govtrades("import", str(saved))
    assert second.code == 1
    assert "0 imported, 2 already, 1 failed." in second.out and "no report of the House" in second.out
    assert govtrades("import", str(tmp_path / "gone")).code == 2
