"""The form in which a reading is kept for comparison: JSON, one transaction a line, empty fields left out."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from decimal import Decimal
from typing import Any

from govtrades_desktop.core.records import Box, ParsedFiling

# Raised with every change of the parser, whether or not this filing reads differently.
_LEFT_OUT = {"parser_version"}


def _plain(value: Any) -> Any:
    if isinstance(value, Box):
        return [round(edge) for edge in (value.x0, value.top, value.x1, value.bottom)]
    if dataclasses.is_dataclass(value):
        fields = {
            f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name not in _LEFT_OUT
        }
        return {name: _plain(part) for name, part in fields.items() if part not in (None, (), "")}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def golden_text(filing: ParsedFiling) -> str:
    """Return the filing as golden files hold it."""
    form = _plain(filing)
    rows = form.pop("transactions", [])
    head = json.dumps(form, indent=1, ensure_ascii=False)
    lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{head[:-2]},\n "transactions": [\n  {lines}\n ]\n}}\n'
