"""The history of refreshes as a chart's spec: runs by day; no widget, no reading."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.specs import Caption, Column, ColumnsSpec, Part, Pattern, Series
from govtrades_desktop.query.health import RunRow

MOST_DAYS = 31


def _tr(text: str) -> str:
    return QCoreApplication.translate("health", text)


def history_spec(runs: Sequence[RunRow], *, today: dt.date) -> ColumnsSpec:
    """Return filings read and failed above the axis, newly listed ones below it, a column a day."""
    by_day: dict[dt.date, list[RunRow]] = defaultdict(list)
    for run in runs:
        day = run.started_at.astimezone().date()
        if today - dt.timedelta(days=MOST_DAYS) < day <= today:
            by_day[day].append(run)
    columns = []
    first = min(by_day, default=today)
    for number in range((today - first).days + 1) if by_day else ():
        day = first + dt.timedelta(days=number)
        columns.append(_column(day, by_day.get(day, [])))
    total = [run for of_day in by_day.values() for run in of_day]
    return ColumnsSpec(
        Caption(
            title=_tr("Refreshes by day"),
            sub=_tr("{runs} runs of a source in {days} days, {failed} of them failed").format(
                runs=show.count(len(total)),
                days=show.count(len(columns)),
                failed=show.count(sum(run.outcome == "failed" for run in total)),
            ),
            empty=_tr("No refresh in the last month. F5 refreshes."),
        ),
        tuple(columns),
        up=(
            Series(_tr("Read"), "read"),
            Series(_tr("Failed"), "failed", Pattern.HATCH),
        ),
        down=(Series(_tr("Newly listed"), "accent", Pattern.DOTS),),
        label_word=_tr("Day"),
    )


def _column(day: dt.date, runs: Sequence[RunRow]) -> Column:
    read = sum(run.read + run.paper + run.no_trades for run in runs)
    failed, new = sum(run.failed for run in runs), sum(run.new for run in runs)
    in_vain = sum(run.outcome == "failed" for run in runs)
    facts = _tr(
        "{day}: {runs} runs ({in_vain} failed), read {read}, failed {failed}, newly listed {new}"
    ).format(
        day=show.day(day),
        runs=show.count(len(runs)),
        in_vain=show.count(in_vain),
        read=show.count(read),
        failed=show.count(failed),
        new=show.count(new),
    )
    return Column(
        day.isoformat(),
        up=(Part(read, facts), Part(failed, facts)),
        down=(Part(new, facts),),
        facts=facts,
    )
