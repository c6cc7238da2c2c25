"""The Senate's electronic financial disclosures (eFD): a search over reports, each one page of the site.

Addresses and forms as the site has them. Who wants to search must first accept an agreement, at
/search/home/; this module knows the form of it, and nothing here or elsewhere fills it in before the user has
accepted (`settings.senate_terms`). Reports of transactions (type 11) are found year by year, by the date of
their filing, a hundred at a time. There are no validators: what was fetched once is not asked for again.
"""

from __future__ import annotations

import datetime as dt
import urllib.parse
from dataclasses import replace
from typing import ClassVar

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import FilingRef
from govtrades_desktop.sources.base import IndexRef, checked_base_url

PAGE_LENGTH = 100
"""The most rows that the site gives at a time."""

MEDIA_HOST = "efd-media-public.senate.gov"
"""Where the site keeps the pictures of reports on paper."""

_REPORT_TYPE = "[11]"  # periodic transaction reports


class SenateEfd:
    """The Senate's eFD.

    Attributes:
        base_url: where this run asks; another address than the official one serves for tests and mirrors.
    """

    name: ClassVar[str] = "senate"
    title: ClassVar[str] = "Senate"
    official_url: ClassVar[str] = "https://efdsearch.senate.gov"
    index_format: ClassVar[str] = "json"
    document_format: ClassVar[str] = "html"
    max_index_bytes: ClassVar[int] = 4 * 1024 * 1024  # a page of 100 rows has 30 kB
    first_year: ClassVar[int] = 2012  # the STOCK Act's first reports
    consent_setting: ClassVar[str] = "senate_terms_accepted_on"

    def __init__(self, base_url: str = official_url) -> None:
        self.base_url = checked_base_url(base_url, self.name)

    @property
    def agreement_url(self) -> str:
        """The page with the agreement; its form goes to the same address."""
        return f"{self.base_url}/search/home/"

    @property
    def search_url(self) -> str:
        """The search page: where an accepted agreement leads, and where searches come from."""
        return f"{self.base_url}/search/"

    def default_years(self, today: dt.date, years_back: int = 2) -> tuple[int, ...]:
        """Return this year and the `years_back - 1` before it, newest first."""
        years = range(today.year, today.year - years_back, -1)
        return tuple(year for year in years if year >= self.first_year)

    def list_indexes(self, years: tuple[int, ...]) -> tuple[IndexRef, ...]:
        """Return the searches that list `years`, newest first, each once.

        Raises:
            UserInputError: a year before the site's first, or not a year at all.
        """
        for year in years:
            if not self.first_year <= year <= 9999:
                raise UserInputError(
                    f"The Senate's site has no reports of {year}: the first are of {self.first_year}.",
                    hint=f"Choose years from {self.first_year} on.",
                )
        url = f"{self.base_url}/search/report/data/"
        return tuple(
            IndexRef(self.name, year, "senate_index", url) for year in sorted(set(years), reverse=True)
        )

    def agreement_form(self, token: str) -> dict[str, str]:
        """Return the form by which a person accepts the agreement. Only for a person who has."""
        return {"prohibition_agreement": "1", "csrfmiddlewaretoken": token}

    def search_form(self, year: int, start: int) -> dict[str, str]:
        """Return the search for the reports filed in `year`, from row `start` (0-based) on."""
        return {
            "draw": str(start // PAGE_LENGTH + 1),
            "start": str(start),
            "length": str(PAGE_LENGTH),
            "report_types": _REPORT_TYPE,
            "filer_types": "[]",
            "submitted_start_date": f"01/01/{year} 00:00:00",
            "submitted_end_date": f"12/31/{year} 23:59:59",
            "candidate_state": "",
            "senator_state": "",
            "office_id": "",
            "first_name": "",
            "last_name": "",
        }

    def locate(self, ref: FilingRef) -> FilingRef:
        """Return `ref` with its kind (electronic, a scan; None: no report of transactions) and address."""
        kind = ("senate_paper" if ref.is_paper else "senate_ptr") if ref.filing_type == "P" else None
        folder = "paper" if ref.is_paper else "ptr" if kind else ref.filing_type
        return replace(ref, kind=kind, url=_page_url(self.official_url, folder, ref.doc_id))

    def document_url(self, ref: FilingRef) -> str:
        """Return where this run fetches the report: under the base address."""
        return _page_url(self.base_url, "paper" if ref.kind == "senate_paper" else "ptr", ref.doc_id)

    def is_media_url(self, url: str) -> bool:
        """Return True where a report's picture may lie: on this site, or on the site's own media host."""
        parts, base = urllib.parse.urlsplit(url), urllib.parse.urlsplit(self.base_url)
        try:
            is_here = (parts.scheme, parts.hostname, parts.port) == (base.scheme, base.hostname, base.port)
            return is_here or (parts.scheme, parts.hostname, parts.port) == ("https", MEDIA_HOST, None)
        except ValueError:  # a port that is no number
            return False


def _page_url(base_url: str, folder: str, doc_id: str) -> str:
    return (
        f"{base_url}/search/view/{urllib.parse.quote(folder, safe='')}/{urllib.parse.quote(doc_id, safe='')}/"
    )
