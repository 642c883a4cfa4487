"""Labels of self-evaluation tables: whom or what a table is about, its grade and its score."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ...reading.document import Passage, Row
from ..basics.folding import fold

_LABELS = (
    ("code", re.compile(r"项目(?:编码|代码|编号)")),
    ("name", re.compile(r"(?:一级|二级)?项目(?:\(政策\))?名称")),
    (
        "unit",
        re.compile(r"(?:项目)?(?:实施|承担|使用|项目|预算)(?:项目)?单位(?:名称)?(?:\(盖章\))?"),
    ),
    (
        "whole",
        re.compile(r"(?:部门|单位|部门\(单位\)|预算部门|填报单位|评价单位)(?:名称)?(?:\(盖章\))?"),
    ),
    ("department", re.compile(r"(?:主管|预算主管|业务主管)(?:预算)?(?:部门|单位)(?:及代码|名称)?")),
    ("grade", re.compile(r"(?:绩效)?(?:自评|评价|评定|评分)?(?:等级|结论|级别|档次)")),
    ("score", re.compile(r"(?:绩效)?(?:自评|评价)(?:总)?(?:得分|分数?)(?:\(分\))?|总得分")),
)


def kind_of(patterns: Iterable[tuple[str, re.Pattern[str]]], cell: Passage) -> str | None:
    """Return the first of *patterns* by name that the text of *cell* as a whole is."""
    return _first(patterns, fold(cell.text))


def _first(patterns: Iterable[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    words = text.rstrip(":")
    return next((kind for kind, pattern in patterns if words and pattern.fullmatch(words)), None)


def label_in(cell: Passage) -> str | None:
    """Return what *cell* labels, or nothing where it is no label."""
    return _label(fold(cell.text))


@lru_cache(maxsize=4096)
def _label(text: str) -> str | None:
    return _first(_LABELS, text)


def labels_in(row: Row) -> set[str | None]:
    """Return what the cells of *row* label."""
    return {label_in(cell) for cell in row}
