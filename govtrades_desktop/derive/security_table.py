"""The table of securities: one row for each that a trade names, by name.

Declares its columns and reads them from the database; writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from govtrades_desktop.derive.column import Kind
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.table_builder import TableBuilder
from govtrades_desktop.store.connection import Reader

SECURITY_COLUMNS: dict[str, Kind] = {
    "key": Kind.TEXT,
    "symbol": Kind.TEXT,  # today's ticker, or its last
    "name": Kind.TEXT,
    "asset_class": Kind.TEXT,
    "sector": Kind.TEXT,
    "sector_system": Kind.TEXT,
    "industry": Kind.TEXT,
    "cik": Kind.INT,
    "tickers": Kind.TEXT,  # all it ever had, sorted, parted by blanks
}

_NAMED = "SELECT security_key FROM trade_security WHERE security_key IS NOT NULL"
_SELECT = (
    "SELECT key, ticker, name, asset_class, sector, sector_system, industry, cik FROM security"
    " WHERE key IN ({})"
)
_TICKERS = "SELECT security_key, ticker FROM security_ticker WHERE security_key IN ({})"


def read_securities(reader: Reader, *, only: Sequence[str] | None = None) -> ColumnTable:
    """Return the table of securities of the database as it stands (call within `reader.snapshot()`).

    Args:
        reader: the database.
        only: at most a few hundred keys, to read these alone, whether a trade names them or not.
    """
    wanted = _NAMED if only is None else ", ".join("?" * len(only))
    keys = () if only is None else tuple(only)
    tickers: dict[str, set[str]] = {}
    for key, ticker in reader.rows(_TICKERS.format(wanted), keys):
        tickers.setdefault(key, set()).add(ticker)
    builder = TableBuilder(SECURITY_COLUMNS)
    builder.add(
        [
            (key, symbol, *rest, " ".join(sorted(tickers.get(key, set()) | ({symbol} if symbol else set()))))
            for key, symbol, *rest in reader.rows(_SELECT.format(wanted), keys)
        ]
    )
    table = builder.finish()
    return table.take(table.order(("name", "key")))
