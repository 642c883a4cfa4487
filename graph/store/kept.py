"""The copy that a writer keeps of the engine's files, as they were when all was on the disk.

Table files never change, so the copy shares them with the store by hard links and costs hardly
any room. What a killed writer leaves may be torn and takes long to read through; the copy is known
byte for byte, so the next writer compares it with the sentinel and goes on from there.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Store as Engine

from .sentinel import ENGINE_FOLDER, digest_files, is_of_the_data, sync_folder

KEPT_FOLDERS = ("kept-0", "kept-1")
"""While one is being made the other is the one that the sentinel names."""
_DRAFT = f"{ENGINE_FOLDER}.new"


def keep(
    folder: Path, engine: Engine, known: Mapping[str, str], before: str
) -> tuple[str, dict[str, str]]:
    """Copy what the engine has on the disk; return the copy's name and its files with digests.

    :param known: digests of table files.
    :param before: name of the copy that must stay until the sentinel names the new one.
    """
    name = _other(before)
    shutil.rmtree(folder / name, ignore_errors=True)
    engine.backup(str(folder / name))
    return name, digest_files(folder / name, known)


def keep_closed(folder: Path) -> str:
    """Copy the files of a store at rest; return the copy's name."""
    name = KEPT_FOLDERS[0]
    drop_kept(folder)
    _share(folder / ENGINE_FOLDER, folder / name)
    return name


def restore(folder: Path, kept: str) -> None:
    """Put the copy in the place of what a killed writer left; without one, put nothing there.

    Killed while it does so, it is done again by the next writer: the copy stays.
    """
    draft = folder / _DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    if kept:
        _share(folder / kept, draft)
    if (folder / ENGINE_FOLDER).exists():
        shutil.rmtree(folder / ENGINE_FOLDER)
    if kept:
        draft.rename(folder / ENGINE_FOLDER)
    drop_kept(folder, kept)
    sync_folder(folder)


def drop_kept(folder: Path, but: str = "") -> None:
    """Delete all copies but the one that the sentinel names."""
    for name in KEPT_FOLDERS:
        if name != but:
            shutil.rmtree(folder / name, ignore_errors=True)


def _other(name: str) -> str:
    return KEPT_FOLDERS[0] if name == KEPT_FOLDERS[1] else KEPT_FOLDERS[1]


def _share(source: Path, target: Path) -> None:
    """Make *target* of the files in *source*: table files shared, the others copied."""
    target.mkdir()
    for path in source.iterdir():
        if not is_of_the_data(path):
            continue
        if path.suffix != ".sst" or not _linked(path, target / path.name):
            _copy(path, target / path.name)
    sync_folder(target)


def _linked(path: Path, target: Path) -> bool:
    """Tell whether the file system has hard links, and this is one now."""
    try:
        target.hardlink_to(path)
    except OSError:
        return False
    return True


def _copy(path: Path, target: Path) -> None:
    with path.open("rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
