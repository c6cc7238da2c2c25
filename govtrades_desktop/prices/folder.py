"""A folder of the user's own prices: which files, which form, and one series a symbol. CSV, CSV.GZ, Parquet.

Long form (a column of symbols) or one file a symbol, named after it. A row or a file that cannot be read is
told with its place. The files are streamed, and only what was asked for is kept; nothing is written there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from govtrades_desktop.core.errors import Cancelled, UserInputError
from govtrades_desktop.prices.checks import in_order
from govtrades_desktop.prices.folder_rows import BadFile, Collected, Wanted
from govtrades_desktop.prices.provider import FOLDER, ProviderCoverage, Stop
from govtrades_desktop.prices.records import (
    DoubtCode,
    Missing,
    MissingKind,
    PriceDoubt,
    PriceHistory,
    day_number,
)
from govtrades_desktop.prices.symbols import symbol_spellings

_CSV = (".csv", ".csv.gz", ".txt", ".txt.gz", ".tsv", ".tsv.gz")
_PARQUET = (".parquet", ".parq")
_BAD_ROWS_TOLD = 20  # of one file


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class PriceFolder:
    """The provider over one folder; for one thread."""

    name = FOLDER
    batch_size: int | None = None
    is_incremental = False

    def __init__(self, folder: Path, *, clock: Callable[[], dt.datetime] = _utc_now) -> None:
        self.folder = Path(folder)
        self._clock = clock

    def files(self) -> list[Path]:
        """Return the files of prices in the folder and the folders in it, by name; hidden ones are left out.

        Raises:
            UserInputError: there is no such folder, or it cannot be looked into.
        """
        if not self.folder.is_dir():
            raise UserInputError(
                f"There is no folder {self.folder}.", hint="Name the folder that holds the files of prices."
            )
        try:
            found = [path for path in self.folder.rglob("*") if path.is_file()]
        except OSError as error:
            raise UserInputError(f"The folder {self.folder} cannot be read: {error}.") from error
        return sorted(
            path
            for path in found
            if path.name.lower().endswith(_CSV + _PARQUET)
            and not any(part.startswith(".") for part in path.relative_to(self.folder).parts)
        )

    def coverage(self) -> ProviderCoverage:
        """Look which files there are; their names, sizes and times are the fingerprint."""
        title = f"the folder {self.folder}"
        try:
            files = self.files()
        except UserInputError as error:
            return ProviderCoverage(title, problem=f"{error.message} {error.hint}".strip())
        if not files:
            endings = ", ".join((*_CSV[:2], *_PARQUET))
            return ProviderCoverage(title, f"The folder {self.folder} has no file of prices ({endings}).")
        told = hashlib.sha256(str(self.folder.resolve()).encode())
        for path in files:
            facts = path.stat()
            name = path.relative_to(self.folder).as_posix()
            told.update(f"\n{name}\t{facts.st_size}\t{facts.st_mtime_ns}".encode())
        return ProviderCoverage(title, fingerprint=told.hexdigest(), files=len(files))

    def fetch(
        self,
        symbols: Sequence[str],
        first: dt.date | None,
        last: dt.date,
        stop: Stop,
        *,
        since: Mapping[str, dt.date] | None = None,
    ) -> PriceHistory:
        """Read every file once, and return what it tells of `symbols`. `since` saves nothing here.

        Raises:
            Cancelled: stopped.
            UserInputError: no folder, or nothing in it that could hold prices.
        """
        files = self.files()
        if not files:
            raise UserInputError(self.coverage().problem, hint="Put CSV or Parquet files of prices there.")
        spellings = {form: symbol for symbol in symbols for form in reversed(symbol_spellings(symbol))}
        spellings |= {symbol.upper(): symbol for symbol in symbols}
        wanted = Wanted(spellings, None if first is None else day_number(first), day_number(last))
        collected = Collected()
        doubts: list[PriceDoubt] = []
        for path in files:
            if stop.is_set():
                raise Cancelled("Reading prices was stopped.")
            doubts += self._read(path, wanted, collected, stop)
        series = {}
        for told in collected.series():
            kept, more = in_order(told)
            doubts += more
            if len(kept):
                series[kept.symbol] = kept
        missing = {
            symbol: Missing(
                symbol, MissingKind.NOT_FOUND, f"No file of {self.folder} tells a price of {symbol}."
            )
            for symbol in symbols
            if symbol not in series
        }
        return PriceHistory(self.name, self._clock(), series, missing, tuple(doubts))

    def _read(self, path: Path, wanted: Wanted, collected: Collected, stop: Stop) -> list[PriceDoubt]:
        """Read one file into `collected`; return what could not be read of it."""
        name = path.relative_to(self.folder).as_posix()
        if path.name.lower().endswith(_PARQUET):
            from govtrades_desktop.prices.folder_parquet import read_parquet as read
        else:
            from govtrades_desktop.prices.folder_csv import read_csv as read
        try:
            bad = read(path, name, wanted, collected, stop)
        except BadFile as error:
            return [PriceDoubt(DoubtCode.BAD_FILE, f"{name}: {error}")]
        told = [PriceDoubt(DoubtCode.BAD_ROW, f"{name}, line {line}: {reason}") for line, reason in bad.first]
        if bad.count > len(told):
            told.append(
                PriceDoubt(DoubtCode.BAD_ROW, f"{name}: {bad.count - len(told):,} more lines cannot be read.")
            )
        return told
