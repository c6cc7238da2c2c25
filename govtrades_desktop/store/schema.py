"""The newest schema, as peewee models: what a fresh database is created from, whole.

Here are the ledger, the rows of its reports, and who and what they were resolved to; what was asked of the
sources is in `schema_runs.py`, reference data in `schema_identity.py`, prices in `schema_prices.py`. `MODELS`
names every table.

Migrations never import this module (they are plain DDL frozen in time); a test holds both to the same shape.
No model is bound to a database: every query is executed with one given explicitly, so that two stores may be
open in one process and threads share nothing.

Forms: dates are ISO text `2025-05-16`, moments ISO text in UTC `2025-05-16T12:05:00Z`, exact money is decimal
text, band ends are whole US dollars, booleans 0/1/NULL.
"""

# ruff: noqa: D106 - peewee's nested Meta says itself what it is
from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)

from govtrades_desktop.core.identity import AssetClass, FilerRole
from govtrades_desktop.core.records import FilingStatus, LedgerState, Owner, ReadingState, TransactionType
from govtrades_desktop.store.schema_base import Table, flag, one_of
from govtrades_desktop.store.schema_identity import (
    CommitteeRow,
    CommitteeSeatRow,
    OfficialNameRow,
    OfficialRow,
    ReferenceFile,
    SecurityNameRow,
    SecurityRow,
    SecurityTickerRow,
    TermRow,
)
from govtrades_desktop.store.schema_prices import (
    PriceDoubtRow,
    PriceSeriesRow,
    PriceSourceRow,
    PriceSplitRow,
    PriceYear,
    TradingCalendar,
)
from govtrades_desktop.store.schema_runs import IndexFinding, IndexState, RefreshRun, SourceState

READINGS = (LedgerState.NOT_FETCHED.value, *(state.value for state in ReadingState))


# by hand: document refers to filing and filing to document
_DOCUMENT = SQL('REFERENCES "document" ("id")')


class DatabaseFact(Table):
    """The table `meta`: facts about the database: `lineage`, `generation`, `created_at`, `starter_date`.

    `lineage` is a random name, new at creation and at each restore; `generation` rises with every
    transaction that changes what a screen may show. Together they name one state of the data, and the indexes
    derived from it.
    """

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "meta"


class Filing(Table):
    """The ledger: one row for every filing that an official index listed.

    `reading` is what became of the document. `vanished_at` and `superseded_by` stand apart, so that a filing
    that comes back is what it was; the view `filing_state` folds the three into the one LedgerState.
    `reason` tells why the state is what it is; of a good reading that could not be repeated, that the earlier
    rows stand. `document_id` is the newest document, `read_document_id` the one the rows came from (its page
    is the ink behind them), `tried_document_id` the one that was tried last. `times_listed` is 0 of a filing
    that was imported by hand and no index has listed yet. `report_date` (Senate) is the date in the title: of
    an amendment, the one of the report it amends. `touched` is the generation that last changed the row, its
    transactions, or who and what they were resolved to.
    """

    id = AutoField()
    source = TextField()
    doc_id = TextField()
    filing_type = TextField()
    year = IntegerField()
    prefix = TextField()
    first = TextField()
    last = TextField()
    suffix = TextField()
    state_district = TextField()
    filed_on = TextField(null=True)
    kind = TextField(null=True)
    url = TextField()
    title = TextField(default="", constraints=[SQL("DEFAULT ''")])
    times_listed = IntegerField()
    first_seen_on = TextField()
    last_seen_on = TextField()
    vanished_at = TextField(null=True)
    superseded_by = ForeignKeyField("self", null=True, column_name="superseded_by")
    reading = TextField(constraints=[one_of("reading", READINGS)])
    reason = TextField(null=True)
    document_id = IntegerField(null=True, constraints=[_DOCUMENT])
    read_document_id = IntegerField(null=True, constraints=[_DOCUMENT])
    tried_document_id = IntegerField(null=True, constraints=[_DOCUMENT])
    tried_parser_version = IntegerField(null=True)
    read_at = TextField(null=True)
    parser_version = IntegerField(null=True)
    witness = TextField(null=True)
    filer_printed = TextField(null=True)
    filer_status = TextField(null=True)
    state_district_printed = TextField(null=True)
    filed_on_printed = TextField(null=True)
    signed_on = TextField(null=True)
    amendment = IntegerField(null=True)
    report_date = TextField(null=True)
    is_ipo = IntegerField(null=True, constraints=[flag("is_ipo")])
    comments = TextField(null=True)
    pages = IntegerField(null=True)
    transaction_count = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    finding_count = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    failures = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    failed_at = TextField(null=True)
    failure_kind = TextField(null=True)
    is_wanted = IntegerField(default=0, constraints=[flag("is_wanted"), SQL("DEFAULT 0")])
    touched = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])

    class Meta:
        table_name = "filing"
        indexes = (
            (("source", "doc_id"), True),
            (("source", "year", "reading"), False),
            (("source", "report_date"), False),
            (("touched",), False),
        )


