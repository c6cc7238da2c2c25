"""From a tree to a mask over a columnar table: the meaning of a search, and nothing about its text."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from govtrades_desktop.core.identity import Committee
from govtrades_desktop.derive.column import Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar.identity_keys import committee_key
from govtrades_desktop.query.grammar.key_tests import Key
from govtrades_desktop.query.grammar.keys import (
    DELETED,
    FILING_KEYS,
    SUPERSEDED,
    TRADE_KEYS,
    match_filing_word,
    match_trade_word,
)
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.security_names import SecurityNames, security_key
from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import And, Field, Node, Not, Or, Word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a search may say of one table: its keys, and what a plain word means."""

    keys: Mapping[str, Key]
    match_word: Callable[[ColumnTable, Word], Mask]


TRADES = Vocabulary(TRADE_KEYS, match_trade_word)
FILINGS = Vocabulary(FILING_KEYS, match_filing_word)


def trade_vocabulary(
    committees: Callable[[], Iterable[Committee]], securities: Callable[[], SecurityNames]
) -> Vocabulary:
    """Return what a search may say of trades.

    Args:
        committees: with their names; asked for where a search names one.
        securities: with all their names and tickers; likewise.
    """
    known = {
        "committee": committee_key(committees),
        "security": security_key(lambda _table: securities(), "security"),
    }
    return Vocabulary({**TRADE_KEYS, **known}, match_trade_word)


def search_mask(text: str, table: ColumnTable, vocabulary: Vocabulary) -> Mask | None:
    """Return where a search text holds; None where the text is empty: everywhere.

    Raises:
        UserInputError: with `position` and `length` of the place that cannot be understood.
    """
    tree = parse(text)
    if isinstance(tree, And) and not tree.parts:
        return None
    return compile_mask(tree, table, vocabulary)


def names_versions(text: str) -> bool:
    """Return True where a search itself says which versions of a row it means, or names one filing.

    Any other search means the rows in force: what a later amendment repeats is counted once.

    Raises:
        UserInputError: as `search_mask`.
    """
    return _names_versions(parse(text))


def _names_versions(node: Node) -> bool:
    if isinstance(node, Field):
        is_told = any(value.text.casefold() in (SUPERSEDED, DELETED) for value in node.values)
        return node.key in ("version", "doc") or (node.key == "status" and is_told)
    if isinstance(node, Not):
        return not (isinstance(node.part, Field) and node.part.key == "doc") and _names_versions(node.part)
    return not isinstance(node, Word) and any(_names_versions(part) for part in node.parts)


def compile_mask(node: Node, table: ColumnTable, vocabulary: Vocabulary) -> Mask:
    """Return where a tree holds.

    Raises:
        UserInputError: an unknown key, or a value that its key does not understand.
    """
    if isinstance(node, Word):
        return vocabulary.match_word(table, node)
    if isinstance(node, Field):
        return _field(node, table, vocabulary)
    if isinstance(node, Not):
        return ~compile_mask(node.part, table, vocabulary)
    # every part is compiled even where the mask is empty already: a wrong value is told wherever it stands
    masks = [compile_mask(part, table, vocabulary) for part in node.parts]
    mask = masks[0]
    for other in masks[1:]:
        mask = mask | other if isinstance(node, Or) else mask & other
    return mask


def _field(field: Field, table: ColumnTable, vocabulary: Vocabulary) -> Mask:
    key = vocabulary.keys.get(field.key)
    if key is None:
        near = difflib.get_close_matches(field.key, vocabulary.keys, n=1)
        known = f"Did you mean {near[0]}:?" if near else f"Known keys: {', '.join(sorted(vocabulary.keys))}."
        raise refusal(
            f"There is no key {field.key}: here.",
            field.key_span,
            f"{known} Quote the text to search for it as it stands.",
        )
    mask = key.test(table, field.values[0])
    for value in field.values[1:]:
        mask = mask | key.test(table, value)
    return mask


def field_text(key: str, value: str) -> str:
    """Return the search text that finds exactly `value` in a text key: what a link or a mark stands for."""
    doubled = value.replace('"', '""')
    return f'{key}:="{doubled}"'
