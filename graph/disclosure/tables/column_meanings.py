"""What the header of a budget table says over each column of figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...reading.document import Span
from ..basics.fact import join_spans
from ..basics.folding import fold
from ..basics.numbers import parse_number
from ..classes.about import PARTS_OF_FISCAL
from ..classes.class_names import Codes, bare_name, economic_names, government_names
from ..classes.functional_classes import economic_scheme
from ..figures.comparison import comparison_in
from ..grids.table_columns import FigureTable, Group
from .economic_rows import are_of_governments
from .table_meaning import Meaning, meaning_of, relation_of
from .table_reading import TableReading

_CARRIED_OF = {
    "revenue.general-public-budget": "general-public-budget",
    "revenue.government-fund": "government-fund",
    "revenue.state-capital": "state-capital",
    "revenue.special-account": "special-account",
    "revenue.fiscal": "fiscal",
    "revenue.unit-funds": "unit-funds",
}
"""The fund of what was carried over, by the revenue that a head beneath 上年结转结余 names."""

_OTHER_MONEY = re.compile(r"结转|结余|转移支付")
"""Words of a head over columns that are of other money than that of the year: 上年结转安排."""

_PARTS_OF_SPENDING = frozenset(("expenditure.basic", "expenditure.project"))

_SIDES = {"收入": "revenue", "支出": "expenditure"}
"""What the figures right beneath the name of a side are of, where no row says more."""

_OWN_ITEMS = frozenset(("30212", "30215", "30216", "30217", "30231"))
"""Economic classes that are items of their own as well, as tables of “三公”经费 have them."""

Column = tuple[Meaning | None, tuple[Span, ...]]
"""What is said over a column, nothing where a word of it is not known, and the words."""

Columns = dict[int, Column]


def column_meanings(reading: TableReading, group: Group) -> Columns:
    """Return what is said over each column of figures of *group*."""
    side = reading.side(group)
    found = {column: _column(reading, side, column) for column in group.figures}
    if any(meaning and meaning.item in _PARTS_OF_SPENDING for meaning, _ in found.values()):
        found = {column: _no_class(head) for column, head in found.items()}
    return _with_phases(_paid_from_carried(found) if side == "expenditure" else found)


def _column(reading: TableReading, side: str | None, column: int) -> Column:
    """Return what the header says over a column; nothing where a word of it is not known."""
    path = reading.table.path(column)
    found = Meaning(_SIDES.get(fold(path[-1].text)) if path else None)
    words = [cell for cell in path if not _says_nothing(fold(cell.text))]
    for cell in words:
        text = fold(cell.text)
        if base := comparison_in(text):
            found = replace(found, base=base)
        if relation := relation_of(text):
            found = replace(found, relation=relation)
            continue
        meaning = _economic(text, found.economic, reading) or meaning_of(text, side)
        if meaning is None:
            if cell is words[-1] or _is_of_other_money(text, side, reading):
                return None, ()
            continue
        if _carries(found) and meaning.fund and side != "revenue":
            return None, ()
        if meaning.fund == "fiscal" and found.fund in PARTS_OF_FISCAL:
            return None, ()
        if _carries(found) and (meaning.item or "").startswith("revenue."):
            meaning = Meaning(fund=_CARRIED_OF.get(meaning.item or ""))
            if meaning.fund is None:
                return None, ()
        found = _joined(found, meaning)
    return found, join_spans(cell.spans() for cell in path)


def _no_class(column: Column) -> Column:
    """Return nothing for a head that only sounds like a class: 其他支出 beside 基本支出."""
    meaning, _ = column
    return (None, ()) if meaning and meaning.function else column


def _says_nothing(text: str) -> bool:
    """Tell a head over both sides alike, and the number of a column."""
    return text in ("收入", "支出", "项目") or text.isdigit()


def _is_of_other_money(text: str, side: str | None, reading: TableReading) -> bool:
    """Tell a head of money that is not all of the year's: 上年结转安排, and 当年…安排 beside it.

    What is spent out of 本年拨款 is not all that is spent of a fund where some was carried over;
    what comes in as 本年… is all.
    """
    if _OTHER_MONEY.search(text):
        return True
    is_part = "当年" in text or ("本年" in text and side == "expenditure")
    return is_part and any(_holds_other_money(reading.table, c) for c in _columns(reading.table))


def _columns(table: FigureTable) -> Iterator[int]:
    return (column for group in table.groups for column in group.figures)


def _holds_other_money(table: FigureTable, column: int) -> bool:
    if not any(_OTHER_MONEY.search(fold(cell.text)) for cell in table.path(column)):
        return False
    return any(parse_number(fold(row[column].text)) for row in table.rows)


def _paid_from_carried(columns: Columns) -> Columns:
    """Take 上年结转 for what pays an expenditure where it stands among other funds that do."""
    known = [meaning for meaning, _ in columns.values() if meaning]
    items = {meaning.item or "expenditure" for meaning in known} - {"total", "carry-over.opening"}
    has_funds = any(meaning.fund and not _carries(meaning) for meaning in known)
    if not has_funds or not all(item.startswith("expenditure") for item in items):
        return columns
    return {
        column: (_as_fund(meaning) if meaning and _carries(meaning) else meaning, heads)
        for column, (meaning, heads) in columns.items()
    }


def _as_fund(carried: Meaning) -> Meaning:
    return replace(carried, item=None, fund="carry-over")


def _carries(meaning: Meaning) -> bool:
    """Tell what heads money carried over; the funds beneath it are not those of the year."""
    return (meaning.item or "").startswith("carry-over")


def _with_phases(columns: Columns) -> Columns:
    """Give a phase that only the first of several columns names to those that follow it.

    So it is where items come twice: 预算数：合计 | 接待费 | 决算数：合计 | 接待费.
    """
    items = [meaning.item for meaning, _ in columns.values() if meaning and not meaning.phase]
    phases = {meaning.phase for meaning, _ in columns.values() if meaning and meaning.phase}
    if len(phases) < 2 or len(items) == len(set(items)):
        return columns
    found: Columns = {}
    phase: str | None = None
    for column, (meaning, heads) in columns.items():
        phase = meaning.phase if meaning and meaning.phase else phase
        found[column] = (replace(meaning, phase=phase) if meaning else None, heads)
    return found


def _joined(one: Meaning, other: Meaning) -> Meaning:
    """Put the words of a header together, the lower one winning where both say something."""
    item = other.item if other.item not in (None, "total") else one.item
    return Meaning(
        item,
        other.fund or one.fund,
        other.function or one.function,
        other.phase or one.phase,
        other.year or one.year,
        other.years_back or one.years_back,
        one.is_total or other.is_total,
        other.relation or one.relation,
        other.economic or one.economic,
        other.base or one.base,
    )


def _economic(text: str, above: str | None, reading: TableReading) -> Meaning | None:
    """Return the economic class that heads a column: 工资福利支出, and 基本工资 beneath it."""
    heads = {fold(cell.text) for row in reading.table.header for cell in row}
    is_of_government = are_of_governments(heads)
    scheme = economic_scheme(reading.frame.year)
    names = government_names() if is_of_government else economic_names(scheme)
    begin = above or ("5" if is_of_government else "3")
    lengths = (5,) if above else (3, 5) if _are_detailed(heads, names) else (3,)
    codes = [
        digits
        for digits in names.get(bare_name(text), ())
        if len(digits) in lengths and digits.startswith(begin)
    ]
    return Meaning(economic=codes[0]) if len(codes) == 1 else None


def _are_detailed(heads: Iterable[str], names: Codes) -> bool:
    """Tell heads that are the classes beneath the main ones: 办公费 | 印刷费 | 公务接待费."""
    known = [names.get(bare_name(head), frozenset()) - _OWN_ITEMS for head in heads]
    return sum(all(len(code) == 5 for code in codes) for codes in known if codes) > 1
