"""From what a person types to an edit that makes sense: checked against the data, in words where it does not.

Looks and refuses; the one who asks hands the edit to `store.user_data.UserStore.set`.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from govtrades_desktop.core.amounts import parse_amount
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.derive.service_columns import read_service
from govtrades_desktop.query.edits import FiledFiling, find_filed, source_value
from govtrades_desktop.query.overlay import chambers_on
from govtrades_desktop.store.connection import Reader
from govtrades_desktop.store.user_data import Edit, EditField, Value

MAX_AMOUNT_USD = 100_000_000_000
"""More than any official ever disclosed, by far: beyond it a figure is a slip of the hand."""
MAX_TEXT = 10_000
"""Characters of a note or a comment."""


def check_official(reader: Reader, filing: FiledFiling, bioguide: str, comment: str = "") -> Edit:
    """Return the edit that names the filer of a whole filing.

    Raises:
        UserInputError: no official has this id.
    """
    wanted = bioguide.strip().upper()
    if not reader.value("SELECT 1 FROM official WHERE bioguide = ?", (wanted,)):
        raise UserInputError(
            f"No official has the bioguide id {bioguide!r}.",
            hint="It is a letter and six digits, as P000197; an official's page shows it.",
        )
    return _edit(filing, None, EditField.OFFICIAL, wanted, comment)


def other_chamber(reader: Reader, filing: FiledFiling, bioguide: str) -> str | None:
    """Return in a sentence that an official did not serve in a filing's chamber when it was filed, or None.

    It is no mistake by itself, and may be one: whoever sets the filer is told.
    """
    chamber, filed_on, year = reader.rows(
        "SELECT source, filed_on, year FROM filing WHERE id = ?", (filing.filing_id,)
    )[0]
    service = read_service(reader, (bioguide,))
    if bioguide not in service.officials or chamber not in _CHAMBERS:
        return None
    official, seats = service.officials[bioguide], service.seats.get(bioguide, ())
    day = dt.date.fromisoformat(filed_on) if filed_on else dt.date(year, 12, 31)
    served = chambers_on(official, seats, day)
    if chamber in served:
        return None
    # of members before the record of seats no days are known
    if not served and any(term.chamber == chamber and term.start_on is None for term in official.terms):
        return None
    name = official.full_name or bioguide
    was = f"but in the {_CHAMBERS[next(iter(served))]}" if served else "nor in the other chamber"
    return (
        f"{name} did not serve in the {_CHAMBERS[chamber]} on {day}, {was}; this is a report of that chamber."
    )


_CHAMBERS = {"house": "House", "senate": "Senate"}


def check_security(
    reader: Reader, filing: FiledFiling, line: int | None, wanted: str, comment: str = ""
) -> Edit:
    """Return the edit that says what a row's asset is.

    `wanted` is a security's key, or a ticker that stands for one security: today's, or else one it had.

    Raises:
        UserInputError: no such line; no security, or several, go by that name.
    """
    _check_line(filing, line, EditField.SECURITY)
    return _edit(filing, line, EditField.SECURITY, find_security(reader, wanted), comment)


def find_security(reader: Reader, wanted: str) -> str:
    """Return the key of the one security that a key or a ticker names.

    Raises:
        UserInputError: none, or several; these are listed.
    """
    text = wanted.strip()
    exact = reader.value("SELECT key FROM security WHERE key = ? COLLATE NOCASE", (text,))
    if exact is not None:
        return str(exact)
    ticker = text.upper()
    for statement in (
        "SELECT key, name FROM security WHERE ticker = ? ORDER BY key",
        "SELECT DISTINCT s.key, s.name FROM security_ticker t JOIN security s ON s.key = t.security_key"
        " WHERE t.ticker = ? ORDER BY s.key",
    ):
        found = reader.rows(statement, (ticker,))
        if len(found) == 1:
            return str(found[0][0])
        if found:
            listed = ", ".join(f"{key} ({name})" for key, name in found[:8])
            raise UserInputError(
                f"{ticker} stood for {len(found)} securities.", hint=f"Give the key of one: {listed}."
            )
    raise UserInputError(
        f"No security has the key or the ticker {wanted!r}.", hint="A security's page shows its key."
    )


def check_amount(filing: FiledFiling, line: int | None, text: str, comment: str = "") -> Edit:
    """Return the edit that sets a row's band: "1001-15000", "$1,001 - $15,000", "50000001+", "224".

    One figure alone is an exact amount; a figure with a plus, or "over X" as the forms print it, has no upper
    end.

    Raises:
        UserInputError: no such line, or no sensible amount.
    """
    _check_line(filing, line, EditField.AMOUNT)
    low, high = read_amount(text)
    return _edit(filing, line, EditField.AMOUNT, (low, high), comment)


def read_amount(text: str) -> tuple[int, int | None]:
    """Return the ends of an amount that a person typed, in whole US dollars; no upper end is None.

    Raises:
        UserInputError: with what is wrong.
    """
    plain = " ".join(text.replace("\u2013", "-").split())
    if plain.startswith("-") or re.search(r"-\s*\$?-", plain):
        raise UserInputError(f"An amount cannot be negative: {text!r}.")
    if re.fullmatch(r"\$?[\d,]+\s*(?:\+|-)", plain):
        low, high = _whole(plain), None
    else:
        parts = [part.strip() for part in plain.split("-")]
        if len(parts) == 2 and all(re.fullmatch(r"\$?[\d,]+", part) for part in parts):
            low, high = _whole(parts[0]), _whole(parts[1])
        else:
            low, high = _printed(plain, text)
    if high is not None and low > high:
        raise UserInputError(f"The lower end ${low:,} is above the upper end ${high:,}.")
    if low == 0 and high in (0, None):
        raise UserInputError(f"An amount of nothing is no trade: {text!r}.")
    if max(low, high or 0) > MAX_AMOUNT_USD:
        raise UserInputError(
            f"${max(low, high or 0):,} is more than anybody disclosed: a slip of the hand?",
            hint=f"At most ${MAX_AMOUNT_USD:,}.",
        )
    return low, high


def _printed(plain: str, text: str) -> tuple[int, int | None]:
    if re.fullmatch(r"\$?[\d,]+(?:\.\d\d?)?", plain):
        figure = Decimal(re.sub(r"[$,]", "", plain) or "0")
        if figure != figure.to_integral_value():
            raise UserInputError(f"Give whole dollars: {text!r}.")
        return int(figure), int(figure)
    try:
        amount = parse_amount(plain)
    except ValueError as error:
        raise UserInputError(
            f"{text!r} is no amount.", hint="Write 1001-15000, or 50000001+ where there is no upper end."
        ) from error
    return amount.low_usd, amount.high_usd


def _whole(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    if not digits:
        raise UserInputError(f"{text!r} is no amount.")
    return int(digits[:20])


def check_note(filing: FiledFiling, line: int | None, text: str, comment: str = "") -> Edit:
    """Return the edit that puts a note on a row, or on the whole filing where `line` is None.

    Raises:
        UserInputError: no such line; an empty or an endless text.
    """
    if line is not None:
        _check_line(filing, line, EditField.NOTE)
    note = text.strip()
    if not note:
        raise UserInputError("An empty note says nothing.", hint="To take a note away, undo it.")
    return _edit(filing, line, EditField.NOTE, _sized(note, "note"), comment)


def find_filing(reader: Reader, doc_id: str, source: str | None = None) -> FiledFiling:
    """Return the one filing of that id.

    Raises:
        UserInputError: none, or one of each source.
    """
    found = find_filed(reader, doc_id.strip(), source)
    if len(found) == 1:
        return found[0]
    where = f" of the source {source}" if source else ""
    if not found:
        raise UserInputError(
            f"The ledger has no filing {doc_id!r}{where}.", hint="`govtrades search` prints a row's doc_id."
        )
    raise UserInputError(
        f"Filing {doc_id!r} is in {len(found)} sources.",
        hint=f"Say which with --source: {', '.join(one.source for one in found)}.",
    )


def _check_line(filing: FiledFiling, line: int | None, field: EditField) -> None:
    if line is None:
        raise UserInputError(
            f"The {field.value} belongs to one row: which line?",
            hint=f"Filing {filing.doc_id} has {_lines(filing)}: add --line.",
        )
    if line not in filing.rows:
        raise UserInputError(f"Filing {filing.doc_id} has no line {line}.", hint=f"It has {_lines(filing)}.")


def _lines(filing: FiledFiling) -> str:
    lines = sorted(filing.rows)
    if not lines:
        return "no rows that were read"
    if len(lines) == 1:
        return f"line {lines[0]}"
    is_whole = lines == list(range(lines[0], lines[-1] + 1))
    listed = f"{lines[0]} to {lines[-1]}" if is_whole else ", ".join(map(str, lines[:30]))
    return f"lines {listed}"


def _sized(text: str, name: str) -> str:
    if len(text) > MAX_TEXT:
        raise UserInputError(f"A {name} has at most {MAX_TEXT:,} characters; this one has {len(text):,}.")
    return text


def _edit(filing: FiledFiling, line: int | None, field: EditField, value: Value, comment: str) -> Edit:
    return Edit(
        source=filing.source,
        doc_id=filing.doc_id,
        line=line,
        field=field,
        value=value,
        was=source_value(filing, line, field),
        of_row=None if line is None else filing.rows[line].facts,
        comment=_sized(comment.strip(), "comment"),
    )
