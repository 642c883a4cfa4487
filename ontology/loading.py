"""The ontology and the code lists as rdflib graphs; which files they are, ``files`` says."""

from importlib.resources.abc import Traversable

from rdflib import Graph

from .files import (
    UnknownCodeList,
    alignments_file,
    closure_files,
    code_list_file,
    code_list_names,
    cube_file,
)

__all__ = [
    "UnknownCodeList",
    "alignments_file",
    "closure_files",
    "code_list",
    "code_list_file",
    "code_list_names",
    "cube_file",
    "ontology_graph",
]


def ontology_graph() -> Graph:
    """Return the ontology in one new graph, without alignments and code lists."""
    return _parse(closure_files())


def code_list(name: str) -> Graph:
    """Return one code list in a new graph; ``division`` takes about two seconds.

    :raises UnknownCodeList: there is none of that name.
    """
    return _parse((code_list_file(name),))


def _parse(sources: tuple[Traversable, ...]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for source in sources:
        graph.parse(data=source.read_bytes(), format="turtle")
    return graph
