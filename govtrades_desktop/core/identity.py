"""Who a filer is and what an asset is: the records that resolving takes and gives. Nothing is resolved here.

A name as printed is not a person and a bracket is not a company: a match always carries how it was found and
how sure it is, and its absence a reason in words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class FilerRole(StrEnum):
    """What a filer was when a filing was made."""

    MEMBER = "member"
    FORMER_MEMBER = "former_member"
    CANDIDATE = "candidate"
    OTHER = "other"  # staff, officers, and whoever the index does not tell


class AssetClass(StrEnum):
    """What kind of thing an asset is, across both chambers' own codes."""

    STOCK = "stock"
    OPTION = "option"
    FUND = "fund"  # exchange traded and mutual funds, notes, trusts
    CORPORATE_BOND = "corporate_bond"
    MUNICIPAL_BOND = "municipal_bond"
    GOVERNMENT_BOND = "government_bond"
    ASSET_BACKED = "asset_backed"
    CRYPTO = "crypto"
    PRIVATE = "private"  # not publicly traded: private stock, partnerships, hedge funds
    REAL_ESTATE = "real_estate"
    COMMODITY = "commodity"
    ACCOUNT = "account"  # retirement, savings, brokerage and bank accounts, annuities, insurance
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office.

    Attributes:
        chamber: "house" or "senate".
        state: two letters.
        district: number; 0 at large; None in the Senate and where it is not known.
        party: as the legislators project prints it ("Democrat", "Republican", "Independent", "Libertarian").
        start_on: first day, or None where the source tells no dates (its table of former members has none).
        end_on: last day, or None.
    """

    chamber: str
    state: str
    district: int | None
    party: str | None
    start_on: dt.date | None
    end_on: dt.date | None


@dataclass(frozen=True, slots=True)
class OfficialName:
    """One form of a person's name; empty parts are absent."""

    first: str
    middle: str
    last: str
    suffix: str
    nickname: str


@dataclass(frozen=True, slots=True)
class Official:
    """A person who holds or held an elected federal office.

    Attributes:
        bioguide: the Biographical Directory's id, e.g. "P000197": the key everywhere.
        name: as the project has it now.
        full_name: as the person writes it officially, e.g. "Nancy Pelosi".
        birthday: or None.
        other_names: earlier or other forms (a maiden name, a name in full).
        terms: oldest first.
    """

    bioguide: str
    name: OfficialName
    full_name: str
    birthday: dt.date | None
    other_names: tuple[OfficialName, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee, or a subcommittee with its `parent`; `code` as the project has it: "HSBA", "HSBA15"."""

    code: str
    name: str
    chamber: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class CommitteeSeat:
    """A seat on a committee, with the days on which the project first and last showed it.

    Attributes:
        side: "majority" or "minority".
        title: "Chair", "Ranking Member", …; empty for a plain seat.
        rank: on that side, or None.
        seen_until: the day on which it was seen gone; None while it is held.
    """

    bioguide: str
    committee: str
    side: str
    title: str
    rank: int | None
    seen_from: dt.date
    seen_until: dt.date | None


@dataclass(frozen=True, slots=True)
class Legislators:
    """Everything the source `legislators` tells, as of a day."""

    as_of: dt.date
    officials: tuple[Official, ...]
    committees: tuple[Committee, ...]
    seats: tuple[CommitteeSeat, ...]


@dataclass(frozen=True, slots=True)
class FilerFacts:
    """What a filing tells about its filer.

    Attributes:
        source: "house", "senate".
        filing_type: the source's own code; House "C" is a candidate's report.
        first, last, suffix, prefix: as the index has them.
        state_district: e.g. "CA11"; empty where the index leaves it out (always in the Senate).
        filed_on: or None.
        year: of the index.
        printed: the name on the document, where it was read.
        status: "Member", "Former Senator", … as printed on the document or in the index, where told.
    """

    source: str
    filing_type: str
    first: str
    last: str
    suffix: str
    prefix: str
    state_district: str
    filed_on: dt.date | None
    year: int
    printed: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialMatch:
    """Who a filer is.

    Attributes:
        bioguide: or None.
        role: what the filer was on the day of the filing.
        method: a short stable name of how it was found, None where nobody was.
        confidence: 0 to 1; None where nobody was found.
        reason: where nobody was found, why, in a sentence (for a candidate too).
    """

    bioguide: str | None
    role: FilerRole
    method: str | None = None
    confidence: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TickerSpan:
    """A ticker and the days on which it stood for a security; open ends are None.

    Attributes:
        evidence: where that is known from, e.g. "SEC company_tickers 2026-06", "renamed from FB 2022-06-09".
    """

    ticker: str
    valid_from: dt.date | None
    valid_until: dt.date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Security:
    """One class of an issuer's securities: GOOG and GOOGL are two.

    Attributes:
        key: stable across renames and bundles: "<CIK>:<class or ticker>"; of a security that no list knows
            and only filings name, "filed:<ticker>".
        name: the issuer's name, today's or its last.
        ticker: today's or its last; None where it never had one.
        asset_class: STOCK or FUND, mostly.
        cik: of the issuer at the SEC, or None.
        sector: GICS sector where known, else an SIC division, else None.
        sector_system: "GICS" or "SIC"; None without a sector.
        industry: GICS sub-industry or SIC industry title, or None.
        evidence: where it is known from.
        names: other names it bore or is printed with (never the only evidence for a ticker).
        tickers: every ticker it had, with dates.
    """

    key: str
    name: str
    ticker: str | None
    asset_class: AssetClass
    cik: int | None
    sector: str | None
    sector_system: str | None
    industry: str | None
    evidence: str
    names: tuple[str, ...] = ()
    tickers: tuple[TickerSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """What a row tells about its asset, as filed (`core.records.Transaction`)."""

    source: str
    asset: str
    ticker: str | None
    asset_type: str | None
    traded_on: dt.date | None
    is_option_told: bool = False
    is_bond_told: bool = False


@dataclass(frozen=True, slots=True)
class SecurityMatch:
    """What an asset is.

    Attributes:
        key: of the security (of an option: of what it is on), or None.
        asset_class: always told; UNKNOWN where neither code nor name tells.
        method: a short stable name of how it was found, None where nothing was.
        confidence: 0 to 1; None where nothing was found.
        reason: where nothing was found, why.
    """

    key: str | None
    asset_class: AssetClass
    method: str | None = None
    confidence: float | None = None
    reason: str | None = None
