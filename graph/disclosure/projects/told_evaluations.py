"""Projects whose self-evaluation a paragraph sums up: score, money planned and spent.

水库维修项目绩效自评综述：自评得分为95分。全年预算数为80万元，执行数为76万元，完成预算的95%.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...minting import beneath, name_hash, with_coordinates
from ...reading.document import Document, Paragraph
from ...values import Iri, code, zh
from ..basics.fact import Node, Stated
from ..basics.folding import Folded
from ..basics.money import MONEY
from ..basics.numbers import NUMBER, parse_number, to_yuan
from ..figures.amounts import BudgetAmount, StatedRatio
from .listed_projects import ProjectFinder
from .project_nodes import BudgetProject, Project, ProjectBudget

_MARK = r"(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]+)*"
_NAME = re.compile(
    rf"(?:^|(?<=[。;])){_MARK}(?:关于|其中:)?"
    r"(?:\"(?P<quoted>[^\",。;:]{4,40})\"(?:项目)?|(?P<plain>[^\",。;:]{4,40}?))"
    r"(?:支出)?(?:绩效)?自(?:我)?评价?(?:情况|结果)?综述[:。]"
)
_NO_PROJECT = re.compile(r"整体|决算|[各等\d]个?(?:一级|二级)?项目$|^(?:一级|二级)?项目")
_SCORE = re.compile(rf"(?:得分|评分|分数)(?:为|是|:)?(?P<number>{NUMBER})分")
_PLANNED = re.compile(rf"(?P<phase>全年预算|调整预算|年初预算)数?(?:为|是|:)?{MONEY.pattern}")
_SPENT = re.compile(rf"(?:全年|实际)?执行数?(?:为|是|:)?{MONEY.pattern}")
_RATE = re.compile(
    rf"(?:完成(?:全年|年初)?预算的?|(?:预算)?执行率(?:为|是|:)?)(?P<number>{NUMBER})%"
)
_ITEM = "expenditure.project"
_PHASES = {"年初预算": "initial-budget"}


def told_evaluations(document: Document, finder: ProjectFinder) -> Iterator[Node]:
    """Yield the projects that paragraphs of accounts sum up, with what is told of their money.

    :param finder: knows the projects that have tables.
    """
    if finder.context.frame.phase != "executed":
        return
    for block in document.blocks:
        if isinstance(block, Paragraph):
            folded = Folded(block.passage)
            names = list(_NAME.finditer(folded.text))
            for name, behind in zip(names, [*names[1:], None], strict=False):
                end = behind.start() if behind else len(folded.text)
                if _SCORE.search(folded.text, name.end(), end) and not _is_none(name):
                    yield from _Told(folded, name, end, finder).nodes()


def _is_none(match: re.Match[str]) -> bool:
    return _NO_PROJECT.search(match["quoted"] or match["plain"]) is not None


@dataclass(frozen=True)
class _Told:
    folded: Folded
    name: re.Match[str]
    end: int
    finder: ProjectFinder

    def nodes(self) -> Iterator[Node]:
        frame, known = self.finder.context.frame, self._known()
        start, end = self.name.span("quoted" if self.name["quoted"] else "plain")
        words, spans = self.folded.original(start, end).strip(), self.folded.spans(start, end)
        label, key = zh(words), name_hash(words)
        project = frame.minter.named_project(frame.division, frame.publisher_key, key)
        budget = known.budget.iri if known else beneath(frame.disclosure, f"project/{key}")
        if known is None:
            named = Stated(label, spans)
            yield BudgetProject(project, None, named, (Stated(words, spans),), frame.disclosure)
        yield ProjectBudget(
            budget,
            project=known.budget.project if known else project,
            label=known.budget.label if known else label,
            year=frame.year,
            part_of=frame.disclosure,
            score=self._number(_SCORE),
        )
        yield from self._money(budget)

    def _known(self) -> Project | None:
        """Return the project with a table that has that name, 项目 behind it left out or not."""
        name = self.name["quoted"] or self.name["plain"]
        names = {name, f"{name}项目", name.removesuffix("项目")}
        found = [project for project in self.finder.projects if project.name in names]
        return found[0] if len(found) == 1 else None

    def _money(self, budget: Iri) -> Iterator[Node]:
        planned, spent = self._match(_PLANNED), self._match(_SPENT)
        if planned is None or spent is None:
            return
        phase = _PHASES.get(planned["phase"], "adjusted-budget")
        amounts = [
            amount
            for match, of_phase in ((planned, phase), (spent, "executed"))
            if (amount := self._amount(match, of_phase, budget))
        ]
        yield from amounts
        rate = self._number(_RATE)
        if rate and len(amounts) == 2:
            yield StatedRatio(
                beneath(budget, f"ratio/{_ITEM}"),
                kind=code("ratio-kind", "execution"),
                percent=rate,
                numerator=amounts[1].iri,
                denominator=amounts[0].iri,
                part_of=self.finder.context.frame.disclosure,
            )

    def _amount(self, match: re.Match[str], phase: str, budget: Iri) -> BudgetAmount | None:
        frame, number = self.finder.context.frame, parse_number(match["number"])
        if number is None:
            return None
        said = {} if phase == frame.phase else {"phase": phase}
        spans = self.folded.spans(*match.span())
        return BudgetAmount(
            beneath(budget, f"amount/{with_coordinates(_ITEM, said)}"),
            item=Stated(code("budget-item", _ITEM), ()),
            amount=Stated(to_yuan(number, match["unit"]), spans),
            as_written=Stated(self.folded.original(match.start("number"), match.end()), spans),
            of=budget,
            phase=code("phase", phase),
            year=frame.year,
            fund=None,
            as_of=None,
            used_for=(),
            part_of=frame.disclosure,
        )

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the only place that *pattern* has in the paragraph."""
        found = list(pattern.finditer(self.folded.text, self.name.end(), self.end))
        return found[0] if len(found) == 1 else None

    def _number(self, pattern: re.Pattern[str]) -> Stated[Decimal] | None:
        match = self._match(pattern)
        number = parse_number(match["number"]) if match else None
        if match is None or number is None:
            return None
        return Stated(number, self.folded.spans(*match.span()))
