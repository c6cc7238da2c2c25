"""What the lines over groups of trades say: names, counts, sums as intervals. It finds and counts nothing.

`query.grouping` made the groups; a line is loaded when it comes on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Tone
from govtrades_desktop.gui.models.group_model import GroupLine, TableGroups

if TYPE_CHECKING:  # paid for by who groups
    from govtrades_desktop.query.group_rows import GroupRow
    from govtrades_desktop.query.grouping import Groups

GROUPINGS: tuple[tuple[str, str], ...] = (
    ("official", NOOP("groups", "Official")),
    ("security", NOOP("groups", "Security")),
    ("filing", NOOP("groups", "Filing")),
    ("month", NOOP("groups", "Month of the trade")),
    ("year", NOOP("groups", "Year of the trade")),
    ("party", NOOP("groups", "Party")),
    ("state", NOOP("groups", "State")),
    ("chamber", NOOP("groups", "Chamber")),
    ("sector", NOOP("groups", "Sector")),
    ("class", NOOP("groups", "Asset class")),
    ("owner", NOOP("groups", "Owner")),
    ("type", NOOP("groups", "Type")),
)
"""Names of `query.grouping.Grouping`, and their words, in the order of the menu."""

GROUP_ORDERS: tuple[tuple[str, str, bool], ...] = (
    ("name", NOOP("groups", "Name"), False),
    ("trades", NOOP("groups", "Number of trades"), True),
    ("purchases", NOOP("groups", "Purchases"), True),
    ("sales", NOOP("groups", "Sales"), True),
    ("exchanges", NOOP("groups", "Exchanges"), True),
    ("amount_low", NOOP("groups", "Sum of the lower ends"), True),
    ("amount_high", NOOP("groups", "Sum of the upper ends"), True),
    ("first", NOOP("groups", "First trade"), True),
    ("last", NOOP("groups", "Last trade"), True),
)
"""Names of `query.grouping.GROUP_SORTS`, their words, and whether they go from the top down first."""

_COLUMN_OF = {
    "security": "ticker",
    "filing": "doc_id",
    "month": "traded",
    "year": "traded",
    "state": "seat",
    "class": "asset_class",
}
"""Where a group's label stands among the cells; of all others in the column of the same name."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("groups", words)


def grouping_word(name: str | None) -> str:
    """Return what rows are grouped by, in words."""
    return _tr(next((words for one, words in GROUPINGS if one == name), NOOP("groups", "Nothing")))


def label_of(grouping: str, row: GroupRow) -> str:
    """Return what a group is called."""
    if grouping == "filing":
        return row.detail or _tr("not known")
    if row.label is None:
        return _tr("no date") if grouping in ("month", "year") else _tr("not known")
    words: dict[str, Callable[[str], str]] = {
        "party": show.party_word,
        "chamber": show.chamber_word,
        "class": show.asset_class,
        "owner": show.owner_word,
        "type": show.type_long,
    }
    return words[grouping](row.label) if grouping in words else row.label


def detail_of(grouping: str, row: GroupRow) -> str:
    """Return what is said quietly beside the name."""
    if grouping == "official":
        return show.seat(row.detail) if row.detail else ""
    if grouping == "filing":
        return _tr("filed {day} · {doc}").format(
            day=show.day(row.filed_on), doc=show.short_id(row.label or "")
        )
    return row.detail if row.detail != row.label else ""


