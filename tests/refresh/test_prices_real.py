"""The real sample of prices over the bundled trades: taken in whole, coverage told, and known facts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.price_coverage import price_coverage
from govtrades_desktop.query.price_records import NoPrice
from govtrades_desktop.query.prices import load_prices
from govtrades_desktop.settings.paths import bundled_database
from govtrades_desktop.store.starter import prepare_database
from tests.prices.database import NOW, PriceGround
from tests.support import real

SAMPLE = real.SHARED / "reference" / "prices"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of prices is not here"),
]


class BundledGround(PriceGround):
    """The same runs over the bundled database."""

    def __init__(self, root: Path, **options: object) -> None:
        super().__init__(root, **options)
        self.paths.database.unlink()
        starter = bundled_database()
        assert starter is not None
        prepare_database(self.paths.database, starter=starter)


def test_the_sample_over_the_bundled_trades(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sample keeps whole pasts under today's symbols; a reused one shows no other company's."""
    ground = BundledGround(tmp_path, prices_source="folder", prices_folder=str(SAMPLE))
    (run,) = ground.refresh(NOW.replace(year=2026)).runs
    assert run.errors == () and run.listed > 1500 and run.fetched > 600
    with Library(ground.paths.database, ground.paths.derived) as library:
        found = price_coverage(library)
        facebook = load_prices(library, "1326801:common")
        fund = load_prices(library, "fund:METV")
        apple = load_prices(library, "320193:common")
    with capsys.disabled():
        sys.stdout.write(
            f"\n{found.securities_priced} of {found.securities} securities and {found.trades_priced} of"
            f" {found.trades} trades priced; without: "
            + ", ".join(f"{count} {why}" for why, count in found.trades_without.items())
            + "\n"
        )
    assert found.securities_priced > 600 and found.trades_priced > 3000
    assert found.trades == found.trades_priced + sum(found.trades_without.values())
    assert found.trades_without[NoPrice.IN_A_GAP] > 500, "the sample has a hole of 349 trading days"
    assert found.unread == () and set(found.doubts) == {"gap", "jump_without_split"}
    days = dict(zip(map(str, apple.dates()), apple.close.tolist(), strict=True))
    assert (len(days), days["2012-01-03"], apple.adjusted[0]) == (3275, 14.6868, 12.4338)
    assert [(str(g.first), str(g.last), g.sessions) for g in apple.gaps] == [
        ("2024-03-11", "2025-07-31", 349)
    ]
    assert [one.symbol for one in facebook.symbols] == ["META"] and len(facebook) == 3180
    assert len(fund) == 0 and fund.why_none is not None
    size = ground.rows("SELECT SUM(LENGTH(data)) FROM price_year")[0][0]
    assert size < 3 * sum(one.days for one in found.sources)  # type: ignore[operator]
