"""Saved views by the command line, in processes of their own, over one small world."""

from __future__ import annotations

import json
from pathlib import Path

from govtrades_desktop.core.views import View, ViewColumn, ViewPage
from govtrades_desktop.store.user_views import ViewStore
from govtrades_desktop.store.view_files import write_views
from tests.cli.test_corrections import Govtrades, govtrades, world
from tests.query.edited import World

__all__ = ["govtrades", "world"]


def test_views_are_listed_shown_given_away_and_taken_in(
    govtrades: Govtrades, world: World, tmp_path: Path
) -> None:
    assert "No view is saved yet" in govtrades("views").out
    assert govtrades("views", "export", str(tmp_path / "x")).code == 2
    store = ViewStore(world.folder / "user.sqlite")
    store.create(View("Apple buys", ViewPage.TRADES, query="ticker:AAPL type:buy", sort=("traded",)))
    listed = govtrades("views")
    assert listed.code == 0 and "Apple buys" in listed.out and "ticker:AAPL" in listed.out
    shown = govtrades("views", "show", "APPLE BUYS", "--json").json["views"]
    assert [one["view"]["query"] for one in shown] == ["ticker:AAPL type:buy"] and shown[0]["problems"] == []
    unknown = govtrades("views", "show", "x")
    assert unknown.code == 2 and "no view 'x'" in unknown.err and "Saved: Apple buys." in unknown.err
    out = tmp_path / "mine"
    written = govtrades("views", "export", str(out), "apple buys", "--json").json
    assert written["file"] == f"{out}.govtrades-view.json" and written["views"] == 1
    taken = govtrades("views", "import", written["file"])
    assert taken.code == 0 and "Taken in: Apple buys (2) (there is a view 'Apple buys' already)" in taken.out
    for words in (("list", "x"), ("show",), ("import",), ("export",)):
        assert govtrades("views", *words).code == 2


def test_a_search_by_a_view_shows_its_rows_narrowed_and_sorted(govtrades: Govtrades, world: World) -> None:
    store = ViewStore(world.folder / "user.sqlite")
    store.create(View("All", ViewPage.TRADES, sort=("asset",)))
    store.create(View("Apple", ViewPage.TRADES, query="apple OR ford"))
    store.create(View("Filed", ViewPage.FILINGS))
    store.create(View("Lost", ViewPage.TRADES, query="votes:yea"))
    everything = govtrades("search", "--view", "all", "--json").json
    assets = [row["asset"] for row in everything["rows"]]
    assert assets == sorted(assets) and everything["total"] == len(assets) > 1
    plain = govtrades("search", "apple OR ford", "--json").json
    assert govtrades("search", "--view", "Apple", "--json").json == plain
    narrowed = govtrades("search", "ford", "--view", "Apple", "--json").json
    assert narrowed == govtrades("search", "ford", "--json").json and 0 < narrowed["total"] < plain["total"]
    wrong = govtrades("search", "vote:yea", "--view", "Apple")
    assert wrong.code == 2 and "vote:yea\n  ^^^^" in wrong.err
    filings = govtrades("search", "--view", "Filed")
    assert filings.code == 2 and "is of filings" in filings.err
    lost = govtrades("search", "--view", "Lost")
    assert lost.code == 2 and "no key votes" in lost.err
    listed = govtrades("views")
    assert listed.code == 1 and "Lost: Its query cannot be understood" in listed.out


def test_a_view_of_a_newer_version_is_kept_and_unknown_parts_are_told(
    govtrades: Govtrades, world: World, tmp_path: Path
) -> None:
    view = View(
        "Odd", ViewPage.TRADES, columns=(ViewColumn("traded"), ViewColumn("karma")), more={"colour": 1}
    )
    path = write_views([view], tmp_path / "odd.json")
    taken = govtrades("views", "import", str(path), "--json")
    assert taken.code == 1
    (told,) = taken.json["views"]
    assert [sentence.split("'")[1] for sentence in told["problems"]] == ["karma", "colour"]
    assert told["view"]["colour"] == 1
    form = json.loads(path.read_text("utf-8"))
    form["views"].append(form["views"][0] | {"version": 99})
    path.write_text(json.dumps(form), "utf-8")
    kept = govtrades("views", "import", str(path))
    assert kept.code == 1 and "Taken in: Odd (3)" in kept.out and "newer version" in kept.out
    listed = govtrades("views", "--json").json["views"]
    assert [one["name"] for one in listed] == ["Odd", "Odd (2)", "Odd (3)"]
    assert "newer version" in listed[2]["problems"][0]
    given = govtrades("views", "export", str(tmp_path / "all.json"))
    assert given.code == 0 and "3 views" in given.out
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["views"][2]["version"] == 99
    form["version"] = 2
    path.write_text(json.dumps(form), "utf-8")
    refused = govtrades("views", "import", str(path))
    assert refused.code == 2 and "Nothing was taken" in refused.err and "newer version" in refused.err
