"""Sites that fail at random, three times in ten: what each request gets, and the count of it. Seeded."""

from __future__ import annotations

import random
import re
from email.utils import formatdate

from tests.faults import figures
from tests.filings import hostile
from tests.filings.folder import MadeFilings
from tests.filings.house_index_zip import index_zip
from tests.support.senate_site import CSRF, DATA, HOME, SEARCH, Answer
from tests.support.site import MAINTENANCE, Fault

SHARE = 0.3
_DENIED = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
_BUSY = b'<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Slow down</Message></Error>'

ANYWHERE: dict[str, Fault] = {
    "500": Fault("status", status=500),
    "503": Fault("status", status=503),
    "429, wait 0 s": Fault("status", status=429, retry_after_s=0),
    "429, wait until a date": Fault("status", status=429, retry_after_s=formatdate(0, usegmt=True)),
    "403": Fault("challenge"),
    "maintenance page": Fault("html200"),
    "reset": Fault("reset"),
    "truncated": Fault("truncated"),
    "wrong type": Fault("wrong_type"),
    "dripping": Fault("drip", delay_s=0.001),
    "slow-loris": Fault("loris", delay_s=0.05),
    "endless": Fault("endless"),
    "too large": Fault("oversized", size_bytes=900_000_000),
    "wrong length": Fault("short"),
    "empty body": Fault("body", body=b""),
    "storage busy": Fault("body", body=_BUSY),
    "storage denies": Fault("body", body=_DENIED),
    "redirect to another host": Fault("redirect", location="http://127.0.0.2:9/elsewhere.pdf"),
    "redirect to file:": Fault("redirect", location="file:///etc/passwd"),
    "redirect without end": Fault("redirect_loop"),
}
DOCUMENTS = {**ANYWHERE, "garbage": Fault("body", body=hostile.noise_with_pdf_head(3000))}
_INDEX = re.compile(r".*/(\d{4})FD\.zip")


def index_faults(made: MadeFilings, year: int) -> dict[str, Fault]:
    """Return what an index may be instead of itself: broken, of yesterday, with rows twice."""
    rows = [filing.row for filing in made.of_year(year)]
    bodies = {
        "index of yesterday": index_zip(year, rows[: max(2, len(rows) // 2)]),
        "index with rows twice": index_zip(year, [*rows, *rows[:3]]),
        "index without rows": index_zip(year, rows, fault="no_rows"),
        "index with other columns": index_zip(year, rows, fault="wrong_header"),
        "index cut": index_zip(year, rows, fault="truncated"),
    }
    return {**ANYWHERE, **{name: Fault("body", body=body) for name, body in bodies.items()}}


class FaultyHouse:
    """Chooses for a `MadeSite`; `share` is how often it fails."""

    def __init__(self, made: MadeFilings, seed: int, share: float = SHARE) -> None:
        self._chance = random.Random(seed)
        self._share = share
        # garbage in the place of what is not there would rightly stay
        self._absent = {filing.url_path for filing in made.ptrs("failed")}
        self._decks: dict[int, list[str]] = {}  # of documents, and of indexes
        self._indexes = {year: index_faults(made, year) for year in made.years}

    def __call__(self, path: str) -> Fault | None:
        if path in self._absent or self._chance.random() >= self._share:
            return None
        found = _INDEX.fullmatch(path)
        faults = self._indexes[int(found[1])] if found else DOCUMENTS
        name = self._next(faults)
        figures.met[name] += 1
        return faults[name]

    def _next(self, faults: dict[str, Fault]) -> str:
        """Return one of them: each comes once before any comes twice."""
        deck = self._decks.setdefault(len(faults), [])
        if not deck:
            deck += self._chance.sample(sorted(faults), len(faults))
        return deck.pop()


class FaultySenate:
    """Chooses for a `SenateSite`: wrong statuses, pages of another kind, reports cut under a true length."""

    def __init__(self, seed: int, share: float = SHARE) -> None:
        self._chance = random.Random(seed)
        self._share = share

    def __call__(self, path: str, page: bytes | None) -> Answer | None:
        if self._chance.random() >= self._share:
            return None
        answers: dict[str, Answer] = {
            "500": (500, b"<h1>Server Error (500)</h1>"),
            "429": (429, b"<h1>Too many requests</h1>"),
            "maintenance page": (200, MAINTENANCE),
            "empty body": (200, b""),
            "session lost": (403, CSRF) if path in (DATA, HOME) else (500, b""),
        }
        if path == DATA:
            answers["answer cut"] = (
                200,
                b'{"draw": 1, "recordsTotal": 7, "recordsFiltered": 7, "data": [["A"',
            )
        if page is not None:
            answers["wrong length"] = (200, page[: self._chance.randrange(1, len(page))])
            answers["garbage"] = (200, bytes(self._chance.randrange(256) for _ in range(900)))
        if path in (HOME, SEARCH):
            answers["404"] = (404, b"<h1>Not Found</h1>")
        name = self._chance.choice(list(answers))
        figures.met[f"Senate: {name}"] += 1
        return answers[name]
