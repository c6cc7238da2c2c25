"""What kind of thing an asset is, from the House's codes, the Senate's words and what a name plainly tells.

The House's codes: https://fd.house.gov/reference/asset-type-codes.aspx. May not find securities: where one
is found, `assets` lets its own class stand over a filer's "Stock" or "Other".
"""

from __future__ import annotations

import re

from govtrades_desktop.core.identity import AssetClass, AssetFacts
from govtrades_desktop.resolve.asset_names import fold
from govtrades_desktop.resolve.tickers import is_mutual_fund_symbol, is_option_symbol

_C = AssetClass

HOUSE_CODES = {
    "4K": _C.ACCOUNT,
    "5C": _C.ACCOUNT,
    "5F": _C.ACCOUNT,
    "5P": _C.ACCOUNT,
    "AB": _C.ASSET_BACKED,
    "BA": _C.ACCOUNT,
    "BK": _C.ACCOUNT,
    "CO": _C.OTHER,
    "CS": _C.CORPORATE_BOND,
    "CT": _C.CRYPTO,
    "DB": _C.ACCOUNT,
    "DO": _C.OTHER,
    "DS": _C.REAL_ESTATE,
    "EF": _C.FUND,
    "EQ": _C.OTHER,
    "ET": _C.FUND,
    "FA": _C.REAL_ESTATE,
    "FE": _C.OTHER,
    "FN": _C.ACCOUNT,
    "FU": _C.COMMODITY,
    "GS": _C.GOVERNMENT_BOND,
    "HE": _C.PRIVATE,
    "HN": _C.PRIVATE,
    "IC": _C.PRIVATE,
    "IH": _C.ACCOUNT,
    "IP": _C.OTHER,
    "IR": _C.ACCOUNT,
    "MA": _C.ACCOUNT,
    "MF": _C.FUND,
    "MO": _C.OTHER,
    "OI": _C.PRIVATE,
    "OL": _C.PRIVATE,
    "OP": _C.OPTION,
    "OT": _C.OTHER,
    "PE": _C.ACCOUNT,
    "PM": _C.COMMODITY,
    "PS": _C.PRIVATE,
    "RE": _C.REAL_ESTATE,
    "RP": _C.REAL_ESTATE,
    "RS": _C.STOCK,
    "SA": _C.STOCK,
    "ST": _C.STOCK,
    "TR": _C.OTHER,
    "VA": _C.ACCOUNT,
    "VI": _C.ACCOUNT,
    "WU": _C.ACCOUNT,
}
"""The 46 codes of the House; OT ("Other") and TR say nothing that the name might not say better."""

SENATE_WORDS = {
    "stock": _C.STOCK,
    "stock option": _C.OPTION,
    "municipal security": _C.MUNICIPAL_BOND,
    "corporate bond": _C.CORPORATE_BOND,
    "government security": _C.GOVERNMENT_BOND,
    "other securities": _C.OTHER,
    "other": _C.OTHER,
    "non-public stock": _C.PRIVATE,
    "commodities/futures contract": _C.COMMODITY,
    "cryptocurrency": _C.CRYPTO,
    "mutual fund": _C.FUND,
    "mutual funds": _C.FUND,
    "exchange traded fund/note": _C.FUND,
    "exchange traded fund": _C.FUND,
    "real estate": _C.REAL_ESTATE,
    "us treasury": _C.GOVERNMENT_BOND,
    "ps": _C.PRIVATE,
}
"""The Senate's words, folded. Words not listed here are read as "Other"."""

