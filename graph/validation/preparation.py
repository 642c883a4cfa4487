"""What the shapes look up beside the facts: derived by ``shapes/*.rq`` before they are applied.

Rounding and the comparison of coordinates are so told once, not in every constraint. What takes
a text apart is found by :mod:`.clauses`, :mod:`.said_classes`, :mod:`.said_order` and
:mod:`.unit_numbers`.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import pyoxigraph as ox

from .clauses import repeated_clauses, repeated_entries
from .said_classes import said_classes
from .said_order import said_orders
from .shape_files import BrokenShape
from .unit_numbers import unit_numbers

_ACROSS = "across-"
"""How the name of a query begins that only rules across disclosures need."""


@lru_cache(maxsize=1)
def preparations() -> tuple[str, ...]:
    """Return the CONSTRUCT queries, in the order of their names."""
    return tuple(text for _, text in _queries())


@lru_cache(maxsize=1)
def preparations_within() -> tuple[str, ...]:
    """Return the CONSTRUCT queries that a single disclosure needs."""
    return tuple(text for name, text in _queries() if not name.startswith(_ACROSS))


@lru_cache(maxsize=1)
def preparations_across() -> tuple[str, ...]:
    """Return the CONSTRUCT queries that rules across disclosures need."""
    return tuple(text for name, text in _queries() if name.startswith((_ACROSS, "figures.")))


def _queries() -> list[tuple[str, str]]:
    found = files("fiscus").joinpath("shapes").iterdir()
    return sorted((f.name, f.read_text("utf-8")) for f in found if f.name.endswith(".rq"))


def prepare(store: ox.Store, queries: Iterable[str] | None = None) -> None:
    """Add to the default graph of *store* what *queries* derive from it, all if none are given.

    What only taking texts apart can tell is added too.
    """
    for query in preparations() if queries is None else queries:
        triples = store.query(query)
        if not isinstance(triples, ox.QueryTriples):
            raise BrokenShape("the query constructs nothing", query[:60], "use CONSTRUCT")
        store.extend([ox.Quad(t.subject, t.predicate, t.object) for t in triples])
    for told in (repeated_clauses, repeated_entries, said_classes, said_orders, unit_numbers):
        store.extend(list(told(store)))
