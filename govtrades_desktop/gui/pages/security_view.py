"""The page of one security: what it is, how that is known, who traded it, and every number's rows."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import match_words
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.models.securities import is_as_filed, sector_words
from govtrades_desktop.gui.pages.charted_page import data_day
from govtrades_desktop.gui.pages.cluster_list import ClusterList
from govtrades_desktop.gui.pages.fact_charts import FactSpecs, bars_height
from govtrades_desktop.gui.pages.fact_counts import sides_count, sides_legend, tell_tally, trade_counts
from govtrades_desktop.gui.pages.fact_page import FactPage
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.gui.pages.trade_words import trades_words
from govtrades_desktop.gui.widgets.card import Card
from govtrades_desktop.gui.widgets.count_list import Count
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.identity_records import SecurityPage
from govtrades_desktop.query.periods import MatchCount, PeriodCount

_EDGAR = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK="
_NAMES = 8
_PRICED, _UNPRICED = 340, 220
"""Heights of the wide chart: with a price line or a crowd of trades, and without."""
_CROWD = 300


class SecurityView(FactPage):
    """The page of one security."""

    name = "security"
    rail_name = "securities"
    hidden_columns = ("ticker", "symbol", "issuer", "sector")

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.add_tile("trades", self.tr("Trades read"), self._on_trades, 5)
        self.add_tile("officials", self.tr("Officials"), self._on_trades, 4)
        self.add_tile("volume", self.tr("Disclosed volume"), self._on_trades, 5)
        self.add_tile("lag", self.tr("Median lag"), self._on_trades, 4)
        self.add_tile("late", self.tr("Filed late"), self._on_late, 4)
        self._year_card, self.years = self.add_card(self.tr("By year of the trade"), widest_name=0.3)
        self._party_card, self.parties = self.add_card(self.tr("By party on the day"), widest_name=0.42)
        self._chamber_card, self.chambers = self.add_card(self.tr("By chamber"), widest_name=0.42)
        self._type_card, self.types = self.add_card(self.tr("By type"), widest_name=0.42)
        self._owner_card, self.owners = self.add_card(self.tr("By owner"), widest_name=0.42)
        self._class_card, self.classes = self.add_card(self.tr("By kind of asset"), widest_name=0.5)
        self._ticker_card, self.tickers = self.add_card(self.tr("Tickers"))
        self._match_card, self.matches = self.add_card(
            self.tr("How the rows were matched"), is_remark_kept=True
        )
        self._asset_card, self.assets = self.add_card(self.tr("As printed in reports"))
        self._name_card, self.names = self.add_card(self.tr("Other names"))
        self.clusters = ClusterList(self)
        self._cluster_card = Card(self.tr("Clusters"), self.clusters, self)
        self.beside_charts.addWidget(self._cluster_card)
        self.clusters.opened.connect(self.on_opened)

    def title(self) -> str:
        """Return the ticker, or the name."""
        if self._data is None:
            return ""
        return self._data.row.symbol or self._data.row.name

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search trades of this security, then press Enter: pelosi, type:buy, traded:2025")

    def load(
        self, key: str
    ) -> tuple[SecurityPage, tuple[tuple[PeriodCount, ...], tuple[MatchCount, ...]]] | None:
        """Return everything about a security: years, and how its rows were found."""
        page = self.catalogue.load_security(key)
        if page is None:
            return None
        query = page.row.query
        return page, (
            self.catalogue.count_by_period(query),
            self.catalogue.count_matches(page.row.key),
        )

    def tell_gone(self, note: StateNote) -> None:
        """Say that no trade is of it."""
        note.tell(
            self.tr("No trade is of {key}").format(key=self.key),
            self.tr("It may have been read, or corrected, to be another security since."),
            self.tr("Back"),
        )

    def outside(self) -> tuple[str, str]:
        """Return the way to the issuer's filings at the SEC."""
        if self._data is None or self._data.cik is None:
            return "", ""
        return self.tr("SEC EDGAR ↗"), f"{_EDGAR}{self._data.cik:010d}"

    # Charts

    def chart_titles(self) -> tuple[str, ...]:
        """Return what the charts are called."""
        return (
            self.tr("Price and trades"),
            self.tr("Buys against sells by quarter"),
            self.tr("Who traded it"),
        )

    def chart_kinds(self) -> tuple[type, ...]:
        """Return the kinds of the charts."""
        from govtrades_desktop.gui.charts.specs import BarsSpec, ColumnsSpec, PriceSpec

        return PriceSpec, ColumnsSpec, BarsSpec

    @staticmethod
    def load_charts(catalogue: Catalogue, key: str, data: SecurityPage) -> FactSpecs | None:
        """Return the price line with the trades, quarters, officials and clusters."""
        from govtrades_desktop.gui.pages import security_charts as made

        charts = catalogue.security_charts(key)
        if charts is None:
            return None
        day = data_day(catalogue)
        line = catalogue.prices(key)
        price = made.price_spec(charts, line, as_of=day)
        officials = made.officials_spec(charts, as_of=day)
        height = _PRICED if len(price.days) or len(price.marks) > _CROWD else _UNPRICED
        small = (made.quarters_spec(charts, as_of=day), officials) if charts.whole.all.trades else ()
        hint = "\n".join(line.doubts) or price.caption.thin
        clusters = made.cluster_counts(charts.clusters)
        return FactSpecs(price, height, small, bars_height(officials), hint, clusters)

    def tell_beside(self, found: FactSpecs) -> None:
        """Tell the clusters."""
        self.clusters.show_clusters(found.rows)

    # Telling

    def tell(
        self,
        data: SecurityPage,
        extra: tuple[tuple[PeriodCount, ...], tuple[MatchCount, ...]],
    ) -> None:
        """Show everything."""
        years, matches = extra
        row = data.row
        self._sign.tell("", "")
        self._heading.setText(f"{row.symbol} · {row.name}" if row.symbol else row.name)
        self._line.setText(self._what(data))
        self.tell_notice(
            self.tr(
                "No list at hand knows this ticker. It stands here as the reports print it, under the name "
                "that most of them use; that it is one security is not proven."
            )
            if is_as_filed(row)
            else ""
        )
        tell_tally(self.tiles, data.tally)
        self.tiles["officials"].tell(
            show.count(row.officials),
            self.tr("trades: D {d} · R {r}").format(
                d=show.count(row.trades_democrats), r=show.count(row.trades_republicans)
            )
            + (self.tr(" · other {n}").format(n=show.count(row.trades_others)) if row.trades_others else ""),
            self.tr("Trades by the party on the day of the trade"),
        )
        nothing = self.tr("No trade was read.")
        unknown = self.tr("not known")
        self.years.show_rows(tuple(self._period_row(one) for one in reversed(years)), empty=nothing)
        self._year_card.set_legend(sides_legend(self.years.rows()))
        self.parties.show_rows(trade_counts(data.by_party, show.party_word, missing=unknown), empty=nothing)
        self.chambers.show_rows(trade_counts(data.by_chamber, show.chamber_word), empty=nothing)
        self.types.show_rows(trade_counts(data.by_type, show.type_long), empty=nothing)
        self.owners.show_rows(trade_counts(data.by_owner, show.owner_word), empty=nothing)
        self.classes.show_rows(trade_counts(data.by_class, show.asset_class, missing=unknown), empty=nothing)
        self._tell_names(data, matches)
        cards: list[QWidget] = [self._year_card, self._party_card]
        cards += [self._type_card, self._match_card, self._ticker_card, self._owner_card]
        cards += [self._chamber_card, self._asset_card]
        if len(data.by_class) > 1:
            cards.append(self._class_card)
        if data.names:
            cards.append(self._name_card)
        self.set_cards(cards)

    def _what(self, data: SecurityPage) -> str:
        row = data.row
        parts = [show.asset_class(row.asset_class)]
        if row.sector:
            system = "" if row.sector_system != "GICS" else " (GICS)"
            parts.append(f"{sector_words(row)}{system}")
        else:
            parts.append(self.tr("sector not known"))
        if row.industry:
            parts.append(row.industry)
        if data.cik is not None:
            parts.append(f"CIK {data.cik}")
        if data.evidence:
            parts.append(self.tr("known from: {evidence}").format(evidence=data.evidence))
        return " · ".join(parts)

    def _period_row(self, one: PeriodCount) -> Count:
        name = one.label or self.tr("without a date")
        target = TradesWish(one.query, None) if one.query else None
        return sides_count(name, one.trades, one.buys, one.sells, target, is_quiet=not one.label)

    def _tell_names(self, data: SecurityPage, matches: tuple[MatchCount, ...]) -> None:
        self.tickers.show_rows(
            tuple(
                Count(
                    one.ticker,
                    show.span(one.valid_from, one.valid_until, is_open=one.valid_until is None)
                    if one.valid_from or one.valid_until
                    else self.tr("days not known"),
                    f"{one.ticker}: {one.evidence}",
                    None,
                    remark=one.evidence,
                )
                for one in reversed(data.tickers)
            ),
            empty=self.tr("No list tells when which ticker stood for it."),
        )
        self.matches.show_rows(
            tuple(self._match_row(one) for one in matches), empty=self.tr("Nothing is told of it.")
        )
        self.assets.show_rows(
            trade_counts(data.by_asset, colour="", top=_NAMES), empty=self.tr("No trade was read.")
        )
        self.names.show_rows(tuple(Count(one, "", one, None) for one in data.names[:_NAMES]), empty="")

    def _match_row(self, one: MatchCount) -> Count:
        name = match_words.security_method(one.method) if one.method else self.tr("not told")
        sure = match_words.confidence(one.low)
        if one.high != one.low:
            sure = f"{sure} – {match_words.confidence(one.high)}"
        facts = f"{match_words.with_confidence(name, one.low)}: {trades_words(one.trades)}"
        return Count(name, show.count(one.trades), facts, None, remark=sure)

    # Doors

    @Slot()
    def _on_trades(self) -> None:
        self.trades_wanted.emit(TradesWish(self._data.row.query, None))

    @Slot()
    def _on_late(self) -> None:
        self.trades_wanted.emit(TradesWish(self._data.tally.late.query, None))
