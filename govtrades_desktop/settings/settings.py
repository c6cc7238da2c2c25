"""The settings: one frozen record of declared fields, kept in a TOML file that the user may edit.

Unknown keys and comments in the file are kept. Values out of range are refused with a sentence. Settings are
passed in, never looked up. Window geometry is not a setting (QSettings); secrets are never here (keyring).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tomllib
import urllib.parse
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError

REFRESH_INTERVALS = ("off", "hourly", "daily")
PRICE_SOURCES = ("off", "folder", "yahoo")
UPDATE_CHECKS = ("off", "weekly")
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "es")

REFRESHING, READING, PRICES, LOOKS, PROGRAM, NETWORK = SECTIONS = (
    *("Refreshing", "Documents and reading", "Prices"),
    *("Looks", "The program itself", "Network and sites"),
)
"""The groups that settings are shown in, in their order."""

AT_ONCE, NEXT_REFRESH, NEXT_START = "at once", "from the next refresh", "from the next start"
"""From when on a changed setting holds."""


def _declared(
    default: Any,
    label: str,
    *,
    section: str = "",
    about: str = "",
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    holds: str = NEXT_REFRESH,
    is_folder: bool = False,
    may_be_empty: bool = False,
) -> Any:
    facts = {
        "label": label,
        "section": section,
        "about": about,
        "unit": unit,
        "low": low,
        "high": high,
        "choices": choices,
        "holds": holds,
        "is_folder": is_folder,
        "may_be_empty": may_be_empty,
    }
    return field(default=default, metadata=facts)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default.

    Each field's metadata holds its label, section, what it is about, unit, range, choices, from when on a
    change holds, and whether it names a folder: the window's dialog and the guide are made of them.
    """

    house_url: str = _declared(
        "https://disclosures-clerk.house.gov",
        "House Clerk's site",
        section=NETWORK,
        about="Where the indexes and reports of the House are asked for.",
    )
    senate_url: str = _declared(
        "https://efdsearch.senate.gov",
        "Senate's eFD site",
        section=NETWORK,
        about="Where the reports of the Senate are asked for, once its terms are accepted.",
    )
    legislators_url: str = _declared(
        "https://unitedstates.github.io/congress-legislators",
        "Legislators project's site",
        section=NETWORK,
        about="Where it is asked who holds which office, with parties and committees.",
    )
    refresh_interval: str = _declared(
        "hourly",
        "Refresh by itself",
        section=REFRESHING,
        about="How often the program asks the official sites for news while it is open.",
        choices=REFRESH_INTERVALS,
        holds=AT_ONCE,
    )
    resync_every_days: int = _declared(
        5,
        "Ask for all indexes anew every",
        section=REFRESHING,
        about="How often every index that is known is asked for whole, so that nothing listed is missed. "
        "It follows \u201cRefresh by itself\u201d.",
        unit="days (0: never)",
        low=0,
        high=365,
        holds=AT_ONCE,
    )
    years_back: int = _declared(
        2,
        "Newest years that a refresh looks at",
        section=REFRESHING,
        about="Years of the official index. Other years are refreshed when you ask for them.",
        unit="years",
        low=1,
        high=30,
    )
    senate_terms_accepted_on: str = _declared(
        "",
        "Senate's terms accepted on",
        section=REFRESHING,
        about="The day you accepted the agreement of the Senate's site. Without it the site is never asked.",
        unit="ISO date",
        holds=AT_ONCE,
    )
    legislators_every_days: int = _declared(
        7,
        "Ask who holds office every",
        section=REFRESHING,
        about="How old the list of officials and their committees may get before a refresh asks for it anew.",
        unit="days (0: only when asked by name)",
        low=0,
        high=365,
    )
    requests_per_second: float = _declared(
        2.0,
        "Requests to one host",
        section=NETWORK,
        about="The most that one site is asked. Less is politer; a refresh takes longer.",
        unit="per second",
        low=0.05,
        high=2,
    )
    timeout_s: float = _declared(
        30.0,
        "Wait for an answer",
        section=NETWORK,
        about="How long a site may be silent before a request counts as failed.",
        unit="s",
        low=1,
        high=300,
    )
    retries: int = _declared(
        4,
        "Tries for one request",
        section=NETWORK,
        about="How often one document is asked for before the refresh goes on without it.",
        low=1,
        high=10,
    )
    max_document_mb: int = _declared(
        80,
        "Largest document",
        section=READING,
        about="What is larger is not taken from a site or a file.",
        unit="MB",
        low=1,
        high=1000,
    )
    archive_years: int = _declared(
        0,
        "Keep the original pages of the newest",
        section=READING,
        about="Pages of older years are removed after a refresh; what was read from them stays. "
        "What could not be fetched again is never removed.",
        unit="years (0: all)",
        low=0,
        high=30,
    )
    parse_workers: int = _declared(
        1,
        "Reading processes",
        section=READING,
        about="How many filings are read side by side.",
        low=1,
        high=8,
    )
    parse_timeout_s: float = _declared(
        20.0,
        "Longest reading of one filing",
        section=READING,
        about="A filing that takes longer is told as failed, with this reason.",
        unit="s",
        low=1,
        high=600,
    )
    parse_memory_mb: int = _declared(
        512,
        "Memory of a reading process",
        section=READING,
        about="A document that needs more ends its reading process, never the program.",
        unit="MB",
        low=128,
        high=8192,
    )
    prices_source: str = _declared(
        "off",
        "Prices of securities",
        section=PRICES,
        about="Daily closes beside the trades: from a folder of your own, or from Yahoo Finance.",
        choices=PRICE_SOURCES,
    )
    prices_folder: str = _declared(
        "",
        "Folder of prices (CSV or Parquet)",
        section=PRICES,
        about="Files with the columns ticker, date, close and adjusted_close.",
        is_folder=True,
    )
    theme: str = _declared(
        "system",
        "Colours",
        section=LOOKS,
        about="Light or dark.",
        choices=THEMES,
        holds=AT_ONCE,
    )
    language: str = _declared(
        "system",
        "Language",
        section=LOOKS,
        about="Of the window. What the reports say, and the keys of a search, stay as they are.",
        choices=LANGUAGES,
        holds=NEXT_START,
    )
    first_run_done_on: str = _declared(
        "",
        "First steps done on",
        section=PROGRAM,
        about="The day the first steps were finished or skipped. Until then nothing is refreshed by itself.",
        unit="ISO date",
        holds=AT_ONCE,
    )
    tray_notices: str = _declared(
        "on",
        "Tell in the tray",
        section=PROGRAM,
        about="What needs your attention (a source that fails, a full disk) is told in the tray too, where "
        "the system has one.",
        choices=("off", "on"),
        holds=AT_ONCE,
    )
    update_url: str = _declared(
        "",
        "Ask for new versions at",
        section=PROGRAM,
        about="An address that answers with a version, as plain text or as JSON. Empty: never asked. "
        "Nothing is ever downloaded.",
        holds=AT_ONCE,
        may_be_empty=True,
    )
    update_check: str = _declared(
        "off",
        "Ask for new versions by itself",
        section=PROGRAM,
        about="Once a week, at a start, where an address is set above.",
        choices=UPDATE_CHECKS,
        holds=AT_ONCE,
    )

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
    if name.endswith("_url") and not (facts["may_be_empty"] and not value):
        _check_address(name, value)
    if name.endswith("_on") and value:
        _check_date(name, value)
    return value


def _check_address(name: str, value: str) -> None:
    """Refuse what is no address, and a name or password in one: a settings file holds no secret."""
    if not value.startswith(("https://", "http://")):
        raise UserInputError(f"The setting {name} must be an http or https address, not {value!r}.")
    try:
        parts = urllib.parse.urlsplit(value)
        host, has_port = parts.hostname or "", parts.port is None or parts.port > 0
    except ValueError:
        host, has_port = "", False
    if not host or not has_port or any(c.isspace() for c in value):
        raise UserInputError(f"The setting {name} must be a whole address such as https://example.org.")
    if parts.username is not None or parts.password is not None:
        raise UserInputError(f"The setting {name} must not hold a user's name or password.")
    if name == "update_url" and parts.scheme != "https" and not _is_this_machine(host):
        raise UserInputError(
            f"The setting {name} must be an https address: anybody could answer in its place."
        )


def _is_this_machine(host: str) -> bool:
    import ipaddress  # only where an address is checked by its host

    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


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
