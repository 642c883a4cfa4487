"""What planning reads of a SPARQL server: few requests, each about many terms at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Triple

from ..entailment import Pattern, Term
from .answers import results_of, triples_of
from .ledger import ENTRY, LEDGER, Ledger
from .sparql_client import Endpoints, ask_server, fetch_graph

_AT_ONCE = 2000
"""Rows of one request."""
_NAMES = ("s", "p", "o")
_Row = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ServerView:
    """A server with its ledger, as it was before the change that is planned."""

    endpoints: Endpoints
    ledger: Ledger

    def others(self, without: Set[str], inferred: str) -> "ServerOthers":
        """Return the view of all source graphs but *without*."""
        graphs = self.ledger.graphs().items()
        apart = {name for name, entry in graphs if entry.kind != "source"}
        return ServerOthers(self.endpoints.query, frozenset({*without, *apart, inferred}))

    def triples(self, graph: str, limit: int | None = None) -> list[Triple]:
        """Return what a graph states."""
        if limit is None:
            return [quad.triple for quad in fetch_graph(self.endpoints, NamedNode(graph))]
        pattern = f"GRAPH {NamedNode(graph)} {{ ?s ?p ?o }}"
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }} LIMIT {limit}"
        return _constructed(self.endpoints.query, text)


@dataclass(frozen=True, slots=True)
class ServerOthers:
    """The triples of all graphs of the ledger but some."""

    url: str
    without: frozenset[str]

    def matching(self, patterns: Iterable[Pattern]) -> set[Triple]:
        """Return all triples that match one of the patterns."""
        found: set[Triple] = set()
        for names, rows in _by_shape(patterns):
            where = f"{_table(names, rows)} {self._stated('?s ?p ?o')}"
            found.update(_constructed(self.url, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}"))
        return found

    def matched(self, patterns: Collection[Pattern]) -> set[Pattern]:
        """Return the patterns that some triple matches."""
        found: set[Pattern] = set()
        for names, rows in _by_shape(patterns):
            where = f"{_table(names, rows)} FILTER EXISTS {{ {self._stated('?s ?p ?o')} }}"
            for solution in self._select(names, where):
                found.add(tuple(_bound(solution, n) if n in names else None for n in _NAMES))  # type: ignore[arg-type]
        return found

    def mentioned(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        """Return the nodes that are subject or object of some triple."""
        either = f"{{ {self._stated('?n ?p ?o')} }} UNION {{ {self._stated('?s ?p ?n')} }}"
        return self._nodes(nodes, either)

    def described(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        """Return the nodes that are subject of some triple of the default graph."""
        return self._nodes(nodes, "?n ?p ?o")

    def inferred(self, triples: Collection[Triple]) -> set[Triple]:
        """Return all of the triples: taking out what is not there does nothing."""
        return set(triples)

    def _nodes(self, nodes: Collection[NamedNode], condition: str) -> set[NamedNode]:
        found: set[NamedNode] = set()
        for rows in _batches([(node,) for node in nodes]):
            where = f"{_table(('n',), rows)} FILTER EXISTS {{ {condition} }}"
            values = (_bound(solution, "n") for solution in self._select(("n",), where))
            found.update(value for value in values if isinstance(value, NamedNode))
        return found

    def _stated(self, pattern: str) -> str:
        """Return the condition that a graph of the ledger states the pattern."""
        silent = ", ".join(str(NamedNode(name)) for name in sorted(self.without))
        return (
            f"GRAPH ?g {{ {pattern} }} GRAPH {LEDGER} {{ ?g {ENTRY} ?entry }} "
            f"FILTER(?g NOT IN ({silent}))"
        )

    def _select(self, names: tuple[str, ...], where: str) -> Iterator[QuerySolution]:
        columns = " ".join(f"?{name}" for name in names)
        answer = ask_server(self.url, f"SELECT DISTINCT {columns} WHERE {{ {where} }}")
        rows = results_of(answer, self.url)
        assert isinstance(rows, QuerySolutions)  # noqa: S101 - what a SELECT gives
        return iter(rows)


def _constructed(url: str, text: str) -> list[Triple]:
    return [quad.triple for quad in triples_of(ask_server(url, text), url)]


def _bound(solution: QuerySolution, name: str) -> Term:
    value = solution[name]
    assert isinstance(value, NamedNode | Literal)  # noqa: S101 - the column is in the table
    return value


def _by_shape(patterns: Iterable[Pattern]) -> Iterator[tuple[tuple[str, ...], list[_Row]]]:
    """Yield patterns in batches that bind the same variables."""
    shapes: defaultdict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for pattern in patterns:
        bound = [(name, term) for name, term in zip(_NAMES, pattern, strict=True) if term]
        shapes[tuple(name for name, _ in bound)].append(tuple(term for _, term in bound))
    for names, rows in shapes.items():
        for some in _batches(rows):
            yield names, some


def _batches(rows: list[_Row]) -> Iterator[list[_Row]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]


def _table(names: tuple[str, ...], rows: Iterable[_Row]) -> str:
    head = " ".join(f"?{name}" for name in names)
    body = "\n".join(f"({' '.join(map(str, row))})" for row in rows)
    return f"VALUES ({head}) {{\n{body}\n}}"
