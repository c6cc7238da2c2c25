"""The trades of a person or of a security as points in time: arrays, one cell a trade, from the index alone.

What is drawn of a trade is in the arrays; everything else is found by its id (`trades.load_trade`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, MISSING_MONEY, Array, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.charts.marks import Beside
from govtrades_desktop.query.charts.sums import dense
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import identity_codes, trade_facts

LAG_UNKNOWN = MISSING_INT
UNDATED = "-traded:>=0001"
"""In a search: rows without a trade date."""

AMOUNT_LIMITS_USD = (
    *(0, 1_001, 15_001, 50_001, 100_001, 250_001, 500_001),
    *(1_000_001, 5_000_001, 25_000_001, 50_000_001),
)
"""Where the steps of size begin: the lower ends of the forms' bands, and 0 for what is below the first."""


@dataclass(frozen=True, slots=True, eq=False)
class TradePoints:
    """Trades with a trade date, by that date and then by id. All arrays have one length.

    Attributes:
        ids: of the transactions (int64); stable.
        positions: rows of `library.trades` (intp), in the state of `generation`.
        traded, disclosed: days (datetime64[D]): of the trade, and of the first report that told of it; NaT
            where no such day is known.
        side: `trade_facts.BUY`, `SELL` or `EXCHANGE` (int8); 0 where the row says none of them.
        is_partial: sold in part (bool).
        low_usd, high_usd: ends of the amount (int64); -1 where not told; an open band has high_usd -1.
        low_step, high_step: the steps of AMOUNT_LIMITS_USD in which the ends lie (int8, 0 to 10); -1 where no
            amount is told; the high step of an open band is the last.
        late: 1 disclosed more than 45 days after the trade, 0 not, -1 not known (int8).
        lag_days: from trade to first report (int32); LAG_UNKNOWN where it is not known.
        official: index in `officials` (int32).
        party: index in `parties` (int8), on the day of the trade; -1 not known.
        security: index in `securities` (int32).
        asset_class: index in `asset_classes` (int8); -1 not known.
        officials: (bioguide, name) of each; the bioguide "" where the filer is not resolved.
        parties: letters.
        securities: (key, symbol or name as filed, name); the key "" where it is not resolved.
        asset_classes: values of core.identity.AssetClass.
        undated: trades without a date, which are no points.
        generation: of the indexes.
    """

    ids: Array
    positions: Array
    traded: Array
    disclosed: Array
    side: Array
    is_partial: Array
    low_usd: Array
    high_usd: Array
    low_step: Array
    high_step: Array
    late: Array
    lag_days: Array
    official: Array
    party: Array
    security: Array
    asset_class: Array
    officials: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    securities: tuple[tuple[str, str, str], ...]
    asset_classes: tuple[str, ...]
    undated: Beside
    generation: int

    def __len__(self) -> int:
        return len(self.ids)


def points_at(library: Library, positions: Positions, query: str) -> TradePoints:
    """Return trades as points.

    Args:
        library: opened.
        positions: of trades in force.
        query: finds exactly these.
    """
    table = library.trades
    days = table.array("traded")[positions]
    is_dated = days != MISSING_INT
    undated = Beside(int(len(days) - is_dated.sum()), f"{query} {UNDATED}")
    positions, days = positions[is_dated], days[is_dated]
    order = np.lexsort((table.array("id")[positions], days))
    positions, days = positions[order], days[order]
    low, high = table.array("amount_low")[positions], table.array("amount_high")[positions]
    has_low, has_high = low != MISSING_MONEY, high != MISSING_MONEY
    # where one end alone is told, it stands for both but for an open band, which has no upper end
    low_step = np.where(has_low, _steps(low), np.where(has_high, _steps(high), np.int8(-1)))
    high_step = np.where(has_high, _steps(high), np.where(has_low, len(AMOUNT_LIMITS_USD) - 1, -1))
    officials, official = _named(table, positions, "bioguide", "official", ("official",))
    securities, security = _named(table, positions, "security", "asset", ("symbol", "issuer"))
    parties, party = _texts(table, positions, "party")
    classes, asset_class = _texts(table, positions, "asset_class")
    types = table.values("type")
    partial = types.index("partial_sale") if "partial_sale" in types else -2
    return TradePoints(
        ids=table.array("id")[positions].astype(np.int64),
        positions=positions,
        traded=days.astype("datetime64[D]"),
        disclosed=_days(table.array("disclosed")[positions]),
        side=(trade_facts(table).shape[positions] >> 2).astype(np.int8),
        is_partial=table.array("type")[positions] == partial,
        low_usd=np.where(has_low, low, -1),
        high_usd=np.where(has_high, high, -1),
        low_step=low_step.astype(np.int8),
        high_step=high_step.astype(np.int8),
        late=table.array("late")[positions],
        lag_days=table.array("lag")[positions],
        official=official,
        party=party,
        security=security,
        asset_class=asset_class,
        officials=tuple((key, first or name) for key, name, first in officials),
        parties=parties,
        securities=tuple((key, symbol or name, more or name) for key, name, symbol, more in securities),
        asset_classes=classes,
        undated=undated,
        generation=library.generation,
    )


def _steps(amounts: Array) -> Array:
    return np.searchsorted(AMOUNT_LIMITS_USD, amounts, side="right") - 1


def _days(days: Array) -> Array:
    found = days.astype("datetime64[D]")
    found[days == MISSING_INT] = np.datetime64("NaT")
    return found


def _named(
    table: ColumnTable, positions: Positions, key: str, name: str, more: tuple[str, ...]
) -> tuple[list[tuple[str, ...]], Array]:
    """Return the distinct identities of some rows, each with the texts of one of them, and each row's place.

    Returns:
        (key, name, *more) of each, "" where missing; and for each row the index of its own (int32).
    """
    codes = identity_codes(table, key, name)[positions] + 1
    used, places = dense(codes, len(table.values(key)) + len(table.values(name)) + 1)
    ones = np.zeros(len(used), dtype=np.intp)
    ones[places[::-1]] = positions[::-1]
    columns = ([cell or "" for cell in table.cells(column, ones)] for column in (key, name, *more))
    return list(zip(*columns, strict=True)), places.astype(np.int32)


def _texts(table: ColumnTable, positions: Positions, column: str) -> tuple[tuple[str, ...], Array]:
    """Return the distinct values of a short text column in some rows, and each row's index (-1: missing)."""
    values = table.values(column)
    used, places = dense(table.array(column)[positions].astype(np.intp) + 1, len(values) + 1)
    has_missing = bool(used) and used[0] == 0
    told = tuple(values[code - 1] for code in used if code)
    return told, (places - has_missing).astype(np.int8)
