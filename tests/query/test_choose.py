"""A value chosen from a list, as a change of the text: what else is there stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.query.grammar.choose import (
    chosen_values,
    leave_out_value,
    meaning,
    only_value,
    turn_value,
    without_key,
)
from govtrades_desktop.query.grammar.edit import list_terms
from govtrades_desktop.query.grammar.parser import parse


@pytest.mark.parametrize(
    ("text", "key", "value", "after"),
    [
        ("", "owner", "spouse", "owner:spouse"),
        ("nvda  owner:spouse late:yes", "owner", "joint", "nvda  owner:spouse|joint late:yes"),
        ("owner:spouse|joint x", "owner", "spouse", "owner:joint x"),
        ("x owner:spouse", "owner", "spouse", "x"),
        ('official:="A, B"', "official", '="C D"', '(official:="A, B" OR official:="C D")'),
        ('x (official:="A, B" OR official:="C D") y', "official", '="A, B"', 'x official:="C D" y'),
        ("amount:>=15k", "amount", ">=50k", "amount:>=50k"),
        ("amount:>=15k", "amount", "<=50k", "amount:>=15k amount:<=50k"),
        ("amount:>=15k amount:<=50k", "amount", "<=1m", "amount:>=15k amount:<=1m"),
        ("amount:>=15k amount:<=50k", "amount", "0..1k", "amount:0..1k"),
        ("late:yes", "late", "no", "late:no"),
        ("traded:2024", "traded", "2025", "traded:2024|2025"),
        ("traded:2024 x traded:>=2023", "traded", "2025", "traded:2024|2025 x"),
        ("-owner:spouse|joint", "owner", "spouse", "-owner:joint owner:spouse"),
        ("a OR b", "owner", "spouse", "(a OR b) owner:spouse"),
        ("ticker:nvda", "ticker", "NVDA", ""),
        ("OWNER:spouse", "owner", "joint", "owner:spouse|joint"),
    ],
)
def test_a_choice_is_put_in_or_taken_out(text: str, key: str, value: str, after: str) -> None:
    assert turn_value(text, key, value) == after
    parse(after)


def test_left_out_alone_and_without() -> None:
    assert leave_out_value("nvda owner:spouse", "owner", "spouse") == "nvda -owner:spouse"
    assert leave_out_value("nvda -owner:spouse", "owner", "spouse") == "nvda"
    assert only_value("owner:joint|child nvda -owner:spouse", "owner", "spouse") == "owner:spouse nvda"
    assert only_value("amount:>=1 amount:<=2", "amount", ">=5") == "amount:>=5"
    assert without_key("a owner:joint b -owner:self owner:spouse", "owner") == "a b -owner:self"
    assert without_key("a OR owner:joint", "owner") == "a OR owner:joint"
    chosen = chosen_values("owner:SP|Joint -owner:child", "owner")
    assert chosen.asked == {("", "sp", None), ("", "joint", None)}
    assert chosen.left_out == {meaning("owner", "CHILD")}


_KEYS = st.sampled_from(["owner", "amount", "official"])
_VALUES = {
    "owner": ["spouse", "joint", "self", "child"],
    "amount": [">=50k", "<=1m", "15k", "1k..2k"],
    "official": ['="A, B"', '="C D"', "pelosi"],
}


@given(
    st.lists(st.tuples(_KEYS, st.integers(0, 3), st.sampled_from([turn_value, leave_out_value, only_value])))
)
def test_any_row_of_choices_gives_a_text_that_says_the_last_one(steps: list[tuple[str, int, object]]) -> None:
    """Stops: a click that writes a text nobody can read, or that loses another filter."""
    text = 'nvda "exact words"'
    for key, number, how in steps:
        value = _VALUES[key][number % len(_VALUES[key])]
        before = chosen_values(text, key)
        text = how(text, key, value)  # type: ignore[operator]
        wanted, now = meaning(key, value), chosen_values(text, key)
        assert text.startswith('nvda "exact words"')
        if how is only_value:
            assert now.asked == {wanted} and wanted not in now.left_out
        elif how is turn_value:
            assert (wanted in now.asked) is (wanted not in before.asked) and wanted not in now.left_out
        else:
            assert (wanted in now.left_out) is (wanted not in before.left_out) and wanted not in now.asked
    assert len(list_terms(text)) >= 2
