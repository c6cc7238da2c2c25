"""What a few letters find among 12,000 securities and 3,000 officials, beside plain ways, in one run.

Run by `dev.py bench`, or `python -m tests.bench.bench_finding`. The floors: a loop over all names for
parts of words, and `difflib` (Python's own; of a tenth of the names, times ten) for letters that are nearly
right. Budgets are asserted loosely.
"""

# ruff: noqa: T201 - a bench prints what it measured

from __future__ import annotations

import difflib
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest

from govtrades_desktop.query.palette import Directory, Finder, OfficialHit, SecurityHit, marks
from tests.bench.synthetic import word

OFFICIALS, SECURITIES = 3_000, 12_000
TYPED = ("pe", "pelosi", "nvda", "corp hold", "xqzv", "aeiou", "e", "berk hath inc")


def make_directory(seed: int = 5) -> Directory:
    """Return made-up names of real shape."""
    chance = random.Random(seed)
    officials = [
        OfficialHit(f"X{n:06d}", f"{word(chance).title()}, {word(chance, 2).title()}", "D", "CA11", "house")
        for n in range(OFFICIALS)
    ]
    kinds = ("Inc.", "Corp", "Holdings plc", "Class A Common Stock", "Trust, Series 1")
    securities = [
        SecurityHit(
            f"{n}:{n}",
            "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4)),
            f"{word(chance).title()} {word(chance, 2).title()} {chance.choice(kinds)}",
        )
        for n in range(SECURITIES)
    ]
    return Directory(officials, securities)


def milliseconds(work: Callable[[], Any], rounds: int = 5) -> float:
    """Return the median of a few rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def keystroke(directory: Directory, text: str) -> int:
    """Do what the palette does at a keystroke in the worst case: every way, and the marks."""
    found = 0
    for how in (Finder.find, Finder.find_parts, Finder.find_in_order):
        people = directory.find_officials(text, 6, how)
        things = directory.find_securities(text, 6, how)
        found += sum(len(marks(text, one.name)) for one in (*people, *things))
    return found


def measure() -> list[tuple[str, float, float, float]]:
    """Return (typed, a plain loop, difflib, ours) in milliseconds."""
    directory = make_directory()
    names = [one.name.lower() for one in (*directory.officials, *directory.securities)]
    result = []
    for text in TYPED:
        loop = milliseconds(lambda text=text: [n for n in names if all(w in n for w in text.split())])
        close = milliseconds(lambda text=text: difflib.get_close_matches(text, names[:1500], n=6), 1) * 10
        result.append((text, loop, close, milliseconds(lambda text=text: keystroke(directory, text))))
    return result


def report() -> float:
    """Print the table; return the worst of ours."""
    lines = measure()
    print(
        f"\n{OFFICIALS:,} officials, {SECURITIES:,} securities; ms a keystroke (every way tried, and marks)"
    )
    print(f"{'typed':16}{'loop':>8}{'difflib':>10}{'ours':>8}")
    for text, loop, close, ours in lines:
        print(f"{text:16}{loop:8.1f}{close:10.0f}{ours:8.2f}")
    start = time.perf_counter()
    make_directory()
    print(f"made ready, once for a state of the data: {time.perf_counter() - start:.2f} s")
    return max(ours for *_, ours in lines)


@pytest.mark.bench
def test_a_keystroke_stays_within_a_frame() -> None:
    assert report() < 60, "the aim is 10 ms on an idle machine"


if __name__ == "__main__":
    report()
