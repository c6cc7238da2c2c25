"""A selection as tab-separated text with a header. It touches no clipboard."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Column, tsv_line, tsv_rows
from govtrades_desktop.gui.models.table_model import TableModel

MOST_COPIED = 250_000
"""A clipboard holds everything at once, in several copies; more rows than this go to a file."""

_CHUNK = 4_096


def copied_text(model: TableModel, columns: list[Column], rows: np.ndarray) -> tuple[str, int]:
    """Return the text of selected rows, and of how many.

    Lines of groups alone give a table of the groups. Among records, a closed group stands for its records; an
    open one for itself, since its records can be selected.

    Args:
        model: the table.
        columns: to copy, in order; of a table of groups the figures of their lines.
        rows: selected, from top to bottom.

    Raises:
        UserInputError: they are too many.
        GovTradesError: they cannot be read.
    """
    layout, groups = model.group_layout, model.groups
    ordinals = model.ordinals(rows)
    if layout is not None and groups is not None:
        lines = layout.groups_at(rows)
        if len(lines) == len(rows):
            _check(len(lines))
            plain = [tsv_line(groups.line(int(group)).plain) for group in lines]
            return tsv_line(groups.headings) + "".join(plain), len(lines)
        closed = lines[~layout.is_open[lines]]
        parts = [ordinals[ordinals >= 0], *(np.arange(*layout.record_range(int(one))) for one in closed)]
        ordinals = np.unique(np.concatenate(parts))
    _check(len(ordinals))
    text = [tsv_line([column.heading() for column in columns])]
    for first in range(0, len(ordinals), _CHUNK):
        text.append(tsv_rows(columns, model.load_ordinals(ordinals[first : first + _CHUNK])))
    return "".join(text), len(ordinals)


def _check(number: int) -> None:
    if number > MOST_COPIED:
        tr = QCoreApplication.translate
        words = tr("columns", "{n} rows are too many for the clipboard: it takes {most}.")
        raise UserInputError(
            words.format(n=show.count(number), most=show.count(MOST_COPIED)),
            hint=tr("columns", "Export writes any number of rows to a file."),
        )
