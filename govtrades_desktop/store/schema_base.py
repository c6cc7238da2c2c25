"""What every table's model is made of: strict tables under their own names, and the checks that columns bear.

No table is declared here.
"""

# ruff: noqa: D106 - peewee's nested Meta says itself what it is
from __future__ import annotations

from typing import Any

from peewee import Check, Model


class Table(Model):
    """A strict table, named by its model's Meta; bound to no database."""

    class Meta:
        strict_tables = True
        legacy_table_names = False


def one_of(column: str, values: Any) -> Any:
    """Return the check that a column holds one of `values` (or nothing, where it may)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Check(f'"{column}" IN ({listed})')


def flag(column: str) -> Any:
    """Return the check that a column holds a truth value."""
    return Check(f'"{column}" IN (0, 1)')
