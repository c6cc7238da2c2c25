"""The lists of officials and of securities as tables to export: who and what was disclosed. Reads only.

Rows are named by their keys, which hold when positions no longer do; what is gone meanwhile is left out, and
counted: the method sheet says how many rows in view are not in the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.export.provenance import ExportView, describe
from govtrades_desktop.query.export.table import CellKind, Cells, ExportColumn, TableExport
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import officials_table
from govtrades_desktop.query.securities import securities_table

_C = ExportColumn
_INT, _DAY = CellKind.INTEGER, CellKind.DATE

_TALLY: tuple[tuple[str, ExportColumn], ...] = (
    ("trades", _C("trades", _INT, "trades read, of all years; what an amendment repeats is counted once")),
    ("purchases", _C("purchases", _INT, "of them")),
    ("sales", _C("sales", _INT, "of them, partial sales too")),
    ("exchanges", _C("exchanges", _INT, "of them")),
    ("amount_low", _C("amount_low_usd", _INT, "sum of the bands' lower bounds, in dollars")),
    ("amount_high", _C("amount_high_usd", _INT, "sum of the bands' upper bounds, in dollars", 14)),
    ("open_ended", _C("open_ended", _INT, "trades whose band has no upper bound: the sum is a floor then")),
    ("first_traded", _C("first_traded_on", _DAY, "first trade")),
    ("last_traded", _C("last_traded_on", _DAY, "last trade")),
    ("dated", _C("dated", _INT, "trades with a lag that can be told")),
    ("late", _C("late", _INT, "of them disclosed more than 45 days after the trade")),
    ("median_lag", _C("median_lag_days", _INT, "days from trade to its first filing: half took no longer")),
    ("p90_lag", _C("p90_lag_days", _INT, "nine of ten took no longer")),
)

_OFFICIALS: tuple[tuple[str, ExportColumn], ...] = (
    ("bioguide", _C("bioguide", about="the official's id in the Biographical Directory of Congress")),
    ("name", _C("official", about="last name, first name", width=26)),
    ("full_name", _C("full_name", about="as the project unitedstates/congress-legislators has it", width=26)),
    ("party", _C("party", about="one letter: of today, or of the last term", width=7)),
    ("chamber", _C("chamber", about="of today, or of the last term", width=9)),
    ("state", _C("state", about="two letters", width=7)),
    ("district", _C("district", about="state and number; empty for senators")),
    ("is_serving", _C("is_serving", CellKind.TRUTH, "in office when the data was made")),
    ("first_served", _C("first_served_on", _DAY, "first day in office")),
    ("last_served", _C("last_served_on", _DAY, "last day in office; empty: still there")),
    ("committees", _C("committees", about="codes of today's committees and subcommittees", width=30)),
    ("filings", _C("filings", _INT, "transaction reports in the ledger, read or not")),
    *_TALLY,
)

_SECURITIES: tuple[tuple[str, ExportColumn], ...] = (
    ("key", _C("security_id", about="the id of the security, of this program's own data", width=18)),
    ("symbol", _C("symbol", about="ticker of today, or the last one")),
    ("name", _C("issuer", about="name of the issuer or the fund", width=34)),
    ("asset_class", _C("asset_class", about="of the security")),
    ("sector", _C("sector", about="where it is known", width=24)),
    ("sector_system", _C("sector_system", about="whose sectors: GICS or SIC")),
    ("industry", _C("industry", about="where it is known", width=28)),
    ("cik", _C("cik", _INT, "the issuer's id at the US Securities and Exchange Commission")),
    ("tickers", _C("tickers", about="all that it had, and has")),
    ("officials", _C("officials", _INT, "who disclosed a trade in it")),
    ("trades_democrats", _C("trades_democrats", _INT, "trades of officials who were Democrats that day")),
    ("trades_republicans", _C("trades_republicans", _INT, "trades of Republicans")),
    ("trades_others", _C("trades_others", _INT, "trades of anyone else")),
    *_TALLY,
)


def officials_export(library: Library, keys: Sequence[str], view: ExportView | None = None) -> TableExport:
    """Return the officials with these bioguides, in this order, as a table."""
    return _listing(library, "officials", officials_table(library), "bioguide", keys, _OFFICIALS, view)


def securities_export(library: Library, keys: Sequence[str], view: ExportView | None = None) -> TableExport:
    """Return the securities with these keys, in this order, as a table."""
    return _listing(library, "securities", securities_table(library), "key", keys, _SECURITIES, view)


def _listing(
    library: Library,
    name: str,
    table: ColumnTable,
    key: str,
    keys: Sequence[str],
    wanted: Sequence[tuple[str, ExportColumn]],
    view: ExportView | None,
) -> TableExport:
    place = {one: position for position, one in enumerate(table.cells(key, range(len(table))))}
    places = [place.get(one) for one in keys]
    columns = tuple(column for _, column in wanted)

    def read(first: int, end: int) -> Cells:
        positions = [one for one in places[first:end] if one is not None]
        return [table.cells(one, positions) for one, _ in wanted]

    return TableExport(
        name=name,
        columns=columns,
        total=len(places),
        read=read,
        method=describe(library, name, columns, places, view),
    )
