"""What may name a project in front of a figure."""

import pytest

from fiscus.graph.disclosure.prose.lead import label


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("，青年之家运转经费", "青年之家运转经费"),
        ("具体是水库维修项目支出", "水库维修项目"),
        ("主要用于水库维修", "水库维修"),
        ("其中运转类其他项目", None),
        ("、特定目标类项目", None),
    ],
)
def test_a_label_is_the_name_without_what_opens_the_list(lead: str, name: str | None) -> None:
    bounds = label(lead, 0)
    assert (lead[slice(*bounds)] if bounds else None) == name
