"""Texts whose lines end because they are full."""

import textwrap

import pytest

from fiscus.graph.reading.document import Paragraph
from fiscus.graph.reading.plain.text import read_text

_SENTENCE = "本部门严格执行预算各项收支合理有序推进重点工作取得明显成效。"
_PARAGRAPH = _SENTENCE * 5


def paragraphs(text: str) -> list[str]:
    blocks = read_text(text.encode(), "a.txt").blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    return ["".join(line.text for line in block.passage.lines) for block in blocks]  # type: ignore[union-attr]


def wrapped(*texts: str) -> str:
    return "\n".join("\n".join(textwrap.wrap(text, 33)) for text in texts)


def test_full_lines_go_on_and_marks_and_indents_begin_anew() -> None:
    parts = [
        "一、总体情况",
        _PARAGRAPH,
        "（一）收入",
        _PARAGRAPH,
        "　　" + _PARAGRAPH,
        "2.支出" + _PARAGRAPH,
    ]
    assert paragraphs(wrapped(*parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([_SENTENCE] * 10),
        "\n".join([_SENTENCE, _PARAGRAPH] * 15),
        "\n".join(_SENTENCE[: 22 + n % 9] for n in range(40)),
    ],
    ids=["few lines", "lines of any width", "short lines of any width"],
)
def test_other_texts_have_a_paragraph_a_line(text: str) -> None:
    assert paragraphs(text) == text.split("\n")


def test_a_blank_line_parts_paragraphs() -> None:
    lines = textwrap.wrap(_PARAGRAPH * 4, 33)
    text = "\n".join([*lines[:9], "", *lines[9:]])
    assert len(paragraphs(text)) == 2
