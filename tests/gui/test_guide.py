"""The guide tells the truth: searches are understood, commands, keys, settings and links are there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl

from govtrades_desktop.cli.main import make_parser
from govtrades_desktop.gui import guide
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.help import HelpWindow
from govtrades_desktop.gui.key_words import all_keys
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.query.grammar import parse
from govtrades_desktop.query.grammar.keys import FILING_KEYS, TRADE_KEYS
from govtrades_desktop.settings.paths import resource_path
from govtrades_desktop.settings.settings import Settings

Opener = Callable[..., Program]
CHAPTERS = guide.load_chapters([("Menu", [("Ctrl+X", "do <b>it</b>")])])
BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}


def code_spans(text: str) -> list[str]:
    return [span.replace("\\|", "|") for span in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)]


def test_every_file_of_the_guide_is_a_chapter_of_it() -> None:
    """A chapter that is not in the contents is never found by anybody."""
    files = {path.stem for path in resource_path("help").glob("*.md")}
    assert files == set(guide.CHAPTERS)
    assert set(guide.CHAPTER_OF_PAGE.values()) <= files
    assert {name for name, _, _ in PAGES} <= set(guide.CHAPTER_OF_PAGE)


def test_every_link_within_the_guide_leads_to_a_heading() -> None:
    for chapter in CHAPTERS:
        for target in re.findall(r"\]\(([^)]+)\)", chapter.text):
            if target.startswith("http"):
                continue
            name, _, heading = target.partition("#")
            other = BY_NAME[name.removesuffix(".md") or chapter.name]
            assert not heading or heading in {guide.slug(words) for _, words in other.headings}, target


def test_every_key_of_the_grammar_stands_in_the_guide_with_its_words() -> None:
    text = BY_NAME["searching"].text
    trades, filings = text.split("## Keys for trades")[1].split("## Keys for filings")
    for part, keys in ((trades, TRADE_KEYS), (filings, FILING_KEYS)):
        assert set(re.findall(r"^\| `([a-z]+):` \|", part, re.MULTILINE)) == set(keys)
    assert "former-member" in text


def test_every_search_in_the_guide_is_understood() -> None:
    """An example that the box refuses teaches a reader that the guide is not worth reading."""
    by_hand = [resource_path(f"help/{name}.md").read_text("utf-8") for name in guide.CHAPTERS]
    searched = [span for text in by_hand for span in code_spans(text) if re.match(r"-?\(?[a-z]+:\S", span)]
    table = by_hand[guide.CHAPTERS.index("searching")].split("## Keys")[0]
    searched += [code_spans(line)[0] for line in table.splitlines() if line.startswith("| `")]
    assert len(searched) > 12
    for text in searched:
        parse(text)
        for key in re.findall(r"([a-z]+):", text):
            assert key in TRADE_KEYS, text


def test_every_command_in_the_guide_is_taken() -> None:
    parser = make_parser()
    commands = next(a for a in parser._actions if hasattr(a, "choices") and a.choices)
    for chapter in CHAPTERS:
        for span in code_spans(chapter.text):
            if not span.startswith("govtrades ") or "COMMAND" in span:
                continue
            words = re.findall(r'"[^"]*"|\S+', span)[1:]
            if words[0].startswith("--"):
                continue
            assert words[0] in commands.choices, span
            known = set(commands.choices[words[0]]._option_string_actions)
            assert {word for word in words if word.startswith("--")} <= known, span


def test_every_page_stands_in_the_first_chapter_with_its_key() -> None:
    rows = re.findall(r"(?m)^\| \*\*(.+?)\*\* \| `Ctrl\+(\d)` \| (.*) \|$", BY_NAME["first-look"].text)
    assert [(word, int(key)) for word, key, _ in rows] == [
        (word, number) for number, (_, _, word) in enumerate(PAGES, 1)
    ]
    assert all(told for _, _, told in rows), "a page of which nothing is said"


def test_every_setting_stands_in_the_guide() -> None:
    text = BY_NAME["settings"].text
    told = set(re.findall(r"\| `([a-z_]+)` \|", text))
    assert told == {f.name for f in fields(Settings)}


def test_every_menu_and_key_that_the_guide_names_is_there(open_window: Opener) -> None:
    """Menus are renamed, keys moved: the sentence that tells of them is forgotten."""
    program = open_window()
    groups = all_keys(program.window.actions_)
    known = {key for _, rows in groups for keys, _ in rows for key in re.split(r", | in | on ", keys)}
    known |= {"Ctrl+5", "Up", "Down", "Enter", "Tab", "Shift", "Ctrl", "Alt", "F3", "Escape"}
    pattern = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+\S+|F\d+|Space|V|W|P|R|Tab|Down|Up")
    for name in guide.CHAPTERS:
        by_hand = resource_path(f"help/{name}.md").read_text("utf-8")
        for span in code_spans(by_hand):
            if pattern.fullmatch(span):
                assert span in known, f"{name}: {span}"
    words = {
        action.text().replace("&", "").rstrip("…").removesuffix(" GovTrades Desktop")
        for menu in program.window.actions_.menus.values()
        for action in menu.actions()
    }
    titles = {menu.title().replace("&", "") for menu in program.window.actions_.menus.values()}
    for name in guide.CHAPTERS:
        text = resource_path(f"help/{name}.md").read_text("utf-8").replace("\n", " ")
        for menu, entry in re.findall(r"\b(Help|Data|View|File|Edit|Go), ([A-Z][a-z ]+)", text):
            assert menu in titles
            assert any(entry.startswith(one) for one in words | titles if one), f"{menu}, {entry}"


def test_strangers_words_in_a_table_stay_words() -> None:
    assert "do \\<b\\>it\\</b\\>" in BY_NAME["keyboard"].text


# The window


@pytest.fixture
def window(qtbot: Any) -> HelpWindow:
    made = HelpWindow(None, CHAPTERS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_chapter("first-look")
    return made


def test_links_lead_about_and_back_leads_back(window: HelpWindow) -> None:
    window._on_link(QUrl("tables.md#views"))
    assert window.chapter() == "tables"
    cursor = window.text.textCursor()
    assert cursor.block().text() == "Views"
    assert window.contents.currentItem().text(0) == "Views"
    window._on_link(QUrl("pages.md"))
    window.back_button.click()
    assert window.chapter() == "tables" and window.text.textCursor().block().text() == "Views"
    window.back_button.click()
    assert window.chapter() == "first-look" and not window.back_button.isEnabled()
    window.forward_button.click()
    assert window.chapter() == "tables"


def test_a_search_finds_the_chapters_that_hold_every_word(qtbot: Any, window: HelpWindow) -> None:
    qtbot.keyClicks(window.search, "scan state")
    hidden = [window.contents.topLevelItem(n).isHidden() for n in range(len(CHAPTERS))]
    expected = [not all(w in c.text.casefold() for w in ("scan", "state")) for c in CHAPTERS]
    assert hidden == expected and True in hidden and False in hidden
    assert window.chapter() in {
        c.name for c, is_hidden in zip(CHAPTERS, hidden, strict=True) if not is_hidden
    }
    assert window.marked() > 0 and window.text.textCursor().selectedText().casefold() in ("scan", "state")
    first = window.text.textCursor().position()
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert (window.chapter(), window.text.textCursor().position()) != ("first-look", first)
    window.search.setText("zzzz")
    assert window.found.text() == "In no chapter" and window.marked() == 0
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.isVisible() and not any(
        window.contents.topLevelItem(n).isHidden() for n in range(len(CHAPTERS))
    )


def test_the_guide_fetches_nothing_and_opens_the_web_by_a_click_only(
    window: HelpWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", staticmethod(lambda url: opened.append(url.toString()))
    )
    for name in guide.CHAPTERS:
        window.open_chapter(name)
        assert not re.search(r"!\[", BY_NAME[name].text)
    assert opened == []
    window._on_link(QUrl("https://example.org/x"))
    window._on_link(QUrl("file:///etc/passwd"))
    assert opened == ["https://example.org/x"]


def test_f1_opens_the_guide_at_the_page_in_front(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    program.window.show_page("filings")
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    shown = program.window.helping.guide
    assert shown is not None and shown.chapter() == "sources"
    program.window.show_page("trades")
    program.window.actions_["guide"].trigger()
    assert program.window.helping.guide is shown and shown.chapter() == "tables"
    program.window.helping.show_chapter("keyboard")
    assert shown.parent() is None, "it may stand behind the window that it tells of"
    assert "Ctrl+Shift+B" in shown.text.toPlainText() and "Update the view" in shown.text.toPlainText()
    program.window.close()
    assert program.window.helping.guide is None and not shown.isVisible(), "it ends with the program"
