"""Which division a name begins with, in the year of the disclosure (GB/T 2260 with history)."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from .autonomous_names import autonomous_names
from .divisions import CENTRE, Division, chain, divisions, stem

_LEAD = re.compile(
    r"中国共产党|中共|政协|共青团|中国共产主义青年团|中国人民政治协商会议|中国国民党革命委员会"
    r"|中国民主(?:同盟|促进会|建国会)|中国农工民主党|中国致公党|九三学社|民[革盟建进]|农工党|致公党"
)
"""What may stand in front of the division in the name of an organisation."""

_CENTRAL = re.compile(
    r"国家|中央|全国|中华人民共和国|中华全国|国务院|最高人民(?:法院|检察院)|审计署|海关总署|新华通讯社"
    r"|中国(?:人民银行|科学院|社会科学院|工程院|气象局|地震局|民用航空局|科学技术协会|红十字会总会|残疾人联合会)"
    r"|(?:外交|国防|教育|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和社会保障|自然资源|国土资源|生态环境"
    r"|环境保护|住房和城乡建设|交通运输|水利|农业|农业农村|商务|文化|文化和旅游|退役军人事务|应急管理|卫生)部(?!门)"
)
"""What the names of bodies of the centre begin with."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The divisions that a name may begin with: one where it is certain, several namesakes.

    *start* and *end* are the offsets of the words that name them.
    """

    candidates: tuple[Division, ...]
    start: int
    end: int

    @property
    def certain(self) -> Division | None:
        """The division, where there is but one."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def heading(name: str, year: int) -> Heading | None:
    """Return what division *name* begins with, as things stood in *year*; nothing without one.

    A province and a city in front narrow the choice, in full or short (河北怀来县). Codes
    in force in the year come first, then those in use today, then the last retired.
    """
    if _CENTRAL.match(name):
        return Heading((divisions()[CENTRE],), 0, 0)
    lead = _LEAD.match(name)
    start = end = lead.end() if lead else 0
    found: tuple[Division, ...] = ()
    while step := _next(name, end, found):
        end, found = step
    return Heading(_in_force(found, year), start, end) if found else None


def province_in_front(name: str) -> Heading | None:
    """Return the province whose short name alone stands in front: 西藏技师学院.

    Nothing for streets that bear its name, for universities that may be the centre's, and for
    what the centre keeps in the provinces.
    """
    short = _longest(_by_stem(), name, 0)
    province = next((d for d in _by_stem().get(short, ()) if d.code.endswith("0000")), None)
    rest = name[len(short) :]
    if province is None or _NOT_OF_PROVINCE.match(rest) or _longest(_by_stem(), rest, 0):
        return None
    if rest.endswith("大学") and province.code not in _SHORT:
        return None
    return Heading((province,), 0, len(short))


_NOT_OF_PROVINCE = re.compile(
    r"[东西南北中]?[一二三四五六]?(?:大?[路街道]|大道|[里村湾桥])|.*(?:海关|海事|税务|气象|铁路|出入境|边防|银行|专员办|监管局|生产建设)"
)
"""What stands behind the short name of a province where the body is none of the province's."""


def begins_with_place(name: str, year: int) -> bool:
    """Tell whether *name* begins with a division, be it with the short name of a city (南京)."""
    found = heading(name, year)
    return (found is not None and found.end > 0) or bool(_longest(_by_stem(), name, 0))


def _next(
    name: str, start: int, above: tuple[Division, ...]
) -> tuple[int, tuple[Division, ...]] | None:
    """Return the divisions named at *start* that lie in one of *above*, and where they end."""
    if whole := _longest(_by_name(), name, start):
        same = _within(_by_name()[whole], above)
        return (start + len(whole), same) if same else None
    short = _longest(_by_stem(), name, start)
    behind = start + len(short)
    if short and (whole := _longest(_by_name(), name, behind)):
        same = _within(_by_name()[whole], _within(_by_stem()[short], above))
        return (behind + len(whole), same) if same else None
    if short and name.startswith(_CUT, behind):
        same = _within(_by_stem()[short], above)
        return (behind, same) if same else None
    return _of_zone(name, start, above)


