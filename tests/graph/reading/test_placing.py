"""Rows in which merged cells stand once: in which columns their cells are, if that is told."""

import pytest

from fiscus.graph.reading.placing.rows import places_of


def columns(table: str) -> list[list[int]] | None:
    """Return of each row the columns in which its cells begin."""
    places = places_of([line.split("|") for line in table.splitlines()])
    return [[column for column, _ in row] for row in places] if places else None


LEVELS = """项目|本年支出
功能分类科目编码|科目名称|小计|基本支出|项目支出
类|款|项|栏次|1|2|3
合计|9.00|4.00|5.00
213|农林水支出|9.00|4.00|5.00
2130301|行政运行|4.00|4.00|"""


def test_levels_and_their_sum_are_beneath_one_head() -> None:
    assert columns(LEVELS) == [
        [0, 4],
        [0, 3, 4, 5, 6],
        [0, 1, 2, 3, 4, 5, 6],
        [0, 4, 5, 6],
        [0, 3, 4, 5, 6],
        [0, 3, 4, 5, 6],
    ]


def test_parts_stand_beneath_the_head_that_shares_words() -> None:
    table = """编码|名称|年初结转|本年收入|本年支出|年末结转
小计|基本支出|项目支出
212|城乡社区|1.00|5.00|4.00|1.00|3.00|2.00
21208|土地出让|1.00|5.00|4.00|1.00|3.00|2.00"""
    every = [0, 1, 2, 3, 4, 5, 6, 7]
    assert columns(table) == [[0, 1, 2, 3, 4, 7], [4, 5, 6], every, every]


def test_parts_of_which_no_head_shares_a_word_are_not_placed() -> None:
    table = """编码|名称|甲类|乙类
小计|其一
212|城乡社区|1.00|5.00|4.00"""
    assert columns(table) is None


def test_two_halves_alike() -> None:
    table = """预算数|决算数
合计|公务用车费|接待费|合计|公务用车费|接待费
小计|公务用车购置|公务用车运行|小计|公务用车购置|公务用车运行
9.00|7.00|3.00|4.00|2.00|8.00|6.00|3.00|3.00|2.00"""
    assert columns(table) == [
        [0, 5],
        [0, 1, 4, 5, 6, 9],
        [1, 2, 3, 6, 7, 8],
        list(range(10)),
    ]


def test_sums_of_tables_side_by_side() -> None:
    table = """人员经费|公用经费
编码|名称|决算数|编码|名称|决算数|编码|名称|决算数
301|工资|5.00|302|商品|3.00|310|资本性|1.00
人员经费合计|5.00|公用经费合计|4.00"""
    places = columns(table)
    assert places is not None
    assert (places[0], places[3]) == ([0, 3], [0, 2, 3, 8])


def test_blanks_for_what_is_covered_keep_their_columns() -> None:
    table = """项目||本年支出||
编码|名称|小计|基本支出|项目支出
合计||9.00|4.00|5.00
213|农林水支出|9.00|4.00"""
    assert columns(table) == [
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3],
    ]


def test_a_sum_over_labels_is_not_shifted_beneath_the_name() -> None:
    table = "编码|名称|合计|基本支出\n合计|9.00|4.00\n213|农林水支出|9.00|4.00"
    assert columns(table) == [[0, 1, 2, 3], [0, 2, 3], [0, 1, 2, 3]]


def test_rows_of_a_list_lack_what_stands_to_their_left() -> None:
    table = "一级|二级|三级|目标值\n产出|数量|泵站|≥5座\n渠道|≥3公里"
    assert columns(table) == [[0, 1, 2, 3], [0, 1, 2, 3], [2, 3]]


def test_rows_of_a_list_may_lack_their_last_cells() -> None:
    table = "一级|二级|三级|目标值\n产出|数量|泵站|≥5座\n效益|社会|设施"
    assert columns(table) == [[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2]]


@pytest.mark.parametrize(
    "table",
    [
        "编码|名称|合计|基本支出|项目支出\n213|农林水支出|9.00|4.00|5.00\n合计|总|9.00|4.00|5.00|1.00",
        "一级|二级|三级|目标值\n产出|数量|泵站|≥5座\n效益|社会|设施|全部\n渠道|完好",
    ],
)
def test_what_fits_in_no_way_or_two_is_not_placed(table: str) -> None:
    assert columns(table) is None


def test_parts_beneath_several_heads_begin_with_the_same_words() -> None:
    table = """科目编码|科目名称|合计|基本支出|项目支出
小计|人员经费|公用经费|小计|专项
合计|9.00|5.00|4.00|1.00|4.00|3.00
213|农林水支出|9.00|5.00|4.00|1.00|4.00|3.00
21303|水利|9.00|5.00|4.00|1.00|4.00|3.00"""
    every = list(range(8))
    assert columns(table) == [[0, 1, 2, 3, 6], every[3:], [0, *every[2:]], every, every]


def test_heads_over_the_same_parts_and_over_what_is_left() -> None:
    table = """科目|2023年|2024年|增减
编码|名称|合计|项目支出|合计|项目支出|额|率
212|城乡社区|9.00|5.00|8.00|4.00|1.00|12.50"""
    assert columns(table) == [[0, 2, 4, 6], list(range(8)), list(range(8))]


def test_parts_of_codes_are_not_spread() -> None:
    table = """科目编码|科目名称|合计|基本支出
类|款|项|||小计|人员经费
212|01|01|行政运行|9.00|5.00|4.00|1.00
212|01|02|乡镇事务|9.00|5.00|4.00|1.00"""
    assert columns(table) is None


def test_parts_that_share_no_word_stand_beneath_the_head_that_has_them() -> None:
    table = """科目编码|科目名称|合计|基本支出|项目支出
类|款|项|小计|人员经费|公用经费
合计|9.00|5.00|4.00|1.00|4.00
212|01|01|行政运行|9.00|5.00|4.00|1.00|4.00
212|01|02|乡镇事务|9.00|5.00|4.00|1.00|4.00"""
    every = list(range(9))
    assert columns(table) == [
        [0, 3, 4, 5, 8],
        [0, 1, 2, 5, 6, 7],
        [0, 4, 5, 6, 7, 8],
        every,
        every,
    ]
