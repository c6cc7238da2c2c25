"""The window. The only package that imports PySide6 and pyqtgraph; it writes no SQL and parses nothing."""

from __future__ import annotations

import sys


def _keep_singletons_alive() -> None:
    """Make None, True and the like outlive the references that PySide6 6.12.0 drops with every return of one.

    WORKAROUND: the wheel returns them without taking a reference, which is right only where they are immortal
    (Python 3.12 and later). On 3.11, which Debian 12 has, the count falls by one a call, and after about
    5,000 calls the interpreter aborts ("none_dealloc", "bool_dealloc"). 6.11.1 and 6.10.2 do not do so.
    Measured, not
    assumed: nothing is touched where the count holds. SEEN: 2026-11, CPython 3.11.7; no public report was
    found.
    """
    if sys.version_info >= (3, 12):
        return
    from PySide6.QtCore import QObject

    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(16):
        probe.setObjectName("")
    if sys.getrefcount(None) - before > -16:
        return
    import ctypes

    for singleton in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(singleton)).value += 1 << 40


_keep_singletons_alive()
