"""How far prices reach: securities with a line, trades whose day has a close, and why the others have none.

A trade on a day without trading (a weekend) is priced by the session before. Reads only; a second at most.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array
from govtrades_desktop.prices.records import Days, day_date
from govtrades_desktop.prices.sessions import TradingDays
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.price_records import NoPrice
from govtrades_desktop.query.prices import PriceReader, load_sessions
from govtrades_desktop.query.record_rows import plain_json, to_moment
from govtrades_desktop.query.tallies import rows_in_force


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """What one source of prices told.

    Attributes:
        source: "folder", "yahoo".
        title: for a person; empty where its first run is not through.
        asked_at: the newest run that was through.
        symbols: that have prices; not_found and failed are the others.
        first_day: of any price.
        last_day: likewise.
        days: prices in all.
    """

    source: str
    title: str
    asked_at: dt.datetime | None
    symbols: int
    not_found: int
    failed: int
    first_day: dt.date | None
    last_day: dt.date | None
    days: int


@dataclass(frozen=True, slots=True)
class PriceCoverage:
    """How far prices reach over the trades in force.

    Attributes:
        sources: those that were ever asked.
        securities: that a trade in force names.
        securities_priced: of these, with at least one price.
        securities_without: why the others have none: `NoPrice` -> how many.
        trades: in force.
        trades_priced: whose day has a close (of a day without trading, the session before).
        trades_without: why the others have none.
        doubts: kinds of doubts -> how many.
        unread: files and lines of the folder that could not be read, in sentences.
        calendar_first: first trading day known; None before the first run.
        calendar_last: likewise, the last.
        calendar_library: what told them.
    """

    sources: tuple[SourceCoverage, ...]
    securities: int
    securities_priced: int
    securities_without: dict[NoPrice, int]
    trades: int
    trades_priced: int
    trades_without: dict[NoPrice, int]
    doubts: dict[str, int]
    unread: tuple[str, ...]
    calendar_first: dt.date | None
    calendar_last: dt.date | None
    calendar_library: str

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades prices --coverage --json` prints."""
        told = asdict(self)
        for name in ("securities_without", "trades_without"):
            told[name] = {why.value: count for why, count in told[name].items()}
        return plain_json(told)


def price_coverage(library: Library) -> PriceCoverage:
    """Return how far prices reach.

    Raises:
        StoreUnavailable: the database cannot be read, or its prices are damaged.
    """
    sessions = load_sessions(library)
    reader = PriceReader(library.reader, sessions)
    in_force = rows_in_force(library)
    codes = library.trades.array("security")[in_force]
    traded = library.trades.array("traded")[in_force]
    keys = library.trades.values("security")
    without: Counter[NoPrice] = Counter()
    of_trades: Counter[NoPrice] = Counter()
    priced = priced_trades = 0
    of_trades[NoPrice.NO_SECURITY] += int((codes < 0).sum())
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(len(keys) + 1))
    for code, key in enumerate(keys):
        rows = order[starts[code] : starts[code + 1]]
        if not len(rows):
            continue
        line = reader.line(key)
        if line.why_none is not None:
            without[line.why_none] += 1
            of_trades[line.why_none] += len(rows)
            continue
        priced += 1
        for why, count in _of_days(traded[rows], line.day, sessions).items():
            if why is None:
                priced_trades += count
            else:
                of_trades[why] += count
    calendar = library.reader.value("SELECT library FROM trading_calendar")
    return PriceCoverage(
        sources=_sources(library),
        securities=priced + sum(without.values()),
        securities_priced=priced,
        securities_without=_sorted(without),
        trades=int(in_force.sum()),
        trades_priced=priced_trades,
        trades_without=_sorted(of_trades),
        doubts=dict(
            library.reader.rows("SELECT code, COUNT(*) FROM price_doubt GROUP BY code ORDER BY 2 DESC, 1")
        ),
        unread=tuple(
            message
            for (message,) in library.reader.rows(
                "SELECT message FROM price_doubt WHERE series_id IS NULL ORDER BY id"
            )
        ),
        calendar_first=sessions.first if sessions else None,
        calendar_last=sessions.last if sessions else None,
        calendar_library=calendar or "",
    )


def _of_days(traded: Array, days: Days, sessions: TradingDays | None) -> Counter[NoPrice | None]:
    """Return how many trades have a close on their day (None), and why the others have not."""
    found: Counter[NoPrice | None] = Counter()
    is_dated = traded != MISSING_INT
    found[NoPrice.NO_DAY] = int((~is_dated).sum())
    wanted = traded[is_dated]
    if sessions is not None:
        places = np.searchsorted(sessions.days, wanted, side="right") - 1
        is_known = (places >= 0) & (wanted <= sessions.days[-1])
        wanted = np.where(is_known, sessions.days[np.maximum(places, 0)], wanted)
    has_price = np.isin(wanted, days)
    found[None] = int(has_price.sum())
    rest = wanted[~has_price]
    found[NoPrice.BEFORE_FIRST] = int((rest < days[0]).sum())
    found[NoPrice.AFTER_LAST] = int((rest > days[-1]).sum())
    found[NoPrice.IN_A_GAP] = int(((rest > days[0]) & (rest < days[-1])).sum())
    return found


def _sorted(counts: Counter[NoPrice]) -> dict[NoPrice, int]:
    return {why: count for why, count in counts.most_common() if count}


def _sources(library: Library) -> tuple[SourceCoverage, ...]:
    return tuple(
        SourceCoverage(
            *(source, title or "", to_moment(asked_at), symbols, not_found, failed),
            *(None if first is None else day_date(first), None if last is None else day_date(last), days),
        )
        for source, title, asked_at, symbols, not_found, failed, first, last, days in library.reader.rows(
            "SELECT s.source, p.title, p.asked_at, SUM(s.days > 0),"
            " SUM(s.days = 0 AND s.state = 'not_found'),"
            " SUM(s.days = 0 AND s.state = 'failed'), MIN(s.first_day), MAX(s.last_day), SUM(s.days)"
            " FROM price_series s LEFT JOIN price_source p ON p.source = s.source"
            " GROUP BY s.source ORDER BY s.source"
        )
    )
