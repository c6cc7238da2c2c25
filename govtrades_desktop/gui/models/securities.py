"""The columns of the Securities table: one enum, one table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Column, SortTerm, Tone
from govtrades_desktop.gui.models.officials import muted_nought, narrow_volume, number, volume
from govtrades_desktop.query.identity_records import SecurityRow

AS_FILED_KEY = "filed:"
"""Keys of securities that no list knows: filings alone name them (`core.identity.Security`)."""


GICS_SECTORS = frozenset(
    {
        "Communication Services", "Consumer Discretionary", "Consumer Staples", "Energy", "Financials",
        "Health Care", "Industrials", "Information Technology", "Materials", "Real Estate", "Utilities",
    }
)  # fmt: skip
"""The eleven sectors of the Global Industry Classification Standard (since 2018); other names are SIC's."""


def sector_remark(sector: str) -> str:
    """Return which system a sector's name is of, where that is not GICS: two systems stand in one list."""
    return "" if sector in GICS_SECTORS else "SIC"


class SecurityColumn(IntEnum):
    """The columns, in their first order."""

    TICKER = 0
    NAME = 1
    CLASS = 2
    SECTOR = 3
    OFFICIALS = 4
    TRADES = 5
    BUYS = 6
    SELLS = 7
    DEMOCRATS = 8
    REPUBLICANS = 9
    VOLUME = 10
    LAST = 11
    KNOWN = 12
    OTHERS = 13
    INDUSTRY = 14
    EXCHANGES = 15
    FIRST = 16


def is_as_filed(row: SecurityRow) -> bool:
    """Whether filings alone name it."""
    return row.key.startswith(AS_FILED_KEY)


def sector_words(row: SecurityRow) -> str:
    """Return the sector; an SIC division is said to be one, GICS is the rule."""
    if not row.sector:
        return show.NONE
    return row.sector if row.sector_system == "GICS" else f"{row.sector} ({row.sector_system})"


def _known(row: SecurityRow) -> str:
    tr = QCoreApplication.translate
    return tr("columns", "? as filed") if is_as_filed(row) else tr("columns", "● listed")


