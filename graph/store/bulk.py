"""Much at once: as table files that the engine takes in together.

Quads that come one transaction after the other go through the engine's journal and its memory,
are written to the disk from there and put in order again and again. Table files are made sorted,
and all of them become part of the store in one step (RocksDB, ``IngestExternalFiles`` over all
column families), so that nobody sees a part of them. They are on the disk when the step is done.
"""

from pathlib import Path

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import Store as Engine

from .change import Change, block, written
from .ledger import LEDGER

LEAST = 50_000
"""Quads from which table files are worth their making."""
UNFINISHED = NamedNode("urn:fiscus:ledger#unfinished")


def load(change: Change, engine: Engine) -> None:
    """Write what comes as table files, then take out what leaves.

    It is for a change of which what leaves does no harm beside what comes: a writer that is
    killed between the two leaves both, with a note in the ledger graph that the next one follows.

    :raises OSError: the engine cannot; nothing was written, or all but that what leaves is there.
    """
    if len(change.added) + sum(part.count(b"\n") for part in change.lines) < LEAST:
        change.apply(engine)
        return
    if removed := change.removed - change.added:
        change.added.add(_note(removed))
    text = b"".join([*change.lines, written(change.added)])
    change.lines.clear()
    engine.flush()  # a power loss takes the newest of the journal, so it may hold nothing older
    engine.bulk_load(text, format=RdfFormat.N_QUADS)
    finish(engine)


def finish(engine: Engine) -> None:
    """Take out what notes say, and the notes with it."""
    for note in list(engine.quads_for_pattern(LEDGER, UNFINISHED, None, LEDGER)):
        if isinstance(note.object, RdfLiteral):
            engine.update(f"DELETE DATA {{\n{note.object.value}{block({note})}}}")


def clear_unused(engine_folder: Path) -> None:
    """Delete table files that a killed writer made and the engine never took in.

    Those that it took in have a number for a name (``000123.sst``), the others another.
    """
    for path in engine_folder.glob("*.sst"):
        if not path.stem.isdecimal():
            path.unlink()


def _note(removed: set[Quad]) -> Quad:
    return Quad(LEDGER, UNFINISHED, RdfLiteral(block(removed)), LEDGER)
