"""What changed is read anew, the rest taken over: byte for byte what deriving everything gives."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.records import FilingRef, Finding, Owner, TransactionType
from govtrades_desktop.derive import filing_index, run
from govtrades_desktop.derive.index_files import CURRENT, TABLES
from govtrades_desktop.derive.run import derive_all, load_indexes
from govtrades_desktop.query.library import Library
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from tests.derive.reference_rows import OFFICIALS, SECURITIES, put_reference, put_security, resolve_filing
from tests.store.factory import (
    NOW,
    fill,
    make_document,
    make_index,
    make_parsed,
    make_ref,
    make_senate_ref,
    make_transaction,
    random_transactions,
    senate_reading,
)


def contents(derived: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return what is in force: the facts but for file names, and each table's bytes."""
    told = json.loads((derived / CURRENT).read_text())
    return told, {name: (derived / told.pop(name)).read_bytes() for name in TABLES}


@pytest.fixture
def fulls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count each time that everything is derived."""
    found: list[int] = []
    whole = run.derive_indexes

    def counted(reader: Any) -> Any:
        found.append(1)
        return whole(reader)

    monkeypatch.setattr(run, "derive_indexes", counted)
    return found


def start(path: Path, seed: int = 1) -> Path:
    """Make a database of House and Senate filings, most of them resolved."""
    chance = random.Random(seed)
    with open_store(path) as store:
        put_reference(store)
        fill(store, filings=60, seed=seed)
        refs = tuple(make_senate_ref(number) for number in range(1, 9))
        ingest_index(store, make_index(*refs, source="senate"), seen_at=NOW)
        for row in store.rows("SELECT id FROM filing"):
            resolve(store, row[0], chance)
    return path


def resolve(store: Store, filing_id: int, chance: random.Random) -> None:
    keys = [values[0] for values, _ in SECURITIES]
    with store.transaction():
        chosen: dict[int, str | None] = {
            line: str(chance.choice(keys)) if chance.random() < 0.7 else None for line in range(13)
        }
        resolve_filing(store, filing_id, chance.choice([*OFFICIALS, None]), chosen)


class Changes:
    """Things that a refresh does, by chance."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self.day = NOW

    def any_filing(self, source: str = "house") -> int:
        rows = self.store.rows("SELECT id FROM filing WHERE source = ? ORDER BY id", (source,))
        return int(self.chance.choice(rows)[0])

    def list_more(self) -> None:
        """An index on a later day: all filings seen again, one new, one that reads otherwise, one gone."""
        self.day += dt.timedelta(days=1)
        listed = self.store.rows(
            "SELECT doc_id, first, last, suffix, state_district, filed_on, filing_type, kind FROM filing"
            " WHERE source = 'house' AND year = 2025 ORDER BY id"
        )
        refs: list[FilingRef] = [
            make_ref(
                doc_id,
                first=first,
                last=last,
                suffix=suffix,
                state_district=district,
                filed_on=dt.date.fromisoformat(filed),
                filing_type=code,
                kind=kind,
            )
            for doc_id, first, last, suffix, district, filed, code, kind in listed
        ]
        changed = self.chance.randrange(len(refs))
        refs[changed] = make_ref(
            refs[changed].doc_id, last=self.chance.choice(["Ñandú", "zed", "Zed"]), kind=refs[changed].kind
        )
        if self.chance.random() < 0.3:
            del refs[self.chance.randrange(len(refs))]
        number = self.chance.randrange(10**6)
        refs.append(
            make_ref(f"9{number:07d}", filed_on=dt.date(2025, 1, 1) + dt.timedelta(days=number % 360))
        )
        ingest_index(self.store, make_index(*refs), seen_at=self.day)

    def read(self) -> None:
        """A report of the House, read for the first time or again."""
        filing_id = self.any_filing()
        ingest_document(self.store, filing_id, make_document(f"{self.chance.randrange(10**9):064x}"))
        rows = [*random_transactions(self.chance, self.chance.randint(0, 9))]
        if self.chance.random() < 0.5:
            rows.append(make_transaction(77, asset=f"New {self.chance.randrange(99)}", ticker="ÄNEW"))
        doubts = (Finding("odd", "Odd.", 1, self.chance.choice([None, 1])),)
        parsed = make_parsed(*rows, findings=doubts if self.chance.random() < 0.5 else ())
        ingest_filing(self.store, filing_id, parsed, read_at=self.day)

    def amend(self) -> None:
        """A report of the Senate that may replace another's rows."""
        filing_id = self.any_filing("senate")
        ingest_document(self.store, filing_id, make_document(f"{self.chance.randrange(10**9):064x}"))
        rows = random_transactions(self.chance, self.chance.randint(1, 3))
        reading = senate_reading(amendment=self.chance.choice([None, 1, 2]))
        ingest_filing(self.store, filing_id, make_parsed(*rows, **reading), read_at=self.day)

    def resolve(self) -> None:
        """A filing and its rows, resolved otherwise."""
        resolve(self.store, self.any_filing(self.chance.choice(["house", "senate"])), self.chance)

    def rename_security(self) -> None:
        """A security that only filings name takes another name: no filing is touched by it."""
        with self.store.transaction():
            name = f"Name {self.chance.randrange(99)}"
            self.store.execute("UPDATE security SET name = ? WHERE key = 'filed:ZZZZ'", (name,))
            self.store.mark_changed()

    def add_security(self) -> None:
        """A security that only filings name, new."""
        ticker = f"Q{self.chance.randrange(10**6)}"
        filing_id = self.any_filing()
        with self.store.transaction():
            values = (f"filed:{ticker}", f"Company {ticker}", ticker, "stock", None, None, None, None)
            put_security(self.store, values, ())
            resolve_filing(self.store, filing_id, None, {1: f"filed:{ticker}"})

    def any(self) -> Callable[[], None]:
        return self.chance.choice(
            [self.list_more, self.read, self.amend, self.resolve, self.rename_security, self.add_security]
        )


