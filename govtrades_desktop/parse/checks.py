"""Doubts about one filing: counts, bands, dates, codes, words left over. Flags; never drops, never mends.

Each check looks at the finished record from outside: rows are counted again in the plain text, and the record
is printed back into words which must be the page's words, one for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from govtrades_desktop.core.amounts import Amount
from govtrades_desktop.core.dates import format_us_date, parse_us_date
from govtrades_desktop.core.records import (
    FilingStatus,
    Finding,
    Owner,
    ParsedFiling,
    Transaction,
    TransactionType,
)
from govtrades_desktop.parse.house_ptr_layout import CERTIFICATION, FOOTNOTE, FOOTNOTE_ADDRESS
from govtrades_desktop.parse.pdf_words import NO_UNICODE

LAG_LIMIT_DAYS = 3 * 365 + 1
NEVER_GAINS = frozenset({TransactionType.PURCHASE})
MUST_HAVE_TICKER = frozenset({"ST", "OP"})  # every such row seen has one

# Findings that doubt the reading itself, and not what the filer wrote: the second witness is asked.
_READING_DOUBTS = """
row_count leftover_text invented_text owner_unknown asset_missing asset_type_missing type_unknown
traded_on_missing notified_on_missing amount_missing cap_gains_missing filing_status_missing check_box
band_unknown asset_type_unknown ticker_missing row_id filer_missing status_missing state_district_missing
signature ipo_unanswered
"""
READING_DOUBTS = frozenset(_READING_DOUBTS.split())

# https://fd.house.gov/reference/asset-type-codes.aspx
_CODES = """
4K 5C 5F 5P AB BA BK CO CS CT DB DO DS EF EQ ET FA FE FN FU GS HE HN IC IH IP IR MA MF MO OI OL OP OT PE PM
PS RE RP RS SA ST TR VA VI WU
"""
ASSET_CODES = frozenset(_CODES.split())

# A row's own print in PDFium's order of text: type, date, notification date. Independent of any geometry.
_DAY = r"\d{1,2}/\d{1,2}/\d{4}"
_ROW = re.compile(rf"(?<!\S)(?:P|S|S \(partial\)|E)\s+{_DAY}\s+{_DAY}(?!\S)", re.IGNORECASE)
_PARTS = re.compile(
    r"[^-]*-|[^-]+"
)  # a word broken after its hyphen is one word in the record, two on the page
_SHORT_DAY = re.compile(rf"{_DAY}\Z")

_OWNER_WORDS = {Owner.SPOUSE: "sp", Owner.JOINT: "jt", Owner.DEPENDENT_CHILD: "dc"}
_TYPE_WORDS = {
    TransactionType.PURCHASE: ["p"],
    TransactionType.SALE: ["s"],
    TransactionType.PARTIAL_SALE: ["s", "(partial)"],
    TransactionType.EXCHANGE: ["e"],
}
_HEADER = "id owner asset transaction type date notification date amount cap. gains > $200?"
# The form's own words: headings and labels (layout 1; layout 2 prints them without Unicode), and the rest.
_LABELS = """
periodic transaction report filer information transactions investment asset class vehicle details initial
public offerings comments certification and signature filing status: subholding of: location: description:
comments: spouse/dc over
"""
_FACTS = "name: status: state/district: yes no digitally signed: filing id"
_HEADER_WORDS = Counter(_HEADER.split())
_LABEL_WORDS = frozenset(_LABELS.split())
_ONCE = [*CERTIFICATION, *FOOTNOTE, FOOTNOTE_ADDRESS, *_FACTS.split()]


def check_filing(filing: ParsedFiling, texts: list[str], words: list[list[str]]) -> tuple[Finding, ...]:
    """Return the doubts about a filing.

    Args:
        filing: the record as read.
        texts: the pages' texts in the file's own order.
        words: the pages' words.
    """
    findings: list[Finding] = []
    counted = sum(len(_ROW.findall(text)) for text in texts)
    if counted != len(filing.transactions):
        findings.append(
            Finding(
                "row_count",
                f"{len(filing.transactions)} rows were read, but {counted} lines show a type and two dates.",
            )
        )
    findings += _compare_words(filing, words)
    for transaction in filing.transactions:
        findings += _check_row(transaction, filing)
    return tuple(findings)


def missing_fields(filing: ParsedFiling) -> list[str]:
    """Return the names of fields that every PTR or row has, and this reading has not."""
    missing = [
        name
        for name in ("filer", "filer_status", "state_district", "signed_on", "is_ipo")
        if getattr(filing, name) is None
    ]
    for row in filing.transactions:
        missing += [
            f"row {row.line} {name}"
            for name in ("asset", "asset_type", "traded_on", "notified_on", "amount_low_usd", "filing_status")
            if not getattr(row, name)
        ]
        if row.cap_gains_over_200 is None:
            missing.append(f"row {row.line} cap_gains_over_200")
    return missing


def _check_row(row: Transaction, filing: ParsedFiling) -> Iterable[Finding]:
    def doubt(code: str, message: str) -> Finding:
        return Finding(code, f"Row {row.line}: {message}", page=row.page, line=row.line)

    traded, notified, signed = row.traded_on, row.notified_on, filing.signed_on
    if row.amount_low_usd is not None and row.amount_exact_usd is None:
        amount = Amount(row.amount_low_usd, row.amount_high_usd)
        if not amount.is_ptr_band:
            yield doubt("band_unknown", f"the form has no band from {amount.low_usd} to {amount.high_usd}.")
    if row.asset_type is not None and row.asset_type not in ASSET_CODES:
        yield doubt("asset_type_unknown", f"the code [{row.asset_type}] is not in the House's list.")
    if row.asset_type in MUST_HAVE_TICKER and row.ticker is None:
        yield doubt("ticker_missing", f"a security coded {row.asset_type} without a ticker in brackets.")
    if traded and notified and notified < traded:
        yield doubt("notified_before_traded", f"notified on {notified}, before the trade on {traded}.")
    if traded and signed and traded > signed:
        yield doubt("traded_after_signed", f"traded on {traded}, after the signature of {signed}.")
    if notified and signed and notified > signed:
        yield doubt("notified_after_signed", f"notified on {notified}, after the signature of {signed}.")
    if traded and (last := notified or signed) and (last - traded).days > LAG_LIMIT_DAYS:
        yield doubt("long_lag", f"traded on {traded}, {(last - traded).days} days before {last}.")
    if row.cap_gains_over_200 and row.type in NEVER_GAINS:
        yield doubt("gains_on_purchase", "a purchase with the capital gains box checked.")
    if (row.row_id is None) != (row.filing_status in (FilingStatus.NEW, None)):
        yield doubt("row_id", f"the filing status is {row.filing_status}, the row's ID {row.row_id!r}.")
    if row.row_id is not None and not re.fullmatch(r"\d{10}", row.row_id):
        yield doubt("row_id", f"the row's ID {row.row_id!r} is not a number of ten digits.")


def _parts(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if "-" in word:
            yield from _PARTS.findall(word)
        else:
            yield word


def _record_words(filing: ParsedFiling) -> Counter[str]:
    """Print the record back into the words that the pages must hold."""
    words: list[str] = []
    texts = [filing.filer, filing.filer_status, filing.state_district, filing.comments]
    if filing.signed_on:
        words.append(format_us_date(filing.signed_on))
    for row in filing.transactions:
        texts += [row.asset, row.description, row.subholding_of, row.location, row.comment, row.row_id]
        words += _TYPE_WORDS[row.type]
        if row.owner in _OWNER_WORDS:
            words.append(_OWNER_WORDS[row.owner])
        if row.asset_type:
            words.append(f"[{row.asset_type}]")
        if row.filing_status:
            words.append(row.filing_status.value)
        words += [format_us_date(day) for day in (row.traded_on, row.notified_on) if day]
        words += _amount_words(row)
    for vehicle in filing.vehicles:
        texts += [vehicle.name, vehicle.location, vehicle.description]
        if vehicle.owner in _OWNER_WORDS:
            words += ["(owner:", f"{_OWNER_WORDS[vehicle.owner]})"]
    for text in texts:
        if text:
            words += text.split(" ")
    return Counter(_parts(word.casefold() for word in words))


def _amount_words(row: Transaction) -> list[str]:
    if row.amount_exact_usd is not None:
        return [f"${row.amount_exact_usd:,f}"]
    if row.amount_low_usd is None:
        return []
    if row.amount_high_usd is None:
        return [f"${row.amount_low_usd - 1:,}"]
    return [f"${row.amount_low_usd:,}", "-", f"${row.amount_high_usd:,}"]


def _compare_words(filing: ParsedFiling, pages: list[list[str]]) -> Iterable[Finding]:
    """Yield what stands on a page and in no field, and what stands in a field and on no page."""
    printed: Counter[str] = Counter()
    for words in pages:
        printed.update(_parts(word.casefold() for word in words if NO_UNICODE not in word))
    record = _record_words(filing)
    invented = record - printed
    left = printed - record
    left -= Counter(_parts(_ONCE))
    headers = left["notification"]
    for word, count in _HEADER_WORDS.items():
        left[word] -= count * headers
    for address in _address_words(pages):
        left[address] -= 1
    if filing.doc_id:
        left[f"#{filing.doc_id}"] -= 1
    signer = _signer_words(pages)
    left -= Counter(signer)
    lost = {_us_day(word): count for word, count in left.items() if count > 0 and word not in _LABEL_WORDS}
    for word, count in list(lost.items()):
        if invented.get(word):
            both = min(count, invented[word])
            lost[word] -= both
            invented[word] -= both
    lost_words = sorted(Counter(lost).elements())
    if lost_words:
        yield Finding("leftover_text", f"Words on the pages that are in no field: {_quote(lost_words)}.")
    invented_words = sorted((+invented).elements())
    if invented_words:
        yield Finding(
            "invented_text", f"Words in the record that are not on the pages: {_quote(invented_words)}."
        )


def _us_day(word: str) -> str:
    """Return a date as the record prints it, padded; other words as they are."""
    if not _SHORT_DAY.match(word):
        return word
    try:
        return format_us_date(parse_us_date(word))
    except ValueError:
        return word


def _address_words(pages: list[list[str]]) -> list[str]:
    """Return the words of the Clerk's address, whichever room it names."""
    words = [word.casefold() for word in pages[0]] if pages else []
    for start in range(len(words) - 1):
        if words[start] == "clerk" and words[start + 1] == "of":
            end = next((i for i in range(start, min(start + 30, len(words))) if words[i] == "20515"), start)
            return list(_parts(words[start : end + 1]))
    return []


def _signer_words(pages: list[list[str]]) -> list[str]:
    """Return the signer's name: the words between "Digitally Signed:" and the date, in the file's order."""
    words = [word.casefold() for page in pages for word in page]
    for start in range(len(words) - 1, 0, -1):
        if words[start] == "signed:" and words[start - 1] == "digitally":
            name = []
            for word in words[start + 1 : start + 20]:
                if _SHORT_DAY.match(word):
                    break
                name.append(word)
            return list(_parts(name))
    return []


def _quote(words: list[str]) -> str:
    shown = " ".join(words[:20])
    return f"{shown!r}" + (f" and {len(words) - 20} more" if len(words) > 20 else "")
