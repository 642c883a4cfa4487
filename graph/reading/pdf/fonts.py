"""A stand-in for Chinese fonts that a PDF names and does not hold.

PDFium asks the machine for such fonts, and passes over a character that no font there has: what
is read would depend on what is installed. Which character it is and how wide, the PDF tells
itself, so that one font does in which every character is the same box.
"""

import ctypes
import struct
from functools import cache

from pypdfium2 import PdfSysfontBase, raw

_EAST_ASIAN = frozenset(
    [
        raw.FXFONT_GB2312_CHARSET,
        raw.FXFONT_CHINESEBIG5_CHARSET,
        raw.FXFONT_SHIFTJIS_CHARSET,
        raw.FXFONT_HANGEUL_CHARSET,
    ]
)
_HANDLE = 1
_EM, _ASCENT, _DESCENT = 1000, 859, -141
"""Those of SimSun, in which most disclosures are set."""

_BOX = 100
"""The side of the box, less than the width of any character: that, a PDF tells itself."""


class _StandIn(PdfSysfontBase):  # type: ignore[misc]
    """Gives the stand-in for East Asian fonts; all others are looked for as PDFium does."""

    def MapFont(  # noqa: N802, PLR0913, PLR0917 - PDFium's callback
        self,
        own: object,
        weight: int,
        italic: int,
        charset: int,
        pitch: int,
        face: object,
        exact: object,
    ) -> object:
        """Return the font to use: the stand-in, whatever the machine has."""
        if charset in _EAST_ASIAN:
            return _HANDLE
        return super().MapFont(own, weight, italic, charset, pitch, face, exact)

    def GetFontData(  # noqa: N802
        self, own: object, font: object, table: int, buffer: int, size: int
    ) -> int:
        """Copy the font, or the one table asked for, if there is room; return how long it is."""
        if font != _HANDLE:
            return int(super().GetFontData(own, font, table, buffer, size))
        data = _tables().get(table.to_bytes(4, "big"), b"") if table else stand_in()
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def GetFaceName(  # noqa: N802
        self, own: object, font: object, buffer: object, size: int
    ) -> int:
        """Return the length of the font's name; the stand-in has none."""
        return 0 if font == _HANDLE else int(super().GetFaceName(own, font, buffer, size))

    def GetFontCharset(self, own: object, font: object) -> int:  # noqa: N802
        """Return the character set of a font."""
        if font == _HANDLE:
            return int(raw.FXFONT_GB2312_CHARSET)
        return int(super().GetFontCharset(own, font))

    def DeleteFont(self, own: object, font: object) -> None:  # noqa: N802
        """Forget a font."""
        if font != _HANDLE:
            super().DeleteFont(own, font)


@cache
def use_stand_in() -> None:
    """Have PDFium use the stand-in from now on, for as long as the process runs."""
    _StandIn().setup()


@cache
def stand_in() -> bytes:
    """Return the font as a TrueType file (OpenType 1.9, ``glyf``)."""
    tables = sorted(_tables().items())
    head = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128)
    at = len(head) + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in tables:
        padded = data + bytes(-len(data) % 4)
        directory += struct.pack(">4sIII", tag, _checksum(padded), at + len(body), len(data))
        body += padded
    return head + directory + body


def _checksum(data: bytes) -> int:
    words = (int.from_bytes(data[n : n + 4], "big") for n in range(0, len(data), 4))
    return sum(words) & 0xFFFFFFFF


@cache
def _tables() -> dict[bytes, bytes]:
    """Return the tables: two glyphs, nothing and the box, which stands for every character."""
    box = (0, 0, _BOX, _BOX)
    # one contour of four corners, each coordinate a word away from the one before
    glyph = struct.pack(">h4hHH4B", 1, *box, 3, 0, 1, 1, 1, 1)
    glyph += struct.pack(">4h4h", 0, 0, _BOX, 0, 0, _BOX, 0, -_BOX)
    glyph += bytes(-len(glyph) % 4)
    every = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 1, 0x10FFFF, 1)
    dates = bytes(16)
    return {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + every,
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHH16s4hHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, dates, *box, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(
            ">I3hH3h3h4hhH", 0x10000, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, *[0] * 7, 2
        ),
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
