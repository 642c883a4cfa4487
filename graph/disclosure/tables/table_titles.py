"""Titles of budget tables: the side of the budget, the fund and the item that they name."""

import re
from dataclasses import dataclass

from ...reading.document import ILLEGIBLE
from ..classes.table_funds import fund_named
from ..figures.all_sources import is_of_all_sources
from ..naming.table_head import NUMBER_OF_TABLE
from .table_meaning import plain_label

_TABLE = re.compile(
    r".*(?:收入|支出|收支|经费|预算|决算|拨款|财政).*(?:表|总表)(?:-{1,2}[^。;()]{2,20})?(?:\(.{1,20}\)){0,2}|.*(?:收支|收入|支出)(?:预算|决算)?总表.*"
)
_OTHER_TABLE = re.compile(r"采购|购买服务|资产|绩效|项目表|[。;]")
_PURCHASES = re.compile(
    r"[^。;]*政府采购(?:预算|决算|支出|收支|资金|计划|执行|完成|情况|及|统计|明细|公开|汇总)*(?:总)?表(?:\(.{1,20}\))?"
)
"""Tables of what is bought, by kind and fund; those of each thing that is bought are no such."""

_HEADING = re.compile(
    r"(?:其中:)?(?P<about>[^。;:]*(?:收入|支出|收支|经费|拨款)[^。;:]*?)"
    r"(?:总体|具体|结构|增减|变化|执行|安排|使用)*(?:情况|明细)(?:说明)?"
    r"(?:(?:详?见|如)?下(?:表|图表)?(?:所示)?)?(?:\((?:金额)?单位:(?:万元|元)\))?[:。]?"
)
"""A heading, or the words that announce a table: “三公”经费支出情况如下:."""

_CLASSES = {"工资福利支出": "301", "商品和服务支出": "302", "对个人和家庭的补助": "303"}
_OF_CLASS = re.compile(rf"支出(?:预算|决算)?(?:明细)?表.*[-(](?P<name>{'|'.join(_CLASSES)})\)?")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Title:
    """What the title of a table says: its side of the budget, fund and item.

    *is_of_all* says that it is of “三公”经费 of all sources, the appropriated ones a part,
    *economic* is the class of which alone the table is: …基本支出表（商品和服务支出）.
    """

    side: str | None
    fund: str | None
    item: str | None
    is_of_all: bool = False
    economic: str | None = None


def title_of(text: str) -> Title | None:
    """Return what a folded line says as the title of a budget table, or nothing."""
    text = text.strip("《》")
    if len(text) > _LONGEST or is_cut(text) or NUMBER_OF_TABLE.fullmatch(text):
        return None
    if _PURCHASES.fullmatch(text):
        return Title("expenditure", None, "procurement")
    if not _TABLE.fullmatch(text) or _OTHER_TABLE.search(text):
        return None
    return _title(text)


def is_cut(text: str) -> bool:
    """Tell a line whose beginning or end the edge of a page cuts."""
    return text.startswith(ILLEGIBLE) or text.endswith(ILLEGIBLE)


def _title(text: str) -> Title:
    if "三公" in text:
        return Title("expenditure", None, "three-public", is_of_all_sources(text))
    if "机关运行经费" in text:
        return Title("expenditure", None, "operating-cost")
    item = "expenditure.basic" if "基本支出" in text else None
    item = item or ("expenditure.project" if "项目支出" in text else None)
    of_class = _OF_CLASS.search(text)
    economic = _CLASSES[of_class["name"]] if of_class else None
    return Title(_side(text), fund_named(text), item, economic=economic)


def title_of_heading(text: str) -> Title | None:
    """Return what a folded heading says as the title of the table beneath it, or nothing.

    It does where it names a fund or an item: with neither, the table may be of any of them.
    """
    match = _HEADING.fullmatch(plain_label(text)) if len(text) <= _LONGEST else None
    if match is None or _OTHER_TABLE.search(match["about"]):
        return None
    title = _title(match["about"])
    return title if title.fund or title.item else None


def _side(text: str) -> str | None:
    revenue, expenditure = "收入" in text, "支出" in text
    if revenue == expenditure:
        return None
    return "revenue" if revenue else "expenditure"
