"""Which side of the budget, and of which fund, words are of that name but a side or a sum."""

import re
from dataclasses import replace

from ..classes.items import Named
from ..classes.several_items import FUND_OF_REVENUE
from .context import Context, Subject
from .lead import Lead

PLAIN = (
    r"(?:(?:本年度?|当年|全年|年初)?(?:支出|收入)(?:(?:年初|全年|调整后?)?预算|决算)?"
    r"|(?:预算|决算)(?:支出|收入))"
)
SAID = r"(?:数|安排|共|为|是|:)*"
PLAIN_SIDE = re.compile(PLAIN + SAID)
_TOTAL = re.compile(r"收入总(?:计|预算|决算)(?:为|是|:)?$")
_OTHER_TOTAL = re.compile(r"(?:\([^()]{1,40}\))?[，,、]支出总(?:计|预算|决算)(?:为|是|:)?\d")
_FISCAL_SIDES = {"revenue": ("revenue.fiscal", None), "expenditure": ("expenditure", "fiscal")}
"""The sides of the budget as those of 财政拨款: item and fund."""
_COMPARED = {"收入": "revenue", "支出": "expenditure"}
"""The sides of the budget by the word that a comparison has for them."""
SIDES = tuple(_COMPARED.values())


def of_side_compared(words: str, subject: Subject | None, context: Context) -> Subject | None:
    """Return *subject*, or the other side that *words* of a comparison name: 比上年收入增加."""
    side = next((code for word, code in _COMPARED.items() if word in words), None)
    code = subject.item.code if subject else ""
    if subject is None or side is None or code.startswith(side):
        return subject
    if not code.startswith(SIDES):
        return subject
    is_told = (side, None, None) in context.phased
    return Subject(Named(side, 0, 0), subject.year) if is_told else None


def both_sides(named: Named, context: Context) -> Named:
    """Return 收支总计 without a fund as of that of which both sides were told before."""
    last = context.last
    if named.code != "budget" or named.fund or last is None or last.item != "budget":
        return named
    return replace(named, fund=last.fund)


def other_side(named: Named, lead: Lead, mark: re.Match[str], context: Context) -> Named:
    """Return a total of one fund that stands beside that of the other side as a grand total.

    财政拨款收入总计 alone may be a part of the revenue; with 支出总计 behind it, both count
    what was carried over.
    """
    text, last = lead.folded.text, context.last
    if paired := _paired(named, lead, context):
        return replace(named, fund=paired)
    if _follows_other_total(named, lead, context):
        return replace(named, code="expenditure.grand-total")
    fund = FUND_OF_REVENUE.get(named.code)
    if fund and _TOTAL.search(lead.text) and _OTHER_TOTAL.match(text, mark.end()):
        return replace(named, code="revenue.grand-total", fund=fund)
    if named.code != "expenditure.grand-total" or named.fund or lead.opens_sentence:
        return named
    is_pair = last and last.item == "revenue.grand-total" and not last.is_change
    return replace(named, fund=last.fund) if last and is_pair else named


def of_fiscal(named: Named, lead: Lead, stop: int, context: Context) -> Named:
    """Return one side, told in a text about both sides of 财政拨款, as of that or of its fund."""
    topic = context.topic.item if context.topic else None
    is_of_fiscal = topic is not None and (topic.code, topic.fund) == ("budget", "fiscal")
    if named.fund or named.digits or not is_of_fiscal:
        return named
    if named.code.endswith("grand-total"):
        return replace(named, fund="fiscal")
    if named.code not in _FISCAL_SIDES:
        return named
    if not PLAIN_SIDE.fullmatch(lead.text, named.start, stop):
        return named
    code, fund = _FISCAL_SIDES[named.code]
    stated = context.amount if fund else None
    paired = FUND_OF_REVENUE.get(stated.item or "") if stated else None
    return replace(named, code=code, fund=paired or fund)


def _paired(named: Named, lead: Lead, context: Context) -> str | None:
    """Return the fund of 本年支出 behind 本年收入 of it: 财政拨款本年收入5万元；本年支出."""
    stated = context.amount
    is_plain = named.code == "expenditure" and not (named.fund or named.digits)
    if stated is None or not is_plain or not lead.text.startswith("本年支出", named.start):
        return None
    return FUND_OF_REVENUE.get(stated.item or "") if "本年收入" in stated.clause() else None


def _follows_other_total(named: Named, lead: Lead, context: Context) -> bool:
    """Tell 支出增加 behind 收入增加 that is of 收入总计, where 支出总计 is told as well."""
    last = context.last
    if named.code != "expenditure" or named.fund or named.digits or last is None:
        return False
    is_of_total = last.is_change and last.item == "revenue.grand-total"
    is_told = ("expenditure.grand-total", None, None) in context.phased
    return is_of_total and is_told and lead.text in ("支出增加", "支出减少", "支出")
