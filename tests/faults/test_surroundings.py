"""What befalls the surroundings of a refresh: disk full, clock jumps, network lost, two programs at once."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from govtrades_desktop.refresh.events import RefreshReport
from govtrades_desktop.settings.paths import data_paths
from tests.faults import figures
from tests.faults.end_state import State, check_archive, difference, end_state
from tests.faults.program import Program, empty_folder
from tests.filings.folder import MadeFilings, make_filings
from tests.refresh.running import DataFolder
from tests.support.real import REPOSITORY
from tests.support.site import Fault, MadeSite, serve

YEAR = 2025
INDEX = f"/public_disc/financial-pdfs/{YEAR}FD.zip"
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts of Linux")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeFilings:
    root = tmp_path_factory.mktemp("filings")
    return make_filings(root, seed=21, years=(YEAR,), per_year=8, rows_each=(1, 4))


@pytest.fixture
def site(made: MadeFilings) -> Iterator[MadeSite]:
    with serve(made.root) as server:
        yield server


def command(site: MadeSite) -> tuple[str, ...]:
    return ("refresh", "--sources", "house", "--years", str(YEAR), "--house-url", site.url)


@pytest.fixture(scope="module")
def quiet(made: MadeFilings, tmp_path_factory: pytest.TempPathFactory) -> State:
    """What an undisturbed refresh by the real command comes to."""
    root = empty_folder(tmp_path_factory.mktemp("quiet"))
    with serve(made.root) as server:
        Program(root, *command(server)).finish()
    return end_state(root)


@linux
@pytest.mark.parametrize(
    "kilobytes", [100, *(pytest.param(size, marks=pytest.mark.faults) for size in (3, 20, 40, 250, 900))]
)
def test_a_disk_that_takes_no_more_is_told_in_one_line_and_nothing_is_lost(
    tmp_path: Path, site: MadeSite, quiet: State, kilobytes: int
) -> None:
    """However far it comes: before a row, between rows, in the midst of the indexes."""
    import resource  # POSIX's

    root = empty_folder(tmp_path / "data")
    Program(root, "coverage").finish()  # takes the bundled reference data in
    program = Program(root, *command(site), limits=[(resource.RLIMIT_FSIZE, kilobytes * 1024)])
    code, out, told = program.finish()
    if code != 1:  # 1: it came to its end all the same, with the missing document told
        figures.counts["full disks"] += 1
        assert code == 4, (out, told)
        (line,) = [one for one in told.splitlines() if one.startswith("govtrades: ")]
        assert "cannot be" in line or "failed in the system" in line or "full" in line, line
        assert "Traceback" not in told
    code, out, told = Program(root, *command(site)).finish()
    assert code in (0, 1), told
    assert difference(end_state(root), quiet) == {}
    check_archive(root)


@linux
@pytest.mark.faults
def test_a_full_disk_is_told_as_one_and_the_refresh_goes_on_when_there_is_space(
    tmp_path: Path, site: MadeSite, quiet: State
) -> None:
    """A disk of its own, really full. Skipped, visibly, where this machine may not mount one."""
    disk, program = (
        tmp_path / "disk",
        f"{sys.executable} -m govtrades_desktop --data-dir {tmp_path}/disk/data",
    )
    disk.mkdir()
    shutil.copytree(empty_folder(tmp_path / "empty"), tmp_path / "seed")
    Program(tmp_path / "seed", "coverage").finish()
    size = sum(file.stat().st_size for file in (tmp_path / "seed").rglob("*") if file.is_file())
    script = f"""
        mount -t tmpfs -o size={size // 1024 + 400}k none {disk} || exit 77
        cp -r {tmp_path}/seed {disk}/data
        {program} {" ".join(command(site))} --quiet >/dev/null 2>{tmp_path}/told; echo $? >{tmp_path}/code
        mount -o remount,size=200m {disk} || exit 77
        {program} {" ".join(command(site))} --quiet >/dev/null 2>{tmp_path}/later; echo $? >>{tmp_path}/code
        cp -r {disk}/data {tmp_path}/after
    """
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, cwd=REPOSITORY
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    first, second = (tmp_path / "code").read_text().split()
    figures.counts["full disks"] += 1
    assert first == "4", (tmp_path / "told").read_text()
    assert second in ("0", "1"), (tmp_path / "later").read_text()
    told = (tmp_path / "told").read_text()
    assert "full" in told or "No space left on device" in told, told
    assert "Traceback" not in told
    assert difference(end_state(tmp_path / "after"), quiet) == {}


def test_a_clock_that_jumps_breaks_neither_schedules_nor_validators(
    tmp_path: Path, made: MadeFilings, site: MadeSite
) -> None:
    """After a jump ahead, what had failed was not tried before that far day came."""
    data = DataFolder(tmp_path / "data", site.url, {"retries": 1, "timeout_s": 10})
    now = dt.datetime.now(dt.UTC)
    late = made.ptrs("read")[0]
    assert late.path is not None
    body = late.path.read_bytes()
    late.path.unlink()
    try:
        data.refresh(YEAR, now=now + dt.timedelta(days=2000))
        late.path.write_bytes(body)
        jumps = (0, -4000, 3, 9000, -1, 60)
        for days in jumps:
            site.reset()
            report: RefreshReport = data.refresh(YEAR, now=now + dt.timedelta(days=days))
            stats = site.stats()
            assert not report.runs[0].is_unavailable
            assert stats["conditional"] == {INDEX: 1}
            read_again = {path for path, times in stats["whole"].items() if times and path.endswith(".pdf")}
            assert read_again <= {late.url_path}
            figures.counts["clock jumps"] += 1
            if days == 0:
                assert data.states()[late.doc_id] == "read", "it waits for a day years ahead"
        assert sorted(data.states().values()).count("failed") == 1
    finally:
        late.path.write_bytes(body)


def test_a_network_lost_in_the_middle_ends_in_words_and_the_next_run_goes_on(
    tmp_path: Path, made: MadeFilings, quiet: State
) -> None:
    root = empty_folder(tmp_path / "data")
    fourth = sorted(made.ptrs("read"), key=lambda f: f.doc_id, reverse=True)[3]
    with serve(made.root) as site:
        site.script(fourth.url_path, Fault("held"))
        program = Program(root, *command(site))
        site.wait_for(fourth.url_path, timeout_s=60)
        site.cut_off()
        code, out, told = program.finish()
        before = +Counter(site.stats()["whole"])
    figures.counts["networks lost"] += 1
    assert code == 3, (out, told)
    assert "accepts no connection" in out or "broke the connection off" in out, out
    assert "wait for the next one" in out or "not asked any more" in out, out
    assert "Traceback" not in told
    with serve(made.root) as site:
        Program(root, *command(site)).finish()
        again = {path for path in +Counter(site.stats()["whole"]) if path in before and path.endswith(".pdf")}
    assert again == set()
    assert difference(end_state(root), quiet) == {}


def test_two_programs_on_one_folder_the_second_refuses_in_words_and_readers_read(
    tmp_path: Path, site: MadeSite, made: MadeFilings, quiet: State
) -> None:
    root = empty_folder(tmp_path / "data")
    held = sorted(made.ptrs("read"), key=lambda f: f.doc_id, reverse=True)[4]
    site.script(held.url_path, Fault("held"))
    first = Program(root, *command(site))
    site.wait_for(held.url_path, timeout_s=60)
    code, _, told = Program(root, *command(site)).finish()
    assert code == 4
    assert "Another copy of the program is refreshing" in told
    for words in (("search", "Quill", "--json"), ("coverage", "--json"), ("doctor", "--json")):
        code, out, told = Program(root, *words).finish()
        assert code == 0, (words, told)
        assert out.startswith(("{", "["))
    stop = threading.Event()
    seen: list[int] = []

    def read_on() -> None:
        while not stop.is_set():
            seen.append(len(DataFolder(root, site.url).rows("SELECT id FROM filing")))

    reader = threading.Thread(target=read_on)
    reader.start()
    site.release()
    code, _, told = first.finish()
    stop.set()
    reader.join(20)
    assert code == 1, told
    assert seen
    assert set(seen) == {len(made.filings)}
    assert difference(end_state(root), quiet) == {}
    assert data_paths(root).database.exists()
