"""The settings: one frozen record of declared fields, kept in a TOML file that the user may edit.

Unknown keys and comments in the file are kept. Values out of range are refused with a sentence. Settings are
passed in, never looked up. Window geometry is not a setting (QSettings); secrets are never here (keyring).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError

REFRESH_INTERVALS = ("off", "hourly", "daily")
PRICE_SOURCES = ("off", "folder", "yahoo")
THEMES = ("system", "light", "dark")


def _declared(
    default: Any,
    label: str,
    *,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    facts = {"label": label, "unit": unit, "low": low, "high": high, "choices": choices}
    return field(default=default, metadata=facts)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default; label, unit and range stand in each field's metadata."""

    house_url: str = _declared("https://disclosures-clerk.house.gov", "House Clerk's site")
    senate_url: str = _declared("https://efdsearch.senate.gov", "Senate's eFD site")
    legislators_url: str = _declared(
        "https://unitedstates.github.io/congress-legislators", "Legislators project's site"
    )
    legislators_every_days: int = _declared(
        7, "Ask who holds office every", unit="days (0: only when asked by name)", low=0, high=365
    )
    senate_terms_accepted_on: str = _declared("", "Senate's terms accepted on", unit="ISO date")
    refresh_interval: str = _declared("hourly", "Refresh by itself", choices=REFRESH_INTERVALS)
    years_back: int = _declared(2, "Newest years that a refresh looks at", unit="years", low=1, high=30)
    requests_per_second: float = _declared(2.0, "Requests to one host", unit="per second", low=0.05, high=2)
    timeout_s: float = _declared(30.0, "Wait for an answer", unit="s", low=1, high=300)
    retries: int = _declared(4, "Tries for one request", low=1, high=10)
    max_document_mb: int = _declared(80, "Largest document", unit="MB", low=1, high=1000)
    archive_years: int = _declared(
        0, "Keep the original pages of the newest", unit="years (0: all)", low=0, high=30
    )
    parse_workers: int = _declared(1, "Reading processes", low=1, high=8)
    parse_timeout_s: float = _declared(20.0, "Longest reading of one filing", unit="s", low=1, high=600)
    parse_memory_mb: int = _declared(512, "Memory of a reading process", unit="MB", low=128, high=8192)
    prices_source: str = _declared("off", "Prices of securities", choices=PRICE_SOURCES)
    prices_folder: str = _declared("", "Folder of prices (CSV or Parquet)")
    theme: str = _declared("system", "Colours", choices=THEMES)

    def with_values(self, **changes: Any) -> Settings:
        """Return a copy with `changes`, each checked.

        Raises:
            UserInputError: an unknown name, a wrong type or a value out of range.
        """
        declared = {f.name: f for f in fields(self)}
        checked = {}
        for name, value in changes.items():
            if name not in declared:
                raise UserInputError(f"There is no setting {name!r}.")
            checked[name] = _checked(name, value, declared[name].default, declared[name].metadata)
        return replace(self, **checked)


def _checked(name: str, value: Any, default: Any, facts: Any) -> Any:
    wanted = type(default)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not wanted:
        raise UserInputError(f"The setting {name} must be of type {wanted.__name__}, not {value!r}.")
    if facts["choices"] and value not in facts["choices"]:
        raise UserInputError(
            f"The setting {name} must be one of {', '.join(facts['choices'])}, not {value!r}."
        )
    low, high = facts["low"], facts["high"]
    if (low is not None and value < low) or (high is not None and value > high):
        unit = f" {facts['unit']}" if facts["unit"] else ""
        raise UserInputError(f"The setting {name} must be from {low} to {high}{unit}, not {value!r}.")
    if name.endswith("_url") and not value.startswith(("https://", "http://")):
        raise UserInputError(f"The setting {name} must be an http or https address, not {value!r}.")
    if name.endswith("_on") and value:
        _check_date(name, value)
    return value


def _check_date(name: str, value: str) -> None:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        raise UserInputError(
            f"The setting {name} must be a date such as 2026-06-22, or empty, not {value!r}."
        ) from None


def load_settings(path: Path) -> Settings:
    """Read the settings file; an absent file gives the defaults, an absent key its default.

    Raises:
        UserInputError: the file is not TOML, or a value is wrong (the sentence names it).
        StoreUnavailable: the file cannot be read.
    """
    document = _read(path)[1]
    known = {f.name for f in fields(Settings)}
    return Settings().with_values(**{k: v for k, v in document.items() if k in known})


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the file's text and what it says; both empty where there is no file."""
    try:
        text = path.read_text("utf-8")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        return "", {}
    except (OSError, UnicodeDecodeError) as error:
        raise StoreUnavailable(
            f"The settings file {path} cannot be read: {error}.", path=str(path)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UserInputError(
            f"The settings file {path} is not valid TOML: {error}.",
            hint="Mend the line named, or delete the file to go back to the defaults.",
        ) from error


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings that differ from the defaults, atomically; keep comments and unknown keys.

    Raises:
        UserInputError: the file there is not TOML; it is left as it is.
        StoreUnavailable: the file cannot be read or written.
    """
    import tempfile  # only when something is saved: these cost a start 25 ms

    import tomlkit

    document = tomlkit.parse(_read(path)[0])
    for f in fields(Settings):
        value = getattr(settings, f.name)
        if value != f.default or f.name in document:
            document[f.name] = value
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(tomlkit.dumps(document))
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise StoreUnavailable(
            f"The settings file {path} cannot be written: {error}.", path=str(path)
        ) from error
