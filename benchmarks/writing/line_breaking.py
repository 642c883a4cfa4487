"""Chinese text broken into lines by their rules: no stop begins one, no number breaks."""

import re
from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics

FONT = "STSong-Light"
_PIECE = re.compile(
    r"[（〔【《“\[(]*(?:[A-Za-z0-9.,%≥≤]+|.)[，。、；：？！）〕】》”\])%,.;:]*", re.DOTALL
)


def width_of(text: str, size: float) -> float:
    """Return the width of *text* in points."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def broken(text: str, size: float, width: float, indent: float = 0) -> list[str]:
    """Return the lines of *text*.

    :param width: of a line, in points.
    :param indent: of the first line.
    """
    lines = [""]
    room = width - indent
    for piece in _pieces(text, size, width):
        needed = width_of(piece, size)
        if lines[-1] and needed > room:
            lines.append("")
            room = width
        lines[-1] += piece
        room -= needed
    return lines


def _pieces(text: str, size: float, width: float) -> Iterator[str]:
    """Yield what is not broken; what is too wide for any line is broken anywhere."""
    for match in _PIECE.finditer(text):
        if width_of(match[0], size) <= width:
            yield match[0]
        else:
            yield from match[0]
