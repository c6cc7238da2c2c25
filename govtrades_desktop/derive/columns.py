"""A columnar table in memory and in one file: what screens sort, filter, sum. It knows no trades."""

from __future__ import annotations


class ColumnTable:
    """Columns of equal length."""

    def __len__(self) -> int:
        raise NotImplementedError
