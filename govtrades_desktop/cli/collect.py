"""The commands that bring something in: `refresh` (network to store), `import`, `parse` (files to text)."""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import datetime as dt
import itertools
import os
import re
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.exit_codes import DONE, INTERRUPTED, NO_SOURCE, WITH_FAILURES
from govtrades_desktop.cli.text import json_line, plural
from govtrades_desktop.core.errors import DocumentUnreadable, GovTradesError, UserInputError
from govtrades_desktop.core.records import ParsedFiling, ParsedIndex, ReadingState
from govtrades_desktop.refresh.events import (
    Listener,
    Progress,
    RefreshEvent,
    RefreshReport,
    RefreshRequest,
    SourceRun,
)
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from govtrades_desktop.refresh.importing import FileImport
    from govtrades_desktop.refresh.parse_pool import ParsePool, Reading

IMPORT_OUTCOMES = ("imported", "already", "failed")
FIRST_YEAR = 2008  # the oldest index year that the House Clerk's site offers


def refresh(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """Run the pipeline once, telling progress on stderr and the result on stdout."""
    from govtrades_desktop.refresh.pipeline import run_refresh

    if options.accept_senate_terms:
        settings = _accept_senate_terms(settings, paths)
    sources = tuple(name.strip() for name in options.sources.split(",") if name.strip())
    is_named = bool(sources)
    sources = sources or senate_terms.default_sources(settings)
    if options.limit is not None and options.limit < 0:
        raise UserInputError("--limit must be 0 or more.")
    if options.house_url:
        settings = settings.with_values(house_url=options.house_url.rstrip("/"))
    if options.senate_url:
        settings = settings.with_values(senate_url=options.senate_url.rstrip("/"))
    if options.legislators_url:
        settings = settings.with_values(legislators_url=options.legislators_url.rstrip("/"))
    if options.retry_failed is not None:
        return _retry_failed(options, settings, paths)
    request = RefreshRequest(
        sources,
        parse_years(",".join(options.years)),
        options.limit,
        is_manual=True,
        is_reference_wanted=not is_named,
    )
    make_ready(paths)
    stop = threading.Event()
    with interrupts_set(stop), listening(options) as listener:
        report = run_refresh(request, settings=settings, paths=paths, stop=stop, listener=listener)
    return tell_report(report, options)


def _retry_failed(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """Try what failed again, some of it or all."""
    from govtrades_desktop.refresh.try_again import retry_failed

    if options.sources or options.years or options.limit is not None:
        raise UserInputError(
            "--retry-failed takes ids of filings; --sources, --years and --limit do not fit."
        )
    make_ready(paths)
    stop = threading.Event()
    with interrupts_set(stop), listening(options) as listener:
        report = retry_failed(
            options.retry_failed or None, settings=settings, paths=paths, stop=stop, listener=listener
        )
    if report is None:
        print(
            json_line({"runs": [], "generation": None, "cancelled": False})
            if options.json
            else "Nothing failed."
        )
        return DONE
    return tell_report(report, options)


def tell_report(report: RefreshReport, options: argparse.Namespace) -> int:
    """Print a report, and return the exit code it means."""
    if options.json:
        print(json_line(report_json(report)))
    else:
        _print_report(report)
    if report.is_cancelled:
        return INTERRUPTED
    asked = [run for run in report.runs if not run.is_incidental]
    if asked and all(run.is_unavailable for run in asked):
        return NO_SOURCE
    is_failed = any(run.failed or any(not error.is_harmless for error in run.errors) for run in asked)
    return WITH_FAILURES if is_failed else DONE


def _accept_senate_terms(settings: Settings, paths: DataPaths) -> Settings:
    """Keep the user's acceptance, and say on stderr what was accepted, the first time."""
    is_first = not senate_terms.is_accepted(settings)
    settings = senate_terms.accept_senate_terms(paths.settings_file, settings, on=dt.date.today())
    if is_first:
        print(
            f"{senate_terms.terms_text()}\nAccepted on {settings.senate_terms_accepted_on}.", file=sys.stderr
        )
    return settings


def import_reports(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """Take in saved report files, and tell what became of each."""
    from govtrades_desktop.refresh.importing import import_files

    def tell(one: FileImport) -> None:
        rows = f", {plural(one.transactions, 'trade')}" if one.state is ReadingState.READ else ""
        what = f"{one.outcome}: {one.source} {one.doc_id}{rows}" if one.doc_id else one.outcome
        words = " ".join(part for part in (one.told, one.hint) if part)
        print(f"{one.path}: {what}" + (f". {words}" if words else ""), flush=True)

    make_ready(paths)
    stop = threading.Event()
    with interrupts_set(stop):
        report = import_files(
            options.paths, settings=settings, paths=paths, stop=stop, listener=None if options.json else tell
        )
    counts = {name: sum(one.outcome == name for one in report.files) for name in IMPORT_OUTCOMES}
    if options.json:
        told = {**counts, "files": [_import_json(one) for one in report.files]}
        print(json_line({**told, "generation": report.changes.generation, "cancelled": report.is_cancelled}))
    else:
        print(", ".join(f"{count} {name}" for name, count in counts.items()) + ".")
    if report.is_cancelled:
        return INTERRUPTED
    return WITH_FAILURES if counts["failed"] else DONE


def _import_json(one: FileImport) -> dict[str, object]:
    return {
        "file": str(one.path),
        "outcome": one.outcome,
        "source": one.source,
        "doc_id": one.doc_id,
        "state": None if one.state is None else one.state.value,
        "transactions": one.transactions,
        "told": one.told,
        "hint": one.hint,
    }


def parse_years(text: str) -> tuple[int, ...]:
    """Read `2024,2025` or `2020-2023` (both mixed); an empty text gives no years: the source's default.

    Raises:
        UserInputError: a word that is not a year, or a year without an index.
    """
    years: set[int] = set()
    newest = dt.date.today().year
    for word in filter(None, (part.strip() for part in text.split(","))):
        match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", word)
        if not match:
            hint = "Write years with commas, as 2024,2025, or 2020-2025."
            raise UserInputError(f"{word!r} is not a year.", hint=hint)
        first, last = int(match[1]), int(match[2] or match[1])
        if not FIRST_YEAR <= first <= last <= newest:
            raise UserInputError(f"{word!r}: index years run from {FIRST_YEAR} to {newest}.")
        years.update(range(first, last + 1))
    return tuple(sorted(years, reverse=True))


def report_json(report: RefreshReport) -> dict[str, object]:
    """Return the report in the form of the command-line contract."""
    return {
        "runs": [_run_json(run) for run in report.runs],
        "generation": report.generation,
        "cancelled": report.is_cancelled,
    }


def _run_json(run: SourceRun) -> dict[str, object]:
    return {
        "source": run.source,
        "listed": run.listed,
        "new": run.new,
        "fetched": run.fetched,
        "read": run.read,
        "paper": run.paper,
        "no_trades": run.no_trades,
        "failed": run.failed,
        "transactions": run.transactions,
        "requests": run.requests,
        "seconds": round(run.seconds, 2),
        "traffic": [asdict(host) for host in run.traffic],
        "errors": [
            {"doc_id": error.doc_id, "error": error.error, "hint": error.hint, "kind": error.kind}
            for error in run.errors
        ],
    }


def _print_report(report: RefreshReport) -> None:
    for run in report.runs:
        if run.source == "prices":
            from govtrades_desktop.cli.prices import run_text  # it imports this module

            print(run_text(run))
        elif run.is_reference:
            known = f"{run.source}: {run.listed:,} people known, {run.new} new"
            print(f"{known}; {plural(run.fetched, 'file')} fetched; {run.seconds:.1f} s")
        else:
            _print_filings(run)
        for error in run.errors:
            print(f"  {error.doc_id or run.source}: {error.error}" + (f" {error.hint}" if error.hint else ""))
    if report.is_cancelled:
        print("Stopped. What was done is kept; the next refresh goes on from here.")


def _print_filings(run: SourceRun) -> None:
    print(
        f"{run.source}: {plural(run.listed, 'report')} listed, {run.new} new; {run.fetched} fetched: "
        f"{run.read} read ({plural(run.transactions, 'trade')}), {run.paper} on paper, "
        f"{run.no_trades} without trades, {run.failed} failed; "
        f"{plural(run.requests, 'request')}, {run.seconds:.1f} s"
    )


def _quiet(_event: RefreshEvent) -> None:
    pass


@contextlib.contextmanager
def listening(options: argparse.Namespace) -> Iterator[Listener]:
    """Tell progress on stderr meanwhile, unless nobody wants to hear it."""
    if options.quiet or options.json:
        yield _quiet
        return
    line = _ProgressLine()
    try:
        yield line
    finally:
        line.close()


class _ProgressLine:
    """One line on stderr that is written over; plain lines, and fewer, where stderr is no terminal."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._last = ""

    def __call__(self, event: RefreshEvent) -> None:
        if not isinstance(event, Progress):
            return
        where = f"{event.source}: " if event.source else ""
        text = f"{where}{event.stage} {event.done} of {event.total} {event.detail}".rstrip()
        if event.rate_per_s:
            text += f", {event.rate_per_s:.1f}/s"
        if event.seconds_left is not None:
            text += f", {event.seconds_left:.0f} s left"
        if self._is_terminal:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
        elif event.stage != self._last:
            print(text, file=sys.stderr, flush=True)
        self._last = event.stage

    def close(self) -> None:
        """End the line."""
        if self._is_terminal and self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class interrupts_set:  # noqa: N801 - reads as a verb at its place of use
    """While inside, Ctrl+C and a polite kill set the event; only a second one tears the run apart."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._before: dict[int, object] = {}

    def __enter__(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._stop.is_set():
            raise KeyboardInterrupt
        self._stop.set()

    def __exit__(self, *_exc: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]


def parse(options: argparse.Namespace, settings: Settings) -> int:
    """Read files as a refresh would, in limited children; print one document a file, in the order given."""
    from govtrades_desktop.parse.entry import KINDS

    if options.kind and options.kind not in KINDS:
        raise UserInputError(f"There is no kind {options.kind!r}.", hint=f"Known: {', '.join(KINDS)}.")
    for path in options.files:
        if not path.is_file():
            raise UserInputError(f"There is no file {path}.")
    has_failed = False
    for path, result in _readings(options.files, options.kind, settings):
        if isinstance(result, GovTradesError):
            has_failed = True
            if options.json:
                print(json_line(_failure_json(path, options.kind, result)))
            else:
                print(f"{path.name}: failed: {result.message}")
            continue
        if isinstance(result, ParsedFiling):
            has_failed |= result.state is ReadingState.FAILED
        print(json_line(_reading_json(result)) if options.json else _reading_text(path, result))
    return WITH_FAILURES if has_failed else DONE


def _readings(
    files: list[Path], kind: str | None, settings: Settings
) -> Iterator[tuple[Path, ParsedFiling | ParsedIndex | GovTradesError]]:
    from govtrades_desktop.refresh.parse_pool import ParsePool

    workers = min(len(files), os.cpu_count() or 1)
    ahead = workers * 2  # documents in flight: enough to keep the children busy, few enough to bound memory
    with ParsePool(
        workers=workers, timeout_s=settings.parse_timeout_s, memory_mb=settings.parse_memory_mb
    ) as pool:
        rest = iter(files)
        waiting = deque((path, _submit(pool, path, kind, settings)) for path in itertools.islice(rest, ahead))
        while waiting:
            path, job = waiting.popleft()
            waiting.extend((more, _submit(pool, more, kind, settings)) for more in itertools.islice(rest, 1))
            try:
                yield path, _wait(pool, job)
            except GovTradesError as error:
                yield path, error


def _submit(pool: ParsePool, path: Path, kind: str | None, settings: Settings) -> Future[Reading]:
    """Hand one file to the pool; what is wrong with the file itself is the future's error."""
    from govtrades_desktop.parse.entry import detect_kind

    try:
        if path.stat().st_size > settings.max_document_mb * 1_000_000:
            raise DocumentUnreadable(f"It is larger than {settings.max_document_mb} MB.")
        data = path.read_bytes()
        return pool.submit(kind or detect_kind(data, path.name), data, doc_id=path.stem)
    except OSError as error:
        reason = DocumentUnreadable(f"It cannot be opened: {error.strerror or error}.")
    except GovTradesError as error:
        reason = error  # type: ignore[assignment]
    failed: Future[Reading] = Future()
    failed.set_exception(reason)
    return failed


def _wait(pool: ParsePool, job: Future[Reading]) -> Reading:
    while True:
        pool.check()
        if concurrent.futures.wait([job], timeout=0.1).done:
            return job.result()


def _failure_json(path: Path, kind: str | None, error: GovTradesError) -> dict[str, object]:
    return {
        "kind": kind,
        "doc_id": path.stem,
        "filer": None,
        "filed_on": None,
        "signed_on": None,
        "state_district": None,
        "amendment": None,
        "state": ReadingState.FAILED.value,
        "reason": error.message,
        "transactions": [],
    }


def _reading_json(result: ParsedFiling | ParsedIndex) -> dict[str, object]:
    from govtrades_desktop.core.json_forms import parsed_filing_json, parsed_index_json

    return parsed_filing_json(result) if isinstance(result, ParsedFiling) else parsed_index_json(result)


def _reading_text(path: Path, result: ParsedFiling | ParsedIndex) -> str:
    from govtrades_desktop.cli.text import transaction_line

    if isinstance(result, ParsedIndex):
        lines = [f"{path.name}: index of {result.year}, {plural(len(result.refs), 'filing')}"]
    else:
        who = f" {result.filer}" if result.filer else ""
        place = f" ({result.state_district})" if result.state_district else ""
        signed = f", signed {result.signed_on}" if result.signed_on else ""
        lines = [
            f"{result.doc_id or path.name}:{who}{place}{signed}{':' if who else ''} {result.state.value}"
        ]
        if result.reason:
            lines[0] += f": {result.reason}"
        elif result.transactions:
            lines[0] += f", {plural(len(result.transactions), 'trade')}"
        lines += [f"  {transaction_line(row)}" for row in result.transactions]
    lines += [f"  doubt: {finding.message}" for finding in result.findings]
    return "\n".join(lines)
