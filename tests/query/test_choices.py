"""Whom and what a correction can name: found by a few letters, told apart, and never more than asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.query.choices import (
    find_officials_to_choose,
    find_securities_to_choose,
    load_official_choice,
    load_security_choice,
)
from govtrades_desktop.query.library import Library
from govtrades_desktop.store.connection import open_store
from tests.query.edited import ADAM, NANCY, SENATOR, World


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    world = World(tmp_path)
    world.make()
    with open_store(world.database) as store, store.transaction() as connection:
        connection.execute(
            "INSERT INTO official VALUES ('V000081','Nydia','M.','Velázquez','','','Nydia Velázquez',NULL),"
            " ('O000172','Alexandria','','Ocasio-Cortez','','AOC','Alexandria Ocasio-Cortez',NULL)"
        )
        connection.execute(
            "INSERT INTO official_name (bioguide, first, middle, last, suffix, nickname) VALUES"
            " ('P000197','Nancy','','D''Alesandro','','')"
        )
    with world.library() as library:
        yield library


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pel", [NANCY]),
        ("Pelosi, Nancy", [NANCY]),
        ("nancy pelo", [NANCY]),
        ("elosi", []),  # the middle of a word is no beginning
        ("velazquez", ["V000081"]),
        ("VELÁZ", ["V000081"]),
        ("cortez", ["O000172"]),
        ("ocasio-c", ["O000172"]),
        ("aoc", ["O000172"]),
        ("d'ales", [NANCY]),  # an earlier name
        ("h001061", [SENATOR]),
        ("smith wa09", [ADAM]),
        ("smith nancy", []),
        ("", []),
        ("  ", []),
    ],
)
def test_officials_are_found_by_the_beginnings_of_their_names(
    library: Library, text: str, found: list[str]
) -> None:
    assert [one.bioguide for one in find_officials_to_choose(library, text)] == found


def test_an_official_comes_with_what_tells_two_of_a_name_apart(library: Library) -> None:
    adam = load_official_choice(library, ADAM)
    assert adam is not None
    assert (adam.name, adam.party, adam.seat, adam.first_year) == ("Smith, Adam", "I", "WA09", 2023)
    assert load_official_choice(library, "X000000") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("aapl", ["320193:AAPL"]),
        ("f", ["37996:F", "2:OLD"]),  # the whole ticker of today, before one that begins so (FORMER)
        ("reused", ["37996:F", "2:OLD"]),  # both had it
        ("former", ["2:OLD"]),
        ("app inc", ["320193:AAPL"]),
        ("s&p", ["1:SPY"]),
        ("320193:aapl", ["320193:AAPL"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_securities_are_found_by_ticker_of_any_day_or_by_name(
    library: Library, text: str, found: list[str]
) -> None:
    got = [one.key for one in find_securities_to_choose(library, text)]
    assert got == found if text != "reused" else sorted(got) == sorted(found)


def test_no_more_are_offered_than_asked_for(library: Library) -> None:
    assert len(find_securities_to_choose(library, "s", most=1)) == 1
    one = load_security_choice(library, "2:OLD")
    assert one is not None and one.tickers == ("OLD", "REUSED", "FORMER")
    assert load_security_choice(library, "9:NONE") is None
