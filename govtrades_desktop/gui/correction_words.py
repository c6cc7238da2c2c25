"""Corrections in words: what was edited, from what to what, how it stands, and why it is not applied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.query.choices import OfficialChoice, SecurityChoice
from govtrades_desktop.query.edits import EditState, Standing, Trouble
from govtrades_desktop.store.user_data import EditField, Value

_tr = QCoreApplication.translate

NameOf = Callable[[EditField, str], str]
"""The name of an official or a security by its key; the key itself where nobody knows it."""


def field_word(field: EditField) -> str:
    """Return what is corrected."""
    return {
        EditField.OFFICIAL: _tr("corrections", "Official"),
        EditField.SECURITY: _tr("corrections", "Security"),
        EditField.AMOUNT: _tr("corrections", "Amount"),
        EditField.NOTE: _tr("corrections", "Note"),
    }[field]


def official_words(choice: OfficialChoice) -> str:
    """Return an official so that two of one name are told apart: "Pelosi, Nancy · Democrat · CA-11 · …"."""
    parts = [choice.name]
    if choice.party:
        parts.append(show.party_word(choice.party))
    if choice.seat:
        parts.append(show.seat(choice.seat))
    if choice.chamber:
        parts.append(show.chamber_word(choice.chamber))
    first = "" if choice.first_year is None else str(choice.first_year)
    last = _tr("corrections", "now") if choice.last_year is None else str(choice.last_year)
    if first:
        parts.append(f"{first}–{last}")
    elif choice.last_year is not None:
        parts.append(_tr("corrections", "until {year}").format(year=last))
    return " · ".join([*parts, choice.bioguide])


def security_words(choice: SecurityChoice) -> str:
    """Return a security so that two of one name are told apart."""
    parts = [
        choice.ticker or _tr("corrections", "no ticker"),
        choice.name,
        show.asset_class(choice.asset_class),
    ]
    if choice.sector:
        parts.append(choice.sector)
    return " · ".join([*parts, choice.key])


def value_words(field: EditField, value: Value, name_of: NameOf) -> str:
    """Return a value: a name with its key, a band, a text."""
    if value is None:
        return _tr("corrections", "nothing")
    if isinstance(value, tuple):
        return show.band(*value)
    if field in (EditField.OFFICIAL, EditField.SECURITY):
        name = name_of(field, value)
        return name if name == value else f"{name} ({value})"
    return value


def place_words(standing: Standing) -> str:
    """Return what the edit is of: "House 20026590, row 3"."""
    edit = standing.correction.edit
    words = f"{show.chamber_word(edit.source)} {show.short_id(edit.doc_id)}"
    if edit.line is None:
        return _tr("corrections", "{filing}, whole").format(filing=words)
    return _tr("corrections", "{filing}, row {n}").format(filing=words, n=edit.line)


def state_words(standing: Standing) -> str:
    """Return how an edit stands, with a sign: colour is not the only one."""
    if standing.state is EditState.UNDONE:
        at = standing.correction.undone_at
        return _tr("corrections", "↶ undone {when}").format(when=show.moment(at))
    if standing.state is EditState.REPLACED:
        return _tr("corrections", "↷ replaced by a newer one")
    if standing.trouble is not None:
        return _tr("corrections", "⚠ not applied")
    return _tr("corrections", "✎ in force")


def remarks(standing: Standing, name_of: NameOf) -> list[str]:
    """Return what a person must know of an edit in force, in sentences."""
    if standing.state is not EditState.IN_FORCE:
        return []
    edit = standing.correction.edit
    told = []
    if standing.trouble is not None:
        told.append(
            {
                Trouble.NO_FILING: _tr(
                    "corrections",
                    "Not applied because this filing is not in the database now. The edit is kept.",
                ),
                Trouble.NO_ROW: _tr(
                    "corrections", "Not applied because the filing has no such row now. The edit is kept."
                ),
                Trouble.OTHER_ROW: _tr(
                    "corrections",
                    "Not applied because another trade stands on this line now. The edit is kept.",
                ),
                Trouble.UNKNOWN_VALUE: _tr(
                    "corrections",
                    "Not applied because {value} is not in the reference data now. The edit is kept.",
                ).format(value=value_words(edit.field, edit.value, name_of)),
            }[standing.trouble]
        )
    if standing.seems_line is not None:
        told.append(
            _tr("corrections", "The row seems to be row {n} now: correct that one.").format(
                n=standing.seems_line
            )
        )
    if standing.is_source_changed:
        told.append(
            _tr("corrections", "The source changed since: it said {was}, and says {now} now.").format(
                was=value_words(edit.field, edit.was, name_of),
                now=value_words(edit.field, standing.now, name_of),
            )
        )
    elif standing.is_row_changed:
        told.append(_tr("corrections", "The row reads a little otherwise now than when you made the edit."))
    if standing.is_replaced:
        told.append(
            _tr("corrections", "A later report replaces this row; the edit stays on the replaced one.")
        )
    return told
