"""The real filings and the stand-in for the official sites: beside the checkout, never in it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("GOVTRADES_SHARED", REPOSITORY.parent / "shared"))
FILINGS = SHARED / "filings"
STANDIN = SHARED / "standin" / "serve.py"


def house_pdfs() -> list[Path]:
    """Return every real House PTR at hand, by name; empty where the folder is absent."""
    return sorted((FILINGS / "house" / "ptr-pdfs").glob("*/*.pdf"))


@dataclass(frozen=True)
class Site:
    """A running stand-in: its address, and its control interface."""

    url: str

    def stats(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/_control/stats", timeout=10) as answer:
            return dict(json.load(answer))

    def set(self, **change: Any) -> None:
        self._post("set", change)

    def reset(self) -> None:
        self._post("reset", {})

    def _post(self, verb: str, body: dict[str, Any]) -> None:
        request = urllib.request.Request(
            f"{self.url}/_control/{verb}", data=json.dumps(body).encode(), method="POST"
        )
        with urllib.request.urlopen(request, timeout=10):
            pass


@contextlib.contextmanager
def standin(*options: str) -> Iterator[Site]:
    """Run the stand-in server with `options` on a free port."""
    process = subprocess.Popen(
        [sys.executable, str(STANDIN), "--port", "0", *options], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if "listening on " not in line:
            raise RuntimeError(f"the stand-in did not start: {line!r}")
        yield Site(line.split("listening on ")[1].strip())
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()
