"""Officials, committees and securities by SQL, and who and what each row is: no resolver takes part.

What a test expects of a list or a page is asked of these tables by plain SQL, in `tests/query`.
"""

from __future__ import annotations

from pathlib import Path

from govtrades_desktop.store.connection import Store, open_store
from tests.store.factory import fill, fill_senate

COMMITTEES = (
    ("HSBA", "House Committee on Financial Services", "house", None),
    ("HSBA15", "Oversight and Investigations", "house", "HSBA"),
    ("HSAG", "House Committee on Agriculture", "house", None),
    ("SSEG", "Senate Committee on Energy and Natural Resources", "senate", None),
)
# bioguide, first, middle, last, suffix, nickname, full name
OFFICIALS = (
    ("P000197", "Nancy", "Patricia", "Pelosi", "", "", "Nancy Pelosi"),
    ("V000081", "Nydia", "M.", "Velázquez", "", "", "Nydia M. Velázquez"),
    ("M001166", "John", "", "McGuire", "III", "", "John J. McGuire III"),
    ("W000797", "Debbie", "", "Wasserman Schultz", "", "", "Debbie Wasserman Schultz"),
    ("F000459", "Charles", "J.", "Fleischmann", "", "Chuck", 'Charles J. "Chuck" Fleischmann'),
    ("H001061", "John", "", "Hoeven", "", "", "John Hoeven"),
    ("Z000999", "Nobody", "", "Zero", "", "", "Nobody Zero"),
)
# bioguide, chamber, state, district, party, start, end
TERMS = (
    ("P000197", "house", "CA", 11, "Democrat", "2023-01-03", "2027-01-03"),
    ("V000081", "house", "NY", 7, "Democrat", "2023-01-03", "2027-01-03"),
    ("M001166", "house", "VA", 5, "Democrat", "2023-01-03", "2025-01-02"),
    ("M001166", "house", "VA", 5, "Republican", "2025-01-03", "2027-01-03"),
    ("W000797", "house", "FL", 25, "Democrat", "2023-01-03", "2027-01-03"),
    ("F000459", "house", "TN", 3, "Republican", "2023-01-03", "2027-01-03"),
    ("H001061", "senate", "ND", None, "Republican", "2023-01-03", "2029-01-03"),
    ("Z000999", "house", "WY", 0, "Independent", "2019-01-03", "2021-01-03"),
)
# bioguide, committee, side, title, rank, seen from, until
SEATS = (
    ("P000197", "HSBA", "minority", "", 3, "2023-02-01", "2025-01-10"),
    ("P000197", "HSAG", "minority", "Ranking Member", 1, "2025-01-20", None),
    ("V000081", "HSBA15", "minority", "", 2, "2023-02-01", None),
    ("F000459", "HSBA", "majority", "Chair", 1, "2023-02-01", None),
    ("F000459", "HSXX", "majority", "", 4, "2024-01-01", "2024-08-01"),
    ("H001061", "SSEG", "majority", "", 5, "2023-02-01", None),
)
_BY_LAST = {last: bioguide for bioguide, _, _, last, *_ in OFFICIALS}
# key, name, ticker, class, cik, sector, system, industry
SECURITIES = (
    ("320193:AAPL", "Apple Inc.", "AAPL", "stock", 320193, "Information Technology", "GICS", "Hardware"),
    ("1045810:NVDA", "NVIDIA Corp", "NVDA", "stock", 1045810, "Information Technology", "GICS", "Chips"),
    ("1067983:BRK-B", "Berkshire Hathaway", "BRK-B", "stock", 1067983, "Financials", "GICS", None),
    ("37996:F", "Ford Motor Co", "F", "stock", 37996, "Manufacturing", "SIC", "Motor Vehicles"),
    ("filed:MSFT", "Microsoft Corporation - Put", "MSFT", "stock", None, None, None, None),
    ("1:NONE", "Traded by Nobody", "NONE", "stock", 1, "Energy", "GICS", None),
)
_BY_TICKER = {"AAPL": "320193:AAPL", "NVDA": "1045810:NVDA", "BRK.B": "1067983:BRK-B", "F": "37996:F"}


