"""Two files of one disclosure are two graphs and one disclosure."""

from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode

from benchmarks.writing.forms import FORMS
from fiscus.graph.ingest import ingest
from fiscus.graph.store import EmbeddedStore
from fiscus.graph.vocabulary import FIS, RDF
from tests.formats.documents import DOCUMENTS, said_by, taken_apart
from tests.formats.facts import facts_in

DOCUMENT = DOCUMENTS[0]


def test_as_docx_and_as_pdf(tmp_path: Path) -> None:
    """Each graph says all; the default graph says it once, with the places in both."""
    folder = tmp_path / "in"
    folder.mkdir()
    for ending in ("docx", "pdf"):
        form = next(form for form in FORMS if form.ending == ending)
        (folder / f"a.{ending}").write_bytes(form.write(taken_apart(DOCUMENT)))
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([folder], store, workers=1)
        quads = list(store.dump_quads())
        sources = [marker.source for marker in store.markers()]
    assert (report.ingested, report.quarantined, len(set(sources))) == (2, (), 2)
    for source in sources:
        own = (quad for quad in quads if quad.graph_name == NamedNode(source))
        assert facts_in(own, source) == said_by(DOCUMENT)
    merged = [quad for quad in quads if quad.graph_name == DefaultGraph()]
    kinds = [q for q in merged if q.predicate == RDF.type]
    assert sum(quad.object == FIS.Disclosure for quad in kinds) == 1
    places = {
        str(quad.object).partition("#")[0] for quad in merged if quad.predicate == FIS.statedIn
    }
    assert places == {f"<{source}" for source in sources}
