"""What rows can be narrowed to: every figure is the number of rows that the value's own term finds."""

from __future__ import annotations

import pytest

from govtrades_desktop.query.facets import count_facets, facet_keys
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import find_officials
from govtrades_desktop.query.securities import find_securities
from govtrades_desktop.query.trades import find_trades

FIND = {
    "trades": find_trades,
    "filings": find_filings,
    "officials": find_officials,
    "securities": find_securities,
}


@pytest.mark.parametrize(
    ("table", "text"),
    [
        *((table, "") for table in FIND),
        ("trades", "-late:yes owner:spouse|joint"),
        ("filings", "party:D"),
        ("officials", "filings:>3"),
        ("securities", "trades:>3"),
    ],
)
def test_every_figure_is_the_number_of_rows_behind_it(people: Library, table: str, text: str) -> None:
    """Stops: a list that says 12, and a click that shows 9: columns counted otherwise than a term asks."""
    find = FIND[table]
    rows = find(people, text)
    keys = facet_keys(table)
    assert len(keys) > 4
    told = {key: 0 for key in keys}
    for key in keys:
        for one in count_facets(people, table, key, rows):
            assert one.rows == len(find(people, f"{text} {key}:{one.text}")), (key, one)
            told[key] += one.rows
    assert sum(map(bool, told.values())) > 3, told


def test_names_come_by_number_and_letters_narrow_them(people: Library) -> None:
    rows = find_trades(people)
    officials = count_facets(people, "trades", "official", rows)
    assert [one.rows for one in officials] == sorted((one.rows for one in officials), reverse=True)
    assert officials[0].text.startswith('="')
    (found,) = count_facets(people, "trades", "official", rows, wanted="velazq")
    assert found.shown == "Velázquez, Nydia" and "NY07" in found.label.replace(" ", "")
    committees = count_facets(people, "trades", "committee", rows, wanted="financial")
    assert [(one.text, one.shown) for one in committees] == [
        ("HSBA", "House Committee on Financial Services")
    ]
    assert committees[0].rows == len(find_trades(people, "committee:HSBA")) > 0
    assert not count_facets(people, "trades", "ticker", rows, wanted="zebra")
    assert len(count_facets(people, "trades", "ticker", rows, most=2)) == 2
