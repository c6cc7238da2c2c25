"""Make resources/reference/securities.json.xz: the securities that the program knows without a network.

From the SEC's list of tickers, the S&P 500's constituents (GICS), the SEC's industry codes (SIC) and our own
`ticker_history.csv` (renamed, reused and ended tickers, funds; facts of general knowledge, readable text).
The same files give the same bytes. No filing is read here; which past tickers the table tells of was chosen
with filings in view. One file above the usual length: a build's steps, read in their order.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from govtrades_desktop.core.identity import AssetClass, Security, TickerSpan
from govtrades_desktop.core.identity_json import securities_json
from govtrades_desktop.resolve.asset_names import Agreement, agree, read_name
from govtrades_desktop.store.bundles import write_bundle

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "reference"
HISTORY = TARGET / "ticker_history.csv"
SEC_DAY = dt.date(2024, 8, 1)
"""When the SEC's list was taken: it has Smurfit WestRock (from 2024-07-08), and GPS (until 2024-08-22)."""
AS_OF = dt.date(2026, 6, 24)
"""When the newest of the lists was taken."""

SEC = "SEC company_tickers 2024-08"
GICS = "S&P 500 constituents 2026-06"
SIC = "SEC SIC list"

_FUND_TITLE = re.compile(
    r"\b(?:ETF|ETN|ETC|ISHARES|SPDR|PROSHARES|GRAYSCALE|WISDOMTREE|INVESCO (?:QQQ|DB|CURRENCY)|POWERSHARES)\b"
    r"|\b(?:FUND|FUNDS|INCOME TRUST|MUNICIPAL|TERM TRUST|OPPORTUNITIES TRUST|OPPORTUNITY TRUST)\b"
    r"|\b(?:GOLD|SILVER|BITCOIN|ETHEREUM|PLATINUM|PALLADIUM) (?:TRUST|MINI TRUST)\b",
    re.I,
)
_NO_FUND = re.compile(r"\b(?:FUNDING|REALTY|PROPERTIES|ACQUISITION)\b", re.I)
_ETN_ISSUERS = {1114446, 927971, 312070, 312069, 1159508, 1053092, 9631}  # UBS, BMO, Barclays, DB, CS, Scotia
_CLASS_TICKERS = """
GOOG GOOGL FOX FOXA NWS NWSA UA UAA Z ZG LBRDA LBRDK LBTYA LBTYB LBTYK LILA LILAK LILAB FWONA FWONK LLYVA
LLYVK LSXMA LSXMB LSXMK BATRA BATRK QRTEA QRTEB CENT CENTA RUSHA RUSHB BELFA BELFB UONE UONEK PARA PARAA
DISCA DISCB DISCK GLIBA WLY WLYB CRD-A CRD-B UHAL UHAL-B LEN LEN-B HEI HEI-A GEF GEF-B MOG-A MOG-B BRK-A
BRK-B BF-A BF-B LGF-A LGF-B FCNCA FCNCB SENEA SENEB GTN GTN-A RDS-A RDS-B BIO BIO-B BH BH-A AGM AGM-A HVT
HVT-A MKC MKC-V TAP TAP-A WSO WSO-B DVMT AKO-A AKO-B
"""
_CLASSES = frozenset(_CLASS_TICKERS.split())
"""Tickers of issuers with several classes of common shares: the SEC's list does not tell them from notes."""
_DERIVED_END = {"W": "warrant", "U": "unit", "R": "right", "Z": "warrant"}
_ENDS = {"acquired", "merged", "bankrupt", "delisted"}
_EVENTS = _ENDS | {"renamed", "listed", "name", "ended"}


@dataclass
class Entry:
    """A security in the making."""

    key: str
    name: str
    ticker: str | None
    asset_class: AssetClass
    cik: int | None
    evidence: str
    names: list[str] = field(default_factory=list)
    spans: list[TickerSpan] = field(default_factory=list)


@dataclass(frozen=True)
class Event:
    """One row of the history; `from_`/`until` to the day, of a month or a year its first and last."""

    ticker: str
    names: tuple[str, ...]
    cik: int | None
    from_: dt.date | None
    until: dt.date | None
    event: str
    successor: str
    is_fund: bool


