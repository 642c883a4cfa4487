"""Which files there are to take: those that are named, and in folders those that may be meant."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..reading.formats import DOCUMENT_ENDINGS


def find(paths: Iterable[Path], skipped: Counter[str]) -> Iterator[Path]:
    """Yield every file that is named, and of folders those that end like a document.

    Hidden files and folders are passed over. A file of another ending is counted in *skipped*.
    """
    for path in paths:
        if path.is_dir():
            yield from _inside(path, skipped)
        else:
            yield path


def _inside(folder: Path, skipped: Counter[str]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.is_file():
            ending = path.suffix.lower()
            if ending in DOCUMENT_ENDINGS:
                yield path
            else:
                skipped[ending] += 1
