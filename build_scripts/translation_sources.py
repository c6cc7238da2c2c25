"""Every string of the window that is put through a translation, found in the syntax tree of gui/.

Qt's own `lupdate` does not know our forms: `_tr("…")` of a module, `NOOP(…)` under another name, tables of
words that are translated where they are shown. What it misses would stay English without a sound, so this
reads the tree itself, and refuses an f-string. It may not import the program: it only reads it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "govtrades_desktop"

TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "gui/formatting.py": (("FILING_TYPES", "formatting"), ("_ASSET_CLASSES", "formatting")),
    "gui/health_words.py": (("_OUTCOMES", "health"), ("_RUN_WORDS", "health")),
    "gui/setting_words.py": (("_CHOICES", "settings"), ("_SWITCH", "settings")),
    "gui/navigator.py": (("PAGES", "MainWindow"),),
    "settings/settings.py": (("SECTIONS", "settings"),),
}
"""Tables of words that are translated where they are shown: module, name of the table, context."""

RETURNED = (("query/source_document.py", "_absence", "ink"),)
"""Functions outside gui/ whose whole sentences are translated where they are shown: module, name, context."""

QT_WORDS = (("QShortcut", "Ctrl"), ("QShortcut", "Shift"))
"""Keys as Qt writes them beside a menu: ours stand in its place, that both say the same."""

_WITH_CONTEXT = {"translate", "_translate", "NOOP", "QT_TRANSLATE_NOOP"}
_WITHOUT = {"tr", "_tr"}
_DECLARED_WORDS = ("about", "unit")


class SourceError(Exception):
    """A string that cannot be understood; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Message:
    """One string to translate: its context, the English words, and the file that has it."""

    context: str
    source: str
    place: str


def find_messages(package: Path = PACKAGE) -> list[Message]:
    """Return every string of the window, in the order of files and lines, each once for a context and a file.

    Args:
        package: the folder of the program.

    Raises:
        SourceError: a call translates something that is neither a literal nor a word of `TABLES`.
    """
    found: dict[Message, None] = {}
    for path in sorted((package / "gui").rglob("*.py")):
        place = path.relative_to(package).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        for context, source in _Calls(place, tree).messages():
            found[Message(context, source, place)] = None
    for place, tables in TABLES.items():
        tree = ast.parse((package / place).read_text("utf-8"))
        for name, context in tables:
            for source in _words_of(place, tree, name):
                found[Message(context, source, place)] = None
    place = "settings/settings.py"
    for source in _declared(ast.parse((package / place).read_text("utf-8"))):
        found[Message("settings", source, place)] = None
    for place, name, context in RETURNED:
        for source in _returned(place, ast.parse((package / place).read_text("utf-8")), name):
            found[Message(context, source, place)] = None
    for context, source in QT_WORDS:
        found[Message(context, source, "Qt")] = None
    return list(found)


class _Calls:
    """The calls of one module that translate a literal."""

    def __init__(self, place: str, tree: ast.Module) -> None:
        self._place = place
        self._tree = tree
        self._module_context = next(
            (
                text
                for node in tree.body
                if isinstance(node, ast.FunctionDef) and node.name in _WITHOUT
                for text in _first_literals(node)
            ),
            None,
        )

    def messages(self) -> Iterator[tuple[str, str]]:
        """Yield context and words of each call."""
        yield from self._in(self._tree, "")

    def _in(self, node: ast.AST, owner: str) -> Iterator[tuple[str, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield from self._of_call(child, owner)
            yield from self._in(child, child.name if isinstance(child, ast.ClassDef) else owner)

    def _of_call(self, call: ast.Call, owner: str) -> Iterator[tuple[str, str]]:
        function = call.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if not call.args or name not in _WITH_CONTEXT | _WITHOUT:
            return
        if name in _WITH_CONTEXT or len(call.args) > 1:  # `_tr = QCoreApplication.translate` under any name
            context_given = _literal(call.args[0])
            for source in _choices(call.args[1]) if context_given and len(call.args) > 1 else ():
                yield context_given or "", source
            return
        context = owner if isinstance(function, ast.Attribute) else self._module_context or owner
        for source in _choices(call.args[0]):
            yield context or Path(self._place).stem, source


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _choices(node: ast.expr) -> Iterator[str]:
    """Yield the literal, or each of those that a condition chooses from."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    elif text := _literal(node):
        yield text
    elif isinstance(node, ast.JoinedStr):
        raise SourceError(f"line {node.lineno}: an f-string cannot be looked up in a catalogue.")


def _first_literals(node: ast.FunctionDef) -> Iterator[str]:
    for child in ast.walk(node):
        if isinstance(child, ast.Call) and len(child.args) == 2 and (text := _literal(child.args[0])):
            yield text


def _words_of(place: str, tree: ast.Module, name: str) -> Iterator[str]:
    """Yield the words of a table: the values of a dictionary, the last words of rows, or plain words.

    Raises:
        SourceError: there is no such table; a table renamed would lose its translations in silence.
    """
    for node in tree.body:
        target = node.target if isinstance(node, ast.AnnAssign) else None
        targets = node.targets if isinstance(node, ast.Assign) else [target] if target else []
        names = [one.id for top in targets if top for one in ast.walk(top) if isinstance(one, ast.Name)]
        if name in names and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            yield from _leaves(node.value)
            return
    raise SourceError(f"{place} has no table {name}: mend TABLES in build_scripts/translation_sources.py.")


def _leaves(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _leaves(value)
    elif isinstance(node, ast.Tuple | ast.List):
        rows = [one for one in node.elts if isinstance(one, ast.Tuple)]
        if rows and len(rows) == len(node.elts):
            for row in rows:
                yield from _leaves(row.elts[-1])
        else:
            for one in node.elts:
                yield from _leaves(one)
    elif isinstance(node, ast.Starred):
        yield from _leaves(node.value)
    elif text := _literal(node):
        yield text


def _returned(place: str, tree: ast.Module, name: str) -> Iterator[str]:
    """Yield the whole sentences that a function returns.

    Raises:
        SourceError: there is no such function.
    """
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            for one in ast.walk(node):
                if isinstance(one, ast.Return) and one.value is not None and (text := _literal(one.value)):
                    yield text
            return
    raise SourceError(
        f"{place} has no function {name}: mend RETURNED in build_scripts/translation_sources.py."
    )


def _declared(tree: ast.Module) -> Iterator[str]:
    """Yield label, meaning and unit of every declared setting."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "_declared":
            if text := _literal(call.args[1]):
                yield text
            for word in call.keywords:
                if word.arg in _DECLARED_WORDS and (text := _literal(word.value)):
                    yield text
