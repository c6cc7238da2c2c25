"""Yahoo Finance by `yfinance`: off until a user chooses it, and the one place that imports that library.

No key, no account; Yahoo allows personal use. The library is an extra of the install (60 MB with what it
needs): without it this says so. One symbol after the other, with a pause; a refusal ends the questions.
Yahoo's closes are adjusted for splits already; its adjusted closes for dividends too.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import logging
import queue
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from govtrades_desktop.core.errors import (
    Cancelled,
    GovTradesError,
    SourceChanged,
    SourceUnavailable,
)
from govtrades_desktop.prices.checks import in_order
from govtrades_desktop.prices.provider import YAHOO, ProviderCoverage, Stop
from govtrades_desktop.prices.records import (
    Missing,
    MissingKind,
    PriceDoubt,
    PriceHistory,
    PriceSeries,
    Split,
)

_log = logging.getLogger(__name__)

SITE = "https://finance.yahoo.com"
FIRST_DAY = dt.date(2012, 1, 1)
"""The STOCK Act's year: no report is older, and none asks for more."""

_TIMEOUT_S = 15.0
_LONGEST_S = 90.0  # of one symbol, with the library's own second tries and its cookies
_FAILURES_IN_A_ROW = 3
_LOOK_S = 0.1

_NOT_INSTALLED = "Prices of Yahoo Finance need the library yfinance, which is not installed."
_HOW_TO_INSTALL = (
    "Install it beside the program (pip install 'govtrades-desktop[prices]'), or use a folder of prices of"
    " your own: govtrades prices --from FOLDER."
)


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class YahooFinance:
    """The provider; for one thread."""

    name = YAHOO
    batch_size: int | None = 20
    is_incremental = True

    def __init__(
        self, cache: Path, *, pause_s: float = 1.0, clock: Callable[[], dt.datetime] = _utc_now
    ) -> None:
        self._cache = cache
        self._pause_s = pause_s
        self._clock = clock

    def coverage(self) -> ProviderCoverage:
        """Say whether the library is there; nobody knows beforehand what Yahoo has."""
        problem = "" if _is_installed() else f"{_NOT_INSTALLED} {_HOW_TO_INSTALL}"
        return ProviderCoverage("Yahoo Finance", problem)

    def fetch(
        self,
        symbols: Sequence[str],
        first: dt.date | None,
        last: dt.date,
        stop: Stop,
        *,
        since: Mapping[str, dt.date] | None = None,
    ) -> PriceHistory:
        """Ask for one symbol after the other.

        Raises:
            Cancelled: stopped; nothing of this batch is returned.
            SourceUnavailable: the library is not installed.
        """
        library = _library(self._cache)
        series: dict[str, PriceSeries] = {}
        missing: dict[str, Missing] = {}
        doubts: list[PriceDoubt] = []
        interruption: GovTradesError | None = None
        failures = 0
        for number, symbol in enumerate(symbols):
            if stop.is_set() or (number and stop.wait(self._pause_s)):
                raise Cancelled("Fetching prices was stopped.")
            begin = max((since or {}).get(symbol, FIRST_DAY), first or FIRST_DAY)
            try:
                told, more = _interruptible(
                    lambda symbol=symbol, begin=begin: _ask(library, symbol, begin, last),  # type: ignore[misc]
                    stop,
                    symbol,
                )
            except _NotKnown as error:
                missing[symbol] = Missing(symbol, MissingKind.NOT_FOUND, str(error))
                failures = 0
            except Cancelled:
                raise
            except GovTradesError as error:
                _log.info("%s: %s", symbol, error)
                missing[symbol] = Missing(symbol, MissingKind.FAILED, error.message)
                failures += 1
                if error.context.get("refused") or failures >= _FAILURES_IN_A_ROW:
                    interruption = error
                    break
            else:
                series[symbol] = told
                doubts += more
                failures = 0
        if interruption is not None:
            for symbol in symbols:
                if symbol not in series and symbol not in missing:
                    missing[symbol] = Missing(symbol, MissingKind.FAILED, interruption.message)
        return PriceHistory(self.name, self._clock(), series, missing, tuple(doubts), interruption)


class _NotKnown(Exception):
    """Yahoo does not know the symbol; the text is the reason."""


def _is_installed() -> bool:
    try:
        return importlib.util.find_spec("yfinance") is not None
    except (ImportError, ValueError):
        return False


