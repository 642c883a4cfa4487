"""A copy of a made-up disclosure with one thing changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """A copy of a text with one thing changed.

    :ivar was: what was changed, and ``now`` what it became.
    :ivar told: whether the original tells a second time what was changed.
    """

    kind: str
    text: str
    was: str = ""
    now: str = ""
    told: bool = True


def replaced(lines: Sequence[str], others: Mapping[int, str]) -> str:
    """Return the text with other lines at those numbers, counted from 1."""
    return "\n".join(others.get(number, line) for number, line in enumerate(lines, 1))
