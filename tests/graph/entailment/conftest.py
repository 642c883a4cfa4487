"""Small ontologies and graphs, and a store of premises in memory."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from fiscus.graph.entailment import Pattern

HERE = Path(__file__).parent


def read_triples(path: Path) -> set[Triple]:
    quads = parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return {quad.triple for quad in quads}


@dataclass(frozen=True, slots=True)
class Held:
    """Premises that are held in a set."""

    triples: frozenset[Triple] = frozenset()

    def matching(self, patterns: Iterable[Pattern]) -> set[Triple]:
        return {t for pattern in patterns for t in self.triples if _fits(t, pattern)}

    def matched(self, patterns: Collection[Pattern]) -> set[Pattern]:
        return {p for p in patterns if any(_fits(t, p) for t in self.triples)}

    def mentioned(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        found = {term for triple in self.triples for term in (triple.subject, triple.object)}
        return {node for node in nodes if node in found}


def _fits(triple: Triple, pattern: Pattern) -> bool:
    return all(want is None or want == have for want, have in zip(pattern, triple, strict=True))


@pytest.fixture(scope="session")
def held() -> Callable[[Iterable[Triple]], Held]:
    return lambda triples: Held(frozenset(triples))


@pytest.fixture(scope="session")
def axioms() -> set[Triple]:
    return read_triples(HERE / "axioms.ttl")


@pytest.fixture(params=sorted((HERE / "refused").glob("*.ttl")), ids=lambda path: path.stem)
def refused(request: pytest.FixtureRequest) -> set[Triple]:
    return read_triples(request.param)
