"""Amendments: what repeats a row replaces it; what no later version repeats stays in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.records import Owner, Transaction, TransactionType
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_import, ingest_index
from govtrades_desktop.store.resolution import resolve_pending
from tests.store.answers import Answers
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


# -- reports of other dates

MOVED = [make_transaction(line, asset=f"Asset {line}", ticker=f"T{line}") for line in (1, 2, 3, 4)]
"""A block of rows, as SEEN: Roberts, whose report of 12/01/2017 was split in two by amendments of one day."""
OTHER_DAY = dt.date(2024, 9, 29)


def resolved(store: Store) -> int:
    return resolve_pending(store, resolvers=Answers().resolvers()).linked


def doubts(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT filing_id, line, code, message FROM finding ORDER BY 1, 2")


@pytest.fixture
def moving(store: Store) -> Person:
    """A report of four rows; an amendment of another day's report tells three and corrects the fourth."""
    made = Person(store)
    made.list(1, 2)
    store.execute("UPDATE filing SET filed_on = '2025-06-28' WHERE id = ?", (made.ids[2],))
    made.read(1, *MOVED)
    made.read(2, *MOVED[:3], changed(MOVED[3], amount_low_usd=15001), amendment=1, day=OTHER_DAY)
    return made


def test_rows_moved_to_another_days_report_are_linked_once_the_filer_is_known(moving: Person) -> None:
    """31 rows were counted for 16 trades: what the amendment told matched nothing in its own chain."""
    assert moving.links() == {}
    assert resolved(moving.store) == 4
    assert moving.links() == {(1, line): (2, line) for line in (1, 2, 3, 4)}
    assert moving.states()[1] == "superseded"
    assert doubts(moving.store) == []


def test_reading_again_leaves_links_to_other_days_as_they_are(moving: Person) -> None:
    """An ingest sees one day's reports: it took the other links for stale, and each refresh wrote anew."""
    resolved(moving.store)
    before = dump(moving.store)
    moving.read(1, *MOVED)
    moving.read(2, *MOVED[:3], changed(MOVED[3], amount_low_usd=15001), amendment=1, day=OTHER_DAY)
    resolved(moving.store)
    assert dump(moving.store) == before
    moving.list(3, filed_on=dt.date(2025, 7, 28))
    moving.read(3, MOVED[0], amendment=1)  # amends the first report, whose row 1 stands elsewhere since
    resolved(moving.store)
    assert moving.links() == {**{(1, line): (2, line) for line in (1, 2, 3, 4)}, (2, 1): (3, 1)}
    assert doubts(moving.store) == []


def test_a_new_reading_takes_the_links_to_other_days_back(moving: Person) -> None:
    resolved(moving.store)
    moving.read(2, changed(C, line=1), amendment=1, day=OTHER_DAY)
    resolved(moving.store)
    assert moving.links() == {}
    assert moving.states()[1] == "read"


def test_two_reports_that_say_the_same_stay_counted_and_the_later_row_says_so(person: Person) -> None:
    """SEEN: Hoeven, XSLV 2019-03-08, told on 2019-03-22 and 2019-04-09: nobody saw that it counts twice."""
    store = person.store
    store.execute("UPDATE filing SET filed_on = '2025-05-09' WHERE id = ?", (person.ids[2],))
    person.read(1, A, B)
    person.read(2, C, changed(A, line=9, asset_type="Stock"), day=dt.date(2025, 5, 9))
    resolved(store)
    assert person.links() == {}
    ((filing_id, line, code, message),) = doubts(store)
    assert (filing_id, line, code) == (person.ids[2], 9, "may_repeat")
    first = store.value("SELECT doc_id FROM filing WHERE id = ?", (person.ids[1],))
    assert f"row 1 of report {first}, filed 2025-05-03" in str(message)
    assert store.value("SELECT finding_count FROM filing WHERE id = ?", (person.ids[2],)) == 1
    person.read(1, B)
    resolved(store)
    assert doubts(store) == []
    assert store.value("SELECT finding_count FROM filing WHERE id = ?", (person.ids[2],)) == 0


def test_no_row_repeats_another_persons(person: Person) -> None:
    person.list(1, 2, 3, 4)
    store = person.store
    store.execute("UPDATE filing SET last = 'Collins', first = 'Susan' WHERE id = ?", (person.ids[4],))
    person.read(1, *MOVED)
    person.read(4, *MOVED, amendment=1, day=OTHER_DAY)
    resolved(store)
    assert person.links() == {} and doubts(store) == []


def test_when_a_filer_turns_out_to_be_somebody_else_the_doubt_goes(person: Person) -> None:
    """A doubt is no link: nothing led from the report that changed hands to the one that names it."""
    person.read(1, A)
    person.read(2, A, day=dt.date(2025, 5, 9))
    resolved(person.store)
    assert len(doubts(person.store)) == 1
    person.list(1, last="Pelosi", first="Nancy")
    resolved(person.store)
    assert doubts(person.store) == []
