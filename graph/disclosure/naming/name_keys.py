"""One key for the spellings of an organisation that has no code.

Rules of the language alone: width and blanks, the place in front told as usual, official short
forms (中共, 政协, 人大常委会, 共青团, 人民政府), and words that only tell the scope. Two names
that no rule makes one stay two.
"""

import re
import unicodedata

from ...minting import name_hash
from .names import ORGANISATION
from .place_names import Heading, usual_place

_SCOPE = re.compile(r"(?:\((?:[省市县区]?本级|汇总|单位|部门|机关)\)|[省市县区]?本级)$")
_PLAIN_TAIL = re.compile(r"(?<=[局委厅办室会府院])机关$|部门$")
_MIDDLE = r"(?P<place>[\u4e00-\u9fff]{2,20}?[省市县区旗州盟乡镇]|)"
_SHORT_FORMS = (
    (re.compile(rf"^(?:中国人民政治协商会议|政协){_MIDDLE}委员会"), r"\g<place>政协"),
    (re.compile(r"人民代表大会常务委员会|人大常务委员会"), "人大常委会"),
    (re.compile(r"人民代表大会"), "人大"),
    (re.compile(r"^中国共产党"), "中共"),
    (re.compile(rf"^中共{_MIDDLE}委员会"), r"中共\g<place>委"),
    (re.compile(r"^(?!中共|共青团|政协|民)(?P<place>[\u4e00-\u9fff]{1,20}?[省市县区旗州盟])委(?!员)"),
     r"中共\g<place>委"),
    (re.compile(rf"^(?:中国)?(?:共产主义青年团|共青团){_MIDDLE}委员会"), r"共青团\g<place>委"),
    (re.compile(r"(?<=[省市县区旗州盟乡镇])政府"), "人民政府"),
)  # fmt: skip


def organisation_key(name: str, found: Heading | None, *, is_unit: bool = False) -> str:
    """Return the hash that stands for *name* in IRIs.

    :param found: the division that the name begins with, if it names one.
    :param is_unit: whether words such as 本级 and 机关 tell a unit from its department.
    """
    return name_hash(plain_name(name, found, is_unit=is_unit))


def plain_name(name: str, found: Heading | None, *, is_unit: bool = False) -> str:
    """Return the one spelling of *name* that all of its spellings have: see `organisation_key`."""
    text = unicodedata.normalize("NFKC", name)
    if found and (place := found.certain) and found.end:
        lead, rest = name[: found.start], name[found.end :]
        text = unicodedata.normalize("NFKC", f"{lead}{usual_place(place)}{rest}")
    text = "".join(text.split())
    if not is_unit:
        text = _without_tail(text)
    for pattern, short in _SHORT_FORMS:
        text = pattern.sub(short, text, count=1)
    return text


def _without_tail(text: str) -> str:
    for pattern in (_SCOPE, _PLAIN_TAIL):
        rest = pattern.sub("", text)
        if rest != text and ORGANISATION.match(rest):
            text = rest
    return text
