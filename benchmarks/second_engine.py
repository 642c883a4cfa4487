"""Whether another engine finds the same: ``python -m benchmarks.second_engine --documents 100``.

Shifty is given the same shapes and the same prepared facts of made-up disclosures, each with one
thing changed so that there is something to find. Shape, focus node, path, value and severity of
every result are compared; numbers as numbers, since 5 and 5.0 are one.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pyoxigraph as ox
import shifty
from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate_quads
from fiscus.graph.validation.conversion import add_quads, graph_of, to_oxigraph, to_value
from fiscus.graph.validation.preparation import prepare
from fiscus.graph.validation.report import Value
from fiscus.graph.validation.rules import SEVERITY_OF, context, shapes_graph
from fiscus.graph.validation.wording import canonical

from .generating import text
from .generating.draws import Draws
from .mutating import mutations

Seen = tuple[str, str, str, str, str]
"""Shape, focus node, path, value and severity."""


def ours(quads: list[ox.Quad]) -> Counter[Seen]:
    """Return what fiscus finds."""
    found = validate_quads(quads).results
    return Counter((r.shape, r.focus, r.path or "", _plain(r.value), r.severity) for r in found)


@cache
def _shapes() -> shifty.PreparedValidator:
    return shifty.PreparedValidator(shapes_graph())


def others(quads: list[ox.Quad]) -> Counter[Seen]:
    """Return what Shifty finds on the same facts."""
    store = ox.Store()
    add_quads(store, [*quads, *context()])
    prepare(store)
    report = _shapes().validate(graph_of(store), infer=False, graph_mode="data")[1]
    return Counter(_seen(report, node) for node in report.subjects(RDF.type, SH.ValidationResult))


def _seen(report: Graph, result: Node) -> Seen:
    level = report.value(result, SH.resultSeverity)
    severity = next(name for iri, name in SEVERITY_OF.items() if iri == level)
    path = report.value(result, SH.resultPath)
    shape, focus = report.value(result, SH.sourceShape), report.value(result, SH.focusNode)
    value = report.value(result, SH.value)
    said = None if value is None or value == focus else to_value(to_oxigraph(value))
    return str(shape), str(focus), str(path or ""), _plain(said), severity


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return canonical(value) if isinstance(value, Decimal) else str(value)


def changed(seed: int, count: int) -> Iterator[str]:
    """Yield *count* made-up disclosures, one thing changed in each."""
    for position in range(count):
        original = text(seed, position)
        yield next(mutations(original, Draws(seed, "second", position), 1, 1)).text


def main() -> None:
    """Print each document on which the two differ, and how many agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    results = agreeing = 0
    for number, disclosure in enumerate(changed(options.seed, options.documents), 1):
        quads = list(convert(disclosure.encode(), "disclosure.txt").quads)
        mine, theirs = ours(quads), others(quads)
        results += mine.total()
        agreeing += mine == theirs
        for difference in (mine - theirs) + (theirs - mine):
            print(f"{number}: {difference}")
        spent = time.process_time()
        print(f"{agreeing} of {number} agree, {results} results, {spent:.0f} s", flush=True)


if __name__ == "__main__":
    main()
