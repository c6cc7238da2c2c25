"""Lays a folder of generated filings out as the official site's paths are, and keeps what they say.

A whole refresh can so be tested against known truth: `make_filings` returns every listed filing with the
state and the rows that must come of it.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.filings.house_index_zip import IndexRow, index_zip
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.paper_scan_pdf import paper_pdf
from tests.filings.specs import PtrSpec, RowSpec, VehicleSpec
from tests.filings.truth import BANDS, expected_rows

# (last, first, district) of people who do not exist.
PEOPLE = (
    ("Quill", "Ada", "ZZ01"), ("Andr\u00e9-Vel\u00e1zquez", "Zo\u00eb", "ZZ02"),
    ("Thorn", "Basil J.", "YY00"),
    ("Umber", 'Charles "Chip"', "YY03"), ("Marrow", "Delia", "XX11"), ("Vane", "Ezra", "XX12"),
)  # fmt: skip
# (name as printed, ticker, asset code)
ASSETS = (
    ("Acme Widgets, Inc. Class B Common Stock (ACM.B)", "ACM.B", "ST"),
    ("Borealis Mining Corporation - Common Stock (BORG)", "BORG", "ST"),
    ("Cobalt Lighting Trust 6.25% Series D Preferred (CLT$D)", "CLT$D", "ST"),
    ("Dunes Global Logistics plc - Ordinary Shares (DGLU)", "DGLU", "ST"),
    ("Elder Grove Bancorp (NASDAQ) (EGBL)", "EGBL", "ST"),
    ("Fallow County Water District Rev 5.00% due 11/15/2031", None, "GS"),
    ("Granite Peak Capital Fund II, LP", None, "HN"),
    ("Halyard Shipping Group Limited American Depositary Shares each representing two Ordinary Shares (HSGL)",
     "HSGL", "ST"),
    ("Isobar Index Fund ETF (IBX)", "IBX", "EF"),
    ("Jute", None, "OT"),
)  # fmt: skip


@dataclass(frozen=True)
class MadeFiling:
    """One generated filing: where it is listed, what it holds, what must come of it.

    Attributes:
        state: the ledger's word for it: read, paper, no_trades, failed (no document), not_fetched (no PTR).
        spec: what an e-filed PTR was drawn from.
        path: the document, or None where the index lists one that is not there.
    """

    row: IndexRow
    state: str
    spec: PtrSpec | None = None
    path: Path | None = None

    @property
    def doc_id(self) -> str:
        return self.row.doc_id

    @property
    def url_path(self) -> str:
        """The path of the document on the official site."""
        folder = "ptr-pdfs" if self.row.filing_type == "P" else "financial-pdfs"
        return f"/public_disc/{folder}/{self.row.year}/{self.doc_id}.pdf"

    def transactions(self) -> list[dict[str, Any]]:
        """Return the fields of the transactions that must be read from it."""
        return expected_rows(self.spec) if self.spec is not None and self.state == "read" else []


@dataclass(frozen=True)
class MadeFilings:
    """A generated folder and the truth about it."""

    root: Path
    filings: tuple[MadeFiling, ...]
    years: tuple[int, ...] = field(default=())

    def of_year(self, year: int) -> tuple[MadeFiling, ...]:
        return tuple(filing for filing in self.filings if filing.row.year == year)

    def ptrs(self, state: str = "") -> tuple[MadeFiling, ...]:
        """Return the PTRs, all or those of one state."""
        return tuple(f for f in self.filings if f.row.filing_type == "P" and state in ("", f.state))

    def find(self, doc_id: str) -> MadeFiling:
        return next(filing for filing in self.filings if filing.doc_id == doc_id)

    def transactions(self) -> list[tuple[str, dict[str, Any]]]:
        """Return (doc_id, fields) of every transaction of every filing."""
        return [(filing.doc_id, row) for filing in self.filings for row in filing.transactions()]

    def write_index(self, year: int, rows: Sequence[IndexRow] | None = None, *, fault: str = "") -> None:
        """Write a year's index again: other rows, or a fault (see `index_zip`)."""
        listed = list(rows) if rows is not None else [filing.row for filing in self.of_year(year)]
        index_path(self.root, year).write_bytes(index_zip(year, listed, fault=fault))


def index_path(root: Path, year: int) -> Path:
    """Return where a year's index lies in a folder of filings."""
    return root / "house" / "financial-pdfs" / f"{year}FD.zip"


def ptr_path(root: Path, year: int, doc_id: str) -> Path:
    """Return where a PTR lies in a folder of filings."""
    return root / "house" / "ptr-pdfs" / str(year) / f"{doc_id}.pdf"


