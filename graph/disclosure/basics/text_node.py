"""A passage of a disclosure that stays text."""

from dataclasses import dataclass
from typing import Annotated

from ...values import Iri, Zh
from ...vocabulary import DCTERMS, FIS, SKOS
from .fact import Node, Stated


@dataclass(frozen=True, slots=True)
class TextNode(Node):
    """A passage that is kept as it is written, with its place in its list."""

    position: Annotated[Stated[int] | int, FIS.position]
    label: Annotated[Stated[Zh] | None, SKOS.prefLabel]
    text: Annotated[Stated[Zh] | None, FIS.text]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
