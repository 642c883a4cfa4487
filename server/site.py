"""What one running service serves: a graph, its dumps and the published vocabulary."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from .addresses import Addresses
from .catalogue_facts import CatalogueFacts
from .graph_view import GraphView
from .harvest import Dumps
from .published import Published
from .snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that routes read of one snapshot.

    :ivar snapshot: the state of the graph that is served.
    :ivar facts: what its publisher tells of the catalogue.
    """

    addresses: Addresses
    view: GraphView
    dumps: Dumps
    published: Published
    snapshot: Snapshot
    facts: CatalogueFacts = field(default_factory=CatalogueFacts)


def site_of(request: Request) -> Site:
    """Return the site of the application that serves this request."""
    site = request.app.state.site
    assert isinstance(site, Site)  # noqa: S101 - create_app sets it
    return site


SiteOf = Annotated[Site, Depends(site_of)]


def host_of(request: Request) -> str:
    """Return the address under which the client reaches this service, without a final slash."""
    return str(request.base_url).rstrip("/")
