"""The windowless commands. `run` is the one way in; each command imports what it needs when it is called."""

from govtrades_desktop.cli.main import run

__all__ = ["run"]
