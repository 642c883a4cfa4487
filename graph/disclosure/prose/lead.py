"""The words in front of a figure: where they begin, what they name, of which year."""

import re
from dataclasses import dataclass, replace
from itertools import accumulate, repeat

from ..basics.folding import Folded
from ..classes.about import OF_ITS_SECTION, PARTS_OF_FISCAL, About
from ..classes.class_paths import UNKNOWN
from ..classes.items import Named, begins_name, name_of

_YEAR = re.compile(
    r"(?:截[至止])?(?P<year>\d{4}(?=年)|(?<!\d)20\d{2}(?=预算|决算))(?:年(?:度|初|末|底|\d{1,2}月(?:末|底|\d{1,2}日)?)?)?"
    r"|上年度?(?:末|底)|本年度?(?=拟|计划|预计)"
)
"""A year, whose 年 may be left out in front of what was planned or spent: 2024预算安排."""

_LONGEST = 300
"""No lead is longer; what stands farther in front of a figure does not name it."""

_SPECIAL_FUNDS = ("government-fund", "state-capital")
_APPROPRIATED = re.compile(
    r"(?:一般公共预算(?P<now>当年)?|(?:政府性基金|国有资本经营)预算(?P<other>当年))(?:财政)?拨款(?!收入)"
)
"""Spending, where headings say that a fund is spent; the general one without 当年 only there."""

_BEHIND_CLASS = re.compile(r"(?:(?<=支出)(?:预算|决算)数?)?(?:共计|合计|共|约|[为是:])*$")
"""What stands behind the name of a class (工资福利支出预算为)."""

_QUOTED = re.compile(r"(?:\(?\d{1,2}[.、)]{0,2})?\"[^\"，。;:、\d]{2,30}\"")
"""A lead that is but a name in quotation marks: 3.“教育支出”16万元."""

