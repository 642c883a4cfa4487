"""Writes the table of divisions that disclosures are read with, from the code list.

``python -m fiscus.ontology.codelists.division_table graph/disclosure/naming/divisions.tsv``

A row is code, name, level, code of the division above, year since, year until, and former
names parted by blanks. Loading it takes a fiftieth of the time that the Turtle takes.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ...graph.vocabulary import FIS, SKOS

_LITERALS = {FIS.divisionCode: "code", FIS.establishedYear: "since", FIS.retiredYear: "until"}
_LINKS = {FIS.governmentLevel: "level", FIS.withinDivision: "above"}
_COLUMNS = ("code", "name", "level", "above", "since", "until", "former")


def rows() -> Iterator[str]:
    """Yield the lines of the table, in the order of the codes."""
    found: dict[str, dict[str, str]] = defaultdict(lambda: dict.fromkeys(_COLUMNS, ""))
    data = files("fiscus").joinpath("ontology/codelists/division.ttl").read_bytes()
    for quad in parse(data, RdfFormat.TURTLE):
        facts, value = found[str(quad.subject)], quad.object
        if isinstance(value, Literal):
            _take_literal(facts, quad.predicate, value)
        elif isinstance(value, NamedNode) and quad.predicate in _LINKS:
            facts[_LINKS[quad.predicate]] = value.value.rsplit("/", 1)[1]
    for facts in sorted(found.values(), key=lambda facts: facts["code"]):
        if facts["code"]:
            yield "\t".join(facts[column] for column in _COLUMNS)


def _take_literal(facts: dict[str, str], predicate: NamedNode, value: Literal) -> None:
    if predicate in _LITERALS:
        facts[_LITERALS[predicate]] = value.value
    elif predicate == SKOS.prefLabel and value.language == "zh":
        facts["name"] = value.value
    elif predicate == SKOS.altLabel:
        facts["former"] = f"{facts['former']} {value.value}".strip()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(rows()) + "\n", encoding="utf-8")
