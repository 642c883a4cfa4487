"""Forwards: what follows from triples that a document states, together with what others state."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ..vocabulary import RDF
from .premises import Pattern, Premises, Term
from .rules import Chain, Heads, Rules, Step

_TYPE = RDF.type
Ends = tuple[NamedNode, Term]


def consequences(rules: Rules, stated: Collection[Triple], others: Premises) -> set[Triple]:
    """Return all that follows from premises of which at least one is in *stated*.

    What *stated* holds itself is left out; what only *others* state may be in it.
    """
    found: set[Triple] = set()
    for triple in stated:
        found.update(_of_triple(rules, triple))
    links = {step[0] for chain in rules.chains for step in (chain.first, chain.second)}
    linking = [triple for triple in stated if triple.predicate in links]
    for chain in rules.chains:
        for start, end in _joined(chain, linking, others):
            found.update(_of_ends(chain.heads, start, end))
    return found.difference(stated)


def _of_triple(rules: Rules, triple: Triple) -> Iterator[Triple]:
    """Yield what follows from one triple."""
    predicate = triple.predicate
    if predicate == _TYPE:
        for kind in rules.of_class.get(triple.object, ()):  # type: ignore[arg-type]
            yield Triple(triple.subject, _TYPE, kind)
    elif heads := rules.of_property.get(predicate):
        yield from _of_ends(heads, triple.subject, triple.object)  # type: ignore[arg-type]


def _of_ends(heads: Heads, start: NamedNode, end: Term) -> Iterator[Triple]:
    for name, turned in heads.properties:
        if not turned:
            yield Triple(start, name, end)
        elif isinstance(end, NamedNode):
            yield Triple(end, name, start)
    for kind in heads.subject_classes:
        yield Triple(start, _TYPE, kind)
    if isinstance(end, NamedNode):
        for kind in heads.object_classes:
            yield Triple(end, _TYPE, kind)


def _joined(chain: Chain, stated: Collection[Triple], others: Premises) -> Iterator[Ends]:
    """Yield the ends of each pair of triples that make the chain, one of them *stated*."""
    first, second = chain.first, chain.second
    begins, ends = list(pairs(first, stated)), list(pairs(second, stated))
    middles = {middle for _, middle in begins if isinstance(middle, NamedNode)}
    more_ends = pairs(second, others.matching(leaving(second, middles)))
    yield from paired(begins, [*ends, *more_ends])
    more_begins = pairs(first, others.matching(reaching(first, {middle for middle, _ in ends})))
    yield from paired(more_begins, ends)


def paired(begins: Iterable[Ends], ends: Iterable[Ends]) -> Iterator[Ends]:
    """Yield where one leads by way of a node that ends the first pair and starts the second."""
    by_middle: defaultdict[Term, list[Term]] = defaultdict(list)
    for start, end in ends:
        by_middle[start].append(end)
    for start, middle in begins:
        for last in by_middle.get(middle, ()):
            yield start, last


def pairs(step: Step, triples: Iterable[Triple]) -> Iterator[Ends]:
    """Yield the nodes that a step leads from and to."""
    name, turned = step
    for triple in triples:
        if triple.predicate == name:
            ends: tuple[object, object] = (triple.subject, triple.object)
            start, end = reversed(ends) if turned else ends
            if isinstance(start, NamedNode) and isinstance(end, NamedNode | Literal):
                yield start, end


def leaving(step: Step, nodes: Iterable[NamedNode]) -> list[Pattern]:
    """Return the patterns of the triples by which a step leads away from the nodes."""
    return [pattern(step, node, None) for node in nodes]


def reaching(step: Step, nodes: Iterable[Term]) -> list[Pattern]:
    """Return the patterns of the triples by which a step leads to the nodes."""
    return [
        pattern(step, None, node) for node in nodes if isinstance(node, NamedNode) or not step[1]
    ]


def pattern(step: Step, start: NamedNode | None, end: Term | None) -> Pattern:
    """Return the pattern of the triples by which a step leads from *start* to *end*."""
    name, turned = step
    if not turned:
        return (start, name, end)
    return (end if isinstance(end, NamedNode) else None, name, start)
