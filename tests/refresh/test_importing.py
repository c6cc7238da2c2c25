"""Files by hand: recognised by content, filed under their real ids, never in the place of the site's."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.refresh.importing import FileImport, ImportReport, import_files
from tests.filings import senate_pages as pages
from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.refresh.test_senate import SenateFolder
from tests.support.senate_site import GIF, SenateSite, report, serving_senate, uuid
from tests.support.site import MadeSite


def bring(data: DataFolder, *chosen: Path) -> ImportReport:
    return import_files(chosen, settings=data.settings, paths=data.paths, stop=threading.Event())


def one(data: DataFolder, path: Path) -> FileImport:
    (found,) = bring(data, path).files
    return found


@pytest.fixture
def site() -> Iterator[SenateSite]:
    with serving_senate() as made:
        made.add(1, report(3, "Ford Motor", "Kohl's"))
        yield made


@pytest.fixture
def data(site: SenateSite, tmp_path: Path) -> SenateFolder:
    return SenateFolder(tmp_path / "data", site.url, {"retries": 2})


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder


def save(path: Path, body: bytes) -> Path:
    path.write_bytes(body)
    return path


def test_a_senate_page_named_by_its_id_is_read_and_the_index_takes_it_up(
    data: SenateFolder, site: SenateSite, saved: Path
) -> None:
    path = save(saved / f"{uuid(1).upper()}.html", pages.ptr_page(report(3, "Ford Motor", "Kohl's")))
    found = one(data, path)
    assert (found.outcome, found.source, found.doc_id, found.transactions) == (
        "imported",
        "senate",
        uuid(1),
        2,
    )
    row = "SELECT first, last, year, filed_on, times_listed, kind, url FROM filing"
    url = f"https://efdsearch.senate.gov/search/view/ptr/{uuid(1)}/"
    assert data.rows(row) == [("Ada Q.", "Quill", 2025, "2025-05-03", 0, "senate_ptr", url)]
    run = data.run()
    assert (run.listed, run.new, run.fetched, run.errors) == (1, 0, 1, ())  # the site's own page, once
    assert data.run().fetched == 0
    assert data.rows(row) == [("Ada Q", "Quill", 2025, "2025-05-03", 1, "senate_ptr", url)]


def test_the_same_file_again_is_already_there(data: SenateFolder, saved: Path) -> None:
    path = save(saved / f"{uuid(1)}.html", pages.ptr_page(report(3)))
    bring(data, path)
    before = data.content()
    again = bring(data, path)
    assert [found.outcome for found in again.files] == ["already"] and again.changes.new_transactions == 0
    assert data.content() == before


def test_a_file_never_takes_the_place_of_what_the_site_gave(data: SenateFolder, saved: Path) -> None:
    """A page changed on its way (or on purpose) would have replaced the official one and its rows."""
    data.run()
    before = data.content()
    forged = save(saved / f"{uuid(1)}.html", pages.ptr_page(report(3, "Something else")))
    assert one(data, forged).outcome == "already"
    assert data.content() == before


def test_a_page_that_does_not_tell_its_id_is_found_by_its_title_where_one_report_bears_it(
    data: SenateFolder, site: SenateSite, saved: Path
) -> None:
    path = save(saved / "eFD Print.html", pages.ptr_page(report(3, "Ford Motor", "Kohl's")))
    failed = one(data, path)
    assert failed.outcome == "failed" and "which report it is" in failed.told and failed.hint
    assert data.rows("SELECT * FROM filing") == []
    site.answers[f"/search/view/ptr/{uuid(1)}/"].extend([(403, pages.refused_page())] * 2)
    assert data.run().fetched == 0  # listed, and refused
    found = one(data, path)
    assert (found.outcome, found.doc_id, found.transactions) == ("imported", uuid(1), 2)


def test_a_scan_is_taken_only_where_an_index_says_whose_it_is(
    data: SenateFolder, site: SenateSite, saved: Path
) -> None:
    doc_id = site.add_paper(7, dt.date(2025, 2, 10), images=2)
    page = save(saved / f"{doc_id}.html", pages.paper_page(2, uuid=doc_id))
    assert "neither whose nor of when" in one(data, page).told
    site.answers[f"/search/view/paper/{doc_id}/"].extend([(403, pages.refused_page())] * 2)
    data.run()  # listed, and refused
    beside = saved / f"{doc_id}_files"
    beside.mkdir()
    for number in (1, 2):
        save(beside / f"{number:09}.gif", GIF)
    found = bring(data, saved).files
    assert [(one_.outcome, one_.told) for one_ in found] == [("imported", "")]
    assert data.states()[doc_id] == "paper"
    assert len(data.rows("SELECT * FROM page_image")) == 2


def test_a_folder_of_all_sorts_takes_the_good_and_names_the_rest(
    data: SenateFolder, saved: Path, made_filings: MadeFilings
) -> None:
    pdf = next(f for f in made_filings.filings if f.state == "read" and f.path is not None)
    assert pdf.path is not None
    save(saved / "download (1).pdf", pdf.path.read_bytes())
    save(saved / "notes.txt", b"hello")
    save(saved / "expired.html", pages.find_reports_page())
    save(saved / "maintenance.html", pages.maintenance_page())
    save(saved / "empty.pdf", b"")
    save(saved / ".hidden", b"x")
    found = {one_.path.name: one_ for one_ in bring(data, saved).files}
    good = found.pop("download (1).pdf")
    assert (good.outcome, good.source, good.doc_id) == ("imported", "house", pdf.doc_id)
    assert {name for name, one_ in found.items() if one_.outcome == "failed" and one_.told} == {
        "notes.txt",
        "expired.html",
        "maintenance.html",
        "empty.pdf",
    }
    assert "Find Reports" in found["expired.html"].told
    assert set(data.states()) == {pdf.doc_id}


def test_a_house_report_goes_under_its_printed_id_and_the_index_takes_it_up(
    folder: MakeFolder, site_of_house: MadeSite, filings: MadeFilings, saved: Path
) -> None:
    data = folder(site_of_house)
    pdf = next(f for f in filings.filings if f.state == "read" and f.path is not None)
    assert pdf.path is not None
    found = one(data, save(saved / "x.pdf", pdf.path.read_bytes()))
    assert (found.outcome, found.doc_id) == ("imported", pdf.doc_id)
    data.refresh(2024, 2025)
    year, listed, first = data.rows(
        "SELECT year, times_listed, first FROM filing WHERE doc_id = ?", pdf.doc_id
    )[0]
    assert (year, listed) == (pdf.row.year, 1)


@pytest.fixture
def site_of_house(filings: MadeFilings) -> Iterator[MadeSite]:
    from tests.support.site import serve

    with serve(filings.root) as server:
        yield server


def test_a_path_that_is_not_there_is_told_before_anything_is_done(data: SenateFolder, saved: Path) -> None:
    with pytest.raises(UserInputError, match="no file"):
        bring(data, saved, saved / "gone.html")
    assert not data.paths.database.exists()


def test_a_stop_ends_between_two_files(data: SenateFolder, saved: Path) -> None:
    for number in range(3):
        save(saved / f"{uuid(number)}.html", pages.ptr_page(report(3 + number)))
    stop = threading.Event()
    report_ = import_files(
        [saved],
        settings=data.settings,
        paths=data.paths,
        stop=stop,
        listener=lambda _: stop.set(),
    )
    assert report_.is_cancelled and len(report_.files) == 1
    assert list(data.states().values()) == ["read"]
