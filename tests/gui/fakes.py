"""A catalogue without a database: invented rows, found, sorted and summed by plain Python."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import LedgerState, Owner, TransactionType
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.query.coverage import Coverage, CoverageRow, strip_of
from govtrades_desktop.query.dashboard import Dashboard, LagBin, Month, Ranked, Tiles
from govtrades_desktop.query.dashboard_filter import DashboardFilter
from govtrades_desktop.query.edits import Standing
from govtrades_desktop.query.filings import FilingDetail, FilingRow
from govtrades_desktop.query.freshness import Freshness
from govtrades_desktop.query.health import Health
from govtrades_desktop.query.trade_context import FilingContext, TradeContext
from govtrades_desktop.query.trades import TradeDetail, TradeRow, TradeSums

_NAMES = (
    ("Specimen, Dana", "CA11"),
    ("Muster, Carla", "NY03"),
    ("Sample, Robert Lee", "TX02"),
    ("Placeholder-Longname, Josephine Wilhelmina Jr.", "AK00"),
    ("Example, Ann", "VA05"),
    ("Instance, Eve", "GA12"),
)
_ASSETS = (
    ("NVDA", "NVIDIA Corporation - Common Stock", "ST"),
    ("MSFT", "Microsoft Corporation - Common Stock", "ST"),
    ("AAPL", "Apple Inc. - Common Stock", "ST"),
    ("BRK.B", "Berkshire Hathaway Inc. New Common Stock", "ST"),
    (None, "US Treasury Bill due 08/15/25, held in a brokerage account with a very long name indeed", "GS"),
    ("UNH", "UnitedHealth Group Incorporated Common Stock", "ST"),
)
_BANDS = ((1001, 15000), (15001, 50000), (50001, 100000), (100001, 250000), (50_000_001, None))
_TYPES = tuple(TransactionType)
_SITE = "https://disclosures-clerk.house.gov/public_disc/ptr-pdfs"


def make_rows(trades: int = 400, seed: int = 1) -> tuple[list[FilingRow], list[TradeRow]]:
    """Return filings of 2023-2025, in every state, and the trades of those that were read."""
    chance = random.Random(seed)
    filings: list[FilingRow] = []
    rows: list[TradeRow] = []
    states = (LedgerState.READ,) * 6 + (LedgerState.PAPER, LedgerState.NOT_FETCHED, LedgerState.FAILED)
    while len(rows) < trades:
        name, seat = chance.choice(_NAMES)
        filed = dt.date(2025, 12, 20) - dt.timedelta(days=chance.randrange(1050))
        number = len(filings) + 1
        reading = states[number % len(states)]
        count = chance.randrange(1, 9) if reading is LedgerState.READ else 0
        reason = {
            LedgerState.PAPER: "A scan without a text layer.",
            LedgerState.FAILED: "The PDF ends in the middle of a page.",
        }.get(reading)
        doc_id = f"{20020000 + number}"
        url = f"{_SITE}/{filed.year}/{doc_id}.pdf"
        filings.append(
            FilingRow(
                id=number, source="house", doc_id=doc_id, official=name, state=seat[:2], state_district=seat,
                filing_type="P", kind="house_ptr", year=filed.year, filed_on=filed, reading=reading,
                reason=reason, trades=count, findings=int(number % 11 == 0 and count > 0), url=url,
                first_seen_on=filed, last_seen_on=dt.date(2026, 1, 2),
            )
        )  # fmt: skip
        for line in range(1, count + 1):
            ticker, asset, kind = chance.choice(_ASSETS)
            lag = chance.choice((3, 12, 20, 30, 36, 44, 45, 46, 83, 412))
            low, high = chance.choices(_BANDS, (60, 20, 10, 5, 1))[0]
            rows.append(
                TradeRow(
                    id=1000 + len(rows), filing_id=number, line=line, traded_on=filed -
                    dt.timedelta(days=lag), notified_on=filed - dt.timedelta(days=1), filed_on=filed,
                    lag_days=lag, is_late=lag > 45, official=name, state=seat[:2], state_district=seat,
                    chamber="house", owner=chance.choice(tuple(Owner)), type=chance.choices(_TYPES, (50, 35,
                    10, 3))[0], ticker=ticker, asset=asset, asset_type=kind, amount_low_usd=low,
                    amount_high_usd=high, amount_exact_usd=None, cap_gains_over_200=chance.random() < 0.1,
                    filing_status=None, source="house", doc_id=doc_id, url=url, year=filed.year,
                    reading=reading, is_doubtful=False, page=1,
                )
            )  # fmt: skip
    return filings, rows


class FakeCatalogue(Catalogue):
    """Stands in for the real one; `news` become part of it at the next `reload`."""

    def __init__(self, trades: int = 400) -> None:
        self.filings, self.trades = make_rows(trades) if trades else ([], [])
        self.news: list[TradeRow] = []
        self.is_closed = False
        self._generation = 1
        self.asked: list[tuple[str, tuple[str, ...], int | None]] = []

    @property
    def generation(self) -> int:
        return self._generation

    def reload(self) -> bool:
        if not self.news:
            return False
        self.trades = [*self.news, *self.trades]  # in front: every position held before is void
        self.news = []
        self._generation += 1
        return True

    def add_senate(self) -> None:
        """Give every third official's filings, and their trades, to the Senate."""
        last = {f.id for f in self.filings if f.official in (_NAMES[1][0], _NAMES[4][0])}
        site = "https://efdsearch.senate.gov/search/view/ptr"
        for i, f in enumerate(self.filings):
            if f.id in last:
                doc_id = f"0f0e0d0c-1111-4222-8333-{f.id:012d}"
                self.filings[i] = replace(
                    f, source="senate", doc_id=doc_id, url=f"{site}/{doc_id}/", state=None,
                    state_district=None, kind="senate_ptr", amendment=1 if f.id % 7 == 0 else None,
                )  # fmt: skip
        by_id = {f.id: f for f in self.filings}
        for i, r in enumerate(self.trades):
            if r.filing_id in last:
                f = by_id[r.filing_id]
                self.trades[i] = replace(
                    r, source="senate", chamber="senate", doc_id=f.doc_id, url=f.url, state=None,
                    state_district=None, page=None,
                )  # fmt: skip

    def add_news(self, number: int) -> None:
        self.news = [replace(self.trades[i], id=900_000 + i, line=50 + i) for i in range(number)]

    def close(self) -> None:
        self.is_closed = True

    user_problem: str | None = None

    def load_source(self, filing_id: int) -> None:
        """Have no original of anything."""

    def load_trade_context(self, detail: TradeDetail) -> TradeContext:
        return TradeContext()

    def load_filing_context(self, row: FilingRow) -> FilingContext:
        return FilingContext()

    def edits_of_filing(self, filing_id: int) -> tuple[Standing, ...]:
        return ()

    def find_trades(
        self, text: str, *, sort: Sequence[str], year: int | None, chamber: str | None = None
    ) -> np.ndarray:
        self.asked.append((text, tuple(sort), year))
        if "(" in text and ")" not in text:
            raise UserInputError("The bracket is never closed.", position=text.index("("), length=1)
        words = text.lower().split()
        found = [
            i
            for i, r in enumerate(self.trades)
            if (year is None or r.year == year)
            and (chamber is None or r.chamber == chamber)
            and all(w in f"{r.official} {r.ticker} {r.asset} {r.doc_id}".lower() for w in words)
        ]
        names = {
            "filed": "filed_on",
            "traded": "traded_on",
            "lag": "lag_days",
            "amount_low": "amount_low_usd",
        }
        for key in reversed(sort):
            name = key.lstrip("-")
            found.sort(
                key=lambda i: str(getattr(self.trades[i], names.get(name, name), "")).zfill(12),
                reverse=key.startswith("-"),
            )
        return np.array(found, dtype=np.intp)

    def load_trades(self, positions: np.ndarray) -> list[TradeRow]:
        return [self.trades[i] for i in positions]

    def trade_ids(self, positions: np.ndarray) -> np.ndarray:
        return np.array([self.trades[i].id for i in positions], dtype=np.int64)

    def sum_trades(self, positions: np.ndarray) -> TradeSums:
        rows = self.load_trades(positions)
        return TradeSums(
            len(rows),
            sum(r.amount_low_usd or 0 for r in rows),
            sum(r.amount_high_usd or 0 for r in rows),
            sum(r.amount_high_usd is None for r in rows),
            0,
        )

    def load_trade(self, transaction_id: int) -> TradeDetail | None:
        row = next((r for r in self.trades if r.id == transaction_id), None)
        if row is None:
            return None
        filing = next(f for f in self.filings if f.id == row.filing_id)
        siblings = tuple(r for r in self.trades if r.filing_id == row.filing_id)
        return TradeDetail(
            row, (), (), filing, siblings, f"Hon. {row.official}", row.filed_on, None, None, None, (), "9f2c"
            * 16, None, None, 1, "pdfium", 1,
        )  # fmt: skip

    def years(self) -> tuple[int, ...]:
        return tuple(sorted({f.year for f in self.filings}, reverse=True))

    def count_trades(self) -> int:
        return len(self.trades)

    def find_filings(
        self,
        text: str,
        *,
        sort: Sequence[str],
        year: int | None,
        filing_type: str | None = None,
        state: LedgerState | None = None,
        chamber: str | None = None,
    ) -> np.ndarray:
        found = [
            i
            for i, f in enumerate(self.filings)
            if (year is None or f.year == year)
            and (chamber is None or f.source == chamber)
            and (filing_type is None or f.filing_type == filing_type)
            and (state is None or f.reading == state)
            and all(_is_in(f, word) for word in text.lower().split())
        ]
        found.sort(key=lambda i: self.filings[i].filed_on or dt.date.min, reverse=True)
        return np.array(found, dtype=np.intp)

    def load_filings(self, positions: np.ndarray) -> list[FilingRow]:
        return [self.filings[i] for i in positions]

    def filing_ids(self, positions: np.ndarray) -> np.ndarray:
        return np.array([self.filings[i].id for i in positions], dtype=np.int64)

    def load_filing(self, filing_id: int) -> FilingDetail | None:
        row = next((f for f in self.filings if f.id == filing_id), None)
        if row is None:
            return None
        trades = tuple(r for r in self.trades if r.filing_id == filing_id)
        return FilingDetail(
            row, trades, (), (), 1, None, None, None, None, None, None, None, None, None, None, None
        )

    def count_filings(self) -> int:
        return len(self.filings)

    def coverage(self, year: int | None, chamber: str | None = None) -> Coverage:
        rows = []
        for one in self.years() if year is None else (year,):
            for source in (chamber,) if chamber else ("house", "senate"):
                of = [f for f in self.filings if f.year == one and f.source == source]
                states = {s: sum(f.reading == s for f in of) for s in LedgerState}
                if of:
                    rows.append(CoverageRow(source, one, len(of), states, sum(f.trades for f in of), 0))
        total = CoverageRow(
            "",
            0,
            sum(r.listed for r in rows),
            {s: sum(r.states[s] for r in rows) for s in LedgerState},
            sum(r.trades for r in rows),
            0,
        )
        return Coverage(tuple(rows), total, {"C": 12, "X": 3})

    def dashboard(self, shown: DashboardFilter) -> Dashboard:
        year, chamber = shown.year, shown.chamber
        years = range(shown.first_year or 0, (shown.last_year or 9999) + 1)
        rows = [
            r
            for r in self.trades
            if r.year in years and chamber in (None, r.chamber) and shown.owner in (None, r.owner)
        ]
        of_filings = [f for f in self.filings if f.year in years and chamber in (None, f.source)]
        sums = self.sum_trades(np.array([self.trades.index(r) for r in rows], dtype=np.intp))
        buys = sum(r.type == TransactionType.PURCHASE for r in rows)
        sells = sum(r.type in (TransactionType.SALE, TransactionType.PARTIAL_SALE) for r in rows)
        states = {s: sum(f.reading == s for f in of_filings) for s in LedgerState}
        months = []
        days = sorted({r.traded_on.replace(day=1) for r in rows if r.traded_on})
        for day in days:
            of = [r for r in rows if r.traded_on and r.traded_on.replace(day=1) == day]
            up = sum(r.type == TransactionType.PURCHASE for r in of)
            months.append(
                Month(day, up, len(of) - up, 1001 * up, 15000 * up, 5, 9, 0, 0, f"traded:{day:%Y-%m}")
            )
        ranks = [
            Ranked(str(t), a, n, n // 2, n - n // 2, 1001 * n, 15000 * n, 0, f"ticker:{t}")
            for t, a, n in ((t, a, sum(r.ticker == t for r in rows)) for t, a, _ in _ASSETS if t is not None)
        ]
        people = [
            Ranked(p, s, n, n // 2, n - n // 2, 1, 2, 0, f'official:"{p}"')
            for p, s, n in ((p, s, sum(r.official == p for r in rows)) for p, s in _NAMES)
        ]
        edges = [(low, low + 4) for low in range(1, 45, 5)] + [(46, 60), (61, 90), (91, 180), (181, None)]
        lags = [
            LagBin(a, b, sum(a <= (r.lag_days or 0) <= (b or 9999) for r in rows), f"lag:{a}..{b or ''}")
            for a, b in edges
        ]
        newest = sorted(of_filings, key=lambda f: f.filed_on or dt.date.min, reverse=True)[:10]
        tiles = Tiles(
            sums, buys, sells, len(rows) - buys - sells, len(of_filings), states[LedgerState.READ],
            states[LedgerState.PAPER], states[LedgerState.NOT_FETCHED], states[LedgerState.FAILED],
            len({r.official for r in rows}), sum(bool(r.is_late) for r in rows), len(rows),
        )  # fmt: skip
        coverage = self.coverage(year, chamber)
        return Dashboard(
            year, None, self._generation, tiles, tuple(months), 0, 0,
            tuple(sorted(ranks, key=lambda r: -r.trades)), tuple(sorted(people, key=lambda r: -r.trades)),
            tuple(lags), tuple(newest), coverage, chamber=chamber, shown=shown, strip=strip_of(coverage),
        )  # fmt: skip

    def freshness(self) -> Freshness:
        return Freshness(None, dt.date(2026, 6, 22))

    def health(self) -> Health:
        return Health(
            Path("none"), 0, 1, self._generation, "3", len(self.filings), len(self.trades), 0, 0,
            dt.date(2026, 6, 22), (), (), None,
        )  # fmt: skip


def _is_in(filing: FilingRow, word: str) -> bool:
    """Whether a filing has a word of a search; of keys those alone that the page's own choices write."""
    key, _, values = word.replace("=", "").replace('"', "").partition(":")
    known = {"type": filing.filing_type, "reading": filing.reading.value, "year": str(filing.year)}
    if values and key in known:
        return known[key].lower() in values.split("|")
    return word in f"{filing.official} {filing.doc_id}".lower()
