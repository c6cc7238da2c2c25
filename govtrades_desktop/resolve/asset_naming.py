"""Securities found by name alone: the same words, or the same words with a slip; else nothing, and why.

Look-alikes are many ("First Financial" is four banks), so a name that fits two issuers fits none.
May not look at tickers.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from govtrades_desktop.core.identity import Security
from govtrades_desktop.resolve.asset_index import SecurityIndex, was_alive
from govtrades_desktop.resolve.asset_names import AssetName, is_distinctive, likeness
from govtrades_desktop.resolve.asset_words import PRIVATE_FORMS

THRESHOLD = 88.0
"""What `asset_names.likeness` must reach (0 to 100).

Measured on the bundled list. Each of the 7,533 common shares' names, held against all other issuers' (as if
its own entry were missing): at 84 to 88 five names met another firm's (RumbleOn - Rumble, Kinetik - Kinetic),
at 88 and above three (CarMax - CareMax, Enliven - Enlivex), all in the list themselves, where the exact name
goes first. Of 1,303 names with one slip made at random 787 (60 %) were found, one wrongly (a slip that left
out "Citigroup"'s second i: "CIT Group" has just these letters). On the labelled
set of the tests (`assets_checked.json`) precision is 1.0.
"""

LEAD = 8.0
"""By how much the best name must lead the best of another issuer: "Carmeax" may be CarMax or CareMax."""


class NameFinder:
    """Finds securities by name. Holds caches: one for one thread."""

    def __init__(self, index: SecurityIndex) -> None:
        self._index = index
        self._alike = lru_cache(maxsize=16_384)(self._alike_names)

    def exact(self, name: AssetName, day: dt.date | None) -> Security | None:
        """Return the one security with exactly these words, if a name of such words can tell one."""
        security, _, _ = self._pick(name, self._index.named(name) if name.words else (), day)
        return security

    def find(
        self, name: AssetName, day: dt.date | None, *, is_type_told: bool
    ) -> tuple[Security | None, str, str | None]:
        """Return a security, the method, and where there is none the reason.

        Args:
            name: as printed, read.
            day: of the trade; a security that was not traded then is passed over.
            is_type_told: the source says that it is a stock, an option or a fund. Where it says nothing, a
                single word without a firm's legal form ("More") tells too little.
        """
        if not name.words:
            return None, "", "The asset has no name."
        if not is_type_told and not name.forms and not (len(name.words) > 1 and not name.is_generic):
            return None, "", "Neither the kind of the asset nor enough of a name is told."
        named = self._index.named(name, is_whole=not is_type_told)
        security, is_met, reason = self._pick(name, named, day)
        if is_met:
            return security, "name_exact", reason
        if not is_type_told:
            return None, "", "No list has a security of that name."
        alike = self._alike(name)
        if alike:
            best = alike[0][0]
            near = [found for score, found in alike if score > best - LEAD]
            security, _, reason = self._pick(name, near, day)
            return security, "name_fuzzy", reason
        return None, "", "No list has a security of that name."

    def _alike_names(self, name: AssetName) -> tuple[tuple[float, Security], ...]:
        if name.is_generic or not any(is_distinctive(word) for word in name.words):
            return ()
        found = [
            (score, security)
            for listed, security in self._index.block(name)
            if (len(name.words) > 1 or name.forms & listed.forms) and len(name.words) == len(listed.words)
            for score in (likeness(name, listed),)
            if score >= THRESHOLD - LEAD
        ]
        found.sort(key=lambda one: (-one[0], one[1].key))
        return tuple(found) if found and found[0][0] >= THRESHOLD else ()

    def _pick(
        self, name: AssetName, found: Iterable[Security], day: dt.date | None
    ) -> tuple[Security | None, bool, str | None]:
        """Return the one security that the name tells, whether any was met, and why none was picked."""
        candidates = [one for one in dict.fromkeys(found) if self._fits(name, one)]
        if not candidates:
            return None, False, "No list has a security of that name."
        alive = [one for one in candidates if was_alive(one, day)]
        if not alive:
            return None, True, "The only security of that name was not traded on that day."
        if name.is_preferred:
            alive = [one for one in alive if ":preferred-" in one.key]
            if name.share_class:
                alive = [one for one in alive if (one.ticker or "").endswith(f"-P{name.share_class}")]
            elif alive:
                return None, True, "A preferred share, whose series the name does not tell."
            if len(alive) != 1:
                return None, True, "A preferred share, whose series the name does not tell."
            return alive[0], True, None
        issuers: dict[object, list[Security]] = defaultdict(list)
        for one in alive:
            if "-" not in one.key.partition(":")[2]:  # not a warrant, a unit, a preferred share
                issuers[one.cik or one.key].append(one)
        if len(issuers) != 1:
            told = " and ".join(sorted({f"“{one.name}”" for one in alive})[:3])
            return (
                None,
                True,
                f"The name fits more than one issuer: {told}." if issuers else "No common share.",
            )
        (classes,) = issuers.values()
        chosen = self._by_class(name, classes)
        if chosen is None:
            listed = ", ".join(sorted(one.ticker or one.name for one in classes))
            return None, True, f"Which class of the issuer's shares it is, is not told ({listed})."
        return chosen, True, None

    def _by_class(self, name: AssetName, classes: list[Security]) -> Security | None:
        if len(classes) == 1:
            return classes[0]  # a letter that contradicts is seen by `asset_contradictions`
        if name.share_class:
            fitting = [one for one in classes if name.share_class in self._letters(one)]
            return fitting[0] if len(fitting) == 1 else None
        common = [one for one in classes if one.key.endswith(":common")]
        return common[0] if len(common) == 1 else None

    def _letters(self, security: Security) -> set[str]:
        letters = {listed.share_class for listed in self._index.names(security) if listed.share_class}
        return letters or {security.key.rpartition(":")[2]}

    def _fits(self, name: AssetName, security: Security) -> bool:
        """Tell whether a name may speak for a security at all, with nothing else to speak for it.

        An LLC is no corporation of the same name. A name of common words ("First Financial"), and
        one that differs by a word like "Group" from a single word ("Alpha"), speak for a constituent of the
        S&P 500 only: "General Electric", "Altria Corp". Any other firm has unlisted namesakes.
        """
        listed = self._index.names(security)
        forms = {form for one in listed for form in one.forms}
        private = name.forms & PRIVATE_FORMS
        if private and not private & forms:
            return False
        if name.is_generic and name.forms and forms and not name.forms & forms:
            return False
        is_whole = any(one.squeezed == name.squeezed for one in listed)
        is_weak = (name.is_generic and len(name.words) < 3) or (not is_whole and len(name.firm_words) == 1)
        is_slip = not is_whole and name.firm_words not in {one.firm_words for one in listed}
        return not is_weak or is_slip or security.sector_system == "GICS"
