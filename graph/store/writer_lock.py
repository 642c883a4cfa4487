"""One writer a store: taken before the store is looked at, freed by the kernel on any death."""

import fcntl
import os
from pathlib import Path

from .faults import locked

LOCK_FILE = "writer.lock"


class WriterLock:
    """An advisory lock on a file in the store's folder."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; ``StoreLocked`` at once when another has it."""
        self._handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._handle)
            raise locked(folder) from error

    def release(self) -> None:
        """Give the lock free; closing the handle does it."""
        os.close(self._handle)
