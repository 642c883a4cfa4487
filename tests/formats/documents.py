"""The disclosures that are rebuilt in other formats, and what each says."""

from functools import cache
from pathlib import Path

from benchmarks.writing.cell_stream import layout_of
from benchmarks.writing.layout import Layout
from tests.formats.facts import Triple, facts

_ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    *sorted((_ROOT / "samples").glob("*.txt")),
    _ROOT / "tests" / "documents" / "another-county.txt",
)


@cache
def text_of(document: Path) -> str:
    """Return the text of a disclosure."""
    return document.read_text(encoding="utf-8")


@cache
def said_by(document: Path) -> frozenset[Triple]:
    """Return what a disclosure says as text."""
    return facts(document.read_bytes(), document.name)


@cache
def taken_apart(document: Path) -> Layout:
    """Return the paragraphs and tables of a disclosure."""
    return layout_of(text_of(document))
