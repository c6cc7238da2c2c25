"""What a generated page of the Senate's site shall say, and what a reader must make of it. Draws nothing.

Owes nothing to the parser: bands, owners and the like are written out here a second time on purpose.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.filings.truth import BANDS

OWNERS = {"Self": "self", "Spouse": "spouse", "Joint": "joint", "Child": "dependent_child"}
TYPES = {
    "Purchase": "purchase",
    "Sale (Full)": "sale",
    "Sale (Partial)": "partial_sale",
    "Exchange": "exchange",
}
UUID = "0f0e0d0c-1111-4222-8333-a0b0c0d0e0f0"


@dataclass(frozen=True)
class SenateRow:
    """One row as it is to stand on the page, and what a reader must make of it.

    Attributes:
        number: the number printed in the row; None numbers the rows downwards, as the site does.
        ticker: without it the page prints `--`.
        asset: the name; of an exchange with both sides, the one given.
        received: the name of the other side of an exchange; None prints one name without marks.
        received_ticker: printed under the first, only where there is one.
        asset_type: may be empty.
        terms: (label, value) as printed under the name.
        expected: fields that the terms must give, by the names of `Transaction`.
    """

    asset: str
    ticker: str | None = None
    number: int | None = None
    traded_on: dt.date = dt.date(2024, 3, 4)
    owner: str = "Self"
    asset_type: str = "Stock"
    type: str = "Purchase"
    amount: str = "$1,001 - $15,000"
    comment: str | None = None
    received: str | None = None
    received_ticker: str | None = None
    terms: tuple[tuple[str, str], ...] = ()
    expected: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class SenateReport:
    """A whole electronic report.

    Attributes:
        filed: what stands after "Filed", e.g. `03/20/2024 @ 12 PM`; None for the date of `filed_on`.
        totals: printed in place of the right ones: all, Self, Joint, Spouse, Dependent Child.
        bracket: what stands beside the filer's name.
    """

    rows: tuple[SenateRow, ...] = ()
    filer: tuple[str, ...] = ("The Honorable Ada", "Q", "Quill")
    bracket: str = "Quill, Ada Q."
    report_date: dt.date = dt.date(2024, 3, 20)
    filed_on: dt.date = dt.date(2024, 3, 20)
    filed: str | None = None
    amendment: int | None = None
    totals: tuple[int, int, int, int, int] | None = None

    def numbers(self) -> list[int]:
        """Return the number printed in each row."""
        return [
            row.number if row.number is not None else len(self.rows) - place
            for place, row in enumerate(self.rows)
        ]

    def printed_totals(self) -> tuple[int, ...]:
        """Return the totals that the page prints: all, Self, Joint, Spouse, Dependent Child."""
        if self.totals is not None:
            return self.totals
        owners = [row.owner for row in self.rows]
        return (len(owners), *(owners.count(owner) for owner in ("Self", "Joint", "Spouse", "Child")))


def expected_row(row: SenateRow, line: int) -> dict[str, Any]:
    """Return the fields of one transaction, by the names of `Transaction`."""
    low, high = BANDS[row.amount]
    return {
        "line": line,
        "owner": OWNERS[row.owner],
        "asset": " ".join(row.asset.split()),
        "ticker": row.ticker,
        "asset_type": row.asset_type or None,
        "type": TYPES[row.type],
        "traded_on": row.traded_on,
        "notified_on": None,
        "amount_low_usd": low,
        "amount_high_usd": high,
        "received_asset": row.received,
        "received_ticker": row.received_ticker,
        "comment": row.comment,
        "page": None,
        "option": None,
        "bond": None,
        "company": None,
        "description": None,
        "location": None,
        **dict(row.expected),
    }


def option(kind: str | None, strike: str | None, expires: dt.date | None) -> dict[str, Any]:
    """Return the fields of an option's terms, by the names of `OptionTerms`."""
    return {"type": kind, "strike_usd": None if strike is None else Decimal(strike), "expires_on": expires}


def bond(rate: str | None, matures: dt.date | None) -> dict[str, Any]:
    """Return the fields of a bond's terms, by the names of `BondTerms`."""
    return {"rate_percent": None if rate is None else Decimal(rate), "matures_on": matures}


def _option_row(kind: str, strike: str, expires: str, **expected: Any) -> SenateRow:
    terms = (("Option Type", kind), ("Strike price", strike), ("Expires", expires))
    return SenateRow(
        "Acme Widgets, Inc.", "ACMW", asset_type="Stock Option", terms=terms, expected=tuple(expected.items())
    )


def _bond_row(rate: str, matures: str, **expected: Any) -> SenateRow:
    terms = (("Rate/Coupon", rate), ("Matures", matures))
    return SenateRow(
        "Quillshire County GO Bond",
        asset_type="Municipal Security",
        terms=terms,
        expected=tuple(expected.items()),
    )


