"""The JSON forms: the keys of the command-line contract, and numbers that print as filed."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from govtrades_desktop.core.json_forms import number_json, parsed_filing_json, transaction_json
from tests.store.factory import full_filing, full_transaction, make_transaction

CONTRACT = [
    "line", "owner", "asset", "ticker", "asset_type", "type", "traded_on", "notified_on", "amount_low_usd",
    "amount_high_usd", "amount_exact_usd", "cap_gains_over_200", "filing_status", "row_id", "received_asset",
    "received_ticker", "option", "bond", "description", "subholding_of", "location", "comment", "page", "box",
]  # fmt: skip


def test_a_transaction_has_every_key_of_the_contract_told_or_not() -> None:
    for row in (make_transaction(), full_transaction()):
        told = transaction_json(row)
        assert list(told)[: len(CONTRACT)] == CONTRACT
        json.dumps(told)
    assert transaction_json(make_transaction())["option"] is None
    assert transaction_json(full_transaction())["bond"] == {"rate": 4.25, "matures_on": "2031-05-15"}


def test_a_filing_has_every_key_of_the_contract() -> None:
    told = json.loads(json.dumps(parsed_filing_json(full_filing())))
    keys = "kind doc_id filer filed_on signed_on state_district amendment state reason transactions findings"
    assert set((keys + " vehicles is_ipo pages witness").split()) <= set(told)
    assert told["state"] == "read" and told["signed_on"] == "2025-05-15" and told["is_ipo"] is False
    assert told["findings"][1] == {"code": "odd", "message": "Odd row.", "page": 1, "line": 2}


@pytest.mark.parametrize(
    ("value", "text"), [("9.00", "9"), ("224.50", "224.5"), ("0", "0"), ("1E+3", "1000"), ("0.07", "0.07")]
)
def test_an_exact_amount_prints_as_a_number(value: str, text: str) -> None:
    assert json.dumps(number_json(Decimal(value))) == text
