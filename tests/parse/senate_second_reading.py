"""A second reading of the Senate's pages, for comparison: the standard library's parser, rules of its own.

Shares nothing with the package: neither its code nor its records. Reads pages that are whole; judges nothing.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

_ONE_OF = {"Self": "self", "Joint": "joint", "Spouse": "spouse", "Child": "dependent_child"}
_DEED = {
    "Purchase": "purchase",
    "Sale (Full)": "sale",
    "Sale (Partial)": "partial_sale",
    "Exchange": "exchange",
}


class _Events(HTMLParser):
    """Keeps the heading, the filer, all words in order, and each cell as a list of tokens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[list[str]]] = []
        self.heading = self.filer = ""
        self.words: list[str] = []
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append([])
        elif tag in ("br", "div", "em") and self._cell() is not None:
            self._cell().append(f"<{tag}>")  # type: ignore[union-attr]
        if tag in ("h1", "h2", "td", "script", "style"):
            self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("em", "div") and self._cell() is not None:
            self._cell().append(f"</{tag}>")  # type: ignore[union-attr]
        if self._in and self._in[-1] == tag:
            self._in.pop()

    def _cell(self) -> list[str] | None:
        return self.rows[-1][-1] if "td" in self._in else None

    def handle_data(self, data: str) -> None:
        inside = self._in[-1] if self._in else ""
        if inside in ("script", "style"):
            return
        if inside == "h1":
            self.heading += data
        elif inside == "h2":
            self.filer += data
        cell = self._cell()
        if cell is not None:
            if data.strip():
                cell.append(" ".join(data.split()))
        else:
            self.words += data.split()


def _iso(us: str) -> str | None:
    if found := re.fullmatch(r"(\d+)/(\d+)/(\d\d\d\d|\d\d)", us):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return f"{year}-{int(found[1]):02}-{int(found[2]):02}"
    return us if re.fullmatch(r"\d{4}-\d\d-\d\d", us) else None


def _money(text: str) -> int:
    return int(text.replace("$", "").replace(",", ""))


def _terms(tokens: list[str]) -> dict[str, str]:
    """Return the terms under a name by their labels, from the flat tokens of the cell."""
    text = ""
    for token in tokens:
        if token == "<em>":
            text += "\n"
        elif not token.startswith("<") or not token.endswith(">"):
            text += f" {token}"
    found = {}
    for line in text.replace("Option Type:", "\nOption Type:").split("\n"):
        label, _, value = line.strip().partition(":")
        if label:
            found[label.strip()] = value.strip()
    return found


def _row(cells: list[list[str]]) -> dict[str, Any]:
    plain = [" ".join(part for part in cell if part != "<br>") for cell in cells]
    name_cell, term_cell = cells[4], []
    if "<div>" in name_cell:
        at = name_cell.index("<div>")
        name_cell, term_cell = name_cell[:at], name_cell[at:]
    names = " ".join(name_cell).split(" <br> ")
    tickers = [None if part == "--" else part for part in cells[3] if part != "<br>"]
    received = None
    if len(names) == 2:
        assert names[0].endswith(" (Exchanged)") and names[1].endswith(" (Received)")
        names[0], received = names[0][: -len(" (Exchanged)")], names[1][: -len(" (Received)")]
    terms = _terms(term_cell)
    description = [terms["Description"]] if "Description" in terms else []
    kind = terms.get("Option Type")
    if kind not in (None, "Put", "Call"):
        description.append(f"Option Type: {kind}")
    rate = terms.get("Rate/Coupon")
    if rate and ("Floating" in rate or "Variable" in rate):
        description.append(f"Rate/Coupon: {rate}")
    matures = _iso(terms.get("Matures", ""))
    if terms.get("Matures") and matures is None:
        description.append(f"Matures: {terms['Matures']}")
    money = re.findall(r"\$[\d,]+", plain[7])
    is_open = plain[7].startswith("Over")
    return {
        "number": int(plain[0]),
        "traded_on": _iso(plain[1]),
        "owner": _ONE_OF[plain[2]],
        "ticker": tickers[0],
        "received_ticker": tickers[1] if len(tickers) > 1 else None,
        "asset": names[0],
        "received_asset": received,
        "asset_type": plain[5] or None,
        "type": _DEED[plain[6]],
        "amount_low_usd": _money(money[0]) + is_open,
        "amount_high_usd": None if is_open else _money(money[1]),
        "comment": None if plain[8] == "--" else plain[8],
        "company": terms.get("Company"),
        "location": terms.get("Exchange/Platform"),
        "description": "; ".join(description) or None,
        "option": "Strike price" in terms or None,
        "option_type": kind.lower() if kind in ("Put", "Call") else None,
        "strike": float(terms["Strike price"].lstrip("$").replace(",", ""))
        if "Strike price" in terms
        else None,
        "expires": _iso(terms.get("Expires", "")),
        "bond": "Rate/Coupon" in terms or None,
        "rate": float(re.findall(r"[\d.]+", rate)[0]) if rate else None,
        "matures": matures,
    }


def second_reading(page: str) -> dict[str, Any]:
    """Return the page's facts: heading, filer, date, the five totals, and its rows by plain names."""
    events = _Events()
    events.feed(page)
    events.close()
    text = " ".join(events.words)
    totals = re.search(
        r"\((\d+) transactions? total\) (\d+) Self (\d+) Joint (\d+) Spouse (\d+) Dependent Child", text
    )
    filed = re.search(r"Filed (\S+) @", text)
    assert totals and filed
    heading = " ".join(events.heading.split())
    amendment = re.search(r"\(Amendment (\d+)\)", heading)
    name, _, bracket = " ".join(events.filer.split()).rpartition(" (")
    return {
        "filer": name,
        "office": bracket[:-1],
        "filed_on": _iso(filed[1]),
        "report_date": _iso(re.findall(r"\d+/\d+/\d+", heading)[0]),
        "amendment": int(amendment[1]) if amendment else None,
        "totals": [int(number) for number in totals.groups()],
        "rows": [_row(cells) for cells in events.rows if cells],
    }
