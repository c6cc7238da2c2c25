"""The rows of a Senate report's table: nine cells to one Transaction, and the doubts about it.

Reads rows; knows nothing of the page around the table. A required cell that cannot be read is an error which
names the row: nothing is guessed, and no row is left out.

A row is shown on its page by its number: `line` is the number printed in the row (page and box are None, for
an HTML page has neither). Numbers run downwards, or in no order. SEEN: Senate d221805d, where the site prints
7, 6, 5, 4, 3, 2, 7: a number printed a second time gives way to the lowest number that no row has, with a
doubt, since two rows of a filing cannot share an identity.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from govtrades_desktop.core.amounts import Amount, parse_amount
from govtrades_desktop.core.dates import parse_us_date
from govtrades_desktop.core.errors import DataRejected
from govtrades_desktop.core.records import Finding, Owner, Transaction, TransactionType
from govtrades_desktop.parse.senate_asset import AssetCell, read_asset
from govtrades_desktop.parse.senate_page import clean, lines_of, text_of

COLUMNS = (
    "#",
    "Transaction Date",
    "Owner",
    "Ticker",
    "Asset Name",
    "Asset Type",
    "Type",
    "Amount",
    "Comment",
)
LAG_LIMIT_DAYS = 3 * 365 + 1
NONE_PRINTED = "--"

_OWNERS = {
    "self": Owner.SELF,
    "spouse": Owner.SPOUSE,
    "joint": Owner.JOINT,
    "child": Owner.DEPENDENT_CHILD,  # the rows' word; the totals say "Dependent Child"
    "dependent child": Owner.DEPENDENT_CHILD,
}
_TYPES = {
    "purchase": TransactionType.PURCHASE,
    "sale (full)": TransactionType.SALE,
    "sale (partial)": TransactionType.PARTIAL_SALE,
    "exchange": TransactionType.EXCHANGE,
}
ASSET_TYPES = frozenset(
    {
        "Commodities/Futures Contract",
        "Corporate Bond",
        "Cryptocurrency",
        "Municipal Security",
        "Non-Public Stock",
        "Other",
        "Other Securities",
        "Stock",
        "Stock Option",
    }
)


@dataclass
class _Row:
    """One row on its way: where it is, its cells, and the doubts about it."""

    place: int
    line: int
    cells: list[LexborNode]
    doubts: list[tuple[str, str]]

    def text(self, column: str) -> str:
        return text_of(self.cells[COLUMNS.index(column)])

    def refuse(self, column: str, why: str) -> DataRejected:
        return DataRejected(f"Row {self.line} of the table: the {column.lower()} {why}.", line=self.line)


def read_rows(
    rows: list[list[LexborNode]], filed_on: dt.date | None
) -> tuple[list[Transaction], list[Finding]]:
    """Read every row.

    Args:
        rows: the nine cells of each row, in the order of the table.
        filed_on: when the report was filed, for the doubts about dates.

    Raises:
        DataRejected: a required cell which cannot be read, or a row with another number of cells.
    """
    lines, findings = number_rows(rows)
    transactions = []
    for place, (line, cells) in enumerate(zip(lines, rows, strict=True), start=1):
        row = _Row(place, line, cells, [])
        transactions.append(_read_row(row))
        _doubt_dates(row, transactions[-1], filed_on)
        findings += [Finding(code, f"Row {line}: {told}", line=line) for code, told in row.doubts]
    return transactions, findings


def number_rows(rows: list[list[LexborNode]]) -> tuple[list[int], list[Finding]]:
    """Return each row's line, and the doubts about numbers that are printed twice."""
    printed = []
    for place, cells in enumerate(rows, start=1):
        if len(cells) != len(COLUMNS):
            told = f"{len(cells)} {'cell' if len(cells) == 1 else 'cells'}"
            raise DataRejected(f"The table's row at place {place} has {told} in place of {len(COLUMNS)}.")
        told = text_of(cells[0])
        if not re.fullmatch(r"[1-9][0-9]{0,5}", told):
            raise DataRejected(f"The table's row at place {place} has the number {told[:40]!r}.")
        printed.append(int(told))
    free = iter(sorted(set(range(1, 2 * len(rows) + 1)) - set(printed)))
    lines: list[int] = []
    findings: list[Finding] = []
    taken: set[int] = set()
    for at, number in enumerate(printed, start=1):
        line = number if number not in taken else next(free)
        if line != number:
            told = (
                f"Row {line}: printed with the number {number} of a row above it (place {at} of the table)."
            )
            findings.append(Finding("row_number_repeated", told, line=line))
        taken.add(line)
        lines.append(line)
    return lines, findings


