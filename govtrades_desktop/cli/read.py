"""The commands that read what is stored: `search`, `dashboard`, `coverage`, `export`. They change nothing."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from govtrades_desktop.cli.corrections import ready_user_file
from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.cli.text import TYPE_WORDS, json_line, plural, table
from govtrades_desktop.core.amounts import format_amount
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.settings.paths import DataPaths

if TYPE_CHECKING:
    from govtrades_desktop.query.dashboard import Dashboard
    from govtrades_desktop.query.dashboard_filter import DashboardFilter
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.query.trades import Positions, TradeRow, TradeSums

STATE_WORDS = {
    LedgerState.READ: "read",
    LedgerState.PAPER: "paper",
    LedgerState.NO_TRADES: "no trades",
    LedgerState.NOT_FETCHED: "not fetched",
    LedgerState.FAILED: "failed",
    LedgerState.SUPERSEDED: "superseded",
    LedgerState.VANISHED: "vanished",
}


@contextlib.contextmanager
def open_library(paths: DataPaths) -> Iterator[Library]:
    """Open the data with the user's edits over it, made ready first."""
    from govtrades_desktop.query.library import Library

    make_ready(paths, is_read=True)
    ready_user_file(paths)
    with Library(paths.database, paths.derived, paths.user_database) as library:
        yield library


def _words(options: argparse.Namespace) -> str:
    """Return the query as one text; what the shell unquoted is quoted again."""
    if len(options.query) == 1:
        return str(options.query[0])
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in options.query)


def _sort_keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


def search(options: argparse.Namespace, paths: DataPaths) -> int:
    """Print the trades that a query finds; which security a ticker in it means is told on stderr."""
    from govtrades_desktop.query.security_names import securities_meant
    from govtrades_desktop.query.trades import find_trades, load_rows, sum_trades

    check_limit(options)
    with open_library(paths) as library:
        if options.view is None:
            options.sort = options.sort or "-traded"
            found = find_rows(library, options, find_trades)
        else:
            found = _find_by_view(library, options, paths)
        for value, names in securities_meant(library, _words(options)):
            print(f"govtrades: security:{value} is {', '.join(names)}", file=sys.stderr)
        shown = found if options.limit == 0 else found[: options.limit]
        rows = load_rows(library, shown, is_whole=options.json)
        if options.json:
            print(json_line(_search_json(sum_trades(library, found), rows)))
            return 0
        if rows:
            print(_rows_text(rows))
        print(_sum_line(sum_trades(library, found)) + more_rows(len(found), len(rows)))
    return 0


def _find_by_view(library: Library, options: argparse.Namespace, paths: DataPaths) -> Positions:
    """Find what a saved view of trades shows; what of it does not fit is told on stderr."""
    from govtrades_desktop.cli.views import saved_view
    from govtrades_desktop.core.views import ViewPage
    from govtrades_desktop.query.views import find_view, query_problem, view_problems, view_query, view_terms

    view = saved_view(paths, options.view)
    if view.page is not ViewPage.TRADES:
        raise UserInputError(f"The view {view.name!r} is of {view.page}; `search` lists trades.")
    if problem := query_problem(library, view):
        raise UserInputError(f"The query of the view {view.name!r} cannot be understood: {problem}")
    for sentence in view_problems(library, view):
        print(f"govtrades: view {view.name!r}: {sentence}", file=sys.stderr)

    def find(library: Library, text: str, *, sort: tuple[str, ...]) -> Positions:
        try:
            return find_view(library, view, text=text, sort=sort)
        except UserInputError as error:
            if view_query(view, text) != text and "position" in error.context:
                error.context["position"] -= len(view_query(view, text)) - len(text) - 1  # "(…) (" before it
            raise

    options.sort = options.sort or ",".join(view_terms(view).sort) or "-traded"
    return find_rows(library, options, find)


def check_limit(options: argparse.Namespace) -> None:
    """Refuse a limit that is none.

    Raises:
        UserInputError: it is below 0.
    """
    if options.limit < 0:
        raise UserInputError("--limit must be 0 (for all) or more.")


def more_rows(found: int, shown: int) -> str:
    """Return what to say where not all rows are shown."""
    return f" (the first {shown:,} shown; --limit 0 shows all)" if shown < found else ""


def _rows_text(rows: list[TradeRow]) -> str:
    """Return rows as a table; where one restates a trade told before, with the days of the first reports."""
    header = ("traded", "filed", "lag", "official", "seat", "owner", "type", "ticker", "asset", "amount")
    if not any(row.is_restated for row in rows):
        return table(header, [_cells(row) for row in rows], right=(2, 9))
    cells = []
    for row in rows:
        traded, filed, *rest = _cells(row)
        cells.append((traded, filed, str(row.disclosed_on or "") if row.is_restated else "", *rest))
    return table((*header[:2], "disclosed", *header[2:]), cells, right=(3, 10))


