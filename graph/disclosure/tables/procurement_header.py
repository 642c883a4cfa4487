"""The header of a procurement table, over one to three rows, and what each column holds."""

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate, groupby

from ...reading.document import Passage, Row
from ..basics.folding import fold

FUNDS = (
    ("carry-over.non-fiscal", re.compile(r"非财政(?:拨款)?结转.*")),
    ("carry-over.fiscal", re.compile(r"(?:上年)?财政(?:拨款)?结转.*")),
    ("carry-over", re.compile(r"(?:上年)?结转(?:结余|资金)*")),
    ("general-public-budget", re.compile(r"一般公共(?:预算)?(?:财政)?(?:拨款|资金|收入)*")),
    ("government-fund", re.compile(r"(?:政府性)?基金(?:预算)?(?:财政)?(?:拨款|资金|收入)*")),
    ("state-capital", re.compile(r"国有资本(?:经营)?(?:预算)?(?:财政)?(?:拨款|资金|收入)*")),
    ("special-account", re.compile(r"(?:财政)?专户(?:管理|核拨|资金|拨款|收入|的)*")),
    ("superior-subsidy", re.compile(r"上级补助(?:资金|收入)*")),
    ("subordinate-remittance", re.compile(r"(?:附属|下级)单位上缴(?:资金|收入)*")),
    ("operating", re.compile(r"事业(?:单位)?(?:资金|收入)+")),
    ("business", re.compile(r"(?:事业单位)?经营(?:资金|收入)+")),
    ("unit-funds", re.compile(r"(?:单位|自有)资金")),
    ("fiscal", re.compile(r"财政(?:拨款|资金|性资金)+")),
    ("other", re.compile(r"(?:其他|其它)(?:来源)?(?:资金|收入)*")),
)
_COLUMNS = (
    ("source", re.compile(r"(?:政府采购)?(?:项目)(?:来源|名称)|(?:政府采购)?项目|专项(?:名称)?")),
    ("category", re.compile(r"(?:采购)?(?:品目)?大类|采购(?:品目)?(?:类别|类型|分类)")),
    ("form", re.compile(r"(?:采购)?组织(?:形式|方式)|采购(?:形式|方式)")),
    ("source-amount", re.compile(r"(?:项目)?预算(?:资金|金额|数)")),
    (
        "name",
        re.compile(
            r"(?:采购)?(?:物品|品目|货物|内容|标的|商品)(?:名称)?|采购(?:项目)?名称|采购(?:内容|标的|物品|品目)(?:名称)?"
        ),
    ),
    ("code", re.compile(r"(?:政府)?(?:采购)?(?:目录|品目)(?:序号|编码|代码|编号|名称)?")),
    ("measure", re.compile(r"(?:计量|数量)?单位")),
    ("quantity", re.compile(r"(?:采购)?数量")),
    ("price", re.compile(r"单价(?:\(.*\))?")),
    ("reserved", re.compile(r".*(?:预留|面向).*中小.*|中小微?(?:型)?企业.*份额")),
    (
        "total",
        re.compile(
            r"(?:合计|总计|小计|金额|总金额|总价|采购(?:预算)?(?:金额|总额)|(?:政府)?采购金额.*)(?:\(.*\))?"
        ),
    ),
)


def column_kinds(header: tuple[Row, ...]) -> tuple[str | None, ...]:
    """Return what each column holds; a fund column is ``fund:`` and its code.

    With several header rows a label above spans the run of labels beneath it, and a column
    whose lower cell is blank is named above. Where two labels stand in one cell, as in a print
    without lines, the funds beside them may be those of other columns: none is told.
    """
    kinds = _kinds(header)
    if not any(_holds_two(cell) for row in header for cell in row):
        return kinds
    return tuple(None if kind and kind.startswith("fund:") else kind for kind in kinds)


def _kinds(header: tuple[Row, ...]) -> tuple[str | None, ...]:
    names = header[-1]
    for above in reversed(header[:-1]):
        names = _named_above(above, names)
    kinds = [_kind(cell) for cell in names]
    total = kinds.index("total") if "total" in kinds else len(kinds)
    return tuple(
        None if kind == "total" and place > total else kind for place, kind in enumerate(kinds)
    )


