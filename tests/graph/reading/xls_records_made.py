"""Workbooks of Excel 97 to 2003 for tests, put together record by record."""

import struct

from fiscus.graph.reading.sheets.compound_file import SIGNATURE


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def bof(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))


def compound(stream: bytes) -> bytes:
    """Return a compound file with *stream* as its workbook, long enough for full sectors."""
    stream = stream.ljust(4096, b"\0")
    size = (len(stream) + 511) // 512
    table = [*range(1, size), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]  # stream, directory, table
    header = SIGNATURE + struct.pack(
        "<16xHHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, size, 0, 4096, 0xFFFFFFFE, 0,
        0xFFFFFFFE, 0,
    )  # fmt: skip
    header += struct.pack("<I", size + 1).ljust(436, b"\xff")

    def entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
        text = name.encode("utf-16-le")
        none = 0xFFFFFFFF
        head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
        return (head + struct.pack("<III36xII4x", none, none, child, start, length)).ljust(128)

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory += entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream))
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return header + stream.ljust(size * 512, b"\0") + directory.ljust(512, b"\0") + sectors


def by_hand(*sheets: bytes, first: bytes = b"", kinds: bytes = b"", ends: bytes = b"") -> bytes:
    """Return a workbook whose sheets hold these records."""
    names = [record(0x85, struct.pack("<IBB2B", 0, 0, 0, 1, 0) + b"a") for _ in sheets]
    place = len(bof(5) + first + b"".join(names) + record(0x0A))
    globals_ = bof(5) + first
    styles = record(0xE0, bytes(20)) * 16
    place += len(styles)
    for n, sheet in enumerate(sheets):
        kind = kinds[n] if kinds else 0
        globals_ += record(0x85, struct.pack("<IBB2B", place, 0, kind, 1, 0) + b"a")
        place += len(bof(16) + sheet + record(0x0A))
    globals_ += styles + record(0x0A)
    body = b"".join(bof(16) + sheet + record(0x0A) for sheet in sheets)
    return compound(globals_ + body + ends)


def label(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 15, len(text), 0) + text.encode())


def number(row: int, column: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 15, value))
