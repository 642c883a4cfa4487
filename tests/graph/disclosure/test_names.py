"""Which words of a text are a name of the publisher."""

import pytest

from fiscus.graph.disclosure.naming.names import spellings
from fiscus.graph.reading.plain.text import read_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("怀安县水务部门主要职责\n", ["怀安县水务部门"]),
        ("怀安县政府主管全县水务工作的部门。\n", []),
        ("水务局是怀安县人民政府主管农村饮水、河道管理的工作部门。\n", []),
    ],
)
def test_a_clause_about_whose_work_it_is_is_no_name(text: str, names: list[str]) -> None:
    document = read_text(text.encode(), "a.txt")
    assert [mention.name for mention in spellings(document, "怀安县", ())] == names
