"""The window. The only package that imports PySide6 and pyqtgraph; it writes no SQL and parses nothing."""

from __future__ import annotations

import sys


def _keep_none_alive() -> None:
    """Make None outlive a reference that PySide6 6.12.0 drops with every call that returns nothing.

    WORKAROUND: the wheel returns None without taking a reference, which is right only where None is immortal
    (Python 3.12 and later). On 3.11, which Debian 12 has, the count falls by one a call, and after about 5,000
    calls the interpreter aborts ("none_dealloc"). 6.11.1 and 6.10.2 do not do so. Measured, not assumed: nothing
    is touched where the count holds. Seen 2026-11 with CPython 3.11.7; no public report was found.
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

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40


_keep_none_alive()
