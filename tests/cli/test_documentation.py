"""What README says of the command line is what the command line has, both ways."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

from govtrades_desktop.cli.main import make_parser
from govtrades_desktop.query.grammar.keys import TRADE_KEYS
from govtrades_desktop.settings.settings import Settings

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
COMMON = {"--data-dir", "--json", "--quiet", "--verbose", "--help"}


def real_commands() -> dict[str, set[str]]:
    actions = [a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return {
        name: {o for action in sub._actions for o in action.option_strings if o.startswith("--")} - COMMON
        for name, sub in actions[0].choices.items()
    }


def documented_commands() -> dict[str, set[str]]:
    section = README.split("## Command line")[1].split("##")[0]
    rows = re.findall(r"(?m)^\| `(\w+)[^`]*` \|([^|]*)\|", section)
    return {name: set(re.findall(r"`(--[\w-]+)`", options)) for name, options in rows}


def test_every_command_and_option_is_documented_and_no_other() -> None:
    assert documented_commands() == real_commands()


def test_the_common_options_are_documented() -> None:
    section = README.split("## Command line")[1]
    for option in COMMON - {"--help"}:
        assert option in section


def test_dev_commands_named_in_the_readme_exist() -> None:
    dev = (Path(__file__).resolve().parents[2] / "build_scripts" / "dev.py").read_text("utf-8")
    for name in set(re.findall(r"dev\.py ([a-z-]+)", README)):
        assert f'"{name}": command_' in dev, name


def test_the_settings_named_in_the_readme_are_settings_and_their_defaults_are_told() -> None:
    block = README.split("```toml")[1].split("```")[0]
    Settings().with_values(**tomllib.loads(block))
    for name, told in re.findall(r"(?m)^(\w+) = .*#.*\((\S+)\)$", block):
        assert str(getattr(Settings(), name)) == told


def test_every_key_of_a_search_of_trades_is_in_the_table_and_no_other() -> None:
    table = README.split("## Finding trades")[1].split("## ")[0]
    told = set(re.findall(r"`-?([a-z]+):", table))
    assert told == set(TRADE_KEYS)
