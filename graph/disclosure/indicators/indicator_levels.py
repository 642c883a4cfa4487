"""The two levels of the indicator system, by the words that tables write.

Both editions are read: 财预〔2020〕10号, where cost is an output, and 财预〔2021〕101号, where
cost is a first level of its own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...reading.document import Passage
from ...values import Iri, code
from ..basics.fact import Stated
from ..basics.folding import fold

FIRST_LEVEL = (
    ("output", re.compile(r"产出(?:指标)?")),
    ("benefit", re.compile(r"效(?:益|果)(?:指标)?")),
    ("satisfaction", re.compile(r"满意度?(?:指标)?")),
    ("cost-control", re.compile(r"成本(?:控制)?(?:指标)?")),
)
SECOND_LEVEL = (
    ("quantity", re.compile(r"(?:产出)?数量(?:指标)?")),
    ("quality", re.compile(r"(?:产出)?质量(?:指标)?")),
    ("timeliness", re.compile(r"(?:产出)?(?:时效|进度|时间)(?:指标)?")),
    ("cost-economic", re.compile(r"经济成本(?:控制)?(?:指标)?")),
    ("cost-social", re.compile(r"社会成本(?:控制)?(?:指标)?")),
    ("cost-ecological", re.compile(r"(?:生态|环境|生态环境)成本(?:控制)?(?:指标)?")),
    ("cost", re.compile(r"(?:产出)?成本(?:控制)?(?:指标)?")),
    ("economic", re.compile(r"经济效益(?:指标)?")),
    ("social", re.compile(r"社会效益(?:指标)?")),
    ("ecological", re.compile(r"(?:生态|环境|生态环境)效益(?:指标)?")),
    ("sustainable", re.compile(r"可持续(?:影响|发展)?(?:指标)?")),
    (
        "beneficiary-satisfaction",
        re.compile(
            r"(?:社会公众或)?(?:服务|受益|帮扶|管理)?对象(?:或.*)?满意度?(?:指标)?|满意度指标"
        ),
    ),
)


def level_in(patterns: Iterable[tuple[str, re.Pattern[str]]], cell: Passage) -> str | None:
    """Return the level of *patterns* that a cell names."""
    text = fold(cell.text)
    return next((kind for kind, pattern in patterns if pattern.fullmatch(text)), None)


@dataclass(frozen=True, slots=True)
class Levels:
    """The first and second level in force."""

    first: Passage | None = None
    second: Passage | None = None

    def below(self, cells: Mapping[str, Passage]) -> "Levels":
        """Return the levels in force in the row below that has *cells*."""
        first = cells.get("first")
        second = cells.get("second")
        if first:
            return Levels(first, second)
        return Levels(self.first, second or self.second)

    def category(self) -> Stated[Iri] | None:
        """Return the category of the list ``indicator``, of the lower level where it is known."""
        first = level_in(FIRST_LEVEL, self.first) if self.first else None
        second = level_in(SECOND_LEVEL, self.second) if self.second else None
        if self.first and self.second is None and not first:
            first, second = _in_one(fold(self.first.text))
        if second == "cost" and first == "cost-control":
            second = "cost-control"
        concept = second or first
        spans = self.second.spans() if second and self.second else ()
        spans = spans or (self.first.spans() if self.first else ())
        return Stated(code("indicator", concept), spans) if concept else None


def _in_one(text: str) -> tuple[str | None, str | None]:
    """Return the levels that one cell names: 产出指标-数量指标."""
    above, _, below = text.partition("-")
    first, second = (
        next((kind for kind, pattern in patterns if pattern.fullmatch(words)), None)
        for patterns, words in ((FIRST_LEVEL, above), (SECOND_LEVEL, below))
    )
    return first, second if first else None
