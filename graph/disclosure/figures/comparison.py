"""What a figure is compared with, and which way it moved: 较上年预算增加, 同比下降, 持平."""

import re
from dataclasses import dataclass

_BASE = r"(?:上年度?|上一年度?|去年|(?P<{0}>20\d{{2}})年?度?|同期)"
_PHASE = (
    r"(?:年初|全年|同期)?(?:(?:收入|支出)(?=预算|决算))?(?P<{0}>预算执行|预算|决算|执行)?(?:完成)?(?:(?:支出|收入)(?=数))?"
    r"(?:数字?|安排数?|总额)?"
)
_ALONE = r"(?=数|[，,]?(?:相?比|对比|有所|略有)|$)"
_OWN = (
    rf"(?:当年|本年度?)?(?P<{{0}}>年初预算|全年预算|调整后?预算|预算{_ALONE})"
    r"(?:批复|安排)?(?:数字?|总额)?"
)
"""The budget of the year itself, with which its accounts are compared: 较年初预算数, 较预算减少."""


def _with(prefix: str, suffix: str, number: int) -> str:
    year = _BASE.format(f"y{number}") + _PHASE.format(f"p{number}")
    return f"{prefix}(?:{year}|{_OWN.format(f'o{number}')}){suffix}"


_COMPARISON = re.compile(
    r"(?:按?(?:同|可比)口径(?:计算|比较)?[，,]?)?(?:"
    + "|".join(
        (
            r"(?:较(?:上年)?同期)?同比(?!上一?年|去年|20\d{2}年)",
            _with(r"(?:与|和|同)", r"(?:相比较?|对比|比较|相?比)", 1),
            _with(r"(?:同?比|较|相较于?|相比|对比)", r"(?:相比)?", 2),
        )
    )
    + ")"
)
_IN_FRONT = r"(?:与|和|同比?|较|比|(?<=[，,])(?=上年))"
_WITH_BASE = re.compile(
    _with(_IN_FRONT, r"(?:(?:支出|收入)数?)?(?:相比)?[，,]?$", 1).replace(f"预算{_ALONE}", "预算")
    + "|"
    + _with(r"(?!)", "", 2)
)
_OF_NAMED = re.compile(
    r"(?:比|较|与|同)(?:(?P<year>20\d{2})年(?:度|初)?|(?P<last>上年度?|上一年度?|去年)|当年|本年度?)?$"
)
_PHASE_OF_NAMED = re.compile(r"年初预算|全年预算|调整后?预算|预算执行|预算|决算|执行")
_OF_BASE = re.compile(r"(?:的|为|是|:)*")
_WORD = r"增加|增长|上升|提高|净增|增支|增收|减支|减收|减少|下降|降低|压减|压缩|节约|净减|增|减"
RISES = frozenset(("增加", "增长", "上升", "提高", "净增", "增支", "增收", "增", "多"))
"""Words of a change upwards; the others are of one downwards."""
OFF = r"(?:(?P<above>大于|高于|超过|超出|多于)|(?P<below>小于|低于|少于))(?:了)?"
"""What says of two amounts which is the greater, in front of the second."""
_DIRECTION = re.compile(
    rf"[((]?(?P<word>{_WORD})(?P=word)?[))]?(?P<rest>(?:了|额|数|为|约|:|的|金额|幅度)*)$"
)
_OPEN = ("增减", "变", "增加(", "增加/")
_MORE = re.compile(r"(?P<word>多|少)(?:支出|安排|收入|开支)?了?$")
_SIGNED = re.compile(
    rf"(?P<word>{_WORD}|增减(?:变化)?|变动|变化|增加[(/]减少\)?)(?:额|数|为|:|金额|幅度)*-$"
)
"""A direction in front of a minus sign; 增减 alone leaves the direction to it."""
_EITHER_WAY = re.compile(rf"(?:{_WORD})[(/]?$")
_LINK = re.compile(
    r"(?:，|,|共|预算|支出|收入|经费|安排|实际|相应|略有|总体|总计|合计|分别|均|各|有所)*$"
)
FLAT = re.compile(
    r"无(?:增减)?(?:变化|变动|增减)|没有(?:增减)?变化|基本持平|持平|(?:保持)?(?:不变|一致|相同)"
)
"""A change of nothing, said without a figure."""

