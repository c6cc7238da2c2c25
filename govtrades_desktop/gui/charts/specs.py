"""What each chart is fed with: plain frozen values, no Qt, nothing of query/; numbers are told here.

A page (or a module beside it) turns facts into specs; a chart draws, walks and says them. `facts` are the
exact words of one mark (hover, screen reader, data table); `target` is what the mark opens, and comes back
untouched in the chart's signal `opened`. Days in arrays are proleptic ordinals (`date.toordinal()`).
Colours are names of `theme.Colours`, never values. What cannot be drawn truthfully raises ValueError here.
Longer than most modules: one vocabulary, which a page has before it in one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

NO_TARGET = None


class Pattern(StrEnum):
    """How a surface is filled: with its colour it tells series apart, and without it too."""

    SOLID = "solid"
    HATCH = "hatch"
    """Thin rising lines."""
    CROSS = "cross"
    """Rising and falling lines."""
    DOTS = "dots"
    HOLLOW = "hollow"
    """An outline only."""


class Scale(StrEnum):
    """Of an axis of amounts or prices."""

    LINEAR = "linear"
    LOG = "log"


class TradeKind(StrEnum):
    """What a trade's mark shows by its shape: up, down, half-filled down, diamond."""

    PURCHASE = "purchase"
    SALE = "sale"
    PARTIAL_SALE = "partial_sale"
    EXCHANGE = "exchange"


