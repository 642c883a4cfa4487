"""Holds routes that answer questions to each client's share."""

from collections.abc import AsyncIterator
from http import HTTPStatus

from fastapi import Depends, Request

from ..graph.errors import FiscusError
from .fair_share import FairShare, client_name
from .problems import problem_of

_UNCOUNTED = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.TOO_MANY_REQUESTS})


def client_of(request: Request) -> str:
    """Return whom a request is counted for."""
    return client_name(request.client.host if request.client else "")


def share_of(request: Request) -> FairShare:
    """Return the accounts of the application that serves this request."""
    share = request.app.state.share
    assert isinstance(share, FairShare)  # noqa: S101 - create_app sets it
    return share


async def hold_to_share(request: Request) -> AsyncIterator[None]:
    """Refuse clients over their share; count what fails by the client's own fault.

    :raises OverShare: the client has taken more than its share (429).
    """
    share, client = share_of(request), client_of(request)
    share.admit(client)
    try:
        yield
    except FiscusError as error:
        status = problem_of(error).status
        if status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in _UNCOUNTED:
            share.fail(client)
        raise


FairlyShared = Depends(hold_to_share)
