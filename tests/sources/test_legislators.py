from __future__ import annotations

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.legislators import LegislatorsProject
from govtrades_desktop.sources.registry import REFERENCE_SOURCES, SOURCES, open_reference_source, open_source


def test_the_project_is_asked_at_its_own_site_unless_told_otherwise() -> None:
    source = open_reference_source("legislators", Settings().legislators_url)
    assert source.is_official and Settings().legislators_url == LegislatorsProject.official_url
    assert source.file_url("committees-current", "json") == (
        "https://unitedstates.github.io/congress-legislators/committees-current.json"
    )
    other = LegislatorsProject("http://127.0.0.1:8765/x/")
    assert not other.is_official
    assert other.file_url("a", "yaml") == "http://127.0.0.1:8765/x/a.yaml"


def test_json_is_asked_for_first_everywhere_and_csv_where_there_is_one() -> None:
    forms = {ref.name: ref.forms for ref in LegislatorsProject.files}
    assert all(found[:2] == ("json", "yaml") for found in forms.values())
    assert {name for name, found in forms.items() if "csv" in found} == {
        "legislators-current",
        "legislators-historical",
    }


def test_it_is_no_source_of_filings() -> None:
    """Reading again loops over the sources of filings; this one has no documents to read."""
    assert not set(SOURCES) & set(REFERENCE_SOURCES)
    with pytest.raises(UserInputError, match="no source called 'legislator'") as caught:
        open_source("legislator")
    assert "legislators" in caught.value.hint


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UserInputError, match="not an address"):
        LegislatorsProject("unitedstates.github.io")
