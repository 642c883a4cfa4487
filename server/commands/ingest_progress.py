"""How far an ingest is: a live bar on a terminal, now and then a line elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from ...graph.ingest import Progress
from .terminal import say

_PAUSE_SECONDS = 10.0
"""Time between two lines where there is no terminal; a short ingest prints none."""


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None]]:
    """Give a function that shows how far it is."""
    console = Console(stderr=True)
    if console.is_terminal:
        with _bar(console) as bar:
            yield _Live(bar)
    else:
        yield _Lines()


def _bar(console: Console) -> Bar:
    columns = (
        TextColumn("ingest"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} · 搁置 quarantined {task.fields[quarantined]}"),
        TimeRemainingColumn(),
    )
    return Bar(*columns, console=console, transient=True)


class _Live:
    def __init__(self, bar: Bar) -> None:
        self._bar, self._start = bar, time.monotonic()
        self._task = bar.add_task("ingest", total=None, rate="", quarantined=0)

    def __call__(self, now: Progress) -> None:
        self._bar.update(
            self._task,
            completed=now.done,
            total=now.found,
            rate=_rate(now.done, self._start),
            quarantined=now.quarantined,
        )


class _Lines:
    def __init__(self) -> None:
        self._start = self._said = time.monotonic()

    def __call__(self, now: Progress) -> None:
        if time.monotonic() - self._said < _PAUSE_SECONDS:
            return
        self._said = time.monotonic()
        seconds = self._said - self._start
        left = seconds / now.done * (now.found - now.done)
        rate = _rate(now.done, self._start)
        say(
            f"ingest {now.done}/{now.found} · 搁置 quarantined {now.quarantined} · {rate} · "
            f"剩余 left {left:.0f} s"
        )


def _rate(done: int, start: float) -> str:
    return f"{done / max(time.monotonic() - start, 0.001):.1f}/s"
