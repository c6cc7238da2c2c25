"""Amounts: bands stay bands, exact figures stay exact, nothing half-read passes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.amounts import (
    PTR_BANDS,
    Amount,
    format_amount,
    middle_usd,
    parse_amount,
    sum_amounts,
)

dollars = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$1,001 - $15,000", Amount(1_001, 15_000)),
        ("$1,000,001 -\n$5,000,000", Amount(1_000_001, 5_000_000)),
        ("$1,001 – $15,000", Amount(1_001, 15_000)),
        ("Over $50,000,000", Amount(50_000_001, None)),
        ("Spouse/DC Over $1,000,000", Amount(1_000_001, None)),
        ("$224.00", Amount(224, 224, Decimal("224.00"))),
        ("$982.18", Amount(982, 983, Decimal("982.18"))),
    ],
)
def test_reads_what_the_forms_print(text: str, amount: Amount) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$15,001 -",
        "- $50,000",
        "$15,001 $50,000",
        "15,001 - 50,000",
        "$50,000 - $15,001",
        "$1,0011",
        "$1.5 - $2",
        "$" + "9" * 5000,
    ],
)
def test_refuses_what_is_no_whole_amount(text: str) -> None:
    """A band whose upper figure was lost at a line's end must not pass as an exact amount."""
    with pytest.raises(ValueError, match="band|amount"):
        parse_amount(text)


@given(low=dollars, width=dollars)
def test_a_printed_band_reads_back(low: int, width: int) -> None:
    assert parse_amount(format_amount(low, low + width)) == Amount(low, low + width)


@given(low=st.integers(min_value=1, max_value=10**12))
def test_a_printed_open_band_reads_back(low: int) -> None:
    assert parse_amount(format_amount(low, None)) == Amount(low, None)


@given(cents=st.integers(min_value=0, max_value=10**14))
def test_a_printed_exact_amount_reads_back_and_is_held_by_whole_dollars(cents: int) -> None:
    exact = Decimal(cents) / 100
    amount = parse_amount(format_amount(0, 0, exact))
    assert amount.exact_usd == exact
    assert amount.high_usd is not None
    assert amount.low_usd <= exact <= amount.high_usd <= amount.low_usd + 1


@given(text=st.text(max_size=40))
def test_any_text_reads_or_is_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except ValueError:
        return
    assert amount.high_usd is None or amount.low_usd <= amount.high_usd


@given(bands=st.lists(st.sampled_from(PTR_BANDS)))
def test_a_sum_is_an_interval_and_open_as_soon_as_one_band_is(bands: list[tuple[int, int | None]]) -> None:
    low, high = sum_amounts(bands)
    assert low == sum(band[0] for band in bands)
    assert (high is None) == any(band[1] is None for band in bands)
    assert high is None or high == sum(band[1] or 0 for band in bands)


def test_the_middle_is_geometric_and_never_above_the_band() -> None:
    assert middle_usd(1_001, 15_000) == pytest.approx(3874.92, abs=0.01)
    assert middle_usd(50_000_001, None) == 50_000_001
    assert middle_usd(982, 983, Decimal("982.18")) == 982.18


def test_only_the_forms_bands_are_ptr_bands() -> None:
    assert all(Amount(*band).is_ptr_band for band in PTR_BANDS)
    assert not Amount(1_001, 50_000).is_ptr_band
    assert not Amount.exactly(Decimal("1001")).is_ptr_band