def line_of(grouping: str, row: GroupRow) -> GroupLine:
    """Return a group's line."""
    label, detail = label_of(grouping, row), detail_of(grouping, row)
    one, many = _tr("1 trade"), _tr("{n} trades").format(n=show.count(row.trades))
    trades = one if row.trades == 1 else many
    if row.superseded:
        trades = _tr("{trades} in force, {n} not").format(trades=trades, n=show.count(row.superseded))
    has_amount = row.without_amount < row.trades
    volume = exact = figure = show.NONE
    if has_amount:
        volume = show.short_band(row.amount_low_usd, row.amount_high_usd, is_open=row.open_ended > 0)
        exact = _exact_band(row)
        figure = show.short_band(row.amount_low_usd, row.amount_high_usd) + (" +" if row.open_ended else "")
    sides = [(kind, getattr(row, name)) for kind, name in _SIDES]
    marks = [f"{show.type_mark(kind)} {show.count(number)}" if number else "" for kind, number in sides]
    last = show.day(row.last_traded_on)
    spoken = _tr("{label}: {trades}, {buys}, {sells}, disclosed {volume}, last on {day}").format(
        label=f"{label}, {detail}" if detail else label,
        trades=trades,
        buys=_counted(row.purchases, _tr("1 purchase"), _tr("{n} purchases")),
        sells=_counted(row.sales, _tr("1 sale"), _tr("{n} sales")),
        volume=exact,
        day=last,
    )
    return GroupLine(
        label=label,
        detail=detail,
        figures=(
            (trades, Tone.PLAIN),
            (figure, Tone.PLAIN if has_amount else Tone.MUTED),
            (marks[0], Tone.BUY),
            (marks[1], Tone.SELL),
            (marks[2], Tone.EXCHANGE),
            (last, Tone.MUTED),
        ),
        cells={
            "type": " ".join(mark for mark in marks if mark),
            "amount": volume,
            "amount_low": show.money(row.amount_low_usd) if has_amount else show.NONE,
            "amount_high": show.money(row.amount_high_usd) if has_amount else show.NONE,
            "traded": last,
            _COLUMN_OF.get(grouping, grouping): label,
        },
        spoken=spoken,
        plain=(
            row.label or label if grouping == "filing" else label,
            row.detail if grouping == "filing" else detail,
            str(row.trades),
            str(row.purchases),
            str(row.sales),
            str(row.exchanges),
            str(row.amount_low_usd) if has_amount else "",
            str(row.amount_high_usd) if has_amount else "",
            str(row.open_ended),
            row.first_traded_on.isoformat() if row.first_traded_on else "",
            row.last_traded_on.isoformat() if row.last_traded_on else "",
        ),
    )


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(n=show.count(number))


def _exact_band(row: GroupRow) -> str:
    """Return the sums to the dollar, as `show.short_band` rounds them: for who points at the line."""
    low, high = show.money(row.amount_low_usd), show.money(row.amount_high_usd)
    if row.open_ended and row.amount_high_usd <= row.amount_low_usd:
        return _tr("{low} and more").format(low=low)
    band = f"{low} – {high}"
    return _tr("{band} and more").format(band=band) if row.open_ended else band


_SIDES = (("purchase", "purchases"), ("sale", "sales"), ("exchange", "exchanges"))


def table_groups(
    groups: Groups,
    load_row: Callable[[int], GroupRow],
    load_keys: Callable[[], Sequence[Hashable]],
) -> TableGroups:
    """Return groups as the table's model takes them.

    Args:
        groups: of `query.grouping`.
        load_row: the row of one group.
        load_keys: the keys of all.
    """
    return TableGroups(
        name=groups.grouping.value,
        load_keys=load_keys,
        sizes=np.diff(groups.starts),
        line=lambda number: line_of(groups.grouping.value, load_row(number)),
        samples=(
            _tr("{n} trades").format(n=show.count(12345)),
            "$123.4M – $345.6M +",
            "▲ 1,234",
            "▼ 1,234",
            "◆ 123",
            "2025-04-10",
        ),
        headings=(
            grouping_word(groups.grouping),
            _tr("More"),
            _tr("Trades"),
            _tr("Purchases"),
            _tr("Sales"),
            _tr("Exchanges"),
            _tr("Amount low"),
            _tr("Amount high"),
            _tr("Without upper end"),
            _tr("First trade"),
            _tr("Last trade"),
        ),
    )
