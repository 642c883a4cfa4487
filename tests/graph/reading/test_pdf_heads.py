"""Heads of several rows in tables of PDF files without rules."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.reading.document import Table
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import Drawing, columns, read, together

EDGES = (50, 100, 150, 200, 250, 300)
BODY = ("行政费|9.00|7.00|4.00|3.00", "业务费|6.00|4.50|2.50|2.00", "总额|15.00|11.50|6.50|5.00")


def centred(text: str, first: int, last: int, top: float) -> Drawing:
    """Return what draws a text in the middle of columns *first* to *last*."""

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString((EDGES[first] + EDGES[last + 1]) / 2, top, text)

    return draw


def rows(*texts: str, top: float = 460) -> Drawing:
    """Return what draws rows of a name and figures, which are set to the right."""

    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(texts):
            name, *figures = row.split("|")
            canvas.drawString(EDGES[0], top - 18 * n, name)
            for right, figure in zip(EDGES[2:], figures, strict=True):
                canvas.drawRightString(right - 2, top - 18 * n, figure)

    return draw


def grid_of(*drawings: Drawing) -> list[list[str]]:
    (table,) = (block for block in read(together(*drawings)).blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.grid or ()]


def below(heads: Sequence[str]) -> list[list[str]]:
    return [list(heads), *(row.split("|") for row in BODY)]


def test_a_head_in_the_middle_stands_over_its_parts() -> None:
    found = grid_of(
        centred("科目", 0, 0, 489),
        centred("总数", 1, 1, 489),
        centred("本级", 2, 4, 498),
        *(centred(text, n, n, 480) for n, text in ((2, "小计"), (3, "人员"), (4, "公用"))),
        rows(*BODY),
    )
    assert found == [
        ["科目", "总数", "本级", "本级", "本级"],
        *below(["科目", "总数", "小计", "人员", "公用"]),
    ]


def test_what_reaches_down_stands_half_way() -> None:
    """Set to the left, a head does not tell how far it goes: the heights of the others do."""
    found = grid_of(
        columns("科目|总数||||其余", top=489, at=(*EDGES[:5], 250)),
        columns("||本级", top=498, at=EDGES),
        columns("||人员|公用", top=480, at=EDGES),
        rows(*BODY),
    )
    assert found == [
        ["科目", "总数", "本级", "本级", "其余"],
        *below(["科目", "总数", "人员", "公用", "其余"]),
    ]


def test_where_it_cannot_be_told_all_heads_are_one() -> None:
    """Set to the left and to the bottom, 本级 may stand over two columns or over three."""
    found = grid_of(
        columns("||本级", top=496, at=EDGES),
        columns("科目|总数|小计|人员|公用", top=480, at=EDGES),
        rows(*BODY),
    )
    assert len(set(found[0])) == 1
    assert found[1:] == [row.split("|") for row in BODY]


def test_texts_set_each_by_itself_are_cells_though_they_all_but_touch() -> None:
    drawings = columns(
        "名称|数额|上年", "办公室|9.00|7.00", "档案馆|6.00|4.50", at=(50, 84, 107), top=460
    )
    assert shown(read(drawings)) == [
        [["名称", "数额", "上年"], ["办公室", "9.00", "7.00"], ["档案馆", "6.00", "4.50"]]
    ]


def test_a_head_set_to_the_left_is_not_of_the_figures_before_it() -> None:
    """It all but touches them: they are set to the right."""
    heads = columns("科目|总数|小计|人员|公用", top=478, at=EDGES)
    assert grid_of(heads, rows(*BODY)) == below(["科目", "总数", "小计", "人员", "公用"])
