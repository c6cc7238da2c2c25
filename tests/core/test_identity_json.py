"""The JSON forms of officials and securities: there and back, the same bytes, refusals in words."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import Any

import pytest

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
from govtrades_desktop.core.identity_json import (
    legislators_from_json,
    legislators_json,
    pack,
    securities_from_json,
    securities_json,
    unpack,
)

DAY = dt.date(2026, 6, 22)
LEGISLATORS = Legislators(
    as_of=DAY,
    officials=(
        Official(
            "V000081",
            OfficialName("Nydia", "M.", "Velázquez", "", ""),
            "Nydia M. Velázquez",
            dt.date(1953, 3, 28),
            (OfficialName("", "", "Velazquez", "", "Nydia"),),
            (
                Term("house", "NY", 12, "Democrat", dt.date(1993, 1, 5), dt.date(1995, 1, 3)),
                Term("senate", "NY", None, None, None, None),
            ),
        ),
        Official("X000001", OfficialName("", "", "X", "", ""), "", None, (), ()),
    ),
    committees=(
        Committee("HSBA", "Financial Services", "house", None),
        Committee("HSBA15", "X", "house", "HSBA"),
    ),
    seats=(
        CommitteeSeat("V000081", "HSBA", "majority", "", 3, dt.date(2012, 11, 9), dt.date(2013, 1, 24)),
        CommitteeSeat("V000081", "HSBA15", "minority", "Ranking Member", None, DAY, None),
    ),
)
SECURITIES = (
    Security(
        *("1652044:GOOGL", "Alphabet Inc.", "GOOGL", AssetClass.STOCK, 1652044, "Communication Services"),
        *("GICS", "Interactive Media & Services", "SEC company_tickers 2026-06"),
        names=("Google Inc.",),
        tickers=(
            TickerSpan("GOOGL", dt.date(2014, 4, 3), None, "SEC"),
            TickerSpan("GOOG", None, DAY, "renamed"),
        ),
    ),
    Security("filed:ZZZ", "Zzz", None, AssetClass.UNKNOWN, None, None, None, None, "named by filings only"),
)


def test_what_is_written_is_read_back_whole() -> None:
    assert legislators_from_json(unpack(pack(legislators_json(LEGISLATORS)))) == LEGISLATORS
    assert securities_from_json(unpack(pack(securities_json(SECURITIES, DAY)))) == (DAY, SECURITIES)


def test_the_same_records_give_the_same_bytes() -> None:
    told = legislators_json(LEGISLATORS)
    turned = dict(reversed(list(told.items())))
    assert pack(told) == pack(turned)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("form",), 2, "another form"),
        (("as_of",), "soon", "without the day"),
        (("columns", "term"), ["chamber", "state"], "columns of term"),
        (("officials",), {}, "without its officials"),
        (("officials", 1), ["X"], "row 1 of officials"),
        (("officials", 0, 0), 81, "row 0 of officials is wrong: 81 is no text"),
        (("officials", 0, 5, 0, 2), "12", "row 0 of officials is wrong: '12' is no number"),
        (("seats", 1, 5), None, "row 1 of seats is wrong: a seat without its first day"),
        (("seats", 1, 5), "2013-02-30", "row 1 of seats"),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_its_place(
    path: tuple[Any, ...], value: Any, told: str
) -> None:
    """A bundle of a newer program, read column by column as if it were ours, would shift every name."""
    document: Any = copy.deepcopy(json.loads(json.dumps(legislators_json(LEGISLATORS))))
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(DataRejected, match=told):
        legislators_from_json(document)


def test_a_security_of_an_unknown_class_is_refused() -> None:
    document = securities_json(SECURITIES, DAY)
    document["securities"][1][3] = "spaceship"
    with pytest.raises(DataRejected, match="row 1 of securities"):
        securities_from_json(document)


@pytest.mark.parametrize("cut", [0, 20, -20])
def test_damaged_bytes_are_told(cut: int) -> None:
    data = pack(securities_json(SECURITIES, DAY))
    with pytest.raises(DataRejected, match="damaged"):
        unpack(data[:cut] if cut else b"")
