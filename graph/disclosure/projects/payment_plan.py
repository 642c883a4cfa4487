"""The payment plan of a project: months in a header, cumulative shares beneath them."""

import re
from dataclasses import dataclass, field

from ...reading.document import Passage, Row
from ..basics.folding import fold

_MONTH = re.compile(
    r"(?:截[至止]|到|至)?(?:\d{4}年)?"
    r"(?:(?P<month>1[0-2]|0?[1-9])|(?P<han>十[一二]?|[一二三四五六七八九]))月"
    r"(?:份|底|末|30日|31日)?(?:之?前)?(?:\(.*\))?"
)
_HAN_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_QUARTER = re.compile(r"(?:前|第)?(?P<quarter>[一二三四1-4])个?季度(?:末|底)?")


@dataclass
class PaymentPlan:
    """What is read of a plan so far: its months, and each share with its month and header.

    *is_money* says that the plan is in money, which is no share.
    """

    shares: list[tuple[int, Passage, Passage]] = field(default_factory=list)
    is_money: bool = False
    _months: list[tuple[int, Passage]] = field(default_factory=list)
    _header: Row = ()

    def take(self, row: Row, values: list[Passage]) -> bool:
        """Take a row: keep the months of a header, pair the shares beneath with them.

        :param values: the cells of the row that hold text and are no labels.
        :returns: whether the row was understood.
        """
        months = [(place, month) for place, cell in enumerate(row) if (month := month_of(cell))]
        if months:
            return self._take_header(row, months)
        if len(row) == len(self._header):
            self.shares += [
                (month, header, cell)
                for header, cell in zip(self._header, row, strict=True)
                if (month := month_of(header)) and not cell.is_blank
            ]
        else:
            pairs = zip(self._months, values, strict=False)
            self.shares += [(month, header, cell) for (month, header), cell in pairs]
        return bool(self._months) or not values

    def _take_header(self, row: Row, months: list[tuple[int, int]]) -> bool:
        """Take the months of *row*, and shares that stand behind them in the same row."""
        self._header = row
        self._months = [(month, row[place]) for place, month in months]
        behind = [cell for cell in row[months[-1][0] + 1 :] if not cell.is_blank]
        if len(behind) == len(self._months):
            pairs = zip(self._months, behind, strict=True)
            self.shares += [(month, header, cell) for (month, header), cell in pairs]
        return not behind or len(behind) == len(self._months)


def month_of(cell: Passage) -> int | None:
    """Return the month that a header of the plan names; a quarter ends with its third month."""
    text = fold(cell.text)
    if match := _QUARTER.fullmatch(text):
        return 3 * ("一二三四1234".index(match["quarter"]) % 4 + 1)
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    return int(match["month"]) if match["month"] else _HAN_MONTHS.index(match["han"]) + 1
