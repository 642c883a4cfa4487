"""The process that workers are forked from: it has read the snapshot and is off the network.

Run as ``python -m fiscus.server.nursery SNAPSHOT MEMORY DESCRIPTOR``. Over the control socket it
is asked to fork a worker that speaks on a socket passed along, or to kill one; it tells when one
has ended. Forking takes milliseconds and shares the graph's memory; only this process may reap
its children, so a number never stands for another process.

A graph on disk is opened by each worker, since its engine has threads, which do not survive
a fork.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from .isolation import die_with_parent, isolate
from .snapshot_files import QUADS_FILE
from .worker import serve


def main() -> None:
    """Fork workers until the server closes standard input."""
    snapshot, memory, descriptor = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    control = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM, fileno=descriptor)
    isolation = isolate()
    engine = load_engine(snapshot)
    gc.freeze()
    Nursery(control, snapshot, memory, engine).run(isolation)


def load_engine(snapshot: Path) -> Store | None:
    """Return the quads in memory where the snapshot has them as one file, else None."""
    quads = snapshot / QUADS_FILE
    if not quads.exists():
        return None
    engine = Store()
    engine.bulk_load(path=str(quads), format=RdfFormat.N_QUADS, lenient=True)
    return engine


class Nursery:
    """Forks, kills and reaps workers, one message at a time."""

    def __init__(
        self, control: socket.socket, snapshot: Path, memory: int, engine: Store | None
    ) -> None:
        self._control = control
        self._snapshot = snapshot
        self._memory = memory
        self._engine = engine
        self._children: dict[int, int] = {}
        self._wake, self._alarm = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def run(self, isolation: list[str]) -> None:
        """Say that all is ready and serve until standard input is closed."""
        signal.set_wakeup_fd(self._alarm)
        signal.signal(signal.SIGCHLD, lambda _signal, _frame: None)
        self._tell({"ready": isolation})
        while True:
            readable, _, _ = select.select([self._control.fileno(), self._wake, 0], [], [])
            if self._wake in readable:
                self._reap()
            if self._control.fileno() in readable:
                self._obey()
            if 0 in readable:
                return

    def _obey(self) -> None:
        message, descriptors, _, _ = socket.recv_fds(self._control, 4096, 1)
        order = json.loads(message)
        if "fork" in order:
            self._fork(order["fork"], order["niceness"], descriptors[0])
        for pid, number in self._children.items():
            if number == order.get("kill"):
                os.kill(pid, signal.SIGKILL)

    def _fork(self, number: int, niceness: int, descriptor: int) -> None:
        pid = os.fork()
        if pid:
            os.close(descriptor)
            self._children[pid] = number
            return
        status = 1
        try:
            self._become_worker(niceness)
            serve(descriptor, self._engine, self._snapshot, self._memory)
            status = 0
        finally:
            os._exit(status)

    def _become_worker(self, niceness: int) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with_parent()
        self._control.close()
        for descriptor in (self._wake, self._alarm, 0):
            os.close(descriptor)
        os.nice(niceness)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._wake, 4096)
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            number = self._children.pop(pid)
            self._tell({"ended": number, "status": os.waitstatus_to_exitcode(status)})

    def _tell(self, news: dict[str, object]) -> None:
        self._control.send(json.dumps(news).encode())


if __name__ == "__main__":
    main()
