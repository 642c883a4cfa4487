"""What keeps the memory of a writer the same, however much it writes.

Two things would grow. The engine keeps index and filters of each table file that it has open in
memory (RocksDB, ``max_open_files``), and a store gets more of them. And the allocator keeps what
was free again after a group of files for itself, in an arena for each of the engine's threads.
"""

import ctypes
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TABLES = 500
"""Table files that the engine has open at most, about; others it opens again when it needs them."""

_KEPT_FREE = 48
"""Descriptors that the engine takes for no table file."""

_one_at_a_time = threading.Lock()


@contextmanager
def few_tables() -> Iterator[None]:
    """Have an engine that is opened within keep no more table files open than ``TABLES``.

    The engine takes the soft limit of open files for what it may use and asks for it only when it
    is opened, so it is lowered until then. It stays beyond what the process has open.
    """
    with _one_at_a_time:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        lower = len(list(Path("/dev/fd").iterdir())) + _KEPT_FREE + TABLES
        if soft != resource.RLIM_INFINITY:
            lower = min(lower, soft)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lower, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def give_back() -> None:
    """Give memory that is free back to the system, where the C library can (glibc)."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
