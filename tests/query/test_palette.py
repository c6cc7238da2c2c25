"""What a few letters find, and in what order; and what is offered at a cursor."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.query.completion import OfferKind, keys_of, offers_at
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.near_words import slips_between
from govtrades_desktop.query.palette import Finder, find_filings_by_id, load_directory, marks
from govtrades_desktop.query.trades import find_trades

NAMES = (
    "Ocasio-Cortez, Alexandria",
    "Cortez Masto, Catherine",
    "Velázquez, Nydia",
    "Alexander, Lamar",
    "McOcasio, A",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ocasio", [0]),
        ("cortez", [1, 0]),
        ("cortez alex", [0]),
        ("ocasio-cortez", [0]),
        ("ALEX", [3, 0]),
        ("velazquez", [2]),
        ("velázq nyd", [2]),
        ("casio", []),
        ("", []),
        ("---", []),
    ],
)
def test_beginnings_of_names_come_before_beginnings_of_words(text: str, found: list[int]) -> None:
    assert Finder(NAMES).find(text, 9) == found


def test_parts_and_letters_in_order_are_ways_of_their_own() -> None:
    finder = Finder(NAMES)
    assert finder.find_parts("casio", 9) == [0, 4] and finder.find_parts("casio a", 1) == [0]
    assert finder.find_in_order("alxnd", 9) == [3, 0] or finder.find_in_order("alxnd", 9) == [0, 3]
    assert finder.find_in_order("vlzqz", 9) == [2]
    assert finder.find_in_order("oa", 9) == [], "two letters are in order everywhere"
    assert finder.find_in_order("aaaaaa", 9) == []


def test_a_whole_key_comes_first() -> None:
    finder = Finder(["FORD Ford Motor", "F Ford Motor", "FX Something"], ["FORD", "F", "FX"])
    assert finder.find("f", 3) == [1, 0, 2]
    assert finder.find("f", 1) == [1]


@given(st.text(max_size=30), st.lists(st.text(max_size=20), max_size=8))
def test_any_text_finds_names_that_are_there_each_once(text: str, names: list[str]) -> None:
    finder = Finder(names, names)
    for way in (Finder.find, Finder.find_parts, Finder.find_in_order):
        found = way(finder, text, 4)
        assert len(set(found)) == len(found) <= 4 and all(0 <= place < len(names) for place in found)
    for name in names:
        runs = marks(text, name)
        assert all(0 <= start < start + length <= len(name) for start, length in runs)
        assert all(a + n < b for (a, n), (b, _) in zip(runs, runs[1:], strict=False)), "apart and in order"


@given(
    st.lists(st.text(alphabet="abc x-é", max_size=9), max_size=8),
    st.text(alphabet="abcxé", min_size=1, max_size=4),
)
def test_nothing_that_begins_so_is_missed(names: list[str], word: str) -> None:
    """The names are one text with a line each: a find that runs over an end would miss or mistake one."""
    from govtrades_desktop.derive.folding import fold

    wanted = fold(word)
    expected = {
        place
        for place, name in enumerate(names)
        if any(part.startswith(wanted) for part in fold(name).replace("-", " ").split())
    }
    assert set(Finder(names).find(word, 99)) == expected
    assert set(Finder(names).find_parts(word, 99)) == {
        p for p, name in enumerate(names) if wanted in fold(name)
    }


@pytest.mark.parametrize(
    ("text", "name", "bold"),
    [
        ("nan pel", "Pelosi, Nancy", "PelNan"),
        ("velaz", "Velázquez", "Veláz"),
        ("plsi", "Pelosi, Nancy", "Plsi"),
        ("losi", "Pelosi", "losi"),
        ("zz", "Pelosi", ""),
        ("strasse", "Straße", "Straße"),
    ],
)
def test_the_letters_that_found_a_name_are_marked(text: str, name: str, bold: str) -> None:
    assert "".join(name[start : start + length] for start, length in marks(text, name)) == bold


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("pelosi", "pelosi", 0),
        ("pelo", "pelosi", 0),
        ("pleosi", "pelosi", 1),
        ("plesoi", "pelosi", 2),
        ("epolsi", "pelosi", 2),
        ("pelossi", "pelosi", 1),
        ("plsi", "pelosi", 2),
        ("velaquez", "velazquez", 1),
        ("delosi", "pelosi", 3),
    ],
)
def test_slips_are_counted(typed: str, meant: str, slips: int) -> None:
    assert slips_between(typed, meant, 2) == slips


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("plesoi", "Pelosi, Nancy"),
        ("pleosi nacny", "Pelosi, Nancy"),
        ("velasquez", "Velázquez, Nydia"),
        ("flieschman", "Fleischmann, Charles (Chuck)"),
        ("hovean", "Hoeven, John"),
    ],
)
def test_swapped_and_wrong_letters_find_the_name_all_the_same(
    people: Library, typed: str, found: str
) -> None:
    """Stops: two letters swapped, as fingers do, and the palette says that nobody goes by that name."""
    directory = load_directory(people)
    assert not directory.find_officials(typed, 9) and not directory.find_officials(
        typed, 9, Finder.find_in_order
    )
    for how in (Finder.find_near, Finder.find_loosely):
        hits = directory.find_officials(typed, 9, how)
        assert hits and hits[0].name.partition(",")[0] == found.partition(",")[0]
    assert directory.find_officials("zzzzzz", 9, Finder.find_loosely) == []


@given(word=st.text("abcdefgh", min_size=6, max_size=12), place=st.integers(0, 10))
def test_any_two_neighbours_swapped_are_one_slip(word: str, place: int) -> None:
    place = min(place, len(word) - 2)
    typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert slips_between(typed, word, 2) <= 1
    assert 0 in Finder([word, "zzzz"]).find_near(typed, 9)


def test_everybody_and_everything_in_the_lists_can_be_found(people: Library) -> None:
    directory = load_directory(people)
    assert load_directory(people) is directory, "made once for a state of the data"
    assert directory.officials and directory.securities
    for official in directory.officials:
        assert official in directory.find_officials(official.name, 9)
        assert directory.find_officials(official.bioguide.lower(), 9)[0] == official
    for security in directory.securities:
        assert directory.find_securities(security.symbol or security.key, 1) == [security]
        assert security in directory.find_securities(security.name, 9)


def test_filings_are_found_by_the_beginning_of_their_ids(people: Library, facts: sqlite3.Connection) -> None:
    doc_ids = [row[0] for row in facts.execute("SELECT doc_id FROM filing")]
    for doc_id in (doc_ids[0], doc_ids[-1], doc_ids[0][:5]):
        expected = {one for one in doc_ids if one.startswith(doc_id)}
        assert {hit.doc_id for hit in find_filings_by_id(people, doc_id.upper(), 9999)} == expected
    assert find_filings_by_id(people, doc_ids[0][:3], 9) == []
    assert find_filings_by_id(people, "pelosi", 9) == find_filings_by_id(people, "ffffffff", 9) == []


def texts(text: str, table: str, library: Library | None, *, is_whole: bool = False) -> list[str]:
    return [one.text for one in offers_at(text, len(text), table, library, most=50, is_whole=is_whole)[1]]


def test_what_is_offered_can_be_searched(people: Library) -> None:
    """Stops: a suggestion that is taken and then refused, for any key of any table."""
    for table in ("trades", "filings"):
        find = find_trades if table == "trades" else find_filings
        for name in keys_of(table):
            for value in texts(f"{name}:", table, people):
                find(people, f"{name}:{value}")
                find(people, f"-({name}:{value} OR lag)")
        for prefix in ("pe", "nv", "be", "fo"):
            for whole in texts(prefix, table, people):
                if not whole.endswith(":"):
                    find(people, whole)


def test_offers_follow_the_cursor_the_table_and_what_is_known(people: Library) -> None:
    assert texts("pel", "trades", people) == ['official:="Pelosi, Nancy"']
    assert texts("nvda", "trades", people)[0] == "ticker:NVDA"
    assert "ticker:NVDA" not in texts("nvda", "filings", people)
    assert texts("part", "trades", None) == ["party:"]
    assert texts("party:", "trades", None) == ["D", "R", "I"]
    assert texts("colour:", "trades", people) == [] == texts("", "trades", people)
    assert set(texts("", "filings", people, is_whole=True)) == {f"{name}:" for name in keys_of("filings")}
    assert texts("amount:>=5", "trades", people)[0] == ">=50k"
    assert '="Financials"' in texts("sector:", "trades", people)
    assert not any("=" in one for one in texts("sector:x|", "trades", people)), "a quotation stands alone"
    assert texts("p", "trades", people) == ["party:"], "one letter names nobody"
    kinds = {one.kind for one in offers_at("be", 2, "trades", people)[1]}
    assert kinds == {OfferKind.SECURITY}


@given(text=st.text(max_size=40), cursor=st.integers(0, 40), is_whole=st.booleans())
def test_any_text_is_answered(text: str, cursor: int, is_whole: bool) -> None:  # noqa: FBT001
    for table in ("trades", "filings", "officials", "securities"):
        typed, _ = offers_at(text, cursor, table, None, is_whole=is_whole)
        assert typed.span.end <= len(text)
