"""Finds the places in the sources that a finding is about."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag

import pyoxigraph as ox

from ..vocabulary import DCTERMS, FIS, SKOS
from .conversion import OxTerm, to_value
from .finding import Finding
from .report import Evidence
from .rules import Rule

NAMING = (DCTERMS.title, SKOS.prefLabel, FIS.projectCode, FIS.budgetItem, FIS.amount)
OWNERS = (FIS.hasIndicator, FIS.hasMilestone, FIS.hasObjective)
Statement = tuple[ox.NamedNode, ox.NamedNode | None]


def places(
    store: ox.Store, rule: Rule, finding: Finding, names: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """Return the places of all statements concerned, in reading order.

    The shape's own ``fsh:concerns`` query names the statements; without one they are the
    focus node's property at fault, else what names the node, else the node's owner.
    """
    if not finding.focus_has_name:
        return ()
    focus = ox.NamedNode(finding.focus)
    fragments = {
        fragment
        for node, wanted in _statements(store, rule, finding)
        for fragment in _fragments(store, node, wanted)
    } or _nearest(store, focus, finding.path)
    found = {_evidence(store, fragment, names) for fragment in fragments}
    return tuple(sorted(found, key=lambda e: (e.order(), e.fragment)))


def concerned(store: ox.Store, rule: Rule, finding: Finding) -> set[ox.NamedNode]:
    """Return the nodes whose places a result may cite."""
    focus = ox.NamedNode(finding.focus)
    return {focus, *_owners(store, focus), *(n for n, _ in _statements(store, rule, finding))}


def _statements(store: ox.Store, rule: Rule, finding: Finding) -> Iterator[Statement]:
    if not rule.concerns:
        return
    projected = rule.concerns.partition("WHERE")[0]
    bound: dict[ox.Variable, OxTerm] = {ox.Variable("this"): ox.NamedNode(finding.focus)}
    if finding.value is not None and "?value" in projected:
        bound[ox.Variable("value")] = finding.value
    solutions = store.query(rule.concerns, substitutions=bound)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"fsh:concerns of {rule.shape} does not select")
    for solution in solutions:
        if isinstance(node := solution["node"], ox.NamedNode):
            wanted = solution["property"]
            yield node, wanted if isinstance(wanted, ox.NamedNode) else None


def _fragments(
    store: ox.Store, node: ox.NamedNode, wanted: ox.NamedNode | None
) -> set[ox.NamedNode]:
    return {
        fragment
        for fragment in _objects(store, node, FIS.statedIn)
        if wanted is None or ox.Quad(fragment, FIS.statesProperty, wanted) in store
    }


def _nearest(store: ox.Store, focus: ox.NamedNode, path: str | None) -> set[ox.NamedNode]:
    """Return the fragments that show *focus* best where none states what is at fault."""
    for node in (focus, *_owners(store, focus)):
        for wanted in (ox.NamedNode(path) if path else None, *NAMING):
            if wanted and (found := _fragments(store, node, wanted)):
                return found
        if found := _fragments(store, node, None):
            return {min(found, key=lambda f: (_number(store, f, FIS.line), f.value))}
    return set()


def _owners(store: ox.Store, node: ox.NamedNode) -> Iterable[ox.NamedNode]:
    for owning in OWNERS:
        for quad in store.quads_for_pattern(None, owning, node):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject
    yield from _objects(store, node, DCTERMS.isPartOf)


def _objects(
    store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode
) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(subject, predicate, None):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object


def _evidence(store: ox.Store, fragment: ox.NamedNode, names: Mapping[str, str]) -> Evidence:
    source = urldefrag(fragment.value).url
    return Evidence(
        source=names.get(source, source),
        text=_text(store, fragment, FIS.sourceText) or "",
        line=_whole(store, fragment, FIS.line),
        page=_whole(store, fragment, FIS.page),
        table=_whole(store, fragment, FIS.table),
        row=_whole(store, fragment, FIS.row),
        column=_whole(store, fragment, FIS.column),
        sheet=_text(store, fragment, FIS.sheet),
        fragment=fragment.value,
        offset=_number(store, fragment, FIS.startOffset),
    )


def _literal(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> ox.Literal | None:
    found = [q.object for q in store.quads_for_pattern(node, predicate, None)]
    literals = [term for term in found if isinstance(term, ox.Literal)]
    return min(literals, key=lambda term: term.value, default=None)


def _text(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
    term = _literal(store, node, predicate)
    return term.value if term else None


def _whole(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> int | None:
    value = to_value(_literal(store, node, predicate))
    return value if isinstance(value, int) else None


def _number(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> int:
    return _whole(store, node, predicate) or 0
