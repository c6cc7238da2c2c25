"""What the machine tells of the program: its memory, the room on its disk. It changes nothing.

The standard library tells neither memory in the same way on three systems; where none of the ways works the
answer is None, and whoever shows it says so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path


def memory_bytes() -> int | None:
    """Return the memory that this process has in use (resident); its peak where only that is told (macOS)."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE")
        return None
    if sys.platform == "win32":
        return _windows_memory()
    import resource

    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # bytes on macOS


def _windows_memory() -> int | None:
    """Ask GetProcessMemoryInfo (PSAPI): PROCESS_MEMORY_COUNTERS.WorkingSetSize."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_ulong),
            ("PageFaultCount", ctypes.c_ulong),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    *("PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage"),
                    *("QuotaPagedPoolUsage", "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage"),
                    *("PagefileUsage", "PeakPagefileUsage"),
                )
            ),
        )

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there is none where types are checked
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    ask = kernel.K32GetProcessMemoryInfo
    ask.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    if not ask(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb):
        return None
    return int(counters.WorkingSetSize)


def disk_free_bytes(folder: Path) -> int | None:
    """Return the room left on the disk of a folder; None where the system does not tell."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free
    return None
