"""Where a running service keeps its snapshot: beside the store, so that files are shared."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FOLDER = "serving"


@contextmanager
def snapshot_folder(store: Path) -> Iterator[Path]:
    """Lend a folder for snapshots of ``store`` and delete it afterwards.

    It is ``{store}/serving/{process id}``; what killed processes left there is deleted. A store
    that may not be written to has its snapshots among the temporary files instead.
    """
    folder = store / _FOLDER / str(os.getpid())
    try:
        _discard_leftovers(folder.parent)
        folder.mkdir(parents=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="fiscus-serving-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _discard_leftovers(parent: Path) -> None:
    for entry in parent.iterdir() if parent.is_dir() else ():
        if entry.name.isdecimal() and not _is_alive(int(entry.name)):
            shutil.rmtree(entry, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return pid != os.getpid()
