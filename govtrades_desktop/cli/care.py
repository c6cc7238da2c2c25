"""The commands that look after the program: `derive`, `doctor`, `backup`, `shots`."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import platform
import sys
from typing import TYPE_CHECKING

from govtrades_desktop import __version__
from govtrades_desktop.cli.corrections import ready_user_file
from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.text import json_line, plural
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from govtrades_desktop.query.health import Health

LIBRARIES = ("PySide6-Essentials", "pyqtgraph", "numpy", "peewee", "pypdfium2", "pdfplumber", "requests")


def derive(options: argparse.Namespace, _settings: Settings, paths: DataPaths) -> int:
    """Resolve who and what, and bring the indexes up to the database; with `--all` from scratch."""
    import threading

    from govtrades_desktop.refresh.processing import derive_now

    make_ready(paths)
    done = derive_now(paths, stop=threading.Event(), is_full=options.all)
    resolution = done.resolution
    facts = {
        "filings": done.filings,
        "trades": done.trades,
        "resolved": resolution.written,
        "linked": resolution.linked,
        "generation": done.generation,
        "seconds": round(done.seconds, 2),
    }
    if options.json:
        print(json_line(facts))
    else:
        print(
            f"asked who filed {plural(resolution.filings, 'filing')} of {done.filings:,} and what"
            f" {plural(resolution.trades, 'trade')} of {done.trades:,} are in; {resolution.written:,} new or"
            f" other answers, {plural(resolution.linked, 'link')} between versions"
        )
        print(f"the tables are of generation {done.generation}; {done.seconds:.1f} s")
    return 0


def doctor(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """Check everything that can be checked without a network; 0 when healthy, 1 when something is wrong."""
    from govtrades_desktop.query.health import load_health
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.refresh.condition import load_condition

    prepared = make_ready(paths)
    ready_user_file(paths)
    with Library(paths.database, paths.derived, paths.user_database) as library:
        health = load_health(library, is_checked=True)
        problems = [f"database: {problem}" for problem in health.problems or ()]
        problems += [library.user_problem] if library.user_problem else []
    problems += [f"{s.source}: {s.last_error}" for s in health.sources if s.is_failing]
    if prepared.reference_problem:
        problems.append(f"bundled reference data: {prepared.reference_problem}")
    condition = load_condition(paths, settings, health.sources, now=dt.datetime.now(dt.UTC))
    versions = {
        "govtrades-desktop": __version__,
        "python": platform.python_version(),
        "sqlite": health.sqlite_version,
        **{name: _version(name) for name in LIBRARIES},
    }
    places = {
        "data": str(paths.root),
        "database": str(paths.database),
        "yours": str(paths.user_database),
        "archive": str(paths.archive),
        "settings": str(paths.settings_file),
        "log": str(paths.log_file),
        "python": sys.executable,
    }
    if options.json:
        facts = (
            health.as_json()
            | condition.as_json()
            | {"versions": versions, "paths": places, "healthy": not problems}
        )
        print(json_line(facts | {"problems": problems, "system": platform.platform()}))
    else:
        _print_doctor(health, settings, versions, places, problems)
        for concern in condition.concerns:
            print(f"note: {concern.words}")
        for failed in condition.failed[:10]:
            print(
                f"failed {failed.source} {failed.doc_id}: {failed.reason} {failed.plan.words(condition.at)}"
            )
        if len(condition.failed) > 10:
            print(f"  and {len(condition.failed) - 10:,} more: --json lists all")
        if prepared.migrated_from:
            print(
                f"The database was brought from schema {prepared.migrated_from} to {health.schema_version}."
            )
    return 1 if problems else 0


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _print_doctor(
    health: Health,
    settings: Settings,
    versions: dict[str, str],
    places: dict[str, str],
    problems: list[str],
) -> None:
    print(
        f"database: {plural(health.filings, 'filing')}, {plural(health.trades, 'trade')}, "
        f"{health.database_bytes / 1e6:.1f} MB, schema {health.schema_version}, "
        f"generation {health.generation}"
    )
    if health.starter_date:
        print(f"  it began as the bundled database of {health.starter_date}")
    print(f"archive: {plural(health.documents, 'document')}, {health.documents_bytes / 1e6:.1f} MB")
    if not health.sources:
        print("sources: none was asked yet")
    for source in health.sources:
        success = f"{source.last_success_at:%Y-%m-%d %H:%M} UTC" if source.last_success_at else "never"
        print(f"source {source.source}: last success {success}")
        if source.is_failing:
            print(f"  last error: {source.last_error} {source.last_error_hint or ''}".rstrip())
    for known in health.reference:
        origin = "bundled" if known.is_bundled else f"checked {known.checked_at:%Y-%m-%d}"
        print(f"reference {known.name}: as of {known.as_of} ({origin})")
    if not health.reference:
        print("reference: none is here; who filed what cannot be told")
    accepted = settings.senate_terms_accepted_on
    senate = (
        f"{settings.senate_url} (terms accepted on {accepted})"
        if accepted
        else "not the Senate: terms not accepted"
    )
    for name, year, code, count in health.index_findings:
        print(f"index {name} {year}: {plural(count, 'oddity')} of the kind {code}")
    print(f"refresh: {settings.refresh_interval}, from {settings.house_url}, {senate}")
    print("versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()))
    for name, place in places.items():
        print(f"{name + ':':10} {place}")
    print("healthy" if not problems else f"{plural(len(problems), 'problem')}:")
    for problem in problems:
        print(f"  {problem}")


def backup(options: argparse.Namespace, _settings: Settings, paths: DataPaths) -> int:
    """Write a sound, dated copy of the database, and of what the user made, while they may be in use."""
    from govtrades_desktop.store.backup import back_up

    make_ready(paths)
    folder = options.out or paths.backups
    made = back_up(paths.database, folder, label="manual")
    yours = back_up(paths.user_database, folder, label="manual") if paths.user_database.exists() else None
    if options.json:
        facts = {"file": str(made.path), "bytes": made.size_bytes, "schema": made.schema_version}
        print(json_line(facts | {"user_file": None if yours is None else str(yours.path)}))
    else:
        print(f"{made.path} ({made.size_bytes / 1e6:.1f} MB)")
        if yours is not None:
            print(f"{yours.path} (your edits)")
    return 0


def shots(options: argparse.Namespace, settings: Settings, paths: DataPaths) -> int:
    """Render every page, light and dark, to PNG files."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from govtrades_desktop.gui.shots import render_shots

    make_ready(paths, is_read=True)
    written = render_shots(paths, settings, options.folder)
    if options.json:
        print(json_line({"files": [str(path) for path in written]}))
    else:
        print("\n".join(str(path) for path in written))
    return 0
