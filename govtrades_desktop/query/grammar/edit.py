"""Edits of a search text: its terms with their places; one removed, changed or turned round, the rest kept.

For chips and for completion. It changes text alone and says nothing of what a term finds. What is left keeps
its letters, blanks and order: a text is the user's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.tokenizer import (
    KEY_PATTERN,
    QUOTES,
    Token,
    TokenKind,
    tokenize,
    word_end,
)
from govtrades_desktop.query.grammar.tree import And, Node, Not, Span

_SEPARATOR = re.compile(r"[|]|,(?!\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class Term:
    """One of the parts that must all hold.

    Attributes:
        node: what it asks for, without its sign.
        span: its place in the text, with sign and parentheses.
        body: its place without the sign.
        is_negated: what it finds is left out.
    """

    node: Node
    span: Span
    body: Span
    is_negated: bool = False


def list_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of a search text, in order; alternatives (`a OR b`) are one term.

    Raises:
        UserInputError: as `parse`.
    """
    tree = parse(text)
    tokens = tokenize(text)
    if not tokens or (isinstance(tree, And) and not tree.parts):
        return ()
    if _has_alternatives(tokens):
        span = Span(tokens[0].span.start, tokens[-1].span.end - tokens[0].span.start)
        return (Term(tree, span, span),)
    places = _places(tokens)
    nodes = tree.parts if len(places) > 1 and isinstance(tree, And) else (tree,)
    terms = []
    for node, (start, body, end, is_negated) in zip(nodes, places, strict=True):
        bare = node.part if is_negated and isinstance(node, Not) else node
        terms.append(Term(bare, Span(start, end - start), Span(body, end - body), is_negated))
    return tuple(terms)


