"""Applies the shapes to facts and returns a report.

Of the package's own shapes SHACL Core goes through pySHACL, SPARQL constraints through Oxigraph
(:mod:`.sparql_rules`); a test holds the two against pySHACL alone. Other people's shapes go
through pySHACL as a whole (:mod:`.foreign`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import pyoxigraph as ox
import rdflib

from . import foreign, reference, sparql_rules
from .across import add_places, facts_across
from .conversion import add_graph, add_quads, graph_of, instances_of, to_value
from .evidence import concerned, places
from .faults import blamed
from .finding import Finding
from .grouping import by_disclosure
from .identity import exact_identifier, identifier, lasting_identifier
from .money import unit_of
from .preparation import preparations_across, preparations_within, prepare
from .report import Evidence, Report, Result, report_of
from .rules import (
    Rule,
    context,
    core_shapes,
    rules_of,
    shapes_across,
    shapes_graph,
    shapes_within,
)
from .shape_files import BrokenShape
from .wording import amounts_of, fill


def validate(
    data: rdflib.Graph,
    names: Mapping[str, str] | None = None,
    shapes: rdflib.Graph | None = None,
) -> Report:
    """Return what the shapes find in *data*.

    :param data: the facts of one or several disclosures as the vocabulary prescribes, each
        statement once (the union of graphs, never a concatenation).
    :param names: file name of each source IRI; a source without one keeps its IRI.
    :param shapes: the package's shapes if none are given; any SHACL shapes will do.
    :raises BrokenShape: a shape of the package lacks its target or severity, or another cannot
        be applied.
    """
    store = ox.Store()
    add_graph(store, data)
    return report_of(_results(store, shapes_graph() if shapes is None else shapes, names or {}))


def validate_quads(
    quads: Iterable[ox.Quad],
    names: Mapping[str, str] | None = None,
    shapes: rdflib.Graph | None = None,
) -> Report:
    """Return what the shapes find in *quads*, a named graph a source file.

    A disclosure that several files state is checked once, over all that they say of it.

    :param shapes: those of a profile; all of the package about disclosures if none are given.
    """
    applied = shapes_graph() if shapes is None else shapes
    groups = list(by_disclosure(quads))
    if len(groups) == 1:
        return report_of(_results(_store_of(groups[0]), applied, names or {}))
    return report_of(_of_groups(groups, applied, names or {}))


def _of_groups(
    groups: Sequence[Sequence[ox.Quad]], shapes: rdflib.Graph, names: Mapping[str, str]
) -> Iterator[Result]:
    """Yield the results on each group of sources, then those across all of them."""
    within = shapes_within(shapes)
    for group in groups:
        yield from _results(_store_of(group), within, names)
    rules = {rule.shape: rule for rule in rules_of(shapes_across(shapes))}
    if not rules:
        return
    texts = [text for rule in rules.values() for text in (rule.select, rule.concerns)]
    store = facts_across(groups, [*texts, *preparations_across()])
    prepare(store, preparations_across())
    findings = tuple(sparql_rules.find(store, rules.values()))
    add_places(store, groups, set().union(*(concerned(store, rules[f.shape], f) for f in findings)))
    for finding in findings:
        yield _result(store, rules[finding.shape], finding, names)


def _store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    add_quads(store, quads)
    return store


def _results(store: ox.Store, shapes: rdflib.Graph, names: Mapping[str, str]) -> Iterator[Result]:
    """Yield the results on the default graph of *store*, to which code lists are added."""
    if others := foreign.foreign_shapes(shapes):
        found = foreign.find(graph_of(store), others)
        yield from _apart(_result(store, rule, finding, names) for rule, finding in found)
    rules = {rule.shape: rule for rule in rules_of(shapes)}
    if any(rule.select for rule in rules.values()):
        store.extend(context())
        has_across = any(rule.across for rule in rules.values())
        prepare(store, None if has_across else preparations_within())
    for finding in _findings(store, shapes):
        yield _result(store, rules[finding.shape], finding, names)


def _apart(results: Iterable[Result]) -> Iterator[Result]:
    """Yield results that agree in all as results of their own, as SHACL counts them."""
    seen = Counter[str]()
    for result in results:
        times = seen[result.id]
        seen[result.id] += 1
        again = identifier(result.id, str(times))
        yield replace(result, id=again, exact="") if times else result


def _findings(store: ox.Store, shapes: rdflib.Graph) -> Iterator[Finding]:
    rules = rules_of(shapes)
    yield from sparql_rules.find(store, rules)
    targets = {rule.target for rule in rules if not rule.select}
    data, core = instances_of(store, targets), core_shapes(shapes)
    try:
        yield from reference.find(data, core)
    except BrokenShape as error:
        raise blamed(error, data, core, rules) from error


def _result(store: ox.Store, rule: Rule, finding: Finding, names: Mapping[str, str]) -> Result:
    value, evidence = to_value(finding.value), places(store, rule, finding, names)
    return Result(
        id=lasting_identifier(finding, evidence),
        shape=finding.shape,
        severity=rule.severity,
        focus=finding.focus,
        path=finding.path,
        value=value,
        message=_message(rule, finding, evidence),
        evidence=evidence,
        component=finding.component,
        exact=exact_identifier(finding),
    )


def _message(rule: Rule, finding: Finding, evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return what is wrong by language, amounts in the unit of the source."""
    unit = unit_of(amounts_of(finding.bindings), (place.text for place in evidence))
    return fill(rule.messages, finding.bindings, unit)
