"""A table as Parquet: typed columns, text as filed, the method sheet in the metadata.

The sheet is JSON under the key `govtrades.method`. Integers are INT64, dates DATE, moments TIMESTAMP in
UTC, truths BOOLEAN, exact amounts DOUBLE, text UTF-8; every column may hold nulls. Snappy, for every reader
has it. Written a row group at a time. Only this module may use pandas and fastparquet, and it asks neither
for types: each column has the type of its kind, empty or not.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from govtrades_desktop.derive.columns import EPOCH
from govtrades_desktop.query.export.table import CellKind, Cells, ExportColumn, RowStream

if TYPE_CHECKING:
    import pandas as pd

GROUP = 48_000
"""Rows of a row group at least: large enough to compress, small enough to hold as arrays."""

METHOD_KEY = "govtrades.method"

_TYPES = {
    CellKind.TEXT: "object",
    CellKind.URL: "object",
    CellKind.INTEGER: "Int64",
    CellKind.DECIMAL: "Float64",
    CellKind.DATE: "Int32",  # days since 1970, and called DATE in the schema
    CellKind.MOMENT: "datetime64[us]",  # in UTC, and called so in the schema
    CellKind.TRUTH: "boolean",
}


def write_parquet(stream: RowStream, out: IO[bytes], scratch: Path) -> None:
    """Write the rows to `out` (see the module's head)."""
    from fastparquet import parquet_thrift, writer  # type: ignore[import-untyped]

    columns = stream.table.columns
    facts = writer.make_metadata(
        _frame(columns, [[] for _ in columns]), has_nulls=True, object_encoding="utf8"
    )
    kinds = {column.name: column.kind for column in columns}
    for element in facts.schema[1:]:  # what no frame type says, the schema can: the bytes are the same
        if kinds[element.name] is CellKind.DATE:
            element.converted_type = parquet_thrift.ConvertedType.DATE
        elif kinds[element.name] is CellKind.MOMENT:
            element.logicalType.TIMESTAMP.isAdjustedToUTC = True

    def groups() -> Iterator[pd.DataFrame]:
        import pandas as pd

        parts: list[pd.DataFrame] = []
        held = 0
        for cells in stream.chunks():
            parts.append(_frame(columns, cells))
            held += len(parts[-1])
            if held >= GROUP:
                yield pd.concat(parts, ignore_index=True)
                parts, held = [], 0
        if held:
            yield pd.concat(parts, ignore_index=True)
        told = (
            ("pandas", json.dumps(_pandas_words(facts, kinds))),
            (METHOD_KEY, stream.method().as_json_text()),
        )
        # the footer comes after the last group: only now are the counts known
        facts.key_value_metadata = [
            parquet_thrift.KeyValue(key=key.encode(), value=value.encode()) for key, value in told
        ]

    writer.write_simple(out, groups(), facts, compression="SNAPPY")


def _pandas_words(facts: Any, kinds: dict[str, CellKind]) -> Any:
    """Return what pandas is told of the columns: nullable types as written, days as dates, moments in UTC."""
    told = json.loads(facts.key_value_metadata[0].value)
    for column in told["columns"]:
        if kinds[column["name"]] is CellKind.DATE:
            column.update(pandas_type="date", numpy_type="datetime64[ns]")
        elif kinds[column["name"]] is CellKind.MOMENT:
            column.update(
                pandas_type="datetimetz", numpy_type="datetime64[us, UTC]", metadata={"timezone": "UTC"}
            )
    return told


def _frame(columns: Sequence[ExportColumn], cells: Cells) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {column.name: _array(column.kind, part) for column, part in zip(columns, cells, strict=True)}
    )


def _array(kind: CellKind, cells: Sequence[Any]) -> Any:
    import pandas as pd

    if kind is CellKind.DATE:
        cells = [None if day is None else day.toordinal() - EPOCH for day in cells]
    elif kind is CellKind.DECIMAL:
        cells = [None if cell is None else float(cell) for cell in cells]
    elif kind is CellKind.MOMENT:
        naive = [None if cell is None else cell.astimezone(dt.UTC).replace(tzinfo=None) for cell in cells]
        return np.array(naive, dtype="datetime64[us]")
    elif kind in (CellKind.TEXT, CellKind.URL):
        texts = np.empty(len(cells), dtype=object)
        texts[:] = cells
        return pd.Series(texts, dtype=object)
    return pd.array(list(cells), dtype=_TYPES[kind])
