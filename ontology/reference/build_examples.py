"""Takes an example of each class out of disclosures: ``python -m …build_examples FILE…``.

The fullest node of each class goes into ``examples.ttl``, of values of one property the first
two; of equals the first in order of their IRIs.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from ...graph.ingest import convert
from ...graph.validation.derived import derived
from ...graph.vocabulary import FIS, RDF
from .classes import class_iris
from .examples import turtle_of

_MOST_VALUES = 2
_HEADER = """\
# An example of each class, out of the invented disclosures in samples/.
# Written by build_examples.py; run it again rather than change this file.
"""


def main(files: Sequence[str]) -> None:
    """Write ``examples.ttl`` beside this module."""
    text = _HEADER + turtle_of(examples(map(Path, files)))
    Path(__file__).with_name("examples.ttl").write_text(text, "utf-8")


def examples(files: Iterable[Path]) -> list[ox.Triple]:
    """Return what the disclosures say of one node of each class that occurs in them."""
    stated = stated_by(files)
    about: dict[str, set[ox.Triple]] = {}
    for triple in stated:
        if isinstance(triple.subject, ox.NamedNode):
            about.setdefault(triple.subject.value, set()).add(triple)
    kinds: dict[str, list[str]] = {}
    for triple in stated:
        if triple.predicate == RDF.type and isinstance(triple.object, ox.NamedNode):
            kinds.setdefault(triple.object.value, []).append(str(triple.subject)[1:-1])
    chosen = [_fullest(kinds[iri], about) for iri in class_iris() if iri in kinds]
    return [triple for iri in chosen for triple in _first_values(about[iri])]


def stated_by(files: Iterable[Path]) -> set[ox.Triple]:
    """Return what disclosures say, and what is derived from it."""
    found: set[ox.Triple] = set()
    for file in files:
        quads = convert(file.read_bytes(), file.name).quads
        found |= {quad.triple for quad in quads}
        for one in derived(quads):
            found |= set(one.triples(one.disclosure.replace("/id/", "/id/report/")))
    return found


def _fullest(nodes: Iterable[str], about: dict[str, set[ox.Triple]]) -> str:
    def rank(iri: str) -> tuple[int, str]:
        return -len({triple.predicate for triple in about[iri]}), iri

    return min(nodes, key=rank)


def _first_values(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    count: dict[ox.NamedNode, int] = {}
    for triple in sorted(triples, key=_order):
        number = count[triple.predicate] = count.get(triple.predicate, 0) + 1
        if number <= _MOST_VALUES:
            yield triple


def _order(triple: ox.Triple) -> tuple[bool, bool, str, int, str]:
    name, value = triple.predicate.value, str(triple.object)
    return (
        triple.predicate != RDF.type,
        not name.startswith(FIS.prefix),
        name,
        len(value),
        value,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
