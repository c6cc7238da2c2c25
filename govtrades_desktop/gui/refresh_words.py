"""What a refresh is doing, did, or could not do, in sentences made of the controller's facts."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.refresh_controller import RefreshState, SourceTrouble
from govtrades_desktop.refresh.events import Progress, RefreshReport, RunError

_translate = QCoreApplication.translate


def _tr(text: str) -> str:
    return _translate("refresh", text)


def stamp(state: RefreshState, bundled_on: dt.date | None) -> str:
    """Return "Updated 12:05, next 13:05", or what stands for it."""
    if state.last_success_at is not None:
        words = _tr("Updated {moment}").format(moment=show.moment(state.last_success_at))
    elif bundled_on is not None:
        words = _tr("Bundled data of {day}").format(day=show.day(bundled_on))
    else:
        words = _tr("Never updated")
    if state.is_running:
        return words
    if state.next_at is None:
        return _tr("{words}, by hand only").format(words=words)
    if state.next_at <= dt.datetime.now(dt.UTC):
        return words  # due: the run that starts in a moment tells of itself
    return _tr("{words}, next {moment}").format(words=words, moment=next_try(state))


def next_runs(state: RefreshState) -> str:
    """Return when anything happens by itself next, in a sentence, for Health and a tooltip."""
    if state.next_at is None:
        return _tr("Nothing is refreshed by itself: F5 refreshes.")
    words = _tr("Next refresh {moment}.").format(moment=next_try(state))
    if state.next_resync_at is None:
        return words
    if state.next_resync_at <= dt.datetime.now(dt.UTC):
        return f"{words} {_tr('It asks for all indexes anew.')}"
    return f"{words} " + _tr("All indexes are asked for anew {moment}.").format(
        moment=show.moment(state.next_resync_at)
    )


def next_try(state: RefreshState) -> str:
    """Return the moment of the next try: "now" where it is due."""
    if state.next_at is None:
        return show.NONE
    if state.next_at <= dt.datetime.now(dt.UTC):
        return _tr("now")
    return show.moment(state.next_at)


def job(progress: Progress | None, *, is_cancelling: bool = False, is_paused: bool = False) -> str:
    """Return "House: reading 214 of 300, 1.9/s, 46 s left"."""
    if is_cancelling:
        return _tr("Stopping: what was read is kept")
    if progress is None:
        return _tr("Paused before the first document") if is_paused else _tr("Starting the refresh")
    if is_paused:
        return _tr("Paused: {source}, {done} of {total}").format(
            source=show.chamber_word(progress.source),
            done=show.count(progress.done),
            total=show.count(progress.total),
        )
    source = show.chamber_word(progress.source)
    if progress.stage == "index":
        words = _tr("{source}: official index {detail}").format(source=source, detail=progress.detail).strip()
    elif progress.stage == "resolve":
        words = _tr("Resolving names: {done} of {total}").format(
            done=show.count(progress.done), total=show.count(progress.total)
        )
    elif progress.stage == "derive":
        words = _tr("{source}: preparing tables").format(source=source)
    else:
        words = _tr("{source}: reading {done} of {total}").format(
            source=source, done=show.count(progress.done), total=show.count(progress.total)
        )
    if progress.rate_per_s:
        words += f", {show.locale().toString(progress.rate_per_s, 'f', 1)}/s"
    if progress.seconds_left is not None:
        words += _tr(", {duration} left").format(duration=show.duration(progress.seconds_left))
    return words


def outcome(report: RefreshReport) -> str:
    """Return one sentence on a run that ended."""
    runs = [run for run in report.runs if not run.is_reference]
    read, trades = sum(r.read for r in runs), sum(r.transactions for r in runs)
    parts = [_tr("Refresh stopped") if report.is_cancelled else _tr("Refreshed")]
    if fetched := sum(r.fetched for r in runs):
        parts.append(
            _tr("fetched {fetched}, read {read}, trades {trades}").format(
                fetched=show.count(fetched), read=show.count(read), trades=show.count(trades)
            )
        )
    else:
        parts.append(_tr("nothing new"))
    for number, words in (
        (sum(r.paper for r in runs), _tr("{n} paper")),
        (sum(r.failed for r in runs), _tr("{n} failed: see Filings")),
    ):
        if number:
            parts.append(words.format(n=show.count(number)))
    return ": ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:])


def source_trouble(trouble: SourceTrouble) -> str:
    """Return what is wrong with one source, in one sentence that names it."""
    name = show.chamber_word(trouble.source)
    sentence = trouble.error.error or _tr("no answer.")
    sentence = sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
    return sentence if name in sentence else f"{name}: {sentence}"


def _is_of_sources(state: RefreshState) -> bool:
    """Whether the newest run's trouble is that of single sources, to be told one by one."""
    return not state.is_silent and state.last_error in [one.error for one in state.troubles]


def hints(state: RefreshState) -> str:
    """Return everything that is wrong, with what to do, for a tooltip."""
    if _is_of_sources(state):
        return "\n".join(f"{source_trouble(one)} {one.error.hint}".strip() for one in state.troubles)
    return state.last_error.error if state.last_error is not None else ""


def trouble(error: RunError, state: RefreshState) -> str:
    """Return what went wrong and what happens next, in words that do not blame the reader."""
    after = ""
    if state.next_at is not None:
        after = _tr(" Next try {moment}.").format(moment=next_try(state))
    if state.troubles and not state.is_silent and error in [one.error for one in state.troubles]:
        return " ".join(source_trouble(one) for one in state.troubles) + after
    if error.kind == "SourceUnavailable" and not error.is_refused:
        # The cause stays in the tooltip and the log: a reader offline wants to know that all is well.
        return _tr("No connection; showing what is here.") + after
    words = error.error if error.error.endswith((".", "!", "?")) else f"{error.error}."
    return f"{words} {error.hint}".strip() + after
