"""``/ontology``, ``/shapes`` and ``/cube``: the published vocabulary as RDF."""

from fastapi import APIRouter, Request, Response

from .addresses import CUBE, ONTOLOGY, SHAPES
from .conditional import keepable
from .formats import GRAPH_ENDINGS, GRAPH_FORMATS, HTML, TURTLE, render_graph
from .negotiation import choose
from .problems import RequestError
from .published import parse_published
from .site import SiteOf

router = APIRouter(tags=["vocabulary"])


@router.get("/ontology", summary="The ontology")
def send_ontology(request: Request, site: SiteOf) -> Response:
    """Send the ontology in the RDF format that the client accepts."""
    return _send(request, site.published.ontology, ONTOLOGY, None)


@router.get("/ontology.{ending}", summary="The ontology in one format")
def send_ontology_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send the ontology as ``.ttl``, ``.nt``, ``.rdf`` or ``.jsonld``."""
    return _send(request, site.published.ontology, ONTOLOGY, ending)


@router.get("/shapes", summary="The SHACL shapes")
def send_shapes(request: Request, site: SiteOf) -> Response:
    """Send the shapes in the RDF format that the client accepts."""
    return _send(request, site.published.shapes, SHAPES, None)


@router.get("/shapes.{ending}", summary="The SHACL shapes in one format")
def send_shapes_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send the shapes as ``.ttl``, ``.nt``, ``.rdf`` or ``.jsonld``."""
    return _send(request, site.published.shapes, SHAPES, ending)


@router.get("/cube", summary="The structure of the data cubes")
def send_cube(request: Request, site: SiteOf) -> Response:
    """Send the data structure definitions in the RDF format that the client accepts."""
    return _send(request, site.published.cube, CUBE, None)


@router.get("/cube.{ending}", summary="The structure of the data cubes in one format")
def send_cube_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send the data structure definitions as ``.ttl``, ``.nt``, ``.rdf`` or ``.jsonld``."""
    return _send(request, site.published.cube, CUBE, ending)


def _send(request: Request, turtle: bytes, base: str, ending: str | None) -> Response:
    media_type = _media_type(request, ending)
    if media_type == TURTLE:
        return keepable(request, turtle, TURTLE)
    triples = parse_published(turtle, base)
    return keepable(request, render_graph(triples, media_type).body, media_type)


def _media_type(request: Request, ending: str | None) -> str:
    if ending is not None:
        if ending not in GRAPH_ENDINGS:
            raise RequestError("not-found", "no such format", hint=", ".join(GRAPH_ENDINGS))
        return GRAPH_ENDINGS[ending]
    chosen = choose(request.headers.get("accept"), (*GRAPH_FORMATS, HTML))
    if chosen is None:
        raise RequestError("not-acceptable", "no such format", hint=", ".join(GRAPH_FORMATS))
    return TURTLE if chosen == HTML else chosen
