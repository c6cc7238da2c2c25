"""What both file forms of a price folder share: columns by their many names, days, numbers, gathered rows.

No file is opened here.
"""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from govtrades_desktop.prices.records import PriceSeries, Split, day_date, day_number

_NAMES: dict[str, tuple[str, ...]] = {
    "symbol": ("ticker", "symbol", "tic", "sym", "stock", "code"),
    "date": ("date", "day", "datadate", "tradingday", "tradedate", "pricedate", "timestamp", "datetime"),
    "close": (
        "close",
        "closeprice",
        "closingprice",
        "closelast",
        "prc",
        "prccd",
        "price",
        "last",
        "rawclose",
    ),
    "adjusted": (
        *("adjustedclose", "adjclose", "closeadjusted", "closeadj", "adjcloseprice", "adjustedcloseprice"),
        *("adjusted", "adjprice", "adjustedprice"),
    ),
    "split": ("split", "splitratio", "stocksplits", "stocksplit", "splitfactor", "splitcoefficient"),
    "currency": ("currency", "curr", "curcd", "ccy"),
}
"""Headers, of which only small letters are left: of files of Yahoo, Stooq, Alpha Vantage, Nasdaq and CRSP."""

_BAD_TOLD = 20
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?\Z")
_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*(?::|/|for|-for-)\s*(\d+(?:\.\d+)?)\Z")


class BadFile(Exception):
    """A file that cannot be read in whole; the text is a sentence without the file's name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        spellings: a symbol as files may write it, in capitals -> as it was asked for.
        first: days since 1970-01-01, or None.
        last: likewise.
    """

    spellings: Mapping[str, str]
    first: int | None
    last: int

    def has(self, day: int) -> bool:
        """Tell whether a day is asked for."""
        return day <= self.last and (self.first is None or day >= self.first)


@dataclass(slots=True)
class BadRows:
    """Rows of one file that cannot be read: how many, and the first ones with line and reason."""

    count: int = 0
    first: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, reason: str) -> None:
        """Note one."""
        self.count += 1
        if len(self.first) < _BAD_TOLD:
            self.first.append((line, reason))


@dataclass(slots=True)
class Gathered:
    """The rows of one symbol, in the order of the files: 20 bytes each."""

    days: array[int] = field(default_factory=lambda: array("i"))
    closes: array[float] = field(default_factory=lambda: array("d"))
    adjusted: array[float] = field(default_factory=lambda: array("d"))
    splits: dict[int, float] = field(default_factory=dict)
    currency: str | None = None
    origin: str = ""


class Collected:
    """What the files told so far, by symbol as asked for."""

    def __init__(self) -> None:
        self._gathered: dict[str, Gathered] = {}

    def of(self, symbol: str, origin: str) -> Gathered:
        """Return what gathers of one symbol; `origin` is where the newest rows are from."""
        found = self._gathered.get(symbol)
        if found is None:
            found = self._gathered[symbol] = Gathered()
        found.origin = origin
        return found

    def series(self) -> Iterator[PriceSeries]:
        """Yield each, in the files' order still, and let go of it: a large folder is in memory once."""
        for symbol in sorted(self._gathered):
            rows = self._gathered.pop(symbol)
            yield PriceSeries(
                symbol,
                np.array(rows.days, np.int32),
                np.array(rows.closes, np.float64),
                np.array(rows.adjusted, np.float64),
                tuple(Split(day_date(day), ratio) for day, ratio in sorted(rows.splits.items())),
                rows.currency,
                rows.origin,
            )


def find_columns(header: Sequence[str]) -> dict[str, int]:
    """Return which column is "date" and "close", and where told "symbol", "adjusted", "split", "currency".

    Raises:
        BadFile: no column of dates or of closes.
    """
    plain = [re.sub(r"[^a-z]", "", str(name).lower()) for name in header]
    found = {}
    for what, names in _NAMES.items():
        places = [plain.index(name) for name in names if name in plain]
        if places:
            found[what] = places[0]
    for what, words in (("date", "dates"), ("close", "closes")):
        if what not in found:
            named = ", ".join(str(name).strip() for name in header)[:200] or "nothing"
            raise BadFile(f"it has no column of {words}; its first line names {named}.")
    return found


def symbol_of_file(path: Path) -> str:
    """Return the symbol that a file without a column of symbols is named after: AAPL.csv, aapl.us.txt.

    A folder "ticker=AAPL" above it (a partitioned table) names it first.
    """
    for parent in path.parents:
        name, _, value = parent.name.partition("=")
        if value and name.lower() in _NAMES["symbol"]:
            return value.strip().upper()
    stem = re.sub(r"(\.csv|\.txt|\.tsv|\.parquet|\.parq)(\.gz)?\Z", "", path.name, flags=re.I)
    return re.sub(r"\.US\Z", "", stem.strip().upper())


def read_day(text: str) -> int:
    """Return days since 1970-01-01 of "2025-08-01", "20250801" or an ISO moment, which is its day as written.

    Raises:
        ValueError: any other text. 08/01/2025 is one: whether it is in January or August nobody can know.
    """
    plain = text.strip()
    if len(plain) > 10 and plain[10] in "T ":
        plain = plain[:10]
    if len(plain) not in (8, 10) or not plain.replace("-", "").isascii():
        raise ValueError(plain)
    return day_number(dt.date.fromisoformat(plain))


def read_number(text: str) -> float:
    """Return a price: "112.81", "$112.81", "1,112.81".

    Raises:
        ValueError: anything else ("112,81", an empty cell).
    """
    plain = text.strip().removeprefix("$")
    if "," in plain:
        if not _THOUSANDS.match(plain):
            raise ValueError(plain)
        plain = plain.replace(",", "")
    if "_" in plain:
        raise ValueError(plain)
    return float(plain)


def read_split(text: str) -> float | None:
    """Return new shares for one old of "4.0", "4:1", "1/10"; None where it tells of no split (empty, 0, 1).

    Raises:
        ValueError: none of these.
    """
    plain = text.strip().lower()
    if not plain:
        return None
    if told := _RATIO.match(plain):
        new, old = float(told[1]), float(told[2])
        if not new or not old:
            raise ValueError(plain)
        ratio = new / old
    else:
        ratio = read_number(plain)
    if ratio < 0 or not np.isfinite(ratio):
        raise ValueError(plain)
    return None if ratio in (0.0, 1.0) else ratio
