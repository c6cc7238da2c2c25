"""What is packed comes back to the last bit, and what is damaged is told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.prices.packing import pack, unpack

ANY = st.floats(allow_nan=True, allow_infinity=True)
CENTS = st.integers(1, 10**9).map(lambda cents: cents / 100)
NARROW = st.floats(width=32, allow_nan=True)


@st.composite
def columns(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    count = draw(st.integers(0, 40))
    days = sorted(draw(st.sets(st.integers(-30_000, 60_000), min_size=count, max_size=count)))
    kinds = st.sampled_from([ANY, CENTS, NARROW])
    closes = draw(arrays(np.float64, count, elements=draw(kinds)))
    adjusted = closes if draw(st.booleans()) else draw(arrays(np.float64, count, elements=draw(kinds)))
    return np.array(days, np.int32), closes, adjusted


@st.composite
def dividends(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Closes of cents, adjusted by a factor that changes now and then, rounded as sources do."""
    count = draw(st.integers(1, 60))
    closes = draw(arrays(np.float64, count, elements=CENTS))
    factors = np.ones(count)
    for at in draw(st.sets(st.integers(0, count), max_size=6)):
        factors[:at] *= draw(st.floats(0.05, 1.2))
    adjusted = closes * factors
    rounding = draw(st.sampled_from(["float32", 2, 4, None]))
    if rounding == "float32":
        closes, adjusted = (one.astype(np.float32).astype(np.float64) for one in (closes, adjusted))
    elif rounding is not None:
        adjusted = np.round(adjusted, rounding)
    return np.arange(count, dtype=np.int32), closes, adjusted


@given(st.one_of(columns(), dividends()))
def test_every_bit_comes_back(told: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    """A close of 208.37 that came back as 208.36999 would still look right on every screen."""
    back = unpack(pack(*told))
    assert back[0].dtype == np.int32 and back[0].tolist() == told[0].tolist()
    for one, other in zip(told[1:], back[1:], strict=True):
        assert np.array_equal(one, other, equal_nan=True)
        assert np.array_equal(np.signbit(one[~np.isnan(one)]), np.signbit(other[~np.isnan(other)]))


def test_cents_take_little_room_and_are_exact() -> None:
    rng = np.random.default_rng(5)
    days = np.arange(252, dtype=np.int32) + 20_000
    closes = np.round(200 + rng.normal(0, 2, 252).cumsum(), 2)
    data = pack(days, closes, closes)
    assert len(data) < 252 * 2.2
    assert unpack(data)[1].tolist() == closes.tolist()
    narrow = closes.astype(np.float32).astype(np.float64)  # as Yahoo tells them: 208.3699951171875
    assert len(pack(days, narrow, narrow)) < 252 * 2.2
    factors = np.repeat([0.981234, 0.987, 0.9931, 1.0], 63)
    for adjusted, plain in (
        ((narrow * factors).astype(np.float32).astype(np.float64), narrow),
        (np.round(closes * factors, 4), closes),
    ):
        assert len(pack(days, plain, adjusted)) < len(pack(days, plain, plain)) + 100
        assert unpack(pack(days, plain, adjusted))[2].tolist() == adjusted.tolist()


def test_no_adjusted_close_is_none_and_not_the_close() -> None:
    days, closes = np.array([1, 2], np.int32), np.array([10.0, 11.0])
    adjusted = unpack(pack(days, closes, np.full(2, math.nan)))[2]
    assert np.isnan(adjusted).all()


@pytest.mark.parametrize("cut", [0, 1, 2, 5, -1])
def test_damaged_bytes_are_told(cut: int) -> None:
    data = pack(np.array([1, 2, 3], np.int32), np.array([1.0, 2.0, 3.5]), np.array([1.0, 2.0, 3.0]))
    with pytest.raises(StoreUnavailable, match="damaged"):
        unpack(data[:cut])
    with pytest.raises(StoreUnavailable, match="unknown form"):
        unpack(b"P\x09" + data[2:])
