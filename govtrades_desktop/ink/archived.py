"""Archived bytes, verified, or the reason in words why they cannot be shown. Writes and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.fetch.archive import Archive


class Trouble(StrEnum):
    """What keeps an original from being shown."""

    NOT_HERE = "not_here"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


class OriginalUnavailable(StoreUnavailable):
    """An archived document that is absent, damaged or cannot be read.

    Attributes:
        trouble: which of them.
    """

    @property
    def trouble(self) -> Trouble:
        """Which of them."""
        return Trouble(self.context["trouble"])


class Originals:
    """The archived originals, each verified whenever it is opened. May be used from any thread."""

    def __init__(self, archive_root: Path) -> None:
        """Name the archive's folder; it may not exist yet."""
        self._archive = Archive(archive_root)

    def has(self, sha256s: Iterable[str]) -> bool:
        """Whether there are such documents and all of them are here; what they are worth, `read` tells."""
        wanted = tuple(sha256s)
        return bool(wanted) and all(self._archive.has(sha256) for sha256 in wanted)

    def read(self, sha256: str) -> bytes:
        """Return the bytes of an archived document, verified against its SHA-256.

        Raises:
            OriginalUnavailable: it is not here, its bytes have changed, or the disk does not give them.
        """
        try:
            return self._archive.read(sha256)
        except StoreUnavailable as error:
            trouble, message, hint = Trouble.UNREADABLE, error.message, error.hint
            if error.context.get("is_damaged"):
                trouble = Trouble.DAMAGED
                message = (
                    "The archived page is damaged: its bytes are not those that were fetched"
                    f" (they no longer give the SHA-256 {sha256[:12]}…)."
                )
                hint = "Fetch it again; the numbers read from it are kept."
            elif error.context.get("is_lost"):
                trouble = Trouble.NOT_HERE
                message = "The original of this page is not on this machine."
                hint = ""
            raise OriginalUnavailable(
                message, hint=hint, trouble=trouble.value, sha256=sha256, path=str(self._archive.path(sha256))
            ) from error
