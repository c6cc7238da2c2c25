"""Runs of the legislators project over a site of the test's own: what is asked, taken, refused and told."""

from __future__ import annotations

import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.identity import Legislators
from govtrades_desktop.core.identity_json import legislators_json
from govtrades_desktop.refresh import reference
from govtrades_desktop.refresh.events import Progress, RefreshReport, RefreshRequest, SourceRun
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.house_clerk import HouseClerk
from govtrades_desktop.sources.legislators import LegislatorsProject
from govtrades_desktop.store.bundles import write_bundle
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.legislator_tables import load_legislators
from govtrades_desktop.store.reference import install_reference
from tests.refresh.running import DataFolder
from tests.support import real
from tests.support.legislator_files import SWITCHER, Project, member, person
from tests.support.site import Fault, MadeSite, serve

JUNE = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)
FILES = 5
OFFICIAL = LegislatorsProject.official_url


class Ground:
    """A made-up project on a site, and a data folder that is refreshed from it."""

    def __init__(self, root: Path, site: MadeSite, project: Project) -> None:
        self.site = site
        self.project = project
        self.data = DataFolder(root / "data", site.url, {"retries": 2, "timeout_s": 10})
        self.data.options["legislators_url"] = project.url(site.url)

    def refresh(
        self,
        now: dt.datetime = JUNE,
        *,
        sources: tuple[str, ...] = ("legislators",),
        is_reference_wanted: bool = False,
        stop: threading.Event | None = None,
    ) -> RefreshReport:
        return run_refresh(
            RefreshRequest(sources, (2025,), limit=0, is_reference_wanted=is_reference_wanted),
            settings=self.data.settings,
            paths=self.data.paths,
            stop=stop or threading.Event(),
            listener=self.data.events.append,
            clock=lambda: now,
        )

    def run(self, now: dt.datetime = JUNE) -> SourceRun:
        (run,) = self.refresh(now).runs
        return run

    def known(self) -> Legislators:
        with open_reader(self.data.paths.database) as reader:
            return load_legislators(reader)

    def path(self, file: str) -> str:
        return f"/congress-legislators/{file}"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    root = tmp_path / "site"
    project = Project(root).write()
    with serve(root) as site:
        yield Ground(tmp_path, site, project)


def test_everything_is_taken_in_once_and_asked_for_news_only(ground: Ground) -> None:
    run = ground.run()
    assert (run.errors, run.is_unavailable, run.is_reference) == ((), False, True)
    assert (run.listed, run.new, run.fetched, run.requests) == (62, 62, FILES, FILES)
    known = ground.known()
    assert known.as_of == JUNE.date()
    assert len(known.seats) == 26 and {one.seen_from for one in known.seats} == {JUNE.date()}
    assert [one.name for one in known.committees if one.code == "HSAG29"] == ["Livestock, Dairy"]
    assert [one.name for one in known.committees if one.code == "HSAG"] == ["House Committee on Agriculture"]
    ground.site.reset()
    run = ground.run(JUNE + WEEK)
    assert (run.listed, run.new, run.fetched, run.requests) == (62, 0, 0, FILES)
    assert sum(ground.site.stats()["conditional"].values()) == FILES
    assert ground.site.stats()["statuses"] == {"304": FILES}
    again = ground.known()
    assert again.as_of == (JUNE + WEEK).date()
    assert (again.officials, again.committees, again.seats) == (
        known.officials,
        known.committees,
        known.seats,
    )
    stages = [event for event in ground.data.events if isinstance(event, Progress)]
    assert {one.source for one in stages} >= {"legislators"}


def test_without_news_nothing_is_derived_anew(ground: Ground) -> None:
    first = ground.refresh().generation
    assert ground.refresh(JUNE + WEEK).generation == first


