"""From a search text to a tree. Knows the grammar, not the keys: what a key means is `keys.py`.

    text  := all ("OR" all)*          one of them must hold
    all   := part*                    parts side by side must all hold
    part  := "-" part | "(" text ")" | key ":" value | key ":(" values ")" | "quoted words" | word

`values` are a text of words alone, each a value of the key: `ticker:(NVDA OR AMD)` is `ticker:NVDA|AMD`.
`a b OR c d` means (a b) or (c d), as in the search engines people know.
"""

from __future__ import annotations

import re

from govtrades_desktop.query.grammar.tokenizer import (
    AT_THE_END,
    OPEN_SO_FAR,
    Token,
    TokenKind,
    refusal,
    tokenize,
)
from govtrades_desktop.query.grammar.tree import And, Field, Node, Not, Or, Span, Value, Word

MAX_DEPTH = 40
_VALUES = (TokenKind.WORD, TokenKind.QUOTED, TokenKind.EXACT)
_QUOTE_OR = 'Quote it to search for "OR".'
_OPERATOR = re.compile(r"(<=|>=|<|>|=)?(.*)", re.DOTALL)


def parse(text: str) -> And | Node:
    """Return the tree of a search text; of an empty one, an And without parts.

    Raises:
        UserInputError: with `position` and `length` of the place that cannot be understood.
    """
    parser = _Parser(tokenize(text), len(text))
    tree = parser.alternatives(0)
    stray = parser.peek()
    if stray is not None:
        raise refusal("This parenthesis closes nothing.", stray.span, "Remove it, or open one before.")
    return tree


class _Parser:
    """A descent over the tokens of one text."""

    def __init__(self, tokens: list[Token], length: int) -> None:
        self.tokens = tokens
        self.length = length
        self.at = 0
        self.key: Token | None = None  # whose values are read

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def alternatives(self, depth: int) -> Node:
        """Read parts joined by OR, up to a closing parenthesis or the end."""
        found = [self.conjunction(depth)]
        while (token := self.peek()) is not None and token.kind is TokenKind.OR:
            self.take()
            if not _parts(found[-1]):
                raise refusal(
                    "Something is missing before this OR.", token.span, 'Quote it to search for "OR".'
                )
            found.append(self.conjunction(depth))
            if not _parts(found[-1]):
                raise refusal(
                    "Something is missing after this OR.",
                    token.span,
                    'Quote it to search for "OR".',
                    unfinished=AT_THE_END,
                )
        return found[0] if len(found) == 1 else Or(tuple(found), _across(found))

    def conjunction(self, depth: int) -> Node:
        """Read parts side by side, up to OR, a closing parenthesis or the end."""
        start = self.tokens[self.at].span.start if self.at < len(self.tokens) else self.length
        parts: list[Node] = []
        while (token := self.peek()) is not None and token.kind not in (TokenKind.OR, TokenKind.CLOSE):
            parts.append(self.part(depth))
        if len(parts) == 1:
            return parts[0]
        return And(tuple(parts), _across(parts) if parts else Span(start, 0))

    def part(self, depth: int) -> Node:
        """Read one part with the signs before it."""
        signs: list[Token] = []
        while (token := self.peek()) is not None and token.kind is TokenKind.MINUS:
            signs.append(self.take())
        if token is None or token.kind in (TokenKind.OR, TokenKind.CLOSE):
            raise refusal(
                "Something is missing after this minus sign.",
                signs[-1].span,
                "A minus before a part leaves out what it finds; quote it to search for the sign.",
                unfinished=AT_THE_END,
            )
        node = self.bare(depth)
        if len(signs) % 2:  # two signs undo each other; a tree as deep as the text is long would be no good
            start = signs[0].span.start
            node = Not(node, Span(start, node.span.end - start))
        return node

    def bare(self, depth: int) -> Node:
        token = self.take()
        if token.kind is TokenKind.OPEN:
            return self.group(token, depth)
        if token.kind is TokenKind.KEY:
            return self.field(token, depth)
        if token.kind is TokenKind.QUOTED and not token.text.strip():
            raise refusal("There is nothing between these quotation marks.", token.span)
        if self.key is not None:
            return Field(self.key.text, _read(self.key, token), token.span, self.key.span)
        return Word(token.text, token.span, is_quoted=token.kind is TokenKind.QUOTED)

    def group(self, opening: Token, depth: int) -> Node:
        if depth >= MAX_DEPTH:
            raise refusal("The parentheses are nested too deeply.", opening.span)
        node = self.alternatives(depth + 1)
        closing = self.peek()
        if closing is None:
            raise refusal(
                "This parenthesis is never closed.",
                opening.span,
                "Put a ) behind the part it opens.",
                unfinished=OPEN_SO_FAR,
            )
        self.take()
        if not _parts(node):
            span = Span(opening.span.start, closing.span.end - opening.span.start)
            raise refusal("There is nothing between these parentheses.", span)
        return node

    def field(self, key: Token, depth: int) -> Node:
        if self.key is not None:
            raise refusal(
                f"{key.text}: stands in the parenthesis of {self.key.text}:",
                key.span,
                f"Close that one before: what is in it are values of {self.key.text}: alone.",
            )
        token = self.peek()
        if token is not None and token.kind is TokenKind.OPEN and token.span.start == key.span.end:
            return self.values(key, depth)
        is_value = token is not None and token.kind in _VALUES
        if token is None or not is_value or token.span.start != key.span.end:
            raise refusal(
                f"A value is missing behind {key.text}:",
                key.span,
                "Write it right behind the colon, no blank.",
                unfinished=AT_THE_END,
            )
        self.take()
        span = Span(key.span.start, token.span.end - key.span.start)
        return Field(key.text, _read(key, token), span, key.span)

    def values(self, key: Token, depth: int) -> Node:
        """Read a parenthesis behind a key; alternatives are one field, as with a stroke between them."""
        self.key = key
        node = self.group(self.take(), depth)
        self.key = None
        span = Span(key.span.start, self.tokens[self.at - 1].span.end - key.span.start)
        parts = node.parts if isinstance(node, Or) else (node,)
        fields = [part for part in parts if isinstance(part, Field)]
        if len(fields) == len(parts):
            return Field(key.text, tuple(one for part in fields for one in part.values), span, key.span)
        return node


