"""The catalogue satisfies DCAT-AP as far as its publisher tells what only the publisher knows."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph
from rdflib.namespace import SH

from fiscus.graph.ingest import ingest
from fiscus.graph.store import EmbeddedStore
from fiscus.graph.validation import reference
from fiscus.graph.validation.engine import validate_quads
from fiscus.graph.validation.profiles import shapes_of
from fiscus.graph.validation.report import Report
from fiscus.server.addresses import Addresses
from fiscus.server.catalogue import Catalogue
from fiscus.server.catalogue_facts import BadCatalogueFacts, CatalogueFacts, read_facts
from fiscus.server.graph_view import GraphView
from fiscus.server.harvest import build_dumps

BASE = "https://w3id.org/fiscus/"
SAMPLES = Path(__file__).parents[2] / "samples"
OFFICIAL = SAMPLES.parents[1] / "shared" / "conformance" / "dcat-ap-3.0.1"
FACTS = Path(__file__).parent / "data" / "catalogue-facts"
BAD = sorted((FACTS / "bad").glob("*.toml"))
WHOLE = CatalogueFacts(
    publisher="示例市财政局信息中心",
    publisher_type="LocalAuthority",
    contact="mailto:data@example.org",
    licence="https://creativecommons.org/licenses/by/4.0/",
    issued=date(2024, 3, 1),
    modified=date(2024, 3, 15),
    availability="STABLE",
)
UNKNOWN = {
    "dcat-agent-type",
    "dcat-catalogue-issued",
    "dcat-catalogue-licence",
    "dcat-catalogue-modified",
    "dcat-dataset-contact",
    "dcat-distribution-availability",
    "dcat-distribution-licence",
    "dcat-service-contact",
}
"""What nobody but the publisher can tell."""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphView]:
    """Look at two samples, of two counties."""
    names = ("example-faulty-2023", "example-huaian-keji-2023")
    with EmbeddedStore(tmp_path_factory.mktemp("catalogue") / "store", reserve=0) as store:
        assert ingest([SAMPLES / f"{name}.txt" for name in names], store).ingested == 2
        yield GraphView(store)


def catalogue(view: GraphView, facts: CatalogueFacts, taken: str = "") -> list[ox.Triple]:
    writer = Catalogue(Addresses(BASE), "https://data.example.org", facts, taken)
    return writer.triples(view.disclosures(), build_dumps(view, BASE))


def checked(triples: list[ox.Triple]) -> Report:
    quads = [ox.Quad(t.subject, t.predicate, t.object) for t in triples]
    return validate_quads(quads, {}, shapes_of("dcat-ap"))


def rules(report: Report) -> set[str]:
    return {result.shape.rpartition("#")[2] for result in report.results}


def values(triples: list[ox.Triple], predicate: str) -> set[str]:
    return {t.object.value for t in triples if t.predicate.value == predicate}  # type: ignore[union-attr]


def test_nothing_is_missing_when_the_publisher_tells_all(view: GraphView) -> None:
    assert rules(checked(catalogue(view, WHOLE))) == set()


def test_only_what_nobody_else_knows_is_missing_without(view: GraphView) -> None:
    assert rules(checked(catalogue(view, CatalogueFacts()))) == UNKNOWN


def test_the_published_shapes_say_the_same(view: GraphView) -> None:
    if not OFFICIAL.is_dir():
        pytest.skip("../shared is not here")
    text = ox.serialize(catalogue(view, WHOLE), format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=text, format="nt")
    shapes = Graph()
    for name in ("shapes.ttl", "shapes_recommended.ttl"):
        shapes.parse(OFFICIAL / name)
    report = reference.report_on(graph, shapes)
    assert list(report.subjects(RDF.type, SH.ValidationResult)) == []


def test_no_licence_is_made_up(view: GraphView) -> None:
    predicate = "http://purl.org/dc/terms/license"

    assert values(catalogue(view, CatalogueFacts()), predicate) == set()
    assert values(catalogue(view, WHOLE), predicate) == {WHOLE.licence}


def test_a_snapshot_tells_when_the_catalogue_changed(view: GraphView) -> None:
    moment = "2024-05-01T08:00:00+00:00"
    predicate = "http://purl.org/dc/terms/modified"

    assert values(catalogue(view, WHOLE, moment), predicate) == {moment}
    assert values(catalogue(view, WHOLE), predicate) == {"2024-03-15"}


def test_places_and_kinds_of_publishers_come_from_the_graph(view: GraphView) -> None:
    found = catalogue(view, CatalogueFacts())

    assert values(found, "http://purl.org/dc/terms/spatial") == {
        f"{BASE}id/division/130728",
        f"{BASE}id/division/130730",
        "http://publications.europa.eu/resource/authority/country/CHN",
    }
    assert values(found, "http://purl.org/dc/terms/type") == {
        "http://purl.org/adms/publishertype/LocalAuthority"
    }


def test_a_link_answers_questions_as_a_letter_does(view: GraphView) -> None:
    found = catalogue(view, replace(WHOLE, contact="https://example.org/ask"))

    assert values(found, "http://www.w3.org/2006/vcard/ns#hasURL") == {"https://example.org/ask"}
    assert values(found, "http://www.w3.org/2006/vcard/ns#hasEmail") == set()


def test_facts_are_read() -> None:
    assert read_facts(FACTS / "whole.toml") == WHOLE
    assert read_facts(None) == CatalogueFacts()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_cannot_be_published_is_refused(path: Path) -> None:
    with pytest.raises(BadCatalogueFacts, match=re.escape(path.name)) as caught:
        read_facts(path)

    assert caught.value.hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadCatalogueFacts, match="nothing"):
        read_facts(tmp_path / "nothing.toml")


def test_the_example_of_the_docs_is_whole() -> None:
    text = (SAMPLES.parent / "docs" / "serving.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", text, flags=re.DOTALL)

    assert tomllib.loads(shown) == tomllib.loads((FACTS / "whole.toml").read_text(encoding="utf-8"))
