"""Fixtures over generated filings, for tests where the real ones are absent; conftest loads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.filings.folder import MadeFilings, make_filings
from tests.support.site import MadeSite, serve


@pytest.fixture(scope="session")
def made_filings(tmp_path_factory: pytest.TempPathFactory) -> MadeFilings:
    """Two years of generated filings (both layouts, paper, an amendment, one missing); do not change."""
    return make_filings(tmp_path_factory.mktemp("made-filings"))


@pytest.fixture
def made_site(made_filings: MadeFilings) -> Iterator[MadeSite]:
    """A server of one's own over `made_filings`: faults said by one test do not reach another."""
    with serve(made_filings.root) as site:
        yield site
