"""What a process that opens strangers' documents allows itself: memory, priority, its end; no network.

Light on purpose: standard library only; no Qt, no network, no database. Knows nothing of documents.

Time is the parent's to keep: it kills the process. Memory: a watch in here ends the process when its resident
memory passes the limit while it works (Linux: current; macOS: peak; Windows: working set); on Linux the
address space is capped as well, since a single huge allocation can outrun any watch.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import connection

from govtrades_desktop.parse import process_isolation

MEMORY_EXIT = 86
"""Exit code of a process that ended itself because it needed too much memory."""

WATCH_S = 0.05
_WINDOWS_BELOW_NORMAL = 0x4000
_working = threading.Event()


def limit_process(memory_mb: int, *, nice: int) -> None:
    """Set this process up: priority, memory limit, an end when the parent ends, no network, no programs.

    Args:
        memory_mb: more than this ends it, while it is `at_work`.
        nice: how far behind others it stands (0: not at all); on Windows any other than 0 is "below normal".
    """
    memory_bytes = memory_mb * 1024 * 1024
    # A handler in Python would never run while a hang inside a C library lasts.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if nice:
        _lower_priority(nice)
    threading.Thread(target=_watch, args=(memory_bytes,), name="watch", daemon=True).start()
    _cap_address_space(memory_bytes)
    process_isolation.isolate()


@contextlib.contextmanager
def at_work() -> Iterator[None]:
    """Let the watch end the process meanwhile: only here, never while it speaks to its parent."""
    _working.set()
    try:
        yield
    finally:
        _working.clear()


def _watch(memory_bytes: int) -> None:
    parent = multiprocessing.parent_process()
    sentinel = [] if parent is None else [parent.sentinel]
    at_start = resident_bytes() or 0
    limit = max(memory_bytes, at_start)  # a peak may be inherited from the parent; it is not ours
    wait = threading.Event()
    while True:
        if sentinel:
            if connection.wait(sentinel, WATCH_S):
                os._exit(0)  # the program is gone (killed, crashed): nobody waits for the result
        else:
            wait.wait(WATCH_S)
        now = resident_bytes()
        if now is not None and now > limit and _working.is_set():
            os._exit(MEMORY_EXIT)


def _lower_priority(nice: int) -> None:
    with contextlib.suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _WINDOWS_BELOW_NORMAL)
        else:
            os.nice(nice)


def _cap_address_space(memory_bytes: int) -> None:
    """Linux only: macOS takes the limit and does not keep it, Windows has none of the kind."""
    if sys.platform != "linux":
        return
    import resource

    mapped_bytes = int(_statm()[0]) * resource.getpagesize()
    cap = mapped_bytes + memory_bytes
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        cap = min(cap, hard)
    resource.setrlimit(resource.RLIMIT_AS, (cap, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def resident_bytes() -> int | None:
    """Return the memory this process holds now (macOS: its peak), or None where the system does not tell."""
    if sys.platform == "linux":
        import resource

        return int(_statm()[1]) * resource.getpagesize()
    if sys.platform == "win32":
        return _windows_working_set()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _statm() -> list[bytes]:
    handle = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return os.read(handle, 256).split()
    finally:
        os.close(handle)


def _windows_working_set() -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize",
                    "WorkingSetSize",
                    "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage",
                    "PagefileUsage",
                    "PeakPagefileUsage",
                )
            ),
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel = ctypes.windll.kernel32
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]
    done = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.WorkingSetSize) if done else None
