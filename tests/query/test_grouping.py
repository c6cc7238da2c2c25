"""Trades in groups: figures are what SQL says, a group's rows are a slice, its query finds exactly them."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.derive.column import Kind, column_of
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.group_rows import load_groups
from govtrades_desktop.query.grouping import _SORTS, GROUP_SORTS, Grouping, Groups, group_trades
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import _addable, exact_sums, trade_facts
from govtrades_desktop.query.trades import find_trades, sum_trades
from tests.query.test_identity_counts import FROM, IN_FORCE, PARTY

KEYS = {
    Grouping.OFFICIAL: "COALESCE(m.bioguide, f.last || '|' || f.first || '|' || f.suffix)",
    Grouping.SECURITY: "COALESCE(x.security_key, t.asset)",
    Grouping.FILING: "f.id",
    Grouping.MONTH: "substr(t.traded_on, 1, 7)",
    Grouping.YEAR: "substr(t.traded_on, 1, 4)",
    Grouping.PARTY: PARTY,
    Grouping.STATE: "CASE f.source WHEN 'senate' THEN 'ND'"
    " ELSE NULLIF(substr(f.state_district, 1, 2), '') END",
    Grouping.CHAMBER: "f.source",
    Grouping.SECTOR: "s.sector",
    Grouping.CLASS: "x.asset_class",
    Grouping.OWNER: "t.owner",
    Grouping.TYPE: "t.type",
}
FIGURES = f"""
COALESCE(SUM({IN_FORCE}), 0), SUM(NOT ({IN_FORCE})), SUM(({IN_FORCE}) AND t.type = 'purchase'),
SUM(({IN_FORCE}) AND t.type LIKE '%sale'), SUM(({IN_FORCE}) AND t.type = 'exchange'),
SUM(CASE WHEN {IN_FORCE} THEN COALESCE(t.amount_low_usd, 0) ELSE 0 END),
SUM(CASE WHEN {IN_FORCE} THEN COALESCE(t.amount_high_usd, t.amount_low_usd, 0) ELSE 0 END),
SUM(({IN_FORCE}) AND t.amount_low_usd IS NOT NULL AND t.amount_high_usd IS NULL),
SUM(({IN_FORCE}) AND t.amount_low_usd IS NULL AND t.amount_high_usd IS NULL),
MIN(t.traded_on), MAX(t.traded_on)"""
NAMES = (
    *("trades", "superseded", "purchases", "sales", "exchanges", "amount_low", "amount_high", "open_ended"),
    *("without_amount", "first_traded", "last_traded"),
)


def ids_of(library: Library, groups: Groups) -> list[frozenset[int]]:
    ids = library.trades.array("id")
    return [frozenset(ids[groups.of(group)].tolist()) for group in range(len(groups))]


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("text", ["", "version:all", "type:buy"])
def test_every_figure_of_every_group_is_what_sql_says(
    people: Library, facts: sqlite3.Connection, grouping: Grouping, text: str
) -> None:
    where = {"": IN_FORCE, "version:all": "1", "type:buy": f"{IN_FORCE} AND t.type = 'purchase'"}[text]
    wanted = {
        frozenset(map(int, ids.split(","))): tuple(figures)
        for _, ids, *figures in facts.execute(
            f"SELECT {KEYS[grouping]}, group_concat(t.id), {FIGURES} {FROM} WHERE {where} GROUP BY 1"
        )
    }
    groups = group_trades(people, find_trades(people, text), grouping)
    cells = zip(*(groups.rows.cells(name, range(len(groups))) for name in NAMES), strict=True)
    found = {
        ids: (*row[:-2], *(day and day.isoformat() for day in row[-2:]))
        for ids, row in zip(ids_of(people, groups), cells, strict=True)
    }
    assert found == wanted
    assert len(wanted) > 1 or grouping is Grouping.TYPE


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("text", ["", "version:all", "type:buy OR nvidia"])
def test_each_groups_query_finds_exactly_its_trades(people: Library, grouping: Grouping, text: str) -> None:
    groups = group_trades(people, find_trades(people, text), grouping)
    rows = load_groups(people, groups, range(len(groups)), text=text)
    for number, row in enumerate(rows):
        assert row.trades + row.superseded == len(groups.of(number))
        if row.query is None:
            assert grouping is Grouping.STATE and row.label is None  # no search finds what has no state
            continue
        query = f"{row.query} version:all" if text == "version:all" else row.query
        assert set(find_trades(people, query).tolist()) == set(groups.of(number).tolist()), row
    assert len({row.query for row in rows}) == len(rows)


def test_groups_are_called_what_a_reader_calls_them(people: Library) -> None:
    def first(grouping: Grouping) -> Any:
        return load_groups(people, group_trades(people, find_trades(people), grouping), (0,))[0]

    official, security, filing = first(Grouping.OFFICIAL), first(Grouping.SECURITY), first(Grouping.FILING)
    assert official.key and official.label and ", " in official.label
    officials = group_trades(people, find_trades(people), Grouping.OFFICIAL)
    seats = {row.key: row.detail for row in load_groups(people, officials, range(len(officials)))}
    assert seats["W000797"][2:].isdigit() and seats["W000797"][:2].isupper()
    assert security.label == "HIG" and security.key is None  # as filed: no list has it
    securities = group_trades(people, find_trades(people), Grouping.SECURITY)
    named = {row.key: row for row in load_groups(people, securities, range(len(securities)))}
    assert (named["320193:AAPL"].label, named["320193:AAPL"].detail) == ("AAPL", "Apple Inc.")
    assert filing.filed_on is not None and filing.key.endswith(filing.label) and filing.detail
    months = group_trades(people, find_trades(people), Grouping.MONTH)
    labels = [row.label for row in load_groups(people, months, range(len(months)))]
    assert labels[-1] is None and labels[:-1] == sorted(filter(None, labels), reverse=True)


def test_unresolved_names_are_groups_of_their_own(people: Library) -> None:
    """By the name alone, an unresolved filer would be taken for the official of that name, or be nowhere."""
    groups = group_trades(people, find_trades(people), Grouping.OFFICIAL)
    rows = load_groups(people, groups, range(len(groups)))
    unresolved = find_trades(people, "unresolved:official")
    without = [number for number, row in enumerate(rows) if row.key is None]
    assert len(without) > 1 and all(rows[number].label for number in without)
    assert {one for number in without for one in groups.of(number).tolist()} == set(unresolved.tolist())
    rows = load_groups(
        people, groups := group_trades(people, find_trades(people), Grouping.SECURITY), range(len(groups))
    )
    assert any(row.key is None and row.label for row in rows) and any(row.key for row in rows)


@pytest.mark.parametrize("grouping", [Grouping.OFFICIAL, Grouping.MONTH, Grouping.PARTY, Grouping.FILING])
def test_rows_keep_their_order_within_a_group_and_groups_take_any_order(
    people: Library, grouping: Grouping
) -> None:
    positions = find_trades(people, "version:all").copy()
    random.Random(3).shuffle(positions)
    positions = positions[: len(positions) * 2 // 3]
    place = {position: number for number, position in enumerate(positions.tolist())}
    groups = group_trades(people, positions, grouping)
    assert sorted(groups.positions.tolist()) == sorted(positions.tolist())
    for sort in [(), *((name,) for name in GROUP_SORTS), *((f"-{name}",) for name in GROUP_SORTS)]:
        found = group_trades(people, positions, grouping, sort=sort)
        again = groups.sorted(sort)
        assert (
            again.positions.tolist() == found.positions.tolist()
            and again.starts.tolist() == found.starts.tolist()
        )
        assert ids_of(people, again) == ids_of(people, found)
        for number in range(len(found)):
            within = [place[position] for position in found.of(number).tolist()]
            assert within == sorted(within) and within
            assert found.group_at(int(found.starts[number])) == number
        for name in _SORTS[sort[0].removeprefix("-")][:1] if sort else ():
            known = [cell for cell in found.rows.cells(name, range(len(found))) if cell is not None]
            assert known == sorted(known, reverse=sort[0].startswith("-"))


def test_no_trades_are_no_groups_and_a_wrong_order_is_told(people: Library) -> None:
    nothing = np.array([], dtype=np.intp)
    for grouping in Grouping:
        groups = group_trades(people, nothing, grouping)
        assert len(groups) == 0 and groups.starts.tolist() == [0] and len(groups.sorted(("-trades",))) == 0
    with pytest.raises(UserInputError, match="no column 'size'"):
        group_trades(people, nothing, "official", sort=("size",))
    with pytest.raises(ValueError, match="votes"):
        group_trades(people, nothing, "votes")


def test_groups_and_the_line_below_the_table_say_the_same(people: Library) -> None:
    """Replaced rows and deletions were summed where a search showed them: told twice, counted twice."""
    positions = find_trades(people, "version:all")
    sums = sum_trades(people, positions)
    assert sums.rows == len(positions) and (sums.replaced, sums.deletions) > (0, 0)
    in_force = sum_trades(people, find_trades(people))
    assert (sums.trades, sums.amount_low_usd, sums.amount_high_usd) == (
        in_force.trades, in_force.amount_low_usd, in_force.amount_high_usd,
    )  # fmt: skip
    for grouping in Grouping:
        rows = group_trades(people, positions, grouping).rows
        assert int(rows.array("amount_low").sum()) == sums.amount_low_usd
        assert int(rows.array("amount_high").sum()) == sums.amount_high_usd
        assert int(rows.array("open_ended").sum()) == sums.open_ended
        assert int(rows.array("without_amount").sum()) == sums.without_amount
        assert int(rows.array("trades").sum()) == sums.trades
        assert int(rows.array("superseded").sum()) == sums.replaced + sums.deletions > 0


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(-(2**50), 2**50) | st.integers(-(2**56), 2**56)), max_size=20
    )
)
def test_sums_are_exact_however_great_the_amounts(rows: list[tuple[int, int]]) -> None:
    """Sums in float64 alone are wrong by some dollars beyond 2**53, and nobody would see it."""
    groups = np.array([group for group, _ in rows], dtype=np.intp)
    amounts = np.array([amount for _, amount in rows], dtype=np.int64)
    wanted = [sum(amount for group, amount in rows if group == one) for one in range(4)]
    assert exact_sums(groups, 4, _addable(amounts)).tolist() == wanted
    assert exact_sums(groups, 4, amounts).tolist() == wanted


def test_misprinted_years_and_trades_without_dates_are_months_too() -> None:
    days = ["0021-03-04", "2025-05-31", None, "2202-01-01", "1969-12-31"]
    table = ColumnTable({"traded": column_of(Kind.DATE, days)})
    months, size = trade_facts(table).months
    assert months.tolist() == [0, (2025 - 21) * 12 + 2, -1, (2202 - 21) * 12 - 2, (1969 - 21) * 12 + 9]
    assert size == months.max() + 1
    nothing = ColumnTable({"traded": column_of(Kind.DATE, [None, None])})
    assert trade_facts(nothing).months[0].tolist() == [-1, -1]
