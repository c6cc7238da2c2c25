"""What a screen may show differently was touched, and nothing else: by comparing what the indexes show."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import DocumentUnreadable, SourceUnavailable
from govtrades_desktop.core.records import Finding, Owner, ReadingState
from govtrades_desktop.derive.run import derive_indexes
from govtrades_desktop.store.connection import Store, open_reader, open_store
from govtrades_desktop.store.ingest import (
    ingest_document,
    ingest_filing,
    ingest_import,
    ingest_index,
    record_failure,
)
from govtrades_desktop.store.ledger import wish_reading
from govtrades_desktop.store.resolution import resolve_pending
from tests.store.answers import Answers
from tests.store.factory import (
    NOW,
    make_document,
    make_index,
    make_parsed,
    make_ref,
    make_senate_ref,
    random_transactions,
    senate_reading,
)
from tests.store.factory import make_transaction as row

DAY = dt.timedelta(days=1)
# a position; a day that is read whole each time; what hangs on the links to other filings, followed each time
NOT_OF_A_FILING = {"filing", "last_seen", "disclosed", "lag", "late"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "g.sqlite") as opened:
        yield opened


def shown(store: Store) -> dict[int, list[object]]:
    """Return what the indexes, derived anew, show of each filing."""
    with open_reader(store.path) as reader:
        indexes = derive_indexes(reader)
    found: dict[int, list[object]] = {}
    for table, key in ((indexes.filings, "id"), (indexes.trades, "filing_id")):
        names = sorted(set(table.columns) - NOT_OF_A_FILING)
        everywhere = range(len(table))
        cells = [table.cells(name, everywhere) for name in names]
        for filing_id, *values in zip(table.cells(key, everywhere), *cells, strict=True):
            found.setdefault(filing_id, []).append(values)
    return found


def touched_by(store: Store, act: Callable[[], object]) -> set[int]:
    """Do something; return what it touched, having checked that nothing else is shown differently."""
    before, generation = shown(store), store.generation
    act()
    after = shown(store)
    differing = {one for one in {*before, *after} if before.get(one) != after.get(one)}
    touched = {found[0] for found in store.rows("SELECT id FROM filing WHERE touched > ?", (generation,))}
    assert differing <= touched
    assert bool(touched) == (store.generation > generation)
    return touched


class Ledger:
    """Five House reports and three Senate ones, read and resolved."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.answers = Answers()
        self.house = [make_ref(str(20000001 + number)) for number in range(5)]
        self.senate = [make_senate_ref(number) for number in (1, 2, 3)]
        self.index()
        self.index("senate")
        for ref in (*self.house, *self.senate[:1]):
            self.read(ref.doc_id, row(1), row(2, ticker="F"), row(3, ticker=None))
        self.resolve()

    def id(self, doc_id: str) -> int:
        return int(self.store.value("SELECT id FROM filing WHERE doc_id = ?", (doc_id,)))

    def index(self, source: str = "house", at: dt.datetime = NOW) -> None:
        refs = self.house if source == "house" else self.senate
        ingest_index(self.store, make_index(*refs, source=source), seen_at=at)

    def read(self, doc_id: str, *rows: object, **changes: object) -> None:
        filing_id = self.id(doc_id)
        ingest_document(self.store, filing_id, make_document(f"{filing_id:064x}"))
        kind = senate_reading() if "-" in doc_id else {}
        parsed = make_parsed(*rows, **{**kind, **changes})  # type: ignore[arg-type]
        ingest_filing(self.store, filing_id, parsed, read_at=NOW)

    def resolve(self) -> None:
        resolve_pending(self.store, resolvers=self.answers.resolvers())


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store)


