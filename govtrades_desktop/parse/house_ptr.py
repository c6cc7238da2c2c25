"""House PTR (being written)."""

from __future__ import annotations

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.parse import entry


def parse_house_ptr(data: bytes, doc_id: str | None) -> ParsedFiling:
    """Read a PTR."""
    return entry.failed_filing("house_ptr", "The reader of House PTRs is being written.", doc_id=doc_id)
