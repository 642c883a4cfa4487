"""What a worker takes away from itself before it touches a query: network, memory, afterlife.

All of it is Linux; elsewhere each step says that it did nothing, and the guard stands alone.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_SECCOMP_MODE_FILTER = 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING_SETUP = 425
_X32_CALLS = 0x40000000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def isolate() -> list[str]:
    """Cut this process off the network and bind its life to its parent's.

    :return: what took effect, of ``namespace`` (no network devices), ``seccomp`` (no sockets).
    """
    if not sys.platform.startswith("linux"):
        return []
    libc = ctypes.CDLL(None, use_errno=True)
    die_with_parent()
    done = []
    if libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        done.append("namespace")
    if _forbid_sockets(libc):
        done.append("seccomp")
    return done


def die_with_parent() -> None:
    """Make the kernel kill this process when its parent dies; not kept over a fork."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def cap_memory(beyond: int) -> None:
    """Let the address space grow by ``beyond`` bytes more than it has now, and leave no core."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if present := address_space():
        resource.setrlimit(resource.RLIMIT_AS, (present + beyond, present + beyond))


def address_space() -> int:
    """Return the bytes of address space in use, 0 where that is not told."""
    if not sys.platform.startswith("linux"):
        return 0
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _forbid_sockets(libc: ctypes.CDLL) -> bool:
    """Make the kernel refuse ``socket`` and ``io_uring_setup`` from here on, in all threads."""
    if platform.machine() not in _SOCKET_CALL:
        return False
    architecture, socket_call = _SOCKET_CALL[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, 5, architecture),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 3, 0, _X32_CALLS),
        (_EQUAL, 2, 0, socket_call),
        (_EQUAL, 1, 0, _IO_URING_SETUP),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    program = b"".join(struct.pack("=HBBI", *step) for step in steps)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    pointer = ctypes.byref(_Program(len(steps), program))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, pointer, 0, 0) == 0)
