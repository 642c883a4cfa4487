"""Titles of budget tables: the side of the budget, the fund and the item that they name."""

import re
from dataclasses import dataclass

from .table_funds import fund_named

_TABLE = re.compile(
    r".*(?:收入|支出|收支|经费|预算|决算|拨款|财政).*(?:表|总表)(?:\(.{1,20}\))?|.*(?:收支|收入|支出)(?:预算|决算)?总表.*"
)
_OTHER_TABLE = re.compile(r"采购|资产|绩效|项目表|[。;]")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Title:
    """What the title of a table says: its side of the budget, fund and item."""

    side: str | None
    fund: str | None
    item: str | None


def title_of(text: str) -> Title | None:
    """Return what a folded line says as the title of a budget table, or nothing."""
    text = text.strip("《》")
    if len(text) > _LONGEST or not _TABLE.fullmatch(text) or _OTHER_TABLE.search(text):
        return None
    if "三公" in text:
        return Title("expenditure", None, "three-public")
    if "机关运行经费" in text:
        return Title("expenditure", None, "operating-cost")
    item = "expenditure.basic" if "基本支出" in text else None
    item = item or ("expenditure.project" if "项目支出" in text else None)
    return Title(_side(text), fund_named(text), item)


def _side(text: str) -> str | None:
    revenue, expenditure = "收入" in text, "支出" in text
    if revenue == expenditure:
        return None
    return "revenue" if revenue else "expenditure"
