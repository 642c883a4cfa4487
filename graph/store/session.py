"""A store held open: by its one writer, or by a reader that changes nothing."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal, Protocol

from pyoxigraph import Store as Engine

from ..errors import StoreError
from .faults import StoreDamaged, absent, damaged
from .frugality import few_tables, give_back
from .inspection import ENGINE_ERRORS, check_ledger, inspect_store, read_engine, read_ledger
from .kept import drop_kept, keep, keep_closed, restore
from .ledger import Ledger
from .sentinel import (
    ENGINE_FOLDER,
    Sentinel,
    digest_files,
    read_sentinel,
    tables,
    write_sentinel,
)
from .writer_lock import WriterLock

_TRIES = 20
_PAUSE = 0.03


class Session(Protocol):
    """An open engine with its ledger. After ``close`` neither may be used."""

    engine: Engine
    ledger: Ledger

    def require_writer(self) -> None:
        """Raise ``StoreError`` unless this session may write."""
        ...

    def flush(self) -> None:
        """Bring everything to the disk."""
        ...

    def backup(self, target: Path) -> None:
        """Write a copy that is a store of its own."""
        ...

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        ...


class Reader:
    """A session that reads the store as it was when it was opened.

    Beside a writer, table files may vanish between the reading of their list and their opening;
    reading changes nothing, so it is tried again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for remaining in reversed(range(_TRIES)):
            before = _required_sentinel(folder)
            try:
                self._open()
                break
            except StoreDamaged:
                at_rest = before.state == "closed" and before == read_sentinel(folder)
                if at_rest or not remaining:
                    raise
                time.sleep(_PAUSE)

    def _open(self) -> None:
        sentinel = _required_sentinel(self.folder)
        self.engine = read_engine(self.folder)
        self.ledger = read_ledger(self.folder, self.engine)
        if sentinel.state == "closed" and read_sentinel(self.folder) == sentinel:
            check_ledger(self.folder, self.ledger, sentinel)

    def require_writer(self) -> None:
        """Refuse."""
        raise StoreError("the store is open for reading only", str(self.folder), "open it to write")

    def flush(self) -> None:
        """Do nothing: there is nothing unwritten."""

    def backup(self, target: Path) -> None:  # noqa: ARG002 - the protocol's signature
        """Refuse: the files of a store at rest can be copied as they are."""
        self.require_writer()

    def close(self) -> None:
        """Let go of the files."""
        if hasattr(self, "engine"):
            del self.engine


class Writer:
    """The one session that writes, under lock and sentinel."""

    engine: Engine
    ledger: Ledger
    _tables: dict[str, str]
    _kept: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._make_folder()
        self._lock = WriterLock(folder)
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def require_writer(self) -> None:
        """Raise ``StoreError`` when the session was closed."""
        if not hasattr(self, "engine"):
            raise StoreError("the store was closed", str(self.folder), "open it again")

    def flush(self) -> None:
        """Bring everything to the disk, keep a copy, write the sentinel; give free memory back."""
        self.require_writer()
        with writing(self.folder):
            self.engine.flush()
            name, files = keep(self.folder, self.engine, self._tables, self._kept)
            write_sentinel(self.folder, self._sentinel("open", files, name))
            drop_kept(self.folder, name)
        self._kept, self._tables = name, tables(files)
        give_back()

    def backup(self, target: Path) -> None:
        """Copy the engine's files (table files by hard link) into ``target``, a new folder."""
        self.flush()
        with writing(self.folder):
            target.mkdir(parents=True)
            self.engine.backup(str(target / ENGINE_FOLDER))
            files = digest_files(target / ENGINE_FOLDER, self._tables)
            write_sentinel(target, self._sentinel("closed", files))

    def close(self) -> None:
        """Flush, note the files as they lie at rest, and let the next writer in."""
        if not hasattr(self, "engine"):
            return
        try:
            self.flush()
            del self.engine
            with writing(self.folder):
                files = digest_files(self.folder / ENGINE_FOLDER, self._tables)
                write_sentinel(self.folder, self._sentinel("closed", files))
                drop_kept(self.folder)
        finally:
            self._lock.release()

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                "the folder cannot be made", str(self.folder), "choose another place"
            ) from error

    def _open(self) -> None:
        before = inspect_store(self.folder) or Sentinel("open", 0, 0, 0, Ledger().digest())
        self._kept, self._tables = before.kept, tables(before.files)
        with writing(self.folder):
            if before.state == "closed":
                self._kept = keep_closed(self.folder)
                write_sentinel(self.folder, replace(before, state="open", kept=self._kept))
            else:
                write_sentinel(self.folder, before)
                restore(self.folder, self._kept)
            with few_tables():
                self.engine = Engine(str(self.folder / ENGINE_FOLDER))
        self.ledger = read_ledger(self.folder, self.engine)

    def _sentinel(
        self, state: Literal["open", "closed"], files: Mapping[str, str], kept: str = ""
    ) -> Sentinel:
        ledger = self.ledger
        held = ledger.sequence, ledger.quads(), ledger.documents(), ledger.digest()
        return Sentinel(state, *held, files, kept)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the engine or the disk says into a ``StoreError``."""
    try:
        yield
    except ENGINE_ERRORS as error:
        raise StoreError(
            f"the store cannot be written: {error}", str(folder), "check the disk and its space"
        ) from error


def _required_sentinel(folder: Path) -> Sentinel:
    sentinel = read_sentinel(folder)
    if sentinel is None and not (folder / ENGINE_FOLDER).exists():
        raise absent(folder)
    if sentinel is None:
        raise damaged(folder, "its sentinel is missing")
    return sentinel
