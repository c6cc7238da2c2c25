"""From a search text to tokens, each with its place. Any string gives tokens or a placed UserInputError."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.grammar.tree import Span

MAX_LENGTH = 4_000
# quotes that word processors put in the place of the plain one
QUOTES = {'"': '"', "\u201c": "\u201d", "\u201d": "\u201d", "\u201e": "\u201d"}
KEY_PATTERN = re.compile(r"[A-Za-z_]+:")


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    EXACT = auto()
    KEY = auto()
    MINUS = auto()
    OR = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token: of a KEY without its colon, of a QUOTED or EXACT without its quotes."""

    kind: TokenKind
    text: str
    span: Span


AT_THE_END = "end"
"""Of a refusal that more typed right behind its place may mend; OPEN_SO_FAR: more typed at the text's end."""
OPEN_SO_FAR = "open"


def refusal(message: str, span: Span, hint: str = "", *, unfinished: str = "") -> UserInputError:
    """Return the error for a place in a search text.

    Args:
        message: what is wrong.
        span: where.
        hint: what to do.
        unfinished: AT_THE_END or OPEN_SO_FAR, where it may be that the text is only not typed to its end.
    """
    context = {"unfinished": unfinished} if unfinished else {}
    return UserInputError(message, hint=hint, position=span.start, length=max(span.length, 1), **context)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a search text.

    Behind a key a parenthesis may stand: `ticker:(NVDA OR AMD)`; what is in it are values. A quote opens only
    at the start of a word or a value, so that 5'10" and O"Neil need no care; `AND`
    between parts says what standing side by side says, and is passed over.

    Raises:
        UserInputError: a quote that is not closed, or a text beyond MAX_LENGTH.
    """
    if len(text) > MAX_LENGTH:
        raise refusal(
            f"The search text is longer than {MAX_LENGTH:,} characters.",
            Span(MAX_LENGTH, len(text) - MAX_LENGTH),
        )
    tokens: list[Token] = []
    holds_values: list[bool] = []  # of each parenthesis that is open
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            if char == "(":
                is_of_key = bool(tokens) and tokens[-1].kind is TokenKind.KEY and tokens[-1].span.end == at
                holds_values.append(is_of_key or (bool(holds_values) and holds_values[-1]))
            elif holds_values:
                holds_values.pop()
            kind = TokenKind.OPEN if char == "(" else TokenKind.CLOSE
            tokens.append(Token(kind, char, Span(at, 1)))
            at += 1
        elif char == "-" and not text[at + 1 : at + 2].strip():
            raise refusal(
                "This minus sign stands alone.",
                Span(at, 1),
                "Quote the text to search for the sign.",
                unfinished=AT_THE_END,
            )
        elif char == "-":
            tokens.append(Token(TokenKind.MINUS, char, Span(at, 1)))
            at += 1
        elif char in QUOTES:
            token = _quoted(text, at)
            tokens.append(token)
            at = token.span.end
        else:
            key = KEY_PATTERN.match(text, at)
            if key:
                tokens.append(Token(TokenKind.KEY, key[0][:-1].lower(), Span(at, len(key[0]))))
                at = key.end()
                if text[at : at + 1] != "(":
                    at = _value(text, at, tokens)
            else:
                end = word_end(text, at)
                word = text[at:end]
                if word == "OR":
                    tokens.append(Token(TokenKind.OR, word, Span(at, 2)))
                elif word != "AND" and holds_values and holds_values[-1]:
                    end = _value(text, at, tokens)
                elif word != "AND":
                    _refuse_lone_colon(text, at, word, tokens)
                    tokens.append(Token(TokenKind.WORD, word, Span(at, end - at)))
                at = end
    return tokens


def _refuse_lone_colon(text: str, at: int, word: str, tokens: list[Token]) -> None:
    """Refuse `ticker :nvda`: two words that would find nothing, for a key and its value."""
    before = tokens[-1] if tokens else None
    if (
        before is None
        or before.kind is not TokenKind.WORD
        or not word.startswith(":")
        or not KEY_PATTERN.fullmatch(f"{before.text}:")
        or text[before.span.end : at].strip()
    ):
        return
    start = before.span.start
    raise refusal(
        "A blank stands between a key and its colon.",
        Span(start, at + len(word) - start),
        f"Write {before.text}:{word[1:] or '…'} in one piece.",
    )


def _value(text: str, at: int, tokens: list[Token]) -> int:
    """Add the value right behind a key, if there is one, as WORD, QUOTED or EXACT; return where to go on."""
    if at < len(text) and text[at] in QUOTES:
        tokens.append(_quoted(text, at))
        return tokens[-1].span.end
    if text[at : at + 1] == "=" and text[at + 1 : at + 2] in QUOTES:
        quoted = _quoted(text, at + 1)
        tokens.append(Token(TokenKind.EXACT, quoted.text, Span(at, quoted.span.end - at)))
        return quoted.span.end
    end = word_end(text, at)
    if end > at:
        tokens.append(Token(TokenKind.WORD, text[at:end], Span(at, end - at)))
    return end


def _quoted(text: str, at: int) -> Token:
    """Return what stands in quotes from `at`; a doubled quotation mark inside stands for one."""
    close = QUOTES[text[at]]
    start = at + 1
    parts: list[str] = []
    while (end := text.find(close, start)) >= 0:
        parts.append(text[start:end])
        if text[end + 1 : end + 2] != close:
            return Token(TokenKind.QUOTED, close.join(parts), Span(at, end + 1 - at))
        start = end + 2
    raise refusal(
        "This quotation mark is never closed.",
        Span(at, len(text) - at),
        "Put another behind the words.",
        unfinished=OPEN_SO_FAR,
    )


def word_end(text: str, at: int) -> int:
    """Return where a word ends: at a blank, or at a parenthesis that it did not open itself."""
    depth = 0
    while at < len(text) and not text[at].isspace():
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            if depth == 0:
                break
            depth -= 1
        at += 1
    return at
