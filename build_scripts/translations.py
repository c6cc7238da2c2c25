#!/usr/bin/env python3
"""The window's words in other languages: update the catalogues, compile them, check that none lost anything.

    python3 build_scripts/dev.py translations            update the catalogues from the sources, and compile
    python3 build_scripts/dev.py translations check      fail where a string is missing, unfinished or damaged

A catalogue is `resources/translations/govtrades_LANGUAGE.ts`, Qt's own form, for Qt Linguist or any editor;
beside it lies what the program reads, the `.qm` that Qt's `lrelease` makes of it. How to translate, and the
glossary of each language, are told in `resources/translations/README.md`.

It may not import the program, nor translate anything itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__:
    from build_scripts.qm_contexts import FormError, free_of_contexts
    from build_scripts.translation_sources import ROOT, Message, SourceError, find_messages
else:
    from qm_contexts import FormError, free_of_contexts
    from translation_sources import ROOT, Message, SourceError, find_messages

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("es",)
UNFINISHED, VANISHED = "unfinished", "vanished"

_PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d|\*\.\w+|\*\{\w+\}")
_ACCELERATOR = re.compile(r"&(?=\w)")
_ENDS = (":", "…", "...", "?", ".", "▾", "↗", "↓", "↑", ";")


@dataclass(slots=True)
class Entry:
    """One string of a catalogue: its translation, and what became of it ("", unfinished, vanished)."""

    text: str = ""
    state: str = UNFINISHED
    places: tuple[str, ...] = ()


Catalogue = dict[tuple[str, str], Entry]
"""Of context and English words."""


class CatalogueError(Exception):
    """A catalogue that cannot be read or compiled; the text says why."""


def ts_path(language: str, folder: Path = FOLDER) -> Path:
    """Return where the catalogue of a language lies."""
    return folder / f"govtrades_{language}.ts"


def read_catalogue(path: Path) -> Catalogue:
    """Return what a .ts file holds; nothing where there is no file.

    Raises:
        CatalogueError: it is not a .ts file.
    """
    if not path.exists():
        return {}
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise CatalogueError(f"{path} is not a catalogue: {error}.") from error
    found: Catalogue = {}
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "") if translation is not None else ""
            state = translation.get("type", "") if translation is not None else UNFINISHED
            places = tuple(one.get("filename", "") for one in message.iter("location"))
            found[name, message.findtext("source") or ""] = Entry(text, state, places)
    return found


def write_catalogue(path: Path, language: str, catalogue: Catalogue) -> None:
    """Write a .ts file; places by file alone, for a moved line is no news."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (name, source), entry in catalogue.items():
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message")
        for place in entry.places:
            ET.SubElement(message, "location", filename=place)
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = entry.text
        if entry.state:
            translation.set("type", entry.state)
    ET.indent(root, " " * 4)
    text = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def merge(catalogue: Catalogue, messages: Iterable[Message]) -> Catalogue:
    """Return the catalogue brought up to the strings of the sources.

    What is translated stays. A new string takes over the translation that the same words have everywhere
    else; one that vanished is kept and marked, so that words which come back are not translated twice.
    """
    known = _unanimous(catalogue)
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in messages:
        places[one.context, one.source].append(one.place)
    merged: Catalogue = {}
    for key in sorted(places, key=lambda k: k[0].casefold()):  # stable: within a context as in the sources
        old = catalogue.get(key)
        text = old.text if old else known.get(key[1], "")
        done = bool(text) and (old is None or old.state in ("", VANISHED))
        merged[key] = Entry(text, "" if done else UNFINISHED, tuple(sorted(set(places[key]))))
    for key, old in catalogue.items():
        if key not in merged and old.text:
            merged[key] = Entry(old.text, VANISHED)
    return merged


def _unanimous(catalogue: Catalogue) -> dict[str, str]:
    """Return the translation of all words that are translated alike in every context."""
    texts: dict[str, set[str]] = defaultdict(set)
    for (_, source), entry in catalogue.items():
        if entry.text and entry.state != UNFINISHED:
            texts[source].add(entry.text)
    return {source: next(iter(all_)) for source, all_ in texts.items() if len(all_) == 1}


