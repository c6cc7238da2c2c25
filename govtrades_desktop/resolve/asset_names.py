"""What a security's printed name says: its words, share class and legal form; and whether two names agree.

Pure text. May not know of tickers' histories or decide what an asset is: `assets` weighs what is told here.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from govtrades_desktop.resolve.asset_words import FAMILIES, GENERIC, LEGAL, LONG, SOFT

_SHARE_PART = re.compile(
    r"""[\s,;:(\[-]*\b(?:
        (?:class|cl|series|ser|sr)\.?\s+[a-z]\b (?!\w)
      | common\s+(?:stocks?|shares?|units?|sh)\b | common\s*$ | comm\s+stk\b | com\s+stk\b
      | (?:class\s+)?ordinary\s+shar | ord\s+sh | capital\s+stock | registered\s+sh | reg\.?\s*sh
      | voting\s+sh | subordinate | american\s+dep | depositar | sponsored | unsponsored | spons?\b
      | unsp/adr | sp/adr | s/adr | un/adr | adrs?\b | ads\b | cmn\b | shs\b | (?:shares|sh)\s*$
      | shares\s+of | dep\s+shs? | pfd\b | prd\b | prefd?\b | preferred\b | preference\b | perpetual | perptl
      | warrants?\b | rights?\b | (?:lp|limited\s+partner\w*)?\s*units?\b
      | stock\s*$ | capital\s+st\b
    )""",
    re.X,
)
_CLASS = re.compile(r"\b(?:class|classe|cl|series|ser|sr)\.?\s+([a-z])\b")
_PREFERRED = re.compile(r"\b(?:pfd|prd|prefd?|preferred|preference|perpetual|perptl|1/1,?000)")
_OPTION_PART = re.compile(
    r"[\s,;:(-]*\b(?:calls?|puts?)(?:\s+option|\s+\d|\s*[$@(,-]|\s*$|\s+(?:exp|strike|at)\b)"
)
_BRACKET_NOISE = re.compile(
    r"\((?:\s*(?:nyse|nasdaq|nysearca|nyse\s*arca|amex|otc[^)]*|the|de|new|delaware|holding company)\s*)\)"
    r"|\((?:nyse|nasdaq|amex|otc)[:\s][^)]*\)"
)
_STATE_MARK = re.compile(r"\s*[/\\][a-z .]{2,9}[/\\]?\s*$|\\[a-z]{2}\\")
_SERIES = re.compile(
    r"\b(?:pfd|prd|prefd?|preferred)\.?\s+(?:(?:stock|shs?|series|ser|sr)\.?\s+)?([a-z])(?=\s*$|\W\s)"
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LAST_LETTER = re.compile(r"\b(?:inc|corp|co|ltd|plc|company)\.?\s+([abc])(?=\s*$|\s+(?:cmn|com|common)\b)")
_FIRST_CALL = re.compile(r"^(?:calls?|puts?)\s+(?=\S)")
_INITIALS = re.compile(r"\b(?:[a-z]\s+)+[a-z]\b")


class Agreement(IntEnum):
    """What a printed name says of a security it is held against."""

    CONTRADICTS = -1
    SILENT = 0
    AGREES = 1


@dataclass(frozen=True, slots=True)
class AssetName:
    """A name, read.

    Attributes:
        words: the words that name it, folded and written out, without legal form and share class.
        squeezed: the words without blanks: "Wal-Mart" and "Walmart" are one.
        forms: legal forms told ("inc", "corp", "llc", …).
        share_class: one letter, upper case, or None where none is told.
        is_preferred: the name tells of preferred or depositary preferred shares.
        is_ended: a legal form or the kind of share stands behind the words: they are not cut in a word.
    """

    words: tuple[str, ...]
    squeezed: str
    forms: frozenset[str]
    share_class: str | None
    is_preferred: bool
    is_ended: bool = False

    @property
    def firm_words(self) -> tuple[str, ...]:
        """The words without those that a filer may leave out ("Holdings"); all, where only such stand."""
        return tuple(word for word in self.words if word not in SOFT) or self.words

    @property
    def is_generic(self) -> bool:
        """True where every word is one that many firms bear: "First Financial"."""
        return all(word in GENERIC for word in self.words)


def fold(text: str) -> str:
    """Return text unescaped, without accents, in lower case, blanks made single."""
    plain = unicodedata.normalize("NFKD", html.unescape(text)).encode("ascii", "ignore").decode()
    return " ".join(plain.lower().split())


@lru_cache(maxsize=65_536)
def read_name(text: str, ticker: str = "") -> AssetName:
    """Read a name as printed.

    Args:
        text: e.g. "Alphabet Inc. - Class C Capital Stock (GOOG)".
        ticker: a ticker that may stand in it, in brackets or before a dash; it is no part of the name.
    """
    folded = fold(text)
    symbol = re.escape(ticker.lower()) if ticker else ""
    if symbol:
        folded = re.sub(rf"\(\s*{symbol}\s*\)|^(?:{symbol}\s*-\s*)+|\s*-\s*{symbol}\s*$", " ", folded)
        folded = re.sub(rf"^(?:{symbol}\s+-\s*)", "", folded)
    folded = _BRACKET_NOISE.sub(" ", folded).strip()
    folded = _STATE_MARK.sub(" ", folded)
    folded = _FIRST_CALL.sub("", folded)
    classes = _CLASS.search(folded) or _LAST_LETTER.search(folded) or _SERIES.search(folded)
    is_preferred = _PREFERRED.search(folded) is not None
    is_cut = False
    for pattern in (_OPTION_PART, _SHARE_PART):
        cut = pattern.search(folded)
        if cut is not None and _NOT_WORD.sub("", folded[: cut.start()]):
            folded, is_cut = folded[: cut.start()], True
    words, forms = _words(_LAST_LETTER.sub(lambda found: found.group(0)[:-1], folded))
    return AssetName(
        words=words,
        squeezed="".join(words),
        forms=forms,
        share_class=classes.group(1).upper() if classes else None,
        is_preferred=is_preferred,
        is_ended=is_cut or bool(forms),
    )


def _words(folded: str) -> tuple[tuple[str, ...], frozenset[str]]:
    text = re.sub(r"(?<=\w)\.com\b", " com", folded)
    text = re.sub(r"(?<=\w)['\u2019`](?=\w)", "", text)
    text = re.sub(r"(?<=\w)&(?=\w)", "", text)  # AT&T, H&R
    text = re.sub(r"\b([a-z])/([a-z])\b", r"\1\2", text)  # A/S, B/E
    text = re.sub(r"\b((?:[a-z]\.)+[a-z]?)(?=\W|$)", lambda found: found.group(1).replace(".", ""), text)
    text = _NOT_WORD.sub(" ", text).strip()
    text = _INITIALS.sub(lambda found: found.group(0).replace(" ", ""), text)
    words, forms = [], set()
    for word in text.split():
        if word in LEGAL:
            if LEGAL[word]:
                forms.add(LEGAL[word])
        else:
            words.append(LONG.get(word, word))
    if not words and forms:  # a firm named "The Limited"
        words = [word for word in text.split() if word != "the"]
    return tuple(words), frozenset(forms)


def is_distinctive(word: str) -> bool:
    """Tell whether a word names a firm rather than its trade."""
    return len(word) >= 3 and word not in GENERIC


def agree(printed: AssetName, listed: AssetName) -> Agreement:
    """Hold a printed name against one name of the security that its ticker points to.

    Lenient, as the ticker already speaks: one firm's names differ in abbreviation, order and cut ends
    ("iShares Russell 1000 Value E"). Never used to find a security by its name alone.
    """
    if not printed.words or not listed.words:
        return Agreement.SILENT
    ours, theirs = printed.squeezed, listed.squeezed
    if ours == theirs or (len(theirs) >= 4 and _begins_with(printed.words, theirs)):
        return Agreement.AGREES
    is_beginning = len(ours) >= 3 and theirs.startswith(ours)
    # cut in a word, as "The Est" where an accent was lost; "Pall Corp" is no cut "Palladium"
    if is_beginning and (not printed.is_ended or _begins_with(listed.words, ours)):
        return Agreement.AGREES
    mine, yours = set(printed.words), set(listed.words)
    shared = {word for word in mine if word in yours or _has_kin(word, yours)}
    telling = {word for word in shared if is_distinctive(word)}
    short = min(len(mine), len(yours))
    if telling and len(shared) >= short:
        return Agreement.AGREES
    if _is_acronym(ours, listed.words) or _is_acronym(theirs, printed.words):
        return Agreement.AGREES
    likeness = fuzz.token_sort_ratio(" ".join(printed.words), " ".join(listed.words))
    is_parted = _is_parted(mine, yours, shared)
    if likeness >= 85 or (
        not is_parted and ((telling and likeness >= 60) or (len(shared) >= 2 and likeness >= 70))
    ):
        return Agreement.AGREES
    if telling or likeness >= 60:
        return Agreement.SILENT
    return Agreement.CONTRADICTS


def _begins_with(words: tuple[str, ...], squeezed: str) -> bool:
    """Tell whether the first words, without blanks, are `squeezed`: whole words, never a part of one."""
    joined = ""
    for word in words:
        joined += word
        if len(joined) >= len(squeezed):
            return joined == squeezed
    return False


def _is_parted(mine: set[str], yours: set[str], shared: set[str]) -> bool:
    """Tell whether each name has words of its own that name something: "Liberty Energy", "Liberty Media"."""
    light = SOFT | FAMILIES
    ours = {word for word in mine - shared if word not in light and len(word) >= 3}
    theirs = {word for word in yours - mine if word not in light and len(word) >= 3}
    theirs = {word for word in theirs if not _has_kin(word, mine)}
    near = {word for word in ours if any(fuzz.ratio(word, other) >= 75 for other in theirs)}
    return bool(ours - near) and bool(theirs)


def _has_kin(word: str, others: set[str]) -> bool:
    """Tell whether a word is another abbreviated or cut: "secs", "securit"; "pall" is no "palladium"."""
    return any(
        min(len(word), len(other)) >= 4
        and 2 * min(len(word), len(other)) >= max(len(word), len(other))
        and (other.startswith(word) or word.startswith(other))
        for other in others
    )


def _is_acronym(squeezed: str, words: tuple[str, ...]) -> bool:
    return 2 <= len(squeezed) <= 5 and len(words) >= 2 and squeezed == "".join(word[0] for word in words)


def likeness(printed: AssetName, listed: AssetName) -> float:
    """Return 0 to 100: how alike two names are with nothing else to speak for them.

    Every word of either name must have its like in the other (a slip or an abbreviation apart), soft words
    excepted: "Delta Air" is not "Delta Apparel", nor "First Financial" "First Financial Bankshares".
    """
    mine, yours = printed.firm_words, listed.firm_words
    for some, others in ((mine, yours), (yours, mine)):
        for word in some:
            if word not in others and not any(_is_slip(word, other) for other in others):
                return 0.0
    return float(fuzz.ratio(" ".join(mine), " ".join(yours)))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two words are one with a slip: long enough that a slip is likelier than another word."""
    if min(len(one), len(other)) < 6 or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= 85.0
