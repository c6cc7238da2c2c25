"""A columnar table in memory and in one file: what screens sort, filter and sum. It knows nothing of trades.

Text is dictionary-coded (`derive.column`): sorting by text sorts small integers, searching text looks at each
distinct value once. Missing is a value of its own in every kind, and sorts last both ways. Tables do not
change; derive a new one (`take`, `patched`, `with_columns`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.derive.column import (
    EPOCH,
    MISSING_INT,
    MISSING_MONEY,
    Array,
    Column,
    Kind,
    Mask,
    Positions,
    column_of,
    compacted,
)
from govtrades_desktop.derive.folding import fold

MAGIC = b"GTCOLS\x00\x01"
_ALIGN = 64

SortKey = tuple[npt.NDArray[np.uint64], int]
"""Numbers from 0 on, and how many bits they have."""


class StaleTable(Exception):
    """A file that is not a whole table of this program's: to be rebuilt, never an error for the user."""


class ColumnTable:
    """Columns of equal length, addressed by name; rows are addressed by position (0-based)."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = dict(columns)
        lengths = {len(column.data) for column in self.columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"columns of different lengths: {sorted(lengths)}")
        self._length = lengths.pop() if lengths else 0
        self._orders: dict[tuple[str, ...], Positions] = {}
        self._ranks: dict[str, Array] = {}
        self._extents: dict[str, tuple[int, int, bool]] = {}

    def __len__(self) -> int:
        return self._length

    def array(self, name: str) -> Array:
        """Return the array of a column: codes of text, days of dates."""
        return self.columns[name].data

    def values(self, name: str) -> list[str]:
        """Return the dictionary of a text column, sorted; `array(name)` holds ranks in it, -1 is missing."""
        return self.columns[name].values

    def take(self, positions: Positions) -> ColumnTable:
        """Return the rows at `positions`, in that order, with the same dictionaries."""
        return ColumnTable({name: column.take(positions) for name, column in self.columns.items()})

    def with_columns(self, columns: Mapping[str, Column]) -> ColumnTable:
        """Return the table with more columns, or others in the place of those of the same name."""
        return ColumnTable({**self.columns, **columns})

    def patched(self, changes: Mapping[str, Mapping[int, Any]]) -> ColumnTable:
        """Return the table with other values in a few cells; columns that are not named are shared.

        Args:
            changes: by the column's name, plain values by position, as `cells` gives them (dates also as ISO
                text); None is missing. Values of text may be new.
        """
        return self.with_columns({name: self.columns[name].patched(cells) for name, cells in changes.items()})

    def cells(self, name: str, positions: Sequence[int] | Positions) -> list[Any]:
        """Return the cells of a column as plain values: str, int, date, bool, or None where missing."""
        column = self.columns[name]
        found = column.data[np.asarray(positions, dtype=np.intp)].tolist()
        if column.kind is Kind.TEXT:
            values = column.values
            return [None if code < 0 else values[code] for code in found]
        if column.kind is Kind.DATE:
            return [None if day == MISSING_INT else dt.date.fromordinal(day + EPOCH) for day in found]
        if column.kind is Kind.FLAG:
            return [None if value < 0 else bool(value) for value in found]
        missing = MISSING_MONEY if column.kind is Kind.MONEY else MISSING_INT
        return [None if value == missing else value for value in found]

    # -- masks
    # ---------------------------------------------------------------------------------------------------

    def all(self) -> Mask:
        """Return a mask of every row."""
        return np.ones(self._length, dtype=np.bool_)

    def is_missing(self, name: str) -> Mask:
        """Return where a column tells nothing."""
        column = self.columns[name]
        if column.kind in (Kind.TEXT, Kind.FLAG):
            below: Mask = column.data < 0
            return below
        missing: Mask = column.data == (MISSING_MONEY if column.kind is Kind.MONEY else MISSING_INT)
        return missing

    def where_text(self, name: str, accepts: Callable[[str], bool]) -> Mask:
        """Return where the folded text of a column is accepted; each distinct value is asked once."""
        column = self.columns[name]
        hits = np.fromiter((accepts(value) for value in column.folded), np.bool_, len(column.folded))
        return self._where_codes(column, hits)

    def contains(self, name: str, part: str) -> Mask:
        """Return where a text column holds `part`, whatever the case and the accents."""
        wanted = fold(part)
        column = self.columns[name]
        hits = np.array([wanted in value for value in column.folded], dtype=np.bool_)
        return self._where_codes(column, hits)

    def contains_words(self, name: str, phrase: str) -> Mask:
        """Return where a text column holds `phrase` as whole words: "ford" is not in "Hartford"."""
        wanted = fold(phrase)
        pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        return self.where_text(name, lambda value: wanted in value and pattern.search(value) is not None)

    def equals(self, name: str, values: Iterable[str]) -> Mask:
        """Return where a text column is one of `values`, whatever the case and the accents."""
        wanted = {fold(value) for value in values}
        return self.where_text(name, wanted.__contains__)

    def between(self, name: str, low: int | None, high: int | None) -> Mask:
        """Return where a column of numbers or dates lies from `low` to `high`, both inclusive; None is open.

        Dates are given as days since 1970. Missing lies nowhere.
        """
        data = self.columns[name].data
        mask = ~self.is_missing(name)
        if low is not None:
            mask &= data >= low
        if high is not None:
            mask &= data <= high
        return mask

    def _where_codes(self, column: Column, hits: Mask) -> Mask:
        if not hits.any():
            return np.zeros(self._length, dtype=np.bool_)
        # one more cell, for the code -1: missing is no hit
        found: Mask = np.append(hits, False)[column.data]
        return found

    # -- order
    # ---------------------------------------------------------------------------------------------------

    def order(self, keys: Sequence[str]) -> Positions:
        """Return all positions sorted by `keys`: names, the most significant first, "-" for descending.

        Stable: equal rows keep the table's order. Missing comes last both ways. The last few orders are kept,
        so that typing in a search box sorts nothing.
        """
        wanted = tuple(keys)
        found = self._orders.pop(wanted, None)
        if found is None:
            found = stable_order([self._sort_key(key) for key in wanted], self._length)
            while len(self._orders) >= 3:
                del self._orders[next(iter(self._orders))]
        self._orders[wanted] = found
        return found

    def select(self, mask: Mask, keys: Sequence[str] = ()) -> Positions:
        """Return the positions of `mask`, sorted by `keys`; without keys in the table's own order."""
        if not keys:
            return np.flatnonzero(mask)
        order = self.order(keys)
        return order[mask[order]]

    def _sort_key(self, key: str) -> SortKey:
        """Return numbers from 0 on that sort as the column does, missing last."""
        is_down = key.startswith("-")
        column = self.columns[key.removeprefix("-")]
        if column.kind in (Kind.TEXT, Kind.FLAG):
            count = len(column.values) if column.kind is Kind.TEXT else 2
            bits = count.bit_length()
            if is_down:  # missing is -1, and comes to count: the last
                return (np.int64(count - 1) - column.data).view(np.uint64), bits
            # of missing all bits are set, which is more than count - 1: the last
            return column.data.astype(np.int64).view(np.uint64) & np.uint64((1 << bits) - 1), bits
        low, high, has_missing = self._extent(key.removeprefix("-"))
        data = column.data.astype(np.int64)
        ranks = (np.int64(high) - data if is_down else data - np.int64(low)).view(np.uint64)
        if has_missing:
            ranks[column.data == (MISSING_MONEY if column.kind is Kind.MONEY else MISSING_INT)] = (
                high - low + 1
            )
        return ranks, (high - low + 1).bit_length()

    def _extent(self, name: str) -> tuple[int, int, bool]:
        """Return the least and the greatest number of a column, and whether some are missing."""
        found = self._extents.get(name)
        if found is None:
            data, missing = self.columns[name].data, self.is_missing(name)
            has_missing = bool(missing.any())
            known = data[~missing] if has_missing else data
            low, high = (int(known.min()), int(known.max())) if len(known) else (0, 0)
            found = self._extents[name] = (low, high, has_missing)
        return found

    def position_of(self, name: str, value: int) -> int | None:
        """Return the position of the row whose (unique) number in `name` is `value`, or None."""
        if name not in self._ranks:
            self._ranks[name] = np.argsort(self.columns[name].data, kind="stable")
        ranks = self._ranks[name]
        data = self.columns[name].data
        place = int(np.searchsorted(data, value, sorter=ranks))
        if place < len(ranks) and int(data[ranks[place]]) == value:
            return int(ranks[place])
        return None

    # -- file
    # ----------------------------------------------------------------------------------------------------

    def save(self, path: Path, facts: Mapping[str, Any]) -> None:
        """Write the table to one file, atomically; `facts` (plain JSON) come back from `load`.

        Raises:
            OSError: the place cannot be written.
        """
        blocks: list[bytes] = []
        listed = []
        offset = 0
        for name, column in self.columns.items():
            entry: dict[str, Any] = {"name": name, "kind": column.kind.value, "dtype": column.data.dtype.str}
            for part, block in (
                ("data", np.ascontiguousarray(column.data).tobytes()),
                ("packed", column.packed),
            ):
                entry[part] = (offset, len(block))
                padding = -len(block) % _ALIGN
                blocks += (block, bytes(padding))
                offset += len(block) + padding
            listed.append(entry)
        payload = b"".join(blocks)
        header = json.dumps(
            {"facts": dict(facts), "rows": self._length, "columns": listed, "size": len(payload)}
        ).encode("utf-8")
        part_path = path.with_name(f".{path.name}-{os.urandom(4).hex()}.part")
        try:
            with part_path.open("wb") as out:
                out.write(MAGIC)
                out.write(struct.pack("<III", len(header), zlib.crc32(header), zlib.crc32(payload)))
                out.write(header)
                out.write(payload)
                out.flush()
                os.fsync(out.fileno())
            os.replace(part_path, path)
        finally:
            with contextlib.suppress(OSError):
                part_path.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path) -> tuple[ColumnTable, dict[str, Any]]:
        """Read a table and its facts.

        Raises:
            StaleTable: there is no such file, or it is torn, damaged, or of another form.
        """
        try:
            whole = path.read_bytes()
        except OSError as error:
            raise StaleTable(f"{path.name}: {error.strerror or error}") from error
        start = len(MAGIC) + struct.calcsize("<III")
        if len(whole) < start or not whole.startswith(MAGIC):
            raise StaleTable(f"{path.name}: of another form")
        header_size, header_crc, payload_crc = struct.unpack_from("<III", whole, len(MAGIC))
        header = whole[start : start + header_size]
        payload = memoryview(whole)[start + header_size :]
        if zlib.crc32(header) != header_crc or zlib.crc32(payload) != payload_crc:
            raise StaleTable(f"{path.name}: damaged")
        told = json.loads(header)
        columns = {}
        for entry in told["columns"]:
            at, size = entry["data"]
            data = np.frombuffer(payload[at : at + size], dtype=np.dtype(entry["dtype"]))
            at, size = entry["packed"]
            columns[entry["name"]] = Column(Kind(entry["kind"]), data, bytes(payload[at : at + size]))
        return cls(columns), told["facts"]


