"""A small database with trades of securities whose tickers have a history, and refreshes of its prices."""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from govtrades_desktop.refresh.events import RefreshEvent, RefreshReport, RefreshRequest
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.settings.paths import DataPaths, data_paths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.connection import Store, open_reader, open_store
from govtrades_desktop.store.resolution import resolve_pending
from tests.store.factory import fill

NOW = dt.datetime(2025, 8, 12, 21, 0, tzinfo=dt.UTC)

# key, ticker, (ticker, from, until) …
SECURITIES: tuple[tuple[str, str | None, tuple[tuple[str, str | None, str | None], ...]], ...] = (
    ("320193:common", "AAPL", (("AAPL", None, None),)),
    ("1326801:common", "META", (("FB", "2012-05-18", "2022-06-09"), ("META", "2022-06-09", None))),
    ("fund:METV", "METV", (("META", "2021-06-30", "2022-01-31"), ("METV", "2022-01-31", None))),
    ("1067983:BRK-B", "BRK-B", (("BRK-B", None, None),)),
    ("1011006:common", "AABA", (("YHOO", None, "2017-06-19"), ("AABA", "2017-06-19", "2019-10-04"))),
    ("filed:ZZZX", "ZZZX", ()),
    ("trust:none", None, ()),
)


def fill_traded(store: Store, *, filings: int = 30) -> None:
    """Store filings whose trades are of these securities, one after the other; every eighth of none."""
    fill(store, filings=filings, seed=11)
    _insert(store, is_filed=False)
    resolve_pending(store)  # or the first refresh would, and undo what is said below
    _insert(store, is_filed=True)
    with store.transaction() as connection:
        ids = [row[0] for row in store.rows('SELECT id FROM "transaction" ORDER BY id')]
        keys = [key for key, *_ in SECURITIES] + [None]
        connection.execute("DELETE FROM trade_security")
        connection.executemany(
            "INSERT INTO trade_security (transaction_id, security_key, asset_class) VALUES (?, ?, 'stock')",
            [(one, keys[at % len(keys)]) for at, one in enumerate(ids)],
        )
        store.mark_changed()


@functools.cache
def traded_database() -> bytes:
    """Return such a database as a file's bytes: made once for each worker."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.sqlite"
        with open_store(path) as store:
            fill_traded(store)
        return path.read_bytes()


def _insert(store: Store, *, is_filed: bool) -> None:
    with store.transaction() as connection:
        for key, ticker, spans in SECURITIES:
            if key.startswith("filed:") is not is_filed:
                continue
            connection.execute(
                "INSERT INTO security (key, name, ticker, asset_class, evidence)"
                " VALUES (?, ?, ?, 'stock', '')",
                (key, key, ticker),
            )
            connection.executemany(
                "INSERT INTO security_ticker (security_key, ticker, valid_from, valid_until, evidence)"
                " VALUES (?, ?, ?, ?, '')",
                [(key, *span) for span in spans],
            )


class PriceGround:
    """A data folder with such trades, and the runs of a source of prices in it."""

    def __init__(self, root: Path, **options: object) -> None:
        self.root = root
        self.options = options
        self.events: list[RefreshEvent] = []
        self.paths.create()
        self.paths.database.write_bytes(traded_database())

    @property
    def paths(self) -> DataPaths:
        return data_paths(self.root)

    def refresh(
        self,
        now: dt.datetime = NOW,
        *,
        sources: tuple[str, ...] = ("prices",),
        is_reference_wanted: bool = False,
        stop: threading.Event | None = None,
        on_event: Callable[[RefreshEvent], None] | None = None,
    ) -> RefreshReport:
        return run_refresh(
            RefreshRequest(sources, is_reference_wanted=is_reference_wanted),
            settings=Settings().with_values(**self.options),
            paths=self.paths,
            stop=stop or threading.Event(),
            listener=on_event or self.events.append,
            clock=lambda: now,
        )

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with open_reader(self.paths.database) as reader:
            return reader.rows(sql, values)
