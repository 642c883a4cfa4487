"""A page of a PDF that is only a picture, as the characters and rules that the picture shows."""

from dataclasses import dataclass

import pypdfium2

from .drawing import Rule
from .glyphs import Glyph
from .picture_cells import Sign
from .recognition import recognise

_DOTS = 200
"""Dots an inch: small print of tables has then some twenty dots of height."""
_POINTS = 72
_LARGEST_SIDE = 4000
"""Dots of the longer side of a picture, whatever size a page says it has."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the picture shows, upright; lengths in points."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]


def scanned(page: pypdfium2.PdfPage, longer_side: float) -> Scanned:
    """Recognise what is shown on *page*.

    :param longer_side: of the page, in points.
    """
    scale = min(_DOTS / _POINTS, _LARGEST_SIDE / max(longer_side, 1.0))
    shown = recognise(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3])
    return Scanned(
        shown.width / scale,
        shown.height / scale,
        tuple(_glyph(sign, scale) for sign in shown.signs),
        tuple(Rule(*(length / scale for length in rule)) for rule in shown.level),
        tuple(Rule(*(length / scale for length in rule)) for rule in shown.upright),
    )


def _glyph(sign: Sign, scale: float) -> Glyph:
    text, x0, x1, top, bottom, size = sign
    return Glyph(text, x0 / scale, x1 / scale, top / scale, bottom / scale, size / scale)
