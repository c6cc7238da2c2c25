"""What words tell of an option or a bond. Told is told; what is not told stays None, never guessed."""

from __future__ import annotations

from govtrades_desktop.core.records import BondTerms, OptionTerms


def read_option_terms(asset: str, description: str | None, comment: str | None) -> OptionTerms | None:
    """Return what the row tells of an option, None where it tells nothing."""
    return None


def read_bond_terms(asset: str, description: str | None) -> BondTerms | None:
    """Return what the row tells of a bond, None where it tells nothing."""
    return None
