"""Texts without a title, as copies of pages begin: who publishes them, for which year."""

import pytest

from fiscus.graph.disclosure.naming.place_names import province_in_front
from fiscus.graph.disclosure.publisher.header import header
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.errors import NotADisclosure
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.vocabulary import BASE


@pytest.mark.parametrize(
    ("text", "year", "kind", "name", "where"),
    [
        (
            "目 录\n第一部分 怀安县水务局概况\n第二部分 2022年度部门决算表\n",
            2022,
            "final-accounts",
            "怀安县水务局",
            2,
        ),
        (
            "第一部分 概况\n一、职责\n怀安县人民法院是审判机关。\n第二部分 2024年部门预算\n",
            2024,
            "budget",
            "怀安县人民法院",
            3,
        ),
        (
            "根据要求，现将2024年部门预算公开如下：\n一、部门职责\n1、怀安县水务局负责全县水资源。\n",
            2024,
            "budget",
            "怀安县水务局",
            3,
        ),
        (
            "详见：怀安县水务局2024预算表\n1.怀安县水务局负责水资源。\n第二部分 2024年部门预算\n",
            2024,
            "budget",
            "怀安县水务局",
            2,
        ),
        (
            "二、2022年度部门决算公开表........（2）\n（一）部门职责\n怀安县公安局负责治安。\n",
            2022,
            "final-accounts",
            "怀安县公安局",
            3,
        ),
        (
            "来源：怀安县水务局\n第一部分 部门概况\n第二部分 2024年部门预算情况\n",
            2024,
            "budget",
            "怀安县水务局",
            1,
        ),
        (
            "按照统一部署，现将柴沟堡镇2021年度“三公”经费决算情况公布如下：\n2021年度“三公”经费4万元。\n",
            2021,
            "final-accounts",
            "柴沟堡镇",
            1,
        ),
        (
            "怀安县水务局“三公”经费公开\n2022年度财政拨款“三公”经费支出决算为3万元。\n",
            2022,
            "final-accounts",
            "怀安县水务局",
            1,
        ),
        (
            "2023年怀安县水务局“三公”经费增减情况说明\n2023年预算安排“三公”经费支出3万元。\n",
            2023,
            "budget",
            "怀安县水务局",
            1,
        ),
        ("柴沟堡镇2020年“三公”经费决算数共计3万元。\n", 2020, "final-accounts", "柴沟堡镇", 1),
        (
            "怀安县2023年水利工程一批，县水务局负责。\n怀安县水务局2023年度部门决算收入8万元。\n",
            2023,
            "final-accounts",
            "怀安县水务局",
            2,
        ),
    ],
)
def test_parts_and_sentences_tell_what_a_title_would(
    text: str, year: int, kind: str, name: str, where: int
) -> None:
    found = header(read_text(text.encode(), "a.txt"))
    assert (found.year.value, found.kind, found.name) == (year, kind, name)
    assert [span.line.place.line for span in found.name_spans] == [where]


@pytest.mark.parametrize(
    "text",
    [
        "目 录\n第一部分 部门概况\n第二部分 2024年部门预算情况\n我局负责全县水资源。\n",
        "怀安县水务局负责全县水资源。\n一、职责\n",
        "2017年“三公”经费预算情况说明\n2017年公务接待费3万元。\n",
        "怀安县水务局“三公”经费公开\n2022年度“三公”经费3万元。\n",
        "2023年怀安县水务局“三公”经费公开\n2022年度“三公”经费决算3万元。\n",
        "现将2024年部门预算公开工作安排通知各单位：\n怀安县财政局负责汇总。\n",
    ],
)
def test_a_text_that_tells_too_little_is_no_disclosure(text: str) -> None:
    with pytest.raises(NotADisclosure):
        header(read_text(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("西藏技师学院", "540000"),
        ("河北农村干部学院", "130000"),
        ("广西大学", "450000"),
        ("山东大学", None),
        ("江西路小学", None),
        ("西藏中路街道办事处", None),
        ("上海海关", None),
        ("江苏南京中医院", None),
        ("水务局", None),
    ],
)
def test_a_short_name_of_a_province_in_front_tells_the_province(
    name: str, code: str | None
) -> None:
    found = province_in_front(name)
    assert (found.certain.code if found and found.certain else None) == code


def test_a_form_alone_says_its_publisher_in_a_cell() -> None:
    rows = (
        "项目名称|委托业务项目|实施单位|219001-怀安县水务局",
        "主管部门|219-怀安县水务局||",
        "项目资金|年初预算数|全年执行数|得分",
        "年度资金总额|90|89.97|10",
    )
    text = "项目支出绩效自评表\n（2022年度）\n" + "\n".join(rows) + "\n"
    found = header(read_text(text.encode(), "a.txt"))
    assert (found.name, found.year.value, found.kind) == ("怀安县水务局", 2022, "self-evaluation")
    assert not found.is_unit


def test_who_issues_the_page_tells_the_place_that_a_title_leaves_out() -> None:
    text = "发布机构：怀安县渡口堡乡人民政府\n渡口堡乡人民政府部门2024年部门预算\n一、收入\n"
    assert understand(read_text(text.encode(), "a.txt"), BASE).frame.division == "130728"


def test_a_text_about_one_matter_is_told_so() -> None:
    text = "柴沟堡镇2020年“三公”经费决算数共计3万元。\n"
    assert header(read_text(text.encode(), "a.txt")).title.value == "柴沟堡镇2020年“三公”经费决算"
    text = "第一部分 怀安县水务局概况\n第二部分 2022年部门预算及“三公”经费预算情况\n"
    assert header(read_text(text.encode(), "a.txt")).title.value == "怀安县水务局2022年部门预算"
