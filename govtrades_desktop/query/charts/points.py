"""The trades of a person or of a security as points in time: arrays, one cell a trade, from the index alone.

What is drawn of a trade is in the arrays; everything else is found by its id (`trades.load_trade`).
"""

from __future__ import annotations

from dataclasses import dataclass

from govtrades_desktop.derive.column import Array
from govtrades_desktop.query.charts.marks import Beside

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
