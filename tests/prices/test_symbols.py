"""Whose a symbol's prices are: the true histories of META, SNDK and others, and every kind of conflict."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.identity import TickerSpan
from govtrades_desktop.prices.records import day_date
from govtrades_desktop.prices.symbols import (
    ALWAYS,
    NEVER_ENDS,
    Holding,
    SymbolSpan,
    spans_of,
    symbol_spellings,
)
from tests.prices.made import holds, span

FACEBOOK = [span("FB", "2012-05-18", "2022-06-09"), span("META", "2022-06-09")]
META = [
    holds("facebook", "FB", "2012-05-18", "2022-06-09"),
    holds("facebook", "META", "2022-06-09"),
    holds("fund", "META", "2021-06-30", "2022-01-31"),
    holds("fund", "METV", "2022-01-31"),
]


def told(spans: object) -> list[tuple[str, str, str, bool]]:
    def text(number: int) -> str:
        return "" if number in (ALWAYS, NEVER_ENDS) else day_date(number).isoformat()

    return [(s.symbol, text(s.first), text(s.end), s.is_fallback) for s in spans]  # type: ignore[attr-defined]


def test_in_a_folder_each_symbol_counts_for_the_days_on_which_it_was_borne() -> None:
    spans, reason = spans_of("facebook", "META", FACEBOOK, META, "folder")
    assert reason == "" and told(spans) == [
        ("META", "2022-06-09", "", False),
        ("FB", "2012-05-18", "2022-06-09", False),
        ("META", "", "2021-06-30", True),
        ("META", "2022-01-31", "2022-06-09", True),
    ]
    fund = [span("META", "2021-06-30", "2022-01-31"), span("METV", "2022-01-31")]
    assert told(spans_of("fund", "METV", fund, META, "folder")[0])[:2] == [
        ("METV", "2022-01-31", "", False),
        ("META", "2021-06-30", "2022-01-31", False),
    ]


def test_at_yahoo_a_symbol_is_whoever_bears_it_today() -> None:
    """META in 2021 is Facebook there; the fund that bore it then must not show Facebook's prices."""
    assert told(spans_of("facebook", "META", FACEBOOK, META, "yahoo")[0]) == [("META", "", "", False)]
    ended = [span("META", "2021-06-30", "2022-01-31")]
    spans, reason = spans_of("fund", "META", ended, META, "yahoo")
    assert spans == () and "until 2022-01-31" in reason and "META" in reason


def test_a_ticker_used_anew_never_shows_the_other_companys_prices() -> None:
    """SanDisk was bought in 2016, and another SanDisk has the ticker since 2025."""
    both = [holds("old", "SNDK", None, "2016-05-12"), holds("new", "SNDK", "2025-02-13")]
    old = [span("SNDK", None, "2016-05-12")]
    new = [span("SNDK", "2025-02-13")]
    assert told(spans_of("old", "SNDK", old, both, "folder")[0]) == [("SNDK", "", "2016-05-12", False)]
    assert told(spans_of("new", "SNDK", new, both, "folder")[0]) == [("SNDK", "2025-02-13", "", False)]
    assert spans_of("old", "SNDK", old, both, "yahoo")[0] == ()


def test_a_delisted_one_is_asked_for_its_own_days_only() -> None:
    """Years later somebody else may have the ticker, of whom our history does not know."""
    gone = [span("YHOO", None, "2017-06-19"), span("AABA", "2017-06-19", "2019-10-04")]
    spans, _ = spans_of("yahoo", "AABA", gone, [holds("yahoo", one.ticker) for one in gone], "yahoo")
    assert told(spans) == [("AABA", "2017-06-19", "2019-10-04", False)]


def test_days_that_two_claim_are_nobodys() -> None:
    both = [holds("a", "FOX", "2013-07-01", "2019-03-19"), holds("b", "FOX", "2019-03-13")]
    assert told(spans_of("a", "FOX", [both[0].span], both, "folder")[0]) == [
        ("FOX", "2013-07-01", "2019-03-13", False)
    ]
    assert told(spans_of("b", "FOX", [both[1].span], both, "folder")[0]) == [("FOX", "2019-03-19", "", False)]
    undated = [holds("a", "XYZ"), holds("b", "XYZ")]
    for source in ("folder", "yahoo"):
        spans, reason = spans_of("a", "XYZ", [span("XYZ")], undated, source)
        assert spans == () and "XYZ" in reason


def test_a_security_that_only_filings_name_takes_no_day_from_one_of_the_lists() -> None:
    lists = [holds("listed", "ABC", "2015-01-02", "2018-01-02")]
    assert told(spans_of("filed:ABC", "ABC", (), lists, "folder")[0]) == [
        ("ABC", "", "2015-01-02", False),
        ("ABC", "2018-01-02", "", False),
    ]
    assert spans_of("filed:ABC", "ABC", (), [holds("listed", "ABC")], "folder")[0] == ()
    spans, reason = spans_of("fund", None, (), (), "folder")
    assert spans == () and "never had a ticker" in reason


def test_spans_of_a_plain_ticker_are_all_days() -> None:
    spans, _ = spans_of("apple", "AAPL", [span("AAPL")], [holds("apple", "AAPL")], "folder")
    assert told(spans) == [("AAPL", "", "", False)]
    assert day_date(0) == dt.date(1970, 1, 1)


def test_a_share_class_is_known_under_other_marks_and_never_without_one() -> None:
    """BRKB may be another ticker: a guess would put one company's line on another's page."""
    assert symbol_spellings("BRK-B") == ("BRK-B", "BRK.B", "BRK/B", "BRK B")
    assert symbol_spellings("aapl") == ("AAPL",)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, list[TickerSpan]]:
    """Up to four securities with up to three tickers of three letters, dates open, closed and overlapping."""
    days = st.one_of(st.none(), st.dates(dt.date(2012, 1, 1), dt.date(2016, 1, 1)))

    def one() -> TickerSpan:
        begins, ends = draw(days), draw(days)
        if begins is not None and ends is not None and ends < begins:
            begins, ends = ends, begins
        return TickerSpan(draw(st.sampled_from("ABC")), begins, ends, "")

    return {key: [one() for _ in range(draw(st.integers(1, 3)))] for key in "wxyz"[: draw(st.integers(2, 4))]}


@given(histories(), st.sampled_from(["folder", "yahoo"]))
def test_no_day_of_a_symbol_is_ever_two_securities(told: dict[str, list[TickerSpan]], source: str) -> None:
    """Whatever the history says: of two pages that show one price on one day, one is wrong."""
    holders = [Holding(key, span) for key, spans in told.items() for span in spans]
    parts: list[tuple[str, SymbolSpan]] = []
    for key, spans in told.items():
        found, reason = spans_of(key, spans[-1].ticker, spans, holders, source)
        assert bool(found) is not bool(reason)
        parts += [(key, one) for one in found if not one.is_fallback]
    for key, one in parts:
        assert one.first < one.end
        for other_key, other in parts:
            if key != other_key and one.symbol == other.symbol:
                assert one.end <= other.first or other.end <= one.first
