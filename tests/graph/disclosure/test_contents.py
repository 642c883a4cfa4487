"""Where the table of contents ends and the text begins."""

import pytest

from fiscus.graph.disclosure.figures.counts import StatedCount
from fiscus.graph.disclosure.outline.contents import contents
from fiscus.graph.disclosure.publisher.organisation import BudgetUnit
from fiscus.graph.disclosure.texts.texts import Responsibility
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.vocabulary import BASE


@pytest.mark.parametrize(
    ("lines", "bounds"),
    [
        (("题", "目录", "一、职责....1", "二、收入....2", "一、职责", "正文。"), (1, 4)),
        (("目 录", "一、职责 PAGEREF _Toc25831 \\h 3", "一、职责", "水利。"), (0, 2)),
        (("目录", "公开日期：2024年", "第一部分 概况 2", "第一部分 概况", "水利。"), (0, 3)),
        (("（目录）", "第一部分：概况", "一、职责", "第一部分：概况"), (0, 3)),
        (("目录", "一、职责", "二、收入", "水务局负责水利。"), (0, 3)),
        (("一、职责", "水务局负责水利。"), (0, 0)),
        (("目录", "一、职责......1", "二、收入......2", "水务局职责", "水务局管水。"), (0, 3)),
        (("目录", "一、职责", "二、收入", "水务局职责", "水务局管水。"), (0, 3)),
        (("目录", "职责", "收入", "名词解释", "水务局管水。"), (0, 4)),
    ],
)
def test_it_ends_where_an_entry_comes_again(
    lines: tuple[str, ...], bounds: tuple[int, int]
) -> None:
    found = contents(read_text("\n".join(lines).encode(), "a.txt").blocks)
    assert (found.start, found.stop) == bounds


def test_headings_that_only_bear_the_name_of_the_publisher_begin_the_text() -> None:
    text = """怀来县水务局2024年部门预算
目 录
一、部门主要职能 ………………
二、部门机构设置 ………………
三、名词解释 ………………
怀来县水务局（部门）主要职能
怀来县水务局是怀来县政府主管水利的部门。
主要职能包括：
1.管理全县水资源。
2.组织防汛抗旱。
怀来县水务局（部门）机构设置
怀来县水务局部门预算是包括怀来县水务局本部以及下属1家预算单位的综合收支计划。
本部门中，行政单位1家，事业单位1家，具体包括：
1.怀来县水务局本部
2.怀来县水文站（怀来县水质监测站）
名词解释
"""
    nodes = understand(read_text(text.encode(), "a.txt"), BASE).nodes
    assert sum(isinstance(node, Responsibility) for node in nodes) == 2
    assert [n.label.value for n in nodes if isinstance(n, BudgetUnit)] == ["怀来县水文站"]
    assert {n.iri.rsplit("/", 1)[1] for n in nodes if isinstance(n, StatedCount)} == {
        "units",
        "units.administrative",
        "units.institution",
    }
