"""The commands of who and what: `officials`, `securities`, and what `coverage` says of both."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govtrades_desktop.cli.read import check_limit, find_rows, more_rows, open_library
from govtrades_desktop.cli.text import json_line, plural, table
from govtrades_desktop.settings.paths import DataPaths

if TYPE_CHECKING:
    from govtrades_desktop.query.identity_records import OfficialRow, SecurityRow, Unresolved
    from govtrades_desktop.query.library import Library
    from govtrades_desktop.query.resolution_coverage import Resolution


def officials(options: argparse.Namespace, paths: DataPaths) -> int:
    """Print the officials that a query finds, with what they traded; who is not known is told beside."""
    from govtrades_desktop.query.officials import find_officials, load_officials, load_unresolved_officials

    check_limit(options)
    with open_library(paths) as library:
        found = find_rows(library, options, find_officials)
        rows = load_officials(library, found if options.limit == 0 else found[: options.limit])
        beside = load_unresolved_officials(library)
    if options.json:
        told = {"total": len(found), "rows": [row.as_json() for row in rows], "unresolved": beside.as_json()}
        print(json_line(told))
        return 0
    header = (
        *("official", "party", "seat", "reports", "trades", "buys", "sells", "volume", "last"),
        *("lag", "late"),
    )
    if rows:
        print(table(header, [_official_cells(row) for row in rows], right=(3, 4, 5, 6, 7, 9, 10)))
    print(plural(len(found), "official") + more_rows(len(found), len(rows)))
    print(_beside(beside, "a filer of whom it is not known who that is"))
    return 0


def find_keys(library: Library, options: argparse.Namespace, table: str) -> Sequence[str]:
    """Return the keys of the officials or the securities that a query finds, in their order."""
    if table == "officials":
        from govtrades_desktop.query.officials import find_officials, officials_table

        found: Sequence[str] = officials_table(library).cells(
            "bioguide", find_rows(library, options, find_officials)
        )
        return found
    from govtrades_desktop.query.securities import find_securities, securities_table

    found = securities_table(library).cells("key", find_rows(library, options, find_securities))
    return found


def _official_cells(row: OfficialRow) -> tuple[str, ...]:
    return (
        row.name,
        row.party or "",
        row.district or row.state or "",
        f"{row.filings:,}",
        *_trade_cells(row),
        "" if row.median_lag_days is None else str(row.median_lag_days),
        "" if row.late_share is None else f"{row.late_share:.0%}",
    )


def _trade_cells(row: OfficialRow | SecurityRow) -> tuple[str, ...]:
    volume = ""
    if row.amount_low_usd is not None and row.amount_high_usd is not None:
        plus = "+" if row.open_ended else ""
        volume = f"{_short(row.amount_low_usd)} – {_short(row.amount_high_usd)}{plus}"
    return (
        f"{row.trades:,}",
        f"{row.purchases:,}",
        f"{row.sales:,}",
        volume,
        str(row.last_traded_on or ""),
    )


def _short(dollars: int) -> str:
    """Return an amount in a few characters; --json tells it to the dollar."""
    for size, letter in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        if dollars >= 10 * size or (letter != "k" and dollars >= size):
            return f"${dollars / size:,.1f}{letter}" if letter != "k" else f"${dollars // size:,}k"
    return f"${dollars:,}"


def _beside(beside: Unresolved, what: str) -> str:
    text = f"Beside them {plural(beside.trades.trades, 'trade')}"
    if beside.filings is not None:
        text += f" and {plural(beside.filings.filings, 'report')}"
    return f"{text} of {what}: search {beside.trades.query}"


def securities(options: argparse.Namespace, paths: DataPaths) -> int:
    """Print the securities that a query finds, with who traded them; what is not known is told beside."""
    from govtrades_desktop.query.securities import (
        find_securities,
        load_securities,
        load_unresolved_securities,
    )

    check_limit(options)
    with open_library(paths) as library:
        found = find_rows(library, options, find_securities)
        rows = load_securities(library, found if options.limit == 0 else found[: options.limit])
        beside = load_unresolved_securities(library)
    if options.json:
        told = {"total": len(found), "rows": [row.as_json() for row in rows], "unresolved": beside.as_json()}
        print(json_line(told))
        return 0
    header = (
        *("symbol", "name", "sector", "officials", "D / R / other"),
        *("trades", "buys", "sells", "volume", "last"),
    )
    if rows:
        print(table(header, [_security_cells(row) for row in rows], right=(3, 4, 5, 6, 7, 8)))
    many = "1 security" if len(found) == 1 else f"{len(found):,} securities"
    print(many + more_rows(len(found), len(rows)))
    print(_beside(beside, "an asset of which it is not known what security it is"))
    return 0


def _security_cells(row: SecurityRow) -> tuple[str, ...]:
    return (
        row.symbol or "",
        row.name,
        row.sector or "",
        f"{row.officials:,}",
        f"{row.trades_democrats:,} / {row.trades_republicans:,} / {row.trades_others:,}",
        *_trade_cells(row),
    )


def resolution_text(found: Resolution) -> str:
    """Return the section of `coverage` on who and what are known."""
    filers, assets, sectors = found.filers, found.assets, found.sectors
    lines = [
        "Who and what",
        f"  filers: {_of(filers.resolved, filers.filings, 'filings')} are an official's",
        f"    transaction reports of members: {_of(filers.ptr_resolved, filers.ptr_filings_of_members, '')}",
        *_methods(filers.by_method),
        f"  assets: {_of(assets.resolved, assets.trades, 'trades')} are a security known from outside;"
        f" {assets.as_filed:,} known by the filed ticker alone, {assets.unresolved:,} not known",
        f"    with a ticker as filed: {assets.with_ticker:,}",
        *_methods(assets.by_method),
        f"  sectors: {_of(sectors.known, sectors.of, 'trades of a known security')}"
        f" ({sectors.gics:,} GICS, {sectors.sic:,} SIC)",
    ]
    if filers.unresolved:
        lines.append(f"  {plural(len(filers.unresolved), 'transaction report')} of an unknown filer:")
        for one in filers.unresolved[:_MOST_REASONS]:
            lines.append(f"    {one.source} {one.doc_id} {one.filer}: {one.reason}")
        rest = len(filers.unresolved) - _MOST_REASONS
        if rest > 0:
            lines.append(
                f"    and {rest:,} more; --json lists all, `search` finds them by unresolved:official"
            )
    return "\n".join(lines)


_MOST_REASONS = 20


def _of(count: int, whole: int, what: str) -> str:
    share = f" ({count / whole:.1%})" if whole else ""
    return f"{count:,} of {whole:,} {what}".rstrip() + share


def _methods(counts: dict[str, int]) -> list[str]:
    return [f"      {name.replace('_', ' ')}: {count:,}" for name, count in counts.items()]
