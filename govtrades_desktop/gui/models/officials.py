"""The columns of the Officials table: one enum, one table. No widgets, no queries."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Column, SortTerm, Tone
from govtrades_desktop.gui.models.trade_cells import main_committees, narrow_money
from govtrades_desktop.query.identity_records import OfficialRow, SecurityRow


class OfficialColumn(IntEnum):
    """The columns, in their first order."""

    PARTY = 0
    OFFICIAL = 1
    CHAMBER = 2
    SEAT = 3
    SERVING = 4
    REPORTS = 5
    TRADES = 6
    BUYS = 7
    SELLS = 8
    VOLUME = 9
    LAST = 10
    LAG = 11
    LATE = 12
    COMMITTEES = 13
    EXCHANGES = 14
    FIRST = 15
    BIOGUIDE = 16


def number(value: int) -> str:
    """Return a count; nothing is said as a nought, for it was counted."""
    return show.count(value)


def volume(row: OfficialRow | SecurityRow) -> str:
    """Return the disclosed volume as an interval; nothing where no trade was read."""
    if not row.trades or row.amount_low_usd is None or row.amount_high_usd is None:
        return show.NONE
    band = show.short_band(row.amount_low_usd, row.amount_high_usd)
    return f"{band} +" if row.open_ended else band


def narrow_volume(row: OfficialRow | SecurityRow) -> str:
    """Return the disclosed volume for a narrow column: without figures after the point."""
    if not row.trades or row.amount_low_usd is None or row.amount_high_usd is None:
        return show.NONE
    low, high = (narrow_money(one) for one in (row.amount_low_usd, row.amount_high_usd))
    return f"{low}–{high}+" if row.open_ended else f"{low}–{high}"


def muted_nought(value: int) -> Tone:
    """Return how a count is drawn: a nought is quiet."""
    return Tone.PLAIN if value else Tone.MUTED


def _serving(row: OfficialRow) -> str:
    if row.is_serving is None:
        return show.NONE
    tr = QCoreApplication.translate
    return tr("columns", "● in office") if row.is_serving else tr("columns", "○ left")


def _committees_spoken(row: OfficialRow) -> str:
    whole = main_committees(row.committees)
    words = QCoreApplication.translate("columns", "{n} committees and {m} parts of them: {codes}")
    return words.format(n=len(whole), m=len(row.committees) - len(whole), codes=" ".join(row.committees))


OFFICIAL_COLUMNS: tuple[Column, ...] = (
    Column(
        "party",
        NOOP("columns", "Party"),
        "party",
        lambda r: show.party_letter(r.party),
        "D",
        plain=lambda r: r.party or "",
        hint=NOOP("columns", "Party today or of the last term: D Democrat, R Republican, I Independent"),
        short_title=NOOP("columns", "P."),
        is_chip=True,
        spoken=lambda r: show.party_word(r.party),
    ),
    Column(
        "official",
        NOOP("columns", "Official"),
        "name",
        lambda r: r.name,
        "Sample, Robert Lee Jr.",
        narrow_sample="Sample, Robert",
        wide_sample="Sample-Lastname, Robert Lee Jr., and more",
        is_stretched=True,
        tone=lambda _: Tone.LINK,
        hint=NOOP("columns", "Enter or a double click opens the official's page"),
    ),
    Column(
        "chamber",
        NOOP("columns", "Chamber"),
        "chamber",
        lambda r: show.chamber_letter(r.chamber) if r.chamber else show.NONE,
        "H",
        plain=lambda r: r.chamber or "",
        hint=NOOP("columns", "Chamber today or of the last term: H House, S Senate"),
        short_title=NOOP("columns", "Ch."),
        is_chip=True,
        spoken=lambda r: show.chamber_word(r.chamber) if r.chamber else show.NONE,
    ),
    Column(
        "seat", NOOP("columns", "Seat"), "state", lambda r: show.seat(r.district or r.state or ""), "MA-08"
    ),
    Column(
        "serving",
        NOOP("columns", "Serving"),
        "serving",
        _serving,
        "● in office",
        descends_first=True,
        tone=lambda r: Tone.PLAIN if r.is_serving else Tone.MUTED,
        plain=lambda r: {True: "yes", False: "no"}.get(r.is_serving, ""),
        hint=NOOP("columns", "Whether in office on the day of the reference data"),
    ),
    Column(
        "reports",
        NOOP("columns", "Reports"),
        "filings",
        lambda r: number(r.filings),
        "1,230",
        is_right=True,
        descends_first=True,
        tone=lambda r: muted_nought(r.filings),
        plain=lambda r: str(r.filings),
        hint=NOOP("columns", "Periodic transaction reports listed by the official indexes, read or not"),
    ),
    Column(
        "trades",
        NOOP("columns", "Trades"),
        "trades",
        lambda r: number(r.trades),
        "12,300",
        is_right=True,
        descends_first=True,
        tone=lambda r: Tone.STRONG if r.trades else Tone.MUTED,
        plain=lambda r: str(r.trades),
        hint=NOOP("columns", "Trades read so far: of reports not read nothing is counted"),
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
        tone=lambda r: Tone.PLAIN if r.last_traded_on else Tone.MUTED,
    ),
    Column(
        "lag",
        NOOP("columns", "Median lag"),
        "lag",
        lambda r: show.lag(r.median_lag_days),
        "⚠ 1,412",
        narrow_sample="⚠ 412",
        is_right=True,
        descends_first=True,
        tone=lambda r: Tone.LATE if (r.median_lag_days or 0) > show.LATE_AFTER_DAYS else Tone.PLAIN,
        plain=lambda r: "" if r.median_lag_days is None else str(r.median_lag_days),
        hint=NOOP("columns", "Days from trade to filing: half of the trades took no longer"),
        short_title=NOOP("columns", "Lag"),
    ),
    Column(
        "late",
        NOOP("columns", "Filed late"),
        "late",
        lambda r: show.percent(r.late_share),
        "100 %",
        is_right=True,
        descends_first=True,
        tone=lambda r: Tone.PLAIN if r.late else Tone.MUTED,
        plain=lambda r: str(r.late),
        hint=NOOP("columns", "Share first filed more than 45 days after the trade; copies give the number"),
        short_title=NOOP("columns", "Late"),
    ),
    Column(
        "committees",
        NOOP("columns", "Committees"),
        "",
        lambda r: " ".join(main_committees(r.committees)) or show.NONE,
        "HSBA HSED JSEC",
        tone=lambda r: Tone.PLAIN if r.committees else Tone.MUTED,
        plain=lambda r: " ".join(r.committees),
        hint=NOOP("columns", "Codes of the committees sat on now; the page has their names and days"),
        spoken=_committees_spoken,
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
    Column("bioguide", NOOP("columns", "Bioguide"), "", lambda r: r.bioguide, "P000197", is_shown=False),
)

DEFAULT_ORDER: tuple[SortTerm, ...] = (SortTerm("trades", is_descending=True),)
