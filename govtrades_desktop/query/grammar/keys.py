"""The keys of a search, and what each does on a columnar table: one place, for trades and for filings.

A key is a function from one value to a mask. What a key knows beside the table (committees by name) is given
to it by whoever makes the vocabulary: nothing here reads a database.
"""

from __future__ import annotations

from govtrades_desktop.core.records import FilingStatus, LedgerState, Owner, TransactionType
from govtrades_desktop.derive.column import MISSING_MONEY, Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar.identity_keys import (
    asset_class_key,
    committee_key,
    district_key,
    official_key,
    party_key,
    role_key,
    sector_key,
    state_key,
    unresolved_key,
)
from govtrades_desktop.query.grammar.key_tests import (
    AS_LISTED,
    Key,
    by_dates,
    by_numbers,
    by_text,
    by_ticker,
    by_whole,
    by_words,
    by_yes_no,
    match_word,
    words_of,
)
from govtrades_desktop.query.grammar.security_names import SecurityNames, names_in, security_key
from govtrades_desktop.query.grammar.tree import Value, Word
from govtrades_desktop.query.grammar.values import dollars, interval, main_words, one_of, plain_text

_MONEY_EXAMPLE = "Write an amount as 50000, 50k or 1.5m; a range as 15k..50k; or >=50k."


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
DELETED = FilingStatus.DELETED.value

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
    return by_text("asset")(table, value)


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
_READINGS = words_of(LedgerState)
_SOURCES = {name: (name,) for name in ("house", "senate", "oge")}


def _source(table: ColumnTable, value: Value) -> Mask:
    """Match the publisher; `paper` matches what stands on paper, `electronic` everything else."""
    text = plain_text(value).casefold()
    if text in ("paper", "electronic"):
        is_paper = table.equals("reading", (LedgerState.PAPER.value,))
        return is_paper if text == "paper" else ~is_paper
    return table.equals(
        "source", one_of(value, _SOURCES | {"paper": ("paper",), "electronic": ("electronic",)})
    )


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


def _note(table: ColumnTable, value: Value) -> Mask:
    """Match words of the user's notes; `any` is whatever has one."""
    if plain_text(value).casefold() == "any" and not value.is_quoted and not value.op:
        return ~table.is_missing("note")
    return by_text("note")(table, value)


def chamber_key() -> Key:
    """Return the key `chamber`."""
    return Key("chamber", "chamber:house", by_words("chamber", _CHAMBERS), tuple(_CHAMBERS))


_SHARED = (
    official_key("name by part, own or as listed: official:pelosi", "official", AS_LISTED),
    Key("bioguide", "the official's id: bioguide:P000197", by_whole("bioguide")),
    party_key("on that day: party:D, party:republican"),
    role_key(),
    Key("edited", "corrected by you: edited:yes", by_yes_no("edited"), ("yes", "no")),
    Key("note", "words of your note: note:check, note:any", _note, ("any",)),
    state_key(),
    district_key(),
    chamber_key(),
    Key("source", "source:house, source:paper", _source, (*_SOURCES, "paper", "electronic")),
    Key("filed", "filing date: filed:2025-05, filed:<2020", by_dates("filed")),
    Key("year", "year of the official index: year:2025", by_numbers("year")),
    Key("doc", "the filing's own id: doc:20016861", by_whole("doc_id")),
    Key(
        "reading", "state of the reading: reading:read", by_words("reading", _READINGS), main_words(_READINGS)
    ),
)


def names_of_trades(table: ColumnTable) -> SecurityNames:
    """Return the securities as the trades themselves tell them."""
    return names_in(table, "security", "issuer")


TRADE_KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        *_SHARED,
        Key("ticker", "as filed or of today, whole: ticker:NVDA", by_ticker("ticker", "symbol")),
        security_key(names_of_trades, "security"),  # by today's ticker and name: see `compile`
        asset_class_key(),
        sector_key(),
        committee_key(tuple),  # by code alone: whoever knows the names puts another in its place
        unresolved_key(
            "not found out: unresolved:official, unresolved:security",
            *("official", "party", "security", "class", "sector"),
        ),
        Key("asset", "class or name by part: asset:option, asset:treasury", _asset, tuple(ASSET_CLASSES)),
        Key("code", "asset type as filed: code:ST", by_whole("asset_type")),
        Key("type", "type:buy|sell|partial|exchange", by_words("type", _TYPES), main_words(_TYPES)),
        Key("owner", "owner:spouse", by_words("owner", _OWNERS), ("self", "spouse", "joint", "child")),
        Key("traded", "trade date: traded:2024..2025-03", by_dates("traded")),
        Key("disclosed", "first filing that told of it: disclosed:2018-06", by_dates("disclosed")),
        Key("notified", "notification date: notified:2025-05", by_dates("notified")),
        Key("amount", "what the band makes certain: amount:>=50k", _amount),
        Key("lag", "days from trade to its first filing: lag:>45", by_numbers("lag")),
        Key("late", "first filed after more than 45 days: late:yes", by_yes_no("late"), ("yes", "no")),
        Key("gains", "capital gains over $200: gains:yes", by_yes_no("gains"), ("yes", "no")),
        Key("status", "status:amended, status:superseded", _status, tuple(_STATUSES)),
        Key("version", "with what amendments replaced: version:all", _version, tuple(_VERSIONS)),
        Key("doubt", "read with a doubt: doubt:yes", by_yes_no("doubt"), ("yes", "no")),
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
        Key("type", "the source's own code: type:P", by_whole("filing_type")),
        Key("trades", "transactions read: trades:>10", by_numbers("trades")),
        Key("reason", "words of the reason: reason:scan", by_text("reason")),
        unresolved_key("who filed was not found out: unresolved:official", "official", "party"),
        Key("doubt", "read with a doubt: doubt:yes", _doubtful, ("yes", "no")),
    )
}

_TRADE_TEXTS = ("official", AS_LISTED, "ticker", "symbol", "asset", "issuer")
_FILING_TEXTS = ("official", AS_LISTED, "doc_id", "district")


def match_trade_word(table: ColumnTable, word: Word) -> Mask:
    """Match a plain word in who filed or what was traded, by part; a date as the trade's or filing's date."""
    return match_word(table, word, _TRADE_TEXTS, ("traded", "filed"))


def match_filing_word(table: ColumnTable, word: Word) -> Mask:
    """Match a plain word in official or document id, by part; a date as the filing's date."""
    return match_word(table, word, _FILING_TEXTS, ("filed",))
