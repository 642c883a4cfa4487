"""``/dumps/`` and ``/catalog``: what open-data portals fetch."""

import json

from fastapi import APIRouter, Request, Response

from .catalogue import Catalogue
from .conditional import keepable
from .formats import GRAPH_ENDINGS, GRAPH_FORMATS, HTML, TURTLE, render_graph
from .harvest import GRAPH_FILE, N_QUADS, QUADS_FILE, disclosure_turtle
from .negotiation import choose, prefers_html
from .pages import render_page
from .problems import RequestError
from .site import Site, SiteOf, host_of

router = APIRouter(tags=["harvest"])


@router.get("/dumps/", summary="The files to harvest")
def list_dumps(request: Request, site: SiteOf) -> Response:
    """List the dumps, as a page or as JSON."""
    files = [*site.dumps.whole(), *site.dumps.by_disclosure.values()]
    if prefers_html(request.headers.get("accept")):
        return render_page(request, "dumps.html", {"files": files, "snapshot": site.snapshot.name})
    listed = [
        {"name": file.name, "mediaType": file.media_type, "byteSize": file.size} for file in files
    ]
    return Response(
        json.dumps({"files": listed}, ensure_ascii=False), media_type="application/json"
    )


@router.get("/dumps/{name:path}", summary="One dump")
def send_dump(name: str, request: Request, site: SiteOf) -> Response:
    """Send a dump with its tag, or 304 to a client that has it."""
    if name == GRAPH_FILE:
        return keepable(request, site.dumps.turtle, TURTLE)
    if name == QUADS_FILE:
        return keepable(request, site.dumps.quads, N_QUADS)
    for iri, file in site.dumps.by_disclosure.items():
        if file.name == name:
            body = disclosure_turtle(site.view, site.dumps.graphs[iri])
            return keepable(request, body, TURTLE, etag=file.etag)
    raise RequestError("not-found", "there is no such dump", hint="see /dumps/")


@router.get("/catalog", summary="The DCAT catalogue")
def send_catalogue(request: Request, site: SiteOf) -> Response:
    """Send the catalogue in the RDF format that the client accepts."""
    offered = (*GRAPH_FORMATS, HTML)
    chosen = choose(request.headers.get("accept"), offered)
    if chosen is None:
        raise RequestError("not-acceptable", "no such format", hint=", ".join(GRAPH_FORMATS))
    return _catalogue(request, site, TURTLE if chosen == HTML else chosen)


@router.get("/catalog.{ending}", summary="The DCAT catalogue in one format")
def send_catalogue_as(ending: str, request: Request, site: SiteOf) -> Response:
    """Send the catalogue as ``.ttl``, ``.nt``, ``.rdf`` or ``.jsonld``."""
    if ending not in GRAPH_ENDINGS:
        raise RequestError("not-found", "no such format", hint=", ".join(GRAPH_ENDINGS))
    return _catalogue(request, site, GRAPH_ENDINGS[ending])


def _catalogue(request: Request, site: Site, media_type: str) -> Response:
    catalogue = Catalogue(site.addresses, host_of(request), site.facts, taken=site.snapshot.date)
    triples = catalogue.triples(site.view.disclosures(), site.dumps)
    return keepable(request, render_graph(triples, media_type).body, media_type)
