"""Edits laid over the data: as if the source had said so, and there after everything that can happen."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query import corrections as checks
from govtrades_desktop.query.edits import EditState, Standing, Trouble, list_standings
from govtrades_desktop.query.filings import find_filings, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows, load_trade, sum_trades
from govtrades_desktop.store import backup, starter
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.user_data import Correction, Edit
from tests.query.edited import (
    ADAM,
    APPLE,
    FIRST,
    FORD,
    OPTION,
    SECOND,
    SENATOR,
    World,
    read_rows,
    resolve,
    row_at,
    rows_of,
)
from tests.store.factory import make_transaction

BY_HAND = ("edited", "match", "confidence")


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.make()
    return made


def edit(world: World, kind: str, value: str, line: int | None = None, doc_id: str = FIRST) -> Correction:
    """Make one edit as the command line does."""
    with open_reader(world.database) as reader:
        filing = checks.find_filing(reader, doc_id)
        if kind == "official":
            made = checks.check_official(reader, filing, value)
        elif kind == "security":
            made = checks.check_security(reader, filing, line, value)
        elif kind == "amount":
            made = checks.check_amount(filing, line, value)
        else:
            made = checks.check_note(filing, line, value)
    return world.user.set(made)


def standing(world: World) -> Standing:
    (found,) = standings(world)
    return found


def standings(world: World) -> tuple[Standing, ...]:
    with open_reader(world.database) as reader:
        return list_standings(reader, world.user)


def edit_everything(world: World) -> None:
    edit(world, "official", ADAM)
    edit(world, "security", "F", 2)
    edit(world, "amount", "15001-50000", 1)
    edit(world, "note", "look here", 3)


def seen(library: Library) -> list[dict[str, object]]:
    """What of the edited filing never depends on ids."""
    rows = [row for row in rows_of(library.trades, "id", "filing_id", "filing") if row["doc_id"] == FIRST]
    return sorted(rows, key=lambda row: row["line"])


# -- what an edit does


@pytest.mark.parametrize("bioguide", [ADAM, SENATOR])
def test_an_edited_official_is_as_if_the_source_had_been_resolved_so(
    world: World, tmp_path: Path, bioguide: str
) -> None:
    """Party, committees and role of the days, on the filing and every row, by the same rules as deriving."""
    with world.library() as library:
        before = seen(library)
    edit(world, "official", bioguide)
    other = World(tmp_path / "other")
    other.folder.mkdir()
    other.make(resolved={FIRST: bioguide})
    with world.library() as edited, other.library() as resolved:
        # the index lists the state of who it thinks it was, and the chamber is the report's
        seats = ("state", "district", *(("chamber",) if bioguide == SENATOR else ()))
        assert rows_of(edited.trades, *BY_HAND, *seats) == rows_of(resolved.trades, *BY_HAND, *seats)
        assert rows_of(edited.filings, *BY_HAND, *seats) == rows_of(resolved.filings, *BY_HAND, *seats)
        assert seen(edited) != before
        rows = seen(edited)
        assert [row["edited"] for row in rows] == [True, True, True]
    if bioguide == ADAM:
        assert [row["party"] for row in rows] == ["R", "I", "R"]
        assert [row["committees"] for row in rows] == ["HSAS", "HSAS HSBA", "HSAS"]
        assert {(row["official"], row["state"], row["district"]) for row in rows} == {
            ("Smith, Adam", "WA", "WA09")
        }
    else:  # SEEN: a senator shown as of the House, for CA11
        with world.library() as library:
            for table in (library.trades, library.filings):
                row = next(one for one in rows_of(table) if one["doc_id"] == FIRST)
                told = tuple(
                    row[name] for name in ("chamber", "state", "district", "party", "role", "source")
                )
                assert told == ("senate", "ND", None, "R", "member", "house")


def test_an_edited_security_is_as_if_the_source_had_been_resolved_so(world: World, tmp_path: Path) -> None:
    edit(world, "security", "F", 2)
    other = World(tmp_path / "other")
    other.folder.mkdir()
    with open_store(other.make()) as store, store.transaction() as connection:
        connection.execute(
            "UPDATE trade_security SET security_key = '37996:F' WHERE transaction_id = (SELECT t.id FROM"
            ' "transaction" t JOIN filing f ON f.id = t.filing_id WHERE f.doc_id = ? AND t.line = 2)',
            (FIRST,),
        )
        store.mark_changed()
    with world.library() as edited, other.library() as resolved:
        assert rows_of(edited.trades, "edited") == rows_of(resolved.trades, "edited")
        assert row_at(edited, FIRST, 2)["sector"] == "Consumer Discretionary"
        assert rows_of(edited.securities) == rows_of(resolved.securities)


def test_an_official_whom_no_list_names_yet_is_listed(world: World) -> None:
    with open_store(world.database) as store, store.transaction() as connection:
        connection.execute("INSERT INTO official VALUES ('Z000001','Zoe','','Zorn','','','Zoe Zorn',NULL)")
        connection.execute(
            "INSERT INTO term (bioguide, chamber, state, district, party) VALUES"
            " ('Z000001','house','OH',3,'Democrat')"
        )
        store.mark_changed()
    with world.library() as library:
        assert "Z000001" not in library.officials.values("bioguide")
    edit(world, "official", "Z000001")
    with world.library() as library:
        names = library.officials.cells("name", range(len(library.officials)))
        assert names == sorted(names) and names[-1] == "Zorn, Zoe"
        assert row_at(library, FIRST, 1)["official"] == "Zorn, Zoe"


def test_an_option_on_a_security_stays_an_option(world: World) -> None:
    edit(world, "security", "SPY", 3)
    edit(world, "security", "SPY", 2)
    with world.library() as library:
        assert row_at(library, FIRST, 3)["asset_class"] == "option"
        assert row_at(library, FIRST, 3)["symbol"] == "SPY"
        assert row_at(library, FIRST, 2)["asset_class"] == "fund"


def test_sums_and_searches_follow_an_edit_and_the_filed_row_stays_as_it_is(world: World) -> None:
    with world.library() as library:
        before = sum_trades(library, find_trades(library, f"doc:{FIRST}"))
    edit(world, "amount", "$15,001 - $50,000", 1)
    edit(world, "official", ADAM)
    edit(world, "note", "of the whole filing")
    with world.library() as library:
        after = sum_trades(library, find_trades(library, f"doc:{FIRST}"))
        assert after.amount_low_usd - before.amount_low_usd == 15_001 - 1_001
        assert after.amount_high_usd - before.amount_high_usd == 50_000 - 15_000
        assert len(find_trades(library, "official:smith")) == 4
        trade = load_trade(library, row_at(library, FIRST, 1)["id"])
        assert trade is not None and trade.row.transaction is not None
        assert (trade.row.amount_low_usd, trade.row.transaction.amount_low_usd) == (15_001, 1_001)
        told = {one.correction.edit.field.value: (one.now, one.correction.edit.value) for one in trade.edits}
        assert told == {
            "amount": ((1_001, 15_000), (15_001, 50_000)),
            "official": (None, ADAM),
            "note": (None, "of the whole filing"),
        }
        sibling = load_trade(library, row_at(library, FIRST, 2)["id"])
        assert sibling is not None
        assert [one.correction.edit.field.value for one in sibling.edits] == ["official", "note"]
        elsewhere = load_trade(library, row_at(library, SECOND, 1)["id"])
        assert elsewhere is not None and elsewhere.edits == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "exact"),
    [("224", 224, 224, 22_400), ("50000001+", 50_000_001, None, None), ("1-2", 1, 2, None)],
)
def test_an_exact_and_an_open_amount(
    world: World, text: str, low: int, high: int | None, exact: int | None
) -> None:
    edit(world, "amount", text, 1)
    with world.library() as library:
        row = row_at(library, FIRST, 1)
        assert (row["amount_low"], row["amount_high"], row["amount_exact_cents"]) == (low, high, exact)


def test_notes_and_marks_stand_where_they_were_made(world: World) -> None:
    edit(world, "note", "zwölf Bäume", 2)
    edit(world, "note", "the whole", doc_id=SECOND)
    with world.library() as library:
        notes = {
            (row["doc_id"], row["line"]): (row["note"], row["edited"]) for row in rows_of(library.trades)
        }
        assert notes[FIRST, 2] == ("zwölf Bäume", True)
        assert notes[FIRST, 1] == (None, False) and notes[SECOND, 1] == (None, False)
        filings = {row["doc_id"]: (row["note"], row["edited"]) for row in rows_of(library.filings)}
        assert filings == {FIRST: (None, True), SECOND: ("the whole", True)}
        for text, lines in (("note:baume", [2]), ("note:any", [2]), ("note:zebra", []), ('note:"any"', [])):
            assert [row.line for row in load_rows(library, find_trades(library, text))] == lines, text
        found = load_filings(library, find_filings(library, "note:whole"))
        assert [row.doc_id for row in found] == [SECOND]


def test_without_edits_the_tables_are_shared_and_nothing_is_copied(world: World) -> None:
    with world.library() as library:
        for name, column in library.indexes.trades.columns.items():
            assert library.trades.columns[name] is column
        assert not library.trades.array("edited").any()
    assert not (world.folder / "user.sqlite").exists()


def test_indexes_on_disk_never_hold_an_edit(world: World) -> None:
    edit_everything(world)
    with world.library(), Library(world.database, world.derived) as bare:
        assert not bare.trades.array("edited").any()
        assert row_at(bare, FIRST, 1)["amount_low"] == 1_001


# -- what an edit survives


def _read_again(world: World) -> None:
    """A newer parser reads the same; the rows are deleted and inserted anew, with other ids."""
    with open_store(world.database) as store:
        with store.transaction() as connection:
            connection.execute('DELETE FROM "transaction"')
        read_rows(store, SECOND, (APPLE,))
        read_rows(store, FIRST, (APPLE, FORD, OPTION))


def _derive_anew(world: World) -> None:
    shutil.rmtree(world.derived)


def _restore(world: World) -> None:
    copy = backup.back_up(world.database, world.folder / "backups", label="manual")
    with open_store(world.database) as store, store.transaction() as connection:
        connection.execute("DELETE FROM filing")
    backup.restore(copy.path, world.database)


def _bundle_anew(world: World) -> None:
    """A new version of the program brings another database: other ids, more filings."""
    made = world.make(database=world.folder / "made.sqlite", is_turned=True)
    starter.write_starter(made, world.folder / "s.xz", data_date=dt.date(2026, 6, 1))
    world.database.unlink()
    starter.prepare_database(world.database, starter=world.folder / "s.xz")


@pytest.mark.parametrize("happens", [_read_again, _derive_anew, _restore, _bundle_anew])
def test_edits_survive(world: World, happens: Callable[[World], None]) -> None:
    edit_everything(world)
    with world.library() as library:
        before = seen(library)
        ids = row_at(library, FIRST, 1)["id"]
    assert [row["edited"] for row in before] == [True, True, True]
    happens(world)
    with world.library() as library:
        assert seen(library) == before
        if happens in (_bundle_anew,):
            assert row_at(library, FIRST, 1)["id"] != ids
    assert all(one.is_applied and not one.is_source_changed for one in standings(world))


def test_a_reading_that_counts_the_lines_anew_never_moves_an_edit_to_another_row(world: World) -> None:
    """An edit kept by its line alone slipped onto the neighbour, and no number on screen looked wrong."""
    edit(world, "amount", "15001-50000", 2)
    missed = make_transaction(1, asset="Hartford Insurance Group", ticker="HIG")
    with open_store(world.database) as store:
        read_rows(store, FIRST, (missed, replace(APPLE, line=2), replace(FORD, line=3)))
    found = standing(world)
    assert (found.trouble, found.seems_line) == (Trouble.OTHER_ROW, 3)
    with world.library() as library:
        assert not library.trades.array("edited").any()
        assert {row["amount_low"] for row in rows_of(library.trades)} == {1_001}


def test_a_cell_that_is_read_better_leaves_the_edit_in_place_and_is_told(world: World) -> None:
    edit(world, "security", "SPY", 2)
    with open_store(world.database) as store:
        read_rows(store, FIRST, (APPLE, replace(FORD, asset="Ford Motor Company  (F)", ticker="F"), OPTION))
    found = standing(world)
    assert found.is_applied and found.is_row_changed
    with world.library() as library:
        assert row_at(library, FIRST, 2)["security"] == "1:SPY"


def test_a_source_that_says_something_else_since_is_told_and_the_edit_stands(world: World) -> None:
    edit(world, "amount", "100001-250000", 1)
    with open_store(world.database) as store:
        read_rows(store, FIRST, (replace(APPLE, amount_low_usd=15_001, amount_high_usd=50_000), FORD, OPTION))
    found = standing(world)
    assert found.is_source_changed and found.is_applied
    assert (found.correction.edit.was, found.now) == ((1_001, 15_000), (15_001, 50_000))
    with world.library() as library:
        assert row_at(library, FIRST, 1)["amount_low"] == 100_001


def test_the_resolver_that_finds_somebody_since_is_told_and_the_edit_stands(world: World) -> None:
    edit(world, "official", ADAM)
    assert not standing(world).is_source_changed
    with open_store(world.database) as store:
        resolve(store, FIRST, "P000197")
    found = standing(world)
    assert found.is_source_changed and found.now == "P000197"
    with world.library() as library:
        assert row_at(library, FIRST, 1)["bioguide"] == ADAM


@pytest.mark.parametrize(
    ("statement", "trouble"),
    [
        (f"DELETE FROM filing WHERE doc_id = '{FIRST}'", Trouble.NO_FILING),
        ('DELETE FROM "transaction" WHERE line = 2', Trouble.NO_ROW),
        ("DELETE FROM security WHERE key = '37996:F'", Trouble.UNKNOWN_VALUE),
    ],
)
def test_an_edit_whose_object_is_gone_is_kept_and_told_and_comes_back(
    world: World, statement: str, trouble: Trouble
) -> None:
    edit(world, "security", "F", 2)
    kept = (world.folder / "kept.sqlite", world.database)
    shutil.copy(kept[1], kept[0])
    with open_store(world.database) as store, store.transaction() as connection:
        connection.execute(statement)
        store.mark_changed()
    found = standing(world)
    assert (found.trouble, found.state) == (trouble, EditState.IN_FORCE)
    with world.library() as library:
        assert not library.trades.array("edited").any()
        assert [one.trouble for one in library.overlay.standings] == [trouble]
    world.database.unlink()
    shutil.copy(*kept)
    shutil.rmtree(world.derived)
    with world.library() as library:
        assert row_at(library, FIRST, 2)["security"] == "37996:F"


def test_a_row_that_a_later_report_replaces_is_told_with_its_edit(world: World) -> None:
    edit(world, "amount", "15001-50000", 1)
    assert not standing(world).is_replaced
    with open_store(world.database) as store, store.transaction() as connection:
        connection.execute(
            'UPDATE "transaction" SET replaced_by = (SELECT t.id FROM "transaction" t JOIN filing f'
            " ON f.id = t.filing_id WHERE f.doc_id = ?) WHERE line = 1 AND filing_id ="
            " (SELECT id FROM filing WHERE doc_id = ?)",
            (SECOND, FIRST),
        )
    assert standing(world).is_replaced and standing(world).is_applied


def test_the_list_tells_what_became_of_each_edit(world: World) -> None:
    first = edit(world, "amount", "1-2", 1)
    second = edit(world, "amount", "3-4", 1)
    third = edit(world, "official", ADAM)
    world.user.undo(third.id)
    assert [(one.correction.id, one.state, one.is_applied) for one in standings(world)] == [
        (third.id, EditState.UNDONE, False),
        (second.id, EditState.IN_FORCE, True),
        (first.id, EditState.REPLACED, False),
    ]


# -- reload


def test_reload_takes_up_an_edit_and_its_undoing_from_elsewhere(world: World) -> None:
    with world.library() as library:
        assert not library.reload()
        made = edit(world, "amount", "15001-50000", 1)
        again = edit(world, "amount", "15002-50000", 1)
        assert library.reload() and row_at(library, FIRST, 1)["amount_low"] == 15_002
        assert not library.reload()
        world.user.undo(again.id)
        assert library.reload() and row_at(library, FIRST, 1)["amount_low"] == 15_001
        world.user.undo(made.id)
        assert library.reload() and row_at(library, FIRST, 1)["amount_low"] == 1_001
        assert not library.reload()


def test_a_newer_programs_file_is_told_and_the_worlds_data_shown(world: World) -> None:
    edit_everything(world)
    with contextlib.closing(sqlite3.connect(world.folder / "user.sqlite")) as connection, connection:
        connection.execute("PRAGMA user_version = 999")
    with world.library() as library:
        assert library.user_problem is not None and "newer version" in library.user_problem
        assert len(library.trades) == 4 and not library.trades.array("edited").any()
        assert not library.reload()


def test_a_file_that_breaks_while_the_program_runs_leaves_the_edits_on_screen(world: World) -> None:
    edit(world, "amount", "15001-50000", 1)
    with world.library() as library:
        whole = (world.folder / "user.sqlite").read_bytes()
        (world.folder / "user.sqlite").write_bytes(b"wreck" * 2000)
        assert not library.reload()
        assert library.user_problem is not None and "damaged" in library.user_problem
        assert row_at(library, FIRST, 1)["amount_low"] == 15_001
        (world.folder / "user.sqlite").write_bytes(whole)
        assert not library.reload() and library.user_problem is None


# -- what is refused


@pytest.mark.parametrize(
    ("kind", "value", "line", "told"),
    [
        ("official", "X999999", None, "No official"),
        ("security", "NOSUCH", 1, "No security"),
        ("security", "REUSED", 1, "2 securities"),
        ("security", "F", None, "which line"),
        ("security", "F", 9, "no line 9"),
        ("amount", "5-4", 1, "above"),
        ("amount", "-5-4", 1, "negative"),
        ("amount", "5--4", 1, "negative"),
        ("amount", "0", 1, "nothing"),
        ("amount", "1-999999999999999", 1, "slip of the hand"),
        ("amount", "a lot", 1, "no amount"),
        ("amount", "12.50", 1, "whole dollars"),
        ("amount", "", 1, "no amount"),
        ("amount", "1-2", None, "which line"),
        ("note", "  ", 1, "empty"),
        ("note", "x" * 10_001, 1, "10,000"),
        ("note", "x", 9, "no line 9"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    world: World, kind: str, value: str, line: int | None, told: str
) -> None:
    with pytest.raises(UserInputError, match=told):
        edit(world, kind, value, line)
    assert not (world.folder / "user.sqlite").exists()


def test_a_filing_that_is_not_there_is_refused_in_words(world: World) -> None:
    with open_reader(world.database) as reader, pytest.raises(UserInputError, match="no filing '777'"):
        checks.find_filing(reader, "777")


def test_a_ticker_that_stood_for_one_security_names_it_and_so_does_its_key(world: World) -> None:
    with open_reader(world.database) as reader:
        assert checks.find_security(reader, "former") == "2:OLD"
        assert checks.find_security(reader, "37996:f") == "37996:F"
        assert checks.find_security(reader, "aapl") == "320193:AAPL"


def test_the_refusal_of_an_ambiguous_ticker_names_the_keys(world: World) -> None:
    with open_reader(world.database) as reader, pytest.raises(UserInputError) as caught:
        checks.find_security(reader, "REUSED")
    assert "2:OLD" in caught.value.hint and "37996:F" in caught.value.hint


def test_an_edit_says_what_it_was_made_on(world: World) -> None:
    made: Edit = edit(world, "security", "F", 2).edit
    assert made.was is None and made.of_row is not None
    assert (made.of_row.asset, made.of_row.traded_on) == ("Ford Motor Company", "2025-05-06")
    assert edit(world, "security", "F", 1).edit.was == "320193:AAPL"


def test_who_did_not_serve_in_that_chamber_then_is_told(world: World) -> None:
    with open_reader(world.database) as reader:
        filing = checks.find_filing(reader, FIRST)
        assert checks.other_chamber(reader, filing, ADAM) is None
        told = checks.other_chamber(reader, filing, SENATOR)
    assert told and told.startswith("John Hoeven did not serve in the House on ") and "in the Senate" in told


def test_a_senator_of_the_same_state_has_no_district(world: World) -> None:
    """The House's CA11 stood beside a senator of California."""
    with open_store(world.database) as store, store.transaction() as connection:
        connection.execute("UPDATE term SET state = 'CA' WHERE bioguide = ?", (SENATOR,))
        store.mark_changed()
    edit(world, "official", SENATOR)
    with world.library() as library:
        row = row_at(library, FIRST, 1)
        assert (row["state"], row["district"], row["chamber"]) == ("CA", None, "senate")
