"""What the exit codes mean, and which error ends with which."""

from __future__ import annotations

from govtrades_desktop.core.errors import (
    Cancelled,
    GovTradesError,
    SourceChanged,
    SourceUnavailable,
    StoreError,
    UserInputError,
)

DONE, WITH_FAILURES, BAD_INPUT, NO_SOURCE, NO_STORE, INTERRUPTED = 0, 1, 2, 3, 4, 130

EXIT_CODES = """exit codes: 0 done; 1 done, with failures listed; 2 usage or bad input; 3 source unavailable;
4 store problem; 130 interrupted."""


def exit_code_of(error: GovTradesError) -> int:
    """Return the exit code that stands for this kind of error."""
    if isinstance(error, UserInputError):
        return BAD_INPUT
    if isinstance(error, (SourceUnavailable, SourceChanged)):
        return NO_SOURCE
    if isinstance(error, StoreError):
        return NO_STORE
    if isinstance(error, Cancelled):
        return INTERRUPTED
    return WITH_FAILURES
