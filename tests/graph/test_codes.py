"""Every code in the data is in a code list that the package carries, or minted beside it."""

from pathlib import Path
from typing import Any

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import CODE, RDF
from fiscus.ontology.loading import code_list, code_list_names

HERE = Path(__file__).parents[1]
DOCUMENTS = sorted([*(HERE / "documents").glob("*.txt"), *(HERE.parent / "samples").glob("*.txt")])


@pytest.fixture(scope="module")
def listed() -> frozenset[str]:
    names = [name for name in code_list_names() if name != "division"]
    return frozenset(str(subject) for name in names for subject in code_list(name).subjects())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_code_is_known(document: Path, listed: frozenset[str]) -> None:
    quads: tuple[Any, ...] = convert(document.read_bytes(), document.name).quads
    minted = {quad.subject.value for quad in quads if quad.predicate == RDF.type}
    used = {quad.object.value for quad in quads if quad.object.value.startswith(CODE)}
    assert used
    assert used - minted - listed == set()
