"""``/ontology``, ``/shapes`` and ``/cube``: what is published, as pages and as RDF."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from fastapi import APIRouter, Request, Response

from ..graph.validation.languages import LANGUAGES, TAGS
from ..ontology.reference.statements import Language
from .addresses import CUBE, ONTOLOGY, SHAPES
from .conditional import keepable
from .formats import GRAPH_ENDINGS, GRAPH_FORMATS, HTML, TURTLE, render_graph
from .negotiation import choose, choose_language
from .ontology_page import head, ontology_page
from .problems import RequestError
from .published import Published, parse_published
from .reference_page import reference_policy
from .shapes_page import shapes_page
from .site import SiteOf

router = APIRouter(tags=["vocabulary"])

_PAGE_ENDINGS: dict[str, Language | None] = {
    "html": None,
    **{f"{language}.html": language for language in LANGUAGES},
}
"""Endings of pages, with the language that each names."""
_POLICY = f"{reference_policy()}; frame-ancestors 'none'"
_MAKING = Lock()
"""Pages are made once; who asks meanwhile waits for them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one address sends.

    :ivar page: makes the page in a language; the second time it is there already. ``None`` where
        there is no page: browsers get Turtle.
    :ivar turtle: the data out of what is published.
    """

    name: str
    base: str
    page: Callable[[Language], bytes] | None
    turtle: Callable[[Published], bytes]


_ONTOLOGY = Vocabulary("ontology", ONTOLOGY, ontology_page, lambda found: found.ontology)
_SHAPES = Vocabulary("shapes", SHAPES, shapes_page, lambda found: found.shapes)
_CUBE = Vocabulary("cube", CUBE, None, lambda found: found.cube)


@router.get("/ontology", summary="The ontology")
def send_ontology(request: Request, site: SiteOf) -> Response:
    """Send a page in the language, or RDF in the format, that the client accepts."""
    return _send(request, site.published, _ONTOLOGY)


@router.get("/ontology.{ending}", summary="The ontology in one format")
def send_ontology_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send RDF (``ttl``, ``nt``, ``rdf``, ``jsonld``) or a page (``html``, ``zh.html``…)."""
    return _send_as(ending, request, site.published, _ONTOLOGY)


@router.get("/ontology/{version}", summary="A version of the ontology", status_code=303)
def send_version(version: str) -> Response:
    """Answer 303 to the ontology for the version that is in force.

    :raises RequestError: it is another one (404).
    """
    current = head("en").version
    if version != current:
        raise RequestError("not-found", "no such version", hint=f"there is {current}")
    return Response(status_code=303, headers={"Location": "/ontology"})


@router.get("/shapes", summary="The rules: SHACL shapes")
def send_shapes(request: Request, site: SiteOf) -> Response:
    """Send a page in the language, or RDF in the format, that the client accepts."""
    return _send(request, site.published, _SHAPES)


@router.get("/shapes.{ending}", summary="The rules in one format")
def send_shapes_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send RDF (``ttl``, ``nt``, ``rdf``, ``jsonld``) or a page (``html``, ``zh.html``…)."""
    return _send_as(ending, request, site.published, _SHAPES)


@router.get("/cube", summary="The structure of the data cubes")
def send_cube(request: Request, site: SiteOf) -> Response:
    """Send the data structure definitions in the RDF format that the client accepts."""
    return _send(request, site.published, _CUBE)


@router.get("/cube.{ending}", summary="The structure of the data cubes in one format")
def send_cube_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send the data structure definitions as ``.ttl``, ``.nt``, ``.rdf`` or ``.jsonld``."""
    return _send_as(ending, request, site.published, _CUBE)


def _send(request: Request, published: Published, asked: Vocabulary) -> Response:
    chosen = choose(request.headers.get("accept"), (*GRAPH_FORMATS, HTML))
    if chosen is None:
        raise RequestError(
            "not-acceptable", "no such format", hint=", ".join((*GRAPH_FORMATS, HTML))
        )
    if chosen == HTML and asked.page:
        return _send_page(request, asked, asked.page, None)
    media_type = TURTLE if chosen == HTML else chosen
    return _send_data(request, asked, asked.turtle(published), media_type)


def _send_as(ending: str, request: Request, published: Published, asked: Vocabulary) -> Response:
    if asked.page and ending in _PAGE_ENDINGS:
        return _send_page(request, asked, asked.page, _PAGE_ENDINGS[ending])
    if ending not in GRAPH_ENDINGS:
        known = ", ".join((*GRAPH_ENDINGS, *(_PAGE_ENDINGS if asked.page else ())))
        raise RequestError("not-found", "no such format", hint=known)
    return _send_data(request, asked, asked.turtle(published), GRAPH_ENDINGS[ending])


def _send_data(request: Request, asked: Vocabulary, turtle: bytes, media_type: str) -> Response:
    if media_type == TURTLE:
        return keepable(request, turtle, TURTLE)
    triples = parse_published(turtle, asked.base)
    return keepable(request, render_graph(triples, media_type).body, media_type)


def _send_page(
    request: Request,
    asked: Vocabulary,
    page: Callable[[Language], bytes],
    language: Language | None,
) -> Response:
    accepted = request.headers.get("accept-language")
    chosen = language or choose_language(accepted, LANGUAGES)
    with _MAKING:
        body = page(chosen)
    fields = {
        "Content-Security-Policy": _POLICY,
        "Content-Language": TAGS[chosen],
        "Content-Location": f"/{asked.name}.{chosen}.html",
        "Vary": "Accept, Accept-Language",
    }
    return keepable(request, body, HTML, headers=fields)
