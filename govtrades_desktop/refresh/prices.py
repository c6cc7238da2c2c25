"""The runs of the chosen source of prices: whether one is due and may be asked, and its bookkeeping.

Off until a user chooses a source. Like a reference source it lists no filings; asked along, its failure is
told and fails nothing else.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govtrades_desktop.core.errors import Cancelled, GovTradesError, StoreError, UserInputError
from govtrades_desktop.prices.provider import PriceProvider, open_provider
from govtrades_desktop.refresh.documents import Clock, Tally
from govtrades_desktop.refresh.events import Listener, RefreshRequest, SourceRun
from govtrades_desktop.refresh.prices_run import PRICES, PricesRun
from govtrades_desktop.refresh.stopping import StopEvent
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.base import Source
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.ingest import RunTotals, finish_run, record_failure, start_run
from govtrades_desktop.store.price_tables import load_source

_log = logging.getLogger(__name__)

EVERY = dt.timedelta(days=1)
"""As often a refresh asks along; a failure counts as asked."""


def open_prices(request: RefreshRequest, settings: Settings, paths: DataPaths) -> PriceProvider | None:
    """Return the provider that a request means, or may mean where it is due; None where there is none.

    Raises:
        UserInputError: prices are asked for by name, and no source of them is chosen.
    """
    is_named = PRICES in request.sources
    if settings.prices_source == "off":
        if is_named:
            raise UserInputError(
                "No source of prices is chosen.",
                hint="Take in a folder of your own (govtrades prices --from FOLDER), or set prices_source in"
                " the settings: folder or yahoo.",
            )
        return None
    if not is_named and not request.is_reference_wanted:
        return None
    folder = Path(settings.prices_folder).expanduser() if settings.prices_folder else None
    try:
        return open_provider(
            settings.prices_source,
            folder=folder,
            cache=paths.root / "cache" / "yahoo",
            pause_s=1 / settings.requests_per_second,
        )
    except UserInputError:
        if is_named:
            raise
        _log.warning("prices are not asked for: the setting prices_folder is empty")
        return None


def ask_prices(
    provider: PriceProvider | None,
    request: RefreshRequest,
    others: Sequence[Source],
    *,
    store: Store,
    stop: StopEvent,
    listener: Listener,
    clock: Clock,
) -> Iterator[Tally]:
    """Run the provider where it is named, or due and welcome; yield its tally before it begins.

    A run whose other sources are stand-ins asks no real site.

    Raises:
        StoreError: the store gave way.
        Cancelled: stopped; what was written is kept.
    """
    if provider is None:
        return
    is_named = PRICES in request.sources
    is_welcome = not provider.is_incremental or all(one.base_url == one.official_url for one in others)
    if not is_named and not (is_welcome and is_due(store, provider, clock())):
        return
    tally = Tally(SourceRun(PRICES, is_reference=True, is_incidental=not is_named), listener)
    yield tally
    run_prices(provider, tally, store=store, stop=stop, clock=clock, is_manual=request.is_manual)


def is_due(store: Store, provider: PriceProvider, now: dt.datetime) -> bool:
    """Say whether a refresh that was not told which sources to ask should ask for prices: once a day."""
    rows = store.rows("SELECT last_attempt_at FROM source_state WHERE source = ?", (PRICES,))
    if not rows or rows[0][0] is None:
        return True
    since = now - dt.datetime.fromisoformat(rows[0][0])
    if not dt.timedelta() <= since < EVERY:  # a moment in the future is a clock that was wrong once
        return True
    return load_source(store, provider.name) is None  # chosen since


def run_prices(
    provider: PriceProvider, tally: Tally, *, store: Store, stop: StopEvent, clock: Clock, is_manual: bool
) -> None:
    """Run it once, whole; failures of the source are in the tally.

    Raises:
        StoreError: the store gave way.
        Cancelled: stopped; what was written is kept.
    """
    began = time.monotonic()
    run_id = start_run(store, PRICES, started_at=clock(), is_manual=is_manual)
    outcome, error = "failed", None
    run = PricesRun(provider, store, stop, tally, clock)
    try:
        try:
            run.work()
        except (Cancelled, StoreError):
            raise
        except GovTradesError as caught:
            error = caught
            record_failure(store, caught, source=PRICES, at=clock(), run_id=run_id)
            tally.fail(caught)
            tally.run = replace(tally.run, is_unavailable=not tally.run.fetched)
        outcome = "done" if error is None else "failed"
    except Cancelled:
        outcome = "cancelled"
        raise
    except GovTradesError as caught:
        error = caught
        raise
    finally:
        seconds = time.monotonic() - began
        tally.run = replace(tally.run, seconds=seconds, errors=tuple(tally.errors))
        totals = RunTotals(**{name: getattr(tally.run, name) for name in RunTotals.__dataclass_fields__})
        try:
            finish_run(store, run_id, totals, finished_at=clock(), outcome=outcome, error=error)
        except StoreError as second:
            if not isinstance(error, StoreError):
                raise
            _log.error("the run could not be closed: %s", second)  # the first error is on its way up
        told = tally.run
        _log.info(
            "prices: %d symbols, %d asked, %d new, %.1f s", told.listed, told.fetched, told.new, seconds
        )
