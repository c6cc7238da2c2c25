"""What a search text means while it is typed: its last part may be a key, or a value, that is not whole yet.

Such a part filters nothing yet and is no error: what stands around it is searched meanwhile, so that rows do
not vanish between one letter and the next. It changes text alone; what a text finds is asked of the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.grammar.edit import Typed, typed_at
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.tokenizer import AT_THE_END, OPEN_SO_FAR, TokenKind, tokenize
from govtrades_desktop.query.grammar.tree import Span

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
        The text itself where it is whole (what is wrong in it is to be told); else the text without the part
        at the cursor, parentheses closed; None where that is no text either: the last result stays.
    """
    typed = typed_at(text, cursor)
    if typed.span.end != cursor:
        return text
    try:
        parse(text)
    except UserInputError as error:
        if not _may_go_on(error, text, cursor):
            return text
        if error.context["unfinished"] == OPEN_SO_FAR:
            return _closed(text, int(error.context["position"]), count)
        return _without(text, typed, count)
    begins = is_begun(typed)
    if typed.key is None and not begins:
        return text
    try:
        found = count(text)
    except UserInputError as error:
        place = error.context.get("position")
        is_at_cursor = typed.key is not None and isinstance(place, int) and place >= typed.span.start
        return _without(text, typed, count) if is_at_cursor else text
    return _without(text, typed, count) if begins and not found else text


def _may_go_on(error: UserInputError, text: str, cursor: int) -> bool:
    """Whether more letters at the cursor may mend what is wrong."""
    kind = error.context.get("unfinished")
    if kind == OPEN_SO_FAR:
        return cursor == len(text)
    start, length = int(error.context["position"]), int(error.context["length"])
    return kind == AT_THE_END and start <= cursor and not text[start + length : cursor].strip()


def _closed(text: str, start: int, count: Callable[[str], int]) -> str | None:
    """Return the text with its parentheses closed, where that finds rows; else without what is open."""
    if text[start] == "(":
        closed = _DANGLING.sub("", text).rstrip()
        for _ in range(text.count("(")):
            closed += ")"
            try:
                parse(closed)
                if count(closed):
                    return closed
            except UserInputError:
                continue
    return _without(text, Typed(None, "", Span(start, len(text) - start)), count)


def _without(text: str, typed: Typed, count: Callable[[str], int]) -> str | None:
    before = _BEFORE.sub("", text[: typed.span.start])
    rest = _DANGLING.sub("", before) + text[typed.span.end :]
    try:
        parse(rest)
    except UserInputError as error:
        is_open = error.context.get("unfinished") == OPEN_SO_FAR
        return _closed(rest, int(error.context["position"]), count) if is_open else None
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
