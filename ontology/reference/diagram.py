"""The class diagram as shapes to draw: boxes, properties, lines and the frames of the zones."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .classes import Class
from .layering import Line, Rows, layer
from .naming import Name
from .ordering import order
from .placing import place
from .properties import Property
from .relations import ZONES, Box, Picture, Zone, picture
from .straightening import straighten

_GAP = 14.0
_BOX_PADDING, _PILL_PADDING = 24.0, 14.0
_LABEL, _BRIEF, _PILL = 14.0, 11.0, 12.0
"""Sizes of type: labels of classes, names of classes, labels of properties."""
_BOLD = 1.06
"""How much wider bold type is."""
_BOX_HEIGHT, _LOOP_HEIGHT, _PILL_HEIGHT = 44.0, 17.0, 22.0
_BETWEEN, _BESIDE = 26.0, 7.0
_MARGIN, _FRAME, _CAPTION = 2.0, 16.0, 26.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A box or a property, with its middle and its size in pixels."""

    name: Name
    x: float
    y: float
    width: float
    height: float
    zone: Zone | None = None
    loops: tuple[Name, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line to draw: ``d`` of an SVG path from its tail to its head."""

    d: str
    kind: str
    headed: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around a zone."""

    zone: Zone
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """All that is drawn, and the picture that it shows."""

    width: float
    height: float
    frames: tuple[Frame, ...]
    boxes: tuple[Shape, ...]
    pills: tuple[Shape, ...]
    strokes: tuple[Stroke, ...]
    picture: Picture


def diagram(classes: Sequence[Class], properties: Sequence[Property]) -> Diagram:
    """Return the diagram of classes and of the properties that join them."""
    shown = picture(classes, properties)
    rows = layer(shown)
    return _Drawing(shown, rows, order(rows)).diagram()


class _Drawing:
    def __init__(self, shown: Picture, rows: Rows, ordered: list[list[str]]) -> None:
        self.shown, self.rows, self.ordered = shown, rows, ordered
        self.boxes: Mapping[str, Box] = {box.name.iri: box for box in shown.boxes}
        self.pills = {one.property.iri: one for one in shown.relations if one.property}
        keys = [key for row in ordered for key in row]
        self.widths = {key: self._width(key) for key in keys}
        self.heights = {key: self._height(key) for key in keys}
        placed = place(ordered, rows.lines, self.widths, _GAP)
        self.x = straighten(ordered, rows.lines, placed, self.widths, _BESIDE)
        self._centre_loose()
        left = min(self.x[key] - self.widths[key] / 2 for key in keys)
        shift = _MARGIN + _FRAME - left
        self.x = {key: x + shift for key, x in self.x.items()}
        right = max(self.x[key] + self.widths[key] / 2 for key in keys)
        self.width = right + _FRAME + _MARGIN
        self.y, self.edges, self.height = self._levels()

    def diagram(self) -> Diagram:
        return Diagram(
            round(self.width),
            round(self.height),
            tuple(
                Frame(zone, _MARGIN, top, round(self.width - 2 * _MARGIN), round(bottom - top))
                for zone, (top, bottom) in self.edges.items()
            ),
            tuple(self._shape(key, box.name) for key, box in self.boxes.items()),
            tuple(
                self._shape(key, one.property) for key, one in self.pills.items() if one.property
            ),
            (*(self._stroke(line) for line in self.rows.lines), *self._ties()),
            self.shown,
        )

    def _centre_loose(self) -> None:
        joined = [k for n, row in enumerate(self.ordered) if n not in self.rows.loose for k in row]
        ends = [self.x[key] for key in joined]
        middle = (min(ends) + max(ends)) / 2 if ends else 0.0
        for number in self.rows.loose:
            row = self.ordered[number]
            shift = middle - sum(self.x[key] for key in row) / len(row)
            self.x |= {key: self.x[key] + shift for key in row}

    def _levels(self) -> tuple[dict[str, float], dict[Zone, tuple[float, float]], float]:
        """Return the middle of each node from the top, the edges of the frames, the height."""
        first = {start: zone for zone, (start, _) in self.rows.bands.items()}
        last = {end: zone for zone, (_, end) in self.rows.bands.items()}
        y, tops, at = dict[str, float](), dict[Zone, float](), _MARGIN
        edges = dict[Zone, tuple[float, float]]()
        for number, row in enumerate(self.ordered):
            if number in first:
                tops[first[number]] = at
                at += _CAPTION + _FRAME
            height = max((self.heights[key] for key in row), default=0.0)
            y |= dict.fromkeys(row, at + height / 2)
            self.heights |= {key: height for key in row if key.startswith("~")}
            at += height
            if number in last:
                at += _FRAME
                edges[last[number]] = (tops[last[number]], at)
            at += _BETWEEN
        return y, edges, at - _BETWEEN + _MARGIN

    def _width(self, key: str) -> float:
        if box := self.boxes.get(key):
            loops = [_measure(f"↻ {name.shown}", _PILL) for name in box.loops]
            texts = [
                _measure(box.name.shown, _LABEL) * 1.06,
                _measure(box.name.brief, _BRIEF),
                *loops,
            ]
            return max(texts) + _BOX_PADDING
        if pill := self.pills.get(key):
            return _measure(pill.property.shown, _PILL) + _PILL_PADDING if pill.property else 0.0
        return 4.0

    def _height(self, key: str) -> float:
        if box := self.boxes.get(key):
            return _BOX_HEIGHT + _LOOP_HEIGHT * len(box.loops)
        return _PILL_HEIGHT if key in self.pills else 0.0

    def _shape(self, key: str, name: Name) -> Shape:
        box, pill = self.boxes.get(key), self.pills.get(key)
        return Shape(
            name,
            round(self.x[key], 1),
            round(self.y[key], 1),
            round(self.widths[key], 1),
            round(self.heights[key], 1),
            box.zone if box else None,
            box.loops if box else (),
            bool(pill and pill.inferred),
        )

    def _stroke(self, line: Line) -> Stroke:
        start, end = line.path[0], line.path[-1]
        points = [
            (self._port(line, start, 1), self.y[start] + self.heights[start] / 2),
            *(
                (self.x[key], self.y[key] + side * self.heights[key] / 2)
                for key in line.path[1:-1]
                for side in (-1, 1)
            ),
            (self._port(line, end, -1), self.y[end] - self.heights[end] / 2),
        ]
        if line.head == "upper":
            points.reverse()
        return Stroke(_curve(points), line.style, bool(line.head))

    def _port(self, line: Line, key: str, side: int) -> float:
        """Return where a line leaves a node: beside the others, in the order of where they go."""
        middle = self.x[key]
        beside = sorted(
            (self.x[other.path[1] if side > 0 else other.path[-2]], number)
            for number, other in enumerate(self.rows.lines)
            if (other.path[0] if side > 0 else other.path[-1]) == key
        )
        if key in self.pills or len(beside) < 2 or line.style == "beneath":
            return middle
        mine = [number for _, number in beside].index(self.rows.lines.index(line))
        step = min(16.0, (self.widths[key] - 16) / len(beside))
        return middle + (mine - (len(beside) - 1) / 2) * step

    def _ties(self) -> list[Stroke]:
        """Return the lines between a frame and the properties that all within it carry."""
        found = []
        for key, zone in self.rows.tied.items():
            top, bottom = self.edges[zone]
            x, y, half = self.x[key], self.y[key], self.heights[key] / 2
            ends = (bottom, y - half) if zone == ZONES[0] else (top, y + half)
            found.append(Stroke(_curve([(x, ends[0]), (x, ends[1])]), "plain", headed=False))
        return found


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Return a path that leaves and enters each point upright."""
    parts = [f"M{_pair(points[0])}"]
    for (left, top), (right, bottom) in pairwise(points):
        if abs(left - right) < 0.5:
            parts.append(f"L{_pair((right, bottom))}")
        else:
            half = (top + bottom) / 2
            parts.append(f"C{_pair((left, half))} {_pair((right, half))} {_pair((right, bottom))}")
    return "".join(parts)


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _measure(text: str, size: float) -> float:
    """Return about how wide a text is: Han characters are square, others a little over half."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return size * (wide + 0.58 * (len(text) - wide))
