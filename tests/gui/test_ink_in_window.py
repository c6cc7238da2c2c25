"""The original under the table: it follows the cursor, and costs nothing until it is wanted."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui.app import Program, build, open_data
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.ink.source_pane import PaneState
from govtrades_desktop.query.trade_records import TradeRow
from govtrades_desktop.refresh.archive_keeping import measure_archive
from govtrades_desktop.refresh.importing import import_files
from govtrades_desktop.settings.paths import DataPaths, data_paths
from govtrades_desktop.settings.settings import Settings, load_settings
from govtrades_desktop.store.starter import prepare_database
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.senate_pages import ptr_page
from tests.filings.senate_specs import UUID, SenateReport, SenateRow
from tests.filings.specs import PtrSpec, RowSpec
from tests.gui.test_source_pane import click
from tests.support import real
from tests.support.site import MadeSite

AMOUNTS = ("$1,001 - $15,000", "$50,001 - $100,000", "$15,001 - $50,000")
Opened = Callable[[], Program]


@pytest.fixture
def paths(tmp_path: Any) -> DataPaths:
    paths = data_paths(tmp_path / "data")
    paths.create()
    prepare_database(paths.database)  # without the bundled trades
    return paths


@pytest.fixture
def opened(paths: DataPaths, made_site: MadeSite, qtbot: Any) -> Iterator[Opened]:
    """Return a function that opens the real program over the data folder."""
    programs: list[Program] = []

    def open_program() -> Program:
        settings = Settings().with_values(refresh_interval="off", house_url=made_site.url)
        program = build(Catalogue(open_data(paths)), paths, settings, page="trades")
        programs.append(program)
        qtbot.addWidget(program.window)
        with qtbot.waitExposed(program.window):
            program.window.show()
        return program

    yield open_program
    for program in programs:
        program.window.close()
        assert program.controller.shutdown(20) and program.reader.shutdown(20)


def take_in(paths: DataPaths, files: Iterable[Path]) -> None:
    """Archive and read reports before the window opens."""
    report = import_files(files, settings=Settings(), paths=paths, stop=threading.Event())
    assert {one.outcome for one in report.files} == {"imported"}, report.files


def printed(record: TradeRow) -> set[str]:
    """Return the words of a row that its original must print: its day and the figures of its amount."""
    told = {f"{record.traded_on:%m/%d/%Y}"} if record.traded_on else set()
    if record.amount_exact_usd is not None:
        return {*told, f"${record.amount_exact_usd:,.2f}"}
    low, high = record.amount_low_usd, record.amount_high_usd
    if high is None and low is not None:
        return {*told, f"${low - 1:,}"}  # "Over $50,000,000"
    return told | {f"${edge:,}" for edge in (low, high) if edge is not None}


def walk(program: Program, qtbot: Any) -> tuple[int, list[str]]:
    """Walk down all rows by the arrow key; return how many steps, and what was wrong at which."""
    view, pane = program.window.page.view, program.window.ink.pane
    assert pane is not None
    wrong: list[str] = []
    steps = 0
    for row in range(view.model().rowCount()):
        if row:
            qtbot.keyClick(view, Qt.Key.Key_Down)
        record = view.current_record()
        assert view.currentIndex().row() == row

        def is_marked(record: TradeRow = record) -> bool:
            source = pane.source
            is_here = source is not None and source.filing_id == record.filing_id
            return (
                is_here
                and pane.mark == record.line
                and pane.state is PaneState.SHOWN
                and pane.row_text() != ""
            )

        qtbot.waitUntil(is_marked, timeout=20_000)
        missing = printed(record) - set(pane.row_text().split())
        if missing:
            wrong.append(f"{record.doc_id} row {record.line} lacks {sorted(missing)}: {pane.row_text()!r}")
        is_report = pane.commands.is_report
        rects = [pane.report.marked_rect()] if is_report else pane.pages.marked_rects()
        seen = pane.commands.view.viewport().rect()
        if not rects or rects[0] is None or not seen.contains(rects[0].center().toPoint()):
            wrong.append(f"{record.doc_id} row {record.line}: its mark is not in view ({rects})")
        steps += 1
    return steps, wrong


def open_over_the_rows(program: Program, qtbot: Any) -> None:
    view = program.window.page.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)


def test_walking_down_shows_each_trades_line_marked_for_both_chambers(
    opened: Opened, paths: DataPaths, tmp_path: Path, qtbot: Any
) -> None:
    """The promise of the program: the ink behind every number, at the speed of a key."""
    files = []
    for number, layout in ((20090001, 1), (20090002, 2)):
        rows = tuple(
            RowSpec(
                f"Acme {at} Widgets (AC{chr(64 + at)})",
                f"AC{chr(64 + at)}",
                traded_on=dt.date(2025, 3, at),
                amount=AMOUNTS[at % len(AMOUNTS)],
            )
            for at in range(1, 24)
        )
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(ptr_pdf(PtrSpec(str(number), layout=layout, rows=rows)))
    senate = tuple(
        SenateRow(f"Borealis {at}", f"BR{at}", traded_on=dt.date(2024, 3, at), amount="$15,001 - $50,000")
        for at in range(1, 13)
    )
    files.append(tmp_path / f"{UUID}.html")
    files[-1].write_bytes(ptr_page(SenateReport(senate)))
    take_in(paths, files)
    program = opened()
    open_over_the_rows(program, qtbot)
    steps, wrong = walk(program, qtbot)
    assert (steps, wrong) == (23 + 23 + 12, [])


@pytest.mark.real
@pytest.mark.timeout(300)
def test_walking_down_real_trades_shows_each_ones_line(
    opened: Opened, paths: DataPaths, real_filings: Path, qtbot: Any
) -> None:
    """Both layouts of the House, rows over page breaks, amended reports; electronic reports of the Senate."""
    house = [path for path in real.house_pdfs() if path.name.startswith("2")]
    broken = [path for path in house if path.stem in ("20011417", "20018011", "20029046")]
    senate = sorted((real_filings / "senate" / "ptr").glob("*.html"))
    take_in(paths, dict.fromkeys([*house[::80], *broken, *senate[::200]]))
    program = opened()
    program.window.page.search("version:all")
    open_over_the_rows(program, qtbot)
    steps, wrong = walk(program, qtbot)
    assert wrong == []
    assert steps > 60


def refreshed(program: Program, made_site: MadeSite, qtbot: Any) -> None:
    years = sorted({int(p.name[:4]) for p in made_site.root.rglob("*FD.zip")})
    with qtbot.waitSignal(program.controller.refreshed, timeout=60_000):
        program.window.top.refresh.refresh_wanted.emit(tuple(years))


def test_the_page_follows_the_cursor_and_goes_away(
    opened: Opened, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    program = opened()
    window = program.window
    assert window.ink.pane is None  # nothing was paid for
    refreshed(program, made_site, qtbot)
    view = window.page.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    pane = window.ink.pane
    assert pane is not None and window.actions_["ink"].isChecked()
    for _ in range(min(8, view.model().rowCount() - 1)):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        record = view.current_record()

        def is_shown(record: Any = record) -> bool:
            source = pane.source
            return (
                pane.state is PaneState.SHOWN
                and source is not None
                and source.filing_id == record.filing_id
                and pane._line == record.line
            )

        qtbot.waitUntil(is_shown, timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert pane.isHidden() and not window.actions_["ink"].isChecked()


def test_letters_in_the_search_box_are_letters(opened: Opened, qtbot: Any) -> None:
    program = opened()
    edit = program.window.top.search.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "v v")
    assert edit.text() == "v v" and not program.window.ink.is_shown


def test_an_original_that_is_lost_is_said_so_and_fetched_on_a_wish(
    opened: Opened, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    """The bundled database has no documents: this is the first thing that a newcomer sees of the pane."""
    program = opened()
    window = program.window
    refreshed(program, made_site, qtbot)
    for file in paths.archive.rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            file.unlink()
    window.page.view.setFocus()
    qtbot.keyClick(window.page.view, Qt.Key.Key_Down)
    window.ink.set_shown(is_shown=True)
    pane = window.ink.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.state is PaneState.ABSENT, timeout=20_000)
    with qtbot.waitSignal(program.controller.refreshed, timeout=60_000):
        pane.fetch_requested.emit(pane.source.filing_id)
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN, timeout=20_000)


def test_whether_it_is_shown_is_remembered(opened: Opened, made_site: MadeSite, qtbot: Any) -> None:
    program = opened()
    program.window.ink.set_shown(is_shown=True)
    program.window.close()
    again = opened()
    qtbot.waitUntil(lambda: again.window.ink.pane is not None, timeout=5_000)
    assert not again.window.ink.pane.isHidden()


def test_the_archive_is_cleared_from_its_dialog_and_what_was_read_stays(
    opened: Opened, paths: DataPaths, made_site: MadeSite, tmp_path: Path, qtbot: Any
) -> None:
    """What only this machine has must survive a click on "Clear", and the rows must not need their pages."""
    own = tmp_path / "20099999.pdf"
    own.write_bytes(ptr_pdf(PtrSpec("20099999", layout=2, rows=(RowSpec("Acme (ACMW)", "ACMW"),))))
    take_in(paths, [own])
    program = opened()
    window = program.window
    refreshed(program, made_site, qtbot)
    rows = window.page.view.model().rowCount()
    open_over_the_rows(program, qtbot)
    window.actions_["archive"].trigger()
    dialog = window.archiving.dialog
    qtbot.waitUntil(lambda: dialog.texts() != [], timeout=20_000)
    lines = dialog.texts()
    kept = measure_archive(paths)
    assert sum(int(line[2].replace(",", "")) for line in lines) == kept.documents > 3
    assert f"{kept.documents:,}" in dialog.summary.text()
    assert sum(one.irreplaceable for one in kept.years) == 1
    dialog.clear_button.click()
    assert f"{kept.documents - 1:,} documents" in dialog.question()
    assert "therefore kept: 1" in dialog.question()
    with qtbot.waitSignal(program.controller.pruned, timeout=20_000):
        dialog.yes_button.click()
    assert measure_archive(paths).documents == 1
    assert window.page.view.model().rowCount() == rows
    qtbot.waitUntil(lambda: [line[2] for line in dialog.texts()] == ["1"], timeout=20_000)
    pane, view = window.ink.pane, window.page.view
    window.page.search("-doc:20099999")
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.waitUntil(lambda: pane.state is PaneState.ABSENT, timeout=20_000)
    assert "not on this machine yet" in pane.note.texts()[0]
    window.page.search("doc:20099999")
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN and "ACMW" in pane.row_text(), timeout=20_000)
    dialog.close()


def test_a_page_that_is_open_goes_with_the_archive(opened: Opened, made_site: MadeSite, qtbot: Any) -> None:
    """It stayed on show from memory: the reader was told of a page that this machine had no more."""
    program = opened()
    window = program.window
    refreshed(program, made_site, qtbot)
    open_over_the_rows(program, qtbot)
    pane = window.ink.pane
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN, timeout=20_000)
    window.actions_["archive"].trigger()
    dialog = window.archiving.dialog
    qtbot.waitUntil(dialog.clear_button.isEnabled, timeout=20_000)
    dialog.clear_button.click()
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: pane.state is PaneState.ABSENT, timeout=20_000)
    dialog.close()


def test_page_table_and_details_tell_of_one_row(
    opened: Opened, paths: DataPaths, tmp_path: Path, qtbot: Any
) -> None:
    """Put away and brought back, the page marked the table's row while the details told of another."""
    rows = tuple(RowSpec(f"Acme {name} ({name})", name) for name in ("ONEA", "TWOB", "THRC"))
    file = tmp_path / "20090001.pdf"
    file.write_bytes(ptr_pdf(PtrSpec("20090001", layout=2, rows=rows)))
    take_in(paths, [file])
    program = opened()
    window = program.window
    page = window.page
    if not page.pane.isVisible():
        page.toggle_pane()
    page.search("ticker:ONEA")
    open_over_the_rows(program, qtbot)
    pane, view = window.ink.pane, page.view
    own = view.current_id()

    def choose_third() -> None:
        qtbot.waitUntil(lambda: pane.row_text() != "", timeout=20_000)
        (box,) = [box for at, box in pane.pages.content.rows_on(1) if at == 3]
        click(pane.pages, pane.pages.column.pages[0].rect_of(box).center() - pane.pages.offset())
        assert pane.mark == 3 and page.pane.shown()[1] != own

    qtbot.waitUntil(lambda: page.pane.shown() == ("trade", own), timeout=20_000)
    choose_third()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert page.pane.shown() == ("trade", own), "without the page nothing says that another row is told of"
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert (pane.mark, page.pane.shown()) == (1, ("trade", own))
    choose_third()
    window.ink.set_place("right")
    if not page.pane.isVisible():  # folded away for the room
        page.toggle_pane()
    assert (pane.mark, page.pane.shown()) == (1, ("trade", own))
    choose_third()
    other = page.pane.shown()
    page.take_news(ChangeSet(generation=1))
    window.ink.take_news()
    qtbot.waitUntil(lambda: not page._side.timer.isActive())
    assert (pane.mark, page.pane.shown()) == (3, other), "the notice still says so"
    assert "Row 3 is not among" in pane.bar.notice()


