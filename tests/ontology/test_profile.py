"""The ontology stays inside OWL 2 RL and OWL 2 DL, and holds the project's own rules.

RL is checked by allowing the few constructs in use and nothing else: OWL 2 Profiles, 4.2.
DL needs typed terms without punning, and simple roles: OWL 2 Syntax, 5.8 and 11.
"""

from collections.abc import Callable

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection

FIS = "https://w3id.org/fiscus/ontology#"
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
TYPES = KINDS | {OWL.Ontology, OWL.AllDisjointClasses}
CONSTRUCTS = {
    RDF.type,
    RDF.first,
    RDF.rest,
    RDFS.label,
    RDFS.isDefinedBy,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    RDFS.seeAlso,
    OWL.hasKey,
    OWL.inverseOf,
    OWL.members,
    OWL.propertyChainAxiom,
    OWL.versionIRI,
    OWL.versionInfo,
}
DATATYPES = {XSD.string, XSD.integer, XSD.decimal}
BUILT_IN = (str(RDF), str(RDFS), str(OWL))

Listed = Callable[[str], list[str]]


def heads_of_chains(ontology: Graph) -> list[tuple[Node, list[Node]]]:
    chains = ontology.subject_objects(OWL.propertyChainAxiom)
    return [(head, list(Collection(ontology, links))) for head, links in chains]


def kinds_of(graph: Graph, term: Node) -> set[Node]:
    return set(graph.objects(term, RDF.type)) & KINDS


def fis_classes(ontology: Graph) -> set[Node]:
    return {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(FIS)}


def test_only_known_constructs_are_used(ontology: Graph) -> None:
    built_in = {p for p in ontology.predicates() if str(p).startswith(BUILT_IN)}

    assert built_in - CONSTRUCTS == set()
    assert set(ontology.objects(None, RDF.type)) - TYPES == set()


def test_no_class_expressions_but_names(ontology: Graph) -> None:
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range):
        assert [n for n in ontology.objects(None, predicate) if not isinstance(n, URIRef)] == []
    for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses):
        assert isinstance(axiom, BNode)


def test_no_term_is_of_two_kinds(closure: Graph) -> None:
    terms = {term for kind in KINDS for term in closure.subjects(RDF.type, kind)}

    assert terms
    assert {
        term: found for term in terms if len(found := set(closure.objects(term, RDF.type))) > 1
    } == {}


def test_every_property_in_use_is_declared(closure: Graph, data: Graph) -> None:
    used = {str(p) for p in {*closure.predicates(), *data.predicates()}}
    declared = {str(p) for kind in KINDS - {OWL.Class} for p in closure.subjects(RDF.type, kind)}

    assert {p for p in used - declared if not p.startswith(BUILT_IN)} == set()


def test_every_class_in_use_is_declared(closure: Graph, data: Graph) -> None:
    used = {c for graph in (closure, data) for c in graph.objects(None, RDF.type)} - TYPES
    named = {c for p in (RDFS.subClassOf, RDFS.domain) for c in closure.objects(None, p)}

    assert used | named <= set(closure.subjects(RDF.type, OWL.Class))


def test_ranges_fit_the_kind_of_property(ontology: Graph) -> None:
    for term, target in ontology.subject_objects(RDFS.range):
        kind = kinds_of(ontology, term)
        if target in DATATYPES:
            assert kind == {OWL.DatatypeProperty}, term
        else:
            assert kind == {OWL.ObjectProperty}, term
            assert kinds_of(ontology, target) == {OWL.Class}, target


def test_annotation_properties_take_part_in_no_axiom(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.AnnotationProperty):
        for predicate in (RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.propertyChainAxiom):
            assert (term, predicate, None) not in ontology
            assert (None, predicate, term) not in ontology
        assert (None, RDF.first, term) not in ontology


def test_annotation_properties_of_the_contract(ontology: Graph) -> None:
    found = {
        str(term).removeprefix(FIS)
        for term in ontology.subjects(RDF.type, OWL.AnnotationProperty)
        if str(term).startswith(FIS)
    }

    assert found == {"asOfDate", "establishedYear", "retiredYear", "statesProperty"}


