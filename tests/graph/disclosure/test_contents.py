"""Where the table of contents ends and the text begins."""

import pytest

from fiscus.graph.disclosure.outline.contents import contents
from fiscus.graph.reading.plain.text import read_text


@pytest.mark.parametrize(
    ("lines", "bounds"),
    [
        (("题", "目录", "一、职责....1", "二、收入....2", "一、职责", "正文。"), (1, 4)),
        (("目 录", "一、职责 PAGEREF _Toc25831 \\h 3", "一、职责", "水利。"), (0, 2)),
        (("目录", "公开日期：2024年", "第一部分 概况 2", "第一部分 概况", "水利。"), (0, 3)),
        (("（目录）", "第一部分：概况", "一、职责", "第一部分：概况"), (0, 3)),
        (("目录", "一、职责", "二、收入", "水务局负责水利。"), (0, 3)),
        (("一、职责", "水务局负责水利。"), (0, 0)),
    ],
)
def test_it_ends_where_an_entry_comes_again(
    lines: tuple[str, ...], bounds: tuple[int, int]
) -> None:
    found = contents(read_text("\n".join(lines).encode(), "a.txt").blocks)
    assert (found.start, found.stop) == bounds
