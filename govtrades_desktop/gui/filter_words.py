"""Terms of a search in words a person says: "Party: Democrat", "Amount ≥ $50,000", "not Sales". Pure text.

What a value means is the grammar's; a value that no words are known for is shown as it was typed, never
hidden. Every text here may be a stranger's: it goes to widgets that take nothing for markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import match_words
from govtrades_desktop.query.grammar.edit import Term
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.grammar.places import district_code, state_code
from govtrades_desktop.query.grammar.tree import And, Field, Node, Not, Or, Value, Word
from govtrades_desktop.query.grammar.values import dollars

_DEEPEST = 3
_MONEY = ("amount",)
_DATES = ("traded", "filed", "disclosed", "notified", "first", "last")
_DAYS = ("lag",)

Names = Callable[[str, str], str | None]
"""From key and value to a name (of a committee, of an official), None where there is none."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("filter", words)


def _no_name(key: str, value: str) -> str | None:
    return None


def term_words(term: Term, table: str = "trades", names: Names = _no_name) -> str:
    """Return one term in words.

    Args:
        term: of `list_terms`.
        table: what is searched: in the ledger `type:P` is a kind of filing, not of trade.
        names: knows committees and officials.
    """
    words = _node_words(term.node, table, names, 0)
    if not term.is_negated:
        return words
    return _tr("not {words}").format(words=f"({words})" if isinstance(term.node, (And, Or)) else words)


def _node_words(node: Node, table: str, names: Names, depth: int) -> str:
    if isinstance(node, Word):
        return f"“{node.text}”" if node.is_quoted else node.text
    if isinstance(node, Field):
        return field_words(node, table, names)
    if depth >= _DEEPEST:
        return "…"
    if isinstance(node, Not):
        words = _node_words(node.part, table, names, depth + 1)
        inner = f"({words})" if isinstance(node.part, (And, Or)) else words
        return _tr("not {words}").format(words=inner)
    parts = []
    for part in node.parts:
        words = _node_words(part, table, names, depth + 1)
        parts.append(f"({words})" if isinstance(part, (And, Or)) else words)
    return (_tr(" or ") if isinstance(node, Or) else _tr(" and ")).join(parts)


def key_word(key: str) -> str:
    """Return a key of the grammar in words; an unknown one as it is."""
    return {
        "official": _tr("Official"),
        "bioguide": _tr("Official"),
        "party": _tr("Party"),
        "role": _tr("Role"),
        "edited": _tr("Corrected by you"),
        "note": _tr("Your note"),
        "state": _tr("State"),
        "district": _tr("District"),
        "chamber": _tr("Chamber"),
        "source": _tr("Source"),
        "filed": _tr("Filed"),
        "disclosed": _tr("First disclosed"),
        "year": _tr("Index year"),
        "doc": _tr("Filing"),
        "reading": _tr("Reading"),
        "ticker": _tr("Ticker"),
        "security": _tr("Security"),
        "class": _tr("Class"),
        "sector": _tr("Sector"),
        "industry": _tr("Industry"),
        "committee": _tr("Committee"),
        "unresolved": _tr("Not found out"),
        "asset": _tr("Asset"),
        "code": _tr("Asset code"),
        "type": _tr("Type"),
        "owner": _tr("Owner"),
        "traded": _tr("Traded"),
        "notified": _tr("Notified"),
        "amount": _tr("Amount"),
        "lag": _tr("Lag"),
        "late": _tr("Late"),
        "gains": _tr("Gains over $200"),
        "status": _tr("Status"),
        "version": _tr("Versions"),
        "doubt": _tr("Read with a doubt"),
        "trades": _tr("Trades"),
        "purchases": _tr("Purchases"),
        "sales": _tr("Sales"),
        "filings": _tr("Filings"),
        "officials": _tr("Officials"),
        "serving": _tr("In office"),
        "first": _tr("First trade"),
        "last": _tr("Last trade"),
        "reason": _tr("Reason"),
        "cik": _tr("CIK"),
    }.get(key, key)


def value_word(key: str, value: str, table: str = "trades") -> str:
    """Return a value of a fixed list in words, or an empty text where the value says it itself."""
    plain = value.casefold()
    if key in ("class", "reading"):
        name = plain.replace("-", "_")
        words = show.asset_class(name) if key == "class" else show.state_word(name)
        return words if words != name else ""
    if key == "note":
        return _tr("any") if plain == "any" else ""
    if key == "type" and table == "filings":
        words = show.filing_type(value.upper())
        return words if words != value.upper() else ""
    known = _type_words() if key == "type" and table == "trades" else _words_of(key)
    return known.get(plain, "")


def _type_words() -> Mapping[str, str]:
    return {
        "buy": _tr("Purchases"),
        "purchase": _tr("Purchases"),
        "sell": _tr("Sales"),
        "sale": _tr("Sales"),
        "full": _tr("Full sales"),
        "partial": _tr("Partial sales"),
        "exchange": _tr("Exchanges"),
    }


