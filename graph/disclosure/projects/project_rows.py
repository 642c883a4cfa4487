"""The rows of project tables, read one after another: which project each is about.

A project begins at the row that names its unit or its code, and runs on through the indicator
table beneath it, also where a source parts the two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ...reading.document import Passage, Row
from ..basics.folding import fold
from ..basics.gaps import Gap, gap_in
from ..basics.numbers import stated_unit
from ..indicators.indicator_columns import indicator_columns
from .project_drafts import ProjectDraft
from .project_labels import FIRST_LEVEL, coded_unit, label_of
from .told_in_cell import with_parts

_OF_ALL_YEARS = re.compile(r"(?:中期|实施期)(?!限)|项目(?:资金总额|总体?目标)")
"""What heads the half of a form that is about all years of a project."""


@dataclass
class ProjectRows:
    """Reads rows one after another; *drafts* are the projects met."""

    drafts: list[ProjectDraft] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    caption: Passage | None = None
    unit: Passage | None = None
    money: str | None = None
    half: tuple[int, int] | None = None

    @property
    def current(self) -> ProjectDraft | None:
        """The project that rows are about."""
        return self.drafts[-1] if self.drafts else None

    def begin(self) -> ProjectDraft:
        """Begin a project; caption, unit and money unit met before it are its own."""
        cells = {"unit": self.unit} if self.unit else {}
        self.drafts.append(ProjectDraft(self.caption, cells, money=self.money))
        self.caption, self.unit, self.money = None, None, None
        return self.drafts[-1]

    def row(self, row: Row) -> None:
        """Take a row, or several that the source runs together."""
        for part in _parts(with_parts(self._of_year(row))):
            self._row(part)

    def _row(self, row: Row) -> None:
        kinds = _own_unit(row, [label_of(cell) for cell in row])
        columns = indicator_columns(row)
        draft = self.current
        if columns and draft:
            draft.indicators.append((columns, []))
            draft.section = "indicators"
        elif self._begins(row, kinds):
            self._labelled(self.begin(), row, kinds)
        elif draft and draft.indicators and not any(kinds):
            draft.indicators[-1][1].append(_beside(row, len(draft.indicators[-1][0])))
        elif draft:
            self._labelled(draft, row, kinds)

    def _of_year(self, row: Row) -> Row:
        """Return the half of a row that is about the year, where all years stand beside 年度."""
        texts = [fold(cell.text) for cell in row]
        middle = any(map(_OF_ALL_YEARS.match, texts))
        year = next((n for n, text in enumerate(texts) if text.startswith("年度")), 0)
        if middle and year:
            self.half = year, len(row)
        elif self.half and (len(row) != self.half[1] or any(map(FIRST_LEVEL.fullmatch, texts))):
            self.half = None
        begin = self.half[0] if self.half else 0
        for cell in row[:begin]:
            if self.current and label_of(cell) == "money":
                self._unit_of_label(self.current, cell, "money")
        return row[begin:]

    def _begins(self, row: Row, kinds: list[str | None]) -> bool:
        """Tell whether a project begins with *row*.

        It does at a unit, code or name if the project before has one already, if its
        indicators have been met, or if a caption or a unit came between.
        """
        heads = {"code", "name"} & set(kinds)
        filled = [(cell, kind) for cell, kind in zip(row, kinds, strict=True) if not cell.is_blank]
        if filled and all(kind == "money" or coded_unit(cell) for cell, kind in filled):
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
        if not draft.plan.take(row, [cell for cell in filled if not label_of(cell)]):
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
        if coded_unit(cell) and "unit" not in draft.cells:
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


def _own_unit(row: Row, kinds: list[str | None]) -> list[str | None]:
    """Leave 主管部门 aside where the unit that carries the project out is named beside it."""
    units = [place for place, kind in enumerate(kinds) if kind == "unit"]
    above = [place for place in units if fold(row[place].text).startswith("主管")]
    if not above or len(above) == len(units):
        return kinds
    return ["aside" if place in above else kind for place, kind in enumerate(kinds)]


def _beside(row: Row, width: int) -> Row:
    """Return *row* without the blank cells of a label that stands beside all indicators."""
    spare = len(row) - width
    return row[spare:] if spare > 0 and all(cell.is_blank for cell in row[:spare]) else row


def _parts(row: Row) -> Iterator[Row]:
    """Part a row where a label begins that always begins one."""
    starts = [i for i, cell in enumerate(row) if i and _begins_row(row, i, cell)]
    for low, high in pairwise([0, *starts, len(row)]):
        yield row[low:high]


def _begins_row(row: Row, place: int, cell: Passage) -> bool:
    if FIRST_LEVEL.fullmatch(fold(cell.text)):
        return indicator_columns(row[place:]) is not None
    return label_of(cell) in ("code", "scale", "plan", "objective") and label_of(row[0]) is not None
