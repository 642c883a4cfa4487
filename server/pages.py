"""HTML pages: one template environment, escaping always on, links to our own addresses."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from .formats import shorten


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("fiscus.server", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shorten"] = shorten
    environment.filters["fill"] = lambda text, **parts: escape(text).format(**parts)
    environment.filters["local"] = lambda iri: iri.replace("#", "/").rpartition("/")[2]
    environment.filters["path"] = lambda text: quote(text, safe="/:;=,@-._~")
    return environment


def render_page(
    request: Request, template: str, values: Mapping[str, object], status: int = 200
) -> Response:
    """Return a page made from ``server/templates/{template}``."""
    body = render(template, {"path": request.url.path, **values})
    return Response(body, status, media_type="text/html", headers={"Vary": "Accept"})


def render(template: str, values: Mapping[str, object]) -> str:
    """Return the text that ``server/templates/{template}`` gives."""
    return _environment().get_template(template).render(values)


def stylesheet(name: str = "style.css") -> bytes:
    """Return a style sheet; the one of all pages that are no documents of their own."""
    source, _, _ = _environment().loader.get_source(_environment(), name)  # type: ignore[union-attr]
    return source.encode()
