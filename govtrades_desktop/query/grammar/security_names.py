"""What `security:` means: a security by its key, by a ticker it has or had, else by its names' words.

A whole ticker is never taken for a part of a name: `security:META` is not Rheinmetall. Tickers are reused, so
one may mean several securities; which they are can be asked for (`meant_by`). Knows names, reads no database.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from govtrades_desktop.derive.column import Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.grammar.key_tests import Key
from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import Value
from govtrades_desktop.query.grammar.values import plain_text

_NO_WORD = re.compile(r"[^\w&]+")


@dataclass(frozen=True, slots=True)
class KnownSecurity:
    """One security: `symbol` of today or its last; `tickers` all it had; `names` today's and earlier ones."""

    key: str
    symbol: str | None
    name: str
    tickers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Name and ticker, for a reader."""
        return f"{self.name} ({self.symbol})" if self.symbol else self.name

    def told_with(self, ticker: str) -> str:
        """Name and ticker, and the earlier ticker that was asked for, where it is one."""
        is_earlier = any(fold(one) == fold(ticker) for one in self.tickers if one != self.symbol)
        return f"{self.told}, once {ticker.upper()}" if is_earlier else self.told


class SecurityNames:
    """The securities of one state of the data, found as a search names them."""

    def __init__(self, known: Iterable[KnownSecurity]) -> None:
        self.known = tuple(known)
        self._by_key = {fold(one.key): one for one in self.known}
        self._by_ticker: dict[str, list[KnownSecurity]] = {}
        self._words: list[tuple[str, KnownSecurity]] = []
        for one in self.known:
            for ticker in dict.fromkeys((one.symbol, *one.tickers)):
                if ticker:
                    self._by_ticker.setdefault(fold(ticker), []).append(one)
            names = dict.fromkeys((one.name, *one.names))
            self._words.append(("\n".join(f"{_apart(name)} {_glued(name)}" for name in names), one))

    def of_key(self, text: str) -> KnownSecurity | None:
        """Return the security of a key."""
        return self._by_key.get(fold(text))

    def of_ticker(self, text: str) -> tuple[KnownSecurity, ...]:
        """Return what a whole ticker stands or stood for; today's holder first."""
        wanted = fold(text)
        held = self._by_ticker.get(wanted) or self._by_ticker.get(wanted.replace(".", "-"), [])
        return tuple(sorted(held, key=lambda one: fold(one.symbol or "") != wanted))

    def of_words(self, text: str, *, is_whole: bool = False) -> tuple[KnownSecurity, ...]:
        """Return the securities in one of whose names each word begins as one of the text's, in their order.

        Args:
            text: a part of a name, from the beginning of a word.
            is_whole: the last word must be whole, too.
        """
        wanted = _apart(text).rstrip()
        if not wanted.strip():
            return ()
        wanted = f"{wanted} " if is_whole else wanted
        return tuple(one for words, one in self._words if wanted in words)

    def begun(self, text: str, most: int) -> tuple[KnownSecurity, ...]:
        """Return what a text that is still typed may come to mean: what it means now first."""
        found = dict.fromkeys(self.of_ticker(text))
        if (one := self.of_key(text)) is not None:
            found[one] = None
        wanted = fold(text)
        found |= dict.fromkeys(one for one in self.known if fold(one.symbol or "").startswith(wanted))
        found |= dict.fromkeys(self.of_words(text))
        return tuple(found)[:most]

    def meant_by(self, value: Value) -> tuple[KnownSecurity, ...]:
        """Return what the value of a search means; with `=` a key (or a ticker), quoted a part of a name."""
        text = value.text
        found = self.of_key(text)
        if found is not None:
            return (found,)
        tickers = self.of_ticker(text) if value.op == "=" or not value.is_quoted else ()
        if tickers or value.op == "=":
            return tickers
        return self.of_words(text, is_whole=value.is_quoted)

    def like(self, text: str, most: int = 3) -> list[str]:
        """Return tickers that are written much alike."""
        return [near.upper() for near in difflib.get_close_matches(fold(text), self._by_ticker, n=most)]


def _apart(name: str) -> str:
    """Return a name as words, each with a blank before it."""
    return f" {_NO_WORD.sub(' ', fold(name)).strip()} "


def _glued(name: str) -> str:
    """Return a name whose words are written in one, where a mark parts them: "Coca-Cola", "McDonald's"."""
    return " ".join(f" {_NO_WORD.sub('', word)} " for word in fold(name).split() if _NO_WORD.search(word))


SECURITY_HELP = (
    "its key, a ticker of today or earlier, or a name by its words: security:NVDA, security:nvidia"
)


def security_key(names: Callable[[ColumnTable], SecurityNames], column: str) -> Key:
    """Return the key `security`.

    Args:
        names: the securities of the table's state of the data; asked for when the key is first used.
        column: of the table, with the keys of securities.
    """

    def test(table: ColumnTable, value: Value) -> Mask:
        text = plain_text(value)
        known = names(table)
        found = known.meant_by(value)
        is_key = value.op == "=" and ":" in text  # a page's own search, of a security without trades now
        if not found and not is_key and known.known:
            near = known.like(text)
            like = f" Tickers like it: {', '.join(near)}." if near else ""
            raise refusal(
                f"No security of the trades has the key, the ticker or the name {text!r}.",
                value.span,
                f"Write a ticker, of today or earlier, or the beginning of a word of its name.{like}",
            )
        return table.equals(column, [one.key for one in found])

    return Key("security", SECURITY_HELP, test)


def names_in(table: ColumnTable, key: str, name: str) -> SecurityNames:
    """Return the securities as a table itself tells them, where nobody knows more."""
    columns = [table.cells(one, range(len(table))) for one in (key, "symbol", name)]
    tickers = table.cells("tickers", range(len(table))) if "tickers" in table.columns else [None] * len(table)
    return SecurityNames(
        KnownSecurity(of, symbol, told or of, tuple((held or "").split()))
        for (of, symbol, told), held in dict.fromkeys(zip(zip(*columns, strict=True), tickers, strict=True))
        if of
    )
