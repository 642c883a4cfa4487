"""How much a query may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one query, and of the pool that answers it.

    :ivar deadline: seconds of running, parsing included.
    :ivar first_slice: seconds in the fast lane, after which a query moves to the slow one.
    :ivar crowded_slice: what is left of it while many wait for the fast lane.
    :ivar memory: bytes that a worker may take beyond what the snapshot needs.
    :ivar rows: solutions or triples of an answer.
    :ivar body: bytes of an answer.
    :ivar queue: queries that may wait in a lane.
    :ivar workers: queries that run at once in a lane.
    """

    deadline: float = 10.0
    first_slice: float = 1.0
    crowded_slice: float = 0.02
    memory: int = 1 << 30
    rows: int = 100_000
    body: int = 50_000_000
    queue: int = 16
    workers: int = 2
