"""A made-up ledger of the real one's shape, of any size, with who and what resolved: for the bench.

Measured on the bundled ledger and scaled up: some eleven rows a filing, a few filings of hundreds; a third as
many spellings of assets as rows at 13,000 rows, growing slower than the rows; one security in six thousand
traded ten times as often as the hundredth; one row in six without a ticker; one filer in twelve unknown.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_index
from govtrades_desktop.store.rows import TRANSACTION_COLUMNS, transaction_values
from tests.store.factory import NOW, make_index, make_ref, random_transactions

OFFICIALS = 700
SECURITIES = 8_000
FIRST_DAY = dt.date(2012, 1, 3)
DAYS = 5_000
_SIZES = (1, 2, 3, 5, 8, 14, 40, 200)
_SIZE_WEIGHTS = (24, 16, 14, 14, 12, 10, 8, 2)
_SECTORS = (
    *("Information Technology", "Financials", "Health Care", "Industrials", "Energy", "Utilities"),
    *("Consumer Staples", "Consumer Discretionary", "Materials", "Real Estate", "Communication Services"),
)
_CODES = [f"HS{first}{second}" for first in "ABCDEF" for second in "ABCDE"]
_SPELLINGS = (
    "{} - Common Stock", "{}", "{} Common Stock", "{}. Class A", "{} (NYSE)", "{} - Ordinary Shares",
    "{} New", "The {} Company",
)  # fmt: skip
_SYLLABLES = (
    *("al", "ber", "cor", "dan", "ex", "fin", "gar", "hol", "in", "jo", "kel", "lum", "mer", "nor", "or"),
    *("pel", "qua", "ros", "syn", "tech", "un", "vel", "west", "xen", "york", "zim", "nun", "trans"),
)


def word(chance: random.Random, syllables: int = 3) -> str:
    """Return a word that nobody has heard."""
    found = "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()
    return f"{found}ñez" if chance.random() < 0.004 else found


def make_ledger(path: Path, trades: int, seed: int = 5) -> None:
    """Fill a database with `trades` trades, by few big transactions: this is not what is measured."""
    chance = random.Random(seed)
    people = [(word(chance, 2), f"{word(chance, 2)}{word(chance, 1).casefold()}") for _ in range(OFFICIALS)]
    sizes, have = [], 0
    while have < trades:
        sizes.append(min(chance.choices(_SIZES, _SIZE_WEIGHTS)[0], trades - have))
        have += sizes[-1]
    with open_store(path) as store:
        filers = [int(OFFICIALS * chance.random() ** 2) for _ in sizes]
        refs = [
            make_ref(
                str(20_000_000 + number),
                year=FIRST_DAY.year + number * 13 // len(sizes),
                first=people[filers[number]][0],
                last=people[filers[number]][1],
                state_district=f"CA{filers[number] % 53:02d}",
                filed_on=FIRST_DAY + dt.timedelta(days=number * DAYS // len(sizes)),
            )
            for number in range(len(sizes))
        ]
        for year, listed in groupby(refs, key=lambda ref: ref.year):
            ingest_index(store, make_index(*listed, year=year), seen_at=NOW)
        with store.transaction() as connection:
            columns = ", ".join(TRANSACTION_COLUMNS)
            marks = ", ".join("?" * (len(TRANSACTION_COLUMNS) + 1))
            connection.executemany(
                f'INSERT INTO "transaction" (filing_id, {columns}) VALUES ({marks})',
                _rows(chance, sizes, trades),
            )
            connection.execute(
                "UPDATE filing SET reading = 'read', transaction_count ="
                ' (SELECT COUNT(*) FROM "transaction" t WHERE t.filing_id = filing.id)'
            )
            store.mark_changed()
        _resolve(store, chance, people)


def _rows(chance: random.Random, sizes: list[int], trades: int) -> Iterator[tuple[Any, ...]]:
    companies = [
        f"{word(chance)} {chance.choice(['Inc', 'Corp', 'Holdings', 'plc'])}" for _ in range(SECURITIES)
    ]
    weights = list(accumulate(1 / (10 + rank) for rank in range(SECURITIES)))
    spellings = max(2, min(len(_SPELLINGS), trades // 20_000))
    without = [
        f"{word(chance)} County {chance.choice(['Bond', 'Note', 'Fund', 'LP'])} {number}"
        for number in range(max(50, trades // 25))
    ]
    template = [list(transaction_values(one)) for one in random_transactions(chance, 3000)]
    line, asset, ticker, day, status = (
        TRANSACTION_COLUMNS.index(name) for name in ("line", "asset", "ticker", "traded_on", "filing_status")
    )
    securities = range(SECURITIES)
    for number, size in enumerate(sizes):
        filed = number * DAYS // len(sizes)
        chosen = chance.choices(securities, cum_weights=weights, k=size)
        for at, security in enumerate(chosen):
            row = template[chance.randrange(3000)].copy()
            row[line] = at + 1
            if row[status] == "deleted" and chance.random() < 0.97:
                row[status] = "new"
            if chance.random() < 0.16:
                row[asset], row[ticker] = chance.choice(without), None
            else:
                spelling = min(int(chance.expovariate(0.7)), spellings - 1)
                row[asset] = _SPELLINGS[spelling].format(companies[security])
                row[ticker] = f"T{security}"
            if row[day] is not None:
                lag = int(chance.expovariate(1 / 25))
                row[day] = (FIRST_DAY + dt.timedelta(days=filed - lag)).isoformat()
            yield (number + 1, *row)


def _resolve(store: Store, chance: random.Random, people: list[tuple[str, str]]) -> None:
    with store.transaction() as connection:
        ids = {person: f"B{number:06d}" for number, person in enumerate(people) if number % 12 != 5}
        for number, ((first, last), bioguide) in enumerate(ids.items()):
            connection.execute(
                "INSERT INTO official VALUES (?, ?, '', ?, '', '', ?, NULL)",
                (bioguide, first, last, f"{first} {last}"),
            )
            party = "Democrat" if number % 2 else "Republican"
            connection.execute(
                "INSERT INTO term (bioguide, chamber, state, district, party, start_on, end_on)"
                " VALUES (?, 'house', 'CA', ?, ?, '2011-01-03', '2027-01-03')",
                (bioguide, number % 53, party),
            )
            connection.executemany(
                "INSERT INTO committee_seat (bioguide, committee, side, title, seen_from, seen_until)"
                " VALUES (?, ?, 'majority', '', ?, ?)",
                [
                    (bioguide, code, f"{year}-01-05", f"{year + 2}-01-03")
                    for year in range(2011, 2027, 4)
                    for code in chance.sample(_CODES, 3)
                ],
            )
        connection.executemany(
            "INSERT INTO security (key, name, ticker, asset_class, sector, sector_system, evidence)"
            " VALUES (?, ?, ?, 'stock', ?, ?, '')",
            [
                (
                    f"{one}:T{one}",
                    f"{word(chance)} {word(chance, 2)} Corp",
                    f"T{one}",
                    sector,
                    sector and "GICS",
                )
                for one in range(SECURITIES)
                for sector in (chance.choice(_SECTORS) if one % 9 else None,)
            ],
        )
        filers = connection.execute("SELECT id, first, last FROM filing").fetchall()
        connection.executemany(
            "INSERT INTO filing_official (filing_id, bioguide, role, method, confidence)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                (one, found, "member" if found else "other", found and "name_seat", found and 0.99)
                for one, first, last in filers
                for found in (ids.get((first, last)),)
            ],
        )
        connection.execute(
            "INSERT INTO trade_security (transaction_id, security_key, asset_class, method, confidence)"
            " SELECT id, CASE WHEN ticker IS NULL OR id % 50 = 0 THEN NULL"
            " ELSE substr(ticker, 2) || ':' || ticker END,"
            " CASE WHEN ticker IS NULL THEN 'other' ELSE 'stock' END,"
            " CASE WHEN ticker IS NULL OR id % 50 = 0 THEN NULL ELSE 'ticker_dated' END, 0.9"
            ' FROM "transaction"'
        )
        store.mark_changed()
