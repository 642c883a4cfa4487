"""What each column of an indicator table holds, by the words of its header."""

import re
from functools import lru_cache

from ...reading.document import Row
from ..basics.folding import fold

_COLUMNS = (
    ("first", re.compile(r"一级(?:绩效)?指标")),
    ("second", re.compile(r"二级(?:绩效)?指标")),
    ("name", re.compile(r"三级(?:绩效)?指标|指标名称|绩效指标(?:名称)?")),
    ("description", re.compile(r"(?:绩效)?指标(?:描述|说明|解释|内容)(?:及说明)?")),
    ("operator", re.compile(r"(?:计算|比较|运算|指标)?符号|指标(?:方向|性质)")),
    ("unit", re.compile(r"(?:计量|度量)?单位")),
    (
        "target",
        re.compile(
            r"(?:绩效|年度|目标|年初|全年|预期|设定的?)*(?:\(/项目\))?指标值(?:\(.*\))?|(?:年初|年度|全年|预期)?(?:设定)?(?:的)?目标值"
            r"|(?:年初|年度|全年)?计划(?:指标|完成|目标)?值(?:\(A\))?"
        ),
    ),
    (
        "actual",
        re.compile(
            r"(?:全年|年度)?实际(?:完成)?(?:指标)?(?:值|情况)(?:\(B\))?|(?:全年|年度)?完成(?:指标)?(?:值|情况)"
            r"|实际完成|业绩值|(?:目标|指标)(?:实际)?完成(?:值|情况)"
        ),
    ),
    ("weight", re.compile(r"(?:指标)?(?:分值|权重|标准分)(?:\(.*\))?")),
    ("score", re.compile(r"(?:自评|实际|评价|指标)?(?:得分|评分)(?:\(.*\))?|自评分")),
    ("reason", re.compile(r"(?:未完成|偏差|扣分).*(?:原因|措施).*|原因分析.*|改进措施")),
    ("basis", re.compile(r"(?:指标值|目标值)?(?:确定|设定|测算)?依据")),
)
_THIRD = re.compile(r"三级(?:绩效)?指标")
_OVER_ALL = frozenset(("绩效指标", "指标"))
"""Heads that stand over all levels, where the third level has a head of its own."""

_EVALUATED = frozenset(("name", "target", "actual", "weight", "score"))
"""What tells the header of evaluated indicators that stand in no levels."""

Columns = tuple[str | None, ...]


def indicator_columns(row: Row) -> Columns | None:
    """Return what each column of an indicator table holds if *row* is its header."""
    texts = [fold(cell.text) for cell in row]
    if "指标" not in "".join(texts):
        return None
    kinds = tuple(_column(text) for text in texts)
    has_third = any(map(_THIRD.fullmatch, texts))
    if has_third or "指标名称" in texts:
        over = None if has_third or "first" in kinds else "first"
        pairs = zip(texts, kinds, strict=True)
        kinds = tuple(over if text in _OVER_ALL else kind for text, kind in pairs)
    is_levelled = "first" in kinds and bool({"name", "target"} & set(kinds))
    return kinds if is_levelled or set(kinds) >= _EVALUATED else None


@lru_cache(maxsize=4096)
def _column(text: str) -> str | None:
    return next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(text)), None)
