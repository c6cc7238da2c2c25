"""Securities that no list knows and only filings name ("filed:XYZ"): their rows in the table `security`.

A row is there while a transaction is resolved to it, named as filings print it most often. Works inside the
caller's transaction; decides no match.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from govtrades_desktop.core.identity import AssetClass
from govtrades_desktop.store.connection import Store

PREFIX = "filed:"
EVIDENCE = "named by filings only"

_BRACKET = re.compile(r"\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*\Z")
_RANGE = "BETWEEN 'filed:' AND 'filed:' || CHAR(1114111)"
# Of an option or a bond the key is what it is on, or whose it is: its class says nothing of the security.
_DERIVED = frozenset({AssetClass.OPTION.value, AssetClass.CORPORATE_BOND.value, AssetClass.UNKNOWN.value})


def keep_filed_securities(store: Store) -> set[int]:
    """Bring these rows up to the matches; return the filings that show one of them otherwise now.

    Only what differs is written.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    classes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, asset, asset_class, count in store.rows(
        "SELECT s.security_key, t.asset, s.asset_class, COUNT(*) FROM trade_security s"
        f' JOIN "transaction" t ON t.id = s.transaction_id WHERE s.security_key {_RANGE}'
        " GROUP BY s.security_key, t.asset, s.asset_class"
    ):
        names[key][_name(asset, key)] += count
        classes[key][asset_class] += count
    wanted = {
        key: (key, _most(printed), key.removeprefix(PREFIX), _class(classes[key]), EVIDENCE)
        for key, printed in names.items()
    }
    stored = {
        row[0]: row
        for row in store.rows(
            f"SELECT key, name, ticker, asset_class, evidence FROM security WHERE key {_RANGE}"
        )
    }
    gone = [(key,) for key in stored if key not in wanted]
    differing = [row for key, row in wanted.items() if stored.get(key) != row]
    store.connection.executemany("DELETE FROM security WHERE key = ?", gone)
    store.connection.executemany(
        "INSERT OR REPLACE INTO security (key, name, ticker, asset_class, evidence) VALUES (?, ?, ?, ?, ?)",
        differing,
    )
    return {
        filing_id
        for row in differing
        for (filing_id,) in store.rows(
            'SELECT DISTINCT t.filing_id FROM trade_security s JOIN "transaction" t'
            " ON t.id = s.transaction_id WHERE s.security_key = ?",
            (row[0],),
        )
    }


def _name(asset: str, key: str) -> str:
    """Return an asset as printed, without its own ticker in brackets at the end."""
    told = _BRACKET.search(asset)
    if told is None or told[1].casefold() != key.removeprefix(PREFIX).casefold():
        return asset
    return asset[: told.start()] or asset


def _most(counted: Counter[str]) -> str:
    return min(counted, key=lambda one: (-counted[one], one))


def _class(counted: Counter[str]) -> str:
    if AssetClass.FUND.value in counted:  # plainly told once; "stock" is also what a form says of anything
        return AssetClass.FUND.value
    own = Counter({one: count for one, count in counted.items() if one not in _DERIVED})
    return _most(own) if own else AssetClass.UNKNOWN.value