class Document(Table):
    """The bytes of a filing as the source sent them, by sha256; earlier versions of one filing are kept."""

    id = AutoField()
    filing = ForeignKeyField(Filing, on_delete="CASCADE", column_name="filing_id", index=False)
    sha256 = TextField()
    size_bytes = IntegerField()
    url = TextField()
    etag = TextField(default="", constraints=[SQL("DEFAULT ''")])
    last_modified = TextField(default="", constraints=[SQL("DEFAULT ''")])
    fetched_at = TextField()

    class Meta:
        table_name = "document"
        indexes = ((("filing", "sha256"), True), (("sha256",), False))


class PageImage(Table):
    """One page of a report on paper, as the picture that its page shows: the table `page_image`."""

    id = AutoField()
    document = ForeignKeyField(Document, on_delete="CASCADE", column_name="document_id", index=False)
    page = IntegerField()
    sha256 = TextField()
    size_bytes = IntegerField()
    url = TextField()
    fetched_at = TextField()

    class Meta:
        table_name = "page_image"
        indexes = ((("document", "page"), True), (("sha256",), False))


class FetchAttempt(Table):
    """One try to fetch or read something: how it ended, in words. Pruned by age."""

    id = AutoField()
    run = ForeignKeyField(RefreshRun, null=True, on_delete="CASCADE", column_name="run_id")
    filing = ForeignKeyField(Filing, null=True, on_delete="CASCADE", column_name="filing_id")
    source = TextField()
    year = IntegerField(null=True)
    url = TextField()
    at = TextField()
    outcome = TextField(constraints=[one_of("outcome", ("fetched", "failed"))])
    error_kind = TextField(null=True)
    error = TextField(null=True)
    hint = TextField(null=True)
    size_bytes = IntegerField(null=True)
    elapsed_s = FloatField(null=True)

    class Meta:
        table_name = "fetch_attempt"
        indexes = ((("at",), False),)


class Trade(Table):
    """One row of a report, as filed: the table `transaction`. Identity is (filing, line), never content.

    `replaced_by` is the row of a later amendment that repeats or corrects this one: this one stays, and is
    counted no more.
    """

    id = AutoField()
    filing = ForeignKeyField(Filing, on_delete="CASCADE", column_name="filing_id", index=False)
    line = IntegerField()
    owner = TextField(constraints=[one_of("owner", Owner)])
    asset = TextField()
    ticker = TextField(null=True)
    asset_type = TextField(null=True)
    type = TextField(constraints=[one_of("type", TransactionType)])
    traded_on = TextField(null=True)
    notified_on = TextField(null=True)
    amount_low_usd = IntegerField(null=True)
    amount_high_usd = IntegerField(null=True)
    amount_exact_usd = TextField(null=True)
    cap_gains_over_200 = IntegerField(null=True, constraints=[flag("cap_gains_over_200")])
    filing_status = TextField(null=True, constraints=[one_of("filing_status", FilingStatus)])
    row_id = TextField(null=True)
    received_asset = TextField(null=True)
    received_ticker = TextField(null=True)
    description = TextField(null=True)
    subholding_of = TextField(null=True)
    location = TextField(null=True)
    comment = TextField(null=True)
    option_type = TextField(null=True)
    option_strike_usd = TextField(null=True)
    option_expires_on = TextField(null=True)
    option_contracts = IntegerField(null=True)
    option_is_exercised = IntegerField(null=True, constraints=[flag("option_is_exercised")])
    is_option_told = IntegerField(constraints=[flag("is_option_told")])
    bond_rate_percent = TextField(null=True)
    bond_matures_on = TextField(null=True)
    is_bond_told = IntegerField(constraints=[flag("is_bond_told")])
    page = IntegerField(null=True)
    box_x0 = FloatField(null=True)
    box_top = FloatField(null=True)
    box_x1 = FloatField(null=True)
    box_bottom = FloatField(null=True)
    replaced_by = ForeignKeyField("self", null=True, on_delete="SET NULL", column_name="replaced_by")
    company = TextField(null=True)

    class Meta:
        table_name = "transaction"
        indexes = ((("filing", "line"), True),)


