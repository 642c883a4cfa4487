"""Project tables as they stand: which cell holds the code, the name, the amounts, the plan.

A table is anchored on its labels; a project begins at the row that names its unit or its
code, and runs on through the indicator table beneath it, also where a source parts the two.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from ..reading.document import Block, Paragraph, Passage, Row, Table
from .evaluation_tables import Evaluation, evaluation_drafts, is_evaluation
from .folding import fold
from .gaps import Gap, gap_in
from .grid import is_empty
from .indicator_columns import Columns, indicator_columns
from .names import ORGANISATION, UNIT_BEHIND, Mention
from .numbers import stated_unit
from .payment_plan import PaymentPlan

_LABELS = (
    ("code", re.compile(r"项目(?:编码|代码|编号)")),
    ("name", re.compile(r"项目名称")),
    (
        "scale",
        re.compile(r"(?:项目)?(?:预算|资金)(?:规模|情况|安排)?(?:及|和|与)?(?:资金)?用途|预算规模"),
    ),
    ("amount", re.compile(r"(?:项目|年度)?(?:预算|资金)(?:数|总额|金额|总数|规模)(?:\(.*\))?")),
    ("fiscal", re.compile(r"(?:其中:?)?(?:本年)?财政(?:拨款|性)*(?:资金)?(?:\(.*\))?")),
    ("other", re.compile(r"(?:其中:?)?(?:其他|其它|自筹)(?:资金)?")),
    ("purpose", re.compile(r"(?:项目)?(?:资金)?(?:主要)?用途|项目(?:内容|概况|简介)")),
    ("plan", re.compile(r"(?:项目)?(?:资金)?(?:支出|用款|使用|拨付|支付)(?:进度)?计划(?:\(.*\))?")),
    ("objective", re.compile(r"(?:项目)?(?:年度|总体|整体|实施|绩效)+(?:绩效)?(?:目标)|项目目标")),
    (
        "unit",
        re.compile(r"(?:预算|主管|项目|实施|申报|填报)+(?:实施)?(?:单位|部门)(?:名称)?|单位名称"),
    ),
    ("money", re.compile(r"(?:金额)?单位[:为].{0,6}元|(?:项目)?资金(?:情况)?\((?:万)?元\)")),
    (
        "aside",
        re.compile(
            r"主管部门及?(?:代码|编码)|项目(?:属性|类别|类型|级次|负责人)|联系(?:人|电话)"
            r"|项目(?:日期范围|起止时间|实施期限?|期限|周期)"
        ),
    ),
)
_CODED_UNIT = re.compile(rf"(?P<code>\d{{3,12}})(?P<name>[\u4e00-\u9fff].{{2,40}}?){UNIT_BEHIND}")
_FIRST = re.compile(r"一级(?:绩效)?指标")
_UNIT_LINE = re.compile(r"\(?(?:金额)?单位[:为](?:人民币)?.{0,2}元\)?")
_OWN_LABELS = frozenset(("code", "name", "unit"))
_CONTINUED = re.compile(r"^\(?续表?\)?$")


@dataclass
class ProjectDraft:
    """Cells of one project, by what they hold."""

    caption: Passage | None = None
    cells: dict[str, Passage] = field(default_factory=dict)
    amounts: dict[str, Passage] = field(default_factory=dict)
    purposes: list[Passage] = field(default_factory=list)
    plan: PaymentPlan = field(default_factory=PaymentPlan)
    objectives: list[Passage] = field(default_factory=list)
    indicators: list[tuple[Columns, list[Row]]] = field(default_factory=list)
    money: str | None = None
    units: dict[str, str] = field(default_factory=dict)
    section: str = ""
    evaluation: Evaluation | None = None

    @property
    def is_named(self) -> bool:
        """Whether a code or a name was met."""
        return bool(self.cells.keys() & {"code", "name"})

    @property
    def awaits_objectives(self) -> bool:
        """Whether objectives may still go on."""
        return self.section == "objective" and not self.indicators


@dataclass
class _Tables:
    """Reads rows one after another; *drafts* are the projects met."""

    drafts: list[ProjectDraft] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    caption: Passage | None = None
    unit: Passage | None = None
    money: str | None = None
    half: tuple[int, int] | None = None

    @property
    def current(self) -> ProjectDraft | None:
        return self.drafts[-1] if self.drafts else None

    def begin(self) -> ProjectDraft:
        cells = {"unit": self.unit} if self.unit else {}
        self.drafts.append(ProjectDraft(self.caption, cells, money=self.money))
        self.caption, self.unit, self.money = None, None, None
        return self.drafts[-1]

    def row(self, row: Row) -> None:
        """Take a row, or several that the source runs together."""
        for part in _parts(self._of_year(row)):
            self._row(part)

    def _row(self, row: Row) -> None:
        kinds = [_label(cell) for cell in row]
        columns = indicator_columns(row)
        draft = self.current
        if columns and draft:
            draft.indicators.append((columns, []))
            draft.section = "indicators"
        elif self._begins(row, kinds):
            self._labelled(self.begin(), row, kinds)
        elif draft and draft.indicators and not any(kinds):
            draft.indicators[-1][1].append(row)
        elif draft:
            self._labelled(draft, row, kinds)

    def _of_year(self, row: Row) -> Row:
        """Return the half of a row that is about the year, where 中期 stands beside 年度."""
        texts = [fold(cell.text) for cell in row]
        middle = any(text.startswith("中期") for text in texts)
        year = next((n for n, text in enumerate(texts) if text.startswith("年度")), 0)
        if middle and year:
            self.half = year, len(row)
        elif self.half and (len(row) != self.half[1] or any(map(_FIRST.fullmatch, texts))):
            self.half = None
        begin = self.half[0] if self.half else 0
        for cell in row[:begin]:
            if self.current and _label(cell) == "money":
                self._unit_of_label(self.current, cell, "money")
        return row[begin:]

    def _begins(self, row: Row, kinds: list[str | None]) -> bool:
        """Tell whether a project begins with *row*.

        It does at a unit, code or name if the project before has one already, if its
        indicators have been met, or if a caption or a unit came between.
        """
        heads = {"code", "name"} & set(kinds)
        filled = [(cell, kind) for cell, kind in zip(row, kinds, strict=True) if not cell.is_blank]
        if filled and all(kind == "money" or _coded_unit(cell) for cell, kind in filled):
            heads.add("unit")
        draft = self.current
        if draft is None or not heads:
            return bool(heads)
        return bool(
            heads & draft.cells.keys()
            or draft.indicators
            or ((self.caption or self.unit) and draft.is_named)
        )

    def _labelled(self, draft: ProjectDraft, row: Row, kinds: list[str | None]) -> None:
        label: str | None = None
        for cell, kind in zip(row, kinds, strict=True):
            if kind:
                label = draft.section = kind
                self._unit_of_label(draft, cell, kind)
            elif not cell.is_blank:
                self._value(draft, cell, label or draft.section, inside=label is not None)
            elif label in ("amount", "fiscal", "other"):
                label = "scale"
        if draft.section == "plan":
            self._plan(draft, row)

    def _plan(self, draft: ProjectDraft, row: Row) -> None:
        filled = [cell for cell in row if not cell.is_blank]
        if not draft.plan.take(row, [cell for cell in filled if not _label(cell)]):
            self.gaps.append(gap_in(filled[0], "a row of a payment plan that names no months"))

    def _unit_of_label(self, draft: ProjectDraft, cell: Passage, kind: str) -> None:
        """Keep the money unit that a label or a unit row names."""
        unit = stated_unit(fold(cell.text))
        if unit and kind == "money":
            draft.money = unit
        elif unit and kind == "plan":
            draft.plan.is_money = True
        elif unit:
            draft.units[kind] = unit

    def _value(self, draft: ProjectDraft, cell: Passage, label: str, *, inside: bool) -> None:
        if _coded_unit(cell) and "unit" not in draft.cells:
            draft.cells["unit"] = cell
            draft.money = stated_unit(fold(cell.text)) or draft.money
        elif label in ("code", "name", "unit") and label not in draft.cells:
            draft.cells[label] = cell
        elif label in ("amount", "fiscal", "other") and inside and label not in draft.amounts:
            draft.amounts[label] = cell
        elif label in ("scale", "purpose", "amount", "fiscal", "other"):
            draft.purposes.append(cell)
        elif label in ("plan", "aside", "money"):
            return
        elif label == "objective":
            draft.objectives.append(cell)
        else:
            self.gaps.append(gap_in(cell, "a cell of a project table that was not understood"))


def _parts(row: Row) -> Iterator[Row]:
    """Part a row where a label begins that always begins one."""
    starts = [i for i, cell in enumerate(row) if i and _begins_row(row, i, cell)]
    for low, high in pairwise([0, *starts, len(row)]):
        yield row[low:high]


def _begins_row(row: Row, place: int, cell: Passage) -> bool:
    if _FIRST.fullmatch(fold(cell.text)):
        return indicator_columns(row[place:]) is not None
    return _label(cell) in ("code", "scale", "plan", "objective") and _label(row[0]) is not None


def _label(cell: Passage) -> str | None:
    text = cell.folded[0].rstrip(":")
    return _label_of(text) if 0 < len(text) <= 24 else None


@lru_cache(maxsize=4096)
def _label_of(text: str) -> str | None:
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(text)), None)


def _coded_unit(cell: Passage) -> re.Match[str] | None:
    """Match a code glued to the name of an organisation."""
    match = _CODED_UNIT.fullmatch(fold(cell.text))
    return match if match and ORGANISATION.match(match["name"]) else None


def project_tables(blocks: Iterable[Block]) -> tuple[tuple[ProjectDraft, ...], tuple[Gap, ...]]:
    """Return the projects that the tables among *blocks* are about, and what was not understood."""
    reading = _Tables()
    for block in blocks:
        if isinstance(block, Paragraph):
            _between(reading, block)
        elif is_evaluation(block):
            reading.drafts += _evaluated(block, reading.caption, reading.money)
        elif _is_about_projects(block, reading.current):
            for row in block.rows:
                if not is_empty(row):
                    reading.row(row)
    nameless = [draft for draft in reading.drafts if not draft.is_named]
    reading.gaps += [
        gap_in(draft.cells["unit"], "a project table without a code and a name")
        for draft in nameless
        if "unit" in draft.cells and draft.evaluation is None
    ]
    return tuple(draft for draft in reading.drafts if draft.is_named), tuple(reading.gaps)


def _evaluated(table: Table, caption: Passage | None, money: str | None) -> Iterator[ProjectDraft]:
    """Yield the projects that a self-evaluation table is about."""
    for draft in evaluation_drafts(table, money):
        cells = {kind: cell for kind, cell in draft.cells.items() if kind in _OWN_LABELS}
        yield ProjectDraft(
            caption,
            cells,
            objectives=draft.aims,
            indicators=draft.indicators,
            money=draft.money,
            evaluation=draft.evaluation,
        )


def _between(reading: _Tables, paragraph: Paragraph) -> None:
    """Take a paragraph between tables: a unit, an objective that goes on, or a caption."""
    draft = reading.current
    text = fold(paragraph.passage.text)
    if _CONTINUED.match(text):
        return
    if _UNIT_LINE.fullmatch(text):
        reading.money = stated_unit(text)
    elif _coded_unit(paragraph.passage):
        reading.unit, reading.money = paragraph.passage, stated_unit(text) or reading.money
    elif draft and draft.awaits_objectives and not text.endswith("表"):
        draft.objectives.append(paragraph.passage)
    else:
        reading.caption = paragraph.passage


def _is_about_projects(table: Table, draft: ProjectDraft | None) -> bool:
    if any(map(_heads_list, table.rows[:_TOP_ROWS])):
        return False
    labels = {_label(cell) for row in table.rows for cell in row}
    if {"code", "name"} & labels and labels & {"amount", "scale", "objective", "plan", "fiscal"}:
        return True
    if "code" in labels and "name" in labels:
        return not any("采购" in cell.text for row in table.rows[:4] for cell in row)
    header = any(indicator_columns(row) for row in table.rows)
    return bool(header and draft)


def _heads_list(row: Row) -> bool:
    """Tell the header of a list of projects, one a row: 类型 项目名称 项目单位 合计."""
    filled = [cell for cell in row if not cell.is_blank]
    heads = [_label(cell) or _LIST_HEAD.fullmatch(cell.folded[0]) for cell in filled]
    return len(filled) > _LEAST_HEADS and all(heads) and "name" in heads and "code" not in heads


_LIST_HEAD = re.compile(
    r"序号|类型|类别|项目类型|项目类别|合计|小计|总计|备注|.{0,12}(?:资金|预算|拨款|结转|支出|科目|金额)(?:\(.*\))?"
)
_LEAST_HEADS = 3
_TOP_ROWS = 4


def unit_of(cell: Passage) -> Mention:
    """Return the unit that a cell such as 471001怀来县工业和信息化局 names, with its code."""
    text = fold(cell.text)
    match = _coded_unit(cell)
    return Mention(match["name"] if match else text, cell.spans(), match["code"] if match else None)
