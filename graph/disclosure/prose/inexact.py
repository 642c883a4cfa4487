"""Figures that are no exact amounts: ranges, 约50万元, 3万余元, 20万元左右, 不超过8万元."""

import re

from ..basics.money import MONEY

_RANGES = ("至", "到", "-", "~")
_RANGE_BEHIND = re.compile(rf"[至到~-]{MONEY.pattern}")
_ABOUT = re.compile(r"(?:(?<![节合制])约|(?<![附最])近|接近|不足|不到|不超过|逾|至少|最多|最高)$")
_ABOUT_BEHIND = re.compile(r"[余多]元|左右|上下|以上|以下|[以之]内")
_HELD = re.compile(r"控制在[^。;，]{0,30}$")
"""What is held within a limit has that as its budget: 控制在年初预算9万元以内."""


def is_inexact(mark: re.Match[str], lead: str) -> bool:
    """Tell whether the figure at *mark*, behind its *lead*, stands for a range of figures."""
    text, end = mark.string, mark.end()
    if lead in _RANGES or _RANGE_BEHIND.match(text, end) or _ABOUT.search(lead):
        return True
    return _ABOUT_BEHIND.match(text, end) is not None and not _HELD.search(text, 0, mark.start())
