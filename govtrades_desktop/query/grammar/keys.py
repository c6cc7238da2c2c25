"""The keys of a search, and what each does on a columnar table: one place, for trades and for filings.

A key is a function from one value to a mask. Keys whose data is not collected yet are named with the reason,
so that a person learns that nothing is known, not that there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from govtrades_desktop.core.records import FilingStatus, LedgerState, Owner, TransactionType
from govtrades_desktop.derive.columns import MISSING_MONEY, ColumnTable, Mask
from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import Value, Word
from govtrades_desktop.query.grammar.values import days, dollars, interval, number, one_of, plain_text

Test = Callable[[ColumnTable, Value], Mask]

_DATE_EXAMPLE = "Write a date as 2025, 2025-05 or 2025-05-16; a range as 2024..2025-03; or >=2024-05."
_MONEY_EXAMPLE = "Write an amount as 50000, 50k or 1.5m; a range as 15k..50k; or >=50k."
_NUMBER_EXAMPLE = "Write a whole number, a range as 30..45, or >45."


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the grammar.

    Attributes:
        name: as it is written before the colon.
        help: what it does, in a few words, with an example.
        test: the mask of one value.
        words: the values it knows, for completion; empty where any text may stand.
    """

    name: str
    help: str
    test: Test
    words: tuple[str, ...] = ()


def _text(column: str) -> Test:
    """Match by part; quoted, by whole words; with `=`, the whole value."""

    def test(table: ColumnTable, value: Value) -> Mask:
        text = plain_text(value)
        if value.op == "=":
            return table.equals(column, (text,))
        return table.contains_words(column, text) if value.is_quoted else table.contains(column, text)

    return test


def _exact(column: str) -> Test:
    """Match the whole value, whatever its case."""
    return lambda table, value: table.equals(column, (plain_text(value),))


def _words(column: str, words: Mapping[str, tuple[str, ...]]) -> Test:
    return lambda table, value: table.equals(column, one_of(value, words))


def _dates(column: str) -> Test:
    return lambda table, value: table.between(column, *interval(value, days, _DATE_EXAMPLE))


def _numbers(column: str) -> Test:
    return lambda table, value: table.between(column, *interval(value, number, _NUMBER_EXAMPLE))


def _yes_no(column: str) -> Test:
    words = {"yes": ("1",), "no": ("0",)}

    def test(table: ColumnTable, value: Value) -> Mask:
        wanted = int(one_of(value, words)[0])
        mask: Mask = table.array(column) == wanted
        return mask

    return test


def _amount(table: ColumnTable, value: Value) -> Mask:
    """Match what the band makes certain: of `>=50k` its lower end, of `<=50k` its upper end, of a range both.

    A bare amount matches the bands that hold it. A band without an upper end has none that is low enough.
    """
    low, high = interval(value, dollars, _MONEY_EXAMPLE)
    lows, highs = table.array("amount_low"), table.array("amount_high")
    mask = ~table.is_missing("amount_low")
    if value.op in ("", "=") and value.high is None:
        mask &= lows <= high
        mask &= (highs >= low) | (highs == MISSING_MONEY)
        return mask
    if low is not None:
        mask &= lows >= low
    if high is not None:
        mask &= (highs <= high) & (highs != MISSING_MONEY)
    return mask


SUPERSEDED = "superseded"

# House: the codes of the form's instructions; Senate: the words of its asset types
ASSET_CLASSES: dict[str, tuple[str, ...]] = {
    "stock": ("ST", "PS", "RS", "SA", "Stock", "Non-Public Stock"),
    "option": ("OP", "Stock Option"),
    "bond": ("CS", "GS", "AB", "Corporate Bond", "Municipal Security", "Other Securities - Bond"),
    "fund": ("MF", "EF", "ET", "HE", "HN", "RE", "Mutual Fund", "Exchange Traded Fund/Note"),
    "crypto": ("CT", "Cryptocurrency"),
}


def _asset(table: ColumnTable, value: Value) -> Mask:
    """Match an asset class by its name, else the asset's name by part; quoted, always the name."""
    text = plain_text(value)
    codes = ASSET_CLASSES.get(text.casefold())
    if codes is not None and not value.is_quoted and not value.op:
        return table.equals("asset_type", codes)
    return _text("asset")(table, value)


_TYPES = {
    "buy": (TransactionType.PURCHASE.value,),
    "purchase": (TransactionType.PURCHASE.value,),
    "sell": (TransactionType.SALE.value, TransactionType.PARTIAL_SALE.value),
    "sale": (TransactionType.SALE.value, TransactionType.PARTIAL_SALE.value),
    "full": (TransactionType.SALE.value,),
    "partial": (TransactionType.PARTIAL_SALE.value,),
    "exchange": (TransactionType.EXCHANGE.value,),
}
_OWNERS = {
    "self": (Owner.SELF.value,),
    "spouse": (Owner.SPOUSE.value,),
    "sp": (Owner.SPOUSE.value,),
    "joint": (Owner.JOINT.value,),
    "jt": (Owner.JOINT.value,),
    "child": (Owner.DEPENDENT_CHILD.value,),
    "dc": (Owner.DEPENDENT_CHILD.value,),
}
_CHAMBERS = {name: (name,) for name in ("house", "senate", "executive")}
_STATUSES = {status.value: (status.value,) for status in FilingStatus} | {SUPERSEDED: ()}
_VERSIONS: dict[str, tuple[str, ...]] = {
    "current": ("0",),
    SUPERSEDED: ("1",),
    "all": ("0", "1"),
}
_READINGS = {state.value.replace("_", "-"): (state.value,) for state in LedgerState} | {
    state.value: (state.value,) for state in LedgerState
}
_SOURCES = {name: (name,) for name in ("house", "senate", "oge")}


