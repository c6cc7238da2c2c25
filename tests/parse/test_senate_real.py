"""Real Senate pages: all of them against their totals and a second reading, some as they were looked at.

To look: open the page in a browser beside the golden's JSON. A missing golden is written and the test fails
until it was looked at; where CI runs it is not written.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.records import BondTerms, OptionTerms, ParsedFiling, ReadingState, Transaction
from govtrades_desktop.parse.entry import detect_kind, parse_document
from tests.parse.golden_form import golden_text
from tests.parse.senate_second_reading import second_reading
from tests.support import real

SENATE = real.FILINGS / "senate"
GOLDENS = Path(__file__).resolve().parents[1] / "goldens" / "senate_ptr"
# Chosen for their oddities; each was read beside its page.
LOOKED_AT = """
0068462f 008809fb 026ff795 04d279c4 06d6db62 07515a5e 07b4e543 084b183f 0b09f334 0e5d9b1e 0f1deb54 121df9b4
129f391b 149541b8 16484f65 1cf38adc 1dae4e2c 1e74ebeb 223c257d 27190d45 32274587 39701819 3da479a8 4a7a7530
4d20e452 6bd46141 79a6c9ae a78c3a39 b8620849 b8b37517 d221805d e33b0e5c
"""
# Doubts about what the filers and the site wrote, not about the reading; each was looked at.
DOUBTS = {"traded_after_filed": 7, "row_number_repeated": 4, "long_lag": 1, "term_unreadable": 1}


def _pages() -> list[Path]:
    return sorted((SENATE / "ptr").glob("*.html"))


def _page(start: str) -> Path:
    return next(path for path in _pages() if path.stem.startswith(start))


def _read(path: Path) -> ParsedFiling:
    data = path.read_bytes()
    filing = parse_document(detect_kind(data, path.name), data, doc_id=path.stem)
    assert isinstance(filing, ParsedFiling)
    return filing


def _row(start: str, line: int) -> Transaction:
    (row,) = [row for row in _read(_page(start)).transactions if row.line == line]
    return row


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _facts(row: Transaction) -> dict[str, Any]:
    """Return a row's fields by the names of the second reading, all but the number."""
    option, bond = row.option or OptionTerms(), row.bond or BondTerms()
    plain = ("ticker", "received_ticker", "asset", "received_asset", "asset_type", "comment", "company")
    return {name: getattr(row, name) for name in plain} | {
        "traded_on": _iso(row.traded_on),
        "owner": row.owner.value,
        "type": row.type.value,
        "amount_low_usd": row.amount_low_usd,
        "amount_high_usd": row.amount_high_usd,
        "location": row.location,
        "description": row.description,
        "option": row.option is not None or None,
        "option_type": option.type,
        "strike": _number(option.strike_usd),
        "expires": _iso(option.expires_on),
        "bond": row.bond is not None or None,
        "rate": _number(bond.rate_percent),
        "matures": _iso(bond.matures_on),
    }


def _compare(paths: list[Path]) -> tuple[int, int, list[str], Counter[str]]:
    """Return (rows, fields compared, disagreements, doubts) over pages."""
    rows = compared = 0
    different: list[str] = []
    doubts: Counter[str] = Counter()
    for path in paths:
        filing, second = _read(path), second_reading(path.read_text("utf-8"))
        doubts.update(finding.code for finding in filing.findings)
        read = filing.transactions
        rows += len(read)
        owners = Counter(row.owner.value for row in read)
        told: dict[str, Any] = {
            "filer": filing.filer,
            "office": filing.office,
            "filed_on": _iso(filing.filed_on),
            "report_date": _iso(filing.report_date),
            "amendment": filing.amendment,
            "totals": [len(read), *(owners[name] for name in ("self", "joint", "spouse", "dependent_child"))],
        }
        pairs = [("", told, second)]
        if len(read) != len(second["rows"]):
            different.append(f"{path.stem}: {len(read)} rows, {len(second['rows'])} by the second reading")
        # A number which the site prints twice is the one field in which a line may differ (told by a doubt).
        moved = {finding.line for finding in filing.findings if finding.code == "row_number_repeated"}
        for row, other in zip(read, second["rows"], strict=False):
            number = {} if row.line in moved else {"number": row.line}
            pairs.append((f"row {row.line} ", _facts(row) | number, other))
        for place, mine, other in pairs:
            for name, value in mine.items():
                compared += 1
                if value != other[name]:
                    different.append(f"{path.stem} {place}{name}: {value!r}, second {other[name]!r}")
        if filing.state is not ReadingState.READ or len({row.line for row in read}) != len(read):
            different.append(f"{path.stem}: {filing.state}, or a line twice")
    return rows, compared, different, doubts


