"""Funds as tables name them: in a title, in a head, and those that pay an expenditure."""

import re

GENERAL = r"(?:一般公共(?:服务)?(?:预算|(?=财政拨款))|公共财政预算|公共预算(?=财政拨款))"
_FUNDS = (
    ("government-fund", r"政府性?基金(?:预算)?"),
    ("state-capital", r"国有资本经营(?:预算)?"),
    ("general-public-budget", GENERAL),
    ("fiscal", r"财政(?:拨款|补助)"),
)
_HEADS = tuple(
    (fund, re.compile(rf"(?:{pattern})(?:财政)?(?:拨款|资金|补助|支出|小计|合计)*"))
    for fund, pattern in (*_FUNDS, ("fiscal", r"财政性资金|采购预算\(财政性资金\)"))
)
PAID_BY = {
    "revenue.special-account": "special-account",
    "revenue.superior-subsidy": "superior-subsidy",
    "revenue.subordinate-remittance": "subordinate-remittance",
    "revenue.operating": "operating",
    "revenue.business": "business",
    "revenue.other": "other",
}
"""The fund that a source of revenue names where it pays an expenditure."""

_PART = re.compile(
    rf"(?P<fund>(?:{'|'.join(pattern for _, pattern in _FUNDS)})(?:财政)?(?:拨款|资金)*)"
    r"(?:安排的?)?(?P<part>(?:基本|项目)支出)"
)
_UNIT_FUNDS = re.compile(r"(?:单位)?自有资金|单位(?:自有)?资金")


def fund_named(text: str) -> str | None:
    """Return the fund whose spending a folded title or heading is about, the widest last."""
    return next((fund for fund, pattern in _FUNDS if re.search(pattern, text)), None)


def fund_of_head(label: str) -> str | None:
    """Return the fund that a folded *label* as a whole is the name of."""
    return next((fund for fund, pattern in _HEADS if pattern.fullmatch(label)), None)


def is_unit_funds(label: str) -> bool:
    """Tell the name of what a unit has of its own: 自有资金."""
    return _UNIT_FUNDS.fullmatch(label) is not None


def part_of_fund(label: str) -> tuple[str | None, str] | None:
    """Return the fund and the part that one head names: 一般公共预算基本支出."""
    match = _PART.fullmatch(label)
    return (fund_named(match["fund"]), match["part"]) if match else None
