"""The bundled officials and their seats, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from govtrades_desktop.core.identity import Legislators, Official
from govtrades_desktop.core.identity_json import legislators_from_json, unpack
from tests.support.real import REPOSITORY

BUNDLE = REPOSITORY / "resources" / "reference" / "legislators.json.xz"


@cache
def bundled_legislators() -> Legislators:
    """Return what the program knows of officials before it has seen a network."""
    return legislators_from_json(unpack(BUNDLE.read_bytes()))


@cache
def officials() -> dict[str, Official]:
    """Return the bundled officials by bioguide id."""
    return {official.bioguide: official for official in bundled_legislators().officials}