def stable_order(keys: Sequence[SortKey], rows: int) -> Positions:
    """Return the stable order of rows by several keys, the most significant first.

    As many keys as fit are packed into one 64-bit number with the row's place under them: NumPy sorts such
    numbers by SIMD, several times quicker than it finds a stable order, and the places make it stable.

    Args:
        keys: of each row a number from 0 on, and how many bits the numbers have.
        rows: how many.
    """
    place_bits = max(1, (rows - 1).bit_length())
    room = 64 - place_bits
    parts: list[SortKey] = []  # none wider than the room, the most significant first
    for key, bits in keys:
        if bits > room:
            parts += ((key >> np.uint64(room), bits - room), (key & np.uint64((1 << room) - 1), room))
        else:
            parts.append((key, bits))
    found: Positions | None = None
    while parts:
        packed, used = np.arange(rows, dtype=np.uint64), 0
        while parts and used + parts[-1][1] <= room:
            key, bits = parts.pop()
            if bits:
                packed |= (key if found is None else key[found]) << np.uint64(place_bits + used)
            used += bits
        if used == 0:
            continue
        packed.sort()
        packed &= np.uint64((1 << place_bits) - 1)
        order = packed.view(np.intp) if np.intp().itemsize == 8 else packed.astype(np.intp)
        found = order if found is None else found[order]
    return np.arange(rows, dtype=np.intp) if found is None else found


__all__ = [
    "EPOCH",
    "MISSING_INT",
    "MISSING_MONEY",
    "Array",
    "Column",
    "ColumnTable",
    "Kind",
    "Mask",
    "Positions",
    "SortKey",
    "StaleTable",
    "column_of",
    "compacted",
    "stable_order",
]
