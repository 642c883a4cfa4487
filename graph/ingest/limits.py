"""What one file may cost, and what is said when it costs more."""

from dataclasses import dataclass

from ..errors import FiscusError


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on the conversion of one file.

    :ivar seconds: wall clock.
    :ivar memory: bytes of address space of the process that converts (``RLIMIT_AS``).
    """

    seconds: float = 60.0
    memory: int = 2 << 30


class TimedOut(FiscusError):
    """The conversion took longer than the limit."""

    reason = "timeout"


class OutOfMemory(FiscusError):
    """The conversion needed more memory than the limit."""

    reason = "memory"


class Crashed(FiscusError):
    """The process that converted the file died."""

    reason = "crashed"


class WorkersLost(FiscusError):
    """There is nobody left who converts; it concerns every file."""

    reason = "workers-lost"
