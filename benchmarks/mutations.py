"""What validation notices when one thing in a consistent disclosure is changed.

``python -m benchmarks.mutations``: in made-up disclosures one figure is changed, one row or cell
dropped, two cells swapped, one code broken, each in a copy of its own; printed is the share of
copies that the report has a finding on, by kind, and of those in which the text tells a second time
what was changed. With ``--kinds`` only some kinds are drawn of each document, all equally likely,
so that more documents are seen in the same time.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from fiscus.graph.errors import FiscusError
from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate_quads

from .generating import text
from .generating.draws import Draws
from .mutating import Mutation, mutations

_APART = 121
"""How far the documents looked at are apart: the next trade, of another county, a year later."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the document at a position, and whether what was changed in it was noticed."""

    position: int
    mutation: Mutation
    noticed: bool


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


def copies(seed: int, documents: int, each: int, kinds: int | None) -> Iterator[Copy]:
    """Yield the copies of *documents* disclosures, as :func:`.mutating.mutations` makes them."""
    for position in range(0, documents * _APART, _APART):
        original = text(seed, position)
        before = findings(original) or set()
        for mutation in mutations(original, Draws(seed, "mutations", position), each, kinds):
            yield Copy(position, mutation, noticed(before, mutation))


def _missed(copy: Copy) -> str:
    again = "told again" if copy.mutation.told else "told once"
    changed = f"“{copy.mutation.was}”, now “{copy.mutation.now}”"
    return f"not noticed in {copy.position}, {copy.mutation.kind}, {again}: {changed}"


def _row(name: str, made: list[Copy]) -> str:
    again = [copy.noticed for copy in made if copy.mutation.told]
    share = f"{sum(again) / len(again):.0%}" if again else ""
    noticed_ones = sum(copy.noticed for copy in made) / len(made)
    return f"| {name} | {len(made)} | {noticed_ones:.0%} | {len(again)} | {share} |"


def _table(made: list[Copy]) -> Iterator[str]:
    yield "| what was changed | copies | noticed | told again | of these noticed |"
    yield "| --- | --- | --- | --- | --- |"
    for kind in sorted({copy.mutation.kind for copy in made}):
        yield _row(kind, [copy for copy in made if copy.mutation.kind == kind])
    if made:
        yield _row("all", made)


def main() -> None:
    """Print what was not noticed, and the table of shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--each", type=int, default=1, help="copies of a kind and document")
    parser.add_argument("--kinds", type=int, help="kinds drawn of each document, all if not given")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = []
    for copy in copies(options.seed, options.documents, options.each, options.kinds):
        made.append(copy)
        if not copy.noticed:
            print(_missed(copy), flush=True)
    print("\n".join(_table(made)))


if __name__ == "__main__":
    main()
