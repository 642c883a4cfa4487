"""Units that running text lists."""

import pytest

from fiscus.graph.disclosure.publisher.unit_lists import listed_units
from fiscus.graph.reading.plain.text import read_text


def units(text: str) -> list[str]:
    return [mention.name for mention in listed_units(read_text(text.encode(), "x.txt"), 2024)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "纳入平乐县教育局2024年部门预算编制范围的二级预算单位包括：\n1. 平乐县教育局本级\n"
                "2. 平乐县第一中学；\n3. 平乐县幼儿园。\n三、收支情况\n平乐县人民医院"
            ),
            ["平乐县第一中学", "平乐县幼儿园"],
        ),
        (
            (
                "其中，行政单位1家，事业单位2家，具体包括：\n1.平乐县教育局（本部）。\n"
                "2.平乐县图书馆（平乐县少年儿童图书馆）\n3.平乐县教研室"
            ),
            ["平乐县图书馆", "平乐县教研室"],
        ),
        (
            "所属事业单位2个：山丹县机关事务服务中心、山丹县大数据服务中心。",
            ["山丹县机关事务服务中心", "山丹县大数据服务中心"],
        ),
        (
            "下属二级预算单位分别为怀来县公路站和怀来县运输管理所等2个单位。",
            ["怀来县公路站", "怀来县运输管理所"],
        ),
        (
            "所属事业单位有：张家口水利史馆管理处、怀来县闸坝养护队等。",
            ["张家口水利史馆管理处", "怀来县闸坝养护队"],
        ),
        ("下属单位包括信息中心、培训中心。", []),
        ("所属事业单位有：怀来县公路站、承担公路养护。", []),
        ("所属单位预算由怀来县财政局批复。", []),
        ("内设机构包括：\n1. 怀来县水务局办公室\n", []),
    ],
)
def test_names_with_a_place_are_units(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_each_name_cites_its_own_words() -> None:
    document = read_text("所属事业单位2个：山丹县甲中心、山丹县乙中心。".encode(), "x.txt")
    (first, second) = listed_units(document, 2024)
    assert [(span.start, span.end) for span in (*first.spans, *second.spans)] == [(9, 15), (16, 22)]
