"""Codes of classes in columns of their parts."""

import pytest

from fiscus.graph.disclosure.tables.code_parts import with_part


@pytest.mark.parametrize(
    ("parts", "above", "digits"),
    [
        (["208", "05", "01"], "", "2080501"),
        (["208", "20805", "2080501"], "", "2080501"),
        (["213", "213", "213"], "", "213"),
        (["2130301", "2130301", "2130301"], "21302", "2130301"),
        (["208", "00", "00"], "", "208"),
        (["21303"], "208", "21303"),
        (["01"], "21303", "2130301"),
        (["00"], "208", ""),
        (["208", "21303"], "", "20821303"),
    ],
)
def test_parts_of_a_row_make_a_code(parts: list[str], above: str, digits: str) -> None:
    own = ""
    for part in parts:
        own = with_part(own, above, part)
    assert own == digits
