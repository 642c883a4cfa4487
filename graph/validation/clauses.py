"""Clauses that a text says twice: derived before the shapes are applied, no facts of the store.

SPARQL parts no text into clauses, so this is done here. A clause is what stands between two
stops or commas. One that stands again within a longer one counts too: there two sentences were
run together. What ends in a colon only leads over to something else, and often does so again.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from ..vocabulary import FIS, RDF

SAYS_TWICE = ox.NamedNode("https://w3id.org/fiscus/shapes#saysTwice")
"""Of a duty or goal: a clause that stands twice in its text."""

SHORTEST = 10
"""Characters of a clause that nobody says twice without noticing, at least."""

_KINDS = (FIS.Responsibility, FIS.PerformanceGoal)
_LEADING = re.compile(r"[^，。；！？,;!?\s]*[：:]")
_STOPS = re.compile(r"[，。；：！？,;:!?\s]+")


def repeated_clauses(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield, for each duty and goal in *store*, the clauses that its text says twice."""
    for kind in _KINDS:
        for typed in store.quads_for_pattern(None, RDF.type, kind):
            if isinstance(typed.subject, ox.NamedNode):
                yield from _of(store, typed.subject)


def _of(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    for quad in store.quads_for_pattern(node, FIS.text, None):
        if isinstance(quad.object, ox.Literal):
            for clause in said_twice(quad.object.value):
                yield ox.Quad(node, SAYS_TWICE, ox.Literal(clause, language="zh"))


def said_twice(text: str) -> list[str]:
    """Return the clauses of *text* that it says again, each once, in order."""
    clauses = [clause for clause in _STOPS.split(_LEADING.sub("，", text)) if clause]
    again = (
        clause
        for place, clause in enumerate(clauses)
        if len(clause) >= SHORTEST
        and any(clause in other for other in clauses[:place] + clauses[place + 1 :])
    )
    return list(dict.fromkeys(again))
