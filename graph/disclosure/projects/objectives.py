"""The objectives of a project: one a numbered line or paragraph."""

from collections.abc import Iterable, Iterator

from ...minting import beneath
from ...reading.document import Passage, Span
from ...values import Iri, zh
from ..basics.fact import Stated
from ..basics.folding import Folded
from ..basics.numbering import mark_of
from .project_nodes import Objective


def objectives(cells: Iterable[Passage], budget: Iri, disclosure: Iri) -> Iterator[Objective]:
    """Yield one objective a numbered line or paragraph, lines that continue it included."""
    lines = [Passage((line,)) for cell in cells for line in cell.lines]
    groups: list[list[Passage]] = []
    for line in lines:
        if line.is_blank:
            continue
        goes_on = groups and (mark_of(Folded(groups[-1][0])) or _is_open(groups[-1][-1]))
        if groups and groups[-1][-1].lines[-1].wraps:
            groups[-1].append(line)
        elif mark_of(Folded(line)) or not goes_on:
            groups.append([line])
        else:
            groups[-1].append(line)
    numbers = [mark.number for group in groups if (mark := mark_of(Folded(group[0])))]
    is_numbered = len(numbers) == len(groups) == len(set(numbers))
    for order, group in enumerate(groups, start=1):
        whole = Passage(tuple(line for passage in group for line in passage.lines))
        folded = Folded(whole)
        mark = mark_of(folded)
        start = folded.bounds(mark.end, len(folded.text))[0] if mark else 0
        text = zh(whole.text[start:])
        if not text:
            continue
        number = mark.number if mark and is_numbered else order
        spans: tuple[Span, ...] = whole.spans()
        yield Objective(
            beneath(budget, f"objective/{number}"),
            Stated(number, spans[:1]) if mark and is_numbered else number,
            Stated(text, spans),
            disclosure,
        )


def _is_open(line: Passage) -> bool:
    """Tell whether a line goes on in the next: it ends with a comma or an open bracket."""
    text = Folded(line).text
    return text.endswith(("，", ",", "、", ":", "(")) or text.count("(") > text.count(")")
