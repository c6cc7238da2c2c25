from __future__ import annotations

import logging
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.settings.logs import start_logging
from govtrades_desktop.settings.paths import data_paths, resource_path
from tests.support.rights import public_folder, without_root


def test_a_data_dir_holds_everything(tmp_path: Path) -> None:
    """A portable copy that kept its settings or log elsewhere would not be portable."""
    paths = data_paths(tmp_path / "copy")
    for place in (paths.database, paths.archive, paths.settings_file, paths.log_file, paths.backups):
        assert place.is_relative_to(tmp_path / "copy")


def test_the_environment_names_a_data_dir_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVTRADES_DATA_DIR", str(tmp_path / "env"))
    assert data_paths().root == tmp_path / "env"
    assert data_paths(tmp_path / "given").root == tmp_path / "given"


def test_without_one_the_system_places_are_used(own_home: Path) -> None:
    assert data_paths().root.is_relative_to(own_home)


def test_a_place_that_is_a_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="cannot be made") as caught:
        data_paths(tmp_path / "file").create()
    assert "--data-dir" in caught.value.hint


def test_a_read_only_place_is_told_in_words() -> None:
    with public_folder() as folder:
        folder.chmod(0o555)
        with without_root(), pytest.raises(StoreUnavailable, match="read-only"):
            data_paths(folder).create()


def test_resources_are_found() -> None:
    assert resource_path("starter").is_dir()
    with pytest.raises(FileNotFoundError):
        resource_path("no such thing")


def test_the_log_goes_to_its_file(tmp_path: Path) -> None:
    paths = data_paths(tmp_path)
    start_logging(paths, stderr_level=logging.ERROR)
    logging.getLogger("govtrades_desktop.something").info("counted %d", 3)
    assert "counted 3" in paths.log_file.read_text("utf-8")
