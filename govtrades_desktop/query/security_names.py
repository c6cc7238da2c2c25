"""The securities of the trades by key, ticker and name: what `security:` and the palette know. Reads only.

Read once for each state of the data and of the user's corrections.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.security_names import KnownSecurity, SecurityNames
from govtrades_desktop.query.grammar.tree import Field, Node, Not, Word
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.securities import securities_table

_KNOWN: WeakKeyDictionary[ColumnTable, SecurityNames] = WeakKeyDictionary()
_MOST_TOLD = 5


def load_security_names(library: Library) -> SecurityNames:
    """Return the securities that trades name, the most traded first."""
    found = _KNOWN.get(library.trades)
    if found is None:
        found = _KNOWN[library.trades] = SecurityNames(_read(library))
    return found


def _read(library: Library) -> list[KnownSecurity]:
    table = securities_table(library)
    names: dict[str, list[str]] = {}
    for key, name in library.reader.rows("SELECT security_key, name FROM security_name ORDER BY id"):
        names.setdefault(key, []).append(name)
    every = range(len(table))
    columns = [table.cells(name, every) for name in ("key", "symbol", "name", "tickers")]
    return [
        KnownSecurity(key, symbol, name or key, tuple((held or "").split()), tuple(names.get(key, ())))
        for key, symbol, name, held in zip(*columns, strict=True)
    ]


def name_meant(library: Library, text: str) -> str | None:
    """Return the security that a key or a ticker means, for a reader; several, where it was reused."""
    known = load_security_names(library)
    one = known.of_key(text)
    found = known.of_ticker(text) if one is None else (one,)
    return " or ".join(each.told for each in found[:3]) or None


def securities_meant(library: Library, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what each `security:` of a search means, where it does not say it itself: value, and names.

    A text that cannot be understood means nothing.
    """
    try:
        tree = parse(text)
    except UserInputError:
        return ()
    found = []
    for field in _fields(tree):
        for value in field.values:
            is_asked = field.key == "security" and value.op != "="
            meant = load_security_names(library).meant_by(value) if is_asked else ()
            if meant:
                told = [one.told for one in meant[:_MOST_TOLD]]
                more = [f"{len(meant) - _MOST_TOLD} more"] if len(meant) > _MOST_TOLD else []
                found.append((value.text, (*told, *more)))
    return tuple(found)


def _fields(node: Node) -> list[Field]:
    if isinstance(node, Field):
        return [node]
    if isinstance(node, Word):
        return []
    parts = (node.part,) if isinstance(node, Not) else node.parts
    return [field for part in parts for field in _fields(part)]
