"""The import law of govtrades_desktop/ARCHITECTURE.md, held by walking every module's syntax tree.

It stops the slow failure of every anchor we read: a rule that is written down and not enforced.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "govtrades_desktop"
OURS = "govtrades_desktop"

# package -> the prefixes of ours that it may import, besides itself
LAW: dict[str, tuple[str, ...]] = {
    "core": (),
    "settings": ("core",),
    "sources": ("core",),
    "fetch": ("core",),
    "parse": ("core",),
    "resolve": ("core",),
    "prices": ("core",),
    "store": (
        *("core", "resolve"),
        *("prices.packing", "prices.records", "prices.sessions", "prices.symbols"),
    ),
    "derive": ("core", "store.schema", "store.connection", "resolve"),
    "query": (
        *("core", "store.schema", "store.connection", "store.user_data", "derive", "resolve"),
        *("prices.packing", "prices.records", "prices.checks", "prices.sessions", "prices.symbols"),
        "prices.provider",
    ),
    "refresh": ("core", "settings", "sources", "fetch", "parse", "resolve", "store", "derive", "prices"),
    "ink": (
        *("core", "fetch.archive", "parse.pdf_words", "parse.process_limits"),
        *("parse.senate_page", "parse.senate_rows"),
    ),
    "gui": (
        "core",
        "settings",
        "query",
        "refresh",
        "store.starter",
        "store.backup",
        "store.user_data",
        "store.user_views",
        "store.view_files",
        "ink",
    ),
    "cli": (
        *("core", "settings", "query", "refresh", "store.starter", "store.backup", "store.user_data"),
        *("store.user_views", "store.view_files", "parse.entry", "gui"),
    ),
    "__main__": ("cli",),
    "__init__": (),
}

# third-party library -> the places that may import it
LIBRARIES: dict[str, tuple[str, ...]] = {
    "PySide6": ("gui",),
    "pyqtgraph": ("gui",),
    "peewee": ("store", "derive", "query"),
    "playhouse": ("store", "derive", "query"),
    "requests": ("fetch",),
    "urllib3": ("fetch",),
    "tenacity": ("fetch",),
    "pypdfium2": ("parse.pdf_words", "ink.pdf_pages"),
    "PIL": ("ink.picture_pages",),
    "pdfplumber": ("parse.witness",),
    "pdfminer": ("parse.witness",),
    "selectolax": (
        *("parse.senate_page", "parse.senate_asset", "parse.senate_rows", "parse.senate_ptr"),
        "ink.senate_report",
    ),
    "pebble": ("refresh.parse_pool",),
    "pandas": ("query.export.parquet_file", "prices.folder_parquet"),
    "fastparquet": ("query.export.parquet_file", "prices.folder_parquet"),
    "yfinance": ("prices.yahoo",),
    "exchange_calendars": ("prices.calendar",),
    "xlsxwriter": ("query.export.xlsx_file",),
    "rapidfuzz": ("resolve",),
    "yaml": ("parse.legislators",),
    "tomlkit": ("settings.settings",),
    "platformdirs": ("settings.paths",),
}

VERSION_OF_OURS = {OURS, f"{OURS}.__version__"}  # the version may be read everywhere


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts), path


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of each import, inside functions and `if TYPE_CHECKING` too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=[name for name, _ in modules()])
def test_module_obeys_the_import_law(name: str, path: Path) -> None:
    home = name.split(".")[0]
    assert home in LAW, f"{name}: a new package needs a line in the law and in the map"
    wrong = []
    for line, target in imports(path):
        if target in VERSION_OF_OURS:
            continue
        if target.startswith(OURS + "."):
            inner = target[len(OURS) + 1 :]
            if not is_within(inner, (home, *LAW[home])):
                wrong.append(f"{path.name}:{line} imports {target}")
        else:
            library = target.split(".")[0]
            if library in LIBRARIES and not is_within(name, LIBRARIES[library]):
                wrong.append(f"{path.name}:{line} imports {library}")
            if home == "core" and library not in sys.stdlib_module_names:
                wrong.append(f"{path.name}:{line} core is standard library only, not {library}")
    assert not wrong, "\n".join(wrong)


def test_the_map_names_every_package_of_the_law() -> None:
    text = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")
    for home in LAW:
        if not home.startswith("__"):
            assert re.search(rf"\b{home}\b", text), f"ARCHITECTURE.md does not tell of {home}"


def test_no_sql_text_in_the_window() -> None:
    sql = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s.+\sSET|DELETE\s+FROM)\b", re.S)
    for path in sorted((PACKAGE / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not sql.search(node.value), f"SQL in {path.name}:{node.lineno}"


@pytest.mark.parametrize(
    "door",
    ["govtrades_desktop.__main__", "govtrades_desktop.parse.entry", "govtrades_desktop.ink.render_child"],
)
def test_what_a_parse_child_imports_stays_light(door: str) -> None:
    """A child that imports Qt starts 2 x slower and can hang at exit; nothing would say why."""
    code = f"import sys, {door}; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split())
    assert "govtrades_desktop" in loaded
    heavy = {"PySide6", "pyqtgraph", "pandas", "peewee", "requests", "pdfplumber", "numpy"}
    assert not loaded & heavy