def _has_alternatives(tokens: list[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += {TokenKind.OPEN: 1, TokenKind.CLOSE: -1}.get(token.kind, 0)
        if token.kind is TokenKind.OR and depth == 0:
            return True
    return False


def _places(tokens: list[Token]) -> list[tuple[int, int, int, bool]]:
    """Return (start, start without signs, end, is negated) of each part outside of parentheses."""
    found = []
    at = 0
    while at < len(tokens):
        start = at
        while tokens[at].kind is TokenKind.MINUS:
            at += 1
        body, depth = at, 0
        while True:
            kind = tokens[at].kind
            depth += {TokenKind.OPEN: 1, TokenKind.CLOSE: -1}.get(kind, 0)
            at += 1
            if depth == 0 and kind is not TokenKind.KEY:  # a key goes on with its value
                break
        is_negated = (body - start) % 2 == 1
        found.append((tokens[start].span.start, tokens[body].span.start, tokens[at - 1].span.end, is_negated))
    return found


def remove_term(text: str, index: int) -> str:
    """Return the text without one of its terms. Raises UserInputError, as `list_terms`; IndexError."""
    terms = list_terms(text)
    gone = terms[index].span
    if index + 1 < len(terms):
        before, after = text[: gone.start], text[terms[index + 1].span.start :]
        # with the gap behind it goes an AND; what stood apart must not grow together
        return before + after if not before or before[-1].isspace() else f"{before} {after}"
    return text[: terms[index - 1].span.end] if index > 0 else ""


def replace_term(text: str, index: int, term: str) -> str:
    """Return the text with another term in the place of one; an empty one removes it.

    Raises:
        UserInputError: as `list_terms`.
    """
    if not term.strip():
        return remove_term(text, index)
    span = list_terms(text)[index].span
    return _spliced(text, span, term)


def negate_term(text: str, index: int) -> str:
    """Return the text with one term turned round: left out where it was asked for, and the other way.

    Raises:
        UserInputError: as `list_terms`.
    """
    term = list_terms(text)[index]
    body = text[term.body.start : term.body.end]
    if term.is_negated:
        return _spliced(text, term.span, body)
    if _has_alternatives(tokenize(body)):
        body = _enclosed(body)
    return _spliced(text, term.span, f"-{body}")


def add_term(text: str, term: str) -> str:
    """Return the text with one more term that must hold; alternatives are put in parentheses first.

    Raises:
        UserInputError: as `list_terms`.
    """
    if not text.strip():
        return term
    if _has_alternatives(tokenize(text)):
        text = _enclosed(text.strip())
    return f"{text.rstrip()} {term}"


def _enclosed(text: str) -> str:
    """Return alternatives in parentheses; a word that opens one itself (`pelosi(`) does not take the last."""
    last = tokenize(text)[-1]
    opened = last.kind is TokenKind.WORD and last.text.count("(") > last.text.count(")")
    return f"({text} )" if opened else f"({text})"


def _spliced(text: str, span: Span, new: str) -> str:
    before, after = text[: span.start], text[span.end :]
    left = " " if before and not before[-1].isspace() and before[-1] != "(" else ""
    right = " " if after and not after[0].isspace() and after[0] != ")" else ""
    return f"{before}{left}{new}{right}{after}"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed at the cursor.

    Attributes:
        key: the key whose value it is, None where it is a key itself or a plain word.
        prefix: the letters before the cursor.
        span: the place that a suggestion takes.
        is_alone: no other value stands beside it (`type:buy|sell`): only then may it be quoted.
    """

    key: str | None
    prefix: str
    span: Span
    is_alone: bool = True


def typed_at(text: str, cursor: int) -> Typed:
    """Return what is being typed at `cursor` (0-based, in characters). Any string: it raises nothing."""
    cursor = max(0, min(cursor, len(text)))
    at = 0
    keys: list[str | None] = []  # of each parenthesis that is open: whose values it holds
    while at < cursor:
        char = text[at]
        if char.isspace() or char in "()-":
            if char == "(":
                keys.append(keys[-1] if keys else None)
            elif char == ")" and keys:
                keys.pop()
            at += 1
            continue
        of_group = keys[-1] if keys else None
        if of_group is not None and KEY_PATTERN.match(text, at) is None:
            found, at = _value_at(text, of_group, at, cursor)
            if found is not None:
                return found
            continue
        if char in QUOTES:
            end, _ = _quote_end(text, at, cursor)
            if cursor <= end:
                return Typed(None, "", Span(cursor, 0))  # words in quotes mean themselves
            at = end
            continue
        key = KEY_PATTERN.match(text, at)
        if key is None:
            end = word_end(text, at)
            if cursor <= end:
                return Typed(None, text[at:cursor], Span(at, end - at))
            at = end
            continue
        if cursor < key.end():
            return Typed(None, text[at:cursor], Span(at, key.end() - at))
        if text[key.end() : key.end() + 1] == "(" and cursor > key.end():
            keys.append(key[0][:-1].lower())
            at = key.end() + 1
            continue
        found, at = _value_at(text, key[0][:-1].lower(), key.end(), cursor)
        if found is not None:
            return found
    return Typed(keys[-1] if keys else None, "", Span(cursor, 0))


def _value_at(text: str, key: str, start: int, cursor: int) -> tuple[Typed | None, int]:
    opening = start + 1 if text[start : start + 1] == "=" else start
    if opening < len(text) and text[opening] in QUOTES:
        end, is_closed = _quote_end(text, opening, cursor)
        if cursor > end or (cursor == end and is_closed and cursor > opening + 1):
            return None, max(end, start)
        return Typed(key, text[opening + 1 : cursor], Span(start, end - start)), end
    end = word_end(text, start)
    if cursor > end:
        return None, end
    first, last, is_alone = start, end, True
    for separator in _SEPARATOR.finditer(text, start, end):
        is_alone = False
        if separator.end() <= cursor:
            first = separator.end()
        else:
            last = min(last, separator.start())
    return Typed(key, text[first:cursor], Span(first, last - first), is_alone), end


def _quote_end(text: str, at: int, cursor: int) -> tuple[int, bool]:
    """Return where a quotation ends, and whether it is closed; an open one goes as far as the cursor."""
    close = QUOTES[text[at]]
    start = at + 1
    while (end := text.find(close, start)) >= 0:
        if text[end + 1 : end + 2] != close:
            return end + 1, True
        start = end + 2
    return max(cursor, at + 1), False
