"""House rows that amend or delete rows of earlier reports: linked by content, or told as a doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.records import FilingRef, FilingStatus, Owner, Transaction, TransactionType
from govtrades_desktop.parse.entry import parse_document
from govtrades_desktop.resolve.repeats import MAY_REPEAT
from govtrades_desktop.resolve.versions import NOT_AT_HAND
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from govtrades_desktop.store.resolution import resolve_pending
from tests.store.answers import Answers
from tests.store.factory import NOW, dump, make_document, make_index, make_parsed, make_ref
from tests.store.factory import make_transaction as row


class Clerk:
    """Lists reports (1, 2, 3 … filed one day after the other), reads them and resolves."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.answers = Answers()
        self.refs: dict[int, FilingRef] = {}

    def list(self, *numbers: int, **changes: object) -> None:
        for number in numbers:
            facts = {"filed_on": dt.date(2025, 1, number), **changes}
            self.refs[number] = make_ref(str(20000000 + number), **facts)
        ingest_index(self.store, make_index(*self.refs.values()), seen_at=NOW)

    def id(self, number: int) -> int:
        return int(self.store.value("SELECT id FROM filing WHERE doc_id = ?", (str(20000000 + number),)))

    def read(self, number: int, *rows: Transaction) -> None:
        ingest_document(self.store, self.id(number), make_document(f"{number:064x}"))
        ingest_filing(self.store, self.id(number), make_parsed(*rows), read_at=NOW)

    def resolve(self) -> int:
        return resolve_pending(self.store, resolvers=self.answers.resolvers()).linked

    def links(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return which row replaces which, as (report, line)."""
        return {
            (int(a) - 20000000, b): (int(c) - 20000000, d)
            for a, b, c, d in self.store.rows(
                'SELECT f.doc_id, o.line, g.doc_id, n.line FROM "transaction" o'
                ' JOIN "transaction" n ON n.id = o.replaced_by'
                " JOIN filing f ON f.id = o.filing_id JOIN filing g ON g.id = n.filing_id"
            )
        }

    def doubts(self) -> dict[tuple[int, int], str]:
        return {
            (int(doc_id) - 20000000, line): code
            for doc_id, line, code in self.store.rows(
                "SELECT f.doc_id, d.line, d.code FROM finding d JOIN filing f ON f.id = d.filing_id"
            )
        }


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    with open_store(tmp_path / "g.sqlite") as store:
        made = Clerk(store)
        made.list(1, 2, 3)
        yield made


APPLE = row(1)
FORD = row(2, asset="Ford Motor Company", ticker="F", traded_on=dt.date(2025, 4, 11))


def amended(original: Transaction, line: int = 1, **changes: object) -> Transaction:
    """Return the row that amends (or deletes) another, as the form prints it."""
    facts = {name: getattr(original, name) for name in Transaction.__dataclass_fields__}
    told = {"line": line, "filing_status": FilingStatus.AMENDED, "row_id": "2000114315"}
    return Transaction(**{**facts, **told, **changes})  # type: ignore[arg-type]


def deleted(original: Transaction, line: int = 1, **changes: object) -> Transaction:
    return amended(original, line, **{"filing_status": FilingStatus.DELETED, **changes})


def test_an_amended_and_a_deleted_row_stand_in_the_place_of_their_originals(clerk: Clerk) -> None:
    clerk.read(1, APPLE, FORD)
    clerk.read(2, deleted(FORD, row_id="2000114316"), amended(APPLE, 2, amount_low_usd=15001))
    assert clerk.resolve() == 2
    assert clerk.links() == {(1, 1): (2, 2), (1, 2): (2, 1)}
    assert clerk.doubts() == {}
    assert (
        clerk.store.value("SELECT state FROM filing_state WHERE filing_id = ?", (clerk.id(1),))
        == "superseded"
    )


def test_an_original_that_comes_later_is_linked_then_and_the_doubt_goes(clerk: Clerk) -> None:
    """Newest reports are fetched first: a link looked for once would never be found."""
    clerk.read(2, amended(APPLE, owner=Owner.JOINT), FORD)
    clerk.resolve()
    assert clerk.links() == {}
    assert clerk.doubts() == {(2, 1): NOT_AT_HAND}
    assert clerk.store.value("SELECT finding_count FROM filing WHERE id = ?", (clerk.id(2),)) == 1
    message = clerk.store.value("SELECT message FROM finding")
    assert "row 2000114315" in message and "no row that was read" in message
    before = dump(clerk.store)
    clerk.read(2, amended(APPLE, owner=Owner.JOINT), FORD)
    clerk.resolve()
    assert dump(clerk.store) == before
    clerk.read(1, APPLE)
    clerk.resolve()
    assert clerk.links() == {(1, 1): (2, 1)}
    assert clerk.doubts() == {}
    assert clerk.store.value("SELECT finding_count FROM filing WHERE id = ?", (clerk.id(2),)) == 0


def test_a_reading_that_loses_the_amending_row_puts_the_original_in_force_again(clerk: Clerk) -> None:
    clerk.read(1, APPLE, FORD)
    clerk.read(2, amended(APPLE))
    clerk.resolve()
    clerk.read(2, row(1, asset="3M Company", ticker="MMM"))
    clerk.resolve()
    assert clerk.links() == {} and clerk.doubts() == {}


def test_an_official_never_amends_anothers_row(clerk: Clerk) -> None:
    """Two members trade the same share on the same day in the same band."""
    clerk.list(2, last="Hoeven", first="John")
    clerk.read(1, APPLE)
    clerk.read(2, amended(APPLE))
    clerk.resolve()
    assert clerk.links() == {} and clerk.doubts() == {(2, 1): NOT_AT_HAND}


def test_one_official_under_two_names_and_districts_is_one(clerk: Clerk) -> None:
    clerk.answers.people["pelosi-jones"] = "P000197"
    clerk.list(2, last="Pelosi-Jones", first="N.", state_district="CA12")
    clerk.read(1, APPLE)
    clerk.read(2, amended(APPLE))
    clerk.resolve()
    assert clerk.links() == {(1, 1): (2, 1)}


def test_when_a_filer_turns_out_to_be_somebody_else_the_links_go_too(clerk: Clerk) -> None:
    """The original was left marked as replaced by a stranger's row: a trade that counts nowhere."""
    clerk.read(1, APPLE)
    clerk.read(2, amended(APPLE))
    clerk.resolve()
    clerk.list(2, last="Hoeven")
    clerk.resolve()
    assert clerk.links() == {}
    assert clerk.store.value("SELECT superseded_by FROM filing WHERE id = ?", (clerk.id(1),)) is None


def test_without_an_official_one_name_and_district_is_one_person(clerk: Clerk) -> None:
    clerk.list(1, 2, last="Nobody")
    clerk.list(3, last="Nobody", state_district="TX01")
    clerk.read(1, APPLE)
    clerk.read(2, amended(APPLE))
    clerk.read(3, amended(APPLE))
    clerk.resolve()
    assert clerk.links() == {(1, 1): (2, 1)}
    assert clerk.doubts() == {(3, 1): NOT_AT_HAND}


def test_rows_told_as_new_are_never_linked_to_each_other(clerk: Clerk) -> None:
    """A whole report filed twice: nothing on it says that it is one. It is left as it is, and doubted."""
    clerk.read(1, APPLE, FORD)
    clerk.read(2, APPLE, FORD)
    clerk.resolve()
    assert clerk.links() == {}
    assert clerk.doubts() == {(2, 1): MAY_REPEAT, (2, 2): MAY_REPEAT}


def test_a_row_repeats_another_report_s_whatever_day_its_filer_heard_of_it(clerk: Clerk) -> None:
    """SEEN: House 20030155 and 20030275 (Kean): one purchase, two days of notification. An account tells."""
    clerk.read(1, APPLE, amended(FORD, 2, filing_status=FilingStatus.NEW, subholding_of="One account"))
    clerk.read(
        2,
        amended(APPLE, 9, filing_status=FilingStatus.NEW, row_id=None, notified_on=dt.date(2025, 5, 3)),
        amended(FORD, 10, filing_status=FilingStatus.NEW, row_id=None, subholding_of="Another"),
        deleted(APPLE, 11),
    )
    clerk.resolve()
    assert clerk.doubts() == {}  # the deletion has taken the first one out
    clerk.read(2, amended(APPLE, 9, filing_status=FilingStatus.NEW, row_id=None, notified_on=None))
    clerk.resolve()
    assert clerk.doubts() == {(2, 9): MAY_REPEAT}


# The amending rows of 2025 at hand; their originals are not, and are made here as the forms had them.
MANNING = {  # House 20029046 p. 1
    "owner": Owner.SPOUSE,
    "asset": "Echo Street GoodCo Select, LP",
    "ticker": None,
    "asset_type": "HN",
    "type": TransactionType.SALE,
    "notified_on": dt.date(2024, 2, 2),
    "subholding_of": "The 2011 Randall R. Kaplan Living Trust",
}
SALES = (
    row(4, **MANNING, traded_on=dt.date(2024, 1, 5), amount_low_usd=500001, amount_high_usd=1000000),
    row(5, **MANNING, traded_on=dt.date(2024, 1, 16), amount_low_usd=15001, amount_high_usd=50000),
)


def test_two_deleted_sales_of_one_fund_find_each_its_own(clerk: Clerk) -> None:
    clerk.read(1, APPLE, *SALES)
    clerk.read(2, deleted(SALES[0], 1, row_id="2000115357"), deleted(SALES[1], 2, row_id="2000115358"))
    clerk.resolve()
    assert clerk.links() == {(1, 4): (2, 1), (1, 5): (2, 2)}
    assert clerk.store.value("SELECT state FROM filing_state WHERE filing_id = ?", (clerk.id(1),)) == "read"


@pytest.mark.real
@pytest.mark.parametrize(
    ("doc_id", "rows"),
    [
        ("20029046", {1: ("deleted", "2000115357"), 2: ("deleted", "2000115358")}),
        ("20030475", {1: ("deleted", "2000137338"), 3: ("deleted", "2000137339")}),
        ("20030875", {1: ("amended", "2000114315"), 2: ("amended", "2000128986")}),
    ],
)
def test_the_real_rows_wait_for_their_originals_and_take_their_places(
    clerk: Clerk, real_filings: Path, doc_id: str, rows: dict[int, tuple[str, str]]
) -> None:
    """Read from the real reports; the originals are their own rows, told as new, with one fact otherwise."""
    (path,) = real_filings.glob(f"house/ptr-pdfs/*/{doc_id}.pdf")
    parsed = parse_document("house_ptr", path.read_bytes(), doc_id=doc_id)
    told = {one.line: one for one in parsed.transactions}  # type: ignore[union-attr]
    amending = {
        line: (one.filing_status.value, one.row_id)
        for line, one in told.items()
        if one.filing_status in (FilingStatus.AMENDED, FilingStatus.DELETED)
    }
    assert amending == rows
    clerk.read(3, *told.values())
    clerk.resolve()
    assert clerk.links() == {} and clerk.doubts() == {(3, line): NOT_AT_HAND for line in rows}
    originals = [
        amended(told[line], line + 10, filing_status=FilingStatus.NEW, row_id=None, notified_on=None)
        for line in rows
    ]
    clerk.read(1, *originals)
    clerk.resolve()
    assert clerk.links() == {(1, line + 10): (3, line) for line in rows}
    assert clerk.doubts() == {}
