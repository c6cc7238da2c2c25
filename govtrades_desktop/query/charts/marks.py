"""What charts are made of: bars and periods with counts and volumes, each a door to its rows. Values alone.

A volume is a low and a high end in whole US dollars, never one sum. In the high end a band without an upper
end counts by its lower end and is counted in `open_ended`: with any, the high end is a floor. Exchanges are
trades, and on neither side.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Volume:
    """Some trades, and what was disclosed of their amounts.

    Attributes:
        trades: in force.
        low_usd, high_usd: sums of the bands' lower and upper ends.
        open_ended: bands without an upper end.
        without_amount: trades of which no amount is told; they add nothing to either end.
    """

    trades: int = 0
    low_usd: int = 0
    high_usd: int = 0
    open_ended: int = 0
    without_amount: int = 0


NOTHING = Volume()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a ranking or a breakdown.

    Attributes:
        key: what it is of, as the data names it (bioguide, key of a security, sector); "" where that is not
            known.
        label: the same for a reader: a name, a symbol; "" where it is not known.
        detail: more of the same: seat, the security's name, the system of sectors.
        all: every trade of it; `buys`, `sells` (partial ones too) and `exchanges` are parts of it.
        query: finds exactly the trades of `all`; with ` type:buy` or ` type:sell` behind it those of a side.
            Empty only where no search can tell them: rows that name nothing that was traded.
        party: of an official, its letter at the latest of these trades; None otherwise.
    """

    key: str
    label: str
    detail: str
    all: Volume
    buys: Volume
    sells: Volume
    exchanges: int
    query: str
    party: str | None = None

    @property
    def buys_query(self) -> str:
        """Finds the trades of `buys`."""
        return f"{self.query} type:buy"

    @property
    def sells_query(self) -> str:
        """Finds the trades of `sells`."""
        return f"{self.query} type:sell"


@dataclass(frozen=True, slots=True)
class Period:
    """One month or quarter, by trade date (fields of the same names: see Bar).

    Attributes:
        first_day, last_day: of the period, both inclusive.
        label: "2025-05" or "2025 Q2".
    """

    first_day: dt.date
    last_day: dt.date
    label: str
    all: Volume
    buys: Volume
    sells: Volume
    exchanges: int
    query: str

    @property
    def buys_query(self) -> str:
        """Finds the trades of `buys`."""
        return f"{self.query} type:buy"

    @property
    def sells_query(self) -> str:
        """Finds the trades of `sells`."""
        return f"{self.query} type:sell"


@dataclass(frozen=True, slots=True)
class Beside:
    """Trades that a chart cannot show, told beside it: without a date, or dated outside of its axis."""

    trades: int
    query: str
