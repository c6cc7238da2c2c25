"""The command `prices`: take prices in, tell how far they reach, print a security's line."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from govtrades_desktop.cli.collect import interrupts_set, listening, tell_report
from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.exit_codes import DONE
from govtrades_desktop.cli.read import open_library
from govtrades_desktop.cli.text import json_line, plural, table
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.query.price_coverage import PriceCoverage
    from govtrades_desktop.query.price_records import PriceLine
    from govtrades_desktop.refresh.events import SourceRun

_MOST_LINES = 10
_WITHOUT = {
    "no_source": "no source of prices was asked yet",
    "no_ticker": "without a ticker, or with one that is another's",
    "not_asked": "not asked for yet",
    "not_found": "not known to the source: delisted, or never there",
    "failed": "no answer yet",
    "others_days": "prices only of days on which the symbol was another's",
    "no_security": "it is not known what was traded",
    "no_day": "without a date",
    "before_first": "earlier than the first price",
    "after_last": "later than the last price",
    "in_a_gap": "in a gap of the prices",
}


def prices(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """Do what is asked for: take in, or tell of a security, or of all."""
    is_taken = options.source_folder is not None or options.fetch
    if is_taken and (options.symbol or options.coverage):
        raise UserInputError(
            "--from and --fetch take prices in, and tell of nothing else.",
            hint="Ask for a symbol or for --coverage afterwards, in a command of its own.",
        )
    if is_taken:
        return _take_in(options, settings, paths)
    if options.symbol:
        with open_library(paths) as library:
            _print_line(options, library)
    else:
        from govtrades_desktop.query.price_coverage import price_coverage

        with open_library(paths) as library:
            found = price_coverage(library)
        print(json_line(found.as_json()) if options.json else _coverage_text(found, settings))
    return DONE


def _take_in(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    from govtrades_desktop.refresh.events import RefreshRequest
    from govtrades_desktop.refresh.pipeline import run_refresh
    from govtrades_desktop.refresh.prices_run import PRICES

    if options.source_folder is not None:
        folder = Path(options.source_folder).expanduser().absolute()
        settings = settings.with_values(prices_source="folder", prices_folder=str(folder))
    make_ready(paths)
    stop = threading.Event()
    with interrupts_set(stop), listening(options) as listener:
        report = run_refresh(
            RefreshRequest((PRICES,), is_manual=True),
            settings=settings,
            paths=paths,
            stop=stop,
            listener=listener,
        )
    return tell_report(report, options)


def run_text(run: SourceRun) -> str:
    """Return one line on a run of prices."""
    if not run.fetched and not run.failed and not run.errors:
        return f"{run.source}: nothing new of {plural(run.listed, 'symbol')}; {run.seconds:.1f} s"
    failed = f", {run.failed} without an answer" if run.failed else ""
    return (
        f"{run.source}: {plural(run.listed, 'symbol')} of traded securities; prices of {run.fetched:,} came,"
        f" {run.new:,} for the first time{failed}; {run.seconds:.1f} s"
    )


def _print_line(options: argparse.Namespace, library: Library) -> None:
    from govtrades_desktop.query.prices import load_prices
    from govtrades_desktop.query.security_names import load_security_names

    known = load_security_names(library)
    one = known.of_key(options.symbol)
    meant = known.of_ticker(options.symbol) if one is None else (one,)
    if not meant:
        raise UserInputError(
            f"No trade is of a security with the key or the ticker {options.symbol!r}.",
            hint="govtrades securities lists those that are.",
        )
    lines = [load_prices(library, each.key) for each in meant]
    if options.json:
        print(json_line([line.as_json() for line in lines]))
        return
    for each, line in zip(meant, lines, strict=True):
        print(f"{each.told}\n{_line_text(line)}")


def _line_text(line: PriceLine) -> str:
    if line.why_none is not None:
        return f"  {line.reason}"
    where = ", ".join(f"{one.symbol} {one.first} to {one.last}" for one in line.symbols)
    lines = [
        f"  {plural(len(line), 'close')} in {line.currency or 'a currency that is not told'},"
        f" {line.first_day} to {line.last_day}, from {line.source}: {where}"
    ]
    lines += [f"  split on {one.day}: {one.ratio:g} for 1" for one in line.splits]
    lines += [
        f"  no price from {one.first} to {one.last} ({plural(one.sessions, 'trading day')})"
        for one in line.gaps[-_MOST_LINES:]
    ]
    told = [one for one in line.doubts if "has no price" not in one]
    lines += [f"  doubt: {one}" for one in told[-_MOST_LINES:]]
    cells = [
        (str(day), f"{close:,.2f}", "" if adjusted != adjusted else f"{adjusted:,.2f}")
        for day, close, adjusted in list(zip(line.dates(), line.close, line.adjusted, strict=True))[
            -_MOST_LINES:
        ]
    ]
    block = table(("day", "close", "adjusted"), cells, right=(1, 2))
    return "\n".join([*lines, *(f"  {row}" for row in block.splitlines())])


def _coverage_text(found: PriceCoverage, settings: Settings) -> str:
    lines = [f"Prices (source chosen: {settings.prices_source})"]
    for one in found.sources:
        asked = f", asked {one.asked_at:%Y-%m-%d %H:%M} UTC" if one.asked_at else ", not through yet"
        span = f", {one.first_day} to {one.last_day}" if one.symbols else ""
        lines.append(
            f"  {one.title or one.source}{asked}: {plural(one.symbols, 'symbol')} with {one.days:,} closes"
            f"{span}; {one.not_found:,} not known there, {one.failed:,} without an answer"
        )
    if not found.sources:
        lines.append("  none yet: govtrades prices --from FOLDER, or the setting prices_source")
    for words, priced, whole, without in (
        (
            "traded securities have prices",
            found.securities_priced,
            found.securities,
            found.securities_without,
        ),
        ("trades have a close of their day", found.trades_priced, found.trades, found.trades_without),
    ):
        share = f" ({priced / whole:.1%})" if whole else ""
        lines.append(f"  {priced:,} of {whole:,} {words}{share}")
        lines += [f"    {count:,}: {_WITHOUT[why.value]}" for why, count in without.items()]
    if found.doubts:
        told = ", ".join(f"{count:,} {code.replace('_', ' ')}" for code, count in found.doubts.items())
        lines.append(f"  doubts: {told}")
    lines += [f"    {message}" for message in found.unread[:_MOST_LINES]]
    if len(found.unread) > _MOST_LINES:
        lines.append(f"    and {len(found.unread) - _MOST_LINES:,} more; --json lists all")
    if found.calendar_library:
        lines.append(
            f"  trading days of New York {found.calendar_first} to {found.calendar_last},"
            f" {found.calendar_library}"
        )
    return "\n".join(lines)
