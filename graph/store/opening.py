"""From what a user writes after ``--store`` to an open store."""

from ..errors import StoreError
from .embedded import EmbeddedStore
from .interface import Store

_REMOTE = "sparql:"


def open_store(text: str, *, write: bool) -> Store:
    """Open the store that ``text`` names: a folder, or ``sparql:`` and the URL of a server.

    :param write: open as the one writer (the folder is made when absent), or for reading only.
    :raises StoreError: when it cannot be opened that way.
    """
    if text.startswith(_REMOTE):
        raise StoreError(
            "SPARQL servers are not supported yet for this command",
            text,
            "give the folder of an embedded store",
        )
    return EmbeddedStore(text) if write else EmbeddedStore.read_only(text)
