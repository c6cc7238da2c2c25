"""The batch processor: from the database to the indexes on disk, after each refresh.

Only the filings that changed since the indexes in force are read anew (`filing.touched`), with their
transactions; the rest is taken over. Wherever that may not hold, all is read: other reference data, another
line of data, damaged files, much changed, or rows that do not add up. Both ways give the same bytes.
"""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path

import numpy as np

from govtrades_desktop.derive import filing_index, trade_index
from govtrades_desktop.derive.columns import ColumnTable, StaleTable
from govtrades_desktop.derive.index_files import (
    CURRENT,
    LAYOUT,
    Indexes,
    current_state,
    is_same,
    load_indexes,
    save_indexes,
)
from govtrades_desktop.derive.official_table import read_officials, reference_day
from govtrades_desktop.derive.security_table import read_securities
from govtrades_desktop.derive.service_columns import read_service
from govtrades_desktop.store.connection import Reader, open_reader

log = logging.getLogger(__name__)

LARGEST_SHARE = 1 / 3
"""When more of the filings changed than this, reading all is the quicker way."""


def derive_all(database: Path, derived_dir: Path, *, is_full: bool = False) -> int:
    """Bring the indexes on disk up to the database; return the generation now in force.

    Args:
        database: the database file.
        derived_dir: the folder of the indexes.
        is_full: read everything anew, whatever lies in the folder.

    Raises:
        StoreUnavailable: the database cannot be read, or the folder cannot be written.
    """
    with open_reader(database) as reader:
        wanted = read_state(reader)
        if not is_full and current_state(derived_dir) == wanted:
            return wanted[1]
        indexes = derive_indexes(reader) if is_full else update_indexes(reader, derived_dir)
    save_indexes(indexes, derived_dir)
    return indexes.generation


def update_indexes(reader: Reader, derived_dir: Path) -> Indexes:
    """Return the indexes of the database as it stands, from those on disk where they serve."""
    try:
        old = load_indexes(derived_dir)
    except StaleTable as stale:
        log.info("all indexes are derived anew: %s", stale)
        return derive_indexes(reader)
    started = time.perf_counter()
    with reader.snapshot():
        found = _updated(reader, old)
    if found is None:
        return derive_indexes(reader)
    log.info("derived what changed in %.2f s", time.perf_counter() - started)
    return found


def derive_indexes(reader: Reader) -> Indexes:
    """Return the indexes of the database as it stands, all read anew, in memory."""
    started = time.perf_counter()
    with reader.snapshot():
        lineage, generation = read_state(reader)
        reference, day = reference_state(reader), reference_day(reader)
        officials, securities = read_officials(reader), read_securities(reader)
        listed = filing_index.read_filings(reader)
        service = read_service(reader, listed.values("bioguide"))
        filings = filing_index.in_own_order(filing_index.with_service(listed, service))
        own = trade_index.with_service(trade_index.read_trades(reader), filings, service)
    trades = trade_index.trade_index(own, filings, securities)
    log.info(
        "derived %d trades and %d filings in %.2f s", len(trades), len(filings), time.perf_counter() - started
    )
    return Indexes(trades, filings, officials, securities, lineage, generation, reference, day)


def read_state(reader: Reader) -> tuple[str, int]:
    """Return the lineage and the generation of a database."""
    return reader.fact("lineage") or "", int(reader.fact("generation") or 0)


def reference_state(reader: Reader) -> str:
    """Return which data on officials the rows were made with: other data may change any row, touched or not.

    Securities are not in it: their table is read each time.
    """
    told = [
        reader.fact("resolved_with"),
        reader.value("SELECT content_sha256 FROM reference_file WHERE name = 'legislators'"),
        reader.rows("SELECT COUNT(*) FROM official"),
        reader.rows("SELECT COUNT(*), MAX(id) FROM term"),
        reader.rows("SELECT COUNT(*), MAX(id) FROM committee_seat"),
    ]
    import hashlib  # a start, whose indexes are there, does without

    return hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()


def _updated(reader: Reader, old: Indexes) -> Indexes | None:
    """Return the indexes made of the old ones and of what changed since, or None where that may not hold."""
    lineage, generation = read_state(reader)
    if old.lineage != lineage or old.generation > generation:
        log.info("all indexes are derived anew: the database is of another line")
        return None
    if old.reference != reference_state(reader):
        log.info("all indexes are derived anew: the reference data changed")
        return None
    touched = [row[0] for row in reader.rows("SELECT id FROM filing WHERE touched > ?", (old.generation,))]
    last_seen = reader.rows("SELECT id, last_seen_on FROM filing")
    if len(touched) > len(last_seen) * LARGEST_SHARE:
        log.info("all indexes are derived anew: %d of %d filings changed", len(touched), len(last_seen))
        return None
    listed = filing_index.read_filings(reader, touched)
    service = read_service(reader, listed.values("bioguide"))
    filings = filing_index.updated_filings(old.filings, filing_index.with_service(listed, service), last_seen)
    if filings is None:
        log.warning("all indexes are derived anew: filings came or went without being touched")
        return None
    anew = trade_index.with_service(trade_index.read_trades(reader, touched), filings, service)
    own = trade_index.updated_own(old.trades, anew, np.array(touched, dtype=np.int32))
    if len(own) != reader.value('SELECT COUNT(*) FROM "transaction"'):
        log.warning("all indexes are derived anew: transactions came or went without their filing touched")
        return None
    securities = read_securities(reader)
    day = reference_day(reader)
    is_same_day = day == old.reference_day
    officials = old.officials if is_same_day and _has_same_officials(old, filings) else read_officials(reader)
    return Indexes(
        trades=_kept(old.trades, trade_index.trade_index(own, filings, securities)),
        filings=_kept(old.filings, filings),
        officials=_kept(old.officials, officials),
        securities=_kept(old.securities, securities),
        lineage=lineage,
        generation=generation,
        reference=old.reference,
        reference_day=day,
        on_disk=old.on_disk,
    )


def _has_same_officials(old: Indexes, filings: ColumnTable) -> bool:
    """Tell whether the table of officials stays as it is: nobody left the ledger, no stranger came."""
    before, now = set(old.filings.values("bioguide")), set(filings.values("bioguide"))
    return before <= now and now - before <= set(old.officials.values("bioguide"))


def _kept(old: ColumnTable, new: ColumnTable) -> ColumnTable:
    """Return the table on disk where the new one is the same: it is not written again."""
    return old if is_same(old, new) else new


__all__ = [
    "CURRENT",
    "LAYOUT",
    "Indexes",
    "current_state",
    "derive_all",
    "derive_indexes",
    "load_indexes",
    "read_state",
    "reference_state",
    "save_indexes",
    "update_indexes",
]
