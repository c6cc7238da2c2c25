"""Resolving: asked once, written where it differs, and the same result whichever way it came about."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.core.identity import FilerFacts, FilerRole, OfficialMatch
from govtrades_desktop.core.records import FilingStatus, Owner, Transaction
from govtrades_desktop.store import resolution
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from govtrades_desktop.store.resolution import resolve_all, resolve_pending
from tests.store.answers import Answers
from tests.store.factory import (
    NOW,
    dump,
    fill,
    fill_senate,
    list_one,
    make_document,
    make_index,
    make_parsed,
    make_ref,
    make_senate_ref,
    random_transactions,
    senate_reading,
)
from tests.store.factory import make_transaction as row


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "g.sqlite") as opened:
        yield opened


@pytest.fixture
def answers() -> Answers:
    return Answers()


def read(store: Store, doc_id: str, *rows: object, **changes: object) -> int:
    filing_id = int(store.value("SELECT id FROM filing WHERE doc_id = ?", (doc_id,)))
    ingest_document(store, filing_id, make_document(f"{filing_id:064x}"))
    parsed = make_parsed(*rows, **changes)  # type: ignore[arg-type]
    ingest_filing(store, filing_id, parsed, read_at=NOW)
    return filing_id


def outcome(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return all that resolving writes, but when it did."""
    tables = dump(store)
    found = {name: tables[name] for name in ("filing_official", "trade_security")}
    found["security"] = store.rows("SELECT * FROM security ORDER BY key")
    found["links"] = store.rows('SELECT id, replaced_by FROM "transaction" ORDER BY id')
    found["filings"] = store.rows("SELECT id, superseded_by, finding_count FROM filing ORDER BY id")
    found["doubts"] = store.rows("SELECT filing_id, code, message, line FROM finding ORDER BY 1, 2, 4")
    return found


def touched_since(store: Store, generation: int) -> list[int]:
    return [one[0] for one in store.rows("SELECT id FROM filing WHERE touched > ?", (generation,))]


def test_only_what_has_no_answer_is_asked_and_nothing_twice(store: Store, answers: Answers) -> None:
    list_one(store, make_ref("1"), make_ref("2", filing_type="C", kind=None))
    read(store, "1", row(1), row(2, ticker=None))
    result = resolve_pending(store, resolvers=answers.resolvers())
    assert (result.filings, result.trades, result.written) == (2, 2, 4)
    assert [facts.last for facts in answers.filers] == ["Pelosi", "Pelosi"]
    assert (answers.filers[0].printed, answers.filers[0].status) == ("Hon. Nancy Pelosi", "Member")
    assert answers.filers[0].filed_on == dt.date(2025, 5, 16)
    answers.forget()
    before = dump(store)
    again = resolve_pending(store, resolvers=answers.resolvers())
    assert (again.filings, again.trades, again.written, answers.made) == (0, 0, 0, 0)
    assert dump(store) == before
    filing_id = read(store, "1", row(1), row(2, ticker="F"))
    assert store.rows("SELECT * FROM filing_official WHERE filing_id = ?", (filing_id,)) == []
    assert resolve_pending(store, resolvers=answers.resolvers()).filings == 1
    assert [facts.ticker for facts in answers.assets] == ["AAPL", "F"]


def test_other_data_asks_everything_and_touches_only_what_is_answered_otherwise(
    store: Store, answers: Answers
) -> None:
    """Refreshed reference data without this: old filings would keep the answers of the day they came."""
    list_one(store, make_ref("1"), make_ref("2", last="Beyer"))
    read(store, "1", row(1))
    read(store, "2", row(1))
    resolve_pending(store, resolvers=answers.resolvers())
    answers.forget()
    answers.people["beyer"] = "B001292"
    with store.transaction():
        store.execute(
            "INSERT INTO official VALUES ('B001292', 'Don', '', 'Beyer', '', '', 'Don Beyer', NULL)"
        )
        store.execute(
            "INSERT INTO reference_file (name, source, url, etag, last_modified, as_of, content_sha256)"
            " VALUES ('legislators', 'legislators', '', '', '', '2026-06-01', 'abc')"
        )
    generation = store.generation
    result = resolve_pending(store, resolvers=answers.resolvers())
    assert (result.filings, result.trades, result.written) == (2, 0, 1)  # securities are as they were
    assert touched_since(store, generation) == [2]
    answers.version = 2
    generation = store.generation
    result = resolve_pending(store, resolvers=answers.resolvers())
    assert (result.filings, result.trades, result.written) == (2, 2, 0)
    assert store.generation == generation
    assert resolve_pending(store, resolvers=answers.resolvers()).filings == 0


