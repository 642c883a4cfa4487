"""Facts to quads: the same bytes give the same triples, each figure its own place."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize

from fiscus.graph.errors import FiscusError
from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import FIS

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
INHERITED = {
    FIS.indicatorCategory.value,
    FIS.asOfDate.value,
    FIS.purchasedBy.value,
    FIS.fundSource.value,
}
"""Stated by headers, merged cells and unit rows of every row beneath them."""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_same_bytes_give_the_same_quads(sample: Path) -> None:
    data = sample.read_bytes()
    assert convert(data, "a").quads == convert(data, "b").quads


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_quads_survive_being_written_and_read(sample: Path) -> None:
    quads: tuple[Any, ...] = convert(sample.read_bytes(), sample.name).quads
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None
    assert set(parse(written, RdfFormat.N_QUADS)) == set(quads)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_fragment_states_one_property_of_two_nodes(sample: Path) -> None:
    quads: tuple[Any, ...] = convert(sample.read_bytes(), sample.name).quads
    has = {(quad.subject.value, quad.predicate.value) for quad in quads}
    stating: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == FIS.statesProperty:
            stating[quad.subject.value].add(quad.object.value)
    nodes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == FIS.statedIn:
            for predicate in stating[quad.object.value] - INHERITED:
                if (quad.subject.value, predicate) in has:
                    nodes[quad.object.value, predicate].add(quad.subject.value)
    assert {place: found for place, found in nodes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_fragment_quotes_the_source(sample: Path) -> None:
    lines = sample.read_text(encoding="utf-8").split("\n")
    quads: tuple[Any, ...] = convert(sample.read_bytes(), sample.name).quads
    by_node: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if "/source/" in quad.subject.value:
            by_node[quad.subject.value][quad.predicate.value.rsplit("#", 1)[1]] = quad.object.value
    assert by_node
    for facts in by_node.values():
        line = lines[int(facts["line"]) - 1]
        quoted = (
            line[int(facts["startOffset"]) : int(facts["endOffset"])]
            if "startOffset" in facts
            else line.removeprefix("\t")
        )
        assert quoted == facts["sourceText"]


def labels(quads: tuple[Any, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value.endswith("#prefLabel"):
            found[quad.subject.value].add(quad.object.value)
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_each_node_has_one_label(sample: Path) -> None:
    quads: tuple[Any, ...] = convert(sample.read_bytes(), sample.name).quads
    assert {node: names for node, names in labels(quads).items() if len(names) > 1} == {}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_rearrangement_of_lines_gives_a_conversion_or_a_typed_error(
    data: st.DataObject,
) -> None:
    lines = SAMPLES[0].read_text(encoding="utf-8").split("\n")
    start = data.draw(st.integers(0, len(lines) - 1))
    end = data.draw(st.integers(start, min(start + 120, len(lines))))
    place = data.draw(st.integers(0, len(lines) - 1))
    moved = [*lines[:start], *lines[end:]]
    moved[place:place] = lines[start:end] if data.draw(st.booleans()) else []
    try:
        conversion = convert("\n".join(moved).encode(), "a.txt")
    except FiscusError:
        return
    assert conversion.coverage.numbers_claimed + len(conversion.coverage.unclaimed) == (
        conversion.coverage.numbers
    )