KINDS: tuple[TradeKind, ...] = tuple(TradeKind)
"""`TradeMarks.kinds` holds places in this tuple."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a chart.

    Attributes:
        title: what it shows, in a few words.
        sub: under the title: what is counted, n ("2,310 trades, 2012 – 2025").
        filters: the filter in force in words; goes into saved pictures, empty for none.
        as_of: the day or moment of the data ("2025-04-10"); goes into saved pictures.
        notes: what else a picture that leaves the house must tell, a line each: how much was read, whose
            prices these are.
        empty: the whole sentence said where there is nothing to draw.
        thin: said under the sub-line where there is too little for a shape; empty where there is enough.
        summary: the main facts in one or two sentences, for a screen reader; empty: the sub-line.
    """

    title: str
    sub: str = ""
    filters: str = ""
    as_of: str = ""
    empty: str = "Nothing to show here."
    thin: str = ""
    summary: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of mark: its word in the legend and the data table, its colour's name, its pattern."""

    word: str
    colour: str
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line across: `at` is a place between bins (2.0: between the second and the third) with a word."""

    at: float
    word: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Periods from the first place to the last, both inclusive, and what share of them is known (of 1)."""

    first: int
    last: int
    share: float
    facts: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first or not 0 <= self.share <= 1:
            raise ValueError(f"a share of {self.share} from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Known:
    """What share of the whole is known of each stretch of the axis: a thin strip under the periods.

    Attributes:
        word: in the legend ("share of the year's reports read").
        stretches: in the order of the axis.
    """

    word: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a column or bar: its length (never negative), exact facts and door."""

    value: float
    facts: str = ""
    target: object = NO_TARGET

    def __post_init__(self) -> None:
        if not self.value >= 0:
            raise ValueError(f"a part of a bar cannot be {self.value} long")


def whole_target(target: object, parts: tuple[Part, ...]) -> object:
    """Return the door of a whole: its own, else that of its one part that is there and has one."""
    if target is not None:
        return target
    doors = [part.target for part in parts if part.value and part.target is not None]
    return doors[0] if len(doors) == 1 else None


@dataclass(frozen=True, slots=True)
class Column:
    """One month, quarter or bin.

    Attributes:
        label: in full ("2025-03", "31–45"); the chart thins what does not fit.
        up: parts above the axis, in the order of `ColumnsSpec.up`; down: below it, of `ColumnsSpec.down`.
        facts: of the whole column; target: what it opens where a part has no door of its own.
        start: first day of a month or quarter, so that the axis can say years; None for other bins.
    """

    label: str
    up: tuple[Part, ...]
    down: tuple[Part, ...] = ()
    facts: str = ""
    target: object = NO_TARGET
    start: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ColumnsSpec:
    """Columns up and down from one axis, each stacked of parts.

    Attributes:
        up: the series above the axis, from the axis outwards; down: below it, likewise.
        label_word: heading of the labels in the data table ("Month").
        threshold: a line with a word (the 45 days), or None.
        known: how much of what each column counts is known, or None.
    """

    caption: Caption
    columns: tuple[Column, ...]
    up: tuple[Series, ...]
    down: tuple[Series, ...] = ()
    label_word: str = "Month"
    threshold: Threshold | None = None
    known: Known | None = None

    def __post_init__(self) -> None:
        for column in self.columns:
            if len(column.up) != len(self.up) or len(column.down) not in (len(self.down), 0):
                raise ValueError(f"column {column.label}: its parts do not match the series")


@dataclass(frozen=True, slots=True)
class Range:
    """A disclosed sum: an interval in US dollars, never a point.

    Attributes:
        low_usd: sum of lower ends; high_usd: sum of upper ends, where an open band counts by its lower end.
        trades: how many; open_ended: how many of them have no upper end: the truth may lie above `high_usd`.
    """

    low_usd: float
    high_usd: float
    trades: int
    open_ended: int = 0

    def __post_init__(self) -> None:
        if self.low_usd < 0 or (self.high_usd < self.low_usd and not self.open_ended):
            raise ValueError(f"a band from {self.low_usd} to {self.high_usd} is upside down")


@dataclass(frozen=True, slots=True)
class BandPeriod:
    """One month or quarter of disclosed volume; a side without trades is None."""

    label: str
    start: dt.date
    buys: Range | None
    sells: Range | None
    buy_facts: str = ""
    sell_facts: str = ""
    buy_target: object = NO_TARGET
    sell_target: object = NO_TARGET


@dataclass(frozen=True, slots=True)
class BandSpec:
    """Low to high of the disclosed volume by period: buys above the axis, sells mirrored below it."""

    caption: Caption
    periods: tuple[BandPeriod, ...]
    buys: Series = Series("buys", "buy")
    sells: Series = Series("sells", "sell")
    label_word: str = "Month"
    scale: Scale = Scale.LOG
    known: Known | None = None


def _no_facts(place: int) -> str:
    return ""


def _no_target(place: int) -> object:
    return NO_TARGET


@dataclass(frozen=True, slots=True, eq=False)
class TradeMarks:
    """Trades as marks, columnar: up to 20,000. All arrays have the same length; any order.

    Attributes:
        ids: of the trades, for selection in and out; int64.
        days: ordinals of the trade dates; int32.
        kinds: places in `KINDS`; uint8.
        low_usd: lower end of the amount, NaN where there is none; high_usd: upper end, NaN where open.
        disclosed: ordinals of the first filing day, 0 where not known; int32.
        facts: exact words of the mark at a place in these arrays (asked for one at a time).
        target: what that mark opens.
    """

    ids: np.ndarray
    days: np.ndarray
    kinds: np.ndarray
    low_usd: np.ndarray
    high_usd: np.ndarray
    disclosed: np.ndarray
    facts: Callable[[int], str] = _no_facts
    target: Callable[[int], object] = _no_target

    def __post_init__(self) -> None:
        arrays = (self.days, self.kinds, self.low_usd, self.high_usd, self.disclosed)
        if any(len(array) != len(self.ids) for array in arrays):
            raise ValueError("the columns of trade marks differ in length")

    def __len__(self) -> int:
        return len(self.ids)


def no_marks() -> TradeMarks:
    """Return marks of no trade."""
    return trade_marks((), (), (), (), (), ())


def trade_marks(
    ids: Sequence[int] | np.ndarray,
    days: Sequence[dt.date] | Sequence[int] | np.ndarray,
    kinds: Sequence[str] | np.ndarray,
    low_usd: Sequence[float | None] | np.ndarray,
    high_usd: Sequence[float | None] | np.ndarray,
    disclosed: Sequence[dt.date | None] | Sequence[int] | np.ndarray,
    *,
    facts: Callable[[int], str] = _no_facts,
    target: Callable[[int], object] = _no_target,
) -> TradeMarks:
    """Return marks of plain sequences: dates or ordinals, kinds by name or place, None where not known."""

    def ordinals(values: Sequence | np.ndarray) -> np.ndarray:
        if isinstance(values, np.ndarray) and values.dtype.kind in "iu":
            return values.astype(np.int32)
        return np.array(
            [v.toordinal() if isinstance(v, dt.date) else int(v or 0) for v in values], dtype=np.int32
        )

    def dollars(values: Sequence | np.ndarray) -> np.ndarray:
        if isinstance(values, np.ndarray):
            return values.astype(float)
        return np.array([np.nan if v is None else float(v) for v in values], dtype=float)

    if isinstance(kinds, np.ndarray) and kinds.dtype.kind in "iu":
        places = kinds.astype(np.uint8)
    else:
        places = np.array([KINDS.index(TradeKind(kind)) for kind in kinds], dtype=np.uint8)
    return TradeMarks(
        np.asarray(ids, dtype=np.int64),
        ordinals(days),
        places,
        dollars(low_usd),
        dollars(high_usd),
        ordinals(disclosed),
        facts,
        target,
    )


@dataclass(frozen=True, slots=True)
class DatedBand:
    """A stretch of time above a timeline: a committee seat, a term.

    Attributes:
        lane: bands of one lane stand in one row.
        label: inside it, elided where there is no room; role: follows the label ("Chair"), empty for none.
        first, last: both inclusive; None where it began before the data or goes on still.
        facts: the exact words; target: its door.
    """

    lane: str
    label: str
    first: dt.date | None
    last: dt.date | None
    role: str = ""
    facts: str = ""
    target: object = NO_TARGET


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something changed for good: party, chamber, a stock split. A line with a short word."""

    day: dt.date
    word: str
    facts: str = ""


class Lanes(StrEnum):
    """What a mark's height says on a timeline."""

    AMOUNT = "amount"
    """Amount bands, as the forms print them."""
    SIDE = "side"
    """Buys above, exchanges between, sells below."""


@dataclass(frozen=True, slots=True, eq=False)
class TimelineSpec:
    """Trades over time, with dated bands above them and lines where something changed."""

    caption: Caption
    marks: TradeMarks
    bands: tuple[DatedBand, ...] = ()
    turns: tuple[Turn, ...] = ()
    lanes: Lanes = Lanes.AMOUNT
    first: dt.date | None = None
    last: dt.date | None = None
    """Ends of the axis; None: those of the marks and bands, with a little air."""


@dataclass(frozen=True, slots=True)
class PriceGap:
    """Days without prices, both inclusive, and why ("no prices 2019-05-02 – 2019-09-30")."""

    first: dt.date
    last: dt.date
    word: str


@dataclass(frozen=True, slots=True, eq=False)
class PriceSpec:
    """A price line with trades on it.

    Attributes:
        days: ordinals of the trading days with a close, rising; closes: of these days, as `price_word` says.
        gaps: where the line is broken; what lies within a gap is never bridged.
        turns: splits and renamings.
        without_prices: the sentence said where `days` is empty ("No prices: choose a source in Settings").
        price_word: what the line is ("close, adjusted for splits").
        sign: before a price: "$" of US dollars; empty where the source tells no currency, or another.
    """

    caption: Caption
    days: np.ndarray
    closes: np.ndarray
    marks: TradeMarks
    gaps: tuple[PriceGap, ...] = ()
    turns: tuple[Turn, ...] = ()
    scale: Scale = Scale.LINEAR
    price_word: str = "close"
    without_prices: str = "No prices for this security: the trades stand on a line without heights."
    sign: str = "$"

    def __post_init__(self) -> None:
        if len(self.days) != len(self.closes):
            raise ValueError("as many closes as days, please")
        if len(self.days) > 1 and not bool(np.all(np.diff(self.days) > 0)):
            raise ValueError("the days of a price line rise")
        if len(self.closes) and not bool(np.all(self.closes > 0)):
            raise ValueError("a close is above zero")


@dataclass(frozen=True, slots=True)
class HistogramBin:
    """One bin: shares of 1 of the two groups, exact facts, and the door to the first group's rows."""

    label: str
    own: float
    others: float
    facts: str = ""
    target: object = NO_TARGET


@dataclass(frozen=True, slots=True)
class Median:
    """Where a group's median lies: `at` in bins (2.5: the middle of the third), and its words ("21 days")."""

    at: float
    word: str


@dataclass(frozen=True, slots=True)
class HistogramSpec:
    """Shares of one group as bars against those of another as a stepped outline."""

    caption: Caption
    bins: tuple[HistogramBin, ...]
    own: Series = Series("this official", "buy")
    others: Series = Series("colleagues", "text", Pattern.HOLLOW)
    own_median: Median | None = None
    others_median: Median | None = None
    threshold: Threshold | None = None
    label_word: str = "Days"


@dataclass(frozen=True, slots=True)
class BarRow:
    """One horizontal bar.

    Attributes:
        name: at the left; chip: a letter or two in a bordered chip after it (party), empty for none.
        parts: in the order of the series, from the left.
        figure: at the right.
        facts, target: of the whole row; parts may have their own.
        name_target: what the name opens (the page of whom or what it is); None: what the row opens.
        name_facts: the exact words of that door.
    """

    name: str
    parts: tuple[Part, ...]
    figure: str = ""
    facts: str = ""
    target: object = NO_TARGET
    chip: str = ""
    name_target: object = NO_TARGET
    name_facts: str = ""


@dataclass(frozen=True, slots=True)
class BarsSpec:
    """A ranking: horizontal bars on one measure, stacked of parts."""

    caption: Caption
    rows: tuple[BarRow, ...]
    series: tuple[Series, ...]
    name_word: str = "Name"
    figure_word: str = "In all"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.parts) != len(self.series):
                raise ValueError(f"row {row.name}: its parts do not match the series")


