"""The same disclosure gives the same facts in every format: all triples but places and digest."""

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from benchmarks.writing.as_text import ENCODINGS
from benchmarks.writing.forms import FORMS, Form
from benchmarks.writing.packing import packed
from fiscus.graph.ingest import ingest
from fiscus.graph.store import EmbeddedStore
from tests.formats.as_office import saved_as
from tests.formats.documents import DOCUMENTS, said_by, taken_apart, text_of
from tests.formats.facts import differences, facts, facts_in

OFFICE = ("rtf", "doc", "odt", "ods", "xls")
"""Endings; of those of WPS, wps is a doc and et an xls."""

documents = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"),
    reason="LibreOffice (soffice) is not installed: rtf, odt, doc, wps and ods were not compared",
)


def hold_against(document: Path, data: bytes, name: str) -> None:
    """Hold what the file *name* says against what the text *document* says."""
    expected, actual = said_by(document), facts(data, name)
    assert len(expected) > 1_000
    assert actual == expected, differences(expected, actual)


@documents
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_rebuilt_in_another_format(document: Path, form: Form) -> None:
    data = form.write(taken_apart(document))
    hold_against(document, data, f"{document.stem}.{form.ending}")


@documents
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_in_another_encoding(document: Path, encoding: str) -> None:
    hold_against(document, ENCODINGS[encoding](text_of(document)), document.name)


def test_in_an_archive_with_names_in_gbk(tmp_path: Path) -> None:
    """A disclosure in each format, packed as Windows does it in China, goes in by its name."""
    document = DOCUMENTS[0]
    forms = {form.ending: form for form in FORMS}
    files = {
        f"部门预算/{document.stem}（公开）.{ending}": form.write(taken_apart(document))
        for ending, form in forms.items()
    }
    archive = tmp_path / "预算.zip"
    archive.write_bytes(packed(files))
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([archive], store)
        quads = list(store.dump_quads())
        sources = {marker.name: marker.source for marker in store.markers()}
    assert (report.ingested, report.quarantined) == (len(files), ())
    assert sorted(sources) == [f"{archive}!/{name}" for name in sorted(files)]
    expected = said_by(document)
    for name, source in sources.items():
        actual = facts_in((q for q in quads if q.graph_name == NamedNode(source)), source)
        assert actual == expected, name + differences(expected, actual)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, bytes]]:
    """Return what gives the disclosures as LibreOffice saves them, by their names."""
    layouts = {document.stem: taken_apart(document) for document in DOCUMENTS}

    @cache
    def save(ending: str) -> dict[str, bytes]:
        turn = OFFICE.index(ending)
        chosen = {name: layouts[name] for n, name in enumerate(layouts) if n % len(OFFICE) == turn}
        return saved_as(ending, chosen, tmp_path_factory.mktemp(ending))

    return save


@pytest.mark.slow
@needs_soffice
@pytest.mark.parametrize("ending", OFFICE)
def test_in_a_format_that_is_converted(
    ending: str, saved: Callable[[str], dict[str, bytes]]
) -> None:
    """Each disclosure in one of the formats: a conversion takes three seconds."""
    found = saved(ending)
    for document in DOCUMENTS:
        if data := found.get(document.stem):
            hold_against(document, data, f"{document.stem}.{ending}")
