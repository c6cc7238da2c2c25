"""How the program and its sources are: facts of `query.health` and `refresh.condition` in sentences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import refresh_words
from govtrades_desktop.gui.loop_probe import Gaps
from govtrades_desktop.settings.log_reading import LogEntry

if TYPE_CHECKING:
    from govtrades_desktop.gui.refresh_requests import RefreshState
    from govtrades_desktop.query.health import Health, RunRow, SourceHealth
    from govtrades_desktop.refresh.condition import Condition

Fact = tuple[str, str, str]
"""A word, a value, the name of the value's colour."""

_translate = QCoreApplication.translate


def _tr(text: str) -> str:
    return _translate("health", text)


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """Everything that the page shows, read in one go on the read thread."""

    health: Health
    condition: Condition
    log: tuple[LogEntry, ...]


_OUTCOMES = {
    "answered": "answered",
    "unchanged": "unchanged",
    "redirected": "sent elsewhere",
    "missing": "not there",
    "refused": "refused",
    "busy": "busy",
    "broken": "no answer",
    "stopped": "stopped",
    "other": "other",
}
_FAILURES = {
    "transient": "may pass",
    "changed_source": "changed source",
    "permanent": "lasting",
}
_RUN_WORDS = {
    "running": "running",
    "done": "went well",
    "cancelled": "stopped",
    "failed": "failed",
    "skipped": "skipped",
    "interrupted": "cut short",
}


def source_state(one: SourceHealth, state: RefreshState) -> tuple[str, str]:
    """Return how a source is, and the colour of these words."""
    progress = state.progress
    if state.is_running and progress is not None and progress.source == one.source:
        return _tr("Being asked now"), "text"
    if one.rest_until is not None:
        told = _tr("Asked to be left alone until {moment}").format(moment=show.moment(one.rest_until))
        return told, "late_text"
    if one.is_failing:
        if one.last_error_kind == "SourceChanged":
            return _tr("⚠ Sends something else than it promises"), "error_text"
        if one.failures_in_a_row > 1:
            return _tr("⚠ Failed {n} times in a row").format(
                n=show.count(one.failures_in_a_row)
            ), "error_text"
        return _tr("⚠ The last refresh failed"), "error_text"
    if one.last_success_at is None:
        return _tr("Never asked"), "muted"
    return _tr("✓ Answers"), "read"


def source_facts(one: SourceHealth, state: RefreshState, *, is_timed: bool) -> list[Fact]:
    """Return the lines of a source's card; `is_timed`: the timer asks it."""
    words, colour = source_state(one, state)
    facts: list[Fact] = [(_tr("State"), words, colour)]
    facts.append((_tr("Last success"), show.moment(one.last_success_at), "text"))
    if one.is_failing and one.last_error:
        hint = f" {one.last_error_hint}" if one.last_error_hint else ""
        facts.append(
            (_tr("Last error"), f"{show.moment(one.last_error_at)}: {one.last_error}{hint}", "error_text")
        )
        if is_timed:
            again = refresh_words.next_try(state) if state.next_at else _tr("when you refresh (F5)")
            facts.append((_tr("Tried again"), again, "text"))
    elif is_timed:
        next_run = refresh_words.next_try(state) if state.next_at else _tr("by hand only (F5)")
        facts.append((_tr("Next run"), next_run, "text"))
    traffic = one.traffic
    if traffic is not None:
        outcomes = ", ".join(
            f"{show.count(count)} {_tr(_OUTCOMES.get(word, word))}" for word, count in traffic.outcomes
        )
        facts.append((_tr("Requests"), f"{show.count(traffic.requests)}: {outcomes}", "text"))
        if traffic.p50_s is not None and traffic.p95_s is not None:
            times = _tr("p50 {p50}, p95 {p95}").format(p50=seconds(traffic.p50_s), p95=seconds(traffic.p95_s))
            facts.append((_tr("Answer time"), times, "text"))
        size = show.file_size(traffic.received_bytes)
        if traffic.documents_per_s is not None:
            rate = show.locale().toString(traffic.documents_per_s, "f", 1)
            through = _tr("{rate} documents a second, {size}").format(rate=rate, size=size)
        else:
            through = _tr("no documents, {size}").format(size=size)
        facts.append((_tr("Throughput"), through, "text"))
    if is_timed:
        whole = show.moment(one.resynced_at) if one.resynced_at else _tr("not yet")
        facts.append((_tr("All indexes asked"), whole, "text"))
    return facts


