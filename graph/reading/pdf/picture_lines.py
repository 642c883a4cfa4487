"""Straight lines in the picture of a page: how far it is askew, and where rules are drawn.

Lengths are pixels. The libraries come with ``fiscus[ocr]``.
"""

from collections.abc import Iterator
from typing import NamedTuple

import cv2
from cv2.typing import MatLike

_SMALL_SIDE = 900
_COARSE = tuple(step / 5 for step in range(-20, 21))
_FINE = tuple(step / 50 for step in range(-9, 10))
"""Degrees: pages are laid askew by up to four of them."""
_LEVEL = 0.04
"""Degrees that are not worth turning a page for: a pixel in the width of a page."""
_SHORTEST_RULE = 0.02
"""Of the longer side: longer than a stroke of most characters."""
_THICKEST_RULE = 12
_WHITE = 255


Picture = MatLike
"""Height, width and, where there are any, three colours."""


class Stroke(NamedTuple):
    """A ruling line at *at* (y of a level one, x of an upright one), from *low* to *high*."""

    at: float
    low: float
    high: float


def straightened(picture: Picture) -> Picture:
    """Return *picture* turned so that its lines are level."""
    height, width = picture.shape[:2]
    scale = _SMALL_SIDE / max(height, width)
    small = cv2.resize(_dark(picture), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    rough = max(_COARSE, key=lambda angle: _order(_rotated(small, angle, 0)))
    angle = max(
        (rough + step for step in _FINE), key=lambda angle: _order(_rotated(small, angle, 0))
    )
    return picture if abs(angle) < _LEVEL else _rotated(picture, angle, _WHITE)


def rules(picture: Picture) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright lines that are drawn in a level picture."""
    dark = _dark(picture)
    shortest = int(max(picture.shape[:2]) * _SHORTEST_RULE)
    level = [Stroke(y + h / 2, x, x + w) for x, y, w, h in _long(dark, (shortest, 1))]
    upright = [Stroke(x + w / 2, y, y + h) for x, y, w, h in _long(dark, (1, shortest))]
    return level, upright


def _dark(picture: Picture) -> Picture:
    """Return what is darker than its surroundings as 255, the rest as 0."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    )


def _rotated(picture: Picture, degrees: float, border: int) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(border,) * 3
    )


def _order(dark: Picture) -> float:
    """Return how much the dark of a picture gathers in rows and columns."""
    shades = dark.astype("float32")
    return float((shades.sum(axis=1) ** 2).sum() + (shades.sum(axis=0) ** 2).sum())


def _long(dark: Picture, kernel: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield x, y, width and height of what is as long as *kernel* and thin.

    A line that wavers by a pixel, or fades for one, is one line.
    """
    across = (1, 3) if kernel[0] > kernel[1] else (3, 1)
    wide = cv2.dilate(dark, cv2.getStructuringElement(cv2.MORPH_RECT, across))
    kept = cv2.morphologyEx(wide, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(kept, connectivity=8)
    for x, y, width, height, _ in boxes[1:].tolist():
        if min(width, height) <= _THICKEST_RULE:
            yield x, y, width, height