def read_history(path: Path) -> list[Event]:
    """Read our table; a row that is not understood ends the build with its line."""
    events = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            if row["event"] not in _EVENTS or (row["event"] == "renamed" and not row["successor"]):
                raise SystemExit(f"{path.name}:{number}: an event that is not understood: {row}")
            events.append(
                Event(
                    ticker=row["ticker"],
                    names=tuple(name.strip() for name in row["name"].split("|")),
                    cik=int(row["cik"]) if row["cik"] else None,
                    from_=_day(row["from"], is_end=False),
                    until=_day(row["until"], is_end=True),
                    event=row["event"],
                    successor=row["successor"],
                    is_fund=row["asset_class"] == "fund",
                )
            )
    return events


def _day(text: str, *, is_end: bool) -> dt.date | None:
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if is_end else 1)
    first_of_next = dt.date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - dt.timedelta(days=1) if is_end else dt.date(year, month, 1)


class Table:
    """The securities in the making, found by ticker as of the lists and by key."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.today: dict[str, Entry] = {}
        self.of_cik: dict[int, list[Entry]] = defaultdict(list)

    def add(self, entry: Entry) -> Entry:
        """Add a new one; a second of the same key gets its ticker's end year behind it."""
        if entry.key in self.entries:
            raise SystemExit(f"two securities of one key: {entry.key} {entry.name}")
        self.entries[entry.key] = entry
        if entry.cik is not None:
            self.of_cik[entry.cik].append(entry)
        return entry

    def common(self, cik: int) -> Entry | None:
        """Return an issuer's one common share, or None where there are more or none."""
        found = [one for one in self.of_cik.get(cik, ()) if "-" not in one.key.partition(":")[2]]
        return found[0] if len(found) == 1 else None


def class_parts(tickers: list[str]) -> dict[str, str]:
    """Return the class part of each key: "common", a share class, or what is derived from a share.

    Args:
        tickers: of one issuer, the largest first, as the SEC lists them.

    The issuer's first plain ticker is its "common", so that a rename does not change the key; where an issuer
    has classes of common shares (GOOG, GOOGL) each bears its ticker. Derived ones bear a word and a dash
    ("preferred-BAC-PE"): a warrant, a unit, a right, a preferred share, a note (a listed bond). Foreign
    shares over the counter (five letters, F or Y) bear their ticker.
    """
    parts: dict[str, str] = {}
    first = next((one for one in tickers if "-" not in one), None)
    has_classes = any(one in _CLASSES for one in tickers)
    for ticker in tickers:
        _, _, mark = ticker.partition("-")
        if mark.startswith("P"):
            parts[ticker] = f"preferred-{ticker}"
        elif mark[:2] in ("WT", "UN", "RI"):
            word = {"W": "warrant", "U": "unit", "R": "right"}[mark[0]]
            parts[ticker] = f"{word}-{ticker}"
        elif mark:
            parts[ticker] = mark
        elif ticker in _CLASSES or (len(ticker) == 5 and ticker[-1] in "FY" and ticker != first):
            parts[ticker] = ticker
        elif ticker == first:
            parts[ticker] = ticker if has_classes else "common"
        elif len(ticker) == 5 and ticker[-1] in _DERIVED_END:
            parts[ticker] = f"{_DERIVED_END[ticker[-1]]}-{ticker}"
        elif len(ticker) == 5 and ticker[-1] in "MNOP":
            parts[ticker] = f"preferred-{ticker}"
        else:
            parts[ticker] = f"note-{ticker}"
    return parts


def add_sec(table: Table, path: Path) -> None:
    """Add the SEC's list: (CIK, ticker, title); tickers of one CIK stand with the largest first."""
    by_cik: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in json.loads(path.read_text("utf-8")).values():
        by_cik[row["cik_str"]].append((row["ticker"], row["title"]))
    for cik, listed in by_cik.items():
        parts = class_parts([ticker for ticker, _ in listed])
        for place, (ticker, title) in enumerate(listed):
            is_note = cik in _ETN_ISSUERS and place > 0 and "-" not in ticker
            part = f"note-{ticker}" if is_note else parts[ticker]
            if cik in _ETN_ISSUERS and place == 0:
                part = "common"
            is_fund = is_note or (_FUND_TITLE.search(title) is not None and _NO_FUND.search(title) is None)
            entry = Entry(
                f"{cik}:{part}", title, ticker, AssetClass.FUND if is_fund else AssetClass.STOCK, cik, SEC
            )
            entry.spans.append(TickerSpan(ticker, None, None, SEC))
            table.today[ticker] = table.add(entry)


