"""IRIs and the addresses under which this service opens them."""

from dataclasses import dataclass
from urllib.parse import quote

from ..graph.vocabulary import CODE

ONTOLOGY = "https://w3id.org/fiscus/ontology"
SHAPES = "https://w3id.org/fiscus/shapes"
CUBE = "https://w3id.org/fiscus/cube"
_SAFE = "/:;=,@-._~#"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Translates between the IRIs of the graph and paths on this host.

    :ivar base: IRI prefix of the data, with its final slash.
    """

    base: str

    def local(self, iri: str) -> str:
        """Return the path that opens an IRI here; the IRI itself when it is not ours.

        Only ``http`` and ``https`` IRIs of others become links; anything else gives "".
        """
        for prefix, path in (
            (self.base + "id/", "/id/"),
            (CODE, "/code/"),
            (ONTOLOGY, "/ontology"),
            (SHAPES, "/shapes"),
            (CUBE, "/cube"),
        ):
            if iri.startswith(prefix):
                return path + quote(iri.removeprefix(prefix), safe=_SAFE)
        return iri if iri.startswith(("http://", "https://")) else ""

    def node(self, path: str) -> str:
        """Return the IRI of the node opened by ``/id/{path}``."""
        return f"{self.base}id/{path}"

    def concept(self, path: str) -> str:
        """Return the IRI of the concept or scheme opened by ``/code/{path}``."""
        return CODE + path