_TREASURY = re.compile(
    r"\b(?:u\.?s\.?|united states)\.?\s+treas|\btreasury\s+(?:bill|note|bond|inflation|strip)|\bt-?bills?\b"
    r"|\btreas(?:ury)?\s+(?:bill|nts?|bds?|note|bond)s?\b"
)
_AGENCY = re.compile(
    r"\b(?:fhlmc|fnma|fhlb|ginnie mae|federal home loan|federal farm credit|tenn(?:essee)? valley auth)"
)
_MUNICIPAL = re.compile(
    r"\b(?:muni(?:cipal)?(?:\s+bonds?)?\b|g\.?o\.?\s+(?:bds?|bonds?|ltd|unltd|ltx|utx|ref|sch|pub)"
    r"|general obligation"
    r"|(?:rev(?:enue)?s?|ref(?:unding)?)\.?\s+(?:bonds?|bds?)\b|sch(?:ool)?\.?\s+dist|cnty|county|hsg\s+fin|fing?\s+auth"
    r"|auth(?:ority)?\s+rev|wtr\s*(?:&|and|r|swr|wks|util)|swr\b|turnpike|tpk\b|indpt\s+sch|usd\b|cmnty\.?\s+college"
    r"|lease\s+rev|city\s+(?:of|go|trans)|go\s+(?:utx|ltx|bds?)|\bgo\s*$|health\s+fac|edl?\s+fac|st\s+hsg|ltd\s+tax"
    r"|unltd\s+tax|public\s+(?:works|financing)|util(?:ity)?\s+dist)"
)
_STATES = """
alabama|alaska|arizona|arkansas|california|calif|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois
|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|mich|minnesota|mississippi|missouri
|montana|nebraska|nevada|new\\s+hampshire|new\\s+jersey|new\\s+mexico|new\\s+york|north\\s+carolina|north\\s+dakota
|ohio|oklahoma|oregon|pennsylvania|rhode\\s+island|south\\s+carolina|south\\s+dakota|tennessee|texas|utah|vermont
|virginia|washington|wisconsin|wyoming|puerto\\s+rico
""".replace("\n", "")
_STATE_CODES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK"
    "|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|DC"
)
_OF_A_STATE = re.compile(rf"(?:^|(?<=\w[\s,])\s?)(?:{_STATE_CODES})\b")
"""A state's two letters behind a place, in capitals as the form prints them: "Anaheim CA Elec Util"."""
_PUBLIC = re.compile(
    rf"\b(?:{_STATES})\b|\b(?:util|utils|sewer|toll|trunk|sch(?:ool)?|univ(?:ersity)?|coll(?:ege)?|bridge|mun|mud"
    r"|tran(?:sn|s|sit)?|trans\s+auth|auth|rev|go|ltx|utx|(?:sales|spl|special|excise|comb)\s+tax|comb\s+util|charter)\b"
)
"""What names a public body or its taxes. Asked only where the form's code says that a government owes it."""
_BOND = re.compile(
    r"\b(?:bonds?|notes?|nts?|debentures?|autocall(?:able)?|callable|mtn|jr\s+sub|sr\s+(?:nt|note)|fixed\s+to)\b"
    r"|\d\s?%.*\b(?:due|matur)|\bdue\s+(?:\d{1,2}/|[a-z]{3}\b|\d{4})|\d\.\d+\s?%"
)
_FUND = re.compile(
    r"\b(?:etfs?|etns?|etf\s+trust|ishares|spdrs?|powershares|proshares|vaneck|wisdomtree|index\s+fu?n?d?|mutual\s+fund"
    r"|(?:mutual\s+)?funds?|portfolio\s+class|ultra\s?pro|direxion|global\s+x|ibonds|bulletshares"
    r"|alphadex|activebeta|trendpilot|kraneshares"
    r"|(?:bitcoin|ethereum|gold|silver)\s+(?:mini\s+)?trust)\b"
)
_OPTION = re.compile(r"\b(?:call|put)s?\s+options?\b|\boptions?\b.*\b(?:strike|expir)|\b(?:call|put)s?\s*$")
_STOCK = re.compile(
    r"\b(?:common\s+(?:stock|shares?|units?)|ordinary\s+shares?|capital\s+stock|adrs?|american\s+depositary|cmn)\b"
    r"|\((?:nyse|nasdaq)\)"
)
_CRYPTO = re.compile(
    r"\b(?:bitcoin|ethereum|ether|solana|dogecoin|litecoin|xrp|cardano|crypto(?:currency)?)\b"
)
_FUTURE = re.compile(r"\b(?:cbt|cme|nymex|comex|kcbt)\b|\bfutures?\b")
_PRIVATE = re.compile(
    r"\b(?:l\.?l\.?c|l\.?p|l\.?l\.?p|partnership|partners\s+fund)\b\.?\s*(?:$|[-,(])|\bventures?\b"
)


