"""Notices about “三公”经费 whose title leaves out what they are: their first figures tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...reading.document import Passage, Span
from ...values import zh
from ..basics.fact import Stated
from ..basics.folding import Folded
from ..naming.names import ORGANISATION
from .titled import Header

_TITLE = re.compile(
    r"(?:关于)?(?:(?P<year>20\d{2})年度?)?(?P<name>[\u4e00-\u9fff()、]{4,40}?)的?(?:(?P<behind>20\d{2})年度?)?的?"
    r"(?:财政拨款|一般公共预算)?\"?三公\"?经费"
    r"(?:财政拨款|支出|使用|信息|公开|公示|情况|增减|变化|变动|说明|报告|及|原因|的)*"
    r"(?:\((?P<last>20\d{2})年度?\))?"
)
_FIRST = re.compile(r"(?P<year>20\d{2})年度?(?P<words>[^。;\d]{0,60}?三公[^。;\d]{0,30})\d")
_ACCOUNTS = re.compile(r"决算|实际支出|实际发生")
_BUDGET = re.compile(r"(?<!一般公共)预算|年初安排|计划安排")


@dataclass(frozen=True, slots=True)
class _Told:
    year: Stated[int]
    kind: str


def unsaid_kind(heads: list[Passage]) -> Header | None:
    """Return the head of a notice whose title says neither 预算 nor 决算, if its figures do."""
    for place, passage in enumerate(heads):
        folded = Folded(passage)
        match = _TITLE.fullmatch(folded.text)
        if match is None or not ORGANISATION.fullmatch(match["name"]):
            continue
        told = next(_told(heads[place + 1 :]), None)
        group = next((group for group in ("year", "behind", "last") if match[group]), None)
        if told is None or (group and int(match[group]) != told.year.value):
            return None
        spans = folded.spans(*match.span(group)) if group else told.year.spans
        return Header(
            Stated(zh(passage.text), passage.spans()),
            Stated(told.year.value, tuple(span.line.whole() for span in spans)),
            told.kind,
            None,
            zh(folded.original(*match.span("name"))),
            folded.spans(*match.span("name")),
            is_unit=False,
        )
    return None


def _told(passages: list[Passage]) -> Iterator[_Told]:
    """Yield what the first figure of “三公”经费 of each paragraph is of, where it says so."""
    for passage in passages:
        folded = Folded(passage)
        for match in _FIRST.finditer(folded.text):
            is_accounts = _ACCOUNTS.search(match["words"]) is not None
            if is_accounts or _BUDGET.search(match["words"]):
                spans: tuple[Span, ...] = folded.spans(*match.span("year"))
                kind = "final-accounts" if is_accounts else "budget"
                yield _Told(Stated(int(match["year"]), spans), kind)
