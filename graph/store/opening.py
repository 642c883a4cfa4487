"""From what a user writes after ``--store`` to an open store."""

from .embedded import EmbeddedStore
from .endpoints import find_endpoints
from .interface import Store
from .remote import RemoteStore

_REMOTE = "sparql:"


def open_store(
    text: str, *, write: bool, update_url: str | None = None, graph_store_url: str | None = None
) -> Store:
    """Open the store that ``text`` names: a folder, or ``sparql:`` and the URL of a server.

    :param write: open as the one writer (the folder is made when absent), or for reading only.
    :param update_url: a server's update endpoint, where it cannot be found beside the other.
    :param graph_store_url: a server's Graph Store Protocol, to read graphs by it.
    :raises StoreError: when it cannot be opened that way.
    """
    if text.startswith(_REMOTE):
        url = text.removeprefix(_REMOTE)
        return RemoteStore(
            find_endpoints(url, write=write, update_url=update_url, graph_store_url=graph_store_url)
        )
    return EmbeddedStore(text) if write else EmbeddedStore.read_only(text)
