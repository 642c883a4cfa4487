"""The terms that the ontology declares, for holding code, shapes and queries against them."""

from functools import cache

from rdflib import OWL, RDF, URIRef

from .loading import ontology_graph

NAMESPACE = "https://w3id.org/fiscus/ontology#"

CLASS_KINDS = frozenset({OWL.Class})
PROPERTY_KINDS = frozenset({OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty})


def declared_terms() -> frozenset[str]:
    """Return the local names of all ``fis:`` classes and properties, such as ``BudgetAmount``."""
    return declared_classes() | declared_properties()


def declared_classes() -> frozenset[str]:
    """Return the local names of all ``fis:`` classes."""
    return _declared(CLASS_KINDS)


def declared_properties() -> frozenset[str]:
    """Return the local names of all ``fis:`` properties."""
    return _declared(PROPERTY_KINDS)


@cache
def _declared(kinds: frozenset[URIRef]) -> frozenset[str]:
    graph = ontology_graph()
    subjects = (str(term) for kind in kinds for term in graph.subjects(RDF.type, kind))
    return frozenset(
        subject.removeprefix(NAMESPACE) for subject in subjects if subject.startswith(NAMESPACE)
    )