def _cells(row: TradeRow) -> tuple[str, ...]:
    return (
        str(row.traded_on or ""),
        str(row.filed_on or ""),
        "" if row.lag_days is None else str(row.lag_days),
        row.official,
        row.state_district or row.state or "",
        row.owner.value.replace("_", " "),
        _type_words(row),
        row.ticker or "",
        row.asset,
        ""
        if row.amount_low_usd is None
        else format_amount(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd),
    )


def _type_words(row: TradeRow) -> str:
    if row.is_deletion:
        return "deletion"
    return TYPE_WORDS[row.type.value] + (", replaced" if row.is_superseded else "")


def _search_json(sums: TradeSums, rows: list[TradeRow]) -> dict[str, object]:
    """Return the answer of `search --json`: `total` counts rows; sums are of the trades in force alone."""
    return {
        "total": sums.rows,
        "in_force": sums.trades,
        "superseded": sums.replaced + sums.deletions,
        "deletions": sums.deletions,
        "sums": {
            "amount_low_usd": sums.amount_low_usd,
            "amount_high_usd": sums.amount_high_usd,
            "open_ended": sums.open_ended,
            "without_amount": sums.without_amount,
        },
        "rows": [row.as_json() for row in rows],
    }


def _sum_line(sums: TradeSums) -> str:
    beside = [f"{sums.replaced:,} replaced"] * (sums.replaced > 0)
    beside += [plural(sums.deletions, "deletion")] * (sums.deletions > 0)
    if beside and not sums.trades:
        none = "no trade in force" if sums.rows == 1 else "none of them a trade in force"
        return f"{plural(sums.rows, 'row')}, {none}: {', '.join(beside)}"
    text = f"{plural(sums.trades, 'trade')}, ${sums.amount_low_usd:,} – ${sums.amount_high_usd:,} disclosed"
    if beside:
        kind = f"{plural(sums.trades, 'trade')} in force"
        text = f"{plural(sums.rows, 'row')}: {text.replace(plural(sums.trades, 'trade'), kind, 1)}"
        text += f"; {', '.join(beside)}"
    if sums.open_ended:
        text += f" (and more: {sums.open_ended} without an upper end)"
    return text


def find_rows(library: Library, options: argparse.Namespace, find: Callable[..., Positions]) -> Positions:
    """Find rows; where the query is at fault, show the place under it, as the window does."""
    text = _words(options)
    try:
        return find(library, text, sort=_sort_keys(options.sort))
    except UserInputError as error:
        position = error.context.get("position")
        if position is None:
            raise
        length = max(1, int(error.context.get("length") or 1))
        place = f"{text}\n  {' ' * int(position)}{'^' * length}"
        hint = f"{place}\n  {error.hint}" if error.hint else place
        raise UserInputError(error.message, hint=hint, **error.context) from error


def export(options: argparse.Namespace, paths: DataPaths) -> int:
    """Write exactly the trades (or the rows of another table) that a query finds to a file."""
    from govtrades_desktop.cli import identities
    from govtrades_desktop.query import export as files
    from govtrades_desktop.query.filings import find_filings
    from govtrades_desktop.query.trades import find_trades

    files.format_of(options.out)  # before the data is opened
    table = options.table or "trades"
    if options.sort is None:
        options.sort = {"trades": "-traded", "filings": "-filed"}.get(table, "-trades")
    view = files.ExportView(_words(options), _sort_keys(options.sort))
    tell = _progress(options)
    with open_library(paths) as library:
        if table in ("officials", "securities"):
            keys = identities.find_keys(library, options, table)
            write = files.export_officials if table == "officials" else files.export_securities
            written = write(library, keys, options.out, view=view, progress=tell)
        else:
            found = find_rows(library, options, find_filings if table == "filings" else find_trades)
            write_rows = files.export_filings if table == "filings" else files.export_trades
            written = write_rows(library, found, options.out, view=view, progress=tell)
    if options.json:
        print(json_line({"rows": written, "file": str(options.out)}))
    else:
        words = {"filings": "filing", "officials": "official"}.get(table, "row")
        print(f"{plural(written, words)} written to {options.out}")
    return 0


def _progress(options: argparse.Namespace) -> Callable[[int, int], None] | None:
    """Return what tells how far an export is, on one line of a terminal that somebody looks at."""
    if options.quiet or not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        end = "\r\x1b[K" if done >= total else ""
        print(f"\r{done:,} of {total:,} rows{end}", end="", file=sys.stderr, flush=True)

    return tell


