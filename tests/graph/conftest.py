"""An oracle for what follows: the OWL 2 RL rules of owlrl, which share nothing with ours."""

from collections.abc import Callable, Iterable

import owlrl
import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import OWL, RDF, RDFS, Graph

Oracle = Callable[[Iterable[Triple], Iterable[Triple]], set[Triple]]
_NO_RULES = (str(OWL), str(RDFS))


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    """Return a function of axioms and triples: what follows, and is not stated, of named things."""
    return follows


def follows(axioms: Iterable[Triple], stated: Iterable[Triple]) -> set[Triple]:
    axioms, stated = set(axioms), set(stated)
    graph = Graph()
    for part in (axioms, stated):
        graph.parse(data=serialize(part, format=RdfFormat.N_TRIPLES), format="nt")
    rules = owlrl.DeductiveClosure(
        owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False
    )
    rules.expand(graph)
    text = "\n".join(line for line in _lines(graph) if "_:" not in line)
    closed = {quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)}
    return {triple for triple in closed - axioms - stated if _is_of_data(triple, axioms)}


def _lines(graph: Graph) -> Iterable[str]:
    """Yield statements; owlrl also derives some with a literal as subject, which is no RDF."""
    for subject, predicate, value in graph:
        if subject.n3().startswith("<"):
            yield f"{subject.n3()} {predicate.n3()} {value.n3()} ."


def _is_of_data(triple: Triple, axioms: set[Triple]) -> bool:
    """Tell whether a triple is of the rules that documents are for: no sameAs, no schema."""
    terms = {axiom.subject for axiom in axioms}
    if triple.subject in terms or triple.predicate.value.startswith(_NO_RULES):
        return False
    is_type = triple.predicate == NamedNode(str(RDF.type))
    return not (is_type and str(getattr(triple.object, "value", "")).startswith(_NO_RULES))