def database_facts(facts: HealthFacts, checked: str) -> list[Fact]:
    """Return the lines about the data; `checked` says when it was last checked, and how it was."""
    health, condition = facts.health, facts.condition
    told: list[Fact] = [
        (
            _tr("Holds"),
            _tr("{filings} filings, {trades} trades").format(
                filings=show.count(health.filings), trades=show.count(health.trades)
            ),
            "text",
        ),
        (_tr("Size"), show.file_size(health.database_bytes), "text"),
        (_tr("Schema"), f"{health.schema_version} ({_tr('SQLite')} {health.sqlite_version})", "text"),
        (_tr("Generation"), show.count(health.generation), "text"),
    ]
    if health.problems:
        told.append((_tr("Integrity"), "⚠ " + "; ".join(health.problems[:3]), "error_text"))
    elif health.problems is not None:
        told.append((_tr("Integrity"), _tr("✓ Checked just now: sound"), "read"))
    else:
        told.append((_tr("Integrity"), checked or _tr("not checked by hand yet"), "text"))
    if condition.backups:
        newest = condition.backups[0]
        words = _tr("{moment}, {size}; {n} kept").format(
            moment=show.moment(newest.made_at),
            size=show.file_size(newest.size_bytes),
            n=show.count(len(condition.backups)),
        )
        told.append((_tr("Last backup"), words, "text"))
    else:
        told.append((_tr("Last backup"), _tr("none yet"), "late_text"))
    if health.starter_date:
        told.append(
            (_tr("Began as"), _tr("bundled data of {day}").format(day=show.day(health.starter_date)), "text")
        )
    return told


def program_facts(facts: HealthFacts, gaps: Gaps) -> list[Fact]:
    """Return the lines about the machine and the window."""
    health, condition = facts.health, facts.condition
    memory = show.NONE if condition.memory_bytes is None else show.file_size(condition.memory_bytes)
    free = show.NONE if condition.disk_free_bytes is None else show.file_size(condition.disk_free_bytes)
    is_low = any(one.key == "disk" for one in condition.concerns)
    return [
        (_tr("Memory"), memory, "text"),
        (_tr("Window"), gap_words(gaps), "text"),
        (
            _tr("Originals"),
            _tr("{n} documents, {size}").format(
                n=show.count(health.documents), size=show.file_size(health.documents_bytes)
            ),
            "text",
        ),
        (_tr("Disk free"), free, "error_text" if is_low else "text"),
        *(
            (
                _reference_word(one.name),
                _tr("of {day}{origin}").format(
                    day=show.day(one.as_of), origin=_tr(", bundled") if one.is_bundled else ""
                ),
                "text",
            )
            for one in health.reference
        ),
    ]


def _reference_word(name: str) -> str:
    return {"legislators": _tr("Officials"), "securities": _tr("Securities")}.get(name, name)


def gap_words(gaps: Gaps) -> str:
    """Return how late the event loop was."""
    if not gaps.ticks:
        return _tr("not measured yet")
    return _tr("late by {p99} ms at most in 99 of 100, {most} ms once").format(
        p99=show.count(round(gaps.p99_ms)), most=show.count(round(gaps.most_ms))
    )


def seconds(value: float) -> str:
    """Return an answer time: "0.12 s", "14 s"."""
    return show.locale().toString(value, "f", 2 if value < 10 else 0) + " s"


def source_word(name: str) -> str:
    """Return what a source is called on this page."""
    return {
        "house": _tr("House"),
        "senate": _tr("Senate"),
        "legislators": _tr("Who holds office"),
        "prices": _tr("Prices"),
    }.get(name, name)


def failure_word(failure: str) -> str:
    """Return what is to be expected of a failure, in a word or two."""
    return _tr(_FAILURES.get(failure, failure))


def run_word(run: RunRow) -> str:
    """Return how a run ended."""
    return _tr(_RUN_WORDS.get(run.outcome, run.outcome))


def report(facts: HealthFacts, state: RefreshState, gaps: Gaps, *, version: str, system: str) -> str:
    """Return everything as plain text, to be given to somebody who helps; the caller takes names out."""
    now = dt.datetime.now(dt.UTC)
    lines = [f"GovTrades Desktop {version}, {system}, {now:%Y-%m-%d %H:%M} UTC", ""]
    lines += [one.words for one in facts.condition.concerns] or ["No concerns."]
    for one in facts.health.sources:
        lines += ["", source_word(one.source)]
        lines += [f"  {word}: {value}" for word, value, _ in source_facts(one, state, is_timed=True)]
    lines += ["", _tr("Database")]
    lines += [f"  {word}: {value}" for word, value, _ in database_facts(facts, "")]
    lines += ["", _tr("Program")]
    lines += [f"  {word}: {value}" for word, value, _ in program_facts(facts, gaps)]
    lines += ["", _tr("Newest runs")]
    lines += [
        f"  {run.started_at:%Y-%m-%d %H:%M} {run.source} {run.outcome}: {run.fetched} fetched,"
        f" {run.read} read, {run.failed} failed, {run.requests} requests, {run.seconds:.1f} s"
        f" {run.reason or ''}".rstrip()
        for run in facts.health.runs[:10]
    ]
    lines += ["", _tr("Failed filings: {n}").format(n=len(facts.condition.failed))]
    lines += [f"  {one.source} {one.doc_id}: {one.reason}" for one in facts.condition.failed[:20]]
    lines += ["", _tr("Newest warnings")]
    warnings = [one for one in facts.log if one.level in ("WARNING", "ERROR", "CRITICAL")]
    lines += [
        f"  {one.at:%Y-%m-%d %H:%M:%S} {one.level} {one.logger}: {one.message}" for one in warnings[-60:]
    ]
    return "\n".join(lines) + "\n"
