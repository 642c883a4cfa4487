"""Names for blank nodes that are the same in every run, so that findings about them are too."""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

import pyoxigraph as ox

_ROUNDS = 4
"""Steps from blank node to blank node that a name looks at."""
_LENGTH = 16

Labels = Mapping[str, str]


def steady(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return quads whose blank nodes are named by what is said of them.

    A name is made of all statements with the node, and in turn with its neighbours that have no
    name either (colour refinement). Nodes that this cannot tell apart are numbered, in the order
    of their appearance.
    """
    listed = list(quads)
    with_node: dict[str, list[ox.Quad]] = {}
    for quad in listed:
        for label in {t.value for t in (quad.subject, quad.object) if isinstance(t, ox.BlankNode)}:
            with_node.setdefault(label, []).append(quad)
    colours: Labels = dict.fromkeys(with_node, "")
    for _ in range(_ROUNDS):
        colours = {label: _colour(label, said, colours) for label, said in with_node.items()}
    names = _apart(colours)
    return [_renamed(quad, names) for quad in listed]


def _colour(label: str, said: Iterable[ox.Quad], colours: Labels) -> str:
    lines = sorted(
        f"{_spelled(quad.subject, label, colours)} {quad.predicate} "
        f"{_spelled(quad.object, label, colours)}"
        for quad in said
    )
    return sha256("\n".join(lines).encode()).hexdigest()[:_LENGTH]


def _spelled(term: object, label: str, colours: Labels) -> str:
    if not isinstance(term, ox.BlankNode):
        return str(term)
    return "_:" if term.value == label else f"_:{colours[term.value]}"


def _apart(colours: Labels) -> dict[str, ox.BlankNode]:
    met, names = Counter[str](), dict[str, ox.BlankNode]()
    for label, colour in colours.items():
        met[colour] += 1
        again = f"x{met[colour]}" if met[colour] > 1 else ""
        names[label] = ox.BlankNode(f"b{colour}{again}")
    return names


def _renamed(quad: ox.Quad, names: Mapping[str, ox.BlankNode]) -> ox.Quad:
    subject, value = quad.subject, quad.object
    if isinstance(subject, ox.BlankNode):
        subject = names[subject.value]
    if isinstance(value, ox.BlankNode):
        value = names[value.value]
    return ox.Quad(subject, quad.predicate, value, quad.graph_name)
