"""What plain SQL says of the trades in force, for charts to be held against: one view, one row a trade.

No code of the program takes part. The party is that of the dated terms alone: of terms without days, which
the data that ships has, `resolve.service` has rules, with tests of their own.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from govtrades_desktop.query.charts import (
    Bar,
    Beside,
    Cluster,
    CommitteeStretch,
    LagComparison,
    LagCount,
    Period,
    Volume,
)
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, sum_trades
from tests.query.exported import DISCLOSED

_TRUTH = f"""
CREATE TEMP TABLE trade AS
SELECT t.id, f.source AS chamber, f.year, f.filed_on AS filed, m.bioguide,
  CASE WHEN o.bioguide IS NULL THEN RTRIM(f.last || ', ' || f.first || ' ' || f.suffix)
  ELSE RTRIM(o.last || ', ' || o.first || ' ' || o.suffix) END AS listed,
  t.owner, x.asset_class AS class, x.security_key AS security, s.sector, s.sector_system AS system, t.asset,
  t.traded_on AS traded, {DISCLOSED} AS disclosed,
  CAST(julianday({DISCLOSED}) - julianday(t.traded_on) AS INTEGER) AS lag,
  CASE t.type WHEN 'purchase' THEN 'buy' WHEN 'exchange' THEN 'exchange' ELSE 'sell' END AS side,
  t.type, t.amount_low_usd AS low, COALESCE(t.amount_high_usd, t.amount_low_usd) AS high,
  t.amount_low_usd IS NOT NULL AND t.amount_high_usd IS NULL AS is_open,
  t.amount_low_usd IS NULL AND t.amount_high_usd IS NULL AS is_untold,
  (SELECT substr(p.party, 1, 1) FROM term p WHERE p.bioguide = m.bioguide
   AND COALESCE(t.traded_on, f.filed_on) BETWEEN p.start_on AND p.end_on) AS party
FROM "transaction" t JOIN filing f ON f.id = t.filing_id
LEFT JOIN filing_official m ON m.filing_id = f.id LEFT JOIN official o ON o.bioguide = m.bioguide
LEFT JOIN trade_security x ON x.transaction_id = t.id LEFT JOIN security s ON s.key = x.security_key
WHERE t.replaced_by IS NULL AND t.filing_status IS NOT 'deleted'
"""
VOLUME = "COUNT(*), " + ", ".join(
    f"COALESCE(SUM({name}), 0)" for name in ("low", "high", "is_open", "is_untold")
)


@contextlib.contextmanager
def truth_of(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a database with the table `trade` of what is in force."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute(_TRUTH)
        connection.execute("CREATE INDEX temp.of_security ON trade (security)")
        yield connection


def volume(truth: sqlite3.Connection, where: str, values: Sequence[Any] = ()) -> Volume:
    """Return the volume of some trades, by SQL."""
    return Volume(*truth.execute(f"SELECT {VOLUME} FROM trade WHERE {where}", values).fetchone())


def check_bar(truth: sqlite3.Connection, bar: Bar | Period, where: str, values: Sequence[Any] = ()) -> None:
    """Hold each figure of a bar, or of a period, to SQL."""
    assert bar.all == volume(truth, where, values), bar
    assert bar.buys == volume(truth, f"({where}) AND side = 'buy'", values), bar
    assert bar.sells == volume(truth, f"({where}) AND side = 'sell'", values), bar
    assert bar.exchanges == volume(truth, f"({where}) AND side = 'exchange'", values).trades, bar
    assert bar.all.low_usd <= bar.all.high_usd


def doors(value: Any) -> Iterator[tuple[int, str]]:
    """Yield each number that a chart shows with its search text, however deep it stands."""
    if isinstance(value, Bar | Period):
        yield value.all.trades, value.query
        yield value.buys.trades, value.buys_query
        yield value.sells.trades, value.sells_query
    elif isinstance(value, Beside | Cluster | CommitteeStretch | LagCount):
        yield value.trades, value.query
    elif isinstance(value, LagComparison):
        yield value.dated, value.query
        yield value.peers_dated, value.peers_query
        for one in value.bins:
            yield one.trades, one.query
            yield one.peers_trades, one.peers_query
    elif isinstance(value, tuple):
        for one in value:
            yield from doors(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "parts"):
            yield value.trades, value.query
        for field in dataclasses.fields(value):
            yield from doors(getattr(value, field.name))


def check_doors(library: Library, chart: Any) -> int:
    """Hold each number of a chart to the rows that its search finds; return how many there were."""
    return check_counts(library, doors(chart))


def check_counts(library: Library, counts: Iterable[tuple[int, str]]) -> int:
    """Hold numbers to the trades in force that their searches find; return how many there were."""
    seen = 0
    for count, query in counts:
        assert query, "a number without a door"
        assert sum_trades(library, find_trades(library, query)).trades == count, query
        assert len(find_trades(library, query)) == count, query
        seen += 1
    return seen


def check_filing_counts(library: Library, counts: Iterable[tuple[int, str]]) -> int:
    """Hold numbers to the filings that their searches find; return how many there were."""
    seen = 0
    for count, query in counts:
        assert len(find_filings(library, query)) == count, query
        seen += 1
    return seen
