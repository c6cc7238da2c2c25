"""What kinds of failure there are, and when each is tried again: pure rules and the words for them.

Three kinds. *Transient*: no answer, or the surroundings gave way; the next refresh tries again. *Changed
source*: the site sends something else than it promises (a maintenance page, a redirect to another place).
*Permanent*: the document is not there, cannot be read or fails a check. Of the last two nothing is to be
expected soon, so they wait 1, 2, 4 … days, 30 at most; never every cycle. A person's wish waits for nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

FIRST_WAIT = dt.timedelta(days=1)
LONGEST_WAIT = dt.timedelta(days=30)


class FailureClass(StrEnum):
    """What is to be expected of another try."""

    TRANSIENT = "transient"
    CHANGED_SOURCE = "changed_source"
    PERMANENT = "permanent"


_TRANSIENT = frozenset({"SourceUnavailable", "StoreUnavailable", "StoreBug"})
_WORDS = {
    FailureClass.TRANSIENT: "it may pass by itself",
    FailureClass.CHANGED_SOURCE: "the source sends something else than it promises",
    FailureClass.PERMANENT: "it is not expected to come right soon",
}


@dataclass(frozen=True, slots=True)
class RetryPlan:
    """When one failed filing is tried again.

    Attributes:
        failure: its kind.
        tries: so far.
        next_try_at: aware UTC; the first refresh from then on tries. None: the next refresh, whenever it is.
    """

    failure: FailureClass
    tries: int
    next_try_at: dt.datetime | None

    def is_due(self, now: dt.datetime) -> bool:
        """Return whether a refresh that begins now tries it."""
        return self.next_try_at is None or now >= self.next_try_at

    def words(self, now: dt.datetime) -> str:
        """Return the plan in a sentence, for a ledger and for Health."""
        tried = "tried once" if self.tries == 1 else f"tried {self.tries} times"
        when = (
            "The next refresh tries again"
            if self.next_try_at is None or self.is_due(now)
            else f"Tried again from {self.next_try_at:%Y-%m-%d} on, or at once by \u201ctry again\u201d"
        )
        return f"{when} ({_WORDS[self.failure]}; {tried})."


def classify(kind: str | None) -> FailureClass:
    """Return what kind of failure an error's class name means; None is a document that could not be read."""
    if kind in _TRANSIENT:
        return FailureClass.TRANSIENT
    return FailureClass.CHANGED_SOURCE if kind == "SourceChanged" else FailureClass.PERMANENT


def plan_retry(kind: str | None, *, tries: int, failed_at: dt.datetime | None, now: dt.datetime) -> RetryPlan:
    """Return when a filing that failed is tried again.

    Args:
        kind: the class name of the last error; None where its document came and could not be read.
        tries: so far, in a row.
        failed_at: aware moment of the last; None where it is not known.
        now: aware. A failure that lies after it tells of a clock that was set back: nobody waits for that.
    """
    failure = classify(kind)
    if failure is FailureClass.TRANSIENT or failed_at is None or failed_at > now:
        return RetryPlan(failure, tries, None)
    wait: dt.timedelta = min(FIRST_WAIT * 2 ** (min(max(tries, 1), 10) - 1), LONGEST_WAIT)
    return RetryPlan(failure, tries, failed_at + wait)
