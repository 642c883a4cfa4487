"""Opens the store that a user names, and says what is there instead when it is none."""

from pathlib import Path

from ..graph.errors import StoreError
from ..graph.store import Store, open_store
from ..graph.store.kept import KEPT_FOLDERS
from ..graph.store.sentinel import ENGINE_FOLDER, SENTINEL_FILE

_REMOTE = "sparql:"
_OURS = {ENGINE_FOLDER, SENTINEL_FILE, f"{SENTINEL_FILE}.new", "writer.lock", *KEPT_FOLDERS}
_OF_THE_DISK = {"lost+found"}
"""What an empty disk has at its root."""


def open_for_reading(text: str, *, graph_store_url: str | None = None) -> Store:
    """Open a store for reading.

    :raises StoreError: there is none, or it cannot be read.
    """
    _refuse_files(text)
    return open_store(text, write=False, graph_store_url=graph_store_url)


def open_for_writing(
    text: str, *, update_url: str | None = None, graph_store_url: str | None = None
) -> Store:
    """Open a store as its one writer; an absent or empty folder becomes one.

    :raises StoreError: the folder holds other things, or the store cannot be opened.
    """
    _refuse_files(text)
    _refuse_other_folders(text)
    return open_store(text, write=True, update_url=update_url, graph_store_url=graph_store_url)


def _refuse_files(text: str) -> None:
    if text.startswith(_REMOTE):
        return
    for path in (Path(text), *Path(text).parents):
        if path.exists() and not path.is_dir():
            raise StoreError("this is a file, but a store is a folder", str(path), "name a folder")


def _refuse_other_folders(text: str) -> None:
    folder = Path(text)
    if text.startswith(_REMOTE) or not folder.is_dir():
        return
    names = {entry.name for entry in folder.iterdir()} - _OF_THE_DISK
    if names and not names & _OURS:
        what = "the folder is not empty and holds no store"
        raise StoreError(what, text, "name a new or empty folder; nothing was written")