@pytest.mark.parametrize("form", ["yaml", "csv"])
def test_another_form_is_asked_for_where_one_is_missing(ground: Ground, form: str) -> None:
    ground.project.write(form)
    run = ground.run()
    assert run.errors == ()
    assert (run.listed, run.fetched) == (62, FILES)
    dated = [term.start_on is not None for one in ground.known().officials for term in one.terms]
    assert all(dated) if form == "yaml" else not any(dated)
    ground.site.reset()
    assert ground.run(JUNE + WEEK).fetched == 0
    assert ground.site.stats()["statuses"]["304"] == FILES


def test_full_terms_stay_when_only_the_table_is_left(ground: Ground) -> None:
    """The table of former members has no days; days that were known once must not be lost to it."""
    ground.run()
    before = ground.known().officials
    ground.project.write("csv")
    assert ground.run(JUNE + WEEK).errors == ()
    assert ground.known().officials == before


def test_seats_close_and_open_on_the_day_that_shows_it(ground: Ground) -> None:
    ground.run()
    seats = ground.project.membership
    seats["HSAG15"].pop()
    seats["SSFI"] = [member(SWITCHER, 1, title="Ranking Member", party="minority")]
    seats["JSPR"] = [member(SWITCHER, 2)]
    ground.project.write()
    later = JUNE + WEEK
    assert ground.run(later).fetched == 1
    changed = [
        (one.committee, one.side, one.title, one.seen_from, one.seen_until)
        for one in ground.known().seats
        if JUNE.date() != one.seen_from or one.seen_until is not None
    ]
    assert sorted(changed, key=str) == sorted(
        [
            ("HSAG15", "majority", "", JUNE.date(), later.date()),
            ("SSFI", "majority", "Chairman", JUNE.date(), later.date()),
            ("SSFI", "minority", "Ranking Member", later.date(), None),
            ("JSPR", "majority", "", later.date(), None),
        ],
        key=str,
    )


def test_a_newcomer_is_new_and_who_left_is_kept(ground: Ground) -> None:
    ground.run()
    left = ground.project.current.pop()
    left["terms"][-1]["end"] = "2026-06-25"
    ground.project.historical.append(left)
    ground.project.current.append(person(900))
    ground.project.write()
    run = ground.run(JUNE + WEEK)
    assert (run.listed, run.new, run.fetched) == (63, 1, 2)
    (found,) = (one for one in ground.known().officials if one.bioguide == left["id"]["bioguide"])
    assert found.terms[-1].end_on == dt.date(2026, 6, 25)


@pytest.mark.parametrize(
    ("file", "shorten", "told"),
    [
        ("current", lambda told: told[:20], "20 people who serve where 42 are known"),
        ("historical", lambda told: told[:3], "3 former members where 20 are known"),
        ("committees", lambda told: told[1:], "2 committees where 3 are known"),
        ("membership", lambda told: {"HSAG": told["HSAG"][:9]}, "9 seats where 27 are known"),
    ],
)
def test_a_list_that_lost_a_part_is_refused_and_the_old_one_kept(
    ground: Ground, file: str, shorten: Any, told: str
) -> None:
    """Cut between two records a list is whole by its form; taken, half of Congress would have left."""
    ground.project.membership["JSPR"] = [member(SWITCHER, 1)]
    ground.project.write()
    ground.run()
    before = ground.known()
    whole = getattr(ground.project, file)
    setattr(ground.project, file, shorten(whole))
    ground.project.write()
    run = ground.run(JUNE + WEEK)
    (error,) = run.errors
    assert error.kind == "SourceChanged" and told in error.error and "must be missing" in error.error
    assert not run.is_unavailable
    assert ground.known() == before, "its day is not newer either: not everything was seen"
    setattr(ground.project, file, whole)
    ground.project.write()
    assert ground.run(JUNE + 2 * WEEK).errors == ()


def test_committees_filled_anew_in_a_new_congress_are_no_loss(ground: Ground) -> None:
    """SEEN: on 2025-01-17 the project showed 445 seats where 3,870 had been."""
    january = dt.datetime(2027, 1, 20, tzinfo=dt.UTC)
    ground.run()
    ground.project.membership = {"SSFI": ground.project.membership["HSAG"][:4]}
    ground.project.write()
    assert ground.run(january).errors == ()
    assert sum(seat.seen_until is None for seat in ground.known().seats) == 4


