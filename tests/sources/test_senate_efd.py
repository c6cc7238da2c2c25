"""Addresses and forms of the Senate's eFD, against those that the site is known to answer at."""

from __future__ import annotations

import datetime as dt

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import FilingRef
from govtrades_desktop.sources.registry import open_source
from govtrades_desktop.sources.senate_efd import SenateEfd

OFFICIAL = "https://efdsearch.senate.gov"
UUID = "76c09e15-7887-45fd-94cb-0cc5060d7864"


def ref(*, is_paper: bool = False, filing_type: str = "P") -> FilingRef:
    return FilingRef(
        "senate", UUID, filing_type, "", "A", "B", "", "", 2025, None, None, "", is_paper=is_paper
    )


def test_a_year_is_a_search_by_the_day_of_filing() -> None:
    site = SenateEfd("http://127.0.0.1:8765/")
    found = site.list_indexes((2014, 2025, 2014))
    assert [(one.year, one.url, one.kind, one.source) for one in found] == [
        (2025, "http://127.0.0.1:8765/search/report/data/", "senate_index", "senate"),
        (2014, "http://127.0.0.1:8765/search/report/data/", "senate_index", "senate"),
    ]
    form = site.search_form(2014, 200)
    assert (form["start"], form["length"], form["report_types"]) == ("200", "100", "[11]")
    assert form["submitted_start_date"].startswith("01/01/2014")
    assert form["submitted_end_date"].startswith("12/31/2014")


@pytest.mark.parametrize(("is_paper", "folder"), [(False, "ptr"), (True, "paper")])
def test_the_ledger_keeps_the_official_address_wherever_this_run_asks(
    is_paper: bool,  # noqa: FBT001
    folder: str,
) -> None:
    site = SenateEfd("http://127.0.0.1:8765")
    located = site.locate(ref(is_paper=is_paper))
    assert (located.kind, located.url) == (f"senate_{folder}", f"{OFFICIAL}/search/view/{folder}/{UUID}/")
    assert site.document_url(located) == f"http://127.0.0.1:8765/search/view/{folder}/{UUID}/"


def test_what_is_no_report_of_transactions_is_listed_and_not_collected() -> None:
    located = SenateEfd().locate(ref(filing_type="annual"))
    assert (located.kind, located.url) == (None, f"{OFFICIAL}/search/view/annual/{UUID}/")


@pytest.mark.parametrize(
    ("url", "is_ours"),
    [
        ("https://efd-media-public.senate.gov/media/2025/2/000/000/000000039.gif", True),
        ("https://efdsearch.senate.gov/media/1.gif", True),
        ("http://efd-media-public.senate.gov/media/1.gif", False),
        ("https://efd-media-public.senate.gov:8443/media/1.gif", False),
        ("https://efd-media-public.senate.gov.example/1.gif", False),
        ("https://efdsearch.senate.gov:x/1.gif", False),
        ("file:///etc/passwd", False),
    ],
)
def test_images_lie_on_the_senates_own_hosts_alone(url: str, is_ours: bool) -> None:  # noqa: FBT001
    assert SenateEfd().is_media_url(url) is is_ours


def test_the_years_begin_with_the_first_reports() -> None:
    site = open_source("senate")
    assert site.default_years(dt.date(2013, 1, 1), 5) == (2013, 2012)
    with pytest.raises(UserInputError, match="2011"):
        site.list_indexes((2011,))
