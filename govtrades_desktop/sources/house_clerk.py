"""The Clerk of the House: one zip a year lists every filing; each document is one PDF.

Addresses as the site has them: an index at /public_disc/financial-pdfs/{year}FD.zip; a periodic transaction
report (type P) at /public_disc/ptr-pdfs/{year}/{DocID}.pdf, every other type at /public_disc/financial-pdfs/.
The folder's year is the INDEX's year: 213 reports of 2013-2026 bear a filing date of another year.
"""

from __future__ import annotations

import datetime as dt
import urllib.parse
from dataclasses import replace
from typing import ClassVar

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import FilingRef
from govtrades_desktop.sources.base import IndexRef, checked_base_url

FIRST_YEAR = 2008
"""The first year that the Clerk's search page offers."""

PERIODIC_TRANSACTION_REPORT = "P"


class HouseClerk:
    """The House Clerk's financial disclosures.

    Attributes:
        base_url: where this run asks; another address than the official one serves for tests and mirrors.
    """

    name: ClassVar[str] = "house"
    title: ClassVar[str] = "House Clerk"
    official_url: ClassVar[str] = "https://disclosures-clerk.house.gov"
    index_format: ClassVar[str] = "zip"
    document_format: ClassVar[str] = "pdf"
    max_index_bytes: ClassVar[int] = 16 * 1024 * 1024  # the largest of 2013-2026 has 127 kB
    first_year: ClassVar[int] = FIRST_YEAR
    consent_setting: ClassVar[str] = ""

    def __init__(self, base_url: str = official_url) -> None:
        self.base_url = checked_base_url(base_url, self.name)

    def default_years(self, today: dt.date, years_back: int = 2) -> tuple[int, ...]:
        """Return this year and the `years_back - 1` before it, newest first."""
        return tuple(year for year in range(today.year, today.year - years_back, -1) if year >= FIRST_YEAR)

    def list_indexes(self, years: tuple[int, ...]) -> tuple[IndexRef, ...]:
        """Return the indexes of `years`, newest first, each once.

        Raises:
            UserInputError: a year before the Clerk's first, or not a year at all.
        """
        for year in years:
            if not FIRST_YEAR <= year <= 9999:
                raise UserInputError(
                    f"The House Clerk has no index of {year}: the first is of {FIRST_YEAR}.",
                    hint=f"Choose years from {FIRST_YEAR} on.",
                )
        return tuple(
            IndexRef(
                self.name,
                year,
                "house_index",
                f"{self.base_url}/public_disc/financial-pdfs/{year}FD.zip",
            )
            for year in sorted(set(years), reverse=True)
        )

    def locate(self, ref: FilingRef) -> FilingRef:
        """Return `ref` with its kind (only periodic transaction reports are read) and official address."""
        kind = "house_ptr" if ref.filing_type == PERIODIC_TRANSACTION_REPORT else None
        url = _document_url(self.official_url, ref.filing_type, ref.year, ref.doc_id)
        return replace(ref, kind=kind, url=url)

    def document_url(self, ref: FilingRef) -> str:
        """Return where this run fetches the document: under the base address."""
        return _document_url(self.base_url, ref.filing_type, ref.year, ref.doc_id)


def _document_url(base_url: str, filing_type: str, year: int, doc_id: str) -> str:
    folder = "ptr-pdfs" if filing_type == PERIODIC_TRANSACTION_REPORT else "financial-pdfs"
    return f"{base_url}/public_disc/{folder}/{year}/{urllib.parse.quote(doc_id, safe='')}.pdf"
