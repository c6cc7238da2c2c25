"""A small folder of generated filings with known truth, and a site over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.filings.folder import MadeFilings, make_filings
from tests.refresh.running import DataFolder
from tests.support.site import MadeSite, serve

MakeFolder = Callable[..., DataFolder]


@pytest.fixture(scope="module")
def filings(tmp_path_factory: pytest.TempPathFactory) -> MadeFilings:
    """Two years, shared by a module: not to be changed."""
    root = tmp_path_factory.mktemp("filings")
    return make_filings(root, seed=3, years=(2024, 2025), per_year=3, rows_each=(1, 4))


@pytest.fixture
def site(filings: MadeFilings) -> Iterator[MadeSite]:
    with serve(filings.root) as server:
        yield server


@pytest.fixture
def own_filings(tmp_path: Path) -> MadeFilings:
    """One year that a test may change."""
    return make_filings(tmp_path / "filings", seed=4, years=(2025,), per_year=2, rows_each=(1, 3))


@pytest.fixture
def own_site(own_filings: MadeFilings) -> Iterator[MadeSite]:
    with serve(own_filings.root) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> MakeFolder:
    """Make data folders: `folder(site, name, **settings)`."""

    def make(site: MadeSite, name: str = "data", **options: Any) -> DataFolder:
        return DataFolder(tmp_path / name, site.url, {"retries": 2, "timeout_s": 10, **options})

    return make


@pytest.fixture(scope="module")
def quiet(filings: MadeFilings, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """What an undisturbed refresh of both years comes to."""
    with serve(filings.root) as server:
        data = DataFolder(tmp_path_factory.mktemp("quiet"), server.url)
        data.refresh(2024, 2025)
        return data.content()
