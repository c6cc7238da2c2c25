"""Who and what in a search: rows as they are printed, versions, values to complete, the user's edits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.identity import FilerRole
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.completion import values_for
from govtrades_desktop.query.corrections import (
    check_amount,
    check_note,
    check_official,
    check_security,
    find_filing,
)
from govtrades_desktop.query.dashboard import load_dashboard
from govtrades_desktop.query.filings import find_filings, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import (
    find_officials,
    load_official,
    load_officials,
    load_unresolved_officials,
)
from govtrades_desktop.query.resolution_coverage import load_resolution
from govtrades_desktop.query.securities import find_securities, load_securities, load_security
from govtrades_desktop.query.trades import find_trades, load_rows, load_trade
from govtrades_desktop.store.user_data import UserStore
from tests.query.test_identity_counts import IN_FORCE, check_doors


def test_rows_tell_who_and_what_as_sql_does(people: Library, facts: sqlite3.Connection) -> None:
    stored = {
        row[0]: row[1:]
        for row in facts.execute(
            "SELECT t.id, m.bioguide, o.last, f.last, x.security_key, x.asset_class, s.name, s.sector,"
            ' COALESCE(s.ticker, t.ticker), t.amount_low_usd FROM "transaction" t'
            " JOIN filing f ON f.id = t.filing_id"
            " LEFT JOIN filing_official m ON m.filing_id = f.id LEFT JOIN official o USING (bioguide)"
            " LEFT JOIN trade_security x ON x.transaction_id = t.id"
            " LEFT JOIN security s ON s.key = x.security_key"
        )
    }
    rows = load_rows(people, find_trades(people, "version:all"), is_whole=True)
    assert {row.id for row in rows} == set(stored)
    for row in rows:
        told = row.as_json()
        bioguide, last, listed, *what = stored[row.id]
        assert told["bioguide"] == bioguide and told["official"].startswith(f"{last or listed},")
        assert told["official_as_filed"].startswith(f"{listed},")
        keys = ("security", "asset_class", "issuer", "sector", "symbol", "amount_low_usd")
        assert [told[key] for key in keys] == what
        assert (told["edited"], told["note"], told["amount_as_filed"]) == (False, None, None)
        assert told["committees"] == sorted(told["committees"])
    by_id = {row.id: row.as_json() for row in rows}
    senator = by_id[int(facts.execute('SELECT MAX(id) FROM "transaction" ').fetchone()[0])]
    assert (senator["state"], senator["party"], senator["committees"]) == ("ND", "R", ["SSEG"])


def test_filings_tell_who_filed(people: Library, facts: sqlite3.Connection) -> None:
    def ids(text: str) -> set[int]:
        return {row.id for row in load_filings(people, find_filings(people, text))}

    def stored(where: str) -> set[int]:
        return {row[0] for row in facts.execute(
            f"SELECT id FROM filing LEFT JOIN filing_official ON filing_id = id WHERE {where}")}  # fmt: skip

    for text, where in (
        ("bioguide:P000197", "bioguide = 'P000197'"),
        ("unresolved:official", "bioguide IS NULL"),
        ("role:candidate", "role = 'candidate'"),
        ("official:chuck", "last = 'Fleischmann'"),
        ("official:charles", "last = 'Fleischmann'"),
    ):
        assert ids(text) == stored(where) != set(), text
    row = load_filings(people, find_filings(people, "bioguide:F000459"))[0]
    assert (row.official, row.party, row.role) == ("Fleischmann, Charles", "R", FilerRole.MEMBER)
    assert row.official_as_filed == 'Fleischmann, Charles J. "Chuck"'
    assert (row.match, row.confidence) == ("name_seat", 99)


def test_the_chain_of_versions_tells_what_each_changed(people: Library, facts: sqlite3.Connection) -> None:
    for old, new in facts.execute('SELECT id, replaced_by FROM "transaction" WHERE replaced_by IS NOT NULL'):
        for one in (old, new):
            detail = load_trade(people, one)
            assert detail is not None
            first, last = detail.versions[0], detail.versions[-1]
            assert (first.row.id, first.replaced_by, last.row.id, last.replaced_by) == (old, new, new, None)
            assert last.changes == () and first.as_json()["changes"] == [c.as_json() for c in first.changes]
            changed = {change.field: (change.old, change.new) for change in first.changes}
            names = "asset, ticker, owner, type, traded_on, amount_low_usd, filing_status"
            rows = {
                row[0]: row[1:]
                for row in facts.execute(
                    f'SELECT id, {names} FROM "transaction" WHERE id IN (?, ?)', (old, new)
                )
            }
            for name, was, now in zip(names.split(", "), rows[old], rows[new], strict=True):
                assert changed.get(name) == (None if was == now else (was, now)), name
    alone = facts.execute(
        'SELECT id FROM "transaction" t WHERE replaced_by IS NULL AND NOT EXISTS'
        ' (SELECT 1 FROM "transaction" o WHERE o.replaced_by = t.id)'
    ).fetchone()[0]
    detail = load_trade(people, alone)
    assert detail is not None and detail.versions == ()


def test_a_deletion_stands_in_the_chain_and_is_no_trade(tmp_path: Path) -> None:
    """Stops: a sale that was reported in error, counted as a sale, and its deletion as another."""
    import datetime as dt

    from govtrades_desktop.core.records import FilingStatus
    from govtrades_desktop.store.connection import open_store
    from govtrades_desktop.store.ingest import ingest_document, ingest_filing
    from tests.store.factory import NOW, list_one, make_document, make_parsed, make_ref, make_transaction

    with open_store(tmp_path / "g.sqlite") as store:
        list_one(store, make_ref("20000001"), make_ref("20000002", filed_on=dt.date(2025, 6, 1)),
                 make_ref("20000003", filed_on=dt.date(2025, 7, 1)))  # fmt: skip
        versions = (
            make_transaction(1),
            make_transaction(
                1, filing_status=FilingStatus.AMENDED, amount_low_usd=15001, amount_high_usd=50000
            ),
            make_transaction(
                1, filing_status=FilingStatus.DELETED, amount_low_usd=15001, amount_high_usd=50000
            ),
        )
        for number, row in enumerate(versions, 1):
            ingest_document(store, number, make_document(f"{number:064x}"))
            ingest_filing(store, number, make_parsed(row), read_at=NOW)
        with store.transaction() as connection:
            connection.execute('UPDATE "transaction" SET replaced_by = id + 1 WHERE id < 3')
            store.mark_changed()
    with Library(tmp_path / "g.sqlite", tmp_path / "derived") as library:
        assert len(find_trades(library)) == 0 and load_dashboard(library).tiles.sums.trades == 0
        assert len(find_trades(library, "version:all")) == 3
        assert len(find_trades(library, "status:deleted")) == 1
        middle = load_trade(library, 2)
        assert middle is not None and [one.row.id for one in middle.versions] == [1, 2, 3]
        told = [[(c.field, c.old, c.new) for c in one.changes] for one in middle.versions]
        assert told[0] == [
            ("amount_low_usd", 1001, 15001),
            ("amount_high_usd", 15000, 50000),
            ("filing_status", None, "amended"),
        ]
        assert told[1:] == [[("filing_status", "amended", "deleted")], []]
        assert [one.row.is_deletion for one in middle.versions] == [False, False, True]


@pytest.mark.parametrize(
    ("key", "prefix", "wanted"),
    [
        ("official", "pel", ('="Pelosi, Nancy"', "D CA11")),
        ("official", '="pelosi', ('="Pelosi, Nancy"', "D CA11")),
        ("bioguide", "velaz", ("V000081", "Velázquez, Nydia, D NY07")),
        ("ticker", "nv", ("NVDA", "NVIDIA Corp")),
        ("ticker", "berk", ("BRK-B", "Berkshire Hathaway")),
        ("security", "ford", ('="37996:F"', "Ford Motor Co (F)")),
        ("committee", "hsba", ("HSBA", "House Committee on Financial Services")),
        ("committee", "energy", ("SSEG", "Senate Committee on Energy and Natural Resources")),
        ("state", "n", ("ND", "North Dakota")),
        ("sector", "fin", ('="Financials"', "")),
        ("party", "", ("D", "")),
        ("role", "former", ("former-member", "")),
        ("class", "muni", ("municipal-bond", "")),
        ("reading", "not", ("not-fetched", "")),
    ],
)
def test_what_may_stand_behind_a_key_is_suggested_and_works(
    people: Library, key: str, prefix: str, wanted: tuple[str, str]
) -> None:
    found = values_for(key, prefix, people)
    assert (found[0].text, found[0].label) == wanted
    for suggestion in values_for(key, "", people, most=1000):
        find_trades(people, f"{key}:{suggestion.text}")


def test_an_unknown_key_has_nothing_to_suggest(people: Library) -> None:
    assert values_for("colour", "r", people) == () == values_for("official", "nobody at all", people)
    assert len(values_for("committee", "", people, most=2)) == 2


@pytest.fixture
def edited(identified: Path, tmp_path: Path) -> Iterator[tuple[Library, Any]]:
    """A library over the same database, in which the user named an official, a security and an amount."""
    user = tmp_path / "user.sqlite"
    store = UserStore(user)
    with Library(identified, identified.parent / "derived") as plain:
        row = load_rows(plain, find_trades(plain, "unresolved:official unresolved:security -amount:<=15000"))[
            0
        ]
        filing = find_filing(plain.reader, row.doc_id, row.source)
        store.set(check_official(plain.reader, filing, "Z000999"))
        store.set(check_security(plain.reader, filing, row.line, "1:NONE"))
        store.set(check_amount(filing, row.line, "1000-2000"))
        store.set(check_note(filing, row.line, "seen on paper"))
    with Library(identified, identified.parent / "derived", user) as library:
        yield library, row


def test_counts_and_rows_honour_the_users_edits(
    edited: tuple[Library, Any], people: Library, facts: sqlite3.Connection
) -> None:
    """Stops: a corrected row that the table shows under its official and the page does not count."""
    library, row = edited
    page = load_official(library, "Z000999")
    trades = facts.execute(
        f'SELECT COUNT(*) FROM "transaction" t WHERE {IN_FORCE} AND t.filing_id = ?', (row.filing_id,)
    ).fetchone()[0]
    assert page is not None and page.row.trades == trades > 0
    assert check_doors(library, page) > 10
    before, after = load_unresolved_officials(people), load_unresolved_officials(library)
    assert after.trades.trades == before.trades.trades - trades
    shown = load_security(library, "1:NONE")
    assert shown is not None and shown.row.trades == 1 and shown.row.name == "Traded by Nobody"
    assert (shown.row.amount_low_usd, shown.row.amount_high_usd) == (1000, 2000)
    assert check_doors(library, shown) > 5 and load_security(people, "1:NONE") is None
    (told,) = (
        one.as_json() for one in load_rows(library, find_trades(library, "security:1:NONE"), is_whole=True)
    )
    assert (told["edited"], told["note"]) == (True, "seen on paper")
    assert (told["amount_low_usd"], told["amount_high_usd"]) == (1000, 2000)
    assert told["amount_as_filed"] == [row.amount_low_usd, row.amount_high_usd]
    assert len(find_trades(library, "edited:yes")) == trades and len(find_trades(people, "edited:yes")) == 0
    assert len(find_filings(library, "edited:yes")) == 1
    found = load_resolution(library)
    assert found.filers.by_method["by_user"] == 1 == found.assets.by_method["by_user"]
    assert found.sectors.of == load_resolution(people).sectors.of + 1
    assert [one.bioguide for one in load_officials(library, find_officials(library, "zero"))] == ["Z000999"]
    assert [one.key for one in load_securities(library, find_securities(library, "nobody"))] == ["1:NONE"]
    detail = load_trade(library, row.id)
    assert detail is not None and len(detail.edits) == 4
    assert detail.row.bioguide == "Z000999" and detail.row.official_as_filed == row.official_as_filed
    # what the source tells stays beside it
    assert detail.official_match is None or detail.official_match.bioguide is None
    assert detail.security_match is None or detail.security_match.key is None


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("party:X", "'X' is no party", "D (democrat), R (republican)"),
        ("sector:none", "No sector has 'none'", "unresolved:sector"),
        ("sector:helth", "No sector has 'helth'", "Health Care"),
    ],
)
def test_an_unknown_party_or_sector_is_told_with_the_known_ones(
    people: Library, text: str, said: str, hint: str
) -> None:
    """Each found nothing, silently."""
    with pytest.raises(UserInputError, match=said) as caught:
        find_trades(people, text)
    assert hint in caught.value.hint
    assert caught.value.context["position"] == text.index(":") + 1


def test_an_official_is_found_by_id_too(people: Library) -> None:
    for find in (find_trades, find_filings, find_officials):
        found = find(people, "official:P000197").tolist()
        assert found == find(people, "bioguide:P000197").tolist() != []
        assert find(people, "official:p000197").tolist() == found
    assert find_trades(people, "official:X999999").tolist() == []


def test_whole_committees_come_before_their_parts_and_the_traded_before_others(people: Library) -> None:
    """`committee:fin`, Down and Enter took a subcommittee without a trade."""
    parents = {one.code: one.parent for one in load_committees(people)}
    assert any(parents.values()), "the data has parts of committees"
    values = [one.text for one in values_for("committee", "", people, most=500)]
    assert [parents[code] is not None for code in values] == sorted(
        parents[code] is not None for code in values
    )
    counts = [len(find_trades(people, f"committee:{code}")) for code in values if parents[code] is None]
    assert counts == sorted(counts, reverse=True) and counts[0] > 0
    found = values_for("committee", "fin", people)
    assert found[0].text == "HSBA", "the beginning of any word of its name"
