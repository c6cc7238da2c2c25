"""The columnar table against plain Python: masks, order, file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.derive.column import joined
from govtrades_desktop.derive.columns import (
    ColumnTable,
    Kind,
    StaleTable,
    column_of,
    compacted,
    stable_order,
)
from govtrades_desktop.derive.folding import fold, folded_values
from govtrades_desktop.derive.table_builder import TableBuilder

KINDS = {"name": Kind.TEXT, "day": Kind.DATE, "lag": Kind.INT, "money": Kind.MONEY, "flag": Kind.FLAG}
_NAMES = st.one_of(
    st.none(),
    st.sampled_from(["Velázquez", "VELAZQUEZ", "Núñez", "Ford", "Hartford", "straße", "", " a  b "]),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=6),
)
_ROWS = st.lists(
    st.tuples(
        _NAMES,
        st.one_of(st.none(), st.dates().map(dt.date.isoformat)),
        st.one_of(st.none(), st.integers(-1000, 100_000)),
        st.one_of(st.none(), st.integers(-(2**61), 2**61), st.sampled_from([1001, 15001])),
        st.sampled_from([None, 0, 1]),
    ),
    max_size=30,
)


def build(rows: list[tuple[Any, ...]], batch: int = 7) -> ColumnTable:
    builder = TableBuilder(KINDS)
    for start in range(0, len(rows), batch):
        builder.add(rows[start : start + batch])
    return builder.finish()


@settings(max_examples=150, deadline=None)
@given(rows=_ROWS)
def test_cells_come_back_and_the_file_gives_the_same_table(
    rows: list[tuple[Any, ...]], tmp_path_factory: Any
) -> None:
    table = build(rows)
    path = tmp_path_factory.mktemp("t") / "t.columns"
    table.save(path, {"generation": 3})
    loaded, facts = ColumnTable.load(path)
    everywhere = list(range(len(rows)))
    for one in (table, loaded):
        assert len(one) == len(rows)
        assert one.cells("name", everywhere) == [row[0] or None for row in rows]
        assert one.cells("day", everywhere) == [row[1] and dt.date.fromisoformat(row[1]) for row in rows]
        assert one.cells("lag", everywhere) == [row[2] for row in rows]
        assert one.cells("money", everywhere) == [row[3] for row in rows]
        assert one.cells("flag", everywhere) == [None if row[4] is None else bool(row[4]) for row in rows]
    assert facts == {"generation": 3}


@settings(max_examples=150, deadline=None)
@given(
    rows=_ROWS,
    keys=st.lists(st.sampled_from(["name", "-name", "day", "-day", "lag", "-money", "-flag"]), max_size=3),
)
def test_order_is_what_python_sorts_stable_and_missing_last(
    rows: list[tuple[Any, ...]], keys: list[str]
) -> None:
    table = build(rows)
    wanted = list(range(len(rows)))
    for key in reversed(keys):
        column = list(KINDS).index(key.removeprefix("-"))
        values = [(row[column] or None) if column == 0 else row[column] for row in rows]

        def rank(position: int, values: list[Any] = values, column: int = column) -> Any:
            value = values[position]
            return (fold(value), value) if column == 0 else value

        known = [position for position in wanted if values[position] is not None]
        missing = [position for position in wanted if values[position] is None]
        # a reversed sort must keep equal rows in their order: sort the reversed list, and turn it round
        known = sorted(known[::-1], key=rank)[::-1] if key.startswith("-") else sorted(known, key=rank)
        wanted = known + missing
    assert table.order(keys).tolist() == wanted
    half = np.arange(len(rows)) % 2 == 0
    assert table.select(half, keys).tolist() == [position for position in wanted if position % 2 == 0]


@settings(max_examples=100, deadline=None)
@given(rows=_ROWS, part=st.one_of(st.sampled_from(["VEL", "ñ", "ford", "ss", "a b"]), st.text(max_size=2)))
def test_masks_are_what_python_finds(rows: list[tuple[Any, ...]], part: str) -> None:
    table = build(rows)
    names = [row[0] or None for row in rows]
    assert table.contains("name", part).tolist() == [
        name is not None and fold(part) in fold(name) for name in names
    ]
    assert table.equals("name", [part]).tolist() == [
        name is not None and fold(part) == fold(name) for name in names
    ]
    lags = [row[2] for row in rows]
    assert table.between("lag", 0, 45).tolist() == [lag is not None and 0 <= lag <= 45 for lag in lags]
    assert table.between("lag", None, 45).tolist() == [lag is not None and lag <= 45 for lag in lags]
    for number, name in enumerate(KINDS):
        assert table.is_missing(name).tolist() == [row[number] is None or row[number] == "" for row in rows]


def test_case_accents_and_whole_words() -> None:
    table = build([("Velázquez, Nydia", None, None, None, None), ("Hartford Group", None, None, None, None)])
    assert table.contains("name", "VELAZ").tolist() == [True, False]
    assert table.contains("name", "ford").tolist() == [False, True]
    assert table.contains_words("name", "ford").tolist() == [False, False]
    assert table.contains_words("name", "hartford group").tolist() == [False, True]


def test_many_distinct_values_widen_the_codes_and_still_sort() -> None:
    """int8, int16 and int32 codes, at their borders."""
    for count in (126, 127, 128, 32_766, 32_767, 40_000):
        names = [f"{(number * 7919) % count:06d}" for number in range(count)]
        table = build([(name, None, None, None, None) for name in names], batch=10_000)
        order = table.order(("name",))
        assert [names[position] for position in order[:50]] == sorted(names)[:50]
        assert table.equals("name", [names[-1]]).sum() == 1
        found = table.order(("-name",))
        assert names[found[0]] == max(names)


def test_a_compacted_column_finds_the_same() -> None:
    table = build([(name, None, None, None, None) for name in ("a", "b", None, "c", "b")])
    part = table.take(np.array([4, 2, 1]))
    column = compacted(part.columns["name"])
    small = ColumnTable({"name": column})
    assert column.values == ["b"] and small.cells("name", [0, 1, 2]) == ["b", None, "b"]


def same_bytes(one: ColumnTable, other: ColumnTable) -> None:
    assert list(one.columns) == list(other.columns)
    for name, column in one.columns.items():
        theirs = other.columns[name]
        assert (column.kind, column.data.dtype, column.packed) == (
            theirs.kind,
            theirs.data.dtype,
            theirs.packed,
        )
        assert column.data.tolist() == theirs.data.tolist(), name


@settings(max_examples=150, deadline=None)
@given(rows=_ROWS, others=_ROWS, where=st.data())
def test_patching_and_joining_give_what_building_from_the_rows_gives(
    rows: list[tuple[Any, ...]], others: list[tuple[Any, ...]], where: st.DataObject
) -> None:
    """The corrected table is the same, byte by byte, as one built from corrected rows: dictionaries too."""
    first, second = build(rows), build(others)
    both = {name: joined(column, second.columns[name]) for name, column in first.columns.items()}
    same_bytes(ColumnTable(both), build([*rows, *others]))
    if rows:
        places = where.draw(st.lists(st.integers(0, len(rows) - 1), max_size=4, unique=True))
        changes = {place: others[number % len(others)] for number, place in enumerate(places) if others}
        wanted = [changes.get(place, row) for place, row in enumerate(rows)]
        patched = first.patched(
            {
                name: {place: row[number] for place, row in changes.items()}
                for number, name in enumerate(KINDS)
            }
        )
        same_bytes(patched, build(wanted))
        same_bytes(first, build(rows))  # the table it was made from stays as it was


def test_columns_are_made_of_plain_values_and_added() -> None:
    table = build([("b", "2025-01-02", 1, 2, 0), ("a", None, None, None, None)])
    more = table.with_columns(
        {
            "edited": column_of(Kind.FLAG, [True, None]),
            "note": column_of(Kind.TEXT, ["mine\x00", ""]),
            "day": column_of(Kind.DATE, [dt.date(2025, 3, 4), None]),
        }
    )
    assert more.cells("edited", [0, 1]) == [True, None]
    assert more.cells("note", [0, 1]) == ["mine\ufffd", None]
    assert more.cells("day", [0, 1]) == [dt.date(2025, 3, 4), None]
    assert list(more.columns) == [*KINDS, "edited", "note"] and "edited" not in table.columns


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(*(st.integers(0, (1 << bits) - 1) | st.integers(0, 1) for bits in (1, 7, 33, 64))),
        max_size=40,
    ),
    st.permutations([0, 1, 2, 3]),
)
def test_packed_keys_give_the_stable_order(rows: list[tuple[int, ...]], places: list[int]) -> None:
    """Keys that fit into one number beside the row's place, that fill it, and that need several."""
    bits = (1, 7, 33, 64)
    keys = [(np.array([row[place] for row in rows], dtype=np.uint64), bits[place]) for place in places]
    wanted = sorted(range(len(rows)), key=lambda row: [rows[row][place] for place in places])
    assert stable_order(keys, len(rows)).tolist() == wanted


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(st.characters(exclude_characters="\0"), max_size=5), _NAMES), max_size=12))
def test_folding_all_at_once_is_folding_each(values: list[str | None]) -> None:
    """Odd blanks and letters outside ASCII are few among thousands of values; missing one loses a row."""
    known = [value for value in values if value]
    assert folded_values(known) == [fold(value) for value in known]


def test_a_row_is_found_by_its_number() -> None:
    table = build([(None, None, number, None, None) for number in (30, 10, 20)])
    assert [table.position_of("lag", number) for number in (10, 20, 30, 40, -1)] == [1, 2, 0, None, None]


@pytest.mark.parametrize(
    "spoil", ["absent", "empty", "short", "flipped header", "flipped payload", "other form"]
)
def test_a_file_that_is_not_whole_is_stale_never_believed(spoil: str, tmp_path: Path) -> None:
    """Stops: a torn index shown as if it were the data."""
    path = tmp_path / "t.columns"
    build([("a", "2025-01-01", 1, 2, 0)] * 50).save(path, {})
    whole = bytearray(path.read_bytes())
    if spoil == "absent":
        path.unlink()
    else:
        whole = {
            "empty": bytearray(),
            "short": whole[:-70],
            "flipped header": whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
            "flipped payload": whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:],
            "other form": bytearray(b"SQLite format 3\x00" * 20),
        }[spoil]
        path.write_bytes(whole)
    with pytest.raises(StaleTable):
        ColumnTable.load(path)
