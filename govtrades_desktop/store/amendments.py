"""Which report an amendment amends, and which rows it repeats: links, never deletions.

A Senate amendment is a whole new report that repeats all rows of the one it amends. Its title bears the date
of that report and the amendment's number: the link is person + that date + number. A row of an earlier
version which a later one repeats or corrects gets `replaced_by`: it stays, and is counted no more. A row that
no later version repeats stays in force. Works inside the caller's transaction; reads and writes links only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from govtrades_desktop.store.connection import Store

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_LEAST_NAME = 3  # a shorter name or ticker within another one is chance

_WORDS = re.compile(r"[^a-z0-9.$/]+")

ENOUGH = 4
"""So many of six facts (number, date, asset, amount, owner, type) make a row of an amendment the correction
of an earlier one. Measured on the 76 amended reports of 2014-2026 at hand: 1,414 rows are repeated word for
word, 105 corrected (the pairs that agree least were looked at), and 55 are left out by an amendment."""


@dataclass(frozen=True, slots=True)
class FiledRow:
    """The facts of one row that tell whether another repeats it."""

    id: int
    filing_id: int
    line: int
    traded_on: str | None
    owner: str
    type: str
    ticker: str | None
    asset: str
    amount: tuple[Any, ...]
    rest: tuple[Any, ...]

    @property
    def content(self) -> tuple[Any, ...]:
        """Everything but the number."""
        return (self.traded_on, self.owner, self.type, self.ticker, self.asset, self.amount, self.rest)


@dataclass
class _Chain:
    """One report and its amendments, in order, with the rows in force so far."""

    filing_ids: list[int] = field(default_factory=list)
    live: list[FiledRow] = field(default_factory=list)
    replaced: dict[int, int] = field(default_factory=dict)


def link_amendments(
    store: Store, source: str, report_dates: Iterable[str | None], first: str, last: str
) -> tuple[int, ...]:
    """Bring the links between one person's reports of some dates up to what is read of them now.

    Args:
        store: in a transaction.
        source: "senate".
        report_dates: the dates in the titles; None is passed over.
        first: the person's given names, as the ledger has them.
        last: likewise, the family name.

    Returns:
        The ids of the filings whose links differ now.
    """
    changed: list[int] = []
    for day in sorted({day for day in report_dates if day}):
        group = [
            (filing_id, amendment)
            for filing_id, given, family, amendment in store.rows(
                "SELECT id, first, last, amendment FROM filing WHERE source = ? AND report_date = ?"
                " AND reading = 'read' ORDER BY COALESCE(amendment, 0), filed_on, doc_id",
                (source, day),
            )
            if _person(given, family) == _person(first, last)
        ]
        changed += _link(store, group)
    return tuple(changed)


def _link(store: Store, group: Sequence[tuple[int, int | None]]) -> list[int]:
    rows = {filing_id: _load_rows(store, filing_id) for filing_id, _ in group} if len(group) > 1 else {}
    chains: list[_Chain] = []
    for filing_id, amendment in group:
        filed = rows.get(filing_id, [])
        chain = _chain_of(chains, filed) if amendment else None
        if chain is None:
            chains.append(_Chain([filing_id], filed))
            continue
        found = match_rows(chain.live, filed)
        chain.replaced.update(found)
        chain.live = [row for row in chain.live if row.id not in found] + filed
        chain.filing_ids.append(filing_id)
    owner = {row.id: row.filing_id for filed in rows.values() for row in filed}
    replaced = {old: new for chain in chains for old, new in chain.replaced.items()}
    return [
        filing_id
        for filing_id, _ in group
        if _write(store, filing_id, [row.id for row in rows.get(filing_id, [])], replaced, owner)
    ]


def _chain_of(chains: Sequence[_Chain], filed: list[FiledRow]) -> _Chain | None:
    """Return the report that an amendment amends; of several of one day, the one it repeats most of."""
    if len(chains) == 1:
        return chains[0]
    found = [(len(match_rows(chain.live, filed)), chain) for chain in chains]
    count, best = max(found, key=lambda one: one[0], default=(0, None))
    return best if count else None


def _write(
    store: Store, filing_id: int, row_ids: list[int], replaced: dict[int, int], owner: dict[int, int]
) -> bool:
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
    return bool(differing) or known != wanted


def match_rows(older: Sequence[FiledRow], newer: Sequence[FiledRow]) -> dict[int, int]:
    """Return which row of `newer` repeats which of `older`, by id; each is used once.

    Word for word first, the same number before another (identical rows are legitimate: two need two); then
    the best corrections, where ENOUGH facts agree, or date, asset and amount do.
    """
    found: dict[int, int] = {}
    left = {row.id: row for row in newer}
    by_content: dict[tuple[Any, ...], list[FiledRow]] = defaultdict(list)
    for row in newer:
        by_content[row.content].append(row)
    for is_same_line in (True, False):
        for row in older:
            for other in by_content[row.content] if row.id not in found else ():
                if other.id in left and (not is_same_line or other.line == row.line):
                    found[row.id] = left.pop(other.id).id
                    break
    rest = [row for row in older if row.id not in found]
    pairs = sorted(_corrections(rest, list(left.values())), key=lambda one: (-one[0], one[1], one[2]))
    for _, old_id, new_id in pairs:
        if old_id not in found and new_id in left:
            found[old_id] = left.pop(new_id).id
    return found


def _corrections(older: Sequence[FiledRow], newer: Sequence[FiledRow]) -> Iterator[tuple[int, int, int]]:
    """Yield (how well they agree, older, newer) of pairs that may be one trade: of one number or day."""
    by_line: dict[object, list[FiledRow]] = defaultdict(list)
    for row in newer:
        by_line[("line", row.line)].append(row)
        by_line[("day", row.traded_on)].append(row)
    for row in older:
        near = {one.id: one for key in (("line", row.line), ("day", row.traded_on)) for one in by_line[key]}
        for other in near.values():
            is_same_day = row.traded_on == other.traded_on
            is_same_asset = _is_same_asset(row, other)
            is_same_amount = row.amount == other.amount
            score = sum(
                (
                    row.line == other.line,
                    is_same_day,
                    is_same_asset,
                    is_same_amount,
                    row.owner == other.owner,
                    row.type == other.type,
                )
            )
            is_near = row.line == other.line or is_same_asset
            if (score >= ENOUGH and is_near) or (is_same_day and is_same_asset and is_same_amount):
                # Of equals the same kind of trade comes first: a purchase is seldom corrected into a sale.
                yield 2 * score + (row.type == other.type), row.id, other.id


def _is_same_asset(row: FiledRow, other: FiledRow) -> bool:
    if row.ticker and row.ticker == other.ticker:
        return True
    one, two = _folded(row.asset), _folded(other.asset)
    if one == two:
        return True
    for told, name in ((row.ticker, two), (other.ticker, one)):
        if told and len(told) >= _LEAST_NAME and _folded(told) in _WORDS.split(name):
            return True  # the ticker of one report stands in the name of the other
    short, long = sorted((one, two), key=len)
    return len(short) >= _LEAST_NAME and short in long


def _load_rows(store: Store, filing_id: int) -> list[FiledRow]:
    return [
        FiledRow(
            row_id, filing_id, line, traded_on, owner, kind, ticker, asset, tuple(rest[:3]), tuple(rest[3:])
        )
        for row_id, line, traded_on, owner, kind, ticker, asset, *rest in store.rows(
            "SELECT id, line, traded_on, owner, type, ticker, asset, amount_low_usd, amount_high_usd,"
            " amount_exact_usd, received_asset, received_ticker, option_type, option_strike_usd,"
            ' option_expires_on, bond_rate_percent, bond_matures_on FROM "transaction"'
            " WHERE filing_id = ? ORDER BY line",
            (filing_id,),
        )
    ]


def _person(first: str, last: str) -> tuple[str, str]:
    """Return what one person's names have in common however an index prints them: family and first name."""
    family = [word for word in _folded(last).replace(",", " ").split() if word.strip(".") not in _SUFFIXES]
    given = _folded(first).replace(",", " ").split()
    return " ".join(family), given[0].strip(".") if given else ""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