class TransactionPlace(Table):
    """Where a row goes on after a page break."""

    transaction = ForeignKeyField(Trade, on_delete="CASCADE", column_name="transaction_id", index=False)
    position = IntegerField()
    page = IntegerField()
    x0 = FloatField()
    top = FloatField()
    x1 = FloatField()
    bottom = FloatField()

    class Meta:
        table_name = "transaction_place"
        primary_key = False
        indexes = ((("transaction", "position"), True),)


class FilingFinding(Table):
    """A doubt about a filing or one of its rows: the table `finding`."""

    id = AutoField()
    filing = ForeignKeyField(Filing, on_delete="CASCADE", column_name="filing_id")
    code = TextField()
    message = TextField()
    page = IntegerField(null=True)
    line = IntegerField(null=True)

    class Meta:
        table_name = "finding"


class FilingVehicle(Table):
    """An investment vehicle named at the end of a House report: the table `vehicle`."""

    id = AutoField()
    filing = ForeignKeyField(Filing, on_delete="CASCADE", column_name="filing_id")
    name = TextField()
    owner = TextField(null=True, constraints=[one_of("owner", Owner)])
    location = TextField(null=True)
    description = TextField(null=True)

    class Meta:
        table_name = "vehicle"


class FilingOfficial(Table):
    """Who the filer of one filing is (`core.identity.OfficialMatch`): the table `filing_official`.

    Made by resolving and rebuildable at any time; a filing without a row waits for it.
    """

    filing = ForeignKeyField(Filing, primary_key=True, on_delete="CASCADE", column_name="filing_id")
    bioguide = TextField(null=True)
    role = TextField(constraints=[one_of("role", FilerRole)])
    method = TextField(null=True)
    confidence = FloatField(null=True)
    reason = TextField(null=True)

    class Meta:
        table_name = "filing_official"
        indexes = ((("bioguide",), False),)


class TradeSecurity(Table):
    """What the asset of one row is (`core.identity.SecurityMatch`): the table `trade_security`.

    Made by resolving and rebuildable at any time; a transaction without a row waits for it.
    """

    transaction = ForeignKeyField(Trade, primary_key=True, on_delete="CASCADE", column_name="transaction_id")
    security_key = TextField(null=True)
    asset_class = TextField(constraints=[one_of("asset_class", AssetClass)])
    method = TextField(null=True)
    confidence = FloatField(null=True)
    reason = TextField(null=True)

    class Meta:
        table_name = "trade_security"
        indexes = ((("security_key",), False),)


MODELS: tuple[type[Model], ...] = (
    DatabaseFact,
    SourceState,
    IndexState,
    IndexFinding,
    RefreshRun,
    Filing,
    Document,
    PageImage,
    FetchAttempt,
    Trade,
    TransactionPlace,
    FilingFinding,
    FilingVehicle,
    OfficialRow,
    OfficialNameRow,
    TermRow,
    CommitteeRow,
    CommitteeSeatRow,
    SecurityRow,
    SecurityNameRow,
    SecurityTickerRow,
    ReferenceFile,
    FilingOfficial,
    TradeSecurity,
    PriceSourceRow,
    PriceSeriesRow,
    PriceYear,
    PriceSplitRow,
    PriceDoubtRow,
    TradingCalendar,
)

# The one place that folds reading, vanishing and superseding into the ledger's state.
FILING_STATE_VIEW = """
CREATE VIEW "filing_state" AS
SELECT "id" AS "filing_id",
       CASE WHEN "vanished_at" IS NOT NULL THEN 'vanished'
            WHEN "superseded_by" IS NOT NULL THEN 'superseded'
            ELSE "reading" END AS "state"
FROM "filing"
""".strip()


def create_schema(database: SqliteDatabase) -> None:
    """Create every table, index and view of the newest schema in an empty, open database."""
    from peewee import SchemaManager

    for model in MODELS:
        SchemaManager(model, database=database).create_all(safe=False)
    database.execute_sql(FILING_STATE_VIEW)  # type: ignore[no-untyped-call]
