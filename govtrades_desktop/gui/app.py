"""Where the program is put together, in an order that has its reasons.

1. faulthandler, so that a crash of Qt itself leaves a trace; 2. the QApplication, since a failure of what
follows is told in a dialog; 3. folders, whether another window has them, log, theme; 4. the database: the
bundled one is unpacked at the first start, an older one is brought up to date; 5. the library (its saved
indexes load in milliseconds); 6. the window, and its first paint; 7. only then the crash hook's dialog is
possible, charts are imported and the timer is armed.

What can fail before there is a window ends the program with a sentence and exit code 4.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import GovTradesError, StoreError, StoreUnavailable, UserInputError
from govtrades_desktop.gui import resources, theme, translation
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.crash import CrashHook
from govtrades_desktop.gui.main_window import MainWindow
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.pipeline_run import PipelineRun
from govtrades_desktop.gui.read_thread import ReadThread
from govtrades_desktop.gui.refresh_controller import RefreshController, Resolve, Run
from govtrades_desktop.gui.restoring import carry_out
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.single_instance import SingleInstance
from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.events import RefreshRequest
from govtrades_desktop.refresh.soundness import Ready, doubt, ready_database
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.logs import start_logging
from govtrades_desktop.settings.paths import DataPaths, bundled_database, bundled_reference
from govtrades_desktop.settings.settings import Settings, load_settings

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

EXIT_INPUT = 2
EXIT_STORE = 4
_ARM_AFTER_MS = 1500
_LISTEN_AFTER_MS = 300  # off the way to the first paint


@dataclass
class Program:
    """The parts of a running program, for `run`, for screenshots and for tests."""

    window: MainWindow
    controller: RefreshController
    reader: ReadThread
    catalogue: Catalogue


def open_data(paths: DataPaths) -> Library:
    """Make the database ready, and open it.

    Raises:
        StoreUnavailable: read-only, damaged, of a newer program, full.
    """
    return _prepare_and_open(paths)[0]


def _prepare_and_open(paths: DataPaths) -> tuple[Library, Ready, tuple[str, ...]]:
    paths.create()
    ready = ready_database(paths, starter=bundled_database(), reference=bundled_reference())
    notices = (*ready.notices, *_ready_user_file(paths))
    library = Library(paths.database, paths.derived, paths.user_database)
    try:
        library.open()
    except StoreUnavailable as error:
        if not doubt(error, paths):
            raise
        library.close()
        # damaged where nothing but the tables themselves could tell: the check of a start finds it now
        ready = ready_database(paths, starter=bundled_database(), reference=bundled_reference())
        notices = (*notices, *ready.notices)
        library.open()
    return library, ready, notices


def _ready_user_file(paths: DataPaths) -> tuple[str, ...]:
    """Make what the user made ready; where that fails, the world's data is shown without it.

    Returns:
        What the user must read of it, in sentences: the window says it.
    """
    from govtrades_desktop.store.user_data import UserStore

    try:
        notices = UserStore(paths.user_database, backups=paths.backups).file.prepare()
    except StoreUnavailable as error:  # `Library.user_problem` tells it
        _log.warning("%s", error)
        return ()
    for notice in notices:
        _log.warning("%s", notice)
    return notices


def build(
    catalogue: Catalogue,
    paths: DataPaths,
    settings: Settings,
    *,
    watcher: theme.Watcher | None = None,
    run: Run | None = None,
    on_failed: Callable[[BaseException], None] | None = None,
    page: str | None = None,
    notices: Sequence[str] = (),
) -> Program:
    """Put the window together over open data; nothing is shown, nothing runs yet.

    Args:
        catalogue: opened on this thread; the window closes it.
        paths: where things live.
        settings: in force.
        watcher: the theme.
        run: what does a refresh; the real pipeline unless a test says otherwise.
        on_failed: told of an error nobody expected.
        page: in front at first; None: where the last session was.
        notices: what happened to the user's file at the start, in sentences, for the user to read.
    """
    holder: dict[str, MainWindow] = {}

    def settings_now() -> Settings:
        return holder["window"].settings if "window" in holder else settings

    def timed() -> RefreshRequest:
        return RefreshRequest(sources=senate_terms.default_sources(settings_now()), is_reference_wanted=True)

    freshness = catalogue.freshness()
    controller = RefreshController(
        run or PipelineRun(paths, settings_now),
        interval=settings.refresh_interval,
        last_success_at=freshness.last_success_at,
        resync_every_days=settings.resync_every_days,
        resynced_at=freshness.resynced_at(senate_terms.default_sources(settings)),
        timed=timed,
    )
    reader = ReadThread(lambda: Library(paths.database, paths.derived, paths.user_database).open())
    window = MainWindow(
        catalogue,
        controller,
        reader,
        Session(paths.config / "window.ini"),
        paths=paths,
        settings=settings,
        watcher=watcher,
        on_failed=on_failed,
        page=page,
    )
    holder["window"] = window
    window.news.tell_notices(notices)
    return Program(window, controller, reader, catalogue)


def _take_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Put Qt's own messages into our log; what a platform cannot do is no news."""
    if (
        kind == QtMsgType.QtDebugMsg
        or kind == QtMsgType.QtInfoMsg
        or message.startswith("This plugin does not")
    ):
        _qt_log.debug("%s", message)
    elif kind == QtMsgType.QtWarningMsg:
        _qt_log.warning("%s", message)
    else:
        _qt_log.critical("%s (%s:%s)", message, context.file, context.line)