@pytest.mark.parametrize("seed", range(5))
def test_any_changes_give_the_bytes_that_deriving_everything_gives(
    seed: int, tmp_path: Path, fulls: list[int]
) -> None:
    """Stops: a row, a name, a position or a dictionary left over from before, until the next rebuild."""
    database, derived, whole = start(tmp_path / "g.sqlite", seed), tmp_path / "one", tmp_path / "two"
    derive_all(database, derived)
    del fulls[:]
    chance = random.Random(seed)
    with open_store(database) as store:
        changes = Changes(store, chance)
        for _ in range(7):
            for _ in range(chance.randint(1, 5)):
                changes.any()()
            generation = derive_all(database, derived)
            assert not fulls, "everything was derived: this compared nothing"
            assert derive_all(database, whole, is_full=True) == generation
            assert fulls.pop()
            (told, files), (wanted, expected) = contents(derived), contents(whole)
            assert told == wanted
            for name in TABLES:
                assert files[name] == expected[name], name
    load_indexes(derived)


def test_only_what_was_touched_is_read_and_only_what_changed_is_written(
    tmp_path: Path, fulls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, derived = start(tmp_path / "g.sqlite"), tmp_path / "derived"
    derive_all(database, derived)
    before = json.loads((derived / CURRENT).read_text())
    with open_store(database) as store:
        filing_id = Changes(store, random.Random(1)).any_filing()
        ingest_document(store, filing_id, make_document("c" * 64))
        ingest_filing(store, filing_id, make_parsed(make_transaction(1, asset="Only")), read_at=NOW)
    read: list[Any] = []
    monkeypatch.setattr(
        filing_index,
        "read_filings",
        lambda reader, ids=None, how=filing_index.read_filings: (read.append(ids), how(reader, ids))[1],
    )
    del fulls[:]
    derive_all(database, derived)
    after = json.loads((derived / CURRENT).read_text())
    assert read == [[filing_id]] and not fulls
    assert after["officials"] == before["officials"]
    assert after["trades"] != before["trades"] and after["generation"] > before["generation"]


def test_a_library_opened_before_deriving_reads_only_what_changed(tmp_path: Path, fulls: list[int]) -> None:
    """After a refresh that was killed before deriving, a window starts without reading everything."""
    database, derived = start(tmp_path / "g.sqlite"), tmp_path / "derived"
    derive_all(database, derived)
    del fulls[:]
    with open_store(database) as store:
        Changes(store, random.Random(2)).read()
    with Library(database, derived) as library:
        assert not fulls and library.generation == derive_all(database, derived)
        assert len(library.officials) == 4 and len(library.securities) == 3


def _other_terms(store: Store) -> None:
    store.execute("INSERT INTO term (bioguide, chamber, state, party) VALUES ('G000002', 'house', 'NY', 'X')")


def _other_content(store: Store) -> None:
    store.execute("UPDATE term SET party = 'Whig' WHERE bioguide = 'P000197'")
    store.execute("UPDATE reference_file SET content_sha256 = 'b' WHERE name = 'legislators'")


def _other_rules(store: Store) -> None:
    store.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('resolved_with', 'other')")


def _other_lineage(store: Store) -> None:
    store.execute("UPDATE meta SET value = 'other' WHERE name = 'lineage'")


def _many(store: Store) -> None:
    store.touch([row[0] for row in store.rows("SELECT id FROM filing")], is_forgotten=False)


def _untouched_filing(store: Store) -> None:
    store.execute("DELETE FROM filing WHERE reading = 'not_fetched' AND id = (SELECT MAX(id) FROM filing)")


def _untouched_trade(store: Store) -> None:
    store.execute('DELETE FROM "transaction" WHERE id = 3')


@pytest.mark.parametrize(
    "change",
    [
        *(_other_terms, _other_content, _other_rules, _other_lineage, _many),
        *(_untouched_filing, _untouched_trade),
    ],
)
def test_where_taking_over_may_not_hold_everything_is_read(
    change: Callable[[Store], None], tmp_path: Path, fulls: list[int]
) -> None:
    """Stops: parties and committees of other reference data, or rows that are gone, standing for ever."""
    database, derived = start(tmp_path / "g.sqlite"), tmp_path / "derived"
    derive_all(database, derived)
    del fulls[:]
    with open_store(database) as store, store.transaction():
        change(store)
        store.mark_changed()
    derive_all(database, derived)
    assert fulls
    derive_all(database, tmp_path / "whole", is_full=True)
    assert contents(derived)[1] == contents(tmp_path / "whole")[1]


def test_another_day_of_the_reference_data_makes_the_officials_anew_and_no_more(
    tmp_path: Path, fulls: list[int]
) -> None:
    """A term that ran out since: who serves is told as of the day of the data, which moves often."""
    database, derived = start(tmp_path / "g.sqlite"), tmp_path / "derived"
    derive_all(database, derived)
    before = contents(derived)[1]
    del fulls[:]
    with open_store(database) as store, store.transaction():
        store.execute("UPDATE reference_file SET as_of = '2027-02-01' WHERE name = 'legislators'")
        store.mark_changed()
    derive_all(database, derived)
    assert not fulls
    officials = load_indexes(derived).officials
    place = officials.cells("bioguide", range(4)).index("P000197")
    assert officials.cells("is_serving", [place]) == [False]
    assert officials.cells("last_served", [place]) == [dt.date(2027, 1, 3)]
    derive_all(database, tmp_path / "whole", is_full=True)
    after = contents(derived)[1]
    assert after == contents(tmp_path / "whole")[1]
    assert [name for name in TABLES if after[name] != before[name]] == ["officials"]


def test_an_official_who_comes_to_the_ledger_or_leaves_it_comes_to_the_table_or_leaves_it(
    tmp_path: Path, fulls: list[int]
) -> None:
    """Who has no dated service is in the table for a filing's sake alone."""
    database, derived = tmp_path / "g.sqlite", tmp_path / "derived"
    with open_store(database) as store:
        put_reference(store)
        fill(store, filings=30)
        derive_all(database, derived)
        del fulls[:]
        filing_id = Changes(store, random.Random(1)).any_filing()
        for bioguide, count in (("G000002", 4), (None, 3), ("P000197", 3)):
            with store.transaction():
                resolve_filing(store, filing_id, bioguide, {})
            derive_all(database, derived)
            assert not fulls and len(load_indexes(derived).officials) == count
            derive_all(database, tmp_path / "whole", is_full=True)
            assert fulls.pop() and contents(derived) == contents(tmp_path / "whole")


def test_a_trade_is_disclosed_when_its_first_version_was_filed(tmp_path: Path, fulls: list[int]) -> None:
    """1,131 trades were "late" only because an amendment told them again, word for word, years after.

    The first version stands in another filing: neither its day, nor a link set or cleared, touches the filing
    of the row whose lag it is. What was taken over from before would go on being late.
    """
    database, derived = tmp_path / "g.sqlite", tmp_path / "derived"
    days = ("2025-05-03", "2025-07-01", "2026-06-28")
    with open_store(database) as store:
        refs = [make_senate_ref(n, filed_on=dt.date.fromisoformat(day)) for n, day in enumerate(days, 1)]
        others = [make_senate_ref(n, last="Collins") for n in range(4, 20)]

        def list_all() -> None:
            ingest_index(store, make_index(*refs, *others, source="senate"), seen_at=NOW)

        def read(number: int, *rows: Any) -> None:
            filing_id = store.value("SELECT id FROM filing WHERE doc_id = ?", (refs[number - 1].doc_id,))
            ingest_document(store, filing_id, make_document(f"{number:064x}"))
            reading = senate_reading(amendment=number - 1 or None)
            ingest_filing(store, filing_id, make_parsed(*rows, **reading), read_at=NOW)

        def told() -> dict[str, tuple[Any, ...]]:
            """Return, by the day of the report, when its row was first disclosed, its lag, is it late."""
            generation = derive_all(database, derived)
            assert not fulls, "everything was derived: this compared nothing"
            assert derive_all(database, tmp_path / "whole", is_full=True) == generation
            assert fulls.pop() and contents(derived) == contents(tmp_path / "whole")
            trades = load_indexes(derived).trades
            every = range(len(trades))
            names = ("filed", "disclosed", "lag", "late")
            rows = zip(*(trades.cells(name, every) for name in names), strict=True)
            return {str(filed): (str(disclosed), lag, late) for filed, disclosed, lag, late in rows}

        list_all()
        derive_all(database, derived)
        del fulls[:]
        read(3, make_transaction(1))
        assert told() == {"2026-06-28": ("2026-06-28", 444, True)}
        read(1, make_transaction(1))
        assert told()["2026-06-28"] == ("2025-05-03", 23, False)
        read(2, make_transaction(1))
        first = ("2025-05-03", 23, False)
        assert told() == {"2025-05-03": first, "2025-07-01": first, "2026-06-28": first}
        refs[0] = make_senate_ref(1, filed_on=dt.date(2025, 6, 3))  # the index corrects the first one's day
        list_all()
        assert told()["2026-06-28"] == ("2025-06-03", 54, True)
        ford = {"asset": "Ford Motor Company", "ticker": "F", "traded_on": dt.date(2025, 1, 2)}
        read(1, make_transaction(1, owner=Owner.SELF, type=TransactionType.SALE, **ford))
        assert told()["2026-06-28"] == ("2025-07-01", 82, True)
