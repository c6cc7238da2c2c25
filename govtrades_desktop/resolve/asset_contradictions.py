"""What a printed name says that a security cannot be: bear for bull, growth for value, class C for class A.

Words that name a firm or a fund may be cut, turned or abbreviated, and still be the same; these may not.
One of them on one side and its opposite on the other parts two securities, however alike the rest is. Pure
text and the security's own key. May not find anything: `assets` asks before it accepts a match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govtrades_desktop.core.identity import AssetClass, Security
from govtrades_desktop.resolve.asset_names import fold, read_name

_Words = tuple[tuple[str, str], ...]

_SIZES: _Words = (
    ("large companies", r"(?:large|big)[\s-]?cap\b|largecap\b|\bmega[\s-]?cap\b"),
    ("midsize companies", r"mid[\s-]?cap\b|midcap\b|\bmedium[\s-]?cap"),
    ("small companies", r"(?:small|micro)[\s-]?cap\b|smallcap\b|\bsml\s+cap"),
)
_STYLES: _Words = (("growth", r"\bgrowth\b|\bgrwth\b"), ("value", r"\bvalue\b"))
_TERMS: _Words = (
    (
        "a short term",
        r"\b(?:ultra[\s-]?)?short[\s-]+(?:term|duration|maturity|treasury|bond)|\bst\s+(?:bond|corp)",
    ),
    (
        "an intermediate term",
        r"\b(?:intermediate|inter|interm|intm|medium)[\s-]+(?:term|duration|treasury|bond|core)",
    ),
    ("a long term", r"\blong[\s-]+(?:term|duration|maturity|treasury|bond|govt)"),
)
_PLACES: _Words = (
    ("Japan", r"\bjapan"),
    ("Germany", r"\bgerman"),
    ("China", r"\bchin(?:a|ese)\b|\bcsi\s+300"),
    ("India", r"\bindia\b|\bnifty\b"),
    ("Brazil", r"\bbrazil"),
    ("Mexico", r"\bmexic"),
    ("Canada", r"\bcanad"),
    ("Australia", r"\baustrali"),
    ("Korea", r"\bkorea"),
    ("Taiwan", r"\btaiwan"),
    ("Russia", r"\brussia"),
    ("Turkey", r"\bturk(?:ey|ish)\b"),
    ("South Africa", r"\bsouth\s+africa"),
    ("Hong Kong", r"\bhong\s+kong"),
    ("Singapore", r"\bsingapore"),
    ("Switzerland", r"\bswi(?:ss|tzerland)\b"),
    ("France", r"\bfrance\b"),
    ("Italy", r"\bital(?:y|ian)\b"),
    ("Spain", r"\bspain\b"),
    ("Sweden", r"\bsweden\b"),
    ("the United Kingdom", r"\bunited\s+kingdom\b|\bu\.?k\.?\b"),
    ("Europe", r"\beurope|\beurozone\b"),
    ("Latin America", r"\blatin\s+america"),
    ("the Pacific", r"\bpacific\b"),
    ("emerging markets", r"\bemerging\b|\bemrg\b|\bemg\s+mk"),
    ("developed markets", r"\bdeveloped\b|\beafe\b"),
)
_THINGS: _Words = (
    ("gold", r"\bgold\b"),
    ("silver", r"\bsilver\b"),
    ("platinum", r"\bplatinum\b"),
    ("palladium", r"\bpalladium\b"),
    ("copper", r"\bcopper\b"),
    ("uranium", r"\buranium\b"),
    ("natural gas", r"\bnatural\s+gas\b"),
    ("oil", r"\b(?:crude|brent|oil)\b"),
    ("bitcoin", r"\bbitcoin\b"),
    ("ethereum", r"\beth(?:er|ereum)\b"),
)
_DEBTS: _Words = (
    ("Treasuries", r"\btreas(?:ury|uries)?\b|\btips\b|\binflation[\s-]protected\b"),
    ("municipal bonds", r"\bmuni(?:s|cipals?)?\b|\btax[\s-]?exempt\b"),
    (
        "corporate bonds",
        r"\bcorp(?:orate)?\s+(?:bond|bd)|\binvestment\s+grade\b|\bhigh\s+yield\s+(?:corp|bond)",
    ),
    ("mortgages", r"\bmortgage|\bmbs\b"),
)
_SECTORS: _Words = (
    ("technology", r"\btech(?:nology)?\b|\binformation\s+tech|\bsemiconductors?\b|\bsoftware\b"),
    ("health care", r"\bhealth\s?care\b|\bbiotech\w*|\bpharm\w+|\bmedical\b"),
    ("financials", r"\bfinancials?\b|\bbanks?(?:ing)?\b|\bfinl\b"),
    ("energy", r"\benergy\b"),
    ("utilities", r"\butilit(?:y|ies)\b"),
    ("industrials", r"\bindustrials?\b(?!\s+average)|\baerospace\b"),
    ("materials", r"\bmaterials?\b"),
    ("consumer staples", r"\bstaples?\b"),
    ("consumer discretionary", r"\bdiscretionary\b|\bconsumer\s+disc"),
    ("real estate", r"\breal\s+estate\b|\breits?\b"),
    ("communication", r"\b(?:tele)?communications?\b|\btelecom\b"),
)
_FALLING = "a bet on falling prices"
_SIDES: _Words = (
    (_FALLING, r"\bbear\b|\binverse\b|\bultra\s?(?:pro\s)?short\b|\bshort\b"),
    ("a bet on rising prices", r"\bbull\b|\blong\b|\bultra(?:pro)?\b(?!\s?(?:pro\s)?short)"),
)
_MATURITY = re.compile(
    r"\b(?:ultra[\s-]?)?(?:short|long)[\s-]+(?:term|duration|maturity|dur|trm|treasur\w*|treas|bond|bd|govt?|gov\w+"
    r"|municipal|muni|corp\w*|income|credit|tips|dated|investment)\b|\bultra[\s-]short\s+(?:income|bond|dur|muni)\w*"
    r"|\blong/short\b|\blong[\s-]horizon"
)
_GROUPS: tuple[_Words, ...] = (_SIZES, _STYLES, _TERMS, _PLACES, _THINGS, _DEBTS, _SECTORS)
_FOR_FUNDS = tuple(
    tuple((name, re.compile(pattern)) for name, pattern in group) for group in (*_GROUPS, _SIDES)
)
_FACTOR = re.compile(r"(?<![\w.])-?(\d(?:\.\d+)?)\s?x\b")
_ULTRA = re.compile(r"\bultra(?=[\s-]|$)")
_ULTRA_PRO = re.compile(r"\bultra\s?pro\b")
_SHORT_FUND = re.compile(r"\bultrashort\b|\bultra\s+short\b")
_NUMBERS = re.compile(r"(?<![\w.$/])(\d{1,4})(?:[\s-]*(?:to|-|\u2013)[\s-]*(\d{1,2}))?(?![\w./%]|\s?x\b)")
_MARKED: _Words = (
    ("a hedge against currencies", r"\bhedged\b|\bhdgd\b"),
    ("an inverse fund", r"\binverse\b"),
    ("covered calls", r"\bcovered\s+calls?\b|\bbuy\s?write\b|\byield\s?max\b"),
    ("equal weights", r"\bequal[\s-]+w(?:eigh)?te?d?\b|\bequal\s+weight"),
    ("what it leaves out (“ex-”)", r"\bex[\s-](?:us|usa|u\.s|china|japan|financial|energy|state|fossil)"),
)
_FOR_MARKS = tuple((name, re.compile(pattern)) for name, pattern in _MARKED)

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("warrant", re.compile(r"\b(?:warrants?|wts?|wrnts?)\b\.?\s*(?:$|[,;(\[-]|exp|each|to\s|\d)")),
    ("right", re.compile(r"\brights?\s*(?:$|[,;(\[-]|exp)|\bcontingent\s+value\s+rights?\b|\bcvr\b")),
    ("preferred", re.compile(r"\b(?:pfd|prefd?|prd|preferred|preference|perpetual|perptl)\b|1/1,?000")),
)
_COMMON = re.compile(
    r"\bcommon\s+(?:stocks?|shares?|sh)\b|\bcmn\b|\bcom\s+st(?:oc)?k\b|\bordinary\s+shares?\b|\bcapital\s+stock\b"
)
_FUND_WORDS = re.compile(r"\betfs?\b|\bexchange[\s-]traded\s+(?:fund|note)\b|\bmutual\s+fund\b")
_DEPOSITARY = re.compile(r"\badrs?\b|\bads\b|\bdeposit[ao]ry\b")
_ORDINARY = re.compile(r"\bordinary\s+sh(?:are)?s?\b")
_TERMS_OF_OPTION = re.compile(r"\b(?:calls?|puts?)\b")
_KIND_OF_KEY = re.compile(r":(warrant|unit|right|preferred|note)-")
_KIND_TOLD = {
    "warrant": "a warrant",
    "right": "a right",
    "preferred": "a preferred share",
    "unit": "a unit",
    "note": "a note",
    "common": "a common share",
}


@dataclass(frozen=True, slots=True)
class _Traits:
    """What one name says, group by group; an empty set says nothing."""

    groups: tuple[frozenset[str], ...]
    factors: frozenset[str]
    numbers: frozenset[str]
    marks: frozenset[str]
    kind: str | None
    is_common_told: bool
    is_fund_told: bool
    is_receipt_told: bool


@lru_cache(maxsize=65_536)
def _traits(text: str) -> _Traits:
    name = fold(text)
    # what a bond fund says of its bonds' years is no side of a bet
    sided = _MATURITY.sub(" ", name)
    groups = []
    for group in _FOR_FUNDS:
        of = sided if group is _FOR_FUNDS[-1] else name
        groups.append(frozenset(told for told, pattern in group if pattern.search(of)))
    kind = next((told for told, pattern in _KINDS if pattern.search(name)), None)
    return _Traits(
        groups=tuple(groups),
        factors=_factors(name, sided),
        # an option's strike and year are no part of a fund's name
        numbers=frozenset()
        if _TERMS_OF_OPTION.search(name)
        else frozenset(
            "-".join(part for part in found.groups() if part) for found in _NUMBERS.finditer(name)
        ),
        marks=frozenset(told for told, pattern in _FOR_MARKS if pattern.search(name)),
        kind=kind,
        is_common_told=_COMMON.search(name) is not None,
        is_fund_told=_FUND_WORDS.search(name) is not None,
        is_receipt_told=_DEPOSITARY.search(name) is not None,
    )


def _factors(name: str, sided: str) -> frozenset[str]:
    """Return how many times a fund bets: printed ("3X"), or by its family's words; else nothing."""
    printed = _FACTOR.search(name)
    if printed is not None:
        return frozenset({printed.group(1).removesuffix(".0")})
    if _ULTRA_PRO.search(sided):
        return frozenset({"3"})
    if _ULTRA.search(sided) or _SHORT_FUND.search(sided):
        return frozenset({"2"})
    return frozenset()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What parts an asset from a security: what each tells of; `listed` is empty where nothing such is."""

    printed: str
    listed: str = ""

    def sentence(self, security: Security) -> str:
        """Return the reason for a reader."""
        mark = f" ({security.ticker})" if security.ticker else ""
        other = f"tells of {self.listed}" if self.listed else "does not"
        return f"The name printed tells of {self.printed}; “{security.name}”{mark} {other}."


def contradiction(asset: str, security: Security, *, share_class: str | None = None) -> Contradiction | None:
    """Return why an asset as printed cannot be a security; None where nothing speaks against it.

    All names of the security speak together, today's and its earlier ones.

    Args:
        asset: as printed, whole: what stands behind the name ("Warrants", "Preferred") counts most here.
        security: what ticker or name point to.
        share_class: one letter that the name tells, where it is told.
    """
    told_name = _without(asset, security.ticker)
    told = _share(told_name, security) or _letter(share_class, security)
    if told is not None:
        return told
    printed = _traits(told_name)
    listed = _together(security)
    if security.asset_class is AssetClass.FUND:
        return _fund(printed, listed)
    if printed.is_fund_told and not listed.is_fund_told:
        return Contradiction("a fund", "a firm")
    return None


def _without(asset: str, ticker: str | None) -> str:
    """Return a name without the ticker that stands in it: "ETN" is Eaton, and no note."""
    if not ticker:
        return asset
    return re.sub(rf"(?<!\w){re.escape(ticker)}(?!\w)", " ", asset)


@lru_cache(maxsize=16_384)
def _together(security: Security) -> _Traits:
    """Return what all names of a security say together, today's and its earlier ones."""
    told = [_traits(name) for name in (security.name, *security.names)]
    return _Traits(
        groups=tuple(
            frozenset[str]().union(*groups) for groups in zip(*(one.groups for one in told), strict=True)
        ),
        factors=frozenset[str]().union(*(one.factors for one in told)),
        numbers=frozenset[str]().union(*(one.numbers for one in told)),
        marks=frozenset[str]().union(*(one.marks for one in told)),
        kind=next((one.kind for one in told if one.kind is not None), None),
        is_common_told=any(one.is_common_told for one in told),
        is_fund_told=any(one.is_fund_told for one in told),
        is_receipt_told=any(one.is_receipt_told for one in told),
    )