def log_qt_messages() -> None:
    """Let Qt speak into the log, not into a terminal that nobody reads."""
    qInstallMessageHandler(_take_qt_message)


def make_application(argv: Sequence[str]) -> QApplication:
    """Return the one QApplication, named."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv) or ["govtrades-desktop"])
    QCoreApplication.setApplicationName("govtrades-desktop")
    QCoreApplication.setApplicationVersion(__version__)
    app.setDesktopFileName("govtrades-desktop")
    return app


def has_display() -> bool:
    """Whether a window can be opened at all: without this look Qt would end the process with an abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def tell_failure(error: GovTradesError, app: QApplication | None = None) -> None:
    """Say why the program cannot start: on stderr, in the log, and in a dialog where someone sees it."""
    sentence = f"{error.message} {error.hint}".strip()
    _log.error("%s %s", sentence, error.context)
    if sys.stderr is not None:
        sys.stderr.write(f"govtrades: {sentence}\n")
    if app is None or app.platformName() in ("offscreen", "minimal"):
        return
    box = QMessageBox(QMessageBox.Icon.Critical, "GovTrades Desktop", error.message)
    box.setTextFormat(Qt.TextFormat.PlainText)  # of the informative text too
    box.setInformativeText(error.hint)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def run(
    paths: DataPaths,
    settings: Settings | None = None,
    *,
    argv: Sequence[str] = (),
    page: str | None = None,
    files: Sequence[Path] = (),
    on_painted: Callable[[], None] | None = None,
) -> int:
    """Open the program; return its exit code. Where it is open on this data folder, bring that to the front.

    Args:
        paths: where things live.
        settings: in force; None: those of the settings file.
        argv: for Qt's own options.
        page: open at this page; None: where the last session was.
        files: saved reports to take in.
        on_painted: called once, when the window stands and the keyboard is heard.

    Raises:
        UserInputError: there is no such page.

    Returns:
        0 after an ordinary end, 4 where the data cannot be used, 2 where there is no display or the settings
        file is wrong.
    """
    if sys.__stderr__ is not None and not faulthandler.is_enabled():
        faulthandler.enable(sys.__stderr__)
    if not has_display():
        if sys.stderr is not None:
            sys.stderr.write(
                "govtrades: There is no display to open a window on. The commands work without one.\n"
            )
        return 2
    if page is not None and page not in {name for name, _, _ in PAGES}:
        known = ", ".join(name for name, _, _ in PAGES)
        raise UserInputError(f"There is no page {page!r}.", hint=f"The pages are {known}.")
    log_qt_messages()
    app = make_application(argv)
    try:
        paths.create()
        instance = SingleInstance(paths.root)
        if not instance.is_first():
            instance.hand_over(files)
            return 0
        start_logging(paths, stderr_level=logging.CRITICAL)  # failures are told below, once
        if settings is None:
            settings = load_settings(paths.settings_file)
        translation.put_in_force(app, settings.language)
        library, ready, notices = _prepare_and_open(paths)
    except StoreError as error:
        tell_failure(error, app)
        return EXIT_STORE
    except UserInputError as error:  # whoever starts the program by its icon sees no terminal
        tell_failure(error, app)
        return EXIT_INPUT
    watcher = theme.Watcher(app, settings.theme)
    app.setWindowIcon(resources.app_icon())
    crash = CrashHook(app, is_quiet=app.platformName() == "offscreen")
    crash.install()
    QTimer.singleShot(_LISTEN_AFTER_MS, instance, instance.listen)
    try:
        while True:  # a restored backup has a window of its own
            program = build(
                Catalogue(library),
                paths,
                settings,
                watcher=watcher,
                on_failed=_Reporter(crash),
                page=page,
                notices=notices,
            )
            _begin(program, instance, ready, files=files, on_painted=on_painted)
            code = app.exec()
            has_ended = program.controller.shutdown() and program.reader.shutdown()
            wish = program.window.restoring.wish
            if wish is None or not has_ended:
                break
            settings, page, files, on_painted = program.window.settings, None, (), None
            program.window.deleteLater()
            try:
                told = carry_out(wish, paths, app)
                library, ready, notices = _prepare_and_open(paths)
            except StoreError as error:
                tell_failure(error, app)
                code = EXIT_STORE
                break
            notices = (told, *notices)
    finally:
        crash.remove()
    instance.release()
    if not has_ended:
        # Destroying a running QThread aborts; everything written is committed, so leave without it.
        logging.shutdown()
        os._exit(code)
    return code


