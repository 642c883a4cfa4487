"""What a file says, whatever its format: its triples without places in it and its digest."""

from collections.abc import Iterable

from pyoxigraph import Quad

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import FIS, SKOS

Triple = tuple[str, str, str]
_SOMEWHERE = "(somewhere in the file)"


def facts(data: bytes, name: str) -> frozenset[Triple]:
    """Return the facts of a file; of each it is kept that it has a place, not which."""
    conversion = convert(data, name)
    return facts_in(conversion.quads, conversion.source)


def facts_in(quads: Iterable[Quad], source: str) -> frozenset[Triple]:
    """Return the facts among *quads*, those of the file *source*."""
    found = set()
    for quad in quads:
        subject, value = str(quad.subject), str(quad.object)
        if subject.startswith(f"<{source}#") or quad.predicate == FIS.sourceDigest:
            continue
        place = value.startswith(f"<{source}#")
        found.add((subject, str(quad.predicate), _SOMEWHERE if place else value))
    return frozenset(found)


def differences(expected: frozenset[Triple], actual: frozenset[Triple]) -> str:
    """Return what is missing and what is extra, a line a statement, with the subject's name."""
    names = _names(expected | actual)
    lines = [("missing", triple) for triple in sorted(expected - actual)]
    lines += [("extra  ", triple) for triple in sorted(actual - expected)]
    return "\n".join(f"{word} {_shown(triple, names)}" for word, triple in lines)


def _names(triples: frozenset[Triple]) -> dict[str, str]:
    wanted = {str(SKOS.prefLabel), str(FIS.projectNameAsWritten), str(FIS.amountAsWritten)}
    return {subject: value for subject, predicate, value in sorted(triples) if predicate in wanted}


def _shown(triple: Triple, names: dict[str, str]) -> str:
    subject, predicate, value = triple
    tail = "/".join(subject.strip("<>").split("/id/")[-1:])
    return f"{tail} {names.get(subject, '')} · {predicate.strip('<>').rsplit('#')[-1]} · {value}"
