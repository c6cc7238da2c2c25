"""A table as one JSON document: `{"rows": […], "total": n, "method": {…}}`, a row a line, UTF-8.

A row has the form that `search --json` prints (where its table has one), with the columns of the other
formats beside it. Text is as filed, dates are ISO text. Writes to the file it is given, no other.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from govtrades_desktop.core.json_forms import number_json
from govtrades_desktop.query.export.table import RowStream


def write_json(stream: RowStream, out: IO[bytes], scratch: Path) -> None:
    """Write the rows to `out` (see the module's head)."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="\n", write_through=False)
    encode = json.JSONEncoder(ensure_ascii=False, default=plain).encode
    separator = "\n"
    text.write('{"rows": [')
    for rows in stream.documents():
        for row in rows:
            text.write(separator + encode(row))
            separator = ",\n"
    text.write(f'\n], "total": {stream.written}, "method": {stream.method().as_json_text()}}}\n')
    text.detach()


def plain(value: Any) -> Any:
    """Return a cell as JSON has it.

    Raises:
        TypeError: no cell of ours is of this type.
    """
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return number_json(value)
    raise TypeError(f"no JSON form of {type(value).__name__}")
