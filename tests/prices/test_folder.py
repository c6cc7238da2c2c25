"""A folder of the user's own: every form that is promised, and each line that cannot be read told."""

from __future__ import annotations

import datetime as dt
import gzip
import threading
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from govtrades_desktop.core.errors import Cancelled, UserInputError
from govtrades_desktop.prices.folder import PriceFolder
from govtrades_desktop.prices.records import DoubtCode, PriceHistory, Split, day_date
from tests.prices.made import day
from tests.support import real

LAST = dt.date(2026, 12, 31)
SAMPLE = real.SHARED / "reference" / "prices"
LONG = """ticker,date,close,adjusted_close
AAPL,2025-08-01,202.38,201.5
AAPL,2025-08-04,203.35,202.4
MSFT,2025-08-01,524.11,524.11
BRK.B,2025-08-01,472.84,
"""


def read(folder: Path, *symbols: str, first: dt.date | None = None, last: dt.date = LAST) -> PriceHistory:
    return PriceFolder(folder).fetch(symbols, first, last, threading.Event())


def told(history: PriceHistory, symbol: str) -> list[tuple[str, float, float | None]]:
    one = history.series[symbol]
    return [
        (str(day_date(number)), close, None if np.isnan(adjusted) else adjusted)
        for number, close, adjusted in zip(one.days, one.closes.tolist(), one.adjusted.tolist(), strict=True)
    ]


APPLE = [("2025-08-01", 202.38, 201.5), ("2025-08-04", 203.35, 202.4)]


def test_the_long_form_gives_only_what_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text(LONG)
    history = read(tmp_path, "AAPL", "BRK-B", "TSLA")
    assert told(history, "AAPL") == APPLE
    assert told(history, "BRK-B") == [("2025-08-01", 472.84, None)], "no adjusted close is none"
    assert list(history.series) == ["AAPL", "BRK-B"] and history.doubts == ()
    assert "TSLA" in history.missing["TSLA"].reason and str(tmp_path) in history.missing["TSLA"].reason
    assert history.series["AAPL"].origin == "all.csv"
    assert told(read(tmp_path, "AAPL", first=day("2025-08-04")), "AAPL") == APPLE[1:]
    assert told(read(tmp_path, "AAPL", last=day("2025-08-01")), "AAPL") == APPLE[:1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("AAPL.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n"
         "2025-08-01,1,2,0,202.38,201.5,9\n2025-08-04,1,2,0,203.35,202.4,9\n"),
        ("aapl.us.txt", "<TICKER>,<PER>,<DATE>,<CLOSE>,<ADJUSTED>\n"
         "aapl,D,20250801,202.38,201.5\naapl,D,20250804,203.35,202.4\n"),
        ("AAPL.tsv", "date\tclose\tadjusted close\n2025-08-01\t202.38\t201.5\n2025-08-04\t203.35\t202.4\n"),
        ("x.csv", '\ufeffSymbol;Date;Close/Last;Adj. Close\nAAPL;2025-08-04 00:00:00-04:00;"$203.35";202.4\n'
         "AAPL;2025-08-01T00:00:00;$202.38;201.5\n\n"),
    ],
)  # fmt: skip
def test_the_forms_that_people_have(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    history = read(tmp_path, "AAPL")
    assert history.doubts == () and told(history, "AAPL") == APPLE
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
    assert told(read(tmp_path, "AAPL"), "AAPL") == APPLE, "the same twice is no doubt"


@pytest.mark.parametrize("form", ["text", "moment", "day"])
def test_parquet_in_row_groups(form: str, tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "Symbol": ["MSFT", "AAPL", "AAPL", "AAPL"],
            "date": ["2025-08-01", "2025-08-01", "2025-08-04", "2025-08-05"],
            "close": [1.0, 202.38, 203.35, np.nan],
            "adj_close": [1.0, 201.5, 202.4, 1.0],
        }
    )
    if form != "text":
        frame["date"] = pd.to_datetime(frame["date"])
    if form == "day":
        frame["date"] = frame["date"].to_numpy().astype("datetime64[D]").astype(np.int32)
    import fastparquet
    from fastparquet import parquet_thrift, writer

    facts = writer.make_metadata(frame)
    if form == "day":  # DATE, as other programs write days
        (element,) = [one for one in facts.schema if one.name == "date"]
        element.converted_type = parquet_thrift.ConvertedType.DATE
        facts.key_value_metadata = []
    groups = (frame.iloc[:2], frame.iloc[2:])
    writer.write_simple(str(tmp_path / "all.parquet"), groups, facts, None, "SNAPPY", open, None)
    history = read(tmp_path, "AAPL")
    assert told(history, "AAPL") == APPLE
    assert [one.message for one in history.doubts] == ["all.parquet, line 4: it has no close."]
    if form == "day":
        return
    part = tmp_path / "ticker=AAPL"
    part.mkdir()
    (tmp_path / "all.parquet").unlink()
    fastparquet.write(str(part / "part.0.parquet"), frame[["date", "close", "adj_close"]].iloc[1:3])
    assert told(read(tmp_path, "AAPL"), "AAPL") == APPLE


