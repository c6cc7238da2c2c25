"""`security:` takes a key, a ticker of today or of the past, else words of a name; all agree."""

from __future__ import annotations

import sqlite3

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.completion import offers_at, values_for
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.security_names import KnownSecurity, SecurityNames
from govtrades_desktop.query.grammar.tree import Field
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.palette import load_directory
from govtrades_desktop.query.securities import find_securities, load_securities
from govtrades_desktop.query.security_names import load_security_names, name_meant, securities_meant
from govtrades_desktop.query.trades import find_trades, load_rows

NAMES = SecurityNames(
    (
        KnownSecurity("1:common", "META", "Meta Platforms, Inc.", ("FB", "META"), ("Facebook Inc",)),
        KnownSecurity("2:common", "RNMBY", "Rheinmetall AG ADR", ("RNMBY",)),
        KnownSecurity("3:common", "METV", "Roundhill Ball Metaverse ETF", ("META", "METV")),
        KnownSecurity("4:B", "BRK-B", "Berkshire Hathaway Inc", ("BRK-B",)),
        KnownSecurity("5:common", "KO", "Coca-Cola Co", ("KO",)),
        KnownSecurity("6:common", "F", "Ford Motor Co", ("F",)),
        KnownSecurity("7:common", "HIG", "Hartford Financial", ("HIG",)),
    )
)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("META", ["META", "METV"]),  # today's holder, then who had it before
        ("meta", ["META", "METV"]),
        ("FB", ["META"]),
        ("BRK.B", ["BRK-B"]),
        ("1:common", ["META"]),
        ('="1:common"', ["META"]),
        ("=FB", ["META"]),
        ("=Facebook", []),
        ("facebook", ["META"]),
        ("metav", ["METV"]),
        ("metall", []),  # within a word of Rheinmetall
        ("ford", ["F"]),  # and not Hartford
        ("coca", ["KO"]),
        ("cocacola", ["KO"]),
        ('"coca-cola"', ["KO"]),
        ('"META"', ["META"]),  # quoted: a whole word of a name, as in "Meta Platforms"; no ticker
        ('"meta platforms"', ["META"]),
        ("zzz", []),
    ],
)
def test_what_a_value_means(text: str, symbols: list[str]) -> None:
    """`security:META` found Rheinmetall, and `security:AAPL` nothing: both silently."""
    field = parse(f"security:{text}")
    assert isinstance(field, Field)
    found = [one.symbol for one in NAMES.meant_by(field.values[0])]
    assert found == symbols


def test_a_ticker_finds_its_rows_and_no_others(people: Library, facts: sqlite3.Connection) -> None:
    def stored(key: str) -> set[int]:
        return {row[0] for row in facts.execute(
            "SELECT transaction_id FROM trade_security WHERE security_key = ?", (key,))}  # fmt: skip

    for text, key in (
        *(("AAPL", "320193:AAPL"), ("aapl", "320193:AAPL"), ("BRKB", "1067983:BRK-B")),
        *(("F", "37996:F"), ("ford", "37996:F"), ("MSFT", "filed:MSFT"), ('="37996:F"', "37996:F")),
    ):
        found = load_rows(people, find_trades(people, f"security:{text} version:all"))
        assert {row.id for row in found} == stored(key) != set(), text
        (row,) = load_securities(people, find_securities(people, f"security:{text}"))
        assert row.key == key


@pytest.mark.parametrize("find", [find_trades, find_securities])
def test_an_unknown_one_is_told_at_its_place(people: Library, find: object) -> None:
    with pytest.raises(UserInputError, match="No security of the trades") as caught:
        find(people, "trades:>0 security:AAPK" if find is find_securities else "owner:self security:AAPK")  # type: ignore[operator]
    assert caught.value.context["length"] == 4
    assert "AAPL" in caught.value.hint
    # a page's own search of what no trade names is no mistake
    assert len(find(people, 'security:="1:NONE"')) == 0  # type: ignore[operator]


def test_completion_and_palette_know_what_the_search_knows(people: Library) -> None:
    directory = load_directory(people)
    for typed in ("AAPL", "BRKB", "ford", "nvid", "F"):
        meant = [one.key for one in load_security_names(people).begun(typed, 20)]
        offered = [one.text for one in values_for("security", typed, people)]
        assert offered == [f'="{key}"' for key in meant] != []
        assert directory.find_securities(typed, 20)[0].key == meant[0]
        for text in offered:
            assert len(find_trades(people, f"security:{text}")) > 0
    assert "once BRKB" in values_for("security", "brkb", people)[0].label
    _, offers = offers_at("security:AAPL", 13, "trades", people)
    assert [one.text for one in offers][:1] == ['="320193:AAPL"']


def test_it_is_said_which_one_is_meant(people: Library) -> None:
    assert securities_meant(people, "security:BRKB|F -security:zzz owner:self") == (
        ("BRKB", ("Berkshire Hathaway (BRK-B)",)),
        ("F", ("Ford Motor Co (F)",)),
    )
    assert securities_meant(people, "(") == ()
    assert name_meant(people, "BRKB") == "Berkshire Hathaway (BRK-B)"
    assert name_meant(people, "hathaway") is None