def _read(key: Token, token: Token) -> tuple[Value, ...]:
    """Return the values that stand behind a key."""
    if token.kind is TokenKind.WORD:
        return tuple(_values(key.text, token))
    if not token.text.strip():
        raise refusal("There is nothing between these quotation marks.", token.span)
    op = "=" if token.kind is TokenKind.EXACT else ""
    return (Value(token.text, token.span, op, is_quoted=True, key=key.text),)


def _values(key: str, token: Token) -> list[Value]:
    """Return the values of `a|b,c`, each with its comparison or its range; digits may hold commas (1,000)."""
    found = []
    at = token.span.start
    for text in re.split(r"[|]|,(?!\d{3}(?:\D|$))", token.text):
        span = Span(at, len(text))
        at += len(text) + 1
        match = _OPERATOR.fullmatch(text)
        op, rest = (match[1] or "", match[2]) if match else ("", text)
        if not rest:
            raise refusal(
                f"A value is missing here, behind {key}:",
                Span(span.start, max(span.length, 1)),
                unfinished=AT_THE_END,
            )
        low, dots, high = rest.partition("..")
        if not dots:
            found.append(Value(rest, span, op=op, key=key))
        elif op or not (low or high):
            raise refusal("This is no range.", span, "Write low..high, low.. or ..high.")
        else:
            found.append(Value(low, span, high=high, key=key))
    return found


def _parts(node: Node) -> bool:
    """Say whether a node holds anything."""
    return not isinstance(node, And) or bool(node.parts)


def _across(nodes: list[Node]) -> Span:
    return Span(nodes[0].span.start, nodes[-1].span.end - nodes[0].span.start)
