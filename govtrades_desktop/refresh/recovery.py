"""After a damaged database was replaced: what the archive has and the copy had not comes back, offline.

1. The damaged file is read as far as it can be, for which document is of which filing; 2. filings of the
bundle get their documents; 3. what is still nobody's is asked whose it is, as an import is; 4. all of it is
read anew. Each step may be done twice: killed anywhere, the next start goes through them again.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.refresh.documents import Clock
from govtrades_desktop.refresh.events import Listener, Progress, RefreshReport
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.importing import import_files
from govtrades_desktop.refresh.rereading import read_archived
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.archived import list_archived
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ledger import Need, find_filing
from govtrades_desktop.store.rebuild import end_recovery, load_recovery
from govtrades_desktop.store.relinking import link_known, link_salvaged
from govtrades_desktop.store.salvage import Salvage, salvage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back.

    Attributes:
        linked: documents that found their filings again by what the damaged file or the bundle told.
        recognised: documents that said themselves whose they are.
        unknown: documents of the archive that belong to no known filing.
        read: filings read anew.
        failed: of these, how many could not be read.
        lost: filings that the damaged file told of and this database does not have; None where the damaged
            file could not be read whole, so that nobody knows.
        is_ended: nothing is left to be done.
        origin: what took the damaged one's place: "backup", "bundle" or "empty".
        origin_day: of what day.
        report: as of a refresh that asked no source; None where nothing was read.
    """

    linked: int = 0
    recognised: int = 0
    unknown: int = 0
    read: int = 0
    failed: int = 0
    lost: int | None = None
    is_ended: bool = False
    origin: str = ""
    origin_day: str | None = None
    report: RefreshReport | None = None

    def sentence(self) -> str:
        """Tell it."""
        back = self.linked + self.recognised
        told = (
            f"Out of the archive came {back:,} original page{'s' * (back != 1)} that the"
            f" {self.origin or 'copy'} had not, and {self.read:,} filing{'s' * (self.read != 1)} read anew."
        )
        not_back = []
        if self.failed:
            not_back.append(f"{self.failed:,} of them could not be read")
        if self.lost:
            not_back.append(f"{self.lost:,} filings of the damaged database are not here")
        elif self.lost is None:
            not_back.append("filings without an original page that are newer than that are not here")
        if self.unknown:
            not_back.append(
                f"{self.unknown:,} original page{'s' * (self.unknown != 1)} of which nobody knows whose"
                f" {'they are' if self.unknown != 1 else 'it is'}"
            )
        if not_back:
            told += f" Not recovered: {'; '.join(not_back)}."
        since = f" since {self.origin_day}" if self.origin_day else ""
        return (
            f"{told} The next refresh brings what the official sites list; the history of runs{since} is"
            " gone, and prices are asked for again."
        )

    def as_json(self) -> dict[str, object]:
        """Return the figures."""
        return {name: value for name, value in asdict(replace(self, report=None)).items() if name != "report"}


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def recover(
    paths: DataPaths,
    *,
    settings: Settings,
    stop: threading.Event,
    listener: Listener,
    clock: Clock = _utc_now,
) -> Recovered | None:
    """Bring back what the archive has; None where nothing is to be brought back.

    Raises:
        StoreError: the database, the archive or the derived data gave way; another copy of the program is
            refreshing this folder.
    """
    archive = Archive(paths.archive)
    with refreshing_alone(paths.root), open_store(paths.database, backups=paths.backups) as store:
        rebuilt = load_recovery(store)
        if rebuilt is None:
            return None
        found = salvage(paths.root / rebuilt.aside) if rebuilt.aside else Salvage()
        linked = _link(store, found, set(archive.sizes()), stop, listener, clock)
        known = {use.sha256 for use in list_archived(store)}
    strangers = [archive.path(sha256) for sha256 in sorted(archive.sizes()) if sha256 not in known]
    recognised, unknown, is_cancelled = _ask_whose(strangers, paths, settings, stop, listener)
    reading = read_archived(
        paths,
        settings=settings,
        stop=stop,
        listener=listener,
        needs=(Need.READ, Need.NEWER_PARSER),
        clock=clock,
    )
    report = reading.report
    is_cancelled = is_cancelled or stop.is_set() or (report is not None and report.is_cancelled)
    with refreshing_alone(paths.root), open_store(paths.database, backups=paths.backups) as store:
        recovered = Recovered(
            linked=linked,
            recognised=recognised,
            unknown=unknown,
            read=reading.read,
            failed=0 if report is None else sum(run.failed for run in report.runs),
            lost=_lost(store, found),
            is_ended=not is_cancelled,
            origin=rebuilt.origin,
            origin_day=rebuilt.origin_day,
            report=report,
        )
        if recovered.is_ended:
            end_recovery(store, recovered.as_json() | {"at": clock().isoformat(timespec="seconds")})
    log.info("%s", recovered.sentence() if recovered.is_ended else "the recovery was interrupted")
    return recovered


def _link(
    store: Store,
    found: Salvage,
    archived: set[str],
    stop: threading.Event,
    listener: Listener,
    clock: Clock,
) -> int:
    linked = len(link_known(store, archived))
    total = len(found.documents)
    for done, one in enumerate(sorted(found.documents, key=lambda one: one.is_newest), 1):
        if stop.is_set():
            break
        try:
            linked += link_salvaged(store, one, archived, at=clock()) is not None
        except (ValueError, TypeError, KeyError) as error:  # torn pages may tell anything
            log.info("what the damaged database told of a document is not believed: %s", error)
        if done % 100 == 0:
            listener(Progress(one.source, "documents", done, total))
    return linked


def _ask_whose(
    strangers: list[Path], paths: DataPaths, settings: Settings, stop: threading.Event, listener: Listener
) -> tuple[int, int, bool]:
    """Have documents that nobody knows say whose they are; return recognised, unknown, whether stopped."""
    if not strangers or stop.is_set():
        return 0, len(strangers), stop.is_set()
    done = 0

    def tell(_one: object) -> None:
        nonlocal done
        done += 1
        listener(Progress("house", "documents", done, len(strangers)))

    try:
        report = import_files(strangers, settings=settings, paths=paths, stop=stop, listener=tell)
    except Cancelled:
        return 0, len(strangers), True
    recognised = sum(one.outcome != "failed" for one in report.files)
    return recognised, len(strangers) - recognised, report.is_cancelled


def _lost(store: Store, found: Salvage) -> int | None:
    if not found.is_whole:
        return None
    return sum(find_filing(store, source, doc_id) is None for source, doc_id in found.filings)
