"""What a search, a row and a page say of trades: frozen records and their JSON form. They read nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from govtrades_desktop.core.errors import StoreBug
from govtrades_desktop.core.identity import OfficialMatch, SecurityMatch
from govtrades_desktop.core.json_forms import date_json, number_json, transaction_json
from govtrades_desktop.core.records import (
    FilingStatus,
    Finding,
    LedgerState,
    Owner,
    PagePlace,
    Transaction,
    TransactionType,
    Vehicle,
)

if TYPE_CHECKING:
    from govtrades_desktop.query.edits import Standing
    from govtrades_desktop.query.filings import FilingRow


@dataclass(frozen=True, slots=True)
class TradeRow:
    """One trade as the table shows it, from the index alone.

    Attributes:
        id: of the transaction; stable.
        filing_id: of the filing.
        line: the row's number in its filing.
        traded_on: as filed.
        notified_on: as filed.
        filed_on: as the index of filings lists it.
        lag_days: from the trade to its first disclosure; None where a date is missing; negative where as
            filed.
        is_late: more than 45 days; None where the lag is unknown.
        official: the official's own name, "Last, First Suffix"; as listed where the filer is not resolved.
        state: two letters, or None.
        state_district: "CA11", or None.
        chamber: "house", "senate", …
        amount_exact_usd: to the cent.
        reading: the ledger's state of the filing.
        is_superseded: a later version repeats or corrects this row, or it deletes one; it is counted nowhere.
        is_doubtful: a check raised a doubt about this row or its whole filing.
        year: the index year of the filing.
        transaction: the row as filed, whole; None unless it was asked for (`load_rows(…, is_whole=True)`).
        official_as_filed: "Last, First Middle Suffix" as the index of filings lists the filer.
        bioguide: who the filer is; None where nobody was found.
        party: its letter on the day of the trade.
        committees: codes of the seats held on the day of the trade.
        security: the security's key; None where none was found.
        symbol: the security's ticker of today; the ticker as filed where none was found.
        issuer: the security's name.
        asset_class: one of core.identity.AssetClass.
        sector: of the security.
        role: what the filer was on the day of the filing: one of core.identity.FilerRole.
        is_edited: the user corrected something of it; amounts, official and security tell the correction.
        note: the user's.
        disclosed_on: when the first report of the versions of this trade was filed; `filed_on` is this one's.
        is_before_office: traded before the official's first day in office: party and seat are of later.
    """

    id: int
    filing_id: int
    line: int
    traded_on: dt.date | None
    notified_on: dt.date | None
    filed_on: dt.date | None
    lag_days: int | None
    is_late: bool | None
    official: str
    state: str | None
    state_district: str | None
    chamber: str
    owner: Owner
    type: TransactionType
    ticker: str | None
    asset: str
    asset_type: str | None
    amount_low_usd: int | None
    amount_high_usd: int | None
    amount_exact_usd: Decimal | None
    cap_gains_over_200: bool | None
    filing_status: FilingStatus | None
    source: str
    doc_id: str
    url: str
    year: int
    reading: LedgerState
    is_doubtful: bool
    page: int | None
    is_superseded: bool = False
    transaction: Transaction | None = None
    official_as_filed: str = ""
    bioguide: str | None = None
    party: str | None = None
    committees: tuple[str, ...] = ()
    security: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    asset_class: str | None = None
    sector: str | None = None
    role: str | None = None
    is_edited: bool = False
    note: str | None = None
    disclosed_on: dt.date | None = None
    is_before_office: bool = False

    @property
    def is_restated(self) -> bool:
        """An earlier report told of the trade; this one repeats or corrects it."""
        return self.disclosed_on is not None and self.disclosed_on != self.filed_on

    @property
    def is_deletion(self) -> bool:
        """A row that says that an earlier one was filed in error: no trade (House form, FILING STATUS)."""
        return self.filing_status is FilingStatus.DELETED

    def as_json(self) -> dict[str, Any]:
        """Return the row of the command-line contract of `search`; needs `load_rows(…, is_whole=True)`.

        Raises:
            StoreBug: the row was loaded without its fields as filed: nulls would be untrue.
        """
        if self.transaction is None:
            raise StoreBug("A row was to be printed that was not loaded whole.", transaction_id=self.id)
        told = transaction_json(self.transaction)
        return {
            **told,
            **self._amounts(told),
            "source": self.source,
            "chamber": self.chamber,
            "doc_id": self.doc_id,
            "official": self.official,
            "official_as_filed": self.official_as_filed,
            "bioguide": self.bioguide,
            "role": self.role,
            "before_office": self.is_before_office,
            "party": self.party,
            "state": self.state,
            "state_district": self.state_district,
            "committees": list(self.committees),
            "security": self.security,
            "symbol": self.symbol,
            "issuer": self.issuer,
            "asset_class": self.asset_class,
            "sector": self.sector,
            "filed_on": date_json(self.filed_on),
            "disclosed_on": date_json(self.disclosed_on),
            "lag_days": self.lag_days,
            "is_late": self.is_late,
            "url": self.url,
            "reading": self.reading.value,
            "is_doubtful": self.is_doubtful,
            "is_superseded": self.is_superseded,
            "edited": self.is_edited,
            "note": self.note,
        }

    def _amounts(self, told: dict[str, Any]) -> dict[str, Any]:
        """Return the amounts in force, and those as filed where the user corrected them (else null)."""
        corrected = {"amount_low_usd": self.amount_low_usd, "amount_high_usd": self.amount_high_usd}
        if not self.is_edited or all(told[name] == value for name, value in corrected.items()):
            return {"amount_as_filed": None}
        as_filed = [told["amount_low_usd"], told["amount_high_usd"]]
        return {
            **corrected,
            "amount_exact_usd": number_json(self.amount_exact_usd),
            "amount_as_filed": as_filed,
        }


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field of a row said, and what the row that replaces it says; plain JSON values.

    Attributes:
        field: its name in the JSON form; of an option's or a bond's terms with a point, "option.strike_usd".
    """

    field: str
    old: Any
    new: Any

    def as_json(self) -> dict[str, Any]:
        """Return the change in plain values."""
        return {"field": self.field, "old": self.old, "new": self.new}