def _read_row(row: _Row) -> Transaction:
    kind = _TYPES.get(row.text("Type").casefold())
    if kind is None:
        raise row.refuse("Type", f"{row.text('Type')[:60]!r} is unknown")
    owner = _OWNERS.get(row.text("Owner").casefold())
    if owner is None:
        raise row.refuse("Owner", f"{row.text('Owner')[:60]!r} is unknown")
    try:
        traded_on = parse_us_date(row.text("Transaction Date"))
    except ValueError as error:
        raise row.refuse("Transaction Date", f"cannot be read: {error}") from error
    try:
        amount = parse_amount(row.text("Amount"))
    except ValueError as error:
        raise row.refuse("Amount", f"cannot be read: {error}") from error
    if amount.exact_usd is None and not Amount(amount.low_usd, amount.high_usd).is_ptr_band:
        row.doubts.append(("band_unknown", f"the form has no band {row.text('Amount')!r}."))
    asset = read_asset(row.cells[COLUMNS.index("Asset Name")])
    row.doubts += asset.doubts
    if not asset.names:
        raise row.refuse("Asset Name", "is empty")
    tickers = _tickers(row)
    name, ticker, received, received_ticker = _sides(row, kind, asset, tickers)
    asset_type = row.text("Asset Type")
    if asset_type not in ("", NONE_PRINTED) and asset_type not in ASSET_TYPES:
        row.doubts.append(("asset_type_unknown", f"the asset type {asset_type!r} has not been seen before."))
    comment = row.text("Comment")
    return Transaction(
        line=row.line,
        owner=owner,
        asset=name,
        ticker=ticker,
        asset_type=asset_type if asset_type not in ("", NONE_PRINTED) else None,
        type=kind,
        traded_on=traded_on,
        notified_on=None,
        amount_low_usd=amount.low_usd,
        amount_high_usd=amount.high_usd,
        amount_exact_usd=amount.exact_usd,
        received_asset=received,
        received_ticker=received_ticker,
        option=asset.option,
        bond=asset.bond,
        company=asset.company,
        description=asset.description,
        location=asset.platform,
        comment=comment if comment not in ("", NONE_PRINTED) else None,
    )


def _tickers(row: _Row) -> list[str | None]:
    """Return the cell's tickers line by line, upper case, None for `--`."""
    lines = (clean(" ".join(text_of(node) for node in line)) for line in lines_of(row.cells[3]))
    return [None if text == NONE_PRINTED else text.upper() for text in lines if text]


_Sides = tuple[str, str | None, str | None, str | None]


def _sides(row: _Row, kind: TransactionType, asset: AssetCell, tickers: list[str | None]) -> _Sides:
    """Return (asset, ticker, received asset, received ticker).

    The site prints the ticker of the given asset first, or `--` for it, and that of the received one only
    where there is one: so a lone ticker belongs to what was given (SEEN: Senate 0e5d9b1e, `--` above a link).
    """
    sides = [side for side, _ in asset.names]
    names = dict(asset.names)
    exchanged = kind is TransactionType.EXCHANGE
    if exchanged and len(sides) == 2 and set(sides) == {"exchanged", "received"} and len(tickers) <= 2:
        pair = [*tickers, None, None][:2]
        if sides[0] == "received":
            row.doubts.append(("exchange_order", "the received asset stands before the given one."))
            pair = pair[::-1] if len(tickers) == 2 else pair
        return names["exchanged"], pair[0], names["received"], pair[1]
    if len(sides) == 1 and len(tickers) <= 1 and sides[0] in ("", "exchanged" if exchanged else ""):
        return asset.names[0][1], (tickers or [None])[0], None, None
    # Anything else is told as printed, for which name is which would be a guess.
    told = " / ".join(f"{name} ({side.capitalize()})" if side else name for side, name in asset.names)
    known = [ticker for ticker in tickers if ticker]
    message = f"a {row.text('Type')} with {len(sides)} names and the tickers {', '.join(known) or 'none'}: "
    row.doubts.append(("sides_unknown", message + "which is which is not told."))
    return told, known[0] if len(known) == 1 and len(sides) == 1 else None, None, None


def _doubt_dates(row: _Row, read: Transaction, filed_on: dt.date | None) -> None:
    traded = read.traded_on
    if traded is None or filed_on is None:
        return
    if traded > filed_on:
        row.doubts.append(
            ("traded_after_filed", f"traded on {traded}, after the report's filing of {filed_on}.")
        )
    elif (filed_on - traded).days > LAG_LIMIT_DAYS:
        row.doubts.append(
            ("long_lag", f"traded on {traded}, {(filed_on - traded).days} days before the filing.")
        )
