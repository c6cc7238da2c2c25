"""Making the archive smaller: what could not be fetched again stays, and what was read from a page too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.core.records import RawDocument
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.refresh.archive_keeping import (
    YearUse,
    measure_archive,
    prune_archive,
    take_in_originals,
)
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store.archived import keep_by_hand, list_by_hand
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from tests.store.factory import NOW, make_index, make_parsed, make_ref, make_transaction

TODAY = dt.date(2025, 6, 1)
SITE = "https://disclosures-clerk.house.gov/x.pdf"


@dataclass
class Kept:
    """A data folder: the hash of each document by what it is."""

    paths: DataPaths
    archive: Archive
    hashes: dict[str, str]

    def here(self) -> set[str]:
        return {name for name, sha256 in self.hashes.items() if self.archive.has(sha256)}

    def rows(self) -> list[tuple[object, ...]]:
        with open_store(self.paths.database) as store:
            return store.rows('SELECT filing_id, line, asset FROM "transaction" ORDER BY id')


def put(store: Store, archive: Archive, doc_id: str, text: bytes, url: str = SITE) -> str:
    sha256 = archive.put(text)
    filing_id = store.value("SELECT id FROM filing WHERE doc_id = ?", (doc_id,))
    ingest_document(store, filing_id, RawDocument(url, sha256, len(text), NOW))
    ingest_filing(store, filing_id, make_parsed(make_transaction(1)), read_at=NOW)
    return sha256


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    paths = DataPaths(tmp_path, tmp_path, tmp_path / "logs")
    paths.create()
    archive = Archive(paths.archive)
    hashes: dict[str, str] = {}
    with open_store(paths.database) as store:
        for year in (2023, 2024, 2025):
            ids = [f"{year}{number}" for number in range(4)]
            refs = [make_ref(doc_id, year=year) for doc_id in ids]
            ingest_index(store, make_index(*refs, year=year), seen_at=NOW)
            hashes[f"plain {year}"] = put(store, archive, ids[0], b"plain %d" % year)
            hashes[f"imported {year}"] = put(store, archive, ids[1], b"mine %d" % year, url="mine.pdf")
            hashes[f"vanished {year}"] = put(store, archive, ids[2], b"gone %d" % year)
            store.execute(
                "UPDATE filing SET vanished_at = ? WHERE doc_id = ?", ("2025-01-01T00:00:00Z", ids[2])
            )
            hashes[f"earlier {year}"] = put(store, archive, ids[3], b"first %d" % year)
            hashes[f"newer {year}"] = put(store, archive, ids[3], b"second %d" % year)
        # the same bytes for a filing of 2023 and one of 2025
        hashes["shared"] = put(store, archive, "20230", b"shared")
        put(store, archive, "20250", b"shared")
    hashes["unknown"] = archive.put(b"of a database that was lost")
    return Kept(paths, archive, hashes)


def test_the_size_is_told_by_source_and_year(kept: Kept) -> None:
    use = measure_archive(kept.paths)
    assert (use.documents, use.size_bytes) == (17, sum(kept.archive.sizes().values()))
    assert (use.unknown, use.unknown_bytes) == (1, 27)
    assert use.years[1] == YearUse("house", 2024, 5, 10 + 9 + 9 + 10 + 11, 3)


def test_older_years_go_but_for_what_is_on_this_machine_only(kept: Kept) -> None:
    """An import or the page of a vanished filing would be gone for good, and nobody would know."""
    before, rows = kept.here(), kept.rows()
    pruned = prune_archive(kept.paths, keep_years=1, today=TODAY)
    gone = before - kept.here()
    # "plain" became an earlier version of 2023's and 2025's first filings; 2024's is still the newest
    assert gone == {"plain 2024", "newer 2023", "newer 2024"}
    assert (pruned.removed, pruned.freed_bytes) == (3, 10 + 11 + 11)
    assert pruned.spared == len({name for name in kept.here() if name[-4:] in ("2023", "2024")})
    assert kept.rows() == rows, "what was read stays"
    assert prune_archive(kept.paths, keep_years=1, today=TODAY).removed == 0


def test_clearing_spares_what_cannot_come_again_unless_asked(kept: Kept) -> None:
    prune_archive(kept.paths, keep_years=0, today=TODAY)
    assert {"imported 2025", "vanished 2024", "earlier 2023", "unknown"} <= kept.here()
    assert not {"shared", "newer 2025", "plain 2024"} & kept.here()
    pruned = prune_archive(kept.paths, keep_years=0, today=TODAY, with_irreplaceable=True)
    assert (kept.here(), pruned.spared) == (set(), 0)
    assert measure_archive(kept.paths).documents == 0


def test_what_a_reader_fetched_stays_however_few_years_are_kept_until_all_is_cleared(kept: Kept) -> None:
    """The pane said "Fetched once, it stays here"; the next refresh removed it, and offline it was gone."""
    with open_store(kept.paths.database) as store:
        filing_id = store.value("SELECT id FROM filing WHERE doc_id = '20240'")
        keep_by_hand(store, [filing_id], asked_at=NOW)
    use = measure_archive(kept.paths).years[1]
    assert (use.year, use.irreplaceable, use.by_hand) == (2024, 3, 1)
    pruned = prune_archive(kept.paths, keep_years=1, today=TODAY)
    assert "plain 2024" in kept.here() and "newer 2024" not in kept.here()
    assert (pruned.removed, pruned.by_hand) == (2, 1)
    prune_archive(kept.paths, keep_years=0, today=TODAY)
    assert "plain 2024" not in kept.here(), "clearing says that it goes too"
    with open_store(kept.paths.database) as store:
        assert list_by_hand(store) == frozenset()


def test_nothing_is_removed_during_a_refresh_or_for_a_wrong_wish(kept: Kept) -> None:
    before = kept.here()
    with refreshing_alone(kept.paths.root), pytest.raises(StoreUnavailable, match="refreshing"):
        prune_archive(kept.paths, keep_years=0, today=TODAY)
    with pytest.raises(UserInputError, match="0 or more"):
        prune_archive(kept.paths, keep_years=-1, today=TODAY)
    assert kept.here() == before


def test_originals_of_a_folder_are_taken_in_by_their_hash_alone(kept: Kept, tmp_path: Path) -> None:
    """A changed copy under the right name must never stand for what was fetched."""
    prune_archive(kept.paths, keep_years=0, today=TODAY)
    copies = tmp_path / "copies" / "deep"
    copies.mkdir(parents=True)
    (copies / "any name.pdf").write_bytes(b"plain 2024")
    (copies / "again.pdf").write_bytes(b"plain 2024")
    (copies / "shared").write_bytes(b"shared")
    (copies / "changed.pdf").write_bytes(b"newer 2025 but for a word")
    (copies / "here.pdf").write_bytes(b"mine 2025")
    before = kept.here()
    taken = take_in_originals(kept.paths, tmp_path / "copies")
    assert kept.here() - before == {"plain 2024", "shared"}
    assert (taken.taken, taken.size_bytes, taken.unknown) == (2, 16, 1)
    with pytest.raises(UserInputError, match="no folder"):
        take_in_originals(kept.paths, tmp_path / "nowhere")


def test_the_page_of_a_bundled_row_can_be_fetched_again(kept: Kept) -> None:
    """The bundled ledger names the document its rows were read from, and none that was fetched here.

    Each would be spared as an earlier version: an archive of such pages could never be made smaller.
    """
    with open_store(kept.paths.database) as store:
        store.execute("UPDATE filing SET document_id = NULL WHERE doc_id = '20240'")
    assert prune_archive(kept.paths, keep_years=1, today=TODAY).removed == 3
    assert "plain 2024" not in kept.here()
