"""The search grammar: what each text finds, what is refused and where, and that no string crashes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import FilingStatus, Finding, Owner, TransactionType
from govtrades_desktop.query.filings import find_filings, load_filings
from govtrades_desktop.query.grammar import field_text, parse
from govtrades_desktop.query.grammar.keys import FILING_KEYS, TRADE_KEYS
from govtrades_desktop.query.grammar.tree import And, Field, Not, Or, Word
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing
from tests.query.identity_factory import add_reference
from tests.store.factory import NOW, list_one, make_document, make_parsed, make_ref
from tests.store.factory import make_transaction as row

D = dt.date
CHUCK = 'Fleischmann, Charles J. "Chuck"'


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Six trades in two filings, and a filing of another type; the table below names them by line."""
    folder: Path = tmp_path_factory.mktemp("six")
    with open_store(folder / "g.sqlite") as store:
        add_reference(store)
        first = make_ref("20000001", filed_on=D(2025, 5, 16))
        second = make_ref(
            "9000002",
            first='Charles J. "Chuck"',
            last="Fleischmann",
            state_district="TN03",
            filed_on=D(2024, 1, 31),
        )
        other = make_ref(
            "10000003", filing_type="C", kind=None, first="Nydia M.", last="Velázquez", state_district="NY07"
        )
        list_one(store, first, second, other)
        for filing_id, rows in (
            (
                1,
                (
                    row(1, traded_on=D(2025, 4, 10), owner=Owner.SPOUSE),
                    row(2, traded_on=D(2025, 3, 1), asset="NVIDIA Corporation", ticker="NVDA",
                        type=TransactionType.SALE, amount_low_usd=50001, amount_high_usd=100000,
                        owner=Owner.SELF, cap_gains_over_200=True),
                    row(3, traded_on=D(2024, 12, 31), asset="Hartford Insurance", ticker="HIG",
                        type=TransactionType.PARTIAL_SALE, amount_low_usd=50000001, amount_high_usd=None,
                        owner=Owner.JOINT, filing_status=FilingStatus.AMENDED),
                ),
            ),
            (
                2,
                (
                    row(4, traded_on=D(2023, 12, 17), asset="Ford Motor Company", ticker="F",
                        type=TransactionType.EXCHANGE, owner=Owner.DEPENDENT_CHILD, notified_on=None),
                    row(5, traded_on=D(2024, 2, 1), asset="Microsoft - Put", ticker="MSFT", asset_type="OP",
                        amount_low_usd=15001, amount_high_usd=50000),
                    row(6, traded_on=None, asset="US Treasury Bill 2025", ticker=None, asset_type="GS",
                        amount_low_usd=None, amount_high_usd=None),
                ),
            ),
        ):  # fmt: skip
            ingest_document(store, filing_id, make_document(f"{filing_id:064x}"))
            doubts = (Finding("odd", "Odd.", 1, 5),) if filing_id == 2 else ()
            ingest_filing(store, filing_id, make_parsed(*rows, findings=doubts), read_at=NOW)
    with Library(folder / "g.sqlite", folder / "derived") as library:
        yield library


