"""Copies of a made-up disclosure with one thing changed.

One figure is changed, one row or cell dropped, two cells swapped, one code broken. Every figure,
row and cell of a document is as likely as the others of its kind.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from fiscus.graph.ingest import convert
from fiscus.graph.reading.document import Table
from fiscus.graph.reading.formats import read

from ..generating.draws import Draws
from .cells import cells, lines_of
from .figures import figures
from .mutation import Mutation
from .told import told

__all__ = ["Mutation", "mutations"]


def mutations(
    original: str, draws: Draws, each: int, kinds: int | None = None
) -> Iterator[Mutation]:
    """Yield other copies of a text: of each kind at most *each*; of *kinds* kinds, or of all."""
    lines = original.split("\n")
    store = ox.Store()
    store.extend(convert(original.encode(), "original.txt").quads)
    tables = [
        block
        for block in read(original.encode(), "original.txt").blocks
        if isinstance(block, Table)
    ]
    twice = told(original, store, [lines_of(table) for table in tables])
    by_kind: dict[str, list[Mutation]] = {}
    for mutation in (*figures(lines, store, twice, draws), *cells(lines, tables, twice, draws)):
        if mutation.text != original:
            by_kind.setdefault(mutation.kind, []).append(mutation)
    chosen = list(by_kind.values())
    for several in chosen if kinds is None else draws.several(chosen, kinds, kinds):
        yield from draws.several(several, each, each)
