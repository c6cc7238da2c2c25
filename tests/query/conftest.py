"""A library over one seeded database, made once for each worker."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.query.library import Library
from tests.query.identity_factory import identified_database
from tests.store.factory import filled_database


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded")
    return filled_database(folder / "g.sqlite", filings=150, seed=3)


@pytest.fixture
def library(seeded: Path) -> Iterator[Library]:
    with Library(seeded, seeded.parent / "derived") as opened:
        yield opened


@pytest.fixture(scope="session")
def identified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which it is known who filed and what was traded, mostly."""
    return identified_database(tmp_path_factory.mktemp("identified") / "g.sqlite")


@pytest.fixture
def people(identified: Path) -> Iterator[Library]:
    """A library over it."""
    with Library(identified, identified.parent / "derived") as opened:
        yield opened


@pytest.fixture
def facts(identified: Path) -> Iterator[sqlite3.Connection]:
    """Plain SQL over it."""
    with contextlib.closing(sqlite3.connect(identified)) as connection:
        yield connection
