"""Edits of a search text: the other terms mean what they meant, and stand as they were typed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.grammar.edit import (
    Term,
    add_term,
    list_terms,
    negate_term,
    remove_term,
    replace_term,
    typed_at,
)
from govtrades_desktop.query.grammar.tree import Span

PARTS = st.sampled_from(
    ["pelosi", "type:buy|sell", '"two words"', 'official:="Pelosi, Nancy"', "(a OR b)", "(c d)", "AND", "-",
     "amount:>=1,000", "(", ")", "OR", "a(b)c", "--x", "-(x OR -y)",
     "\u201cfancy\u201d", 'q"q', "traded:2024..2025", "ticker:(a OR b)",
     "-type:(buy c)", "asset:("]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PARTS, st.sampled_from([" ", "  ", "", "\t"])), max_size=7).map(
    lambda pairs: "".join(part + gap for part, gap in pairs)
)


def bare(value: Any) -> Any:
    """Return a tree without its places."""
    if is_dataclass(value):
        return type(value).__name__, [
            bare(getattr(value, f.name)) for f in fields(value) if not f.name.endswith("span")
        ]
    return [bare(one) for one in value] if isinstance(value, tuple) else value


def meanings(terms: tuple[Term, ...]) -> list[Any]:
    return [(bare(term.node), term.is_negated) for term in terms]


def terms_or_none(text: str) -> tuple[Term, ...]:
    try:
        return list_terms(text)
    except UserInputError:
        reject()


def test_terms_have_the_places_a_reader_would_mark() -> None:
    text = '  pelosi -(type:buy OR lag:>45) AND amount:>=50k "two words" --x'
    assert [text[t.span.start : t.span.end] for t in list_terms(text)] == [
        "pelosi", "-(type:buy OR lag:>45)", "amount:>=50k", '"two words"', "--x",
    ]  # fmt: skip
    assert [t.is_negated for t in list_terms(text)] == [False, True, False, False, False]
    assert [t.span for t in list_terms(" a b OR c ")] == [Span(1, 8)]
    assert list_terms("") == list_terms("  ") == list_terms("AND") == ()


@pytest.mark.parametrize(
    ("text", "index", "left"),
    [
        ("a  b c", 1, "a  c"),
        ("a AND b AND c", 1, "a AND c"),
        ("a AND b", 1, "a"),
        ("a AND b", 0, "b"),
        ('"x"(y)"z"', 1, '"x" "z"'),
        ("a OR b", 0, ""),
        ("party:D  -type:sell", 1, "party:D"),
    ],
)
def test_a_removed_term_leaves_the_rest_as_typed(text: str, index: int, left: str) -> None:
    assert remove_term(text, index) == left


@given(TEXTS, st.data())
def test_what_is_left_means_what_it_meant(text: str, data: st.DataObject) -> None:
    """Stops: a chip removed that joins its neighbours into another search, without a word."""
    before = terms_or_none(text)
    assume(before)
    index = data.draw(st.integers(0, len(before) - 1))
    others = [*meanings(before[:index]), *meanings(before[index + 1 :])]
    removed = list_terms(remove_term(text, index))
    assert meanings(removed) == others
    turned = list_terms(negate_term(text, index))
    assert meanings(turned[:index]) + meanings(turned[index + 1 :]) == others
    assert turned[index].is_negated is not before[index].is_negated
    assert bare(turned[index].node) == bare(before[index].node)
    replaced = list_terms(replace_term(text, index, "lag:>45"))
    assert meanings(replaced[:index]) + meanings(replaced[index + 1 :]) == others
    added = list_terms(add_term(text, "late:yes"))
    assert len(added) == len(before) + 1 and meanings(added[-1:]) == meanings(list_terms("late:yes"))


def test_alternatives_are_kept_together() -> None:
    assert negate_term("a OR (b)", 0) == "-(a OR (b))"
    assert negate_term("-(a OR b) c", 0) == "(a OR b) c"
    assert add_term("a OR b", "c") == "(a OR b) c"
    assert negate_term("a OR b(", 0) == "-(a OR b( )", "the word's own parenthesis took the one put behind it"
    assert negate_term("ticker:(a OR b) c", 0) == "-ticker:(a OR b) c"
    assert remove_term("ticker:(a OR b) c", 0) == "c"
    assert replace_term("a b c", 1, " ") == "a c"


@pytest.mark.parametrize(
    ("text", "key", "prefix", "place"),
    [
        ("pel|", None, "pel", "pel"),
        ("a pe|losi b", None, "pe", "pelosi"),
        ("party:|", "party", "", ""),
        ("PARTY:d|", "party", "d", "d"),
        ("par|ty:D", None, "par", "party:"),
        ("-type:se|", "type", "se", "se"),
        ("type:buy|se¦ll,full", "type", "se", "sell"),
        ('official:="pel|', "official", "pel", '="pel'),
        ('official:"pel| nvda', "official", "pel", '"pel'),
        ('official:"pe|l" nvda', "official", "pe", '"pel"'),
        ('official:"pel"|', None, "", ""),
        ('"pel|osi"', None, "", ""),
        ("(ticker:n|)", "ticker", "n", "n"),
        ("amount:>=1,0|00", "amount", ">=1,0", ">=1,000"),
        ("a | b", None, "", ""),
        ("ticker:(|", "ticker", "", ""),
        ("-ticker:(nvda OR am|d) x", "ticker", "am", "amd"),
        ('official:(="pel| nvda', "official", "pel", '="pel'),
        ("ticker:(a OR (b|", "ticker", "b", "b"),
        ("ticker:(a) am|", None, "am", "am"),
        ("(am|", None, "am", "am"),
    ],
)
def test_what_is_typed_at_the_cursor(text: str, key: str | None, prefix: str, place: str) -> None:
    mark = "¦" if "¦" in text else "|"
    cursor = text.index(mark)
    text = text.replace(mark, "", 1)
    typed = typed_at(text, cursor)
    found = text[typed.span.start : typed.span.end]
    assert (typed.key, typed.prefix, found) == (key, prefix, place)


@given(st.one_of(TEXTS, st.text()), st.integers(-3, 60))
def test_any_text_and_any_cursor_is_a_place_within_the_text(text: str, cursor: int) -> None:
    typed = typed_at(text, cursor)
    cursor = max(0, min(cursor, len(text)))
    assert 0 <= typed.span.start <= cursor <= max(typed.span.end, cursor) <= len(text)
    assert text[:cursor].endswith(typed.prefix)
