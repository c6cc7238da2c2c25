"""Names of filers and of officials made comparable: plain words, suffixes apart, and how given names agree.

Says nothing about who somebody is: it compares names, and only names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from govtrades_desktop.core.identity import Official, OfficialName
from govtrades_desktop.resolve.nicknames import are_same_given_name

# Titles and degrees that stray into names (SEEN: "James E Hon Banks", "Donald Sternoff Honorable", "Neal
# Patrick MD").
_TITLE_WORDS = """
hon honorable the mr mrs ms miss dr rep representative congressman congresswoman sen senator md phd
facs esq dds dvm cpa do dmd usn usa ret mba
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_SUFFIXES = {
    "jr": "jr",
    "sr": "sr",
    "junior": "jr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
    "v": "v",
}
_STATUS = re.compile(r"\((?:former )?(?:senator|representative|member|candidate)\)", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02bb\u02bc`\u00b4]")
_WORD = re.compile(r"[a-z]+")
_DOTTED_DEGREE = re.compile(r"\b(?:m\.d|ph\.\s?d|d\.d\.s|d\.v\.m)\b\.?", re.IGNORECASE)


class GivenName(IntEnum):
    """How a filer's given names agree with an official's; greater is better."""

    NONE = 0
    INITIALS = 1  # an initial fits: "R. Hudson" and Richard Hudson
    NICKNAME = 2  # a pair such as Bob and Robert, or a name cut short
    SECOND = 3  # a middle name, or the first name after another: "Ladda Tammy Duckworth"
    FIRST = 4  # the first name, or the name the official goes by


@dataclass(frozen=True, slots=True)
class PlainName:
    """A filer's name in plain words.

    Attributes:
        words: given and family names in order, small letters without accents; titles and suffixes left out.
        suffix: "jr", "sr", "ii" …, or empty.
        families: how many words the index itself calls the family name; the least a family name takes is one.
    """

    words: tuple[str, ...]
    suffix: str
    families: int


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a name: small letters, no accents; hyphens and points part, apostrophes join."""
    text = unicodedata.normalize("NFKD", _DOTTED_DEGREE.sub(" ", _STATUS.sub(" ", text)))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return tuple(_WORD.findall(_APOSTROPHES.sub("", text)))


def plain_name(first: str, last: str, suffix: str = "") -> PlainName:
    """Make an index row's columns comparable; suffixes and titles are found in whichever column they are."""
    found = ""
    words: list[str] = []
    families = 0
    for column in (first, last, suffix):
        kept = []
        for word in plain_words(column):
            # A lone "v" or "do" among given names is an initial or a name, not a suffix or a degree.
            if word in _SUFFIXES and not (word == "v" and column is first):
                found = found or _SUFFIXES[word]
            elif word not in _TITLES or (word == "do" and column is not suffix):
                kept.append(word)
        if column is suffix:
            continue
        words += kept
        if column is last:
            families = len(kept)
    return PlainName(tuple(words), found, families)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of an official's name, in plain words.

    Attributes:
        family: the family name's words.
        firsts: the names the official goes by (first name, nickname, the given name of the full name).
        seconds: further given names (middle names).
        suffix: "jr", …, or empty.
    """

    family: tuple[str, ...]
    firsts: frozenset[str]
    seconds: tuple[str, ...]
    suffix: str


def name_forms(official: Official, known_as: Iterable[tuple[str, str]] = ()) -> tuple[NameForm, ...]:
    """Return every form of an official's name, today's first.

    Args:
        official: whose name.
        known_as: names beyond the project's, as (given names, family name).
    """
    further = [OfficialName(first, "", last, official.name.suffix, "") for first, last in known_as]
    forms = [_form(official.name, official.full_name)]
    forms += [_form(name, "") for name in (*official.other_names, *further)]
    return tuple(dict.fromkeys(form for form in forms if form.family))


def _form(name: OfficialName, full_name: str) -> NameForm:
    family = plain_words(name.last)
    given = plain_words(name.first)
    firsts = {*given[:1], *plain_words(name.nickname)}
    for words in (given, (*given, *plain_words(name.middle))[:2], plain_words(name.nickname)):
        if len(words) == 2 and max(map(len, words)) == 1:
            firsts.add("".join(words))  # "J.D.": the index may print "JD"
    seconds = [*given[1:], *plain_words(name.middle)]
    full = plain_name(full_name, "").words
    if family and full[-len(family) :] == family and len(full) > len(family):
        firsts.add(full[0])
        seconds += full[1 : -len(family)]
    suffix = plain_name("", "", name.suffix).suffix
    return NameForm(
        family,
        frozenset(firsts),
        tuple(word for word in dict.fromkeys(seconds) if word not in firsts),
        suffix,
    )


def given_of(name: PlainName, form: NameForm) -> tuple[str, ...] | None:
    """Return the filer's given names where the family name agrees with the form's, else None.

    The family name is looked for at the end of the whole name, for the index does not always part names where
    they part ("Cathy McMorris" + "Rodgers", "Anna" + "Paulina Luna"). Blanks within it do not count ("La
    Malfa").
    """
    joined = "".join(form.family)
    for start in range(len(name.words) - 1, 0, -1):
        tail = "".join(name.words[start:])
        if tail == joined:
            return name.words[:start]
        if len(tail) >= len(joined):
            break
    return None


def partial_given_of(name: PlainName, form: NameForm) -> tuple[str, ...] | None:
    """Like `given_of` where a part of a double family name is missing on either side, else None.

    SEEN: "Gonzalez" for González-Colón, "Kamlager" for Kamlager-Dove.
    """
    own = name.words[-name.families :] if name.families else ()
    given = name.words[: len(name.words) - len(own)]
    if not own or not given or own == form.family:
        return None
    shorter, longer = sorted((own, form.family), key=len)
    if len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        return given
    return None


def agreement(given: tuple[str, ...], form: NameForm) -> GivenName:
    """Tell how a filer's given names agree with an official's."""
    if not given:
        return GivenName.NONE
    if _is_first(given, form):
        return GivenName.FIRST
    whole = [word for word in given if len(word) > 1]
    # A middle name that both share proves nothing: one side's middle name must be the other's first.
    if given[0] in form.seconds and len(given[0]) > 1 or any(word in form.firsts for word in whole):
        return GivenName.SECOND
    if any(are_same_given_name(word, other) for word in whole for other in form.firsts if len(other) > 1):
        return GivenName.NICKNAME
    if any(
        are_same_given_name(given[0], other) for other in form.seconds if min(len(given[0]), len(other)) > 1
    ):
        return GivenName.NICKNAME
    if _initials_fit(given, form):
        # "James French" is J. French: the initial fits, and the name in use is the same
        shares_middle = any(word in form.seconds for word in given[1:] if len(word) > 1)
        return GivenName.SECOND if shares_middle else GivenName.INITIALS
    return GivenName.NONE


def _is_first(given: tuple[str, ...], form: NameForm) -> bool:
    """Tell whether the filer's first name is one the official goes by; after an initial the next must fit."""
    if "".join(given[:2]) in form.firsts or len(given[0]) > 1 and given[0] in form.firsts:
        return True  # "J. D." for JD, or the very name
    if given[0] not in form.firsts or len(given) < 2:
        return False
    return any(word[0] == given[1][0] for word in form.seconds)  # "K. Michael", "G.K."


def _initials_fit(given: tuple[str, ...], form: NameForm) -> bool:
    """Tell whether one side's initial begins the other side's name, in place of the first name."""
    first = given[0]
    if len(first) == 1:
        return any(word[0] == first for word in form.firsts)
    return any(len(word) == 1 and first[0] == word for word in form.firsts)


def middle_conflicts(given: tuple[str, ...], form: NameForm) -> bool:
    """Tell whether both sides print a middle name and no initial of one is an initial of the other."""
    if len(given) < 2 or not form.seconds:
        return False
    letters = {word[0] for word in given}
    known = {word[0] for word in form.seconds} | {word[0] for word in form.firsts}
    return not {word[0] for word in given[1:]} & known and bool(letters - known)


def suffix_conflicts(name: PlainName, form: NameForm) -> bool:
    """Tell whether both sides print a suffix, and not the same one."""
    return bool(name.suffix and form.suffix and name.suffix != form.suffix)
