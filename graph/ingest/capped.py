"""An executor whose worker processes have a limit of time and memory a call, and may die.

``ProcessPoolExecutor`` has no such limits and breaks for good when one process dies.
"""

import pickle
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from .capped_process import CappedProcess
from .limits import Limits

P = ParamSpec("P")
T = TypeVar("T")


class CappedExecutor(Executor):
    """Runs calls in ``workers`` child processes, each started when there is work for it.

    A future fails with ``TimedOut``, ``OutOfMemory`` or ``Crashed`` where its call hit a limit
    or ended its process; the other calls do not notice. As a context manager it waits for all
    calls, but is at once done with them when the block ends by an error.
    """

    def __init__(self, workers: int, limits: Limits | None = None) -> None:
        self._workers = workers
        self._limits = limits or Limits()
        self._calls: deque[tuple[Future[Any], bytes]] = deque()
        self._changed = threading.Condition()
        self._idle = 0
        self._closed = False
        self._keepers: list[tuple[threading.Thread, CappedProcess]] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a call of a function that the child can import; see ``Executor.submit``."""
        call = pickle.dumps((fn, args, kwargs))
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError("the executor was shut down")
            self._calls.append((future, call))
            if self._idle < len(self._calls) and len(self._keepers) < self._workers:
                self._add_keeper()
            self._changed.notify()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of Executor
        """Take no more calls; see ``Executor.shutdown``."""
        with self._changed:
            self._closed = True
            while cancel_futures and self._calls:
                self._calls.popleft()[0].cancel()
            self._changed.notify_all()
        for thread, _ in self._keepers if wait else ():
            thread.join()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for all calls, or after an error end them."""
        if error is not None:
            self.shutdown(wait=False, cancel_futures=True)
            for _, process in self._keepers:
                process.kill()
        self.shutdown(wait=True)

    def _add_keeper(self) -> None:
        process = CappedProcess(self._limits)
        thread = threading.Thread(target=self._keep, args=(process,), daemon=True)
        self._keepers.append((thread, process))
        thread.start()

    def _keep(self, process: CappedProcess) -> None:
        """Give a process calls until there are none and will be none."""
        while (item := self._next()) is not None:
            future, call = item
            if future.set_running_or_notify_cancel():
                _carry_out(process, future, call)
        process.kill()

    def _next(self) -> tuple[Future[Any], bytes] | None:
        with self._changed:
            self._idle += 1
            self._changed.wait_for(lambda: self._calls or self._closed)
            self._idle -= 1
            return self._calls.popleft() if self._calls else None


def _carry_out(process: CappedProcess, future: Future[Any], call: bytes) -> None:
    try:
        result = process.ask(call)
    except Exception as error:  # noqa: BLE001 - whatever went wrong belongs to the future
        future.set_exception(error)
    else:
        future.set_result(result)
