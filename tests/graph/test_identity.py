"""One thing, one node: over years, spellings and formats; two things stay two."""

from io import BytesIO
from typing import Any, cast

import docx
import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import BASE, FIS, RDF, SKOS


def nodes(text: str, kind: str, name: str = "a.txt") -> set[str]:
    return of_type(text.encode(), kind, name)


def of_type(data: bytes, kind: str, name: str) -> set[str]:
    quads: tuple[Any, ...] = convert(data, name).quads
    return {
        quad.subject.value.removeprefix(f"{BASE}id/")
        for quad in quads
        if quad.predicate == RDF.type and quad.object == getattr(FIS, kind)
    }


def departments(text: str) -> set[str]:
    return nodes(text, "BudgetDepartment")


def published(name: str, year: int = 2024, body: str = "一、部门职责\n负责供水。\n") -> str:
    return f"{name}{year}年部门预算公开\n{body}"


TABLES = """{label}
收支预算总表
	收入
	金额

	一、财政拨款
	10.00

	合计
	10.00

{year}年政府采购预算表
"""


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


DEPARTMENT = """怀安县水务局2024年部门预算公开
二、机构设置
	单位名称
	单位性质

	350001怀安县水务局本级
	行政

	350002怀安县排水所
	事业

三、收入支出总体情况
2024年收入预算100万元。
"""
UNIT = """怀安县排水所2024年单位预算公开
一、单位职责
负责排水。
二、收入支出总体情况
2024年收入预算30万元。
"""


def test_a_department_and_its_unit_in_one_file_are_a_disclosure_each() -> None:
    both = convert((DEPARTMENT + UNIT).encode(), "a.txt")
    amounts = {
        quad.subject.value.removeprefix(f"{BASE}id/disclosure/"): quad.object.value
        for quad in cast("tuple[Any, ...]", both.quads)
        if quad.predicate == FIS.amount
    }
    assert amounts == {
        "130728/350/2024/budget/amount/revenue": "1000000",
        "130728/350002/2024/budget/amount/revenue": "300000",
    }
    assert nodes(DEPARTMENT + UNIT, "BudgetUnit") == {"unit/130728/350001", "unit/130728/350002"}
    assert not both.gaps
    alone = [convert(text.encode(), "a.txt").coverage for text in (DEPARTMENT, UNIT)]
    assert both.coverage.numbers == sum(part.numbers for part in alone)
    assert both.coverage.numbers_claimed == both.coverage.numbers


@pytest.mark.parametrize(
    "title", ["怀安县排水所\n2024年单位预算公开\n", UNIT.splitlines()[0] + "\n"]
)
def test_a_title_over_two_lines_parts_a_file_too(title: str) -> None:
    text = DEPARTMENT + title + "\n".join(UNIT.splitlines()[1:]) + "\n"
    assert len(nodes(text, "Disclosure")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "怀安县水务局2024年部门预算情况说明",
        "怀安县水利局2024年部门预算\n怀安县排水所2024年单位预算",
        "水务局2024年部门预算公开表",
        "《怀安县排水所2024年单位预算》已经公开。",
    ],
)
def test_lists_and_repeated_titles_part_nothing(line: str) -> None:
    assert len(nodes(f"{DEPARTMENT}{line}\n四、其他\n没有。\n", "Disclosure")) == 1


def test_the_departments_own_part_is_a_disclosure_of_its_own() -> None:
    own = DEPARTMENT.replace("水务局2024", "水务局（本级）2024", 1).replace("100万", "60万")
    assert nodes(DEPARTMENT + own, "Disclosure") == {
        "disclosure/130728/350/2024/budget",
        "disclosure/130728/350.own/2024/budget",
    }


@pytest.mark.parametrize(
    "number",
    [
        "冀财农〔2023〕15号",
        "冀财农[2023]15号",
        "冀财农【2023】15号",
        "冀财农（2023）15号",
        "冀财农﹝2023﹞15号",
        "冀财农„2023‟15号",
        "冀财农［２０２３］１５号",
        "冀财农 〔2023〕 第15号",
    ],
)
def test_a_funding_document_is_one_in_every_spelling(number: str) -> None:
    text = published("怀安县水务局", body=f"一、部门职责\n根据{number}安排资金。\n")
    assert nodes(text, "FundingDocument") == {"document/130000/jicainong/2023/15"}


def test_one_number_of_two_issuers_is_two_documents() -> None:
    body = "一、部门职责\n依据冀财农〔2023〕15号、怀财农〔2023〕15号和财农〔2023〕15号安排。\n"
    assert nodes(published("怀安县水务局", body=body), "FundingDocument") == {
        "document/130000/jicainong/2023/15",
        "document/130728/huaicainong/2023/15",
        "document/100000/cainong/2023/15",
    }


def test_an_issuer_code_is_of_the_place_that_cites_it() -> None:
    body = "一、部门职责\n依据怀财农〔2023〕15号安排。\n"
    one, other = (
        nodes(published(name, body=body), "FundingDocument")
        for name in ("怀安县水务局", "怀来县水务局")
    )
    assert one == {"document/130728/huaicainong/2023/15"}
    assert other == {"document/130730/huaicainong/2023/15"}


def test_a_local_mark_comes_before_that_of_another_province() -> None:
    body = "一、部门职责\n依据新财农〔2023〕15号安排。\n"
    assert nodes(published("新乐市水务局", body=body), "FundingDocument") == {
        "document/130184/xincainong/2023/15"
    }


@pytest.mark.parametrize(
    ("publisher", "projects"),
    [
        (
            "和龙市交通运输局",
            "主要为和财字〔2024〕7号道路养护支出20万元；和财字〔2024〕9号车站设备更新支出30万元",
        ),
        (
            "怀安县交通运输局",
            "主要为怀财字〔2024〕7号道路养护支出20万元和冀财建〔2024〕9号车站设备更新支出30万元",
        ),
    ],
)
def test_and_in_a_list_is_a_word_or_the_mark_of_a_place(publisher: str, projects: str) -> None:
    body = f"二、部门预算安排的总体情况\n2024年支出预算50万元，项目支出50万元，{projects}。\n"
    quads = convert(published(publisher, body=body).encode(), "a.txt").quads
    stated = [cast("Any", quad) for quad in quads if quad.predicate == SKOS.prefLabel]
    labels = {quad.object.value for quad in stated if "/budget/project/" in quad.subject.value}
    assert labels == {"道路养护", "车站设备更新"}


def test_the_table_of_another_publisher_is_listed() -> None:
    one = TABLES.format(label="部门：怀安县水务局　　单位：万元", year=2024)
    other = TABLES.format(label="部门：怀安县排水所　　单位：万元", year=2024)
    reason = "the table of another publisher, read as part of this one"
    gaps = convert((one + other).encode(), "a.txt").gaps
    assert [gap.text for gap in gaps if gap.reason == reason] == ["怀安县排水所"]