@pytest.mark.real
def test_a_sample_reads_the_same_by_both_readings() -> None:
    rows, compared, different, _ = _compare(_pages()[::40])
    assert different == []
    assert rows > 150 and compared > 3_000


@pytest.mark.real
@pytest.mark.corpus
def test_every_real_page_gives_its_printed_totals_and_rows(capsys: pytest.CaptureFixture[str]) -> None:
    paths = _pages()
    rows, compared, different, doubts = _compare(paths)
    with capsys.disabled():
        sys.stdout.write(
            f"\nSenate corpus: {len(paths)} pages, {rows} rows, {compared} fields compared, "
            f"{len(different)} disagreements; doubts {dict(doubts)}\n"
        )
    assert different == []
    assert set(doubts) <= set(DOUBTS)
    if (len(paths), rows) == (1043, 9506):
        assert doubts == DOUBTS


@pytest.mark.real
@pytest.mark.parametrize("start", LOOKED_AT.split())
def test_a_real_report_reads_as_it_was_looked_at(start: str) -> None:
    text = golden_text(_read(_page(start)))
    golden = GOLDENS / f"{start}.json"
    if not golden.exists():
        if not os.environ.get("CI"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text, "utf-8", newline="\n")
        pytest.fail(f"{golden.name} was missing; look at it beside the page, then run again")
    kept = golden.read_text("utf-8")
    changes = difflib.unified_diff(kept.splitlines(), text.splitlines(), "golden", "read", lineterm="", n=0)
    assert text == kept, "\n".join(changes)


def test_every_golden_is_still_asked_for() -> None:
    """A golden that no test reads looks like proof and is none."""
    assert {path.stem for path in GOLDENS.glob("*.json")} == set(LOOKED_AT.split())
    assert len(LOOKED_AT.split()) >= 30


def _sides(row: Transaction) -> tuple[str | None, ...]:
    return row.ticker, row.asset, row.received_ticker, row.received_asset


@pytest.mark.real
def test_exchanges_by_hand() -> None:
    """Peers take an exchange for a purchase, or print both names as one asset."""
    assert _sides(_row("121df9b4", 1)) == ("VZ", "Verizon Communications Inc.", "TMUS", "T-Mobile US, Inc.")
    fox = _row("0e5d9b1e", 16)
    assert _sides(fox) == (None, "21st Century Fox Class B", "DIS", "The Walt Disney Company")
    assert _sides(_row("084b183f", 1)) == (
        None,
        "OAKTREE STRATEGIC INCOME CORP",
        None,
        "OAKTREE SPECIALTY LENDING CORP",
    )
    one = _row("1cf38adc", 9)
    assert _sides(one) == ("MDT", "Medtronic plc", None, None)
    assert one.comment == "Covidien PLC exchanged for Medtronics PLC"
    bonds = _row("39701819", 4)
    assert bonds.received_asset == bonds.asset == "Ysleta Texas Independent School District Ref Bond"
    assert bonds.bond == BondTerms(Decimal("4.0"), dt.date(2031, 8, 15))
    assert {row.type.value for row in (fox, one, bonds)} == {"exchange"}


