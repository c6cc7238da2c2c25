"""Values of one key put into a search text, or taken out of it: what a choice in a list does to the text.

For lists of values to click. It changes text alone; what is not of the key keeps its letters and its order.
Alternatives of one key are one term: `owner:spouse|joint`, or `(official:="A" OR official:="B")` where values
are quoted. A choice that cannot stand beside another (yes and no, two lower ends) takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from govtrades_desktop.query.grammar.edit import Term, add_term, list_terms, remove_term, replace_term
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.tree import Field, Node, Or, Value

_LOW, _HIGH, _SPAN, _IS = "low", "high", "span", "is"
_SIDES = {">": _LOW, ">=": _LOW, "<": _HIGH, "<=": _HIGH}
_YES_NO = {"yes", "no"}

Meaning = tuple[str, str, str | None]
"""What a value asks for, whatever its case and its quotation marks: comparison, text, upper end."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The values of one key that a text asks for, and those that it leaves out, as they are meant."""

    asked: frozenset[Meaning] = frozenset()
    left_out: frozenset[Meaning] = frozenset()


def meaning(key: str, value: str) -> Meaning:
    """Return what a value as it is written behind the key's colon asks for.

    Raises:
        UserInputError: it is no value of the grammar.
    """
    node = parse(f"{key}:{value}")
    assert isinstance(node, Field)
    return _meaning(node.values[0])


def chosen_values(text: str, key: str) -> Chosen:
    """Return which values of a key stand in a text as terms of their own.

    Raises:
        UserInputError: the text cannot be understood.
    """
    asked: set[Meaning] = set()
    left_out: set[Meaning] = set()
    for term in list_terms(text):
        values = _values_of(term.node, key)
        (left_out if term.is_negated else asked).update(map(_meaning, values))
    return Chosen(frozenset(asked), frozenset(left_out))


def without_key(text: str, key: str) -> str:
    """Return the text without what it asks for of a key; what it leaves out stays.

    Raises:
        UserInputError: the text cannot be understood.
    """
    for number in reversed(_numbers(text, key)):
        text = remove_term(text, number)
    return text


def turn_value(text: str, key: str, value: str) -> str:
    """Return the text that asks for a value, too; or where it does already, no more.

    Raises:
        UserInputError: the text, or the value, cannot be understood.
    """
    wanted = meaning(key, value)
    text = _let_in(text, key, wanted)
    terms = list_terms(text)
    numbers = _numbers(text, key)
    for number in numbers:
        values = _values_of(terms[number].node, key)
        if wanted in map(_meaning, values):
            left = [_written(text, one) for one in values if _meaning(one) != wanted]
            return replace_term(text, number, _term(key, left))
    side = _side(wanted)
    kept: list[str] = []
    place: int | None = None
    for number in reversed(numbers):
        values = _values_of(terms[number].node, key)
        meant = [_meaning(one) for one in values]
        if all({side, _side(one)} == {_LOW, _HIGH} for one in meant):
            continue  # the other end of a span: a term of its own
        beside = [one for one in values if _is_alternative(side, wanted, _meaning(one))]
        kept = [_written(text, one) for one in beside] + kept
        if place is not None:
            text = remove_term(text, place)
        place = number
    new = _term(key, [*kept, value])
    return add_term(text, new) if place is None else replace_term(text, place, new)


def leave_out_value(text: str, key: str, value: str) -> str:
    """Return the text that leaves out what has a value; or where it does already, no more.

    Raises:
        UserInputError: the text, or the value, cannot be understood.
    """
    wanted = meaning(key, value)
    if wanted in chosen_values(text, key).left_out:
        return _let_in(text, key, wanted)
    if wanted in chosen_values(text, key).asked:
        text = turn_value(text, key, value)
    return add_term(text, f"-{key}:{value}")


def only_value(text: str, key: str, value: str) -> str:
    """Return the text that asks for this value of a key alone.

    Raises:
        UserInputError: the text, or the value, cannot be understood.
    """
    text = _let_in(text, key, meaning(key, value))
    numbers = _numbers(text, key)
    for number in reversed(numbers[1:]):
        text = remove_term(text, number)
    new = f"{key}:{value}"
    return replace_term(text, numbers[0], new) if numbers else add_term(text, new)


def _let_in(text: str, key: str, wanted: Meaning) -> str:
    """Return the text that does not leave out a value any more."""
    terms = list_terms(text)
    for number in reversed(range(len(terms))):
        term = terms[number]
        values = _values_of(term.node, key)
        if term.is_negated and wanted in map(_meaning, values):
            left = _term(key, [_written(text, one) for one in values if _meaning(one) != wanted])
            text = replace_term(text, number, f"-{left}" if left else "")
    return text


def _numbers(text: str, key: str) -> list[int]:
    """Return the numbers of the terms that ask for values of a key, and for nothing else."""
    return [number for number, term in enumerate(list_terms(text)) if _asks(term, key)]


def _asks(term: Term, key: str) -> bool:
    return not term.is_negated and bool(_values_of(term.node, key))


def _values_of(node: Node, key: str) -> tuple[Value, ...]:
    """Return the values of a term that speaks of one key alone; of any other nothing."""
    if isinstance(node, Field):
        return node.values if node.key == key else ()
    if not isinstance(node, Or):
        return ()
    parts = [_values_of(part, key) for part in node.parts]
    return tuple(value for part in parts for value in part) if all(parts) else ()


def _meaning(value: Value) -> Meaning:
    high = None if value.high is None else value.high.casefold()
    return value.op, value.text.casefold(), high


def _written(text: str, value: Value) -> str:
    return text[value.span.start : value.span.end]


def _term(key: str, values: list[str]) -> str:
    """Return values as one term; of none an empty text."""
    if len(values) > 1 and any('"' in one for one in values):
        return "(" + " OR ".join(f"{key}:{one}" for one in values) + ")"
    return f"{key}:{'|'.join(values)}" if values else ""


def _side(one: Meaning) -> str:
    return _SPAN if one[2] is not None else _SIDES.get(one[0], _IS)


def _is_alternative(side: str, wanted: Meaning, other: Meaning) -> bool:
    """Whether one may stand for the other: two names, not yes and no, nor two spans."""
    return side == _IS == _side(other) and not (wanted[1] in _YES_NO and other[1] in _YES_NO)
