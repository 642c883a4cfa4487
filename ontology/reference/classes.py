"""The classes of the ontology, described in one language."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.vocabulary import FIS, OWL, RDFS, SKOS
from .naming import Name, anchor_of, name_of
from .properties import (
    Alignment,
    Property,
    alignments_of,
    foreign_properties,
    names,
    properties,
)
from .statements import Language, ontology


@dataclass(frozen=True, slots=True)
class Inherited:
    """The properties that a class has from a broader one."""

    origin: Name
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A class with all that the ontology says of it.

    :ivar broader: the classes directly above it.
    :ivar narrower: our classes directly beneath it.
    :ivar keys: properties that together tell its members apart, a tuple for each key.
    :ivar family: the broader class that stands for it among the kinds that are disjoint.
    :ivar disjoint: whether it shares no member with the other kinds.
    :ivar properties: what it carries, ours first.
    :ivar incoming: our properties whose values it gives.
    """

    name: Name
    anchor: str
    definition: str
    broader: tuple[Name, ...]
    narrower: tuple[Name, ...]
    keys: tuple[tuple[Name, ...], ...]
    family: Name | None
    disjoint: bool
    properties: tuple[Property, ...]
    inherited: tuple[Inherited, ...]
    incoming: tuple[Property, ...]
    aligned: tuple[Alignment, ...]


def class_iris() -> list[str]:
    """Return the IRIs of our classes, ordered by name."""
    return sorted(iri for iri in ontology().of_type(OWL.Class.value) if iri.startswith(FIS.prefix))


def classes(language: Language) -> tuple[Class, ...]:
    """Return our classes, ordered by name."""
    carried = (*properties(language), *foreign_properties(language))
    return tuple(_class(iri, carried, language) for iri in class_iris())


def broader_of(iri: str) -> list[str]:
    """Return the classes directly above one."""
    return ontology().objects(iri, RDFS.subClassOf.value)


def above(iri: str) -> list[str]:
    """Return all classes above one, the nearest first."""
    found = list(broader_of(iri))
    for one in found:
        found += [higher for higher in broader_of(one) if higher not in found]
    return found


def kinds() -> set[str]:
    """Return the classes of which nothing belongs to two."""
    stated = ontology()
    axioms = stated.of_type(OWL.AllDisjointClasses.value)
    heads = [head for axiom in axioms for head in stated.objects(axiom, OWL.members.value)]
    return {member for head in heads for member in stated.members(head)}


def _class(iri: str, carried: Iterable[Property], language: Language) -> Class:
    stated, carried = ontology(), tuple(carried)
    heads = stated.objects(iri, OWL.hasKey.value)
    beneath = stated.subjects(RDFS.subClassOf.value, iri)
    broader = above(iri)
    family = next((one for one in broader if one in kinds()), None)
    return Class(
        name=name_of(iri, language),
        anchor=anchor_of(iri),
        definition=stated.text(iri, SKOS.definition.value, language),
        broader=names(broader_of(iri), language),
        narrower=names([one for one in beneath if one.startswith(FIS.prefix)], language),
        keys=tuple(names(stated.members(head), language) for head in heads),
        family=name_of(family, language) if family else None,
        disjoint=iri in kinds() or family is not None,
        properties=_carried(iri, carried),
        inherited=tuple(
            Inherited(name_of(one, language), found)
            for one in broader
            if (found := _carried(one, carried))
        ),
        incoming=tuple(
            one
            for one in carried
            if one.ours and any(target.iri in {iri, *broader} for target in one.ranges)
        ),
        aligned=alignments_of(iri, language),
    )


def _carried(iri: str, carried: Iterable[Property]) -> tuple[Property, ...]:
    return tuple(one for one in carried if any(domain.iri == iri for domain in one.domains))