_ALL_OF_IT = re.compile(
    r"[，,](?:全部|全|均)(?:为|是|来自|来源于)[^，。;()\d]+[，,](?!其中)"
    r"|[，,](?:为|是|系)[^，。;()\d]{2,40}(?:资金|收入|经费)[，,](?=[比较与同])"
)
"""What an amount before is (all) of, which changes nothing about what is spoken of."""
_BLANK = re.compile(r"(?:^|[。;])(?P<item>[^。;]*?[^\d。;])(?:亿|万|千)?元[。;]$")
_STEPS = {"(": 1, ")": -1}
_WHO_AND_WHEN = re.compile(
    r"^(?:(?:19|20)\d{2}(?:年(?:度|初)?|(?=预算|决算))|[本我](?:部门|单位|局|委|办|中心)|[，,])*+"
)
_PARTS = re.compile(
    r"[，,;:。(]*(?:其中|(?:主要)?包括|具体(?:是|为)|分别(?:是|为)|(?:主要)?(?:用于|包括|有|由)?(?:以下|如下)[^。;\d]{0,8}:)"
)
_OPENING = re.compile(
    r"^[，,。;:、)(]*(?:其中|包括|(?:主要|具体)(?:为|是|包括|有)|(?:主要)?用于|分别为|分别是|以及|相?比(?:较)?|"
    # 和财字〔2019〕9号 may be of a place whose name begins with 和: its number tells.
    r"和(?![\u4e00-\u9fff]{1,5}[〔(]\d{4})|及|与|含|另|[:，,、(])*"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The text in front of a figure and what it names; offsets are into *text*.

    *about_procurement* says that goods, works and services are those bought, *is_spent* that the
    headings speak of spending.
    """

    folded: Folded
    previous: int
    begin: int
    text: str
    depth: int
    about_procurement: bool
    is_spent: bool
    about: About

    @property
    def opens_sentence(self) -> bool:
        """Whether a full stop or semicolon, none inside brackets, stands in front of the lead."""
        is_parted = self.begin > self.previous and self.folded.text[self.begin - 1] in "。;"
        return is_parted and not self.text.startswith(")")

    def named(self, stop: int) -> Named | None:
        """Return the item that the lead up to *stop* names."""
        about = self.about
        if path := about.paths.in_text(self.text[:stop], has_economic=about.item is not None):
            digits, start, end = path
            if digits == UNKNOWN:
                return self._behind_label(stop, end)
            return Named(about.spending, start, end, about.fund_of_classes, digits=digits)
        stop -= _QUOTED.fullmatch(self.text, 0, stop) is not None
        named = name_of(self.text[:stop], about_procurement=self.about_procurement)
        named = self._of_special_fund(self._classed(stop, named))
        if named and named.fund is None and OF_ITS_SECTION.fullmatch(named.code):
            return replace(named, fund=about.fund)
        return replace(named, fund=named.fund or about.fund) if named and named.digits else named

    def _behind_label(self, stop: int, end: int) -> Named | None:
        """Return what is named behind a label that tells the topic: …（项）：预算5万元."""
        if self.begin or not self.text.startswith(":", end):
            return None
        behind = end + 1
        rest = replace(self, begin=self.begin + behind, text=self.text[behind:])
        named = rest.named(stop - behind)
        return named and replace(named, start=named.start + behind, end=named.end + behind)

    def _classed(self, stop: int, named: Named | None) -> Named | None:
        """Return the class that is named where an item is not, or only 支出 is."""
        if named and (named.code != "expenditure" or named.digits or named.fund):
            return named
        end = named.end if named else stop
        if found := _BEHIND_CLASS.search(self.text, named.start if named else 0, end):
            end = found.start()
        has_economic = self.about.item is not None
        known = self.about.paths.ending(self.text[:end], has_economic=has_economic)
        if known is None or not begins_name(self.text[: known[1]]):
            return named
        digits, start = known
        return Named(self.about.spending, start, end, self.about.fund_of_classes, digits=digits)

    def _of_special_fund(self, named: Named | None) -> Named | None:
        """Return revenue and expenditure as those of the fund that alone the section is about."""
        fund = self.about.fund
        given = _APPROPRIATED.match(self.text, named.start) if named else None
        if named and given and named.code == f"revenue.{fund}":
            is_spent = given["now"] or given["other"] or self.is_spent
            named = replace(named, code="expenditure", fund=fund) if is_spent else named
        if named and named.fund == "fiscal" and fund in PARTS_OF_FISCAL:
            return replace(named, fund=fund)
        if named is None or named.fund or fund not in _SPECIAL_FUNDS:
            return named
        if named.code == "revenue":
            return replace(named, code=f"revenue.{fund}")
        return replace(named, fund=fund) if named.code == "expenditure" else named

    def left_blank(self) -> Named | None:
        """Return the item of the sentence before, whose figure was left blank: 支出万元。."""
        if not self.opens_sentence:
            return None
        sentence = self.folded.text[self.previous : self.begin]
        match = _BLANK.search(sentence)
        if match is None:
            return None
        return replace(self, text=match["item"]).named(len(match["item"]))

    def in_front_of_bracket(self) -> str | None:
        """Return the words in front of a bracket that the lead opens and does not close."""
        opened = self.text.rfind("(")
        if opened <= 0 or ")" in self.text[opened:]:
            return None
        return self.text[:opened]

    def clause_start(self, named: Named) -> int:
        """Return where the clause of an item begins: at its year, else at its name."""
        years = [match for match in _YEAR.finditer(self.text) if match.end() <= named.start]
        between = self.text[years[-1].end() : named.start] if years else "《"
        closed = between.count("(") == between.count(")") and "《" not in between
        return self.begin + (years[-1].start() if closed else named.start)

    def year(self, named: Named) -> int | None:
        """Return the year that stands in front of an item or between it and its figure."""
        years = [m for m in _YEAR.finditer(self.text) if m["year"]]
        behind = [m for m in years if m.start() >= named.end and self._is_own(m.start())]
        near = behind or [m for m in years if m.end() <= named.start]
        return int(near[-1]["year"]) if near else None

    def _is_own(self, place: int) -> bool:
        """Tell a year behind an item from one that it is compared with: 支出决算比2021年."""
        return not self.text[:place].endswith(("比", "较", "与", "同", "和"))


class Leads:
    """Gives the leads of one paragraph from left to right."""

    def __init__(self, folded: Folded, about: About, topic: Named | None) -> None:
        self._folded = folded
        self._about = about
        is_of_it = topic is not None and topic.code.startswith("procurement")
        self._about_procurement = is_of_it or "采购" in folded.text
        self._is_spent = topic is not None and topic.code == "expenditure"
        self._depths = list(accumulate(map(_STEPS.get, folded.text, repeat(0)), initial=0))

    def depth(self, place: int) -> int:
        """Return how many brackets are open at *place*."""
        return max(self._depths[place], 0)

    def before(self, previous: int, mark: re.Match[str]) -> Lead:
        """Return the lead of *mark*, beginning behind *previous* or the sentence before."""
        text, place = self._folded.text, mark.start()
        low = max(place - _LONGEST, 0)
        sentence = max(text.rfind("。", low, place), text.rfind(";", low, place)) + 1
        begin = max(previous, sentence, low)
        if all_of_it := _ALL_OF_IT.match(text, begin, place):
            begin = all_of_it.end() - 1
        return Lead(
            self._folded,
            previous,
            begin,
            text[begin:place],
            self.depth(place),
            self._about_procurement,
            self._is_spent,
            self._about,
        )


_APPROPRIATION = re.compile(r"(?:公共)?财政拨款")
"""A part of the revenue, where nothing else is said of it: 其中：财政拨款增加8万元."""
_KIND_OF_PROJECTS = re.compile(r"(?:目标|运转|人员)类(?:其他)?(?:项目|支出|经费)*$")
"""Kinds of projects of the integrated budget system, which are no projects."""
_SOURCE = re.compile(
    r"(?:中央|上级|本级|[省市区县州盟旗]本?级|财政|安排|拨款|补助|转移支付|配套|自筹|其他|专项|预算|资金|经费|数|为|的)+"
)
"""What says but who pays, which names no project: 其中本级安排资金20万元."""
_OTHER_FEE = re.compile(r"[\u4e00-\u9fff](?:经费|费用?|资金|补助|补贴)\"?(?:(?:19|20)\d{2}年度?)?$")
"""A name that is not known in front of 预算 alone: 差旅费2023年预算."""


def names_nothing(rest: str) -> bool:
    """Tell whether *rest*, what is left in front of a figure, names nothing of its own."""
    plain = _WHO_AND_WHEN.sub("", _OPENING.sub("", rest))
    if _APPROPRIATION.fullmatch(plain):
        return False
    named = name_of(f"支出{plain}", about_procurement=False) if plain else None
    if named and named.is_bare and is_of_other_fee(plain[: max(named.start - len("支出"), 0)]):
        return False
    return not plain or named is not None


def is_of_other_fee(before: str) -> bool:
    """Tell whether *before*, what stands in front of 预算 alone, ends with a name of its own."""
    return _OTHER_FEE.search(before) is not None


def opens_parts(lead: str) -> bool:
    """Tell whether *lead* begins to name the parts of what was said before."""
    return bool(_PARTS.match(lead))


def label(lead: str, begin: int) -> tuple[int, int] | None:
    """Return the bounds of what may name a project in *lead*, 支出 at its end left out."""
    opened = _OPENING.match(lead)
    start = opened.end() if opened else 0
    cut = max((lead.rfind(mark, start) for mark in "，;。:"), default=-1)
    start = cut + 1 if cut >= start else start
    if mark := re.match(r"\(?\d{1,2}[.、)]", lead[start:]):
        start += mark.end()
    tail = re.search(
        r"(?:支出|资金安排|经费安排|安排)(?:预算)?(?:共计|合计|为|约|:)?$", lead[start:]
    )
    end = start + tail.start() if tail else len(lead)
    if _KIND_OF_PROJECTS.search(lead[start:end]) or _SOURCE.fullmatch(lead, start, end):
        return None
    return (begin + start, begin + end) if end - start >= 3 else None
