"""Rows for the class diagram: which box and which property stands in which row, joined how.

Boxes take even rows of their zone and properties odd ones; a line over several rows gets a
bend in each, so that rows can be ordered and placed one against the next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .relations import ZONES, Picture, Relation, Zone

Head = Literal["", "upper", "lower"]
Style = Literal["plain", "beneath", "inferred"]
_OTHER_END: Mapping[Head, Head] = {"upper": "lower", "lower": "upper", "": ""}
GRID_COLUMNS = 6
"""Most boxes in a row of those that nothing joins to others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes, the upper one first.

    :ivar path: the nodes that it passes, bends included.
    :ivar head: which end has the arrowhead.
    """

    path: tuple[str, ...]
    head: Head
    style: Style


@dataclass(slots=True)
class Rows:
    """The diagram in rows, from top to bottom.

    :ivar rows: keys of the nodes of each row: IRIs, and numbers with ``~`` for bends.
    :ivar loose: numbers of the rows whose boxes nothing joins to others.
    :ivar bands: first and last row of each zone.
    :ivar tied: keys of properties that are carried by a whole zone, with the zone.
    :ivar number: the row of each box and property.
    """

    rows: list[list[str]] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    bands: dict[Zone, tuple[int, int]] = field(default_factory=dict)
    tied: dict[str, Zone] = field(default_factory=dict)
    number: dict[str, int] = field(default_factory=dict)
    bends: int = 0

    def join(self, line: Line) -> None:
        """Add a line between two nodes, given in either order, with a bend in each row between."""
        start, end = line.path
        if self.number[start] > self.number[end]:
            self.join(Line((end, start), _OTHER_END[line.head], line.style))
            return
        passed = []
        for row in self.rows[self.number[start] + 1 : self.number[end]]:
            self.bends += 1
            passed.append(f"~{self.bends}")
            row.append(passed[-1])
        self.lines.append(Line((start, *passed, end), line.head, line.style))


def layer(picture: Picture) -> Rows:
    """Return the rows of a picture, in the order in which things are met."""
    ranks, rows = _ranks(picture), Rows()
    joined = {iri for one in picture.relations for iri in (*one.sources, *one.targets)}
    for zone in ZONES:
        inside = [box.name.iri for box in picture.boxes if box.zone == zone]
        first = len(rows.rows)
        _add_loose(rows, [iri for iri in inside if iri not in joined])
        start, tight = len(rows.rows), {iri: ranks[iri] for iri in inside if iri in joined}
        height = max(tight.values(), default=-1) + 1
        rows.rows += [[] for _ in range(height)]
        for iri, rank in tight.items():
            rows.number[iri] = start + rank
            rows.rows[start + rank].append(iri)
        rows.bands[zone] = (first, len(rows.rows) - 1)
        if zone != ZONES[-1]:
            rows.rows.append([])  # for properties that lead from one zone to the next
    _add_properties(picture, rows)
    return rows


def _add_loose(rows: Rows, iris: list[str]) -> None:
    count = -(-len(iris) // GRID_COLUMNS)
    for number in range(count):
        rows.loose.add(len(rows.rows))
        rows.rows.append(iris[number::count])


def _ranks(picture: Picture) -> dict[str, int]:
    """Return the row of each box within its zone: targets beneath sources, by the longest way."""
    zone = {box.name.iri: box.zone for box in picture.boxes}
    steps = [
        (upper, lower)
        for one in picture.relations
        for upper, lower in _steps(one)
        if zone.get(upper) == zone.get(lower) is not None and upper != lower
    ]
    ranks = dict.fromkeys(zone, 0)
    for _ in zone:  # as often as the longest way has steps; a circle ends there
        for upper, lower in steps:
            ranks[lower] = min(max(ranks[lower], ranks[upper] + 2), 2 * len(zone))
    return _lowered(ranks, steps, zone)


def _lowered(
    ranks: dict[str, int], steps: list[tuple[str, str]], zone: Mapping[str, Zone]
) -> dict[str, int]:
    """Return the ranks with boxes that nothing leads to moved down to what they lead to."""
    deepest = {
        name: max((ranks[iri] for iri in zone if zone[iri] == name), default=0) for name in ZONES
    }
    reached = {lower for _, lower in steps}
    for iri in zone:
        if iri not in reached and zone[iri] == ZONES[0]:
            below = [ranks[lower] for upper, lower in steps if upper == iri]
            ranks[iri] = min(below) - 2 if below else deepest[zone[iri]]
    return ranks


def _steps(one: Relation) -> Iterable[tuple[str, str]]:
    for source in one.sources:
        for target in one.targets:
            yield (source, target) if one.property else (target, source)


def _add_properties(picture: Picture, rows: Rows) -> None:
    for one in picture.relations:
        if one.property is None:
            rows.join(Line((one.targets[0], one.sources[0]), "upper", "beneath"))
            continue
        iri, style = one.property.iri, _style(one)
        rows.number[iri] = _row_of(one, rows)
        rows.rows[rows.number[iri]].append(iri)
        if one.sources[0] in ZONES:
            rows.tied[iri] = next(zone for zone in ZONES if zone == one.sources[0])
        for source in one.sources:
            if source in rows.number:
                rows.join(Line((source, iri), "", style))
        for target in one.targets:
            rows.join(Line((iri, target), "lower", style))


def _style(one: Relation) -> Style:
    return "inferred" if one.inferred else "plain"


def _row_of(one: Relation, rows: Rows) -> int:
    """Return the row of a property: beneath its sources, or between the zones that it joins."""
    source, number = one.sources[0], rows.number
    if source == ZONES[0]:
        return rows.bands[ZONES[0]][1] + 1
    if source == ZONES[-1]:
        return rows.bands[ZONES[-1]][0] - 1
    if all(number[target] < number[source] for target in one.targets):
        return min(number[source] for source in one.sources) - 1
    return max(number[source] for source in one.sources) + 1