def test_a_maintenance_page_is_told_and_the_other_files_are_taken(ground: Ground) -> None:
    ground.site.always(ground.path("committees-current.json"), Fault("html200"))
    run = ground.run()
    (error,) = run.errors
    assert "should be a JSON document and is an HTML page" in error.error
    known = ground.known()
    assert (len(known.officials), len(known.seats)) == (62, 26)
    assert {one.code for one in known.committees} == {"HSAG", "HSAG29"}
    ground.site.always(ground.path("committees-current.json"), None)
    assert ground.run(JUNE + WEEK).errors == ()
    assert {one.code for one in ground.known().committees} == {"HSAG", "HSAG15", "HSAG29", "SSFI", "JSPR"}


def test_an_empty_maintained_text_is_no_list_of_people(ground: Ground) -> None:
    ground.project.write("yaml")
    for file in ground.project.folder.iterdir():
        ground.site.always(ground.path(file.name), Fault("html200"))
    run = ground.run()
    assert len(run.errors) == FILES and run.is_unavailable
    assert all("should be a YAML text" in error.error for error in run.errors)
    assert ground.known().officials == ()


def test_one_wrong_record_is_told_and_the_known_one_stays(ground: Ground) -> None:
    ground.run()
    before = ground.known()
    ground.project.current[5]["terms"] = "none"
    ground.project.write()
    (error,) = ground.run(JUNE + WEEK).errors
    assert error.kind == "DataRejected" and "terms is a text, not a list" in error.error
    assert ground.known().officials == before.officials


def test_a_missing_file_of_former_committees_is_told_and_costs_nothing_else(ground: Ground) -> None:
    ground.project.write(without=("committees-historical",))
    run = ground.run()
    (error,) = run.errors
    assert error.kind == "DocumentMissing" and "committees-historical (json, yaml)" in error.error
    assert error.is_harmless
    assert ground.known().as_of == JUNE.date()
    (outcome,) = ground.data.rows("SELECT outcome FROM refresh_run WHERE source = 'legislators'")
    assert outcome == ("done",)


def test_a_silent_site_is_asked_once_and_left_alone(ground: Ground) -> None:
    for ref in LegislatorsProject.files:
        ground.site.always(ground.path(f"{ref.name}.json"), Fault("reset"))
    run = ground.run()
    (error,) = run.errors
    assert run.is_unavailable and error.kind == "SourceUnavailable"
    assert run.requests == 2, "two tries for the first file, none for the others"


def test_a_body_that_is_too_large_is_refused(ground: Ground) -> None:
    path = ground.path("committees-current.json")
    ground.site.always(path, Fault("oversized", size_bytes=9_000_000))
    (error,) = ground.run().errors
    assert "at most 8 MB are taken" in error.error


def test_stopped_in_the_middle_nothing_is_half_written(ground: Ground) -> None:
    stop = threading.Event()
    path = ground.path("committee-membership-current.json")
    ground.site.script(path, Fault("held"))
    done: list[RefreshReport] = []
    runner = threading.Thread(target=lambda: done.append(ground.refresh(stop=stop)))
    runner.start()
    ground.site.wait_for(path)
    stop.set()
    runner.join(20)
    (report,) = done
    assert report.is_cancelled and [run.source for run in report.runs] == ["legislators"]
    assert ground.known().officials == ()
    ground.site.release()
    assert ground.run().new == 62


# When it is asked along


def due(ground: Ground, now: dt.datetime, **options: Any) -> bool:
    with open_store(ground.data.paths.database) as store:
        return reference.is_due(store, LegislatorsProject(), Settings(**options), now)


