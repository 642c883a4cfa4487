"""The text of a source as reports show it: every place that facts rest on is found in it."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from fiscus.graph.ingest import Understood, conversion_of, understand_file
from fiscus.graph.validation.report import Evidence
from fiscus.graph.validation.source_text import SourceText, span_of
from fiscus.graph.vocabulary import FIS
from fiscus.server.source_texts import source_text

TESTS = Path(__file__).parents[1]
FILES = sorted(
    [
        *(p for p in (TESTS / "provinces").iterdir() if p.suffix not in {".tsv", ".py", ""}),
        TESTS / "documents" / "procurement.txt",
    ]
)


def understood(path: Path) -> Understood:
    return understand_file(path.read_bytes(), path.name)


def cited(path: Path) -> dict[str, str]:
    """Return the text of each fragment that facts rest on, by its IRI."""
    found: dict[str, str] = {}
    for quad in conversion_of(understood(path)).quads:
        if quad.predicate == FIS.sourceText:
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, Literal)
            found[quad.subject.value] = quad.object.value
    return found


def shown(text: SourceText, fragment: str) -> str:
    """Return what a report would mark for a fragment."""
    lines = {line.key: line.text for line in text.lines()}
    span = span_of(Evidence("", "", fragment=fragment), lines)
    return lines[span.key][span.start : span.end]


def test_there_is_a_file_of_each_format() -> None:
    assert {path.suffix for path in FILES} == {".html", ".docx", ".xlsx", ".txt", ".pdf"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_fragment_marks_its_own_text(path: Path) -> None:
    text, fragments = source_text(understood(path), path.name), cited(path)
    marked = {fragment: shown(text, fragment).strip() for fragment in fragments}
    assert marked == {fragment: said.strip() for fragment, said in fragments.items()}


def test_lines_know_their_place_and_section() -> None:
    path = TESTS / "documents" / "procurement.txt"
    lines = list(source_text(understood(path), "a name").lines())
    text = path.read_text("utf-8").splitlines()
    assert [line.text.strip() for line in lines] == [one.strip() for one in text if one.strip()]
    assert [text[int(line.place["line"]) - 1].strip() for line in lines] == [
        line.text.strip() for line in lines
    ]
    assert "procurement" in {line.section for line in lines}
