"""The pool over real spawned processes: what one document does to its process costs that document alone."""

from __future__ import annotations

import multiprocessing
import os
import platform
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from govtrades_desktop.core.errors import Cancelled, DocumentUnreadable, GovTradesError, SourceChanged
from govtrades_desktop.core.records import ReadingState
from govtrades_desktop.parse.entry import parse_document
from govtrades_desktop.refresh import parse_child
from govtrades_desktop.refresh.parse_pool import ParsePool
from tests.filings import hostile
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec
from tests.refresh import pool_readers

NEVER = threading.Event()


def make_pool(**changes: object) -> ParsePool:
    facts = {"workers": 1, "timeout_s": 20.0, "memory_mb": 300, "reader": pool_readers.obey, **changes}
    return ParsePool(**facts)  # type: ignore[arg-type]


@pytest.fixture
def pool() -> Iterator[ParsePool]:
    with make_pool() as made:
        yield made


def reason(pool: ParsePool, order: str) -> str:
    return str(pool.read("house_ptr", order.encode(), stop=NEVER).reason)  # type: ignore[union-attr]


def failure(pool: ParsePool, order: str) -> GovTradesError:
    with pytest.raises(GovTradesError) as caught:
        pool.read("house_ptr", order.encode(), stop=NEVER)
    return caught.value


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("exit", "crashed over it (exit code 3)"),
        ("segfault", "crashed over it (signal SIGSEGV)"),
        ("bug", "The reader broke on it (KeyError: 'column')"),
    ],
)
def test_what_a_document_does_to_its_process_is_told_and_the_next_is_read(
    pool: ParsePool, order: str, words: str
) -> None:
    assert words in failure(pool, order).message
    assert reason(pool, "well").startswith("well")


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is exact on Linux only")
@pytest.mark.parametrize("order", ["hog at once", "hog by and by"])
def test_a_document_that_floods_the_memory_is_stopped(pool: ParsePool, order: str) -> None:
    error = failure(pool, order)
    assert isinstance(error, DocumentUnreadable)
    assert error.message == "Reading it needed over 300 MB and was stopped."
    assert reason(pool, "well").startswith("well")


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is exact on Linux only")
@pytest.mark.parametrize("name", [*hostile.DEADLY, *hostile.LARGE])
def test_real_reading_of_deadly_bytes_ends_in_a_sentence_and_the_next_is_read(name: str) -> None:
    """Bytes that flood PDFium itself (a form that draws itself twice) end one child and nothing else."""
    with make_pool(memory_mb=512, reader=parse_document) as pool:
        try:
            told = str(pool.read("house_ptr", {**hostile.DEADLY, **hostile.LARGE}[name](), stop=NEVER).reason)  # type: ignore[union-attr]
        except DocumentUnreadable as error:
            told = error.message
        assert told in {
            "Reading it needed over 512 MB and was stopped.",
            "The PDF has 1,000 pages; no report has more than 500.",
            "The PDF has 10,000 pages; no report has more than 500.",
            "Page 1 holds 1,019,998 characters, more than any filing's (120,000).",
            "The PDF is empty: its one page has neither text nor pictures.",
        }
        spec = PtrSpec("20098001", rows=(RowSpec("Acme Widgets, Inc. (ACMW)", "ACMW"),))
        assert pool.read("house_ptr", ptr_pdf(spec), stop=NEVER).state is ReadingState.READ  # type: ignore[union-attr]


@pytest.mark.parametrize("order", ["hang", "hang in C"])
def test_a_hang_is_killed_at_its_time(order: str) -> None:
    """A hang inside a C library never runs the child's own signal handler: it lived on, unseen."""
    with make_pool(timeout_s=0.3) as pool:
        first = reason(pool, "well")
        error = failure(pool, order)
        assert error.message == "Reading it took over 0.3 s and was stopped."
        dead = int(first.split()[-1])
        assert not os.path.exists(f"/proc/{dead}") or sys.platform != "linux"
        assert reason(pool, "well").startswith("well")


