"""Titles as counties print them."""

import pytest

from fiscus.graph.disclosure.publisher.header import header, other_titles
from fiscus.graph.errors import NotADisclosure
from fiscus.graph.reading.plain.text import read_text


def read(text: str) -> tuple[str, int, str, str | None, str]:
    found = header(read_text(text.encode(), "a.txt"))
    return found.title.value, found.year.value, found.kind, found.scope, found.name


@pytest.mark.parametrize(
    ("text", "year", "kind", "scope", "name"),
    [
        ("怀安县水务局2024年部门预算公开\n", 2024, "budget", None, "怀安县水务局"),
        ("怀安县水务局\n2024年部门预算信息公开情况说明\n", 2024, "budget", None, "怀安县水务局"),
        ("怀安县水务局\n2024年度\n部门预算公开\n", 2024, "budget", None, "怀安县水务局"),
        ("2024年怀安县水务局部门预算公开说明书\n", 2024, "budget", None, "怀安县水务局"),
        ("附件1\n怀安县水务局二〇二四年部门预算\n", 2024, "budget", None, "怀安县水务局"),
        ("怀安县水务局（本级）2023年度部门决算\n", 2023, "final-accounts", "own", "怀安县水务局"),
        ("怀安县水务局本级2023年度部门决算\n", 2023, "final-accounts", "own", "怀安县水务局"),
        ("怀安县水务局本级2024年单位预算公开\n", 2024, "budget", None, "怀安县水务局本级"),
        ("怀安县水务局关于2024年部门预算公开的说明\n", 2024, "budget", None, "怀安县水务局"),
        ("【2024年】怀安县水务局部门预算公开\n", 2024, "budget", None, "怀安县水务局"),
        ("怀安县2024年水务局部门预算公开\n", 2024, "budget", None, "怀安县水务局"),
        ("471001怀安县水务局2024年单位预算公开\n", 2024, "budget", None, "怀安县水务局"),
        ("怀安县水务局2024年度预算收支情况说明\n", 2024, "budget", None, "怀安县水务局"),
        (
            "怀安县水务局2023年部门决算（汇总）\n",
            2023,
            "final-accounts",
            "consolidated",
            "怀安县水务局",
        ),
        ("怀安县水务局2023年度绩效自评报告\n", 2023, "self-evaluation", None, "怀安县水务局"),
        ("怀安县水务局2024年部门预算及“三公”经费预算公开\n", 2024, "budget", None, "怀安县水务局"),
        ("# 怀安县水务局2024年部门预算\n", 2024, "budget", None, "怀安县水务局"),
        (
            "2024年部门预算信息公开\n现将怀安县水务局（本级）2024年部门预算公开如下：\n",
            2024,
            "budget",
            "own",
            "怀安县水务局",
        ),
        (
            "当前位置：首页 > 政务公开 > 部门决算\n怀安县水务局（汇总）\n2023年度部门决算\n",
            2023,
            "final-accounts",
            "consolidated",
            "怀安县水务局",
        ),
        (
            "信息公开目录\n2025年（36）\n2024年（41）\n怀安县水务局2023年部门预算公开\n",
            2023,
            "budget",
            None,
            "怀安县水务局",
        ),
        (
            "河北省2023年度部门决算公开\n怀安县水务局\n2023年度部门决算\n",
            2023,
            "final-accounts",
            None,
            "怀安县水务局",
        ),
        (
            "目录\n一、部门职责.....1\n怀安县水务局2024年部门预算公开\n",
            2024,
            "budget",
            None,
            "怀安县水务局",
        ),
        (
            "怀安县人民法院2023年度一般公共预算财政拨款“三公”经费支出决算情况说明\n",
            2023,
            "final-accounts",
            None,
            "怀安县人民法院",
        ),
        (
            "2023年部门预算支出\n怀安县财政信息网\n【财政预算】怀安县水务局2024年部门预算情况说明\n",
            2024,
            "budget",
            None,
            "怀安县水务局",
        ),
        (
            "怀安县2026年县级部门预算\n预算主管部门：怀安县水务局\n",
            2026,
            "budget",
            None,
            "怀安县水务局",
        ),
        (
            "怀安县2026年县级单位预算\n预算单位：怀安县水务局（本级）\n",
            2026,
            "budget",
            "own",
            "怀安县水务局",
        ),
        (
            "水务局2022年决算公开\n怀安县水务局2022年部门决算公开\n",
            2022,
            "final-accounts",
            None,
            "怀安县水务局",
        ),
        ("水务局汇总2023年度部门决算公开报告\n", 2023, "final-accounts", "consolidated", "水务局"),
        (
            "2021年怀安县卫生健康系统（汇总）部门预算公开编报说明\n",
            2021,
            "budget",
            "consolidated",
            "怀安县卫生健康系统",
        ),
        ("怀安县水务局部门预算公开（2024年）\n", 2024, "budget", None, "怀安县水务局"),
        ("怀安县水务局\n部 门 预 算\n（2024年度）\n", 2024, "budget", None, "怀安县水务局"),
        ("2024年度预算公开\n——怀安县水务局\n", 2024, "budget", None, "怀安县水务局"),
        ("2024年怀安县水务局部门预算公开目录\n", 2024, "budget", None, "怀安县水务局"),
        (
            "县人大2017年决算公开\n怀安县人大常委会\n2017年部门决算\n",
            2017,
            "final-accounts",
            None,
            "怀安县人大常委会",
        ),
        (
            "怀安县水务局2024年度项目支出绩效单位自评报告\n",
            2024,
            "self-evaluation",
            None,
            "怀安县水务局",
        ),
        (
            "2021年部门整体支出绩效自评报告\n怀安县水务局是政府工作部门。\n",
            2021,
            "self-evaluation",
            None,
            "怀安县水务局",
        ),
        (
            "2015年怀安县司法局部门“三公”经费情况统计表 | |\n项目 | 本年预算数 | |\n合计 | 3 | |\n",
            2015,
            "budget",
            None,
            "怀安县司法局",
        ),
        ("怀安县文联2017-度“三公”经费预算表\n", 2017, "budget", None, "怀安县文联"),
        (
            "怀安县水务局2019年决算公开报告\n决算公开目录\n",
            2019,
            "final-accounts",
            None,
            "怀安县水务局",
        ),
        ("北京市延庆区水务局2022年财政预算资讯\n", 2022, "budget", None, "北京市延庆区水务局"),
        (
            "附件3：\nXX部门怀安县渡口堡中心小学\n2019年度部门决算公开\n",
            2019,
            "final-accounts",
            None,
            "怀安县渡口堡中心小学",
        ),
        (
            "2026年部门预算编制说明\n收入预算8万元。\n编制部门：怀安县水务局　单位：元\n",
            2026,
            "budget",
            None,
            "怀安县水务局",
        ),
    ],
)
def test_a_title_names_publisher_year_and_kind(
    text: str, year: int, kind: str, scope: str | None, name: str
) -> None:
    assert read(text)[1:4] == (year, kind, scope)
    assert read(text)[4].removesuffix("（本级）") == name


