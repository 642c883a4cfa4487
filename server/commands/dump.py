"""``fiscus dump``: the files that portals harvest, written into a folder."""

from pathlib import Path
from typing import Annotated

import typer

from ..addresses import Addresses
from ..catalogue import Catalogue
from ..catalogue_facts import read_facts
from ..formats import turtle
from ..graph_view import GraphView
from ..harvest import GRAPH_FILE, QUADS_FILE, build_dumps, disclosure_turtle
from ..store_folder import open_for_reading
from .options import (
    DEFAULT_BASE,
    DEFAULT_STORE,
    BaseOption,
    CatalogueOption,
    GraphStoreOption,
    StoreOption,
)
from .terminal import CannotWrite, checked_base, say, write_output

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def dump(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to fill.")],
    store: StoreOption = DEFAULT_STORE,
    base: BaseOption = DEFAULT_BASE,
    graph_store_url: GraphStoreOption = None,
    about: CatalogueOption = None,
) -> None:
    """Write fiscus.ttl, fiscus.nq, catalog.ttl and a file for each disclosure."""
    addresses, facts = Addresses(checked_base(base)), read_facts(about)
    with open_for_reading(store, graph_store_url=graph_store_url) as opened:
        view = GraphView(opened)
        dumps = build_dumps(view, addresses.base)
        catalogue = Catalogue(addresses, addresses.base.rstrip("/"), facts)
        _write(output, GRAPH_FILE, dumps.turtle)
        _write(output, QUADS_FILE, dumps.quads)
        for iri, file in dumps.by_disclosure.items():
            _write(output, file.name, disclosure_turtle(view, dumps.graphs[iri]))
        _write(output, "catalog.ttl", turtle(catalogue.triples(view.disclosures(), dumps)))
    say(f"{output}: {3 + len(dumps.by_disclosure)} files")


def _write(folder: Path, name: str, body: bytes) -> None:
    parts = name.split("/")
    if not all(part and part.strip(".") and _SAFE.issuperset(part) for part in parts):
        raise CannotWrite(
            "the name in the graph is no file name", name, "dump with the right --base"
        )
    path = folder.joinpath(*parts)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = error.strerror or "cannot make the folder"
        raise CannotWrite(what, str(path.parent), "choose another -o") from error
    write_output(path, body)
