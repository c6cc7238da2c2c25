"""Ingest: idempotent, stable ids, nothing lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.errors import DocumentMissing, DocumentUnreadable, SourceUnavailable, StoreBug
from govtrades_desktop.core.records import (
    FilingStatus,
    LedgerState,
    Owner,
    ParsedIndex,
    ReadingState,
    TransactionType,
)
from govtrades_desktop.store import ingest
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import (
    RunTotals,
    finish_run,
    ingest_document,
    ingest_filing,
    ingest_index,
    record_failure,
    start_run,
)
from govtrades_desktop.store.ledger import (
    Need,
    list_pending,
    load_states,
    load_validators,
    save_validators,
    wish_reading,
)
from tests.store import factory
from tests.store.factory import (
    NOW,
    dump,
    full_filing,
    list_one,
    make_document,
    make_index,
    make_parsed,
    make_ref,
)
from tests.store.factory import make_transaction as row

DAY = dt.timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "g.sqlite") as opened:
        yield opened


def read_one(store: Store, *rows: object, **changes: object) -> int:
    filing_id = list_one(store)
    ingest_document(store, filing_id, make_document())
    ingest_filing(store, filing_id, make_parsed(*(rows or (row(1), row(2))), **changes), read_at=NOW)  # type: ignore[arg-type]
    return filing_id


def test_an_index_twice_changes_nothing(store: Store) -> None:
    index = make_index(make_ref("20000001"), make_ref("10000002", filing_type="C", kind=None, times_listed=2))
    first = ingest_index(store, index, seen_at=NOW)
    before = dump(store)
    again = ingest_index(store, index, seen_at=NOW)
    assert (len(first.new), first.changed) == (2, ())
    assert (again.new, again.changed, again.vanished) == ((), (), ())
    assert dump(store) == before


def test_other_types_are_in_the_ledger_with_the_reason(store: Store) -> None:
    ingest_index(store, make_index(make_ref("1", filing_type="C", kind=None, times_listed=3)), seen_at=NOW)
    assert store.rows("SELECT reading, reason, times_listed FROM filing") == [
        ("not_fetched", ingest.NOT_COLLECTED, 3)
    ]
    assert list_pending(store, "house", now=NOW) == []


def test_a_changed_row_of_the_index_updates_the_ledger_and_its_id_stays(store: Store) -> None:
    filing_id = read_one(store)
    result = ingest_index(store, make_index(make_ref("20000001", last="Pélosi")), seen_at=NOW)
    assert result.changed == (filing_id,)
    assert store.rows("SELECT last, reading, transaction_count FROM filing") == [("Pélosi", "read", 2)]


def test_a_filing_that_vanishes_is_marked_and_comes_back_as_it_was(store: Store) -> None:
    """Stops: an index that loses a row for a day used to lose its trades for ever."""
    filing_id = read_one(store)
    other = make_ref("20000009")
    gone = ingest_index(store, make_index(other), seen_at=NOW + DAY)
    assert gone.vanished == (filing_id,)
    assert load_states(store, [filing_id]) == {filing_id: LedgerState.VANISHED}
    assert store.value('SELECT COUNT(*) FROM "transaction"') == 2
    assert ingest_index(store, make_index(other), seen_at=NOW + DAY).vanished == ()
    back = ingest_index(store, make_index(make_ref("20000001"), other), seen_at=NOW + 2 * DAY)
    assert back.returned == (filing_id,) and filing_id in back.changed
    assert load_states(store, [filing_id]) == {filing_id: LedgerState.READ}
    assert store.rows("SELECT first_seen_on, last_seen_on FROM filing WHERE id = ?", (filing_id,)) == [
        ("2026-06-22", "2026-06-24")
    ]


def test_another_year_does_not_vanish_with_this_one(store: Store) -> None:
    ingest_index(store, make_index(make_ref("1")), seen_at=NOW)
    result = ingest_index(store, make_index(make_ref("2", year=2024), year=2024), seen_at=NOW)
    assert result.vanished == ()


def test_an_id_in_two_years_does_not_flip_at_every_refresh(store: Store) -> None:
    ingest_index(store, make_index(make_ref("1", year=2024), year=2024), seen_at=NOW)
    twice = make_index(make_ref("1", year=2025), year=2025)
    for _ in range(2):
        assert ingest_index(store, twice, seen_at=NOW).changed == ()
    assert store.value("SELECT year FROM filing") == 2024
    assert store.value("SELECT code FROM index_finding") == "listed_twice"


def test_a_filing_twice_changes_nothing(store: Store) -> None:
    filing_id = list_one(store)
    ingest_document(store, filing_id, make_document())
    first = ingest_filing(store, filing_id, full_filing(), read_at=NOW)
    before = dump(store)
    again = ingest_document(store, filing_id, make_document())
    second = ingest_filing(store, filing_id, full_filing(), read_at=NOW)
    assert (first.state, first.is_changed, first.transactions, first.new_transactions) == (
        LedgerState.READ,
        True,
        2,
        2,
    )
    assert (again.is_changed, second.is_changed, second.new_transactions) == (False, False, 0)
    assert dump(store) == before


_TEXTS = st.one_of(st.none(), st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
_ROWS = st.lists(
    st.builds(
        row,
        line=st.integers(1, 6),
        owner=st.sampled_from(Owner),
        type=st.sampled_from(TransactionType),
        description=_TEXTS,
        comment=_TEXTS,
        filing_status=st.one_of(st.none(), st.sampled_from(FilingStatus)),
        traded_on=st.one_of(st.none(), st.dates()),
        amount_low_usd=st.one_of(st.none(), st.integers(0, 10**9)),
        amount_exact_usd=st.one_of(st.none(), st.decimals(0, 10**6, places=2)),
        cap_gains_over_200=st.one_of(st.none(), st.booleans()),
    ),
    max_size=6,
    unique_by=lambda one: one.line,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_ROWS, second=_ROWS)
def test_reading_again_gives_what_a_fresh_reading_gives_and_ids_stay_with_their_line(
    store: Store, first: list[object], second: list[object]
) -> None:
    """Any rows, then any others: the table holds exactly the second; a line that stays keeps its id."""
    filing_id = list_one(store)
    ingest_document(store, filing_id, make_document())
    ids = 'SELECT line, id FROM "transaction" WHERE filing_id = ?'
    ingest_filing(store, filing_id, make_parsed(*first), read_at=NOW)  # type: ignore[arg-type]
    before = dict(store.rows(ids, (filing_id,)))
    ingest_filing(store, filing_id, make_parsed(*second), read_at=NOW)  # type: ignore[arg-type]
    after = dict(store.rows(ids, (filing_id,)))
    unchanged = dump(store)
    assert not ingest_filing(store, filing_id, make_parsed(*second), read_at=NOW).is_changed  # type: ignore[arg-type]
    assert dump(store) == unchanged
    assert set(after) == {one.line for one in second}  # type: ignore[attr-defined]
    assert all(after[line] == before[line] for line in after if line in before)


def test_reading_again_without_a_line_removes_it_and_its_places(store: Store) -> None:
    filing_id = list_one(store)
    ingest_document(store, filing_id, make_document())
    ingest_filing(store, filing_id, full_filing(), read_at=NOW)
    assert store.value("SELECT COUNT(*) FROM transaction_place") == 1
    result = ingest_filing(store, filing_id, make_parsed(row(1), parser_version=2), read_at=NOW)
    assert (result.is_changed, result.transactions, result.new_transactions) == (True, 1, 0)
    assert store.value("SELECT COUNT(*) FROM transaction_place") == 0
    assert store.value("SELECT COUNT(*) FROM finding") == store.value("SELECT COUNT(*) FROM vehicle") == 0


def test_identical_rows_of_one_filing_are_all_kept(store: Store) -> None:
    """Stops: deduplicating by content drops real trades (20026658 has the same trade in several accounts)."""
    read_one(store, row(1), row(2, box=row(1).box), row(3, box=row(1).box))
    assert store.value('SELECT COUNT(*) FROM "transaction"') == 3


def test_two_rows_of_one_line_are_our_mistake(store: Store) -> None:
    filing_id = list_one(store)
    with pytest.raises(StoreBug, match="one line number"):
        ingest_filing(store, filing_id, make_parsed(row(1), row(1)), read_at=NOW)
    assert store.value('SELECT COUNT(*) FROM "transaction"') == 0


def test_a_failed_reading_after_a_good_one_keeps_the_rows_and_says_why(store: Store) -> None:
    """Stops: a parser that crashes in its next version used to empty the filings it had read."""
    filing_id = read_one(store)
    failed = make_parsed(state=ReadingState.FAILED, reason="It was cut short.", parser_version=2)
    result = ingest_filing(store, filing_id, failed, read_at=NOW + DAY)
    assert (result.state, result.transactions) == (LedgerState.READ, 2)
    reason, version = store.rows("SELECT reason, parser_version FROM filing")[0]
    assert "It was cut short." in reason and "earlier reading stands" in reason and version == 1
    assert list_pending(store, "house", parser_version=2, now=NOW + DAY) == []
    assert [one.need for one in list_pending(store, "house", parser_version=3, now=NOW)] == [
        Need.NEWER_PARSER
    ]


def test_a_crash_while_reading_again_keeps_the_rows(store: Store) -> None:
    filing_id = read_one(store)
    error = DocumentUnreadable("Reading took longer than 20 s.")
    result = record_failure(store, error, source="house", at=NOW, filing_id=filing_id, parser_version=2)
    assert result is not None and (result.state, result.transactions) == (LedgerState.READ, 2)
    assert "earlier reading stands" in store.value("SELECT reason FROM filing")
    assert list_pending(store, "house", parser_version=2, now=NOW) == []


def test_other_bytes_are_read_again_and_the_ink_stays_with_the_rows_until_then(store: Store) -> None:
    filing_id = read_one(store)
    assert ingest_document(store, filing_id, make_document("c" * 64, NOW + DAY)).is_changed
    assert [one.need for one in list_pending(store, "house", now=NOW)] == [Need.READ]
    read_from = "SELECT sha256 FROM document d JOIN filing f ON d.id = f.read_document_id"
    assert store.value(read_from) == "b" * 64
    ingest_filing(store, filing_id, make_parsed(row(1)), read_at=NOW + DAY)
    assert store.value(read_from) == "c" * 64
    assert store.value("SELECT COUNT(*) FROM document") == 2


def test_what_is_pending_and_in_which_order(store: Store) -> None:
    refs = [make_ref(str(day), filed_on=dt.date(2025, 5, day)) for day in (1, 3, 2)]
    ingest_index(store, make_index(*refs), seen_at=NOW)
    assert [one.ref for one in list_pending(store, "house", now=NOW)] == [refs[1], refs[2], refs[0]]
    assert [one.ref.doc_id for one in list_pending(store, "house", [2025], now=NOW, limit=1)] == ["3"]
    assert list_pending(store, "house", [2024], now=NOW) == []
    filing_id = list_pending(store, "house", now=NOW)[0].filing_id
    ingest_document(store, filing_id, make_document())
    first = list_pending(store, "house", now=NOW)[0]
    assert (first.need, first.sha256) == (Need.READ, "b" * 64)
    ingest_filing(store, filing_id, make_parsed(row(1)), read_at=NOW)
    assert filing_id not in [one.filing_id for one in list_pending(store, "house", now=NOW)]


def test_no_answer_is_tried_at_the_next_refresh_a_missing_document_after_a_day(store: Store) -> None:
    filing_id = list_one(store)
    down = SourceUnavailable("No answer from the site.", hint="Try later.")
    result = record_failure(store, down, source="house", at=NOW, filing_id=filing_id)
    assert result is not None and result.state is LedgerState.NOT_FETCHED
    assert store.value("SELECT reason FROM filing") == "No answer from the site."
    assert [one.need for one in list_pending(store, "house", now=NOW)] == [Need.RETRY]
    missing = DocumentMissing("The site lists it and does not have it.")
    result = record_failure(store, missing, source="house", at=NOW, filing_id=filing_id)
    assert result is not None and result.state is LedgerState.FAILED
    assert (
        list_pending(store, "house", now=NOW + dt.timedelta(hours=25)) == []
    )  # the second failure: two days
    assert len(list_pending(store, "house", now=NOW + dt.timedelta(hours=49))) == 1
    assert wish_reading(store, [filing_id]) == 1
    assert [one.need for one in list_pending(store, "house", now=NOW)] == [Need.WISH]


def test_a_failure_told_twice_counts_once(store: Store) -> None:
    filing_id = list_one(store)
    for _ in range(2):
        record_failure(store, SourceUnavailable("No answer."), source="house", at=NOW, filing_id=filing_id)
    assert store.rows("SELECT failures FROM filing") == [(1,)]
    assert store.value("SELECT COUNT(*) FROM fetch_attempt") == 1


def test_a_wish_reads_a_good_filing_again_from_the_archive(store: Store) -> None:
    filing_id = read_one(store)
    generation = store.generation
    wish_reading(store, [filing_id])
    pending = list_pending(store, "house", now=NOW)[0]
    assert (pending.need, pending.sha256) == (Need.WISH, "b" * 64)
    ingest_filing(store, filing_id, make_parsed(row(1), row(2)), read_at=NOW + DAY)
    assert list_pending(store, "house", now=NOW) == [] and store.generation == generation


def test_validators_are_kept_by_source_and_year_and_say_that_filings_were_seen(store: Store) -> None:
    filing_id = list_one(store)
    assert load_validators(store, "house", 2024).etag == ""
    later = NOW + 3 * DAY
    save_validators(store, "house", 2025, url="https://x", etag='"e"', last_modified="now", checked_at=later)
    known = load_validators(store, "house", 2025)
    assert (known.etag, known.last_modified, known.content_sha256, known.checked_at) == (
        '"e"',
        "now",
        "a" * 64,
        later,
    )
    assert store.value("SELECT last_seen_on FROM filing WHERE id = ?", (filing_id,)) == "2026-06-25"


def test_runs_tell_how_a_source_stands_and_a_crash_is_an_interrupted_run(store: Store) -> None:
    start_run(store, "house", started_at=NOW, is_manual=False)
    second = start_run(store, "house", started_at=NOW + DAY, is_manual=True)
    finish_run(store, second, RunTotals(listed=5, seconds=1.5), finished_at=NOW + DAY)
    assert store.rows("SELECT outcome, is_manual, listed FROM refresh_run ORDER BY id") == [
        ("interrupted", 0, 0),
        ("done", 1, 5),
    ]
    third = start_run(store, "house", started_at=NOW + 2 * DAY, is_manual=False)
    error = SourceUnavailable("The site does not answer.", hint="Try later.")
    finish_run(store, third, RunTotals(), finished_at=NOW + 2 * DAY, outcome="failed", error=error)
    assert store.rows("SELECT last_success_at, last_error, last_error_kind FROM source_state") == [
        ("2026-06-23T12:00:00Z", "The site does not answer.", "SourceUnavailable")
    ]


def test_a_transaction_that_fails_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filing_id = read_one(store)
    before = dump(store)

    def broken(*_: object, **__: object) -> bool:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(ingest.rows, "replace_findings", broken)
    with pytest.raises(RuntimeError):
        ingest_filing(store, filing_id, make_parsed(row(7)), read_at=NOW)
    assert dump(store) == before and not store.connection.in_transaction


def test_the_generation_rises_with_what_is_shown_and_only_then(store: Store) -> None:
    start = store.generation
    filing_id = read_one(store)
    risen = store.generation
    assert risen > start
    ingest_filing(store, filing_id, make_parsed(row(1), row(2)), read_at=NOW + DAY)
    index = make_index(make_ref("20000001"))
    ingest_index(store, dataclasses.replace(index, content_sha256="d" * 64), seen_at=NOW + DAY)
    assert store.generation == risen


def test_what_the_index_says_oddly_is_kept(store: Store) -> None:
    finding = factory.full_filing().findings[0]
    index = ParsedIndex("house", 2025, (make_ref("1"),), (finding,), "a" * 64)
    ingest_index(store, index, seen_at=NOW)
    assert store.rows("SELECT code, message FROM index_finding") == [(finding.code, finding.message)]


def test_what_a_person_saved_serves_until_the_sites_own_document_is_here(store: Store) -> None:
    """An edited page, imported by hand, stood for ever in the place of the official one."""
    filing_id = list_one(store, make_ref("1"))
    ingest_document(store, filing_id, replace(make_document(), url="imported:saved.html"))
    assert [one.need for one in list_pending(store, "house", now=NOW)] == [Need.READ]
    ingest_filing(store, filing_id, make_parsed(row(1)), read_at=NOW)
    (pending,) = list_pending(store, "house", now=NOW)
    assert (pending.need, pending.sha256) == (Need.FETCH, None)
    ingest_document(store, filing_id, make_document())
    assert list_pending(store, "house", now=NOW) == []  # the same bytes: the reading stands
