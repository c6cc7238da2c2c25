"""What is imported while the window stands idle, so that the first page of one opens at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject

from govtrades_desktop.gui import warming

_LOOK = """
import importlib, sys
from pathlib import Path
from govtrades_desktop.gui import app as gui
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish
from govtrades_desktop.gui.warming import MODULES
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
def settle():
    for _ in range(40):
        app.sendPostedEvents()
        app.processEvents()
root, config = Path(sys.argv[1]), Path(sys.argv[2])
paths = DataPaths(root, config, config)
app = gui.make_application(["test"])
catalogue = gui.Catalogue(gui.open_data(paths))
program = gui.build(catalogue, paths, Settings().with_values(refresh_interval="off"), page="officials")
program.window.show()
settle()
at_start = {name for name in MODULES if f"govtrades_desktop.{name}" in sys.modules}
for name in MODULES:
    importlib.import_module(f"govtrades_desktop.{name}")
warm = set(sys.modules)
official = catalogue.official_keys(catalogue.find_officials("", sort=()))[0]
security = catalogue.security_keys(catalogue.find_securities("", sort=()))[0]
for show, wish in ("show_official", OfficialWish(official)), ("show_security", SecurityWish(security)):
    getattr(program.window, show)(wish)
    settle()
    program.window.page.draw_charts()
    settle()
    assert program.window.page.wide.frames, "no chart was drawn"
late = {name for name in set(sys.modules) - warm if name.startswith("govtrades_desktop")}
program.window.close()
program.reader.shutdown()
program.controller.shutdown()
print(*sorted(at_start), "|", *sorted(late))
"""


def test_a_page_of_one_imports_nothing_more(identified: Path, tmp_path: Path) -> None:
    """A module that the list forgot was imported between the click and the page; it only took long.

    The other way round, what is on the list and comes with a start is a start that pays for pages of one.
    """
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(identified), str(tmp_path)],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    at_start, late = (set(part.split()) for part in done.stdout.split("|"))
    assert not late, f"imported only when a page of one was wanted: {sorted(late)}"
    assert not {name for name in at_start if name.startswith("gui.charts")}, "a start paid for charts"


def test_it_begins_once_and_ends(qtbot, monkeypatch) -> None:  # noqa: ANN001
    """The window is shown again whenever it comes back from the tray: that must not begin anew."""
    asked: list[str] = []
    monkeypatch.setattr(warming, "MODULES", ("one", "two"))
    monkeypatch.setattr(warming, "_AFTER_MS", 0)
    monkeypatch.setattr(warming, "_BETWEEN_MS", 0)
    monkeypatch.setattr(warming.importlib, "import_module", asked.append)
    owner = QObject()
    one = warming.Warming(owner)
    one.begin()
    one.begin()
    qtbot.waitUntil(lambda: len(asked) == 2)
    one.begin()
    qtbot.wait(1)
    assert asked == ["govtrades_desktop.one", "govtrades_desktop.two"]
    assert not one._timer.isActive()
