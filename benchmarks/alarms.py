"""How often validation alarms over consistent disclosures: ``python -m benchmarks.alarms``.

The goal is never. Documents are made from a seed (:mod:`benchmarks.generating`), their sums are
checked on the model before they are written, and the report must be empty.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator

from fiscus.graph.ingest import convert
from fiscus.graph.validation import Result, validate_quads

from .generating import files


def alarms(seed: int, count: int) -> Iterator[list[tuple[str, Result]]]:
    """Yield of each of *count* consistent disclosures what is found, with the name of the file."""
    for name, data in files(seed, count):
        yield [(name, result) for result in validate_quads(convert(data, name).quads).results]


def main() -> None:
    """Print how many findings there were, and of each rule the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = Counter[str]()
    for number, results in enumerate(alarms(options.seed, options.documents), 1):
        for name, result in results:
            if not found[result.shape]:
                print(f"{result.severity} {name}: {result.message['en']}", flush=True)
            found[result.shape] += 1
        if number % 100 == 0:
            seconds = time.process_time()
            print(f"{number} documents, {found.total()} findings, {seconds:.0f} s", flush=True)
    print(f"{options.documents} documents, {found.total()} findings")
    for shape, times in found.most_common():
        print(f"{times:6} {shape.rpartition('#')[2]}")


if __name__ == "__main__":
    main()