def test_a_page_beside_the_rows_leaves_in_view_what_was_traded_and_for_how_much(
    opened: Opened, paths: DataPaths, tmp_path: Path, qtbot: Any
) -> None:
    """In a window of usual size the rows ended after the owner: no ticker, no amount, no asset."""
    file = tmp_path / "20090001.pdf"
    file.write_bytes(ptr_pdf(PtrSpec("20090001", layout=2, rows=(RowSpec("Acme (ACMW)", "ACMW"),))))
    take_in(paths, [file])
    program = opened()
    window = program.window
    window.resize(1280, 800)
    table = window.page.view
    before = table.arrangement.state()
    in_view = [column.key for column in table.arrangement.shown()]
    open_over_the_rows(program, qtbot)
    window.ink.set_place("right")

    def keys_in_view() -> list[str]:
        sections = table.header.shown_sections()
        ends = [table.columnViewportPosition(one) + table.columnWidth(one) for one in sections]
        shown = zip(table.arrangement.shown(), ends, strict=True)
        return [column.key for column, end in shown if end <= table.viewport().width()]

    wanted = {"traded", "filed", "official", "type", "ticker", "amount", "asset"}
    qtbot.waitUntil(lambda: wanted <= set(keys_in_view()))
    assert table.arrangement.state() == before, "the reader chose nothing else"
    assert table.arrangement.is_shown("lag")
    window.ink.set_place("below")
    qtbot.waitUntil(lambda: [column.key for column in table.arrangement.shown()] == in_view)


