"""A process that runs calls one after the other: ``python -m fiscus.graph.ingest.child``.

Arguments: the descriptor of a socket on which calls come and answers go, both pickled; the
limit of memory in bytes; and of time in seconds. Memory is capped before the first call. An
empty message says that what conversions need is loaded, so that no call pays for it. The
kernel's alarm ends a call that outlives the one who asked and would have stopped it.
"""

import gc
import pickle
import resource
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

from .conversion import convert

_GRACE_SECONDS = 5.0
_SMALL = "怀来县水务局2024年部门预算公开\n根据怀财字〔2024〕1号，收入预算5万元。\n"
"""A disclosure for which all that a conversion needs is loaded."""


def main(arguments: list[str]) -> None:
    """Answer calls until the other side is gone, or memory ran out once."""
    connection, memory, seconds = Connection(int(arguments[0])), int(arguments[1]), arguments[2]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _load()
    with suppress(EOFError, OSError):
        connection.send_bytes(b"")
        healthy = True
        while healthy:
            call = connection.recv_bytes()
            signal.setitimer(signal.ITIMER_REAL, float(seconds) + _GRACE_SECONDS)
            healthy, answer = _answer(call)
            signal.setitimer(signal.ITIMER_REAL, 0)
            connection.send_bytes(answer)


def _load() -> None:
    """Load code and dictionaries, and keep the garbage collector from looking at them again."""
    with suppress(MemoryError):  # the first call will say so
        convert(_SMALL.encode(), "small.txt")
    gc.collect()
    gc.freeze()


def _answer(call: bytes) -> tuple[bool, bytes]:
    """Return whether the process may go on, and ``(result, error)`` pickled."""
    try:
        function, args, kwargs = pickle.loads(call)  # noqa: S301 - from the process that started us
        return True, pickle.dumps((function(*args, **kwargs), None))
    except MemoryError:
        return False, pickle.dumps((None, MemoryError()))
    except Exception as error:  # noqa: BLE001 - the border of the process
        return True, _told(error)


def _told(error: Exception) -> bytes:
    """Return the error pickled; one that cannot be pickled is told by its type and text."""
    try:
        pickle.loads(told := pickle.dumps((None, error)))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever an error's own code does
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
    return told


if __name__ == "__main__":
    main(sys.argv[1:])
