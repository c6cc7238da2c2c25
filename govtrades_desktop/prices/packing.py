"""One year of one series in a few hundred bytes, and back, to the last bit. Pure: numpy and zlib.

Most sources tell cents: such closes are kept as differences of whole numbers. What came as 32-bit floats
(Yahoo's do) is kept as such, anything else as 64-bit floats; the narrowest form that gives every bit back is
taken. Bytes of equal rank are put side by side before they are compressed.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.prices.records import Days, Values

_MAGIC = 0x50  # "P", and the version of this form in the second byte
_VERSION = 1
_SAME, _NONE, _FLOAT32, _FLOAT64, _DECIMAL = 0, 1, 2, 3, 16  # _DECIMAL + decimals
_MOST_DECIMALS = 6
_WIDTHS = (np.dtype("<i1"), np.dtype("<i2"), np.dtype("<i4"), np.dtype("<i8"))


def pack(days: Days, closes: Values, adjusted: Values) -> bytes:
    """Return the three columns as bytes; NaN is kept (as NaN)."""
    parts = [_packed_ints(np.diff(days, prepend=days[:1]).astype(np.int64)), _packed_values(closes)]
    if _is_same(adjusted, closes):
        parts.append(bytes((_SAME,)))
    elif np.isnan(adjusted).all():
        parts.append(bytes((_NONE,)))
    else:
        parts.append(_packed_values(adjusted))
    first = int(days[0]) if len(days) else 0
    head = np.array((len(days), first, *(len(part) for part in parts)), "<i4").tobytes()
    return bytes((_MAGIC, _VERSION)) + zlib.compress(head + b"".join(parts), 9)


def unpack(data: bytes) -> tuple[Days, Values, Values]:
    """Return days, closes and adjusted closes.

    Raises:
        StoreUnavailable: the bytes are damaged, or of a newer version of this form.
    """
    try:
        if data[0] != _MAGIC or data[1] != _VERSION:
            raise ValueError("unknown form")
        plain = zlib.decompress(data[2:])
        count, first, *sizes = np.frombuffer(plain, "<i4", 5).tolist()
        ends = np.cumsum([20, *sizes]).tolist()
        if count < 0 or ends[-1] != len(plain):
            raise ValueError("wrong length")
        parts = [plain[start:end] for start, end in zip(ends, ends[1:], strict=False)]
        steps = _unpacked_ints(parts[0], count)
        days = (np.cumsum(steps) + first).astype(np.int32)
        closes = _unpacked_values(parts[1], count)
        kind = parts[2][0]
        if kind == _SAME:
            adjusted = closes.copy()
        elif kind == _NONE:
            adjusted = np.full(count, np.nan)
        else:
            adjusted = _unpacked_values(parts[2], count)
        return days, closes, adjusted
    except (ValueError, IndexError, zlib.error) as error:
        raise StoreUnavailable(
            f"Stored prices are damaged ({error}).",
            hint="Take them in again: govtrades prices --fetch, or --from FOLDER.",
        ) from error


def _packed_values(values: Values) -> bytes:
    if np.isfinite(values).all():
        for decimals in range(_MOST_DECIMALS + 1):
            scaled = np.round(values * 10.0**decimals)
            if not (np.abs(scaled) < 2.0**53).all():
                break
            whole = scaled.astype(np.int64)
            if _is_same(whole / 10.0**decimals, values):
                steps = np.diff(whole, prepend=np.int64(0))
                return bytes((_DECIMAL + decimals,)) + _packed_ints(steps)
    with np.errstate(over="ignore", invalid="ignore"):
        narrow = values.astype("<f4")
    if _is_same(narrow.astype(np.float64), values):
        return bytes((_FLOAT32,)) + _shuffled(narrow)
    return bytes((_FLOAT64,)) + _shuffled(values.astype("<f8"))


def _is_same(one: Values, other: Values) -> bool:
    """Tell whether two columns are the same bits, any NaN being any other; -0.0 is not 0.0."""
    return np.array_equal(one, other, equal_nan=True) and np.array_equal(np.signbit(one), np.signbit(other))


def _unpacked_values(part: bytes, count: int) -> Any:
    kind, rest = part[0], part[1:]
    if kind == _FLOAT32:
        return _unshuffled(rest, np.dtype("<f4"), count).astype(np.float64)
    if kind == _FLOAT64:
        return _unshuffled(rest, np.dtype("<f8"), count).astype(np.float64)
    if not _DECIMAL <= kind <= _DECIMAL + _MOST_DECIMALS:
        raise ValueError("unknown column")
    values: Values = np.cumsum(_unpacked_ints(rest, count)) / 10.0 ** (kind - _DECIMAL)
    return values


def _packed_ints(values: Any) -> bytes:
    if not len(values):
        return b"\0"
    low, high = int(values.min()), int(values.max())
    width = next(w for w in _WIDTHS if np.iinfo(w).min <= low and high <= np.iinfo(w).max)
    return bytes((_WIDTHS.index(width),)) + _shuffled(values.astype(width))


def _unpacked_ints(part: bytes, count: int) -> Any:
    if not count:
        return np.zeros(0, np.int64)
    return _unshuffled(part[1:], _WIDTHS[part[0]], count).astype(np.int64)


def _shuffled(values: Any) -> bytes:
    size = values.dtype.itemsize
    return bytes(values.view(np.uint8).reshape(-1, size).T.tobytes())


def _unshuffled(data: bytes, dtype: Any, count: int) -> Any:
    if len(data) != count * dtype.itemsize:
        raise ValueError("wrong length")
    plain = np.frombuffer(data, np.uint8).reshape(dtype.itemsize, count).T
    return np.ascontiguousarray(plain).view(dtype).reshape(count)
