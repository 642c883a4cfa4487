"""A child process as its parent sees it: asked one call at a time, killed when it is slow."""

import pickle
import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from typing import Any

from .limits import Crashed, Limits, OutOfMemory, TimedOut

_START_SECONDS = 60.0
"""Time in which a process must have loaded what it needs; no call is charged for it."""


class CappedProcess:
    """Runs calls under limits. It starts with the first call, and anew after each death."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._ended = False

    def ask(self, call: bytes) -> Any:  # noqa: ANN401 - what the function called returns
        """Return the result of a pickled ``(function, args, kwargs)``, or raise its error.

        :raises TimedOut: it took longer than the limit; the process is gone.
        :raises OutOfMemory: it needed more memory than the limit.
        :raises Crashed: the process died.
        """
        try:
            connection = self._started()
            connection.send_bytes(call)
            if not connection.poll(self._limits.seconds):
                self.kill()
                raise _timed_out(self._limits)
            result, error = pickle.loads(connection.recv_bytes())  # noqa: S301 - our own child
        except (EOFError, OSError) as lost:
            raise self._death() from lost
        if isinstance(error, MemoryError):
            self.kill()
            raise _out_of_memory(self._limits) from error
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        """End the process whatever it does; the next call starts another."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            process.kill()
            process.wait()
        if connection is not None:
            connection.close()

    def _started(self) -> Connection:
        if self._connection is not None:
            return self._connection
        ours, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            caps = (str(self._limits.memory), str(self._limits.seconds))
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                (sys.executable, "-P", "-m", "fiscus.graph.ingest.child", str(number), *caps),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[number],
            )
        self._connection = connection = Connection(ours.detach())
        if not connection.poll(_START_SECONDS):
            self._process.kill()
        connection.recv_bytes()
        return connection

    def _death(self) -> Crashed:
        process = self._process
        status = process.wait() if process is not None else None
        self.kill()
        return Crashed(
            f"the process that converts it died ({_how(status)})",
            hint="convert it alone with fiscus convert, or save it in another format",
        )


def _how(status: int | None) -> str:
    if status is None:
        return "stopped"
    return f"signal {-status}" if status < 0 else f"status {status}"


def _timed_out(limits: Limits) -> TimedOut:
    return TimedOut(f"not done after {limits.seconds:g} s", hint="allow more with --timeout")


def _out_of_memory(limits: Limits) -> OutOfMemory:
    return OutOfMemory(
        f"more than {limits.memory >> 20} MB were needed", hint="allow more with --memory"
    )
