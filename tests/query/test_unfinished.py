"""What is searched while a text is typed: no part that is not whole empties the table, and none is hidden."""

from __future__ import annotations

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.grammar.edit import Typed
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import Field, Node, Not, Span, Word
from govtrades_desktop.query.grammar.unfinished import text_for_now, with_signs

KEYS = ("amount", "state", "type", "ticker")
FINDS = ("nvda", "type", "st", "amd")
"""Words that find something; of values, what begins with a figure or is whole."""


def count(text: str) -> int:
    def one(node: Node) -> bool:
        if isinstance(node, Word):
            return any(word.startswith(node.text) for word in FINDS)
        if isinstance(node, Not):
            return not one(node.part)
        if isinstance(node, Field):
            if node.key not in KEYS:
                raise refusal("no key", node.key_span)
            if node.key == "amount" and not node.values[0].text[0].isdigit():
                raise refusal("no amount", node.values[0].span)
            return node.key != "ticker" or any(value.text == "NVDA" for value in node.values)
        return all(map(one, node.parts))

    return int(one(parse(text)))


def is_begun(typed: Typed) -> bool:
    if typed.key is None:
        return len(typed.prefix) > 1 and any(key.startswith(typed.prefix) for key in KEYS)
    return bool(typed.prefix) and typed.key == "ticker" and "NVDA".startswith(typed.prefix) != "NVDA"


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("nvda ", "nvda"),
        ("nvda am", "nvda am"),  # amd: as a word it finds
        ("nvda amo", "nvda"),
        ("nvda amount", "nvda"),
        ("nvda amount:", None),
        ("nvda amount:>", None),
        ("nvda amount:>=", None),
        ("nvda amount:>=5", "nvda amount:>=5"),
        ("nvda -amount:x", None),
        ("nvda type", "nvda type"),
        ("nvda state", "nvda"),
        ("nvda -state", "nvda -state"),  # it finds rows
        ("nvda colour:", None),
        ("nvda colour:r", "nvda colour:r"),  # no letters more make a key of it: it is told
        ("nvda nobody", "nvda nobody"),  # no key begins so: nothing is what it finds
        ("amount", ""),
        ("nvda OR", None),
        ("nvda -", None),
        ('nvda "ex', None),
        ("ticker:NV", ""),
        ("ticker:NVDA|N", "ticker:NVDA|N"),
        ("ticker:NVDA|", None),
        ("(nvda", "(nvda)"),
        ("(nvda OR", None),
        ("type (xx", None),
        ("((nvda) amd", "((nvda) amd)"),
        ("type ticker:(NVDA OR amo", "type ticker:(NVDA OR amo)"),
        ("type ticker:(amo", None),
        ("nvda)", "nvda)"),
        ("amount:x nvda", "amount:x nvda"),  # the wrong part was left behind
    ],
)
def test_a_part_at_the_cursor_filters_when_it_is_whole(text: str, searched: str | None) -> None:
    """`nvda amount:>=50k` emptied the table at its first letters: the rows of the word "amount" stayed."""
    found = text_for_now(text, len(text), count, is_begun)
    assert (found if found is None else found.strip()) == searched


def test_elsewhere_than_at_the_end_of_a_part_a_text_is_as_it_stands() -> None:
    assert text_for_now("nvda amount:", 4, count, is_begun) == "nvda amount:"
    assert text_for_now("amo nvda", 3, count, is_begun) == "nvda"
    assert text_for_now("amo nvda", 1, count, is_begun) == "amo nvda"


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("nvda or amd", "nvda OR amd"),
        ("nvda Or amd", "nvda OR amd"),
        ("nvda and amd", "nvda amd"),
        ("nvda not amd", "nvda -amd"),
        ("not nvda", "-nvda"),
        ("(nvda or amd) type:buy", "(nvda OR amd) type:buy"),
        ("nvda OR amd", None),
        ('"nvda or amd"', None),
        ("or", None),
        ("or amd", None),
        ("ford oregon", None),
        ("asset:or nvda", None),
    ],
)
def test_small_words_are_told_as_signs(text: str, signed: str | None) -> None:
    assert with_signs(text) == signed


def test_a_refusal_tells_its_place() -> None:
    with pytest.raises(UserInputError) as caught:
        parse("a OR")
    assert Span(caught.value.context["position"], caught.value.context["length"]) == Span(2, 2)
