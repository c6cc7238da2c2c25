"""Rules for every test: only the loopback, real filings where they are, a home of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

pytest_plugins = ["tests.support.fixtures"]

from tests.support import real  # noqa: E402 - the platform must be chosen before Qt is imported


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, visibly, what needs the real filings where they are not."""
    if real.FILINGS.exists():
        return
    absent = pytest.mark.skip(reason=f"the real filings are not here ({real.FILINGS})")
    for item in items:
        if item.get_closest_marker("real"):
            item.add_marker(absent)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test speak to this machine only."""
    import pytest_socket

    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own: nothing is read from, or written to, the user's."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home if name == "HOME" else home / name.lower()))
    monkeypatch.delenv("GOVTRADES_DATA_DIR", raising=False)
    return home


@pytest.fixture(autouse=True)
def own_log() -> Iterator[None]:
    """Undo what a started program does to the log: later tests listen to it."""
    yield
    log = logging.getLogger("govtrades_desktop")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    log.propagate = True
    log.setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def real_filings() -> Path:
    """The folder of real filings (`house/`, `senate/`, `other/`); tests that use it are marked `real`."""
    if not real.FILINGS.exists():
        pytest.skip(f"the real filings are not here ({real.FILINGS})")
    return real.FILINGS


@pytest.fixture(scope="session")
def real_site() -> Iterator[real.Site]:
    """A stand-in for the official sites over the real filings."""
    if not real.STANDIN.exists():
        pytest.skip(f"the stand-in server is not here ({real.STANDIN})")
    with real.standin() as site:
        yield site
