from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.settings.settings import (
    AT_ONCE,
    NEXT_REFRESH,
    NEXT_START,
    SECTIONS,
    Settings,
    load_settings,
    save_settings,
)


def test_an_absent_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_saving_keeps_comments_and_unknown_keys(tmp_path: Path) -> None:
    """A newer program's keys, and a user's notes, were lost by every rewriting of the whole file."""
    file = tmp_path / "settings.toml"
    file.write_text('# mine\nfuture_key = [1, 2]\ntheme = "dark"\n', "utf-8")
    settings = load_settings(file)
    assert settings.theme == "dark"
    save_settings(file, settings.with_values(refresh_interval="daily", theme="system"))
    text = file.read_text("utf-8")
    assert "# mine" in text
    assert "future_key = [1, 2]" in text
    assert load_settings(file).refresh_interval == "daily"
    assert load_settings(file).theme == "system"


def test_a_broken_file_is_named_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = [", "utf-8")
    with pytest.raises(UserInputError, match="not valid TOML"):
        load_settings(file)
    with pytest.raises(UserInputError, match="not valid TOML"):
        save_settings(file, Settings())
    assert file.read_text("utf-8") == "theme = ["


def test_a_file_of_other_bytes_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        load_settings(file)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("theme", "pink", "one of system, light, dark"),
        ("requests_per_second", 3.0, "from 0.05 to 2"),
        ("years_back", 0, "from 1 to 30 years"),
        ("years_back", True, "of type int"),
        ("retries", 2.5, "of type int"),
        ("house_url", "ftp://x", "http or https"),
        ("colour", 1, "no setting"),
    ],
)
def test_wrong_values_are_refused_in_words(name: str, value: object, words: str) -> None:
    with pytest.raises(UserInputError, match=words):
        Settings().with_values(**{name: value})


def test_a_whole_number_serves_where_a_fraction_may_stand() -> None:
    assert Settings().with_values(timeout_s=5).timeout_s == 5.0


def test_every_default_obeys_its_own_range() -> None:
    values = {f.name: f.default for f in fields(Settings)}
    assert Settings().with_values(**values) == Settings()


def test_every_setting_has_a_label() -> None:
    assert all(f.metadata["label"] for f in fields(Settings))


def test_every_setting_says_where_it_belongs_and_what_it_is_about() -> None:
    """A setting without them would be in the file and in no dialog."""
    for f in fields(Settings):
        facts = f.metadata
        assert facts["section"] in SECTIONS, f.name
        assert facts["about"].endswith("."), f.name
        assert facts["holds"] in (AT_ONCE, NEXT_REFRESH, NEXT_START), f.name


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("house_url", "https://", "a whole address"),
        ("house_url", "https://example.org:port/", "a whole address"),
        ("house_url", "https://a b.org", "a whole address"),
        ("senate_url", "https://user:secret@example.org", "must not hold a user's name or password"),
        ("update_url", "http://example.org/version", "must be an https address"),
        ("update_url", "version.txt", "http or https"),
        ("first_run_done_on", "yesterday", "a date such as"),
    ],
)
def test_addresses_that_lead_nowhere_or_hold_a_secret_are_refused(name: str, value: str, words: str) -> None:
    with pytest.raises(UserInputError, match=words) as caught:
        Settings().with_values(**{name: value})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("value", ["", "https://example.org/v", "http://127.0.0.1:8000/v", "http://[::1]/v"])
def test_the_address_of_new_versions_may_be_empty_or_on_this_machine(value: str) -> None:
    assert Settings().with_values(update_url=value).update_url == value
