"""The chain of versions of a trade, and what each changed of the one before. Reads links; decides none.

Which row replaces which is the store's (`transaction.replaced_by`); here the links are walked both ways.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from govtrades_desktop.core.json_forms import transaction_json
from govtrades_desktop.core.records import Transaction
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_records import FieldChange

# where a row stands is no part of what it says
_PLACE = frozenset({"line", "page", "box", "more_places", "row_id"})

_LINKS: WeakKeyDictionary[ColumnTable, dict[int, int]] = WeakKeyDictionary()


def load_links(library: Library) -> dict[int, int]:
    """Return which row replaces which, of all rows; read once for each state of the data.

    The table has no index for it, and a scan of 150,000 rows is no price for one more row in the pane.
    """
    found = _LINKS.get(library.trades)
    if found is None:
        rows = library.reader.rows('SELECT id, replaced_by FROM "transaction" WHERE replaced_by IS NOT NULL')
        found = _LINKS[library.trades] = dict(rows)
    return found


def load_predecessors(library: Library, transaction_id: int) -> tuple[int, ...]:
    """Return the rows that a row replaces, by id."""
    return tuple(sorted(old for old, new in load_links(library).items() if new == transaction_id))


def chain_ids(library: Library, transaction_id: int) -> dict[int, int | None]:
    """Return every version of a row, itself included, with the row that replaces it; a ring ends, too."""
    links = load_links(library)
    newest, seen = transaction_id, {transaction_id}
    while (successor := links.get(newest)) is not None and successor not in seen:
        newest = successor
        seen.add(newest)
    found, waiting = {newest}, [newest]
    while waiting:
        older = set(load_predecessors(library, waiting.pop())) - found
        found |= older
        waiting += sorted(older)
    return {one: links.get(one) for one in sorted(found)}


def row_changes(old: Transaction, new: Transaction) -> tuple[FieldChange, ...]:
    """Return what `new` says otherwise than `old`, field by field, in the order of the JSON form."""
    before, after = _flat(transaction_json(old)), _flat(transaction_json(new))
    names = [*before, *(name for name in after if name not in before)]
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in told.items():
        if name in _PLACE:
            continue
        if isinstance(value, dict):
            flat.update({f"{name}.{part}": inner for part, inner in value.items()})
        else:
            flat[name] = value
    # a term that is told of one row alone changes from null: the empty whole is no field of its own
    return {name: value for name, value in flat.items() if name not in ("option", "bond")}
