"""An archive as a source of sources: its members are laid into a folder, by a worker."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import EmptySource, FiscusError
from ..reading.archives import members
from .report import Quarantined

MARK = "!/"
"""Between the names of an archive and of its member in the name of a source."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A member: the name of its source, and the file that holds its bytes."""

    name: str
    file: Path


def unpack(archive: str, folder: Path) -> list[Unpacked | Quarantined]:
    """Lay the members of an archive into *folder* under names of our own.

    :raises FiscusError: the archive as a whole cannot be opened, or holds nothing.
    """
    found = list(_laid(archive, folder))
    if not found:
        raise EmptySource("the archive is empty", archive, "download it again")
    return found


def _laid(archive: str, folder: Path) -> Iterator[Unpacked | Quarantined]:
    met: Counter[str] = Counter()
    for number, member in enumerate(members(Path(archive).read_bytes(), archive)):
        met[member.name] += 1
        again = f" ({met[member.name]})" if met[member.name] > 1 else ""
        name = f"{archive}{MARK}{member.name}{again}"
        if member.error is not None:
            yield refused(name, member.error)
        else:
            file = folder / str(number)
            file.write_bytes(member.data)
            yield Unpacked(name, file)


def refused(name: str, error: FiscusError) -> Quarantined:
    """Return the quarantine of a source; its message begins with its name."""
    text = str(error)
    return Quarantined(name, error.reason, text if text.startswith(name) else f"{name}: {text}")
