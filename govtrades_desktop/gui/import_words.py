"""What became of an import, in sentences made of the pipeline's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.refresh.importing import FileImport, ImportReport


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)


def import_summary(report: ImportReport) -> str:
    """Return one sentence on a whole import: every outcome is counted."""
    counts = {
        name: sum(one.outcome == name for one in report.files) for name in ("imported", "already", "failed")
    }
    parts = [_tr("Import stopped") if report.is_cancelled else _tr("Import")]
    told = [_tr("{n} taken in").format(n=show.count(counts["imported"]))]
    rows = sum(one.transactions for one in report.files)
    if rows:
        told[0] += _tr(" with {n} trades").format(n=show.count(rows))
    if counts["already"]:
        told.append(_tr("{n} already there").format(n=show.count(counts["already"])))
    if counts["failed"]:
        told.append(_tr("{n} not taken").format(n=show.count(counts["failed"])))
    if not report.files:
        told = [_tr("no file was found there")]
    return f"{parts[0]}: {', '.join(told)}"


def kind_words(one: FileImport) -> str:
    """Return what a file was: "Senate report 1a2b3c4d…", or the mark of absence."""
    if one.source is None:
        return show.NONE
    name = _tr("{chamber} report").format(chamber=show.chamber_word(one.source))
    return f"{name} {show.short_id(one.doc_id)}" if one.doc_id else name


def outcome_words(one: FileImport) -> str:
    """Return what became of a file, with a mark: rows, or why not, and what to do."""
    if one.outcome == "imported":
        if one.state == "paper":
            words = _tr("▤ paper: in the ledger, its pages are not read yet")
        elif one.transactions == 1:
            words = _tr("● 1 trade")
        elif one.transactions:
            words = _tr("● {n} trades").format(n=show.count(one.transactions))
        else:
            words = _tr("∅ read: no trades in it")
        return f"{words}. {one.told}".strip() if one.told else words
    mark = "=" if one.outcome == "already" else "✕"
    return f"{mark} {one.told} {one.hint}".strip()
