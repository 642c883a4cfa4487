"""Tables about projects: which tables are, and what stands between them."""

import re
from collections.abc import Iterable, Iterator

from ...reading.document import Block, Paragraph, Passage, Row, Table
from ..basics.folding import fold
from ..basics.gaps import Gap, gap_in
from ..basics.numbers import stated_unit
from ..evaluation.evaluation_tables import evaluation_drafts, is_evaluation
from ..grids.grid import is_empty
from ..indicators.indicator_columns import indicator_columns
from .project_drafts import ProjectDraft
from .project_labels import coded_unit, label_of
from .project_rows import ProjectRows

_UNIT_LINE = re.compile(r"\(?(?:金额)?单位[:为](?:人民币)?.{0,2}元\)?")
_OWN_LABELS = frozenset(("code", "name", "unit"))
_CONTINUED = re.compile(r"^\(?续表?\)?$")


def project_tables(blocks: Iterable[Block]) -> tuple[tuple[ProjectDraft, ...], tuple[Gap, ...]]:
    """Return the projects that the tables among *blocks* are about, and what was not understood."""
    reading = ProjectRows()
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


def _between(reading: ProjectRows, paragraph: Paragraph) -> None:
    """Take a paragraph between tables: a unit, an objective that goes on, or a caption."""
    draft = reading.current
    text = fold(paragraph.passage.text)
    if _CONTINUED.match(text):
        return
    if _UNIT_LINE.fullmatch(text):
        reading.money = stated_unit(text)
    elif coded_unit(paragraph.passage):
        reading.unit, reading.money = paragraph.passage, stated_unit(text) or reading.money
    elif draft and draft.awaits_objectives and not text.endswith("表"):
        draft.objectives.append(paragraph.passage)
    else:
        reading.caption = paragraph.passage


def _is_about_projects(table: Table, draft: ProjectDraft | None) -> bool:
    if any(map(_heads_list, table.rows[:_TOP_ROWS])):
        return False
    labels = {label_of(cell) for row in table.rows for cell in row}
    if {"code", "name"} & labels and labels & {"amount", "scale", "objective", "plan", "fiscal"}:
        return True
    if "code" in labels and "name" in labels:
        return not any("采购" in cell.text for row in table.rows[:4] for cell in row)
    header = any(indicator_columns(row) for row in table.rows)
    return bool(header and draft)


def _heads_list(row: Row) -> bool:
    """Tell the header of a list of projects, one a row: 类型 项目名称 项目单位 合计."""
    filled = [cell for cell in row if not cell.is_blank]
    heads = [label_of(cell) or _LIST_HEAD.fullmatch(cell.folded[0]) for cell in filled]
    return len(filled) > _LEAST_HEADS and all(heads) and "name" in heads and "code" not in heads


_LIST_HEAD = re.compile(
    r"序号|类型|类别|项目类型|项目类别|合计|小计|总计|备注|.{0,12}(?:资金|预算|拨款|结转|支出|科目|金额)(?:\(.*\))?"
)
_LEAST_HEADS = 3
_TOP_ROWS = 4