_PHASES = {
    "预算": "initial-budget",
    "决算": "executed",
    "执行": "executed",
    "预算执行": "executed",
    "年初预算": "initial-budget",
    "全年预算": "adjusted-budget",
    "调整预算": "adjusted-budget",
    "调整后预算": "adjusted-budget",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The year (absolute, or one before when none is named) and phase compared with.

    *is_own* says that it is a budget of the year itself.
    """

    year: int | None
    phase: str | None
    is_own: bool = False

    def year_in(self, year: int) -> int:
        """Return the year with which a figure of *year* is compared."""
        return self.year or (year if self.is_own else year - 1)


LAST_YEAR = Comparison(None, None)
"""What a change is compared with that names nothing: the year before its own."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A direction in front of a figure: *sign* and where its word begins."""

    sign: int
    start: int


def movement(text: str, *, is_zero: bool = False) -> Movement | None:
    """Return the direction that *text*, what stands before a figure, ends with.

    A form left unfilled (增加（减少）) says no direction; none is needed where the figure
    *is_zero*.
    """
    if signed := _SIGNED.search(text):
        return _signed(signed)
    match = _DIRECTION.search(text) or _more_or_less(text)
    if not match:
        return None
    if either := _EITHER_WAY.search(text[: match.start()]):
        return Movement(0, either.start()) if is_zero else None
    return Movement(1 if match["word"] in RISES else -1, match.start())


def _signed(match: re.Match[str]) -> Movement | None:
    """Read a direction whose figure has a minus sign: 增加-5万元, 增减额为-5万元.

    Whether 减少-5万元 means more or less is not known.
    """
    is_known = match["word"] in RISES or match["word"].startswith(_OPEN)
    return Movement(-1, match.start()) if is_known else None


def _more_or_less(text: str) -> re.Match[str] | None:
    """Match 多 or 少 behind what it is compared with: 比上年少8万元, 比上年的5万元少1万元."""
    match = _MORE.search(text)
    if match is None:
        return None
    before = text[: match.start()]
    return match if before in ("", "，", ",") or comparison_at_end(before) else None


def comparison_at_end(text: str) -> tuple[Comparison, int] | None:
    """Return the comparison with which *text* ends and where it begins."""
    last = None
    for match in _COMPARISON.finditer(text):
        if _LINK.fullmatch(text, match.end()):
            last = match
    return (_read(last), last.start()) if last else None


def comparison_of_flat(text: str) -> tuple[Comparison, int] | None:
    """Return the comparison in front of 持平 and the like, where 与上年 needs no 相比."""
    match = _WITH_BASE.search(text)
    return (_read(match), match.start()) if match else comparison_at_end(text)


def comparison_of_base(text: str) -> tuple[Comparison, int] | None:
    """Return the comparison that stands directly in front of the amount compared with."""
    matches = [m for m in _COMPARISON.finditer(text) if not m[0].endswith("同比")]
    if not matches or not _OF_BASE.fullmatch(text, matches[-1].end()):
        return None
    return _read(matches[-1]), matches[-1].start()


def comparison_of_named(before: str, behind: str) -> Comparison | None:
    """Return the comparison with an amount that is named in full: 比2022年“三公”经费年初预算.

    :param before: what stands in front of the item's name.
    :param behind: what stands between the name and the amount.
    """
    start, phase = _OF_NAMED.search(before), _PHASE_OF_NAMED.search(behind)
    if start is None or not (phase or start["year"] or start["last"]):
        return None
    year = int(start["year"]) if start["year"] else None
    said = _PHASES[phase[0]] if phase else None
    is_own = not (year or start["last"]) and said in ("initial-budget", "adjusted-budget")
    return Comparison(year, said, is_own=is_own)


def comparison_in(text: str) -> Comparison | None:
    """Return the last comparison that *text* names anywhere."""
    matches = list(_COMPARISON.finditer(text))
    return _read(matches[-1]) if matches else None


def _read(match: re.Match[str]) -> Comparison:
    groups = match.groupdict()
    if own := groups["o1"] or groups["o2"]:
        return Comparison(None, _PHASES[own], is_own=True)
    year = groups["y1"] or groups["y2"]
    phase = groups["p1"] or groups["p2"]
    return Comparison(int(year) if year else None, _PHASES.get(phase) if phase else None)
