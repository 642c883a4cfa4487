"""Tables of posts and staff: 编制人数, 实有人数 and their kinds, by column or by row.

Only what the list of counts has is claimed: posts, staff in post, each of the administration and
of public institutions, and retired people of both kinds together. 工勤编制, 遗属 and the like, and
实有人数 that holds retired people too, are left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ...reading.document import Passage, Row
from ...values import Iri, code, zh
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.frame import Frame
from ..figures.counts import StatedCount
from ..grids.cells import Report, cell_number
from ..grids.table_columns import FigureTable
from .table_meaning import plain_label

_UNIT = re.compile(r"\((?:单位:)?人\)$")
_OF = r"(?:总?人员|总?人数|总?数|情况)*"
_QUOTA = re.compile(rf"(?:核定|人员|单位|总)*编制{_OF}")
_IN_POST = re.compile(rf"(?:年末|现|期末)?(?:实有|在职|在编|在岗)+{_OF}")
_RETIRED = re.compile(rf"离退休{_OF}")
_HAS_RETIRED = re.compile("[离退]休")
_WHOLE = re.compile(r"(?:小计|合计|总计|总数|)")
_KINDS = {
    "administrative": re.compile(r"(?:机关)?行政(?:编制|在职|在编|实有|人员|人数|数|单位)*"),
    "institution": re.compile(r"事业(?:编制|在职|在编|实有|人员|人数|数|单位)*"),
}
_SUMS = frozenset(("合计", "总计"))
_PEOPLE = frozenset(("人", "名"))


def staff_counts(
    table: FigureTable, frame: Frame, units: Mapping[str, Iri], owner: Iri | None, report: Report
) -> Iterator[StatedCount]:
    """Yield the posts and people that *table* counts.

    :param units: folded names of the publisher and its units.
    :param owner: the unit that stands above the table, if any does.
    """
    for cell, item, of in (*_by_column(table, units, owner), *_by_row(table, owner)):
        number = cell_number(cell, report)
        if number is None or number.value < 0:
            continue
        key = {"of": of.rsplit("/", 1)[1]} if of and of != frame.subject else {}
        yield StatedCount(
            frame.figure("count", item, key),
            code("count-item", item),
            number,
            Stated(zh("人"), ()),
            of or frame.subject,
            None,
            frame.disclosure,
        )


Claim = tuple[Passage, str, Iri | None]


def _by_column(table: FigureTable, units: Mapping[str, Iri], owner: Iri | None) -> Iterator[Claim]:
    figures = [column for group in table.groups for column in group.figures]
    paths = {c: tuple(_words(cell) for cell in table.path(c)) for c in figures}
    items = _alone({c: _item(path, tuple(paths.values())) for c, path in paths.items()})
    if not items:
        return
    labels = [column for group in table.groups for column in group.labels]
    for row in table.rows:
        texts = [fold(row[column].text) for column in labels]
        named = next((units[text] for text in texts if text in units), None)
        is_own = not _SUMS.isdisjoint(texts) or (len(table.rows) == 1 and not any(texts))
        if named or is_own:
            yield from ((row[c], item, named or owner) for c, item in items.items())


def _by_row(table: FigureTable, owner: Iri | None) -> Iterator[Claim]:
    figures = [column for group in table.groups for column in group.figures]
    if len(figures) != 1:
        return
    paths = [(label,) if (label := _label(row)) else () for row in table.rows]
    rows = {r: _item(path, paths) if path else None for r, path in enumerate(paths)}
    for r, item in _alone(rows).items():
        yield table.rows[r][figures[0]], item, owner


def _label(row: Row) -> str:
    """Return the label of a row that counts people; blank of another."""
    texts = [fold(cell.text) for cell in row]
    named = next((text for text in texts if re.search("[\u4e00-\u9fff]{2}", text)), "")
    counts_people = not _PEOPLE.isdisjoint(texts) or _UNIT.search(named)
    return _UNIT.sub("", plain_label(named)) if counts_people else ""


def _words(cell: Passage) -> str:
    return _UNIT.sub("", plain_label(fold(cell.text)))


def _item(path: Sequence[str], others: Sequence[Sequence[str]]) -> str | None:
    """Return what the heads *path* over a figure count; *others* are those of all figures."""
    words = [text for text in path if not re.fullmatch(r".*(?:情况|基本数字)表?|人员|人数", text)]
    if not words:
        return None
    *above, last = words
    kind = next((name for name, words in _KINDS.items() if words.fullmatch(last)), "")
    if _RETIRED.fullmatch(last) and all(map(_IN_POST.fullmatch, above)):
        return "retirees"
    if kind:
        whole = _whole(above or [last], others)
        return f"{whole}.{kind}" if whole else None
    if _WHOLE.fullmatch(last) and above:
        return _whole(above, others)
    return _whole(words, others)


def _whole(words: Sequence[str], others: Sequence[Sequence[str]]) -> str | None:
    """Return whether *words* are of posts or of staff in post, where they say nothing else."""
    if all(_QUOTA.fullmatch(text) or ("编制" in text and _is_kind(text)) for text in words):
        return "staff-quota"
    if not all(_IN_POST.fullmatch(text) or ("在职" in text and _is_kind(text)) for text in words):
        return None
    says_staff = any("在职" in text or "在编" in text for text in words)
    beside = [path for path in others if len(words) == 1 or set(words) & set(path)]
    holds_retired = any(_HAS_RETIRED.search(text) for path in beside for text in path)
    return "staff" if says_staff or not holds_retired else None


def _is_kind(text: str) -> bool:
    return any(words.fullmatch(text) for words in _KINDS.values())


def _alone(items: Mapping[int, str | None]) -> dict[int, str]:
    """Return the items that one figure of a row alone is of."""
    named = list(items.values())
    return {place: item for place, item in items.items() if item and named.count(item) == 1}