def test_subproperties_are_of_one_kind(ontology: Graph) -> None:
    for term, broader in ontology.subject_objects(RDFS.subPropertyOf):
        assert kinds_of(ontology, term) == kinds_of(ontology, broader)


def test_values_of_data_properties_are_known_to_reasoners(closure: Graph, data: Graph) -> None:
    data_properties = set(closure.subjects(RDF.type, OWL.DatatypeProperty))
    for graph in (closure, data):
        for _, predicate, value in graph:
            if predicate in data_properties:
                assert isinstance(value, Literal)
                assert value.datatype in DATATYPES | {None}, value


def test_values_fit_the_kind_of_property(closure: Graph, data: Graph) -> None:
    objects = set(closure.subjects(RDF.type, OWL.ObjectProperty))
    for graph in (closure, data):
        assert [t for t in graph if t[1] in objects and not isinstance(t[2], URIRef)] == []


def test_chains_of_the_contract(ontology: Graph) -> None:
    found = {
        str(head).removeprefix(FIS): [str(link) for link in links]
        for head, links in heads_of_chains(ontology)
    }

    assert found == {
        "fundingAuthority": [f"{FIS}fundedUnder", f"{FIS}issuedBy"],
        "reportedBy": ["http://purl.org/dc/terms/isPartOf", f"{FIS}disclosedBy"],
    }


def test_heads_of_chains_are_simple_nowhere_needed(ontology: Graph) -> None:
    for head, links in heads_of_chains(ontology):
        assert head not in links
        assert (head, RDF.type, OWL.FunctionalProperty) not in ontology
        assert (head, RDF.type, OWL.InverseFunctionalProperty) not in ontology


def test_contradicting_figures_are_no_inconsistency(ontology: Graph) -> None:
    for term in ontology.subjects(RDFS.range, XSD.decimal):
        assert (term, RDF.type, OWL.FunctionalProperty) not in ontology


def test_shared_properties_have_no_domain(ontology: Graph, listed: Listed) -> None:
    shared = listed("shared.txt")

    assert shared
    assert [name for name in shared if (URIRef(FIS + name), RDFS.domain, None) in ontology] == []


def test_properties_seen_on_several_classes_have_no_domain(ontology: Graph, data: Graph) -> None:
    carriers: dict[Node, set[Node]] = {}
    for node, kind in data.subject_objects(RDF.type):
        for predicate in data.predicates(node):
            carriers.setdefault(predicate, set()).add(kind)
    several = {p for p, kinds in carriers.items() if len(kinds) > 1}
    documents = {URIRef(f"{FIS}OfficialDocument"), URIRef(f"{FIS}FundingDocument")}

    assert several
    for term in several:
        assert not set(ontology.objects(term, RDFS.domain)) - documents, term


def test_foreign_terms_keep_their_own_meaning(ontology: Graph) -> None:
    axioms = {RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.hasKey}
    foreign = [
        (term, predicate)
        for term, predicate, _ in ontology
        if predicate in axioms and not str(term).startswith(FIS)
    ]

    assert foreign == []


def test_keys_of_the_contract(ontology: Graph) -> None:
    found = {
        str(term).removeprefix(FIS): [
            str(part).removeprefix(FIS) for part in Collection(ontology, key)
        ]
        for term, key in ontology.subject_objects(OWL.hasKey)
    }

    assert found == {
        "BudgetProject": ["projectCode"],
        "BudgetUnit": ["unitCode", "jurisdiction"],
        "OfficialDocument": ["issuerCode", "documentYear", "serialNumber", "issuedBy"],
    }


def test_every_class_is_in_one_disjoint_kind(ontology: Graph) -> None:
    (members,) = ontology.objects(None, OWL.members)
    kinds = set(Collection(ontology, members))

    for term in fis_classes(ontology):
        above = set(ontology.transitive_objects(term, RDFS.subClassOf))
        assert len(above & kinds) == 1, term
