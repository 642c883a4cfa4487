"""The properties of the ontology, described in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...graph.vocabulary import CODE, FIS, OWL, RDF, RDFS, SKOS
from .code_lists import concept_name, scheme_name
from .naming import Name, anchor_of, name_of
from .statements import Language, alignments, ontology

DOMAIN_INCLUDES = "https://schema.org/domainIncludes"
RANGE_INCLUDES = "https://schema.org/rangeIncludes"
CODE_LIST = RDFS.seeAlso.value
CONCEPT = SKOS.Concept.value
RELATIONS = (
    RDF.type.value,
    RDFS.subClassOf.value,
    RDFS.subPropertyOf.value,
    SKOS.exactMatch.value,
    SKOS.closeMatch.value,
    SKOS.broadMatch.value,
    SKOS.relatedMatch.value,
)
"""How a term may relate to one of another vocabulary, the strongest first."""

Kind = Literal["object", "data", "annotation"]
KINDS: dict[str, Kind] = {
    OWL.ObjectProperty.value: "object",
    OWL.DatatypeProperty.value: "data",
    OWL.AnnotationProperty.value: "annotation",
}


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a term of ours is to one of another vocabulary."""

    term: Name
    relation: str
    target: Name


@dataclass(frozen=True, slots=True)
class Property:
    """A property with all that the ontology says of it.

    :ivar open_domain: whether classes beyond those of ``domains`` may carry it.
    :ivar chain: the properties that it follows from, one after the other.
    :ivar key_of: the class whose members it tells apart, with the other properties of the key.
    :ivar use: how a property of another vocabulary is used here.
    """

    name: Name
    anchor: str
    kind: Kind
    definition: str
    domains: tuple[Name, ...]
    open_domain: bool
    ranges: tuple[Name, ...]
    code_lists: tuple[Name, ...]
    broader: tuple[Name, ...]
    chain: tuple[Name, ...]
    key_of: tuple[Name, ...]
    use: str
    aligned: tuple[Alignment, ...]

    @property
    def ours(self) -> bool:
        """Whether fiscus defines it."""
        return bool(self.anchor)

    @property
    def inferred(self) -> bool:
        """Whether its values follow from others and stand in no disclosure's own graph."""
        return bool(self.chain)


def properties(language: Language) -> tuple[Property, ...]:
    """Return our properties, ordered by name."""
    found = (iri for iri in ontology().of_type(*KINDS) if iri.startswith(FIS.prefix))
    return tuple(_property(iri, language) for iri in sorted(found, key=str.lower))


def foreign_properties(language: Language) -> tuple[Property, ...]:
    """Return the properties of other vocabularies that things of ours carry, ordered by name."""
    carried = {subject for subject, predicate in ontology().forward if predicate == DOMAIN_INCLUDES}
    found = [_property(iri, language) for iri in carried if not iri.startswith(FIS.prefix)]
    return tuple(sorted(found, key=lambda one: one.name.brief))


def alignments_of(iri: str, language: Language) -> tuple[Alignment, ...]:
    """Return what a term or code of ours is to terms of other vocabularies, the closest first."""
    term = concept_name(iri, language) if iri.startswith(CODE) else name_of(iri, language)
    return tuple(
        Alignment(term, relation, name_of(target, language))
        for relation in RELATIONS
        for target in sorted(alignments().objects(iri, relation))
    )


def names(iris: Sequence[str], language: Language) -> tuple[Name, ...]:
    """Return the names of terms, each once."""
    return tuple(name_of(iri, language) for iri in dict.fromkeys(iris))


def _property(iri: str, language: Language) -> Property:
    stated = ontology()
    own = stated.objects(iri, RDFS.domain.value)
    chains = stated.objects(iri, OWL.propertyChainAxiom.value)
    ranges = [*stated.objects(iri, RDFS.range.value), *stated.objects(iri, RANGE_INCLUDES)]
    return Property(
        name=name_of(iri, language),
        anchor=anchor_of(iri) if iri.startswith(FIS.prefix) else "",
        kind=next(KINDS[kind] for kind in stated.objects(iri, RDF.type.value)),
        definition=stated.text(iri, SKOS.definition.value, language),
        domains=names(own or stated.objects(iri, DOMAIN_INCLUDES), language),
        open_domain=not own,
        ranges=names(ranges, language),
        code_lists=tuple(scheme_name(one, language) for one in stated.objects(iri, CODE_LIST)),
        broader=names(stated.objects(iri, RDFS.subPropertyOf.value), language),
        chain=names(stated.members(chains[0]), language) if chains else (),
        key_of=names(_keys().get(iri, ()), language),
        use=stated.text(iri, SKOS.scopeNote.value, language),
        aligned=alignments_of(iri, language),
    )


@cache
def _keys() -> dict[str, list[str]]:
    """Return the classes of which a property is part of the key."""
    stated, found = ontology(), dict[str, list[str]]()
    for subject, predicate in stated.forward:
        if predicate == OWL.hasKey.value:
            for head in stated.objects(subject, predicate):
                for member in stated.members(head):
                    found.setdefault(member, []).append(subject)
    return found
