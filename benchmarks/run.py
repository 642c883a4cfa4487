"""``python -m benchmarks.run``: measure, and print a table in Markdown.

``--quick`` runs everything once on little, to see that it runs; its figures mean nothing.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from . import conversion, dumping, formats, ingesting, loading, querying, validating
from .machine import describe
from .measuring import Row


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured.

    :ivar copies: how often each sample is taken.
    :ivar served: the same for the graph that the servers hold.
    :ivar rounds: runs of which the quickest counts.
    :ivar requests: queries of each kind.
    :ivar validated: documents that fiscus validates.
    :ivar with_sparql: by all shapes, or only by those without SPARQL.
    :ivar corpus: made-up disclosures that are validated in one report.
    :ivar ingested: made-up files that go into a store, with one worker and with two.
    """

    copies: int
    served: int
    rounds: int
    requests: int
    validated: int
    with_sparql: bool
    corpus: int
    ingested: int


FULL = Size(
    copies=4,
    served=8,
    rounds=5,
    requests=1000,
    validated=5,
    with_sparql=True,
    corpus=1000,
    ingested=1000,
)
QUICK = Size(
    copies=1,
    served=1,
    rounds=1,
    requests=16,
    validated=1,
    with_sparql=False,
    corpus=2,
    ingested=8,
)


def parts(size: Size) -> dict[str, Callable[[], Iterator[Row]]]:
    """Return what is measured, by name."""
    return {
        "conversion": lambda: conversion.measure(size.copies, size.rounds),
        "formats": lambda: formats.measure(size.validated, size.rounds),
        "ingesting": lambda: ingesting.measure(size.ingested, (1, 2)),
        "loading": lambda: loading.measure(size.copies, size.rounds),
        "querying": lambda: querying.measure(size.served, size.requests, (1, 8)),
        "dumping": lambda: dumping.measure(size.copies, size.rounds),
        "validating": lambda: validating.measure(
            size.validated, size.rounds, with_sparql=size.with_sparql
        ),
        "validating-corpus": lambda: validating.measure_corpus(
            size.corpus, with_sparql=size.with_sparql
        ),
    }


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table as they come."""
    yield "| what | who | measured | fiscus is … times as fast |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        ratio = "" if row.ratio is None else f"{'> ' * row.at_least}{row.ratio:.3g}"
        yield f"| {row.group} | {row.subject} | {row.values} | {ratio} |"


def main(arguments: list[str]) -> None:
    """Measure what is asked for, everything by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run")
    parser.add_argument("--quick", action="store_true", help="once on little, to see that it runs")
    parser.add_argument("parts", nargs="*", help=f"any of {', '.join(parts(QUICK))}")
    given = parser.parse_args(arguments)
    known = parts(QUICK if given.quick else FULL)
    if unknown := set(given.parts) - set(known):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {describe()}\n")
    wanted = [measure for name, measure in known.items() if not given.parts or name in given.parts]
    for line in table(row for measure in wanted for row in measure()):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