def _library(cache: Path) -> Any:
    """Return yfinance, told where to keep its files and to raise its errors.

    Raises:
        SourceUnavailable: it is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the libraries that it brings
            import yfinance  # type: ignore[import-untyped]
    except ImportError as error:
        raise SourceUnavailable(_NOT_INSTALLED, hint=_HOW_TO_INSTALL) from error
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
    yfinance.set_tz_cache_location(str(cache))
    yfinance.config.debug.hide_exceptions = False
    logging.getLogger("yfinance").setLevel(logging.CRITICAL)  # what it has to say comes as errors
    return yfinance


def _ask(library: Any, symbol: str, first: dt.date, last: dt.date) -> tuple[PriceSeries, list[PriceDoubt]]:
    """Ask for one symbol.

    Raises:
        _NotKnown: Yahoo has no such symbol, or no prices of those days.
        SourceUnavailable: no answer, or refused (`context` has `refused`).
        SourceChanged: an answer that cannot be used.
    """
    ticker = library.Ticker(symbol)
    with _told(library, symbol), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = ticker.history(
            start=first.isoformat(),
            end=(last + dt.timedelta(days=1)).isoformat(),  # the library leaves its end out
            interval="1d",
            auto_adjust=False,
            actions=True,
            timeout=_TIMEOUT_S,
        )
        currency = (ticker.history_metadata or {}).get("currency")
    if frame is None or not len(frame):
        raise _NotKnown(f"Yahoo Finance has no prices of {symbol} from {first} to {last}.")
    wanted = {"Close", "Adj Close"} - set(frame.columns)
    if wanted:
        raise SourceChanged(f"Yahoo Finance's answer for {symbol} has no {' and '.join(sorted(wanted))}.")
    # moments at midnight of the exchange's own place: the day as written there
    days = frame.index.tz_localize(None).to_numpy().astype("datetime64[D]").astype(np.int32)
    splits: tuple[Split, ...] = ()
    if "Stock Splits" in frame.columns:
        told = frame["Stock Splits"]
        splits = tuple(
            Split(moment.date(), float(ratio)) for moment, ratio in told[told.fillna(0) != 0].items()
        )
    series = PriceSeries(
        symbol,
        days,
        frame["Close"].to_numpy(dtype=np.float64, copy=True),
        frame["Adj Close"].to_numpy(dtype=np.float64, copy=True),
        splits,
        str(currency) if currency else None,
        SITE,
    )
    kept, doubts = in_order(series.where(~np.isnan(series.closes)))  # a day without a close is a gap
    if not len(kept):
        raise _NotKnown(f"Yahoo Finance has no closing price of {symbol} from {first} to {last}.")
    return kept, doubts


@contextlib.contextmanager
def _told(library: Any, symbol: str) -> Iterator[None]:
    """Turn the library's errors, and those of the libraries beneath it, into ours."""
    known = library.exceptions
    try:
        yield
    except known.YFRateLimitError as error:
        raise SourceUnavailable(
            "Yahoo Finance refuses more questions for now (429).",
            hint="What it told until now is kept; the next run goes on from there, later.",
            refused=True,
            status=429,
        ) from error
    except known.YFTickerMissingError as error:
        reason = str(getattr(error, "rationale", "") or error).strip().rstrip(".")
        raise _NotKnown(f"Yahoo Finance does not know {symbol} ({reason}).") from error
    except Exception as error:  # noqa: BLE001 - of three HTTP libraries and pandas; none of them is ours
        status = getattr(getattr(error, "response", None), "status_code", None)
        if status == 404:
            raise _NotKnown(f"Yahoo Finance does not know {symbol} (404).") from error
        if status in (401, 403, 429):
            raise SourceUnavailable(
                f"Yahoo Finance refuses to answer ({status}).", refused=True, status=status
            ) from error
        if isinstance(error, OSError) or status is not None:
            raise SourceUnavailable(
                f"Yahoo Finance gave no answer for {symbol} ({type(error).__name__}: {error}).",
                hint="Try again later.",
            ) from error
        raise SourceChanged(
            f"Yahoo Finance's answer for {symbol} cannot be used ({type(error).__name__}: {error}).",
            hint="Try again later; a newer yfinance may know the site's new form.",
        ) from error


def _interruptible(
    work: Callable[[], tuple[PriceSeries, list[PriceDoubt]]], stop: Stop, symbol: str
) -> tuple[PriceSeries, list[PriceDoubt]]:
    """Do one exchange on a thread that can be left: the library itself cannot be stopped.

    Raises:
        Cancelled: stopped; the exchange ends by itself, unheard.
        SourceUnavailable: it took too long.
    """
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((work(), None))
        except BaseException as error:  # handed over whole
            answers.put((None, error))

    threading.Thread(target=run, name=f"yahoo {symbol}", daemon=True).start()
    waited = 0.0
    while True:
        with contextlib.suppress(queue.Empty):
            told, error = answers.get(timeout=_LOOK_S)
            if error is not None:
                raise error
            return told  # type: ignore[no-any-return]
        waited += _LOOK_S
        if stop.is_set():
            raise Cancelled("Fetching prices was stopped.")
        if waited >= _LONGEST_S:
            raise SourceUnavailable(f"Yahoo Finance gave no answer for {symbol} in {_LONGEST_S:.0f} s.")
