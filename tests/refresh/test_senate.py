"""The Senate's part of a refresh, against a made eFD that keeps the real one's rules."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.fetch.client import USER_AGENT
from govtrades_desktop.refresh.events import RefreshReport, RefreshRequest, RunError, SourceRun
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.refresh.senate_access import REFUSED_MESSAGE
from govtrades_desktop.settings.settings import Settings
from tests.filings import senate_pages as pages
from tests.refresh.running import DataFolder
from tests.support.senate_site import CSRF, DATA, GIF, HOME, SEARCH, SenateSite, report, serving_senate, uuid

CONVERSATION = {HOME, SEARCH, DATA}


class SenateFolder(DataFolder):
    """A data folder that is refreshed from a Senate site alone, by a user who has accepted."""

    @property
    def settings(self) -> Settings:
        given = {"senate_terms_accepted_on": "2026-01-02", **self.options}
        return Settings(senate_url=self.url).with_values(**given)

    def refresh(self, *years: int, **more: Any) -> RefreshReport:  # type: ignore[override]
        now = more.pop("now", None)
        return run_refresh(
            RefreshRequest(("senate",), years or (2025,), is_manual=True),
            settings=self.settings,
            paths=self.paths,
            stop=more.pop("stop", threading.Event()),
            listener=more.pop("on_event", self.events.append),
            **({"clock": lambda: now} if now else {}),
        )

    def run(self, *years: int, **more: Any) -> SourceRun:
        return self.refresh(*years, **more).runs[0]


@pytest.fixture
def site() -> Iterator[SenateSite]:
    with serving_senate() as made:
        made.add(1, report(3, "Ford Motor", "Kohl's"))
        made.add(2, report(9, "Revere Bank"))
        yield made


@pytest.fixture
def data(site: SenateSite, tmp_path: Path) -> SenateFolder:
    return SenateFolder(tmp_path / "data", site.url, {"retries": 2, "timeout_s": 10})


def test_reports_are_listed_fetched_and_read_and_the_second_run_asks_only_the_search(
    data: SenateFolder, site: SenateSite
) -> None:
    site.add_paper(7, dt.date(2025, 2, 10), images=3)
    run = data.run()
    assert (run.listed, run.new, run.fetched, run.read, run.paper, run.failed) == (3, 3, 3, 2, 1, 0)
    assert (run.transactions, run.errors) == (3, ())
    assert site.most_at_once == 1
    assert {headers["User-Agent"] for headers in site.headers} == {USER_AGENT}
    urls = {row[0] for row in data.rows("SELECT url FROM filing UNION SELECT url FROM document")}
    assert all(url.startswith("https://efdsearch.senate.gov/search/view/") for url in urls)
    site.order.clear()
    again = data.run()
    assert set(site.order) == CONVERSATION
    assert (again.listed, again.new, again.fetched, again.errors) == (3, 0, 0, ())


def test_a_report_on_paper_keeps_its_images_in_order(data: SenateFolder, site: SenateSite) -> None:
    doc_id = site.add_paper(7, dt.date(2025, 2, 10), images=3)
    data.run()
    assert data.states()[doc_id] == "paper"
    (reason,) = data.rows("SELECT reason FROM filing WHERE doc_id = ?", doc_id)[0]
    assert "3 page images" in reason
    images = data.rows("SELECT page, url, size_bytes FROM page_image ORDER BY page")
    base = "https://efdsearch.senate.gov/media/2024/3/000/000/00000000"
    assert images == [(page, f"{base}{page}.gif", len(GIF)) for page in (1, 2, 3)]


def test_an_image_that_would_lie_on_a_strangers_site_is_not_asked_for(
    data: SenateFolder, site: SenateSite
) -> None:
    """A page with another address in it must not send this program anywhere."""
    doc_id = site.add_paper(7, dt.date(2025, 2, 10), media="https://elsewhere.example/")
    run = data.run()
    assert [(one.doc_id, one.kind) for one in run.errors] == [(doc_id, "SourceChanged")]
    assert "elsewhere.example" in run.errors[0].error


def test_without_the_users_acceptance_nothing_is_asked(data: SenateFolder, site: SenateSite) -> None:
    data.options["senate_terms_accepted_on"] = ""
    with pytest.raises(UserInputError, match="accepted") as caught:
        data.refresh()
    assert "--accept-senate-terms" in caught.value.hint and "13107" in caught.value.hint
    assert site.order == [] and not data.paths.database.exists()


def test_the_acceptance_is_sent_with_the_pages_own_token(data: SenateFolder, site: SenateSite) -> None:
    data.run()
    (form,) = site.accepted
    assert form["prohibition_agreement"] == "1" and form["csrfmiddlewaretoken"].startswith("token-")
    assert site.forms[0]["report_types"] == "[11]" and site.forms[0]["length"] == "100"
    assert site.forms[0]["submitted_start_date"].startswith("01/01/2025")


def test_an_agreement_that_is_not_the_one_known_is_not_accepted(data: SenateFolder, site: SenateSite) -> None:
    other = pages.home_page().replace(b"prohibition_agreement", b"new_terms_of_2027")
    site.answers[HOME].extend([(200, other)] * 8)
    run = data.run()
    assert site.accepted == [] and run.fetched == 0
    assert "agreement page is not what it was" in run.errors[0].error


def test_a_session_that_ends_in_the_middle_is_renewed_and_the_page_asked_for_again(
    data: SenateFolder, site: SenateSite
) -> None:
    """HTTP 200 "Find Reports" was taken for a report, read as one without trades."""

    def drop(event: object) -> None:
        if getattr(event, "doc_id", None) == uuid(2):
            site.sessions.clear()

    site.add(3, report(1, "Third", month=1))
    run = data.run(on_event=drop)
    assert (run.read, run.failed, run.errors) == (3, 0, ())
    assert len(site.accepted) in (1, 2)  # the pages may have been fetched before the first was read
    site.sessions.clear()
    site.answers[f"/search/view/ptr/{uuid(4)}/"].append((200, pages.find_reports_page()))
    site.add(4, report(2, "Fourth", month=2))
    before = len(site.accepted)
    assert data.run().errors == ()
    assert len(site.accepted) == before + 2
    assert data.states()[uuid(4)] == "read"


@pytest.mark.parametrize(
    "answer",
    [(403, CSRF), (200, pages.find_reports_page()), (200, pages.home_page())],
    ids=["csrf", "find reports", "agreement"],
)
def test_a_search_that_lost_its_session_is_asked_again(
    data: SenateFolder, site: SenateSite, answer: tuple[int, bytes]
) -> None:
    site.answers[DATA].append(answer)
    run = data.run()
    assert (run.errors, run.read, len(site.accepted)) == ((), 2, 2)


def test_a_session_that_does_not_hold_is_told_in_words(data: SenateFolder, site: SenateSite) -> None:
    site.answers[f"/search/view/ptr/{uuid(2)}/"].extend([(200, pages.find_reports_page())] * 2)
    run = data.run()
    (error,) = run.errors
    assert (error.doc_id, error.kind) == (uuid(2), "SourceUnavailable")
    assert "ended the session again" in error.error
    assert data.states() == {uuid(1): "read", uuid(2): "not_fetched"}
    assert data.run().errors == ()  # tried at once by the next refresh
    assert data.states()[uuid(2)] == "read"


def test_a_refusal_is_told_with_what_the_user_can_do_and_not_hammered(
    data: SenateFolder, site: SenateSite
) -> None:
    site.answers[HOME].extend([(403, pages.refused_page())] * 20)
    run = data.run(2024, 2025)
    assert run.is_unavailable
    assert [one.error for one in run.errors] == [REFUSED_MESSAGE]
    assert "import" in run.errors[0].hint
    assert site.order == [HOME, HOME]  # asked once more, for some refusals pass; then not again


def test_refused_in_the_middle_the_rest_waits(data: SenateFolder, site: SenateSite) -> None:
    for number in range(10, 20):
        path = f"/search/view/ptr/{site.add(number, report(1, month=3))}/"
        site.answers[path].extend([(403, pages.refused_page())] * 2)
    run = data.run()
    assert run.read == 2 and run.is_unavailable
    refused = [one for one in run.errors if one.doc_id and one.error == REFUSED_MESSAGE]
    assert refused and sum(site.asked()[path] for path in site.answers if "/view/" in path) <= 2 + 2 * 2


def test_a_maintenance_page_is_no_report_and_is_tried_again(data: SenateFolder, site: SenateSite) -> None:
    path = f"/search/view/ptr/{uuid(1)}/"
    site.answers[path].append((200, pages.maintenance_page()))
    assert data.run().errors == ()
    assert site.asked()[path] == 2


def test_a_maintenance_page_that_stays_fails_the_report_by_its_name(
    data: SenateFolder, site: SenateSite
) -> None:
    site.answers[f"/search/view/ptr/{uuid(1)}/"].extend([(200, pages.maintenance_page())] * 9)
    (error,) = data.run().errors
    assert error.doc_id == uuid(1) and "maintenance" in error.error


def errors_of(run: SourceRun) -> list[RunError]:
    assert (run.fetched, run.listed) == (0, 0)
    return list(run.errors)


def test_a_year_of_several_pages_is_paged_through(data: SenateFolder, site: SenateSite) -> None:
    for number in range(100, 345):
        site.add(number, report(1 + number % 28, month=6))
    run = run_listing(data)
    assert run.listed == 247
    assert [form["start"] for form in site.forms] == ["0", "100", "200"]


def run_listing(data: SenateFolder) -> SourceRun:
    """Refresh without fetching a document."""
    request = RefreshRequest(("senate",), (2025,), limit=0, is_manual=True)
    report_ = run_refresh(
        request, settings=data.settings, paths=data.paths, stop=threading.Event(), listener=data.events.append
    )
    return report_.runs[0]


def stuck(site: SenateSite) -> None:
    site.stuck = True


def too_few(site: SenateSite) -> None:
    site.total = 180


def too_many(site: SenateSite) -> None:
    site.total = 40


def broken(site: SenateSite) -> None:
    site.answers[DATA].extend([(200, b'{"recordsTotal": 12, "data": [')] * 9)


def other_rows(site: SenateSite) -> None:
    site.answers[DATA].extend([(200, pages.search_answer([["a", "b"]]))] * 9)


def other_year(site: SenateSite) -> None:
    site.answers[DATA].extend([(200, pages.search_answer([pages.search_row()]))] * 9)


@pytest.mark.parametrize(
    ("misbehave", "words"),
    [
        (stuck, "repeats a page"),
        (too_few, "180 reports, and gave 152"),
        (too_many, "total of 40"),
        (broken, "broken JSON"),
        (other_rows, "not 5 cells"),
        (other_year, "filed in other years"),
    ],
)
def test_a_search_that_cannot_be_right_changes_nothing_and_is_named(
    data: SenateFolder, site: SenateSite, misbehave: Callable[[SenateSite], None], words: str
) -> None:
    """Stuck paging ran for ever, or made a hundred reports the whole year and the others vanished."""
    for number in range(100, 250):
        site.add(number, report(1 + number % 28, month=6))
    misbehave(site)
    errors = errors_of(run_listing(data))
    assert [error.kind for error in errors] == ["SourceChanged"], errors
    assert words in errors[0].error and "2025" in errors[0].error


def test_a_list_that_grows_while_it_is_read_is_read_again(data: SenateFolder, site: SenateSite) -> None:
    for number in range(100, 250):
        site.add(number, report(1 + number % 28, month=6))
    rows = [one.row for one in site.reports.values()]
    site.answers[DATA].append((200, pages.search_answer(rows[:100], total=151)))
    run = run_listing(data)
    assert (run.listed, run.errors) == (152, ())


def test_a_report_that_is_listed_no_more_vanishes_and_comes_back(
    data: SenateFolder, site: SenateSite
) -> None:
    data.run()
    path = f"/search/view/ptr/{uuid(1)}/"
    gone = site.reports.pop(path)
    data.run()
    state = "SELECT state FROM filing JOIN filing_state ON filing_id = id WHERE doc_id = ?"
    assert data.rows(state, uuid(1)) == [("vanished",)]
    site.reports[path] = gone
    data.run()
    assert data.rows(state, uuid(1)) == [("read",)]


def test_an_amendment_supersedes_its_original_and_both_are_told_as_changed(
    data: SenateFolder, site: SenateSite
) -> None:
    data.run()
    site.add(3, report(3, "Ford Motor", "Kohl's", "Added", filed_on=dt.date(2025, 6, 1), amendment=1))
    changes = data.refresh().changes
    states = dict(data.rows("SELECT doc_id, state FROM filing JOIN filing_state ON filing_id = id"))
    assert states == {uuid(1): "superseded", uuid(2): "read", uuid(3): "read"}
    ids = dict(data.rows("SELECT doc_id, id FROM filing"))
    assert set(changes.changed_filings) >= {ids[uuid(1)]} and changes.new_filings == (ids[uuid(3)],)


def test_years_before_the_senates_first_are_asked_of_the_others_only(
    data: SenateFolder, site: SenateSite
) -> None:
    with pytest.raises(UserInputError, match="2012"):
        data.refresh(2009)
    both = run_refresh(
        RefreshRequest(("house", "senate"), (2009,)),
        settings=data.settings.with_values(house_url="http://127.0.0.1:9", retries=1),
        paths=data.paths,
        stop=threading.Event(),
        listener=data.events.append,
    )
    assert [run.source for run in both.runs] == ["house"]
    assert site.order == []