def coverage(options: argparse.Namespace, paths: DataPaths) -> int:
    """Print how many listed transaction reports are in which state, by source and year."""
    from govtrades_desktop.cli.identities import resolution_text
    from govtrades_desktop.query.coverage import load_coverage
    from govtrades_desktop.query.resolution_coverage import load_resolution

    with open_library(paths) as library:
        found = load_coverage(library, options.year)
        resolution = load_resolution(library, options.year)
    if options.json:
        print(json_line({**found.as_json(), "resolution": resolution.as_json()}))
        return 0
    if not found.rows:
        print(f"No index of {options.year or 'any year'} is in the ledger yet: run govtrades refresh.")
        return 0
    header = ("source", "year", "listed", *STATE_WORDS.values(), "trades", "other filings")
    rows = [*found.rows, found.totals] if len(found.rows) > 1 else list(found.rows)
    lines = [
        (
            row.source or "all",
            str(row.year or ""),
            f"{row.listed:,}",
            *(f"{row.states[state]:,}" for state in STATE_WORDS),
            f"{row.trades:,}",
            f"{row.other_listed:,}",
        )
        for row in rows
    ]
    print(table(header, lines, right=range(2, len(header))))
    print("Listed are periodic transaction reports; other filings are in the ledger, and not read.")
    print()
    print(resolution_text(resolution))
    return 0


def dashboard(options: argparse.Namespace, paths: DataPaths) -> int:
    """Print what officials disclosed, in a page of text; all of it under the filter asked for."""
    from govtrades_desktop.query.dashboard import load_dashboard
    from govtrades_desktop.query.health import load_health

    shown = _dashboard_filter(options)  # before the data is opened
    with open_library(paths) as library:
        found = load_dashboard(library, shown)
        bundled = load_health(library).starter_date
    print(json_line(found.as_json()) if options.json else _dashboard_text(found, bundled))
    return 0


def _dashboard_filter(options: argparse.Namespace) -> DashboardFilter:
    """Return the filter that the options name, in the words of the search grammar.

    Raises:
        UserInputError: a word that none of them knows.
    """
    from govtrades_desktop.query.dashboard_filter import DashboardFilter
    from govtrades_desktop.query.tallies import OWNER_WORDS

    owners = {word: value for value, word in OWNER_WORDS.items()}
    owner, asset = options.owner, options.asset
    return DashboardFilter(
        chamber=options.chamber and options.chamber.lower(),
        party=options.party and (options.party.upper() if len(options.party) == 1 else options.party),
        first_year=options.from_year,
        last_year=options.to_year,
        owner=owner and owners.get(owner.lower(), owner),
        asset_class=asset and asset.lower().replace("-", "_"),
    )


def _dashboard_text(found: Dashboard, bundled: dt.date | None) -> str:
    tiles = found.tiles
    late = "" if tiles.late_share is None else f"{tiles.late_share:.0%}"
    as_of = f"{found.data_as_of:%Y-%m-%d %H:%M} UTC" if found.data_as_of else "never from this machine"
    lines = [
        "What officials disclosed",
        f"  official index last asked: {as_of}" + (f"; bundled data to {bundled}" if bundled else ""),
        *([f"  only {found.query}"] if found.query else []),
        *([f"  {found.coverage_note}"] if found.coverage_note else []),
        "",
        f"  {_sum_line(tiles.sums)}",
        f"  {tiles.buys:,} buys, {tiles.sells:,} sells, {plural(tiles.exchanges, 'exchange')}; "
        f"{plural(tiles.officials, 'official')}",
        f"  {plural(tiles.filings, 'report')} listed: {tiles.filings_read:,} read, "
        f"{tiles.filings_paper:,} on paper, {tiles.filings_not_fetched:,} not fetched, "
        f"{tiles.filings_failed:,} failed",
    ]
    if late:
        lines.append(
            f"  {late} of {tiles.dated:,} dated trades were filed more than "
            f"{found.late_after_days} days after"
        )
    rankings = (("Most traded", found.most_traded), ("Most active officials", found.most_active))
    for title, ranking in rankings:
        if ranking:
            lines += ["", title]
            cells = [(r.name, r.detail, f"{r.trades:,}", f"{r.buys:,}", f"{r.sells:,}") for r in ranking]
            block = table(("", "", "trades", "buys", "sells"), cells, right=(2, 3, 4))
            lines += [f"  {line}" for line in block.splitlines()]
    if found.newest_filings:
        lines += ["", "Newest filings"]
        filings = [
            (
                str(f.filed_on or ""),
                f.official,
                f.state_district or f.state or "",
                plural(f.trades, "trade") if f.reading is LedgerState.READ else STATE_WORDS[f.reading],
                f.doc_id,
            )
            for f in found.newest_filings
        ]
        lines += [
            f"  {line}" for line in table(("filed", "official", "seat", "", "filing"), filings).splitlines()
        ]
    return "\n".join(lines)
