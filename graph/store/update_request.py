"""A planned change as one SPARQL 1.1 update request for a server that others may write to too.

A server runs a request as one transaction, but cannot take back a decision that was made on an
older state. So every operation is guarded by the count of transactions in the ledger graph: had
another writer been quicker, none of them does anything, and reading the ledger shows it.
"""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from .bookkeeping import Plan, emptied_graphs
from .change import block
from .ledger import ENTRY, LAST, LEDGER, Ledger, last_quad


def update_request(plan: Plan, ledger: Ledger, lasts: Iterable[Quad]) -> str:
    """Return the request that carries out a plan made on ``ledger``.

    :param lasts: the counts of transactions that the plan was made on.
    """
    known = set(lasts)
    guard = _guard(known)
    emptied = sorted(emptied_graphs(plan, ledger))
    removed = {entry.quad() for entry in plan.gone} | known | plan.change.removed
    added = {quad for quad in plan.change.added if quad.predicate != LAST}
    added.add(last_quad(ledger.sequence + 1))
    operations = [
        *(_withdraw(graph, emptied, ledger, guard) for graph in emptied),
        *(f"DELETE {{ {_all(graph)} }} WHERE {{ {guard} {_all(graph)} }}" for graph in emptied),
        f"DELETE {{\n{block(removed)}}} INSERT {{\n{block(added)}}} WHERE {{ {guard} }}",
    ]
    return " ;\n".join(operations)


def was_done(plan: Plan) -> str:
    """Return the query that tells whether the ledger graph shows the plan carried out."""
    come = block({entry.quad() for entry in plan.come})
    parts = [f"FILTER NOT EXISTS {{ {block({entry.quad()})} }}" for entry in plan.gone]
    return f"ASK {{ {come} {' '.join(parts)} }}"


def is_current(lasts: Iterable[Quad]) -> str:
    """Return the query that tells whether nobody has written since ``lasts`` were read."""
    return f"ASK {{ {_guard(set(lasts))} }}"


def _guard(lasts: set[Quad]) -> str:
    if lasts:
        return block(lasts)
    return f"FILTER NOT EXISTS {{ GRAPH {LEDGER} {{ {LEDGER} {LAST} ?last }} }}"


def _withdraw(graph: str, emptied: list[str], ledger: Ledger, guard: str) -> str:
    """Take from the default graph what only this graph, or one emptied with it, states."""
    unmerged = [name for name, entry in ledger.graphs().items() if entry.kind == "report"]
    silent = ", ".join(str(NamedNode(name)) for name in sorted({*emptied, *unmerged}))
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ {guard} {_all(graph)} FILTER NOT EXISTS {{ "
        f"GRAPH ?other {{ ?s ?p ?o }} GRAPH {LEDGER} {{ ?other {ENTRY} ?entry }} "
        f"FILTER(?other NOT IN ({silent})) }} }}"
    )


def _all(graph: str) -> str:
    return f"GRAPH {NamedNode(graph)} {{ ?s ?p ?o }}"
