"""What the dialog of earlier years tells: counts of the ledger, nothing guessed."""

from __future__ import annotations

import datetime as dt

from govtrades_desktop.refresh.backfill import load_outlook
from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.support.site import MadeSite

TODAY = dt.date(2026, 3, 1)


def test_years_tell_what_is_listed_at_hand_and_missing(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    """Counted over all filings, not those whose documents are collected, a year would never be complete."""
    data = folder(site)
    data.refresh(2025, limit=3)
    outlook = load_outlook(data.paths, data.settings, ("house",), today=TODAY)
    of = {one.year: one for one in outlook.years}
    assert outlook.years[0].year == 2026 and outlook.years[-1].year == 2008
    listed = sum(f.row.year == 2025 for f in filings.ptrs())
    (here,) = data.rows("SELECT COUNT(DISTINCT filing_id) FROM document")[0]
    assert 0 < here < listed
    assert (of[2025].listed, of[2025].at_hand, of[2025].missing) == (listed, here, listed - here)
    assert of[2024].listed is None and of[2024].missing is None and of[2024].unasked == ("house",)
    assert not outlook.is_measured, "a few documents tell no pace"
    assert outlook.seconds((2025, 2024)) == (listed - here) / data.settings.requests_per_second
    assert outlook.seconds((2024,)) is None
    both = load_outlook(data.paths, data.settings, ("house", "senate"), today=TODAY)
    assert {one.year: one for one in both.years}[2025].unasked == ("senate",)
