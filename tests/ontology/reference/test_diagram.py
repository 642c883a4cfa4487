"""The class diagram: every class once, nothing on top of anything else, lines from end to end."""

import re
from itertools import combinations, pairwise
from typing import Literal

import pytest

from fiscus.ontology.reference.classes import class_iris, classes
from fiscus.ontology.reference.diagram import Diagram, Shape, diagram
from fiscus.ontology.reference.layering import Line, Rows
from fiscus.ontology.reference.ordering import order
from fiscus.ontology.reference.placing import place
from fiscus.ontology.reference.properties import foreign_properties, properties

FAMILY = "http://www.w3.org/ns/org#FormalOrganization"


@pytest.fixture(scope="module", params=["zh", "en"])
def drawn(request: pytest.FixtureRequest) -> Diagram:
    language = request.param
    found = (*properties(language), *foreign_properties(language))
    return diagram(classes(language), found)


def edges(shape: Shape) -> tuple[float, float, float, float]:
    half, tall = shape.width / 2, shape.height / 2
    return shape.x - half, shape.x + half, shape.y - tall, shape.y + tall


def overlap(one: Shape, other: Shape) -> bool:
    left, right, top, bottom = edges(one)
    begin, end, high, low = edges(other)
    return left < end and begin < right and top < low and high < bottom


def test_every_class_is_a_box_once(drawn: Diagram) -> None:
    names = [box.name.iri for box in drawn.boxes]

    assert sorted(names) == sorted([*class_iris(), FAMILY])


def test_nothing_overlaps(drawn: Diagram) -> None:
    shapes = (*drawn.boxes, *drawn.pills)

    assert [(a.name.brief, b.name.brief) for a, b in combinations(shapes, 2) if overlap(a, b)] == []


def test_all_is_within_the_picture(drawn: Diagram) -> None:
    for shape in (*drawn.boxes, *drawn.pills):
        left, right, top, bottom = edges(shape)
        assert 0 <= left < right <= drawn.width
        assert 0 <= top < bottom <= drawn.height


def test_boxes_are_in_the_frame_of_their_zone(drawn: Diagram) -> None:
    frames = {frame.zone: frame for frame in drawn.frames}
    for box in drawn.boxes:
        assert box.zone
        frame = frames[box.zone]
        _, _, top, bottom = edges(box)
        assert frame.y < top < bottom < frame.y + frame.height


def test_each_property_is_there_once_and_leads_somewhere(drawn: Diagram) -> None:
    joining = [one.property.iri for one in drawn.picture.relations if one.property]

    assert sorted(joining) == sorted(pill.name.iri for pill in drawn.pills)
    assert len(set(joining)) == len(joining)
    assert all(one.sources and one.targets for one in drawn.picture.relations)


def test_lines_end_at_the_edges_of_what_they_join(drawn: Diagram) -> None:
    levels = {round(edge, 1) for shape in (*drawn.boxes, *drawn.pills) for edge in edges(shape)[2:]}
    levels |= {round(e, 1) for f in drawn.frames for e in (f.y, f.y + f.height)}
    for stroke in drawn.strokes:
        points = re.findall(r"[\d.]+,([\d.]+)", stroke.d)
        for end in (points[0], points[-1]):
            assert min(abs(float(end) - level) for level in levels) < 1


def test_it_is_the_same_every_time(drawn: Diagram) -> None:
    language: Literal["zh", "en"] = "zh" if drawn.boxes[0].name.label == "行政区划" else "en"
    found = (*properties(language), *foreign_properties(language))

    assert diagram(classes(language), found) == drawn


def test_order_undoes_a_crossing() -> None:
    rows = Rows(rows=[["a", "b"], ["c", "d"]])
    rows.lines = [Line(("a", "d"), "", "plain"), Line(("b", "c"), "", "plain")]

    assert order(rows) in ([["a", "b"], ["d", "c"]], [["b", "a"], ["c", "d"]])


def test_places_keep_order_and_distance() -> None:
    rows = [["a", "b", "c"], ["d"]]
    lines = [Line((one, "d"), "", "plain") for one in "abc"]
    at = place(rows, lines, dict.fromkeys("abcd", 10.0), 4.0)

    assert all(at[right] - at[left] >= 14 - 1e-6 for left, right in pairwise("abc"))
    assert at["d"] == pytest.approx(at["b"])
