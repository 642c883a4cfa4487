"""``/``, ``/docs``, ``/health``, ``/ready`` and the style sheet."""

from fastapi import APIRouter, Request, Response

from ..queries.loading import saved_queries
from .addresses import ONTOLOGY
from .asking import pool_of
from .conditional import keepable
from .node_page import Shown
from .pages import render_page, stylesheet
from .problems import STATUS_OF_REASON
from .site import Site, SiteOf, host_of

router = APIRouter(tags=["service"])


SHOWN_DISCLOSURES = 200
FIRST_QUESTIONS = (
    "funding-document-shares",
    "department-budget-by-year",
    "three-public-by-year",
    "recurring-projects",
    "do-parts-add-up",
)
"""Saved queries that the home page offers, where there are queries of these names."""


@router.get("/", summary="What is in the graph, and the way in")
def show_home(request: Request, site: SiteOf) -> Response:
    """Show the home page."""
    saved = saved_queries()
    kinds = [
        {
            "link": site.addresses.local(iri),
            "zh": site.published.label(iri, "zh"),
            "en": site.published.label(iri, "en"),
            "count": count,
        }
        for iri, count in site.view.kinds()
        if iri.startswith(ONTOLOGY)
    ]
    entries = [
        {
            "entry": entry,
            "link": site.addresses.local(entry.iri),
            "file": _file(site, entry.iri),
            "sources": _sources(site, entry.iri),
        }
        for entry in site.view.disclosures()
    ]
    values = {
        "kinds": kinds,
        "entries": entries,
        "triples": site.view.count(),
        "shown": SHOWN_DISCLOSURES,
        "snapshot": site.snapshot,
        "questions": [saved[name] for name in FIRST_QUESTIONS if name in saved],
        "count": len(saved),
        "bytes_turtle": len(site.dumps.turtle),
        "bytes_quads": len(site.dumps.quads),
        "host": host_of(request),
    }
    return render_page(request, "home.html", values)


def _file(site: Site, iri: str) -> str:
    """Return the name of a disclosure's dump, empty where it has none."""
    file = site.dumps.by_disclosure.get(iri)
    return file.name if file else ""


def _sources(site: Site, iri: str) -> list[Shown]:
    """Return the names of the files that state a disclosure, each leading to its evidence."""
    return [
        Shown(name, site.addresses.local(graph))
        for graph in site.dumps.graphs.get(iri, ())
        for name in site.snapshot.sources.get(graph, ())
    ]


@router.get("/docs", summary="Every address of this service")
def show_docs(request: Request) -> Response:
    """Show the addresses and the problems that can be answered."""
    routes = [
        {
            "path": path,
            "method": method.upper(),
            "summary": operation["summary"],
            "description": _plain(operation.get("description", "")),
        }
        for path, operations in request.app.openapi()["paths"].items()
        for method, operation in operations.items()
    ]
    problems = sorted(STATUS_OF_REASON.items(), key=lambda item: (item[1], item[0]))
    return render_page(request, "docs.html", {"routes": routes, "problems": problems})


def _plain(docstring: str) -> str:
    return docstring.partition(":raises")[0].replace("``", "").strip()


@router.get("/health", summary="Is the process alive?")
def say_alive() -> dict[str, str]:
    """Answer as long as the process runs."""
    return {"status": "alive"}


@router.get("/ready", summary="Does it answer questions?")
async def say_ready(request: Request, site: SiteOf) -> dict[str, str | int]:
    """Ask the smallest question; answer 200 with the snapshot's name once it is answered.

    ``behind`` says why the store's last state is not served, where that is so.

    :raises FiscusError: the workers do not answer (503).
    """
    await pool_of(request).run("ASK {}", "application/sparql-results+json")
    snapshot, following = site.snapshot, request.app.state.following
    behind = {"behind": following.trouble} if following and following.trouble else {}
    return {
        "status": "ready",
        "snapshot": snapshot.name,
        "date": snapshot.date,
        "quads": snapshot.quads,
        **behind,
    }


@router.get("/static/style.css", include_in_schema=False)
def send_stylesheet(request: Request) -> Response:
    """Send the style sheet of the pages."""
    return keepable(request, stylesheet(), "text/css")
