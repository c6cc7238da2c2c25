"""A local site that speaks Yahoo's chart API (v8), and the library pointed there."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.server
import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import pytest

NEW_YORK = ZoneInfo("America/New_York")
Answer = tuple[int, str, bytes]


@dataclass
class ChartSite:
    """What the site tells.

    Attributes:
        prices: symbol -> day -> (close, adjusted close).
        splits: symbol -> day -> (numerator, denominator).
        faults: symbol -> what to answer instead.
        asked: (symbol, first day, last day) of every question; None of one for a time zone.
    """

    prices: dict[str, dict[dt.date, tuple[float | None, float | None]]] = field(default_factory=dict)
    splits: dict[str, dict[dt.date, tuple[int, int]]] = field(default_factory=dict)
    faults: dict[str, Callable[[], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dt.date | None, dt.date | None]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, query: dict[str, str]) -> Answer:
        symbol = path.rsplit("/", 1)[1]
        if "/v8/finance/chart/" not in path:
            return _json(404, {"quoteSummary": {"result": None, "error": {"code": "Not Found"}}})
        first, last = (
            dt.datetime.fromtimestamp(int(query[name]), NEW_YORK).date() if name in query else None
            for name in ("period1", "period2")
        )
        self.asked.append((symbol, first, last))
        if symbol in self.faults:
            return self.faults[symbol]()
        if symbol not in self.prices:
            told = "No data found, symbol may be delisted"
            return _json(
                404, {"chart": {"result": None, "error": {"code": "Not Found", "description": told}}}
            )
        return _json(200, {"chart": {"result": [self._result(symbol, first, last)], "error": None}})

    def _result(self, symbol: str, first: dt.date | None, last: dt.date | None) -> dict[str, Any]:
        days = [
            day for day in sorted(self.prices[symbol]) if first is None or last is None or first <= day < last
        ]
        if first is None:
            days = days[-1:]
        closes = [self.prices[symbol][day][0] for day in days]
        adjusted = [self.prices[symbol][day][1] for day in days]
        splits = {
            str(_opening(day)): {
                "date": _opening(day),
                "numerator": float(new),
                "denominator": float(old),
                "splitRatio": f"{new}:{old}",
            }
            for day, (new, old) in self.splits.get(symbol, {}).items()
            if day in days
        }
        meta = {
            "currency": "USD",
            "symbol": symbol,
            "exchangeName": "NMS",
            "instrumentType": "EQUITY",
            "firstTradeDate": 345479400,
            "gmtoffset": -14400,
            "timezone": "EDT",
            "exchangeTimezoneName": "America/New_York",
            "regularMarketPrice": closes[-1] if closes else None,
            "priceHint": 2,
            "dataGranularity": "1d",
            "range": "",
            "validRanges": ["1d", "5d", "1mo", "max"],
        }
        quote = {name: closes for name in ("open", "high", "low", "close")} | {"volume": [1000] * len(days)}
        return {
            "meta": meta,
            "timestamp": [_opening(day) for day in days],
            "events": {"splits": splits} if splits else {},
            "indicators": {"quote": [quote], "adjclose": [{"adjclose": adjusted}]},
        }


def _opening(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(9, 30), NEW_YORK).timestamp())


def _json(status: int, told: Any) -> Answer:
    return status, "application/json", json.dumps(told).encode()


@contextlib.contextmanager
def serving(site: ChartSite) -> Iterator[ChartSite]:
    """Serve it on the loopback meanwhile."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the library's name
            parts = urllib.parse.urlsplit(self.path)
            status, kind, body = site.answer(parts.path, dict(urllib.parse.parse_qsl(parts.query)))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def point_library_at(site: ChartSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let yfinance ask this site in the place of Yahoo's, and nobody for cookies."""
    pytest.importorskip("yfinance")
    from yfinance import base
    from yfinance.data import YfData
    from yfinance.scrapers import history, quote

    for module in (base, history, quote):
        for name in ("_BASE_URL_", "_QUERY1_URL_", "_ROOT_URL_"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, site.url)
    for name in ("_QUOTE_SUMMARY_URL_",):
        monkeypatch.setattr(quote, name, f"{site.url}/v10/finance/quoteSummary")
    monkeypatch.setattr(YfData, "_get_cookie_and_crumb", lambda self, timeout=30: (None, "basic"))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    forget_answers()


def forget_answers() -> None:
    """Let the library ask again what it asked a moment ago, as in another process, or a month later."""
    from yfinance.data import YfData

    YfData().cache_get.cache_clear()