def _of_zone(
    name: str, start: int, above: tuple[Division, ...]
) -> tuple[int, tuple[Division, ...]] | None:
    """Return the divisions whose short name a zone bears: 河北怀来经济开发区, 大同高新区."""
    if not _ZONE.search(name, start):
        return None
    short = _longest(_by_stem(), name, start)
    behind = start + len(short)
    within = _within(_by_stem()[short], above) if short else above
    if short and _ZONE.match(name, behind):
        same = (*within, *_within(_by_county_stem().get(short, ()), above))
        return (behind, same) if same else None
    county = _longest(_by_county_stem(), name, behind)
    end = behind + len(county)
    same = _within(_by_county_stem()[county], within) if county else ()
    return (end, same) if same and _ZONE.match(name, end) else None


_ZONE = re.compile(
    r"(?:国家级|省级|经济|高新|技术|产业|工业|农业|循环|化工|旅游|综合|现代|科技|临港|临空)+"
    r"(?:开发区|园区|产业园|示范区|度假区|集聚区|区)"
)
"""A zone that bears the short name of its city or county, which is no division itself."""

_CUT = "(略)"
"""What copies of pages put for words that they cut: 衡水(略)."""

_LONGEST = 20
"""Characters that no name of a division exceeds."""


def _longest(names: Container[str], text: str, start: int) -> str:
    """Return the longest of *names* that stands in *text* at *start*, empty without one."""
    parts = (text[start : start + length] for length in range(_LONGEST, 0, -1))
    return next((part for part in parts if part in names), "")


def _within(found: Iterable[Division], above: tuple[Division, ...]) -> tuple[Division, ...]:
    codes = {division.code for division in above}
    return tuple(
        division
        for division in found
        if not codes or any(higher.code in codes for higher in chain(division.code)[1:])
    )


def _in_force(found: tuple[Division, ...], year: int) -> tuple[Division, ...]:
    """Return those in force in *year*; else those in use today; else the last retired."""
    then = tuple(d for d in found if d.since <= year and (d.until is None or year <= d.until))
    last = max((d.until or 0 for d in found), default=0)
    return (
        tuple(d for d in then if d.until is None)
        or then
        or tuple(d for d in found if d.until is None)
        or tuple(d for d in found if d.until == last)
    )


def decided(found: Heading | None, texts: Iterable[str], year: int) -> Division | None:
    """Return the division that *texts* tell among namesakes, or that all of them begin with.

    :param texts: names of the publisher's units, of its government, its own longer names.
    """
    told = {
        division.code: division
        for text in texts
        if (other := heading(text, year)) and (division := other.certain)
    }
    if found:
        told = {d.code: d for d in found.candidates if d.code in told}
    return next(iter(told.values())) if len(told) == 1 else None


def usual_place(division: Division) -> str:
    """Return what a division is called in front of a name: 怀来县, but 张家口市桥西区.

    Districts share their names with others and are told with their city.
    """
    above = divisions().get(division.above or "")
    if division.name.endswith("区") and division.level.endswith("/county") and above:
        return above.name + division.name
    return division.name


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Division, ...]]:
    names: dict[str, list[Division]] = defaultdict(list)
    for division in divisions().values():
        for name in (division.name, *division.former):
            names[name].append(division)
    taken = {name for name, same in names.items() if any(d.until is None for d in same)}
    for division in divisions().values():
        for name in autonomous_names(division):
            if name not in taken and division not in names[name]:
                names[name].append(division)
    return {name: tuple(sorted(same, key=lambda d: d.code)) for name, same in names.items()}


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, tuple[Division, ...]]:
    """Return provinces and cities by short name: 河北, 张家口, 内蒙古."""
    names: dict[str, list[Division]] = defaultdict(list)
    for division in divisions().values():
        short = _SHORT.get(division.code) or stem(division)
        if not division.level.endswith("/county") and len(short) > 1:
            names[short].append(division)
    return {name: tuple(same) for name, same in names.items()}


@lru_cache(maxsize=1)
def _by_county_stem() -> dict[str, tuple[Division, ...]]:
    """Return counties by short name: 怀来."""
    names: dict[str, list[Division]] = defaultdict(list)
    for division in divisions().values():
        if division.level.endswith("/county") and len(short := stem(division)) > 1:
            names[short].append(division)
    return {name: tuple(same) for name, same in names.items()}


_SHORT = {
    "150000": "内蒙古",
    "450000": "广西",
    "540000": "西藏",
    "640000": "宁夏",
    "650000": "新疆",
}
"""Short names of the autonomous regions."""
