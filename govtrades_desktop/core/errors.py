"""The error tree. Every error says what happened (log), with which facts, and one line for the user.

Third-party exceptions are wrapped at the edge of the package that uses the library, with ``from``.
``None`` never means failure. Only `StoreBug` and the unknown reach the crash dialog.
"""

from __future__ import annotations

from typing import Any


class GovTradesError(Exception):
    """An error of ours.

    Attributes:
        message: what happened, in one sentence, for the log and the user.
        hint: what the user can do, in one sentence; empty where nothing can be done.
        context: facts for the log (url, path, doc_id, sha256, …); plain values only, so that it pickles.
    """

    def __init__(self, message: str, *, hint: str = "", **context: Any) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.context = context

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with all three parts: errors cross from parse children to the refresh thread."""
        return (_rebuild, (type(self), self.message, self.hint, self.context))

    def __str__(self) -> str:
        return self.message


def _rebuild(kind: type[GovTradesError], message: str, hint: str, context: dict[str, Any]) -> GovTradesError:
    return kind(message, hint=hint, **context)


class SourceUnavailable(GovTradesError):
    """No answer: name lookup, connection, timeout, 5xx, 429, refused (403). Worth another try later.

    ``context`` may hold ``status`` (int), ``retry_after_s`` (float) and ``refused`` (bool).
    """


class SourceChanged(GovTradesError):
    """An answer that is not what the source promises: wrong type, empty, challenge page, unknown columns."""


class DocumentMissing(SourceChanged):
    """The source lists a document that it does not have (404, or the storage's AccessDenied body)."""


class DocumentUnreadable(GovTradesError):
    """Bytes that give no ParsedFiling: broken, encrypted, too large, a layout nobody has seen."""


class DataRejected(GovTradesError):
    """Parsed, but a check fails: printed count differs, a band upside down, no rows where rows must be."""


class StoreError(GovTradesError):
    """The database or the archive."""


class StoreUnavailable(StoreError):
    """Busy, full, read-only, corrupt, a newer schema: the surroundings are to blame."""


class StoreBug(StoreError):
    """A statement that can never work: we are to blame."""


class Cancelled(GovTradesError):
    """The user asked to stop. Not a failure: nothing is recorded as failed because of it."""


class UserInputError(GovTradesError, ValueError):
    """A bad query, path or value given by the user.

    ``context`` may hold ``position`` (0-based offset) and ``length`` where the place in a text is known.
    """
