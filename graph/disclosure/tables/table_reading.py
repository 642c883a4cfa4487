"""What is known of a budget table before its figures are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...values import Iri
from ..basics.folding import fold
from ..basics.frame import Frame
from ..classes.classes_seen import Seen
from ..grids.cells import Report
from ..grids.table_columns import FigureTable, Group
from .table_titles import Title

_SUMMED = re.compile(r"(?:本年|当年)?(?P<side>收入|支出)(?:合计|总计)")


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table, what its title says, and in whose disclosure it stands.

    *unit* is the money unit of its figures; *units* are the publisher and the units that the
    document names, by folded name; *owner* is the one that stands above the table, if any does;
    *namesake* is the unit that is called as the publisher, if it has one of its own;
    *seen* gathers the classes that the rows name.
    """

    table: FigureTable
    title: Title
    unit: str
    frame: Frame
    units: Mapping[str, Iri]
    report: Report
    owner: Iri | None = None
    namesake: Iri | None = None
    seen: list[Seen] = field(default_factory=list)

    def side(self, group: Group) -> str | None:
        """Return which side of the budget *group* is of: by its header, else by the title."""
        columns = (*group.labels, *group.figures)
        texts = {fold(row[c].text) for row in self.table.header[:2] for c in columns}
        revenue, expenditure = "收入" in texts, bool(texts & {"支出", "支出用途"})
        if revenue != expenditure:
            return "revenue" if revenue else "expenditure"
        return self.title.side or self._side_of_rows(group)

    def _side_of_rows(self, group: Group) -> str | None:
        """Return the side that the rows of *group* sum up: 本年收入合计, 支出总计."""
        texts = {fold(row[c].text) for row in self.table.rows for c in group.labels}
        found = {match["side"] for text in texts if (match := _SUMMED.fullmatch(text))}
        return {"收入": "revenue", "支出": "expenditure"}[found.pop()] if len(found) == 1 else None
