"""What the shapes look up beside the facts: derived by ``shapes/*.rq`` before they are applied.

Rounding and the comparison of coordinates are so told once, not in every constraint.
"""

from functools import lru_cache
from importlib.resources import files

import pyoxigraph as ox

from .shape_files import BrokenShape


@lru_cache(maxsize=1)
def preparations() -> tuple[str, ...]:
    """Return the CONSTRUCT queries, in the order of their names."""
    found = sorted(files("fiscus").joinpath("shapes").iterdir(), key=lambda file: file.name)
    return tuple(file.read_text("utf-8") for file in found if file.name.endswith(".rq"))


def prepare(store: ox.Store) -> None:
    """Add to the default graph of *store* what the queries derive from it."""
    for query in preparations():
        triples = store.query(query)
        if not isinstance(triples, ox.QueryTriples):
            raise BrokenShape("the query constructs nothing", query[:60], "use CONSTRUCT")
        store.extend([ox.Quad(t.subject, t.predicate, t.object) for t in triples])