_DAY = dt.date(2031, 7, 1)
_EXPIRY = dt.date(2024, 12, 20)
_MARKUP = "<script>alert('1')</script> <b>Fund</b> &amp; \"Sons\" <td>"
# Every oddity of a row that real pages show, each with what a reader must make of it.
ODD_ROWS: dict[str, SenateRow] = {
    "class_share": SenateRow("Berkshire Widgets Class B", "BRW.B", owner="Spouse"),
    "index_ticker": SenateRow("Acme Volatility Index", "^ACX"),
    "lower_amounts": SenateRow("Acme Widgets, Inc.", "ACMW", amount="$15,001 - $50,000", owner="Joint"),
    "open_band": SenateRow("Quill Family Trust Fund", amount="Over $50,000,000", type="Sale (Partial)"),
    "highest_closed_band": SenateRow("Acme", "ACM", amount="$25,000,001 - $50,000,000", type="Sale (Full)"),
    "child": SenateRow("Acme Widgets, Inc.", "ACMW", owner="Child", comment="sep"),
    "empty_asset_type": SenateRow("Acme Widgets, Inc. (NYSE)", "ACMW", asset_type=""),
    "no_ticker_but_in_name": SenateRow("ENB-Enbridged Inc.", None),
    "blanks_in_name": SenateRow("Acme   Widgets,\n  Inc.", "ACMW"),
    "accents": SenateRow("Société Générale d’Été – Class “A”", None, comment="naïve"),
    "markup_in_name": SenateRow(_MARKUP, None, comment="<img src=x onerror=alert(1)> & </table> <tr>"),
    "long_comment": SenateRow("Acme", "ACM", comment="A third party manages this account. " * 20 + "End."),
    "comment_dash": SenateRow("Acme", "ACM", comment="-- not a dash alone"),
    "traded_after_filed": SenateRow("Acme", "ACM", traded_on=dt.date(2024, 5, 1)),
    "put": _option_row("Put", "$42.50", "12/20/2024", option=option("put", "42.50", _EXPIRY)),
    "call_short_year": _option_row(
        "Call", "$1,250.00", "12/20/24", option=option("call", "1250.00", _EXPIRY)
    ),
    "short_sale": _option_row(
        "Short Sale",
        "$9.00",
        "12/20/2024",
        option=option(None, "9.00", _EXPIRY),
        description="Option Type: Short Sale",
    ),
    "neither": _option_row(
        "Neither", "$9", "12/20/2024", option=option(None, "9", _EXPIRY), description="Option Type: Neither"
    ),
    "strike_unreadable": _option_row(
        "Put",
        "at the money",
        "12/20/2024",
        option=option("put", None, _EXPIRY),
        description="Strike price: at the money",
    ),
    "option_not_told": _option_row("Call", "$", "--", option=option("call", None, None)),
    "bond": _bond_row("5.25%", "07/01/2031", bond=bond("5.25", _DAY)),
    "bond_iso": _bond_row("5", "2031-07-01", bond=bond("5", _DAY)),
    "bond_short_year": _bond_row("04.000%", "7/1/31", bond=bond("4.000", _DAY)),
    "bond_no_whole": _bond_row(".94", "07/01/2031", bond=bond("0.94", _DAY)),
    "bond_blank_percent": _bond_row("3.00 %", "07/01/2031", bond=bond("3.00", _DAY)),
    "bond_floating": _bond_row(
        "1.7% - Floating",
        "07/01/2031",
        bond=bond("1.7", _DAY),
        description="Rate/Coupon: 1.7% - Floating",
    ),
    "bond_unreadable_year": _bond_row(
        "12.65%", "07/30/219", bond=bond("12.65", None), description="Matures: 07/30/219"
    ),
    "bond_not_told": _bond_row("--", "", bond=bond(None, None)),
    "private_company": SenateRow(
        "Quill Holdings",
        asset_type="Non-Public Stock",
        terms=(("Company", "Quill Holdings, Inc. (Great Bend, KS)"), ("Description", "Bank: rural & small")),
        expected=(
            ("company", "Quill Holdings, Inc. (Great Bend, KS)"),
            ("description", "Bank: rural & small"),
        ),
    ),
    "description_alone": SenateRow(
        "Quill Partners",
        asset_type="Other",
        terms=(("Description", "Real estate"),),
        expected=(("description", "Real estate"),),
    ),
    "crypto": SenateRow(
        "Bitcoin",
        asset_type="Cryptocurrency",
        terms=(("Exchange/Platform", "OTC"),),
        expected=(("location", "OTC"),),
    ),
    "exchange_two_tickers": SenateRow(
        "Acme & Co. (old)", "ACMW", type="Exchange", received="Newco, Inc.", received_ticker="NEWC"
    ),
    "exchange_received_ticker": SenateRow(
        "Acme Widgets", None, type="Exchange", received="Newco, Inc.", received_ticker="NEWC"
    ),
    "exchange_given_ticker": SenateRow("Acme Widgets", "ACMW", type="Exchange", received="Newco, Inc."),
    "exchange_no_ticker": SenateRow("CVGX", None, type="Exchange", received="SNXX"),
    "exchange_one_name": SenateRow("Acme Widgets", "ACMW", type="Exchange", comment="Merged into Newco"),
    "exchange_of_bonds": SenateRow(
        "Quillshire Ref Bond",
        None,
        type="Exchange",
        received="Quillshire Prerefunded Bond",
        asset_type="Municipal Security",
        terms=(("Rate/Coupon", "4.0%"), ("Matures", "07/01/2031")),
        expected=(("bond", bond("4.0", _DAY)),),
    ),
}
"""Every oddity by name. `markup_in_name` is escaped on the page, as the site does."""


def odd_report(**changes: Any) -> SenateReport:
    """Return a report with every odd row, and one row that is repeated exactly."""
    rows = (*ODD_ROWS.values(), ODD_ROWS["child"])
    return SenateReport(**{"rows": rows, **changes})