SECURITY_COLUMNS: tuple[Column, ...] = (
    Column(
        "ticker",
        NOOP("columns", "Ticker"),
        "symbol",
        lambda r: r.symbol or show.NONE,
        "GOOGL",
        tone=lambda r: Tone.STRONG if r.symbol else Tone.MUTED,
        plain=lambda r: r.symbol or "",
        hint=NOOP("columns", "Today's ticker, or the last one"),
    ),
    Column(
        "name",
        NOOP("columns", "Name"),
        "name",
        lambda r: r.name,
        "Sample Holdings Inc. Class A",
        narrow_sample="Sample Holdi",
        wide_sample="Sample Holdings Incorporated, Class A Common Stock",
        is_stretched=True,
        tone=lambda _: Tone.LINK,
        hint=NOOP("columns", "Enter or a double click opens the security's page"),
    ),
    Column(
        "class",
        NOOP("columns", "Class"),
        "class",
        lambda r: show.asset_class(r.asset_class),
        "Stock",
        plain=lambda r: r.asset_class,
        hint=NOOP("columns", "Kind of security; of an option, that of what it is on"),
    ),
    Column(
        "sector",
        NOOP("columns", "Sector"),
        "sector",
        sector_words,
        "Information Technology",
        narrow_sample="Informati",
        wide_sample="Finance, Insurance, Real Estate (SIC)",
        tone=lambda r: Tone.PLAIN if r.sector else Tone.MUTED,
        plain=lambda r: r.sector or "",
        hint=NOOP("columns", "GICS sector where known, else the SIC division, and so marked"),
    ),
    Column(
        "officials",
        NOOP("columns", "Officials"),
        "officials",
        lambda r: number(r.officials),
        "123",
        is_right=True,
        descends_first=True,
        tone=lambda r: muted_nought(r.officials),
        plain=lambda r: str(r.officials),
        hint=NOOP(
            "columns", "Officials with a trade of it; filers of whom it is not known who they are left out"
        ),
    ),
    Column(
        "trades",
        NOOP("columns", "Trades"),
        "trades",
        lambda r: number(r.trades),
        "1,230",
        is_right=True,
        descends_first=True,
        tone=lambda r: Tone.STRONG if r.trades else Tone.MUTED,
        plain=lambda r: str(r.trades),
    ),
    Column(
        "buys",
        NOOP("columns", "Buys"),
        "purchases",
        lambda r: number(r.purchases),
        "1,230",
        is_right=True,
        descends_first=True,
        tone=lambda r: muted_nought(r.purchases),
        plain=lambda r: str(r.purchases),
    ),
    Column(
        "sells",
        NOOP("columns", "Sells"),
        "sales",
        lambda r: number(r.sales),
        "1,230",
        is_right=True,
        descends_first=True,
        tone=lambda r: muted_nought(r.sales),
        plain=lambda r: str(r.sales),
        hint=NOOP("columns", "Sales, whole and partial"),
    ),
    Column(
        "democrats",
        NOOP("columns", "By Democrats"),
        "democrats",
        lambda r: number(r.trades_democrats),
        "1,230",
        narrow_sample="230",
        is_right=True,
        descends_first=True,
        tone=lambda r: muted_nought(r.trades_democrats),
        plain=lambda r: str(r.trades_democrats),
        hint=NOOP("columns", "Trades by Democrats, by the party on the day of the trade"),
        short_title=NOOP("columns", "D"),
    ),
    Column(
        "republicans",
        NOOP("columns", "By Republicans"),
        "republicans",
        lambda r: number(r.trades_republicans),
        "1,230",
        narrow_sample="230",
        is_right=True,
        descends_first=True,
        tone=lambda r: muted_nought(r.trades_republicans),
        plain=lambda r: str(r.trades_republicans),
        hint=NOOP("columns", "Trades by Republicans, by the party on the day of the trade"),
        short_title=NOOP("columns", "R"),
    ),
    Column(
        "volume",
        NOOP("columns", "Disclosed volume"),
        "amount",
        volume,
        "$26.4M – $89.3M +",
        narrow_sample="$226M–$889M",
        narrow=narrow_volume,
        short_title=NOOP("columns", "Volume"),
        is_right=True,
        descends_first=True,
        tone=lambda r: Tone.PLAIN if r.trades else Tone.MUTED,
        plain=lambda r: f"{r.amount_low_usd}..{r.amount_high_usd}" if r.trades else "",
        hint=NOOP(
            "columns",
            "Sum of the bands, lower and upper ends; +: and more, for a band is open; sorts by the lower",
        ),
    ),
    Column(
        "last",
        NOOP("columns", "Last trade"),
        "last",
        lambda r: show.day(r.last_traded_on),
        "2025-04-10",
        descends_first=True,
    ),
    Column(
        "known",
        NOOP("columns", "Known from"),
        "",
        _known,
        "? as filed",
        narrow_sample="?",
        narrow=lambda r: _known(r)[:1],
        tone=lambda r: Tone.PAPER if is_as_filed(r) else Tone.PLAIN,
        plain=lambda r: "filings" if is_as_filed(r) else "lists",
        hint=NOOP("columns", "Listed by outside evidence (SEC), or named by filings only"),
        short_title=NOOP("columns", "Known"),
    ),
    Column(
        "others",
        NOOP("columns", "By others"),
        "others",
        lambda r: number(r.trades_others),
        "123",
        is_right=True,
        is_shown=False,
        descends_first=True,
        tone=lambda r: muted_nought(r.trades_others),
        plain=lambda r: str(r.trades_others),
        hint=NOOP("columns", "Trades by other parties, and by filers of whom it is not known who they are"),
    ),
    Column(
        "industry",
        NOOP("columns", "Industry"),
        "industry",
        lambda r: r.industry or show.NONE,
        "Semiconductors",
        is_shown=False,
    ),
    Column(
        "exchanges",
        NOOP("columns", "Exchanges"),
        "exchanges",
        lambda r: number(r.exchanges),
        "123",
        is_right=True,
        is_shown=False,
        descends_first=True,
        tone=lambda r: muted_nought(r.exchanges),
        plain=lambda r: str(r.exchanges),
    ),
    Column(
        "first",
        NOOP("columns", "First trade"),
        "first",
        lambda r: show.day(r.first_traded_on),
        "2025-04-10",
        is_shown=False,
        descends_first=True,
    ),
)

DEFAULT_ORDER: tuple[SortTerm, ...] = (SortTerm("trades", is_descending=True),)
