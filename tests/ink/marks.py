"""What must stand inside the stored boxes of a row: told from the row's values, not by the parser."""

from __future__ import annotations

from collections.abc import Callable

from govtrades_desktop.core.records import Box, ParsedFiling, Transaction
from govtrades_desktop.ink.page_text import PageText, words_in


def places(row: Transaction) -> list[tuple[int, Box]]:
    """Return every page and box of a row."""
    if row.page is None or row.box is None:
        return []
    return [(row.page, row.box), *((place.page, place.box) for place in row.more_places)]


def figures(row: Transaction) -> set[str]:
    """Return the figures of the amount as any House form prints them."""
    if row.amount_exact_usd is not None:
        return {f"${row.amount_exact_usd:,.2f}"}
    told = set()
    if row.amount_high_usd is None and row.amount_low_usd is not None:
        told.add(f"${row.amount_low_usd - 1:,}")  # "Over $50,000,000"
    elif row.amount_low_usd is not None:
        told.add(f"${row.amount_low_usd:,}")
    if row.amount_high_usd is not None:
        told.add(f"${row.amount_high_usd:,}")
    return told


def wrong_marks(filing: ParsedFiling, text_of: Callable[[int], PageText]) -> list[str]:
    """Return a sentence for each row whose boxes do not hold its date and its amount, or touch another's."""
    wrong = []
    texts: dict[int, PageText] = {}
    taken: dict[int, list[tuple[int, Box]]] = {}
    for row in filing.transactions:
        said: set[str] = set()
        for page, box in places(row):
            if page not in texts:
                texts[page] = text_of(page)
            said |= {word.text for word in words_in(texts[page], [box])}
            for line, other in taken.get(page, []):
                if min(box.bottom, other.bottom) - max(box.top, other.top) > 1.0:
                    wrong.append(f"{filing.doc_id} rows {line} and {row.line} overlap on page {page}")
            taken.setdefault(page, []).append((row.line, box))
        wanted = set(figures(row))
        if row.traded_on:
            wanted.add(f"{row.traded_on:%m/%d/%Y}")
        if row.notified_on:
            wanted.add(f"{row.notified_on:%m/%d/%Y}")
        if missing := wanted - said:
            wrong.append(f"{filing.doc_id} row {row.line}: its boxes lack {sorted(missing)}")
    return wrong
