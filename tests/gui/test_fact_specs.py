"""The charts of one official and of one security: their figures are SQL's, each mark leads to its rows."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.price_line import price_text
from govtrades_desktop.gui.charts.price_plot import PricePlot
from govtrades_desktop.gui.charts.printing import svg_bytes
from govtrades_desktop.gui.charts.specs import KINDS, BarsSpec, Scale
from govtrades_desktop.gui.pages import official_charts, security_charts
from govtrades_desktop.gui.pages.chart_words import axis_ends, career_gap, coverage_words, dated_marks
from govtrades_desktop.gui.pages.official_charts import career_turns, committee_bands, committee_word
from govtrades_desktop.gui.pages.page import SecurityWish, TradesWish
from govtrades_desktop.prices.records import Split, day_number
from govtrades_desktop.query.charts import (
    CareerStretch,
    CommitteeStretch,
    OfficialCharts,
    SecurityCharts,
    load_official_charts,
    load_security_charts,
)
from govtrades_desktop.query.identity_records import FilingCount
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.price_records import NoPrice, PriceGap, PriceLine, PriceSymbol
from govtrades_desktop.query.trades import find_trades
from govtrades_desktop.settings.paths import bundled_database
from govtrades_desktop.store.starter import prepare_database
from tests.query.charts.truth import truth_of


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library over the data that the program ships with: misprinted years, single trades, all kinds."""
    folder = tmp_path_factory.mktemp("bundled")
    prepare_database(folder / "g.sqlite", starter=bundled_database())
    with Library(folder / "g.sqlite", folder / "derived") as opened:
        yield opened


@pytest.fixture(scope="module")
def truth(bundled: Library) -> Iterator[sqlite3.Connection]:
    """What is in force of it, by SQL."""
    with truth_of(bundled.database) as connection:
        yield connection


def official(library: Library, bioguide: str) -> OfficialCharts:
    found = load_official_charts(library, bioguide)
    assert found is not None
    return found


def security(library: Library, key: str) -> SecurityCharts:
    found = load_security_charts(library, key)
    assert found is not None
    return found


def rows_behind(library: Library, target: object) -> int:
    assert isinstance(target, TradesWish) and target.year is None
    return len(find_trades(library, target.text))


def check_bars(library: Library, spec: BarsSpec, counts: Counter[tuple[str, str]], keys: list[str]) -> None:
    """Hold each part of each row to a count by (key, side), and to the rows that it opens."""
    words = [one.word.removesuffix("s") for one in spec.series]
    for row, key in zip(spec.rows, keys, strict=True):
        for part, word in zip(row.parts, words, strict=True):
            assert part.value == counts[key, word], (row.name, word)
            if part.value:
                assert rows_behind(library, part.target) == part.value, (row.name, word)
        whole = sum(number for (one, _), number in counts.items() if one == key)
        assert row.figure == f"{whole:,}"
        if row.target is not None:
            assert rows_behind(library, row.target) == whole, row.name


def counts_of(truth: sqlite3.Connection, column: str, where: str) -> Counter[tuple[str, str]]:
    found = truth.execute(
        f"SELECT COALESCE({column}, ''), side, COUNT(*) FROM trade WHERE {where} GROUP BY 1, 2"
    )
    return Counter({(key, side): number for key, side, number in found})


def test_every_trade_is_a_mark_or_is_said_to_be_none(bundled: Library, truth: sqlite3.Connection) -> None:
    people = [one for (one,) in truth.execute("SELECT DISTINCT bioguide FROM trade WHERE bioguide NOT NULL")]
    ones = 0
    for bioguide in people:
        spec = official_charts.timeline_spec(official(bundled, bioguide))
        rows = {
            one: rest
            for one, *rest in truth.execute(
                "SELECT id, traded, type, low, CASE WHEN is_open THEN NULL ELSE high END FROM trade"
                " WHERE bioguide = ?",
                (bioguide,),
            )
        }
        marks = spec.marks
        for at, one in enumerate(marks.ids.tolist()):
            traded, kind, low, high = rows[one]
            assert dt.date.fromordinal(int(marks.days[at])).isoformat() == traded
            assert KINDS[marks.kinds[at]] == kind
            ends = [None if np.isnan(end[at]) else int(end[at]) for end in (marks.low_usd, marks.high_usd)]
            assert ends == [low, high], rows[one]
        assert len(set(marks.ids.tolist())) == len(marks)
        told = [int(part.split()[0].replace(",", "")) for part in _numbers(spec.caption.sub)]
        assert told[0] == len(marks) and sum(told) == len(rows), spec.caption.sub
        assert spec.first is None or spec.first.toordinal() < marks.days.min()
        assert spec.last is None or marks.days.max() < spec.last.toordinal()
        ones += len(rows) == 1
        assert bool(spec.caption.thin) == (0 < len(rows) < 10), (bioguide, spec.caption)
    assert ones, "nobody with one trade: the smallest page would not be tried"


