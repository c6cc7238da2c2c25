"""What the pane says of a trade and a filing, and that each of its links leads where it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl

from govtrades_desktop.core.identity import FilerRole, OfficialMatch
from govtrades_desktop.core.records import FilingStatus, TransactionType
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.match_words import confidence, official_method, security_method
from govtrades_desktop.gui.pages.detail_pane import DetailPane
from govtrades_desktop.gui.pages.detail_trade import alike
from govtrades_desktop.gui.pages.detail_versions import field_word
from govtrades_desktop.query.corrections import check_amount, check_note
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_context import FilingContext, SeatThen, TradeContext
from govtrades_desktop.query.trade_versions import row_changes
from govtrades_desktop.query.trades import TradeDetail, TradeVersion, find_trades, load_rows
from govtrades_desktop.resolve.assets import METHODS
from govtrades_desktop.resolve.filers import CONFIDENCE
from tests.query.edited import ADAM, APPLE, FIRST, FORD, NANCY, OPTION, SECOND, World
from tests.store.factory import make_transaction


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.make(resolved={FIRST: NANCY, SECOND: ADAM})
    return made


@pytest.fixture
def library(world: World) -> Iterator[Library]:
    with world.library() as library:
        yield library


@pytest.fixture
def pane(qtbot: Any) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(300, 700)
    return made


def detail_of(library: Library, doc_id: str, line: int) -> TradeDetail:
    rows = load_rows(library, find_trades(library, f"doc:{doc_id}"))
    (row,) = [one for one in rows if one.line == line]
    detail = Catalogue(library).load_trade(row.id)
    assert detail is not None
    return detail


def show(pane: DetailPane, library: Library, detail: TradeDetail) -> str:
    pane.show_trade(detail, Catalogue(library).load_trade_context(detail))
    return pane.plain_text()


def links(pane: DetailPane) -> dict[str, str]:
    """Return the words of every link, by where it leads."""
    found: dict[str, str] = {}
    block = pane._fields.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            part = it.fragment()
            if part.charFormat().isAnchor():
                href = part.charFormat().anchorHref()
                found[href] = found.get(href, "") + part.text()
            it += 1
        block = block.next()
    return found


def test_who_and_what_are_told_with_how_that_was_found(pane: DetailPane, library: Library) -> None:
    words = show(pane, library, detail_of(library, FIRST, 1))
    assert "Nancy Pelosi\nDemocrat, CA-11, House" in words.replace("\u2028", "\n")
    assert "as filed: Pelosi, Nancy" in words
    assert "Apple Inc. (AAPL)" in words and "Information Technology (GICS)" in words and "Hardware" in words


def test_party_and_committees_are_those_of_the_day_of_the_trade(library: Library) -> None:
    """Of today they would make a member of 2025 answer for a seat taken years later."""
    catalogue = Catalogue(library)
    april = detail_of(library, SECOND, 1)
    assert april.row.traded_on == dt.date(2025, 4, 10)
    assert [one.code for one in catalogue.load_trade_context(april).seats] == ["HSAS"]
    later = replace(april, row=replace(april.row, traded_on=dt.date(2025, 6, 1), committees=("HSAS", "HSBA")))
    assert [one.code for one in catalogue.load_trade_context(later).seats] == ["HSAS", "HSBA"]


def test_committees_stand_over_their_parts_with_the_title(pane: DetailPane, library: Library) -> None:
    seats = (
        SeatThen("HSBA", "Committee on Financial Services", None, "Chair", "committee:HSBA"),
        SeatThen("HSBA15", "Capital Markets", "Committee on Financial Services", "", "committee:HSBA15"),
    )
    pane.show_trade(detail_of(library, SECOND, 1), TradeContext(full_name="Adam Smith", seats=seats))
    words = pane.plain_text()
    assert "Committees on that day\nCommittee on Financial Services (Chair)\nCapital Markets" in words


def test_what_was_not_found_says_why(pane: DetailPane, library: Library) -> None:
    """An empty field could be a loading one, or a claim that there is nobody."""
    detail = detail_of(library, FIRST, 2)
    nobody = OfficialMatch(None, FilerRole.OTHER, reason="Two served under that name.")
    detail = replace(detail, row=replace(detail.row, bioguide=None), official_match=nobody)
    words = show(pane, library, detail)
    assert "? Who this is, is not known: Two served under that name." in words
    assert "Security\n?" in words.replace("\u2028", "\n")
    assert not any(href.startswith(("official:", "security:")) for href in links(pane))


def test_each_link_leads_where_it_says(qtbot: Any, pane: DetailPane, library: Library) -> None:
    """A key such as 320193:AAPL holds a colon: cut at the wrong one, the link would lead to nothing."""
    detail = detail_of(library, FIRST, 1)
    show(pane, library, detail)
    heard: list[tuple[str, Any]] = []
    for name in ("trade", "filing", "official", "security", "trades"):
        getattr(pane, f"{name}_wanted").connect(lambda value, name=name: heard.append((name, value)))
    told = links(pane)
    for href in told:
        pane._fields.anchorClicked.emit(QUrl(href))
    assert len(heard) == len(told) > 6
    assert ("official", NANCY) in heard and ("security", "320193:AAPL") in heard
    assert {value for name, value in heard if name == "filing"} == {detail.row.filing_id}
    siblings = {one.id for one in detail.siblings if one.id != detail.row.id}
    assert siblings <= {value for name, value in heard if name == "trade"}
    for name, wish in heard:
        if name == "trades":
            find_trades(library, wish.text, year=wish.year, chamber=wish.chamber)


def test_a_hostile_link_does_nothing(pane: DetailPane, library: Library) -> None:
    show(pane, library, detail_of(library, FIRST, 1))
    heard: list[Any] = []
    for name in ("trade", "filing", "official", "security", "trades"):
        getattr(pane, f"{name}_wanted").connect(heard.append)
    for href in ("trade:x", "wish:99", "wish:-1", "file:///etc/passwd", "trade:", "official:", "http://x"):
        pane._fields.anchorClicked.emit(QUrl(href))
    assert heard == []


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_search_for_the_same_finds_the_trade_itself(library: Library, line: int) -> None:
    row = detail_of(library, FIRST, line).row
    told = dict(alike(row))
    assert len(told) >= 5
    for words, text in told.items():
        found = load_rows(library, find_trades(library, text))
        assert row.id in {one.id for one in found}, words
    same_day = load_rows(library, find_trades(library, told["day"]))
    assert {one.traded_on for one in same_day} == {row.traded_on}


def test_an_open_band_finds_itself(library: Library) -> None:
    row = replace(detail_of(library, FIRST, 1).row, amount_low_usd=50_000_001, amount_high_usd=None)
    assert dict(alike(row))["amount or more"] == "amount:>=50000001"


def test_same_official_and_security_counts_the_others(tmp_path: Path, pane: DetailPane) -> None:
    rows = [make_transaction(n, traded_on=dt.date(2025, 1, n)) for n in range(1, 9)]
    world = World(tmp_path)
    world.make(resolved={FIRST: NANCY, SECOND: ADAM}, rows=tuple(rows))
    with world.library() as library:
        detail = detail_of(library, FIRST, 8)
        context = Catalogue(library).load_trade_context(detail)
        assert context.same_both is not None and context.same_both.trades == 7
        assert [one.line for one in context.recent] == [7, 6, 5, 4, 3], "the last few, newest first"
        words = show(pane, library, detail)
        assert "7 other trades of the same official in AAPL" in words


def test_corrected_values_stand_beside_the_sources(
    qtbot: Any, pane: DetailPane, world: World, library: Library
) -> None:
    catalogue = Catalogue(library)
    filing = catalogue.load_filed("house", FIRST)
    world.user.set(check_amount(filing, 1, "15001-50000", "one <b>box</b> lower"))
    world.user.set(catalogue.check_security(filing, 1, "F", ""))
    world.user.set(catalogue.check_official(filing, ADAM, ""))
    world.user.set(check_note(filing, 1, "of the row"))
    world.user.set(check_note(filing, None, "of the filing"))
    assert catalogue.reload()
    words = show(pane, library, detail_of(library, FIRST, 1))
    assert "$15,001 – $50,000" in words and "the source: $1,001 – $15,000" in words
    assert "“one <b>box</b> lower”" in words, "markup in a comment is letters"
    assert "Ford Motor Co (F)" in words and "the source: Apple Inc. (AAPL)" in words
    assert "Adam Smith" in words and "the source: Pelosi, Nancy (Nancy Pelosi)" in words
    assert "Your note\nof the row" in words and "Your note on the filing\nof the filing" in words
    with qtbot.waitSignal(pane.corrections_wanted):
        pane._fields.anchorClicked.emit(QUrl("corrections:"))
    detail = catalogue.load_filing(filing.filing_id)
    assert detail is not None
    context = catalogue.load_filing_context(detail.row)
    pane.show_filing(detail, context, catalogue.edits_of_filing(filing.filing_id))
    words = pane.plain_text()
    assert "Edited by you" in words and "the source: Pelosi, Nancy (Nancy Pelosi)" in words


def chain(library: Library, *, is_deleted: bool) -> tuple[TradeDetail, TradeDetail]:
    """Return a row and the one that replaces it, which says otherwise in amount, day and option."""
    old = detail_of(library, FIRST, 1)
    filed = replace(
        make_transaction(5, traded_on=dt.date(2025, 4, 11), amount_low_usd=15001, amount_high_usd=50000),
        type=TransactionType.SALE,
        filing_status=FilingStatus.DELETED if is_deleted else FilingStatus.AMENDED,
    )
    new_row = replace(
        old.row, id=9999, line=5, doc_id="20009999", transaction=filed, filing_status=filed.filing_status,
        is_superseded=is_deleted,
    )  # fmt: skip
    old_row = replace(old.row, is_superseded=True)
    assert old.row.transaction is not None
    versions = (
        TradeVersion(old_row, 9999, row_changes(old.row.transaction, filed)),
        TradeVersion(new_row, None, ()),
    )
    return (
        replace(old, row=old_row, replaced_by=new_row, versions=versions),
        replace(old, row=new_row, replaces=(old_row,), versions=versions),
    )


def test_the_chain_tells_field_by_field_what_changed(pane: DetailPane, library: Library) -> None:
    old, new = chain(library, is_deleted=False)
    pane.show_trade(old)
    words = pane.plain_text()
    assert "↷ Replaced by a later report; counted no more." in words
    assert "Version 1 of 2, shown here" in words
    assert "Amount: $1,001 – $15,000 → $15,001 – $50,000" in words, "both ends in one line"
    assert "Traded: 2025-04-10 → 2025-04-11" in words
    assert "Type: ▲ Purchase → ▼ Sale" in words
    assert "trade:9999" in links(pane)
    pane.show_trade(new)
    assert "Version 2 of 2, shown here" in pane.plain_text() and "● in force" in pane.plain_text()


def test_a_deleted_row_is_told_as_such_and_not_as_replaced(pane: DetailPane, library: Library) -> None:
    """“Replaced by an amendment” stood over a row that says there was no trade at all."""
    old, new = chain(library, is_deleted=True)
    pane.show_trade(old)
    words = pane.plain_text()
    assert "✕ Deleted by a later report; counted no more." in words and "✕ deleted by the next" in words
    pane.show_trade(new)
    words = pane.plain_text()
    assert "says that an earlier one was filed in error" in words and "Replaced by" not in words
    assert "● in force" not in words


def test_a_restated_trade_tells_the_day_of_its_first_report(pane: DetailPane, library: Library) -> None:
    """“Filed 2025-06-28, late” stood under trades that an earlier report had told in time."""
    detail = detail_of(library, FIRST, 1)
    row = replace(
        detail.row,
        filed_on=dt.date(2026, 6, 28),
        disclosed_on=dt.date(2025, 5, 16),
        lag_days=36,
        is_late=False,
    )
    pane.show_trade(replace(detail, row=row))
    words = pane.plain_text()
    assert "first disclosed 2025-05-16, restated 2026-06-28, first told 36 days after" in words
    pane.show_trade(replace(detail, row=replace(row, filed_on=dt.date(2025, 5, 16))))
    assert "filed 2025-05-16, 36 days after" in pane.plain_text() and "restated" not in pane.plain_text()


def test_the_other_rows_of_the_filing_leave_this_one_out(pane: DetailPane, library: Library) -> None:
    """“All 2 trades” was told of a filing of three: the row itself was not among its siblings."""
    words = show(pane, library, detail_of(library, FIRST, 2))
    assert "Other trades of this filing: 2" in words
    detail = detail_of(library, FIRST, 2)
    pane.show_trade(replace(detail, siblings=()))
    assert "The only trade of this filing" in pane.plain_text()
    many = tuple(replace(detail.row, id=5000 + n, line=10 + n) for n in range(40))
    pane.show_trade(replace(detail, siblings=many, row=replace(detail.row, line=30)))
    shown = {int(href.partition(":")[2]) for href in links(pane) if href.startswith("trade:")}
    assert shown == set(range(5015, 5027)), "a window around the row"
    assert "and 28 more" in pane.plain_text()


def test_the_same_record_shown_anew_stays_where_it_was_scrolled(
    qtbot: Any, pane: DetailPane, library: Library
) -> None:
    pane.resize(260, 300)
    pane.show()
    detail = detail_of(library, FIRST, 1)
    show(pane, library, detail)
    bar = pane._fields.verticalScrollBar()
    bar.setValue(120)
    show(pane, library, detail)
    assert bar.value() == 120
    show(pane, library, detail_of(library, FIRST, 2))
    assert bar.value() == 0


def test_a_filing_tells_who_filed_or_why_that_is_not_known(pane: DetailPane, library: Library) -> None:
    catalogue = Catalogue(library)
    filing_id = catalogue.find_filing_id("house", FIRST)
    assert filing_id is not None
    detail = catalogue.load_filing(filing_id)
    assert detail is not None
    pane.show_filing(detail, catalogue.load_filing_context(detail.row))
    assert "All 3 trades of this filing" in pane.plain_text() and f"official:{NANCY}" in links(pane)
    assert pane.shown() == ("filing", filing_id)
    unknown = replace(detail, row=replace(detail.row, bioguide=None))
    pane.show_filing(unknown, FilingContext())
    assert "? not looked into yet" in pane.plain_text()
    pane.clear()
    assert pane.shown() is None and not pane._correct.isEnabled()


def test_every_method_of_the_resolvers_has_words() -> None:
    """A method without words would be shown by its code name."""
    assert {name for name in CONFIDENCE if official_method(name) == name} == set()
    assert {name for name in METHODS if security_method(name) == name} == set()
    assert official_method("a_new_one") == "a_new_one"
    assert official_method("name_district") == "matched by name and district"
    assert [confidence(share) for share in (0.999, 0.98, 1.0, None)] == [
        "99.9\u00a0%",
        "98\u00a0%",
        "100\u00a0%",
        "",
    ]


def test_every_field_that_a_version_can_change_has_words() -> None:
    whole = replace(make_transaction(1), comment="c", company="d")
    changed = {one.field for one in row_changes(APPLE, replace(FORD, line=1))}
    changed |= {one.field for one in row_changes(APPLE, OPTION)} | {
        one.field for one in row_changes(APPLE, whole)
    }
    assert {name for name in changed if field_word(name) == name and not name.startswith("amount")} == set()
