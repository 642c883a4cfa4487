"""The code blocks of a guide, and what they must agree with.

A fence names its language and, where it is not about the samples, its subject (``turtle cube``).
The first Turtle and the first SPARQL block hold the prefixes of all others. A SPARQL block is
followed by the table of its answer.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, Graph, Node

BASE = "https://w3id.org/fiscus/"
_FENCE = re.compile(
    r"^```(?P<kind>[^\n]+)\n(?P<body>.*?)^```\n(?:\n(?P<table>(?:^\|[^\n]*\n)+))?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    :ivar kind: what stands behind the fence, such as ``sparql`` or ``turtle cube``.
    :ivar table: the lines of the table that follows at once, empty where none does.
    :ivar line: the line of the guide where it begins.
    """

    kind: str
    body: str
    table: str
    line: int

    @property
    def language(self) -> str:
        """Return the language alone."""
        return self.kind.partition(" ")[0]

    @property
    def subject(self) -> str:
        """Return what the block is about; empty for the samples."""
        return self.kind.partition(" ")[2]


def blocks(guide: Path) -> list[Block]:
    """Return the fenced blocks of a guide, in order."""
    text = guide.read_text(encoding="utf-8")
    return [
        Block(m["kind"], m["body"], m["table"] or "", text.count("\n", 0, m.start()) + 1)
        for m in _FENCE.finditer(text)
    ]


def pattern(turtle: str) -> str:
    """Return the question whether a graph has these triples, each blank node for some node."""
    graph = Graph().parse(data=turtle, format="turtle", publicID=BASE)
    assert len(graph) > 0
    triples = (" ".join(_term(term) for term in triple) for triple in graph)
    return "ASK { " + " . ".join(triples) + " }"


def answer_table(answer: ox.QuerySolutions) -> str:
    """Return an answer as the guides print it: IRIs under the base, in backticks."""
    names = [variable.value for variable in answer.variables]
    rows = [[_cell(row[name]) for name in names] for row in answer]
    lines = [names, ["---"] * len(names), *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def _term(term: Node) -> str:
    return f"?{term}" if isinstance(term, BNode) else term.n3()


def _cell(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return f"`{term.value.removeprefix(BASE)}`"
    assert isinstance(term, ox.Literal), term
    return term.value.replace("|", "\\|")
