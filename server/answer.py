"""The answer to a query, whole."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["boolean", "solutions", "graph"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer.

    :ivar media_type: media type of the body, as it was asked for.
    :ivar rows: solutions or triples; 1 for a boolean.
    :ivar snapshot: name of the snapshot that was asked.
    :ivar date: when that snapshot was taken, ISO 8601 in UTC.
    :ivar elapsed: seconds from the call to the answer.
    """

    media_type: str
    body: bytes
    kind: Kind
    rows: int
    snapshot: str
    date: str
    elapsed: float
