"""Is the store what it was? Asked without changing a byte, before it is opened for writing."""

from pathlib import Path

from pyoxigraph import Store as Engine

from .faults import damaged
from .ledger import Ledger
from .sentinel import ENGINE_FOLDER, Sentinel, digest_files, read_sentinel

ENGINE_ERRORS = (OSError, RuntimeError, ValueError, SyntaxError)
"""What the engine raises for files that it cannot read."""


def inspect_store(folder: Path) -> Sentinel | None:
    """Check the store and return its sentinel, None for a folder that has no store yet.

    The files of a store that was closed, and of the copy that a killed writer kept, must be those
    that were written, byte for byte.

    :raises StoreDamaged: when anything differs. No file has been touched.
    """
    sentinel = read_sentinel(folder)
    engine_folder = folder / ENGINE_FOLDER
    if sentinel is None:
        if engine_folder.exists():
            raise damaged(folder, "its sentinel is missing")
        return None
    if sentinel.state == "closed":
        check_files(folder, engine_folder, sentinel)
    elif sentinel.kept:
        check_files(folder, folder / sentinel.kept, sentinel)
    elif sentinel.sequence:
        raise damaged(folder, "its writer was killed, and no copy was kept")
    return sentinel


def check_files(folder: Path, files: Path, sentinel: Sentinel) -> None:
    """Compare *files*, a folder, with the sentinel; ``StoreDamaged`` names the first that differs.

    :raises StoreDamaged: when a file is missing, altered or new.
    """
    if not files.exists():
        raise damaged(folder, f"{files.name} is missing")
    found = digest_files(files)
    for name in sorted(found.keys() | sentinel.files.keys()):
        if name not in found:
            raise damaged(folder, f"{name} is missing")
        if found[name] != sentinel.files.get(name):
            raise damaged(folder, f"{name} is not as it was written")


def read_engine(folder: Path) -> Engine:
    """Open the engine's files read-only; ``StoreDamaged`` when they cannot be read."""
    try:
        return Engine.read_only(str(folder / ENGINE_FOLDER))
    except ENGINE_ERRORS as error:
        raise damaged(folder, "its data files cannot be read") from error


def read_ledger(folder: Path, engine: Engine) -> Ledger:
    """Read the ledger; ``StoreDamaged`` when it cannot be read."""
    try:
        return Ledger.load(engine)
    except (*ENGINE_ERRORS, KeyError, TypeError) as error:
        raise damaged(folder, "its ledger cannot be read") from error


def check_ledger(folder: Path, ledger: Ledger, sentinel: Sentinel) -> None:
    """Compare the ledger with a sentinel of the same moment; ``StoreDamaged`` if they differ."""
    if (ledger.digest(), ledger.documents()) != (sentinel.digest, sentinel.documents):
        raise damaged(
            folder, f"{sentinel.documents} documents were written, {ledger.documents()} are left"
        )
