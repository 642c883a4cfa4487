"""Shapes that are not of this package: pySHACL alone applies them.

The package's own constraints keep a promise (see :mod:`.sparql_rules`) that lets a faster engine
ask them for all nodes at once. Of other people's shapes nothing is known.
"""

import warnings
from collections.abc import Iterator
from functools import lru_cache

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from . import reference
from .finding import Finding
from .rules import FSH, Rule

_TARGETING = (
    SH.targetClass,
    SH.targetNode,
    SH.targetSubjectsOf,
    SH.targetObjectsOf,
    SH.target,
)


@lru_cache(maxsize=4)
def foreign_shapes(shapes: Graph) -> Graph | None:
    """Return *shapes* without the package's own, ``None`` where nothing else has a target."""
    subjects = {subject for subject in shapes.subjects() if not _is_own(subject)}
    if not any(_has_target(shapes, subject) for subject in subjects):
        return None
    others = Graph()
    for triple in shapes:
        if triple[0] in subjects:
            others.add(triple)
    _declare_imported_prefixes(others)
    return others


def find(data: Graph, shapes: Graph) -> Iterator[tuple[Rule, Finding]]:
    """Yield what pySHACL finds, each finding with the rule as its report tells it.

    :raises BrokenShape: the shapes cannot be applied.
    """
    with warnings.catch_warnings():
        # pySHACL warns of parameters that have no meaning where they stand; it ignores them.
        warnings.simplefilter("ignore")
        report = reference.report_on(data, shapes)
    for result in reference.results_of(report):
        yield reference.rule_of(report, result), reference.finding_of(report, result)


def _declare_imported_prefixes(shapes: Graph) -> None:
    """State at each use what ``sh:prefixes`` reaches (SHACL, section 5.2.1); pySHACL does not."""
    for node in set(shapes.objects(None, SH.prefixes)):
        for imported in set(shapes.transitive_objects(node, OWL.imports)):
            for declared in set(shapes.objects(imported, SH.declare)):
                shapes.add((node, SH.declare, declared))


def _is_own(subject: Node) -> bool:
    return isinstance(subject, URIRef) and subject.startswith(str(FSH))


def _has_target(shapes: Graph, subject: Node) -> bool:
    """Tell whether a shape is applied by itself (SHACL, section 2.1.3)."""
    if any((subject, predicate, None) in shapes for predicate in _TARGETING):
        return True
    types = set(shapes.objects(subject, RDF.type))
    return RDFS.Class in types and bool(types & {SH.NodeShape, SH.PropertyShape})