def test_how_many_years_are_kept_is_a_setting_and_says_what_it_does(
    opened: Opened, paths: DataPaths, qtbot: Any
) -> None:
    program = opened()
    program.window.archiving.show_dialog()
    dialog = program.window.archiving.dialog
    assert "Nothing is removed by itself" in dialog.note.text()
    assert not dialog.apply_button.isEnabled()
    dialog.years.setCurrentIndex(dialog.years.findData(3))
    assert load_settings(paths.settings_file).archive_years == 3
    assert "After each refresh" in dialog.note.text()
    dialog.apply_button.click()
    assert dialog.question().startswith("Remove all originals but those of the newest 3 years?")
    with qtbot.assertNotEmitted(dialog.prune_wanted):
        dialog.no_button.click()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)  # the default is to close
    program.window.archiving.show_dialog()
    again = program.window.archiving.dialog
    assert again.years.currentData() == 3
    again.close()


def test_a_tile_leads_to_its_rows_and_a_row_to_its_ink_and_the_way_back_too(
    opened: Opened, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    """From a number to its rows, from a row to its page: Back and Forward keep them together."""
    program = opened()
    window = program.window
    refreshed(program, made_site, qtbot)
    window.show_page("dashboard")
    qtbot.waitUntil(lambda: window.page.tiles["trades"].texts()[0] not in ("", "0"), timeout=20_000)
    qtbot.keyClick(window.page.tiles["trades"], Qt.Key.Key_Return)
    assert window.page.name == "trades"
    open_over_the_rows(program, qtbot)
    pane, view = window.ink.pane, window.page.view
    record = view.current_record()
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN and pane.mark == record.line, timeout=20_000)
    assert pane.source.filing_id == record.filing_id
    window.navigator.back()
    assert window.page.name == "dashboard" and pane.isHidden(), "no page of a row beside what is no row"
    window.navigator.forward()
    assert window.page.name == "trades" and not pane.isHidden()
    assert view.current_record().id == record.id
    qtbot.waitUntil(lambda: pane.source is not None and pane.mark == record.line, timeout=20_000)
    window.show_page("filings")
    window.page.view.setCurrentIndex(window.page.view.model().index(0, 0))
    filing = window.page.view.current_record()
    qtbot.waitUntil(lambda: pane.source is not None and pane.source.filing_id == filing.id, timeout=20_000)
    assert pane.mark is None


