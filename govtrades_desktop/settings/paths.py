"""Where data, settings, logs and the program's own resources are. Creates nothing unless asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable

APP_NAME = "govtrades-desktop"


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The folders and files of one copy of the program's data.

    Attributes:
        root: the data folder; replaceable files and the user's own live side by side in it.
        config: the folder of the settings file.
        logs: the folder of the rotating log.
    """

    root: Path
    config: Path
    logs: Path

    @property
    def database(self) -> Path:
        """What the world published: replaceable."""
        return self.root / "govtrades.sqlite"

    @property
    def user_database(self) -> Path:
        """What the user made: never lost."""
        return self.root / "user.sqlite"

    @property
    def archive(self) -> Path:
        """Documents by sha256."""
        return self.root / "archive"

    @property
    def derived(self) -> Path:
        """What can be rebuilt from the database at any time."""
        return self.root / "derived"

    @property
    def backups(self) -> Path:
        """Dated copies of the database."""
        return self.root / "backups"

    @property
    def settings_file(self) -> Path:
        """The user's settings, TOML."""
        return self.config / "settings.toml"

    @property
    def log_file(self) -> Path:
        """The newest log."""
        return self.logs / "govtrades.log"

    def create(self) -> None:
        """Make the folders.

        Raises:
            StoreUnavailable: the place cannot be written.
        """
        for folder in (self.root, self.config, self.logs):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                if self.root.is_dir() and not _is_writable(self.root):
                    break
                raise StoreUnavailable(
                    f"The {'data ' * (folder == self.root)}folder {folder} cannot be made: "
                    f"{error.strerror or error}.",
                    hint="Choose another folder with --data-dir, or free this one.",
                    path=str(folder),
                ) from error
        if not _is_writable(self.root):
            raise StoreUnavailable(
                f"The data folder {self.root} is read-only.",
                hint="Choose another folder with --data-dir, or make this one writable.",
                path=str(self.root),
            )


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def data_paths(data_dir: Path | None = None) -> DataPaths:
    """Return the paths in force: everything under `data_dir` (a portable copy), else the system's own places.

    The environment variable GOVTRADES_DATA_DIR stands in for an absent `data_dir`.
    """
    if data_dir is None and os.environ.get("GOVTRADES_DATA_DIR"):
        data_dir = Path(os.environ["GOVTRADES_DATA_DIR"])
    if data_dir is not None:
        root = data_dir.expanduser().resolve()
        return DataPaths(root=root, config=root, logs=root / "logs")
    import platformdirs  # a portable copy, which says where it lies, does without

    dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
    return DataPaths(root=dirs.user_data_path, config=dirs.user_config_path, logs=dirs.user_log_path)


def resource_path(name: str) -> Path:
    """Return the path of one file of `resources/`, wherever the program is installed.

    Raises:
        FileNotFoundError: there is no such resource.
    """
    package = Path(__file__).resolve().parent.parent
    for base in (package / "_resources", package.parent / "resources"):
        found = base / name
        if found.exists():
            return found
    raise FileNotFoundError(f"resource {name} is not part of this installation")


def bundled_database() -> Path | None:
    """Return the compressed database that came with the program, or None where it came without one."""
    try:
        return resource_path("starter/govtrades.sqlite.xz")
    except FileNotFoundError:
        return None


def bundled_reference() -> Path | None:
    """Return the folder of the reference data that came with the program, or None where it came without."""
    try:
        return resource_path("reference")
    except FileNotFoundError:
        return None
