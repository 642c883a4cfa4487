"""What the rules ask of the triples that other documents state."""

from collections.abc import Collection, Iterable
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Triple

Term = NamedNode | Literal
Pattern = tuple[NamedNode | None, NamedNode, Term | None]
"""A triple; None stands for anything."""


class Premises(Protocol):
    """Triples that documents state, wherever they are kept."""

    def matching(self, patterns: Iterable[Pattern]) -> set[Triple]:
        """Return all triples that match one of the patterns."""
        ...

    def matched(self, patterns: Collection[Pattern]) -> set[Pattern]:
        """Return the patterns that some triple matches."""
        ...

    def mentioned(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        """Return the nodes that are subject or object of some triple."""
        ...
