"""Tables with a cell a line and nothing that closes it."""

import pytest

from fiscus.graph.reading.document import Paragraph
from fiscus.graph.reading.plain.text import read_text

_HEAD = "项目\n预 算 数（万元）\n"


def shape(text: str) -> list[object]:
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.grid or block.rows]
        for block in read_text(text.encode(), "a.txt").blocks
    ]


def test_a_label_and_its_figure_are_a_row_and_a_label_alone_has_a_blank() -> None:
    rows = "合计\n3.1\n出国费\n接待费\n3.1\n购置费\n\n运行费\n0\n"
    text = f"三公经费表\n{_HEAD}{rows}二、情况说明\n正文。"
    assert shape(text) == [
        "三公经费表",
        [
            ["项目", "预 算 数（万元）"],
            ["合计", "3.1"],
            ["出国费", ""],
            ["接待费", "3.1"],
            ["购置费", ""],
            ["运行费", "0"],
        ],
        "二、情况说明",
        "正文。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{_HEAD}合计\n3.1\n2.0\n接待费\n3.1\n2.0\n运行费\n0\n0",
        "项目\n说明\n合计\n3.1\n接待费\n3.1\n运行费\n0",
        f"{_HEAD}合计\n3.1\n接待费\n3.1",
        f"{_HEAD}合计数为三万元。\n3.1\n接待费\n3.1\n运行费\n0",
    ],
)
def test_more_columns_other_heads_few_rows_and_sentences_are_no_such_table(text: str) -> None:
    assert all(isinstance(part, str) for part in shape(text))


def test_the_end_of_such_a_table_is_not_part_of_it() -> None:
    assert shape(f"{_HEAD}合计\n3.1\n接待费\n3.1\n运行费\n0\n附注一行\n")[-1] == "附注一行"
