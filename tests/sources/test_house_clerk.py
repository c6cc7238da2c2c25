"""Addresses of the House Clerk, against those that the site is known to answer at."""

from __future__ import annotations

import datetime as dt

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import FilingRef
from govtrades_desktop.sources.house_clerk import HouseClerk
from govtrades_desktop.sources.registry import open_source

OFFICIAL = "https://disclosures-clerk.house.gov"


def ref(filing_type: str, year: int, doc_id: str, filed_on: dt.date | None = None) -> FilingRef:
    return FilingRef("house", doc_id, filing_type, "Hon.", "A", "B", "", "CA11", year, filed_on, None, "")


def test_an_index_is_one_zip_a_year_newest_first() -> None:
    clerk = HouseClerk("http://127.0.0.1:8765/")
    found = clerk.list_indexes((2013, 2026, 2013))
    assert [(one.year, one.url, one.kind, one.source) for one in found] == [
        (2026, "http://127.0.0.1:8765/public_disc/financial-pdfs/2026FD.zip", "house_index", "house"),
        (2013, "http://127.0.0.1:8765/public_disc/financial-pdfs/2013FD.zip", "house_index", "house"),
    ]


def test_the_ledger_keeps_the_official_address_wherever_this_run_asks() -> None:
    """A database made through another address pointed its readers at a server that was gone."""
    clerk = HouseClerk("http://127.0.0.1:8765")
    located = clerk.locate(ref("P", 2025, "20029046"))
    assert located.url == f"{OFFICIAL}/public_disc/ptr-pdfs/2025/20029046.pdf"
    assert located.kind == "house_ptr"
    fetched = clerk.document_url(ref("P", 2025, "20029046"))
    assert fetched == "http://127.0.0.1:8765/public_disc/ptr-pdfs/2025/20029046.pdf"


def test_the_folder_is_the_indexs_year_not_the_filing_dates() -> None:
    """213 reports of 2013-2026 bear a filing date of another year; the wrong folder answers AccessDenied."""
    located = HouseClerk().locate(ref("P", 2024, "20026658", dt.date(2025, 1, 3)))
    assert "/ptr-pdfs/2024/" in located.url


@pytest.mark.parametrize("filing_type", ["C", "X", "O", "A", "D", "W", "T", "H", "G", "E", "B", "R"])
def test_every_other_type_is_listed_and_not_collected(filing_type: str) -> None:
    located = HouseClerk().locate(ref(filing_type, 2024, "10063243"))
    assert located.kind is None
    assert located.url == f"{OFFICIAL}/public_disc/financial-pdfs/2024/10063243.pdf"


def test_an_id_cannot_lead_elsewhere() -> None:
    url = HouseClerk().document_url(ref("P", 2025, "../../x?y#z"))
    assert url == f"{OFFICIAL}/public_disc/ptr-pdfs/2025/..%2F..%2Fx%3Fy%23z.pdf"


def test_by_default_this_year_and_those_before_it_are_looked_at() -> None:
    clerk = HouseClerk()
    assert clerk.default_years(dt.date(2026, 1, 1)) == (2026, 2025)
    assert clerk.default_years(dt.date(2026, 1, 1), 1) == (2026,)
    assert clerk.default_years(dt.date(2010, 1, 1), 30) == (2010, 2009, 2008)


@pytest.mark.parametrize("year", [1999, 0, -1, 10_000])
def test_a_year_that_cannot_be_is_refused(year: int) -> None:
    with pytest.raises(UserInputError, match=str(year)):
        HouseClerk().list_indexes((2025, year))


@pytest.mark.parametrize("url", ["ftp://house.gov", "house.gov", "", "http://", "http://h/?a=1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UserInputError):
        HouseClerk(url)


def test_sources_are_opened_by_name() -> None:
    assert open_source("house").document_url(ref("P", 2025, "1")).startswith(OFFICIAL)
    with pytest.raises(UserInputError, match="'senat'") as caught:
        open_source("senat")
    assert "house" in caught.value.hint
