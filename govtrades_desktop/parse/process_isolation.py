"""What a process that opens strangers' documents may not do: speak to the network, start programs.

Two fences. Python's own calls are refused by an audit hook, on every system. On Linux (x86-64, ARM64) the
kernel refuses them too (seccomp), whoever asks: a document that takes over PDFium gets no connection and no
shell. Elsewhere a library's own C code is NOT held back: there it is bounded in time and memory only. Reading
files stays possible everywhere, since imports and fonts are files. Light on purpose: standard library only.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from typing import Any

_REFUSED_EVENTS = frozenset(
    {
        *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"),
        *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"),
        *("subprocess.Popen", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile"),
    }
)

# By machine: the architecture as the kernel's filter sees it, and the numbers of the refused system calls:
# socket, connect, execve, execveat, ptrace, io_uring_setup (whose rings could open sockets past the filter).
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 101, 425), 317),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 117, 425), 277),
}
_X32_BIT = 0x40000000  # x86-64 has a second table of the same calls above this number

_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER = 1
_FLAG_TSYNC = 1  # for all threads of the process
_RET_ALLOW = 0x7FFF0000
_RET_ERRNO = 0x00050000
_LOAD, _JUMP_EQ, _JUMP_GE, _RETURN = 0x20, 0x15, 0x35, 0x06
_AT_NUMBER, _AT_ARCH = 0, 4  # offsets in struct seccomp_data


class _Program(ctypes.Structure):
    _fields_ = [("count", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def isolate() -> bool:
    """Fence this process in, for good; return whether the kernel holds the fence, not Python alone."""
    sys.addaudithook(_refuse)
    return sys.platform == "linux" and _fence_by_kernel()


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED_EVENTS:
        raise PermissionError(errno.EACCES, f"a process that reads documents may not do this ({event})")


def _fence_by_kernel() -> bool:
    """Set the filter; False where kernel or machine has none such (an old one, a container's rule)."""
    known = _MACHINES.get(platform.machine())
    if known is None or sys.maxsize < 2**32:
        return False
    arch, refused, seccomp = known
    code = _filter(arch, refused)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    done = libc.syscall(
        ctypes.c_long(seccomp),
        ctypes.c_ulong(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_ulong(_FLAG_TSYNC),
        ctypes.byref(program),
    )
    return bool(done == 0)


def _filter(arch: int, refused: tuple[int, ...]) -> bytes:
    """Return the kernel's little program: another architecture and the refused calls give EACCES."""
    # after these come two ends: "allow", then "refuse"; a jump counts the instructions it leaves out
    checks = len(refused) + 1
    steps = [
        struct.pack("=HBBI", _LOAD, 0, 0, _AT_ARCH),
        struct.pack("=HBBI", _JUMP_EQ, 0, 1 + checks + 1, arch),
        struct.pack("=HBBI", _LOAD, 0, 0, _AT_NUMBER),
        struct.pack("=HBBI", _JUMP_GE, checks, 0, _X32_BIT),
    ]
    for place, number in enumerate(refused):
        steps.append(struct.pack("=HBBI", _JUMP_EQ, checks - 1 - place, 0, number))
    steps.append(struct.pack("=HBBI", _RETURN, 0, 0, _RET_ALLOW))
    steps.append(struct.pack("=HBBI", _RETURN, 0, 0, _RET_ERRNO | errno.EACCES))
    return b"".join(steps)
