"""``/id/…`` and its two faces: ``/page/…`` for people, ``/data/…`` as RDF (303, Cool URIs)."""

from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from .conditional import keepable
from .formats import GRAPH_ENDINGS, GRAPH_FORMATS, TURTLE, render_graph
from .negotiation import choose, prefers_html
from .node_page import NodePage
from .pages import render_page
from .problems import RequestError
from .site import Site, SiteOf
from .source_page import source_values

router = APIRouter(tags=["nodes"])
_SAFE = "/:;=,@-._~"


@router.get("/id/{path:path}", summary="A node: redirects to its page or its data", status_code=303)
def redirect(path: str, request: Request) -> Response:
    """Answer 303 to ``/page/…`` for browsers, to ``/data/…`` for everyone else."""
    face = "page" if prefers_html(request.headers.get("accept"), (TURTLE,)) else "data"
    location = f"/{face}/{quote(path, safe=_SAFE)}"
    return Response(status_code=303, headers={"Location": location, "Vary": "Accept"})


@router.get("/data/{path:path}", summary="A node as RDF, by Accept or by ending")
def send_data(path: str, request: Request, site: SiteOf) -> Response:
    """Send the statements about a node and those that point to it."""
    stem, _, ending = path.rpartition(".")
    if ending in GRAPH_ENDINGS and (found := _statements(site, site.addresses.node(stem))):
        return send_graph_as(request, found, GRAPH_ENDINGS[ending])
    return send_graph(request, _statements(site, site.addresses.node(path)))


@router.get("/page/source/{digest}", summary="A source file: every fragment that is evidence")
def send_source(digest: str, request: Request, site: SiteOf) -> Response:
    """Show the fragments of a source file, each under the id that evidence links end with."""
    values = source_values(site, site.addresses.node(f"source/{digest}"))
    if values is None:
        raise _nothing()
    data = f"/data/source/{quote(digest, safe=_SAFE)}"
    return render_page(request, "source.html", {**values, "data": data})


@router.get("/page/{path:path}", summary="A node as a page")
def send_page(path: str, request: Request, site: SiteOf) -> Response:
    """Show the statements about a node, in both directions, with links."""
    return node_page(request, site, site.addresses.node(path), f"/data/{quote(path, safe=_SAFE)}")


def node_page(request: Request, site: Site, iri: str, data: str) -> Response:
    """Return the page of a node of the graph or of a concept.

    :raises RequestError: nothing is said of it (404).
    """
    page = NodePage(site.addresses, site.view, site.published, iri)
    values = page.values()
    if values is None:
        raise _nothing()
    return render_page(request, "node.html", {**values, "data": data})


def send_graph(request: Request, triples: list[ox.Triple]) -> Response:
    """Return the triples in the RDF format that the client accepts.

    :raises RequestError: there are none (404), or no format is acceptable (406).
    """
    if not triples:
        raise _nothing()
    chosen = choose(request.headers.get("accept"), tuple(GRAPH_FORMATS))
    if chosen is None:
        raise RequestError("not-acceptable", "no such format", hint=", ".join(GRAPH_FORMATS))
    return send_graph_as(request, triples, chosen)


def send_graph_as(request: Request, triples: list[ox.Triple], media_type: str) -> Response:
    """Return the triples in one of the formats of RDF."""
    return keepable(request, render_graph(triples, media_type).body, media_type)


def _statements(site: Site, iri: str) -> list[ox.Triple]:
    try:
        about = site.view.about(iri) + site.published.about(iri)
    except ValueError as error:  # characters that no IRI has
        raise _nothing() from error
    return about + site.view.fragments(iri) + site.view.towards(iri)


def _nothing() -> RequestError:
    return RequestError(
        "not-found", "the graph says nothing of this address", hint="start from / or /sparql"
    )