def random_row(chance: random.Random, year: int) -> RowSpec:
    """Return a row such as filings hold, odd ones among them."""
    name, ticker, code = chance.choice(ASSETS)
    traded = dt.date(year, 1, 2) + dt.timedelta(days=chance.randrange(300))
    amount = chance.choice(
        [*list(BANDS)[:7], "$1,001 - $15,000", "$1,001 - $15,000", f"${chance.randrange(1, 999)}.00"]
    )
    kind = chance.choice(["P", "P", "S", "S (partial)", "E"])
    return RowSpec(
        name,
        ticker,
        code,
        type=kind,
        traded_on=traded,
        notified_on=traded + dt.timedelta(days=chance.choice([-3, 0, 1, 9, 30, 44, 983])),
        amount=amount,
        owner=chance.choice(["", "", "SP", "JT", "DC"]),
        cap_gains=kind.startswith("S") and chance.random() < 0.5,
        subholding_of=chance.choice(
            [None, "Quill Family Trust > Quill Holdings LLC", "Brokerage Account #2"]
        ),
        location=chance.choice([None, None, "US"]),
        description=chance.choice([None, None, "Rebalancing of the portfolio by an adviser"]),
    )


def _spec(chance: random.Random, row: IndexRow, rows: int) -> PtrSpec:
    layout = 1 if row.year < 2022 else 2
    day = dt.datetime.strptime(row.filing_date, "%m/%d/%Y").date()
    return PtrSpec(
        row.doc_id,
        filer=" ".join(part for part in (row.prefix, row.first, row.last) if part),
        state_district=row.state_district,
        signed_on=day,
        layout=layout,
        rows=tuple(random_row(chance, row.year) for _ in range(rows)),
        vehicles=(VehicleSpec("Quill Family Trust", "SP"), VehicleSpec("Brokerage Account #2", "", "US")),
    )


def make_filings(
    root: Path,
    seed: int = 1,
    years: Sequence[int] = (2021, 2025),
    *,
    per_year: int = 4,
    rows_each: tuple[int, int] = (1, 14),
) -> MadeFilings:
    """Write a folder of filings and return the truth about it; the same for the same arguments.

    Each year lists: `per_year` e-filed PTRs (layout 1 before 2022, layout 2 after), the last of which amends
    and deletes rows of the first; one paper PTR; one PTR without rows; one PTR whose document is missing; and
    two filings that are no PTR, one of them listed twice.

    Args:
        root: the folder; `house/…` is made below it.
        seed: other seeds give other rows.
        years: index years.
        per_year: e-filed PTRs a year; at least one.
        rows_each: the fewest and the most rows of an e-filed PTR.
    """
    chance = random.Random(seed)
    made: list[MadeFiling] = []
    for year in years:
        listed = _make_year(root, chance, year, per_year, rows_each)
        path = index_path(root, year)
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [filing.row for filing in listed]
        path.write_bytes(index_zip(year, [*rows, rows[-1]]))
        made += listed
    return MadeFilings(root, tuple(made), tuple(years))


def _make_year(
    root: Path, chance: random.Random, year: int, per_year: int, rows_each: tuple[int, int]
) -> list[MadeFiling]:
    serial = 900_000 + (year - 2000) * 1000  # above every real number: the bundled ledger holds those

    def index_row(number: int, lead: str, filing_type: str = "P", *, filed: bool = True) -> IndexRow:
        last, first, district = PEOPLE[number % len(PEOPLE)]
        day = dt.date(year, 11, 1) + dt.timedelta(days=number)
        return IndexRow(
            last,
            first,
            f"{lead}{serial + number:0{8 - len(lead)}d}",
            filing_type=filing_type,
            state_district=district,
            year=year,
            filing_date=f"{day.month}/{day.day}/{day.year}" if filed else "",
        )

    made: list[MadeFiling] = []
    for number in range(per_year):
        row = index_row(number, "20")
        spec = _spec(chance, row, chance.randint(*rows_each))
        if number and number == per_year - 1:
            first = made[0].spec
            assert first is not None
            spec = replace(spec, filer=first.filer, state_district=first.state_district, rows=_amended(first))
            row = replace(
                row, last=made[0].row.last, first=made[0].row.first, state_district=first.state_district
            )
        made.append(MadeFiling(row, "read", spec, _write(root, row, ptr_pdf(spec))))
    paper = index_row(per_year, "82")
    made.append(
        MadeFiling(paper, "paper", None, _write(root, paper, paper_pdf(stamp="RECEIVED", seed=serial)))
    )
    bare = index_row(per_year + 1, "20")
    bare_spec = replace(_spec(chance, bare, 1), rows=(), vehicles=())
    made.append(MadeFiling(bare, "no_trades", bare_spec, _write(root, bare, ptr_pdf(bare_spec))))
    made.append(MadeFiling(index_row(per_year + 2, "20"), "failed"))
    made.append(MadeFiling(index_row(per_year + 3, "40", "D", filed=False), "not_fetched"))
    made.append(MadeFiling(index_row(per_year + 4, "10", "C"), "not_fetched"))
    return made


def _amended(original: PtrSpec) -> tuple[RowSpec, ...]:
    """Return rows that amend the original's first and delete its last, as an amending filing has them."""
    first, last = original.rows[0], original.rows[-1]
    change = replace(first, status="Amended", row_id="2000115301", amount="$15,001 - $50,000")
    return (change, replace(last, status="Deleted", row_id="2000115312"))


def _write(root: Path, row: IndexRow, data: bytes) -> Path:
    path = ptr_path(root, row.year, row.doc_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
