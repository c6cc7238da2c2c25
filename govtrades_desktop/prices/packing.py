"""One year of one series in a few hundred bytes, and back, to the last bit. Pure: numpy and zlib.

Most sources tell cents: such closes are kept as differences of whole numbers, also where they went through
32-bit floats (Yahoo's do). An adjusted close is its close times a factor that changes with a dividend:
where the factors give every bit back, they are all that is kept. What fits neither is kept as floats of 32 or
64 bits. Bytes of equal rank are put side by side before they are compressed.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.prices.records import Days, Values

_MAGIC = 0x50  # "P", and the version of this form in the second byte
_VERSION = 1
_SAME, _NONE, _FLOAT32, _FLOAT64, _FACTORS = 0, 1, 2, 3, 4
_DECIMAL, _DECIMAL32 = 16, 32  # + decimals; the second through 32-bit floats
_THROUGH_FLOAT32 = 255  # how an adjusted close was rounded, where not to decimals
_MOST_RUNS = 30  # of one factor, in a year
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
        parts.append(_packed_factors(closes, adjusted) or _packed_values(adjusted))
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
        elif kind == _FACTORS:
            adjusted = _unpacked_factors(parts[2], closes)
        else:
            adjusted = _unpacked_values(parts[2], count)
        return days, closes, adjusted
    except (ValueError, IndexError, zlib.error) as error:
        raise StoreUnavailable(
            f"Stored prices are damaged ({error}).",
            hint="Take them in again: govtrades prices --fetch, or --from FOLDER.",
        ) from error


def _packed_values(values: Values) -> bytes:
    with np.errstate(over="ignore", invalid="ignore"):
        narrow = values.astype("<f4")
    if np.isfinite(values).all():
        for decimals in range(_MOST_DECIMALS + 1):
            scaled = np.rint(values * 10.0**decimals)
            if not (np.abs(scaled) < 2.0**53).all():
                break
            whole = scaled.astype(np.int64)
            plain = whole / 10.0**decimals
            for form, told in ((_DECIMAL, plain), (_DECIMAL32, _through_float32(plain))):
                if _is_same(told, values):
                    return bytes((form + decimals,)) + _packed_ints(np.diff(whole, prepend=np.int64(0)))
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
    for form in (_DECIMAL, _DECIMAL32):
        if form <= kind <= form + _MOST_DECIMALS:
            plain = np.cumsum(_unpacked_ints(rest, count)) / 10.0 ** (kind - form)
            return _through_float32(plain) if form == _DECIMAL32 else plain
    raise ValueError("unknown column")


def _through_float32(values: Values) -> Values:
    with np.errstate(over="ignore"):
        return values.astype(np.float32).astype(np.float64)


def _packed_factors(closes: Values, adjusted: Values) -> bytes:
    """Return the factors between the columns and the lengths of their runs; nothing where a bit is lost."""
    if not (np.isfinite(closes) & np.isfinite(adjusted) & (closes > 0) & (adjusted > 0)).all():
        return b""
    rounding = _rounding_of(adjusted)
    if rounding is None:
        return b""
    if rounding == _THROUGH_FLOAT32:
        half = np.spacing(adjusted.astype(np.float32)).astype(np.float64) / 2
    else:
        half = np.full(len(adjusted), 0.5 / 10.0**rounding)
    runs = _runs((adjusted - half) / closes, (adjusted + half) / closes)
    if len(runs) > _MOST_RUNS:
        return b""
    lengths = np.array([length for length, _ in runs], "<u2")
    factors = np.array([factor for _, factor in runs], "<f8")
    if not _is_same(_adjusted(closes, lengths, factors, rounding), adjusted):
        return b""
    return bytes((_FACTORS, rounding, len(runs))) + lengths.tobytes() + factors.tobytes()


def _runs(low: Values, high: Values) -> list[tuple[int, float]]:
    """Return the longest runs of days that one factor can serve, with such a factor in the middle."""
    runs: list[tuple[int, float]] = []
    length, least, most = 0, 0.0, float("inf")
    for a, b in zip(low.tolist(), high.tolist(), strict=True):
        if length and (max(least, a) > min(most, b) or length == 65_535):
            runs.append((length, (least + most) / 2))
            length, least, most = 0, 0.0, float("inf")
        length, least, most = length + 1, max(least, a), min(most, b)
    if length:
        runs.append((length, (least + most) / 2))
    return runs


def _rounding_of(values: Values) -> int | None:
    """Return how values were rounded: to so many decimals, or through 32-bit floats; None where neither."""
    for decimals in range(_MOST_DECIMALS + 1):
        if _is_same(np.rint(values * 10.0**decimals) / 10.0**decimals, values):
            return decimals
    return _THROUGH_FLOAT32 if _is_same(_through_float32(values), values) else None


def _adjusted(closes: Values, lengths: Any, factors: Any, rounding: int) -> Values:
    plain = closes * np.repeat(factors, lengths)
    if rounding == _THROUGH_FLOAT32:
        return _through_float32(plain)
    rounded: Values = np.rint(plain * 10.0**rounding) / 10.0**rounding
    return rounded


def _unpacked_factors(part: bytes, closes: Values) -> Values:
    rounding, count = part[1], part[2]
    lengths = np.frombuffer(part, "<u2", count, 3)
    factors = np.frombuffer(part, "<f8", count, 3 + 2 * count)
    if int(lengths.sum()) != len(closes) or len(part) != 3 + 10 * count:
        raise ValueError("wrong length")
    if rounding > _MOST_DECIMALS and rounding != _THROUGH_FLOAT32:
        raise ValueError("unknown rounding")
    return _adjusted(closes, lengths, factors, rounding)


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
