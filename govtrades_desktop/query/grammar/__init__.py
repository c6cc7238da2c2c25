"""The search grammar: text -> tokens -> tree -> mask over a columnar table. It reads no database.

The same grammar serves the search box, the command line and saved views. `parse` gives the tree (with the
place of each part, for chips), `search_mask` the rows.
"""

from govtrades_desktop.query.grammar.compile import (
    FILINGS,
    TRADES,
    Vocabulary,
    field_text,
    names_versions,
    search_mask,
    trade_vocabulary,
)
from govtrades_desktop.query.grammar.parser import parse

__all__ = [
    "FILINGS",
    "TRADES",
    "Vocabulary",
    "field_text",
    "names_versions",
    "parse",
    "search_mask",
    "trade_vocabulary",
]