def _numbers(sub: str) -> list[str]:
    """Return the parts of a sub-line that count trades."""
    parts = sub.split(" · ")[0].split("; ")
    return [part for part in parts if part[0].isdigit()]


def test_a_misprinted_year_stretches_no_axis_and_is_told(bundled: Library) -> None:
    charts = official(bundled, "M001136")
    points = charts.points
    days = points.traded.copy()
    days[0], days[-1] = np.datetime64("0023-05-01"), np.datetime64("2203-01-01")
    found = dated_marks(replace(points, traded=days), charts.query, is_of_official=True)
    assert found.outside == 2 and len(found.marks) == len(points) - 2
    assert found.first is not None and found.first.year > 2015
    assert found.last is not None and found.last.year < 2030
    spec = official_charts.timeline_spec(replace(charts, points=replace(points, traded=days)))
    assert "2 dated beyond the axis" in spec.caption.sub


def test_sectors_and_securities_are_what_sql_counts(bundled: Library, truth: sqlite3.Connection) -> None:
    for bioguide in ("M001136", "P000612", "B001319"):
        charts, where = official(bundled, bioguide), f"bioguide = '{bioguide}'"
        sectors = official_charts.sectors_spec(charts)
        check_bars(bundled, sectors, counts_of(truth, "sector", where), [bar.key for bar in charts.sectors])
        spec = official_charts.securities_spec(charts)
        known = [(bar, row) for bar, row in zip(charts.securities, spec.rows, strict=True) if bar.key]
        some = replace(spec, rows=tuple(row for _, row in known))
        check_bars(bundled, some, counts_of(truth, "security", where), [bar.key for bar, _ in known])
        assert [row.name_target for _, row in known] == [SecurityWish(bar.key) for bar, _ in known]


