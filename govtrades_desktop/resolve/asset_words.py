"""The words of firms' names: legal forms, abbreviations, and words that many firms bear. Data alone."""

from __future__ import annotations

LEGAL = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "cp": "corp",
    "co": "co",
    "company": "co",
    "cos": "co",
    "companies": "co",
    "ltd": "ltd",
    "limited": "ltd",
    "plc": "plc",
    "llc": "llc",
    "lp": "lp",
    "llp": "lp",
    "sa": "sa",
    "nv": "nv",
    "ag": "ag",
    "se": "se",
    "asa": "asa",
    "spa": "spa",
    "kgaa": "kgaa",
    "the": "",
    "of": "",
    "and": "",
    "new": "",
    "com": "",
}
"""Words that say what a firm is in law, or nothing: apart from the words that name it."""

PRIVATE_FORMS = frozenset({"llc", "lp"})

_SOFT_WORDS = "holdings holding group trust enterprises international technologies technology"
SOFT = frozenset(_SOFT_WORDS.split())
"""Words a filer may well leave out or put in; they never make two names one, and seldom part them."""

LONG = {
    "intl": "international",
    "tech": "technology",
    "techs": "technologies",
    "fin": "financial",
    "finl": "financial",
    "svcs": "services",
    "svc": "services",
    "hldgs": "holdings",
    "hldg": "holding",
    "hlds": "holdings",
    "grp": "group",
    "mfg": "manufacturing",
    "amer": "american",
    "natl": "national",
    "inds": "industries",
    "labs": "laboratories",
    "lab": "laboratories",
    "pharma": "pharmaceuticals",
    "pharm": "pharmaceuticals",
    "pharmaceutical": "pharmaceuticals",
    "pharms": "pharmaceuticals",
    "communication": "communications",
    "commun": "communications",
    "ptnrs": "partners",
    "res": "resources",
    "sys": "systems",
    "ins": "insurance",
    "pptys": "properties",
    "ppty": "property",
    "rlty": "realty",
    "realy": "realty",
    "tr": "trust",
    "bk": "bank",
    "mtrs": "motors",
    "elec": "electric",
    "genl": "general",
    "chem": "chemical",
    "petro": "petroleum",
    "pete": "petroleum",
    "semicon": "semiconductor",
    "enmt": "entertainment",
    "entmt": "entertainment",
    "wtr": "water",
    "wks": "works",
    "stl": "steel",
    "mgmt": "management",
    "dev": "development",
    "invt": "investment",
    "invs": "investors",
    "fd": "fund",
    "idx": "index",
    "div": "dividend",
    "treas": "treasury",
    "st": "saint",
    "saint": "saint",
    "industrials": "industrial",
    "netwks": "networks",
    "solns": "solutions",
    "solut": "solutions",
}
"""How a word is written out: one form for what filers, exchanges and the SEC abbreviate each in their way."""

_GENERIC_WORDS = """
first american america national united general global community citizens capital financial bank bancorp
bancshares bankshares energy resources partners trust investment investments income growth international
technology technologies holdings holding group systems services industries health healthcare medical
pharmaceuticals therapeutics bio biosciences sciences solutions realty properties property insurance
communications networks media foods oil gas petroleum power electric water gold silver mining metals
materials acquisition equity index bond fund etf us usa north south east west eastern western southern
northern pacific atlantic federal home savings street century new digital data software semiconductor
ishares vanguard spdr invesco schwab fidelity portfolio select core total market dividend value small mid
large cap stock corporate treasury municipal term year
"""
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words that many firms bear: agreement in these alone says nothing."""

_FAMILY_WORDS = """
ishares vanguard spdr streetspdr invesco powershares proshares direxion wisdomtree vaneck guggenheim claymore
rydex abrdn aberdeen tekla blackrock schwab fidelity franklin templeton nuveen etf etfs fund funds index trust
series shares portfolio
"""
FAMILIES = frozenset(_FAMILY_WORDS.split())
"""Whose fund it is, and that it is one: funds change hands, so these words never part two names."""
