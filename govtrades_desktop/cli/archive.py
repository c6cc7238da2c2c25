"""The command `archive`: how large it is, by source and year, and making it smaller."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import asdict

from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.text import json_line, plural
from govtrades_desktop.settings.paths import DataPaths


def archive(options: argparse.Namespace, paths: DataPaths) -> int:
    """Tell the archive's size; before that remove documents, or take some in, where that is asked for."""
    from govtrades_desktop.refresh.archive_keeping import measure_archive, prune_archive, take_in_originals

    make_ready(paths)
    pruned = None
    if options.clear or options.keep_years is not None:
        pruned = prune_archive(
            paths,
            keep_years=0 if options.clear else options.keep_years,
            today=dt.date.today(),
            with_irreplaceable=options.with_imported,
        )
    taken = take_in_originals(paths, options.take_in) if options.take_in is not None else None
    use = measure_archive(paths)
    if options.json:
        done = {
            "pruned": None if pruned is None else asdict(pruned),
            "taken_in": None if taken is None else asdict(taken),
        }
        print(json_line({**asdict(use), **done}))
        return 0
    if pruned is not None:
        print(f"removed {plural(pruned.removed, 'document')}, {_megabytes(pruned.freed_bytes)}")
        if pruned.spared:
            print(f"kept {plural(pruned.spared, 'document')} that could not be fetched again")
        if pruned.by_hand:
            print(f"kept {plural(pruned.by_hand, 'document')} that you fetched yourself")
    if taken is not None:
        print(f"took in {plural(taken.taken, 'document')}, {_megabytes(taken.size_bytes)}")
        if taken.unknown:
            print(f"left {plural(taken.unknown, 'file')} that the ledger does not know")
    for year in use.years:
        only = f", {year.irreplaceable:,} on this machine only" if year.irreplaceable else ""
        size = _megabytes(year.size_bytes)
        print(f"{year.source:<8} {year.year}  {year.documents:>7,} documents  {size:>10}{only}")
    if use.unknown:
        size = _megabytes(use.unknown_bytes)
        print(f"not in the ledger  {use.unknown:>5,} documents  {size:>10}")
    print(f"{plural(use.documents, 'document')}, {_megabytes(use.size_bytes)} in {paths.archive}")
    return 0


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:,.1f} MB"
