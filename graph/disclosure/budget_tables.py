"""Budget tables: every figure with the item, class, fund, phase and year of its row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..reading.document import Document, Passage, Row
from ..values import Iri
from .cells import ASSUMED_UNIT, Report, assumed_unit, unit_in
from .counts import StatedCount
from .folding import fold
from .frame import Frame
from .functional_classes import ClassConcept, class_concepts
from .grid import columns_of
from .spaced_figures import with_spaced_figures
from .table_columns import figure_table, stacked
from .table_counts import row_counts
from .table_head import NUMBER_OF_TABLE
from .table_reading import Seen, TableReading
from .table_sides import Found, Side
from .table_titles import Title, title_of
from .tables_with_lines import tables_with_lines


@dataclass(frozen=True, slots=True)
class _MoneyUnits:
    """The units of money that the tables of a document name, from the top."""

    report: Report
    stated: set[str] = field(default_factory=set)

    def of(self, cells: list[Passage]) -> str | None:
        """Return the unit that one of *cells* names, and keep it in mind."""
        unit = unit_in(cells)
        self.stated.update({unit} if unit else ())
        return unit

    def assumed(self, place: Passage) -> str:
        """Return the unit of a table that names none: that of all before it, if it is one."""
        usual = next(iter(self.stated)) if len(self.stated) == 1 else ASSUMED_UNIT
        return assumed_unit(place, self.report, usual)


def budget_tables(
    document: Document, frame: Frame, units: Mapping[str, Iri], report: Report
) -> Iterator[Found | StatedCount | ClassConcept]:
    """Yield the amounts of every budget table of *document*, and the classes that they name.

    :param units: folded names of the publisher and of units with their IRIs.
    """
    seen: list[Seen] = []
    money = _MoneyUnits(report)
    for table, before in tables_with_lines(document):
        for place, grid in enumerate(stacked(with_spaced_figures(columns_of(table)))):
            lines = [] if place else before
            if reading := _reading(grid, lines, frame, units, money):
                for group in reading.table.groups:
                    yield from Side(reading, group).amounts()
                    yield from row_counts(reading, group)
                seen += reading.seen
    yield from class_concepts(seen, frame.disclosure)


def _reading(
    grid: tuple[Row, ...],
    before: list[Passage],
    frame: Frame,
    units: Mapping[str, Iri],
    money: _MoneyUnits,
) -> TableReading | None:
    shape = figure_table(grid) if grid else None
    if shape is None:
        return None
    lines = [*before, *(cell for row in shape.above for cell in row)]
    title = _title(lines)
    if title is None:
        return None
    unit = money.of([*reversed(lines), *(cell for row in shape.header for cell in row)])
    unit = unit or money.assumed(shape.header[0][0])
    return TableReading(shape, title, unit, frame, units, money.report)


def _title(lines: list[Passage]) -> Title | None:
    """Return what the nearest line that can be the title of a table says."""
    texts = [fold(text) for passage in lines for text in _lines_of(passage) if text.strip()]
    for place in reversed(range(len(texts))):
        if title := title_of(texts[place]):
            return title
        if texts[place] in ("表", "总表") and place:
            return title_of(texts[place - 1] + texts[place])
        if texts[place].endswith("表") and not NUMBER_OF_TABLE.fullmatch(texts[place]):
            return None
    return None


def _lines_of(passage: Passage) -> list[str]:
    """Return the lines of a passage and, last, all of them: a title may run over some."""
    lines = [line.text for line in passage.lines]
    return lines if len(lines) == 1 else [*lines, passage.text]
