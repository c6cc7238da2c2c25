"""The legislators project (unitedstates/congress-legislators, CC0): who held which office, seats, and when.

It lists no filings: a reference source, asked after the others. Every file stands at one address in several
forms: all as .json and .yaml, the two lists of legislators as .csv too. It opens no connection and reads
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from govtrades_desktop.sources.base import checked_base_url

CURRENT = "legislators-current"
HISTORICAL = "legislators-historical"
COMMITTEES = "committees-current"
FORMER_COMMITTEES = "committees-historical"
MEMBERSHIP = "committee-membership-current"


@dataclass(frozen=True, slots=True)
class ReferenceFileRef:
    """One file of the project.

    Attributes:
        name: without the ending, e.g. "legislators-current".
        forms: the endings to ask for, in this order; the next one only where the site lacks the one before.
        max_bytes: the largest body worth reading.
        is_optional: the rest is whole without it.
    """

    name: str
    forms: tuple[str, ...]
    max_bytes: int
    is_optional: bool = False


class LegislatorsProject:
    """The files of the legislators project.

    Attributes:
        base_url: where this run asks; another address than the official one serves for tests and mirrors.
    """

    name: ClassVar[str] = "legislators"
    title: ClassVar[str] = "legislators project"
    official_url: ClassVar[str] = "https://unitedstates.github.io/congress-legislators"
    # The historical list has 12,230 people: 10 MB as YAML; everything else is below 1.5 MB in any form.
    files: ClassVar[tuple[ReferenceFileRef, ...]] = (
        ReferenceFileRef(CURRENT, ("json", "yaml", "csv"), 16_000_000),
        ReferenceFileRef(HISTORICAL, ("json", "yaml", "csv"), 48_000_000),
        ReferenceFileRef(COMMITTEES, ("json", "yaml"), 8_000_000),
        # Only names of committees that are no more.
        ReferenceFileRef(FORMER_COMMITTEES, ("json", "yaml"), 8_000_000, is_optional=True),
        ReferenceFileRef(MEMBERSHIP, ("json", "yaml"), 8_000_000),
    )

    def __init__(self, base_url: str = official_url) -> None:
        self.base_url = checked_base_url(base_url, self.name)

    @property
    def is_official(self) -> bool:
        """Whether this run asks the project's own site."""
        return self.base_url == self.official_url

    def file_url(self, name: str, form: str) -> str:
        """Return where this run fetches a file in one of its forms."""
        return f"{self.base_url}/{name}.{form}"