def apply_history(table: Table, events: list[Event]) -> None:
    """Bring in our table: new securities first, then names and ends, then the chains of renames."""
    for event in events:
        if event.event in _ENDS or event.event == "listed":
            _bring(table, event, events)
    for event in events:
        if event.event in ("name", "ended"):
            _amend(table, event)
    waiting = [event for event in events if event.event == "renamed"]
    # a chain FB -> META is followed from its end, however the rows are ordered
    while waiting:
        left = [event for event in waiting if not _rename(table, event)]
        if len(left) == len(waiting):
            raise SystemExit(f"renames that lead nowhere: {[(one.ticker, one.successor) for one in left]}")
        waiting = left


def _before(table: Table, event: Event, events: list[Event]) -> Entry | None:
    """Return what the SEC's older list has under the ticker from which this one was renamed."""
    for one in events:
        if one.event == "renamed" and one.successor == event.ticker and event.from_ is not None:
            known = table.today.get(one.ticker)
            is_near = one.until is not None and abs((one.until - event.from_).days) < 60
            if known is not None and is_near and (_is_same(known, one) or _is_same(known, event)):
                return known
    return None


def _bring(table: Table, event: Event, events: list[Event]) -> None:
    """Add a security that the SEC's list does not have, or a newer ticker to one that it has."""
    listed = table.today.get(event.ticker)
    is_late = event.until is not None and event.until >= dt.date(SEC_DAY.year, 1, 1)
    if event.event in _ENDS and is_late and listed is not None and _is_same(listed, event):
        _amend(table, event)  # the SEC's list still has it
        return
    told = f"ticker history: {event.event}"
    if event.until:
        told += f" {event.until.isoformat()}"
    span = TickerSpan(event.ticker, event.from_, event.until, told)
    if event.event == "listed":
        known = table.today.get(event.ticker)
        if known is None or not _is_same(known, event):
            known = _before(table, event, events) or known
        if known is None and event.cik is not None:
            known = table.common(event.cik)
        elif known is not None and known.ticker == event.ticker and not _is_same(known, event):
            known = None  # the ticker is another's now: the list's holder ends where this one begins
        if known is not None:
            known.names.extend(event.names)
            if all(one.ticker != event.ticker for one in known.spans):
                known.spans.append(span)
                known.ticker = event.ticker
                known.names.append(known.name)
                known.name = event.names[0]  # the list's name is of before the rename
                table.today[event.ticker] = known
            return
    part = event.ticker if "-" not in event.ticker else event.ticker.partition("-")[2]
    if event.cik is not None:
        siblings = {one.key for one in table.of_cik.get(event.cik, ())}
        rows = f"{event.cik}:common"
        key = rows if rows not in siblings and "-" not in event.ticker else f"{event.cik}:{part}"
    else:
        preferred = re.fullmatch(r"([A-Z]+)-P([A-Z])", event.ticker)
        mark = f"preferred-{event.ticker}" if preferred else event.ticker
        year = f":{event.until.year}" if event.until else ""
        key = f"{'fund' if event.is_fund else 'past' if event.until else 'listed'}:{mark}{year}"
    entry = Entry(
        key,
        event.names[0],
        event.ticker,
        AssetClass.FUND if event.is_fund else AssetClass.STOCK,
        event.cik,
        "ticker history",
        list(event.names[1:]),
        [span],
    )
    table.add(entry)
    if event.until is None:
        table.today[event.ticker] = entry


def _is_same(entry: Entry, event: Event) -> bool:
    if event.cik is not None and entry.cik is not None:
        return event.cik == entry.cik
    listed = [read_name(name) for name in (entry.name, *entry.names)]
    return any(agree(read_name(name), one) is Agreement.AGREES for name in event.names for one in listed)


