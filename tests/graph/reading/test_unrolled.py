"""A document on one line, as sites keep what a PDF says."""

from fiscus.graph.reading.document import Line, Paragraph
from fiscus.graph.reading.formats import read

_TEXT = (
    "怀安县水务局 2021 年度部门决算 目 录 第一部分 部门概况 ........ 1 一、部门职责 ........ 1 "
    "第二部分 2021 年度部门决算情况说明 ........ 3 一、收入支出决算总体情况说明 ........ 3 "
    "第一部分 部门概况 一、部门职责 怀安县水务局负责全 县水资源。 （二）机构设置 内设股室 6 个。 "
    "第二部分 2021 年度部门决算情况说明 一、收入支出决算总体情况说明 2021 年度收入总计 80 万元。"
)
_PARTED = [
    "怀安县水务局 2021 年度部门决算",
    "目 录",
    "第一部分 部门概况 ........ 1",
    "一、部门职责 ........ 1",
    "第二部分 2021 年度部门决算情况说明 ........ 3",
    "一、收入支出决算总体情况说明 ........ 3",
    "第一部分 部门概况",
    "一、部门职责",
    "怀安县水务局负责全 县水资源。",
    "（二）机构设置",
    "内设股室 6 个。",
    "第二部分 2021 年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
    "2021 年度收入总计 80 万元。",
]


def lines(data: str, name: str) -> list[Line]:
    blocks = read(data.encode(), name).blocks
    return [block.passage.lines[0] for block in blocks if isinstance(block, Paragraph)]


def test_it_is_parted_before_and_behind_its_headings() -> None:
    assert [line.text for line in lines(_TEXT, "a.txt")] == _PARTED
    assert [line.text for line in lines(f"<p>{_TEXT}</p>", "a.html")] == _PARTED


def test_each_piece_knows_where_in_the_line_it_stands() -> None:
    for line in lines(_TEXT, "a.txt"):
        start, end = line.whole().bounds
        assert (_TEXT[start:end], line.place.line) == (line.text, 1)
        assert not line.whole().is_whole


def test_a_long_paragraph_with_a_list_is_one_line() -> None:
    text = (
        "职责是："
        + " ".join(f"{number}、负责全县水资源工作。" for number in "一二三四五六七八九") * 3
    )
    assert [line.text for line in lines(text, "a.txt")] == [text]