def test_another_committee_seat_asks_for_no_filer(store: Store, answers: Answers) -> None:
    list_one(store)
    resolve_pending(store, resolvers=answers.resolvers())
    with store.transaction():
        store.execute("INSERT INTO committee VALUES ('SSFI', 'Finance', 'senate', NULL)")
        store.execute(
            "INSERT INTO reference_file (name, source, url, etag, last_modified, as_of, content_sha256)"
            " VALUES ('legislators', 'legislators', '', '', '', '2026-06-01', 'abc')"
        )
    assert resolve_pending(store, resolvers=answers.resolvers()).filings == 0


def test_killed_in_the_middle_the_next_run_goes_on(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolution, "BATCH", 7)
    fill(store, filings=60)
    fill_senate(store)
    with open_store(tmp_path / "whole.sqlite") as whole:
        store.connection.backup(whole.connection)
        resolve_pending(whole, resolvers=Answers().resolvers())
        wanted = outcome(whole)
    asked = 0
    for fails_after in (0, 20, 30, 90):
        answers = Answers(fails_after=fails_after)
        with pytest.raises(RuntimeError, match="killed"):
            resolve_pending(store, resolvers=answers.resolvers())
        assert not store.connection.in_transaction
    answers = Answers()
    stops = iter([False, False, True])
    stopped = resolve_pending(store, resolvers=answers.resolvers(), is_stopped=lambda: next(stops, True))
    assert stopped.is_stopped and outcome(store) != wanted
    assert not resolve_pending(store, resolvers=answers.resolvers()).is_stopped
    assert outcome(store) == wanted
    asked = len(answers.filers)
    resolve_pending(store, resolvers=answers.resolvers())
    assert len(answers.filers) == asked


def test_killed_half_way_to_other_answers_the_way_back_is_whole(store: Store, answers: Answers) -> None:
    """Half the answers were of other data, and what the database said of them was that they were not."""
    list_one(store, *(make_ref(str(number)) for number in range(1, 9)))
    resolve_pending(store, resolvers=answers.resolvers())
    wanted = outcome(store)
    other = Answers(people={}, version=2)
    stops = iter([False, True])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resolution, "BATCH", 3)
        resolve_pending(store, resolvers=other.resolvers(), is_stopped=lambda: next(stops, True))
    assert outcome(store) != wanted
    resolve_pending(store, resolvers=answers.resolvers())
    assert outcome(store) == wanted


