"""Numbers in front of lines: 一、 （二） 3. 4、 (5) 第六部分."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .folding import Folded

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DIGITS = "零一二三四五六七八九"
_MARK = re.compile(
    r"(?P<part>第(?P<part_number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章|节)[、:.]?)"
    r"|(?P<is>(?P<is_number>[一二三四五六七八九十])是)"
    r"|(?P<han>(?P<han_number>[一二三四五六七八九十]{1,3})[、.,，])"
    r"|(?P<han_bracket>\((?P<hb_number>[一二三四五六七八九十]{1,3})\)[、.]?)"
    r"|(?P<digit>(?P<d_number>\d{1,2})(?:、|[,，](?!\d{3})|\.(?!\d(?!\d{3}年))))"
    r"|(?P<digit_bracket>\(?(?P<db_number>\d{1,2})\)[、.]?)"
    r"|(?P<circle>(?P<c_number>[①-⑳]))"
)
_NUMBERS = {
    "part": "part_number",
    "is": "is_number",
    "han": "han_number",
    "han_bracket": "hb_number",
    "digit": "d_number",
    "digit_bracket": "db_number",
    "circle": "c_number",
}
"""The group that holds the number, by the group of the whole mark."""
_SPACED = re.compile(
    r"\s*(?:(?P<han>[一二三四五六七八九十]{1,3})|(?P<digit>[0-9]{1,2}))"
    r"[ \u3000\u00a0]+(?=[\u4e00-\u9fff“])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in front of a line: its style, its value, and where the line's text begins."""

    style: str
    number: int
    end: int


def mark_of(folded: Folded) -> Mark | None:
    """Return the number in front of *folded*, or nothing; *end* counts in folded text."""
    return _mark_of(folded.text, folded.passage.text)


@lru_cache(maxsize=4096)
def _mark_of(folded: str, written: str) -> Mark | None:
    match = _MARK.match(folded)
    if not match:
        return _spaced(written)
    style = match.lastgroup or ""
    return Mark(style, _value(match[_NUMBERS[style]]), match.end())


def _spaced(written: str) -> Mark | None:
    """Return a number that only a blank parts from its line: 二 部门预算, 3 机关运行经费."""
    match = _SPACED.match(written)
    if not match:
        return None
    number = match["han"] or match["digit"]
    return Mark("han" if match["han"] else "digit", _value(number), len(number))


def _value(number: str) -> int:
    if number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    if number.isdigit():
        return int(number)
    tens, has_ten, ones = number.partition("十")
    if not has_ten:
        return _DIGITS.index(number) if number in _DIGITS else 0
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
