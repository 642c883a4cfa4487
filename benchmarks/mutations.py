"""What validation notices when one thing in a consistent disclosure is changed.

``python -m benchmarks.mutations``: in made-up disclosures one figure is changed, one row or cell
dropped, two cells swapped, one code broken, each in a copy of its own; printed is the share of
copies that the report has a finding on, by kind. Every figure, row and cell of a document is as
likely as the others of its kind; with ``--kinds`` only some kinds are drawn of each document, so
that more documents are seen in the same time.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

import pyoxigraph as ox

from fiscus.graph.errors import FiscusError
from fiscus.graph.ingest import convert
from fiscus.graph.reading.document import Table
from fiscus.graph.reading.formats import read
from fiscus.graph.validation import validate_quads
from fiscus.graph.vocabulary import FIS, RDF

from .generating import text
from .generating.draws import Draws

_NUMBERS = {
    FIS.amount,
    FIS.changeAmount,
    FIS.cumulativePercent,
    FIS.fiscalFunds,
    FIS.otherFunds,
    FIS.quantity,
    FIS.reservedForSmallFirms,
    FIS.targetValue,
    FIS.unitPrice,
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """A copy of a text with one thing changed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A piece of a line that states a number: of what, in which line, behind what of it."""

    kind: str
    line: int
    offset: str
    text: str


def mutations(
    original: str, draws: Draws, each: int, kinds: int | None = None
) -> Iterator[Mutation]:
    """Yield other copies of a text: of each kind at most *each*; of *kinds* kinds, or of all."""
    lines = original.split("\n")
    by_kind: dict[str, list[Mutation]] = {}
    for mutation in (*_figures(original, lines, draws), *_cells(lines, draws)):
        if mutation.text != original:
            by_kind.setdefault(mutation.kind, []).append(mutation)
    chosen = list(by_kind.values())
    for several in chosen if kinds is None else draws.several(chosen, kinds, kinds):
        yield from draws.several(several, each, each)


def _figures(original: str, lines: list[str], draws: Draws) -> Iterator[Mutation]:
    for stated in _stated(original):
        line = lines[stated.line - 1]
        start = int(stated.offset) if stated.offset else line.index(stated.text)
        piece = stated.text
        changed = _other_code(piece, draws) if "Code" in stated.kind else _other(piece, draws)
        if changed != piece:
            whole = line[:start] + changed + line[start + len(piece) :]
            yield Mutation(stated.kind, _with(lines, {stated.line: whole}))


def _other(piece: str, draws: Draws) -> str:
    """Return a piece with one digit of its last number changed, never the leading one to 0."""
    end = max((place for place, sign in enumerate(piece) if sign.isdigit()), default=-1) + 1
    start = end
    while start and (piece[start - 1].isdigit() or piece[start - 1] in ".,"):
        start -= 1
    places = [place for place in range(start, end) if piece[place].isdigit()]
    if not places:
        return piece
    at = draws.one(places)
    digit = draws.one([d for d in "123456789" if d != piece[at]])
    return piece[:at] + digit + piece[at + 1 :]


def _other_code(piece: str, draws: Draws) -> str:
    at = draws.count(9, len(piece) - 1) if len(piece) > 10 else 0
    return piece[:at] + draws.one([d for d in "0123456789" if d != piece[at]]) + piece[at + 1 :]


def _stated(original: str) -> Iterator[Stated]:
    store = ox.Store()
    store.extend(convert(original.encode(), "original.txt").quads)
    for node, _, fragment, _ in store.quads_for_pattern(None, FIS.statedIn, None, None):
        for _, _, states, _ in store.quads_for_pattern(fragment, FIS.statesProperty, None, None):
            if states in _NUMBERS or states == FIS.projectCode:
                yield _piece(store, node, fragment, states)


def _piece(
    store: ox.Store, node: ox.NamedNode, fragment: ox.NamedNode, states: ox.NamedNode
) -> Stated:
    return Stated(
        kind=f"figure: {_kind(store, node)} {states.value.rpartition('#')[2]}",
        line=int(_value(store, fragment, FIS.line)),
        offset=_value(store, fragment, FIS.startOffset),
        text=_value(store, fragment, FIS.sourceText),
    )


def _kind(store: ox.Store, node: ox.NamedNode) -> str:
    """Return the class of a node, and of an amount or a change its item."""
    item = _value(store, node, FIS.budgetItem).rpartition("/")[2]
    return f"{_value(store, node, RDF.type).rpartition('#')[2]} {item}".strip()


def _value(store: ox.Store, node: ox.NamedNode, of: ox.NamedNode) -> str:
    """Return the value of a property, empty where there is none."""
    found = next(store.quads_for_pattern(node, of, None), None)
    return str(getattr(found.object, "value", "")) if found else ""


def _cells(lines: list[str], draws: Draws) -> Iterator[Mutation]:
    for name, row in _rows("\n".join(lines)):
        filled = [number for number in row if lines[number - 1].strip()]
        if len(filled) > 1:
            left = [line for number, line in enumerate(lines, 1) if number not in row]
            yield Mutation(f"row dropped: {name}", "\n".join(left))
            yield Mutation(f"cell emptied: {name}", _with(lines, {draws.one(filled): "\t"}))
            one, other = filled[-2:]
            swapped = {one: lines[other - 1], other: lines[one - 1]}
            yield Mutation(f"cells swapped: {name}", _with(lines, swapped))


def _rows(original: str) -> Iterator[tuple[str, set[int]]]:
    """Yield the lines of each row but the first of a table, with a name for the table."""
    for block in read(original.encode(), "original.txt").blocks:
        if isinstance(block, Table):
            name = next((t for words, t in _TABLES if words in _first(block)), "other")
            for row in block.rows[1:]:
                places = (line.place.line for cell in row for line in cell.lines)
                yield f"table of {name}", {number for number in places if number}


def _first(table: Table) -> str:
    return "".join(cell.text for row in table.rows[:3] for cell in row)


_TABLES = (
    ("单位性质", "units"),
    ("项目编码", "a project"),
    ("三级指标", "indicators"),
    ("采购", "procurement"),
    ("资产", "assets"),
)


def _with(lines: list[str], others: Mapping[int, str]) -> str:
    """Return the text with other lines at those numbers, counted from 1."""
    return "\n".join(others.get(number, line) for number, line in enumerate(lines, 1))


def findings(disclosure: str) -> set[str] | None:
    """Return the identifiers of what the report finds, nothing where the text is refused."""
    try:
        conversion = convert(disclosure.encode(), "disclosure.txt")
    except FiscusError:
        return None
    return {result.id for result in validate_quads(conversion.quads).results}


def noticed(before: set[str], mutation: Mutation) -> bool:
    """Tell whether the report on a changed text has a finding that was not there before."""
    after = findings(mutation.text)
    return after is None or bool(after - before)


def _changed(original: str, mutation: Mutation) -> str:
    """Return the first line that a copy has otherwise, before and after, from where they part."""
    lines = zip_longest(original.split("\n"), mutation.text.split("\n"), fillvalue="")
    was, now = next(pair for pair in lines if pair[0] != pair[1])
    at = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
    around = slice(max(at - 12, 0), at + 8)
    return f"“{was[around].strip()}”, now “{now[around].strip()}”"


def main() -> None:
    """Print what was not noticed, and the table of shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--each", type=int, default=1, help="copies of a kind and document")
    parser.add_argument("--kinds", type=int, help="kinds drawn of each document, all if not given")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made, seen = Counter[str](), Counter[str]()
    for position in range(options.documents):
        draws = Draws(options.seed, "mutations", position)
        original = text(options.seed, position)
        before = findings(original) or set()
        for mutation in mutations(original, draws, options.each, options.kinds):
            made[mutation.kind] += 1
            seen[mutation.kind] += (found := noticed(before, mutation))
            if not found:
                print(f"not noticed in {position}, {mutation.kind}: {_changed(original, mutation)}")
    print("| what was changed | copies | noticed |\n| --- | --- | --- |")
    for kind in sorted(made, key=lambda kind: (seen[kind] / made[kind], kind)):
        print(f"| {kind} | {made[kind]} | {seen[kind] / made[kind]:.0%} |")
    print(f"| all | {made.total()} | {seen.total() / made.total():.0%} |")


if __name__ == "__main__":
    main()
