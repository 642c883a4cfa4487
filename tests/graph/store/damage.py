"""Damage done to the files of a store, and what must be refused then."""

from hashlib import sha256
from pathlib import Path

import pytest

from fiscus.graph.store import EmbeddedStore, StoreDamaged

FILES = pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT", "OPTIONS-*"])
HARMS = pytest.mark.parametrize("how", ["flip", "cut", "delete"])


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def largest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda path: path.stat().st_size)


def harm(path: Path, how: str) -> None:
    if how == "flip":
        flip(path)
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:-10])
    else:
        path.unlink()


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def check_refused(folder: Path, finding: str) -> None:
    before = contents(folder)
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=f"{finding}.*backup"):
            EmbeddedStore(folder)
    assert contents(folder) == before
