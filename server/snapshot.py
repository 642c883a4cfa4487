"""A snapshot: a copy of the graph at one moment, with a name and a date, that never changes."""

import json
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePath

from pyoxigraph import RdfFormat
from pyoxigraph import Store as Engine

from ..graph.errors import StoreError
from ..graph.store import EmbeddedStore
from ..graph.store.faults import damaged
from ..graph.store.ledger import LEDGER
from ..graph.store.sentinel import ENGINE_FOLDER, SENTINEL_FILE, file_digest
from .snapshot_files import NOTE_FILE, QUADS_FILE

IN_MEMORY_QUADS = 1_000_000
"""Snapshots up to this size are held in memory, once for all workers: it takes 2 µs a quad to
start and some hundred bytes a quad, and queries over the whole graph run several times faster
than from disk."""

_TRIES = 20
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of a store without its ledger.

    :ivar path: its folder.
    :ivar name: 16 hex digits that stand for the content: equal content, equal name.
    :ivar date: when it was taken, ISO 8601 in UTC.
    :ivar quads: quads in the default graph and all named graphs.
    :ivar sources: the names that each source file came under, by its IRI.
    """

    path: Path
    name: str
    date: str
    quads: int
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def take(cls, store: Path, directory: Path, *, in_memory: int = IN_MEMORY_QUADS) -> "Snapshot":
        """Copy the store in ``store`` into a folder of ``directory``, beside its writer or not.

        On one file system the copy shares its table files with the store. A snapshot of the same
        content that is there already is returned as it is.

        :raises StoreError: when the store cannot be read or the copy not be written.
        """
        for remaining in reversed(range(_TRIES)):
            try:
                with EmbeddedStore.read_only(store) as source:
                    return _copy(source, directory, in_memory)
            except StoreError:
                if not remaining or not (store / SENTINEL_FILE).exists():
                    raise
                time.sleep(_PAUSE)
        raise AssertionError

    @classmethod
    def load(cls, path: Path) -> "Snapshot":
        """Return the snapshot in a folder, verified; ``StoreDamaged`` when it is not whole."""
        try:
            note = json.loads((path / NOTE_FILE).read_bytes())
            sources = {iri: tuple(names) for iri, names in note["sources"].items()}
            snapshot = cls(path, note["name"], note["date"], note["quads"], sources)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise damaged(path, "it is no whole snapshot") from error
        snapshot.verify()
        return snapshot

    def is_of(self, digest: str) -> bool:
        """Tell whether a store whose ledger has this digest holds the same."""
        return self.name == _name_of(digest)

    def verify(self) -> None:
        """Compare every file with its digest.

        :raises StoreDamaged: when a file is missing, altered or new.
        """
        try:
            expected = json.loads((self.path / NOTE_FILE).read_bytes())["files"]
            found = _digests(self.path)
        except (OSError, ValueError, KeyError) as error:
            raise damaged(self.path, "it is no whole snapshot") from error
        for name in sorted(found.keys() | expected.keys()):
            if found.get(name) != expected.get(name):
                raise damaged(self.path, f"{name} is not as it was written")


def _name_of(digest: str) -> str:
    return digest[-16:]


def _copy(source: EmbeddedStore, directory: Path, in_memory: int) -> Snapshot:
    name = _name_of(source.digest())
    final = directory / name
    if final.exists():
        return Snapshot.load(final)
    draft = directory / f".{name}.{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True)
        source.copy_engine(draft / ENGINE_FOLDER)
        quads = _finish_engine(draft, in_memory)
        date = datetime.now(UTC).isoformat(timespec="seconds")
        sources = _names(source)
        content = {"name": name, "date": date, "quads": quads, "sources": sources}
        note = {**content, "files": _digests(draft)}
        (draft / NOTE_FILE).write_text(json.dumps(note, indent=1, sort_keys=True))
        draft.rename(final)
    except OSError as error:
        raise StoreError(
            f"the snapshot cannot be written: {error.strerror}", str(directory), "check the disk"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Snapshot(final, name, date, quads, sources)


def _names(source: EmbeddedStore) -> dict[str, tuple[str, ...]]:
    """Return file names without folders, which are nobody's business but the operator's."""
    found: dict[str, set[str]] = {}
    for marker in source.markers():
        found.setdefault(marker.source, set()).add(PurePath(marker.name).name)
    return {iri: tuple(sorted(names)) for iri, names in found.items()}


def _finish_engine(draft: Path, in_memory: int) -> int:
    """Take the ledger out of the copy; write small graphs as one file too; count the quads."""
    engine = Engine(str(draft / ENGINE_FOLDER))
    engine.remove_graph(LEDGER)
    engine.flush()
    quads = len(engine)
    if quads <= in_memory:
        engine.dump(str(draft / QUADS_FILE), RdfFormat.N_QUADS)
    return quads


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): file_digest(path)
        for path in files
        if path.name != NOTE_FILE and not path.name.startswith("LO")
    }
