"""A copy of a server's store as an embedded store."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from ..errors import StoreError
from .embedded import EmbeddedStore
from .ledger import Entry, Ledger


def copy_store(ledger: Ledger, fetch: Callable[[NamedNode], Sequence[Quad]], target: Path) -> None:
    """Write every graph of ``ledger``, in the order of writing, into ``target``, a new folder.

    The copy infers by itself what follows from them.

    :param fetch: gives the quads of a graph.
    :raises StoreError: when ``target`` exists, or the graphs are not those of the ledger.
    """
    if target.exists():
        raise StoreError("the copy's folder exists already", str(target), "choose another")
    with EmbeddedStore(target) as copy:
        given = [entry for entry in ledger.entries() if entry.kind != "inferred"]
        for entry in sorted(given, key=lambda entry: entry.sequence):
            _put(copy, entry, fetch(NamedNode(entry.marker.source)))
        if copy.given_digest() != ledger.given_digest():
            raise StoreError(
                "the copy is not what the ledger says", str(target), "stop other writers; try again"
            )


def _put(copy: EmbeddedStore, entry: Entry, quads: Sequence[Quad]) -> None:
    if entry.kind == "report":
        copy.put_report(entry.marker.source, quads)
    else:
        copy.put(entry.marker, quads)
