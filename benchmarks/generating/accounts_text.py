"""The sentences of final accounts, in the four parts that most provinces have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.figures import direction, money, percent

from .accounts_tables import accounts_tables
from .draws import Draws
from .numerals import ordinal
from .prose import MADE_UP, of_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from benchmarks.writing.layout import Layout

    from .accounts import Accounts
    from .budget_tables import Digits
    from .styles import Style

_GLOSSARY = (
    "财政拨款收入：指本级财政当年拨付的资金。",
    "年初结转和结余：指以前年度没有用完、留到本年使用的资金。",
    "基本支出：指保障机构运转和完成日常任务的人员经费与公用经费。",
    "项目支出：指为完成特定任务在基本支出之外发生的支出。",
    "“三公”经费：指因公出国（境）费、公务用车费和公务接待费。",
)

_MATTERS = (
    ("政府采购支出说明", "本部门的政府采购按规定程序执行。"),
    ("国有资产占用情况说明", "本部门的国有资产按规定登记、使用和处置。"),
    ("预算绩效情况说明", "本部门对项目支出开展了绩效自评。"),
)
"""Headings with what stands beneath them and holds no figure."""


def accounts_layout(now: Accounts, before: Accounts, by: Style, digits: Digits) -> Layout:
    """Return the final accounts of a year, compared with the year before."""
    of, year = now.of, now.spent.year
    code = (f"{of.code}{of.name}",) if by.code else ()
    return (
        MADE_UP,
        of.name,
        f"{year}年度部门决算公开",
        *code,
        "第一部分 部门概况",
        "一、主要职责",
        *_numbered(of_place(duty, of) for duty in of.trade.duties),
        "二、机构设置",
        f"{year}年度纳入部门决算编制范围的单位共{len(of.units)}个，分别为：",
        *_numbered(f"{unit}。" for unit in of.units),
        f"第二部分 {year}年度部门决算表",
        *accounts_tables(now, digits),
        f"第三部分 {year}年度部门决算情况说明",
        *_explained(now, before, by),
        "第四部分 名词解释",
        *_numbered(Draws(of.name, year).several(_GLOSSARY, 3, 5)),
    )


def _numbered(lines: Iterable[str]) -> Iterator[str]:
    return (f"{place}、{line}" for place, line in enumerate(lines, 1))


def _explained(now: Accounts, before: Accounts, by: Style) -> Iterator[str]:
    sections = (
        ("收入支出决算总体情况说明", _whole(now, before, by)),
        ("收入决算情况说明", _revenue(now, by)),
        ("支出决算情况说明", _expenditure(now, by)),
        ("“三公”经费支出决算情况说明", _three(now, before, by)),
        ("机关运行经费支出说明", _office(now, before, by)),
        *_MATTERS,
    )
    for place, (heading, text) in enumerate(sections, 1):
        yield f"{ordinal(place)}、{heading}"
        yield text


def _whole(now: Accounts, before: Accounts, by: Style) -> str:
    year, grown = now.spent.year, now.total - before.total
    change = "与上年持平"
    if grown:
        rate = percent(grown, before.total)
        words, share = _UP_DOWN[grown > 0]
        change = f"与{year - 1}年度相比，收、支总计各{words}{_money(abs(grown), by)}，{share}{rate}"
    return f"{year}年度收、支总计均为{_money(now.total, by)}。{change}。"


_UP_DOWN = {True: ("增加", "增长"), False: ("减少", "下降")}


def _revenue(now: Accounts, by: Style) -> str:
    given = now.revenue - now.spent.other
    parts = [f"财政拨款收入{_money(given, by)}，占本年收入{percent(given, now.revenue)}"]
    if other := now.spent.other:
        parts.append(f"其他收入{_money(other, by)}，占本年收入{percent(other, now.revenue)}")
    return f"{now.spent.year}年度收入合计{_money(now.revenue, by)}。其中：{'；'.join(parts)}。"


def _expenditure(now: Accounts, by: Style) -> str:
    total = now.expenditure
    parts = (
        f"{name}{_money(amount, by)}，占本年支出{percent(amount, total)}"
        for name, amount in (("基本支出", now.spent.basic), ("项目支出", now.spent.project))
    )
    return f"{now.spent.year}年度支出合计{_money(total, by)}。其中：{'；'.join(parts)}。"


def _three(now: Accounts, before: Accounts, by: Style) -> str:
    planned, spent = now.planned, now.spent
    reached = ""
    if planned.three_public:
        reached = f"，完成预算的{percent(spent.three_public, planned.three_public)}"
    grown = spent.three_public - before.spent.three_public
    change = direction(grown, "增加/减少/持平", by.unit)
    compared = "与上年持平" if change == "持平" else f"比上年{change}"
    return (
        f"{spent.year}年度“三公”经费支出预算为{_money(planned.three_public, by)}，"
        f"支出决算为{_money(spent.three_public, by)}{reached}，{compared}。其中："
        f"因公出国（境）费支出{_money(spent.abroad, by)}；"
        f"公务用车购置及运行费支出{_money(spent.vehicle, by)}，其中：公务用车购置费"
        f"{_money(spent.purchase, by)}，公务用车运行维护费{_money(spent.operation, by)}；"
        f"公务接待费支出{_money(spent.reception, by)}。"
    )


def _office(now: Accounts, before: Accounts, by: Style) -> str:
    grown = now.spent.public - before.spent.public
    change = direction(grown, "增加/减少/持平", by.unit)
    compared = "与上年持平" if change == "持平" else f"比上年{change}"
    return (
        f"{now.spent.year}年度机关运行经费支出{_money(now.spent.public, by)}，{compared}，"
        "主要用于办公费、水电费、差旅费等支出。"
    )


def _money(amount: Decimal, by: Style) -> str:
    return money(amount, by.unit)