def _share(asset: str, security: Security) -> Contradiction | None:
    """Hold what kind of share is told against the key: a warrant is no share, a preferred no common one."""
    printed, listed = _traits(asset), _together(security)
    found = _KIND_OF_KEY.search(security.key)
    kind = found.group(1) if found else "common"
    told = printed.kind
    # a fund may hold preferred shares; a fund's own name says so
    is_of_a_fund = security.asset_class is AssetClass.FUND and told == "preferred"
    if told is not None and told not in (kind, listed.kind) and not is_of_a_fund:
        return Contradiction(_KIND_TOLD[told], _KIND_TOLD[kind])
    if kind != "common" and told is None and printed.is_common_told:
        return Contradiction(_KIND_TOLD["common"], _KIND_TOLD[kind])
    ticker = security.ticker or ""
    if len(ticker) != 5 or not ticker.isalpha():
        return None
    # a firm's receipts in New York (five letters, Y), and its foreign shares over the counter (F)
    if ticker.endswith("F") and printed.is_receipt_told and not listed.is_receipt_told:
        return Contradiction("a depositary receipt", "the foreign share itself")
    if ticker.endswith("Y") and not printed.is_receipt_told and _ORDINARY.search(fold(asset)) is not None:
        return Contradiction("the foreign share itself", "a depositary receipt")
    return None