def test_lags_are_shares_of_what_sql_counts_and_45_days_is_an_edge(
    bundled: Library, truth: sqlite3.Connection
) -> None:
    for bioguide in ("M001136", "P000612", "B001319"):
        charts = official(bundled, bioguide)
        spec = official_charts.lags_spec(charts)
        lags = [
            lag
            for (lag,) in truth.execute(
                "SELECT lag FROM trade WHERE bioguide = ? AND lag IS NOT NULL ORDER BY lag", (bioguide,)
            )
        ]
        assert sum(one.own for one in spec.bins) == pytest.approx(1)
        assert spec.threshold is not None
        late = [one.own for at, one in enumerate(spec.bins) if at >= spec.threshold.at]
        assert sum(late) * len(lags) == pytest.approx(sum(lag > 45 for lag in lags))
        assert spec.own_median is not None and charts.lags.median_days == lags[(len(lags) - 1) // 2]
        label = spec.bins[int(spec.own_median.at)].label
        low, _, high = label.rstrip("+").partition("–")
        assert int(low) <= lags[(len(lags) - 1) // 2] <= int(high or 10**6), label
        for one in spec.bins:
            if one.own:
                assert rows_behind(bundled, one.target) == round(one.own * len(lags))
            else:
                assert one.target is None


def test_years_between_which_none_was_traded_are_not_said_to_be_compared(
    bundled: Library, truth: sqlite3.Connection
) -> None:
    """Over colleagues of 2016, 2017 and 2023 stood "2016–2023": SQL for that finds many more."""
    assert official_charts.years_words((2016, 2017, 2023)) == "2016–2017, 2023"
    assert official_charts.years_words((2021,)) == "2021"
    gaps = 0
    for (bioguide,) in truth.execute(
        "SELECT DISTINCT bioguide FROM trade WHERE bioguide IS NOT NULL"
    ).fetchall():
        charts = official(bundled, bioguide)
        sub = official_charts.lags_spec(charts).caption.sub
        if not charts.lags.peers_dated:
            continue
        said = sub.partition(" colleagues, ")[2]
        places, years_told = [], []
        for part in said.split("; "):
            chamber, years = part.split(" ", 1)
            gaps += "," in years
            for one in years.split(", "):
                first, _, last = one.partition("–")
                years_told += [chamber.lower(), int(first), int(last or first)]
                places.append("(chamber = ? AND CAST(substr(traded, 1, 4) AS INTEGER) BETWEEN ? AND ?)")
        ((trades, people),) = truth.execute(
            "SELECT count(*), count(DISTINCT bioguide) FROM trade WHERE lag IS NOT NULL"
            f" AND bioguide IS NOT NULL AND bioguide <> ? AND ({' OR '.join(places)})",
            (bioguide, *years_told),
        )
        assert (trades, people) == (charts.lags.peers_dated, charts.lags.officials), (bioguide, said)
    assert gaps > 5, "somebody paused"


def test_who_and_quarters_are_what_sql_counts(bundled: Library, truth: sqlite3.Connection) -> None:
    keys = truth.execute(
        "SELECT security FROM trade WHERE security NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC"
    )
    for (key,) in keys.fetchmany(3):
        charts, where = security(bundled, key), f"security = '{key}'"
        spec = security_charts.officials_spec(charts)
        known = [(bar, row) for bar, row in zip(charts.officials, spec.rows, strict=True) if bar.key]
        some = replace(spec, rows=tuple(row for _, row in known))
        check_bars(bundled, some, counts_of(truth, "bioguide", where), [bar.key for bar, _ in known])
        quarters = security_charts.quarters_spec(charts)
        counts = counts_of(truth, "substr(traded, 1, 4) || ' Q' || ((substr(traded, 6, 2) + 2) / 3)", where)
        for column in quarters.columns:
            for side, parts in (("buy", column.up), ("sell", column.down)):
                assert parts[0].value == counts[column.label, side], (column.label, side)
                if parts[0].value:
                    assert rows_behind(bundled, parts[0].target) == parts[0].value
        shown = {column.label for column in quarters.columns}
        assert all(label in shown or not label for label, _ in counts)


def test_a_cluster_leads_to_its_trades_and_no_others(bundled: Library) -> None:
    charts = security(bundled, "789019:common")
    rows = security_charts.cluster_counts(charts.clusters)
    assert len(rows) == len(charts.clusters) > 3
    by_query = {one.query: one for one in charts.clusters}
    starts = []
    for row in rows:
        assert isinstance(row.target, TradesWish)
        cluster = by_query[row.target.text]
        found = bundled.trades.array("id")[find_trades(bundled, row.target.text)]
        assert sorted(found.tolist()) == sorted(cluster.ids.tolist()) and row.figure == str(cluster.trades)
        assert all(name in row.facts for _, name in cluster.officials)
        starts.append(cluster.first_day)
    assert starts == sorted(starts, reverse=True), "the newest first"


# --- words and days ---


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("House Committee on Armed Services", "Armed Services"),
        ("Senate Committee on the Judiciary", "Judiciary"),
        ("House Permanent Select Committee on Intelligence", "Intelligence"),
        ("Joint Economic Committee", "Economic Committee"),
        (
            "Commission on Security and Cooperation in Europe",
            "Commission on Security and Cooperation in Europe",
        ),
    ],
)
def test_committees_are_called_by_what_they_are_about(name: str, word: str) -> None:
    assert committee_word(name) == word


def _seat(code: str, first: str, until: str | None, role: str = "", trades: int = 1) -> CommitteeStretch:
    end = None if until is None else day(until)
    parent = code[:4] if len(code) > 4 else None
    return CommitteeStretch(
        code, f"House Committee on {code}", parent, None, role, "majority", day(first), end, trades, ""
    )


def test_bands_are_whole_committees_joined_by_role_and_no_more_than_fit() -> None:
    held = (
        _seat("HSBA", "2019-01-15", "2021-01-03"),
        _seat("HSBA15", "2019-01-15", None),
        _seat("HSBA", "2021-01-03", "2023-01-03"),
        _seat("HSBA", "2023-01-03", None, "Chair"),
        *(_seat(f"HS{i:02d}", "2020-01-01", None, trades=i) for i in range(10)),
        _seat("HSXX", "2010-01-01", "2012-01-01", trades=99),
    )
    bands, left_out = committee_bands(held, "bioguide:X", day("2018-01-01"), day("2025-01-01"))
    own = [(band.first, band.last, band.role) for band in bands if band.lane == "HSBA"]
    assert own == [(day("2019-01-15"), day("2023-01-02"), ""), (day("2023-01-03"), None, "Chair")]
    lanes = {band.lane for band in bands}
    assert len(lanes) == official_charts.MOST_LANES and left_out == 3
    assert "HSXX" not in lanes and "HSBA15" not in lanes and {"HS09", "HS03"} <= lanes
    first = next(band for band in bands if band.lane == "HSBA")
    assert first.target == TradesWish("bioguide:X traded:>=2019-01-15 traded:<2023-01-03", None)
    assert "2 trades in that time" in first.facts