def test_it_is_due_each_week_and_after_a_failure_not_before_the_next_day(ground: Ground) -> None:
    """A default refresh runs each hour: without a rule the project would be asked 8,760 times a year."""
    hour = dt.timedelta(hours=1)
    ground.data.paths.create()
    assert due(ground, JUNE)
    ground.run()
    assert not due(ground, JUNE + hour) and not due(ground, JUNE + WEEK - hour)
    assert due(ground, JUNE + WEEK)
    assert due(ground, JUNE + 2 * hour + dt.timedelta(days=1), legislators_every_days=1)
    assert not due(ground, JUNE + 10 * WEEK, legislators_every_days=0)
    assert due(ground, JUNE - WEEK), "a clock that was wrong once must not silence it for ever"
    for ref in LegislatorsProject.files:
        ground.site.always(ground.path(f"{ref.name}.json"), Fault("status", status=503))
    failed = JUNE + WEEK
    assert ground.run(failed).is_unavailable
    assert not due(ground, failed + hour)
    assert due(ground, failed + dt.timedelta(days=1))


def test_a_fresh_bundle_puts_it_off(ground: Ground, tmp_path: Path) -> None:
    ground.data.paths.create()
    with open_store(ground.data.paths.database) as store:
        write_bundle(tmp_path / "r", "legislators", legislators_json(Legislators(JUNE.date(), (), (), ())))
        install_reference(store, tmp_path / "r")
    assert not due(ground, JUNE + dt.timedelta(days=5))
    assert due(ground, JUNE + WEEK)


def test_a_run_against_stand_ins_asks_no_real_site() -> None:
    real_one, stand_in = LegislatorsProject(), LegislatorsProject("http://127.0.0.1:8765")
    clerk, made = HouseClerk(), HouseClerk("http://127.0.0.1:8765")
    assert reference.is_welcome(real_one, [clerk])
    assert not reference.is_welcome(real_one, [made])
    assert not reference.is_welcome(real_one, [clerk, made])
    assert reference.is_welcome(stand_in, [made]) and reference.is_welcome(stand_in, [clerk])


def test_a_default_run_on_a_stand_in_leaves_the_project_alone(ground: Ground) -> None:
    ground.data.options["legislators_url"] = OFFICIAL
    report = ground.refresh(sources=("house",), is_reference_wanted=True)
    assert [run.source for run in report.runs] == ["house"]


def test_a_default_run_asks_along_what_is_due_and_its_failure_is_its_own(ground: Ground) -> None:
    report = ground.refresh(sources=("house",), is_reference_wanted=True)
    assert [(run.source, run.is_incidental) for run in report.runs] == [
        ("house", False),
        ("legislators", True),
    ]
    assert report.runs[1].listed == 62
    report = ground.refresh(JUNE + dt.timedelta(hours=1), sources=("house",), is_reference_wanted=True)
    assert [run.source for run in report.runs] == ["house"]
    report = ground.refresh(JUNE + 2 * WEEK, sources=("house",))
    assert [run.source for run in report.runs] == ["house"], "not wanted: a run for chosen sources"


def test_an_address_that_is_none_is_refused_before_anything_is_done(ground: Ground) -> None:
    ground.data.options["legislators_url"] = "https://"
    with pytest.raises(UserInputError, match="whole address"):
        ground.refresh()
    assert not ground.data.paths.database.exists()


@pytest.mark.real
def test_the_real_files_over_the_loopback(tmp_path: Path) -> None:
    """As they lie: YAML, and of former members the table alone."""
    folder = real.SHARED / "reference" / "congress-legislators"
    if not folder.exists():
        pytest.skip(f"the legislators project is not here ({folder})")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        data = DataFolder(tmp_path, url, {"legislators_url": url})
        request = RefreshRequest(("legislators",))
        runs = [
            run_refresh(
                request,
                settings=data.settings,
                paths=data.paths,
                stop=threading.Event(),
                listener=data.events.append,
                clock=lambda: JUNE,
            ).runs[0]
            for _ in range(2)
        ]
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
    assert [(run.listed, run.new, run.fetched) for run in runs] == [(2644, 2644, 4), (2644, 0, 0)]
    assert [error.kind for error in runs[0].errors] == ["DocumentMissing"]
    with open_reader(data.paths.database) as reader:
        known = load_legislators(reader)
    assert (len(known.committees), len(known.seats)) == (230, 3879)