def add_reference(store: Store) -> None:
    """Store the people, committees and securities above."""
    with store.transaction() as connection:
        tables = {
            "committee (code, name, chamber, parent)": COMMITTEES,
            "official (bioguide, first, middle, last, suffix, nickname, full_name)": OFFICIALS,
            "term (bioguide, chamber, state, district, party, start_on, end_on)": TERMS,
            "committee_seat (bioguide, committee, side, title, rank, seen_from, seen_until)": SEATS,
        }
        for table, rows in tables.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute("UPDATE official SET birthday = '1940-03-26' WHERE bioguide = 'P000197'")
        connection.execute(
            "INSERT INTO official_name (bioguide, first, middle, last, suffix, nickname)"
            " VALUES ('P000197', 'Nancy', '', 'D''Alesandro', '', '')"
        )
        connection.executemany(
            "INSERT INTO security (key, name, ticker, asset_class, cik, sector, sector_system, industry,"
            " evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'made up')",
            SECURITIES,
        )
        connection.executemany(
            "INSERT INTO security_ticker (security_key, ticker, valid_from, valid_until, evidence)"
            " VALUES (?, ?, ?, ?, 'made up')",
            [
                ("1067983:BRK-B", "BRKB", None, "2010-01-01"),
                ("1067983:BRK-B", "BRK-B", "2010-01-02", None),
                ("320193:AAPL", "AAPL", None, None),
            ],
        )
        connection.execute(
            "INSERT INTO reference_file (name, source, url, etag, last_modified, as_of)"
            " VALUES ('legislators', 'legislators', '', '', '', '2026-06-22')"
        )
        store.mark_changed()


def resolve_by_name(store: Store) -> None:
    """Say who and what every row is: by family name and by ticker; some are not found, some still wait."""
    with store.transaction() as connection:
        filings = connection.execute("SELECT id, last, filing_type FROM filing ORDER BY id").fetchall()
        for filing_id, last, filing_type in filings:
            bioguide = _BY_LAST.get(last)
            if bioguide is None and filing_id % 3 == 0:
                continue  # waits for resolving
            role = "member" if bioguide else "candidate" if filing_type == "C" else "other"
            method, confidence = ("name_seat", 0.99) if bioguide else (None, None)
            reason = None if bioguide else f"Nobody of the name {last} held office."
            connection.execute(
                "INSERT INTO filing_official VALUES (?, ?, ?, ?, ?, ?)",
                (filing_id, bioguide, role, method, confidence, reason),
            )
        rows = connection.execute('SELECT id, ticker, asset_type FROM "transaction" ORDER BY id').fetchall()
        for trade_id, ticker, code in rows:
            if trade_id % 11 == 0:
                continue  # waits for resolving
            key = None if trade_id % 7 == 0 else _BY_TICKER.get(ticker)
            method = None if key is None else "ticker_dated"
            if ticker == "MSFT" and trade_id % 7:
                key, method = "filed:MSFT", "as_filed"
            kind = {"OP": "option", "GS": "government_bond", "OT": "other"}.get(code, "stock")
            connection.execute(
                "INSERT INTO trade_security VALUES (?, ?, ?, ?, ?, ?)",
                (
                    trade_id,
                    key,
                    kind,
                    method,
                    None if key is None else 0.9,
                    None if key else "No list has it.",
                ),
            )
        # House rows that an amendment repeats, or reports deleted: a few, of one official each
        pairs = connection.execute(
            'SELECT MIN(t.id), MAX(t.id) FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
            " WHERE f.source = 'house' GROUP BY f.last HAVING COUNT(*) > 9"
        ).fetchall()
        connection.executemany('UPDATE "transaction" SET replaced_by = ?2 WHERE id = ?1', pairs)
        connection.execute("UPDATE filing SET touched = touched + 1")
        store.mark_changed()


def identified_database(path: Path, *, filings: int = 150, seed: int = 7) -> Path:
    """Make a database of both chambers in which it is known who filed and what was traded, mostly."""
    with open_store(path) as store:
        fill(store, filings=filings, seed=seed)
        fill_senate(store)
        add_reference(store)
        resolve_by_name(store)
    return path