ALL = {1, 2, 3, 4, 5, 6}
FOUND = [
    ("", ALL),
    ("   ", ALL),
    ("pelosi", {1, 2, 3}),
    ("PELOSI nvda", {2}),
    ("nvda pelosi", {2}),
    ("pelosi AND nvda", {2}),
    ("losi", {1, 2, 3}),
    ("ford", {3, 4}),
    ('"ford"', {4}),
    ("\u201cford motor\u201d", {4}),
    ('"motor ford"', set()),
    ("official:pelosi ticker:NVDA", {2}),
    ("ticker:nvda", {2}),
    ("ticker:NVD", set()),
    ("ticker:NVDA|HIG", {2, 3}),
    ("ticker:NVDA,HIG", {2, 3}),
    ("TICKER:nvda", {2}),
    ("type:buy", {1, 5, 6}),
    ("type:sell", {2, 3}),
    ("type:partial", {3}),
    ("type:full", {2}),
    ("type:exchange", {4}),
    ("type:sell|exchange", {2, 3, 4}),
    ("-type:sell", {1, 4, 5, 6}),
    ("--type:sell", {2, 3}),
    ("owner:spouse", {1, 5, 6}),
    ("owner:self", {2}),
    ("owner:jt|dc", {3, 4}),
    ("asset:option", {5}),
    ("asset:bond", {6}),
    ("asset:stock", {1, 2, 3, 4}),
    ("asset:treasury", {6}),
    ('asset:"option"', set()),
    ("code:op", {5}),
    ("amount:>=50k", {2, 3}),
    ("amount:>50001", {3}),
    ("amount:>=$50,001", {2, 3}),
    ("amount:<=15000", {1, 4}),
    ("amount:<15k", set()),
    ("amount:15k..100k", {2, 5}),
    ("amount:1,001..15,000", {1, 4}),
    ("amount:20000", {5}),
    ("amount:60m", {3}),
    ("amount:1.5k", {1, 4}),
    ("-amount:>0", {6}),
    ("traded:2024", {3, 5}),
    ("traded:2024..2025-03", {2, 3, 5}),
    ("traded:..2023", {4}),
    ("traded:2025-03..", {1, 2}),
    ("traded:>2024", {1, 2}),
    ("traded:>=2024-12-31", {1, 2, 3}),
    ("traded:<2024", {4}),
    ("traded:<=2024-02", {4, 5}),
    ("filed:<2025", {4, 5, 6}),
    ("filed:2025-05-16", {1, 2, 3}),
    ("notified:2025-04-12", {1, 2, 3, 5, 6}),
    ("2025-05-16", {1, 2, 3}),
    ("05/16/2025", {1, 2, 3}),
    ("filed:5/16/2025", {1, 2, 3}),
    ("2025-03", {2}),
    ("2024", {3, 4, 5, 6}),
    ("2025-04-10", {1}),
    ('"2025"', {6}),
    ("lag:>45", {2, 3}),
    ("lag:45", {4}),
    ("lag:30..45", {1, 4}),
    ("lag:-1", {5}),
    ("lag:<0", {5}),
    ("late:yes", {2, 3}),
    ("late:no", {1, 4, 5}),
    ("gains:yes", {2}),
    ("status:amended", {3}),
    ("doubt:yes", {5}),
    ("state:ca", {1, 2, 3}),
    ("district:TN03", {4, 5, 6}),
    ("chamber:house", ALL),
    ("chamber:senate", set()),
    ("source:house", ALL),
    ("source:paper", set()),
    ("source:electronic", ALL),
    ("reading:read", ALL),
    ("doc:9000002", {4, 5, 6}),
    ("year:2025", ALL),
    ("year:>2025", set()),
    ("pelosi OR ford", {1, 2, 3, 4}),
    ("pelosi nvda OR ford motor", {2, 4}),
    ("pelosi (nvda OR hig)", {2, 3}),
    ("-(pelosi OR ford)", {5, 6}),
    ("pelosi -nvda -hig", {1}),
    ("chuck", {4, 5, 6}),
    (field_text("official", CHUCK), {4, 5, 6}),
    ('official:="pelosi, nancy"', {1, 2, 3}),
    ('official:="pelosi"', set()),
    ("official:=Pelosi", set()),
    ("$NVDA", {2}),  # as in posts and news
    ("ticker:$nvda", {2}),
    ("ticker:(NVDA OR HIG)", {2, 3}),
    ("-ticker:(NVDA OR HIG)", {1, 4, 5, 6}),
    ("pelosi ticker:(nvda|hig)", {2, 3}),
    ('official:("nancy" OR ="Fleischmann")', {1, 2, 3}),
    ("asset:(hartford insurance)", {3}),
    ("amount:(<=15k OR >=10m)", {1, 3, 4}),
    ("state:california", {1, 2, 3}),
    ("state:Tennessee|CA", ALL),
    ('state:"New York"', set()),
    ("state:new-york", set()),
    ("district:CA-11", {1, 2, 3}),
    ("district:tn-3", {4, 5, 6}),
    ("district:AK-AL", set()),
    ("district:TN", {4, 5, 6}),
    ("CA-11", {1, 2, 3}),  # as the column of seats shows it
    ("or", {2, 3, 4}),  # a word by part, not the sign: cORpORation, hartfORd, fORd
]


@pytest.mark.parametrize(("text", "lines"), FOUND, ids=[text or "empty" for text, _ in FOUND])
def test_what_a_text_finds(six: Library, text: str, lines: set[int]) -> None:
    rows = load_rows(six, find_trades(six, text))
    assert {one.line for one in rows} == lines