def _named_above(top: Row, below: Row) -> Row:
    """Return the lower labels, those that name nothing replaced by the ones above them."""
    if len(top) == len(below):
        return tuple(low if _kind(low) else high for high, low in zip(top, below, strict=True))
    labels = iter(_spanning_one(top, below))
    return tuple(next(labels, cell) if cell.is_blank else cell for cell in below)


def _spanning_one(top: Row, below: Row) -> list[Passage]:
    """Return the upper labels that stand over one column with a blank lower cell."""
    groups = [
        (blank, len(list(cells))) for blank, cells in groupby(below, key=lambda cell: cell.is_blank)
    ]
    slots = [blank for blank, size in groups for _ in range(size if blank else 1)]
    if len(slots) == len(top):
        return [label for label, blank in zip(top, slots, strict=True) if blank]
    alone = sum(cell.is_blank for cell in below)
    named = [label for label in top if _kind(label) not in ("source", "total", None)]
    return named[:alone]


def _holds_two(cell: Passage) -> bool:
    """Tell two labels with a blank between them, of which the cell as a whole is none."""
    words = [fold(word) for word in cell.text.split()]
    return (
        len(words) > 1
        and _kind(cell) is None
        and any(
            _kind_of("".join(words[:place])) and _kind_of("".join(words[place:]))
            for place in range(1, len(words))
        )
    )


def _kind(cell: Passage) -> str | None:
    return _kind_of(cell.folded[0])


@lru_cache(maxsize=4096)
def _kind_of(text: str) -> str | None:
    if not text:
        return None
    for kind, pattern in _COLUMNS:
        if pattern.fullmatch(text):
            return kind
    fund = next((fund for fund, pattern in FUNDS if pattern.fullmatch(text)), None)
    return f"fund:{fund}" if fund else None


def _widened(header: Row, body: tuple[Row, ...]) -> Row:
    """Put blanks that a header lacks into its longest run of blanks.

    Where a cell spans two rows the lower one is blank; a source may have one blank too few,
    while the rows beneath agree on the width.
    """
    widths = Counter(len(row) for row in body if len(row) > 2)
    width = widths.most_common(1)[0][0] if widths else len(header)
    runs = [
        (len(list(cells)), blank)
        for blank, cells in groupby(header, key=lambda cell: cell.is_blank)
    ]
    ends = list(accumulate(size for size, _ in runs))
    blanks = [(size, end) for (size, blank), end in zip(runs, ends, strict=True) if blank]
    if not blanks or not len(header) < width <= len(header) + _MOST_LACKING:
        return header
    end = max(blanks)[1]
    return (*header[:end], *[header[end - 1]] * (width - len(header)), *header[end:])


def _is_second(row: Row) -> bool:
    """Tell a second header row from data: it names several columns and holds no figure."""
    kinds = {kind for cell in row if (kind := _kind(cell))}
    has_figures = any(re.fullmatch(r"[\d.,]+", fold(cell.text)) for cell in row)
    return len(kinds) >= 2 and not has_figures


_MOST_LACKING = 3
_MOST_ROWS = 3
_OF_LINES = frozenset({"quantity", "price", "code", "category", "form"})
"""Columns that a table of what is bought has beside the names."""


def header_of(rows: tuple[Row, ...]) -> tuple[int, tuple[Row, ...]] | None:
    """Return where the data begins and the header rows of a procurement table."""
    for place, row in enumerate(rows[:8]):
        kinds = {_kind(cell) for cell in row}
        if "name" in kinds and kinds & _OF_LINES and len(kinds - {None}) > 3:
            end = place + 1
            while end < min(len(rows), place + _MOST_ROWS) and _is_second(rows[end]):
                end += 1
            *upper, last = rows[place:end]
            return end, (*upper, _widened(last, rows[end:]) if upper else last)
    return None