def test_bands_lead_to_the_trades_of_their_days(bundled: Library) -> None:
    checked = 0
    for bioguide in ("M001136", "P000612", "C001047"):
        spec = official_charts.timeline_spec(official(bundled, bioguide))
        for band in spec.bands:
            told = band.facts.splitlines()[-1].split(" trade")[0].replace(",", "")
            if band.target is not None:
                assert rows_behind(bundled, band.target) == int(told), band
                checked += 1
    assert checked > 10


def test_a_career_turns_where_party_chamber_or_seat_change() -> None:
    def served(first: str, last: str, party: str, *, chamber: str = "house", district: int | None = 3) -> Any:
        return CareerStretch(chamber, "NJ", district, party, day(first), day(last))

    career = (
        served("2003-01-03", "2011-01-03", "Democrat"),
        served("2013-01-03", "2019-12-18", "Democrat"),
        replace(served("2019-12-19", "2021-01-03", "Republican"), is_party_change=True),
        served("2021-01-03", "2023-01-03", "Republican", district=2),
        served("2023-01-03", "2029-01-03", "Republican", chamber="senate", district=None),
    )
    told = [(turn.day.isoformat(), turn.word) for turn in career_turns(career, day("2026-06-01"))]
    assert told == [
        ("2003-01-03", "took office"),
        ("2011-01-03", "left office"),
        ("2013-01-03", "back in office"),
        ("2019-12-19", "D → R"),
        ("2021-01-03", "NJ-03 → NJ-02"),
        ("2023-01-03", "House → Senate"),
    ]
    assert career_turns(career, day("2030-01-01"))[-1].word == "left office"


def test_lines_that_a_career_cannot_have_are_told(bundled: Library, truth: sqlite3.Connection) -> None:
    """A page said "Independent", its trades count as D, and no line between them; nothing said why."""
    spec = official_charts.timeline_spec(official(bundled, "M001183"))
    assert not spec.turns
    gap = "party changes: the day is not in the data at hand (last term: I; trades count as D)"
    assert spec.caption.sub.endswith(f" · {gap}")
    undated = {
        one
        for (one,) in truth.execute(
            "SELECT DISTINCT bioguide FROM trade t WHERE bioguide IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM term p WHERE p.bioguide = t.bioguide AND p.start_on IS NOT NULL)"
        )
    }
    assert len(undated) > 20
    people = [
        one for (one,) in truth.execute("SELECT DISTINCT bioguide FROM trade WHERE bioguide IS NOT NULL")
    ]
    for bioguide in people:
        sub = official_charts.timeline_spec(official(bundled, bioguide)).caption.sub
        is_said = "days of service are not in the data at hand" in sub or gap in sub
        assert is_said is (bioguide in undated), (bioguide, sub)

    served = CareerStretch("house", "NJ", 2, "Democrat", day("2019-01-03"), day("2021-01-03"))
    before = replace(served, from_on=None, until_on=None)
    assert career_gap((), {"D"}) == career_gap((served,), {"D", "R"}) == ""
    assert "earlier terms" in career_gap((before, served), {"D"})
    assert "last term: D; trades count as R" in career_gap(
        (replace(before, party="Republican"), served), {"R"}
    )


def test_reports_are_told_by_what_came_of_them() -> None:
    counts = [("all", 12), ("read", 7), ("no_trades", 1), ("paper", 2), ("not_fetched", 2), ("failed", 0)]
    words = coverage_words([FilingCount(key, number, "") for key, number in counts])
    assert words.startswith("8 of 12 transaction reports read, 2 ") and words.count(",") == 2, words
    assert coverage_words([]) == "no transaction report is listed"


def test_one_trade_stands_in_the_middle_of_half_a_year() -> None:
    first, last = axis_ends(day("2025-06-15").toordinal(), day("2025-06-15").toordinal())
    assert (last - first).days == 180 and (day("2025-06-15") - first).days == 90


# --- prices ---


def _line(
    days: list[str], closes: list[float], adjusted: list[float] | None = None, **more: Any
) -> PriceLine:
    numbers = np.array([day_number(day(one)) for one in days], np.int32)
    ends = {"first_day": day(days[0]), "last_day": day(days[-1])}
    told = np.array(adjusted if adjusted is not None else [np.nan] * len(days))
    return PriceLine("k", numbers, np.array(closes), told, source="folder", **ends, **more)


