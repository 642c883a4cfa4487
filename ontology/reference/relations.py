"""What the class diagram shows: which classes there are, in three zones, and what joins them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ...graph.vocabulary import DCTERMS
from .classes import Class
from .naming import Name
from .properties import Property

Zone = Literal["parts", "texts", "shared"]
ZONES: tuple[Zone, ...] = ("parts", "texts", "shared")
"""From top to bottom: what one disclosure says; disclosures and sources; what they share."""

_PART, _SHARED = DCTERMS.isPartOf.value, DCTERMS.isReferencedBy.value


@dataclass(frozen=True, slots=True)
class Box:
    """A class in the diagram.

    :ivar loops: properties that lead from a member of the class to another one.
    """

    name: Name
    zone: Zone
    loops: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A property between classes, or ``None`` for one class beneath others.

    :ivar sources: IRIs of the classes that carry it; one zone where all classes of it do.
    :ivar targets: IRIs of the classes of its values.
    :ivar inferred: whether its values follow from others.
    """

    property: Name | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and relations, each class and each property once."""

    boxes: tuple[Box, ...]
    relations: tuple[Relation, ...]


def picture(classes: Sequence[Class], properties: Iterable[Property]) -> Picture:
    """Return what the diagram shows of classes and properties.

    A broader class of others is shown where it joins several of ours.
    """
    carried = {one.name.iri: one for one in properties}
    members: dict[Zone, set[str]] = {
        "parts": _domains(carried.get(_PART)),
        "shared": _domains(carried.get(_SHARED)),
        "texts": set(),
    }
    families = _families(classes)
    boxes = [
        Box(one.name, _zone(one, members), _loops(one, carried.values())) for one in classes
    ] + [Box(family, "shared") for family in families]
    known = {box.name.iri: box.zone for box in boxes}
    whole = {zone: _tops(classes, known, zone) for zone in ZONES}
    beneath = [
        Relation(None, (one.name.iri,), (broader.iri,))
        for one in classes
        for broader in one.broader
        if broader.iri in known
    ]
    return Picture(tuple(boxes), (*beneath, *_joining(carried.values(), known, whole)))


def _domains(one: Property | None) -> set[str]:
    return {name.iri for name in one.domains} if one else set()


def _families(classes: Iterable[Class]) -> list[Name]:
    """Return the disjoint kinds of others that several of our classes are of, documents aside."""
    found: dict[Name, int] = {}
    for one in classes:
        if one.family and not one.family.iri.startswith("http://xmlns.com/foaf/"):
            found[one.family] = found.get(one.family, 0) + 1
    return [name for name, count in found.items() if count > 1]


def _zone(one: Class, members: dict[Zone, set[str]]) -> Zone:
    around = {one.name.iri, *(broader.iri for broader in one.broader)}
    return next((zone for zone in ZONES if around & members[zone]), "texts")


def _loops(one: Class, properties: Iterable[Property]) -> tuple[Name, ...]:
    return tuple(
        found.name
        for found in properties
        if found.ours and one.name in found.ranges and found.domains == (one.name,)
    )


def _tops(classes: Iterable[Class], known: dict[str, Zone], zone: Zone) -> set[str]:
    """Return our classes of a zone that are beneath none of ours."""
    here = {one.name.iri: one for one in classes if known[one.name.iri] == zone}
    return {iri for iri, one in here.items() if not any(up.iri in here for up in one.broader)}


def _joining(
    properties: Iterable[Property], known: dict[str, Zone], whole: dict[Zone, set[str]]
) -> Iterable[Relation]:
    for one in properties:
        sources = tuple(name.iri for name in one.domains if name.iri in known)
        targets = tuple(name.iri for name in one.ranges if name.iri in known)
        if sources and targets and sources != targets:
            zones = tuple(zone for zone in ZONES if whole[zone] and whole[zone] <= set(sources))
            kept = zones[:1] or _downward(sources, targets, known)
            yield Relation(one.name, kept, targets, one.inferred)


def _downward(
    sources: tuple[str, ...], targets: tuple[str, ...], known: dict[str, Zone]
) -> tuple[str, ...]:
    """Return the sources that stand no lower than the highest target, all where none does."""
    highest = min(ZONES.index(known[target]) for target in targets)
    kept = tuple(iri for iri in sources if ZONES.index(known[iri]) <= highest)
    return kept if kept and highest < len(ZONES) - 1 else sources
