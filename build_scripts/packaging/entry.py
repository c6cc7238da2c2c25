"""What the frozen program runs: the same door as `python -m govtrades_desktop`.

Children that read or draw documents come in here too and are caught by `freeze_support` inside `main`.
"""

import sys

from govtrades_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