def _source(table: ColumnTable, value: Value) -> Mask:
    """Match the publisher; `paper` matches what stands on paper, `electronic` everything else."""
    text = plain_text(value).casefold()
    if text in ("paper", "electronic"):
        is_paper = table.equals("reading", (LedgerState.PAPER.value,))
        return is_paper if text == "paper" else ~is_paper
    return table.equals("source", one_of(value, _SOURCES | {"paper": (), "electronic": ()}))


def _status(table: ColumnTable, value: Value) -> Mask:
    """Match the status a row was filed with; `superseded` matches what a later amendment repeats."""
    found = one_of(value, _STATUSES)
    return table.equals("status", found) if found else _is_superseded(table)


def _version(table: ColumnTable, value: Value) -> Mask:
    wanted = one_of(value, _VERSIONS)
    is_superseded = _is_superseded(table)
    return table.all() if len(wanted) > 1 else is_superseded if wanted == ("1",) else ~is_superseded


def _is_superseded(table: ColumnTable) -> Mask:
    mask: Mask = table.array("superseded") == 1
    return mask


_SHARED = (
    Key("official", "name by part: official:pelosi", _text("official")),
    Key("state", "two letters: state:CA", _exact("state")),
    Key("district", "as printed: district:CA11", _exact("district")),
    Key("chamber", "chamber:house", _words("chamber", _CHAMBERS), tuple(_CHAMBERS)),
    Key("source", "source:house, source:paper", _source, (*_SOURCES, "paper", "electronic")),
    Key("filed", "filing date: filed:2025-05, filed:<2020", _dates("filed")),
    Key("year", "year of the official index: year:2025", _numbers("year")),
    Key("doc", "the filing's own id: doc:20016861", _exact("doc_id")),
    Key("reading", "state of the reading: reading:read", _words("reading", _READINGS), tuple(_READINGS)),
)

TRADE_KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        *_SHARED,
        Key("ticker", "as filed, whole: ticker:NVDA", _exact("ticker")),
        Key("asset", "class or name by part: asset:option, asset:treasury", _asset, tuple(ASSET_CLASSES)),
        Key("code", "asset type as filed: code:ST", _exact("asset_type")),
        Key("type", "type:buy|sell|partial|exchange", _words("type", _TYPES), tuple(_TYPES)),
        Key("owner", "owner:spouse", _words("owner", _OWNERS), ("self", "spouse", "joint", "child")),
        Key("traded", "trade date: traded:2024..2025-03", _dates("traded")),
        Key("notified", "notification date: notified:2025-05", _dates("notified")),
        Key("amount", "what the band makes certain: amount:>=50k", _amount),
        Key("lag", "days from trade to filing: lag:>45", _numbers("lag")),
        Key("late", "more than 45 days: late:yes", _yes_no("late"), ("yes", "no")),
        Key("gains", "capital gains over $200: gains:yes", _yes_no("gains"), ("yes", "no")),
        Key("status", "status:amended, status:superseded", _status, tuple(_STATUSES)),
        Key("version", "with what amendments replaced: version:all", _version, tuple(_VERSIONS)),
        Key("doubt", "read with a doubt: doubt:yes", _yes_no("doubt"), ("yes", "no")),
    )
}


def _doubtful(table: ColumnTable, value: Value) -> Mask:
    wanted = one_of(value, {"yes": ("1",), "no": ("0",)}) == ("1",)
    mask: Mask = (table.array("findings") > 0) == wanted
    return mask


FILING_KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        *_SHARED,
        Key("type", "the source's own code: type:P", _exact("filing_type")),
        Key("trades", "transactions read: trades:>10", _numbers("trades")),
        Key("reason", "words of the reason: reason:scan", _text("reason")),
        Key("doubt", "read with a doubt: doubt:yes", _doubtful, ("yes", "no")),
    )
}

NOT_KNOWN_YET: dict[str, str] = {
    "party": "Parties are not known yet: they come with the list of officials.",
    "committee": "Committees are not known yet: they come with the list of officials.",
    "sector": "Sectors are not known yet: they come with the list of securities.",
    "security": "Securities are not known yet; ticker: finds the ticker as filed.",
    "bioguide": "Officials' ids are not known yet; official: finds the name as the index prints it.",
}


def match_trade_word(table: ColumnTable, word: Word) -> Mask:
    """Match a plain word in official, ticker or asset, by part; a date as the trade's or filing's date."""
    return _match_word(table, word, ("official", "ticker", "asset"), ("traded", "filed"))


def match_filing_word(table: ColumnTable, word: Word) -> Mask:
    """Match a plain word in official or document id, by part; a date as the filing's date."""
    return _match_word(table, word, ("official", "doc_id", "district"), ("filed",))


def _match_word(table: ColumnTable, word: Word, texts: tuple[str, ...], dates: tuple[str, ...]) -> Mask:
    span = None if word.is_quoted else days(word.text)
    if span is not None:
        found = [table.between(column, *span) for column in dates]
    elif word.is_quoted:
        found = [table.contains_words(column, word.text) for column in texts]
    else:
        if not word.text.strip():
            raise refusal("There is nothing to search for here.", word.span)
        found = [table.contains(column, word.text) for column in texts]
    mask = found[0]
    for other in found[1:]:
        mask = mask | other
    return mask
