"""How many units a sentence counts, and how many it lists."""

import pytest

from fiscus.graph.validation.unit_numbers import numbers_in

TOLD = {
    "纳入编制范围的单位共4家，具体包括：南山县文化馆、南山县图书馆、南山县美术馆。": (4, 3, 3),
    "部门由局本级和2个所属单位构成，分别是：南山县林业和草原局（本级）、森防站、国有白石林场。": (
        2,
        2,
        3,
    ),
    "所属单位3个，即甲局、乙站（含东站、西站）和丙中心。": (3, 1, 3),
    "下属二级预算单位有两个单位：甲站、乙站。": None,
    "部门预算包含信息中心等4个所属事业单位的收支。": None,
    "预算单位3个，其中：行政单位1个，事业单位2个。": None,
    "本部门有预算单位5个，包括局机关、县图书馆等。": None,
}


@pytest.mark.parametrize("text", TOLD)
def test_units_are_counted(text: str) -> None:
    assert numbers_in(text) == TOLD[text]
