"""What an engine finds, before places and words are added."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from .conversion import OxTerm


@dataclass(frozen=True, slots=True)
class Finding:
    """A focus node that fails a rule.

    :ivar shape: IRI of the rule.
    :ivar focus: IRI of the node; of shapes that are not ours also a blank node (``_:b``) or a
        literal (``"text"``), as N-Triples write them.
    :ivar path: IRI of the property concerned, if it is one.
    :ivar value: the term at fault, if there is one.
    :ivar bindings: the other variables of the rule's query, for its message.
    :ivar component: IRI of the constraint component.
    """

    shape: str
    focus: str
    path: str | None
    value: OxTerm | None
    bindings: Mapping[str, OxTerm]
    component: str = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"

    @property
    def focus_has_name(self) -> bool:
        """Tell whether the focus node is an IRI."""
        return not self.focus.startswith(('"', "_:"))

    def things(self) -> tuple[str, ...]:
        """Return the IRIs bound beside the focus node, which tell apart its findings."""
        named = (t.value for _, t in sorted(self.bindings.items()) if isinstance(t, ox.NamedNode))
        return tuple(named)
