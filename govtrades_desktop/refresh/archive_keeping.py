"""How large the archive is, and making it smaller: never by what could not be fetched again, unless asked.

What a reader fetched by hand stays whatever its year, until the whole archive is cleared.

Only documents go. The ledger, the trades and everything read from a document stay; where its page is asked
for later, the pane says that it is not here and offers to fetch it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import StoreError, UserInputError
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store.archived import ArchivedUse, forget_by_hand, list_archived, list_by_hand
from govtrades_desktop.store.connection import open_reader, open_store

_log = logging.getLogger(__name__)

_LARGEST_ORIGINAL = 64_000_000
"""In bytes; no document that is fetched may be larger."""


@dataclass(frozen=True, slots=True)
class YearUse:
    """What the filings of one source and index year hold in the archive.

    Attributes:
        documents: how many, pages of paper reports included; bytes shared by two filings count for the first.
        size_bytes: on the disk.
        irreplaceable: of them, how many are on this machine only.
        by_hand: of the others, how many a reader asked for: older years are pruned without them.
    """

    source: str
    year: int
    documents: int
    size_bytes: int
    irreplaceable: int
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveUse:
    """The whole archive.

    Attributes:
        years: by source, newest year first.
        unknown: documents that the database does not name (left by a database that was lost).
        unknown_bytes: their size.
        documents: how many files there are in all.
        size_bytes: of all.
    """

    years: tuple[YearUse, ...]
    unknown: int
    unknown_bytes: int
    documents: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Pruned:
    """What pruning did.

    Attributes:
        removed: documents.
        freed_bytes: their size.
        spared: documents of those years that were kept because they are on this machine only.
        by_hand: likewise, because a reader asked for them.
    """

    removed: int
    freed_bytes: int
    spared: int
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a folder of documents.

    Attributes:
        taken: documents that are in the archive now, and were not.
        size_bytes: of them.
        unknown: files that no filing of the ledger names.
    """

    taken: int
    size_bytes: int
    unknown: int


def measure_archive(paths: DataPaths) -> ArchiveUse:
    """Return how large the archive is, by source and year.

    Raises:
        StoreError: the database or the archive cannot be read.
    """
    sizes = Archive(paths.archive).sizes()
    uses, by_hand = _uses(paths), _by_hand(paths)
    counts: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for sha256, size in sizes.items():
        if found := uses.get(sha256):
            entry = counts[(found[0].source, found[0].year)]
            entry[0] += 1
            entry[1] += size
            is_only_here = not all(use.is_replaceable for use in found)
            entry[2] += is_only_here
            entry[3] += sha256 in by_hand and not is_only_here
    years = [YearUse(source, year, *entry) for (source, year), entry in counts.items()]
    years.sort(key=lambda use: (use.source, -use.year))
    unknown = [size for sha256, size in sizes.items() if sha256 not in uses]
    return ArchiveUse(tuple(years), len(unknown), sum(unknown), len(sizes), sum(sizes.values()))


def prune_archive(
    paths: DataPaths, *, keep_years: int, today: dt.date, with_irreplaceable: bool = False
) -> Pruned:
    """Remove documents of older index years.

    Args:
        paths: of the data.
        keep_years: the newest years whose documents stay, this year's included; 0 clears the archive.
        today: says which years those are.
        with_irreplaceable: remove imports, earlier versions, the pages of vanished filings and what a reader
            asked for too. What the database does not name at all goes only with this and `keep_years` 0.

    Raises:
        UserInputError: a negative number of years.
        StoreUnavailable: a refresh is under way, or a document cannot be removed.
    """
    if keep_years < 0:
        raise UserInputError(f"The years to keep must be 0 or more, not {keep_years}.")
    first_kept = today.year - keep_years + 1 if keep_years else None
    with refreshing_alone(paths.root):  # or a refresh would look for what goes just now
        archive = Archive(paths.archive)
        uses, by_hand = _uses(paths), _by_hand(paths)
        removed = freed = spared = asked_for = 0
        for sha256 in archive.sizes():
            found = uses.get(sha256, [])
            if not found and not (with_irreplaceable and first_kept is None):
                spared += first_kept is None
                continue
            if first_kept is not None and any(use.year >= first_kept for use in found):
                continue
            if not with_irreplaceable and not all(use.is_replaceable for use in found):
                spared += 1
                continue
            if first_kept is not None and sha256 in by_hand and not with_irreplaceable:
                asked_for += 1
                continue
            freed += archive.remove(sha256)
            removed += 1
        if first_kept is None and by_hand:
            with open_store(paths.database, backups=paths.backups) as store:
                forget_by_hand(store)
    _log.info(
        "the archive: %d documents removed, %d bytes, %d spared, %d asked for",
        removed, freed, spared, asked_for,
    )  # fmt: skip
    return Pruned(removed, freed, spared, asked_for)


def take_in_originals(paths: DataPaths, folder: Path) -> TakenIn:
    """Put documents of a folder into the archive: those that the ledger names by their hash, and no other.

    So the archive of another machine, or of a database that is here anew, serves without a network; what is
    taken in is, byte for byte, what a fetch would have brought.

    Args:
        paths: of the data.
        folder: searched at any depth.

    Raises:
        UserInputError: there is no such folder.
        StoreUnavailable: a refresh is under way, or the archive cannot be written.
    """
    if not folder.is_dir():
        raise UserInputError(f"There is no folder {folder}.")
    with refreshing_alone(paths.root):
        archive = Archive(paths.archive)
        wanted = {sha256 for sha256 in _uses(paths) if not archive.has(sha256)}
        taken = taken_bytes = unknown = 0
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                if path.stat().st_size > _LARGEST_ORIGINAL:
                    unknown += 1
                    continue
                data = path.read_bytes()
            except OSError as error:
                raise UserInputError(f"{path} cannot be read: {error.strerror or error}.") from error
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in wanted:
                archive.put(data)
                wanted.discard(sha256)
                taken += 1
                taken_bytes += len(data)
            elif not archive.has(sha256):
                unknown += 1
    _log.info("the archive: %d documents taken in, %d bytes", taken, taken_bytes)
    return TakenIn(taken, taken_bytes, unknown)


def keep_archive_small(paths: DataPaths, keep_years: int, *, today: dt.date) -> None:
    """Apply the setting `archive_years` after a refresh, which is never a failure because of it.

    A document that cannot be removed now goes after the next refresh; the log says so.
    """
    try:
        prune_archive(paths, keep_years=keep_years, today=today)
    except StoreError as error:
        _log.warning("the archive was not made smaller: %s %s", error, error.context)


def _uses(paths: DataPaths) -> dict[str, list[ArchivedUse]]:
    uses: dict[str, list[ArchivedUse]] = defaultdict(list)
    with open_reader(paths.database) as reader:
        for use in list_archived(reader):
            uses[use.sha256].append(use)
    return dict(uses)


def _by_hand(paths: DataPaths) -> frozenset[str]:
    with open_reader(paths.database) as reader:
        return list_by_hand(reader)