@pytest.mark.real
def test_terms_by_hand() -> None:
    put = _row("07b4e543", 20)
    assert (put.ticker, put.asset, put.owner.value) == ("CMCSA", "Comcast Corporation", "spouse")
    assert put.option == OptionTerms("put", Decimal("42.50"), dt.date(2020, 7, 17))
    assert (put.type.value, put.amount_low_usd, put.amount_high_usd) == ("sale", 1_001, 15_000)
    short = _row(
        "0f1deb54", 5
    )  # the form's third kind of option: told in words, taken for neither put nor call
    assert short.option == OptionTerms(None, Decimal("9.00"), dt.date(2022, 12, 16))
    assert short.description == "Option Type: Short Sale"
    bond = next(row for row in _read(_page("04d279c4")).transactions if row.bond)
    assert bond.bond == BondTerms(Decimal("5.0"), dt.date(2019, 10, 1))
    private = next(row for row in _read(_page("129f391b")).transactions if row.company)
    assert (private.company, private.description) == ("Farmers Enterprises, Inc. (Great Bend, KS)", "Bank")
    crypto = next(row for row in _read(_page("3da479a8")).transactions if row.asset_type == "Cryptocurrency")
    assert crypto.location == "OTC"
    spoiled = _row("e33b0e5c", 4)
    assert spoiled.bond == BondTerms(Decimal("12.65"), None)
    assert spoiled.description == "Matures: 07/30/219"


@pytest.mark.real
def test_heads_and_numbers_by_hand() -> None:
    amended = _read(_page("26ae70ce"))
    assert (amended.amendment, amended.report_date) == (3, dt.date(2015, 1, 9))
    assert [row.line for row in amended.transactions] == [
        7,
        6,
        5,
        4,
        3,
        2,
        1,
    ]  # the site prints 7 for the last
    former = [_read(path) for path in _pages()[::25]]
    assert {filing.filer_status for filing in former} == {"Senator", "Former Senator"}
    hoeven = _read(_page("0068462f"))
    assert (hoeven.filer, hoeven.office) == ("The Honorable John Hoeven", "Hoeven, John")
    assert (hoeven.filed_on, [row.line for row in hoeven.transactions]) == (
        dt.date(2017, 5, 3),
        [6, 5, 4, 3, 2, 1],
    )
    assert "dependent_child" in {row.owner.value for row in _read(_page("07515a5e")).transactions}
    assert "Over" not in str(_read(_page("b8620849")).transactions)
    assert (50_000_001, None) in {
        (row.amount_low_usd, row.amount_high_usd) for row in _read(_page("b8620849")).transactions
    }


@pytest.mark.real
@pytest.mark.parametrize(
    ("start", "images"), [("14607985", 4), ("4fbbf6be", 5), ("8e8ae815", 5), ("d7d35e4a", 2)]
)
def test_paper_names_its_images(start: str, images: int) -> None:
    (path,) = (SENATE / "paper").glob(f"{start}*.html")
    data = path.read_bytes()
    filing = parse_document(detect_kind(data), data)
    assert isinstance(filing, ParsedFiling)
    assert (filing.state, filing.doc_id, filing.pages) == (ReadingState.PAPER, path.stem, images)
    assert len(set(filing.image_urls)) == images
    assert all((SENATE / "media" / url.rsplit("/", 1)[1]).exists() for url in filing.image_urls)
    assert f"{images} page images" in str(filing.reason)


@pytest.mark.real
def test_other_pages_of_the_site_are_named() -> None:
    told = {_read(path).reason for path in (real.FILINGS / "other" / "senate").glob("*.html")}
    assert len(told) == 2
    assert any('"Find Reports" page' in str(reason) for reason in told)
    assert any("Annual Report for 2016 Due Date Extension 1" in str(reason) for reason in told)
