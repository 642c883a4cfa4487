"""No figure points to a class that the graph says nothing of."""

from typing import Any

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import CODE, FIS, RDF, SKOS

TEXT = """怀安县水务局2024年部门预算公开
一、财政拨款支出预算情况说明
怀安县水务局2024年财政拨款预算支出10万元。其中：
（一）农林水支出（类）
1.水利（款）水利工程运行与维护（项）6万元，与上年相比增加1万元。
2.水利（款）防汛（项）4万元，与上年相比减少1万元。
"""


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("functional-class/2130306", "水利工程运行与维护"),
        ("functional-class/2130314", "防汛"),
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