def _amend(table: Table, event: Event) -> None:
    """Put a name, a first or a last day to the security that has the ticker on the lists."""
    entry = table.today.get(event.ticker)
    if entry is None:
        print(f"  no list has {event.ticker}: {event.event} {event.names[0]}")
        return
    entry.names.extend(event.names)
    for place, span in enumerate(entry.spans):
        if span.ticker == event.ticker:
            ends = event.until or span.valid_until
            entry.spans[place] = TickerSpan(span.ticker, event.from_ or span.valid_from, ends, span.evidence)


def _rename(table: Table, event: Event) -> bool:
    """Put an earlier ticker to the security that its successor stands for; False while that is not known."""
    day = event.until
    if day is None:
        raise SystemExit(f"a rename without its day: {event.ticker}")
    best: tuple[int, Entry] | None = None
    for entry in table.entries.values():
        for span in entry.spans:
            if span.ticker != event.successor:
                continue
            if span.valid_until is not None and span.valid_until <= day:
                continue
            if span.valid_from is not None:
                gap = abs((span.valid_from - day).days)
                if gap > 400:
                    continue
            else:
                gap = 400 if span.valid_until is None else 300
            if best is None or gap < best[0]:
                best = (gap, entry)
    if best is None:
        return False
    entry = best[1]
    told = f"ticker history: renamed to {event.successor} {day.isoformat()}"
    entry.spans.append(TickerSpan(event.ticker, event.from_, day, told))
    entry.names.extend(event.names)
    for place, span in enumerate(entry.spans):
        is_after = span.valid_until is None or span.valid_until > day
        if span.ticker == event.successor and span.valid_from is None and is_after:
            entry.spans[place] = TickerSpan(span.ticker, day, span.valid_until, span.evidence)
    return True


def part_reused(table: Table) -> None:
    """Begin a list's ticker where an earlier holder of it ended: a list tells no days."""
    ends: dict[str, dt.date] = {}
    for entry in table.entries.values():
        for span in entry.spans:
            if span.valid_until is not None:
                ends[span.ticker] = max(span.valid_until, ends.get(span.ticker, dt.date.min))
    begins: dict[str, dt.date] = {}
    for entry in table.entries.values():
        for span in entry.spans:
            if span.valid_from is not None and span.evidence != SEC:
                begins[span.ticker] = max(span.valid_from, begins.get(span.ticker, dt.date.min))
    for entry in table.entries.values():
        for place, span in enumerate(entry.spans):
            if span.valid_from is None and span.valid_until is None and span.ticker in ends:
                entry.spans[place] = TickerSpan(span.ticker, ends[span.ticker], None, span.evidence)
            elif (
                span.evidence == SEC
                and span.valid_until is None
                and begins.get(span.ticker, dt.date.min) > SEC_DAY
                and (span.valid_from is None or span.valid_from < begins[span.ticker])
            ):
                entry.spans[place] = TickerSpan(
                    span.ticker, span.valid_from, begins[span.ticker], span.evidence
                )


def add_later_lists(table: Table, sp500: list[dict[str, str]], sic: list[dict[str, str]]) -> None:
    """Bring in tickers of the newer lists that the SEC's does not have: a rename since, or a newcomer."""
    for row in sp500:
        ticker, cik, name = row["Symbol"].replace(".", "-"), int(row["CIK"]), row["Security"]
        known = table.today.get(ticker)
        read = read_name(name)
        if known is not None and (
            known.cik in (cik, None)
            or any(agree(read, read_name(one)) is Agreement.AGREES for one in (known.name, *known.names))
        ):
            known.names.append(name)
            continue
        entry = table.common(cik)
        began = SEC_DAY if entry is not None or known is not None else None
        span = TickerSpan(ticker, began, None, GICS)
        if entry is None:
            entry = table.add(Entry(f"{cik}:common", name, ticker, AssetClass.STOCK, cik, GICS, [], [span]))
        else:
            entry.spans.append(span)
            entry.names.append(name)
            entry.ticker = ticker
        if known is not None:  # another's until then
            known.spans = [
                TickerSpan(one.ticker, one.valid_from, SEC_DAY, one.evidence) if one.ticker == ticker else one
                for one in known.spans
            ]
        table.today[ticker] = entry
    holders: dict[str, list[tuple[int | None, dt.date | None]]] = defaultdict(list)
    for one in table.entries.values():
        for span in one.spans:
            holders[span.ticker].append((one.cik, span.valid_until))
    for row in sic:
        held, cik = holders.get(row["ticker"], []), int(row["cik"])
        ends = [until for _, until in held if until is not None]
        if any(holder == cik for holder, _ in held) or len(ends) < len(held):
            continue
        entry = table.common(cik)
        if entry is None:
            print(f"  {row['ticker']} of the SIC list is nobody's: CIK {cik}")
        else:  # of a ticker whose holders are all gone, it is the new one
            entry.spans.append(TickerSpan(row["ticker"], max(ends, default=None), None, SIC))


