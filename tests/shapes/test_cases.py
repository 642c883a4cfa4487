"""Every shape finds what its invalid cases hold, and nothing in its valid ones.

A case is ``<shape>/{valid,invalid}-<fault>.ttl``; an invalid one lists what the shape of its
folder must find in a ``.json`` file of the same name. Results of other shapes are left out:
a case is a small graph, not a whole disclosure. So a shape that is deleted fails its cases.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from fiscus.graph.validation import Result, validate
from fiscus.graph.validation.rules import rules_of, shapes_graph

FOLDER = Path(__file__).parent
SHAPES = "https://w3id.org/fiscus/shapes#"
SOURCES = {"https://example.org/id/source": "case.txt"}
CASES = [str(path.relative_to(FOLDER)) for path in sorted(FOLDER.glob("*/*.ttl"))]
INVALID = [case for case in CASES if "/invalid-" in case]


@cache
def results(case: str, alone: Callable[[str], Graph]) -> tuple[Result, ...]:
    data = Graph().parse(FOLDER / case, format="turtle")
    return validate(data, SOURCES, alone(SHAPES + case.partition("/")[0])).results


def expected(case: str) -> list[tuple[str, str, str, str]]:
    if case not in INVALID:
        return []
    rows = json.loads((FOLDER / case).with_suffix(".json").read_text("utf-8"))
    return [(row["focus"], row["path"], row["shape"], row["severity"]) for row in rows]


def test_cases_are_found() -> None:
    assert len(CASES) > 200


def test_every_shape_has_a_valid_and_an_invalid_case() -> None:
    shapes = {rule.shape.removeprefix(SHAPES) for rule in rules_of(shapes_graph())}
    valid = {case.partition("/")[0] for case in CASES if case not in INVALID}
    invalid = {case.partition("/")[0] for case in INVALID if expected(case)}
    assert (valid, invalid) == (shapes, shapes)


@pytest.mark.parametrize("case", CASES)
def test_shape_finds_what_is_there(case: str, alone: Callable[[str], Graph]) -> None:
    found = [(r.focus, r.path, r.shape, r.severity) for r in results(case, alone)]
    assert expected(case) == found


@pytest.mark.parametrize("case", INVALID)
def test_messages_are_whole(case: str, alone: Callable[[str], Graph]) -> None:
    for result in results(case, alone):
        assert set(result.message) == {"zh", "en"}
        unbound = [text for text in result.message.values() if re.search(r"\{[?$]", text)]
        assert unbound == []