@dataclass(frozen=True, slots=True)
class CoverageSpec:
    """Rows (years, or states) each of which is a whole: 100 % made of the series' parts."""

    caption: Caption
    rows: tuple[BarRow, ...]
    series: tuple[Series, ...]
    name_word: str = "Year"
    figure_word: str = "Listed"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.parts) != len(self.series):
                raise ValueError(f"row {row.name}: its parts do not match the series")


def _labels(chart: Comparable) -> tuple[str, ...]:
    if isinstance(chart, ColumnsSpec):
        return tuple(column.label for column in chart.columns)
    if isinstance(chart, BandSpec):
        return tuple(period.label for period in chart.periods)
    if isinstance(chart, HistogramSpec):
        return tuple(one.label for one in chart.bins)
    return ()


Comparable = ColumnsSpec | BandSpec | TimelineSpec | PriceSpec | HistogramSpec


@dataclass(frozen=True, slots=True)
class MultiplesSpec:
    """Two to six charts of one kind under each other, on one common axis and one measure.

    Columns, bands and histograms must have the same labels in the same order: a month in which one of them
    has nothing is a column of nothing, or columns under each other would be of different months.
    """

    caption: Caption
    charts: tuple[Comparable, ...] = field(default=())

    def __post_init__(self) -> None:
        if not 2 <= len(self.charts) <= 6:
            raise ValueError("two to six charts can be compared")
        if len({type(chart) for chart in self.charts}) != 1:
            raise ValueError("only charts of one kind can be compared")
        if len({_labels(chart) for chart in self.charts}) != 1:
            raise ValueError("charts that are compared need the same months or bins")


Spec = (
    ColumnsSpec
    | BandSpec
    | TimelineSpec
    | PriceSpec
    | HistogramSpec
    | BarsSpec
    | CoverageSpec
    | MultiplesSpec
)
