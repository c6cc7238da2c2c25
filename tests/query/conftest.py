"""A library over one seeded database, made once for each worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.query.library import Library
from tests.store.factory import filled_database


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded")
    return filled_database(folder / "g.sqlite", filings=150, seed=3)


@pytest.fixture
def library(seeded: Path) -> Iterator[Library]:
    with Library(seeded, seeded.parent / "derived") as opened:
        yield opened
