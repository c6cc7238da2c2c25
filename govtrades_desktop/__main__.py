"""The door: `govtrades`, `govtrades-desktop` and `python -m govtrades_desktop`.

Spawned parse children import this file again, so it may import nothing heavy: no Qt, no NumPy, no database.
"""

import multiprocessing
import sys


def main() -> int:
    """Run the command line; return its exit code."""
    multiprocessing.freeze_support()  # first of all, or a frozen child would start the whole program again
    from govtrades_desktop.cli import run

    return run(sys.argv[1:])


def main_gui() -> int:
    """Open the window; return its exit code."""
    multiprocessing.freeze_support()
    from govtrades_desktop.cli import run

    return run([*sys.argv[1:], "gui"])


if __name__ == "__main__":
    sys.exit(main())
