"""States and districts as people write them: "California", "CA", "VA-08", "AK-AL". Pure text, no table.

Codes of the Postal Service: the fifty states, the District, and the territories with a delegate in Congress.
"""

from __future__ import annotations

import difflib
import re

from govtrades_desktop.derive.folding import fold

STATES: dict[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida",
    "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
    "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "AS": "American Samoa", "GU": "Guam", "MP": "Northern Mariana Islands", "PR": "Puerto Rico",
    "VI": "Virgin Islands",
}  # fmt: skip

_SEAT = re.compile(r"([a-z]{2})-?(\d{1,2}|al)", re.IGNORECASE | re.ASCII)
_LIKE = 3


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


_CODES = {_letters(name): code for code, name in STATES.items()}


def state_code(text: str) -> str | None:
    """Return the code of a state's name or code, whatever its case, blanks and hyphens; None of no state."""
    letters = _letters(text)
    return letters.upper() if letters.upper() in STATES else _CODES.get(letters)


def near_states(text: str) -> tuple[str, ...]:
    """Return codes of states that a text may mean: names that begin so, else names like it."""
    letters = _letters(text)
    begun = [code for name, code in _CODES.items() if letters and name.startswith(letters)]
    if not begun:
        begun = [_CODES[name] for name in difflib.get_close_matches(letters, _CODES, n=_LIKE)]
    if not begun:
        begun = [code for code in STATES if letters[:1] and code.lower().startswith(letters[:1])]
    return tuple(begun)


def district_code(text: str) -> str | None:
    """Return a district as filings print it: "VA08" of `VA-08` or `va8`, "AK00" of `AK-AL`; else None.

    A state with one seat has the number 00 in the House's index, and "AL" (at large) elsewhere.
    """
    match = _SEAT.fullmatch(text.strip())
    if match is None or match[1].upper() not in STATES:
        return None
    number = match[2]
    return f"{match[1].upper()}{'00' if number.lower() == 'al' else number.zfill(2)}"


def seat_word(text: str) -> str | None:
    """Return the district that a plain word names in the form of the Seat column ("VA-08"), else None."""
    return district_code(text) if "-" in text else None
