"""The archive: whole documents or none, whatever the disk does."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.fetch.archive import Archive

DATA = b"%PDF-1.4 a document"
SHA = hashlib.sha256(DATA).hexdigest()


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_a_document_is_kept_under_its_hash_and_only_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    assert not archive.has(SHA)
    assert archive.put(DATA) == SHA
    before = archive.path(SHA).stat()
    assert archive.put(DATA) == SHA
    after = archive.path(SHA).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert archive.has(SHA)
    assert archive.read(SHA) == DATA
    assert files(archive.root) == [f"{SHA[:2]}/{SHA[2:4]}/{SHA}"]


@pytest.mark.parametrize("bad", [DATA[:-1], b"x" * len(DATA), b""], ids=["cut", "changed", "emptied"])
def test_a_damaged_document_is_found_and_healed_by_the_next_copy(tmp_path: Path, bad: bytes) -> None:
    """Bytes that rot on a disk would be read as another filing, under the right name."""
    archive = Archive(tmp_path)
    archive.put(DATA)
    archive.path(SHA).write_bytes(bad)
    with pytest.raises(StoreUnavailable, match="damaged") as caught:
        archive.read(SHA)
    assert caught.value.context["is_lost"] is True
    archive.put(DATA)
    assert archive.read(SHA) == DATA


def test_an_absent_document_can_be_fetched_again(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        Archive(tmp_path).read(SHA)
    assert caught.value.context["is_lost"] is True


@pytest.mark.parametrize("name", ["fsync", "replace", "mkdir"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    archive = Archive(tmp_path / "archive")
    with monkeypatch.context() as patch:
        patch.setattr(os, name, fail)
        with pytest.raises(StoreUnavailable) as caught:
            archive.put(DATA)
    assert os.strerror(code) in caught.value.message
    assert caught.value.hint
    assert files(tmp_path) == []
    assert archive.put(DATA) == SHA


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="cannot be kept in"):
        Archive(tmp_path / "archive").put(DATA)


def test_a_document_that_may_not_be_read_is_not_taken_for_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong permission must not make the program fetch six thousand documents anew."""
    archive = Archive(tmp_path)
    archive.put(DATA)

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(StoreUnavailable, match="Permission denied") as caught:
        archive.read(SHA)
    assert caught.value.context["is_lost"] is False


def test_bytes_are_on_the_disk_before_they_have_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut a file renamed before its flush has its name and no content."""
    calls: list[str] = []

    def noting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            calls.append(name)
            return real(*args)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noting(name, getattr(os, name)))
    archive = Archive(tmp_path)
    archive.put(DATA)
    at = calls.index("replace")
    assert calls[at - 1 : at + 2] == ["fsync", "replace", "fsync"]


def test_leftovers_of_a_killed_process_are_swept_and_young_ones_are_not(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(DATA)
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert archive.sweep() == 1
    assert young.exists()
    assert archive.has(SHA)
    assert Archive(tmp_path / "nowhere").sweep() == 0


@pytest.mark.parametrize("name", ["", "../../etc/passwd", SHA.upper(), SHA[:-1], f"{SHA}\n"])
def test_only_a_hash_is_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Archive(tmp_path).path(name)