def asset_class(facts: AssetFacts) -> AssetClass:
    """Return what kind of asset a row tells of, before any security is known.

    A code or a word of the source stands. Where there is none, or it is "Other", only what the name or the
    ticker's form plainly tells; else OTHER (told so) or UNKNOWN (nothing told). The House's one code for all
    government debt is parted by the name: Treasuries and agencies, or a state's and a city's.
    """
    told = _told_class(facts.asset_type)
    name = fold(facts.asset)
    if told is _C.GOVERNMENT_BOND and (_is_municipal(name) or _is_of_a_state(facts.asset, name)):
        return _C.MUNICIPAL_BOND
    is_fund_told = _FUND.search(name) is not None or is_mutual_fund_symbol(facts.ticker or "")
    if told is _C.ASSET_BACKED and is_fund_told:  # SEEN: House 20030494
        return _C.FUND
    if told is not None and told is not _C.OTHER:
        if told is _C.STOCK and (facts.is_option_told or _is_option(facts, name)):
            return _C.OPTION
        return told
    plain = _plain_class(facts, name)
    if plain is not None:
        return plain
    return _C.UNKNOWN if told is None else _C.OTHER


def tells_of_fund(asset: str) -> bool:
    """Tell whether a name plainly is a fund's, a note's or a trust's that is traded as one."""
    return _FUND.search(fold(asset)) is not None


def tells_of_bond(asset: str) -> bool:
    """Tell whether a name plainly is a bond's or a structured note's: "due", a coupon, "autocall"."""
    name = fold(asset)
    return _FUND.search(name) is None and (
        _BOND.search(name) is not None or _TREASURY.search(name) is not None
    )


def _told_class(asset_type: str | None) -> AssetClass | None:
    if not asset_type or not asset_type.strip():
        return None
    code = asset_type.strip().upper()
    if code in HOUSE_CODES:
        return HOUSE_CODES[code]
    return SENATE_WORDS.get(fold(asset_type), _C.OTHER)


def _is_municipal(name: str) -> bool:
    is_federal = _TREASURY.search(name) is not None or _AGENCY.search(name) is not None
    return not is_federal and _MUNICIPAL.search(name) is not None


def _is_of_a_state(asset: str, name: str) -> bool:
    """Tell whether a state, a city or a school owes it: no federal name, but a place or a public body's."""
    if _TREASURY.search(name) is not None or _AGENCY.search(name) is not None:
        return False
    return _OF_A_STATE.search(asset) is not None or _PUBLIC.search(name) is not None


def _is_option(facts: AssetFacts, name: str) -> bool:
    return _OPTION.search(name) is not None or (facts.ticker is not None and is_option_symbol(facts.ticker))


def _plain_class(facts: AssetFacts, name: str) -> AssetClass | None:  # noqa: PLR0911 - a table of cases
    has_ticker = facts.ticker is not None
    if facts.is_option_told or _is_option(facts, name):
        return _C.OPTION
    if _FUND.search(name) is not None or (has_ticker and is_mutual_fund_symbol(facts.ticker or "")):
        return _C.FUND
    if _TREASURY.search(name) is not None or _AGENCY.search(name) is not None:
        return _C.GOVERNMENT_BOND
    if not has_ticker and _is_municipal(name):
        return _C.MUNICIPAL_BOND
    if facts.is_bond_told or _BOND.search(name) is not None:
        return _C.CORPORATE_BOND
    if _STOCK.search(name) is not None:
        return _C.STOCK
    if not has_ticker and _CRYPTO.search(name) is not None:
        return _C.CRYPTO
    if not has_ticker and _FUTURE.search(name) is not None:
        return _C.COMMODITY
    if not has_ticker and _PRIVATE.search(name) is not None:
        return _C.PRIVATE
    return None
