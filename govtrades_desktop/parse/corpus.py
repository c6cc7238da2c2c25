"""Compares both witnesses over many filings: what `dev.py check-corpus` and the corpus test print.

Reads files, and so stands outside the children's way; reads nothing that it is not given by path. By hand:
``python -m govtrades_desktop.parse.corpus FOLDER_OR_FILE…`` (exit code 1 where the witnesses differ).
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import Finding, ParsedFiling
from govtrades_desktop.parse import entry
from govtrades_desktop.parse.compare import Disagreement, compare_readings


@dataclass(slots=True)
class CorpusReport:
    """What a run over many filings found.

    Attributes:
        filings: documents read.
        rows: transactions of the first witness.
        compared: fields compared between the witnesses.
        states: documents by reading state.
        disagreements: fields read differently.
        findings: doubts of the first reading, with the document's id.
    """

    filings: int = 0
    rows: int = 0
    pages: int = 0
    compared: int = 0
    states: Counter[str] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)
    findings: list[tuple[str, Finding]] = field(default_factory=list)

    def __str__(self) -> str:
        states = ", ".join(f"{count:,} {state}" for state, count in sorted(self.states.items()))
        lines = [
            f"filings {self.filings:,} ({states}); pages {self.pages:,}; rows {self.rows:,}; "
            f"fields compared {self.compared:,}; disagreements {len(self.disagreements):,}"
        ]
        lines += [f"  disagreement: {disagreement}" for disagreement in self.disagreements]
        doubts = Counter(finding.code for _, finding in self.findings)
        lines += [f"  doubts: {count:,} {code}" for code, count in sorted(doubts.items())]
        lines += [f"    {doc_id}: {finding.message}" for doc_id, finding in self.findings]
        return "\n".join(lines)


def check_corpus(paths: Iterable[Path], *, workers: int = 2) -> CorpusReport:
    """Read every file by both witnesses and compare.

    Args:
        paths: House PTR documents, named by their id.
        workers: processes.
    """
    todo: Sequence[Path] = sorted(paths)
    report = CorpusReport()
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for filing, compared, different in pool.imap(_check_one, todo, chunksize=4):
            report.filings += 1
            report.rows += len(filing.transactions)
            report.pages += filing.pages or 0
            report.states[filing.state.value] += 1
            report.compared += compared
            report.disagreements += different
            report.findings += [(filing.doc_id or "?", finding) for finding in filing.findings]
    return report


def _check_one(path: Path) -> tuple[ParsedFiling, int, list[Disagreement]]:
    from govtrades_desktop.parse.witness import read_second

    data = path.read_bytes()
    filing = entry.parse_document(entry.HOUSE_PTR, data, doc_id=path.stem)
    assert isinstance(filing, ParsedFiling)
    if not filing.transactions:
        return filing, 0, []
    try:
        second = read_second(data, path.stem, entry.HOUSE_PTR, entry.PARSER_VERSION)
    except DocumentUnreadable as error:
        return filing, 0, [Disagreement(path.stem, None, "second witness", "read", error.message)]
    compared, different = compare_readings(filing, second)
    return filing, compared, different


def main(arguments: list[str]) -> int:
    """Check every PDF under the folders given, print the report, and return the exit code."""
    paths: list[Path] = []
    for name in arguments:
        place = Path(name)
        paths += place.rglob("*.pdf") if place.is_dir() else [place]
    absent = [path for path in paths if not path.is_file()]
    if not paths or absent:
        told = f"no such file: {absent[0]}" if absent else "name a folder of House PTRs, or files"
        sys.stderr.write(f"check-corpus: {told}\n")
        return 2
    report = check_corpus(paths, workers=os.cpu_count() or 1)
    sys.stdout.write(f"{report}\n")
    return 1 if report.disagreements else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
