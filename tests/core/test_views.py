"""A view comes back as it was saved, and what is not a view is refused in words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.errors import DataRejected, UserInputError
from govtrades_desktop.core.views import (
    LONGEST_NAME,
    VIEW_VERSION,
    View,
    ViewColumn,
    ViewPage,
    clean_name,
    free_name,
    name_key,
    plain_from_text,
    unknown_keys,
    view_from_json,
    view_from_text,
    view_json,
    view_text,
)

FULL = View(
    name="Spouses, big",
    page=ViewPage.TRADES,
    query='owner:spouse amount:>=50k "häh"',
    year=2025,
    chamber="house",
    columns=(ViewColumn("traded", 120), ViewColumn("asset"), ViewColumn("year", 60, is_hidden=True)),
    frozen=1,
    sort=("-amount", "official"),
    grouping="official",
    group_sort=("-trades",),
    density="compact",
)
_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_NAMES = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=20)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=6,
)


def test_a_view_comes_back_and_a_bare_one_has_defaults() -> None:
    assert view_from_text(view_text(FULL)) == FULL
    assert view_from_json({"version": 1, "name": "a", "page": "officials"}) == View("a", ViewPage.OFFICIALS)


@given(
    name=_NAMES,
    query=_WORDS,
    year=st.none() | st.integers(1, 9999),
    sort=st.lists(_WORDS, max_size=3),
    more=st.dictionaries(_WORDS, _JSON, max_size=3),
)
def test_any_view_comes_back_whole(
    name: str, query: str, year: int | None, sort: list[str], more: dict[str, Any]
) -> None:
    known = view_json(FULL)
    view = View(
        name=clean_name(name),
        page=ViewPage.FILINGS,
        query=query,
        year=year,
        sort=tuple(sort),
        more={key: value for key, value in more.items() if key not in known},
    )
    assert view_from_text(view_text(view)) == view


def test_keys_that_nobody_knows_are_kept_and_told() -> None:
    """A view that passes through an older version must not lose what a newer one put there."""
    told = view_json(FULL) | {"colour": {"a": [1, None]}}
    told["columns"][0]["pinned"] = "left"
    view = view_from_json(told)
    assert unknown_keys(view) == ("colour", "pinned")
    again = view_json(view_from_text(view_text(replace(view, query="x"))))
    assert again["colour"] == {"a": [1, None]} and again["columns"][0]["pinned"] == "left"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": VIEW_VERSION + 1}, "newer version of this program"),
        ({"version": "1"}, "does not say of which version"),
        ({"version": True}, "does not say of which version"),
        ({"name": 7}, "name is not a text"),
        ({"name": "  "}, "needs a name"),
        ({"name": "a\x07b"}, "cannot be shown"),
        ({"page": "votes"}, "page 'votes', which this version does not have"),
        ({"query": None}, "query is not a text"),
        ({"year": "2025"}, "year is not a whole number"),
        ({"year": True}, "year is not a whole number"),
        ({"frozen": -1}, "frozen is not a whole number"),
        ({"columns": {}}, "columns is not a list"),
        ({"columns": ["asset"]}, "a column is not an object"),
        ({"columns": [{"key": "a"}, {"key": "a"}]}, "names a column twice"),
        ({"columns": [{"key": "a", "width_px": 1.5}]}, "width_px is not a whole number"),
        ({"columns": [{"key": "a", "hidden": 1}]}, "hidden is neither true nor false"),
        ({"sort": "traded"}, "sort is not a list"),
        ({"sort": [1]}, "sort is not a list of texts"),
        ({"grouping": ["official"]}, "grouping is not a text"),
    ],
)
def test_what_is_wrong_is_said(change: dict[str, Any], words: str) -> None:
    with pytest.raises(DataRejected, match=words):
        view_from_json(view_json(FULL) | change)


@given(_JSON)
def test_any_json_is_a_view_or_a_sentence(told: Any) -> None:
    try:
        view_from_json(told)
    except DataRejected as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"a": NaN}', '"\\ud800"', "[" * 100_000, '{"name": 1' + "0" * 10_000 + "}"],
    ids=["empty", "torn", "NaN", "lone surrogate", "deep", "endless number"],
)
def test_a_text_that_could_not_be_written_again_is_refused(text: str) -> None:
    with pytest.raises(DataRejected, match="no JSON that can be kept"):
        plain_from_text(text)


def test_the_form_is_plain_json_with_every_key() -> None:
    told = json.loads(view_text(FULL))
    assert told["version"] == 1 and told["columns"][2] == {"key": "year", "width_px": 60, "hidden": True}
    assert set(told) == set(view_json(View("b", ViewPage.TRADES)))


def test_names_are_one_whatever_the_case_and_find_a_free_place() -> None:
    assert clean_name("  Big \t trades ") == "Big trades"
    assert name_key("STRASSE") == name_key("straße") and name_key("e\u0301") == name_key("É")
    assert free_name("Tech", ["tech", "TECH (2)"]) == "Tech (3)"
    assert free_name("Other", ["tech"]) == "Other"
    longest = "x" * LONGEST_NAME
    assert free_name(longest, [longest]) == "x" * (LONGEST_NAME - 4) + " (2)"
    with pytest.raises(UserInputError, match="at most 80"):
        clean_name(longest + "x")
