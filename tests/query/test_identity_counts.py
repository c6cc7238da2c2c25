"""Lists, pages and coverage of who and what: each number is what SQL says, and a door to exactly its rows."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.dashboard import load_dashboard
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.grammar.list_keys import SECURITIES, official_vocabulary
from govtrades_desktop.query.identity_records import FilingCount
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import (
    OFFICIAL_SORTS,
    find_officials,
    load_official,
    load_officials,
    load_unresolved_officials,
    officials_table,
)
from govtrades_desktop.query.resolution_coverage import load_resolution
from govtrades_desktop.query.securities import (
    SECURITY_SORTS,
    find_securities,
    load_securities,
    load_security,
    load_unresolved_securities,
    securities_table,
)
from govtrades_desktop.query.tallies import TradeCount
from govtrades_desktop.query.trades import find_trades
from govtrades_desktop.settings.paths import bundled_database
from govtrades_desktop.store.starter import prepare_database
from tests.query.exported import DISCLOSED

IN_FORCE = "t.replaced_by IS NULL AND t.filing_status IS NOT 'deleted'"
LAG = f"CAST(julianday({DISCLOSED}) - julianday(t.traded_on) AS INTEGER)"
DAY = "COALESCE(t.traded_on, f.filed_on)"
FROM = (
    'FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
    " LEFT JOIN filing_official m ON m.filing_id = f.id"
    " LEFT JOIN trade_security x ON x.transaction_id = t.id"
    " LEFT JOIN security s ON s.key = x.security_key"
)
PARTY = (
    "(SELECT substr(p.party, 1, 1) FROM term p WHERE p.bioguide = m.bioguide"
    f" AND {DAY} BETWEEN p.start_on AND p.end_on)"
)
SAT_ON = (
    "EXISTS (SELECT 1 FROM committee_seat c WHERE c.bioguide = m.bioguide AND c.seen_from <= {day}"
    " AND (c.seen_until IS NULL OR {day} < c.seen_until) AND c.committee IN ({codes}))"
).replace("{day}", DAY)
KEYS = [
    ("bioguide:p000197", "m.bioguide = 'P000197'"),
    ("party:D", f"{PARTY} = 'D'"),
    ("party:republican", f"{PARTY} = 'R'"),
    ("committee:HSBA", SAT_ON.format(codes="'HSBA', 'HSBA15'")),
    ("committee:hsba15", SAT_ON.format(codes="'HSBA15'")),
    ('committee:"financial services"', SAT_ON.format(codes="'HSBA', 'HSBA15'")),
    ("committee:agri", SAT_ON.format(codes="'HSAG'")),
    ("committee:HSXX", SAT_ON.format(codes="'HSXX'")),
    ("sector:tech", "s.sector LIKE '%tech%'"),
    ('sector:="Financials"', "s.sector = 'Financials'"),
    ("class:option", "x.asset_class = 'option'"),
    ("class:government-bond", "x.asset_class = 'government_bond'"),
    ("security:320193:AAPL", "x.security_key = '320193:AAPL'"),
    ("security:berkshire", "s.name LIKE '%berkshire%'"),
    ("ticker:BRK-B", "s.ticker = 'BRK-B'"),
    ("ticker:BRK.B", "t.ticker = 'BRK.B'"),
    ("role:other", "m.role = 'other'"),
    ("unresolved:official", "m.bioguide IS NULL"),
    ("unresolved:security", "x.security_key IS NULL"),
    ("unresolved:sector", "s.sector IS NULL"),
    ("unresolved:class", "x.asset_class IS NULL"),
    ("chamber:senate", "f.source = 'senate'"),
    # as listed: the official's own name has no Donald and no Chuck
    ("chuck", "f.first LIKE '%chuck%'"),
    ("official:sternoff", "f.first LIKE '%sternoff%'"),
    ("patricia", "0"),
    ('"john hoeven"', "0"),
    ("hoeven", "f.last = 'Hoeven'"),
    ("nvidia", "t.asset LIKE '%nvidia%' OR s.name LIKE '%nvidia%'"),
    ("brk", "t.ticker LIKE '%brk%' OR s.ticker LIKE '%brk%'"),
]
NOTHING = {"patricia", '"john hoeven"'}


@pytest.mark.parametrize(("text", "clause"), KEYS, ids=[text for text, _ in KEYS])
def test_each_key_finds_what_sql_finds(
    people: Library, facts: sqlite3.Connection, text: str, clause: str
) -> None:
    ids = people.trades.array("id")
    everything = {row[0] for row in facts.execute(f"SELECT t.id {FROM} WHERE {IN_FORCE}")}
    wanted = {row[0] for row in facts.execute(f"SELECT t.id {FROM} WHERE {IN_FORCE} AND ({clause})")}
    assert set(ids[find_trades(people, text)].tolist()) == wanted
    assert set(ids[find_trades(people, f"-({text})")].tolist()) == everything - wanted
    assert text in NOTHING or 0 < len(wanted) < len(everything)  # the seed must let each of them fail


COUNTS = f"""
COUNT(*), SUM(t.type = 'purchase'), SUM(t.type LIKE '%sale'), SUM(t.type = 'exchange'),
SUM(t.amount_low_usd), SUM(COALESCE(t.amount_high_usd, t.amount_low_usd)),
SUM(t.amount_low_usd IS NOT NULL AND t.amount_high_usd IS NULL), MIN(t.traded_on), MAX(t.traded_on)
{FROM} WHERE {IN_FORCE}"""


def ranked_lag(facts: sqlite3.Connection, where: str, share: int) -> int | None:
    """Return the smallest lag that at least `share` percent of the trades do not exceed."""
    lags = [row[0] for row in facts.execute(f"SELECT {LAG} AS lag {FROM} WHERE {IN_FORCE} AND {where}"
            " AND lag IS NOT NULL ORDER BY lag")]  # fmt: skip
    return next((lag for n, lag in enumerate(lags, 1) if n * 100 >= share * len(lags)), None)


def test_the_list_of_officials_is_what_sql_counts(people: Library, facts: sqlite3.Connection) -> None:
    rows = load_officials(people, find_officials(people))
    assert [row.trades for row in rows] == sorted((row.trades for row in rows), reverse=True)
    assert {row.bioguide for row in rows} == {
        row[0] for row in facts.execute("SELECT bioguide FROM official")
    }
    for row in rows:
        where = f"m.bioguide = '{row.bioguide}'"
        told = facts.execute(f"SELECT {COUNTS} AND {where}").fetchone()
        trades, buys, sells, exchanges, low, high, opened, first, last = told
        assert (row.trades, row.purchases, row.sales, row.exchanges, row.open_ended) == (
            trades, buys or 0, sells or 0, exchanges or 0, opened or 0
        )  # fmt: skip
        assert (row.amount_low_usd, row.amount_high_usd) == (low, high)
        assert (str(row.first_traded_on), str(row.last_traded_on)) == (str(first), str(last))
        reports = "SELECT COUNT(*) FROM filing f JOIN filing_official m ON m.filing_id = f.id"
        assert row.filings == facts.execute(f"{reports} WHERE kind IS NOT NULL AND {where}").fetchone()[0]
        late, dated = facts.execute(
            f"SELECT SUM({LAG} > 45), COUNT({LAG}) {FROM} WHERE {IN_FORCE} AND {where}"
        ).fetchone()
        assert (row.late, row.dated) == (late or 0, dated)
        assert row.median_lag_days == ranked_lag(facts, where, 50)
        assert len(find_trades(people, row.query)) == row.trades
        assert json.loads(json.dumps(row.as_json()))["late_share"] == row.late_share
    assert rows[0].trades > 20 and rows[-1].trades == 0
    beside = load_unresolved_officials(people)
    assert beside.trades.trades > 0 and beside.filings is not None and beside.filings.filings > 0
    whole = facts.execute(f"SELECT COUNT(*) {FROM} WHERE {IN_FORCE}").fetchone()[0]
    assert sum(row.trades for row in rows) + beside.trades.trades == whole, "nobody vanishes"
    assert len(find_filings(people, beside.filings.query)) == beside.filings.filings


def test_the_list_of_securities_is_what_sql_counts(people: Library, facts: sqlite3.Connection) -> None:
    rows = load_securities(people, find_securities(people))
    named = {row[0] for row in facts.execute("SELECT DISTINCT security_key FROM trade_security") if row[0]}
    assert {row.key for row in rows} == named
    for row in rows:
        where = f"x.security_key = '{row.key}'"
        told = facts.execute(f"SELECT {COUNTS} AND {where}").fetchone()
        assert (row.trades, row.purchases, row.sales, row.exchanges) == told[:4]
        assert (row.amount_low_usd, row.amount_high_usd, row.open_ended) == told[4:7]
        assert (str(row.first_traded_on), str(row.last_traded_on)) == told[7:]
        officials, democrats, republicans = facts.execute(
            f"SELECT COUNT(DISTINCT m.bioguide), SUM({PARTY} IS 'D'), SUM({PARTY} IS 'R')"
            f" {FROM} WHERE {IN_FORCE} AND {where}"
        ).fetchone()
        assert row.officials == officials
        assert (row.trades_democrats, row.trades_republicans) == (democrats, republicans)
        assert row.trades_democrats + row.trades_republicans + row.trades_others == row.trades
        assert len(find_trades(people, row.query)) == row.trades > 0
    beside = load_unresolved_securities(people).trades.trades
    whole = facts.execute(f"SELECT COUNT(*) {FROM} WHERE {IN_FORCE}").fetchone()[0]
    assert beside > 0 and sum(row.trades for row in rows) + beside == whole, "nothing vanishes"


def doors(value: Any) -> Iterator[TradeCount | FilingCount]:
    """Yield every count within a page."""
    if isinstance(value, TradeCount | FilingCount):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from doors(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from doors(getattr(value, field.name))


def check_doors(library: Library, page: Any) -> int:
    """Hold each count of a page to the rows behind it; return how many there were."""
    found = list(doors(page))
    for door in found:
        if isinstance(door, TradeCount):
            assert len(find_trades(library, door.query)) == door.trades, door
        else:
            assert len(find_filings(library, door.query)) == door.filings, door
    return len(found)


def test_every_count_on_every_page_is_a_door_to_exactly_its_rows(people: Library) -> None:
    """Stops: a page that says 12 and opens a table of 14 rows."""
    for bioguide in people.officials.values("bioguide"):
        page = load_official(people, bioguide)
        assert page is not None and check_doors(people, page) >= 7
        for part in (page.by_type, page.by_owner, page.by_year, page.by_party, page.by_class, page.by_sector,
                     page.top_securities):  # fmt: skip
            assert sum(one.trades for one in part) == page.tally.all.trades, "each trade once"
        json.dumps(page.as_json())
    for key in people.securities.values("key"):
        shown = load_security(people, key)
        assert shown is not None and check_doors(people, shown) > 10
        for part in (shown.by_type, shown.by_owner, shown.by_year, shown.by_party, shown.by_chamber,
                     shown.by_class, shown.by_official, shown.by_asset):  # fmt: skip
            assert sum(one.trades for one in part) == shown.tally.all.trades, "each trade once"
        json.dumps(shown.as_json())
    assert load_official(people, "X999999") is None and load_security(people, "no:such") is None


def test_a_page_tells_who_somebody_is(people: Library, facts: sqlite3.Connection) -> None:
    page = load_official(people, "m001166")
    assert page is not None and page.row.name == "McGuire, John III"
    assert [span.party for span in page.parties] == ["Democrat", "Republican"]
    assert {one.key for one in page.by_party} == {"D", "R"}
    pelosi = load_official(people, "P000197")
    assert pelosi is not None and str(pelosi.birthday) == "1940-03-26"
    assert pelosi.other_names == ("Nancy D'Alesandro",)
    assert [(seat.code, seat.seen_until is None) for seat in pelosi.seats] == [
        ("HSAG", True),
        ("HSBA", False),
    ]
    assert pelosi.seats[0].title == "Ranking Member" and pelosi.seats[0].trades.trades > 0
    assert len(pelosi.filings) == min(50, pelosi.row.filings)
    assert pelosi.tally.p90_lag_days == ranked_lag(facts, "m.bioguide = 'P000197'", 90)
    chuck = load_official(people, "F000459")
    assert chuck is not None and [seat.name for seat in chuck.seats][-1] == "HSXX", "of a committee long gone"
    part = load_official(people, "V000081")
    assert part is not None and part.seats[0].parent == "HSBA" and part.seats[0].trades.trades > 0
    berkshire = load_security(people, "1067983:brk-b")
    assert berkshire is not None and [one.ticker for one in berkshire.tickers] == ["BRKB", "BRK-B"]


def test_lists_are_searched_and_sorted_as_tables_are(people: Library) -> None:
    def officials(text: str, *sort: str) -> list[str]:
        return [row.bioguide for row in load_officials(people, find_officials(people, text, sort=sort))]

    def securities(text: str, *sort: str) -> list[str | None]:
        return [row.symbol for row in load_securities(people, find_securities(people, text, sort=sort))]

    assert officials("velazquez") == ["V000081"] == officials("official:nydia state:NY")
    assert officials("party:R chamber:senate") == ["H001061"]
    assert officials("committee:HSBA", "name") == ["F000459", "V000081"]
    assert officials("trades:0") == ["Z000999"] == officials("serving:no")
    assert set(officials("filings:>0")) == set(officials("-filings:0"))
    assert officials("", "name")[0] == "F000459" and officials("", "-name")[0] == "Z000999"
    assert securities("ticker:BRKB") == ["BRK-B"] == securities("berkshire") == securities("sector:financ")
    assert set(securities("class:stock officials:>0 cik:>0")) == {"AAPL", "NVDA", "BRK-B", "F"}
    assert securities("", "symbol") == sorted(securities(""), key=str)
    for name in OFFICIAL_SORTS:
        assert len(officials("", f"-{name}")) == len(officials_table(people))
    for name in SECURITY_SORTS:
        assert len(securities("", f"-{name}")) == len(securities_table(people))
    for text, place in (("colour:red", 0), ("pelosi trades:many", 14), ("committee:HSZZ", 10)):
        with pytest.raises(UserInputError) as caught:
            find_officials(people, text)
        assert caught.value.context["position"] == place
    with pytest.raises(UserInputError, match="colour"):
        find_securities(people, sort=("colour",))


def test_every_key_of_a_list_answers_and_helps(people: Library) -> None:
    """The help of each key names an example that works: documentation that cannot rot."""
    vocabularies = ((official_vocabulary(lambda: load_committees(people)), find_officials),
                    (SECURITIES, find_securities))  # fmt: skip
    for vocabulary, find in vocabularies:
        for key in vocabulary.keys.values():
            for text in key.help.split(": ", 1)[-1].split(", "):
                assert text.startswith(f"{key.name}:"), key.help
                find(people, text)
            for word in key.words:
                find(people, f"{key.name}:{word}")


def test_coverage_tells_who_and_what_are_known(people: Library, facts: sqlite3.Connection) -> None:
    def one(sql: str) -> Any:
        return facts.execute(sql).fetchone()[0]

    for year in (None, 2025):
        of_year = "1" if year is None else f"f.year = {year}"
        found = load_resolution(people, year)
        filers = "FROM filing f LEFT JOIN filing_official m ON m.filing_id = f.id"
        assert found.filers.filings == one(f"SELECT COUNT(*) {filers} WHERE {of_year}")
        assert found.filers.resolved == one(f"SELECT COUNT(m.bioguide) {filers} WHERE {of_year}")
        assert found.filers.by_method == {"name_seat": found.filers.resolved}
        members = f"{filers} WHERE {of_year} AND f.kind IS NOT NULL AND m.role = 'member'"
        assert found.filers.ptr_filings_of_members == one(f"SELECT COUNT(*) {members}")
        assert found.filers.ptr_resolved == one(f"SELECT COUNT(m.bioguide) {members}")
        reasons = facts.execute(
            f"SELECT f.doc_id, COALESCE(m.reason, 'It was not resolved yet.') {filers} WHERE {of_year}"
            " AND f.kind IS NOT NULL AND m.bioguide IS NULL"
        ).fetchall()
        assert {(item.doc_id, item.reason) for item in found.filers.unresolved} == set(reasons)
        assert len({reason for _, reason in reasons}) > 1
        where = f"{FROM} WHERE {IN_FORCE} AND {of_year}"
        assets = found.assets
        assert assets.trades == one(f"SELECT COUNT(*) {where}")
        assert assets.with_ticker == one(f"SELECT COUNT(t.ticker) {where}")
        assert assets.unresolved == one(f"SELECT COUNT(*) {where} AND x.security_key IS NULL")
        assert assets.by_method == dict(
            facts.execute(f"SELECT x.method, COUNT(*) {where} AND x.security_key IS NOT NULL GROUP BY 1")
        )
        assert assets.as_filed == assets.by_method["as_filed"] > 0
        assert assets.resolved + assets.as_filed + assets.unresolved == assets.trades
        assert assets.by_class == dict(
            facts.execute(f"SELECT COALESCE(x.asset_class, ''), COUNT(*) {where} GROUP BY 1")
        )
        assert found.sectors.of == one(f"SELECT COUNT(s.key) {where}")
        systems = dict(facts.execute(f"SELECT s.sector_system, COUNT(s.sector) {where} GROUP BY 1"))
        assert (found.sectors.gics, found.sectors.sic) == (systems["GICS"], systems["SIC"])
        assert found.sectors.known == found.sectors.gics + found.sectors.sic < found.sectors.of
    told = load_resolution(people).as_json()
    assert set(told) == {"filers", "assets", "sectors"} and told["sectors"]["GICS"] > 0


def test_the_dashboard_counts_persons_not_spellings(people: Library, facts: sqlite3.Connection) -> None:
    board = load_dashboard(people)
    persons = facts.execute(
        f"SELECT COUNT(DISTINCT COALESCE(m.bioguide, f.last || f.first)) {FROM} WHERE {IN_FORCE}"
    ).fetchone()[0]
    assert board.tiles.officials == persons
    assert any(one.key is None for one in board.most_active) and any(one.key for one in board.most_active)
    for one in (*board.most_active, *board.most_traded):
        assert len(find_trades(people, one.query)) == one.trades, one.query
        assert len(find_trades(people, f"{one.query} type:sell")) == one.sells
    assert {one.name for one in board.most_traded if one.key} <= {"AAPL", "NVDA", "BRK-B", "F", "MSFT"}


def test_over_the_bundled_data_every_count_is_a_door(tmp_path: Path) -> None:
    """The same over the years that the program ships with, resolved here by family name alone."""
    from govtrades_desktop.store.connection import open_store

    database = tmp_path / "govtrades.sqlite"
    prepare_database(database, starter=bundled_database())
    with open_store(database) as store, store.transaction() as connection:
        for table in ("filing_official", "trade_security", "official", "term", "committee_seat"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute(
            "INSERT INTO official (bioguide, first, middle, last, suffix, nickname, full_name)"
            " SELECT printf('X%06d', MIN(id)), MIN(first), '', last, '', '', last FROM filing"
            " WHERE kind IS NOT NULL AND last < 'T' GROUP BY last"
        )
        connection.execute(
            "INSERT INTO filing_official SELECT f.id, o.bioguide, 'member', 'family_name', 0.5, NULL"
            " FROM filing f JOIN official o ON o.last = f.last WHERE f.kind IS NOT NULL"
        )
        connection.execute("DELETE FROM security")
        connection.execute(
            "INSERT INTO security (key, name, ticker, asset_class, evidence)"
            " SELECT 'filed:' || ticker, MIN(asset), ticker, 'stock', 'named by filings only'"
            ' FROM "transaction" WHERE ticker IS NOT NULL GROUP BY ticker'
        )
        connection.execute(
            "INSERT INTO trade_security SELECT id, 'filed:' || ticker, 'stock', 'as_filed', 0.5, NULL"
            ' FROM "transaction" WHERE ticker IS NOT NULL'
        )
        connection.execute("UPDATE filing SET touched = touched + 1")
        store.mark_changed()
    with Library(database, tmp_path / "derived") as library:
        officials = load_officials(library, find_officials(library, "trades:>0"))
        securities = load_securities(library, find_securities(library))
        assert len(officials) > 100 and len(securities) > 500
        for row in (*officials, *securities):
            assert len(find_trades(library, row.query)) == row.trades, row.query
        for official in officials[:8]:
            assert check_doors(library, load_official(library, official.bioguide)) > 20
        for security in securities[:5]:
            assert check_doors(library, load_security(library, security.key)) > 20
        known = sum(row.trades for row in officials)
        assert known + load_unresolved_officials(library).trades.trades == len(find_trades(library))
