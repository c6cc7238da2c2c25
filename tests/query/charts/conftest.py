"""Plain SQL beside the library of made-up people and securities, and beside the data that ships."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import bundled_database
from govtrades_desktop.store.starter import prepare_database
from tests.query.charts.truth import truth_of


@pytest.fixture(scope="session")
def truth(identified: Path) -> Iterator[sqlite3.Connection]:
    """What is in force of `people`, by SQL."""
    with truth_of(identified) as connection:
        yield connection


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library over the data that the program ships with: both chambers, resolved, amended, odd."""
    folder = tmp_path_factory.mktemp("bundled")
    prepare_database(folder / "g.sqlite", starter=bundled_database())
    with Library(folder / "g.sqlite", folder / "derived") as opened:
        yield opened


@pytest.fixture(scope="session")
def bundled_truth(bundled: Library) -> Iterator[sqlite3.Connection]:
    """What is in force of it, by SQL."""
    with truth_of(bundled.database) as connection:
        yield connection
