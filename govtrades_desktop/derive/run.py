"""The batch processor: from the database to the indexes on disk, after each refresh."""

from __future__ import annotations

from pathlib import Path


def derive_all(database: Path, derived_dir: Path) -> int:
    """Bring the indexes up to the database, if they are not; return the generation now in force."""
    raise NotImplementedError
