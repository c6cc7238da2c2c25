"""The tables of prices: what each source told of each symbol, packed by years, and the trading calendar.

A part of `schema.py`. Kept by symbol, as the source means it: whose prices they are on which day is found
from the ticker history when they are read (`prices.symbols`), so that a mended history mends every line.
Days are whole days since 1970-01-01.
"""

# ruff: noqa: D106 - peewee's nested Meta says itself what it is
from __future__ import annotations

from peewee import SQL, AutoField, BlobField, FloatField, ForeignKeyField, IntegerField, TextField

from govtrades_desktop.store.schema_base import Table, one_of

STATES = ("have", "not_found", "failed")


class PriceSourceRow(Table):
    """What was last asked of one source of prices: the table `price_source`. Runs are in `refresh_run`.

    `fingerprint` is the provider's, of what it had then, and `wanted` that of the symbols it was asked
    for: where neither differs, asking again tells nothing.
    """

    source = TextField(primary_key=True)
    title = TextField()
    fingerprint = TextField()
    wanted = TextField()
    asked_at = TextField()

    class Meta:
        table_name = "price_source"


class PriceSeriesRow(Table):
    """One symbol at one source: the table `price_series`.

    `state` and `reason` are of the newest question about it (`asked_at`); prices told before stay whatever it
    was, and `days` tells that there are any. `retrieved_at` is the newest answer that changed what is kept.
    `until_day` is the last day that the source was asked about and answered.
    """

    id = AutoField()
    source = TextField()
    symbol = TextField()
    state = TextField(constraints=[one_of("state", STATES)])
    reason = TextField(null=True)
    currency = TextField(null=True)
    origin = TextField(default="", constraints=[SQL("DEFAULT ''")])
    first_day = IntegerField(null=True)
    last_day = IntegerField(null=True)
    until_day = IntegerField(null=True)
    days = IntegerField(default=0, constraints=[SQL("DEFAULT 0")])
    asked_at = TextField()
    retrieved_at = TextField(null=True)

    class Meta:
        table_name = "price_series"
        indexes = ((("symbol", "source"), True),)


class PriceYear(Table):
    """One calendar year of one series, packed (`prices.packing`): the table `price_year`."""

    id = AutoField()
    series = ForeignKeyField(PriceSeriesRow, on_delete="CASCADE", column_name="series_id", index=False)
    year = IntegerField()
    data = BlobField()

    class Meta:
        table_name = "price_year"
        indexes = ((("series", "year"), True),)


class PriceSplitRow(Table):
    """A split that a source told of: the table `price_split`; `ratio` new shares for one old."""

    id = AutoField()
    series = ForeignKeyField(PriceSeriesRow, on_delete="CASCADE", column_name="series_id", index=False)
    day = IntegerField()
    ratio = FloatField()

    class Meta:
        table_name = "price_split"
        indexes = ((("series", "day"), True),)


class PriceDoubtRow(Table):
    """What is odd about a series, or about a file of a source as a whole: the table `price_doubt`."""

    id = AutoField()
    source = TextField()
    series = ForeignKeyField(
        PriceSeriesRow, null=True, on_delete="CASCADE", column_name="series_id", index=False
    )
    code = TextField()
    day = IntegerField(null=True)
    message = TextField()

    class Meta:
        table_name = "price_doubt"
        indexes = ((("series",), False),)


class TradingCalendar(Table):
    """The sessions of one exchange, as little-endian int32, and the library's version that told them."""

    name = TextField(primary_key=True)
    library = TextField()
    days = BlobField()

    class Meta:
        table_name = "trading_calendar"