def test_a_click_on_the_page_chooses_the_row_in_the_table_or_says_what_leaves_it_out(
    opened: Opened, paths: DataPaths, tmp_path: Path, qtbot: Any
) -> None:
    rows = tuple(RowSpec(f"Acme {name} ({name})", name) for name in ("ONEA", "TWOB", "THRC"))
    files = [tmp_path / "20090001.pdf", tmp_path / f"{UUID}.html"]
    files[0].write_bytes(ptr_pdf(PtrSpec("20090001", layout=2, rows=rows)))
    files[1].write_bytes(ptr_page(SenateReport((SenateRow("Borealis", "BR"), SenateRow("Calypso", "CA")))))
    take_in(paths, files)
    program = opened()
    window = program.window
    window.page.search("chamber:house")
    open_over_the_rows(program, qtbot)
    pane, view = window.ink.pane, window.page.view
    qtbot.waitUntil(lambda: pane.row_text() != "", timeout=20_000)
    for line in (3, 1, 2):
        placed = pane.pages.column.pages[0]
        (box,) = [box for at, box in pane.pages.content.rows_on(1) if at == line]
        click(pane.pages, placed.rect_of(box).center() - pane.pages.offset())
        assert view.current_record().line == pane.mark == line
    window.page.search("ticker:ONEA")
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.waitUntil(lambda: pane.mark == 1, timeout=20_000)
    (box,) = [box for at, box in pane.pages.content.rows_on(1) if at == 3]
    click(pane.pages, pane.pages.column.pages[0].rect_of(box).center() - pane.pages.offset())
    assert "Row 3 is not among the rows shown" in pane.bar.notice()
    assert (view.current_record().line, pane.mark) == (1, 3)
    pane.bar.offer_button.click()
    assert (view.model().rowCount(), view.current_record().line) == (3, 3)
    window.page.search("chamber:senate")
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.waitUntil(lambda: pane.commands.is_report and pane.mark is not None, timeout=20_000)
    other = 3 - pane.mark
    click(pane.report, pane.report.row_rect(other).center())
    assert view.current_record().line == pane.mark == other
