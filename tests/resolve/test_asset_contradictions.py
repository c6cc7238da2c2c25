"""Whole classes of false matches, held at zero over every security of the bundle: one word turns the meaning.

Each name below differs from a true one by one word that a likeness of names does not weigh: bear for bull,
value for growth, a warrant for the share. The ticker beside it is the true one's. Nothing may be matched to
that security, by whatever method, and the reason must name what is at odds.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest

from govtrades_desktop.core.identity import AssetClass, AssetFacts, Security, SecurityMatch
from govtrades_desktop.resolve.asset_contradictions import contradiction
from tests.resolve.test_assets import bundled, facts, name_of, resolver

DAY = dt.date(2025, 6, 2)
_TURNS = (
    ("Bull", "Bear"),
    ("Long", "Short"),
    ("UltraPro", "UltraPro Short"),
    ("Ultra", "UltraShort"),
    ("3X", "2X"),
    ("2X", "-1X"),
    ("Growth", "Value"),
    ("Large-Cap", "Small-Cap"),
    ("Large Cap", "Small Cap"),
    ("Mid-Cap", "Large-Cap"),
    ("Mid Cap", "Small Cap"),
    ("Short-Term", "Long-Term"),
    ("Gold", "Silver"),
    ("Platinum", "Palladium"),
    ("Bitcoin", "Ethereum"),
    ("Treasury", "Municipal"),
    ("Emerging", "Developed"),
    ("Japan", "Germany"),
    ("China", "India"),
    ("Brazil", "Mexico"),
    ("Technology", "Utilities"),
    ("Health Care", "Energy"),
    ("Financial", "Materials"),
    ("500", "400"),
    ("1000", "2000"),
    ("1-3", "7-10"),
)


def _living(security: Security) -> bool:
    return bool(security.ticker) and any(one.valid_until is None for one in security.tickers)


def _turned() -> list[tuple[str, Security]]:
    """Return names of funds, one word turned, beside the fund; both ways round."""
    found = []
    for one in bundled().values():
        if one.asset_class is not AssetClass.FUND or not _living(one):
            continue
        for here, there in (*_TURNS, *((b, a) for a, b in _TURNS)):
            pattern = rf"(?<![\w-]){re.escape(here)}(?![\w-])"
            is_there = re.search(rf"(?<![\w-]){re.escape(there)}", one.name, re.I) is not None
            if re.search(pattern, one.name, re.I) and not is_there:
                printed = re.sub(pattern, there, one.name, flags=re.I)
                if printed.casefold() != one.name.casefold():
                    found.append((printed, one))
    return found


def _ways(printed: str, ticker: str) -> tuple[AssetFacts, ...]:
    """Return every way in which a filing tells a ticker beside a name."""
    plain = (None, "Stock", DAY)
    return (
        AssetFacts("senate", printed, ticker, "Stock", DAY),
        AssetFacts("house", f"{printed} ({ticker})", ticker, "ST", DAY),
        AssetFacts("house", f"{printed} ({ticker})", ticker, "OP", DAY, is_option_told=True),
        *(
            AssetFacts("senate", asset, *plain)
            for asset in (
                f"{printed} ({ticker})",
                f"{printed} (NYSE: {ticker})",
                f"{printed} - {ticker}",
                f"{ticker} - {printed}",
                f"{ticker}-{printed}",
                f"{printed} {ticker}",
                f"{ticker} {printed}",
                printed,
            )
        ),
        AssetFacts("senate", printed, f"{ticker}.MX", "Stock", DAY),
    )


def _told(match: SecurityMatch) -> str:
    return f"{match.key} {match.method}"


def test_a_fund_of_the_opposite_is_never_the_one_its_ticker_stands_for() -> None:
    """`Direxion Daily Small Cap Bull 3X ETF - TZA` was the Bear fund at 0.95: the wrong way round."""
    turned = _turned()
    assert len(turned) > 150
    wrong = [
        (told.asset, told.ticker, _told(match))
        for printed, fund in turned
        for told in _ways(printed, fund.ticker or "")
        for match in (resolver().resolve(told),)
        if match.key == fund.key
    ]
    assert wrong == []


def test_the_funds_themselves_are_not_at_odds_with_their_own_names() -> None:
    """Else the rule would hold by matching nothing."""
    at_odds = [
        (name, one.key, told)
        for one in bundled().values()
        for name in (one.name, *one.names)
        for told in (contradiction(name, one),)
        if told is not None
    ]
    assert at_odds == []


_DERIVED = ("Warrants", "Wts Exp 2027", "Rights", "Preferred Stock", "Pfd Ser Q", "6.5% Perpetual Preferred")


def test_a_warrant_a_right_or_a_preferred_share_is_never_the_common_share() -> None:
    firms = [one for one in bundled().values() if one.sector_system == "GICS" and one.key.endswith(":common")]
    assert len(firms) > 400
    wrong = [
        (told.asset, told.ticker, _told(match))
        for firm in firms
        for mark in _DERIVED
        for told in _ways(f"{firm.name} {mark}", firm.ticker or "")[:4]
        for match in (resolver().resolve(told),)
        if match.key == firm.key
    ]
    assert wrong == []


def test_a_derived_security_is_never_found_for_a_common_share() -> None:
    derived = [
        one
        for one in bundled().values()
        if re.search(r":(?:warrant|unit|right|preferred)-", one.key) and _living(one)
    ]
    assert len(derived) > 300
    wrong = [
        (one.name, one.ticker)
        for one in derived
        if one.asset_class is AssetClass.STOCK and "Preferred" not in one.name
        for told in _ways(f"{one.name} Common Stock", one.ticker or "")
        if resolver().resolve(told).key == one.key
    ]
    assert wrong == []


def test_a_share_of_one_class_is_never_one_of_another() -> None:
    lettered = re.compile(r"\b(Class|Series) ([A-C])\b")
    classes = [
        one for one in bundled().values() if one.asset_class is AssetClass.STOCK and lettered.search(one.name)
    ]
    assert len(classes) > 10
    wrong = []
    for one in classes:
        told = lettered.search(one.name)
        letters = {found[2] for name in (one.name, *one.names) for found in lettered.finditer(name)}
        for other in {"A", "B", "C", "K"} - letters:
            printed = lettered.sub(f"{told and told[1]} {other}", one.name)
            for asked in _ways(printed, one.ticker or ""):
                match = resolver().resolve(asked)
                if match.key == one.key:
                    wrong.append((asked.asset, asked.ticker, _told(match)))
    assert wrong == []


@pytest.mark.parametrize(
    "row",
    [
        ["senate", "PALL CORP COMMON STOCK", None, "Stock", "2015-08-31", "PLL"],
        ["senate", "SUN HYDRAULICS CORP COMMON STOCK", None, "Stock", "2015-08-31", None],
        ["senate", "AIR METHODS CORP", None, "Stock", "2015-08-31", None],
        ["senate", "COST PLUS INC", None, "Stock", "2015-08-31", None],
        ["senate", "GOLD RESERVE INC", None, "Stock", "2015-08-31", "GDRZF"],
        ["senate", "KEY TECHNOLOGY INC", None, "Stock", "2015-08-31", None],
        ["senate", "CAT RENTAL KENTUCKY INC", None, "Stock", "2015-08-31", None],
        ["senate", "SPY OPTIC INC", None, "Stock", "2015-08-31", None],
        ["senate", "META FINANCIAL SOFTWARE CORP", None, "Stock", "2023-08-31", None],
        ["senate", "Acme Widgets of AMERICA", None, "Stock", "2023-08-31", None],
        ["senate", "Regional Bank of PALL", None, "Stock", "2023-08-31", None],
    ],
    ids=name_of,
)
def test_a_word_of_a_name_is_no_ticker(row: list[str | None]) -> None:
    """`PALL CORP` was abrdn's palladium fund at 0.95, for a word of it is that fund's ticker today."""
    source, asset, ticker, asset_type, day, symbol = row
    match = resolver().resolve(facts(str(source), str(asset), ticker, asset_type, str(day)))
    assert (bundled()[match.key].ticker if match.key else None) == symbol, match


@pytest.mark.parametrize(
    ("asset", "symbol"),
    [("Fireeye Inc FEYE", "MNDT"), ("CHL CHINA MOBILE LTD", "CHL"), ("Affiliated Managers Group AMG", "AMG")],
)
def test_a_bare_ticker_beside_the_whole_name_is_evidence(asset: str, symbol: str) -> None:
    match = resolver().resolve(facts("senate", asset, None, "Stock", "2016-03-01"))
    assert bundled()[match.key or ""].ticker == symbol
    assert match.method == "ticker_in_name"


@pytest.mark.parametrize(
    ("asset", "ticker", "words"),
    [
        ("Direxion Daily Small Cap Bull 3X ETF - TZA", None, "tells of a bet on rising prices"),
        ("ProShares Short S&P500", "SPY", "a bet on falling prices"),
        ("Bank of America Corp Preferred Series L", "BAC", "a preferred share"),
        ("Tradr 2X Long SPY Monthly ETF", "SPY", "tells of 2x"),
        ("Berkshire Hathaway Inc Class A", "BRK.B", "tells of class A"),
        ("iShares Russell 1000 Value ETF", "IWF", "tells of value"),
        ("Apple Inc ETF", "AAPL", "tells of a fund"),
        (
            "Hewlett Packard Enterprise Company",
            "HPQ",
            "the name printed is that of “Hewlett Packard Enterprise",
        ),
    ],
)
def test_the_reason_names_what_is_at_odds(asset: str, ticker: str | None, words: str) -> None:
    match = resolver().resolve(facts("senate", asset, ticker, "Stock", "2025-06-02"))
    assert match.key is None
    assert words in (match.reason or "")


@pytest.mark.parametrize(
    ("asset", "ticker"),
    [
        ("Vanguard Short-Term Bond ETF", "BSV"),
        ("iShares iBoxx $ Investment Grade Corporate Bond ETF", "LQD"),
        ("SPDR S&P 500", "SPY"),
        ("Technology Select Sector SPDR", "XLK"),
        ("Eaton Corporation, PLC Ordinary Shares (ETN)", "ETN"),
        ("Preferred Bank", "PFBC"),
        ("Rights Management Systems - Wright Medical", None),
        ("Direxion Daily Small Cap Bull 3X ETF", "TNA"),
    ],
)
def test_what_is_not_at_odds_is_left_alone(asset: str, ticker: str | None) -> None:
    match = resolver().resolve(facts("senate", asset, ticker, "Stock", "2025-06-02"))
    assert "tells of" not in (match.reason or "")
    if ticker is not None:
        assert bundled()[match.key or ""].ticker == ticker
