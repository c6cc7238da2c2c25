"""Money as officials disclose it: bands with a low and a high end, seldom an exact amount.

A band is never made into a number silently: sums are intervals, and where one point is needed the convention
(`MIDDLE_CONVENTION`) is printed beside it. Knows no form's layout and no currency but US dollars.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

MIDDLE_CONVENTION = "geometric middle of the band; the low end of an open band; an exact amount as it is"

# 5 U.S.C. 13104(a)(1), (d)(1) and the STOCK Act's PTR: the bands of the House and the Senate form. The last
# two are open: "Over $50,000,000", and "Over $1,000,000" of a spouse's or dependent child's own asset.
PTR_BANDS: tuple[tuple[int, int | None], ...] = (
    (1_001, 15_000),
    (15_001, 50_000),
    (50_001, 100_000),
    (100_001, 250_000),
    (250_001, 500_000),
    (500_001, 1_000_000),
    (1_000_001, 5_000_000),
    (5_000_001, 25_000_000),
    (25_000_001, 50_000_000),
    (50_000_001, None),
    (1_000_001, None),
)

_FIGURE = r"\$\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,4})?"
_DASH = r"[-\u2010-\u2015\u2212]"
_RANGE = re.compile(rf"{_FIGURE}\s*{_DASH}\s*{_FIGURE}\Z")
_OPEN = re.compile(rf"(?:spouse\s*/?\s*(?:dc|dependent child)\s+)?over\s+{_FIGURE}\Z", re.IGNORECASE)
_EXACT = re.compile(rf"{_FIGURE}\Z")


@dataclass(frozen=True, slots=True)
class Amount:
    """A disclosed amount: a band, or an exact figure with the whole dollars around it.

    Attributes:
        low_usd: lower end, inclusive; of an exact amount rounded down.
        high_usd: upper end, inclusive; None where the band is open; of an exact amount rounded up.
        exact_usd: the figure itself where one is printed in place of a band.
    """

    low_usd: int
    high_usd: int | None
    exact_usd: Decimal | None = None

    @classmethod
    def exactly(cls, exact_usd: Decimal) -> Amount:
        """Return the amount of one exact figure."""
        return cls(math.floor(exact_usd), math.ceil(exact_usd), exact_usd)

    @property
    def is_ptr_band(self) -> bool:
        """True for one of the bands that the PTR forms offer."""
        return self.exact_usd is None and (self.low_usd, self.high_usd) in PTR_BANDS


def parse_amount(text: str) -> Amount:
    """Read an amount as a form prints it.

    Understands ``$1,001 - $15,000``, ``Over $50,000,000``, ``Spouse/DC Over $1,000,000`` and ``$224.00``.
    "Over X" begins one dollar above X.

    Raises:
        ValueError: the text is no whole amount (a band which lost its upper figure, for example, ends in a
            dash and is refused), or the band is upside down.
    """
    plain = " ".join(text.split())
    if found := _RANGE.match(plain):
        low, low_cents, high, high_cents = found.groups()
        if any(cents and cents.strip(".0") for cents in (low_cents, high_cents)):
            raise ValueError(f"a band with cents: {plain!r}")
        amount = Amount(_whole(low), _whole(high))
        if amount.high_usd is not None and amount.high_usd < amount.low_usd:
            raise ValueError(f"a band upside down: {plain!r}")
        return amount
    if found := _OPEN.match(plain):
        return Amount(_whole(found[1]) + 1, None)
    if found := _EXACT.match(plain):
        _whole(found[1])
        return Amount.exactly(Decimal(found[1].replace(",", "") + (found[2] or "")))
    raise ValueError(f"not an amount: {plain!r}")


def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise ValueError(f"not an amount of money: {digits[:30]!r}")
    return int(digits.replace(",", ""))


def format_amount(low_usd: int, high_usd: int | None, exact_usd: Decimal | None = None) -> str:
    """Print an amount so that `parse_amount` reads the same again, e.g. ``$1,001 – $15,000``."""
    if exact_usd is not None:
        return f"${exact_usd:,f}"
    if high_usd is None:
        return f"over ${low_usd - 1:,}"
    return f"${low_usd:,} \u2013 ${high_usd:,}"


def sum_amounts(amounts: Iterable[tuple[int, int | None]]) -> tuple[int, int | None]:
    """Add (low, high) pairs; the sum's high end is None as soon as one band is open."""
    low_sum = 0
    high_sum: int | None = 0
    for low, high in amounts:
        low_sum += low
        high_sum = None if high is None or high_sum is None else high_sum + high
    return low_sum, high_sum


def middle_usd(low_usd: int, high_usd: int | None, exact_usd: Decimal | None = None) -> float:
    """Return one point for an amount by `MIDDLE_CONVENTION`."""
    if exact_usd is not None:
        return float(exact_usd)
    if high_usd is None:
        return float(low_usd)
    return math.sqrt(low_usd * high_usd)
