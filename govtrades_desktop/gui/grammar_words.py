"""What the keys of the search mean, for translators: the words are the grammar's own, which knows no Qt.

A test holds this list against the keys: a new key comes here, or its meaning stays in one language.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

KEY_MEANINGS: tuple[str, ...] = (
    NOOP("grammar", "name by part, own or as listed: official:pelosi"),
    NOOP("grammar", "the official's id: bioguide:P000197"),
    NOOP("grammar", "on that day: party:D, party:republican"),
    NOOP("grammar", "of the filer: role:member, role:candidate"),
    NOOP("grammar", "corrected by you: edited:yes"),
    NOOP("grammar", "words of your note: note:check, note:any"),
    NOOP("grammar", "code or name: state:CA, state:california"),
    NOOP("grammar", "as printed or as shown: district:CA11, district:CA-11"),
    NOOP("grammar", "chamber:house"),
    NOOP("grammar", "source:house, source:paper"),
    NOOP("grammar", "filing date: filed:2025-05, filed:<2020"),
    NOOP("grammar", "year of the official index: year:2025"),
    NOOP("grammar", "the filing's own id: doc:20016861"),
    NOOP("grammar", "state of the reading: reading:read"),
    NOOP("grammar", "as filed or of today, whole: ticker:NVDA"),
    NOOP(
        "grammar",
        "its key, a ticker of today or earlier, or a name by its words: security:NVDA, security:nvidia",
    ),
    NOOP("grammar", "kind of asset: class:stock, class:municipal-bond"),
    NOOP("grammar", "of the security, by part: sector:health"),
    NOOP("grammar", "sat on at the trade, by code or name: committee:HSBA, committee:agriculture"),
    NOOP("grammar", "not found out: unresolved:official, unresolved:security"),
    NOOP("grammar", "class or name by part: asset:option, asset:treasury"),
    NOOP("grammar", "asset type as filed: code:ST"),
    NOOP("grammar", "type:buy|sell|partial|exchange"),
    NOOP("grammar", "owner:spouse"),
    NOOP("grammar", "trade date: traded:2024..2025-03"),
    NOOP("grammar", "first filing that told of it: disclosed:2018-06"),
    NOOP("grammar", "notification date: notified:2025-05"),
    NOOP("grammar", "what the band makes certain: amount:>=50k"),
    NOOP("grammar", "days from trade to its first filing: lag:>45"),
    NOOP("grammar", "first filed after more than 45 days: late:yes"),
    NOOP("grammar", "capital gains over $200: gains:yes"),
    NOOP("grammar", "status:amended, status:superseded"),
    NOOP("grammar", "with what amendments replaced: version:all"),
    NOOP("grammar", "read with a doubt: doubt:yes"),
    NOOP("grammar", "the source's own code: type:P"),
    NOOP("grammar", "transactions read: trades:>10"),
    NOOP("grammar", "words of the reason: reason:scan"),
    NOOP("grammar", "who filed was not found out: unresolved:official"),
    NOOP("grammar", "name by part: official:pelosi"),
    NOOP("grammar", "party:D, party:republican"),
    NOOP("grammar", "in office now: serving:yes"),
    NOOP("grammar", "sits on now, by code or name: committee:HSBA, committee:agriculture"),
    NOOP("grammar", "transaction reports: filings:>10"),
    NOOP("grammar", "median days from trade to its first filing: lag:>45"),
    NOOP("grammar", "number of trades: trades:>10"),
    NOOP("grammar", "purchases:>10"),
    NOOP("grammar", "sales:>10"),
    NOOP("grammar", "first trade: first:2024"),
    NOOP("grammar", "last trade: last:>=2025"),
    NOOP("grammar", "of today or earlier, whole: ticker:FB"),
    NOOP("grammar", "by part: sector:health"),
    NOOP("grammar", "by part: industry:software"),
    NOOP("grammar", "the issuer's number at the SEC: cik:320193"),
    NOOP("grammar", "who traded it: officials:>5"),
)
"""Of trades, filings, officials and securities. An example in one is the grammar's: it stays as it is."""


def key_meaning(words: str) -> str:
    """Return what a key of the grammar means (`Key.help`), in the reader's language."""
    return QCoreApplication.translate("grammar", words) if words else ""
