"""The sentinel: a small file beside the engine's files that says what they must hold.

RocksDB opens a store whose journal or manifest was cut as a smaller store, without a word, and a
second attempt may delete what could have been saved. So what the store held is written down
apart, after each flush, and compared before anything is opened for writing.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from .faults import damaged

ENGINE_FOLDER = "oxigraph"
SENTINEL_FILE = "sentinel.json"
_FORMAT = 1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Sentinel:
    """What the store held when it was last flushed.

    :ivar state: ``closed`` when the files were at rest; ``open`` when a writer had the store, so
        that newer transactions and files may have followed.
    :ivar sequence: number of the last transaction that was flushed.
    :ivar quads: quads in all named graphs.
    :ivar documents: source files.
    :ivar digest: digest over the ledger.
    :ivar files: sha256 by name of the engine's files, those at rest or those of the copy.
    :ivar kept: folder of the copy that the writer kept of them; none before anything was flushed.
    """

    state: Literal["open", "closed"]
    sequence: int
    quads: int
    documents: int
    digest: str
    files: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""


def write_sentinel(folder: Path, sentinel: Sentinel) -> None:
    """Put the sentinel in place at once, safe from power loss."""
    content = json.dumps({"format": _FORMAT, **asdict(sentinel)}, indent=1, sort_keys=True)
    draft = folder / f"{SENTINEL_FILE}.new"
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder / SENTINEL_FILE)
    sync_folder(folder)


def read_sentinel(folder: Path) -> Sentinel | None:
    """Return the sentinel, None when there is none; ``StoreDamaged`` when it is unreadable."""
    try:
        content = json.loads((folder / SENTINEL_FILE).read_bytes())
        if content.pop("format") != _FORMAT:
            raise damaged(folder, "its sentinel is of a version that is not known here")
        return Sentinel(**content)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder, "its sentinel cannot be read") from error


def digest_files(engine_folder: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return sha256 by name of the engine's files.

    Table files never change after they are written, so those in ``known`` are not read again.
    """
    known = known or {}
    found = {}
    for path in sorted(engine_folder.iterdir()):
        if not is_of_the_data(path):
            continue
        reuse = path.suffix == ".sst" and path.name in known
        found[path.name] = known[path.name] if reuse else file_digest(path)
    return found


def is_of_the_data(path: Path) -> bool:
    """Tell whether a file of the engine says something of the data; its log and lock do not."""
    return not path.name.startswith("LO")


def tables(files: Mapping[str, str]) -> dict[str, str]:
    """Return only the table files, which do not change while a writer is at work."""
    return {name: digest for name, digest in files.items() if name.endswith(".sst")}


def file_digest(path: Path) -> str:
    """Return the sha256 of a file in hex, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
