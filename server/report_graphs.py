"""Findings and derived figures in a store: a graph a disclosure, beside the merged graph."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..graph.store import Store
from ..graph.validation import Report, Result
from ..graph.validation.as_turtle import as_graph
from ..graph.validation.conversion import triples_of
from ..graph.validation.derived import Derived, derived
from ..graph.validation.subject import Subject, by_subject
from ..graph.vocabulary import BASE, PROV
from .checking import Checked, stated_quads

_DISCLOSURE, _REPORT = "/id/disclosure/", "/id/report/"
_OTHER = f"{BASE}id/report"
_WRITTEN = """
SELECT DISTINCT ?graph WHERE {
  GRAPH ?graph { ?graph a <http://www.w3.org/ns/shacl#ValidationReport> }
}
"""


def write_reports(store: Store, checked: Checked) -> int:
    """Write the report on each disclosure into a graph of its own, in the place of earlier ones.

    Reports on disclosures that are no longer there are removed. Results that belong to no single
    disclosure go into the graph ``{base}id/report``.

    :returns: the number of graphs that there are now.
    :raises StoreError: the store cannot be written.
    """
    figures: dict[str, list[Derived]] = {}
    for figure in derived(stated_quads(store)):
        figures.setdefault(figure.disclosure, []).append(figure)
    written = {}
    for subject, results in by_subject(checked.report, checked.subjects):
        graph = report_graph(subject)
        written[graph] = list(_quads(graph, subject, results, figures.get(subject.iri, ())))
    for graph in _earlier(store) - set(written):
        store.remove(graph)
    for graph, quads in written.items():
        store.put_report(graph, quads)
    store.flush()
    return len(written)


def report_graph(subject: Subject) -> str:
    """Return the IRI of the graph for the report on a disclosure, which also names the report."""
    return subject.iri.replace(_DISCLOSURE, _REPORT, 1) if subject.iri else _OTHER


def _quads(
    graph: str, subject: Subject, results: tuple[Result, ...], figures: Iterable[Derived]
) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    triples = triples_of(as_graph(Report(results), graph))
    if subject.iri:
        triples.append(ox.Triple(name, PROV.wasDerivedFrom, ox.NamedNode(subject.iri)))
    for triple in (*triples, *(triple for one in figures for triple in one.triples(graph))):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def _earlier(store: Store) -> set[str]:
    solutions = store.query(_WRITTEN)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the query does not select")
    graphs = (solution["graph"] for solution in solutions)
    return {graph.value for graph in graphs if isinstance(graph, ox.NamedNode)}
