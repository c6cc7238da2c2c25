"""Securities in the database: replaced whole where they differ, read whole.

What only filings name ("filed:…") is made by resolving (`filed_securities`) and is neither replaced nor
removed here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Protocol

from govtrades_desktop.core.identity import AssetClass, Security, TickerSpan
from govtrades_desktop.core.identity_json import securities_json
from govtrades_desktop.store.bundles import BUNDLED
from govtrades_desktop.store.connection import Store, utc_text
from govtrades_desktop.store.reference_files import ReferenceFacts, save_reference_file

NAME = "securities"
"""The row of `reference_file`."""

_FILED = "BETWEEN 'filed:' AND 'filed:' || CHAR(1114111)"


class Rows(Protocol):
    """A Store or a Reader."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""


def load_securities(rows: Rows) -> tuple[Security, ...]:
    """Return the securities of the lists by key, each whole; those that only filings name are left out."""
    names: dict[str, list[str]] = defaultdict(list)
    for key, name in rows.rows("SELECT security_key, name FROM security_name ORDER BY id"):
        names[key].append(name)
    spans: dict[str, list[TickerSpan]] = defaultdict(list)
    for key, ticker, begins, ends, evidence in rows.rows(
        "SELECT security_key, ticker, valid_from, valid_until, evidence FROM security_ticker ORDER BY id"
    ):
        spans[key].append(TickerSpan(ticker, _day(begins), _day(ends), evidence))
    return tuple(
        Security(
            key=key,
            name=name,
            ticker=ticker,
            asset_class=AssetClass(asset_class),
            cik=cik,
            sector=sector,
            sector_system=sector_system,
            industry=industry,
            evidence=evidence,
            names=tuple(names.get(key, ())),
            tickers=tuple(spans.get(key, ())),
        )
        for key, name, ticker, asset_class, cik, sector, sector_system, industry, evidence in rows.rows(
            "SELECT key, name, ticker, asset_class, cik, sector, sector_system, industry, evidence"
            f" FROM security WHERE key NOT {_FILED} ORDER BY key"
        )
    )


def replace_securities(
    store: Store,
    securities: Sequence[Security],
    as_of: dt.date,
    *,
    at: dt.datetime | None = None,
    url: str = BUNDLED,
    bundle_sha256: str = "",
) -> bool:
    """Bring the tables up to `securities` in one transaction; return whether anything but its day differs.

    Args:
        store: the writer.
        securities: all of the lists' securities.
        as_of: the day that they tell of.
        at: aware moment of the write; now, where it is not told.
        url: where they came from.
        bundle_sha256: of the bundled file.
    """
    content = content_sha256(securities)
    known = store.rows("SELECT content_sha256, changed_at FROM reference_file WHERE name = ?", (NAME,))
    is_changed = not known or known[0][0] != content
    moment = utc_text(at or dt.datetime.now(dt.UTC))
    with store.transaction() as connection:
        if is_changed:
            _replace(connection, securities)
            store.mark_changed()
        save_reference_file(
            store,
            ReferenceFacts(
                name=NAME,
                source=NAME,
                url=url,
                etag=bundle_sha256,
                content_sha256=content,
                as_of=as_of,
                checked_at=moment,
                changed_at=moment if is_changed else known[0][1],
            ),
        )
    return is_changed


def content_sha256(securities: Sequence[Security]) -> str:
    """Return what two lists have in common that tell the same, whatever their day."""
    told = securities_json(sorted(securities, key=lambda one: one.key), dt.date.min)
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _replace(connection: Any, securities: Sequence[Security]) -> None:
    connection.execute(f"DELETE FROM security WHERE key NOT {_FILED}")
    for table in ("security_name", "security_ticker"):
        connection.execute(f"DELETE FROM {table} WHERE security_key NOT {_FILED}")
    connection.executemany(
        "INSERT INTO security"
        " (key, name, ticker, asset_class, cik, sector, sector_system, industry, evidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(one.key, one.name, one.ticker, one.asset_class.value, one.cik, one.sector),
                *(one.sector_system, one.industry, one.evidence),
            )
            for one in securities
        ),
    )
    connection.executemany(
        "INSERT INTO security_name (security_key, name) VALUES (?, ?)",
        ((one.key, name) for one in securities for name in one.names),
    )
    connection.executemany(
        "INSERT INTO security_ticker (security_key, ticker, valid_from, valid_until, evidence)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            (one.key, span.ticker, _text(span.valid_from), _text(span.valid_until), span.evidence)
            for one in securities
            for span in one.tickers
        ),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
