"""A damaged database gives way: it is set aside, and the newest sound copy, or the bundle, takes its place.

What is newer than that copy comes out of the archive afterwards (`refresh.recovery`): a note in the table of
facts says so for as long as it has not, however often the program is killed on the way. The damaged file is
kept and only read; user.sqlite is not touched.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.store import backup, replacing
from govtrades_desktop.store.connection import SCHEMA_VERSION, Reader, Store, open_store
from govtrades_desktop.store.integrity import Damage, DamageKind, clear_doubt, mend_indexes
from govtrades_desktop.store.starter import unpack_starter

log = logging.getLogger(__name__)

RECOVERY, RECOVERED = "recovery", "recovered"
"""Facts: what is still to be brought back, and what came of it."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How a damaged database was replaced.

    Attributes:
        aside: where the damaged one is kept; None where it held nothing.
        damage: what was wrong with it, the second half of a sentence.
        origin: "backup", "bundle", "empty", or "mended" (in its place: only indexes were wrong).
        origin_day: of the backup or of the bundle; ISO.
        unsound: names of newer copies that were no good themselves.
        at: aware UTC, ISO text.
    """

    aside: str | None
    damage: str
    origin: str
    origin_day: str | None
    unsound: tuple[str, ...]
    at: str

    def sentence(self) -> str:
        """Tell it."""
        if self.origin == "mended":
            return f"The database was damaged: {self.damage}. Its indexes were made anew from its tables."
        parts = [f"The database was damaged: {self.damage}."]
        if self.aside:
            parts.append(f"It is kept as {self.aside}.")
        if self.unsound:
            parts.append(f"Copies that are damaged too: {', '.join(self.unsound)}.")
        parts.append(
            {
                "backup": f"The backup of {self.origin_day} took its place.",
                "bundle": f"There is no sound backup; the bundled data of {self.origin_day} took its place.",
            }.get(self.origin, "There is no sound backup and no bundled data; a new database was begun.")
        )
        return " ".join(parts)


def replace_damaged(
    database: Path, damage: Damage, *, backups: Path, starter: Path | None, now: dt.datetime | None = None
) -> Rebuilt:
    """Set a damaged database aside and put the best there is in its place. No connection to it may be open.

    Killed at any moment, the next start finds the damaged one in its place, or the new one, or neither and
    what `replacing.finish_replacing` puts there.

    Raises:
        StoreUnavailable: the folder cannot be written, or the disk is full; the damaged one is where it was.
    """
    moment = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    if damage.kind is DamageKind.INDEX and mend_indexes(database):
        clear_doubt(database)
        rebuilt = Rebuilt(None, damage.words, "mended", None, (), moment.isoformat(timespec="seconds"))
        log.info("%s", rebuilt.sentence())
        return rebuilt
    aside = database.with_name(f"{database.name}.damaged-{moment.strftime(replacing.STAMP)}")
    told = None if damage.kind is DamageKind.EMPTY else aside.name
    unsound: list[str] = []

    def as_rebuilt(origin: str, day: str | None) -> Rebuilt:
        at = moment.isoformat(timespec="seconds")
        return Rebuilt(told, damage.words, origin, day, tuple(unsound), at)

    rebuilt: Rebuilt | None = None  # type: ignore[no-redef]
    for copy in backup.backups_of(database, backups):
        candidate = as_rebuilt("backup", f"{copy.made_at:%Y-%m-%d %H:%M} UTC")
        if _prepare(copy, database, candidate):
            rebuilt = candidate
            break
        unsound.append(copy.path.name)
    else:
        rebuilt = _prepare_without_backup(database, starter, as_rebuilt)
    replacing.replace_prepared(database, aside=aside)
    if told is None:
        replacing.remove(aside)  # there was nothing in it
    clear_doubt(database)
    log.info("%s %s", rebuilt.sentence(), damage.problems)
    return rebuilt


def _prepare(copy: backup.Backup, database: Path, rebuilt: Rebuilt) -> bool:
    """Prepare a copy to take the place; False where it is no good, or a newer program's."""
    if copy.schema_version > SCHEMA_VERSION or backup.describe(copy.path).problem:
        return False
    facts = [(RECOVERY, json.dumps(asdict(rebuilt)))]
    try:
        replacing.prepare_replacing(copy.path, database, facts=facts)
    except StoreUnavailable as error:
        if "damaged" not in error.message:
            raise
        return False
    return True


def _prepare_without_backup(database: Path, starter: Path | None, as_rebuilt: Any) -> Rebuilt:
    source = database.with_name(f".{database.stem}-fresh.part")
    replacing.remove(source)
    try:
        origin, day = "empty", None
        if starter is not None:
            try:
                day = unpack_starter(starter, source).isoformat()
                origin = "bundle"
            except StoreUnavailable as error:
                log.warning("%s", error)
                replacing.remove(source)
        if origin == "empty":
            open_store(source).close()
        rebuilt: Rebuilt = as_rebuilt(origin, day)
        replacing.prepare_replacing(source, database, facts=[(RECOVERY, json.dumps(asdict(rebuilt)))])
    finally:
        replacing.remove(source)
    return rebuilt


def load_recovery(store: Store | Reader) -> Rebuilt | None:
    """Return what is still to be brought back out of the archive, or None where nothing is."""
    text = store.value("SELECT value FROM meta WHERE name = ?", (RECOVERY,))
    if text is None:
        return None
    facts = json.loads(text)
    return Rebuilt(**{**facts, "unsound": tuple(facts["unsound"])})


def end_recovery(store: Store, told: dict[str, Any]) -> None:
    """Note that everything was brought back that could be, with the figures."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM meta WHERE name = ?", (RECOVERY,))
        connection.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (RECOVERED, json.dumps(told))
        )
