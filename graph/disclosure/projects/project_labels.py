"""What the labels of project tables say that the cells beside them hold."""

import re
from functools import lru_cache

from ...reading.document import Passage
from ..basics.folding import fold
from ..naming.names import ORGANISATION, UNIT_BEHIND, Mention

_LABELS = (
    ("code", re.compile(r"项目(?:编码|代码|编号)")),
    ("name", re.compile(r"项目名称")),
    (
        "scale",
        re.compile(r"(?:项目)?(?:预算|资金)(?:规模|情况|安排)?(?:及|和|与)?(?:资金)?用途|预算规模"),
    ),
    (
        "amount",
        re.compile(r"(?:项目|年度)?(?:预算|资金)(?:申请)?(?:数|总额|金额|总数|规模)(?:\(.*\))?"),
    ),
    ("fiscal", re.compile(r"(?:其中:?)?(?:本年|当年|年度)?财政(?:拨款|性)*(?:资金)?(?:\(.*\))?")),
    ("other", re.compile(r"(?:其中:?)?(?:其他|其它|自筹)(?:资金)?")),
    ("purpose", re.compile(r"(?:项目)?(?:资金)?(?:主要)?用途|项目(?:内容|概况|简介)")),
    ("plan", re.compile(r"(?:项目)?(?:资金)?(?:支出|用款|使用|拨付|支付)(?:进度)?计划(?:\(.*\))?")),
    (
        "objective",
        re.compile(
            r"(?:项目)?(?:年度|总体|整体|实施|绩效)+(?:绩效)?目标(?:\(.*\))?|项目总?目标(?:\(.*\))?"
        ),
    ),
    (
        "unit",
        re.compile(r"(?:预算|主管|项目|实施|申报|填报)+(?:实施)?(?:单位|部门)(?:名称)?|单位名称"),
    ),
    ("money", re.compile(r"(?:金额)?单位[:为].{0,6}元|(?:项目)?资金(?:情况)?\((?:万)?元\)")),
    (
        "aside",
        re.compile(
            r"主管部门及?(?:代码|编码)|项目(?:属性|性质|类别|类型|级次|负责人)|联系(?:人|电话)"
            r"|(?:项目|计划|预计)(?:开始|完成|结束)日期|上年结转(?:资金)?|绩效指标"
            r"|项目(?:日期范围|起止时间|实施期限?|期限|周期)"
        ),
    ),
)
_CODED_UNIT = re.compile(
    rf"(?P<code>\d{{3,12}})[-_]?(?P<name>[\u4e00-\u9fff].{{2,40}}?){UNIT_BEHIND}"
)
FIRST_LEVEL = re.compile(r"一级(?:绩效)?指标")


def label_of(cell: Passage) -> str | None:
    """Return the kind of value that *cell*, if it is a label, names."""
    text = cell.folded[0].rstrip(":")
    return _kind_of(text) if 0 < len(text) <= 24 else None


@lru_cache(maxsize=4096)
def _kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(text)), None)


def coded_unit(cell: Passage) -> re.Match[str] | None:
    """Match a code glued to the name of an organisation."""
    match = _CODED_UNIT.fullmatch(fold(cell.text))
    return match if match and ORGANISATION.match(match["name"]) else None


def unit_of(cell: Passage) -> Mention:
    """Return the unit that a cell such as 471001怀来县工业和信息化局 names, with its code."""
    text = fold(cell.text)
    match = coded_unit(cell)
    return Mention(match["name"] if match else text, cell.spans(), match["code"] if match else None)
