"""The names of the sources and their classes. A new source is one module and one line here."""

from __future__ import annotations

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.sources.base import Source
from govtrades_desktop.sources.house_clerk import HouseClerk
from govtrades_desktop.sources.senate_efd import SenateEfd

SOURCES: dict[str, type[Source]] = {HouseClerk.name: HouseClerk, SenateEfd.name: SenateEfd}


def open_source(name: str, base_url: str = "") -> Source:
    """Return the source called `name`, asked at `base_url` (its official site where that is empty).

    Raises:
        UserInputError: there is no such source, or the address is none.
    """
    try:
        found = SOURCES[name]
    except KeyError:
        raise UserInputError(
            f"There is no source called {name!r}.", hint=f"The sources are: {', '.join(sorted(SOURCES))}."
        ) from None
    return found(base_url or found.official_url)
