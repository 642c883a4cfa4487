"""The reference of the ontology as a page in one language, made from its Turtle files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..graph.validation.rules import CODE_LISTS, local_name
from ..graph.validation.shape_files import shape_files
from ..graph.vocabulary import CODE, FIS, OWL, SKOS
from ..ontology.reference.classes import Class, classes
from ..ontology.reference.code_lists import CodeList, code_lists
from ..ontology.reference.diagram import diagram
from ..ontology.reference.examples import examples, prefixes
from ..ontology.reference.naming import NAMESPACES, Name, name_of
from ..ontology.reference.properties import (
    Alignment,
    Property,
    alignments_of,
    foreign_properties,
    properties,
)
from ..ontology.reference.relations import ZONES
from ..ontology.reference.statements import Language, alignments, ontology, statements_of
from .addresses import ONTOLOGY
from .reference_page import reference_page, words

SHACL = "http://www.w3.org/ns/shacl#"
_DCTERMS = NAMESPACES["dcterms"]
_PREFIX = "http://purl.org/vocab/vann/preferredNamespacePrefix"


@dataclass(frozen=True, slots=True)
class Head:
    """What the ontology says of itself."""

    iri: str
    namespace: str
    prefix: str
    title: str
    description: str
    version: str
    version_iri: str
    licence: str
    notes: tuple[str, ...]
    history: tuple[str, ...]


@cache
def ontology_page(language: Language) -> bytes:
    """Return the page; made once, it stays the same as long as the process runs."""
    found, own = classes(language), properties(language)
    foreign = foreign_properties(language)
    lists = code_lists(_words_of_rules(own), language)
    shown = diagram(found, (*own, *foreign))
    names = {box.name.iri: box.name.shown for box in shown.picture.boxes}
    names |= {zone: _zone(zone, language) for zone in ZONES}
    terms = [*((one.anchor, one.name) for one in found), *((one.anchor, one.name) for one in own)]
    values = {
        "head": head(language),
        "classes": found,
        "properties": own,
        "foreign": foreign,
        "lists": lists,
        "terms": dict(terms),
        "diagram": shown,
        "zones": {zone: words(language)[f"zone_{zone}"] for zone in ZONES},
        "named": lambda iris: words(language)["and"].join(names[iri] for iri in iris),
        "examples": examples(),
        "example_prefixes": prefixes("\n".join(examples().values())),
        "rules": _rules(found),
        "users": _users(own, lists),
        "inverses": _inverses(language),
        "alignments": _aligned(found, own, language),
        "prefixes": NAMESPACES,
    }
    return reference_page("ontology", language, "ontology/", values)


def head(language: Language) -> Head:
    """Return what the ontology says of itself in a language."""
    stated = ontology()
    apart = stated.of_type(OWL.AllDisjointClasses.value)
    return Head(
        iri=ONTOLOGY,
        namespace=FIS.prefix,
        prefix=stated.text(ONTOLOGY, _PREFIX, language),
        title=stated.text(ONTOLOGY, f"{_DCTERMS}title", language),
        description=stated.text(ONTOLOGY, f"{_DCTERMS}description", language),
        version=stated.text(ONTOLOGY, OWL.versionInfo.value, language),
        version_iri=stated.objects(ONTOLOGY, OWL.versionIRI.value)[0],
        licence=stated.objects(ONTOLOGY, f"{_DCTERMS}license")[0],
        notes=tuple(text for one in apart for text in stated.texts(one, SKOS.note.value, language)),
        history=tuple(stated.texts(ONTOLOGY, SKOS.historyNote.value, language)),
    )


def _zone(zone: str, language: Language) -> str:
    said = words(language)
    return said["all_of"].format(zone=said[f"zone_{zone}"])


def _rules(found: Iterable[Class]) -> Mapping[str, list[str]]:
    """Return the names of the rules that look at each class."""
    shapes = files("fiscus.shapes")
    stated = statements_of(shapes.joinpath(f"{name}.ttl") for name in shape_files())
    target = SHACL + "targetClass"
    return {
        one.name.iri: sorted(map(local_name, stated.subjects(target, one.name.iri)))
        for one in found
    }


def _words_of_rules(own: Iterable[Property]) -> set[str]:
    """Return the names of the code lists that rules look words up in, and nothing else uses."""
    return set(CODE_LISTS) - {name.iri.removeprefix(CODE) for one in own for name in one.code_lists}


def _users(own: Iterable[Property], lists: Iterable[CodeList]) -> Mapping[str, list[Name]]:
    """Return the properties whose values each code list holds."""
    used: dict[str, list[Name]] = {one.name.iri: [] for one in lists}
    for one in own:
        for name in one.code_lists:
            used[name.iri].append(one.name)
    return used


def _inverses(language: Language) -> list[tuple[Name, Name]]:
    stated, inverse = ontology(), OWL.inverseOf.value
    return [
        (name_of(subject, language), name_of(other, language))
        for subject, predicate in stated.forward
        if predicate == inverse
        for other in stated.objects(subject, predicate)
    ]


def _aligned(
    found: Iterable[Class], own: Iterable[Property], language: Language
) -> list[tuple[str, list[Alignment]]]:
    """Return all alignments by the prefix of the other vocabulary."""
    listed = [pair for one in found for pair in one.aligned]
    listed += [pair for one in own for pair in one.aligned]
    described = {pair.term.iri for pair in listed}
    others = {iri for iri, _ in alignments().forward if "/fiscus/" in iri} - described
    listed += [pair for iri in sorted(others) for pair in alignments_of(iri, language)]
    grouped: dict[str, list[Alignment]] = {}
    for one in listed:
        grouped.setdefault(one.target.brief.partition(":")[0], []).append(one)
    return sorted(grouped.items())
