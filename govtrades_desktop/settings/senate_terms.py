"""The Senate site's agreement and the law's limits, as a person must see them before accepting.

Words and the record of the acceptance only. To accept is the user's own act, in the window's dialog or by
`--accept-senate-terms`; it is never assumed, and nothing is asked of the site without it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from govtrades_desktop.settings.settings import Settings, load_settings, save_settings

TITLE = "Senate financial disclosures: prohibitions on obtaining and use of reports"

LINK = "https://efdsearch.senate.gov/search/home/"
"""The agreement as the site itself shows it."""

AGREEMENT = "I understand the prohibitions on obtaining and use of financial disclosure reports."
"""What a visitor of the site ticks; this program sends it for a user who has accepted, and for no other."""

LAW = "5 U.S.C. 13107(c)"

LAW_LIMITS = (
    "It shall be unlawful for any person to obtain or use a report:",
    "(A) for any unlawful purpose;",
    "(B) for any commercial purpose, other than by news and communications media for dissemination to the "
    "general public;",
    "(C) for determining or establishing the credit rating of any individual; or",
    "(D) for use, directly or indirectly, in the solicitation of money for any political, charitable, or "
    "other purpose.",
)

PENALTY = (
    "The Attorney General may bring a civil action against any person who does, in which the court may "
    "assess a penalty of up to $10,000, in addition to any other remedy."
)

WHAT_HAPPENS = (
    "If you accept, this program tells the Senate's site so in your name at each refresh, and fetches the "
    "reports one at a time. The date of your acceptance is kept in the settings file on this machine; clear "
    "the setting senate_terms_accepted_on to take it back."
)


def terms_text() -> str:
    """Return all of it, as plain paragraphs: what a command prints, and a dialog shows."""
    limits = "\n".join(f"  {line}" for line in LAW_LIMITS)
    return (
        f"{TITLE}\n\nThe Senate's site asks every visitor to agree to this:\n  {AGREEMENT}\n\n"
        f"The law ({LAW}):\n{limits}\n{PENALTY}\n\n{WHAT_HAPPENS}\nThe site's own words: {LINK}"
    )


def is_accepted(settings: Settings) -> bool:
    """Return True where the user has accepted."""
    return bool(settings.senate_terms_accepted_on)


def accept_senate_terms(path: Path, settings: Settings, *, on: dt.date) -> Settings:
    """Keep the user's acceptance in the settings file at `path`; return `settings` with it.

    Only the acceptance is written: what a command line changed for one run stays out of the file. An earlier
    date stands.

    Raises:
        UserInputError, StoreUnavailable: the settings file cannot be read or written; nothing was accepted.
    """
    stored = load_settings(path)
    date = stored.senate_terms_accepted_on or on.isoformat()
    save_settings(path, stored.with_values(senate_terms_accepted_on=date))
    return settings.with_values(senate_terms_accepted_on=date)


def withdraw_senate_terms(path: Path, settings: Settings) -> Settings:
    """Take the acceptance back; return `settings` without it. What was read stays.

    Raises:
        UserInputError, StoreUnavailable: the settings file cannot be read or written.
    """
    save_settings(path, load_settings(path).with_values(senate_terms_accepted_on=""))
    return settings.with_values(senate_terms_accepted_on="")


def default_sources(settings: Settings) -> tuple[str, ...]:
    """Return the sources that a refresh asks where nobody names any: the House, the Senate once accepted."""
    return ("house", "senate") if is_accepted(settings) else ("house",)
