"""Make the installed program from this checkout: `dev.py package [folder|tar|deb ...]` (all by default).

folder  dist/govtrades-desktop/, which runs where it lies
tar     dist/govtrades-desktop-<version>-<system>-<machine>.tar.xz of that folder
deb     dist/govtrades-desktop_<version>_<machine>.deb (Linux)

On Windows the installer is made from build_scripts/packaging/windows/ afterwards, on macOS the bundle is
part of the folder step; both are described there, and neither was run yet.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

if __name__ == "__main__":  # run by its path: the checkout is not on the module path then
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.packaging import frozen, linux
from build_scripts.packaging.project import FOLDER, PackageError, say

STEPS = ("folder", "tar", "deb")


def main(arguments: Sequence[str]) -> int:
    """Make what is asked for; return an exit code."""
    unknown = set(arguments) - set(STEPS)
    if unknown:
        say(f"package: there is no {', '.join(sorted(unknown))}; known: {', '.join(STEPS)}")
        return 2
    wanted = list(arguments) or (list(STEPS) if sys.platform.startswith("linux") else ["folder", "tar"])
    try:
        if "folder" in wanted or not FOLDER.exists():
            frozen.build()
        if "tar" in wanted:
            linux.make_tar()
        if "deb" in wanted:
            linux.make_deb()
    except PackageError as error:
        say(f"package: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
