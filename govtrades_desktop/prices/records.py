"""What is told of prices: series, splits, what was not found, doubts. Plain values; nothing is fetched here.

Days are whole days since 1970-01-01 (int32), as in the columnar indexes; closes are in the series' currency.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.core.errors import GovTradesError

Days = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]

EPOCH = dt.date(1970, 1, 1)


def day_number(day: dt.date) -> int:
    """Return a date as days since 1970-01-01."""
    return (day - EPOCH).days


def day_date(number: int) -> dt.date:
    """Return days since 1970-01-01 as a date."""
    return EPOCH + dt.timedelta(days=int(number))


class DoubtCode(StrEnum):
    """What may be wrong with a price, or with a line of a file."""

    GAP = "gap"  # sessions without a price between two that have one
    NOT_A_SESSION = "not_a_session"  # a price on a day on which the exchange was closed
    JUMP = "jump_without_split"  # the adjusted close doubled or halved from one price to the next
    DISAGREES = "days_disagree"  # one day told twice, with two closes
    NOT_POSITIVE = "close_not_positive"  # a close that is none: zero, negative, not a number; left out
    BAD_ROW = "bad_row"  # a line that cannot be read; left out
    BAD_FILE = "bad_file"  # a file of the folder that cannot be read, in whole


@dataclass(frozen=True, slots=True)
class PriceDoubt:
    """One doubt: told, and nothing is mended.

    Attributes:
        code: its kind.
        message: one sentence.
        day: of the price, or the first one; None where no single day is meant.
        symbol: of the series; empty where a file as a whole is meant.
    """

    code: DoubtCode
    message: str
    day: dt.date | None = None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A split: `ratio` new shares for one old (4.0; 0.1 where ten became one), from `day` on."""

    day: dt.date
    ratio: float


@dataclass(frozen=True, slots=True, eq=False)
class PriceSeries:
    """The prices of one symbol from one source, oldest first, each day once.

    Attributes:
        symbol: as asked for, in the SEC's spelling ("BRK-B").
        days: days since 1970-01-01, rising.
        closes: closing prices as traded, or as the source has them (some are split-adjusted).
        adjusted: closes adjusted for splits and dividends; NaN where the source tells none.
        splits: oldest first; empty also where the source tells of none.
        currency: "USD", …; None where the source does not tell.
        origin: the file or the site.
    """

    symbol: str
    days: Days
    closes: Values
    adjusted: Values
    splits: tuple[Split, ...] = ()
    currency: str | None = None
    origin: str = ""

    def __len__(self) -> int:
        return len(self.days)

    def same_as(self, other: PriceSeries) -> bool:
        """Tell whether both say the same, NaN being NaN."""
        return (
            (self.symbol, self.splits, self.currency) == (other.symbol, other.splits, other.currency)
            and np.array_equal(self.days, other.days)
            and np.array_equal(self.closes, other.closes)
            and np.array_equal(self.adjusted, other.adjusted, equal_nan=True)
        )

    def where(self, mask: Any) -> PriceSeries:
        """Return the days that `mask` (or an index) keeps."""
        return replace(self, days=self.days[mask], closes=self.closes[mask], adjusted=self.adjusted[mask])


class MissingKind(StrEnum):
    """Why there is no series of a symbol."""

    NOT_FOUND = "not_found"  # the source does not know it: never listed there, or delisted
    FAILED = "failed"  # no answer, or none that can be used: asked again at the next run


@dataclass(frozen=True, slots=True)
class Missing:
    """A symbol without prices, and the reason in a sentence."""

    symbol: str
    kind: MissingKind
    reason: str


@dataclass(frozen=True, slots=True)
class PriceHistory:
    """An answer of a provider.

    Attributes:
        source: the provider's name.
        retrieved_at: aware UTC moment.
        series: by symbol; of what was asked for only.
        missing: by symbol. Every symbol asked for is in one of the two.
        doubts: found while reading.
        interruption: why the source was left alone before the end (it refused, it is not there); what it had
            told until then is in `series`.
    """

    source: str
    retrieved_at: dt.datetime
    series: dict[str, PriceSeries] = field(default_factory=dict)
    missing: dict[str, Missing] = field(default_factory=dict)
    doubts: tuple[PriceDoubt, ...] = ()
    interruption: GovTradesError | None = None