def division(sic: int) -> str:
    """Return the SIC division of a code (SIC manual of 1987, divisions A to J)."""
    for last, name in (
        (999, "Agriculture, Forestry and Fishing"),
        (1499, "Mining"),
        (1799, "Construction"),
        (3999, "Manufacturing"),
        (4999, "Transportation, Communications and Utilities"),
        (5199, "Wholesale Trade"),
        (5999, "Retail Trade"),
        (6799, "Finance, Insurance and Real Estate"),
        (8999, "Services"),
    ):
        if sic <= last:
            return name
    return "Public Administration"


def make(folder: Path) -> list[Security]:
    """Return every security, by key."""
    table = Table()
    add_sec(table, folder / "sec_company_tickers.json")
    sp500, sic = _rows(folder / "sp500_constituents.csv"), _rows(folder / "sec_sic_by_ticker.csv")
    titles = {int(row["SIC Code"]): row["Industry Title"] for row in _rows(folder / "sec_sic_codes.csv")}
    apply_history(table, read_history(HISTORY))
    add_later_lists(table, sp500, sic)
    part_reused(table)
    gics = {row["Symbol"].replace(".", "-"): (row["GICS Sector"], row["GICS Sub-Industry"]) for row in sp500}
    gics_of_cik = {int(row["CIK"]): gics[row["Symbol"].replace(".", "-")] for row in sp500}
    codes = {int(row["cik"]): int(row["sic"]) for row in sic if row["sic"]}
    # a registrant that was founded anew (a holding above the bank) has another number, and its ticker still
    code_of_ticker = {row["ticker"]: int(row["sic"]) for row in sic if row["sic"]}
    securities = []
    for entry in table.entries.values():
        sector, system, industry = None, None, None
        found = gics.get(entry.ticker or "") if table.today.get(entry.ticker or "") is entry else None
        found = found or gics_of_cik.get(entry.cik or 0)
        if entry.asset_class is AssetClass.FUND:
            found = None
        elif found is not None:
            sector, industry, system = found[0], found[1], "GICS"
        elif (code := codes.get(entry.cik or 0) or _code_today(table, entry, code_of_ticker)) is not None:
            sector, industry, system = division(code), titles.get(code), "SIC"
        names = dict.fromkeys(name for name in entry.names if name != entry.name)
        securities.append(
            Security(
                *(
                    entry.key,
                    entry.name,
                    entry.ticker,
                    entry.asset_class,
                    entry.cik,
                    sector,
                    system,
                    industry,
                ),
                evidence=entry.evidence,
                names=tuple(names),
                tickers=tuple(
                    sorted(
                        entry.spans,
                        key=lambda one: (
                            one.valid_from or dt.date.min,
                            one.valid_until or dt.date.max,
                            one.ticker,
                        ),
                    )
                ),
            )
        )
    return sorted(securities, key=lambda one: one.key)


def _code_today(table: Table, entry: Entry, codes: dict[str, int]) -> int | None:
    """Return the industry of the ticker that an entry has today; its earlier holders' is not asked."""
    ticker = entry.ticker or ""
    is_held = table.today.get(ticker) is entry and any(
        one.ticker == ticker and one.valid_until is None for one in entry.spans
    )
    return codes.get(ticker) if is_held else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> int:
    """Make it; return 0 when the file is in place."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--from", dest="folder", type=Path, default=ROOT.parent / "shared" / "reference")
    parser.add_argument("--out", type=Path, default=TARGET)
    wish = parser.parse_args()
    securities = make(wish.folder)
    size = write_bundle(wish.out, "securities", securities_json(securities, AS_OF))
    known = sum(1 for one in securities if one.sector)
    print(f"{len(securities):,} securities, {known:,} with a sector, {size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
