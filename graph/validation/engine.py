"""Applies the shapes to facts and returns a report.

SHACL Core goes through pySHACL, SPARQL constraints through Oxigraph
(:mod:`.sparql_rules`); a test holds the two against pySHACL alone.
"""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox
import rdflib

from . import reference, sparql_rules
from .conversion import graph_of, store_of, to_value
from .evidence import places
from .finding import Finding
from .report import Report, Result, identifier, report_of
from .rules import Rule, context_graph, core_shapes, rules_of, shapes_graph
from .wording import fill, words


def validate(
    data: rdflib.Graph,
    names: Mapping[str, str] | None = None,
    shapes: rdflib.Graph | None = None,
) -> Report:
    """Return what the shapes find in *data*.

    :param data: the facts of one or several disclosures as the vocabulary prescribes, each
        statement once (the union of graphs, never a concatenation).
    :param names: file name of each source IRI; a source without one keeps its IRI.
    :param shapes: the package's shapes if none are given.
    :raises BrokenShape: a shape lacks its target or severity.
    """
    shapes = shapes_graph() if shapes is None else shapes
    rules = {rule.shape: rule for rule in rules_of(shapes)}
    store = store_of(data, context_graph())
    return report_of(
        _result(store, rules[finding.shape], finding, names or {})
        for finding in _findings(data, store, shapes)
    )


def validate_quads(quads: Iterable[ox.Quad], names: Mapping[str, str] | None = None) -> Report:
    """Return what the shapes find in *quads*, their graph names set aside."""
    return validate(graph_of(quads), names)


def _findings(data: rdflib.Graph, store: ox.Store, shapes: rdflib.Graph) -> Iterator[Finding]:
    yield from sparql_rules.find(store, rules_of(shapes))
    yield from reference.find(data, core_shapes(shapes))


def _result(store: ox.Store, rule: Rule, finding: Finding, names: Mapping[str, str]) -> Result:
    value = to_value(finding.value)
    return Result(
        id=_identifier(finding),
        shape=finding.shape,
        severity=rule.severity,
        focus=finding.focus,
        path=finding.path,
        value=value,
        message=fill(rule.messages, finding.bindings),
        evidence=places(store, rule, finding, names),
        component=finding.component,
    )


def _identifier(finding: Finding) -> str:
    value = words(finding.value) if finding.value is not None else None
    return identifier(finding.shape, finding.focus, finding.path, value, *finding.things())
