"""Consent: given by the user alone, kept with its date, and taken back by one setting."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.settings import Settings, load_settings


def test_nothing_is_accepted_by_default() -> None:
    assert not senate_terms.is_accepted(Settings())
    assert senate_terms.default_sources(Settings()) == ("house",)


def test_an_acceptance_is_kept_with_its_date_and_nothing_else(tmp_path: Path) -> None:
    """An address given for one run stayed in the settings, and the next run asked a server that was gone."""
    path = tmp_path / "settings.toml"
    run_only = Settings(senate_url="http://127.0.0.1:1")
    accepted = senate_terms.accept_senate_terms(path, run_only, on=dt.date(2026, 6, 22))
    assert accepted.senate_url == "http://127.0.0.1:1"
    assert path.read_text() == 'senate_terms_accepted_on = "2026-06-22"\n'
    assert senate_terms.default_sources(load_settings(path)) == ("house", "senate")
    again = senate_terms.accept_senate_terms(path, load_settings(path), on=dt.date(2027, 1, 1))
    assert again.senate_terms_accepted_on == "2026-06-22"
    assert not senate_terms.is_accepted(senate_terms.withdraw_senate_terms(path, again))
    assert not senate_terms.is_accepted(load_settings(path))


def test_what_is_no_date_is_no_acceptance(tmp_path: Path) -> None:
    with pytest.raises(UserInputError, match="senate_terms_accepted_on"):
        Settings().with_values(senate_terms_accepted_on="yes")


def test_the_terms_say_what_the_law_forbids() -> None:
    text = senate_terms.terms_text()
    for words in (
        senate_terms.AGREEMENT,
        senate_terms.LAW,
        senate_terms.LINK,
        "credit rating",
        "solicitation",
    ):
        assert words in text
