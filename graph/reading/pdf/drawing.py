"""The ruling lines and pictures that are drawn on a page, as PDFium reads them."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pypdfium2 import raw

from ...errors import TooLarge

MOST_DRAWN = 200_000
"""Objects and strokes on one page; a page of a disclosure has less than a thousand."""

_MOST_NESTED = 12
_THIN = 2.5
_SHORTEST_RULE = 4.0
_SMALLEST_PICTURE = 20.0

Box = tuple[float, float, float, float]
Upright = Callable[[float, float, float, float], Box]
_Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight line at *at* (y of a level line, x of an upright one) from *low* to *high*."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class _Drawn:
    """What was found so far; *left* is how many strokes may still come."""

    upright: Upright
    where: str
    left: int = field(default_factory=lambda: MOST_DRAWN)
    level_rules: list[Rule] = field(default_factory=list)
    upright_rules: list[Rule] = field(default_factory=list)
    pictures: int = 0

    def count(self, strokes: int) -> None:
        self.left -= strokes
        if self.left < 0:
            raise TooLarge(f"more than {MOST_DRAWN} lines", self.where, "leave out the drawing")

    def stroke(self, box: Box, *, sides: bool) -> None:
        """Note a box: a thin one is a rule, of a wide one its *sides* where they are drawn."""
        x0, x1, top, bottom = box
        if bottom - top <= _THIN:
            self.level_rules.append(Rule((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= _THIN:
            self.upright_rules.append(Rule((x0 + x1) / 2, top, bottom))
        elif sides:
            self.level_rules += (Rule(top, x0, x1), Rule(bottom, x0, x1))
            self.upright_rules += (Rule(x0, top, bottom), Rule(x1, top, bottom))


def drawing(
    page: object, upright: Upright, where: str
) -> tuple[tuple[Rule, ...], tuple[Rule, ...], int]:
    """Return the level rules, the upright rules and the number of pictures of a PDFium page.

    Rules are lines, thin boxes and the sides of drawn boxes. Pictures are those that are
    large enough to show something.

    :param upright: turns a box of the sheet into one of the page as it is shown.
    :raises TooLarge: there is more drawing than any disclosure has.
    """
    drawn = _Drawn(upright, where)
    count = raw.FPDFPage_CountObjects(page)
    drawn.count(count)
    for n in range(count):
        _look_at(raw.FPDFPage_GetObject(page, n), _UNMOVED, drawn, 0)
    return merged(drawn.level_rules), merged(drawn.upright_rules), drawn.pictures


def _look_at(item: object, moved: _Matrix, drawn: _Drawn, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, moved, drawn)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        x0, x1, top, bottom = drawn.upright(*_bounds(item, moved))
        drawn.pictures += x1 - x0 >= _SMALLEST_PICTURE and bottom - top >= _SMALLEST_PICTURE
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED:
        inner = _times(_matrix(item), moved)
        count = max(raw.FPDFFormObj_CountObjects(item), 0)
        drawn.count(count)
        for n in range(count):
            _look_at(raw.FPDFFormObj_GetObject(item, n), inner, drawn, depth + 1)


def _path(item: object, moved: _Matrix, drawn: _Drawn) -> None:
    """Note the rules of a path: most are a line or a box, which their bounds tell."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    count = raw.FPDFPath_CountSegments(item)
    box = drawn.upright(*_bounds(item, moved))
    if count <= 5 and (box[1] - box[0] <= _THIN or box[3] - box[2] <= _THIN):
        drawn.stroke(box, sides=False)
        return
    drawn.count(count)
    placed = _times(_matrix(item), moved)
    for points in _subpaths(item, count):
        corners = [_moved(point, placed) for point in points]
        if _is_box(corners):
            xs, ys = zip(*corners, strict=True)
            outline = drawn.upright(min(xs), min(ys), max(xs), max(ys))
            drawn.stroke(outline, sides=bool(stroke.value))
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(corners):
                drawn.stroke(drawn.upright(x0, y0, x1, y1), sides=False)


def _subpaths(item: object, count: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each stretch of a path; a curve goes straight to its end."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, n)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _is_box(corners: list[tuple[float, float]]) -> bool:
    if len(set(corners)) != 4 or len(corners) > 6:
        return False
    return all(abs(a[0] - b[0]) < 0.1 or abs(a[1] - b[1]) < 0.1 for a, b in pairwise(corners))


def _bounds(item: object, moved: _Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    if moved is _UNMOVED:
        return left.value, bottom.value, right.value, top.value
    x0, y0 = _moved((left.value, bottom.value), moved)
    x1, y1 = _moved((right.value, top.value), moved)
    return x0, y0, x1, y1


def _matrix(item: object) -> _Matrix:
    m = raw.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if raw.FPDFPageObj_GetMatrix(item, m) else _UNMOVED


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    x, y = _moved((e, f), then)
    p, q, r, s = then[:4]
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y


def _moved(point: tuple[float, float], by: _Matrix) -> tuple[float, float]:
    x, y = point
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def merged(rules: Iterable[Rule], near: float = 2.0) -> tuple[Rule, ...]:
    """Return *rules* with those that go on in one another made one; scraps are dropped."""
    found: list[Rule] = []
    for group in _groups(sorted(rules), near):
        at = sum(rule.at for rule in group) / len(group)
        ordered = sorted(group, key=lambda rule: rule.low)
        low, high = ordered[0].low, ordered[0].high
        for rule in ordered:
            if rule.low > high + near:
                found.append(Rule(at, low, high))
                low, high = rule.low, rule.high
            low, high = min(low, rule.low), max(high, rule.high)
        found.append(Rule(at, low, high))
    return tuple(rule for rule in found if rule.high - rule.low >= _SHORTEST_RULE)


def _groups(rules: list[Rule], near: float) -> Iterator[list[Rule]]:
    """Yield the rules, sorted by place, in groups of about the same place."""
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > near:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group
