"""The page of a source file: every fragment of it that is evidence, in the order of the text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from ..graph.vocabulary import FIS
from .addresses import Addresses
from .node_page import Shown
from .site import Site


@dataclass(frozen=True, slots=True)
class Fragment:
    """One piece of the source as its page shows it.

    :ivar anchor: the IRI's fragment, such as ``L12-c3-c9``; the element's id.
    :ivar line: number of the line, counted from 1; 0 where the graph does not say.
    :ivar start: offset in the line, in code points; -1 for a whole line.
    :ivar nodes: what it is evidence for.
    """

    anchor: str
    line: int
    start: int
    text: str
    nodes: tuple[Shown, ...]


@dataclass(slots=True)
class _Found:
    """What the graph says of one fragment, while it is gathered."""

    line: int = 0
    start: int = -1
    text: str = ""
    nodes: set[str] = field(default_factory=set)


def fragments_of(source: str, triples: Iterable[ox.Triple], addresses: Addresses) -> list[Fragment]:
    """Return the fragments of a source file by line and offset.

    :param triples: the source file's own graph.
    """
    prefix = f"{source}#"
    gathered = _gather(prefix, triples)
    fragments = [
        Fragment(
            iri.removeprefix(prefix),
            found.line,
            found.start,
            found.text,
            tuple(_shown(node, addresses) for node in sorted(found.nodes)),
        )
        for iri, found in gathered.items()
    ]
    return sorted(fragments, key=lambda one: (one.line, one.start, one.anchor))


def source_values(site: Site, iri: str) -> dict[str, object] | None:
    """Return what the page of a source needs, None when nothing was read from it."""
    try:
        fragments = fragments_of(iri, site.view.graph(iri), site.addresses)
    except ValueError:  # characters that no IRI has
        return None
    if not fragments:
        return None
    names = site.snapshot.sources.get(iri, ())
    return {"iri": iri, "names": names, "fragments": fragments}


def _gather(prefix: str, triples: Iterable[ox.Triple]) -> dict[str, _Found]:
    gathered: dict[str, _Found] = {}
    for triple in triples:
        subject, term = _iri(triple.subject), _iri(triple.object)
        if subject.startswith(prefix):
            _note(gathered.setdefault(subject, _Found()), triple)
        elif triple.predicate == FIS.statedIn and term.startswith(prefix):
            gathered.setdefault(term, _Found()).nodes.add(subject)
    return gathered


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _note(found: _Found, triple: ox.Triple) -> None:
    value = getattr(triple.object, "value", "")
    if triple.predicate == FIS.sourceText:
        found.text = value
    elif triple.predicate == FIS.line and value.isdecimal():
        found.line = int(value)
    elif triple.predicate == FIS.startOffset and value.isdecimal():
        found.start = int(value)


def _shown(iri: str, addresses: Addresses) -> Shown:
    return Shown(iri.removeprefix(f"{addresses.base}id/"), addresses.local(iri))