def test_a_crash_is_believed_only_when_a_fresh_process_crashes_too(tmp_path: os.PathLike[str]) -> None:
    """A process that an earlier document had ruined was blamed on the innocent one after it."""
    with make_pool(reader=pool_readers.first_time_crash) as pool:
        assert reason(pool, os.path.join(tmp_path, "marker")) == "read by the second process"


def test_errors_of_an_index_cross_with_hint_and_facts(pool: ParsePool) -> None:
    error = failure(pool, "bad index")
    assert type(error) is SourceChanged
    assert (error.hint, error.context) == ("Look.", {"year": 2025})


def test_many_documents_with_bad_ones_among_them_each_get_their_own_answer() -> None:
    orders = ["a", "exit", "b", "segfault", "c", "bug", "d"]
    with make_pool(workers=2) as pool:
        futures = [pool.submit("house_ptr", order.encode(), doc_id=order) for order in orders]
        told = []
        for order, future in zip(orders, futures, strict=True):
            error = None
            while not future.done():
                pool.check()
                threading.Event().wait(0.02)
            error = future.exception()
            told.append(type(error).__name__ if error else future.result().reason.split()[0])  # type: ignore[union-attr]
            assert order
    bad = "DocumentUnreadable"
    assert told == ["a", bad, "b", bad, "c", bad, "d"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signal")
def test_a_pool_whose_idle_process_is_killed_from_outside_is_built_anew(pool: ParsePool) -> None:
    """The system may end any process (out of memory, a task manager): every later reading failed for ever."""
    victim = int(reason(pool, "well").split()[-1])
    os.kill(victim, signal.SIGKILL)
    for child in multiprocessing.active_children():
        if child.pid == victim:
            child.join(10)
    assert reason(pool, "again").startswith("again")


def test_closing_ends_a_hanging_process_and_cancels_what_waits() -> None:
    pool = make_pool()
    first = reason(pool, "well")
    futures = [pool.submit("house_ptr", order) for order in (b"hang in C", b"waits")]
    pool.close()
    assert [type(future.exception()) for future in futures] == [Cancelled, Cancelled]
    assert int(first.split()[-1]) not in {child.pid for child in multiprocessing.active_children()}
    with pytest.raises(Cancelled):
        pool.submit("house_ptr", b"late")


def test_waiting_for_a_reading_ends_when_stopped() -> None:
    stop = threading.Event()
    with make_pool() as pool:
        threading.Timer(0.05, stop.set).start()
        with pytest.raises(Cancelled):
            pool.read("house_ptr", b"hang", stop=stop)


def test_a_child_imports_neither_qt_nor_network_nor_database(pool: ParsePool) -> None:
    """A child that drags the window's libraries along starts 2 x slower, and nothing told why."""
    loaded = {name.split(".")[0] for name in reason(pool, "modules").split()}
    assert {"govtrades_desktop", "pypdfium2"} <= loaded
    assert not loaded & {
        *("PySide6", "shiboken6", "pyqtgraph", "requests", "urllib3", "sqlite3", "_sqlite3", "peewee"),
        *("numpy", "pandas", "pdfplumber", "tenacity"),
    }


@pytest.mark.parametrize("wish", ["connect", "look up", "bind", "run"])
def test_a_child_speaks_to_no_network_and_starts_no_program(pool: ParsePool, wish: str) -> None:
    """A document that got the better of a reader could have sent away whatever this user may read."""
    assert reason(pool, wish) == "refused: EACCES"


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="only there does the kernel hold the fence",
)
@pytest.mark.parametrize("wish", ["connect in C", "run in C"])
def test_a_librarys_own_code_is_held_back_by_the_kernel(pool: ParsePool, wish: str) -> None:
    assert reason(pool, wish) == "refused: EACCES"


@pytest.mark.skipif(sys.platform == "win32", reason="niceness is POSIX's")
def test_a_child_runs_at_a_lower_priority(pool: ParsePool) -> None:
    assert int(reason(pool, "priority")) >= min(19, os.nice(0) + 10)


def test_the_memory_of_this_process_can_be_told() -> None:
    assert parse_child.resident_bytes() or sys.platform not in ("linux", "darwin", "win32")
