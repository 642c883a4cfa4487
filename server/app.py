"""Puts the HTTP service together: routers, layers and the translation of errors."""

from fastapi import FastAPI

from . import (
    code_routes,
    harvest_routes,
    home,
    nodes,
    problems,
    saved_routes,
    searching,
    sparql,
    validation_routes,
    vocabulary_routes,
)
from .body_limit import BodyLimit
from .document_check import DocumentCheck
from .fair_share import Allowance, FairShare
from .logs import RequestLog
from .response_headers import HeadAsGet, ResponseHeaders
from .site import Site
from .workers import QueryPool

_CONCERNS = (
    home,
    sparql,
    saved_routes,
    searching,
    nodes,
    code_routes,
    vocabulary_routes,
    harvest_routes,
    validation_routes,
)
_DESCRIPTION = "Budget disclosures as linked data: SPARQL, RDF by address, dumps, validation."


def create_app(site: Site, pool: QueryPool, allowance: Allowance | None = None) -> FastAPI:
    """Return the application that serves ``site`` and asks ``pool`` what users ask.

    :param allowance: what one client may take.
    """
    app = FastAPI(
        title="fiscus",
        description=_DESCRIPTION,
        docs_url=None,  # its own pages would load scripts from another host
        redoc_url=None,
    )
    app.state.site = site
    app.state.pool = pool
    app.state.share = FairShare(allowance)
    app.state.following = None
    app.state.document_check = DocumentCheck(site.addresses.base)
    for concern in _CONCERNS:
        app.include_router(concern.router)
    problems.install(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(HeadAsGet)
    app.add_middleware(ResponseHeaders)
    app.add_middleware(RequestLog)
    return app