def compile_catalogue(catalogue: Catalogue, language: str, target: Path) -> None:
    """Make the .qm that the program reads, by Qt's lrelease.

    Words that are translated alike everywhere are released once and found from any context (see
    `qm_contexts`); words whose translations differ keep their contexts.

    Raises:
        CatalogueError: lrelease is not there or fails.
    """
    finished = {k: e for k, e in catalogue.items() if e.text and not e.state}
    alike = _unanimous(finished)
    released: Catalogue = {("", source): Entry(text, "") for source, text in alike.items()}
    for (context, source), entry in finished.items():
        if source not in alike:
            released[context, source] = entry
            released.setdefault(("", source), entry)  # for whoever asks from yet another context
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "released.ts"
        write_catalogue(scratch, language, released)
        command = [str(tool), str(scratch), "-qm", str(target)]
        try:
            done = subprocess.run(command, capture_output=True, text=True)
        except OSError as error:
            raise CatalogueError(f"{tool} cannot be run: {error}.") from error
    if done.returncode != 0 or not target.exists():
        raise CatalogueError(f"lrelease failed: {done.stdout}{done.stderr}")
    try:
        target.write_bytes(free_of_contexts(target.read_bytes()))
    except FormError as error:
        raise CatalogueError(str(error)) from error


def faults_of(source: str, text: str) -> list[str]:
    """Return what a translation lost of the English words: placeholders, accelerator, end, space around."""
    faults = []
    if Counter(_PLACEHOLDER.findall(source)) != Counter(_PLACEHOLDER.findall(text)):
        faults.append("the placeholders differ")
    if len(_ACCELERATOR.findall(source)) != len(_ACCELERATOR.findall(text)):
        faults.append("the accelerator (&) differs")
    if source.count("\t") != text.count("\t") or source.count("\n") != text.count("\n"):
        faults.append("tabs or line ends differ")
    if source[: len(source) - len(source.lstrip())] != text[: len(text) - len(text.lstrip())]:
        faults.append("the space before differs")
    if source[len(source.rstrip()) :] != text[len(text.rstrip()) :]:
        faults.append("the space after differs")
    ends = [next((end for end in _ENDS if one.rstrip().endswith(end)), "") for one in (source, text)]
    if ends[0] != ends[1]:
        faults.append(f"it ends in {ends[1] or 'nothing'!r}, not in {ends[0] or 'nothing'!r}")
    return faults


def check(catalogue: Catalogue, messages: Iterable[Message]) -> list[str]:
    """Return everything that keeps a catalogue from being complete and sound, one sentence each."""
    problems = []
    wanted = {(one.context, one.source): one.place for one in messages}
    for key, place in wanted.items():
        entry = catalogue.get(key)
        if entry is None or entry.state == VANISHED:
            problems.append(f"{place}: missing in the catalogue: {key[1]!r} ({key[0]})")
        elif entry.state or not entry.text:
            problems.append(f"{place}: not translated: {key[1]!r} ({key[0]})")
        else:
            problems += [
                f"{place}: {fault}: {key[1]!r} → {entry.text!r}" for fault in faults_of(key[1], entry.text)
            ]
    for (context, source), entry in catalogue.items():
        if (context, source) not in wanted and entry.state != VANISHED:
            problems.append(f"{context}: in no source any more: {source!r}")
    return problems


def update_all(folder: Path = FOLDER) -> int:
    """Bring every catalogue up to the sources and compile it; return how many strings wait."""
    messages = find_messages()
    waiting = 0
    for language in LANGUAGES:
        path = ts_path(language, folder)
        merged = merge(read_catalogue(path), messages)
        write_catalogue(path, language, merged)
        compile_catalogue(merged, language, path.with_suffix(".qm"))
        counts = Counter(entry.state for entry in merged.values())
        waiting += counts[UNFINISHED]
        print(
            f"{language}: {counts['']} translated, {counts[UNFINISHED]} waiting, {counts[VANISHED]} vanished"
        )
    return waiting


def check_all(folder: Path = FOLDER) -> list[str]:
    """Return what is wrong with the catalogues, and with what was compiled of them."""
    messages = find_messages()
    problems = []
    for language in LANGUAGES:
        path = ts_path(language, folder)
        catalogue = read_catalogue(path)
        problems += [f"{language}: {one}" for one in check(catalogue, messages)]
        with tempfile.TemporaryDirectory() as scratch:
            fresh = Path(scratch) / "fresh.qm"
            compile_catalogue(catalogue, language, fresh)
            compiled = path.with_suffix(".qm")
            if not compiled.exists() or compiled.read_bytes() != fresh.read_bytes():
                problems.append(f"{language}: {compiled.name} is not what {path.name} compiles to: update")
    return problems


def main(argv: Sequence[str]) -> int:
    """Update or check; return the exit code."""
    command = argv[0] if argv else "update"
    try:
        if command == "update":
            if waiting := update_all():
                print(f"{waiting} strings wait for a translation in {FOLDER.relative_to(ROOT)}.")
            return 0
        if command == "check":
            problems = check_all()
            print("\n".join(problems) if problems else "Every catalogue is complete.")
            return 1 if problems else 0
    except (SourceError, CatalogueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"There is no command {command!r}: update or check.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
