"""Projects whose self-evaluation a paragraph sums up."""

import pytest

from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.vocabulary import BASE
from tests.layouts.test_layouts import stated

TABLE = """
项目支出绩效自评表
项目名称|水库维修项目|||||
项目资金（万元）||年初预算数|全年预算数|全年执行数|执行率|得分
|年度资金总额|80.00|80.00|76.00|95%|9.5
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|维修水库|2座|2座|90|90
"""


def of_projects(text: str, title: str = "怀安县水务局2023年度部门决算") -> list[str]:
    data = f"{title}\n九、预算绩效情况\n{text}".encode()
    found = understand(read_text(data, "a.txt"), BASE)
    return [line.split("/", 2)[-1] for line in stated(found) if line.startswith("project/")]


@pytest.mark.parametrize(
    "text",
    [
        "（1）水库维修项目自评综述：根据年初设定的目标，自评得分为95分。全年预算数为80万元，执行数为76万元，完成预算的95%。",
        "2.自评结果。（1）水库维修项目自评综述：自评得分为95分，全年预算数为80万元，执行数为76万元，完成预算的95%。",
        "2.水库维修项目绩效自评情况综述：评价得分95分，全年预算数80.00万元，全年执行数76.00万元，预算执行率为95%。",
    ],
)
def test_score_and_money_are_of_the_project(text: str) -> None:
    assert of_projects(text) == [
        "8a2746a1537e6528\t水库维修项目\t\t95",
        "amount/expenditure.project\t760000",
        "amount/expenditure.project;phase=adjusted-budget\t800000",
        "ratio/expenditure.project\t95\texecution",
    ]


def test_a_name_in_quotation_marks_is_the_whole_name() -> None:
    text = "“水库维修”项目绩效自评综述：自评得分为95分。年初预算数为80万元，执行数为76万元。"
    assert of_projects(text)[2:] == [
        "amount/expenditure.project;phase=initial-budget\t800000",
    ]
    assert "水库维修\t" in of_projects(text)[0]


def test_a_project_with_a_table_is_found_again() -> None:
    text = "水库维修项目绩效自评综述：自评得分为95分。全年预算数为80万元，执行数为76万元。"
    in_table = of_projects(TABLE)
    assert of_projects(text + TABLE) == [in_table[0], f"{in_table[0]}\t\t95", *in_table[1:]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("部门整体支出绩效自评综述：自评得分为95分。", "怀安县水务局2023年度部门决算"),
        ("2个一级项目绩效自评综述：自评得分为95分。", "怀安县水务局2023年度部门决算"),
        ("水库维修项目绩效自评综述：自评得分为95分。", "怀安县水务局2024年部门预算"),
        ("水库维修项目绩效自评综述：目标已经完成。", "怀安县水务局2023年度部门决算"),
    ],
)
def test_what_is_no_project_of_accounts_is_left_out(text: str, title: str) -> None:
    assert of_projects(text, title) == []
