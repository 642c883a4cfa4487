"""Streams of a compound file ([MS-CFB]), the container of older office formats.

Each sector is followed at most once: a chain that runs in a circle ends.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...errors import DamagedSource

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = struct.Struct("<30xHH14xI4xII4xII")
_ENTRY = struct.Struct("<64sHBxIII36xII4x")
_IN_HEADER = 109  # places of the sector table that stand in the header
_STREAM, _ROOT = 2, 5
_END = 0xFFFFFFFE  # instead of the number of a further sector


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    siblings: tuple[int, int]
    child: int
    start: int
    size: int


class CompoundFile:
    """A compound file in memory.

    :raises DamagedSource: its header or directory is broken.
    """

    def __init__(self, data: bytes, name: str) -> None:
        if not data.startswith(SIGNATURE) or len(data) < 512:
            raise _damaged("this is no compound file, or only the beginning of one", name)
        self._data = data
        header = _HEADER.unpack_from(data)
        self._shift, self._short_shift, directory, self._least, short, further, count = header
        if self._shift not in (9, 12) or self._short_shift != 6:
            raise _damaged("its sectors have a size that no program writes", name)
        self._table = self._read_table(further if count else _END)
        self._entries = list(_entries(self._joined(directory)))
        if not self._entries or self._entries[0].kind != _ROOT:
            raise _damaged("it has no directory", name)
        self._short_table = _numbers(self._joined(short))

    def stream(self, name: str) -> bytes:
        """Return the stream called *name* in the outermost folder; empty if there is none."""
        entry = next((e for e in self._outermost() if e.name == name and e.kind == _STREAM), None)
        if entry is None:
            return b""
        if entry.size >= self._least:
            return self._joined(entry.start)[: entry.size]
        inner, width = self._joined(self._entries[0].start), 1 << self._short_shift
        places = _chain(entry.start, self._short_table)
        return b"".join(inner[s * width : (s + 1) * width] for s in places)[: entry.size]

    def _outermost(self) -> Iterator[_Entry]:
        left, seen = [self._entries[0].child], set()
        while left:
            number = left.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                yield self._entries[number]
                left += self._entries[number].siblings

    def _read_table(self, further: int) -> Sequence[int]:
        """Return which sector follows on each (2.3); the table's own sectors are listed apart."""
        places = list(_numbers(self._data[76 : 76 + 4 * _IN_HEADER]))
        seen = set()
        while further not in seen and len(content := self._sector(further)) == 1 << self._shift:
            seen.add(further)
            *more, further = _numbers(content)
            places += more
        known = dict.fromkeys(places)
        return _numbers(b"".join(self._sector(place) for place in known))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._table)))


def _chain(start: int, table: Sequence[int]) -> Iterator[int]:
    seen = bytearray(len(table))
    while start < len(table) and not seen[start]:
        seen[start] = 1
        yield start
        start = table[start]


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _entries(content: bytes) -> Iterator[_Entry]:
    for place in range(0, len(content) - _ENTRY.size + 1, _ENTRY.size):
        name, length, kind, left, right, child, start, size = _ENTRY.unpack_from(content, place)
        text = name[: max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
        yield _Entry(text, kind, (left, right), child, start, size)


def _damaged(what: str, name: str) -> DamagedSource:
    return DamagedSource(what, name, "get the file again from where it was published")
