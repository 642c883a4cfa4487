"""How many units a sentence counts, and how many it lists: derived before the shapes are applied.

部门由局本级和2个所属单位构成，分别是：… tells a number and the names behind it. Only lists are
counted of which every entry ends like the name of a body, so that nothing else is taken for one.
甲局和乙站 may be two, and the department itself may be listed beside its units: both numbers count.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from ..vocabulary import FIS
from .texts import term_of_shapes, texts

COUNTED, LISTED_LEAST, LISTED_MOST = (
    term_of_shapes(name) for name in ("unitsCounted", "unitsListed", "unitsListedAtMost")
)
"""Of a paragraph: how many units it states, and how many it lists, at least and at most."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}
_NUMBER = r"(?<![第\d.])(?P<number{0}>\d{{1,2}}|[二三四五六七八九十])(?:个|家)"
_COUNTED = re.compile(
    rf"(?P<before>[^。；;]*?)(?:单位(?:总?共计?|合计|总计|有|为|数)*{_NUMBER.format(1)}"
    rf"|{_NUMBER.format(2)}(?P<kind>[^。；;，,：:、\d]{{0,12}}?单位))[^。；;：:、\d]{{0,16}}?"
    r"(?:分别[是为]|具体(?:包括|[是为])|包括|即)[：:，,]?(?P<list>[^。；;：:]+)(?:。|$)"
)
_BODY = re.compile(
    r"(?:局|中心|站|所|院|馆|队|大队|支队|办公室|室|林场|农场|校|学校|园|会|厅|处|委|社|团|库|台|部|署|机关|本级|基地|政府|公司|大学|分局)"
    r"(?:[（(][^（）()]*[）)])?$"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def unit_numbers(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield, for each paragraph in *store* that counts and lists units, both numbers."""
    for paragraph, text in texts(store, FIS.Narrative):
        if numbers := numbers_in(text):
            for name, number in zip((COUNTED, LISTED_LEAST, LISTED_MOST), numbers, strict=True):
                yield ox.Quad(paragraph, name, ox.Literal(number))


def numbers_in(text: str) -> tuple[int, int, int] | None:
    """Return how many units *text* states, and how many it lists, at least and at most."""
    match = _COUNTED.search(text)
    if match is None or match["list"].rstrip().endswith("等"):
        return None
    # What stands in brackets tells of a name; commas in it part nothing.
    names = [name.strip() for name in re.split(r"[、，,]", _BRACKETS.sub("", match["list"]))]
    if not all(_BODY.search(name) for name in names):
        return None
    joined = sum(_joins(name) for name in names)
    own = bool(re.search(r"本级|机关|本部|所属|下属|二级", match["before"] + (match["kind"] or "")))
    return _value(match["number1"] or match["number2"]), len(names) - own, len(names) + joined


def _joins(name: str) -> int:
    """Return how many further names *name* may hold: 甲局和乙站 two, 林业和草原局 one."""
    parts = re.split(r"以及|[和及与]", name)
    return len(parts) - 1 if all(_BODY.search(part) for part in parts) else 0


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _DIGITS[number]
