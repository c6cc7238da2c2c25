"""What is read from a generated filing equals what was written, field by field.

Where the real filings are absent this is the proof of the reading; where they are present it covers the
combinations that no filing at hand has.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.records import ParsedFiling, ReadingState
from govtrades_desktop.parse.entry import parse_document
from tests.filings.folder import MadeFilings
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.page_flow import lay_out
from tests.filings.specs import (
    SWAPPED_BOLD,
    SWAPPED_REGULAR,
    PageItems,
    PtrSpec,
    RowSpec,
    TextItem,
    VehicleSpec,
)
from tests.filings.truth import BANDS, expected_filing, expected_rows

# Layout 1's text layer has lost the case of these: they are compared without it.
CASELESS = {
    "asset",
    "description",
    "subholding_of",
    "location",
    "comment",
    "filer",
    "filer_status",
    "comments",
}
# The parser reads them beside what the page prints; their own tests are elsewhere.
BESIDE = {"option", "bond", "received_asset", "received_ticker", "page", "box", "more_places"}


def read(spec: PtrSpec) -> ParsedFiling:
    filing = parse_document("house_ptr", ptr_pdf(spec), doc_id=spec.doc_id)
    assert isinstance(filing, ParsedFiling)
    return filing


def same(spec: PtrSpec, name: str, got: Any, told: Any) -> bool:
    if spec.layout == 1 and name in CASELESS and got is not None and told is not None:
        return str(got).casefold() == str(told).casefold()
    return bool(got == told)


def assert_read_as_written(spec: PtrSpec) -> ParsedFiling:
    """Read the filing that `spec` draws, and compare every field of every row and of the filing."""
    filing = read(spec)
    assert filing.state is ReadingState.READ, filing.reason
    rows = expected_rows(spec)
    wrong = []
    for row, transaction in zip(rows, filing.transactions, strict=False):
        for field in dataclasses.fields(transaction):
            if field.name not in set(row) | BESIDE:  # no column of the House form
                assert getattr(transaction, field.name) == field.default, field.name
        for name, told in row.items():
            got = getattr(transaction, name)
            if not same(spec, name, got, told):
                wrong.append((row["line"], name, got, told))
    told = expected_filing(spec)
    vehicles = [(v.name, v.owner, v.location) for v in filing.vehicles]
    for name, value in told.items():
        got = vehicles if name == "vehicles" else getattr(filing, name)
        if name == "vehicles" and spec.layout == 1:
            got, value = ([tuple((p or "").casefold() for p in v) for v in side] for side in (got, value))
        if not same(spec, name, got, value):
            wrong.append((None, name, got, value))
    assert not wrong, wrong
    assert len(filing.transactions) == len(rows)
    assert filing.pages == len(lay_out(spec))
    return filing


def doubts(filing: ParsedFiling) -> set[str]:
    """Return the codes of the findings, but for the word that the second witness agrees."""
    return {finding.code for finding in filing.findings} - {"witness_agrees"}


PLAIN = RowSpec("Acme Widgets, Inc. - Common Stock (ACMW)", "ACMW")
LONG = RowSpec(
    "Halyard Shipping Group Limited American Depositary Shares each representing eight Ordinary Shares "
    "of the Company (HSGL)",
    "HSGL",
    amount="$1,000,001 - $5,000,000",
)
FULL = RowSpec(
    "Borealis Mining Corp. Class B (BRM.B)",
    "BRM.B",
    owner="JT",
    type="S (partial)",
    cap_gains=True,
    subholding_of="Quill Family Trust > Quill Holdings LLC",
    location="Nowhere, US",
    description="Sold in two lots, as the adviser\u2019s letter \u2013 on file \u2013 tells.",
    comment="See the letter.",
)
CODE_ALONE = RowSpec("Acme Widgets Limited (ACMW)", "ACMW")  # in `NARROW` its code stands on the next line
NARROW = (74, 52, 195, 86, 73, 86, 103, 69)


def spec_of(*rows: RowSpec, **more: Any) -> PtrSpec:
    return PtrSpec("20097001", rows=rows, **more)


ODDITIES: dict[str, PtrSpec] = {
    "one plain row": spec_of(PLAIN),
    "all sub-lines": spec_of(FULL, PLAIN),
    "long asset over many lines": spec_of(LONG, PLAIN),
    "every band": spec_of(*(replace(PLAIN, amount=band) for band in BANDS)),
    "every band in a narrow column": spec_of(
        *(replace(PLAIN, amount=band) for band in BANDS), columns=NARROW
    ),
    "exact amounts": spec_of(
        *(replace(PLAIN, amount=a) for a in ("$9.00", "$224.00", "$800.00", "$1,234.56"))
    ),
    "every type": spec_of(*(replace(PLAIN, type=kind) for kind in ("P", "S", "S (partial)", "E"))),
    "every owner": spec_of(*(replace(PLAIN, owner=owner) for owner in ("", "SP", "JT", "DC"))),
    "amended and deleted": spec_of(
        replace(PLAIN, row_id="2000115357", status="Amended"),
        replace(LONG, row_id="2000115358", status="Deleted", owner="SP"),
        PLAIN,
    ),
    "class shares and preferreds": spec_of(
        RowSpec("Kestrel Holdings Inc. New Common Stock (KST.B)", "KST.B"),
        RowSpec("Larch Financial Corp. 6.25% Series D (LRF$D)", "LRF$D"),
        RowSpec("Mica (M)", "M"),
        RowSpec("Nine Telephone Depositary Shares (T$A)", "T$A"),
    ),
    "brackets that are no ticker": spec_of(
        RowSpec("Osprey Growth Fund (THE)", None, "MF"),
        RowSpec("Palisade Exchange Co. (NASDAQ) (PLSD)", "PLSD"),
        RowSpec("State of Nowhere Rev 5% due 1/1/27 (123456AB7)", None, "GS"),
        RowSpec("Quartz Capital Partners IV, LP", None, "HN"),
    ),
    "tickers with other signs": spec_of(
        *(
            RowSpec(f"Sable Holdings ({sign})", ticker)
            for sign, ticker in {
                **{
                    "BRK/B": "BRK/B",
                    "BF-B": "BF-B",
                    "BAC^L": "BAC^L",
                    "BAC.PR.L": "BAC.PR.L",
                    "CBOE": "CBOE",
                },
                **{"9988.HK": "9988.HK", "NYSE: SBL": "SBL", "SBL:US": "SBL", "sbl": "SBL"},
            }.items()
        )
    ),
    "typed labels at a line's start": spec_of(
        replace(
            FULL,
            description="Sold in many lots and not in one go, by an adviser who was not asked. Under the "
            "trust: Location: not told. Comments: none. FILING STATUS: none.",
            comment="Sold in many lots and not in one go, by an adviser who was not asked at all. Under the "
            "COMMENTS: and LOCATION: see the letter.",
        ),
        PLAIN,
        vehicles=(VehicleSpec("Quill Trust", "SP"), VehicleSpec("Location: Trust", "SP", "US")),
    ),
    "assets that look like other things": spec_of(
        RowSpec("P 01/02/2025 Note of 03/04/2025", None, "CS"),
        RowSpec("$1,001 - $15,000 Fund", None, "OT"),
        RowSpec("SP 500 JT Fund (partial)", None, "OT"),
        RowSpec("Filing Status: None LLC", None, "HN"),
        RowSpec("Transactions", None, "OT"),
        RowSpec("gfedcb nmlkji [ST] Club", None, "HN"),
    ),
    "asset of a dozen lines": spec_of(
        replace(LONG, asset="Halyard Group Limited Notes of Series A " * 12 + "(HSGL)", break_after_line=7),
        PLAIN,
    ),
    "no code": spec_of(RowSpec("Ruby Road LLC", None, ""), PLAIN),
    "identical rows": spec_of(PLAIN, PLAIN, PLAIN),
    "notified before traded": spec_of(replace(PLAIN, notified_on=dt.date(2025, 2, 1))),
    "very late": spec_of(replace(PLAIN, traded_on=dt.date(2022, 6, 30))),
    "hyphen at a line end": spec_of(RowSpec("UNITED STATES TREAS SER AU-2026; 4.625% NTS", None, "GS")),
    "amount moves": spec_of(PLAIN, replace(PLAIN, amount="$100,001 - $250,000", break_after_line=1), FULL),
    "only the upper amount moves": spec_of(
        replace(CODE_ALONE, asset="Acme (ACMW)", amount="$100,001 - $250,000", break_after_line=1), PLAIN
    ),
    "only the code moves": spec_of(replace(CODE_ALONE, break_after_line=1), PLAIN, columns=NARROW),
    "asset tail moves, checked": spec_of(replace(LONG, type="S", cap_gains=True, break_after_line=2), PLAIN),
    "asset tail moves after one line": spec_of(replace(LONG, break_after_line=1), PLAIN),
    "a row starts a page": spec_of(PLAIN, replace(FULL, break_after_line=0)),
    "all sub-lines move": spec_of(replace(FULL, break_after_subline=0), PLAIN),
    "some sub-lines move": spec_of(replace(FULL, break_after_subline=2), PLAIN),
    "a description's tail moves": spec_of(
        replace(FULL, description="Words " * 40 + "end", break_after_subline=5), PLAIN
    ),
    "header with no row under it": spec_of(PLAIN, FULL, table_ends_with_page=True),
    "three broken rows on three pages": spec_of(
        *(replace(LONG, break_after_line=n, cap_gains=n == 2, type="S") for n in (1, 2, 3))
    ),
    "vehicles": spec_of(
        PLAIN,
        vehicles=(
            VehicleSpec("Quill Family Trust", "SP"),
            VehicleSpec("Quill Family Trust \u21d2 Quill Holdings LLC", "SP", "US"),
            VehicleSpec("Brokerage Account #2 (5)", "", "Nowhere, US", "Opened in May"),
            VehicleSpec("Joint Account (Old)", "JT"),
        ),
    ),
    "initial public offering": spec_of(PLAIN, is_ipo=True),
    "section comments": spec_of(PLAIN, comments="All decisions are delegated. " * 12 + "Filer\u2019s note."),
    "empty section comments": spec_of(PLAIN, comments=""),
    "comma in the name": spec_of(PLAIN, filer="Hon. Basil Thorn, Jr."),
    "no title": spec_of(PLAIN, filer="Delia Marrow", signature_gap=""),
    "accents": spec_of(PLAIN, filer="Mr. Zo\u00eb Andr\u00e9-Vel\u00e1zquez"),
    "former member": spec_of(PLAIN, status="Former Member", state_district="YY00"),
    "many pages": spec_of(*([PLAIN, FULL, LONG] * 25)),
}

# The doubts that are right; all the other oddities must be read without one.
CALLED_FOR: dict[str, set[str]] = {
    "no code": {"asset_type_missing"},
    "notified before traded": {"notified_before_traded"},
}


@pytest.mark.parametrize("layout", [1, 2])
@pytest.mark.parametrize("name", ODDITIES)
def test_every_oddity_is_read_as_written(name: str, layout: int) -> None:
    filing = assert_read_as_written(replace(ODDITIES[name], layout=layout))
    assert doubts(filing) == CALLED_FOR.get(name, set()), filing.findings


@pytest.mark.parametrize("regular", SWAPPED_REGULAR)
@pytest.mark.parametrize("bold", SWAPPED_BOLD)
def test_every_wrong_case_of_layout_1_is_read(regular: str, bold: str) -> None:
    """A ticker read as `gOOg` matches nothing, silently."""
    rows = (FULL, RowSpec("Gulf Lumber & Dredge, Inc. (GLUDB)", "GLUDB", "GS", subholding_of="BLUGD Ltd."))
    spec = spec_of(
        *rows, layout=1, swapped_regular=regular, swapped_bold=bold, state_district="GU01", comments="B"
    )
    assert_read_as_written(replace(spec, vehicles=(VehicleSpec("Big Dull Guild", "SP"),)))


@pytest.mark.parametrize("columns", [(54, 52, 212, 86, 75, 86, 104, 70), (77, 52, 195, 86, 73, 86, 100, 69)])
def test_columns_are_read_from_each_header(columns: tuple[int, ...]) -> None:
    amended = replace(PLAIN, row_id="2000115357" if columns[0] > 70 else "", status="Amended")
    assert_read_as_written(spec_of(FULL, LONG, amended, columns=columns))


@pytest.mark.parametrize("layout", [1, 2])
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_drawn_and_told(layout: int, degrees: int) -> None:
    """Turned by 180 degrees it was taken for another form; by 90, boxes marked other rows, without a word."""
    data = ptr_pdf(spec_of(FULL, replace(LONG, break_after_line=1), PLAIN, layout=layout))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    straight, turned = (parse_document("house_ptr", each) for each in (data, out.getvalue()))
    assert isinstance(straight, ParsedFiling)
    assert isinstance(turned, ParsedFiling)
    assert turned.transactions == straight.transactions
    assert doubts(turned) == {"page_turned"}


def test_a_vehicle_broken_across_pages_is_one_vehicle() -> None:
    """The vehicle loses its owner, and a nameless one appears, without a finding: silent."""
    name = (
        "Quill Family Trust for the Benefit of the Children and Grandchildren of Ada Quill and Basil Thorn, "
        "Jr. (Second Restated Trust)"
    )
    vehicles = (VehicleSpec("Brokerage", "SP"), VehicleSpec(name, "SP"), VehicleSpec("Z", "SP"))
    rows = (
        replace(PLAIN, asset="Acme (ACMW)", description="Held " * 24 + "Held"),
        *[replace(PLAIN, asset="B (ACMW)")] * 5,
    )
    spec = spec_of(*rows, vehicles=vehicles)
    starts = [next(item for item in page.items if isinstance(item, TextItem)).text for page in lay_out(spec)]
    assert starts[1] == "(Owner: SP)", "the page must end between the name and its owner"
    assert_read_as_written(spec)


@pytest.mark.parametrize("layout", [1, 2])
def test_a_heads_words_alone_on_a_line_of_the_comments_begin_no_section(layout: int) -> None:
    """The comments ended there, and what followed was taken for another section."""
    texts = (f"{'See the letter. ' * number}Transactions" for number in range(1, 40))
    specs = (spec_of(PLAIN, layout=layout, comments=f"{text} {'W' * 60} end") for text in texts)
    spec = next(
        spec
        for spec in specs
        if any(
            isinstance(item, TextItem) and item.style == "body" and item.text == "Transactions"
            for item in lay_out(spec)[0].items
        )
    )
    assert_read_as_written(spec)


def test_a_line_of_low_letters_alone_is_a_line() -> None:
    """PDFium joins a short line of low letters to the line below: the comment vanished, without a finding."""
    words = (
        "Sold in many lots over the whole of the year by an adviser who was not asked and did not ask us, nor"
    )
    spec = spec_of(replace(FULL, description=f"{words} our us"), layout=1)
    texts = [item.text for item in lay_out(spec)[0].items if isinstance(item, TextItem)]
    assert "us" in texts, "the last word must stand on a line of its own"
    assert_read_as_written(spec)


def test_a_folder_of_filings_is_read_as_it_was_made(made_filings: MadeFilings) -> None:
    states = {"read": ReadingState.READ, "paper": ReadingState.PAPER, "no_trades": ReadingState.NO_TRADES}
    for made in made_filings.ptrs():
        if made.path is None:
            continue
        filing = parse_document("house_ptr", made.path.read_bytes(), doc_id=made.doc_id)
        assert isinstance(filing, ParsedFiling)
        assert filing.state is states[made.state], (made.doc_id, filing.reason)
        assert (filing.reason is None) == (made.state == "read")
        if made.state == "read":
            assert made.spec is not None
            assert_read_as_written(made.spec)


# -- any filing at all ------------------------------------------------------------------------------------
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORD = st.builds(
    str.__add__,
    st.sampled_from(_CAPITALS + _CAPITALS.lower()),
    st.text(_CAPITALS + _CAPITALS.lower() + "0123456789.,&'/%\u2019\u2013", max_size=10),
) | st.sampled_from(["a", "us", "on", "see", "zen"])
_WORDS = st.lists(_WORD, min_size=1, max_size=14).map(" ".join)
_TICKER = st.from_regex(r"\A[A-Z]{1,5}([.$][A-Z])?\Z").filter(
    lambda t: t not in {"THE", "NYSE", "OTC", "AMEX"}
)
_DATE = st.dates(dt.date(2012, 1, 1), dt.date(2026, 6, 30))
_EXACT = st.integers(1, 99_999_999).map(lambda cents: f"${cents / 100:,.2f}")


@st.composite
def row_specs(draw: st.DrawFn) -> RowSpec:
    name, ticker = draw(_WORDS), draw(st.none() | _TICKER)
    code = draw(st.sampled_from(["ST", "OP", "EF"] if ticker else ["GS", "CS", "HN", "OT", "PS", "CT"]))
    is_changed = draw(st.booleans())
    return RowSpec(
        f"{name} ({ticker})" if ticker else name,
        ticker,
        code,
        type=draw(st.sampled_from(["P", "S", "S (partial)", "E"])),
        traded_on=draw(_DATE),
        notified_on=draw(_DATE),
        amount=draw(st.sampled_from(list(BANDS)) | _EXACT),
        owner=draw(st.sampled_from(["", "SP", "JT", "DC"])),
        cap_gains=draw(st.booleans()),
        status=draw(st.sampled_from(["Amended", "Deleted"])) if is_changed else "New",
        row_id=draw(st.from_regex(r"\A2000[0-9]{6}\Z")) if is_changed else "",
        subholding_of=draw(st.none() | _WORDS),
        location=draw(st.none() | _WORDS),
        description=draw(st.none() | _WORDS),
        comment=draw(st.none() | _WORDS),
    )


def _break_pages(draw: st.DrawFn, rows: list[RowSpec]) -> tuple[RowSpec, ...]:
    """End pages in at most every fifth row: no real page is all but empty (see `RowSpec`)."""
    broken = list(rows)
    for number in range(draw(st.integers(0, 4)), len(rows) - 2, 5):
        if draw(st.booleans()):
            broken[number] = replace(rows[number], break_after_line=draw(st.integers(0, 3)))
        else:
            broken[number] = replace(rows[number], break_after_subline=draw(st.integers(0, 4)))
    return tuple(broken)


@st.composite
def ptr_specs(draw: st.DrawFn) -> PtrSpec:
    asset, amount = draw(st.integers(185, 196)), draw(st.integers(97, 105))
    return PtrSpec(
        draw(st.from_regex(r"\A20[0-9]{6}\Z")),
        filer=draw(st.sampled_from(["Hon. ", "Mr. ", ""])) + draw(_WORD) + " " + draw(_WORD),
        state_district=draw(st.from_regex(r"\A[A-Z]{2}[0-9]{2}\Z")),
        signed_on=draw(_DATE),
        rows=_break_pages(draw, draw(st.lists(row_specs(), min_size=1, max_size=12))),
        layout=draw(st.sampled_from([1, 2])),
        vehicles=tuple(VehicleSpec(name, "SP") for name in draw(st.lists(_WORDS, max_size=3))),
        is_ipo=draw(st.booleans()),
        columns=(80, 52, asset, 86, 73, 86, amount, 738 - 377 - asset - amount),
        table_ends_with_page=draw(st.booleans()),
    )


@given(ptr_specs())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # to explain takes minutes here
)
def test_any_filing_is_read_as_written(spec: PtrSpec) -> None:
    assume(all(_lines_under_header(page) > 3 for page in lay_out(spec) if page.has_header))
    assert_read_as_written(spec)


def _lines_under_header(page: PageItems) -> int:
    """Count lines: PDFium takes a page of a header and a line or two for vertical writing (none is real)."""
    return len({item.y for item in page.items if isinstance(item, TextItem) and item.y > 116})
