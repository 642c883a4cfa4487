"""Messages between the server and its workers: two lengths, a JSON header, raw bytes.

Nothing that comes over the pipe is ever executed or unpickled.
"""

import json
import struct
from asyncio import StreamReader
from dataclasses import dataclass, field
from typing import IO, Any

_LENGTHS = struct.Struct(">II")
MAX_FRAME = 256 << 20
"""Bytes that a header or a body may have; more is a broken pipe partner."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A header of JSON values and a body of bytes."""

    header: dict[str, Any]
    body: bytes = field(default=b"")

    def pack(self) -> bytes:
        """Return the bytes to send."""
        header = json.dumps(self.header).encode()
        return _LENGTHS.pack(len(header), len(self.body)) + header + self.body


def read_frame(stream: IO[bytes]) -> Frame | None:
    """Read a frame, blocking; None when the other side has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header, body = _LENGTHS.unpack(lengths)
    return Frame(json.loads(stream.read(header)), stream.read(body))


async def receive_frame(stream: StreamReader) -> Frame:
    """Read a frame; ``IncompleteReadError`` when the other side has gone.

    :raises ValueError: when the other side sends what is no frame.
    """
    header, body = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    if max(header, body) > MAX_FRAME:
        raise ValueError("not a frame")
    return Frame(json.loads(await stream.readexactly(header)), await stream.readexactly(body))
