"""Running whole refreshes in a data folder of the test's own, and taking down what came of them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govtrades_desktop.refresh.events import RefreshEvent, RefreshReport, RefreshRequest
from govtrades_desktop.refresh.pipeline import read_again, run_refresh
from govtrades_desktop.settings.paths import DataPaths, data_paths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.connection import open_reader

FILING = "doc_id, filing_type, year, filed_on, reading, reason, transaction_count, pages, vanished_at, url"
TRANSACTION = (
    "line, owner, asset, ticker, asset_type, type, traded_on, notified_on, amount_low_usd, amount_high_usd,"
    " cap_gains_over_200, filing_status, row_id, description, subholding_of, location, comment, page"
)


@dataclass
class DataFolder:
    """One data folder, refreshed from one address.

    Attributes:
        root: the folder.
        url: of the site.
        options: settings beside it; few retries and short waits by default.
        events: everything the listener was told.
    """

    root: Path
    url: str
    options: dict[str, Any] = field(default_factory=dict)
    events: list[RefreshEvent] = field(default_factory=list)

    @property
    def paths(self) -> DataPaths:
        return data_paths(self.root)

    @property
    def settings(self) -> Settings:
        return Settings(house_url=self.url).with_values(**self.options)

    def refresh(
        self,
        *years: int,
        limit: int | None = None,
        stop: threading.Event | None = None,
        now: dt.datetime | None = None,
        on_event: Callable[[RefreshEvent], None] | None = None,
    ) -> RefreshReport:
        return run_refresh(
            RefreshRequest(years=years, limit=limit, is_manual=True),
            settings=self.settings,
            paths=self.paths,
            stop=stop or threading.Event(),
            listener=on_event or self.events.append,
            **({"clock": lambda: now} if now else {}),
        )

    def read_again(self, filing_ids: list[int] | None = None) -> RefreshReport:
        return read_again(
            filing_ids,
            settings=self.settings,
            paths=self.paths,
            stop=threading.Event(),
            listener=self.events.append,
        )

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with open_reader(self.paths.database) as reader:
            return reader.rows(sql, values)

    def states(self) -> dict[str, str]:
        return dict(self.rows("SELECT doc_id, reading FROM filing"))

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return everything a reader may see, without ids and moments: two runs can be compared by it."""
        mine = ", ".join(f"t.{name.strip()}" for name in TRANSACTION.split(","))
        return {
            "filings": self.rows(f"SELECT {FILING} FROM filing ORDER BY doc_id"),
            "transactions": self.rows(
                f'SELECT f.doc_id, {mine} FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
                " ORDER BY f.doc_id, t.line"
            ),
            "documents": self.rows(
                "SELECT f.doc_id, d.sha256 FROM document d JOIN filing f ON f.id = d.filing_id ORDER BY 1, 2"
            ),
        }

    def archived(self) -> list[str]:
        return sorted(path.name for path in self.paths.archive.rglob("*") if path.is_file())
