"""The table model and its columns, without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.gui.models.columns import SortTerm, sort_names, tsv
from govtrades_desktop.gui.models.filings import FILING_COLUMNS, FilingColumn
from govtrades_desktop.gui.models.table_model import PAGE, TableModel
from govtrades_desktop.gui.models.trades import TRADE_COLUMNS, TradeColumn
from govtrades_desktop.query.filings import FILING_SORTS
from govtrades_desktop.query.trades import TRADE_SORTS
from tests.gui.fakes import FakeCatalogue


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return FakeCatalogue(600)


@pytest.fixture
def model(catalogue: FakeCatalogue) -> TableModel:
    made = TableModel(TRADE_COLUMNS, catalogue.load_trades, catalogue.trade_ids)
    made.set_positions(catalogue.find_trades("", sort=("-filed",), year=None))
    return made


@pytest.mark.parametrize("kind", ["trades", "filings", "empty"])
def test_models_keep_qts_rules(kind: str, catalogue: FakeCatalogue, qtmodeltester: Any) -> None:
    if kind == "filings":
        made = TableModel(FILING_COLUMNS, catalogue.load_filings, catalogue.filing_ids)
        made.set_positions(catalogue.find_filings("", sort=(), year=None))
    else:
        made = TableModel(TRADE_COLUMNS, catalogue.load_trades, catalogue.trade_ids)
        if kind == "trades":
            made.set_positions(catalogue.find_trades("", sort=(), year=None))
    qtmodeltester.check(made)


def test_the_enum_and_the_table_of_columns_are_one() -> None:
    assert [c.name.lower() for c in TradeColumn] == [c.key for c in TRADE_COLUMNS]
    assert [c.name.lower() for c in FilingColumn] == [c.key for c in FILING_COLUMNS]


def test_every_column_sorts_by_a_name_that_query_knows() -> None:
    """A name that `query` does not know would fail at the click on the header, and nowhere before."""
    assert {c.sort_key for c in TRADE_COLUMNS} <= set(TRADE_SORTS)
    assert {c.sort_key for c in FILING_COLUMNS} <= set(FILING_SORTS)
    assert sort_names(TRADE_COLUMNS, [SortTerm("lag", is_descending=True), SortTerm("official")]) == (
        "-lag",
        "official",
    )


def test_cells_show_what_the_record_says(model: TableModel) -> None:
    row = model.record(0)
    shown = {c.key: model.index(0, i).data() for i, c in enumerate(TRADE_COLUMNS)}
    assert shown["filed"] == row.filed_on.isoformat()
    assert shown["type"].startswith(
        {"purchase": "▲", "sale": "▼", "partial_sale": "▽", "exchange": "◆"}[row.type]
    )
    assert shown["ticker"] == (row.ticker or "—")
    assert shown["seat"] in ("CA-11", "NY-03", "TX-02", "AK", "VA-05", "GA-12")
    late = next(r for r in range(model.rowCount()) if model.record(r).is_late)
    assert model.index(late, TradeColumn.LAG).data().startswith("⚠"), (
        "late is said by a mark, not by colour alone"
    )


def test_the_asset_is_shown_without_its_ticker_and_copied_whole(catalogue: FakeCatalogue) -> None:
    row = replace(catalogue.trades[0], asset="Harley-Davidson, Inc. Common Stock (HOG)", ticker="HOG")
    asset = TRADE_COLUMNS[TradeColumn.ASSET]
    assert asset.text(row) == "Harley-Davidson, Inc. Common Stock"
    assert asset.plain is not None and asset.plain(row) == row.asset
    assert asset.text(replace(row, ticker=None)) == row.asset


def test_rows_are_loaded_by_the_page_and_only_when_looked_at(catalogue: FakeCatalogue) -> None:
    asked: list[int] = []

    def load(positions: np.ndarray) -> list[Any]:
        asked.append(len(positions))
        return catalogue.load_trades(positions)

    model = TableModel(TRADE_COLUMNS, load, catalogue.trade_ids)
    model.set_positions(catalogue.find_trades("", sort=(), year=None))
    assert asked == []
    model.index(PAGE * 2 + 3, 0).data()
    model.index(PAGE * 2 + 4, 5).data()
    assert asked == [PAGE]


def test_unused_roles_load_nothing(catalogue: FakeCatalogue) -> None:
    def load(positions: np.ndarray) -> list[Any]:
        raise AssertionError("a role that shows nothing loaded a page")

    model = TableModel(TRADE_COLUMNS, load, catalogue.trade_ids)
    model.set_positions(catalogue.find_trades("", sort=(), year=None))
    for role in (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.BackgroundRole):
        assert model.data(model.index(0, 0), int(role)) is None
    assert model.rowCount(model.index(0, 0)) == 0 and model.rowCount(QModelIndex()) == 600


def test_a_busy_store_gives_placeholders_and_is_asked_again(catalogue: FakeCatalogue, qtbot: Any) -> None:
    """An exception out of `data()` would be lost in a paint: an empty table, and nobody told."""
    is_busy = True

    def load(positions: np.ndarray) -> list[Any]:
        if is_busy:
            raise StoreUnavailable("The database is busy.")
        return catalogue.load_trades(positions)

    model = TableModel(TRADE_COLUMNS, load, catalogue.trade_ids)
    model.set_positions(catalogue.find_trades("", sort=(), year=None))
    with qtbot.waitSignal(model.load_failed):
        assert model.index(0, 0).data() == "…"
    is_busy = False
    assert model.index(0, 0).data() != "…"


def test_ids_hold_when_positions_no_longer_do(model: TableModel, catalogue: FakeCatalogue) -> None:
    """Asked late, ids would be read from the NEW index with OLD positions: the selection would jump."""
    before = model.ids().copy()
    catalogue.add_news(7)
    catalogue.reload()
    assert (model.ids() == before).all()


def test_copied_rows_have_a_header_and_plain_values(model: TableModel) -> None:
    text = tsv(list(TRADE_COLUMNS), [model.record(0), model.record(1)])
    lines = text.splitlines()
    assert lines[0].split("\t")[0] == "Traded" and len(lines) == 3
    cells = dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))
    assert cells["Lag"] == str(model.record(0).lag_days)
    assert cells["Type"] == model.record(0).type
    assert cells["Amount low"] == str(model.record(0).amount_low_usd)
