"""A corpus of made-up disclosures as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.writing import write

from .disclosure import generated

if TYPE_CHECKING:
    from collections.abc import Iterator


def text(seed: int, position: int) -> str:
    """Return the text of a disclosure."""
    return write(generated(seed, position))


def files(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of *count* disclosures, as text files."""
    for position in range(count):
        sample = generated(seed, position)
        yield f"{sample.name}.txt", write(sample).encode()