def test_the_price_line_is_as_told_with_gaps_splits_and_names(bundled: Library) -> None:
    charts = security(bundled, "320193:common")
    line = _line(
        ["2012-01-03", "2014-06-09", "2014-06-10", "2018-01-02", "2019-01-02"],
        [60.0, 93.7, 94.3, 172.3, 157.9],
        gaps=(PriceGap(day("2014-06-11"), day("2017-12-29"), 896),),
        splits=(Split(day("2014-06-09"), 7.0), Split(day("2018-01-02"), 0.1), Split(day("2012-01-03"), 2.0)),
        symbols=(
            PriceSymbol("OLD", day("2012-01-03"), day("2014-06-10"), 3),
            PriceSymbol("NEW", day("2018-01-02"), day("2019-01-02"), 2),
        ),
        doubts=("OLD has no price from 2014-06-11 to 2017-12-29.", "OLD jumps."),
    )
    spec = security_charts.price_spec(charts, line, as_of="2026-01-01")
    first = int(spec.marks.days.min()) - 366
    shown = [one for one in line.day + day("1970-01-01").toordinal() if one >= first]
    assert spec.days.tolist() == shown and spec.closes.tolist() == line.close[-len(shown) :].tolist()
    assert spec.scale == Scale.LINEAR
    assert spec.price_word == "close (currency not told)", "no adjusted close was told, and no currency"
    assert [(gap.first, gap.last) for gap in spec.gaps] == [(day("2014-06-11"), day("2017-12-29"))]
    assert "896" in spec.gaps[0].word
    assert [turn.word for turn in spec.turns] == ["split 7:1", "split 1:10", "OLD → NEW"]
    assert spec.caption.thin == "OLD jumps. (and 1 more)"
    assert "the folder of prices" in spec.caption.sub and spec.caption.as_of == "2026-01-01"
    adjusted = replace(line, adjusted=line.close / 7)
    spec = security_charts.price_spec(charts, adjusted)
    assert (
        spec.price_word == "adjusted close (currency not told)"
        and spec.closes.tolist() == (line.close / 7)[-len(shown) :].tolist()
    )
    steep = security_charts.price_spec(charts, replace(line, close=line.close * [1, 1, 1, 1, 50]))
    assert steep.scale == Scale.LOG and "logarithmic" in steep.caption.sub


@pytest.mark.parametrize(
    ("currency", "sign", "word", "note"),
    [
        (None, "", "close (currency not told)", "; the source does not tell the currency"),
        ("USD", "$", "close", ""),
        ("EUR", "", "close (EUR)", ""),
    ],
)
def test_a_price_has_no_sign_that_its_source_did_not_tell(
    bundled: Library, qapp: Any, currency: str | None, sign: str, word: str, note: str
) -> None:
    """The axis said "$" of closes whose currency nobody told; a saved picture did not say whose they are."""
    told = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    line = _line(
        ["2019-01-02", "2019-01-03"], [1250.0, 1340.0], currency=currency, retrieved_at=told, splits=()
    )
    spec = security_charts.price_spec(security(bundled, "320193:common"), line)
    assert (spec.sign, spec.price_word) == (sign, word)
    assert spec.caption.notes == (f"Prices: the folder of prices, as of 2026-03-04{note}",)
    plot = PricePlot(spec)
    plot.lay_out(QRectF(0, 0, 800, 300), Look.of_print())
    labels = [label for _, label in plot._ticks]
    assert labels and all(label.startswith("$") is bool(sign) for label in labels), labels
    assert price_text(spec, 1250.5) == f"{sign}1,250.50"
    drawn = svg_bytes(plot).decode().partition("</desc>")[2]
    assert spec.caption.notes[0].partition(";")[0] in drawn, (
        "in the picture, not only in what it says of itself"
    )
    none = np.zeros(0)
    unpriced = PriceLine("k", none.astype(np.int32), none, none, why_none=NoPrice.NOT_FOUND, reason="No.")
    assert not security_charts.price_spec(security(bundled, "320193:common"), unpriced).caption.notes


@pytest.mark.parametrize("why", list(NoPrice))
def test_without_prices_the_reason_is_said_and_what_can_be_done(bundled: Library, why: NoPrice) -> None:
    none = np.zeros(0)
    line = PriceLine("k", none.astype(np.int32), none, none, why_none=why, reason="A reason in a sentence.")
    spec = security_charts.price_spec(security(bundled, "320193:common"), line)
    assert not len(spec.days) and len(spec.marks) and spec.caption.title == "Trades over time"
    assert spec.caption.thin.startswith("No price line: A reason in a sentence.")
    can_be_had = why not in (NoPrice.NO_TICKER, NoPrice.OTHERS_DAYS)
    assert ("govtrades prices --from FOLDER" in spec.caption.thin) is can_be_had
