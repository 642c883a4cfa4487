"""Finds which of the package's shapes an engine cannot apply, so that the error names its place."""

from collections.abc import Iterable

from rdflib import Graph, URIRef
from rdflib.namespace import SH

from . import reference
from .rules import Rule
from .shape_files import BrokenShape, where_of


def blamed(error: BrokenShape, data: Graph, shapes: Graph, rules: Iterable[Rule]) -> BrokenShape:
    """Return *error* with the file and line of the first shape that alone causes one, if any does.

    :param rules: the rules among *shapes*; each is tried without the others.
    """
    named = {rule.shape for rule in rules}
    for shape in sorted(named):
        alone = Graph()
        for triple in shapes:
            if str(triple[0]) not in named - {shape}:
                alone.add(triple)
        if (URIRef(shape), SH.targetClass, None) in alone and (found := _error(data, alone)):
            return BrokenShape(found.what, where_of(shape), found.hint)
    return error


def _error(data: Graph, shapes: Graph) -> BrokenShape | None:
    try:
        list(reference.find(data, shapes))
    except BrokenShape as error:
        return error
    return None
