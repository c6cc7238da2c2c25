"""The command line: its grammar, its exit codes, and which function answers which command.

It holds no logic of its own: `collect`, `read`, `care`, `corrections` and `views` call what the window calls.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from govtrades_desktop import __version__
from govtrades_desktop.cli.exit_codes import DONE, EXIT_CODES, INTERRUPTED, exit_code_of
from govtrades_desktop.cli.text import plain, showing_plainly
from govtrades_desktop.core.errors import GovTradesError, StoreUnavailable
from govtrades_desktop.settings import senate_terms

# A query may begin with a minus (`-type:sell`), and so may a sort key (`-traded`); argparse takes any such
# word for an option. They are sent through it under this mark.
_MINUS = "\ue000"


def make_parser() -> argparse.ArgumentParser:
    """Return the grammar of the command line; the manual page is made of it too."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep everything in DIR (a portable copy)"
    )
    common.add_argument("--json", action="store_true", help="one JSON document on stdout")
    common.add_argument("--quiet", action="store_true", help="no progress on stderr")
    common.add_argument("--verbose", action="store_true", help="log what is done to stderr")

    parser = argparse.ArgumentParser(
        prog="govtrades",
        description="Every stock and option trade that US officials disclose, on your own machine.",
        epilog=EXIT_CODES,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"govtrades {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=summary, description=summary[0].upper() + summary[1:] + ".", parents=[common]
        )

    gui = add("gui", "open the window (what happens without a command)")
    gui.add_argument("--page", help="open at this page: dashboard, trades or filings")
    gui.add_argument("files", nargs="*", type=Path, metavar="FILE", help="saved reports to take in")

    refresh = add("refresh", "fetch and read what is new from the official sites")
    refresh.add_argument(
        "--sources",
        default="",
        help="comma-separated; known: house, senate, legislators, prices; default: house, senate once its"
        " terms are accepted, and legislators, and prices of a chosen source, when they are due",
    )
    refresh.add_argument(
        "--years",
        nargs="+",
        default=(),
        metavar="YEARS",
        help="index years, as 2024,2025 or 2020-2025; default: the newest",
    )
    refresh.add_argument("--house-url", metavar="URL", help="the House Clerk's site stands here instead")
    refresh.add_argument("--senate-url", metavar="URL", help="the Senate's eFD site stands here instead")
    refresh.add_argument(
        "--legislators-url", metavar="URL", help="the legislators project stands here instead"
    )
    refresh.add_argument(
        "--accept-senate-terms",
        action="store_true",
        help=f"accept the Senate site's agreement and the law's limits ({senate_terms.LAW}), once; see"
        f" {senate_terms.LINK}",
    )
    refresh.add_argument("--limit", type=int, metavar="N", help="fetch at most N documents")
    refresh.add_argument(
        "--retry-failed",
        nargs="*",
        metavar="DOC_ID",
        help="try now what failed before, instead of waiting for its turn: all, or these filings",
    )

    importing = add("import", "take in reports that you saved: PDFs of the House, pages of the Senate")
    importing.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")

    parse = add("parse", "read documents from files, storing nothing")
    parse.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parse.add_argument(
        "--kind", help="what the files are, instead of looking: house_ptr, house_index, senate_ptr …"
    )

    search = add("search", "find trades, by the same grammar as the window's search box")
    search.add_argument("query", nargs="*", metavar="QUERY")
    search.add_argument(
        "--sort", help="columns, comma-separated, a minus for descending (default -traded, or the view's)"
    )
    search.add_argument("--view", metavar="NAME", help="what a saved view shows; a query narrows it further")
    search.add_argument(
        "--limit", type=int, default=50, metavar="N", help="at most N rows; 0 for all (default 50)"
    )

    officials = add("officials", "list officials with what they traded; a query narrows the list")
    securities = add("securities", "list securities with who traded them; a query narrows the list")
    for listing in (officials, securities):
        listing.add_argument("query", nargs="*", metavar="QUERY")
        listing.add_argument(
            "--sort", default="-trades", help="columns, comma-separated, a minus for descending"
        )
        listing.add_argument(
            "--limit", type=int, default=50, metavar="N", help="at most N rows; 0 for all (default 50)"
        )

    dashboard = add("dashboard", "what officials disclosed, in a page of text")
    dashboard.add_argument("--chamber", help="house or senate")
    dashboard.add_argument("--party", help="D, R, I or L on the day of the trade; or unresolved")
    dashboard.add_argument("--owner", help="self, spouse, joint or child")
    dashboard.add_argument("--asset", help="a kind of asset, as stock or municipal-bond; or unresolved")
    dashboard.add_argument("--from-year", type=int, metavar="YEAR", help="of the official index")
    dashboard.add_argument("--to-year", type=int, metavar="YEAR", help="likewise, inclusive")

    coverage = add("coverage", "how many filings are read, on paper, not fetched, failed")
    coverage.add_argument("--year", type=int, help="one index year only")

    prices = add("prices", "take prices of securities in, tell how far they reach, or show a security's")
    prices.add_argument("symbol", nargs="?", metavar="SYMBOL", help="a ticker or a security's key")
    taken = prices.add_mutually_exclusive_group()
    taken.add_argument(
        "--from",
        dest="source_folder",
        metavar="FOLDER",
        help="take in a folder of your own: CSV, CSV.GZ or Parquet, with ticker, date, close, adjusted_close",
    )
    taken.add_argument("--fetch", action="store_true", help="ask the source that the settings name, now")
    taken.add_argument("--coverage", action="store_true", help="how far prices reach (also without SYMBOL)")

    export = add("export", "write the trades, filings, officials or securities that a query finds to a file")
    export.add_argument("query", nargs="*", metavar="QUERY")
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="FILE.csv, .xlsx, .json or .parquet"
    )
    export.add_argument("--sort", help="columns, comma-separated, a minus for descending (newest first)")
    other = export.add_mutually_exclusive_group()
    for table, words in (
        ("filings", "filings of the ledger in the place of trades"),
        ("officials", "the list of officials, with what they traded"),
        ("securities", "the list of securities, with who traded them"),
    ):
        other.add_argument(f"--{table}", dest="table", action="store_const", const=table, help=words)

    add("corrections", "list every edit you made, and where one does not fit the data any more")

    correct = add("correct", "set what a filing or a row is; the source's own value stays beside it")
    correct.add_argument("doc_id", metavar="DOC_ID", help="of the filing, as search prints it")
    correct.add_argument("--source", choices=("house", "senate"), help="where two sources have that id")
    correct.add_argument("--line", type=int, metavar="N", help="the row; without it the whole filing")
    value = correct.add_mutually_exclusive_group(required=True)
    value.add_argument("--official", metavar="BIOGUIDE", help="who filed it, as P000197")
    value.add_argument("--security", metavar="KEY", help="what the row's asset is: a key or a ticker")
    value.add_argument("--amount", metavar="LOW-HIGH", help="the row's band: 1001-15000, 50000001+, 224")
    value.add_argument("--note", metavar="TEXT", help="a note of your own")
    correct.add_argument("--comment", default="", metavar="TEXT", help="why; kept with the edit")

    undo = add("undo", "take one of your edits back; it stays in the list")
    undo.add_argument("id", type=int, metavar="ID", help="its number in the list of corrections")

    views = add("views", "list saved views, show one, export some to a file, import another person's")
    views.add_argument("action", nargs="?", choices=("list", "show", "export", "import"), default="list")
    views.add_argument("words", nargs="*", metavar="NAME | FILE [NAME …]")

    derive = add("derive", "resolve who and what, and prepare the tables, as every refresh does")
    derive.add_argument(
        "--all", action="store_true", help="everything from scratch, whatever is known already"
    )

    add("doctor", "check sources, database, integrity, versions and paths")

    backup = add("backup", "write a dated copy of the database")
    backup.add_argument("--out", type=Path, metavar="DIR", help="the folder to write it to")

    restore = add(
        "restore", "put a copy in the place of the present data, which is set aside; or list copies"
    )
    restore.add_argument("file", nargs="?", type=Path, metavar="FILE", help="of the list, or any other copy")
    restore.add_argument("--list", action="store_true", help="which copies there are, and what they hold")
    restore.add_argument(
        "--user", action="store_true", help="of what you made (user.sqlite), not of the data"
    )

    archive = add("archive", "tell how large the archive of original pages is, and make it smaller")
    fewer = archive.add_mutually_exclusive_group()
    fewer.add_argument(
        "--keep-years",
        type=int,
        metavar="N",
        help="remove the pages of filings older than the newest N years",
    )
    fewer.add_argument("--clear", action="store_true", help="remove the pages of all filings")
    fewer.add_argument(
        "--take-in",
        type=Path,
        metavar="DIR",
        help="put documents of a folder into it: those that the ledger knows by their hash",
    )
    archive.add_argument(
        "--with-imported",
        action="store_true",
        help="remove what cannot be fetched again too: imports, earlier versions, vanished filings",
    )

    shots = add("shots", "render every page to pictures, light and dark, without a display")
    shots.add_argument("folder", type=Path, metavar="DIR")
    return parser


