"""Whether a corpus costs as much a document as a few do: ``python -m benchmarks.validating_many``.

Each size is checked in one report, with the rules that compare disclosures; made-up disclosures
are converted before the clock starts. Seconds are of processor time, so that other work on the
machine is left out.
"""

import argparse
import time

import pyoxigraph as ox

from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate_quads

from .generating import files
from .machine import describe


def quads(seed: int, count: int) -> list[ox.Quad]:
    """Return the facts of *count* made-up disclosures."""
    return [quad for name, data in files(seed, count) for quad in convert(data, name).quads]


def seconds(facts: list[ox.Quad]) -> float:
    """Return the processor time that one report on *facts* takes."""
    start = time.process_time()
    validate_quads(facts)
    return time.process_time() - start


def main() -> None:
    """Print seconds a document for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(describe())
    print("| documents | triples | seconds | a document |\n| --- | --- | --- | --- |")
    seconds(quads(options.seed, 2))
    for count in options.documents:
        facts = quads(options.seed, count)
        spent = seconds(facts)
        print(f"| {count} | {len(facts)} | {spent:.1f} | {spent / count:.3f} |", flush=True)


if __name__ == "__main__":
    main()
