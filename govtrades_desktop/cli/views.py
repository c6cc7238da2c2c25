"""The command `views`: list saved views, show one, give some away as a file, take in another person's."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govtrades_desktop.cli.corrections import tell_notices
from govtrades_desktop.cli.exit_codes import DONE, WITH_FAILURES
from govtrades_desktop.cli.read import open_library
from govtrades_desktop.cli.text import json_line, plural, table
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.views import View, ViewPage, view_json
from govtrades_desktop.settings.paths import DataPaths

if TYPE_CHECKING:
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.store.user_views import SavedView, ViewStore

ACTIONS = ("list", "show", "export", "import")


def views(options: argparse.Namespace, paths: DataPaths) -> int:
    """Carry out one action; 1 where a view does not fit this version or the data."""
    from govtrades_desktop.store.user_views import ViewStore

    words: list[str] = options.words
    if options.action == "list" and words:
        raise UserInputError("`govtrades views list` takes nothing more.")
    if options.action == "show" and len(words) != 1:
        raise UserInputError("Say which view: `govtrades views show NAME`.")
    if options.action == "export" and not words:
        raise UserInputError("Say where to: `govtrades views export FILE [NAME …]`.")
    if options.action == "import" and len(words) != 1:
        raise UserInputError("Say what to take in: `govtrades views import FILE`.")
    store = ViewStore(paths.user_database, backups=paths.backups)
    with open_library(paths) as library:
        if options.action == "import":
            code = _import(library, store, Path(words[0]), options)
        elif options.action == "export":
            code = _export(store, Path(words[0]), words[1:], options)
        else:
            chosen = store.list() if options.action == "list" else (store.find(words[0]),)
            code = _list(library, chosen, options)
    tell_notices(store.file.take_notices())
    return code


def saved_view(paths: DataPaths, name: str) -> View:
    """Return the view of a name.

    Raises:
        UserInputError: there is none, or it cannot be read.
    """
    from govtrades_desktop.store.user_views import ViewStore

    kept = ViewStore(paths.user_database, backups=paths.backups).find(name)
    if kept.view is None:
        raise UserInputError(f"The view {kept.name!r} cannot be used. {kept.problem}")
    return kept.view


def _list(library: Library, kept: Sequence[SavedView], options: argparse.Namespace) -> int:
    problems = {one.id: _problems(library, one) for one in kept}
    if options.json:
        print(json_line({"views": [_json(one, problems[one.id]) for one in kept]}))
    elif not kept:
        print("No view is saved yet. The window saves one; `govtrades views import FILE` takes one in.")
    else:
        header = ("", "name", "page", "query", "year", "chamber", "sort", "group", "columns")
        print(table(header, [_cells(one) for one in kept]))
        for one in kept:
            for sentence in problems[one.id]:
                print(f"{one.name}: {sentence}")
    return WITH_FAILURES if any(problems.values()) else DONE


def _export(store: ViewStore, path: Path, names: Sequence[str], options: argparse.Namespace) -> int:
    from govtrades_desktop.store.view_files import write_views

    kept = [store.find(name) for name in names] if names else list(store.list())
    if not kept:
        raise UserInputError("No view is saved yet.")
    whole = [found for one in kept if (found := one.view or one.newer) is not None]
    lost = [one for one in kept if one.view is None and one.newer is None]
    written = write_views(whole, path)
    left_out = [f"{one.name}: {one.problem} It was left out." for one in lost]
    if options.json:
        print(json_line({"views": len(whole), "file": str(written), "left_out": left_out}))
    else:
        print(f"{plural(len(whole), 'view')} written to {written}")
        print(*left_out, sep="\n", end="\n" if left_out else "")
    return WITH_FAILURES if lost else DONE


def _import(library: Library, store: ViewStore, path: Path, options: argparse.Namespace) -> int:
    from govtrades_desktop.store.view_files import read_views

    wanted = read_views(path)
    kept = store.take_in(wanted)
    problems = {one.id: _problems(library, one) for one in kept}
    if options.json:
        print(json_line({"views": [_json(one, problems[one.id]) for one in kept]}))
    else:
        for view, one in zip(wanted, kept, strict=True):
            is_same = view.name == one.name
            print(f"Taken in: {one.name}" + ("" if is_same else f" (there is a view {view.name!r} already)"))
            for sentence in problems[one.id]:
                print(f"  {sentence}")
    return WITH_FAILURES if any(problems.values()) else DONE


def _problems(library: Library, one: SavedView) -> tuple[str, ...]:
    from govtrades_desktop.query.views import view_problems

    if one.view is None:
        return (one.problem,)
    columns = _columns(one.view.page) if one.view.columns else None
    return view_problems(library, one.view, columns=columns)


def _columns(page: ViewPage) -> frozenset[str]:
    """Return the keys of a page's columns, as the window has them."""
    from govtrades_desktop.gui.models.filings import FILING_COLUMNS
    from govtrades_desktop.gui.models.officials import OFFICIAL_COLUMNS
    from govtrades_desktop.gui.models.securities import SECURITY_COLUMNS
    from govtrades_desktop.gui.models.trades import TRADE_COLUMNS

    columns = {
        ViewPage.TRADES: TRADE_COLUMNS,
        ViewPage.FILINGS: FILING_COLUMNS,
        ViewPage.OFFICIALS: OFFICIAL_COLUMNS,
        ViewPage.SECURITIES: SECURITY_COLUMNS,
    }
    return frozenset(column.key for column in columns[page])


def _cells(one: SavedView) -> tuple[str, ...]:
    view = one.view
    mark = "*" if one.is_default else ""
    if view is None:
        return (mark, one.name, one.page, *[""] * 6)
    return (
        mark,
        one.name,
        one.page,
        view.query,
        str(view.year or ""),
        view.chamber or "",
        ",".join(view.sort),
        view.grouping or "",
        " ".join(column.key for column in view.columns if not column.is_hidden),
    )


def _json(one: SavedView, problems: Sequence[str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "page": one.page,
        "default": one.is_default,
        "view": None if one.view is None else view_json(one.view),
        "made_at": one.made_at.isoformat(),
        "changed_at": one.changed_at.isoformat(),
        "problems": list(problems),
    }
