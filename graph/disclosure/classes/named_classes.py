"""Classes that figures carry but no table of the document names: labelled from the official names.

So no figure points to a code that the graph says nothing of.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ...values import Iri, Zh
from ...vocabulary import CODE
from ..basics.fact import Node, Stated, fields_with
from .class_names import official_name
from .classes_seen import Seen, class_concepts
from .functional_classes import CLASS_OF_NAME, ClassConcept

_SCHEMES = ("functional-class", "economic-class-2007", "economic-class-2018")


def named_classes(nodes: Iterable[Node], disclosure: Iri) -> Iterator[ClassConcept]:
    """Yield a concept for each class that *nodes* refer to and do not describe themselves.

    Main classes are in the code lists that the package carries and need none.
    """
    used: set[Iri] = set()
    described: set[Iri] = set()
    for node in nodes:
        if isinstance(node, ClassConcept):
            described.add(node.iri)
        else:
            used.update(_classes(node))
    seen = []
    for iri in sorted(used - described):
        scheme, digits = iri.removeprefix(CODE).split("/")
        name = official_name(scheme, digits)
        if name and digits not in _MAIN:
            seen.append(Seen(scheme, digits, Zh(name), ()))
    yield from class_concepts(seen, disclosure)


_MAIN = frozenset(CLASS_OF_NAME.values())


def _classes(node: Node) -> Iterator[Iri]:
    kind: Any = type(node)
    for name in fields_with(kind, Iri):
        if name == "iri":
            continue
        content = getattr(node, name)
        for part in content if isinstance(content, tuple) else (content,):
            value = part.value if isinstance(part, Stated) else part
            if isinstance(value, Iri) and value.startswith(_PREFIXES):
                yield value


_PREFIXES = tuple(f"{CODE}{scheme}/" for scheme in _SCHEMES)
