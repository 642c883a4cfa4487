"""An example of each class in Turtle, as pages show it."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from ...graph.vocabulary import BASE, RDF
from .naming import NAMESPACES

_IDS = f"{BASE}id/"


@cache
def examples() -> Mapping[str, str]:
    """Return a node of each class that has an example, by the IRI of the class."""
    text = files(__package__).joinpath("examples.ttl").read_bytes()
    found = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    return {
        triple.object.value: _block([one for one in found if one.subject == triple.subject])
        for triple in found
        if triple.predicate == RDF.type and isinstance(triple.object, ox.NamedNode)
    }


def prefixes(text: str) -> str:
    """Return the lines that make blocks of Turtle complete: those of the prefixes in use."""
    used = [
        f"@prefix {prefix}: <{iri}> ."
        for prefix, iri in NAMESPACES.items()
        if f" {prefix}:" in text or f"^^{prefix}:" in text
    ]
    return "\n".join([f"@base <{_IDS}> .", *used])


def turtle_of(triples: Iterable[ox.Triple]) -> str:
    """Return triples in Turtle, in their order, a block for each subject."""
    grouped: dict[object, list[ox.Triple]] = {}
    for triple in triples:
        grouped.setdefault(triple.subject, []).append(triple)
    blocks = "\n".join(_block(one) for one in grouped.values())
    return f"{prefixes(blocks)}\n\n{blocks}"


def _block(triples: list[ox.Triple]) -> str:
    values: dict[str, list[str]] = {}
    for triple in triples:
        predicate = "a" if triple.predicate == RDF.type else _term(triple.predicate)
        values.setdefault(predicate, []).append(_term(triple.object))
    lines = [f"{name} {' , '.join(found)}" for name, found in values.items()]
    return f"{_term(triples[0].subject)}\n    " + " ;\n    ".join(lines) + " .\n"


def _term(term: object) -> str:
    """Return a term as Turtle writes it: by prefix, relative to the base, or in full."""
    if isinstance(term, ox.Literal):
        return _literal(term)
    iri = str(term)[1:-1]
    if iri.startswith(_IDS):
        return f"<{iri.removeprefix(_IDS)}>"
    for prefix, namespace in NAMESPACES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{name}"
    return f"<{iri}>"


def _literal(literal: ox.Literal) -> str:
    if literal.datatype.value == f"{NAMESPACES['xsd']}integer":
        return literal.value
    text = str(literal)
    kind = f"<{NAMESPACES['xsd']}"
    before, mark, after = text.rpartition(f"^^{kind}")
    return f"{before}^^xsd:{after[:-1]}" if mark else text
