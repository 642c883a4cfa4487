"""Coverage of a file from that of its parts."""

from collections import Counter
from collections.abc import Iterable

from ..disclosure.coverage.coverage import Coverage


def joined(parts: Iterable[Coverage]) -> Coverage:
    """Return what was understood of a file whose *parts* (at least one) were measured."""
    all_parts = tuple(parts)
    if len(all_parts) == 1:
        return all_parts[0]
    recognised: Counter[str] = Counter()
    for part in all_parts:
        recognised.update(part.recognised)
    return Coverage(
        all_parts[0].source,
        sum(part.numbers for part in all_parts),
        sum(part.numbers_claimed for part in all_parts),
        sum(part.characters for part in all_parts),
        sum(part.characters_claimed for part in all_parts),
        dict(recognised),
        tuple(entry for part in all_parts for entry in part.unclaimed),
        tuple(section for part in all_parts for section in part.sections),
    )
