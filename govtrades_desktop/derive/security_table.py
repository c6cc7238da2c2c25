"""The table of securities: one row for each that a trade names, by name.

Declares its columns and reads them from the database; writes nothing.
"""

from __future__ import annotations

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

_NAMED = "(SELECT security_key FROM trade_security WHERE security_key IS NOT NULL)"
_SELECT = (
    "SELECT key, ticker, name, asset_class, sector, sector_system, industry, cik FROM security"
    f" WHERE key IN {_NAMED}"
)
_TICKERS = f"SELECT security_key, ticker FROM security_ticker WHERE security_key IN {_NAMED}"


def read_securities(reader: Reader) -> ColumnTable:
    """Return the table of securities of the database as it stands (call within `reader.snapshot()`)."""
    tickers: dict[str, set[str]] = {}
    for key, ticker in reader.rows(_TICKERS):
        tickers.setdefault(key, set()).add(ticker)
    builder = TableBuilder(SECURITY_COLUMNS)
    builder.add(
        [
            (key, symbol, *rest, " ".join(sorted(tickers.get(key, set()) | ({symbol} if symbol else set()))))
            for key, symbol, *rest in reader.rows(_SELECT)
        ]
    )
    table = builder.finish()
    return table.take(table.order(("name", "key")))
