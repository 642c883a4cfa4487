"""The classes that a paragraph names by their levels: derived before the shapes are applied.

教育支出（类）普通教育（款）小学教育（项） is three names in one. The division (款) is looked up
among the classes in the tables, with the class above it and the items beneath it; whether these
are the ones that the text names is for the shapes to say. Names are told without 支出 at their
end, which texts leave out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from ..vocabulary import DCTERMS, FIS, SKOS
from .texts import term_of_shapes, texts

NAMES = term_of_shapes("namesClass")
"""Of a paragraph: one place where it names a division with the class above it."""
WORDS, CLASS, ITEM = (term_of_shapes(name) for name in ("words", "class", "item"))
"""The words without blanks, and in them the names of 类 and 项, the latter where told."""
DIVISION, ABOVE, BENEATH = (term_of_shapes(name) for name in ("division", "above", "beneath"))
"""The classes of its tables that have the name of the 款, and those above and beneath them."""
READ_AS = term_of_shapes("readAs")
"""The class that an amount was read of whose place holds the words: it has another name, too."""

_PATH = re.compile(
    r"(?P<above>[^\s，。；：;:,、“”\"（()）\d.．]{2,30})[（(]类[)）]"
    r"(?P<division>[^。；;\d“”\"]{2,40}?)[（(]款[)）](?:(?P<item>[^。；;\d“”\"]{2,40}?)[（(]项[)）])?"
)
_CLASS, _DIVISION, _ITEM = 3, 5, 7
"""Digits of a code at each level."""
_PREFIXES = (
    f"PREFIX dcterms: <{DCTERMS.prefix}> PREFIX fis: <{FIS.prefix}> PREFIX skos: <{SKOS.prefix}> "
)
_TABLED = (
    _PREFIXES
    + """SELECT DISTINCT ?disclosure ?concept ?code ?label WHERE {
  ?amount fis:functionalClass ?concept ; dcterms:isPartOf ?disclosure ; fis:statedIn ?cell .
  ?cell fis:row ?row . ?concept skos:notation ?code ; skos:prefLabel ?label .
}"""
)
"""The classes that rows of tables are about."""
_READ = (
    _PREFIXES
    + """SELECT DISTINCT ?disclosure ?concept ?source WHERE {
  ?amount fis:functionalClass ?concept ; dcterms:isPartOf ?disclosure ; fis:statedIn ?place .
  ?place fis:sourceText ?source .
  FILTER NOT EXISTS { ?place fis:row ?row }
}"""
)
"""The classes that sentences are about."""


@dataclass(frozen=True, slots=True)
class Path:
    """The names of a class, a division and maybe an item, as one place tells them."""

    words: str
    above: str
    division: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Observed:
    """A functional class of a disclosure: its IRI, its code, its name."""

    concept: ox.NamedNode
    code: str
    name: str


def said_classes(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the classes that the paragraphs in *store* name, with those of their disclosures."""
    read, observed = _read(store), _observed(store)
    for paragraph, text in texts(store, FIS.Narrative):
        paths = classes_in(text)
        for quad in store.quads_for_pattern(paragraph, DCTERMS.isPartOf, None) if paths else ():
            if isinstance(quad.object, ox.NamedNode):
                disclosure = quad.object.value
                classes, places = observed.get(disclosure, ()), read.get(disclosure, ())
                yield from _of(paragraph, paths, classes, places)


def _of(
    paragraph: ox.NamedNode,
    paths: Sequence[Path],
    classes: Sequence[Observed],
    read: Sequence[tuple[str, ox.NamedNode]],
) -> Iterator[ox.Quad]:
    for position, path in enumerate(paths, start=1):
        node = ox.NamedNode(f"{paragraph.value}/names/{position}")
        yield ox.Quad(paragraph, NAMES, node)
        yield ox.Quad(node, WORDS, ox.Literal(path.words))
        yield ox.Quad(node, CLASS, ox.Literal(path.above))
        if path.item:
            yield ox.Quad(node, ITEM, ox.Literal(path.item))
        for source, concept in read:
            if path.words in source:
                yield ox.Quad(node, READ_AS, concept)
        for one in classes:
            if len(one.code) == _DIVISION and one.name == path.division:
                yield ox.Quad(node, DIVISION, one.concept)
                yield from _around(node, one.code, classes)


def _around(node: ox.NamedNode, code: str, classes: Sequence[Observed]) -> Iterator[ox.Quad]:
    for other in classes:
        if other.code == code[:_CLASS]:
            yield ox.Quad(node, ABOVE, other.concept)
        elif len(other.code) == _ITEM and other.code.startswith(code):
            yield ox.Quad(node, BENEATH, other.concept)


def _read(store: ox.Store) -> Mapping[str, Sequence[tuple[str, ox.NamedNode]]]:
    """Return the texts of the places in the prose of each disclosure, with the class read there."""
    found: dict[str, list[tuple[str, ox.NamedNode]]] = defaultdict(list)
    for disclosure, concept, source in _rows(store, _READ):
        found[disclosure].append((_plain(source), ox.NamedNode(concept)))
    return found


def _observed(store: ox.Store) -> Mapping[str, Sequence[Observed]]:
    """Return the classes in the tables of each disclosure, one for each of their names."""
    found: dict[str, list[Observed]] = defaultdict(list)
    for disclosure, concept, code, label in _rows(store, _TABLED):
        found[disclosure].append(Observed(ox.NamedNode(concept), code, bare(label)))
    return found


def _rows(store: ox.Store, query: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(query)
    if isinstance(solutions, ox.QuerySolutions):
        for row in solutions:
            yield tuple(one.value for one in row if isinstance(one, ox.NamedNode | ox.Literal))


def classes_in(text: str) -> list[Path]:
    """Return the divisions that *text* names together with their class, in order."""
    return [
        Path(
            _plain(match[0]),
            bare(match["above"]),
            bare(match["division"]),
            bare(match["item"]) if match["item"] else None,
        )
        for match in _PATH.finditer(text)
    ]


def bare(name: str) -> str:
    """Return the *name* of a class without blanks and without 支出 at its end."""
    return _plain(name).removesuffix("支出")


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)
