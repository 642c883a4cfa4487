"""Budget tables: every figure with the item, class, fund, phase and year of its row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...reading.document import Document, Passage
from ...values import Iri
from ..basics.frame import Frame
from ..classes.classes_seen import Seen, class_concepts
from ..classes.functional_classes import ClassConcept
from ..figures.counts import StatedCount
from ..grids.cells import ASSUMED_UNIT, Report, assumed_unit, unit_in
from ..grids.grid import columns_of
from ..grids.spaced_figures import with_spaced_figures
from ..grids.table_columns import FigureTable, figure_table, stacked
from .procurement_header import header_of
from .staff_tables import staff_counts
from .table_counts import counting_groups, row_counts
from .table_owner import owner_named
from .table_reading import TableReading
from .table_sides import Found, Side
from .titled_groups import titled_groups
from .titles_beside import tables_with_titles


@dataclass(frozen=True, slots=True)
class _MoneyUnits:
    """The units of money that the tables of a document name, from the top.

    *later* are those of all its tables.
    """

    report: Report
    later: frozenset[str]
    stated: set[str] = field(default_factory=set)

    def of(self, cells: list[Passage]) -> str | None:
        """Return the unit that one of *cells* names, and keep it in mind."""
        unit = unit_in(cells)
        self.stated.update({unit} if unit else ())
        return unit

    def assumed(self, place: Passage) -> str:
        """Return the unit of a table that names none: that of all before it, if it is one.

        Where none before it names any, it is that of all behind it.
        """
        known = self.stated or self.later
        usual = next(iter(known)) if len(known) == 1 else ASSUMED_UNIT
        return assumed_unit(place, self.report, usual)


def budget_tables(
    document: Document,
    frame: Frame,
    units: Mapping[str, Iri],
    owners: Mapping[str, Iri],
    report: Report,
) -> Iterator[Found | StatedCount | ClassConcept]:
    """Yield the amounts of every budget table of *document*, and the classes that they name.

    :param units: folded names of the publisher and of units with their IRIs, as rows mean them:
        there a unit called as the publisher is the unit.
    :param owners: the same as titles mean them: there it is the publisher.
    """
    seen: list[Seen] = []
    tables = list(tables_with_titles(document))
    named = (unit_in(reversed(before)) for _, before in tables)
    money = _MoneyUnits(report, frozenset(unit for unit in named if unit))
    own = (units.get(name) for name, owner in owners.items() if owner == frame.publisher)
    namesake = next((unit for unit in own if unit not in {None, frame.publisher}), None)
    for table, before in tables:
        for place, grid in enumerate(stacked(with_spaced_figures(columns_of(table)))):
            shape = figure_table(grid) if grid else None
            if shape is None or header_of(grid):
                continue
            lines = [*([] if place else before), *(cell for row in shape.above for cell in row)]
            titled = tuple(titled_groups(shape, lines))
            counting = () if titled else tuple(counting_groups(shape))
            unit = _unit(shape, lines, money) if titled else None
            owner = owner_named(lines, owners, frame.publisher)
            yield from staff_counts(shape, frame, units, owner, report)
            for group, title in titled or counting:
                reading = TableReading(
                    shape, title, unit or "", frame, units, report, owner, namesake
                )
                yield from Side(reading, group).amounts()
                yield from row_counts(reading, group)
                seen += reading.seen
    yield from class_concepts(seen, frame.disclosure)


def _unit(shape: FigureTable, lines: list[Passage], money: _MoneyUnits) -> str:
    unit = money.of([*reversed(lines), *(cell for row in shape.header for cell in row)])
    return unit or money.assumed(shape.header[0][0])
