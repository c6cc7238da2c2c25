"""Make resources/starter/: the bundled database, by the program's own pipeline, from real filings.

The stand-in for the official sites serves the filings that lie beside the checkout. The whole ledger comes
from its full indexes; documents are asked for only where they are at hand, so every other filing stays what
it is: listed, not fetched. Nothing is written into the database but by the pipeline. The bundled reference
data is taken in first, so that who and what come resolved.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from govtrades_desktop.query.coverage import load_coverage
from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.events import Progress, RefreshEvent, RefreshRequest
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.settings.paths import bundled_reference, data_paths
from govtrades_desktop.settings.senate_terms import LINK
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.starter import prepare_database, write_starter

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("GOVTRADES_SHARED", ROOT.parent / "shared"))
TARGET = ROOT / "resources" / "starter" / "govtrades.sqlite.xz"


def tell(event: RefreshEvent) -> None:
    """Print progress now and then."""
    if isinstance(event, Progress) and event.done % 25 == 0:
        print(f"  {event.source} {event.stage} {event.done}/{event.total} {event.detail}", flush=True)


def newest_report(library: Library) -> dt.date:
    """Return the newest filing date of a transaction report: up to that day the bundled data goes.

    Other filings may bear impossible dates: a filing of the index of 2014 is dated 3013.
    """
    from govtrades_desktop.query.filings import find_filings, load_filings

    (newest,) = load_filings(library, find_filings(library, filing_type="P", sort=("-filed",))[:1])
    if newest.filed_on is None or newest.filed_on > dt.date.today():
        raise SystemExit(f"the newest report is dated {newest.filed_on}: look at the index")
    return newest.filed_on


def main() -> int:
    """Make it; return 0 when the file is in place."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--filings", type=Path, default=SHARED / "filings")
    parser.add_argument("--standin", type=Path, default=SHARED / "standin" / "serve.py")
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument(
        "--accept-senate-terms",
        action="store_true",
        help=f"I have accepted the Senate site's agreement ({LINK}); without it the Senate is left out",
    )
    options = parser.parse_args()
    house = options.filings / "house"
    years = sorted((int(zip_.name[:4]) for zip_ in house.glob("financial-pdfs/*FD.zip")), reverse=True)
    at_hand = {"house": frozenset(pdf.stem for pdf in house.glob("ptr-pdfs/*/*.pdf"))}
    requests = [("house", tuple(years))]
    if options.accept_senate_terms:
        listed = json.loads((options.filings / "senate" / "index.json").read_text("utf-8"))
        at_hand["senate"] = frozenset(report["uuid"].lower() for report in listed)
        filed = {int(report["filed"][:4]) for report in listed}
        requests.append(("senate", tuple(sorted(filed, reverse=True))))
    if not years or not all(at_hand.values()):
        parser.error(f"no filings in {house}")
    command = [sys.executable, str(options.standin), "--port", "0", "--full-index"]
    command += ["--filings", str(options.filings)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
    ):
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split("listening on ")[1].strip()
            paths = data_paths(Path(folder))
            paths.create()
            reference = bundled_reference()
            prepared = prepare_database(paths.database, backups=paths.backups, reference=reference)
            if reference is None or prepared.reference_problem:
                print(f"not made: reference data: {prepared.reference_problem or 'there is none'}")
                return 1
            settings = Settings(
                house_url=url,
                senate_url=url,
                senate_terms_accepted_on=dt.date.today().isoformat() if options.accept_senate_terms else "",
                parse_workers=os.cpu_count() or 1,
            )
            reports = [
                run_refresh(
                    RefreshRequest((source,), chosen, is_manual=True, only=at_hand[source]),
                    settings=settings,
                    paths=paths,
                    stop=threading.Event(),
                    listener=tell,
                )
                for source, chosen in requests
            ]
        finally:
            server.terminate()
        runs = [run for report in reports for run in report.runs]
        for run in runs:
            for error in run.errors:
                print(f"  {error.doc_id or run.source}: {error.error}")
            wanted = len(at_hand[run.source])
            if run.failed or run.errors or run.fetched != wanted:
                print(f"not made: {run.source}: {run.fetched} of {wanted} fetched, {run.failed} failed")
                return 1
        with Library(paths.database, paths.derived) as library:
            totals = load_coverage(library).totals
            data_date = newest_report(library)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        size = write_starter(paths.database, options.out, data_date=data_date)
    states = ", ".join(f"{count:,} {state.value}" for state, count in totals.states.items() if count)
    print(f"{options.out}: {size / 1e6:.2f} MB, data to {data_date}")
    print(f"  {totals.listed:,} transaction reports ({states}), {totals.trades:,} trades;")
    print(f"  {totals.other_listed:,} other filings; {sum(run.seconds for run in runs):.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
