"""What strangers wrote is shown by a terminal as text: it moves no cursor and turns no line around."""

from __future__ import annotations

import json
import sys

import pytest

from govtrades_desktop.cli.text import json_line, plain, showing_plainly

EVIL = "Acme\x1b[2J\x1b]0;gone\x07 \u202egnp.exe\u202c \u2067x\u2069 a\rb\x9b31m\u2028c\x00\x7f"


def test_what_a_terminal_obeys_becomes_a_box() -> None:
    """An asset's name could wipe the screen, or have its letters read backwards as another name."""
    shown = plain(f"{EVIL}\tAndré €5\n")
    assert shown.endswith("\tAndré €5\n")
    assert shown.startswith("Acme□[2J□]0;gone□ □gnp.exe□ □x□ a□b□31m□c□□")


def test_json_keeps_every_character_and_shows_none_that_acts() -> None:
    line = json_line({"asset": EVIL, "who": "Zoë"})
    assert json.loads(line) == {"asset": EVIL, "who": "Zoë"}
    assert plain(line) == line
    assert "Zoë" in line


def test_every_print_of_a_command_goes_that_way(capsys: pytest.CaptureFixture[str]) -> None:
    with showing_plainly():
        sys.stdout.write(f"a {EVIL}\n")
    sys.stdout.write("\x1b after\n")
    out = capsys.readouterr().out
    assert "\x1b[2J" not in out
    assert "\u202e" not in out
    assert out.endswith("\x1b after\n")
