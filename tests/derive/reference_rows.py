"""A few officials, seats and securities as rows of the database, for the tests of deriving."""

from __future__ import annotations

from govtrades_desktop.store.connection import Store

# by bioguide: names; terms (chamber, state, district, party, start, end); seats (committee, from, until)
OFFICIALS = {
    "P000197": (
        ("Nancy", "Pelosi", "", "Nancy Pelosi"),
        [("house", "CA", 11, "Democrat", "2023-01-03", "2025-01-03"),
         ("house", "CA", 11, "Democrat", "2025-01-03", "2027-01-03")],
        [],
    ),
    "S000001": (
        ("Ada", "Switch", "III", "Ada B. Switch III"),
        [("house", "TX", 3, "Democrat", "2021-01-03", "2023-01-03"),
         ("senate", "TX", None, "Independent", "2023-01-03", "2029-01-03")],
        [("SSFI", "2023-02-01", "2025-02-01"), ("SSAF", "2024-03-01", None), ("SSFI10", "2024-03-01", None)],
    ),
    "G000002": (("Gone", "Long", "", "Gone Long"), [("house", "NY", 4, "Republican", None, None)], []),
    "F000003": (
        ("Former", "Member", "", "Former Member"),
        [("house", "AK", 0, "Libertarian", "2011-01-03", "2013-01-03")],
        [],
    ),
}  # fmt: skip
SECURITIES = [
    # key, name, ticker, class, cik, sector, system, industry; tickers
    (("320193:AAPL", "Apple Inc.", "AAPL", "stock", 320193, "Information Technology", "GICS", None),
     ("AAPL",)),
    (("1326801:META", "Meta Platforms, Inc.", "META", "stock", 1326801, None, None, None), ("META", "FB")),
    (("filed:ZZZZ", "Zzz", "ZZZZ", "stock", None, None, None, None), ()),
]  # fmt: skip


def put_reference(store: Store, *, as_of: str = "2026-06-01") -> None:
    """Store them all."""
    with store.transaction() as connection:
        for bioguide, (names, terms, seats) in OFFICIALS.items():
            first, last, suffix, full = names
            connection.execute(
                "INSERT INTO official VALUES (?, ?, '', ?, ?, '', ?, NULL)",
                (bioguide, first, last, suffix, full),
            )
            connection.executemany(
                "INSERT INTO term (bioguide, chamber, state, district, party, start_on, end_on)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(bioguide, *term) for term in terms],
            )
            connection.executemany(
                "INSERT INTO committee_seat (bioguide, committee, side, title, seen_from, seen_until)"
                " VALUES (?, ?, 'majority', '', ?, ?)",
                [(bioguide, *seat) for seat in seats],
            )
        for values, tickers in SECURITIES:
            put_security(store, values, tickers)
        connection.execute(
            "INSERT INTO reference_file (name, source, url, etag, last_modified, content_sha256, as_of)"
            " VALUES ('legislators', 'legislators', '', '', '', 'a', ?)",
            (as_of,),
        )
        store.mark_changed()


def put_security(store: Store, values: tuple[object, ...], tickers: tuple[str, ...]) -> None:
    """Store one security (within a transaction)."""
    store.execute(
        "INSERT INTO security"
        " (key, name, ticker, asset_class, cik, sector, sector_system, industry, evidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'test')",
        values,
    )
    store.connection.executemany(
        "INSERT INTO security_ticker (security_key, ticker, evidence) VALUES (?, ?, 'test')",
        [(values[0], ticker) for ticker in tickers],
    )


def resolve_filing(store: Store, filing_id: int, bioguide: str | None, keys: dict[int, str | None]) -> None:
    """Say who a filing's filer is and what its rows are: a key by line (within a transaction)."""
    store.execute(
        "INSERT OR REPLACE INTO filing_official (filing_id, bioguide, role, method, confidence)"
        " VALUES (?, ?, ?, ?, ?)",
        (filing_id, bioguide, "member" if bioguide else "other", bioguide and "name", bioguide and 0.987),
    )
    rows = store.rows('SELECT id, line FROM "transaction" WHERE filing_id = ?', (filing_id,))
    store.connection.executemany(
        "INSERT OR REPLACE INTO trade_security (transaction_id, security_key, asset_class) VALUES (?, ?, ?)",
        [(one, keys.get(line), "stock" if keys.get(line) else "unknown") for one, line in rows],
    )
    store.touch([filing_id], is_forgotten=False)
