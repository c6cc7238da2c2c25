"""The names of the sources and their classes. A new source is one module and one line here."""

from __future__ import annotations

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.sources.base import Source
from govtrades_desktop.sources.house_clerk import HouseClerk
from govtrades_desktop.sources.legislators import LegislatorsProject
from govtrades_desktop.sources.senate_efd import SenateEfd

SOURCES: dict[str, type[Source]] = {HouseClerk.name: HouseClerk, SenateEfd.name: SenateEfd}
"""Publishers of filings."""

REFERENCE_SOURCES: dict[str, type[LegislatorsProject]] = {LegislatorsProject.name: LegislatorsProject}
"""Publishers of what filings are read against; they list none."""


def open_source(name: str, base_url: str = "") -> Source:
    """Return the source called `name`, asked at `base_url` (its official site where that is empty).

    Raises:
        UserInputError: there is no such source, or the address is none.
    """
    try:
        found = SOURCES[name]
    except KeyError:
        known = ", ".join(sorted({*SOURCES, *REFERENCE_SOURCES}))
        raise UserInputError(
            f"There is no source called {name!r}.", hint=f"The sources are: {known}."
        ) from None
    return found(base_url or found.official_url)


def open_reference_source(name: str, base_url: str = "") -> LegislatorsProject:
    """Return the reference source called `name` (a key of `REFERENCE_SOURCES`), asked at `base_url`.

    Raises:
        UserInputError: the address is none.
    """
    found = REFERENCE_SOURCES[name]
    return found(base_url or found.official_url)
