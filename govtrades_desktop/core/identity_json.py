"""The JSON forms of who and what: officials with their terms and seats, and securities. It reads no file.

One record is one row of values under named columns: the bundled files hold tens of thousands of rows, and a
file whose columns are not the ones that this program knows is refused instead of misread. Days are ISO text,
an absent value is null. The same records give the same bytes (`pack`), whenever they are written.
"""

from __future__ import annotations

import datetime as dt
import json
import lzma
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from govtrades_desktop.core.errors import DataRejected
from govtrades_desktop.core.identity import (
    AssetClass,
    Committee,
    CommitteeSeat,
    Legislators,
    Official,
    OfficialName,
    Security,
    Term,
    TickerSpan,
)

_Record = TypeVar("_Record")

FORM = 1
"""The form's number, in every document; raise it when a column changes."""

_NAME = ("first", "middle", "last", "suffix", "nickname")
_TERM = ("chamber", "state", "district", "party", "start_on", "end_on")
_OFFICIAL = ("bioguide", "name", "full_name", "birthday", "other_names", "terms")
_COMMITTEE = ("code", "name", "chamber", "parent")
_SEAT = ("bioguide", "committee", "side", "title", "rank", "seen_from", "seen_until")
_TICKER = ("ticker", "valid_from", "valid_until", "evidence")
_SECURITY = (
    *("key", "name", "ticker", "asset_class", "cik", "sector", "sector_system", "industry", "evidence"),
    *("names", "tickers"),
)


def legislators_json(data: Legislators) -> dict[str, Any]:
    """Return everything that the source `legislators` tells; rows stand in the order given."""
    return {
        "form": FORM,
        "as_of": data.as_of.isoformat(),
        "columns": {
            "official": list(_OFFICIAL),
            "name": list(_NAME),
            "term": list(_TERM),
            "committee": list(_COMMITTEE),
            "seat": list(_SEAT),
        },
        "officials": [_official_row(one) for one in data.officials],
        "committees": [[one.code, one.name, one.chamber, one.parent] for one in data.committees],
        "seats": [
            [
                *(seat.bioguide, seat.committee, seat.side, seat.title, seat.rank),
                *(_day_text(seat.seen_from), _day_text(seat.seen_until)),
            ]
            for seat in data.seats
        ],
    }


def legislators_from_json(told: Any) -> Legislators:
    """Return what `legislators_json` wrote.

    Raises:
        DataRejected: another form, other columns, or a value of the wrong kind; the sentence says which row.
    """
    as_of = _checked_head(
        told,
        {"official": _OFFICIAL, "name": _NAME, "term": _TERM, "committee": _COMMITTEE, "seat": _SEAT},
    )
    return Legislators(
        as_of=as_of,
        officials=_each(told, "officials", _official),
        committees=_each(told, "committees", _committee),
        seats=_each(told, "seats", _seat),
    )


def securities_json(securities: Iterable[Security], as_of: dt.date) -> dict[str, Any]:
    """Return a list of securities as of a day; rows stand in the order given."""
    return {
        "form": FORM,
        "as_of": as_of.isoformat(),
        "columns": {"security": list(_SECURITY), "ticker": list(_TICKER)},
        "securities": [
            [
                *(one.key, one.name, one.ticker, one.asset_class.value, one.cik, one.sector),
                *(one.sector_system, one.industry, one.evidence, list(one.names)),
                [
                    [span.ticker, _day_text(span.valid_from), _day_text(span.valid_until), span.evidence]
                    for span in one.tickers
                ],
            ]
            for one in securities
        ],
    }


def securities_from_json(told: Any) -> tuple[dt.date, tuple[Security, ...]]:
    """Return the day and the securities that `securities_json` wrote.

    Raises:
        DataRejected: another form, other columns, or a value of the wrong kind; the sentence says which row.
    """
    as_of = _checked_head(told, {"security": _SECURITY, "ticker": _TICKER})
    return as_of, _each(told, "securities", _security)


