"""``/code/``: the code lists, each with its concepts, as RDF and as pages."""

from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from .formats import GRAPH_ENDINGS, TURTLE
from .negotiation import prefers_html
from .nodes import node_page, send_graph, send_graph_as
from .pages import render_page
from .site import Site, SiteOf

router = APIRouter(tags=["vocabulary"])


@router.get("/code", include_in_schema=False)
@router.get("/code/", summary="The code lists")
def send_schemes(request: Request, site: SiteOf) -> Response:
    """List the code lists, as a page or as RDF."""
    schemes = site.published.schemes()
    if not prefers_html(request.headers.get("accept"), (TURTLE,)):
        return send_graph(request, [t for iri in schemes for t in site.published.about(iri)])
    listed = [
        {
            "link": site.addresses.local(iri),
            "zh": site.published.label(iri, "zh"),
            "en": site.published.label(iri, "en"),
            "count": len(site.published.concepts(iri)),
        }
        for iri in schemes
    ]
    return render_page(request, "codes.html", {"schemes": listed})


@router.get("/code/{path:path}", summary="A code list with all its concepts, or one concept")
def send_concept(path: str, request: Request, site: SiteOf) -> Response:
    """Send a concept or scheme as RDF, by Accept or by ending, or show its page to browsers."""
    iri = site.addresses.concept(path.removesuffix("/"))
    stem, _, ending = iri.rpartition(".")
    if ending in GRAPH_ENDINGS and (found := _statements(site, stem)):
        return send_graph_as(request, found, GRAPH_ENDINGS[ending])
    if prefers_html(request.headers.get("accept"), (TURTLE,)):
        return node_page(request, site, iri, f"/code/{quote(path.removesuffix('/'), safe='/.-')}")
    return send_graph(request, _statements(site, iri))


def _statements(site: Site, iri: str) -> list[ox.Triple]:
    """Return what is said of a concept, or of a scheme and of all its concepts."""
    try:
        about = site.published.about(iri) + site.view.about(iri)
    except ValueError:  # characters that no IRI has
        return []
    inside = site.published.concepts(iri)
    return about + [triple for concept in inside for triple in site.published.about(concept)]
