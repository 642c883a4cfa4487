"""One table of expenditure, and one of both sides, on pages as printers lay them out."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from tests.geometry.drawing import HEIGHT, WIDTH, Drawn, Rows, heading, pdf, table, text, turned

_TITLE = "宜章县科技局2024年部门预算"
_UNIT = "单位：元"
_WIDE = (80.0, 180.0, 130.0, 130.0, 130.0)
_PLAIN: tuple[float, ...] = (60.0, 160.0, 90.0, 90.0, 80.0)
EXPENDITURE: Rows = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", "2,345,678.90", "1,845,678.90", "500,000.00"),
    ("206", "科学技术支出", "2,245,678.90", "1,745,678.90", "500,000.00"),
    ("20601", "  科学技术管理事务", "1,745,678.90", "1,745,678.90", "0.00"),
    ("2060101", "    行政运行", "1,745,678.90", "1,745,678.90", ""),
    ("20604", "  技术研究与开发", "500,000.00", "", "500,000.00"),
    ("2060404", "    科技成果转化与扩散", "500,000.00", "—", "500,000.00"),
    ("221", "住房保障支出", "100,000.00", "100,000.00", ""),
    ("2210201", "    住房公积金", "100,000.00", "100,000.00", ""),
)
BOTH_SIDES: Rows = (
    ("收入", "<", "支出", "<"),
    ("项目", "预算数", "项目", "预算数"),
    ("一、一般公共预算拨款收入", "2,000,000.00", "一、科学技术支出", "2,245,678.90"),
    ("二、其他收入", "345,678.90", "二、住房保障支出", "100,000.00"),
    ("本年收入合计", "2,345,678.90", "本年支出合计", "2,345,678.90"),
    ("收入总计", "2,345,678.90", "支出总计", "2,345,678.90"),
)


def _front(canvas: Canvas) -> None:
    text(canvas, 150, 780, _TITLE, 18)


def _on_one_page(drawn: Drawn, title: str = "部门支出总表") -> bytes:
    def page(canvas: Canvas) -> None:
        _front(canvas)
        heading(canvas, title, 720, _UNIT)
        table(canvas, drawn, 680)

    return pdf(page)


def _across(*, ruled: bool, upwards: bool) -> bytes:
    """Return a page upright as a sheet, its text and table set across it."""

    def page(canvas: Canvas) -> None:
        canvas.saveState()
        if upwards:
            canvas.translate(WIDTH, 0)
            canvas.rotate(90)
        else:
            canvas.translate(0, HEIGHT)
            canvas.rotate(-90)
        heading(canvas, "部门支出总表", 540, _UNIT, HEIGHT)
        table(canvas, Drawn(EXPENDITURE, _WIDE, ruled=ruled), 500)
        canvas.restoreState()
        text(canvas, WIDTH / 2, 30, "— 2 —")

    return pdf(_front, page)


def _on_two_pages(unit: str = _UNIT) -> bytes:
    """Return the table with title, *unit* and header again on the second page."""

    def first(canvas: Canvas) -> None:
        _front(canvas)
        heading(canvas, "部门支出总表", 720, _UNIT)
        table(canvas, Drawn(EXPENDITURE[:5], _PLAIN), 680)

    def second(canvas: Canvas) -> None:
        heading(canvas, "部门支出总表", 790, unit)
        table(canvas, Drawn((EXPENDITURE[0], *EXPENDITURE[5:]), _PLAIN), 750)

    return pdf(first, second)


def _on_pages_beside(*cuts: int, above: str = "") -> bytes:
    """Return the table with the columns from each of *cuts* on alone on a page of their own.

    :param above: what of a title over all columns stands on each such page.
    """
    bounds = (0, *cuts, len(_PLAIN))

    def page(place: int) -> Callable[[Canvas], None]:
        here = slice(bounds[place], bounds[place + 1])

        def draw(canvas: Canvas) -> None:
            if not place:
                _front(canvas)
                heading(canvas, "部门支出总表", 720, _UNIT)
            elif above:
                text(canvas, 60, 720, above, 16)
            table(canvas, Drawn([row[here] for row in EXPENDITURE], _PLAIN[here]), 680)

        return draw

    return pdf(*map(page, range(len(bounds) - 1)))


def _wrapped() -> Rows:
    """Return the rows with long figures and codes over two lines."""

    def broken(words: str, at: int) -> str:
        is_long = len(words) > at and words[0].isdigit()
        return f"{words[:at]}\n{words[at:]}" if is_long else words

    return [[broken(row[0], 5), row[1], *(broken(t, 9) for t in row[2:])] for row in EXPENDITURE]


OF_EXPENDITURE: dict[str, Callable[[], bytes]] = {
    "without rules": lambda: _open((48, 110, 72, 72, 66)),
    "without rules, a head above the end of a name": lambda: _open((42, 86, 58, 58, 52)),
    "without rules, heads that all but touch": lambda: _open((38, 86, 56, 56, 50)),
    "text upwards on a sheet upright": lambda: _across(ruled=True, upwards=True),
    "text downwards on a sheet upright": lambda: _across(ruled=True, upwards=False),
    "text upwards, without rules": lambda: _across(ruled=False, upwards=True),
    "a sheet shown turned": lambda: turned(_across(ruled=True, upwards=True), 2, 90),
    "a sheet shown on its head": lambda: turned(_across(ruled=True, upwards=True), 2, 270),
    "title and header again": _on_two_pages,
    "title and header again, without the unit": lambda: _on_two_pages(""),
    "the last columns on a page behind": lambda: _on_pages_beside(3),
    "the last columns below the rest of a title": lambda: _on_pages_beside(3, above="支出总表"),
    "columns on three pages": lambda: _on_pages_beside(3, 4),
    "figures and codes over two lines": lambda: _on_one_page(
        Drawn(_wrapped(), (30, 120, 46, 46, 46), height=26)
    ),
}


def _printed_sheet() -> bytes:
    """Return both sides as a sheet without borders prints them.

    Figures stand right before the names of the other side, which has a row more; the last rows
    are less high than those above, whose names were to have two lines.
    """
    rows = [*BOTH_SIDES[:4], ("", "", "三、其他支出", ""), *BOTH_SIDES[4:]]
    heights = [20.0, 20.0, 34.0, 34.0, 20.0, 20.0, 20.0]

    def page(canvas: Canvas) -> None:
        _front(canvas)
        heading(canvas, "收支预算总表", 720, _UNIT)
        top = 680.0
        for n, (row, height) in enumerate(zip(rows, heights, strict=True)):
            heads = 1 if n < 2 else 0
            for side, left in ((row[:2], 60.0), (row[2:], 226.0)):
                cells = [side] if side[1] != "<" else [(side[0], "")]
                widths = (110.0, 60.0)
                table(canvas, Drawn(cells, widths, heads, ruled=False, height=height), top, left)
            top -= height

    return pdf(page)


OF_BOTH_SIDES: dict[str, Callable[[], bytes]] = {
    "ruled": lambda: _on_one_page(Drawn(BOTH_SIDES, (140, 90, 120, 90), 2), "收支预算总表"),
    "without rules": lambda: _on_one_page(
        Drawn(BOTH_SIDES, (140, 90, 120, 90), 2, ruled=False), "收支预算总表"
    ),
    "a sheet without borders": _printed_sheet,
}


def _open(widths: tuple[float, ...]) -> bytes:
    return _on_one_page(Drawn(EXPENDITURE, widths, ruled=False))
