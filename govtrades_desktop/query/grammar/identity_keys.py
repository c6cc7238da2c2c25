"""The keys that ask who and what: party, role, committee, class, what was not found out. No database here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable

from govtrades_desktop.core.identity import AssetClass, Committee, FilerRole
from govtrades_desktop.derive.column import Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.grammar.key_tests import Key, by_missing, by_text, by_words, names_of, words_of
from govtrades_desktop.query.grammar.places import STATES, district_code, near_states, state_code
from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import Value
from govtrades_desktop.query.grammar.values import plain_text

_PARTIES = {"democrat": "D", "democratic": "D", "republican": "R", "independent": "I", "libertarian": "L"}


def _party(table: ColumnTable, value: Value) -> Mask:
    """Match a party by its letter or its name."""
    text = plain_text(value)
    letter = _PARTIES.get(text.casefold(), text.upper())
    if letter not in (*_PARTIES.values(), *table.columns["party"].values):
        known = ", ".join(f"{letter} ({name})" for name, letter in _PARTIES.items() if name != "democratic")
        raise refusal(
            f"{text!r} is no party.",
            value.span,
            f"Known: {known}. What no party is known of: unresolved:party.",
        )
    return table.equals("party", (letter,))


def party_key(help_text: str) -> Key:
    """Return the key `party`, over a column of letters."""
    return Key("party", help_text, _party, ("D", "R", "I"))


def state_key(help_text: str = "code or name: state:CA, state:california") -> Key:
    """Return the key `state`; what is none is told, with those like it."""

    def test(table: ColumnTable, value: Value) -> Mask:
        text = plain_text(value)
        code = state_code(text) or text.upper()
        if code not in STATES and code not in table.columns["state"].values:
            near = ", ".join(f"{one} ({STATES[one]})" for one in near_states(text))
            like = f" Did you mean {near}?" if near else ""
            raise refusal(
                f"{text!r} is no state.", value.span, f"Write its code, as CA, or its name, as Ohio.{like}"
            )
        return table.equals("state", (code,))

    return Key("state", help_text, test)


def district_key(help_text: str = "as printed or as shown: district:CA11, district:CA-11") -> Key:
    """Return the key `district`: "VA08", "VA-08", "AK-AL"; a state alone means all of its districts."""

    def test(table: ColumnTable, value: Value) -> Mask:
        text = plain_text(value)
        known = table.columns["district"].values
        if text.upper() in STATES:
            return table.where_text("district", lambda held: held[:2] == text.lower() and len(held) > 2)
        code = district_code(text) or text.upper()
        if district_code(text) is None and code not in known:
            raise refusal(
                f"{text!r} is no district.",
                value.span,
                "Write state and number, as CA11 or CA-11; AK-AL of a state with one seat; CA for all of it.",
            )
        return table.equals("district", (code,))

    return Key("district", help_text, test)


_BIOGUIDE = re.compile(r"[a-z]\d{6}", re.IGNORECASE)


def official_key(help_text: str, *columns: str) -> Key:
    """Return the key `official`: names by part, or the official's id ("P000197")."""
    by_name = by_text(*columns)

    def test(table: ColumnTable, value: Value) -> Mask:
        found = by_name(table, value)
        is_id = _BIOGUIDE.fullmatch(value.text) is not None
        return found | table.equals("bioguide", (value.text,)) if is_id else found

    return Key("official", help_text, test)


_SECTORS = (
    *("Communication Services", "Consumer Discretionary", "Consumer Staples", "Energy", "Financials"),
    *("Health Care", "Industrials", "Information Technology", "Materials", "Real Estate", "Utilities"),
)
"""The sectors of GICS: known also where no trade is in one."""


def sector_key(help_text: str = "of the security, by part: sector:health") -> Key:
    """Return the key `sector`; a part that no sector has is told, with those that are known."""
    by_part = by_text("sector")

    def test(table: ColumnTable, value: Value) -> Mask:
        found = by_part(table, value)
        known = sorted({*_SECTORS, *table.columns["sector"].values})
        text = fold(plain_text(value))
        is_named = any(fold(one) == text if value.op == "=" else text in fold(one) for one in known)
        if not is_named:
            raise refusal(
                f"No sector has {value.text!r} in its name.",
                value.span,
                f"Known: {'; '.join(known)}. Rows without one: unresolved:sector.",
            )
        return found

    return Key("sector", help_text, test)


def role_key() -> Key:
    """Return the key `role`: what a filer was on the day of the filing."""
    return Key(
        "role",
        "of the filer: role:member, role:candidate",
        by_words("role", words_of(FilerRole)),
        names_of(FilerRole),
    )


def asset_class_key() -> Key:
    """Return the key `class`: what kind of thing an asset is, across both chambers' own codes."""
    return Key(
        "class",
        "kind of asset: class:stock, class:municipal-bond",
        by_words("asset_class", words_of(AssetClass)),
        names_of(AssetClass),
    )


_UNRESOLVED = {
    "official": ("bioguide",),
    "party": ("party",),
    "security": ("security",),
    "class": ("asset_class",),
    "sector": ("sector",),
}


def unresolved_key(help_text: str, *words: str) -> Key:
    """Return the key `unresolved`: rows of which one of `words` was not found out."""
    return Key("unresolved", help_text, by_missing({word: _UNRESOLVED[word] for word in words}), words)


COMMITTEE_HELP = "sat on at the trade, by code or name: committee:HSBA, committee:agriculture"


def committee_key(committees: Callable[[], Iterable[Committee]], help_text: str = COMMITTEE_HELP) -> Key:
    """Return the key `committee`, which knows the names of `committees` (asked for when it is first used).

    A committee includes its subcommittees: who sits on one sits on the whole. A code that no list knows (any
    more) is found where somebody held a seat of it.
    """

    def test(table: ColumnTable, value: Value) -> Mask:
        text = fold(plain_text(value))
        known = tuple(committees())
        column = table.columns["committees"]
        found = {one.code for one in known if fold(one.code) == text}
        found |= {text.upper()} if any(text in held.split() for held in column.folded) else set()
        if not found:
            found = {one.code for one in known if _names_it(fold(one.name), text, value)}
        if not found:
            near = difflib.get_close_matches(text.upper(), [one.code for one in known], n=3)
            like = f" Codes like it: {', '.join(near)}." if near else ""
            raise refusal(
                f"No committee has the code or the name {value.text!r}.",
                value.span,
                f"Write its code, as HSBA, or a part of its name; quote a name of several words.{like}",
            )
        found |= {one.code for one in known if one.parent in found}
        wanted = {code.lower() for code in found}
        return table.where_text("committees", lambda held: not wanted.isdisjoint(held.split()))

    return Key("committee", help_text, test)


def _names_it(name: str, text: str, value: Value) -> bool:
    if value.op == "=":
        return name == text
    if value.is_quoted:
        return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", name) is not None
    return text in name
