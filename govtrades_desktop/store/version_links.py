"""Rows as versions are told by, and the links between them as they are stored: shared by both chambers.

Works inside the caller's transaction; decides nothing: what replaces what is for `resolve.versions` to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govtrades_desktop.resolve.versions import FiledRow
from govtrades_desktop.store.connection import Store


def load_filed_rows(store: Store, filing_id: int) -> list[FiledRow]:
    """Return the rows of one filing, by line."""
    return [
        FiledRow(
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
        for (
            row_id,
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
        ) in store.rows(
            "SELECT id, line, traded_on, owner, type, ticker, asset, notified_on, asset_type, subholding_of,"
            " filing_status, row_id, amount_low_usd, amount_high_usd, amount_exact_usd, received_asset,"
            " received_ticker, option_type, option_strike_usd, option_expires_on, bond_rate_percent,"
            ' bond_matures_on FROM "transaction" WHERE filing_id = ? ORDER BY line',
            (filing_id,),
        )
    ]


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
