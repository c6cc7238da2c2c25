"""What the dashboard is narrowed to: one frozen value, and its search text in the grammar of the search box.

Chamber, party, years, owner and kind of asset, all at once. Filings have no owner and no kind of asset: what
is told of filings goes by `of_filings()`, and `beyond_filings` says what of a filter that leaves out. Which
rows are in force is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.identity import AssetClass
from govtrades_desktop.core.records import Owner
from govtrades_desktop.derive.column import Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.tallies import OWNER_WORDS

UNRESOLVED = "unresolved"
"""In the place of a party or a kind of asset: rows of which it is not known."""

CHAMBERS = ("house", "senate")
PARTIES = {"D": "Democrats", "R": "Republicans", "I": "Independents", "L": "Libertarians"}
_OF_TRADES = ("owner", "asset_class")


@dataclass(frozen=True, slots=True)
class DashboardFilter:
    """What the dashboard is narrowed to; None is everything.

    The years are index years, as those of the year selector are: the year under which the official index
    lists the report (the search's `year:`), which is mostly that of filing, and not that of the trade. The
    months of the chart go by trade date all the same: a report of January tells of trades of December.

    Attributes:
        chamber: "house" or "senate".
        party: one letter, D, R, I or L: of a trade that on its day, of a filing that on the day of filing;
            UNRESOLVED for where it is not known.
        first_year, last_year: index years, both inclusive; either may be open.
        owner: one of core.records.Owner, by value; of trades alone.
        asset_class: one of core.identity.AssetClass, by value, or UNRESOLVED; of trades alone.

    Raises:
        UserInputError: a value that nothing can be, or years that run backwards.
    """

    chamber: str | None = None
    party: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    owner: str | None = None
    asset_class: str | None = None

    def __post_init__(self) -> None:
        _check("chamber", self.chamber, CHAMBERS)
        _check("party", self.party, (*PARTIES, UNRESOLVED))
        _check("owner", self.owner, tuple(one.value for one in Owner))
        _check("kind of asset", self.asset_class, (*(one.value for one in AssetClass), UNRESOLVED))
        for year in (self.first_year, self.last_year):
            if year is not None and not 1 <= year <= 9999:
                raise UserInputError(f"{year} is no year.", hint="Write four digits, as 2025.")
        if self.first_year is not None and self.last_year is not None and self.first_year > self.last_year:
            raise UserInputError(
                f"The years run backwards: {self.first_year} to {self.last_year}.",
                hint="Write the earlier year first.",
            )

    @classmethod
    def of_year(cls, year: int | None, chamber: str | None = None) -> DashboardFilter:
        """Return the filter of one index year (None: all) and one chamber (None: both)."""
        return cls(chamber=chamber, first_year=year, last_year=year)

    @property
    def year(self) -> int | None:
        """The one index year, or None where it is more than one."""
        return self.first_year if self.first_year == self.last_year else None

    @property
    def is_empty(self) -> bool:
        """True where nothing is left out."""
        return self == DashboardFilter()

    @property
    def beyond_filings(self) -> tuple[str, ...]:
        """The parts that are set and that filings do not have: of "owner" and "asset_class"."""
        return tuple(name for name in _OF_TRADES if getattr(self, name) is not None)

    def of_filings(self) -> DashboardFilter:
        """Return the part of the filter that filings have too."""
        return replace(self, owner=None, asset_class=None)

    def as_query(self) -> str:
        """Return the search text that finds its trades; that of `of_filings()` finds its filings."""
        words = []
        if self.first_year is not None or self.last_year is not None:
            words.append(f"year:{_years(self.first_year, self.last_year)}")
        if self.chamber is not None:
            words.append(f"chamber:{self.chamber}")
        if self.party is not None:
            words.append("unresolved:party" if self.party == UNRESOLVED else f"party:{self.party}")
        if self.owner is not None:
            words.append(f"owner:{OWNER_WORDS[self.owner]}")
        if self.asset_class is not None:
            name = self.asset_class.replace("_", "-")
            words.append("unresolved:class" if self.asset_class == UNRESOLVED else f"class:{name}")
        return " ".join(words)

    def mask(self, table: ColumnTable) -> Mask | None:
        """Return where it holds in the trade index, or `of_filings()` in the filing index; None: everywhere.

        The rows are those that `as_query()` finds, whatever their version.
        """
        found: Mask | None = None
        for part in self._masks(table):
            found = part if found is None else found & part
        return found

    def _masks(self, table: ColumnTable) -> Iterator[Mask]:
        if self.first_year is not None or self.last_year is not None:
            yield table.between("year", self.first_year, self.last_year)
        for column in ("chamber", "party", "owner", "asset_class"):
            value = getattr(self, column)
            if value == UNRESOLVED:
                yield table.is_missing(column)
            elif value is not None:
                yield table.equals(column, (value,))


def _years(first: int | None, last: int | None) -> str:
    if first == last:
        return f"{first}"
    if first is None:
        return f"<={last}"
    return f">={first}" if last is None else f"{first}..{last}"


def _check(what: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise UserInputError(f"{value!r} is no {what}.", hint=f"Known: {', '.join(known)}.")
