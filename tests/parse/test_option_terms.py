"""Option and bond terms: told is told, never guessed. The texts are filers' own."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.records import BondTerms, OptionTerms
from govtrades_desktop.parse.option_terms import read_bond_terms, read_option_terms

SPREAD = OptionTerms("call", is_exercised=False)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("code", "asset", "description", "comment", "terms"),
    [
        (
            "OP",
            "Broadcom Inc. - Common Stock (AVGO)",
            "Purchased 20 call options with a strike price of $800 and an expiration date of 6/20/25.",
            None,
            OptionTerms("call", Decimal(800), _day("2025-06-20"), 20, None),
        ),
        (
            "ST",
            "NVIDIA Corporation - Common Stock (NVDA)",
            "Exercised 500 call options purchased 11/22/23 (50,000 shares) at a strike price of $12 with an "
            "expiration date of 12/20/24.",
            None,
            OptionTerms("call", Decimal(12), _day("2024-12-20"), 500, is_exercised=True),
        ),
        (
            "OP",
            "Salesforce, Inc. (CRM)",
            "Sold 130 call options purchased 12/20/21 with a strike price of $210 and an expiration date of "
            "1/20/23.",
            "Sold 130 call options purchased 12/20/21 (13,000 shares) at a price of $0.01 per share.",
            OptionTerms("call", Decimal(210), _day("2023-01-20"), 130, is_exercised=False),
        ),
        (
            "OP",
            "Broadcom Inc. - Common Stock (AVGO)",
            "Put option, strike price $215, exp. Feb. 21, 2025.",
            None,
            OptionTerms("put", Decimal(215), _day("2025-02-21"), None, None),
        ),
        (
            "OT",
            "CALL BERKSHIRE CL B",
            "CALL BERKSHIRE CL B NEW $410 EXP 06/18/26 CLASS B",
            "Sell to Open – New Covered Call Contract",
            OptionTerms("call", Decimal(410), _day("2026-06-18"), None, None),
        ),
        (
            "ST",
            "Novo Nordisk A/S Common Stock (NVO)",
            "Five put contracts in Novo Nordisk (NVO) expiring June 20, 2025 at the $65 strike.",
            None,
            OptionTerms("put", Decimal(65), _day("2025-06-20"), 5, None),
        ),
        ("OP", "Berkshire (BRK.B)", "C 380.00", None, OptionTerms("call", Decimal("380.00"))),
        ("OP", "Apple Inc. (AAPL)", None, None, None),
        ("OP", "Apple Inc. (AAPL)", "Bull call spread, strikes", None, OptionTerms("call")),
        (
            "OP",
            "X (X)",
            "Bought calls strike $10, sold calls strike $20",
            None,
            OptionTerms("call", is_exercised=False),
        ),
        (
            "OP",
            "X (X)",
            "20 calls, exercise price of $5",
            None,
            OptionTerms("call", Decimal(5), None, 20, None),
        ),
        ("HN", "AIX Ventures Fund II, LP (GLAS Funds, LP)", "Capital Call for AIX Ventures", None, None),
        ("CS", "PEPSICO INC NOTE CALL MAKE WHOLE 3.90000% 07/18/2032", "713448FM5", None, None),
        ("OT", "Global X Nasdaq 100 Covered Call ETF", "ETF", None, None),
        ("ST", "Option Care Health, Inc. - Common Stock (OPCH)", None, None, None),
    ],
)
def test_option_terms_are_what_the_words_tell(
    code: str, asset: str, description: str | None, comment: str | None, terms: OptionTerms | None
) -> None:
    assert read_option_terms(code, asset, description, comment) == terms


_JAN = _day("2023-01-20")


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (
            "Purchased 20 NVDA call options, strike price: $150.00, expiring January 20th, 2023",
            ("call", 150, _JAN, 20),
        ),
        ("CALL (AAPL) APPLE INC JAN 20 23 $150 (100 SHS)", ("call", 150, _JAN, None)),
        ("AAPL 01/20/2023 150.00 C", ("call", 150, _JAN, None)),
        ("AAPL230120P00150000", ("put", 150, _JAN, None)),
        ("-AAPL230120C150", ("call", 150, _JAN, None)),
        ("Sold to open; contracts: 5; put; strike was $150; Exp. Date: 2023-01-20", ("put", 150, _JAN, 5)),
        ("3 puts, $150 strike, exp 20JAN23", ("put", 150, _JAN, 3)),
        ("150 strike, exp 1.20.23, one call contract", ("call", 150, _JAN, 1)),
        ("Bought $150 calls, expire on Jan 20 2023", ("call", 150, _JAN, None)),
        ("January 20, 2023 calls", ("call", None, None, None)),
        ("Jan 2023 calls", ("call", None, None, None)),
        ("1/20/23 calls", ("call", None, None, None)),
        ("calls with a strike price of 150 contracts", ("call", 150, None, None)),
        ("calls exp Jan 20 20 contracts", ("call", None, None, None)),
        ("$12.50 puts", ("put", Decimal("12.5"), None, None)),
    ],
)
def test_options_as_brokers_and_filers_print_them(words: str, terms: tuple[Any, ...]) -> None:
    """A year or a price before "calls" was taken for the number of contracts."""
    kind, strike, expiry, contracts = terms
    wanted = OptionTerms(kind, None if strike is None else Decimal(strike), expiry, contracts)
    assert read_option_terms("OP", "Apple Inc. (AAPL)", words, None) == wanted


@pytest.mark.parametrize(
    ("code", "asset", "description", "terms"),
    [
        ("GS", "Fairfax Cnty VA Ser A Go 5% due 10/01/32", None, BondTerms(Decimal(5), _day("2032-10-01"))),
        ("GS", "New York NY 5.00 % Due Nov 1, 2027", None, BondTerms(Decimal("5.00"), _day("2027-11-01"))),
        (
            "GS",
            "United States Treasury Notes; 4.25%; Due 3-15-27",
            None,
            BondTerms(Decimal("4.25"), _day("2027-03-15")),
        ),
        ("CS", "Alcan Inc Debs", "12/15/2033 06.125%", BondTerms(Decimal("6.125"), _day("2033-12-15"))),
        ("CS", "Comcast 6.50% maturing 11/15/35", None, BondTerms(Decimal("6.50"), _day("2035-11-15"))),
        ("GS", "Muni Rev Call 12/15/255% due 6/15/27", None, BondTerms(None, _day("2027-06-15"))),
        ("GS", "MINNESOTA ST MUNI PWR AGY ELEC DTD 08/25/16", "Interest", None),
        ("CS", "MTN ZERO CPN", "Matured - Redeemed by the issuer", BondTerms(Decimal(0))),
        ("CS", "Some bond", "inherited April 5, 2019", None),
        ("GS", "A 5% or 6% note", None, None),
        ("ST", "Ellington Financial Inc. 7.00% Series D (EFC$D)", None, None),
    ],
)
def test_bond_terms_are_what_the_words_tell(
    code: str, asset: str, description: str | None, terms: BondTerms | None
) -> None:
    assert read_bond_terms(code, asset, description) == terms


@given(text=st.text(max_size=200))
def test_any_words_are_borne(text: str) -> None:
    read_option_terms("OP", text, text, None)
    read_bond_terms("GS", text, text)
