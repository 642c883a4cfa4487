"""Parts told by the money that pays them: 项目支出…，其中：一般公共预算拨款安排…，单位资金安排…."""

import re
from dataclasses import replace

from ..classes.items import Named
from ..classes.several_items import FUND_OF_REVENUE
from ..classes.table_funds import PAID_BY
from ..figures.statements import Figure
from .context import Context

_GIVEN = r"(?:财政)?(?:拨款|资金)*"
_FUNDS = (
    ("general-public-budget", rf"一般公共预算{_GIVEN}"),
    ("government-fund", rf"(?:政府性)?基金(?:预算)?{_GIVEN}"),
    ("state-capital", rf"国有资本经营预算{_GIVEN}"),
    ("carry-over.fiscal", r"(?:上年)?财政拨款结转(?:结余)?(?:资金)?"),
    ("carry-over", r"上年结转(?:结余)?(?:资金)?"),
    ("fiscal", r"财政拨款(?:资金)?"),
    ("special-account", r"财政专户(?:管理)?(?:资金)?"),
    ("unit-funds", r"单位(?:自有)?资金"),
)
_A_FUND = "|".join(f"(?P<f{n}>{pattern})" for n, (_, pattern) in enumerate(_FUNDS))
_OF_CARRIED = re.compile(
    rf"(?:^|[，,、;:(]|其中)(?P<name>(?:{_A_FUND})(?:结转\(?结余\)?|结转和结余|结转|结余)?"
    r"(?:收入|资金)*)(?:为|:)?$"
)
_PAID = re.compile(
    rf"(?:^|[，,、;:(]|其中)(?P<name>(?:本年|当年)?(?:{_A_FUND}"
    r")(?P<spent>安排)?)(?:的?支出|资金)?(?:预算)?(?:为|:)?$"
)
_BY_SOURCE = re.compile(r"按资金来源[^；;。]*$")
_KINDS = ("expenditure.basic", "expenditure.project")
"""Of these, what a fund pays is told without 安排 as well; elsewhere a fund may be revenue."""
_FUND_OF = {
    "revenue.general-public-budget": "general-public-budget",
    "revenue.government-fund": "government-fund",
    "revenue.state-capital": "state-capital",
}


def paid_by(lead: str, context: Context) -> Named | None:
    """Return the part of the parted expenditure that the fund at the end of *lead* pays."""
    whole = context.whole
    if whole and (whole.item or "").startswith("carry-over"):
        return _carried(lead, whole)
    match = _PAID.search(lead)
    if match is None or whole is None or not (whole.item or "").startswith("expenditure"):
        return None
    if not match["spent"] and not (whole.item or "").startswith(_KINDS):
        return None
    number = next(n for n in range(len(_FUNDS)) if match[f"f{n}"])
    fund = _FUNDS[number][0]
    return Named(whole.item or "", *match.span("name"), fund=fund, digits=whole.digits)


def _carried(lead: str, whole: Figure) -> Named | None:
    """Return the part of what was carried over that is of the fund at the end of *lead*."""
    match = _OF_CARRIED.search(lead)
    if match is None:
        return None
    fund = next(fund for n, (fund, _) in enumerate(_FUNDS) if match[f"f{n}"])
    return Named(whole.item or "", *match.span("name"), fund=fund)


def by_source(named: Named, before: str, context: Context) -> Named:
    """Return *named*, a revenue, as a part of 收支总预算 where that is parted 按资金来源.

    Such parts count what was carried over and are no revenue of the year.

    :param before: the sentence up to the figure.
    """
    fund = _FUND_OF.get(named.code)
    has_budget = any(item == "budget" for item, _, _ in context.phased)
    if fund is None or not has_budget or not _BY_SOURCE.search(before):
        return named
    return replace(named, code="budget", fund=fund)


def bought_with(named: Named, topic: Named) -> Named:
    """Return *named*; purchases by their fund, where a fund is named beneath their heading."""
    fund = FUND_OF_REVENUE.get(named.code) or PAID_BY.get(named.code)
    if topic.code != "procurement" or fund is None:
        return named
    return replace(named, code="procurement", fund=fund)
