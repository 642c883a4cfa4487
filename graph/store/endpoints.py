"""From the URL that a user gives to the endpoints of a server.

The addresses of SPARQL servers differ: a root is probed for the usual paths, and beside a query
endpoint the update endpoint is looked for where servers keep it. Probing changes nothing.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from ..errors import StoreError
from .faults import StoreRefused, StoreUnreachable
from .sparql_client import Endpoints, ask_server, head, update_server

_PROBE_SECONDS = 20
_NOTHING = "INSERT DATA {}"


def find_endpoints(
    url: str, *, write: bool, update_url: str | None = None, graph_store_url: str | None = None
) -> Endpoints:
    """Return the endpoints of the server at ``url``, its root or its query endpoint.

    :param write: whether an update endpoint is needed.
    :param update_url: where it is, if known.
    :param graph_store_url: the Graph Store Protocol, if graphs shall be read by it.
    :raises StoreError: when an address is wrong or nothing there answers as SPARQL 1.1 says.
    """
    for given in (url, update_url or url, graph_store_url or url):
        _check(given)
    base = url.rstrip("/")
    is_root = urlsplit(base).path == ""
    query = _query_endpoint([f"{base}/query", f"{base}/sparql"] if is_root else [url])
    update = (update_url or _update_endpoint(query)) if write else None
    if graph_store_url is None and is_root and _has_graph_store(f"{base}/store"):
        graph_store_url = f"{base}/store"
    return Endpoints(query, update, graph_store_url)


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError("this is no address of a server", url, "sparql:http://HOST:PORT/query")
    if parts.query or parts.fragment or parts.username:
        raise StoreError(
            "the address has more than a host and a path",
            f"{parts.scheme}://{parts.hostname}{parts.path}",
            "leave out names, passwords, ? and #",
        )


def _query_endpoint(candidates: Iterable[str]) -> str:
    refusal: StoreError | None = None
    for url in candidates:
        try:
            if ask_server(url, "ASK {}", _PROBE_SECONDS).media_type.endswith("json"):
                return url
        except StoreUnreachable:
            raise
        except StoreError as error:
            refusal = refusal or error
    raise StoreRefused(
        f"no SPARQL query endpoint answers{f': {refusal.what}' if refusal else ''}",
        ", ".join(candidates),
        "give the address of the query endpoint",
    ) from refusal


def _update_endpoint(query: str) -> str:
    parent = query.rpartition("/")[0]
    candidates = dict.fromkeys((f"{parent}/update", f"{query}/statements", query))
    for url in candidates:
        try:
            update_server(url, _NOTHING, _PROBE_SECONDS)
        except StoreUnreachable:
            raise
        except StoreError:
            continue
        return url
    raise StoreRefused(
        "no SPARQL update endpoint was found beside the query endpoint",
        ", ".join(candidates),
        "give --update-url; the server may be open for reading only",
    )


def _has_graph_store(url: str) -> bool:
    try:
        head(f"{url}?default", _PROBE_SECONDS)
    except StoreError:
        return False
    return True