@dataclass(frozen=True, slots=True)
class TradeVersion:
    """One version of a trade in the chain of its versions.

    Attributes:
        row: the row, whole.
        replaced_by: id of the row that replaces it; None of the newest.
        changes: what that one says otherwise; empty of the newest, and where it repeats word for word.
    """

    row: TradeRow
    replaced_by: int | None
    changes: tuple[FieldChange, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the version in plain values."""
        return {**self.row.as_json(), "changes": [change.as_json() for change in self.changes]}


@dataclass(frozen=True, slots=True)
class TradeDetail:
    """One trade with everything behind it.

    Attributes:
        row: the trade, whole.
        places: every page and box of the row, the main one first; empty where the source has no pages.
        findings: doubts about this row, then about its filing as a whole.
        filing: the ledger's row.
        siblings: the other trades of the filing, in its order.
        replaced_by: the row of a later amendment that repeats or corrects this one, or None.
        replaces: the rows of earlier versions that this one repeats or corrects.
        filer_printed: the filer's name as the document prints it.
        signed_on: the date of the signature.
        amendment: number of the amendment, None for originals.
        is_ipo: the House form's question on initial public offerings.
        comments: the section Comments of the whole filing.
        vehicles: investment vehicles of the filing.
        sha256: of the document in the archive, or None.
        fetched_at: when it was fetched.
        read_at: when it was read.
        pages: number of pages of the document.
        witness: the engine that read it.
        parser_version: of the reading.
        report_date: the date in the title (Senate): of an amendment, that of the report which it amends.
        images: pictures of pages in the archive (a Senate report on paper).
        edits: the user's edits that show in `row` (its own and its filing's): each tells the source's value
            of now (`now`) beside the user's (`correction.edit.value`). `row.transaction` is as filed, always.
        versions: the whole chain, oldest filed first, this row among them; empty where there is but one.
        official_match: who the filer is, how that was found, or why not; None while it waits for resolving.
        security_match: likewise, what the asset is.
    """

    row: TradeRow
    places: tuple[PagePlace, ...]
    findings: tuple[Finding, ...]
    filing: FilingRow
    siblings: tuple[TradeRow, ...]
    filer_printed: str | None
    signed_on: dt.date | None
    amendment: int | None
    is_ipo: bool | None
    comments: str | None
    vehicles: tuple[Vehicle, ...]
    sha256: str | None
    fetched_at: dt.datetime | None
    read_at: dt.datetime | None
    pages: int | None
    witness: str | None
    parser_version: int | None
    replaced_by: TradeRow | None = None
    replaces: tuple[TradeRow, ...] = ()
    report_date: dt.date | None = None
    images: int = 0
    edits: tuple[Standing, ...] = ()
    versions: tuple[TradeVersion, ...] = ()
    official_match: OfficialMatch | None = None
    security_match: SecurityMatch | None = None


@dataclass(frozen=True, slots=True)
class TradeSums:
    """Sums over some rows: an interval, never a point, and of trades in force alone.

    Attributes:
        trades: how many rows are trades in force; the sums and all further counts are over these.
        amount_low_usd: sum of the lower ends.
        amount_high_usd: sum of the upper ends; a band without one counts by its lower end.
        open_ended: bands without an upper end: with any, `amount_high_usd` is a floor ("or more").
        without_amount: trades that tell no amount.
        replaced: rows in whose place a later version stands.
        deletions: rows that say that an earlier one was filed in error.
    """

    trades: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
    without_amount: int
    replaced: int = 0
    deletions: int = 0

    @property
    def rows(self) -> int:
        """All rows, in force or not."""
        return self.trades + self.replaced + self.deletions
