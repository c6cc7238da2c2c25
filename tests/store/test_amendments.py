"""Amendments: what repeats a row replaces it; what no later version repeats stays in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.records import Owner, Transaction, TransactionType
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_import, ingest_index
from tests.store.factory import (
    NOW,
    dump,
    make_document,
    make_index,
    make_parsed,
    make_senate_ref,
    make_transaction,
    senate_reading,
)

DAY = dt.date(2025, 5, 3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "g.sqlite") as opened:
        yield opened


class Person:
    """Files reports of one day: `file(number, rows, amendment)` lists, stores and reads one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ids: dict[int, int] = {}

    def list(self, *numbers: int, **changes: object) -> None:
        refs = [make_senate_ref(number, **changes) for number in numbers]
        ingest_index(self.store, make_index(*refs, source="senate"), seen_at=NOW)
        for number, ref in zip(numbers, refs, strict=True):
            found = self.store.value("SELECT id FROM filing WHERE doc_id = ?", (ref.doc_id,))
            self.ids[number] = int(found)
            ingest_document(self.store, found, make_document(f"{number:064x}"))

    def read(
        self, number: int, *rows: Transaction, amendment: int | None = None, day: dt.date = DAY
    ) -> object:
        parsed = make_parsed(*rows, **senate_reading(amendment=amendment, report_date=day))
        return ingest_filing(self.store, self.ids[number], parsed, read_at=NOW)

    def links(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return which row replaces which, as (report, line)."""
        reports = {filing_id: number for number, filing_id in self.ids.items()}
        found = self.store.rows(
            'SELECT o.filing_id, o.line, n.filing_id, n.line FROM "transaction" o'
            ' JOIN "transaction" n ON n.id = o.replaced_by'
        )
        return {(reports[a], b): (reports[c], d) for a, b, c, d in found}

    def states(self) -> dict[int, str]:
        found = dict(self.store.rows("SELECT filing_id, state FROM filing_state"))
        return {number: found[filing_id] for number, filing_id in self.ids.items()}


@pytest.fixture
def person(store: Store) -> Person:
    made = Person(store)
    made.list(1, 2, 3)
    return made


A = make_transaction(1)
B = make_transaction(2, asset="Ford Motor Company", ticker="F", traded_on=dt.date(2025, 4, 11))
C = make_transaction(3, asset="3M Company", ticker="MMM", traded_on=dt.date(2025, 4, 12))


def changed(row: Transaction, **changes: object) -> Transaction:
    facts = {name: getattr(row, name) for name in Transaction.__dataclass_fields__}
    return Transaction(**{**facts, **changes})  # type: ignore[arg-type]


def test_repeated_and_corrected_rows_are_replaced_and_a_dropped_one_stays_in_force(person: Person) -> None:
    """Counted together, original and amendment told every trade of an amended report twice."""
    person.read(1, A, B, C)
    result = person.read(2, A, changed(B, owner=Owner.JOINT), amendment=1)
    assert person.links() == {(1, 1): (2, 1), (1, 2): (2, 2)}
    assert person.states() == {1: "read", 2: "read", 3: "not_fetched"}  # row 3 is told by the first alone
    assert result.others == (person.ids[1],)  # type: ignore[attr-defined]


def test_a_report_whose_every_row_is_replaced_is_superseded(person: Person) -> None:
    person.read(1, A, B)
    person.read(2, A, B, C, amendment=1)
    assert person.states()[1] == "superseded"
    known = person.store.value("SELECT superseded_by FROM filing WHERE id = ?", (person.ids[1],))
    assert known == person.ids[2]


def test_the_order_of_reading_does_not_matter_and_reading_again_changes_nothing(person: Person) -> None:
    """Amendments are newer and are fetched first: a link made only by the amendment would never be made."""
    person.read(3, A, changed(B, amount_low_usd=15001, amount_high_usd=50000), amendment=2)
    person.read(2, A, B, amendment=1)
    person.read(1, A, B)
    wanted = {(1, 1): (2, 1), (1, 2): (2, 2), (2, 1): (3, 1), (2, 2): (3, 2)}
    assert person.links() == wanted
    before = dump(person.store)
    person.read(2, A, B, amendment=1)
    assert dump(person.store) == before


def test_identical_rows_need_as_many_repetitions(person: Person) -> None:
    """Exact repeats on one page are legitimate: 206 of 4,322 rows."""
    twin = changed(A, line=2)
    person.read(1, A, twin)
    person.read(2, A, amendment=1)
    assert person.links() == {(1, 1): (2, 1)}


def test_a_row_with_another_number_is_the_same_trade_and_another_trade_with_its_number_is_not(
    person: Person,
) -> None:
    """SEEN: Senate, Toomey: rows renumbered (02/07/2018), other trades told (12/21/2017)."""
    person.read(1, A, B)
    other = changed(
        C, line=2, owner=Owner.JOINT, type=TransactionType.SALE, amount_low_usd=15001, amount_high_usd=50000
    )
    moved = changed(A, line=7, owner=Owner.JOINT, type=TransactionType.PARTIAL_SALE)
    person.read(2, moved, other, amendment=1)
    assert person.links() == {(1, 1): (2, 7)}


def test_a_new_reading_without_the_link_takes_it_back(person: Person) -> None:
    person.read(1, A)
    person.read(2, A, amendment=1)
    person.read(2, A, amendment=1, day=dt.date(2025, 1, 1))
    assert person.links() == {}
    assert person.states()[1] == "read"


def test_another_persons_report_of_the_same_day_is_left_alone(person: Person) -> None:
    person.list(1, 2, 3, 4)
    person.store.execute("UPDATE filing SET last = 'Collins', first = 'Susan' WHERE id = ?", (person.ids[4],))
    person.read(1, A)
    person.read(4, A, amendment=1)
    assert person.links() == {}


def test_of_two_reports_of_one_day_the_one_it_repeats_is_amended(person: Person) -> None:
    person.read(1, A)
    person.read(2, B, C)
    person.read(3, B, C, amendment=1)
    assert person.links() == {(2, 2): (3, 2), (2, 3): (3, 3)}


def test_a_name_printed_otherwise_is_the_same_person(person: Person) -> None:
    person.store.execute(
        "UPDATE filing SET last = 'HOEVEN, Jr.', first = 'JOHN H' WHERE id = ?", (person.ids[2],)
    )
    person.read(1, A)
    person.read(2, A, amendment=1)
    assert person.links() == {(1, 1): (2, 1)}


def test_an_imported_filing_waits_for_the_index_and_does_not_vanish_before(store: Store) -> None:
    """Listed in no index yet, it was marked vanished by the first index that came without it."""
    ref = make_senate_ref(9, times_listed=0, title="", year=2024)
    filing_id = ingest_import(store, ref, at=NOW)
    assert ingest_import(store, ref, at=NOW) == filing_id
    ingest_index(store, make_index(make_senate_ref(1, year=2024), source="senate", year=2024), seen_at=NOW)
    assert store.value("SELECT vanished_at FROM filing WHERE id = ?", (filing_id,)) is None
    ingest_index(store, make_index(make_senate_ref(9), source="senate"), seen_at=NOW)
    assert store.rows("SELECT year, times_listed, title FROM filing WHERE id = ?", (filing_id,)) == [
        (2025, 1, "Periodic Transaction Report for 05/03/2025")
    ]
    ingest_index(store, make_index(make_senate_ref(1), source="senate", sha256="c" * 64), seen_at=NOW)
    assert store.value("SELECT vanished_at FROM filing WHERE id = ?", (filing_id,)) is not None


def test_of_equals_the_same_kind_of_trade_is_the_same_trade(person: Person) -> None:
    """SEEN: Senate, Toomey, 02/11/2016: renumbered, a purchase was taken for a sale, which counted twice."""
    put = {"asset": "SPY Feb 2016 put", "ticker": "SPY160219P00180000", "traded_on": dt.date(2016, 1, 19)}
    buy_4, buy_5, sell_6 = (
        changed(A, line=4, **put),
        changed(A, line=5, **put),
        changed(A, line=6, type=TransactionType.SALE, **put),
    )
    worded = {"asset": "SPY160219P00180000-SPY Feb 29th 2016 put", "ticker": None}
    person.read(1, buy_4, buy_5, sell_6)
    person.read(
        2,
        changed(buy_4, line=3, **worded),
        changed(buy_5, line=4, **worded),
        changed(sell_6, line=5, **worded),
        amendment=1,
    )
    links = person.links()
    assert links[(1, 6)] == (2, 5)
    assert {links[(1, 4)], links[(1, 5)]} == {(2, 3), (2, 4)}