def test_every_line_that_cannot_be_read_is_told_with_file_and_line(tmp_path: Path) -> None:
    """Dropped silently, each would be a hole in a chart that nobody can explain."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.csv").write_text(
        "ticker,date,close,adjusted_close\nAAPL,2025-08-01,202.38,201.5\nAAPL,08/04/2025,203.35,202.4\n"
        'AAPL,2025-08-05,"202,92",1\nAAPL,2025-08-06,,1\nAAPL,2025-08-07\nAAPL,2025-08-08,229.35,n/a\n'
        'AAPL,2025-02-30,1,1\nMSFT,never,1,1\nAAPL,2025-08-11,1_0,1\nAAPL,2025-08-12,"1,229.65",1229.65\n'
    )
    history = read(tmp_path, "AAPL")
    assert told(history, "AAPL") == [APPLE[0], ("2025-08-12", 1229.65, 1229.65)]
    assert {one.code for one in history.doubts} == {DoubtCode.BAD_ROW}
    assert [one.message.removeprefix("sub/bad.csv, ") for one in history.doubts] == [
        "line 3: '08/04/2025' is no day such as 2025-08-01.",
        "line 4: '202,92' is no close.",
        "line 5: it has no close.",
        "line 6: it has 2 columns where 4 are needed.",
        "line 7: 'n/a' is no adjusted close.",
        "line 8: '2025-02-30' is no day such as 2025-08-01.",
        "line 10: '1_0' is no close.",
    ]


def test_of_very_many_bad_lines_the_rest_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ticker,date,close\n" + "AAPL,?,1\n" * 50 + "AAPL,2025-08-01,1\n")
    history = read(tmp_path, "AAPL")
    assert len(history.doubts) == 21 and history.doubts[-1].message == "a.csv: 30 more lines cannot be read."
    assert len(history.series["AAPL"]) == 1


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"", "no column of dates"),
        ("a.csv", b"name,date\nx,2025-08-01\n", "no column of closes; its first line names name, date"),
        ("a.csv.gz", gzip.compress(LONG.encode(), mtime=0)[:40], "cannot be read"),
        ("a.parquet", b"PAR1 and nothing else", "no Parquet file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_holds_no_other_up(
    name: str, data: bytes, why: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.csv").write_text(LONG)
    history = read(tmp_path, "AAPL")
    assert told(history, "AAPL") == APPLE
    (doubt,) = history.doubts
    assert doubt.code is DoubtCode.BAD_FILE and doubt.message.startswith(f"{name}: ") and why in doubt.message


def test_splits_and_currency_are_read(tmp_path: Path) -> None:
    (tmp_path / "AAPL.csv").write_text(
        "date,close,split_ratio,currency\n2020-08-28,499.23,0.0,usd\n2020-08-31,129.04,4:1,usd\n"
        "2020-09-01,134.18,1,usd\n2020-09-02,13,1/10,usd\n"
    )
    one = read(tmp_path, "AAPL").series["AAPL"]
    assert one.splits == (Split(day("2020-08-31"), 4.0), Split(day("2020-09-02"), 0.1))
    assert one.currency == "USD"


def test_two_files_that_disagree_on_a_day_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ticker,date,close\nAAPL,2025-08-01,202.38\n")
    (tmp_path / "b.csv").write_text("ticker,date,close\nAAPL,2025-08-01,50.6\nAAPL,2025-07-31,207.57\n")
    history = read(tmp_path, "AAPL")
    assert [close for _, close, _ in told(history, "AAPL")] == [207.57, 50.6]
    (doubt,) = history.doubts
    assert doubt.code is DoubtCode.DISAGREES and "202.38 and 50.6" in doubt.message


def test_the_fingerprint_follows_the_files_and_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert "no file of prices" in PriceFolder(tmp_path).coverage().problem
    assert "There is no folder" in PriceFolder(tmp_path / "none").coverage().problem
    with pytest.raises(UserInputError, match="no file of prices"):
        read(tmp_path, "AAPL")
    (tmp_path / ".hidden.csv").write_text(LONG)
    assert "no file of prices" in PriceFolder(tmp_path).coverage().problem
    (tmp_path / "a.csv").write_text(LONG)
    first = PriceFolder(tmp_path).coverage()
    assert (first.problem, first.files) == ("", 1)
    assert PriceFolder(tmp_path).coverage().fingerprint == first.fingerprint
    (tmp_path / "a.csv").write_text(LONG + "AAPL,2025-08-05,202.92,202\n")
    assert PriceFolder(tmp_path).coverage().fingerprint != first.fingerprint


def test_reading_is_stopped_in_the_middle_of_a_file(tmp_path: Path) -> None:
    class AfterTwoLooks(threading.Event):
        looks = 0

        def is_set(self) -> bool:
            self.looks += 1
            return self.looks > 3

    (tmp_path / "a.csv").write_text("ticker,date,close\n" + "AAPL,2025-08-01,1\n" * 30_000)
    stop = AfterTwoLooks()
    with pytest.raises(Cancelled):
        PriceFolder(tmp_path).fetch(["AAPL"], None, LAST, stop)
    assert stop.looks == 4, "not read to its end"


@pytest.mark.real
@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of prices is not here")
def test_the_real_sample_is_read_whole_with_its_known_facts() -> None:
    history = read(SAMPLE, "AAPL", "SPY", "NVDA", "BRK-B", "APLS")
    assert history.doubts == ()
    apple = dict((on, (close, adjusted)) for on, close, adjusted in told(history, "AAPL"))
    assert apple["2012-01-03"] == (14.6868, 12.4338) and len(apple) == 3275
    assert "2024-06-03" not in apple, "the sample has a hole from 2024-03-11 to 2025-07-31"
    assert (min(apple), max(apple)) == ("2012-01-03", "2026-06-02")
    assert told(history, "APLS")[-60:][0][0] >= "2025-08-01"
