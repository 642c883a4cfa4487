"""The numbers that a browser puts before the items of an ordered list."""

import re

from .markup import Element

_HAN = "零一二三四五六七八九"
_CHINESE = re.compile(r"list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|chinese)", re.I)
_NONE = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.I)


class Numbering:
    """How far each ordered list has counted."""

    def __init__(self) -> None:
        self._last: dict[Element, int] = {}

    def number(self, item: Element) -> str:
        """Return what stands before *item*, an ``li``; empty where its list has no numbers."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return ""
        default = self._last.get(above, _whole(above.get("start"), 1) - 1) + 1
        value = self._last[above] = _whole(item.get("value"), default)
        style = above.get("style") or ""
        if _NONE.search(style):
            return ""
        if _CHINESE.search(style):
            return f"{_chinese(value)}、"
        return f"{_spelled(value, above.get('type') or '1')}."


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else default


def _spelled(value: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= value <= 26:
        return chr(ord(kind) + value - 1)
    if kind in ("i", "I") and 1 <= value <= 3999:
        return _roman(value) if kind == "I" else _roman(value).lower()
    return str(value)


def _roman(value: int) -> str:
    digits = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
    spelled = ""
    for worth, letters in digits:
        count, value = divmod(value, worth)
        spelled += letters * count
    return spelled


def _chinese(value: int) -> str:
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return head + (_HAN[ones] if ones else "")
