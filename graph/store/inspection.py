"""Is the store what it was? Asked without changing a byte, before it is opened for writing."""

from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode
from pyoxigraph import Store as Engine

from .faults import damaged
from .ledger import Ledger
from .sentinel import ENGINE_FOLDER, Sentinel, digest_files, file_digest, read_sentinel, tables

ENGINE_ERRORS = (OSError, RuntimeError, ValueError, SyntaxError)
"""What the engine raises for files that it cannot read."""


def inspect_store(folder: Path) -> Sentinel | None:
    """Check the store and return its sentinel, None for a folder that has no store yet.

    A store that was closed must have the same files, byte for byte. One whose writer was killed
    is read through: nothing that was flushed may be missing, each graph must have as many quads
    as its entry says, and the default graph must say what the merged graphs say, no more, no
    less.

    :raises StoreDamaged: when anything differs. No file has been touched.
    """
    sentinel = read_sentinel(folder)
    engine_folder = folder / ENGINE_FOLDER
    if sentinel is None:
        if engine_folder.exists():
            raise damaged(folder, "its sentinel is missing")
        return None
    if not engine_folder.exists():
        if sentinel.sequence or sentinel.state == "closed":
            raise damaged(folder, "its data files are missing")
        return sentinel
    if sentinel.state == "closed":
        check_files(folder, engine_folder, sentinel)
    else:
        _check_content(folder, engine_folder, sentinel)
    return sentinel


def check_files(folder: Path, engine_folder: Path, sentinel: Sentinel) -> None:
    """Compare the files with those that were closed; ``StoreDamaged`` names the first that differs.

    :raises StoreDamaged: when a file is missing, altered or new.
    """
    found = digest_files(engine_folder)
    for name in sorted(found.keys() | sentinel.files.keys()):
        if name not in found:
            raise damaged(folder, f"{name} is missing")
        if found[name] != sentinel.files.get(name):
            raise damaged(folder, f"{name} is not as it was written")


def read_engine(folder: Path) -> Engine:
    """Open the engine's files read-only; ``StoreDamaged`` when they cannot be read."""
    try:
        return Engine.read_only(str(folder / ENGINE_FOLDER))
    except ENGINE_ERRORS as error:
        raise damaged(folder, "its data files cannot be read") from error


def read_ledger(folder: Path, engine: Engine) -> Ledger:
    """Read the ledger; ``StoreDamaged`` when it cannot be read."""
    try:
        return Ledger.load(engine)
    except (*ENGINE_ERRORS, KeyError, TypeError) as error:
        raise damaged(folder, "its ledger cannot be read") from error


def check_ledger(folder: Path, ledger: Ledger, sentinel: Sentinel) -> None:
    """Compare the ledger with a sentinel of the same moment; ``StoreDamaged`` if they differ."""
    if (ledger.digest(), ledger.documents()) != (sentinel.digest, sentinel.documents):
        raise damaged(
            folder, f"{sentinel.documents} documents were written, {ledger.documents()} are left"
        )


def _check_content(folder: Path, engine_folder: Path, sentinel: Sentinel) -> None:
    for name, digest in tables(sentinel.files).items():
        table = engine_folder / name
        if table.exists() and file_digest(table) != digest:
            raise damaged(folder, f"{name} is not as it was written")
    if not (engine_folder / "CURRENT").exists() and not sentinel.sequence:
        return
    engine = read_engine(folder)
    ledger = read_ledger(folder, engine)
    if ledger.sequence < sentinel.sequence:
        raise damaged(folder, "transactions that were safe are missing")
    if ledger.sequence == sentinel.sequence:
        check_ledger(folder, ledger, sentinel)
    try:
        _check_graphs(folder, engine, ledger)
    except ENGINE_ERRORS as error:
        raise damaged(folder, "its quads cannot be read") from error


def _check_graphs(folder: Path, engine: Engine, ledger: Ledger) -> None:
    graphs = ledger.graphs()
    sizes = _graph_sizes(engine)
    for graph, entry in graphs.items():
        found = sizes.get(graph, 0)
        if found != entry.marker.quads and entry.kind != "inferred":
            raise damaged(folder, f"graph {graph} has {found} of {entry.marker.quads} quads")
    merged = {graph for graph in graphs if ledger.is_merged(graph)}
    if _graphs_not_merged(engine) & merged:
        raise damaged(folder, "the default graph does not say all that its graphs say")
    apart = graphs.keys() - merged
    if _unsupported_after(engine, merged) if apart else _unsupported(engine):
        raise damaged(folder, "the default graph says what no graph says")


def _graph_sizes(engine: Engine) -> dict[str, int]:
    rows = engine.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {row["g"].value: int(row["n"].value) for row in rows}  # type: ignore[union-attr]


def _graphs_not_merged(engine: Engine) -> set[str]:
    rows = engine.query(
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"
    )
    return {row["g"].value for row in rows}  # type: ignore[union-attr]


def _unsupported(engine: Engine) -> bool:
    """Tell whether the default graph states what no named graph states."""
    return bool(engine.query("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"))


def _unsupported_after(engine: Engine, merged: set[str]) -> bool:
    """Tell the same where some graphs stand apart: slower, since each triple is looked up."""
    names = {NamedNode(graph) for graph in merged}
    return any(
        not any(
            other.graph_name in names
            for other in engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        )
        for quad in engine.quads_for_pattern(None, None, None, DefaultGraph())
    )