def test_each_operation_touches_what_it_changes(ledger: Ledger) -> None:
    """An index derived from what was touched alone would go on showing what is no more, unseen."""
    store, house, senate = ledger.store, ledger.house, ledger.senate
    first, second, third = (ledger.id(ref.doc_id) for ref in house[:3])
    original, amendment = ledger.id(senate[0].doc_id), ledger.id(senate[1].doc_id)

    def change_index() -> None:
        house[0] = make_ref(house[0].doc_id, last="Velázquez")
        house[3:4] = []
        house.append(make_ref("20000099"))
        ledger.index(at=NOW + DAY)

    gone = ledger.id(house[3].doc_id)
    assert touched_by(store, change_index) == {first, gone, ledger.id("20000099")}
    assert touched_by(store, lambda: ledger.index(at=NOW + DAY)) == set()
    # who vanished is who he was; the second report repeats nothing any more: the first is another person's
    assert touched_by(store, ledger.resolve) == {first, second, ledger.id("20000099")}
    assert touched_by(store, ledger.resolve) == set()

    def come_back() -> None:
        house.insert(3, make_ref("20000004"))
        ledger.index(at=NOW + DAY)

    assert touched_by(store, come_back) == {gone}
    ledger.resolve()
    imported = make_ref("20000555", times_listed=0)
    touched = touched_by(store, lambda: ingest_import(store, imported, at=NOW))
    assert touched == {ledger.id("20000555")}
    assert touched_by(store, lambda: ingest_import(store, imported, at=NOW)) == set()

    doubt = Finding("odd", "Odd.", 1, 2)
    again = (row(1), row(2, ticker="F"), row(3, ticker=None))
    assert touched_by(store, lambda: ledger.read(house[1].doc_id, *again)) == set()
    assert touched_by(store, lambda: ledger.read(house[1].doc_id, *again, findings=(doubt,))) == {second}
    assert touched_by(store, lambda: ledger.read(house[1].doc_id, row(1, owner=Owner.JOINT))) == {second}
    failed = {"state": ReadingState.FAILED, "reason": "Cut short.", "parser_version": 2}
    assert touched_by(store, lambda: ledger.read(house[2].doc_id, **failed)) == {third}
    error = DocumentUnreadable("It took too long.")
    fail = {"source": "house", "at": NOW, "filing_id": third, "parser_version": 3}
    assert touched_by(store, lambda: record_failure(store, error, **fail)) == {third}  # type: ignore[arg-type]
    assert touched_by(store, lambda: record_failure(store, error, **fail)) == set()  # type: ignore[arg-type]
    silence = SourceUnavailable("No answer.")
    assert touched_by(store, lambda: record_failure(store, silence, source="house", at=NOW)) == set()
    assert touched_by(store, lambda: wish_reading(store, [first])) == set()

    amended = (row(1), row(2, ticker="F"))
    touched = touched_by(store, lambda: ledger.read(senate[1].doc_id, *amended, amendment=1))
    assert touched == {original, amendment}
    ledger.resolve()
    touched = touched_by(store, lambda: ledger.read(senate[1].doc_id, row(1), amendment=1))
    assert touched == {original, amendment}  # a row of the original is in force again


def test_touching_forgets_answers_only_where_facts_may_differ(ledger: Ledger) -> None:
    store = ledger.store
    first, second = (ledger.id(ref.doc_id) for ref in ledger.house[:2])
    with store.transaction():
        store.touch([first])
        store.touch([second], is_forgotten=False)
        store.touch([])
    assert ledger.store.rows(
        'SELECT t.filing_id, COUNT(*) FROM trade_security s JOIN "transaction" t ON t.id = s.transaction_id'
        " WHERE t.filing_id IN (?, ?) GROUP BY 1",
        (first, second),
    ) == [(second, 3)]
    assert store.rows("SELECT filing_id FROM filing_official WHERE filing_id IN (?, ?)", (first, second)) == [
        (second,)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_in_whatever_order_nothing_untouched_is_shown_differently(
    ledger: Ledger, seed: int
) -> None:
    chance = random.Random(seed)
    store = ledger.store

    def relist() -> None:
        if chance.random() < 0.5 and len(ledger.house) > 2:
            ledger.house.pop(chance.randrange(len(ledger.house)))
        else:
            number = str(20000001 + chance.randrange(8))
            ledger.house[:] = [ref for ref in ledger.house if ref.doc_id != number]
            ledger.house.append(make_ref(number, last=chance.choice(["Pelosi", "Beyer"])))
        ledger.index(at=NOW + DAY * chance.randrange(3))

    def read() -> None:
        refs = [*ledger.house, *ledger.senate]
        ref = chance.choice(refs)
        is_senate = "-" in ref.doc_id
        number = ledger.senate.index(ref) if is_senate else None
        rows = list(random_transactions(random.Random(seed), chance.randrange(4)))
        ledger.read(ref.doc_id, *rows, amendment=number)

    for _ in range(12):
        touched_by(store, chance.choice([relist, read, ledger.resolve]))