REFUSED = [
    ("colour:red", 0, 7, "no key colour"),
    ("pelosi colour:red", 7, 7, "no key colour"),
    ("tiker:NVDA", 0, 6, "no key tiker"),
    ("type:bought", 5, 6, "'bought'"),
    ("type:buy|bought", 9, 6, "'bought'"),
    ("type:>buy", 5, 4, "no order"),
    ("type:", 0, 5, "value is missing"),
    ("type: buy", 0, 5, "value is missing"),
    ("type:buy|", 9, 1, "value is missing"),
    ("traded:soon", 7, 4, "'soon'"),
    ("traded:2025-13", 7, 7, "'2025-13'"),
    ("traded:2025..2024", 7, 10, "backwards"),
    ("traded:..", 7, 2, "no range"),
    ("traded:>2024..2025", 7, 11, "no range"),
    ("amount:lots", 7, 4, "'lots'"),
    ("lag:30d", 4, 3, "'30d'"),
    ("late:maybe", 5, 5, "'maybe'"),
    ('"nvda', 0, 5, "never closed"),
    ('official:"nvda', 9, 5, "never closed"),
    ('""', 0, 2, "nothing between"),
    ("(nvda", 0, 1, "never closed"),
    ("nvda)", 4, 1, "closes nothing"),
    ("()", 0, 2, "nothing between"),
    ("nvda OR", 5, 2, "missing after"),
    ("OR nvda", 0, 2, "missing before"),
    ("-", 0, 1, "stands alone"),
    ("a - b", 2, 1, "stands alone"),
    ("party:tories", 6, 6, "no party"),
    ("committee:HSXX", 10, 4, "No committee"),
    ('pelosi committee:="Ways"', 17, 7, "No committee"),
    ("class:shares", 6, 6, "'shares'"),
    ("unresolved:everything", 11, 10, "'everything'"),
    ("sector:>Energy", 7, 7, "no order"),
    ("nvda owner:nobody", 11, 6, "'nobody'"),
    ("asset:(", 6, 1, "never closed"),
    ("ticker:(NVDA OR AMD", 7, 1, "never closed"),
    ("ticker:()", 7, 2, "nothing between"),
    ("ticker:(NVDA OR owner:self)", 16, 6, "in the parenthesis of ticker:"),
    ("late:maybe", 5, 5, "behind late:"),
    ("traded:soon", 7, 4, "behind traded:"),
    ("type:>buy", 5, 4, "type: has no order"),
    ("state:zz", 6, 2, "no state"),
    ("district:11", 9, 2, "no district"),
    ("ticker :nvda", 0, 12, "blank stands between"),
]


@pytest.mark.parametrize(("text", "position", "length", "words"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_is_refused_and_where(six: Library, text: str, position: int, length: int, words: str) -> None:
    with pytest.raises(UserInputError) as caught:
        find_trades(six, text)
    error = caught.value
    assert words in error.message
    assert (error.context["position"], error.context["length"]) == (position, length)


def test_a_wrong_key_is_told_the_right_one(six: Library) -> None:
    with pytest.raises(UserInputError) as caught:
        find_trades(six, "tiker:NVDA")
    assert "ticker:" in caught.value.hint


def test_near_states_are_offered_and_a_blank_is_taken_out(six: Library) -> None:
    """`state:california` and `state:zz` found nothing, and did not say that they are no codes."""
    for text, told in (("state:califrnia", "CA (California)"), ("state:new", "NY (New York)")):
        with pytest.raises(UserInputError) as caught:
            find_trades(six, text)
        assert told in caught.value.hint
    with pytest.raises(UserInputError) as caught:
        find_trades(six, "pelosi ticker :nvda")
    assert "ticker:nvda" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("type:x", "buy, sell, full, partial, exchange"),
        ("owner:x", "self, spouse, joint, child"),
        ("reading:x", ", ".join(TRADE_KEYS["reading"].words)),
        ("source:x", "house, senate, oge, paper, electronic"),
    ],
)
def test_each_known_word_is_told_once_by_its_main_name(six: Library, text: str, known: str) -> None:
    """`reading:x` told not-fetched and not_fetched, `type:x` buy and purchase: one thing as two."""
    with pytest.raises(UserInputError) as caught:
        find_trades(six, text)
    assert caught.value.hint == f"Known: {known}."
    assert not any("_" in word for word in TRADE_KEYS["reading"].words)
    assert TRADE_KEYS["type"].words == ("buy", "sell", "full", "partial", "exchange")


