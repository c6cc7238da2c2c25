"""The tree of a search text: frozen values, each with its place in the text. It evaluates nothing."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text: 0-based start, length."""

    start: int
    length: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Word:
    """A plain word (matched by part), or words in quotes (matched whole and in order)."""

    text: str
    span: Span
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: bare, compared, or a range.

    Attributes:
        text: the value, or the lower end of a range ("" is open).
        op: the comparison (< <= > >= =), "" for none; of text, = asks for the whole value.
        high: the upper end of a range ("" is open), None where it is no range.
        key: whose value it is, for what is said of it.
    """

    text: str
    span: Span
    op: str = ""
    high: str | None = None
    is_quoted: bool = False
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """`key:value`; several values (`type:buy|sell`) mean any of them."""

    key: str
    values: tuple[Value, ...]
    span: Span
    key_span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """`-part`: everything else."""

    part: Node
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Parts that all must hold; without parts, everything."""

    parts: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Parts of which one must hold."""

    parts: tuple[Node, ...]
    span: Span


Node = Word | Field | Not | And | Or
