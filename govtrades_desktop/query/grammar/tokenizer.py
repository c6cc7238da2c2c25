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


def refusal(message: str, span: Span, hint: str = "") -> UserInputError:
    """Return the error for a place in a search text."""
    return UserInputError(message, hint=hint, position=span.start, length=max(span.length, 1))


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a search text.

    A quote opens only at the start of a word or a value, so that 5'10" and O"Neil need no care; `AND`
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
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            kind = TokenKind.OPEN if char == "(" else TokenKind.CLOSE
            tokens.append(Token(kind, char, Span(at, 1)))
            at += 1
        elif char == "-" and not text[at + 1 : at + 2].strip():
            raise refusal(
                "This minus sign stands alone.", Span(at, 1), "Quote the text to search for the sign."
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
                at = _value(text, at, tokens)
            else:
                end = word_end(text, at)
                word = text[at:end]
                if word == "OR":
                    tokens.append(Token(TokenKind.OR, word, Span(at, 2)))
                elif word != "AND":
                    tokens.append(Token(TokenKind.WORD, word, Span(at, end - at)))
                at = end
    return tokens


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
        "This quotation mark is never closed.", Span(at, len(text) - at), "Put another behind the words."
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
