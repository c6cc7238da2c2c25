"""The cell "Asset Name" of a Senate report: names (two in an exchange), and the terms printed under them.

Reads one cell; knows nothing of the row around it. A term which cannot be read stays in words, in the
description.

SEEN: Senate 07b4e543 (options), 04d279c4 (bonds), 129f391b (a private company), 3da479a8 (a crypto asset),
121df9b4 (an exchange with both sides), 39701819 (an exchange of bonds).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from selectolax.lexbor import LexborNode

from govtrades_desktop.core.dates import parse_iso_date, parse_us_date
from govtrades_desktop.core.records import BondTerms, OptionTerms
from govtrades_desktop.parse.senate_page import clean, lines_of, text_of

_T = TypeVar("_T")

_SIDE = re.compile(r"(.*\S)\s*\((Exchanged|Received)\)\Z", re.IGNORECASE)
_STRIKE = re.compile(r"\$?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?|\.\d{1,6})\Z", re.ASCII)
_RATE = re.compile(
    r"(\d{1,3}(?:\.\d{0,8})?|\.\d{1,8})\s*%?(?:\s*-?\s*(?:floating|variable|fixed))?\Z",
    re.IGNORECASE | re.ASCII,
)
_OPTION_TYPE = re.compile(r"option type\s*:\s*(.*)\Z", re.IGNORECASE)
# Terms by the label under the name. The site prints "Exchange/Platform" with its colon outside the label.
_OPTION_LABELS = ("option type", "strike price", "expires")
_BOND_LABELS = ("rate/coupon", "matures")
_TEXT_LABELS = ("company", "description", "exchange/platform")
_NOT_TOLD = ("", "--", "$", "%")  # a unit alone is printed where the figure was left out


@dataclass
class AssetCell:
    """What the cell tells.

    Attributes:
        names: (side, name) in the cell's order; the side is "exchanged", "received" or "" where none is told.
        option: an option's terms, None where none are printed.
        bond: a bond's terms, None where none are printed.
        company: the issuer of a private holding, with its place as printed.
        platform: where a crypto asset was exchanged.
        description: the words under "Description", then each term that no other field can hold, with its
            label.
        doubts: (code, sentence without the row) of what was odd.
    """

    names: list[tuple[str, str]] = field(default_factory=list)
    option: OptionTerms | None = None
    bond: BondTerms | None = None
    company: str | None = None
    platform: str | None = None
    description: str | None = None
    doubts: list[tuple[str, str]] = field(default_factory=list)


def read_asset(cell: LexborNode) -> AssetCell:
    """Read the cell; every word of it goes into a field or is told by a doubt."""
    asset = AssetCell()
    blocks: list[LexborNode] = []
    pieces: list[str] = []
    for line in lines_of(cell):
        words = []
        for child in line:
            if child.tag == "div":
                blocks.append(child)
                continue
            if child.tag not in ("-text", "a", "span"):
                told = f"the asset's name holds the element <{child.tag}>, taken as text."
                asset.doubts.append(("markup_in_cell", told))
            words.append(text_of(child))
        pieces.append(clean(" ".join(words)))
    _name_sides(asset, [piece for piece in pieces if piece])
    terms: list[tuple[str, str]] = []
    for block in blocks:
        terms += _labelled(block)
    _take_terms(asset, terms)
    _account(asset, cell, pieces, terms)
    return asset


def _name_sides(asset: AssetCell, pieces: list[str]) -> None:
    """Split the lines of the name into sides; a name of several lines ends with the mark of its side."""
    rest: list[str] = []
    for piece in pieces:
        rest.append(piece)
        if found := _SIDE.match(piece):
            asset.names.append((found[2].lower(), clean(" ".join([*rest[:-1], found[1]]))))
            rest = []
    asset.names += [("", piece) for piece in rest]


def _labelled(block: LexborNode) -> list[tuple[str, str]]:
    """Return (label, value) of one block; words before its first label have the label ""."""
    terms: list[tuple[str, str]] = []
    label, words = "", [""]
    for line in lines_of(block):
        for child in line:
            if child.tag == "em":
                terms.append((label, clean(" ".join(words))))
                label, words = text_of(child).removesuffix(":").strip(), []
            else:
                words.append(text_of(child))
    terms.append((label, clean(" ".join(words))))
    told = []
    for name, value in terms:
        plain = value.removeprefix(":").strip()
        if not name and (found := _OPTION_TYPE.match(plain)):
            told.append(("Option Type", found[1]))
        elif name or plain:
            told.append((name, plain))
    return told


def _take_terms(asset: AssetCell, terms: list[tuple[str, str]]) -> None:
    values: dict[str, str] = {}
    words: list[str] = []  # terms that no other field holds
    for label, value in terms:
        key = label.casefold()
        if key not in (*_OPTION_LABELS, *_BOND_LABELS, *_TEXT_LABELS) or key in values:
            asset.doubts.append(
                ("unknown_term", f"the asset has an unknown or second term {label!r}: {value!r}.")
            )
            words.append(_labelled_words(label, value))
        else:
            values[key] = value
    asset.company = _told(values, "company")
    asset.platform = _told(values, "exchange/platform")
    if any(label in values for label in _OPTION_LABELS):
        asset.option = _option(asset, values, words)
    if any(label in values for label in _BOND_LABELS):
        asset.bond = _bond(asset, values, words)
    description = _told(values, "description")
    asset.description = "; ".join([description, *words] if description else words) or None


def _told(values: dict[str, str], label: str) -> str | None:
    value = values.get(label, "")
    return None if value in _NOT_TOLD else value


def _labelled_words(label: str, value: str) -> str:
    return f"{label}: {value}" if label else value


def _option(asset: AssetCell, values: dict[str, str], words: list[str]) -> OptionTerms:
    kind = _told(values, "option type")
    if kind is not None and kind.casefold() not in ("put", "call"):
        words.append(f"Option Type: {kind}")  # SEEN: "Short Sale" (0f1deb54), "Neither" (16484f65)
        if kind.casefold() not in ("short sale", "neither"):
            asset.doubts.append(("term_unreadable", f"the option type {kind!r} is unknown."))
        kind = None
    return OptionTerms(
        type=None if kind is None else kind.casefold(),
        strike_usd=_read(asset, words, "Strike price", _told(values, "strike price"), _strike),
        expires_on=_read(asset, words, "Expires", _told(values, "expires"), _day),
    )


def _bond(asset: AssetCell, values: dict[str, str], words: list[str]) -> BondTerms:
    told = _told(values, "rate/coupon")
    rate = _read(asset, words, "Rate/Coupon", told, _rate)
    if told and rate is not None and re.search("[a-z]", told, re.IGNORECASE):
        words.append(f"Rate/Coupon: {told}")  # SEEN: Senate b8b37517, "1.7% - Floating"
    return BondTerms(
        rate_percent=rate, matures_on=_read(asset, words, "Matures", _told(values, "matures"), _day)
    )


def _read(
    asset: AssetCell, words: list[str], label: str, value: str | None, reader: Callable[[str], _T]
) -> _T | None:
    """Read one term; what cannot be read goes to the description in words, and is a doubt."""
    if value is None:
        return None
    try:
        return reader(value)
    except ValueError:
        asset.doubts.append(("term_unreadable", f"the term {label!r} cannot be read: {value!r}."))
        words.append(f"{label}: {value}")
        return None


def _strike(text: str) -> Decimal:
    if not (found := _STRIKE.match(text)):
        raise ValueError(f"not a price: {text!r}")
    return Decimal(found[1].replace(",", ""))


def _rate(text: str) -> Decimal:
    if not (found := _RATE.match(text)):
        raise ValueError(f"not a rate: {text!r}")
    return Decimal(found[1])


def _day(text: str) -> dt.date:
    """Read a date as filers write it: M/D/YYYY, M/D/YY or ISO (SEEN: 37a1741d, 1e345459)."""
    try:
        return parse_us_date(text, allow_short_year=True)
    except ValueError:
        return parse_iso_date(text)


def _account(asset: AssetCell, cell: LexborNode, pieces: list[str], terms: list[tuple[str, str]]) -> None:
    """Doubt the reading where the cell holds words that went nowhere, or the fields words that it lacks."""
    placed = [*pieces, *(f"{label} {value}" for label, value in terms)]
    if _words(text_of(cell)) != _words(" ".join(placed)):
        told = f"the asset's cell says {text_of(cell)[:200]!r}, of which not every word went into a field."
        asset.doubts.append(("leftover_text", told))


def _words(text: str) -> Counter[str]:
    return Counter(text.replace(":", " ").split())