def _protect_minus(arguments: Sequence[str]) -> list[str]:
    """Mark words like `-type:sell` and `-traded` as what they are: not options."""
    if not {"search", "export", "officials", "securities"} & set(arguments):
        return list(arguments)
    protected, is_free = [], True
    for word in arguments:
        if word == "--":
            is_free = False
        is_word = is_free and len(word) > 2 and word[0] == "-" and word[1] not in "-"
        protected.append(_MINUS + word[1:] if is_word else word)
    return protected


def _restore_minus(options: argparse.Namespace) -> None:
    for name, value in vars(options).items():
        if isinstance(value, str):
            setattr(options, name, value.replace(_MINUS, "-"))
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            setattr(options, name, [item.replace(_MINUS, "-") for item in value])


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code.

    Results go to stdout, everything else to stderr. Errors of ours become one sentence and an exit code;
    a bug stays a traceback.
    """
    parser = make_parser()
    try:
        options = parser.parse_args(_protect_minus(arguments))
    except SystemExit as stop:  # argparse has printed the usage or the help
        return int(stop.code or 0)
    _restore_minus(options)
    options.data_dir = getattr(options, "data_dir", None)
    options.json = getattr(options, "json", False)
    options.quiet = getattr(options, "quiet", False)
    options.verbose = getattr(options, "verbose", False)
    options.command = options.command or "gui"
    try:
        with showing_plainly() if options.command != "gui" else contextlib.nullcontext():
            return _dispatch(options)
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        sys.stdout = None  # or the interpreter would flush it once more and complain
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except GovTradesError as error:
        logging.getLogger(__name__).debug("%s %s", error, error.context, exc_info=True)
        _tell(error)
        _doubt(error, options)
        return exit_code_of(error)


def _tell(error: GovTradesError) -> None:
    text = f"govtrades: {plain(error.message)}"
    if error.hint:
        text += f"\n  {plain(error.hint)}"
    print(text, file=sys.stderr)


def _doubt(error: GovTradesError, options: argparse.Namespace) -> None:
    """Have the next start check a database that an error says is damaged."""
    if isinstance(error, StoreUnavailable) and options.command != "parse":
        from govtrades_desktop.refresh.soundness import doubt
        from govtrades_desktop.settings.paths import data_paths

        if doubt(error, data_paths(options.data_dir)):
            print("  The next start sets it aside and goes on from its newest sound copy.", file=sys.stderr)


def _dispatch(options: argparse.Namespace) -> int:
    from govtrades_desktop.settings.logs import start_logging
    from govtrades_desktop.settings.paths import data_paths
    from govtrades_desktop.settings.settings import load_settings

    paths = data_paths(options.data_dir)
    level = logging.DEBUG if options.verbose else logging.ERROR if options.quiet else logging.WARNING
    if options.command == "parse":  # touches no data folder at all
        from govtrades_desktop.cli import collect

        return collect.parse(options, load_settings(paths.settings_file))
    if options.command == "gui":
        from govtrades_desktop.gui import start

        files = getattr(options, "files", ())
        return int(start.run(paths, page=getattr(options, "page", None), files=files))
    paths.create()
    settings = load_settings(paths.settings_file)
    start_logging(paths, stderr_level=level)
    if options.command == "refresh":
        from govtrades_desktop.cli import collect

        return collect.refresh(options, settings, paths)
    if options.command == "import":
        from govtrades_desktop.cli import collect

        return collect.import_reports(options, settings, paths)
    if options.command in ("derive", "doctor", "backup", "shots"):
        from govtrades_desktop.cli import care

        return int(getattr(care, options.command)(options, settings, paths))
    if options.command == "restore":
        from govtrades_desktop.cli import restore

        return restore.restore(options, settings, paths)
    if options.command == "prices":
        from govtrades_desktop.cli import prices

        return prices.prices(options, settings, paths)
    if options.command == "archive":
        from govtrades_desktop.cli import archive

        return archive.archive(options, paths)
    if options.command in ("corrections", "correct", "undo"):
        from govtrades_desktop.cli import corrections

        return int(getattr(corrections, options.command)(options, paths))
    if options.command == "views":
        from govtrades_desktop.cli import views

        return views.views(options, paths)
    if options.command in ("officials", "securities"):
        from govtrades_desktop.cli import identities

        return int(getattr(identities, options.command)(options, paths))
    from govtrades_desktop.cli import read

    return int(getattr(read, options.command)(options, paths))
