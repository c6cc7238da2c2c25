"""Rows as versions are told by, and the links and doubts between them as they are stored: for both chambers.

Works inside the caller's transaction; decides nothing: what replaces what is for `resolve.versions` and
`resolve.senate_versions` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.core.records import Finding
from govtrades_desktop.resolve.repeats import MAY_REPEAT, Repeat
from govtrades_desktop.resolve.versions import FiledRow
from govtrades_desktop.store import rows
from govtrades_desktop.store.connection import Store

_IDS_AT_ONCE = 400

_ROWS = (
    "SELECT id, filing_id, line, traded_on, owner, type, ticker, asset, notified_on, asset_type,"
    " subholding_of, filing_status, row_id, amount_low_usd, amount_high_usd, amount_exact_usd,"
    " received_asset, received_ticker, option_type, option_strike_usd, option_expires_on, bond_rate_percent,"
    ' bond_matures_on FROM "transaction" WHERE filing_id IN ({ids}) ORDER BY filing_id, line'
)


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking changed.

    Attributes:
        filings: ids of the filings whose links (or doubts about them) differ now.
        rows: how many rows' links were written.
    """

    filings: tuple[int, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """One filing of a person, as versions are told by it.

    Attributes:
        id: of the filing.
        doc_id: as its source has it.
        filed_on: ISO date, or where the index tells none the next best.
    """

    id: int
    doc_id: str
    filed_on: str


def load_filed_rows(store: Store, filing_ids: Iterable[int]) -> dict[int, list[FiledRow]]:
    """Return the rows of filings, by line; each filing is in it, in the order given."""
    found: dict[int, list[FiledRow]] = {filing_id: [] for filing_id in filing_ids}
    for (
        row_id,
        filing_id,
        line,
        traded_on,
        owner,
        kind,
        ticker,
        asset,
        notified_on,
        asset_type,
        subholding,
        status,
        number,
        *rest,
    ) in _of_filings(store, _ROWS, found):
        row = FiledRow(
            id=row_id,
            filing_id=filing_id,
            line=line,
            traded_on=traded_on,
            owner=owner,
            type=kind,
            ticker=ticker,
            asset=asset,
            amount=tuple(rest[:3]),
            rest=tuple(rest[3:]),
            notified_on=notified_on,
            asset_type=asset_type,
            subholding=subholding,
            status=status,
            row_id=number,
        )
        found[filing_id].append(row)
    return found


def linked_with(store: Store, filing_ids: Iterable[int]) -> set[int]:
    """Return the filings with a row that replaces, is replaced by, or may repeat a row of these."""
    ids = list(filing_ids)
    questions = (
        'SELECT new.filing_id FROM "transaction" old JOIN "transaction" new ON new.id = old.replaced_by'
        " WHERE old.filing_id IN ({ids})",
        'SELECT old.filing_id FROM "transaction" new JOIN "transaction" old ON old.replaced_by = new.id'
        " WHERE new.filing_id IN ({ids})",
    )
    found = {row[0] for question in questions for row in _of_filings(store, question, ids)}
    names = {row[0] for row in _of_filings(store, "SELECT doc_id FROM filing WHERE id IN ({ids})", ids)}
    for filing_id, message in store.rows(
        "SELECT filing_id, message FROM finding WHERE code = ?", (MAY_REPEAT,)
    ):
        # such a doubt is no link, but it names the other report
        if message.partition(_REPORT)[2].partition(",")[0] in names:
            found.add(filing_id)
    return found


_REPORT = " of report "


def repeat_doubt(row: FiledRow, repeat: Repeat, report: Report) -> Finding:
    """Return the doubt about a row that may be told in another report, too.

    Args:
        row: it.
        repeat: the other row.
        report: where that stands.
    """
    where = f"row {repeat.row.line}{_REPORT}{report.doc_id}, filed {report.filed_on}"
    alike = f"but for the {_FACTS[repeat.fact]} they are alike" if repeat.fact else "they are alike"
    message = f"The row may repeat {where}: {alike}. Nothing says that it does, and both are counted."
    return Finding(MAY_REPEAT, message, None, row.line)


_FACTS = {
    "traded_on": "day",
    "owner": "owner",
    "type": "type",
    "asset": "wording of the asset",
    "amount": "amount",
    "rest": "terms",
}


def write_versions(
    store: Store,
    filings: Mapping[int, Sequence[FiledRow]],
    replaced: Mapping[int, int],
    doubts: Mapping[int, Sequence[Finding]],
) -> Relinked:
    """Bring the links and the doubts about versions of one person's filings up to what was found.

    Args:
        store: in a transaction.
        filings: all filings of the person, with their rows.
        replaced: row -> the later row that stands in its place.
        doubts: row -> the doubts about it.
    """
    owner = {row.id: filing_id for filing_id, filed in filings.items() for row in filed}
    stored: dict[int, dict[int, int]] = {}
    links = 'SELECT filing_id, id, replaced_by FROM "transaction" WHERE replaced_by IS NOT NULL AND filing_id'
    for filing_id, row_id, successor in _of_filings(store, f"{links} IN ({{ids}})", filings):
        stored.setdefault(filing_id, {})[row_id] = successor
    doubted = {row[0] for row in _of_filings(store, rows.DOUBTED, filings)}
    whole = {row[0] for row in _of_filings(store, _SUPERSEDED, filings)}
    changed: list[int] = []
    count = 0
    for filing_id, filed in filings.items():
        wanted = {row.id: replaced[row.id] for row in filed if row.id in replaced}
        written = None
        if wanted or filing_id in stored or filing_id in whole:
            written = write_links(store, filing_id, [row.id for row in filed], replaced, owner)
        told = [doubt for row in filed for doubt in doubts.get(row.id, ())]
        is_doubt_changed = bool(told or filing_id in doubted) and rows.replace_version_doubts(
            store, filing_id, told
        )
        if written is not None or is_doubt_changed:
            changed.append(filing_id)
        count += written or 0
    return Relinked(tuple(changed), count)


_SUPERSEDED = "SELECT id FROM filing WHERE superseded_by IS NOT NULL AND id IN ({ids})"


def write_links(
    store: Store,
    filing_id: int,
    row_ids: Sequence[int],
    replaced: Mapping[int, int],
    owner: Mapping[int, int],
) -> int | None:
    """Bring the links of one filing's rows up to what was found; write only what differs.

    Args:
        store: in a transaction.
        filing_id: the filing.
        row_ids: its rows, in order; none where it takes part in no versions.
        replaced: row -> the later row that stands in its place.
        owner: row -> its filing, of every row in `replaced`.

    Returns:
        How many rows' links were written, or None where nothing of the filing differs now.
    """
    stored = dict(
        store.rows(
            'SELECT id, replaced_by FROM "transaction" WHERE filing_id = ?'
            " AND (replaced_by IS NOT NULL OR ? > 0)",
            (filing_id, len(row_ids)),
        )
    )
    differing = [
        (replaced.get(row_id), row_id) for row_id in stored if stored[row_id] != replaced.get(row_id)
    ]
    store.connection.executemany('UPDATE "transaction" SET replaced_by = ? WHERE id = ?', differing)
    successors = [owner[replaced[row_id]] for row_id in row_ids if row_id in replaced]
    is_whole = bool(row_ids) and len(successors) == len(row_ids)
    # ids do not tell the order of versions; the one that replaces the last row does well enough for a link
    wanted = successors[-1] if is_whole else None
    known = store.value("SELECT superseded_by FROM filing WHERE id = ?", (filing_id,))
    if known != wanted:
        store.execute("UPDATE filing SET superseded_by = ? WHERE id = ?", (wanted, filing_id))
    return len(differing) if differing or known != wanted else None


def _of_filings(store: Store, select: str, filing_ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a question about filings, so many of them at once as a statement takes."""
    listed = sorted(filing_ids)
    for start in range(0, len(listed), _IDS_AT_ONCE):
        part = listed[start : start + _IDS_AT_ONCE]
        yield from store.rows(select.format(ids=",".join("?" * len(part))), part)
