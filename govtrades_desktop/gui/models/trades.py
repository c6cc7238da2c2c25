"""The columns of the Trades table: one enum, one table (long, for every column says what it means).

What a cell says is in `trade_cells.py`.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Column, SortTerm, Tone
from govtrades_desktop.gui.models.trade_cells import (
    TYPE_TONES,
    asset_text,
    committees_spoken,
    dollars,
    main_committees,
    narrow_amount,
    one_line,
    plain_number,
    reading_text,
    role_word,
    status_text,
    type_text,
    yes_no,
)


class TradeColumn(IntEnum):
    """The columns, in their first order."""

    TRADED = 0
    FILED = 1
    LAG = 2
    CHAMBER = 3
    PARTY = 4
    OFFICIAL = 5
    SEAT = 6
    OWNER = 7
    TYPE = 8
    TICKER = 9
    AMOUNT = 10
    ASSET = 11
    SYMBOL = 12
    ISSUER = 13
    SECTOR = 14
    ASSET_CLASS = 15
    COMMITTEES = 16
    ROLE = 17
    LISTED = 18
    DISCLOSED = 19
    NOTIFIED = 20
    ASSET_TYPE = 21
    AMOUNT_LOW = 22
    AMOUNT_HIGH = 23
    CAP_GAINS = 24
    STATUS = 25
    SOURCE = 26
    DOC_ID = 27
    LINE = 28
    YEAR = 29
    READING = 30
    EDITED = 31
    NOTE = 32


TRADE_COLUMNS: tuple[Column, ...] = (
    Column(
        "traded",
        NOOP("columns", "Traded"),
        "traded",
        lambda r: show.day(r.traded_on),
        "2025-04-10",
        descends_first=True,
        hint=NOOP("columns", "The day of the trade, as filed"),
    ),
    Column(
        "filed",
        NOOP("columns", "Filed"),
        "filed",
        lambda r: show.day(r.filed_on),
        "2025-04-10",
        descends_first=True,
        hint=NOOP("columns", "The day the report was filed; of a trade told before, see First disclosed"),
    ),
    Column(
        "lag",
        NOOP("columns", "Lag"),
        "lag",
        lambda r: show.lag(r.lag_days),
        "⚠ 1,412",
        is_right=True,
        descends_first=True,
        tone=lambda r: Tone.LATE if r.is_late else Tone.PLAIN,
        plain=lambda r: plain_number(r.lag_days),
        hint=NOOP("columns", "Days from the trade to the first report of it; ⚠ marks more than 45"),
    ),
    Column(
        "chamber",
        NOOP("columns", "Chamber"),
        "chamber",
        lambda r: show.chamber_letter(r.chamber),
        "H",
        plain=lambda r: r.chamber,
        hint=NOOP("columns", "Chamber: H House, S Senate"),
        short_title=NOOP("columns", "Ch."),
        is_chip=True,
        spoken=lambda r: show.chamber_word(r.chamber),
    ),
    Column(
        "party",
        NOOP("columns", "Party"),
        "party",
        lambda r: show.party_letter(r.party),
        "D",
        plain=lambda r: r.party or "",
        hint=NOOP("columns", "Party on the day of the trade: D Democrat, R Republican, I Independent"),
        short_title=NOOP("columns", "P."),
        is_chip=True,
        spoken=lambda r: show.party_word(r.party),
    ),
    Column(
        "official",
        NOOP("columns", "Official"),
        "official",
        lambda r: r.official or show.NONE,
        "Sample, Roberta L",
        narrow_sample="Sample, Robert",
        wide_sample="Sample-Lastname, Robert Lee Jr.",
        link="official",
    ),
    Column(
        "seat",
        NOOP("columns", "Seat"),
        "state",
        lambda r: show.seat(r.state_district or r.state or ""),
        "MA-08",
        hint=NOOP("columns", "State and district"),
    ),
    Column("owner", NOOP("columns", "Owner"), "owner", lambda r: show.owner_word(r.owner), "Spouse"),
    Column(
        "type",
        NOOP("columns", "Type"),
        "type",
        type_text,
        NOOP("columns", "▽ Partial"),
        tone=lambda r: TYPE_TONES.get(r.type, Tone.PLAIN),
        plain=lambda r: str(r.type),
    ),
    Column(
        "ticker",
        NOOP("columns", "Ticker"),
        "ticker",
        lambda r: r.ticker or show.NONE,
        "GOOGL",
        tone=lambda r: Tone.STRONG if r.ticker else Tone.MUTED,
        plain=lambda r: r.ticker or "",
        link="security",
    ),
    Column(
        "amount",
        NOOP("columns", "Amount"),
        "amount",
        lambda r: show.band(r.amount_low_usd, r.amount_high_usd, r.amount_exact_usd),
        "$1,000,001 – $5,000,000",
        is_right=True,
        descends_first=True,
        narrow_sample="$100K–$250K",
        narrow=narrow_amount,
        hint=NOOP("columns", "The band that the report discloses; sorts by its lower end"),
    ),
    Column(
        "asset",
        NOOP("columns", "Asset"),
        "asset",
        asset_text,
        "Sample Holdings Inc. - Class A",
        narrow_sample="Sample Holdin",
        wide_sample="Sample Holdings Incorporated, Class A Common Stock, new",
        is_stretched=True,
        tone=lambda r: Tone.MUTED if r.is_superseded else Tone.PLAIN,
        plain=lambda r: r.asset,
    ),
    Column(
        "symbol",
        NOOP("columns", "Symbol today"),
        "symbol",
        lambda r: r.symbol or show.NONE,
        "GOOGL",
        is_shown=False,
        tone=lambda r: Tone.PLAIN if r.symbol else Tone.MUTED,
        plain=lambda r: r.symbol or "",
        hint=NOOP("columns", "The security's ticker of today; the ticker as filed where none was found"),
        link="security",
    ),
    Column(
        "issuer",
        NOOP("columns", "Issuer"),
        "issuer",
        lambda r: r.issuer or show.NONE,
        "Alphabet Incorporated",
        is_shown=False,
        tone=lambda r: Tone.PLAIN if r.issuer else Tone.MUTED,
        plain=lambda r: r.issuer or "",
        hint=NOOP("columns", "The name of the security that the asset was found to be"),
        link="security",
    ),
    Column(
        "sector",
        NOOP("columns", "Sector"),
        "sector",
        lambda r: r.sector or show.NONE,
        "Communication Services",
        is_shown=False,
        tone=lambda r: Tone.PLAIN if r.sector else Tone.MUTED,
        plain=lambda r: r.sector or "",
        hint=NOOP("columns", "Sector of the security, where it is known"),
    ),
    Column(
        "asset_class",
        NOOP("columns", "Asset class"),
        "class",
        lambda r: show.asset_class(r.asset_class),
        "Government bond",
        is_shown=False,
        plain=lambda r: r.asset_class or "",
        hint=NOOP("columns", "What kind of asset it is: stock, option, fund, bond, …"),
    ),
    Column(
        "committees",
        NOOP("columns", "Committees"),
        "committees",
        lambda r: " ".join(main_committees(r.committees)) or show.NONE,
        "HSBA HSED JSEC",
        is_shown=False,
        tone=lambda r: Tone.PLAIN if r.committees else Tone.MUTED,
        plain=lambda r: " ".join(r.committees),
        hint=NOOP("columns", "Codes of the committees sat on when it was traded; copies have the parts too"),
        spoken=committees_spoken,
    ),
    Column(
        "role",
        NOOP("columns", "Role"),
        "role",
        lambda r: role_word(r.role),
        "Former member",
        is_shown=False,
        tone=lambda r: Tone.PLAIN if r.role else Tone.MUTED,
        plain=lambda r: r.role or "",
        hint=NOOP("columns", "What the filer was on the day of the filing"),
    ),
    Column(
        "listed",
        NOOP("columns", "Official as filed"),
        "listed",
        lambda r: r.official_as_filed or show.NONE,
        "Sample, Robert L",
        is_shown=False,
        hint=NOOP("columns", "The name as the official index of filings lists it"),
    ),
    Column(
        "disclosed",
        NOOP("columns", "First disclosed"),
        "disclosed",
        lambda r: show.day(r.disclosed_on),
        "2025-04-10",
        descends_first=True,
        is_shown=False,
        hint=NOOP("columns", "The day of the first report of the trade: lag and late run to it"),
    ),
    Column(
        "notified",
        NOOP("columns", "Notified"),
        "notified",
        lambda r: show.day(r.notified_on),
        "2025-04-10",
        is_shown=False,
        descends_first=True,
        hint=NOOP("columns", "The day the filer learned of the trade"),
    ),
    Column(
        "asset_type",
        NOOP("columns", "Asset type"),
        "asset_type",
        lambda r: r.asset_type or show.NONE,
        "ST",
        is_shown=False,
        plain=lambda r: r.asset_type or "",
        hint=NOOP("columns", "The code in brackets after the asset: ST stock, OP option, …"),
    ),
    Column(
        "amount_low",
        NOOP("columns", "Amount low"),
        "amount_low",
        lambda r: dollars(r.amount_low_usd),
        "$50,000,001",
        is_right=True,
        is_shown=False,
        descends_first=True,
        plain=lambda r: plain_number(r.amount_low_usd),
    ),
    Column(
        "amount_high",
        NOOP("columns", "Amount high"),
        "amount_high",
        lambda r: dollars(r.amount_high_usd),
        "$50,000,000",
        is_right=True,
        is_shown=False,
        descends_first=True,
        plain=lambda r: plain_number(r.amount_high_usd),
    ),
    Column(
        "cap_gains",
        NOOP("columns", "Gains > $200"),
        "gains",
        lambda r: yes_no(r.cap_gains_over_200),
        "yes",
        is_shown=False,
        hint=NOOP("columns", "The check mark of the form's last column"),
    ),
    Column(
        "status",
        NOOP("columns", "Status"),
        "status",
        status_text,
        "Amended",
        is_shown=False,
        hint=NOOP("columns", "New, amended or deleted, as the report says; replaced by a later amendment"),
    ),
    Column(
        "source",
        NOOP("columns", "Source"),
        "source",
        lambda r: show.chamber_word(r.source),
        "House",
        is_shown=False,
        plain=lambda r: r.source,
    ),
    Column(
        "doc_id",
        NOOP("columns", "Filing"),
        "doc",
        lambda r: r.doc_id,
        "20029046",
        is_shown=False,
        elides_middle=True,
    ),
    Column(
        "line",
        NOOP("columns", "Line"),
        "line",
        lambda r: show.count(r.line),
        "123",
        is_right=True,
        is_shown=False,
        plain=lambda r: str(r.line),
        hint=NOOP("columns", "The row's number in its filing"),
    ),
    Column(
        "year",
        NOOP("columns", "Year"),
        "year",
        lambda r: str(r.year),
        "2025",
        is_shown=False,
        descends_first=True,
        hint=NOOP("columns", "The year of the official index that lists the filing"),
    ),
    Column(
        "reading",
        NOOP("columns", "Reading"),
        "reading",
        reading_text,
        "● read, with a doubt ?",
        is_shown=False,
        tone=lambda r: Tone.PAPER if r.is_doubtful else Tone.PLAIN,
    ),
    Column(
        "edited",
        NOOP("columns", "Corrected"),
        "edited",
        lambda r: "✎" if r.is_edited else "",
        "✎",
        is_shown=False,
        descends_first=True,
        plain=lambda r: "yes" if r.is_edited else "no",
        hint=NOOP("columns", "✎ marks what you corrected; the details have the source's value beside yours"),
        short_title="✎",
        spoken=lambda r: yes_no(r.is_edited),
    ),
    Column(
        "note",
        NOOP("columns", "Note"),
        "note",
        lambda r: one_line(r.note),
        "A note of some words",
        is_shown=False,
        plain=lambda r: r.note or "",
        hint=NOOP("columns", "Your own note on the trade or its filing"),
        spoken=lambda r: r.note or show.NONE,
    ),
)

DEFAULT_ORDER: tuple[SortTerm, ...] = (SortTerm("filed", is_descending=True),)
