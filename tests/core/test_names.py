"""Names: split and shown without losing a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.names import NameParts, clean_name, display_name, split_name


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Hon. Nancy Pelosi", NameParts("Hon.", "Nancy", "Pelosi", "")),
        ("Hon. Donald Sternoff Beyer Jr", NameParts("Hon.", "Donald Sternoff", "Beyer", "Jr")),
        ("Hon. Neal Patrick MD, Facs Dunn", NameParts("Hon.", "Neal Patrick MD, Facs", "Dunn", "")),
        ("Cleo Fields", NameParts("", "Cleo", "Fields", "")),
        ("Hon. Chris Van Hollen , Jr.", NameParts("Hon.", "Chris", "Van Hollen", "Jr.")),
        ("Cher", NameParts("", "", "Cher", "")),
    ],
)
def test_splits_printed_names(printed: str, parts: NameParts) -> None:
    assert split_name(printed) == parts


def test_shows_last_name_first_and_leaves_out_a_stray_title() -> None:
    assert display_name("Donald Sternoff Honorable", "Beyer", "Jr.") == "Beyer, Donald Sternoff Jr."
    assert display_name("Lisa", "McClain") == "McClain, Lisa"
    assert display_name("", "McClain") == "McClain"


@given(text=st.text(max_size=60))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    cleaned = clean_name(text)
    assert clean_name(cleaned) == cleaned
    parts = split_name(text)
    together = " ".join(part for part in (parts.prefix, parts.first, parts.last, parts.suffix) if part)
    assert together.replace(",", "").split() == cleaned.replace(",", "").split()