def _letter(share_class: str | None, security: Security) -> Contradiction | None:
    if share_class is None or _KIND_OF_KEY.search(security.key):
        return None
    names = map(read_name, (security.name, *security.names))
    letters = {name.share_class for name in names if name.share_class}
    of_key = security.key.rpartition(":")[2]
    if not letters and len(of_key) == 1:
        letters = {of_key}
    if not letters or share_class in letters:
        return None
    return Contradiction(f"class {share_class}", f"class {' or '.join(sorted(letters))}")


def _fund(printed: _Traits, listed: _Traits) -> Contradiction | None:
    for mine, yours in zip(printed.groups, listed.groups, strict=True):
        if mine - yours and yours - mine:
            return Contradiction(" and ".join(sorted(mine - yours)), " and ".join(sorted(yours - mine)))
    # told on one side alone: a fund that falls, or is levered, says so in its name
    if printed.groups[-1] == {_FALLING} and not listed.groups[-1]:
        return Contradiction(_FALLING)
    if printed.factors - listed.factors:
        return Contradiction(*(" and ".join(f"{one}x" for one in of.factors) for of in (printed, listed)))
    if printed.numbers and listed.numbers and printed.numbers.isdisjoint(listed.numbers):
        return Contradiction(" and ".join(sorted(printed.numbers)), " and ".join(sorted(listed.numbers)))
    for mark in sorted(printed.marks - listed.marks):
        return Contradiction(mark)
    return None