def test_killed_after_the_answers_the_links_are_still_made(
    store: Store, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answered and not linked, a filing would never be looked at again: its trades would count twice."""
    list_one(store, make_ref("1", filed_on=dt.date(2025, 5, 1)), make_ref("2"))
    read(store, "1", row(1))
    read(store, "2", row(1, owner=Owner.JOINT))
    resolve_pending(store, resolvers=answers.resolvers())
    amended = amending(1, owner=Owner.JOINT)
    read(store, "2", amended)

    def broken(*_: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(resolution, "link_house_versions", broken)
        with pytest.raises(RuntimeError):
            resolve_pending(store, resolvers=answers.resolvers())
    assert resolve_pending(store, resolvers=answers.resolvers()).linked == 1


def amending(line: int, **changes: object) -> Transaction:
    return row(line, **{"filing_status": FilingStatus.AMENDED, "row_id": "2000100001", **changes})


def test_a_ticker_that_only_filings_name_has_a_security_while_it_is_named(
    store: Store, answers: Answers
) -> None:
    list_one(store, make_ref("1"), make_ref("2"), make_ref("3"))
    read(store, "1", row(1, ticker="ZZZ", asset="Zed Corp (ZZZ)"))
    read(store, "2", row(1, ticker="ZZZ", asset="Zed Corporation"), row(2, ticker="ZZZ", asset="Zed Corp"))
    read(store, "3", row(1))
    resolve_pending(store, resolvers=answers.resolvers())
    securities = "SELECT key, name, ticker, asset_class, evidence FROM security"
    assert store.rows(securities) == [("filed:ZZZ", "Zed Corp", "ZZZ", "stock", "named by filings only")]
    generation = store.generation
    read(store, "2", *(row(line, ticker="ZZZ", asset="Zed Corporation") for line in (1, 2)))
    resolve_pending(store, resolvers=answers.resolvers())
    assert store.rows(securities)[0][1] == "Zed Corporation"
    assert touched_since(store, generation) == [1, 2]  # the first shows another name now
    read(store, "1", row(1))
    read(store, "2", row(1))
    resolve_pending(store, resolvers=answers.resolvers())
    assert store.rows(securities) == []


def test_an_amendment_under_another_name_is_linked_once_the_person_is_known(
    store: Store, answers: Answers
) -> None:
    """The site lists one senator under several names: by name alone the report would count twice."""
    refs = (make_senate_ref(1), make_senate_ref(2, last="Hoeven-Smith", first="J."))
    ingest_index(store, make_index(*refs, source="senate"), seen_at=NOW)
    for number, ref in enumerate(refs):
        read(store, ref.doc_id, row(1), **senate_reading(amendment=number or None))
    links = 'SELECT COUNT(*) FROM "transaction" WHERE replaced_by IS NOT NULL'
    assert store.value(links) == 0
    answers.people["hoeven-smith"] = "H001061"
    assert resolve_pending(store, resolvers=answers.resolvers()).linked == 1
    assert store.value(links) == 1


def test_two_senators_of_one_name_are_two(store: Store, answers: Answers) -> None:
    refs = (make_senate_ref(1), make_senate_ref(2, last="Hoeven, Jr."))
    ingest_index(store, make_index(*refs, source="senate"), seen_at=NOW)
    for number, ref in enumerate(refs):
        read(store, ref.doc_id, row(1), **senate_reading(amendment=number or None))
    links = 'SELECT COUNT(*) FROM "transaction" WHERE replaced_by IS NOT NULL'
    assert store.value(links) == 1  # as far as names tell
    answers.people["hoeven, jr."] = "H999999"
    resolvers = answers.resolvers()

    class ByWholeName:
        def resolve(self, facts: FilerFacts) -> OfficialMatch:
            return OfficialMatch(answers.people[facts.last.casefold()], FilerRole.MEMBER, "name", 1.0)

    apart = resolution.Resolvers(lambda store: ByWholeName(), resolvers.make_assets, 1, 1)
    resolve_pending(store, resolvers=apart)
    assert store.value(links) == 0


@pytest.mark.parametrize("seed", [0, 1, 4, 6, 7, 8])
def test_bit_by_bit_or_from_scratch_the_result_is_the_same(tmp_path: Path, seed: int) -> None:
    """Filings come, change and go, with amending rows and amendments among them, resolved now and then.

    Links reach from the reports of one day to those of another: one left over from before, or not looked for
    again, took a trade out of every count, or counted it twice, on the machines that refreshed in that order.
    """
    chance = random.Random(seed)
    answers = Answers()
    numbers = range(1, 9)
    with open_store(tmp_path / "g.sqlite") as store:
        for _ in range(40):
            act = chance.random()
            if act < 0.3:
                refs = [
                    make_ref(
                        f"2000000{number}",
                        last=chance.choice(["Pelosi", "Pelosi", "Beyer", "Hoeven"]),
                        filed_on=dt.date(2025, 5, number),
                    )
                    for number in numbers
                    if chance.random() < 0.9
                ]
                ingest_index(store, make_index(*refs), seen_at=NOW)
                papers = [
                    make_senate_ref(
                        n,
                        last=chance.choice(["Hoeven", "Hoeven, Jr.", "Collins"]),
                        filed_on=dt.date(2025, 5, chance.randrange(1, 4)),
                    )
                    for n in (1, 2, 3, 4)
                ]
                ingest_index(store, make_index(*papers, source="senate"), seen_at=NOW)
            elif act < 0.8:
                known = store.rows("SELECT doc_id, source FROM filing")
                for doc_id, source in chance.sample(known, min(len(known), 3)):
                    rows = list(random_transactions(random.Random(chance.randrange(2)), chance.randrange(5)))
                    rows += [amending(9, owner=chance.choice(list(Owner)))] * (chance.random() < 0.3)
                    told = {}
                    if source == "senate":
                        day = chance.choice([dt.date(2025, 5, 3), dt.date(2025, 4, 3)])
                        told = senate_reading(amendment=chance.choice([None, 1, 2]), report_date=day)
                    read(store, doc_id, *rows, **told)
            else:
                resolve_pending(store, resolvers=answers.resolvers())
        resolve_pending(store, resolvers=answers.resolvers())
        bit_by_bit = outcome(store)
        assert any(link for _, link in bit_by_bit["links"]) and bit_by_bit["doubts"]
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(tmp_path / "g.sqlite", tmp_path / "scratch.sqlite")
    with open_store(tmp_path / "scratch.sqlite") as scratch:
        with scratch.transaction():
            for table in ("filing_official", "trade_security", "security"):
                scratch.execute(f"DELETE FROM {table}")
            scratch.execute('UPDATE "transaction" SET replaced_by = NULL')
            scratch.execute("UPDATE filing SET superseded_by = NULL")
            scratch.execute("DELETE FROM finding WHERE code LIKE 'original_%' OR code = 'may_repeat'")
            scratch.execute("DELETE FROM meta WHERE name = 'resolved_with'")
        resolve_all(scratch, resolvers=answers.resolvers())
        assert outcome(scratch)["links"] == bit_by_bit["links"]
        assert outcome(scratch) == bit_by_bit
        generation = scratch.generation
        assert resolve_all(scratch, resolvers=answers.resolvers()).written == 0
        assert scratch.generation == generation
