"""One publisher, one node: over years, spellings and formats; two stay two."""

from io import BytesIO

import docx
import pytest

from fiscus.graph.ingest import convert
from tests.graph.minted_nodes import TABLES, departments, nodes, of_type, published


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("怀安县水务局", "怀安县 水 务 局"),
        ("怀安县水务局", "河北省怀安县水务局"),
        ("怀安县水务局", "张家口市怀安县水务局"),
        ("怀安县水务局", "怀安县水务局（汇总）"),
        ("怀安县政府办公室", "怀安县人民政府办公室"),
        ("中共怀安县委宣传部", "中国共产党怀安县委员会宣传部"),
        ("怀安县委宣传部", "中共怀安县委宣传部"),
        ("政协怀安县委员会办公室", "中国人民政治协商会议怀安县委员会办公室"),
        ("怀安县政协办公室", "政协怀安县委员会办公室"),
        ("怀安县人大常委会办公室", "怀安县人民代表大会常务委员会办公室"),
        ("张家口市桥西区水务局", "河北省张家口市桥西区水务局"),
        ("江苏省政协办公厅", "中国人民政治协商会议江苏省委员会办公厅"),
        ("共青团怀安县委", "共青团怀安县委员会"),
        ("丰宁县水务局", "丰宁满族自治县水务局"),
        ("海北州民政局", "青海省海北藏族自治州民政局"),
        ("巴州审计局", "巴音郭楞蒙古自治州审计局"),
    ],
)
def test_spellings_of_one_department_are_one_node(one: str, other: str) -> None:
    assert departments(published(one)) == departments(published(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("怀安县教育局", "怀来县教育局"),
        ("石家庄市桥西区教育局", "张家口市桥西区教育局"),
        ("北京市朝阳区教育局", "长春市朝阳区教育局"),
        ("怀安县人大常委会办公室", "怀安县政协办公室"),
        ("怀安县教育局", "怀安县体育局"),
        ("怀安县委办公室", "怀安县人民政府办公室"),
    ],
)
def test_two_departments_are_two_nodes(one: str, other: str) -> None:
    found = departments(published(one)) | departments(published(other))
    assert len(found) == 2


def test_a_department_is_one_over_the_years() -> None:
    found = [departments(published("怀安县水务局", year)) for year in (2022, 2023, 2024)]
    assert found[0] == found[1] == found[2]


def test_the_code_is_the_department_under_whatever_name() -> None:
    lines = "二、机构设置\n	单位名称\n	单位性质\n\n	471001{0}本级\n	行政\n"
    one = departments(published("怀安县税务局", 2023, lines.format("怀安县税务局")))
    other = departments(published("怀安县税收管理局", 2024, lines.format("怀安县税收管理局")))
    assert one == other == {"department/130728/471"}


def test_tables_alone_and_prose_are_one_disclosure() -> None:
    tables = TABLES.format(label="部门：怀安县水务局　　单位：万元", year=2024)
    for kind in ("Disclosure", "BudgetDepartment", "AdministrativeDivision"):
        assert nodes(tables, kind) == nodes(published("怀安县水务局"), kind)


def test_word_and_text_are_one_disclosure() -> None:
    document = docx.Document()
    for line in published("怀安县水务局").splitlines():
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    text = published("怀安县水务局")
    for kind in ("Disclosure", "BudgetDepartment", "AdministrativeDivision"):
        assert of_type(buffer.getvalue(), kind, "a.docx") == nodes(text, kind)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("市场监督管理局", "the division of the publisher could not be told"),
        ("朝阳区教育局", "several have this name (110105, 220104)"),
        ("鼓楼区教育局", "several have this name (320106, 320302, 350102, 410204)"),
    ],
)
def test_what_cannot_be_told_is_listed(name: str, reason: str) -> None:
    conversion = convert(published(name).encode(), "a.txt")
    assert [gap.text for gap in conversion.gaps if reason in gap.reason] == [name]
    assert departments(published(name)) != departments(published(f"北京市{name}"))


@pytest.mark.parametrize(
    ("name", "line", "division"),
    [
        ("朝阳区教育局", "本文由北京市朝阳区教育局编制。", "110105"),
        ("新华区教育局", "河北省沧州市新华区人民政府门户网站", "130902"),
        ("水务局", "怀安县人民政府网站", "130728"),
    ],
)
def test_the_text_decides_where_the_name_does_not(name: str, line: str, division: str) -> None:
    found = departments(published(name, body=f"{line}\n一、部门职责\n负责供水。\n"))
    assert {path.split("/")[1] for path in found} == {division}


def test_the_place_may_be_left_out_in_one_year() -> None:
    site = "怀安县人民政府网站\n一、部门职责\n负责供水。\n"
    assert departments(published("水务局", 2024, site)) == departments(published("怀安县水务局"))


@pytest.mark.parametrize(
    ("name", "year", "division"),
    [
        ("绍兴市上虞市水务局", 2012, "330682"),
        ("绍兴市上虞区水务局", 2014, "330604"),
        ("襄樊市水务局", 2009, "420600"),
        ("襄阳市水务局", 2012, "420600"),
    ],
)
def test_divisions_are_those_of_the_year(name: str, year: int, division: str) -> None:
    found = departments(published(name, year))
    assert {path.split("/")[1] for path in found} == {division}


@pytest.mark.parametrize(
    ("name", "division"),
    [
        ("河北怀安经济开发区管理委员会", "130728"),
        ("怀安循环产业园区管委会", "130728"),
        ("石家庄高新技术产业开发区管理委员会", "130100"),
        ("大同经济技术开发区管理委员会", "000000"),
        ("高新技术产业开发区管委会", "000000"),
    ],
)
def test_a_zone_is_of_the_place_whose_short_name_it_bears(name: str, division: str) -> None:
    found = departments(published(name))
    assert {path.split("/")[1] for path in found} == {division}
