"""The text beneath: tickers as they are written, names as they are read, classes from codes and words."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.identity import AssetClass, AssetFacts, Security, TickerSpan
from govtrades_desktop.resolve.asset_classes import HOUSE_CODES, asset_class
from govtrades_desktop.resolve.asset_index import registered_from
from govtrades_desktop.resolve.asset_names import Agreement, agree, likeness, read_name
from govtrades_desktop.resolve.assets import AssetResolver
from govtrades_desktop.resolve.tickers import ticker_forms, tickers_in_name, whole_ticker


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        *(("BRK.B", "BRK-B"), ("BRK/B", "BRK-B"), ("BRKB", "BRK-B"), ("brk.b", "BRK-B"), ("BRK B", "BRK-B")),
        *(
            ("T$A", "T-PA"),
            ("EFC$D", "EFC-PD"),
            ("COF-PP", "COF-PP"),
            ("BAC.PRE", "BAC-PE"),
            ("AHL-C", "AHL-PC"),
        ),
        *(("RDS-B", "RDS-B"), ("UA.C", "UA-C"), ("XLS-WI", "XLS"), ("^MWE", "MWE"), ("MKFG.WS", "MKFG-WT")),
        *(("SBUX.SW", "SBUX"), ("RDSA.AS", "RDS-A"), ("SPY160219P00180000", "SPY")),
    ],
)
def test_a_ticker_is_understood_as_it_is_written(printed: str, meant: str) -> None:
    assert meant in [form.ticker for form in ticker_forms(printed)]


def test_a_plain_ticker_means_itself_first() -> None:
    assert ticker_forms("AAPL")[0].ticker == "AAPL"
    assert [form.ticker for form in ticker_forms("GOOG")] == ["GOOG"]


@pytest.mark.parametrize(
    ("asset", "found"),
    [
        ("Kinder Morgan Energy Partners (KMP)", "KMP"),
        ("Something (NYSE: XYZ)", "XYZ"),
        ("AAPL-Apple Inc.", "AAPL"),
        ("ETN - Eaton Corporation plc", "ETN"),
        ("Yieldmax Smci Optn Inc Strg ETF - SMCY", "SMCY"),
        ("Software: FEYE", "FEYE"),
    ],
)
def test_a_ticker_in_a_name_is_seen(asset: str, found: str) -> None:
    assert found in tickers_in_name(asset)


def test_an_exchange_in_brackets_is_no_ticker() -> None:
    assert tickers_in_name("Abbott Laboratories (NYSE)") == ()
    assert whole_ticker("nflx") == "NFLX"
    assert whole_ticker("Meddo") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alphabet Inc. - Class C Capital Stock (GOOG)", "Alphabet Inc."),
        ("AT&amp;T Inc. (NYSE)", "AT&T INC."),
        ("Wal-Mart Stores, Inc.", "WALMART STORES INC"),
        ("E. I. du Pont de Nemours and Company", "E I DUPONT DE NEMOURS & CO"),
        ("Amazon.com, Inc. - Common Stock", "AMAZON COM INC"),
        ("Nestlé S.A.", "NESTLE SA"),
        ("CVS Health Corporation Common Stock", "CVS HEALTH Corp"),
        ("WELLS FARGO & COMPANY/MN", "Wells Fargo & Company"),
    ],
)
def test_one_name_in_two_prints_is_one(one: str, other: str) -> None:
    assert read_name(one).squeezed == read_name(other).squeezed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delta Air Lines", "Delta Apparel"),
        ("First Financial Bancorp", "First Financial Bankshares"),
        ("Ford Motor", "Hartford Financial"),
        ("Alphabet", "Alphatec"),
        ("American Airlines", "American Express"),
        ("iShares Russell 1000 Value ETF", "iShares Russell 2000 Value ETF"),
        ("Caterpillar Financial Services", "Caterpillar"),
    ],
)
def test_look_alikes_are_not_alike(one: str, other: str) -> None:
    assert likeness(read_name(one), read_name(other)) == 0.0


def test_a_name_speaks_for_or_against_a_ticker() -> None:
    meta = read_name("Meta Platforms, Inc.")
    assert agree(read_name("Facebook, Inc."), meta) is Agreement.CONTRADICTS
    assert agree(read_name("Meta Platforms Cl A"), meta) is Agreement.AGREES
    assert agree(read_name(""), meta) is Agreement.SILENT


def test_every_house_code_has_a_class_and_the_codes_are_all_there() -> None:
    assert len(HOUSE_CODES) == 46
    classes = {asset_class(AssetFacts("house", "Thing", None, code, None)) for code in HOUSE_CODES}
    assert AssetClass.UNKNOWN not in classes
    assert asset_class(AssetFacts("house", "Thing", None, None, None)) is AssetClass.UNKNOWN
    assert asset_class(AssetFacts("senate", "Thing", None, "Something new", None)) is AssetClass.OTHER


@pytest.mark.parametrize(
    ("asset", "asset_type", "told"),
    [
        ("US Treasury Bill 912797JR9", "GS", "government_bond"),
        ("Chaska MN Electric Revenue Bonds", "GS", "municipal_bond"),
        ("Anaheim CA Elec Util", "GS", "municipal_bond"),
        ("CA State Dept. Water Resources", "GS", "municipal_bond"),
        ("Michigan Trunk L 5%38 COMB TAX Due 11/15/38", "GS", "municipal_bond"),
        ("UNITED STATES TREAS SER AU-2026; 4.625%; 11/15/2026; NTS NOTE", "GS", "government_bond"),
        ("Federal Home Loan Bank, Des Moines IA", "GS", "government_bond"),
        ("TOIXX", "GS", "government_bond"),
        ("Anaheim CA Elec Util", "ST", "stock"),
        ("Vanguard Health Care ETF", None, "fund"),
        ("Apple Inc. (NASDAQ)", None, "stock"),
        ("UBS Contingent Autocall Broadcom 9.4% due 3/3/17", None, "corporate_bond"),
        ("Tesla Inc call option $250 expires 6/20/25", "ST", "option"),
        ("Apple REIT Ten", "ST", "stock"),
        ("Bird Dog LLU, LLC", "Other Securities", "private"),
    ],
)
def test_a_class_is_told_by_the_code_or_plainly_by_the_name(
    asset: str, asset_type: str | None, told: str
) -> None:
    assert asset_class(AssetFacts("house", asset, None, asset_type, None)).value == told


def test_registrants_are_dated_by_their_number() -> None:
    assert registered_from(320_193) is None
    early, late = registered_from(1_652_044), registered_from(1_996_810)
    assert early is not None and early <= dt.date(2015, 8, 10)
    assert late is not None and dt.date(2021, 1, 1) < late <= dt.date(2023, 10, 1)


_WORDS = st.text(max_size=60) | st.sampled_from(
    ["Apple Inc.", "AAPL", "(NYSE)", "Class B", "call", "- ", "LLC", "3.5% due"]
)


@given(st.lists(_WORDS, max_size=4), st.none() | st.text(max_size=12), st.none() | st.text(max_size=12))
def test_no_text_breaks_it_and_every_answer_is_whole(
    parts: list[str], ticker: str | None, asset_type: str | None
) -> None:
    apple = Security(
        *("320193:common", "Apple Inc.", "AAPL", AssetClass.STOCK, 320_193, None, None, None, "SEC"),
        tickers=(TickerSpan("AAPL", None, None, "SEC company_tickers"),),
    )
    match = AssetResolver([apple]).resolve(AssetFacts("house", " ".join(parts), ticker, asset_type, None))
    assert (match.key is None) == (match.method is None) == (match.confidence is None) == bool(match.reason)
    json.dumps(match.key)
