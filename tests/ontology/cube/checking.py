"""The integrity constraints of the RDF Data Cube vocabulary, asked of any graph.

W3C Recommendation of 16 January 2014, section 11. A cube may say once what holds for many
observations; section 10 tells how it is expanded before the constraints are asked.
"""

from pathlib import Path

import pyoxigraph as ox

HERE = Path(__file__).parent
CONSTRAINTS = sorted((HERE / "constraints").glob("*.rq"))
_STEPS = {
    "ic-20": "SELECT DISTINCT ?p WHERE { ?list qb:parentChildProperty ?p FILTER(ISIRI(?p)) }",
    "ic-21": "SELECT DISTINCT ?p WHERE { ?list qb:parentChildProperty/owl:inverseOf ?p }",
}
_PREFIXES = {"qb": "http://purl.org/linked-data/cube#", "owl": "http://www.w3.org/2002/07/owl#"}


def normalise(graph: ox.Store) -> None:
    """Add to the graph what its abbreviations stand for."""
    for path in sorted((HERE / "normalisation").glob("*.ru")):
        graph.update(path.read_text(encoding="utf-8"))


def violated(graph: ox.Store) -> list[str]:
    """Return the names of the constraints that the graph violates, in order."""
    return [path.stem for path in CONSTRAINTS if _is_violated(path, graph)]


def _is_violated(constraint: Path, graph: ox.Store) -> bool:
    text = constraint.read_text(encoding="utf-8")
    steps = _STEPS.get(constraint.stem[:5])
    texts = [text] if steps is None else [text.replace("urn:step", p) for p in _found(steps, graph)]
    return any(bool(graph.query(asked)) for asked in texts)


def _found(text: str, graph: ox.Store) -> list[str]:
    rows = graph.query(text, prefixes=_PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return [row["p"].value for row in rows]