def _begin(
    program: Program,
    instance: SingleInstance,
    ready: Ready,
    *,
    files: Sequence[Path],
    on_painted: Callable[[], None] | None,
) -> None:
    """Show the window, and let what has to wait for it follow."""
    window, controller = program.window, program.controller
    window.show()
    if on_painted is not None:
        _FirstPaint(window, on_painted)
    if ready.prepared.is_unresolved:  # after an upgrade: the window stands meanwhile
        QTimer.singleShot(0, controller, lambda: controller.start(Resolve()))
    if ready.is_recovering or ready.is_check_due:
        window.upkeeping.begin_soon(is_check_due=ready.is_check_due)
    instance.asked.connect(window.come_up)
    if files:
        QTimer.singleShot(0, window, lambda: window.come_up(tuple(files)))
    window.first_steps.begin()
    QTimer.singleShot(_ARM_AFTER_MS, controller, controller.arm)
    QTimer.singleShot(_ARM_AFTER_MS, window, window.backfilling.offer)
    window.health.begin()
    QTimer.singleShot(_ARM_AFTER_MS, window.updates, window.updates.check_if_due)


class _FirstPaint(QObject):
    """Tells once that a window was painted for the first time; or after a while, where nobody sees it."""

    def __init__(self, window: MainWindow, tell: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._tell: Callable[[], None] | None = tell
        window.installEventFilter(self)
        QTimer.singleShot(_ARM_AFTER_MS, self, self._on_painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window is painted before what is in it: it stands when the events of this round are done."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        tell, self._tell = self._tell, None
        if tell is not None:
            tell()


class _Reporter:
    """Hands an unexpected error of a refresh to the crash hook."""

    def __init__(self, crash: CrashHook) -> None:
        self._crash = crash

    def __call__(self, error: BaseException) -> None:
        self._crash.report(error)