def pack(told: dict[str, Any]) -> bytes:
    """Return a document compressed; the same document always gives the same bytes."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> Any:
    """Return what `pack` packed.

    Raises:
        DataRejected: it is damaged.
    """
    try:
        return json.loads(lzma.decompress(data))
    except (lzma.LZMAError, EOFError, ValueError) as error:
        raise DataRejected(f"The bundled reference data is damaged: {error}.") from error


def _checked_head(told: Any, columns: dict[str, tuple[str, ...]]) -> dt.date:
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise DataRejected(f"Reference data of another form than {FORM}.")
    found = told.get("columns")
    for name, wanted in columns.items():
        if not isinstance(found, dict) or found.get(name) != list(wanted):
            raise DataRejected(f"Reference data whose columns of {name} are not {', '.join(wanted)}.")
    try:
        return dt.date.fromisoformat(told["as_of"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataRejected("Reference data without the day that it tells of.") from error


def _each(told: dict[str, Any], name: str, make: Callable[[Any], _Record]) -> tuple[_Record, ...]:
    rows = told.get(name)
    if not isinstance(rows, list):
        raise DataRejected(f"Reference data without its {name}.")
    made = []
    for number, row in enumerate(rows):
        try:
            made.append(make(row))
        except (TypeError, ValueError) as error:
            raise DataRejected(f"Reference data: row {number} of {name} is wrong: {error}.") from error
    return tuple(made)


def _official_row(one: Official) -> list[Any]:
    return [
        one.bioguide,
        _name_row(one.name),
        one.full_name,
        _day_text(one.birthday),
        [_name_row(name) for name in one.other_names],
        [
            [
                *(term.chamber, term.state, term.district, term.party),
                *(_day_text(term.start_on), _day_text(term.end_on)),
            ]
            for term in one.terms
        ],
    ]


def _name_row(name: OfficialName) -> list[str]:
    return [name.first, name.middle, name.last, name.suffix, name.nickname]


def _day_text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _official(row: Any) -> Official:
    bioguide, name, full_name, birthday, other_names, terms = row
    return Official(
        bioguide=_text(bioguide),
        name=_name(name),
        full_name=_text(full_name),
        birthday=_day(birthday),
        other_names=tuple(_name(other) for other in other_names),
        terms=tuple(_term(term) for term in terms),
    )


def _name(row: Any) -> OfficialName:
    first, middle, last, suffix, nickname = row
    return OfficialName(_text(first), _text(middle), _text(last), _text(suffix), _text(nickname))


def _term(row: Any) -> Term:
    chamber, state, district, party, start_on, end_on = row
    return Term(
        *(_text(chamber), _text(state), _number(district), _text_or_none(party)),
        *(_day(start_on), _day(end_on)),
    )


def _committee(row: Any) -> Committee:
    code, name, chamber, parent = row
    return Committee(_text(code), _text(name), _text(chamber), _text_or_none(parent))


def _seat(row: Any) -> CommitteeSeat:
    bioguide, committee, side, title, rank, seen_from, seen_until = row
    first = _day(seen_from)
    if first is None:
        raise ValueError("a seat without its first day")
    return CommitteeSeat(
        *(_text(bioguide), _text(committee), _text(side), _text(title), _number(rank)),
        *(first, _day(seen_until)),
    )


def _security(row: Any) -> Security:
    key, name, ticker, asset_class, cik, sector, sector_system, industry, evidence, names, tickers = row
    return Security(
        key=_text(key),
        name=_text(name),
        ticker=_text_or_none(ticker),
        asset_class=AssetClass(asset_class),
        cik=_number(cik),
        sector=_text_or_none(sector),
        sector_system=_text_or_none(sector_system),
        industry=_text_or_none(industry),
        evidence=_text(evidence),
        names=tuple(_text(other) for other in names),
        tickers=tuple(_span(span) for span in tickers),
    )


def _span(row: Any) -> TickerSpan:
    ticker, valid_from, valid_until, evidence = row
    return TickerSpan(_text(ticker), _day(valid_from), _day(valid_until), _text(evidence))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _number(value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(f"{value!r} is no number")
    return value


def _day(value: Any) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)
