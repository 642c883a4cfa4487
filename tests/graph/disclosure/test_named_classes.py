"""No figure points to a class that the graph says nothing of."""

from typing import Any

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import CODE, FIS, RDF, SKOS

TEXT = """怀安县水务局2024年部门预算公开
三、一般公共预算支出情况
2024年一般公共预算支出10万元，其中：
1.农林水支出（类）水利（款）水利工程运行与维护（项）支出6万元。
2.基本工资4万元。
"""


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("functional-class/2130306", "水利工程运行与维护"),
        ("economic-class-2018/30101", "基本工资"),
    ],
)
def test_a_class_known_by_name_alone_is_described(code: str, label: str) -> None:
    quads: tuple[Any, ...] = convert(TEXT.encode(), "a.txt").quads
    used = {quad.object.value for quad in quads if quad.predicate in _COORDINATES}
    said = {
        quad.predicate: quad.object.value for quad in quads if quad.subject.value == CODE + code
    }
    assert CODE + code in used
    assert said[RDF.type] == SKOS.Concept.value
    assert said[SKOS.prefLabel] == label
    assert said[SKOS.inScheme] == CODE + code.split("/", maxsplit=1)[0]


_COORDINATES = (FIS.functionalClass, FIS.economicClass)
