"""The table behind each chart: the same numbers as words and figures, each row a door. It sums nothing.

A chart that cannot be read as a table is closed to whoever cannot see it. Columns are columnar: 20,000 trades
cost nothing until a cell is looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting
from govtrades_desktop.gui.charts.price_line import closes_on, price_text
from govtrades_desktop.gui.charts.side_spec import SideCell, SideSpec
from govtrades_desktop.gui.charts.specs import (
    KINDS,
    BandSpec,
    BarsSpec,
    ColumnsSpec,
    CoverageSpec,
    HistogramSpec,
    MultiplesSpec,
    PriceSpec,
    Range,
    Spec,
    TimelineSpec,
    TradeMarks,
    whole_target,
)

_translate = QCoreApplication.translate


def _tr(words: str) -> str:
    return _translate("charts", words)


class Made(Sequence[Any]):
    """A column whose cells are made when they are looked at."""

    def __init__(self, count: int, make: Callable[[int], Any]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self._make(i) for i in range(*place.indices(self._count))]
        if not -self._count <= place < self._count:
            raise IndexError(place)
        return self._make(place % self._count)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: heading, values (None: nothing there), and how a value is said.

    `say` is for the screen; copies have the plain value (numbers without separators, ISO dates).
    """

    word: str
    values: Sequence[Any]
    say: Callable[[Any], str] = str
    is_number: bool = False
    keys: Sequence[Any] | None = None
    """What sorts the column where its values do not: "181+" after "16–30", "1,438" after "754"."""

    @property
    def order(self) -> Sequence[Any]:
        """What the column is sorted by."""
        return self.values if self.keys is None else self.keys


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart as a table; `targets` are the doors of the rows, None where there is none."""

    columns: tuple[TableColumn, ...]
    targets: Sequence[object]

    def __len__(self) -> int:
        return len(self.targets)

    def text(self, row: int, column: int) -> str:
        """Return a cell as it is shown."""
        value = self.columns[column].values[row]
        return formatting.NONE if value is None else self.columns[column].say(value)

    def plain(self, row: int, column: int) -> str:
        """Return a cell as it is copied."""
        value = self.columns[column].values[row]
        if value is None:
            return ""
        if isinstance(value, float):
            return f"{value:.10g}"
        return value.isoformat() if isinstance(value, dt.date) else str(value)


def _text(word: str, values: Sequence[Any]) -> TableColumn:
    return TableColumn(word, values)


def _label(word: str, values: Sequence[str]) -> TableColumn:
    """Return labels of bins or months: they sort as they stand on the axis."""
    return TableColumn(word, values, keys=range(len(values)))


def _count(word: str, values: Sequence[Any]) -> TableColumn:
    return TableColumn(word, values, lambda value: formatting.count(round(value)), is_number=True)


def _measure(word: str, values: Sequence[float]) -> TableColumn:
    """Return counts as counts; where a value has a fraction, all with decimals."""
    if all(float(v).is_integer() for v in values if v is not None):
        return _count(word, values)
    return TableColumn(word, values, lambda v: formatting.locale().toString(float(v), "f", 2), is_number=True)


def _money(word: str, values: Sequence[Any]) -> TableColumn:
    return TableColumn(word, values, lambda value: formatting.money(round(value)), is_number=True)


def _prices(spec: PriceSpec, values: Sequence[Any]) -> TableColumn:
    return TableColumn(_tr("Close"), values, lambda v: price_text(spec, v), is_number=True)


def _share(word: str, values: Sequence[Any]) -> TableColumn:
    def say(value: float) -> str:
        return f"{formatting.locale().toString(value * 100, 'f', 1)} %"

    return TableColumn(word, values, say, is_number=True)


def _facts(facts: Sequence[str]) -> tuple[TableColumn, ...]:
    return (_text(_tr("Facts"), facts),) if isinstance(facts, Made) or any(facts) else ()


def _columns_table(spec: ColumnsSpec) -> ChartTable:
    ups = [
        _measure(series.word, [column.up[p].value for column in spec.columns])
        for p, series in enumerate(spec.up)
    ]
    downs = [
        _measure(series.word, [column.down[p].value if column.down else 0 for column in spec.columns])
        for p, series in enumerate(spec.down)
    ]
    return ChartTable(
        (
            _label(spec.label_word, [column.label for column in spec.columns]),
            *ups,
            *downs,
            *_facts([column.facts for column in spec.columns]),
        ),
        [whole_target(c.target, (*c.up, *c.down)) for c in spec.columns],
    )


def _band_table(spec: BandSpec) -> ChartTable:
    rows: list[tuple[str, str, Range, str, object]] = []
    for period in spec.periods:
        sides = (
            (spec.buys.word, period.buys, period.buy_facts, period.buy_target),
            (spec.sells.word, period.sells, period.sell_facts, period.sell_target),
        )
        rows += [
            (period.label, word, found, facts, target)
            for word, found, facts, target in sides
            if found is not None
        ]
    ranges = [row[2] for row in rows]
    return ChartTable(
        (
            _label(spec.label_word, [row[0] for row in rows]),
            _text(_tr("Side"), [row[1] for row in rows]),
            _count(_tr("Trades"), [r.trades for r in ranges]),
            _money(_tr("At least"), [r.low_usd for r in ranges]),
            _money(_tr("At most, open ends at their lower end"), [r.high_usd for r in ranges]),
            _count(_tr("Without upper end"), [r.open_ended for r in ranges]),
            *_facts([row[3] for row in rows]),
        ),
        [row[4] for row in rows],
    )


def _dollars(values: np.ndarray) -> Sequence[Any]:
    return Made(len(values), lambda i: None if np.isnan(values[i]) else float(values[i]))


def _days(values: np.ndarray) -> Sequence[Any]:
    return Made(len(values), lambda i: dt.date.fromordinal(int(values[i])) if values[i] > 0 else None)


def _trades_table(marks: TradeMarks, more: tuple[TableColumn, ...] = ()) -> ChartTable:
    kinds = Made(len(marks), lambda i: formatting.type_long(KINDS[marks.kinds[i]].value))
    return ChartTable(
        (
            _text(_tr("Traded"), _days(marks.days)),
            _text(_tr("Type"), kinds),
            _money(_tr("From"), _dollars(marks.low_usd)),
            _money(_tr("To"), _dollars(marks.high_usd)),
            _text(_tr("Disclosed"), _days(marks.disclosed)),
            *more,
            *_facts(Made(len(marks), marks.facts)),
        ),
        Made(len(marks), marks.target),
    )


def _histogram_table(spec: HistogramSpec) -> ChartTable:
    return ChartTable(
        (
            _label(spec.label_word, [b.label for b in spec.bins]),
            _share(spec.own.word, [b.own for b in spec.bins]),
            _share(spec.others.word, [b.others for b in spec.bins]),
            *_facts([b.facts for b in spec.bins]),
        ),
        [b.target for b in spec.bins],
    )


def _bars_table(spec: BarsSpec | CoverageSpec) -> ChartTable:
    parts = [
        _measure(series.word, [row.parts[p].value for row in spec.rows])
        for p, series in enumerate(spec.series)
    ]
    chips = [row.chip for row in spec.rows]
    totals = [sum(part.value for part in row.parts) for row in spec.rows]
    figures: tuple[TableColumn, ...] = ()
    if any(row.figure for row in spec.rows):
        words = [row.figure for row in spec.rows]
        figures = (TableColumn(spec.figure_word, words, is_number=True, keys=totals),)
    return ChartTable(
        (
            _text(spec.name_word, [row.name for row in spec.rows]),
            *((_text("", chips),) if any(chips) else ()),
            *parts,
            *figures,
            *_facts([row.facts for row in spec.rows]),
        ),
        [whole_target(row.target, row.parts) for row in spec.rows],
    )


def _side_table(spec: SideSpec) -> ChartTable:
    """Return the rows with, for each column, its names (of a ranking) and its parts."""
    columns = [_label(spec.name_word, [row.name for row in spec.rows])]
    if any(row.chip for row in spec.rows):
        columns.append(_text("", [row.chip for row in spec.rows]))
    for c, head in enumerate(spec.heads):
        cells = [row.cells[c] for row in spec.rows]
        if spec.is_ranking:
            columns.append(_text(head, [cell.name if cell is not None else None for cell in cells]))
        for p, series in enumerate(spec.series):
            word = head if len(spec.series) == 1 and not spec.is_ranking else f"{head}: {series.word}"
            values = [_part_of(cell, p) for cell in cells]
            columns.append(_share(word, values) if spec.is_share else _measure(word, values))
    if any(row.figure for row in spec.rows):
        columns.append(_text(spec.figure_word, [row.figure for row in spec.rows]))
    return ChartTable(tuple(columns), [row.target for row in spec.rows])


def _part_of(cell: SideCell | None, part: int) -> float | None:
    return None if cell is None else cell.parts[part].value


def _multiples_table(spec: MultiplesSpec) -> ChartTable:
    """Return the tables of all charts under each other, each row with its chart's name before it."""
    tables = [(chart.caption.title, table_of(chart)) for chart in spec.charts]
    places = [(t, row) for t, (_, table) in enumerate(tables) for row in range(len(table))]
    words = list(dict.fromkeys(column.word for _, table in tables for column in table.columns))

    def column_of(word: str) -> TableColumn:
        own = [next((c for c in table.columns if c.word == word), None) for _, table in tables]
        model = next(c for c in own if c is not None)

        def cell(place: int) -> Any:
            t, row = places[place]
            found = own[t]
            return found.values[row] if found is not None else None

        def key(place: int) -> Any:
            t, row = places[place]
            found = own[t]
            return found.order[row] if found is not None else None

        keys = None if model.keys is None else Made(len(places), key)
        return TableColumn(word, Made(len(places), cell), model.say, model.is_number, keys)

    names = Made(len(places), lambda i: tables[places[i][0]][0])
    return ChartTable(
        (_text(_tr("Chart"), names), *(column_of(word) for word in words)),
        Made(len(places), lambda i: tables[places[i][0]][1].targets[places[i][1]]),
    )


def table_of(spec: Spec | SideSpec) -> ChartTable:
    """Return the table behind a chart."""
    if isinstance(spec, SideSpec):
        return _side_table(spec)
    if isinstance(spec, ColumnsSpec):
        return _columns_table(spec)
    if isinstance(spec, BandSpec):
        return _band_table(spec)
    if isinstance(spec, TimelineSpec):
        return _trades_table(spec.marks)
    if isinstance(spec, PriceSpec):
        closes = closes_on(spec, spec.marks.days)
        values = Made(len(closes), lambda i: None if np.isnan(closes[i]) else float(closes[i]))
        return _trades_table(spec.marks, (_prices(spec, values),) if len(spec.days) else ())
    if isinstance(spec, HistogramSpec):
        return _histogram_table(spec)
    if isinstance(spec, MultiplesSpec):
        return _multiples_table(spec)
    return _bars_table(spec)