@pytest.mark.parametrize("text", ["你好\n", "2024年部门预算公开\n没有名称。\n", "预算管理办法\n"])
def test_what_names_no_publisher_is_no_disclosure(text: str) -> None:
    with pytest.raises(NotADisclosure) as error:
        read(text)
    assert "a.txt" in str(error.value)


def test_a_code_glued_to_the_name_in_a_title_is_the_publishers() -> None:
    glued = read_text("471001怀安县水务局2024年单位预算公开\n".encode(), "a.txt")
    parted = read_text("2024\n怀安县水务局2024年单位预算公开\n".encode(), "a.txt")
    assert [header(glued).key, header(parted).key] == ["471001", None]


def test_a_second_publisher_in_one_file_is_reported() -> None:
    text = "怀安县水务局2024年部门预算公开\n正文。\n怀安县教育局2024年部门预算公开\n"
    document = read_text(text.encode(), "a.txt")
    gaps = [gap.sentence() for gap in other_titles(document, header(document))]
    assert [gap.split(": ") for gap in gaps] == [
        [
            "line 3",
            "the title of another publisher, read as part of this one",
            "怀安县教育局2024年部门预算公开",
        ]
    ]


def test_a_title_is_told_without_the_part_that_it_names_and_the_year_beneath_it() -> None:
    text = "第三部分：怀安县水务局2022年度部门决算情况说明\n一、收入\n"
    assert read(text)[0] == "怀安县水务局2022年度部门决算情况说明"
    assert read("怀安县水务局2022年部门决算\n2022年度\n")[0] == "怀安县水务局2022年部门决算"
