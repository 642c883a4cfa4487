"""SHACL-SPARQL constraints (SHACL, section 5), evaluated by Oxigraph in one query a shape.

A constraint is written for one pre-bound ``$this``. Each of ours binds ``$this`` itself,
inside every sub-select, so that it means the same unbound; asked once for all focus nodes
it costs milliseconds where one query a node costs seconds.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from .finding import Finding
from .rules import Rule
from .shape_files import BrokenShape, where_of

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def find(store: ox.Store, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield what the SPARQL constraints among *rules* find in the default graph of *store*."""
    for rule in rules:
        if rule.select:
            yield from _apply(store, rule)


def _apply(store: ox.Store, rule: Rule) -> Iterator[Finding]:
    try:
        solutions = store.query(rule.select)
    except SyntaxError as error:
        raise BrokenShape(f"no SPARQL: {error.msg}", where_of(rule.shape), "correct it") from error
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"{rule.shape} does not select")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        row = {name: term for name in names if (term := solution[name]) is not None}
        focus = row.pop("this", None)
        if isinstance(focus, ox.NamedNode) and _targeted(store, focus, rule.target):
            yield _finding(rule.shape, focus.value, row)


def _targeted(store: ox.Store, focus: ox.NamedNode, target: str) -> bool:
    return ox.Quad(focus, RDF_TYPE, ox.NamedNode(target)) in store


def _finding(shape: str, focus: str, row: dict[str, ox.NamedNode]) -> Finding:
    path = row.pop("path", None)
    value = row.pop("value", None)
    bindings = row if value is None else {**row, "value": value}
    return Finding(shape, focus, path.value if path else None, value, bindings)
