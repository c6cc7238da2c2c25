"""The keys of a search in the lists of officials and of securities: the same grammar, other columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from govtrades_desktop.core.identity import Committee
from govtrades_desktop.derive.column import Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.grammar.compile import Vocabulary
from govtrades_desktop.query.grammar.identity_keys import (
    asset_class_key,
    committee_key,
    district_key,
    official_key,
    party_key,
    sector_key,
    state_key,
)
from govtrades_desktop.query.grammar.key_tests import (
    Key,
    by_dates,
    by_numbers,
    by_text,
    by_whole,
    by_yes_no,
    match_word,
    without_dollar,
)
from govtrades_desktop.query.grammar.keys import chamber_key
from govtrades_desktop.query.grammar.security_names import SecurityNames, names_in, security_key
from govtrades_desktop.query.grammar.tree import Value, Word
from govtrades_desktop.query.grammar.values import plain_text

_COUNTS = (
    Key("trades", "number of trades: trades:>10", by_numbers("trades")),
    Key("purchases", "purchases:>10", by_numbers("purchases")),
    Key("sales", "sales:>10", by_numbers("sales")),
    Key("first", "first trade: first:2024", by_dates("first_traded")),
    Key("last", "last trade: last:>=2025", by_dates("last_traded")),
)


def official_vocabulary(committees: Callable[[], Iterable[Committee]]) -> Vocabulary:
    """Return what a search may say of the list of officials: seat and committees are today's."""
    keys = (
        official_key("name by part: official:pelosi", "name", "full_name"),
        Key("bioguide", "the official's id: bioguide:P000197", by_whole("bioguide")),
        party_key("party:D, party:republican"),
        chamber_key(),
        state_key(),
        district_key(),
        Key("serving", "in office now: serving:yes", by_yes_no("is_serving"), ("yes", "no")),
        committee_key(committees, "sits on now, by code or name: committee:HSBA, committee:agriculture"),
        Key("filings", "transaction reports: filings:>10", by_numbers("filings")),
        Key("lag", "median days from trade to its first filing: lag:>45", by_numbers("median_lag")),
        *_COUNTS,
    )
    return Vocabulary({key.name: key for key in keys}, _match_official)


def _match_official(table: ColumnTable, word: Word) -> Mask:
    return match_word(table, word, ("name", "full_name", "bioguide", "district"), ())


def _ticker(table: ColumnTable, value: Value) -> Mask:
    """Match a whole ticker, today's or any that the security had."""
    wanted = fold(without_dollar(plain_text(value)))
    today = table.equals("symbol", (wanted,))
    return today | table.where_text("tickers", lambda tickers: wanted in tickers.split())


_SECURITY_KEYS = (
    security_key(lambda table: names_in(table, "key", "name"), "key"),
    Key("ticker", "of today or earlier, whole: ticker:FB", _ticker),
    asset_class_key(),
    sector_key("by part: sector:health"),
    Key("industry", "by part: industry:software", by_text("industry")),
    Key("cik", "the issuer's number at the SEC: cik:320193", by_numbers("cik")),
    Key("officials", "who traded it: officials:>5", by_numbers("officials")),
    *_COUNTS,
)


def _match_security(table: ColumnTable, word: Word) -> Mask:
    return match_word(table, word, ("symbol", "name", "tickers"), ())


SECURITIES = Vocabulary({key.name: key for key in _SECURITY_KEYS}, _match_security)
"""As the list itself tells; `security_vocabulary` knows the earlier names, too."""


def security_vocabulary(securities: Callable[[], SecurityNames]) -> Vocabulary:
    """Return what a search may say of the list of securities, with all their names (asked for when used)."""
    key = security_key(lambda _table: securities(), "key")
    return Vocabulary({**SECURITIES.keys, "security": key}, _match_security)
