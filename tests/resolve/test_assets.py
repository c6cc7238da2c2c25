"""Assets against the bundled securities: each method on checked assets, and a set that must match nothing.

Runs on the bundle alone, as the program does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.identity import AssetClass, AssetFacts, Security, TickerSpan
from govtrades_desktop.core.identity_json import securities_from_json, unpack
from govtrades_desktop.resolve import asset_naming
from govtrades_desktop.resolve.assets import METHODS, AssetResolver

HERE = Path(__file__).parent
BUNDLE = HERE.parent.parent / "resources" / "reference" / "securities.json.xz"
CHECKED = json.loads((HERE / "assets_checked.json").read_text("utf-8"))


@lru_cache(maxsize=1)
def bundled() -> dict[str, Security]:
    return {one.key: one for one in securities_from_json(unpack(BUNDLE.read_bytes()))[1]}


@lru_cache(maxsize=1)
def resolver() -> AssetResolver:
    return AssetResolver(tuple(bundled().values()))


def facts(source: str, asset: str, ticker: str | None, asset_type: str | None, day: str) -> AssetFacts:
    return AssetFacts(source, asset, ticker, asset_type, dt.date.fromisoformat(day))


def name_of(row: list[Any]) -> str:
    return f"{row[2] or '-'} {row[1][:30]} {row[4]}"


@pytest.mark.parametrize("row", CHECKED["matched"], ids=name_of)
def test_a_checked_asset_is_found_by_its_method(row: list[Any]) -> None:
    *told, symbol, asset_class, method = row
    match = resolver().resolve(facts(*told))
    security = bundled().get(match.key or "")
    found = security.ticker if security else match.key
    assert (found, match.asset_class.value, match.method) == (symbol, asset_class, method), match
    assert match.reason is None
    assert match.confidence is not None
    assert METHODS[method][0] - 0.05 <= match.confidence <= METHODS[method][0]


@pytest.mark.parametrize("row", CHECKED["unmatched"], ids=name_of)
def test_a_look_alike_matches_nothing_and_says_why(row: list[Any]) -> None:
    """A wrong security would be silent: the row looks resolved, and its sums land on another firm's page."""
    *told, asset_class = row
    match = resolver().resolve(facts(*told))
    if match.method == "as_filed":
        assert match.key == f"filed:{told[2]}"
    else:
        assert (match.key, match.method, match.confidence) == (None, None, None), match
        assert match.reason
    assert match.asset_class.value == asset_class


def test_every_method_has_checked_assets() -> None:
    counted = Counter(row[-1] for row in CHECKED["matched"])
    assert set(counted) == set(METHODS)
    assert len(CHECKED["matched"]) >= 100
    assert len(CHECKED["unmatched"]) >= 60


def test_the_threshold_is_the_measured_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Precision 1.0 above the threshold, and it earns its keep: with 100 the slips are lost."""
    told = [row for row in CHECKED["matched"] if row[-1] == "name_fuzzy"]
    monkeypatch.setattr(asset_naming, "THRESHOLD", 100.0)
    strict = AssetResolver(tuple(bundled().values()))
    assert {strict.resolve(facts(*row[:5])).key for row in told} == {None}


def test_old_and_new_holders_of_a_ticker_are_parted_by_the_day_where_the_name_is_silent() -> None:
    """Without the days a bare "FOX" of 2015 would be the Fox Corporation that was founded in 2019."""

    def issuer(ticker: str, day: str) -> str | None:
        key = resolver().resolve(facts("senate", ticker, None, "Stock", day)).key
        return bundled()[key].name if key else None

    assert issuer("FOXA", "2015-11-10") == "Twenty-First Century Fox Inc Class A"
    assert issuer("FOXA", "2022-11-10") == "Fox Corp"
    assert issuer("SE", "2015-12-01") == "Spectra Energy Corp"
    assert issuer("SE", "2021-12-01") == "Sea Ltd"
    assert issuer("DELL", "2013-05-01") == "Dell Inc"
    assert issuer("DELL", "2021-05-03") == "Dell Technologies Inc."
    assert issuer("DOW", "2014-05-01") == "The Dow Chemical Company"
    assert issuer("Z", "2014-05-01") == issuer("ZG", "2020-05-01")


def test_a_ticker_alone_is_not_given_to_a_firm_that_was_not_there_yet() -> None:
    """The SEC's list tells no days; the registrant's number does: a firm of 2018 traded nothing in 2013."""
    young = Security(
        *("1754820:common", "Young Firm Inc", "YNG", AssetClass.STOCK, 1_754_820, None, None, None, "SEC"),
        tickers=(TickerSpan("YNG", None, None, "SEC company_tickers"),),
    )
    asked = AssetResolver([young])
    early = asked.resolve(facts("senate", "YNG", None, "Stock", "2013-05-01"))
    late = asked.resolve(facts("senate", "YNG", None, "Stock", "2021-05-03"))
    named = asked.resolve(facts("senate", "Young Firm Inc", "YNG", "Stock", "2013-05-01"))
    assert (early.key, late.key, named.key) == (None, young.key, young.key)
    assert early.reason and "other days" in early.reason


def test_no_ticker_of_the_bundle_stands_for_two_securities_for_long() -> None:
    """A slip in our table of reused tickers would leave both holders open, and neither would be matched.

    A week of both is true of Fox in March 2019: the new shares were traded before the old ones went.
    """
    holders: dict[str, list[tuple[dt.date, dt.date, str]]] = {}
    for one in bundled().values():
        for span in one.tickers:
            days = (span.valid_from or dt.date.min, span.valid_until or dt.date.max, one.key)
            holders.setdefault(span.ticker, []).append(days)
    for ticker, days in holders.items():
        ordered = sorted(days)
        for (_, until, key), (begins, _, other) in zip(ordered, ordered[1:], strict=False):
            assert key == other or (until - begins).days <= 7, (ticker, key, other)


def test_two_holders_on_one_day_are_left_open() -> None:
    span = TickerSpan("TWO", None, None, "SEC company_tickers")
    pair = [
        Security(key, name, "TWO", AssetClass.STOCK, None, None, None, None, "SEC", tickers=(span,))
        for key, name in (("past:TWO:1", "One Alpha Inc"), ("past:TWO:2", "One Alpha Corp"))
    ]
    match = AssetResolver(pair).resolve(facts("senate", "One Alpha", "TWO", "Stock", "2020-01-02"))
    assert match.key is None
    assert match.reason and "nothing tells which" in match.reason


def test_what_only_filings_name_is_no_evidence() -> None:
    """Else a row's own misprint of yesterday would be today's list."""
    filed = Security(
        "filed:QQZZ", "Some Thing", "QQZZ", AssetClass.STOCK, *(None,) * 4, "named by filings only"
    )
    match = AssetResolver([filed]).resolve(facts("senate", "Some Thing Inc", None, "Stock", "2020-01-02"))
    assert match.key is None


def test_a_security_renamed_since_the_list_bears_its_new_name() -> None:
    names = {(one.ticker, one.name) for one in bundled().values()}
    assert ("PSKY", "Paramount Skydance Corporation Class B") in names
    assert ("TXNM", "TXNM Energy Inc") in names
    assert ("B", "Barrick Mining Corporation") in names


def test_an_unknown_day_takes_the_ticker_of_the_name() -> None:
    match = resolver().resolve(AssetFacts("senate", "Facebook, Inc.", "FB", "Stock", None))
    assert bundled()[match.key or ""].ticker == "META"
