"""Every term in use is declared, and every declared term is used or explained."""

import re
from importlib.resources import files
from pathlib import Path

import fiscus
from fiscus.graph.vocabulary import FIS
from fiscus.ontology.terms import declared_terms

ROOT = Path(fiscus.__file__).parent
IN_CODE = re.compile(r"\bFIS\.([A-Za-z]\w*)")
IN_RDF = re.compile(r"\bfis:([A-Za-z]\w*)")
FRAGMENT_PLACES = {"line", "page", "table", "row", "column", "sheet", "startOffset", "endOffset"}
"""Properties that the walker takes by name from the place of a fragment."""
EXPLAINED = Path(__file__).with_name("unused-terms.txt")


def used_in_code() -> set[str]:
    names: set[str] = set()
    for path in (ROOT / "graph").rglob("*.py"):
        names.update(IN_CODE.findall(path.read_text(encoding="utf-8")))
    return (names | FRAGMENT_PLACES) - {"prefix"}


def used_in_rdf() -> set[str]:
    names: set[str] = set()
    for folder, ending in (("shapes", "*.ttl"), ("queries", "*.rq")):
        for path in (ROOT / folder).glob(ending):
            text = path.read_text(encoding="utf-8")
            names.update(IN_RDF.findall(text))
            names.update(re.findall(re.escape(FIS.prefix) + r"([A-Za-z]\w*)", text))
    return names


def explained() -> dict[str, str]:
    pairs = (line.split(maxsplit=1) for line in EXPLAINED.read_text(encoding="utf-8").splitlines())
    return {pair[0]: pair[1] for pair in pairs if pair}


def test_every_used_term_is_declared() -> None:
    assert (used_in_code() | used_in_rdf()) - declared_terms() == set()


def test_every_declared_term_is_used_or_explained() -> None:
    unused = declared_terms() - used_in_code() - used_in_rdf()
    assert unused == set(explained())


def test_ontology_files_are_there() -> None:
    assert any(
        path.name.endswith(".ttl") for path in files("fiscus").joinpath("ontology").iterdir()
    )