def test_alternatives_in_a_parenthesis_are_one_field_as_with_strokes() -> None:
    node = parse("ticker:(NVDA OR AMD)")
    assert isinstance(node, Field) and [value.text for value in node.values] == ["NVDA", "AMD"]
    assert (node.span.start, node.span.length) == (0, 20)


def test_a_wrong_value_is_told_even_where_nothing_is_left_to_find(six: Library) -> None:
    with pytest.raises(UserInputError):
        find_trades(six, "nobodyatall owner:nobody")


_PIECES = st.one_of(
    st.sampled_from(
        ["(", ")", "-", '"', "OR", "AND", " ", ":", "..", ">=", "<", "=", "|", ",", "type:", "amount:",
         "traded:", "lag:", "official:", "\u201c", "2025", "2025-13-99", "1e9", "50k", "$", "9" * 40, "\x00",
         "\u0661", "NVDA"]
    ),
    st.text(max_size=4),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join)))
def test_any_string_gives_rows_or_a_placed_error(six: Library, text: str) -> None:
    for find in (find_trades, find_filings):
        try:
            find(six, text)
        except UserInputError as error:
            assert 0 <= error.context["position"] <= len(text)
            assert error.context["length"] >= 1 and error.message


@pytest.mark.parametrize(
    "text", ["(" * 3000, "-" * 3999 + "a", "(" * 39 + "a" + ")" * 39, "x" * 4001, "a OR " * 700 + "a"]
)
def test_deep_and_long_texts_end(six: Library, text: str) -> None:
    try:
        find_trades(six, text)
    except UserInputError as error:
        assert error.context["position"] <= len(text)


@settings(max_examples=100, deadline=None)
@given(
    name=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).filter(
        lambda one: one.strip()
    )
)
def test_the_text_of_a_link_is_one_field_with_exactly_that_value(name: str) -> None:
    tree = parse(field_text("official", name))
    assert isinstance(tree, Field) and tree.values[0].text == name and tree.values[0].op == "="


def test_each_part_of_the_tree_knows_its_place() -> None:
    text = 'pelosi -(type:buy OR "x y")'
    tree = parse(text)
    assert isinstance(tree, And)
    word, negation = tree.parts
    assert isinstance(word, Word) and text[word.span.start : word.span.end] == "pelosi"
    assert isinstance(negation, Not) and text[negation.span.start : negation.span.end].startswith("-(type")
    assert isinstance(negation.part, Or)
    assert [text[one.span.start : one.span.end] for one in negation.part.parts] == ["type:buy", '"x y"']


def test_every_key_answers_and_helps(six: Library) -> None:
    """The help of each key names an example that works: documentation that cannot rot."""
    for keys, find in ((TRADE_KEYS, find_trades), (FILING_KEYS, find_filings)):
        for key in keys.values():
            example = key.help.split(": ", 1)[-1] if ": " in key.help else key.help
            for text in example.split(", "):
                assert text.startswith(f"{key.name}:"), key.help
                find(six, text)
            for word in key.words:
                find(six, f"{key.name}:{word}")


def test_filings_by_the_same_grammar(six: Library) -> None:
    def found(text: str, **filters: object) -> list[str]:
        return [one.doc_id for one in load_filings(six, find_filings(six, text, **filters))]  # type: ignore[arg-type]

    assert found("") == ["20000001", "10000003", "9000002"]
    assert found("velazquez") == ["10000003"]
    assert found("type:C") == ["10000003"] and found("", filing_type="P") == ["20000001", "9000002"]
    assert found("900000") == ["9000002"]
    assert found("2024-01") == ["9000002"]
    assert found("trades:3 doubt:yes") == ["9000002"]
    assert found("reading:not-fetched") == ["10000003"]
    assert found("", year=2024) == [] and found("", sort=("official",)) == ["9000002", "20000001", "10000003"]
    with pytest.raises(UserInputError, match="no key ticker"):
        found("ticker:NVDA")
