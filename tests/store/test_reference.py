"""Reference data in the database: written where it differs, and taken from bundles that are newer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import DataRejected
from govtrades_desktop.core.identity import (
    Committee,
    CommitteeSeat,
    Legislators,
    Official,
    OfficialName,
    Term,
)
from govtrades_desktop.core.identity_json import legislators_from_json, legislators_json, unpack
from govtrades_desktop.settings.paths import bundled_reference
from govtrades_desktop.store.bundles import FACTS_SQL, list_newer, read_list, write_bundle
from govtrades_desktop.store.connection import Store, open_reader, open_store
from govtrades_desktop.store.legislator_tables import load_legislators, replace_legislators
from govtrades_desktop.store.reference import install_reference
from govtrades_desktop.store.reference_files import (
    ReferenceFacts,
    load_reference_file,
    save_reference_file,
)
from govtrades_desktop.store.starter import prepare_database
from tests.support import real

DAY = dt.date(2026, 4, 22)
NOW = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC)
DATA = Legislators(
    as_of=DAY,
    officials=(
        Official(
            "P000197",
            OfficialName("Nancy", "", "Pelosi", "", ""),
            "Nancy Pelosi",
            dt.date(1940, 3, 26),
            (OfficialName("Nancy", "Patricia", "D'Alesandro", "", ""),),
            (
                Term("house", "CA", 5, "Democrat", dt.date(1987, 6, 2), dt.date(1989, 1, 3)),
                Term("house", "CA", 11, "Democrat", dt.date(2025, 1, 3), dt.date(2027, 1, 3)),
            ),
        ),
        Official("W000001", OfficialName("", "", "Waters", "", ""), "", None, (), ()),
    ),
    committees=(Committee("HSBA", "Financial Services", "house", None),),
    seats=(
        CommitteeSeat("P000197", "HSBA", "majority", "", 3, dt.date(2012, 11, 9), DAY),
        CommitteeSeat("P000197", "HSBA", "minority", "Ranking Member", None, DAY, None),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "g.sqlite") as opened:
        yield opened


def test_what_is_written_is_read_back_by_writer_and_reader(store: Store) -> None:
    assert load_legislators(store).officials == ()
    assert replace_legislators(store, DATA, at=NOW)
    assert load_legislators(store) == DATA
    with open_reader(store.path) as reader:
        assert load_legislators(reader) == DATA


def test_only_what_differs_is_written(store: Store) -> None:
    """A generation raised by each weekly look would derive every index anew for nothing."""
    replace_legislators(store, DATA, at=NOW)
    generation = store.generation
    later = replace(DATA, as_of=dt.date(2026, 6, 22))
    assert not replace_legislators(store, later, at=NOW + dt.timedelta(days=1))
    assert store.generation == generation
    assert load_legislators(store).as_of == later.as_of
    facts = load_reference_file(store, "legislators")
    assert facts is not None
    assert (facts.checked_at, facts.changed_at) == ("2026-06-23T12:00:00Z", "2026-06-22T12:00:00Z")
    assert replace_legislators(store, replace(DATA, seats=()), at=NOW)
    assert store.generation == generation + 1


def test_a_bundle_is_taken_in_where_it_is_newer(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "reference"
    assert not install_reference(store, folder), "a folder that is not there has no bundles"
    write_bundle(folder, "legislators", legislators_json(DATA))
    assert install_reference(store, folder)
    assert load_legislators(store) == DATA
    assert not install_reference(store, folder)
    assert list_newer(folder, store.rows(FACTS_SQL)) == []


def test_an_older_bundle_never_replaces_what_was_fetched(store: Store, tmp_path: Path) -> None:
    fetched = replace(DATA, as_of=dt.date(2026, 6, 22), seats=())
    replace_legislators(store, fetched, at=NOW, url="https://example.org")
    write_bundle(tmp_path, "legislators", legislators_json(DATA))
    assert not install_reference(store, tmp_path)
    assert load_legislators(store) == fetched


def test_a_bundle_made_anew_for_the_same_day_replaces_the_bundle_before(store: Store, tmp_path: Path) -> None:
    write_bundle(tmp_path, "legislators", legislators_json(DATA))
    install_reference(store, tmp_path)
    mended = replace(DATA, committees=(Committee("HSBA", "House Financial Services", "house", None),))
    write_bundle(tmp_path, "legislators", legislators_json(mended))
    assert install_reference(store, tmp_path)
    assert load_legislators(store) == mended


def test_a_newer_bundle_forgets_the_validators_of_what_it_replaces(store: Store, tmp_path: Path) -> None:
    """A site that then says "not changed since" would speak of data that is here no more."""
    facts = ReferenceFacts("legislators-current", "legislators", DAY, "https://x/a.json", etag='"1"')
    older = replace(DATA, as_of=dt.date(2026, 1, 1))
    replace_legislators(store, older, at=NOW, url="https://x", files=[facts])
    assert load_reference_file(store, "legislators-current") == facts
    with store.transaction():
        other = ReferenceFacts("securities", "securities", DAY, "bundled")
        save_reference_file(store, other)
    write_bundle(tmp_path, "legislators", legislators_json(DATA))
    install_reference(store, tmp_path)
    assert load_reference_file(store, "legislators-current") is None
    assert load_reference_file(store, "securities") == other


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("bundles.json", b"{", "list of bundled reference data is damaged"),
        ("bundles.json", b'{"legislators": {"as_of": "soon"}}', "list of bundled reference data is damaged"),
        ("legislators.json.xz", b"\xfd7zXZ", "is not the one that the list tells of"),
    ],
)
def test_a_damaged_bundle_is_told_and_what_was_known_stays(
    store: Store, tmp_path: Path, file: str, text: bytes, told: str
) -> None:
    replace_legislators(store, replace(DATA, as_of=dt.date(2020, 1, 1)), at=NOW)
    write_bundle(tmp_path, "legislators", legislators_json(DATA))
    (tmp_path / file).write_bytes(text)
    with pytest.raises(DataRejected, match=told):
        install_reference(store, tmp_path)
    assert load_legislators(store).officials == DATA.officials


def test_a_start_takes_a_newer_bundle_in_and_unpacks_nothing_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, folder = tmp_path / "g.sqlite", tmp_path / "reference"
    write_bundle(folder, "legislators", legislators_json(DATA))
    assert prepare_database(database, reference=folder).reference_problem == ""
    with open_reader(database) as reader:
        assert load_legislators(reader) == DATA
    (folder / "legislators.json.xz").unlink()  # nothing but the list is needed any more
    monkeypatch.setattr("govtrades_desktop.store.starter.open_store", None)
    assert prepare_database(database, reference=folder).reference_problem == ""


def test_a_start_goes_on_where_the_bundle_cannot_be_taken_in(tmp_path: Path) -> None:
    """Another program that writes, or a damaged file, must not keep the window from opening."""
    database, folder = tmp_path / "g.sqlite", tmp_path / "reference"
    prepare_database(database)
    write_bundle(folder, "legislators", legislators_json(DATA))
    (folder / "legislators.json.xz").write_bytes(b"rot")
    assert "not the one" in prepare_database(database, reference=folder).reference_problem
    with open_reader(database) as reader:
        assert load_legislators(reader).officials == ()


def test_the_bundle_that_comes_with_the_program() -> None:
    folder = bundled_reference()
    assert folder is not None
    bundle = read_list(folder)["legislators"]
    data = legislators_from_json(unpack((folder / bundle["file"]).read_bytes()))
    assert data.as_of.isoformat() == bundle["as_of"] == "2026-04-22"
    people = {one.bioguide: one for one in data.officials}
    assert len(people) == 2644
    pelosi = people["P000197"]
    assert (pelosi.terms[0].start_on, len(pelosi.terms)) == (dt.date(1987, 1, 6), 20)
    assert people["B000711"].terms[-1].start_on is None  # Barbara Boxer left before; no days are told
    held = [seat for seat in data.seats if seat.seen_until is None]
    assert (len(data.seats), len(held)) == (26515, 3879)
    assert {seat.bioguide for seat in data.seats} <= set(people)
    assert {seat.committee for seat in data.seats} <= {one.code for one in data.committees}
    serving = [one for one in data.officials if one.terms[-1].end_on and one.terms[-1].end_on > data.as_of]
    assert len(serving) == 537


@pytest.mark.real
def test_the_bundle_is_what_its_builder_makes(tmp_path: Path) -> None:
    """Made by hand, or by an older builder, it would tell other facts than the sources do."""
    if not (real.SHARED / "reference").exists():
        pytest.skip(f"the reference data is not here ({real.SHARED / 'reference'})")
    from build_scripts.make_reference import make_legislators

    folder = bundled_reference()
    assert folder is not None
    write_bundle(tmp_path, "legislators", legislators_json(make_legislators(real.SHARED / "reference", None)))
    assert read_list(tmp_path)["legislators"] == read_list(folder)["legislators"]
