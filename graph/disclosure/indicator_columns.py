"""What each column of an indicator table holds, by the words of its header."""

import re
from functools import lru_cache

from ..reading.document import Row
from .folding import fold

_COLUMNS = (
    ("first", re.compile(r"一级(?:绩效)?指标")),
    ("second", re.compile(r"二级(?:绩效)?指标")),
    ("name", re.compile(r"三级(?:绩效)?指标|指标名称|绩效指标(?:名称)?")),
    ("description", re.compile(r"(?:绩效)?指标(?:描述|说明|解释|内容)(?:及说明)?")),
    ("operator", re.compile(r"(?:计算|比较|运算)?符号|指标方向")),
    ("unit", re.compile(r"(?:计量|度量)?单位")),
    (
        "target",
        re.compile(
            r"(?:绩效|年度|目标|年初|全年|预期)*指标值(?:\(.*\))?|(?:年初|年度|全年|预期)?(?:设定)?(?:的)?目标值"
            r"|(?:年初|年度|全年)?计划(?:指标|完成|目标)?值(?:\(A\))?"
        ),
    ),
    (
        "actual",
        re.compile(
            r"(?:全年|年度)?实际(?:完成)?(?:指标)?(?:值|情况)(?:\(B\))?|(?:全年|年度)?完成(?:指标)?(?:值|情况)"
            r"|实际完成|业绩值"
        ),
    ),
    ("weight", re.compile(r"(?:指标)?(?:分值|权重|标准分)(?:\(.*\))?")),
    ("score", re.compile(r"(?:自评|实际|评价)?(?:得分|评分)|自评分")),
    ("reason", re.compile(r"(?:未完成|偏差|扣分).*(?:原因|措施).*|原因分析.*|改进措施")),
    ("basis", re.compile(r"(?:指标值|目标值)?(?:确定|设定|测算)?依据")),
)
_THIRD = re.compile(r"三级(?:绩效)?指标")
_OVER_ALL = frozenset(("绩效指标", "指标"))
"""Heads that stand over all levels, where the third level has a head of its own."""

Columns = tuple[str | None, ...]


def indicator_columns(row: Row) -> Columns | None:
    """Return what each column of an indicator table holds if *row* is its header."""
    texts = [fold(cell.text) for cell in row]
    kinds = tuple(_column(text) for text in texts)
    if any(map(_THIRD.fullmatch, texts)):
        pairs = zip(texts, kinds, strict=True)
        kinds = tuple(None if text in _OVER_ALL else kind for text, kind in pairs)
    return kinds if "first" in kinds and ("name" in kinds or "target" in kinds) else None


@lru_cache(maxsize=4096)
def _column(text: str) -> str | None:
    return next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(text)), None)
