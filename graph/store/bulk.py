"""Much at once: as table files that the engine takes in together.

Quads that come one transaction after the other go through the engine's journal and its memory,
are written to the disk from there and put in order again and again. Table files are made sorted,
and all of them become part of the store in one step (RocksDB, ``IngestExternalFiles`` over all
column families), so that nobody sees a part of them. They are on the disk when the step is done.
"""

from pyoxigraph import RdfFormat
from pyoxigraph import Store as Engine

from .change import Change, block, written

LEAST = 50_000
"""Quads from which table files are worth their making."""


def load(change: Change, engine: Engine) -> None:
    """Write what comes as table files, then take out what leaves.

    It is for a change of which what leaves does no harm beside what comes: those who read between
    the two find both. A writer that is killed between them begins again before the first.

    :raises OSError: the engine cannot; nothing was written, or all but that what leaves is there.
    """
    if len(change.added) + sum(part.count(b"\n") for part in change.lines) < LEAST:
        change.apply(engine)
        return
    text = b"".join([*change.lines, written(change.added)])
    change.lines.clear()
    engine.bulk_load(text, format=RdfFormat.N_QUADS)
    if removed := change.removed - change.added:
        engine.update(f"DELETE DATA {{\n{block(removed)}}}")