def _words_of(key: str) -> Mapping[str, str]:
    if key == "party":
        names = {"d": "D", "r": "R", "i": "I", "l": "L"}
        letters = {**names, "democrat": "D", "democratic": "D", "republican": "R", "independent": "I"}
        return {word: show.party_word(letter) for word, letter in letters.items()}
    if key == "role":
        roles = ("member", "former_member", "candidate", "other")
        return {form: match_words.role_word(r) for r in roles for form in (r, r.replace("_", "-"))}
    return {
        "chamber": {
            "house": show.chamber_word("house"),
            "senate": show.chamber_word("senate"),
            "executive": _tr("Executive branch"),
        },
        "owner": {
            word: show.owner_word(owner)
            for word, owner in (
                ("self", "self"),
                ("spouse", "spouse"),
                ("sp", "spouse"),
                ("joint", "joint"),
                ("jt", "joint"),
                ("child", "dependent_child"),
                ("dc", "dependent_child"),
            )
        },
        "source": {
            "house": show.chamber_word("house"),
            "senate": show.chamber_word("senate"),
            "paper": _tr("paper"),
            "electronic": _tr("electronic"),
        },
        "version": {
            "all": _tr("with what amendments replaced"),
            "superseded": _tr("replaced by amendments"),
            "current": _tr("in force"),
        },
    }.get(key, {})


def choice_words(key: str, value: str, shown: str, label: str, table: str = "trades") -> tuple[str, str]:
    """Return one value in a list of its key's values in words, and what it is.

    Args:
        key: whose value it is.
        value: as it is written behind the colon.
        shown: what the data calls it.
        label: what it is, as the data says: a name, a seat.
        table: what is searched.
    """
    if words := value_word(key, shown, table):
        return words, label
    if shown.casefold() in ("yes", "no"):
        return (_tr("yes"), label) if shown.casefold() == "yes" else (_tr("no"), label)
    if key in (*_MONEY, *_DATES, *_DAYS):
        node = parse(f"{key}:{value}")
        assert isinstance(node, Field)
        return _ordered(key, node.values[0]), label if key in _DAYS else ""
    return shown, label


def field_words(field: Field, table: str = "trades", names: Names = _no_name) -> str:
    """Return `key:value` in words."""
    key = field.key
    if key == "type" and table == "trades":  # the words say themselves what they are of
        return _tr(" or ").join(value_word(key, one.text, table) or one.text for one in field.values)
    if len(field.values) == 1 and (yes_no := _yes_no(key, field.values[0])):
        return yes_no
    title = key_word(key)
    if all(one.op or one.high is not None for one in field.values) and key in (
        *_MONEY, *_DATES, *_DAYS, "year", "trades", "purchases", "sales", "filings", "officials", "cik",
    ):  # fmt: skip
        return _tr(" or ").join(f"{title} {_ordered(key, one)}" for one in field.values)
    values = [_plain(key, one, table, names) for one in field.values]
    return _tr("{key}: {values}").format(key=title, values=_tr(" or ").join(values))


def _yes_no(key: str, value: Value) -> str:
    is_yes = {"yes": True, "no": False}.get(value.text.casefold())
    if key not in ("late", "doubt", "edited", "serving", "gains") or is_yes is None or value.op:
        return ""
    return key_word(key) if is_yes else _tr("not {words}").format(words=key_word(key))


def _plain(key: str, value: Value, table: str, names: Names) -> str:
    text = names(key, value.text) or value_word(key, value.text, table)
    if text:
        return text
    if value.op or value.high is not None:
        return _ordered(key, value) if value.op != "=" else value.text
    if not value.is_quoted and not value.op and (place := _place(key, value.text)):
        return place
    if key in ("ticker", "district", "state"):
        return value.text.upper().removeprefix("$")
    return f"“{value.text}”" if value.is_quoted else _end(key, value.text)


def _place(key: str, text: str) -> str:
    """Return a state or a district as the columns show it, however it was typed."""
    if key == "state":
        return state_code(text) or ""
    code = district_code(text) if key == "district" else None
    if code is None:
        return ""
    return f"{code[:2]}-AL" if code.endswith("00") else show.seat(code)


def _ordered(key: str, value: Value) -> str:
    unit = _tr(" days") if key in _DAYS else ""
    if value.high is not None:
        if not value.text:
            return (
                f"≤ {_end(key, value.high)}{unit}"
                if key not in _DATES
                else _tr("until {day}").format(day=value.high)
            )
        if not value.high:
            return (
                f"≥ {_end(key, value.text)}{unit}"
                if key not in _DATES
                else _tr("from {day}").format(day=value.text)
            )
        return f"{_end(key, value.text)} – {_end(key, value.high)}{unit}"
    if key in _DATES:
        words = {
            "<": _tr("before {day}"),
            "<=": _tr("until {day}"),
            ">": _tr("after {day}"),
            ">=": _tr("from {day}"),
        }.get(value.op, "{day}")
        return words.format(day=value.text)
    sign = {"<=": "≤ ", ">=": "≥ ", "<": "< ", ">": "> "}.get(value.op, "")
    return f"{sign}{_end(key, value.text)}{unit}"


def _end(key: str, text: str) -> str:
    if key in _MONEY and (found := dollars(text)) is not None:
        return show.money(found[0])
    return text
