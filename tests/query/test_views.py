"""A saved view over the data: it finds what its parts find, and what does not fit is told and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.views import View, ViewColumn, ViewPage
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.grouping import Grouping
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import find_officials
from govtrades_desktop.query.securities import find_securities
from govtrades_desktop.query.trades import find_trades
from govtrades_desktop.query.views import find_view, view_problems, view_query, view_terms
from govtrades_desktop.store.user_data import UserStore
from govtrades_desktop.store.user_views import ViewStore
from tests.query.edited import FIRST, World


def test_a_view_finds_what_its_parts_find_in_its_order(people: Library) -> None:
    view = View(
        "a", ViewPage.TRADES, query="type:buy OR type:sell", year=2025, chamber="house", sort=("-amount",)
    )
    wanted = find_trades(people, view.query, sort=view.sort, year=2025, chamber="house")
    assert find_view(people, view).tolist() == wanted.tolist() and 0 < len(wanted) < len(people.trades)
    narrowed = find_view(people, view, text="owner:self OR owner:joint", sort=("traded",))
    both = "(type:buy OR type:sell) (owner:self OR owner:joint)"
    assert view_query(view, "owner:self OR owner:joint") == both
    assert (
        narrowed.tolist() == find_trades(people, both, sort=("traded",), year=2025, chamber="house").tolist()
    )
    filings = View("b", ViewPage.FILINGS, query="type:P", sort=("trades",), chamber="house")
    assert (
        find_view(people, filings).tolist()
        == find_filings(people, "type:P", sort=("trades",), chamber="house").tolist()
    )
    assert (
        find_view(people, View("c", ViewPage.OFFICIALS, sort=("name",))).tolist()
        == find_officials(people, sort=("name",)).tolist()
    )
    assert find_view(people, View("d", ViewPage.SECURITIES)).tolist() == find_securities(people).tolist()


def test_a_narrowing_text_cannot_open_the_view_up(people: Library) -> None:
    """Pasted together, "a) OR (b" would turn a narrow view into a wide one."""
    view = View("a", ViewPage.TRADES, query="type:buy")
    with pytest.raises(UserInputError):
        find_view(people, view, text="nvidia) OR (type:sell")


def test_what_does_not_fit_is_told_and_the_rest_is_shown(people: Library) -> None:
    view = View(
        "a",
        ViewPage.TRADES,
        query="type:buy",
        chamber="court",
        sort=("-wisdom", "-amount"),
        grouping="mood",
        group_sort=("-mood", "name"),
        columns=(ViewColumn("traded"), ViewColumn("karma")),
        more={"colour": 1},
    )
    told = view_problems(people, view, columns={"traded", "asset"})
    assert [sentence.split("'")[1] for sentence in told] == [
        "-wisdom", "-mood", "mood", "court", "karma", "colour",
    ]  # fmt: skip
    assert view_problems(people, view)[-1].count("karma") == 0  # who does not know the columns says nothing
    terms = view_terms(view)
    assert (terms.sort, terms.grouping, terms.group_sort, terms.chamber) == (
        ("-amount",),
        None,
        ("name",),
        None,
    )
    assert find_view(people, view).tolist() == find_trades(people, "type:buy", sort=("-amount",)).tolist()
    fits = View("b", ViewPage.TRADES, query="committee:agri", grouping="month", sort=("-traded",))
    assert view_problems(people, fits) == () and view_terms(fits).grouping is Grouping.MONTH
    assert "cannot group filings" in view_problems(people, View("c", ViewPage.FILINGS, grouping="month"))[0]


@pytest.mark.parametrize("page", list(ViewPage))
def test_a_query_that_does_not_parse_any_more_is_told(people: Library, page: ViewPage) -> None:
    for query, words in (("votes:yea", "no key votes"), ("(a", ""), ("chamber:court", "")):
        (told,) = view_problems(people, View("a", page, query=query))
        assert "cannot be understood" in told and words in told and told.endswith(query)
        with pytest.raises(UserInputError):
            find_view(people, View("a", page, query=query))
    assert view_problems(people, View("a", page, query="pelosi")) == ()


def test_a_saved_view_moves_nothing_on_the_screen_and_an_edit_does(tmp_path: Path) -> None:
    """Views live in the file of the edits: saving one made every table think that its rows had changed."""
    from govtrades_desktop.store.user_data import Edit, EditField

    world = World(tmp_path)
    world.make()
    user = tmp_path / "user.sqlite"
    note = Edit("house", FIRST, 1, EditField.NOTE, "mine", None)
    with Library(world.database, tmp_path / "derived", user) as library:
        ViewStore(user).create(View("a", ViewPage.TRADES))
        before = library.trades
        assert library.reload() is False and library.trades is before
        kept = UserStore(user).set(note)
        ViewStore(user).create(View("b", ViewPage.TRADES))
        assert library.reload() is True and library.reload() is False
        assert "mine" in library.trades.values("note") and library.trades is not before
        UserStore(user).undo(kept.id)
        assert library.reload() is True
