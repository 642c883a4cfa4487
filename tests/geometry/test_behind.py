"""A table on the page behind another whose rows are as high, and which is not beside it."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE
from tests.geometry.drawing import Drawn, heading, pdf, table, text
from tests.geometry.pages import EXPENDITURE
from tests.geometry.test_geometry import amounts

_TITLE = "一般公共预算“三公”经费支出表"
_THREE_PUBLIC = (
    ("2024年预算数", "<", "<"),
    ("合计", "因公出国（境）费", "公务接待费"),
    ("1", "2", "3"),
    ("96,000.00", "60,000.00", "36,000.00"),
)
_FIGURES = {
    "amount/expenditure\t2345678.9",
    "amount/expenditure.basic\t1845678.9",
    "amount/expenditure.basic;function=206\t1745678.9",
    "amount/expenditure.basic;function=20601\t1745678.9",
    "amount/expenditure.project\t500000",
    "amount/expenditure.project;function=206\t500000",
    "amount/expenditure.project;function=20601\t0",
    "amount/expenditure;function=206\t2245678.9",
    "amount/expenditure;function=20601\t1745678.9",
    "amount/three-public\t96000",
    "amount/three-public.abroad\t60000",
    "amount/three-public.reception\t36000",
}


def pages(title: str, top: float) -> bytes:
    """Return a table of four rows on one page, and one of three columns on the next."""

    def first(canvas: Canvas) -> None:
        text(canvas, 150, 780, "宜章县科技局2024年部门预算", 18)
        heading(canvas, "部门支出总表", 720, "单位：元")
        table(canvas, Drawn(EXPENDITURE[:4], (60.0, 160.0, 90.0, 90.0, 80.0)), 680)

    def second(canvas: Canvas) -> None:
        if title:
            heading(canvas, title, 720, "单位：元")
        table(canvas, Drawn(_THREE_PUBLIC, (160.0, 160.0, 160.0), heads=3), top)

    return pdf(first, second)


@pytest.mark.parametrize(("title", "top"), [(_TITLE, 680.0), ("", 640.0)])
def test_a_table_of_its_own_is_not_beside_the_one_before(title: str, top: float) -> None:
    found = understand(read(pages(title, top), "a.pdf"), BASE)
    assert set(amounts(found)) == _FIGURES
