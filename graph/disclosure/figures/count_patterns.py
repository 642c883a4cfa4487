"""Patterns of a number and its unit behind, or in front of, words that say what it counts.

Each has the groups *clause*, *number* and *unit*.
"""

import re

from ..basics.numbers import NUMBER

_HAN = r"(?<![第每各另任同之数零〇一二两三四五六七八九十百])[一二两三四五六七八九十百]{1,4}"
"""A number in words, where it is none of an order (第三个) and no pronoun (每一个)."""
_FEW = rf"{NUMBER}|{_HAN}"
_VERB = r"(?:为|是|共|计|合计|小计|累计|有|约|实|:|总|数量|数|保有量|,|，)*+"


def count(words: str, units: str) -> re.Pattern[str]:
    """Match a count behind its words: 公务用车保有量3辆."""
    return re.compile(rf"(?P<clause>(?:{words}){_VERB}(?P<number>{NUMBER})(?P<unit>{units}))")


def heads(words: str) -> re.Pattern[str]:
    """Match people whose number stands without a unit: 行政编制人数19，."""
    return re.compile(
        rf"(?P<clause>(?:{words})(?P<unit>人)数(?:为|共|:)?(?P<number>{NUMBER}))(?=[，,、;。)]|$)"
    )


def on_posts(posts: str, units: str) -> re.Pattern[str]:
    """Match the people on *posts*: 行政编制42人，实有人数40人；事业编制86人，实有人数79人."""
    return re.compile(
        rf"(?:{posts})(?:人数|数)?{_VERB}{NUMBER}(?:{units})[，,、](?:其中:?)?"
        rf"(?P<clause>(?:年末|现)?(?:实有|在职|在编)(?:在编|在职|人员|人数)*{_VERB}"
        rf"(?P<number>{NUMBER})(?P<unit>{units}))"
    )


def attending(verb: str, what: str) -> re.Pattern[str]:
    """Match who comes to meetings that are counted first: 召开4次会议，人数320人."""
    return re.compile(
        rf"{verb}(?:{NUMBER}(?:次|个|场|期){what}|{what}{NUMBER}(?:次|个|场|期)|[^，。;\d]{{0,30}}{what})[，,、](?P<clause>(?:参会|参加|参训)?人数{_VERB}"
        rf"(?P<number>{NUMBER})(?P<unit>人次|人))"
    )


def few(words: str, units: str) -> re.Pattern[str]:
    """Match a count that may be written in words: 内设三个机构."""
    return re.compile(rf"(?P<clause>(?:{words}){_VERB}(?P<number>{_FEW})(?P<unit>{units}))")


def few_of(units: str, words: str) -> re.Pattern[str]:
    """Match a count in front of its words; 一个 there may be any one: 完成一个下属单位的改革."""
    return re.compile(rf"(?<!涉及)(?P<clause>(?!一)(?P<number>{_FEW})(?P<unit>{units})(?:{words}))")


def counted(units: str, words: str) -> re.Pattern[str]:
    """Match a count in front of its words: 12次会议."""
    return re.compile(rf"(?P<clause>(?P<number>{NUMBER})(?P<unit>{units})(?:{words}))")
