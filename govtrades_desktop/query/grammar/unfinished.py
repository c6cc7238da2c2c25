"""What a search text means while it is typed: its last part may be a key, or a value, that is not whole yet.

A word that finds nothing and begins a key filters nothing yet: what stands around it is searched meanwhile. A
part that is no search yet is no error yet: the last result stays. So rows do not vanish between one letter
and the next. It changes text alone; what a text finds is asked of the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.grammar.edit import Typed, typed_at
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.tokenizer import AT_THE_END, OPEN_SO_FAR, TokenKind, tokenize

_BEFORE = re.compile(r"(-*[A-Za-z_]+:|[|,]|-+)\Z")
_DANGLING = re.compile(r"(^|\s)(OR|AND)\s*\Z")


def text_for_now(
    text: str, cursor: int, count: Callable[[str], int], is_begun: Callable[[Typed], bool]
) -> str | None:
    """Return what to search while the cursor is behind what is typed.

    Args:
        text: in the box.
        cursor: in characters.
        count: the rows that a text finds; raises UserInputError. Asked only where the part at the cursor is
            a value, or may be the beginning of a key.
        is_begun: whether what is typed begins a key or a known value, and is none yet.

    Returns:
        The text itself where it is whole (what is wrong in it is to be told); the text without the word or
        value at the cursor, or with its parentheses closed; None: the last result stays, without a word.
    """
    typed = typed_at(text, cursor)
    if typed.span.end != cursor:
        return text
    try:
        parse(text)
    except UserInputError as error:
        return _closed(text, error, count) if _may_go_on(error, text, cursor) else text
    begins = is_begun(typed)
    if typed.key is None and not begins:
        return text
    try:
        found = count(text)
    except UserInputError as error:
        place = error.context.get("position")
        is_at_cursor = typed.key is not None and isinstance(place, int) and place >= typed.span.start
        return None if is_at_cursor else text
    return _without(text, typed) if begins and not found else text


def _may_go_on(error: UserInputError, text: str, cursor: int) -> bool:
    """Whether more letters at the cursor may mend what is wrong."""
    kind = error.context.get("unfinished")
    if kind == OPEN_SO_FAR:
        return cursor == len(text)
    start, length = int(error.context["position"]), int(error.context["length"])
    return kind == AT_THE_END and start <= cursor and not text[start + length : cursor].strip()


def _closed(text: str, error: UserInputError, count: Callable[[str], int]) -> str | None:
    """Return the text with its parentheses closed, where they are all that is missing and it finds rows."""
    if not text.startswith("(", int(error.context["position"])):
        return None
    closed = text.rstrip()
    for _ in range(text.count("(")):
        closed += ")"
        try:
            parse(closed)
            return closed if count(closed) else None
        except UserInputError:
            continue
    return None


def _without(text: str, typed: Typed) -> str | None:
    rest = _DANGLING.sub("", _BEFORE.sub("", text[: typed.span.start])) + text[typed.span.end :]
    try:
        parse(rest)
    except UserInputError:
        return None
    return rest.strip()


def with_signs(text: str) -> str | None:
    """Return the text with its plain `or`, `and`, `not` as signs: `nvda or amd` is `nvda OR amd`.

    None where there are none, or where they would join nothing.
    """
    try:
        tokens = tokenize(text)
    except UserInputError:
        return None
    signs = {"or": "OR ", "and": "", "not": "-"}
    parts: list[str] = []
    at = 0
    for token in tokens:
        if token.kind is TokenKind.WORD and token.text.lower() in signs and token.text != "AND":
            behind = text[token.span.end : token.span.end + 1]
            if not behind.isspace() or text[: token.span.start][-1:] == ":":
                continue
            parts += [text[at : token.span.start], signs[token.text.lower()]]
            at = token.span.end + len(text[token.span.end :]) - len(text[token.span.end :].lstrip())
    if not parts:
        return None
    signed = "".join((*parts, text[at:])).strip()
    try:
        parse(signed)
    except UserInputError:
        return None
    return signed
